"""Rows added to a board record, corrected and withdrawn, on a document and without a database.

A row is named by its place in its list. What is given has None in place of a row that was withdrawn;
`boards.snapshot.settled` takes those out.
"""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, Final

from boards.fitting import refuse_misfit
from boards.refusals import Clash, Complaint, Place, Refused
from boards.snapshot import settled
from statute.facts import BoardFacts
from statute.record import BadRecord, facts_of
from statute.record_shape import HOLDER, RECORD
from statute.shape import FIRST_YEAR, LAST_YEAR, Fault, Many, Named

Document = dict[str, Any]
Row = dict[str, Any]

OF_BOARD: Final = ("regimes", "parties")
WORDS: Final = {
    "starts_on": "The first day",
    "from": "The first day",
    "ends": "The last day",
    "to": "The last day",
    "term_ends": "The last day of the term",
    "first_set_to": "The last day as first determined",
    "seen_on": "The day on which it was seen",
    "given_on": "The day it was given",
    "received_on": "The day it was received",
    "effective_on": "The day it takes effect",
}
OWN_WORDS: Final = {"effective_on": "The day it took effect", "members": "Councillors"}
ONE_FROM_A_DAY: Final = (
    "There is one from that day on record already. Correct that one, or choose another day.",
    "from",
)
# What there can be only one of, with the entry that makes a second one clash.
ONLY_ONE: Final = {
    "parties": ("That authority is on record already.", "authority"),
    **dict.fromkeys(("regimes", "scheme_versions", "settings"), ONE_FROM_A_DAY),
}


def facts_in(document: Document) -> BoardFacts:
    """Give the facts in a record, as the law is asked on them; refuses a record that cannot be so."""
    try:
        return facts_of(settled(document))
    except BadRecord as bad:
        raise Clash([_of_the_whole(fault) for fault in bad.faults]) from bad


def rows_in(document: Document, name: str) -> list[Any]:
    """Give the rows of one of the record's lists, wherever it stands."""
    return [*(document["board"] if name in OF_BOARD else document).get(name, [])]


def with_rows(document: Document, name: str, rows: list[Any]) -> Document:
    """Give the record with other rows in one of its lists; the record it was given is left alone."""
    if name not in OF_BOARD:
        return document | {name: rows}
    board = {each: value for each, value in document["board"].items() if each != name}
    # A list of the board's that was emptied says nothing: no longer known, not known to be none.
    return document | {"board": board | ({name: rows} if any(row is not None for row in rows) else {})}


def replaced(document: Document, name: str, place: int, row: Row | None) -> Document:
    """Give the record with another row in one place of a list."""
    rows = rows_in(document, name)
    rows[place] = row
    return with_rows(document, name, rows)


def recorded(document: Document, name: str, said: Mapping[str, Any]) -> Document:
    """Give the record with a row more in one of its lists; what is None is left out.

    Refuses a value that no record may hold, a row that does not fit what is on record, or says no more than
    one that is there already (`Clash`), and one that would not hold together with the others.
    """
    return all_recorded(document, name, [said])


def all_recorded(document: Document, name: str, said: Iterable[Mapping[str, Any]]) -> Document:
    """Give the record with some rows more in one of its lists, all of them or none; refuses as `recorded`."""
    rows = rows_in(document, name)
    known = [_without_id(each) for each in rows if each is not None]
    first = len(rows)
    for row in map(row_said, said):
        refuse_bad_values(name, row)
        if _without_id(row) in known:
            raise Clash("That is on record already.")
        refuse_misfit(with_rows(document, name, rows), name, row)
        rows.append(row)
        known.append(_without_id(row))
    # Nothing added is nothing said: an empty list would mean that there is none.
    return holding_together(with_rows(document, name, rows), name) if rows[first:] else document


def on_record(document: Document, name: str, said: Mapping[str, Any]) -> bool:
    """Tell whether a list has a row already that says just this, whatever its id."""
    row = _without_id(row_said(said))
    return any(_without_id(each) == row for each in rows_in(document, name) if each is not None)


def corrected(document: Document, name: str, place: int, changes: Mapping[str, Any]) -> Document:
    """Give the record with some fields of a row said anew; None makes a field not known.

    Refuses a value that no record may hold, and a row that does not fit what is on record, or would not hold
    together with the others.
    """
    before = rows_in(document, name)[place]
    row = merged(before, changes)
    refuse_bad_values(name, row)
    refuse_misfit(document, name, row, before)
    return holding_together(replaced(document, name, place, row), name)


