"""Kept answers: asked once a stretch, and whoever gets one rests on its stretch."""

from datetime import date

import pytest

from statute.day import Day
from statute.record import facts_of
from statute.remembered import remembered
from statute.unknown import CannotTell
from tests.statute.situations import single


class Question:
    """Whether a day is before September 2026, counting how often it is asked."""

    def __init__(self) -> None:
        self.asked = 0

    def __call__(self, day: Day | date) -> bool:
        self.asked += 1
        return bool(day < date(2026, 9, 1))


def test_it_is_asked_once_for_all_days_on_which_the_answer_is_the_same() -> None:
    facts, question = facts_of(single()), Question()
    for on in (date(2026, 8, 31), date(2026, 1, 1), date(2026, 9, 1), date(2027, 1, 1)):
        assert remembered(facts, Day(on), "early", question) is (on < date(2026, 9, 1))
    assert question.asked == 2


def test_whoever_gets_a_kept_answer_rests_on_its_stretch() -> None:
    facts, question = facts_of(single()), Question()
    remembered(facts, Day(date(2026, 1, 1)), "early", question)
    day = Day(date(2026, 5, 1))
    remembered(facts, day, "early", question)
    assert day.stretch.last == date(2026, 8, 31)


def test_a_kept_answer_that_does_not_hold_leaves_no_trace() -> None:
    facts, question = facts_of(single()), Question()
    remembered(facts, Day(date(2026, 1, 1)), "early", question)
    day = Day(date(2026, 10, 1))
    assert remembered(facts, day, "early", question) is False
    assert (day.stretch.first, day.stretch.last) == (date(2026, 9, 1), date.max)


def test_a_moved_day_has_answers_of_its_own() -> None:
    facts, question = facts_of(single()), Question()
    assert remembered(facts, Day(date(2026, 8, 1)), "early", question) is True
    assert remembered(facts, Day(date(2026, 8, 1)) + 90, "early", question) is False


def test_a_missing_fact_narrows_the_day_all_the_same() -> None:
    def ask(day: Day | date) -> bool:
        if day < date(2026, 9, 1):
            raise CannotTell("something")
        return True

    day = Day(date(2026, 8, 1))
    with pytest.raises(CannotTell):
        remembered(facts_of(single()), day, "gap", ask)
    assert day.stretch.last == date(2026, 8, 31)


def test_another_board_has_answers_of_its_own() -> None:
    question = Question()
    for facts in (facts_of(single()), facts_of(single(3, 3))):
        remembered(facts, Day(date(2026, 1, 1)), "early", question)
    assert question.asked == 2
