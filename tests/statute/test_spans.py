"""Days and months as the law counts them."""

from datetime import date

import pytest

from statute.spans import Span, joined, last_day_of_months, last_day_of_years, months_after
from statute.unknown import OPEN


@pytest.mark.parametrize(
    ("first", "last"),
    [
        (date(2023, 9, 1), date(2026, 8, 31)),
        (date(2024, 2, 29), date(2027, 2, 28)),
        (date(2025, 3, 1), date(2028, 2, 29)),
        (date(2021, 1, 1), date(2023, 12, 31)),
    ],
)
def test_three_years_end_the_day_before_and_leap_days_are_not_shortened_twice(
    first: date, last: date
) -> None:
    assert last_day_of_years(first, 3) == last


@pytest.mark.parametrize(
    ("day", "months", "after"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2026, 3, 1), 6, date(2026, 9, 1)),
        (date(2026, 8, 31), -6, date(2026, 2, 28)),
    ],
)
def test_a_month_after_is_the_same_number_clamped(day: date, months: int, after: date) -> None:
    assert months_after(day, months) == after


def test_a_period_of_months_from_the_last_of_a_long_month() -> None:
    assert last_day_of_months(date(2025, 8, 31), 6) == date(2026, 2, 28)


def test_spans_that_meet_or_overlap_are_joined() -> None:
    apart = Span(date(2020, 1, 1), date(2020, 1, 31)), Span(date(2020, 2, 2), date(2020, 3, 1))
    assert joined(apart) == apart
    meeting = Span(date(2020, 2, 1), OPEN), Span(date(2020, 1, 1), date(2020, 1, 31))
    assert joined(meeting) == (Span(date(2020, 1, 1), OPEN),)
    inside = Span(date(2020, 1, 1), OPEN), Span(date(2020, 1, 5), date(2020, 1, 7))
    assert joined(inside) == (Span(date(2020, 1, 1), OPEN),)
