"""When somebody certainly, possibly and certainly not filled a seat, with ends that nobody recorded."""

from datetime import date

import pytest

from statute.facts import Held, held
from statute.spans import Span
from statute.unknown import OPEN, Unknown

NOT_KNOWN = Unknown("a day")
KNOWN = (Span(date(2020, 1, 1), date(2020, 12, 31)), Span(date(2022, 1, 1), OPEN))


def answers(place: Held, *days: date) -> list[bool | None]:
    return [place.on(day) for day in days]


def test_recorded_ends_are_the_whole_answer() -> None:
    place = held(date(2020, 3, 1), date(2020, 3, 31), NOT_KNOWN, KNOWN)
    days = (date(2020, 2, 29), date(2020, 3, 1), date(2020, 3, 31), date(2020, 4, 1))
    assert answers(place, *days) == [False, True, True, False]


def test_a_missing_end_reaches_the_edge_of_the_known_period_and_no_further() -> None:
    place = held(date(2020, 3, 1), NOT_KNOWN, NOT_KNOWN, KNOWN)
    days = (date(2020, 2, 29), date(2020, 3, 1), date(2020, 12, 31), date(2021, 1, 1))
    assert answers(place, *days) == [False, True, True, None]


def test_another_known_period_belongs_to_others() -> None:
    place = held(date(2020, 3, 1), NOT_KNOWN, NOT_KNOWN, KNOWN)
    assert answers(place, date(2021, 12, 31), date(2022, 1, 1)) == [None, False]


def test_a_missing_end_in_a_period_kept_up_to_date_has_not_come() -> None:
    assert held(date(2022, 3, 1), NOT_KNOWN, NOT_KNOWN, KNOWN).on(date(2035, 1, 1)) is True


def test_a_missing_start_reaches_the_edge_of_the_known_period() -> None:
    place = held(NOT_KNOWN, date(2020, 6, 30), NOT_KNOWN, KNOWN)
    days = (date(2019, 12, 31), date(2020, 1, 1), date(2020, 6, 30), date(2020, 7, 1))
    assert answers(place, *days) == [None, True, True, False]


def test_with_neither_day_the_day_it_was_seen_says_which_period() -> None:
    place = held(NOT_KNOWN, NOT_KNOWN, date(2020, 6, 1), KNOWN)
    days = (date(2019, 12, 31), date(2020, 1, 1), date(2020, 12, 31), date(2021, 6, 1), date(2022, 1, 1))
    assert answers(place, *days) == [None, True, True, None, False]


def test_with_no_day_at_all_nothing_is_certain() -> None:
    place = held(NOT_KNOWN, NOT_KNOWN, NOT_KNOWN, KNOWN)
    assert answers(place, date(2020, 6, 1), date(2023, 1, 1)) == [None, None]


@pytest.mark.parametrize("on", [date(2021, 3, 1), date(2021, 3, 2), date(2023, 1, 1)])
def test_a_start_outside_every_known_period_is_certain_on_that_day_only(on: date) -> None:
    place = held(date(2021, 3, 1), NOT_KNOWN, NOT_KNOWN, KNOWN)
    assert place.on(on) is (True if on == date(2021, 3, 1) else None)


def test_an_open_end_without_a_start_is_certain_from_the_period_kept_up_to_date() -> None:
    place = held(NOT_KNOWN, OPEN, NOT_KNOWN, KNOWN)
    assert answers(place, date(2021, 12, 31), date(2022, 1, 1), date(2030, 1, 1)) == [None, True, True]


def test_known_periods_that_meet_are_one() -> None:
    meeting = (Span(date(2020, 1, 1), date(2020, 12, 31)), Span(date(2021, 1, 1), OPEN))
    assert held(date(2020, 3, 1), NOT_KNOWN, NOT_KNOWN, meeting).on(date(2030, 1, 1)) is True
