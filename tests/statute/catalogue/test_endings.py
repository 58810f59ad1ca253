"""Endings: END-08 and END-11, with the catalogue's own tests first."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date, timedelta

import pytest

from statute.assessing import result
from statute.findings import Finding
from statute.record import facts_of
from statute.registry import REGISTRY
from tests.statute.situations import (
    COUNCIL,
    HEALTH,
    OTHER_COUNCIL,
    Record,
    appoint,
    around,
    committee,
    end,
    findings,
    multi,
    outcome,
    row,
    single,
    standing,
    vacate,
)

DAY = "2026-11-21"
POLL_DAY = "2027-05-06"
AFTER_POLL_DAY = "2027-05-07"


def early(record: Record) -> Record:
    """The same board, as if everything had begun on 1 January 2014."""
    text = json.dumps(record)
    for began in ("2015-04-01", "2025-05-01", "2022-05-05"):
        text = text.replace(began, "2014-01-01")
    found: Record = json.loads(text)
    return found


def about(record: Record, rule_id: str, seat_id: str, on: str) -> list[Finding]:
    """What a rule finds about the appointments to one seat."""
    return [each for each in findings(record, rule_id, on) if each.subject.id.startswith(f"{seat_id}/")]


def around_seat(record: Record, rule_id: str, seat_id: str, day: str) -> list[list[str]]:
    """A rule's outcomes about one seat on the day before, the day itself and the day after."""
    here = date.fromisoformat(day)
    days = [(here + timedelta(days=step)).isoformat() for step in (-1, 0, 1)]
    return [[each.outcome.value for each in about(record, rule_id, seat_id, on)] for on in days]


# -- END-08 ----------------------------------------------------------------------------------------------


def councillor_until(last: str, record: Record | None = None) -> Record:
    """The first council nominee is a councillor until a day."""
    board = single() if record is None else record
    row(board, "standings", person="p-la1")["ends"] = last
    return board


def elected_again(record: Record | None = None) -> Record:
    """The first council nominee retires on polling day and takes office again the day after."""
    board = councillor_until(POLL_DAY, record)
    standing(board, "p-la1", "councillor", AFTER_POLL_DAY, of=COUNCIL)
    return board


def stayed_until(last_in_seat: str) -> Record:
    """A councillor until 1 October 2026 who left the seat on a later day."""
    board = councillor_until("2026-10-01")
    end(board, "la1", last_in_seat)
    return board


WORKED_08 = [
    ("last day as councillor 2026-10-01, spell open", lambda: councillor_until("2026-10-01"), DAY, "not_met"),
    ("re-elected on poll day, spell not ended that day", elected_again, "2027-06-01", "not_met"),
]


@pytest.mark.parametrize(
    ("build", "on", "expected"), [each[1:] for each in WORKED_08], ids=[each[0] for each in WORKED_08]
)
def test_the_worked_cases_of_end_08(build: Callable[[], Record], on: str, expected: str) -> None:
    assert outcome(build(), "END-08", on) == expected


