"""Values the law fixes, over time."""

from datetime import date

import pytest

from statute.dated import Dated, NotInForce
from statute.day import Day
from statute.instruments import AMENDMENT_2025, BOARDS_ORDER
from statute.voting import VOTING_BASES

STEPS = Dated(
    (date(2014, 11, 28), 5, BOARDS_ORDER.cite("schedule")),
    (date(2026, 9, 1), 7, AMENDMENT_2025.cite("article 2")),
)


@pytest.mark.parametrize(
    ("on", "value"), [(date(2014, 11, 28), 5), (date(2026, 8, 31), 5), (date(2026, 9, 1), 7)]
)
def test_a_step_stands_until_the_next(on: date, value: int) -> None:
    assert STEPS.on(Day(on)) == value


def test_before_the_first_step_it_is_not_in_force() -> None:
    with pytest.raises(NotInForce, match="28 November 2014"):
        STEPS.on(Day(date(2014, 11, 27)))


def test_it_says_which_provision_fixes_the_value() -> None:
    assert STEPS.cited_on(Day(date(2026, 9, 1))).url == "https://www.legislation.gov.uk/ssi/2025/405"


def test_it_narrows_the_day_to_the_step() -> None:
    day = Day(date(2020, 1, 1))
    STEPS.on(day)
    assert (day.stretch.first, day.stretch.last) == (date(2014, 11, 28), date(2026, 8, 31))


def test_steps_go_forward() -> None:
    with pytest.raises(ValueError, match="forward"):
        Dated((date(2020, 1, 1), 1, BOARDS_ORDER.cite("a")), (date(2020, 1, 1), 2, BOARDS_ORDER.cite("b")))


def test_carers_vote_from_the_first_of_september_2026_and_staff_never_do() -> None:
    assert "CARER" not in VOTING_BASES.on(date(2026, 8, 31))
    assert "CARER" in VOTING_BASES.on(date(2026, 9, 1))
    assert "STAFF" not in VOTING_BASES.on(date(2026, 9, 1))
