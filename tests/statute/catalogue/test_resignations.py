"""Resignations: END-01, END-02 and END-03, with the catalogue's own tests first."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from tests.statute.catalogue.departing import (
    DAY,
    about,
    around_seat,
    early,
    left,
    outcomes,
    paper,
    papers_unknown,
)
from tests.statute.situations import (
    COUNCIL,
    HEALTH,
    Record,
    appoint,
    around,
    committee,
    end,
    findings,
    multi,
    outcome,
    row,
    seat,
    single,
)

LAST = "2026-10-01"


def resigned(seat_id: str = "la1", record: Record | None = None, last: str | None = LAST) -> Record:
    """A member is recorded as having resigned; no paper is on record."""
    return left(single() if record is None else record, seat_id, "resignation", last)


def letter(record: Record, seat_id: str = "la1", **fields: Any) -> Record:
    """With a resignation on paper: written, to the board, received on 20 September 2026, or otherwise."""
    usual = {"from_": "member", "to": "board", "form": "written", "received_on": "2026-09-20"}
    return paper(record, "resignation", seat_id, **(usual | fields))


def agreed(record: Record, on: str | None = "2025-05-01", seat_id: str = "la1", **fields: Any) -> Record:
    """With an agreement that the member's notices may be electronic."""
    whose = {"about": {"person": f"p-{seat_id}"}} | fields
    return paper(record, "agreement", seat_id, "electronic_notice", given_on=on, **whose)


# -- END-01 ----------------------------------------------------------------------------------------------

WORKED_01 = [
    ("email, no agreement on file", lambda: letter(resigned(), form="electronic"), "caution"),
    ("letter to council only", lambda: letter(resigned(), to=COUNCIL), "not_met"),
    ("spoken at a meeting, minuted, no notice", lambda: letter(resigned(), form="spoken"), "not_met"),
    ("spoken at a meeting, not even minuted", resigned, "not_met"),
]


@pytest.mark.parametrize(
    ("build", "expected"), [each[1:] for each in WORKED_01], ids=[each[0] for each in WORKED_01]
)
def test_the_worked_cases_of_end_01(build: Callable[[], Record], expected: str) -> None:
    assert outcome(build(), "END-01", DAY) == expected


