"""Putting an appointment right, and taking one off the record that never was."""

from datetime import date
from typing import Any

import pytest
from django.test import Client

from boards.models import Board
from membership.models import Appointment
from membership.services import end_appointment
from tests.cast import STORY
from tests.membership.page_cast import (
    PEOPLE,
    ailsas,
    alba,
    calums,
    html_of,
    seat_page,
    secretary,
    text_of,
    today,
)

__all__ = ["ailsas", "alba", "calums", "secretary", "today"]

AS_IT_IS = {
    "starts_on": "2025-05-01",
    "term": "day",
    "term_ends": "2028-04-30",
    "left": "open",
    "ends": "",
    "how_ended": "",
    "ended_by": "",
    "seen_on": "",
    "interim": "",
    "joint": "",
    "why": "Typed in wrongly",
    "version": "1",
}
LEFT = {"left": "day", "ends": "2026-10-31", "how_ended": "resignation"}


def page_of(board: Board, what: str = "correct", seat: str = "la1") -> str:
    appointment = Appointment.everything.filter(board=board, seat__ref=seat).order_by("pk")[0]
    return f"{PEOPLE}appointments/{appointment.public_id}/{what}/"


def press(client: Client, board: Board, button: str, seat: str = "la1", **typed: str) -> Any:
    return client.post(page_of(board, seat=seat), AS_IT_IS | typed | {"step": button})


def la1(board: Board) -> Appointment:
    return board.appointments.get(seat__ref="la1")


class TestTheForm:
    def test_it_shows_what_is_recorded(self, ailsas: Client, alba: Board) -> None:
        form = ailsas.get(page_of(alba)).context["form"]
        shown = {name: form[name].value() for name in ("starts_on", "term", "left", "ends", "interim")}
        assert shown == {
            "starts_on": date(2025, 5, 1), "term": "day", "left": "open", "ends": None, "interim": "",
        }  # fmt: skip

    def test_a_member_may_not_open_it(self, calums: Client, alba: Board) -> None:
        assert calums.get(page_of(alba)).status_code == 403
        assert calums.get(page_of(alba, "withdraw")).status_code == 403


class TestThePreview:
    def test_it_saves_nothing(self, ailsas: Client, alba: Board) -> None:
        assert "Check before saving" in text_of(press(ailsas, alba, "preview", **LEFT))
        assert la1(alba).ends == "open"

    def test_it_is_of_the_first_day_that_would_look_different(self, ailsas: Client, alba: Board) -> None:
        first = press(ailsas, alba, "preview", **LEFT).context["differences"][0]
        assert first.on == date(2026, 11, 1)
        assert "MEM-11" in {each.rule.id for each in first.changed}

    def test_a_first_day_moved_earlier_is_shown_from_then(self, ailsas: Client, alba: Board) -> None:
        typed = {"starts_on": "2025-04-01", "term_ends": "2028-03-31"}
        assert press(ailsas, alba, "preview", **typed).context["differences"][0].on == date(2025, 4, 1)


class TestTheAct:
    def test_only_what_differs_is_said_anew(self, ailsas: Client, alba: Board) -> None:
        response = press(ailsas, alba, "confirm", term_ends="2028-03-31", interim="yes")
        assert response.headers["Location"] == seat_page(alba, "la1")
        event = alba.audit_events.order_by("-sequence")[0]
        assert (event.event, event.reason) == ("membership.appointment_corrected", "Typed in wrongly")
        assert event.before == {"interim": None, "term_ends": "2028-04-30"}
        assert event.after == {"interim": True, "term_ends": "2028-03-31"}

    def test_an_end_that_never_was_is_taken_back(self, ailsas: Client, alba: Board) -> None:
        end_appointment(la1(alba), on=date(2026, 10, 31), how="resignation", version=1, by=STORY)
        press(ailsas, alba, "confirm", version="2")
        assert (la1(alba).ends, la1(alba).how_ended) == ("open", None)

    def test_a_day_can_be_said_to_be_unknown(self, ailsas: Client, alba: Board) -> None:
        press(ailsas, alba, "confirm", starts_on="", term="not known", term_ends="", left="not known")
        assert (la1(alba).starts_on, la1(alba).term_ends, la1(alba).ends) == (None, None, None)

    def test_no_and_not_recorded_are_told_apart(self, ailsas: Client, alba: Board) -> None:
        press(ailsas, alba, "confirm", joint="no")
        assert la1(alba).joint is False
        press(ailsas, alba, "confirm", joint="", version="2")
        assert la1(alba).joint is None

    def test_pressing_the_button_twice_corrects_once(self, ailsas: Client, alba: Board) -> None:
        press(ailsas, alba, "confirm", **LEFT)
        again = ailsas.post(page_of(alba), AS_IT_IS | LEFT | {"step": "confirm"}, follow=True)
        assert "The record says so already. Nothing was changed." in text_of(again)
        assert alba.audit_events.filter(event="membership.appointment_corrected").count() == 1

    def test_it_takes_a_steady_number_of_queries(
        self, ailsas: Client, alba: Board, django_assert_max_num_queries: Any
    ) -> None:
        with django_assert_max_num_queries(31):
            press(ailsas, alba, "preview", **LEFT)