class TestNominationEndsWithCouncilSeat:
    def test_it_falls_due_ninety_days_before_the_last_day_as_councillor(self) -> None:
        assert around(councillor_until("2026-10-01"), "END-08", "2026-07-03") == ("met", "due", "due")

    def test_it_is_not_met_from_the_day_after_the_last_day_as_councillor(self) -> None:
        assert around(councillor_until("2026-10-01"), "END-08", "2026-10-01") == ("due", "due", "not_met")

    def test_it_names_the_last_day_long_before_it_is_near(self) -> None:
        (found,) = about(councillor_until(POLL_DAY), "END-08", "la1", DAY)
        assert (found.outcome.value, found.due_on) == ("met", date(2027, 5, 6))

    def test_it_shows_both_last_days(self) -> None:
        (found,) = about(stayed_until("2026-10-20"), "END-08", "la1", DAY)
        assert found.facts["last_day_as_councillor"] == date(2026, 10, 1)
        assert found.facts["last_day_in_seat"] == date(2026, 10, 20)
        assert "1 October 2026" in found.message
        assert "20 October 2026" in found.message
        assert "note" not in found.facts

    def test_it_says_so_where_the_seat_is_still_held(self) -> None:
        (found,) = about(councillor_until("2026-10-01"), "END-08", "la1", DAY)
        assert found.facts["last_day_in_seat"] == "open"
        assert "is still in the seat" in found.message

    def test_it_is_met_where_the_seat_ends_on_the_same_day(self) -> None:
        board = stayed_until("2026-10-01")
        assert around_seat(board, "END-08", "la1", "2026-10-01") == [["met"], ["met"], ["met"]]
        (found,) = about(board, "END-08", "la1", DAY)
        assert found.facts["last_day_in_seat"] == date(2026, 10, 1)

    @pytest.mark.parametrize("last_in_seat", ["2026-10-01", "2026-10-20"])
    def test_it_is_judged_to_the_end_of_the_next_financial_year(self, last_in_seat: str) -> None:
        expected = "met" if last_in_seat == "2026-10-01" else "not_met"
        board = stayed_until(last_in_seat)
        assert around_seat(board, "END-08", "la1", "2028-03-31") == [[expected], [expected], []]

    def test_the_financial_year_turns_on_the_first_of_april(self) -> None:
        early_in_2026 = councillor_until("2026-03-01")
        end(early_in_2026, "la1", "2026-03-31")
        assert around_seat(early_in_2026, "END-08", "la1", "2027-03-31")[2] == []
        late_in_2026 = councillor_until("2026-03-01")
        end(late_in_2026, "la1", "2026-04-01")
        assert around_seat(late_in_2026, "END-08", "la1", "2027-03-31")[2] == ["not_met"]

    def test_it_is_not_asked_where_the_seat_ended_before_the_council_seat(self) -> None:
        board = stayed_until("2026-09-30")
        assert around_seat(board, "END-08", "la1", "2026-10-01") == [["met"], [], []]

    def test_one_day_too_long_is_too_long(self) -> None:
        assert around_seat(stayed_until("2026-10-02"), "END-08", "la1", "2026-10-02")[1:] == [["not_met"]] * 2

    def test_a_new_nomination_the_day_after_poll_day_is_met(self) -> None:
        board = elected_again()
        end(board, "la1", POLL_DAY)
        appoint(board, "la1", "p-la1", AFTER_POLL_DAY, term_ends="2030-05-06")
        assert around_seat(board, "END-08", "la1", POLL_DAY) == [["met"], ["met"], ["met", "met"]]

    def test_election_again_does_not_carry_the_nomination_on(self) -> None:
        assert around(elected_again(), "END-08", POLL_DAY) == ("due", "due", "not_met")

    def test_election_again_before_the_nomination_began_is_nothing(self) -> None:
        board = single()
        row(board, "standings", person="p-la1")["ends"] = "2024-11-07"
        standing(board, "p-la1", "councillor", "2024-11-08", of=COUNCIL)
        (found,) = about(board, "END-08", "la1", DAY)
        assert found.outcome.value == "met"

    def test_another_term_as_councillor_through_the_day_carries_on(self) -> None:
        board = councillor_until("2026-10-01")
        standing(board, "p-la1", "councillor", "2024-01-01", of=OTHER_COUNCIL)
        assert about(board, "END-08", "la1", DAY)[0].outcome.value == "met"

    def test_a_term_whose_beginning_is_not_known_leaves_it_open(self) -> None:
        board = councillor_until("2026-10-01")
        board["complete"]["standings"] = []
        standing(board, "p-la1", "councillor", None, of=COUNCIL)
        assert about(board, "END-08", "la1", DAY)[0].outcome.value == "cannot_tell"

    def test_an_earlier_term_without_an_end_leaves_it_open(self) -> None:
        board = single()
        board["complete"]["standings"] = []
        row(board, "standings", person="p-la1")["starts_on"] = "2026-05-08"
        standing(board, "p-la1", "councillor", "2022-05-05", None, of=COUNCIL)
        (found,) = about(board, "END-08", "la1", DAY)
        assert found.outcome.value == "cannot_tell"
        assert "last day" in found.message

    def test_it_cannot_tell_without_anything_about_being_a_councillor(self) -> None:
        board = single()
        board["standings"] = [each for each in board["standings"] if each["person"] != "p-la1"]
        board["complete"]["standings"] = []
        assert about(board, "END-08", "la1", DAY)[0].outcome.value == "cannot_tell"

    def test_somebody_who_never_was_one_is_left_to_another_rule(self) -> None:
        board = single()
        board["standings"] = [each for each in board["standings"] if each["person"] != "p-la1"]
        (found,) = about(board, "END-08", "la1", DAY)
        assert (found.outcome.value, found.facts["see"]) == ("not_applicable", "MEM-13")

    def test_somebody_who_was_one_before_the_nomination_is_left_to_another_rule(self) -> None:
        board = councillor_until("2025-04-30")
        (found,) = about(board, "END-08", "la1", DAY)
        assert (found.outcome.value, found.facts["see"]) == ("not_applicable", "MEM-13")

    def test_somebody_known_not_to_be_one_any_more_is_not_met_without_a_day(self) -> None:
        board = single()
        board["complete"]["standings"] = []
        row(board, "standings", person="p-la1").pop("ends")
        row(board, "standings", person="p-la1")["starts_on"] = "2025-05-01"
        standing(board, "p-la1", "councillor", "2026-10-02", value=False)
        (found,) = about(board, "END-08", "la1", DAY)
        assert (found.outcome.value, found.facts["last_day_as_councillor"]) == ("not_met", "not on record")

    def test_it_cannot_tell_where_nobody_recorded_when_the_nomination_began(self) -> None:
        board = councillor_until("2026-10-01")
        row(board, "appointments", seat="la1").pop("starts_on")
        row(board, "appointments", seat="la1")["seen_on"] = "2026-11-01"
        row(board, "seats", id="la1")["known"] = [{"from": "2026-10-10", "to": "open"}]
        (found,) = about(board, "END-08", "la1", DAY)
        assert found.outcome.value == "cannot_tell"
        assert "first day" in found.message

    def test_a_missing_last_day_within_the_known_period_is_still_in_the_seat(self) -> None:
        board = councillor_until("2026-10-01")
        row(board, "appointments", seat="la1").pop("ends")
        (found,) = about(board, "END-08", "la1", DAY)
        assert (found.outcome.value, found.facts["last_day_in_seat"]) == ("not_met", "not on record")

    def test_it_cannot_tell_about_a_seat_whose_holder_nobody_recorded(self) -> None:
        board = single()
        vacate(board, "la1")
        row(board, "seats", id="la1")["known"] = []
        assert outcome(board, "END-08", DAY) == "cannot_tell"

    def test_it_cannot_tell_where_seats_may_be_missing(self) -> None:
        board = single()
        board["complete"].pop("seats")
        assert outcome(board, "END-08", DAY) == "cannot_tell"

    def test_a_gap_does_not_hide_what_is_certain(self) -> None:
        board = councillor_until("2026-10-01")
        vacate(board, "la2")
        row(board, "seats", id="la2")["known"] = []
        board["complete"].pop("seats")
        assert outcome(board, "END-08", DAY) == "not_met"

    def test_an_empty_council_side_has_nothing_to_judge(self) -> None:
        board = single()
        vacate(board, "la1", "la2", "la3", "la4")
        assert outcome(board, "END-08", DAY) == "not_applicable"

    def test_a_seat_that_is_not_a_council_nominees_is_not_asked(self) -> None:
        board = single()
        standing(board, "p-carer", "councillor", "2022-05-05", "2026-10-01", of=COUNCIL)
        assert about(board, "END-08", "carer", DAY) == []

    def test_it_binds_boards_of_several_councils(self) -> None:
        assert outcome(councillor_until("2026-10-01", multi()), "END-08", DAY) == "not_met"

    def test_it_does_not_bind_monitoring_committees(self) -> None:
        assert outcome(councillor_until("2026-10-01", committee()), "END-08", DAY) == "not_applicable"

    def test_it_is_law_from_28_november_2014(self) -> None:
        assert around(early(single()), "END-08", "2014-11-28") == ("not_applicable", "met", "met")

    def test_it_says_until_when_it_stands(self) -> None:
        facts = facts_of(councillor_until("2026-10-01"))
        assert result(REGISTRY["END-08"], facts, date(2026, 8, 1)).until == date(2026, 10, 1)