class TestResignedInWriting:
    def test_a_letter_to_the_board_is_met(self) -> None:
        (found,) = about(letter(resigned()), "END-01", "la1")
        assert (found.outcome.value, found.facts["notice_day"]) == ("met", date(2026, 9, 20))
        assert "note" not in found.facts

    def test_the_board_may_be_named_by_its_own_id(self) -> None:
        assert outcomes(letter(resigned(), to="alba"), "END-01", "la1") == ["met"]

    def test_it_says_to_whom_a_letter_went_instead(self) -> None:
        (found,) = about(letter(resigned(), to=COUNCIL), "END-01", "la1")
        assert COUNCIL in found.message

    def test_a_second_letter_to_the_board_mends_a_first_to_the_council(self) -> None:
        board = letter(letter(resigned(), to=COUNCIL))
        assert outcomes(board, "END-01", "la1") == ["met"]

    def test_a_letter_of_the_last_day_is_in_time_and_one_of_the_day_after_is_not(self) -> None:
        assert outcomes(letter(resigned(), received_on=LAST), "END-01", "la1") == ["met"]
        assert outcomes(letter(resigned(), received_on="2026-10-02"), "END-01", "la1") == ["not_met"]

    def test_a_letter_given_is_enough_where_nobody_recorded_when_it_came(self) -> None:
        board = letter(resigned(), received_on=None, given_on="2026-09-20")
        assert outcomes(board, "END-01", "la1") == ["met"]

    def test_email_is_met_where_that_was_agreed_by_its_day(self) -> None:
        assert outcomes(agreed(letter(resigned(), form="electronic")), "END-01", "la1") == ["met"]

    def test_the_agreement_must_be_there_by_the_day_of_the_email(self) -> None:
        board = letter(resigned(), form="electronic")
        assert outcomes(agreed(board, "2026-09-20"), "END-01", "la1") == ["met"]
        board = letter(resigned(), form="electronic")
        assert outcomes(agreed(board, "2026-09-21"), "END-01", "la1") == ["caution"]

    def test_the_agreement_of_another_member_does_not_serve(self) -> None:
        board = agreed(letter(resigned(), form="electronic"), seat_id="la2")
        assert outcomes(board, "END-01", "la1") == ["caution"]

    def test_an_agreement_without_a_day_leaves_it_open(self) -> None:
        board = agreed(letter(resigned(), form="electronic"), None)
        assert outcomes(board, "END-01", "la1") == ["cannot_tell"]

    def test_it_cannot_tell_of_an_agreement_where_papers_may_be_missing(self) -> None:
        board = papers_unknown(letter(resigned(), form="electronic"))
        assert outcomes(board, "END-01", "la1") == ["cannot_tell"]

    @pytest.mark.parametrize("forgotten", ["to", "form", "received_on", "about"])
    def test_it_cannot_tell_of_a_letter_of_which_not_enough_is_on_record(self, forgotten: str) -> None:
        absent: dict[str, Any] = {forgotten: None}
        board = letter(resigned(), **absent)
        assert outcomes(board, "END-01", "la1") == ["cannot_tell"]

    def test_it_cannot_tell_without_a_letter_where_papers_may_be_missing(self) -> None:
        (found,) = about(papers_unknown(resigned()), "END-01", "la1")
        assert found.outcome.value == "cannot_tell"
        assert "written resignation of Member p-la1" in found.message

    def test_a_letter_to_the_board_is_met_even_where_papers_may_be_missing(self) -> None:
        assert outcomes(papers_unknown(letter(resigned())), "END-01", "la1") == ["met"]

    def test_it_cannot_tell_without_a_last_day_or_a_letter(self) -> None:
        assert outcomes(resigned(last=None), "END-01", "la1") == ["cannot_tell"]

    def test_a_letter_while_the_seat_is_held_asks_for_the_last_day(self) -> None:
        board = letter(single())
        (found,) = about(board, "END-01", "la1")
        assert (found.outcome.value, found.next) == ("met", "Record the last day.")
        assert around_seat(board, "END-01", "la1", "2026-09-20") == [[], ["met"], ["met"]]

    def test_a_letter_tells_a_resignation_where_nobody_recorded_how_the_time_ended(self) -> None:
        board = letter(left(single(), "la1", None, LAST))
        assert outcomes(board, "END-01", "la1") == ["met"]

    def test_a_letter_about_an_earlier_time_in_the_seat_does_not_serve(self) -> None:
        board = resigned()
        row(board, "appointments", seat="la1")["ends"] = "2025-12-31"
        appoint(board, "la1", "p-la1", "2026-01-01", ends=LAST, how_ended="resignation")
        letter(board)
        by_day = {
            each.facts["last_day_in_seat"]: each.outcome.value for each in about(board, "END-01", "la1")
        }
        assert by_day == {date(2025, 12, 31): "not_met", date(2026, 10, 1): "met"}

    def test_it_is_judged_from_the_letter_to_the_end_of_the_next_financial_year(self) -> None:
        board = letter(resigned())
        assert around_seat(board, "END-01", "la1", "2026-09-20") == [[], ["met"], ["met"]]
        assert around_seat(board, "END-01", "la1", "2028-03-31") == [["met"], ["met"], []]

    def test_without_a_letter_it_is_judged_from_the_last_day(self) -> None:
        assert around_seat(resigned(), "END-01", "la1", LAST) == [[], ["not_met"], ["not_met"]]

    def test_the_financial_year_turns_on_the_first_of_april(self) -> None:
        assert around_seat(resigned(last="2026-03-31"), "END-01", "la1", "2027-03-31")[2] == []
        assert around_seat(resigned(last="2026-04-01"), "END-01", "la1", "2027-03-31")[2] == ["not_met"]

    def test_it_asks_of_members_for_stakeholders_too(self) -> None:
        assert outcomes(resigned("carer"), "END-01", "carer") == ["not_met"]

    def test_it_leaves_members_by_office_to_another_rule(self) -> None:
        assert outcome(resigned("cfo"), "END-01", DAY) == "not_applicable"

    def test_it_cannot_tell_of_a_seat_whose_basis_is_not_on_record(self) -> None:
        board = letter(resigned())
        row(board, "seats", id="la1").pop("basis")
        assert outcomes(board, "END-01", "la1") == ["cannot_tell"]

    def test_a_seat_on_a_group_is_not_asked(self) -> None:
        board = single()
        seat(board, "audit", "ADDL", group="audit-committee")
        appoint(board, "audit", "p-la2", ends=LAST, how_ended="resignation")
        assert outcome(board, "END-01", DAY) == "not_applicable"

    def test_nobody_resigned_on_a_board_where_nothing_of_the_kind_is_on_record(self) -> None:
        assert outcome(papers_unknown(single()), "END-01", DAY) == "not_applicable"

    def test_it_binds_boards_of_several_councils(self) -> None:
        assert outcome(resigned(record=multi()), "END-01", DAY) == "not_met"

    def test_it_does_not_bind_monitoring_committees(self) -> None:
        assert outcome(resigned(record=committee()), "END-01", DAY) == "not_applicable"

    def test_it_is_law_from_28_november_2014(self) -> None:
        board = early(resigned(last="2014-11-01"))
        assert around(board, "END-01", "2014-11-28") == ("not_applicable", "not_met", "not_met")


