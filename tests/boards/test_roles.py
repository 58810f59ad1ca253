"""Giving and ending roles."""

from datetime import date

import pytest
from django.db import IntegrityError

from boards import selectors
from boards.models import AuditEvent, Board, Role, RoleName, User
from boards.refusals import Refused
from boards.services import end_role, grant_role, invite_user
from tests.cast import STORY, TODAY, user_named


def test_it_records_who_was_given_what(ailsa: User, board: Board) -> None:
    last = selectors.events_of(board)[0]
    assert (last.event, last.object_id) == ("boards.role_granted", ailsa.roles.get().public_id)
    assert last.after == {
        "user": str(ailsa.public_id),
        "role": "secretary",
        "starts_on": None,
        "ends_on": None,
    }


def test_it_refuses_a_last_day_before_the_first(ailsa: User, board: Board) -> None:
    role = grant_role(ailsa, board, RoleName.OFFICER, starts_on=date(2026, 4, 1), by=STORY)
    with pytest.raises(Refused, match="The last day is before the first"):
        end_role(role, on=date(2026, 3, 31), by=STORY)
    role.refresh_from_db()
    assert role.ends_on is None


def test_the_database_refuses_it_too(ailsa: User, board: Board) -> None:
    role = grant_role(ailsa, board, RoleName.OFFICER, starts_on=date(2026, 4, 1), by=STORY)
    with pytest.raises(IntegrityError):
        Role.objects.filter(pk=role.pk).update(ends_on=date(2026, 3, 31))


def test_it_can_be_given_again_after_it_ended(calum: User, board: Board) -> None:
    end_role(calum.roles.get(), on=date(2026, 6, 30), by=STORY)
    grant_role(calum, board, RoleName.MEMBER, starts_on=date(2026, 9, 1), by=STORY)
    assert calum.roles.count() == 2


def test_an_address_has_one_account_however_it_is_written(ailsa: User) -> None:
    with pytest.raises(Refused, match="already exists"):
        invite_user(email=" AILSA@Example.SCOT", by=STORY)
    assert User.objects.get_by_natural_key("Ailsa@example.scot") == ailsa


def test_a_user_sees_the_boards_they_have_a_role_on(ailsa: User, board: Board, other_board: Board) -> None:
    assert list(selectors.boards_of(ailsa, TODAY)) == [board]
    end_role(ailsa.roles.get(), on=date(2026, 8, 31), by=STORY)
    assert list(selectors.boards_of(ailsa, TODAY)) == []


def test_a_board_someone_is_on_twice_is_listed_once(ailsa: User, board: Board) -> None:
    grant_role(ailsa, board, RoleName.AUDITOR, by=STORY)
    assert list(selectors.boards_of(ailsa, TODAY)) == [board]


def test_inviting_is_recorded_without_the_address(db: None) -> None:
    una = user_named("Una")
    event = AuditEvent.objects.get(event="boards.user_invited")
    assert (event.object_id, event.after) == (una.public_id, {"user": str(una.public_id)})