# -- END-11 ----------------------------------------------------------------------------------------------


def on_health_board_until(last: str | None, record: Record | None = None) -> Record:
    """The first Health Board nominee is a non-executive, and so a member of the Health Board, until a day."""
    board = single() if record is None else record
    for kind in ("health_board_member", "non_executive"):
        of_kind = row(board, "standings", person="p-hb1", **{"is": kind})
        of_kind.pop("ends")
        if last is not None:
            of_kind["ends"] = last
    return board


def renewed(first: str) -> Record:
    """The first Health Board nominee's membership ends on 31 July 2026 and begins again on a later day."""
    board = on_health_board_until("2026-07-31")
    for kind in ("health_board_member", "non_executive"):
        standing(board, "p-hb1", kind, first, of=HEALTH)
    return board


WORKED_11 = [
    ("NED term's last day 2026-07-31, still listed", lambda: on_health_board_until("2026-07-31"), "caution"),
    ("NED reappointed without gap", lambda: renewed("2026-08-01"), "met"),
]


@pytest.mark.parametrize(
    ("build", "expected"), [each[1:] for each in WORKED_11], ids=[each[0] for each in WORKED_11]
)
def test_the_worked_cases_of_end_11(build: Callable[[], Record], expected: str) -> None:
    assert outcome(build(), "END-11", DAY) == expected


def test_the_seat_of_the_first_worked_case_is_not_met_under_mem_14() -> None:
    assert outcome(on_health_board_until("2026-07-31"), "MEM-14", DAY) == "not_met"


