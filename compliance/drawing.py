"""A rule's timeline as a picture: one bar a run of days, told apart by height and pattern before colour."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from statute.assessing import Run
from statute.day import ONE_DAY
from statute.findings import Outcome
from statute.spans import in_words, months_after

YEARS_BACK, YEARS_AHEAD = 10, 3

FLOOR: Final = 64
HEIGHTS: Final = {
    Outcome.NOT_MET: 56,
    Outcome.DUE: 44,
    Outcome.CAUTION: 34,
    Outcome.CANNOT_TELL: 26,
    Outcome.MET: 16,
    Outcome.NOT_APPLICABLE: 4,
}
LEAST_WIDTH: Final = 0.3


@dataclass(frozen=True)
class Bar:
    """A run of days as drawn, in hundredths of the width."""

    outcome: Outcome
    left: str
    width: str
    top: int
    height: int
    words: str


@dataclass(frozen=True)
class Year:
    """Where a year begins; every other one can do without its number on a narrow page."""

    number: int
    left: str
    is_even: bool


@dataclass(frozen=True)
class Drawing:
    """Everything the template draws."""

    bars: tuple[Bar, ...]
    years: tuple[Year, ...]
    here: str
    floor: int
    outcomes: tuple[Outcome, ...]


def period_around(on: date) -> tuple[date, date]:
    """Give the first and last day of a timeline about a day: ten years past and three to come."""
    return months_after(on, -12 * YEARS_BACK), months_after(on, 12 * YEARS_AHEAD)


def drawing_of(runs: Sequence[Run], on: date) -> Drawing:
    """Draw a rule's runs, which follow one another without a gap, with a mark at the day asked about."""
    first, last = runs[0].first, runs[-1].last
    days = (last - first).days + 1

    def place(day: date) -> float:
        return (day - first).days * 100 / days

    def bar(run: Run) -> Bar:
        left = place(run.first)
        width = max(place(run.last + ONE_DAY) - left, LEAST_WIDTH)
        height = HEIGHTS[run.outcome]
        return Bar(run.outcome, f"{left:.2f}%", f"{width:.2f}%", FLOOR - height, height, in_short(run))

    years = tuple(
        Year(year, f"{place(date(year, 1, 1)):.2f}%", year % 2 == 0)
        for year in range(first.year + 1, last.year + 1)
    )
    found = {run.outcome for run in runs}
    return Drawing(
        tuple(bar(run) for run in runs),
        years,
        f"{place(on):.2f}%",
        FLOOR,
        tuple(outcome for outcome in Outcome if outcome in found),
    )


def in_short(run: Run) -> str:
    """Say a run in words."""
    return f"{run.outcome.words.capitalize()}: {in_words(run.first)} to {in_words(run.last)}"
