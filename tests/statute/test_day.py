"""The day that remembers: three questions, each narrowing the stretch on which it comes out the same."""

import copy
import operator
import pickle
from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from statute.day import Day, Stretch
from statute.unknown import OPEN, CannotTell, Unknown

ON = date(2026, 9, 1)
COMPARISONS = [operator.lt, operator.le, operator.gt, operator.ge, operator.eq, operator.ne]
days = st.dates(date(2010, 1, 1), date(2040, 12, 31))


def a_day() -> Day:
    return Day(ON)


class TestComparing:
    @pytest.mark.parametrize(
        ("question", "first", "last"),
        [
            (lambda day: day < date(2026, 9, 2), date.min, date(2026, 9, 1)),
            (lambda day: day < date(2026, 9, 1), date(2026, 9, 1), date.max),
            (lambda day: day <= date(2026, 9, 1), date.min, date(2026, 9, 1)),
            (lambda day: day > date(2026, 8, 31), date(2026, 9, 1), date.max),
            (lambda day: day >= date(2026, 9, 1), date(2026, 9, 1), date.max),
            (lambda day: day >= date(2026, 9, 2), date.min, date(2026, 9, 1)),
            (lambda day: day == date(2026, 9, 1), date(2026, 9, 1), date(2026, 9, 1)),
            (lambda day: day == date(2026, 9, 5), date.min, date(2026, 9, 4)),
            (lambda day: day == date(2026, 8, 5), date(2026, 8, 6), date.max),
            (lambda day: date(2026, 9, 2) > day, date.min, date(2026, 9, 1)),
        ],
    )
    def test_it_remembers_on_which_days_the_answer_is_the_same(
        self, question: Callable[[Day], bool], first: date, last: date
    ) -> None:
        day = a_day()
        question(day)
        assert (day.stretch.first, day.stretch.last) == (first, last)

    @given(on=days, other=days, moved=st.integers(-800, 800))
    def test_it_answers_as_a_date_would_and_the_same_all_over_the_stretch(
        self, on: date, other: date, moved: int
    ) -> None:
        for compare in COMPARISONS:
            day = Day(on)
            answer = compare(day + moved, other)
            assert answer == compare(on + timedelta(moved), other)
            assert on in day.stretch
            for edge in (max(day.stretch.first, date(2000, 1, 1)), min(day.stretch.last, date(2050, 1, 1))):
                assert compare(edge + timedelta(moved), other) == answer

    def test_a_moved_day_narrows_the_same_stretch(self) -> None:
        day = a_day()
        assert day + 90 >= date(2026, 11, 30)
        assert day.stretch.first == date(2026, 9, 1)
        assert not day - 1 >= date(2026, 9, 1)
        assert day.stretch.last == date(2026, 9, 1)

    def test_it_is_before_an_end_that_has_not_come(self) -> None:
        day = a_day()
        assert day < OPEN
        assert day <= OPEN
        assert not day > OPEN
        assert not day >= OPEN
        assert (day.stretch.first, day.stretch.last) == (date.min, date.max)

    @pytest.mark.parametrize("compare", COMPARISONS)
    def test_it_cannot_tell_beside_a_fact_nobody_recorded(self, compare: Callable[[Any, Any], bool]) -> None:
        with pytest.raises(CannotTell, match="the last day of the term"):
            compare(a_day(), Unknown("the last day of the term"))


class TestNamingAYear:
    @pytest.mark.parametrize(
        ("on", "begins"),
        [
            (date(2026, 3, 31), date(2025, 4, 1)),
            (date(2026, 4, 1), date(2026, 4, 1)),
            (date(2026, 12, 31), date(2026, 4, 1)),
        ],
    )
    def test_it_names_the_financial_year_it_falls_in(self, on: date, begins: date) -> None:
        day = Day(on)
        assert day.year_beginning(4, 1) == begins
        assert day.stretch.first == begins
        assert day.stretch.last == begins.replace(year=begins.year + 1) - timedelta(1)

    def test_a_moved_day_names_the_year_it_was_moved_to(self) -> None:
        day = Day(date(2026, 3, 31))
        assert (day + 1).year_beginning(4, 1) == date(2026, 4, 1)
        assert day.stretch.first == date(2026, 3, 31)

    def test_it_refuses_a_year_that_does_not_begin_every_year(self) -> None:
        with pytest.raises(TypeError, match="29 February"):
            a_day().year_beginning(2, 29)


class TestWhatIsRefused:
    @pytest.mark.parametrize("compare", COMPARISONS)
    @pytest.mark.parametrize("other", [None, datetime(2026, 9, 1), "2026-09-01", 20260901])  # noqa: DTZ001
    def test_it_is_compared_with_dates_only(self, compare: Callable[[Any, Any], bool], other: object) -> None:
        with pytest.raises(TypeError, match="move the anchor, not the day"):
            compare(a_day(), other)
        if not isinstance(other, datetime):  # an instant answers for itself, by refusing the other type
            with pytest.raises(TypeError):
                compare(other, a_day())

    @pytest.mark.parametrize(
        "operation",
        [
            lambda day: day - date(2026, 1, 1),
            lambda day: date(2026, 1, 1) - day,
            lambda day: day - a_day(),
            lambda day: day + timedelta(1),
            lambda day: day - timedelta(1),
            lambda day: day + 1.0,
            lambda day: day + True,
            lambda day: day.year,
            lambda day: day.month,
            lambda day: day.day,
            lambda day: day.replace(year=2027),
            lambda day: day.isoformat(),
            lambda day: day.toordinal(),
            lambda day: day.weekday(),
            str,
            lambda day: f"{day}",
            lambda day: f"{day:%d %B}",
            bool,
            copy.copy,
            copy.deepcopy,
            pickle.dumps,
            hash,
            lambda day: {day},
            lambda day: day < a_day(),
        ],
    )
    def test_everything_but_the_three_questions(self, operation: Callable[[Day], object]) -> None:
        with pytest.raises(TypeError):
            operation(a_day())

    @pytest.mark.parametrize("made_of", [None, "2026-09-01", datetime(2026, 9, 1)])  # noqa: DTZ001
    def test_it_is_made_of_a_date_only(self, made_of: Any) -> None:
        with pytest.raises(TypeError):
            Day(made_of)


class TestAKeptAnswer:
    def test_it_is_reused_together_with_its_stretch(self) -> None:
        asking = a_day()
        fresh = asking.fresh()
        assert fresh >= date(2026, 1, 1)
        assert asking.stretch.first == date.min
        asking.narrow_to(fresh.stretch)
        assert asking.stretch.first == date(2026, 1, 1)

    def test_a_stretch_shows_itself(self) -> None:
        assert repr(Stretch(ON, ON)) == "Stretch(2026-09-01 to 2026-09-01)"
