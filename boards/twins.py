"""What an act makes of the board's own parts of its record, on a document and without a database.

A twin gives a new document and leaves the one it was given alone. A row is named by its place in its list;
None stands in place of one that was withdrawn.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, Final

from boards import rows
from boards.refusals import Refused
from boards.rows import Document, Row, corrected, holding_together, recorded, row_said, rows_in
from statute.day import ONE_DAY

OF_IDENTITY: Final = r"board\.(?:established\.?)?"
OF_CLAIMS: Final = r"complete\."


def identified(
    document: Document,
    *,
    name: str,
    order: str | None,
    effective_on: date | None,
    regime: str | None = None,
    regime_from: date | None = None,
) -> Document:
    """Give the record with who the board is and, where one is given, its first model of integration.

    None for the order or its day makes it not known. Refuses a value that no record may hold, and a first
    model on a day that another has, or after one.
    """
    established = row_said({"order": order, "effective_on": effective_on})
    board = {each: value for each, value in document["board"].items() if each != "established"}
    board |= {"name": name} | ({"established": established} if established else {})
    after = document | {"board": board}
    if regime is not None:
        after = _with_first_regime(after, {"regime": regime, "from": regime_from or effective_on})
    return holding_together(after, at=OF_IDENTITY)


def _with_first_regime(document: Document, said: Row) -> Document:
    if said["from"] is None:
        raise Refused("Say from which day the board has followed this model.", field="regime_from")
    regimes = rows_in(document, "regimes")
    if not regimes:
        return recorded(document, "regimes", said)
    first, *others = sorted(regimes, key=lambda row: str(row["from"]))
    if any(row["from"] <= said["from"].isoformat() for row in others):
        raise Refused("A later model of integration begins on that day or before it.", field="regime_from")
    return corrected(document, "regimes", regimes.index(first), said)


def parties_recorded(document: Document, said: Iterable[Mapping[str, Any]]) -> Document:
    """Give the record with some parties more, all of them or none; refuses none at all, and as `recorded`."""
    after = rows.all_recorded(document, "parties", said)
    if after is document:
        raise Refused("There is nothing to record yet.")
    return after


def withdrawn(document: Document, name: str, place: int) -> Document:
    """Give the record without a row that should never have been there; refuses while others rest on it."""
    named = rows_in(document, name)[place].get("authority") if name == "parties" else None
    if named is not None and _is_named(document, named):
        raise Refused("Seats or other entries of the record name this authority. Change those first.")
    return rows.withdrawn(document, name, place)


def _is_named(document: Document, authority: str) -> bool:
    """Whether a seat or a standing, an appointing period, or the scheme names an authority."""
    naming = [
        *document.get("seats", []),
        *document.get("standings", []),
        *document.get("appointing_periods", []),
    ]
    names = ("nominated_by", "represents", "of", "chair_by", "vice_by")
    schemes = document.get("scheme_versions", [])
    return any(row.get(name) == authority for row in naming for name in names) or any(
        authority in (each.get("first_chair_by"), each.get("specified_by"))
        or authority in (nominees if isinstance(nominees := each.get("nominees"), dict) else {})
        for each in schemes
    )


def councillors_counted(document: Document, place: int, *, from_: date, count: int) -> Document:
    """Give the record with how many councillors a council has from a day, instead of another count then."""
    party = rows_in(document, "parties")[place]
    if party["kind"] != "council":
        raise Refused("Only a council has councillors.", field="authority")
    others = [step for step in party.get("members", []) if step["from"] != from_.isoformat()]
    steps = sorted([*others, {"from": from_.isoformat(), "count": count}], key=lambda step: str(step["from"]))
    return corrected(document, "parties", place, {"members": steps})


def claimed(document: Document, claims: Mapping[str, date | None]) -> Document:
    """Give the record with what is said of some lists: from which day each is complete and kept up to date.

    None takes back that a list is kept up to date. Periods that have ended before the day stay as they are.
    """
    complete = dict(document.get("complete", {}))
    for name, day in claims.items():
        if spans := kept_up(complete.pop(name, []), day):
            complete[name] = spans
    if complete == document.get("complete", {}):
        return document
    return holding_together(document | {"complete": complete}, at=OF_CLAIMS)


def kept_up(spans: Iterable[Mapping[str, str]], day: date | None) -> list[Row]:
    """Give periods known with one that is kept up to date from a day, or with none where the day is None."""
    closed = [dict(each) for each in spans if each["to"] != "open"]
    if day is None:
        return closed
    before = (day - ONE_DAY).isoformat()
    # Those that reach the new one become part of it.
    touching = [each["from"] for each in closed if each["to"] >= before]
    first = min([day.isoformat(), *touching])
    return [*(each for each in closed if each["to"] < before), {"from": first, "to": "open"}]
