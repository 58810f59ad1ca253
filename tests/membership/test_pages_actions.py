"""What the pages of a seat, a person and an appointment offer, to whom, and with which day."""

from datetime import date
from typing import Any

from django.test import Client

from boards.models import Board
from membership.services import end_appointment
from tests.cast import STORY
from tests.membership.page_cast import (
    PEOPLE,
    ailsas,
    alba,
    calums,
    html_of,
    person_page,
    seat_page,
    secretary,
    text_of,
    today,
)

__all__ = ["ailsas", "alba", "calums", "secretary", "today"]


def appointment_page(board: Board, seat: str) -> str:
    return f"{PEOPLE}appointments/{board.appointments.get(seat__ref=seat).public_id}/"


def offered(client: Client, address: str) -> list[tuple[str | None, list[str]]]:
    """For each thing on a page, the action to the fore and the others."""
    acts = [each for each in client.get(address).context["acts"] if each]
    return [(each.primary and each.primary.words, [other.words for other in each.others]) for each in acts]


class TestASeat:
    def test_its_holder_can_be_ended_in_one_way_to_the_fore(self, ailsas: Client, alba: Board) -> None:
        holder, itself = offered(ailsas, seat_page(alba, "la1"))
        assert holder == (
            "End the appointment",
            ["Record a resignation", "Remove step by step", "Reappoint", "Correct", "Recorded by mistake"],
        )
        assert itself == (
            None,
            ["Record another appointment to this seat", "Correct the seat", "Seat recorded by mistake"],
        )

    def test_near_the_end_of_a_term_reappointing_comes_to_the_fore(self, ailsas: Client, alba: Board) -> None:
        at = seat_page(alba, "la1")
        firsts = {
            day: offered(ailsas, f"{at}?as_at={day}")[0][0]
            for day in ("2027-10-29", "2027-10-30", "2028-04-30")
        }
        assert firsts == {
            "2027-10-29": "End the appointment",
            "2027-10-30": "Reappoint",
            "2028-04-30": "Reappoint",
        }

    def test_a_member_by_office_does_not_resign_the_seat(self, ailsas: Client, alba: Board) -> None:
        assert "Record a resignation" not in offered(ailsas, seat_page(alba, "co"))[0][1]

    def test_a_member_of_the_board_is_offered_nothing(self, calums: Client, alba: Board) -> None:
        for address in (seat_page(alba, "la1"), person_page(alba, "p-la1"), appointment_page(alba, "la1")):
            assert offered(calums, address) == []
            assert "What you can do" not in text_of(calums.get(address))


class TestAPerson:
    def test_they_have_the_actions_of_their_seat_and_their_own(self, ailsas: Client, alba: Board) -> None:
        seat, own = offered(ailsas, person_page(alba, "p-la1"))
        assert "Record a resignation" in seat[1]
        assert own == (None, ["Correct the name", "Person recorded by mistake"])


class TestAnAppointment:
    def test_it_shows_its_days_how_it_ended_and_its_papers(self, ailsas: Client, alba: Board) -> None:
        row = alba.appointments.get(seat__ref="la1")
        notice = {"kind": "resignation", "from": "member", "to": "board", "given_on": date(2026, 11, 1)}
        how = {"how": "resignation", "papers": [notice]}
        end_appointment(row, on=date(2026, 11, 2), version=1, by=STORY, **how)  # type: ignore[arg-type]
        text = text_of(ailsas.get(appointment_page(alba, "la1")))
        assert "Last day 2 November 2026 How it ended Resigned" in text
        assert "Resignation from the member to the board Given on 1 November 2026" in text
        assert "END-01" in text

    def test_one_that_is_over_can_be_made_again_or_put_right(self, ailsas: Client, alba: Board) -> None:
        assert offered(ailsas, appointment_page(alba, "user")) == [
            (None, ["Appoint again", "Correct", "Recorded by mistake"])
        ]

    def test_one_that_another_followed_is_not_made_again(self, ailsas: Client, alba: Board) -> None:
        there = appointment_page(alba, "user")
        seat, person = alba.seats.get(ref="user"), alba.people.get(ref="p-carer")
        alba.appointments.create(seat=seat, person=person, starts_on=date(2026, 11, 1), ends_word="open")
        assert offered(ailsas, there) == [(None, ["Correct", "Recorded by mistake"])]

    def test_it_is_reached_from_the_histories(self, ailsas: Client, alba: Board) -> None:
        there = appointment_page(alba, "user")
        assert there in html_of(ailsas.get(seat_page(alba, "user")))
        assert there in html_of(ailsas.get(person_page(alba, "p-user")))

    def test_it_takes_a_steady_number_of_queries(
        self, ailsas: Client, alba: Board, django_assert_max_num_queries: Any
    ) -> None:
        there = appointment_page(alba, "la1")
        with django_assert_max_num_queries(30):
            ailsas.get(there)


class TestTheDayAskedAbout:
    def test_it_goes_along_to_the_acts(self, ailsas: Client, alba: Board) -> None:
        page = ailsas.get(f"{seat_page(alba, 'la1')}?as_at=2027-02-01")
        acts = [each for each in page.context["acts"] if each]
        links = [link.address for each in acts for link in (*each.others, each.primary) if link]
        assert [link for link in links if "as_at=2027-02-01" not in link] == []

    def test_filling_a_seat_proposes_it(self, ailsas: Client, alba: Board) -> None:
        board = ailsas.get(f"{PEOPLE}?as_at=2027-02-01").context["roll"]
        (seat,) = [each for each in board.empty if each.on_day.seat.id == "user"]
        appoint = ailsas.get(seat.appoint_address).context["steps"][-1].address
        form = ailsas.get(appoint).context["form"]
        assert form["starts_on"].value() == date(2027, 2, 1)
        assert form["term_ends"].value() == date(2030, 1, 31)

    def test_somebody_named_in_the_address_is_proposed(self, ailsas: Client, alba: Board) -> None:
        person = alba.people.get(ref="p-gp")
        form = ailsas.get(f"{seat_page(alba, 'user')}appoint/?person={person.public_id}").context["form"]
        assert form["person"].value() == str(person.public_id)
