"""An ordinary election on one sheet: all councils' seats end with polling day, and are nominated anew."""

from datetime import date
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from boards.models import Board, User
from boards.services import import_board
from membership.services import end_appointment
from membership.services.election import council_seats_version
from statute.elections import election_at_hand, next_ordinary_election, ordinary_election_in
from tests.cast import STORY
from tests.membership.page_cast import (
    PEOPLE,
    ailsas,
    alba,
    calums,
    gapped_record,
    html_of,
    secretary,
    text_of,
    today,
)
from tests.statute.situations import COUNCIL, nominee

__all__ = ["ailsas", "alba", "calums", "secretary", "today"]

SHEET = f"{PEOPLE}election/"
NEW = "7d7a1e4e-1b1c-4c57-9a3a-222222222222"
POLL = date(2027, 5, 6)


def key(board: Board, seat: str) -> str:
    return f"{board.seats.get(ref=seat).public_id.hex}-"


def council_seats(board: Board) -> list[str]:
    return [each.ref for each in board.seats.filter(basis="LA_NOM").order_by("pk")]


def all_leave(board: Board) -> dict[str, str]:
    return {f"{key(board, seat)}on": "on" for seat in council_seats(board)}


def press(client: Client, board: Board, button: str = "confirm", **typed: str) -> Any:
    said = {"new_id": NEW, "version": str(council_seats_version(board)), "step": button}
    return client.post(SHEET, said | typed)


def ends(board: Board) -> set[str | None]:
    return {each.ends for each in board.appointments.filter(seat__basis="LA_NOM")}


class TestPollingDay:
    def test_it_is_the_first_thursday_of_may_every_five_years(self) -> None:
        assert [ordinary_election_in(year) for year in (2012, 2017, 2022, 2026, 2027)] == [
            date(2012, 5, 3), date(2017, 5, 4), date(2022, 5, 5), None, POLL,
        ]  # fmt: skip

    def test_the_next_one_is_today_on_the_day_itself(self) -> None:
        assert next_ordinary_election(POLL) == POLL
        assert next_ordinary_election(date(2027, 5, 7)) == date(2032, 5, 6)

    def test_a_board_is_busy_with_the_last_one_for_a_year(self) -> None:
        assert election_at_hand(date(2026, 11, 21)) == POLL
        assert election_at_hand(date(2027, 6, 30)) == POLL
        assert election_at_hand(date(2028, 6, 30)) == date(2032, 5, 6)

    def test_another_day_can_be_chosen(self, ailsas: Client) -> None:
        assert "Polling day 13 May 2027" in text_of(ailsas.get(f"{SHEET}?day=2027-05-13"))

    def test_what_is_no_day_is_said_to_be_none(self, ailsas: Client) -> None:
        assert ailsas.get(f"{SHEET}?day=banana").status_code == 400


class TestTheSheet:
    def test_it_lists_every_councils_seat_with_its_holder_and_last_day(
        self, ailsas: Client, alba: Board
    ) -> None:
        text = text_of(ailsas.get(SHEET))
        assert "1. Council nominee, alba-council: Calum" in text
        assert "1. Calum: last day in the seat 6 May 2027" in text
        assert text.count("last day in the seat 6 May 2027") == len(council_seats(alba))

    def test_it_says_who_is_chair(self, ailsas: Client) -> None:
        assert "Calum is chair of the board until they leave." in text_of(
            ailsas.get(f"{SHEET}?day=2027-03-04")
        )

    def test_a_seat_that_is_left_already_is_not_ended_again(self, ailsas: Client, alba: Board) -> None:
        gone = alba.appointments.get(seat__ref="la1")
        end_appointment(gone, on=date(2026, 12, 31), how="resignation", version=None, by=STORY)
        page = ailsas.get(SHEET)
        assert f"{key(alba, 'la1')}on" not in page.context["form"].fields
        assert "Not filled on polling day." in text_of(page)

    def test_a_member_may_not(self, calums: Client, alba: Board) -> None:
        assert press(calums, alba, **all_leave(alba)).status_code == 403
        assert ends(alba) == {"open"}


