"""Terms and turns: whose time ends when, who follows, and what to do about it."""

from datetime import date
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from boards.models import Board, RoleName
from boards.services import import_board
from membership.clock import Clock, Row, clock_on, dial_of
from membership.services import appoint_member
from statute.facts import Appointment
from statute.record import facts_of
from tests.cast import STORY, with_role
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
    window_of,
)
from tests.statute.situations import COUNCIL, Record, blank, chairs, member, nominee, row, single

__all__ = ["ailsas", "alba", "calums", "secretary", "today"]

CLOCK = f"{PEOPLE}clock/"
ON = date(2026, 11, 21)


class Named:
    """Links that say what they are."""

    def seat(self, seat: str) -> str:
        return f"seat {seat}"

    def reappoint(self, appointment: Appointment) -> str:
        return f"reappoint {appointment.seat}"

    def correct(self, appointment: Appointment) -> str:
        return f"correct {appointment.seat}"

    def fill(self, seat: str) -> str:
        return f"fill {seat}"

    def chair(self) -> str:
        return "chair"

    def begin_period(self) -> str:
        return "begin"

    def election(self) -> str:
        return "election"


def clock_of(record: Record, on: date = ON) -> Clock:
    return clock_on(facts_of(record), on, Named())


def rows_of(record: Record, kind: str, on: date = ON) -> list[Row]:
    return [each for each in clock_of(record, on).rows if each.kind == kind]


def one_member(**fields: Any) -> Record:
    record = blank()
    member(record, "carer", "CARER", **fields)
    return record


def group_of(record: Record, on: date = ON) -> str:
    found = [group.title for group in clock_of(record, on).groups for each in group.rows if each.who]
    return found[0].split(",")[0]


class TestWhere:
    @pytest.mark.parametrize(
        ("term_ends", "group"),
        [
            ("2026-11-20", "Now"),
            ("2026-11-21", "Within six months"),
            ("2027-05-21", "Within six months"),
            ("2027-05-22", "Later"),
            (None, "No term on record"),
            ("open", "No term on record"),
        ],
    )
    def test_a_term_stands_where_its_last_day_puts_it(self, term_ends: str | None, group: str) -> None:
        assert group_of(one_member(starts_on="2025-01-10", term_ends=term_ends)) == group

    def test_a_seat_that_goes_with_an_office_has_no_term_to_watch(self) -> None:
        record = single()
        for each in record["appointments"]:
            if each["seat"] in ("co", "cfo", "cswo"):
                each["term_ends"] = "while in office"
        assert not [each for each in clock_of(record).rows if each.address in ("seat co", "seat cfo")]

    def test_the_earliest_comes_first(self) -> None:
        record = one_member(starts_on="2025-01-10", term_ends="2027-03-01")
        member(record, "third", "THIRD", starts_on="2025-01-10", term_ends="2027-02-01")
        assert [each.address for each in clock_of(record).rows] == ["seat third", "seat carer"]


class TestWhatIsSaid:
    def test_a_term_that_is_over_is_said_to_be(self) -> None:
        (found,) = rows_of(one_member(starts_on="2023-01-10", term_ends="2026-01-09"), "Term ends")
        assert found.notes == ("over, and still in the seat",)
        assert found.action == ("Reappoint", "reappoint carer")

    def test_the_latest_lawful_day_is_said_where_the_term_ends_before_it(self) -> None:
        (found,) = rows_of(one_member(starts_on="2025-01-10", term_ends="2027-01-09"), "Term ends")
        assert found.notes == ("at the latest in law 9 January 2028",)

    def test_a_term_longer_than_the_law_allows_is_said_to_be(self) -> None:
        (found,) = rows_of(one_member(starts_on="2025-01-10", term_ends="2028-01-10"), "Term ends")
        assert found.notes == ("longer than the law allows: to 9 January 2028 at the latest",)

    def test_who_follows_is_said_and_nothing_is_asked(self) -> None:
        record = one_member(starts_on="2025-01-10", term_ends="2027-01-09", ends="2027-01-09")
        fields = {"starts_on": "2027-01-10", "term_ends": "2030-01-09", "ends": "open"}
        record["appointments"].append({"seat": "carer", "person": "p-carer", **fields})
        (found,) = rows_of(record, "Leaves")
        assert (found.covered, found.action) == ("reappointed from 10 January 2027", ("", ""))

    def test_an_empty_place_waits_to_be_filled(self) -> None:
        record = one_member(starts_on="2025-01-10", term_ends="2026-10-01", ends="2026-10-01")
        (found,) = rows_of(record, "Place not filled")
        assert (found.day_words, found.action) == ("since 2 October 2026", ("Fill", "fill carer"))

    def test_an_empty_place_for_which_somebody_is_on_record_is_not_asked_for(self) -> None:
        record = one_member(starts_on="2025-01-10", term_ends="2026-10-01", ends="2026-10-01")
        record["appointments"].append({"seat": "carer", "person": "p-carer", "starts_on": "2026-12-01"})
        (found,) = rows_of(record, "Place not filled")
        assert (found.covered, found.action) == ("Member p-carer from 1 December 2026", ("", ""))

    def test_somebody_acting_is_listed_since_they_began(self) -> None:
        (found,) = rows_of(one_member(starts_on="2025-01-10", interim=True), "Acting")
        assert (found.day_words, found.notes) == ("since 10 January 2025", ("for the time being",))

    def test_a_seat_on_a_basis_nobody_recorded_is_listed_too(self) -> None:
        record = one_member(starts_on="2025-01-10", term_ends="2027-01-09")
        del record["seats"][0]["basis"]
        assert [each.what for each in clock_of(record).rows] == ["Seat on a basis not on record"]

    def test_nobody_knows_is_not_said_to_be_empty(self) -> None:
        record = one_member()
        row(record, "seats", id="carer")["known"] = []
        record["appointments"] = []
        assert not clock_of(record).rows


