"""Reappointing somebody: the further term proposed, what the law would say, and only then the act."""

from datetime import date
from typing import Any

import pytest
from django.test import Client

from boards.models import Board
from membership.services import correct_appointment, end_appointment
from tests.cast import STORY
from tests.membership.page_cast import PEOPLE, ailsas, alba, calums, seat_page, secretary, text_of, today

__all__ = ["ailsas", "alba", "calums", "secretary", "today"]

FURTHER = {
    "new_id": "7d7a1e4e-1b1c-4c57-9a3a-444444444444",
    "starts_on": "2028-05-01",
    "term": "day",
    "term_ends": "2031-04-30",
    "version": "1",
}


def page_of(board: Board, seat: str = "la1") -> str:
    return f"{PEOPLE}appointments/{board.appointments.get(seat__ref=seat).public_id}/reappoint/"


def press(client: Client, board: Board, button: str, seat: str = "la1", **typed: str) -> Any:
    appointment = board.appointments.filter(seat__ref=seat).order_by("pk")[0]
    address = f"{PEOPLE}appointments/{appointment.public_id}/reappoint/"
    return client.post(address, FURTHER | typed | {"step": button})


def terms(board: Board, seat: str = "la1") -> list[tuple[Any, Any, Any, Any]]:
    rows = board.appointments.filter(seat__ref=seat).order_by("pk")
    return [(str(row.starts_on), row.term_ends, row.ends, row.how_ended) for row in rows]


class TestWhatIsProposed:
    def test_the_day_after_the_term_and_three_years(self, ailsas: Client, alba: Board) -> None:
        form = ailsas.get(page_of(alba)).context["form"]
        assert form["starts_on"].value() == date(2028, 5, 1)
        assert (form["term"].value(), form["term_ends"].value()) == ("day", date(2031, 4, 30))

    def test_the_day_after_somebody_left(self, ailsas: Client, alba: Board) -> None:
        form = ailsas.get(page_of(alba, "user")).context["form"]
        assert form["starts_on"].value() == date(2026, 10, 1)

    def test_a_term_as_long_as_the_office(self, ailsas: Client, alba: Board) -> None:
        form = ailsas.get(f"{page_of(alba, 'co')}?as_at=2027-02-01").context["form"]
        assert form["term"].value() == "while in office"
        assert form["starts_on"].value() == date(2027, 2, 1)


class TestThePreview:
    def test_it_saves_nothing(self, ailsas: Client, alba: Board) -> None:
        assert press(ailsas, alba, "preview").status_code == 200
        assert terms(alba) == [("2025-05-01", "2028-04-30", "open", None)]

    def test_it_tells_what_the_further_term_changes_on_its_first_day(
        self, ailsas: Client, alba: Board
    ) -> None:
        first = press(ailsas, alba, "preview").context["differences"][0]
        assert first.on == date(2028, 5, 1)
        assert "TRM-02" in {each.rule.id for each in first.changed}

    def test_it_warns_of_a_term_too_long(self, ailsas: Client, alba: Board) -> None:
        first = press(ailsas, alba, "preview", term_ends="2031-05-01").context["differences"][0]
        worst = {each.rule.id: [str(one.outcome) for one in each.findings] for each in first.changed}
        assert "not_met" in worst["TRM-01"]


class TestTheAct:
    def test_the_term_before_ends_on_the_day_before(self, ailsas: Client, alba: Board) -> None:
        response = press(ailsas, alba, "confirm")
        assert response.headers["Location"] == seat_page(alba, "la1")
        assert terms(alba) == [
            ("2025-05-01", "2028-04-30", "2028-04-30", "term_over"),
            ("2028-05-01", "2031-04-30", "open", None),
        ]

    def test_somebody_who_left_is_appointed_again(self, ailsas: Client, alba: Board) -> None:
        press(ailsas, alba, "confirm", seat="user", starts_on="2026-12-01", term_ends="2029-11-30")
        assert terms(alba, "user")[0][2] == "2026-09-30"
        assert terms(alba, "user")[1][0] == "2026-12-01"

    def test_a_seat_held_together_stays_so(self, ailsas: Client, alba: Board) -> None:
        row = alba.appointments.get(seat__ref="user")
        changes = {"joint": True}
        correct_appointment(row, changes=changes, why="Slip.", version=1, by=STORY)
        press(
            ailsas, alba, "confirm", seat="user", starts_on="2026-12-01", term_ends="2029-11-30", version="2"
        )
        assert [each.joint for each in alba.appointments.filter(seat__ref="user")] == [True, True]

    def test_it_is_told_as_a_reappointment(self, ailsas: Client, alba: Board) -> None:
        press(ailsas, alba, "confirm")
        latest = {each.event for each in alba.audit_events.order_by("-sequence")[:2]}
        assert latest == {"membership.appointment_ended", "membership.member_reappointed"}

    def test_pressing_the_button_twice_reappoints_once(self, ailsas: Client, alba: Board) -> None:
        press(ailsas, alba, "confirm")
        again = press(ailsas, alba, "confirm")
        assert (again.status_code, len(terms(alba))) == (302, 2)

    def test_a_member_may_not(self, calums: Client, alba: Board) -> None:
        assert press(calums, alba, "confirm").status_code == 403


class TestRefusals:
    def test_an_older_tab_is_shown_what_the_record_says_now(self, ailsas: Client, alba: Board) -> None:
        row = alba.appointments.get(seat__ref="la1")
        end_appointment(row, on=date(2026, 11, 30), how="resignation", version=1, by=STORY)
        page = press(ailsas, alba, "confirm")
        assert "Somebody else has changed this" in text_of(page)
        assert page.context["both"] == [
            ("First day in the seat", "the last day is 30 November 2026", "1 May 2028")
        ]
        assert len(terms(alba)) == 1

    @pytest.mark.parametrize(
        ("typed", "field"),
        [
            ({"starts_on": "2025-05-01"}, "starts_on"),
            ({"starts_on": ""}, "starts_on"),
            ({"term_ends": ""}, "term_ends"),
            ({"term_ends": "2028-04-30"}, "term_ends"),
            ({"term": "open"}, "term_ends"),
        ],
    )
    def test_what_is_wrong_stands_at_its_field(
        self, typed: dict[str, str], field: str, ailsas: Client, alba: Board
    ) -> None:
        for step in ("preview", "confirm"):
            assert press(ailsas, alba, step, **typed).context["form"].errors[field]
        assert len(terms(alba)) == 1