class TestEndingThemAll:
    def test_the_preview_saves_nothing_and_tells_of_the_day_after(self, ailsas: Client, alba: Board) -> None:
        page = press(ailsas, alba, "preview", **all_leave(alba))
        assert ends(alba) == {"open"}
        first = page.context["differences"][0]
        assert first.on == date(2027, 5, 7)
        assert "MEM-11" in {each.rule.id for each in first.changed if not each.is_better}

    def test_it_ends_them_with_polling_day_and_leaves_the_places_empty(
        self, ailsas: Client, alba: Board
    ) -> None:
        response = press(ailsas, alba, **all_leave(alba))
        assert response.headers["Location"] == f"{SHEET}?day=2027-05-06"
        assert ends(alba) == {"2027-05-06"}
        assert {each.how_ended for each in alba.appointments.filter(seat__basis="LA_NOM")} == {
            "not_councillor"
        }

    def test_they_are_no_councillors_after_it_where_that_is_ticked(self, ailsas: Client, alba: Board) -> None:
        press(ailsas, alba, with_standings="on", **all_leave(alba))
        assert {each.ends for each in alba.standings.filter(kind="councillor")} == {"2027-05-06"}

    def test_what_they_are_is_left_alone_where_it_is_not(self, ailsas: Client, alba: Board) -> None:
        press(ailsas, alba, **all_leave(alba))
        assert {each.ends for each in alba.standings.filter(kind="councillor")} == {"open"}

    def test_pressing_the_button_twice_does_it_once(self, ailsas: Client, alba: Board) -> None:
        press(ailsas, alba, **all_leave(alba))
        events = alba.audit_events.count()
        again = press(ailsas, alba, version="1", **all_leave(alba))
        assert "That was recorded already." in text_of(ailsas.get(again.headers["Location"]))
        assert alba.audit_events.count() == events


class TestNominating:
    def both(self, board: Board) -> dict[str, str]:
        """One is nominated again, another is new, and the others' places stay empty."""
        return {
            **all_leave(board),
            "with_standings": "on",
            "starts_on": "2027-05-20",
            "term_ends": "2030-05-19",
            "elected_on": "2027-05-07",
            f"{key(board, 'la1')}person": "same",
            f"{key(board, 'la2')}new_name": "Una",
        }

    def test_it_nominates_whoever_is_named_in_the_same_act(self, ailsas: Client, alba: Board) -> None:
        press(ailsas, alba, **self.both(alba))
        made = alba.appointments.filter(starts_on=date(2027, 5, 20)).order_by("seat__ref")
        assert [(each.seat.ref, str(each.person), each.term_ends) for each in made] == [
            ("la1", "Calum", "2030-05-19"),
            ("la2", "Una", "2030-05-19"),
        ]

    def test_they_are_recorded_as_councillors_again(self, ailsas: Client, alba: Board) -> None:
        press(ailsas, alba, **self.both(alba))
        made = alba.standings.filter(kind="councillor", starts_on=date(2027, 5, 7))
        assert {(str(each.person), each.of, each.ends) for each in made} == {
            ("Calum", COUNCIL, "open"),
            ("Una", COUNCIL, "open"),
        }

    def test_the_rule_is_met_for_one_elected_and_nominated_again(self, ailsas: Client, alba: Board) -> None:
        page = press(ailsas, alba, "preview", **self.both(alba))
        worse = [each.rule.id for one in page.context["differences"] for each in one.changed]
        assert "END-08" not in worse or all(
            each.after.outcome.value != "not_met"
            for one in page.context["differences"]
            for each in one.changed
            if each.rule.id == "END-08"
        )

    def test_it_can_be_done_in_two_goes(self, ailsas: Client, alba: Board) -> None:
        press(ailsas, alba, **all_leave(alba))
        rest = {name: value for name, value in self.both(alba).items() if not name.endswith("-on")}
        press(ailsas, alba, **rest | {"starts_on": "2027-05-20", "elected_on": "2027-05-07"})
        assert alba.appointments.filter(starts_on=date(2027, 5, 20)).count() == 2
        assert "Calum follows from 20 May 2027, as is on record." in text_of(ailsas.get(SHEET))

    def test_pressing_the_button_twice_nominates_once(self, ailsas: Client, alba: Board) -> None:
        press(ailsas, alba, **self.both(alba))
        press(ailsas, alba, version="1", **self.both(alba))
        assert alba.people.filter(name="Una").count() == 1
        assert alba.appointments.filter(starts_on=date(2027, 5, 20)).count() == 2

    def test_a_seat_can_have_days_of_its_own(self, ailsas: Client, alba: Board) -> None:
        own = {f"{key(alba, 'la2')}starts_on": "2027-06-01", f"{key(alba, 'la2')}term_ends": "2030-05-31"}
        press(ailsas, alba, **self.both(alba) | own)
        assert alba.appointments.get(person__name="Una").starts_on == date(2027, 6, 1)


