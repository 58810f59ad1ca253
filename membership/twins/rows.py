"""Rows added to a board record, corrected and withdrawn, without a database.

What a twin gives has None in place of a row that was withdrawn; `boards.snapshot.settled` takes those out.
"""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, Final

from boards.refusals import Refused
from boards.snapshot import settled
from statute.facts import BoardFacts
from statute.record import BadRecord, facts_of
from statute.record_shape import HOLDER, RECORD
from statute.shape import FIRST_YEAR, LAST_YEAR, Fault, Many, Named

Document = dict[str, Any]
Row = dict[str, Any]

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
OF_A_ROW: Final = re.compile(r"(?P<list>\w+)\[(?P<place>\d+)\](?:\.holders\[\d+\])?(?:\.(?P<field>\w+))?")


def facts_in(document: Document) -> BoardFacts:
    """Give the facts in a record, as the law is asked on them; refuses a record that cannot be so."""
    try:
        return facts_of(settled(document))
    except BadRecord as bad:
        raise Refused([f"The record would not hold together: {fault}." for fault in bad.faults]) from bad


def recorded(document: Document, name: str, said: Mapping[str, Any]) -> Document:
    """Give the record with a row more in one of its lists; what is None is left out.

    Refuses a value that no record may hold, a row that says no more than one that is there already, and one
    that would not hold together with the others.
    """
    return all_recorded(document, name, [said])


def all_recorded(document: Document, name: str, said: Iterable[Mapping[str, Any]]) -> Document:
    """Give the record with some rows more in one of its lists, all of them or none; refuses as `recorded`."""
    rows = [*document.get(name, [])]
    known = [_without_id(each) for each in rows if each is not None]
    first = len(rows)
    for row in map(row_said, said):
        refuse_bad_values(name, row)
        if _without_id(row) in known:
            raise Refused("That is on record already.")
        rows.append(row)
        known.append(_without_id(row))
    # Nothing added is nothing said: an empty list would mean that there is none.
    return _holding_together(document | {name: rows}, name, first) if rows[first:] else document


def on_record(document: Document, name: str, said: Mapping[str, Any]) -> bool:
    """Tell whether a list has a row already that says just this, whatever its id."""
    row = _without_id(row_said(said))
    return any(_without_id(each) == row for each in document.get(name, []) if each is not None)


def corrected(document: Document, name: str, place: int, changes: Mapping[str, Any]) -> Document:
    """Give the record with some fields of a row said anew; None makes a field not known.

    Refuses a value that no record may hold, and a row that would not hold together with the others.
    """
    row = merged(document[name][place], changes)
    refuse_bad_values(name, row)
    return _holding_together(replaced(document, name, place, row), name, place)


def refuse_nothing_changed(before: Document, after: Document) -> None:
    """Refuse a change that leaves the record as it is, as keeping it would."""
    if before == after:
        raise Refused("Nothing would change.")


def withdrawn(document: Document, name: str, place: int) -> Document:
    """Give the record without a row that should never have been there; refuses while others name it."""
    after = replaced(document, name, place, None)
    try:
        facts_of(settled(after))
    except BadRecord as bad:
        raise Refused(
            "Other entries of the record still name it. Withdraw those first, or end it instead."
        ) from bad
    return after


def with_holder(document: Document, period: int, said: Mapping[str, Any]) -> Document:
    """Give the record with somebody in office in an appointing period; refuses as `recorded` does."""
    row = row_said(said)
    holders = document["appointing_periods"][period].get("holders", [])
    refuse_bad_values("holders", row)
    if row in holders:
        raise Refused("That is on record already.")
    return _with_holders(document, period, [*holders, row])


def holder_corrected(document: Document, period: int, place: int, changes: Mapping[str, Any]) -> Document:
    """Give the record with some fields of a holder said anew; refuses as `corrected` does."""
    holders = [*document["appointing_periods"][period]["holders"]]
    holders[place] = merged(holders[place], changes)
    refuse_bad_values("holders", holders[place])
    return _with_holders(document, period, holders)


def holder_withdrawn(document: Document, period: int, place: int) -> Document:
    """Give the record without a holder who should never have been there."""
    holders: list[Row | None] = [*document["appointing_periods"][period]["holders"]]
    holders[place] = None
    return _with_holders(document, period, holders)


def _with_holders(document: Document, period: int, holders: list[Any]) -> Document:
    row = document["appointing_periods"][period] | {"holders": holders}
    after = replaced(document, "appointing_periods", period, row)
    return _holding_together(after, "appointing_periods", period)


def replaced(document: Document, name: str, place: int, row: Row | None) -> Document:
    """Give the record with another row in one place of a list; the record it was given is left alone."""
    rows = [*document[name]]
    rows[place] = row
    return document | {name: rows}


def row_said(said: Mapping[str, Any]) -> Row:
    """Give a row as the record says it: days as text, and nothing for what is not known."""
    return {name: value_said(value) for name, value in said.items() if value is not None}


def merged(row: Mapping[str, Any], changes: Mapping[str, Any]) -> Row:
    """Give a row with some fields said anew; None takes one out."""
    return row_said({**row, **{name: value_said(value) for name, value in changes.items()}})


def value_said(value: Any) -> Any:
    """Give a value as the record says it."""
    return value.isoformat() if isinstance(value, date) else str(value) if isinstance(value, str) else value


def refuse_bad_values(name: str, row: Row) -> None:
    """Refuse a row with a value that no record may hold, naming the first field at fault."""
    faults: list[Fault] = []
    shape_of(name).read(row, name, faults)
    if faults:
        raise _refusal(faults, name)


def shape_of(name: str) -> Named:
    """Give the shape of the rows of a list."""
    if name == "holders":
        return HOLDER
    listed = RECORD.fields[name]
    if not (isinstance(listed, Many) and isinstance(listed.of, Named)):
        raise TypeError(f"{name} is no list of rows.")
    return listed.of


def refuse_a_wild_day(field: str, day: date) -> None:
    """Refuse a day so far off that it must be a slip of the pen."""
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise Refused(f"A day must lie between the years {FIRST_YEAR} and {LAST_YEAR}.", field=field)


def _holding_together(after: Document, name: str, place: int) -> Document:
    """Give the record if it holds together; faults of the row at hand are told by their field."""
    try:
        facts_of(settled(after))
    except BadRecord as bad:
        raise _refusal(list(bad.faults), name) from bad
    return after


def _refusal(faults: list[Fault], name: str) -> Refused:
    """Say what is wrong with a row, at the field where the first fault is."""
    told = [_told(fault, name) for fault in faults]
    return Refused(list(dict.fromkeys(message for message, _ in told)), field=told[0][1])


def _told(fault: Fault, name: str) -> tuple[str, str | None]:
    found = OF_A_ROW.fullmatch(fault.place)
    field = found["field"] if found and found["list"] == name else fault.place.removeprefix(f"{name}.")
    if not field or not field.isidentifier():
        return f"The record would not hold together: {fault}.", None
    words = WORDS.get(field, field.replace("_", " ").capitalize())
    return f"{words}: {fault.reason}.", field


def _without_id(row: Row) -> Row:
    return {name: value for name, value in row.items() if name != "id"}
