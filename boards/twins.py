"""What an act makes of the board's own parts of its record, on a document and without a database.

A twin gives a new document and leaves the one it was given alone. A row is named by its place in its list;
None stands in place of one that was withdrawn.
"""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, Final

from boards.refusals import Refused
from boards.snapshot import settled
from statute.day import ONE_DAY
from statute.record import BadRecord, facts_of
from statute.shape import Fault

Document = dict[str, Any]
Row = dict[str, Any]

OF_BOARD: Final = ("regimes", "parties")
LISTS: Final = (*OF_BOARD, "scheme_versions", "settings")
WORDS: Final = {"from": "The first day", "effective_on": "The day it took effect", "members": "Councillors"}
OWN: Final = re.compile(
    r"(?:board\.)?(?:regimes|parties|scheme_versions|settings)\[\d+\]\.?"
    r"|board\.(?:established\.?)?|complete\."
)


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
    return _holding_together(after)


def _with_first_regime(document: Document, said: Row) -> Document:
    if said["from"] is None:
        raise Refused("Say from which day the board has followed this model.", field="regime_from")
    rows = rows_in(document, "regimes")
    if not rows:
        return recorded(document, "regimes", said)
    first, *others = sorted(rows, key=lambda row: str(row["from"]))
    if any(row["from"] <= said["from"].isoformat() for row in others):
        raise Refused("A later model of integration begins on that day or before it.", field="regime_from")
    return corrected(document, "regimes", rows.index(first), said)


def rows_in(document: Document, name: str) -> list[Any]:
    """Give the rows of one of the board's own lists."""
    return [*(document["board"] if name in OF_BOARD else document).get(name, [])]


def _with_rows(document: Document, name: str, rows: list[Any]) -> Document:
    if name not in OF_BOARD:
        return document | {name: rows}
    board = {each: value for each, value in document["board"].items() if each != name}
    # A list that was emptied says nothing: no longer known, not known to be none.
    return document | {"board": board | ({name: rows} if any(row is not None for row in rows) else {})}


def recorded(document: Document, name: str, said: Mapping[str, Any]) -> Document:
    """Give the record with a row more in one of the board's own lists; what is None is left out.

    Refuses a value that no record may hold, and a second row from one day or of one authority.
    """
    return _holding_together(_with_rows(document, name, [*rows_in(document, name), row_said(said)]), name)


def all_recorded(document: Document, name: str, said: Iterable[Mapping[str, Any]]) -> Document:
    """Give the record with some rows more, all of them or none; refuses none at all, and as `recorded`."""
    after = document
    for row in said:
        after = recorded(after, name, row)
    if after is document:
        raise Refused("There is nothing to record yet.")
    return after


def corrected(document: Document, name: str, place: int, changes: Mapping[str, Any]) -> Document:
    """Give the record with a row said anew in some fields, None for one not known; refuses as `recorded`."""
    rows = rows_in(document, name)
    rows[place] = row_said({**rows[place], **changes})
    return _holding_together(_with_rows(document, name, rows), name)


def withdrawn(document: Document, name: str, place: int) -> Document:
    """Give the record without a row that should never have been there; refuses while others rest on it."""
    rows = rows_in(document, name)
    named = rows[place].get("authority") if name == "parties" else None
    if named is not None and _is_named(document, named):
        raise Refused("Seats or other entries of the record name this authority. Change those first.")
    rows[place] = None
    return _holding_together(_with_rows(document, name, rows))


def _is_named(document: Document, authority: str) -> bool:
    """Whether a seat or a standing, an appointing period, or the scheme names an authority."""
    rows = [
        *document.get("seats", []),
        *document.get("standings", []),
        *document.get("appointing_periods", []),
    ]
    names = ("nominated_by", "represents", "of", "chair_by", "vice_by")
    schemes = document.get("scheme_versions", [])
    return any(row.get(name) == authority for row in rows for name in names) or any(
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
    return _holding_together(document | {"complete": complete}) if _differs(document, complete) else document


def _differs(document: Document, complete: Row) -> bool:
    return bool(complete != document.get("complete", {}))


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


def row_said(said: Mapping[str, Any]) -> Row:
    """Give a row as the record says it: days as text, and nothing for what is not known."""
    return {
        name: value.isoformat() if isinstance(value, date) else value
        for name, value in said.items()
        if value is not None
    }


def _holding_together(after: Document, name: str = "") -> Document:
    try:
        facts_of(settled(after))
    except BadRecord as bad:
        told = [_told(fault, name) for fault in bad.faults]
        raise Refused(list(dict.fromkeys(message for message, _ in told)), field=told[0][1]) from bad
    return after


def _told(fault: Fault, name: str) -> tuple[str, str | None]:
    """Say what is wrong, and at which field of the row at hand."""
    own = OWN.match(fault.place)
    if own is None:
        return f"The record would not hold together: {fault}.", None
    field = re.split(r"\W", fault.place[own.end() :])[0]
    if not field:
        return _same_twice(name)
    words = WORDS.get(field, field.replace("_", " ").capitalize())
    return f"{words}: {fault.reason}.", field


def _same_twice(name: str) -> tuple[str, str | None]:
    if name == "parties":
        return "That authority is on record already.", "authority"
    return "There is one from that day on record already. Correct that one, or choose another day.", "from"