class TestANameOnTheRecord:
    def named(self, board: Board) -> dict[str, str]:
        return all_leave(board) | {"starts_on": "2027-05-20", f"{key(board, 'la1')}new_name": "morag"}

    def test_is_pointed_out_at_its_seat(self, ailsas: Client, alba: Board) -> None:
        page = press(ailsas, alba, **self.named(alba))
        errors = page.context["form"].errors[f"{key(alba, 'la1')}new_name"]
        assert "Somebody of this name is on the record." in errors[0]
        assert ends(alba) == {"open"}

    def test_may_be_that_of_somebody_else(self, ailsas: Client, alba: Board) -> None:
        press(ailsas, alba, **self.named(alba) | {f"{key(alba, 'la1')}namesake": "on"})
        assert alba.people.filter(name__iexact="morag").count() == 2


class TestRefusals:
    @pytest.mark.parametrize(
        ("typed", "field"),
        [
            ({"starts_on": "2027-05-06"}, "starts_on"),
            ({"starts_on": ""}, "starts_on"),
            ({"starts_on": "banana"}, "starts_on"),
            ({"la1-starts_on": "2027-05-06"}, "la1-starts_on"),
            ({"la1-person": "same"}, "la1-new_name"),
            ({"la1-new_name": "A\u202eda"}, "la1-new_name"),
            ({"la1-term_ends": "2027-05-19"}, "la1-term_ends"),
            ({"la1-on": ""}, "la1-starts_on"),
            ({"term_ends": "2027-05-19"}, "term_ends"),
        ],
    )
    def test_what_is_wrong_stands_at_its_field_and_nothing_is_saved(
        self, typed: dict[str, str], field: str, ailsas: Client, alba: Board
    ) -> None:
        said = all_leave(alba) | {"starts_on": "2027-05-20", f"{key(alba, 'la1')}new_name": "Una"}
        mine = {name.replace("la1-", key(alba, "la1")): value for name, value in typed.items()}
        page = press(ailsas, alba, **said | mine)
        name = field.replace("la1-", key(alba, "la1"))
        assert page.status_code == 200
        assert page.context["form"].errors[name]
        assert f'href="#id_{name}"' in html_of(page)
        assert ends(alba) == {"open"}
        assert not alba.people.filter(name="Una").exists()

    def test_an_empty_sheet_is_nothing_to_do(self, ailsas: Client, alba: Board) -> None:
        assert "Tick who leaves, or say who is nominated." in text_of(press(ailsas, alba))

    def test_a_sheet_that_has_grown_old_shows_both(self, ailsas: Client, alba: Board) -> None:
        version = council_seats_version(alba)
        gone = alba.appointments.get(seat__ref="la1")
        end_appointment(gone, on=date(2026, 12, 31), how="resignation", version=None, by=STORY)
        page = press(ailsas, alba, version=str(version), **all_leave(alba))
        assert "Somebody else has changed this" in text_of(page)
        assert page.context["both"]
        assert page.context["form"]["version"].value() == str(council_seats_version(alba))
        assert "2027-05-06" not in ends(alba)


def test_it_asks_no_more_of_a_board_ten_times_as_large(
    db: None, today: None, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    from boards.models import RoleName
    from tests.cast import with_role
    from tests.membership.page_cast import window_of

    record = gapped_record()
    for number in range(60):
        nominee(record, f"more{number}", COUNCIL)
    large = import_board(record, by=STORY)
    client = window_of(with_role("Ailsa", large, RoleName.SECRETARY))
    with django_assert_max_num_queries(30):
        assert client.get(SHEET).status_code == 200


def test_the_secretary_is_named_in_the_trail(ailsas: Client, alba: Board, secretary: User) -> None:
    press(ailsas, alba, **all_leave(alba))
    told = alba.audit_events.filter(event="membership.appointment_ended")
    assert told.count() == len(council_seats(alba))
    assert {each.actor_id for each in told} == {str(secretary.public_id)}