class TestHealthBoardNomineeIsOnIt:
    def test_it_is_a_caution_from_the_day_after_the_last_day(self) -> None:
        board = on_health_board_until("2026-07-31")
        assert around(board, "END-11", "2026-07-31") == ("due", "due", "caution")

    def test_it_falls_due_ninety_days_before(self) -> None:
        board = on_health_board_until("2026-07-31")
        assert around(board, "END-11", "2026-05-02") == ("met", "due", "due")

    def test_it_names_the_last_day_as_soon_as_it_is_known(self) -> None:
        (found,) = about(on_health_board_until("2026-07-31"), "END-11", "hb1", "2026-01-01")
        assert (found.outcome.value, found.due_on) == ("met", date(2026, 7, 31))

    def test_it_shows_when_membership_ended_and_which_rule_asks_more(self) -> None:
        (found,) = about(on_health_board_until("2026-07-31"), "END-11", "hb1", DAY)
        assert found.facts["last_day_on_health_board"] == date(2026, 7, 31)
        assert found.facts["see"] == "MEM-14"
        assert "31 July 2026" in found.message

    def test_renewal_without_a_gap_is_never_due(self) -> None:
        assert around(renewed("2026-08-01"), "END-11", "2026-07-31") == ("met", "met", "met")

    def test_renewal_after_a_gap_is_a_caution_in_the_gap_only(self) -> None:
        board = renewed("2026-08-03")
        assert around(board, "END-11", "2026-08-01") == ("due", "caution", "caution")
        assert around(board, "END-11", "2026-08-03") == ("caution", "met", "met")

    def test_a_nomination_that_ends_with_the_membership_needs_nothing(self) -> None:
        board = on_health_board_until("2026-07-31")
        end(board, "hb1", "2026-07-31")
        assert around(board, "END-11", "2026-07-31") == ("met", "met", "met")
        assert about(board, "END-11", "hb1", "2026-08-01") == []

    def test_another_member_of_the_health_board_is_on_it(self) -> None:
        board = on_health_board_until("2026-07-31")
        row(board, "standings", person="p-hb1", **{"is": "health_board_member"})["ends"] = "open"
        assert outcome(board, "END-11", DAY) == "met"

    def test_a_non_executive_is_a_member_without_a_second_row(self) -> None:
        board = single()
        board["complete"]["standings"] = []
        board["standings"].remove(row(board, "standings", person="p-hb1", **{"is": "health_board_member"}))
        assert outcome(board, "END-11", DAY) == "met"

    def test_a_member_of_another_health_board_is_not_on_it(self) -> None:
        board = single()
        for each in board["standings"]:
            if each["person"] == "p-hb1":
                each["of"] = "nhs-beinn"
        (found,) = about(board, "END-11", "hb1", DAY)
        assert (found.outcome.value, found.facts["last_day_on_health_board"]) == ("caution", "not on record")

    def test_it_cannot_tell_without_anything_about_membership(self) -> None:
        board = single()
        board["standings"] = [each for each in board["standings"] if each["person"] != "p-hb1"]
        board["complete"]["standings"] = []
        assert about(board, "END-11", "hb1", DAY)[0].outcome.value == "cannot_tell"

    def test_nobody_recorded_as_a_member_is_a_caution_where_the_list_is_complete(self) -> None:
        board = single()
        board["standings"] = [each for each in board["standings"] if each["person"] != "p-hb1"]
        assert about(board, "END-11", "hb1", DAY)[0].outcome.value == "caution"

    def test_a_missing_last_day_within_the_known_period_is_still_a_member(self) -> None:
        (found,) = about(on_health_board_until(None), "END-11", "hb1", DAY)
        assert (found.outcome.value, found.due_on) == ("met", None)

    def test_it_cannot_tell_about_a_seat_whose_holder_nobody_recorded(self) -> None:
        board = single()
        vacate(board, "hb1")
        row(board, "seats", id="hb1")["known"] = []
        assert outcome(board, "END-11", DAY) == "cannot_tell"

    def test_an_empty_health_board_side_has_nothing_to_judge(self) -> None:
        board = single()
        vacate(board, "hb1", "hb2", "hb3", "hb4")
        assert outcome(board, "END-11", DAY) == "not_applicable"

    def test_it_does_not_bind_monitoring_committees(self) -> None:
        assert outcome(on_health_board_until("2026-07-31", committee()), "END-11", DAY) == "not_applicable"

    def test_it_is_law_from_28_november_2014(self) -> None:
        assert around(early(single()), "END-11", "2014-11-28") == ("not_applicable", "met", "met")

    def test_it_says_until_when_it_stands(self) -> None:
        facts = facts_of(on_health_board_until("2026-07-31"))
        found = result(REGISTRY["END-11"], facts, date(2026, 6, 1))
        assert (found.since, found.until) == (date(2026, 5, 2), date(2026, 7, 31))
