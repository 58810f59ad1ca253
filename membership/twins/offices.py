"""What an act makes of who is chair and vice-chair, and of the officers, without a database."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any, Final

from boards.fitting import span_in_words, span_said
from boards.refusals import Clash, Refused
from boards.rows import (
    Document,
    Row,
    all_recorded,
    corrected,
    holding_together,
    merged,
    recorded,
    refuse_a_wild_day,
    refuse_bad_values,
    replaced,
    row_said,
    value_said,
)
from membership.twins.members import appointed
from statute.day import ONE_DAY
from statute.spans import Span, in_words

PERIODS: Final = "appointing_periods"


def period_begun(
    document: Document, said: Mapping[str, Any], holders: Iterable[Mapping[str, Any]]
) -> Document:
    """Give the record with an appointing period more, and those in office in it; refuses as `recorded`."""
    return recorded(document, PERIODS, {**said, "holders": [row_said(each) for each in holders]})


def period_moved(document: Document, place: int, *, to: date | str) -> Document:
    """Give the record with another last day of an appointing period, keeping the one first determined.

    Refuses the last day that it has already, and one before the first.
    """
    row = document[PERIODS][place]
    earlier = row.get("to")
    if earlier == value_said(to):
        raise Clash("That is the last day already.", field="to")
    first_set_to = row.get("first_set_to") or (earlier if earlier != "open" else None)
    return corrected(document, PERIODS, place, {"to": to, "first_set_to": first_set_to})


def left_office(document: Document, period: int, place: int, *, on: date, field: str = "on") -> Document:
    """Give the record with the last day of a chair or vice-chair in office.

    Refuses one who has left already, and a day before they began.
    """
    refuse_a_wild_day(field, on)
    row = document[PERIODS][period]["holders"][place]
    if row.get("ends", "open") != "open":
        raise Clash(f"They already have a last day in office, {_in_words(row['ends'])}.", field=field)
    if "starts_on" in row and on.isoformat() < row["starts_on"]:
        raise Refused(f"They came into office on {_in_words(row['starts_on'])}, after that.", field=field)
    # Past the end of the period too: that they sat on is for the law to judge.
    return _with_corrected(document, period, place, {"ends": on})


def office_handed_over(
    document: Document, period: int, place: int, *, person: str, starts_on: date, appointed_by: str | None
) -> Document:
    """Give the record with somebody else in an office from a day, within the same appointing period.

    Whoever held it leaves on the day before, unless they had left already. Refuses as `left_office` and as
    `with_holder`.
    """
    row = document[PERIODS][period]["holders"][place]
    if row["person"] == person:
        raise Clash("They hold the office already.", field="person")
    if row.get("ends", "open") == "open":
        refuse_a_wild_day("starts_on", starts_on)
        document = left_office(document, period, place, on=starts_on - ONE_DAY, field="starts_on")
    said = {"office": row["office"], "person": person, "starts_on": starts_on, "ends": "open"}
    return with_holder(document, period, {**said, "appointed_by": appointed_by})


def with_holder(document: Document, period: int, said: Mapping[str, Any]) -> Document:
    """Give the record with somebody in office in an appointing period.

    Refuses days outside the period, an office that somebody else has at that time (`Clash`) unless one of the
    two stands in for a time, and as `recorded` does.
    """
    row = row_said(said)
    holders = document[PERIODS][period].get("holders", [])
    refuse_bad_values("holders", row)
    if row in holders:
        raise Clash("That is on record already.")
    _refuse_misfit(document[PERIODS][period], row)
    return _with_holders(document, period, [*holders, row])


def holder_corrected(document: Document, period: int, place: int, changes: Mapping[str, Any]) -> Document:
    """Give the record with some fields of a holder said anew; refuses as `corrected` and `with_holder` do."""
    before = document[PERIODS][period]["holders"][place]
    row = merged(before, changes)
    refuse_bad_values("holders", row)
    _refuse_misfit(document[PERIODS][period], row, before)
    return _with_corrected(document, period, place, changes)


def _with_corrected(document: Document, period: int, place: int, changes: Mapping[str, Any]) -> Document:
    holders = [*document[PERIODS][period]["holders"]]
    holders[place] = merged(holders[place], changes)
    refuse_bad_values("holders", holders[place])
    return _with_holders(document, period, holders)


def _refuse_misfit(period: Row, row: Row, before: Row | None = None) -> None:
    """Refuse days outside a period, and two in one office at once; what was so before may stay."""
    for field in ("starts_on", "ends"):
        changed = before is None or before.get(field) != row.get(field)
        if changed and _is_outside(period, row.get(field, "open")):
            words = f"The appointing period {_period_in_words(period)}. Choose a day in it."
            raise Refused(words, field=field)
    others = [each for each in period.get("holders", []) if each and each is not before]
    known = [] if before is None else list(_together(before, others))
    for other in _together(row, others):
        if other not in known:
            raise Clash(_together_in_words(other), field="starts_on")


def _is_outside(period: Row, day: str) -> bool:
    """Whether a day is certainly not in a period; an end that is open lasts as long as the period."""
    # Words sort after days, so an end that is open is later than any day.
    return day != "open" and (day < period.get("from", "") or day > period.get("to", "open"))


def _period_in_words(period: Row) -> str:
    first, last = period.get("from"), period.get("to", "open")
    if first is None:
        return f"ends on {_in_words(last)}"
    return f"begins on {_in_words(first)}" if last == "open" else f"runs {span_in_words(first, last)}"


def _together(row: Row, others: Iterable[Row]) -> Iterator[Row]:
    """Give those who certainly have the office of a row at the same time, none of them for a time only."""
    days = _days_in_office(row)
    for other in others:
        theirs = _days_in_office(other)
        if other["office"] == row["office"] and days and theirs and days.overlaps(theirs):
            yield other


def _days_in_office(row: Row) -> Span | None:
    return None if row.get("temporary") else span_said(row, "starts_on", "ends")


def _together_in_words(other: Row) -> str:
    holds = f"Somebody holds the office {span_in_words(other['starts_on'], other['ends'])}"
    first = "End their time in office first" if other["ends"] == "open" else "Choose other days"
    return f"{holds}. {first}, or say that one of the two stands in for a time."


def holder_withdrawn(document: Document, period: int, place: int) -> Document:
    """Give the record without a holder who should never have been there."""
    holders: list[Row | None] = [*document[PERIODS][period]["holders"]]
    holders[place] = None
    return _with_holders(document, period, holders)


def _with_holders(document: Document, period: int, holders: list[Any]) -> Document:
    row = document[PERIODS][period] | {"holders": holders}
    return holding_together(replaced(document, PERIODS, period, row), PERIODS)


def officer_appointed(
    document: Document,
    *,
    appointment: Mapping[str, Any],
    office: Mapping[str, Any] | None,
    papers: Iterable[Mapping[str, Any]],
) -> Document:
    """Give the record with an officer in their seat, with the papers and, where they hold it, the office.

    `appointment` is what `appointed` takes, `office` a row of the standings. Refuses as `appointed` does.
    """
    document = appointed(document, **appointment)
    if office is not None:
        document = recorded(document, "standings", office)
    return all_recorded(document, "papers", papers)


def _in_words(said: str) -> str:
    return in_words(date.fromisoformat(said))
