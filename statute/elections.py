"""When all councillors of Scotland are elected, and so when every council's nominee leaves the board."""

from __future__ import annotations

from datetime import date
from typing import Final

from statute.spans import months_after

YEARS_BETWEEN: Final = 5
A_YEAR_OF_ONE: Final = 2017
THURSDAY: Final = 3
LATELY_MONTHS: Final = 12


def ordinary_election_in(year: int) -> date | None:
    """The first Thursday of May in a year of ordinary elections; None in another year.

    A proposal, not a ruling: the day of one election may be moved by those who have the power to.
    """
    if (year - A_YEAR_OF_ONE) % YEARS_BETWEEN:
        return None
    return next(day for day in (date(year, 5, each) for each in range(1, 8)) if day.weekday() == THURSDAY)


def next_ordinary_election(on: date) -> date:
    """The next ordinary election, on the day itself still that one."""
    found = (ordinary_election_in(year) for year in range(on.year, on.year + YEARS_BETWEEN + 1))
    return next(day for day in found if day is not None and day >= on)


def election_at_hand(on: date) -> date:
    """The ordinary election that a board is busy with: the last one for a year after it, else the next."""
    lately = next_ordinary_election(months_after(on, -LATELY_MONTHS))
    return lately if lately < on else next_ordinary_election(on)
