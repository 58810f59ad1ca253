"""What each role may do, and when."""

from datetime import date

import pytest
from django.contrib.auth.models import AnonymousUser

from boards import policy
from boards.models import Board, RoleName, User
from boards.policy import UnknownAct, allow, can
from boards.services import end_role, grant_role
from tests.cast import STORY, TODAY, user_named

ACT = "tests.write_minutes"


@pytest.fixture(autouse=True)
def one_more_act(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(policy, "_allowed", dict(policy._allowed))
    allow(ACT, roles=[RoleName.SECRETARY, "officer"])


def test_a_role_in_the_table_may(ailsa: User, board: Board) -> None:
    assert can(ailsa, ACT, board, on=TODAY)


def test_another_role_may_not(calum: User, board: Board) -> None:
    assert not can(calum, ACT, board, on=TODAY)


def test_the_same_role_on_another_board_may_not(rhona: User, board: Board) -> None:
    assert not can(rhona, ACT, board, on=TODAY)


def test_an_operator_as_such_may_do_nothing_on_a_board(olaf: User, board: Board) -> None:
    assert not can(olaf, ACT, board, on=TODAY)
    assert not can(olaf, "boards.see_board", board, on=TODAY)


def test_nobody_signed_in_may_do_nothing(board: Board) -> None:
    assert not can(AnonymousUser(), "boards.see_board", board, on=TODAY)


def test_a_closed_account_may_do_nothing(ailsa: User, board: Board) -> None:
    ailsa.is_active = False
    assert not can(ailsa, ACT, board, on=TODAY)


def test_an_act_that_is_not_in_the_table_is_a_fault_and_no_answer(ailsa: User, board: Board) -> None:
    with pytest.raises(UnknownAct, match=r"tests\.unheard_of"):
        can(ailsa, "tests.unheard_of", board, on=TODAY)


def test_an_act_has_one_row_in_the_table() -> None:
    allow(ACT, roles=["officer", "secretary"])
    with pytest.raises(ValueError, match="already in the table"):
        allow(ACT, roles=["member"])


@pytest.mark.parametrize(
    ("day", "may"),
    [
        (date(2026, 3, 31), False),
        (date(2026, 4, 1), True),
        (date(2026, 6, 30), True),
        (date(2026, 7, 1), False),
    ],
)
def test_a_role_holds_from_its_first_day_to_its_last(board: Board, day: date, may: bool) -> None:
    una = user_named("Una")
    role = grant_role(una, board, RoleName.OFFICER, starts_on=date(2026, 4, 1), by=STORY)
    end_role(role, on=date(2026, 6, 30), by=STORY)
    assert can(una, ACT, board, on=day) is may
