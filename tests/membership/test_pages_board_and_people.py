"""The page of the board and its people, on any day."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from boards.models import Board, RoleName
from boards.services import grant_role, import_board
from tests.cast import STORY, other_board, rhona
from tests.membership.page_cast import (
    PEOPLE,
    ailsas,
    alba,
    calums,
    gapped_record,
    html_of,
    seat_page,
    secretary,
    text_of,
    today,
    window_of,
)
from tests.statute.situations import blank, committee, nominee, single

__all__ = ["ailsas", "alba", "calums", "other_board", "rhona", "secretary", "today"]


def numbers(client: Client, address: str) -> dict[str, int | None]:
    rows = client.get(address).context["roll"].numbers.rows
    return {row.words: row.value for row in rows}


class TestTheNumbers:
    def test_eight_vote_on_the_last_day_of_august(self, ailsas: Client, alba: Board) -> None:
        assert numbers(ailsas, f"{PEOPLE}?as_at=2026-08-31") == {
            "Voting members": 8,
            "Quorum": 4,
            "Requisition": 6,
        }

    def test_eleven_vote_on_the_first_of_september(self, ailsas: Client, alba: Board) -> None:
        assert numbers(ailsas, f"{PEOPLE}?as_at=2026-09-01") == {
            "Voting members": 11,
            "Quorum": 6,
            "Requisition": 8,
        }

    def test_a_voting_seat_nobody_is_known_to_hold_leaves_them_open(self, secretary: Any) -> None:
        record = gapped_record()
        record["board"]["slug"] = "unsure"
        next(each for each in record["seats"] if each["id"] == "user")["known"] = []
        record["appointments"] = [each for each in record["appointments"] if each["seat"] != "user"]
        grant_role(secretary, import_board(record, by=STORY), RoleName.SECRETARY, by=STORY)
        page = window_of(secretary).get("/boards/unsure/people/")
        assert {row.value for row in page.context["roll"].numbers.rows} == {None}
        assert "Cannot tell" in text_of(page)

    def test_a_monitoring_committee_has_none_and_is_told_why(self, secretary: Any) -> None:
        record = committee()
        record["board"]["slug"] = "committee"
        grant_role(secretary, import_board(record, by=STORY), RoleName.SECRETARY, by=STORY)
        page = window_of(secretary).get("/boards/committee/people/")
        assert page.context["roll"].numbers.rows == ()
        assert "this is a lead agency area led by both bodies" in text_of(page)

    def test_before_the_board_existed_it_says_so(self, ailsas: Client, alba: Board) -> None:
        said = text_of(ailsas.get(f"{PEOPLE}?as_at=2015-03-31"))
        assert "The board did not exist on this day" in said
        assert "Cannot tell" not in said
        assert "Not on record" not in said

    def test_nominees_are_counted_for_each_authority(self, ailsas: Client, alba: Board) -> None:
        nominees = ailsas.get(PEOPLE).context["roll"].nominees
        assert [(each.words, each.value) for each in nominees] == [
            ("Nominees of alba-council", 4),
            ("Nominees of nhs-alba", 4),
        ]


class TestTheSeats:
    def test_an_empty_seat_says_since_when_and_for_how_long(self, ailsas: Client, alba: Board) -> None:
        assert "Place not filled since 1 October 2026 (52 days)" in text_of(ailsas.get(PEOPLE))

    def test_it_was_not_empty_on_the_last_day_of_its_holder(self, ailsas: Client, alba: Board) -> None:
        page = ailsas.get(f"{PEOPLE}?as_at=2026-09-30")
        assert page.context["roll"].empty == ()
        assert "Place not filled" not in text_of(page)

    def test_the_secretary_is_led_to_fill_it(self, ailsas: Client, alba: Board) -> None:
        assert f'href="{seat_page(alba, "user")}vacancy/"' in html_of(ailsas.get(PEOPLE))

    def test_a_member_is_not(self, calums: Client, alba: Board) -> None:
        page = calums.get(PEOPLE)
        assert page.status_code == 200
        assert "vacancy/" not in html_of(page)

    def test_a_seat_of_which_nothing_is_known_is_not_called_empty(self, ailsas: Client, alba: Board) -> None:
        roll = ailsas.get(PEOPLE).context["roll"]
        nurse = next(seat for seat in roll.seats if seat.on_day.seat.id == "nurse")
        assert not nurse.is_empty
        assert not nurse.holders

    def test_the_chair_is_marked(self, ailsas: Client, alba: Board) -> None:
        assert "Calum Chair" in text_of(ailsas.get(PEOPLE))

    def test_a_seat_that_votes_only_from_september_says_so_from_then(
        self, ailsas: Client, alba: Board
    ) -> None:
        def vote(day: str) -> bool | None:
            roll = ailsas.get(f"{PEOPLE}?as_at={day}").context["roll"]
            votes: bool | None = next(seat.votes for seat in roll.seats if seat.on_day.seat.id == "carer")
            return votes

        assert (vote("2026-08-31"), vote("2026-09-01")) == (False, True)

    def test_seats_that_may_be_missing_are_told_of(self, secretary: Any) -> None:
        record = single()
        record["board"]["slug"] = "partly"
        del record["complete"]["seats"]
        grant_role(secretary, import_board(record, by=STORY), RoleName.SECRETARY, by=STORY)
        assert "there may be others" in text_of(window_of(secretary).get("/boards/partly/people/"))

    def test_a_board_without_seats_says_where_they_come_from(self, secretary: Any) -> None:
        record = blank()
        record["board"]["slug"] = "bare"
        grant_role(secretary, import_board(record, by=STORY), RoleName.SECRETARY, by=STORY)
        assert "No seats are on record" in text_of(window_of(secretary).get("/boards/bare/people/"))


class TestTheDay:
    @pytest.mark.parametrize("day", ["banana", "0000-01-01", "2300-01-01", "2014-03-31", "2026-02-30"])
    def test_a_day_that_cannot_be_asked_about_is_explained(
        self, day: str, ailsas: Client, alba: Board
    ) -> None:
        page = ailsas.get(f"{PEOPLE}?as_at={day}")
        assert page.status_code == 400
        assert "day" in text_of(page)

    def test_the_changes_before_and_after_are_linked(self, ailsas: Client, alba: Board) -> None:
        context = ailsas.get(PEOPLE).context
        assert f"{context['previous_change']} {context['next_change']}" == "2026-10-01 2027-04-01"

    def test_another_day_goes_along_to_the_seats_and_the_menu(self, ailsas: Client, alba: Board) -> None:
        content = html_of(ailsas.get(f"{PEOPLE}?as_at=2026-09-01"))
        assert f'href="{seat_page(alba, "user")}?as_at=2026-09-01"' in content
        assert f'href="{PEOPLE}?as_at=2026-09-01" aria-current="page"' in content

    def test_today_is_the_day_in_edinburgh(self, ailsas: Client, alba: Board) -> None:
        assert "Shown as at today, 21 November 2026" in text_of(ailsas.get(PEOPLE))


class TestThePicture:
    def test_every_seat_is_in_it_under_its_number_in_the_table(self, ailsas: Client, alba: Board) -> None:
        context = ailsas.get(PEOPLE).context
        drawn = {mark.number for mark in context["picture"].marks}
        assert drawn == {seat.number for seat in context["roll"].seats} == set(range(1, 19))

    def test_it_has_words_for_those_who_cannot_see_it(self, ailsas: Client, alba: Board) -> None:
        content = html_of(ailsas.get(PEOPLE))
        assert "18 seats round a table, 16 with a holder, 1 not filled, 11 of the seats vote." in content

    def test_nothing_in_it_needs_an_inline_style(self, ailsas: Client, alba: Board) -> None:
        content = html_of(ailsas.get(PEOPLE))
        assert "<svg" in content
        assert "style=" not in content
        assert "<style" not in content


def queries(client: Client, address: str) -> int:
    client.get(address)
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    return len(captured)


def test_it_takes_as_many_queries_for_a_board_ten_times_as_large(ailsas: Client, secretary: Any) -> None:
    record = single()
    record["board"]["slug"] = "large"
    for number in range(5, 180):
        nominee(record, f"la{number}", "alba-council")
    grant_role(secretary, import_board(record, by=STORY), RoleName.SECRETARY, by=STORY)
    small, large = queries(ailsas, PEOPLE), queries(ailsas, "/boards/large/people/")
    # The session and the user, the board and the roles, eleven kinds of row, seats and people for their
    # addresses, and whether there is another board to change to.
    assert (small, large) == (25, 25)


def test_another_boards_secretary_is_told_there_is_no_such_page(rhona: Any, alba: Board) -> None:
    window = window_of(rhona)
    addresses = [PEOPLE, seat_page(alba, "la1"), f"{seat_page(alba, 'la1')}appoint/"]
    assert [window.get(address).status_code for address in addresses] == [404, 404, 404]


def test_one_boards_seat_is_not_on_anothers_page(rhona: Any, alba: Board, other_board: Board) -> None:
    public_id = alba.seats.get(ref="la1").public_id
    assert window_of(rhona).get(f"/boards/{other_board.slug}/people/seats/{public_id}/").status_code == 404