class TestRefusals:
    def test_an_older_tab_is_shown_both_versions(self, ailsas: Client, alba: Board) -> None:
        end_appointment(la1(alba), on=date(2026, 11, 30), how="conduct", version=1, by=STORY)
        page = press(ailsas, alba, "confirm", **LEFT)
        assert page.context["both"] == [
            ("Last day in the seat, if they left", "30 November 2026", "31 October 2026"),
            ("How it ended", "Removed by the board for their conduct", "Resigned"),
        ]
        assert la1(alba).ends == "2026-11-30"

    def test_days_on_which_another_sits_are_refused(self, ailsas: Client, alba: Board) -> None:
        seat = alba.seats.get(ref="la1")
        new = alba.people.get(ref="p-gp")
        press(ailsas, alba, "confirm", **LEFT)
        alba.appointments.create(seat=seat, person=new, starts_on=date(2026, 11, 1), ends_word="open")
        page = press(ailsas, alba, "confirm", version="2")
        assert "holds this seat from 1 November 2026 with no end" in text_of(page)
        assert la1_first(alba).ends == "2026-10-31"

    @pytest.mark.parametrize(
        ("typed", "field"),
        [
            ({"starts_on": "banana"}, "starts_on"),
            ({"term_ends": ""}, "term_ends"),
            ({"term": "open"}, "term_ends"),
            ({"term_ends": "2025-04-30"}, "term_ends"),
            ({"left": "day"}, "ends"),
            ({"ends": "2026-10-31"}, "ends"),
            ({"left": "day", "ends": "2025-04-30"}, "ends"),
            ({"how_ended": "resignation"}, "how_ended"),
            ({"how_ended": "whim"}, "how_ended"),
            ({"why": "", "interim": "yes"}, "why"),
            ({"why": "A\u202eb", "interim": "yes"}, "why"),
        ],
    )
    def test_what_is_wrong_stands_at_its_field(
        self, typed: dict[str, str], field: str, ailsas: Client, alba: Board
    ) -> None:
        for step in ("preview", "confirm"):
            page = press(ailsas, alba, step, **typed)
            assert page.context["form"].errors[field]
            assert f'href="#id_{field}"' in html_of(page)
        assert la1(alba).version == 1


def la1_first(board: Board) -> Appointment:
    return board.appointments.filter(seat__ref="la1").order_by("pk")[0]


class TestRecordedByMistake:
    MISTAKE = {"why": "Entered for the wrong board", "version": "1"}

    def test_it_is_shown_before_it_is_done(self, ailsas: Client, alba: Board) -> None:
        page = ailsas.post(page_of(alba, "withdraw"), self.MISTAKE | {"step": "preview"})
        first = page.context["differences"][0]
        assert first.on == date(2025, 5, 1)
        assert la1(alba).version == 1

    def test_it_takes_the_appointment_off_and_keeps_the_story(self, ailsas: Client, alba: Board) -> None:
        response = ailsas.post(page_of(alba, "withdraw"), self.MISTAKE | {"step": "confirm"})
        assert response.headers["Location"] == seat_page(alba, "la1")
        assert not alba.appointments.filter(seat__ref="la1").exists()
        event = alba.audit_events.order_by("-sequence")[0]
        assert (event.event, event.reason) == (
            "membership.appointment_withdrawn",
            "Entered for the wrong board",
        )

    def test_pressing_the_button_twice_is_no_error(self, ailsas: Client, alba: Board) -> None:
        ailsas.post(page_of(alba, "withdraw"), self.MISTAKE | {"step": "confirm"})
        again = ailsas.post(page_of(alba, "withdraw"), self.MISTAKE | {"step": "confirm"}, follow=True)
        assert "That was already taken off the record." in text_of(again)
        assert alba.audit_events.filter(event="membership.appointment_withdrawn").count() == 1

    def test_one_that_changed_meanwhile_stays(self, ailsas: Client, alba: Board) -> None:
        end_appointment(la1(alba), on=date(2026, 11, 30), how="conduct", version=1, by=STORY)
        page = ailsas.post(page_of(alba, "withdraw"), self.MISTAKE | {"step": "confirm"})
        assert "Somebody else has changed this" in text_of(page)
        assert la1(alba).ends == "2026-11-30"

    def test_it_wants_a_reason(self, ailsas: Client, alba: Board) -> None:
        page = ailsas.post(page_of(alba, "withdraw"), {"version": "1", "step": "confirm"})
        assert page.context["form"].errors["why"]