class TestTurns:
    def test_the_end_of_the_period_and_whose_turn_is_next(self) -> None:
        record = single()
        (found,) = rows_of(record, "Appointing period ends")
        assert found.action == ("Begin the next period", "begin")
        assert found.notes[0].startswith("next to appoint the chair: ")

    def test_nothing_is_asked_once_the_next_is_on_record(self) -> None:
        record = single()
        (first,) = record["appointing_periods"]
        after = {"chair_by": first["vice_by"], "vice_by": first["chair_by"], "holders": []}
        record["appointing_periods"].append({"from": "2027-04-01", "to": "2029-03-31", **after})
        (found,) = rows_of(record, "Appointing period ends")
        assert (found.covered, found.action) == ("the next is on record from 1 April 2027", ("", ""))

    def test_the_council_election_has_its_day(self) -> None:
        (found,) = rows_of(single(), "Council election")
        assert (found.day, found.action) == (date(2027, 5, 6), ("Prepare the election", "election"))

    def test_a_monitoring_committee_is_told_of_no_election(self) -> None:
        record = blank("lead_hb")
        nominee(record, "la1", COUNCIL)
        assert not rows_of(record, "Council election")

    def test_a_stand_in_for_the_chair_is_listed(self) -> None:
        record = single()
        record["appointing_periods"] = []
        chairs(record, "p-la1", "p-hb1")
        record["appointing_periods"][0]["holders"][0]["temporary"] = True
        assert [each.what for each in rows_of(record, "Acting")] == ["Chair"]


class TestThePicture:
    def test_every_end_of_the_next_three_years_has_a_mark_in_its_month(self) -> None:
        record = one_member(starts_on="2025-01-10", term_ends="2027-02-20")
        dial = dial_of(clock_of(record))
        assert dial is not None
        (mark,) = dial.marks
        assert mark.x == f"{round(100 * 2.5 / 36, 2)}%"
        assert "20 February 2027" in mark.words

    def test_the_day_of_the_month_begins_the_next(self) -> None:
        record = one_member(starts_on="2025-01-10", term_ends="2027-02-21")
        dial = dial_of(clock_of(record))
        assert dial is not None
        assert dial.marks[0].x == f"{round(100 * 3.5 / 36, 2)}%"

    def test_what_does_not_fit_is_counted(self) -> None:
        record = blank()
        for number in range(15):
            member(record, f"c{number}", "CARER", starts_on="2025-01-10", term_ends="2027-02-20")
        dial = dial_of(clock_of(record))
        assert dial is not None
        assert (len(dial.marks), dial.more) == (12, 3)

    def test_without_an_end_there_is_no_picture(self) -> None:
        assert dial_of(clock_of(one_member(term_ends=None))) is None


class TestThePage:
    def test_it_lists_and_draws_what_ends(self, ailsas: Client) -> None:
        page = ailsas.get(CLOCK)
        text = text_of(page)
        assert "Within six months, to 21 May 2027" in text
        assert "Prepare the election : All councillors’ seats" in text
        assert "What ends in the three years from 21 November 2026" in text
        assert 'aria-current="page">Terms' in html_of(page)

    def test_a_place_not_filled_leads_to_the_way_to_fill_it(self, ailsas: Client, alba: Board) -> None:
        seat = alba.seats.get(ref="user")
        assert f'href="{PEOPLE}seats/{seat.public_id}/vacancy/"' in html_of(ailsas.get(CLOCK))

    def test_a_member_sees_it_without_what_only_the_secretary_may_do(self, calums: Client) -> None:
        page = calums.get(CLOCK)
        assert page.status_code == 200
        assert "Prepare the election" not in text_of(page)
        assert "/vacancy/" not in html_of(page)

    def test_another_day_can_be_asked_about(self, ailsas: Client) -> None:
        page = ailsas.get(f"{CLOCK}?as_at=2028-05-01")
        assert "over, and still in the seat" in text_of(page)
        assert "/reappoint/?as_at=2028-05-01" in html_of(page)

    def test_once_somebody_follows_nothing_more_is_asked(self, ailsas: Client, alba: Board) -> None:
        seat = alba.seats.get(ref="user")
        appoint_member(seat, "Una", starts_on=date(2026, 12, 1), term_ends=date(2029, 11, 30), by=STORY)
        assert "Una from 1 December 2026" in text_of(ailsas.get(CLOCK))
        assert f"{seat.public_id}/vacancy/" not in html_of(ailsas.get(CLOCK))

    def test_an_empty_board_is_told_what_to_do_first(self, ailsas: Client, alba: Board) -> None:
        record = blank()
        record["board"]["slug"] = "beinn"
        bare = import_board(record, by=STORY)
        window = window_of(with_role("Bridget", bare, RoleName.SECRETARY))
        assert "No term is on record" in text_of(window.get("/boards/beinn/people/clock/"))


def test_it_asks_no_more_of_a_board_ten_times_as_large(
    db: None, today: None, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    record = gapped_record()
    for number in range(100):
        nominee(record, f"more{number}", COUNCIL)
    large = import_board(record, by=STORY)
    client = window_of(with_role("Ailsa", large, RoleName.SECRETARY))
    with django_assert_max_num_queries(32):
        assert client.get(CLOCK).status_code == 200
