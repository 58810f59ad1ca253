"""Ending an appointment: what is typed, what the law would say, and only then the act."""

from datetime import date
from typing import Any

import pytest
from django.test import Client

from boards.models import Board
from membership.services import end_appointment
from tests.cast import STORY
from tests.membership.page_cast import (
    ailsas,
    alba,
    calums,
    end_page,
    html_of,
    seat_page,
    secretary,
    text_of,
    today,
)

__all__ = ["ailsas", "alba", "calums", "secretary", "today"]


def press(client: Client, board: Board, button: str, **typed: str) -> Any:
    said = {"on": "2026-12-31", "reason": "resigned", "version": "1", "step": button} | typed
    return client.post(end_page(board, "la1"), said)


def ends(board: Board) -> str | None:
    return board.appointments.get(seat__ref="la1").ends


class TestThePreview:
    def test_it_saves_nothing(self, ailsas: Client, alba: Board) -> None:
        assert press(ailsas, alba, "preview").status_code == 200
        assert ends(alba) == "open"

    def test_it_tells_of_the_first_day_without_them(self, ailsas: Client, alba: Board) -> None:
        page = press(ailsas, alba, "preview")
        first = page.context["differences"][0]
        assert first.on.isoformat() == "2027-01-01"
        assert "MEM-11" in {each.rule.id for each in first.changed if not each.is_better}
        assert "Voting members 10 9" in text_of(page)

    def test_it_tells_of_the_day_on_which_that_next_changes(self, ailsas: Client, alba: Board) -> None:
        _, following = press(ailsas, alba, "preview").context["differences"]
        assert following.on.isoformat() > "2027-01-01"
        assert following.changed or following.over

    def test_it_keeps_the_version_that_was_looked_at(self, ailsas: Client, alba: Board) -> None:
        assert 'name="version" value="1"' in html_of(press(ailsas, alba, "preview"))


class TestTheAct:
    def test_it_keeps_the_last_day(self, ailsas: Client, alba: Board) -> None:
        response = press(ailsas, alba, "confirm")
        assert response.headers["Location"] == seat_page(alba, "la1")
        assert ends(alba) == "2026-12-31"

    def test_pressing_the_button_twice_is_no_error(self, ailsas: Client, alba: Board) -> None:
        press(ailsas, alba, "confirm")
        assert press(ailsas, alba, "confirm").status_code == 302
        assert alba.audit_events.filter(event="membership.appointment_ended").count() == 1

    def test_a_member_may_not(self, calums: Client, alba: Board) -> None:
        assert press(calums, alba, "confirm").status_code == 403
        assert ends(alba) == "open"


class TestSomebodyElseWasFirst:
    def test_both_versions_are_shown(self, ailsas: Client, alba: Board) -> None:
        appointment = alba.appointments.get(seat__ref="la1")
        appointment.interim = True
        appointment.save()
        page = press(ailsas, alba, "confirm")
        assert page.context["both"] == [("Last day", "still in the seat", "31 December 2026")]
        assert "Somebody else has changed this" in text_of(page)
        assert ends(alba) == "open"

    def test_the_change_can_then_be_repeated(self, ailsas: Client, alba: Board) -> None:
        appointment = alba.appointments.get(seat__ref="la1")
        appointment.interim = True
        appointment.save()
        version = press(ailsas, alba, "confirm").context["form"]["version"].value()
        press(ailsas, alba, "confirm", version=version)
        assert ends(alba) == "2026-12-31"

    def test_another_last_day_is_not_overwritten(self, ailsas: Client, alba: Board) -> None:
        appointment = alba.appointments.get(seat__ref="la1")
        end_appointment(appointment, on=date(2026, 11, 30), reason="resigned", version=1, by=STORY)
        page = press(ailsas, alba, "confirm")
        assert page.context["both"] == [("Last day", "30 November 2026", "31 December 2026")]
        assert ends(alba) == "2026-11-30"


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"on": "banana"}, "on"),
        ({"on": "2025-04-30"}, "on"),
        ({"on": "9999-12-31"}, "on"),
        ({"on": ""}, "on"),
        ({"reason": ""}, "reason"),
        ({"reason": "whim"}, "reason"),
        ({"version": "banana"}, "version"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_saved(
    typed: dict[str, str], field: str, ailsas: Client, alba: Board
) -> None:
    for step in ("preview", "confirm"):
        page = press(ailsas, alba, step, **typed)
        assert page.status_code == 200
        assert page.context["form"].errors[field]
    assert ends(alba) == "open"