class TestSomebodyWhoLeftEarlyWithNoReasonOnRecord:
    def test_it_is_asked_once_for_the_board(self) -> None:
        board = left(left(single(), "carer", None, LAST), "user", None, LAST)
        (found,) = findings(board, "END-01", DAY)
        assert (found.outcome.value, found.subject.type) == ("cannot_tell", "board")
        assert "why Member p-user left the seat on 1 October 2026" in found.message

    def test_it_is_asked_from_the_day_after_to_the_end_of_the_next_financial_year(self) -> None:
        board = left(single(), "carer", None, LAST)
        assert around(board, "END-01", LAST) == ("not_applicable", "not_applicable", "cannot_tell")
        assert around(board, "END-01", "2028-03-31") == ("cannot_tell", "cannot_tell", "not_applicable")

    def test_the_last_day_of_the_term_needs_no_reason(self) -> None:
        board = left(single(), "carer", None, "2028-04-30")
        assert outcome(board, "END-01", "2028-05-01") == "not_applicable"
        board = left(single(), "carer", None, "2028-04-29")
        assert outcome(board, "END-01", "2028-05-01") == "cannot_tell"

    def test_another_reason_on_record_is_enough(self) -> None:
        assert outcome(left(single(), "carer", "other", LAST), "END-01", DAY) == "not_applicable"

    def test_the_last_day_as_a_councillor_is_reason_enough(self) -> None:
        board = left(single(), "la1", None, LAST)
        row(board, "standings", person="p-la1")["ends"] = LAST
        assert outcome(board, "END-01", DAY) == "not_applicable"

    def test_a_new_appointment_the_day_after_is_no_departure(self) -> None:
        board = left(single(), "carer", None, LAST)
        appoint(board, "carer", "p-carer", "2026-10-02")
        assert outcome(board, "END-01", DAY) == "not_applicable"
        row(board, "appointments", seat="carer", starts_on="2026-10-02")["starts_on"] = "2026-10-03"
        assert outcome(board, "END-01", DAY) == "cannot_tell"

    def test_a_seat_by_office_is_left_to_the_rule_on_offices(self) -> None:
        board = left(single(), "cfo", None, LAST)
        row(board, "appointments", seat="cfo")["term_ends"] = "2028-04-30"
        assert outcome(board, "END-01", DAY) == "not_applicable"

    def test_it_does_not_hide_a_resignation(self) -> None:
        board = resigned(record=left(single(), "carer", None, LAST))
        assert outcome(board, "END-01", DAY) == "not_met"


# -- END-02 ----------------------------------------------------------------------------------------------


def told(record: Record, on: str | None, seat_id: str = "la1", **fields: Any) -> Record:
    """With a notice of the resignation to the council, or to somebody else."""
    usual = {"from_": "board", "to": COUNCIL}
    return paper(record, "notice", seat_id, "resignation", given_on=on, **(usual | fields))


