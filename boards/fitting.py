"""What must fit when an act records or corrects a row: its authority, who decided, one period at a time.

A record that is imported may hold what does not fit, and a row that did not fit before may be corrected
elsewhere: only what an act adds is looked at.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from functools import partial
from typing import Any, Final

from boards.refusals import Clash, Refused
from statute.spans import Span, in_words
from statute.unknown import OPEN

Row = Mapping[str, Any]
Document = Mapping[str, Any]

KIND_OF: Final = {
    "councillor": ("council", "A councillor is of a council"),
    "health_board_member": ("health_board", "A member of a Health Board is of a Health Board"),
    "non_executive": ("health_board", "A non-executive director is of a Health Board"),
}
KINDS: Final = {"council": "a council", "health_board": "a Health Board"}


def refuse_misfit(document: Document, name: str, row: Row, before: Row | None = None) -> None:
    """Refuse a row of a list that does not fit what is on record; `before` is the one that it replaces."""
    if name in FITS:
        FITS[name](document, row, before)


def _refuse_another_kind_of_authority(document: Document, row: Row, before: Row | None) -> None:
    """Refuse a councillor of a Health Board, and a member of a Health Board of a council."""
    if before is not None and (before["is"], before.get("of")) == (row["is"], row.get("of")):
        return
    party = _party(document, row.get("of"))
    kind, words = KIND_OF.get(row["is"], (None, ""))
    if party is not None and kind is not None and party["kind"] != kind:
        whose = party.get("name", party["authority"])
        raise Refused(f"{words}, and {whose} is {KINDS[party['kind']]}.", field="of")


def _refuse_an_unknown_body(
    document: Document, row: Row, before: Row | None, *, fields: Sequence[str], words: Mapping[str, str]
) -> None:
    """Refuse a body that is none of some words, no authority of the board, and no group on record."""
    parties = document["board"].get("parties")
    if parties is None:
        # Which authorities there are is not on record, so any id may be one's.
        return
    known = {*words, *(each["authority"] for each in parties if each)}
    known |= {each["id"] for each in document.get("groups", []) if each}
    for field in fields:
        if field in row and row[field] not in known and (before or {}).get(field) != row[field]:
            bodies = ", nor ".join((*words.values(), "an authority of this board", "a group on record"))
            raise Refused(f"That is neither {bodies}.", field=field)


def _party(document: Document, authority: str | None) -> Row | None:
    parties = document["board"].get("parties", [])
    return next((each for each in parties if each and each["authority"] == authority), None)


def _refuse_two_periods(document: Document, row: Row, before: Row | None) -> None:
    """Refuse an appointing period while another runs; one that is temporary stands aside."""
    there = [each for each in document.get("appointing_periods", []) if each and each is not before]
    known = [] if before is None else list(_overlapping(before, there))
    for other in _overlapping(row, there):
        if other not in known:
            field = "from" if other["from"] <= row["from"] else "to"
            words = f"The appointing period {span_in_words(other['from'], other['to'])} runs on some of those"
            raise Clash(f"{words} days. Choose other days, or say first when that one ends.", field=field)


def _overlapping(row: Row, others: Sequence[Row]) -> Iterator[Row]:
    days = _days(row)
    for other in others:
        theirs = _days(other)
        if days is not None and theirs is not None and days.overlaps(theirs):
            yield other


def _days(row: Row) -> Span | None:
    """The days of a period, where both its ends are known and it is not one that stands aside."""
    return None if row.get("temporary") else span_said(row, "from", "to")


def span_said(row: Row, first: str, last: str) -> Span | None:
    """Give the days that a row says; None where an end of them is not known."""
    if first not in row or last not in row:
        return None
    to = OPEN if row[last] == "open" else date.fromisoformat(row[last])
    return Span(date.fromisoformat(row[first]), to)


def span_in_words(first: str, last: str) -> str:
    """Give a run of days for people."""
    end = "with no end" if last == "open" else f"to {in_words(date.fromisoformat(last))}"
    return f"from {in_words(date.fromisoformat(first))} {end}"


FITS: Final[Mapping[str, Callable[[Document, Row, Row | None], None]]] = {
    "decisions": partial(
        _refuse_an_unknown_body,
        fields=("by",),
        words={"board": "the board", "chief-officer": "the chief officer"},
    ),
    "appointments": partial(
        _refuse_an_unknown_body, fields=("appointed_by", "ended_by"), words={"board": "the board"}
    ),
    "standings": _refuse_another_kind_of_authority,
    "appointing_periods": _refuse_two_periods,
}
