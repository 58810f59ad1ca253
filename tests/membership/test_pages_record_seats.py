"""Recording a seat, correcting one, and taking one off the record."""

from datetime import date
from typing import Any

import pytest
from django.test import Client

from boards.models import Board
from membership.services import correct_seat
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

PLACE = {
    "new_id": "7d7a1e4e-1b1c-4c57-9a3a-666666666666",
    "basis": "LA_NOM",
    "nominated_by": "alba-council",
    "represents": "",
    "name": "Place 5",
    "known_from_1": "2026-12-01",
    "known_to_1": "",
}
AS_IT_IS = {
    "basis": "USER",
    "nominated_by": "",
    "represents": "",
    "name": "",
    "known_from_1": "2015-04-01",
    "known_to_1": "",
    "known_from_2": "",
    "known_to_2": "",
    "why": "The scheme says otherwise",
    "version": "1",
}


def add(client: Client, button: str = "confirm", **typed: str) -> Any:
    return client.post(f"{PEOPLE}seats/new/", PLACE | typed | {"step": button})


def press(client: Client, board: Board, button: str = "confirm", **typed: str) -> Any:
    return client.post(f"{seat_page(board, 'user')}correct/", AS_IT_IS | typed | {"step": button})


class TestRecording:
    def test_the_form_says_what_each_seat_rests_on(self, ailsas: Client, alba: Board) -> None:
        page = ailsas.get(f"{PEOPLE}seats/new/")
        words = dict(page.context["form"].fields["basis"].choices)
        assert words["LA_NOM"] == "Council nominee (article 3(1)(a))"
        assert words["HB_FD"] == "Health Board director of finance"
        assert "Integration Joint Boards) (Scotland) Order 2014" in text_of(page)

    def test_the_preview_tells_what_an_empty_place_does(self, ailsas: Client, alba: Board) -> None:
        seats = alba.seats.count()
        page = add(ailsas, "preview", known_from_1="2026-01-01")
        assert alba.seats.count() == seats
        assert page.context["differences"][0].on == date(2026, 11, 21)

    def test_it_keeps_what_was_typed(self, ailsas: Client, alba: Board) -> None:
        response = add(ailsas)
        seat = alba.seats.get(name="Place 5")
        assert response.headers["Location"] == f"{PEOPLE}seats/{seat.public_id}/"
        assert (seat.basis, seat.nominated_by, seat.represents) == ("LA_NOM", "alba-council", None)
        assert seat.known == [{"from": "2026-12-01", "to": "open"}]

    def test_pressing_the_button_twice_records_once(self, ailsas: Client, alba: Board) -> None:
        add(ailsas)
        assert add(ailsas).status_code == 302
        assert alba.seats.filter(name="Place 5").count() == 1

    @pytest.mark.parametrize(
        ("typed", "field"),
        [
            ({"basis": ""}, "basis"),
            ({"basis": "KING"}, "basis"),
            ({"nominated_by": "nobody"}, "nominated_by"),
            ({"name": "A\u202e"}, "name"),
            ({"known_from_1": "banana"}, "known_from_1"),
            ({"known_from_1": "", "known_to_1": "2026-12-01"}, "known_from_1"),
            ({"known_to_1": "2026-11-30"}, "known_to_1"),
        ],
    )
    def test_what_is_wrong_stands_at_its_field(
        self, typed: dict[str, str], field: str, ailsas: Client, alba: Board
    ) -> None:
        seats = alba.seats.count()
        for step in ("preview", "confirm"):
            page = add(ailsas, step, **typed)
            assert page.context["form"].errors[field]
            assert f'href="#id_{field}"' in html_of(page)
        assert alba.seats.count() == seats

    def test_a_member_may_not(self, calums: Client, alba: Board) -> None:
        assert add(calums).status_code == 403
        assert press(calums, alba).status_code == 403


class TestCorrecting:
    def test_it_shows_what_is_recorded_and_room_for_another_period(self, ailsas: Client, alba: Board) -> None:
        form = ailsas.get(f"{seat_page(alba, 'user')}correct/").context["form"]
        assert (form["basis"].value(), form["known_from_1"].value()) == ("USER", date(2015, 4, 1))
        assert form["known_from_2"].value() is None

    def test_only_what_differs_is_said_anew(self, ailsas: Client, alba: Board) -> None:
        press(ailsas, alba, name="Lived experience")
        event = alba.audit_events.order_by("-sequence")[0]
        assert (event.event, event.reason) == ("membership.seat_corrected", "The scheme says otherwise")
        assert set(event.after or ()) == {"name"}

    def test_the_time_in_which_the_seat_is_known_can_end_and_begin_again(
        self, ailsas: Client, alba: Board
    ) -> None:
        press(ailsas, alba, known_to_1="2026-10-31", known_from_2="2026-11-10")
        assert alba.seats.get(ref="user").known == [
            {"from": "2015-04-01", "to": "2026-10-31"},
            {"from": "2026-11-10", "to": "open"},
        ]
        text = text_of(ailsas.get(f"{seat_page(alba, 'user')}?as_at=2026-11-05"))
        assert "Place not filled since" not in text.partition("Who has sat here")[0]

    def test_nothing_said_of_what_is_known_takes_the_claim_away(self, ailsas: Client, alba: Board) -> None:
        press(ailsas, alba, known_from_1="")
        assert not alba.seats.get(ref="user").known

    def test_a_seat_of_which_nothing_is_known_is_not_changed_by_saying_so(
        self, ailsas: Client, alba: Board
    ) -> None:
        said = AS_IT_IS | {"basis": "NURSE", "known_from_1": "", "step": "confirm"}
        response = ailsas.post(f"{seat_page(alba, 'nurse')}correct/", said, follow=True)
        assert "Nothing was changed." in text_of(response)

    def test_pressing_the_button_twice_corrects_once(self, ailsas: Client, alba: Board) -> None:
        press(ailsas, alba, name="Lived experience")
        assert press(ailsas, alba, name="Lived experience").status_code == 302
        assert alba.audit_events.filter(event="membership.seat_corrected").count() == 1

    def test_an_older_tab_is_shown_both_versions(self, ailsas: Client, alba: Board) -> None:
        correct_seat(alba.seats.get(ref="user"), changes={"name": "Other"}, version=1, by=STORY)
        page = press(ailsas, alba, name="Lived experience")
        assert page.context["both"] == [("A name of its own", "Other", "Lived experience")]

    def test_it_wants_a_reason(self, ailsas: Client, alba: Board) -> None:
        assert press(ailsas, alba, name="Other", why="").context["form"].errors["why"]

    def test_it_takes_a_steady_number_of_queries(
        self, ailsas: Client, alba: Board, django_assert_max_num_queries: Any
    ) -> None:
        with django_assert_max_num_queries(31):
            press(ailsas, alba, "preview", name="Other")


class TestRecordedByMistake:
    SAID = {"why": "A slip", "version": "1", "step": "confirm"}

    def test_a_seat_nobody_was_ever_in_is_taken_off(self, ailsas: Client, alba: Board) -> None:
        add(ailsas)
        there = f"{PEOPLE}seats/{alba.seats.get(name='Place 5').public_id}/withdraw/"
        assert ailsas.post(there, self.SAID).headers["Location"] == PEOPLE
        assert not alba.seats.filter(name="Place 5").exists()

    def test_a_seat_with_a_history_stays(self, ailsas: Client, alba: Board) -> None:
        page = ailsas.post(f"{seat_page(alba, 'user')}withdraw/", self.SAID)
        assert "Other entries of the record still name it." in text_of(page)