WORKED_02 = [
    ("HB nominee resigned, HB told next day", lambda: told(resigned("hb1"), "2026-10-02", "hb1", to=HEALTH),
     DAY, "met"),
    ("councillor resigned 2026-10-01, nothing recorded", resigned, "2026-10-02", "due"),
    ("same, local limit 14 days", resigned, "2026-10-20", "caution"),
    ("CARER resigned 2026-10-01", lambda: resigned("carer"), DAY, "not_applicable"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("build", "on", "expected"), [each[1:] for each in WORKED_02], ids=[each[0] for each in WORKED_02]
)
def test_the_worked_cases_of_end_02(build: Callable[[], Record], on: str, expected: str) -> None:
    assert outcome(build(), "END-02", on) == expected


class TestAuthorityToldOfResignation:
    def test_it_is_due_from_the_resignation_and_a_caution_after_the_usual_limit(self) -> None:
        assert around_seat(resigned(), "END-02", "la1", LAST) == [[], ["due"], ["due"]]
        assert around_seat(resigned(), "END-02", "la1", "2026-10-15") == [["due"], ["due"], ["caution"]]

    def test_it_shows_resignation_authority_and_limit(self) -> None:
        (found,) = about(resigned(), "END-02", "la1", "2026-10-02")
        assert (found.due_on, found.facts["resigned_on"]) == (date(2026, 10, 15), date(2026, 10, 1))
        assert found.facts["authority"] == COUNCIL

    def test_the_board_may_set_its_own_limit(self) -> None:
        board = resigned()
        board["settings"] = [{"from": "2026-01-01", "resignation_notice_days": 5}]
        assert around_seat(board, "END-02", "la1", "2026-10-06") == [["due"], ["due"], ["caution"]]

    def test_a_setting_that_says_nothing_of_it_leaves_the_usual_limit(self) -> None:
        board = resigned()
        board["settings"] = [{"from": "2026-01-01", "notice_to_ministers_days": 5}]
        assert outcomes(board, "END-02", "la1", "2026-10-15") == ["due"]

    def test_it_is_met_from_the_day_of_the_notice(self) -> None:
        board = told(resigned(), "2026-10-10")
        assert around_seat(board, "END-02", "la1", "2026-10-10") == [["due"], ["met"], ["met"]]

    def test_it_runs_from_the_letter_where_there_is_one(self) -> None:
        board = letter(resigned())
        assert around_seat(board, "END-02", "la1", "2026-09-20") == [[], ["due"], ["due"]]
        assert around_seat(board, "END-02", "la1", "2026-10-04") == [["due"], ["due"], ["caution"]]

    def test_it_runs_from_a_letter_though_the_seat_is_still_held(self) -> None:
        assert outcomes(letter(single()), "END-02", "la1", "2026-09-21") == ["due"]

    def test_a_notice_to_another_authority_does_not_serve(self) -> None:
        assert outcomes(told(resigned(), "2026-10-02", to=HEALTH), "END-02", "la1") == ["caution"]

    def test_a_notice_about_another_member_does_not_serve(self) -> None:
        assert outcomes(told(resigned(), "2026-10-02", "la2"), "END-02", "la1") == ["caution"]

    @pytest.mark.parametrize("forgotten", ["to", "about", "topic"])
    def test_it_cannot_tell_of_a_notice_of_which_not_enough_is_on_record(self, forgotten: str) -> None:
        board = told(resigned(), "2026-10-02")
        board["papers"][-1].pop(forgotten)
        assert outcomes(board, "END-02", "la1") == ["cannot_tell"]

    def test_it_cannot_tell_without_a_notice_where_papers_may_be_missing(self) -> None:
        assert outcomes(papers_unknown(resigned()), "END-02", "la1") == ["cannot_tell"]

    def test_it_cannot_tell_after_the_last_day_for_which_papers_are_known(self) -> None:
        board = resigned()
        board["complete"]["papers"] = [{"from": "2015-04-01", "to": "2026-10-10"}]
        assert around_seat(board, "END-02", "la1", "2026-10-10") == [["due"], ["due"], ["cannot_tell"]]

    def test_it_cannot_tell_of_a_seat_whose_authority_is_not_on_record(self) -> None:
        board = resigned()
        row(board, "seats", id="la1").pop("nominated_by")
        assert outcomes(board, "END-02", "la1") == ["cannot_tell"]

    def test_it_cannot_tell_of_a_seat_whose_basis_is_not_on_record(self) -> None:
        board = resigned()
        row(board, "seats", id="la1").pop("basis")
        assert outcomes(board, "END-02", "la1") == ["cannot_tell"]

    def test_it_is_judged_to_the_end_of_the_next_financial_year(self) -> None:
        assert around_seat(resigned(), "END-02", "la1", "2028-03-31") == [["caution"], ["caution"], []]

    @pytest.mark.parametrize("last", ["2026-08-15", "2026-09-15"])
    def test_stakeholders_have_no_authority_to_be_told_before_or_after_they_vote(self, last: str) -> None:
        assert outcome(resigned("carer", last=last), "END-02", DAY) == "not_applicable"
        assert outcome(resigned("la1", last=last), "END-02", DAY) == "caution"

    def test_it_does_not_bind_monitoring_committees(self) -> None:
        assert outcome(resigned(record=committee()), "END-02", DAY) == "not_applicable"

    def test_it_is_law_from_28_november_2014(self) -> None:
        board = early(resigned(last="2014-11-01"))
        assert around(board, "END-02", "2014-11-28") == ("not_applicable", "caution", "caution")


# -- END-03 ----------------------------------------------------------------------------------------------


def left_office(record: Record, seat_id: str = "cfo", last: str = LAST) -> Record:
    """The office of a seat ended on a day."""
    row(record, "standings", person=f"p-{seat_id}", **{"is": "office_holder"})["ends"] = last
    return record


WORKED_03 = [
    ("CFO resigns seat but stays s.95 officer", lambda: resigned("cfo"), "not_met"),
    ("CFO leaves the post", lambda: left_office(left(single(), "cfo", "left_office", LAST)), "met"),
    ("CFO leaves the post, recorded as resigned", lambda: left_office(resigned("cfo")), "met"),
]


@pytest.mark.parametrize(
    ("build", "expected"), [each[1:] for each in WORKED_03], ids=[each[0] for each in WORKED_03]
)
def test_the_worked_cases_of_end_03(build: Callable[[], Record], expected: str) -> None:
    assert outcome(build(), "END-03", DAY) == expected


class TestOfficerDidNotResign:
    @pytest.mark.parametrize("seat_id", ["cswo", "co", "cfo"])
    def test_it_binds_every_office_and_says_which_is_still_held(self, seat_id: str) -> None:
        (found,) = about(resigned(seat_id), "END-03", seat_id)
        assert found.outcome.value == "not_met"
        assert "office_still_held" in found.facts

    def test_the_office_is_asked_about_on_the_day_after(self) -> None:
        assert outcomes(left_office(resigned("cfo"), last="2026-10-02"), "END-03", "cfo") == ["not_met"]
        assert outcomes(left_office(resigned("cfo"), last="2026-09-30"), "END-03", "cfo") == ["met"]

    def test_it_is_judged_from_the_day_after_to_the_end_of_the_next_financial_year(self) -> None:
        assert around_seat(resigned("cfo"), "END-03", "cfo", LAST) == [[], [], ["not_met"]]
        assert around_seat(resigned("cfo"), "END-03", "cfo", "2028-03-31") == [["not_met"], ["not_met"], []]

    def test_a_letter_of_resignation_counts_where_nobody_recorded_how_the_time_ended(self) -> None:
        board = letter(left(single(), "cfo", None, LAST), "cfo")
        assert outcomes(board, "END-03", "cfo") == ["not_met"]

    def test_a_removal_is_no_resignation(self) -> None:
        assert outcomes(left(single(), "cfo", "conduct", LAST), "END-03", "cfo") == ["met"]

    def test_a_new_row_the_day_after_goes_on(self) -> None:
        board = left(single(), "cfo", None, LAST)
        appoint(board, "cfo", "p-cfo", "2026-10-02", term_ends="while in office")
        assert outcomes(board, "END-03", "cfo") == ["met"]

    def test_it_cannot_tell_once_where_nobody_recorded_how_those_who_stay_in_office_left(self) -> None:
        board = left(left(single(), "cfo", None, LAST), "co", None, LAST)
        (found,) = findings(board, "END-03", DAY)
        assert (found.outcome.value, found.subject.type) == ("cannot_tell", "board")

    def test_it_cannot_tell_where_nobody_recorded_the_office(self) -> None:
        board = resigned("cfo")
        board["standings"] = [each for each in board["standings"] if each["person"] != "p-cfo"]
        board["complete"]["standings"] = []
        assert outcome(board, "END-03", DAY) == "cannot_tell"

    def test_a_gap_does_not_hide_a_resignation(self) -> None:
        board = resigned("cfo", left(single(), "co", None, LAST))
        assert outcome(board, "END-03", DAY) == "not_met"

    def test_it_does_not_ask_of_others(self) -> None:
        assert outcome(resigned("carer"), "END-03", DAY) == "not_applicable"

    def test_it_does_not_bind_monitoring_committees(self) -> None:
        assert outcome(resigned("cswo", committee()), "END-03", DAY) == "not_applicable"

    def test_it_is_law_from_28_november_2014(self) -> None:
        board = early(resigned("cfo", last="2014-11-01"))
        assert around(board, "END-03", "2014-11-28") == ("not_applicable", "not_met", "not_met")


def test_a_lawful_board_gives_rise_to_nothing() -> None:
    board = papers_unknown(single())
    end(board, "carer", "2028-04-30")
    for rule_id in ("END-01", "END-02", "END-03"):
        assert outcome(board, rule_id, DAY) == "not_applicable"