def withdrawn(document: Document, name: str, place: int) -> Document:
    """Give the record without a row that should never have been there; refuses while others name it."""
    after = replaced(document, name, place, None)
    try:
        facts_of(settled(after))
    except BadRecord as bad:
        raise Clash(
            "Other entries of the record still name it. Withdraw those first, or end it instead."
        ) from bad
    return after


def refuse_nothing_changed(before: Document, after: Document) -> None:
    """Refuse a change that leaves the record as it is, as keeping it would."""
    if before == after:
        raise Clash("Nothing would change.")


def row_said(said: Mapping[str, Any]) -> Row:
    """Give a row as the record says it: days as text, and nothing for what is not known."""
    return {name: value_said(value) for name, value in said.items() if value is not None}


def merged(row: Mapping[str, Any], changes: Mapping[str, Any]) -> Row:
    """Give a row with some fields said anew; None takes one out."""
    return row_said({**row, **changes})


def value_said(value: Any) -> Any:
    """Give a value as the record says it."""
    return value.isoformat() if isinstance(value, date) else str(value) if isinstance(value, str) else value


def refuse_bad_values(name: str, row: Row) -> None:
    """Refuse a row with values that no record may hold, each named by its place in the row."""
    faults: list[Fault] = []
    shape_of(name).read(row, name, faults)
    if faults:
        raise _refusal(faults, f"{name}.", name)


def shape_of(name: str) -> Named:
    """Give the shape of the rows of a list."""
    if name == "holders":
        return HOLDER
    whole = RECORD.fields["board"] if name in OF_BOARD else RECORD
    listed = whole.fields[name] if isinstance(whole, Named) else None
    if not (isinstance(listed, Many) and isinstance(listed.of, Named)):
        raise TypeError(f"{name} is no list of rows.")
    return listed.of


def refuse_a_wild_day(field: str, day: date) -> None:
    """Refuse a day so far off that it must be a slip of the pen."""
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise Refused(f"A day must lie between the years {FIRST_YEAR} and {LAST_YEAR}.", field=field)


def holding_together(after: Document, name: str = "", *, at: str = "") -> Document:
    """Give the record if it holds together; refuses one that does not.

    Faults of the rows of the list `name`, or of what stands at `at` (a pattern), are told by their field.
    """
    try:
        facts_of(settled(after))
    except BadRecord as bad:
        own = at or rf"(?:board\.)?{name}\[\d+\](?:\.holders\[\d+\])?(?:\.|$)"
        raise _refusal(list(bad.faults), own, name) from bad
    return after


def _refusal(faults: list[Fault], own: str, name: str) -> Refused:
    """Say what is wrong with a row, each fault at its place; a clash where none of its values is wrong."""
    kind = Refused if any(_steps(fault, own) for fault in faults) else Clash
    return kind.of(dict.fromkeys(_told(fault, own, name) for fault in faults))


def _told(fault: Fault, own: str, name: str) -> Complaint:
    steps = _steps(fault, own)
    if steps == () and name in ONLY_ONE:
        message, field = ONLY_ONE[name]
        return Complaint(message, (field,))
    if not steps:
        return Complaint(_of_the_whole(fault))
    words = WORDS | (OWN_WORDS if name in ONLY_ONE or not name else {})
    field, inside = steps[0], " ".join(steps[1:]).replace("_", " ")
    what = words.get(field, field.replace("_", " ").capitalize())
    return Complaint(f"{what}: {inside} {fault.reason}.".replace(":  ", ": "), steps)


def _steps(fault: Fault, own: str) -> Place | None:
    """The names and numbers that lead to a fault inside a row; None where it is not in the row at all."""
    found = re.match(own, fault.place)
    return None if found is None else tuple(re.findall(r"[^.\[\]]+", fault.place[found.end() :]))


def _of_the_whole(fault: Fault) -> str:
    # Without the value, in which people may be named.
    return f"The record would not hold together: {fault.place}: {fault.reason}."


def _without_id(row: Row) -> Row:
    return {name: value for name, value in row.items() if name != "id"}
