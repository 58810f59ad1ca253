"""Days and months as the law counts them. An end is the last day in a period, everywhere."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from statute.day import ONE_DAY, Day
from statute.unknown import OPEN, Open


@dataclass(frozen=True, slots=True)
class Span:
    """A run of days, both ends included; ``to`` may be open."""

    from_: date
    to: date | Open

    def covers(self, on: Day | date) -> bool:
        """Whether the day falls in the span."""
        return bool(on >= self.from_) and bool(on <= self.to)

    def overlaps(self, other: Span) -> bool:
        """Whether the two spans share a day."""
        return bool(self.from_ <= other.to) and bool(other.from_ <= self.to)

    def shared_with(self, other: Span) -> Span | None:
        """The days that both spans have; None where they share none."""
        if not self.overlaps(other):
            return None
        to = self.to if bool(self.to <= other.to) else other.to
        return Span(max(self.from_, other.from_), to)


def covered(spans: Iterable[Span], on: Day | date) -> bool:
    """Whether any of the spans covers the day."""
    return any(span.covers(on) for span in spans)


def joined(spans: Iterable[Span]) -> tuple[Span, ...]:
    """The same days in as few spans as can be, in order: spans that meet or overlap become one."""
    found: list[Span] = []
    for span in sorted(spans, key=lambda each: each.from_):
        latest = found[-1] if found else None
        if latest is None or span.from_ > day_after(latest.to):
            found.append(span)
        elif span.to > latest.to:
            found[-1] = Span(latest.from_, span.to)
    return tuple(found)


def span_around(spans: Iterable[Span], day: Day | date) -> Span | None:
    """The span that a given date falls in, if any."""
    return next((span for span in spans if span.covers(day)), None)


def _same_day(year: int, month: int, day: int) -> date:
    return date(year, month, min(day, monthrange(year, month)[1]))


def months_after(day: date, months: int) -> date:
    """The same number in a later month, clamped to that month's last day."""
    index = day.year * 12 + day.month - 1 + months
    return _same_day(index // 12, index % 12 + 1, day.day)


def last_day_of_months(first: date, months: int) -> date:
    """The last day of a period of whole months beginning on ``first``.

    The day before the same number in the later month. Where that month has no such number the period ends
    on the month's last day, and nothing more is taken off (three years from 29 February 2024 last through
    28 February 2027).
    """
    index = first.year * 12 + first.month - 1 + months
    year, month = index // 12, index % 12 + 1
    if first.day > monthrange(year, month)[1]:
        return date(year, month, monthrange(year, month)[1])
    return date(year, month, first.day) - ONE_DAY


def last_day_of_years(first: date, years: int) -> date:
    """The last day of ``years`` whole years beginning on ``first``."""
    return last_day_of_months(first, 12 * years)


def day_before(day: date) -> date:
    """The day before, or the first day there is."""
    return day if day == date.min else day - ONE_DAY


def day_after(day: date | Open) -> date | Open:
    """The day after; open stays open, and so does the last day there is."""
    if isinstance(day, Open) or day == date.max:
        return OPEN
    return day + ONE_DAY


def in_words(day: date) -> str:
    """A day as people write it: 21 November 2026."""
    return f"{day.day} {day:%B %Y}"


def judged_until(event: date) -> date:
    """The last day on which an event is still judged: the end of the financial year after the one it fell in.

    Later it is history only.
    """
    year = event.year if (event.month, event.day) >= (4, 1) else event.year - 1
    return date(year + 2, 3, 31)
