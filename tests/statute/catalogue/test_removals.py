"""Removals: END-04 to END-07, END-09, END-10 and JMC-10, with the catalogue's own tests first."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from statute.notes import SILENT_NOTE
from statute.registry import REGISTRY
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
    OTHER_COUNCIL,
    Record,
    appoint,
    around,
    committee,
    findings,
    multi,
    outcome,
    row,
    single,
    standing,
)

Build = Callable[[], Record]


def notice(record: Record, received: str | None, seat_id: str = "la1", **fields: Any) -> Record:
    """With a written notice of removal from the board to the member, or from and to others."""
    usual = {"from_": "board", "to": "member", "form": "written", "received_on": received}
    return paper(record, "notice", seat_id, **({"topic": "removal"} | usual | fields))


def decided(record: Record, seat_id: str = "la1", by: str | None = "board", **fields: Any) -> Record:
    """With a decision to remove the member."""
    return paper(record, "decision", seat_id, "removal", from_=by, given_on="2026-10-01", **fields)


def without(record: Record, *fields: str) -> Record:
    """The same, with some fields of the last paper left out."""
    for field in fields:
        record["papers"][-1].pop(field)
    return record


# -- END-04 ----------------------------------------------------------------------------------------------

MEETINGS = ("2025-09-04", "2025-11-20", "2026-02-12", "2026-04-23", "2026-06-18")
CAME, MISSED, ILL, UNKNOWN = "came", "missed", "ill", "unknown"


def attended(*what: str, record: Record | None = None, seat_id: str = "la1") -> Record:
    """Whether a member came to the meetings, one after another."""
    board = single() if record is None else record
    cause: dict[str, dict[str, Any]] = {
        CAME: {}, MISSED: {"good_cause": False}, ILL: {"good_cause": True}, UNKNOWN: {}
    }  # fmt: skip
    for day, each in zip(MEETINGS, what, strict=False):
        paper(board, "attendance", seat_id, given_on=day, says=each == CAME, **cause[each])
    return board


WORKED_04 = [
    ("missed 3, no cause", lambda: attended(MISSED, MISSED, MISSED), "met"),
    ("missed 3, no cause recorded", lambda: attended(UNKNOWN, UNKNOWN, UNKNOWN), "met"),
    ("missed 3, one due to illness", lambda: attended(MISSED, ILL, MISSED), "not_applicable"),
    (
        "missed 2, attended 1, missed 2",
        lambda: attended(MISSED, MISSED, CAME, MISSED, MISSED),
        "not_applicable",
    ),
]


@pytest.mark.parametrize(
    ("build", "expected"), [each[1:] for each in WORKED_04], ids=[each[0] for each in WORKED_04]
)
def test_the_worked_cases_of_end_04(build: Build, expected: str) -> None:
    assert outcome(build(), "END-04", DAY) == expected


class TestMissedThreeMeetings:
    def test_it_shows_the_three_meetings_and_never_says_removed(self) -> None:
        (found,) = about(attended(MISSED, MISSED, MISSED), "END-04", "la1")
        assert found.facts["missed"] == [date(2025, 9, 4), date(2025, 11, 20), date(2026, 2, 12)]
        assert "need not" in found.message

    def test_the_power_opens_with_the_third_meeting(self) -> None:
        board = attended(MISSED, MISSED, MISSED)
        expected = [["not_applicable"], ["met"], ["met"]]
        assert around_seat(board, "END-04", "la1", "2026-02-12") == expected

    def test_it_is_judged_to_the_end_of_the_next_financial_year(self) -> None:
        board = attended(MISSED, MISSED, MISSED)
        assert around_seat(board, "END-04", "la1", "2027-03-31") == [["met"], ["met"], ["not_applicable"]]

    def test_a_fourth_missed_meeting_is_the_third_of_a_later_row(self) -> None:
        board = attended(MISSED, MISSED, MISSED, MISSED)
        (found,) = about(board, "END-04", "la1")
        assert found.facts["missed"][-1] == date(2026, 4, 23)
        assert outcomes(board, "END-04", "la1", "2028-03-31") == ["met"]

    def test_a_meeting_between_of_which_nothing_is_on_record_of_the_member_cannot_be_told(self) -> None:
        board = attended(MISSED, MISSED, MISSED)
        paper(board, "attendance", "hb1", given_on="2025-12-10", says=True)
        (found,) = about(board, "END-04", "la1")
        missing = "whether Member p-la1 came to the meeting of 10 December 2025"
        assert (found.outcome.value, found.message) == ("cannot_tell", f"Not on record: {missing}.")

    @pytest.mark.parametrize(("came", "expected"), [(True, "not_applicable"), (False, "met")])
    def test_what_is_recorded_of_the_meeting_between_settles_it(self, came: bool, expected: str) -> None:
        board = attended(MISSED, MISSED, MISSED)
        paper(board, "attendance", "hb1", given_on="2025-12-10", says=True)
        paper(board, "attendance", "la1", given_on="2025-12-10", says=came, good_cause=False)
        assert outcomes(board, "END-04", "la1") == [expected]

    @pytest.mark.parametrize("day", ["2025-09-03", "2025-09-04", "2026-02-12", "2026-02-13"])
    def test_a_meeting_before_or_after_the_three_or_on_their_days_changes_nothing(self, day: str) -> None:
        board = attended(MISSED, MISSED, MISSED)
        paper(board, "attendance", "hb1", given_on=day, says=True)
        assert outcomes(board, "END-04", "la1") == ["met"]

    def test_three_without_a_meeting_between_are_enough_whatever_came_before(self) -> None:
        board = attended(MISSED, MISSED, MISSED, MISSED)
        paper(board, "attendance", "hb1", given_on="2025-10-01", says=False)
        (found,) = about(board, "END-04", "la1")
        assert (found.outcome.value, found.facts["missed"][0]) == ("met", date(2025, 11, 20))

    def test_two_missed_and_one_of_which_nothing_is_recorded_are_not_three_on_record(self) -> None:
        board = attended(MISSED, MISSED)
        paper(board, "attendance", "hb1", given_on="2025-10-01", says=True)
        assert outcomes(board, "END-04", "la1") == ["not_applicable"]

    def test_a_meeting_of_a_group_is_none_of_the_board(self) -> None:
        board = attended(MISSED, MISSED, MISSED)
        board["seats"].append({"id": "g1", "group": "audit", "known": [{"from": "2015-04-01", "to": "open"}]})
        appoint(board, "g1", "p-g1")
        paper(board, "attendance", "g1", given_on="2025-12-10", says=True)
        assert outcomes(board, "END-04", "la1") == ["met"]

    def test_a_removal_for_absence_may_rest_on_meetings_with_one_between_that_is_not_recorded(self) -> None:
        board = left(attended(MISSED, MISSED, MISSED), "la1", "absence", "2026-10-01")
        paper(board, "attendance", "hb1", given_on="2025-12-10", says=True)
        assert outcomes(board, "END-04", "la1") == ["cannot_tell"]

    def test_coming_again_does_not_close_the_power(self) -> None:
        assert outcomes(attended(MISSED, MISSED, MISSED, CAME), "END-04", "la1") == ["met"]

    def test_two_are_not_enough(self) -> None:
        assert outcomes(attended(MISSED, MISSED), "END-04", "la1") == ["not_applicable"]

    def test_one_who_came_after_all_on_another_paper_of_the_day_came(self) -> None:
        board = attended(MISSED, MISSED, MISSED)
        paper(board, "attendance", "la1", given_on="2025-11-20", says=True)
        assert outcomes(board, "END-04", "la1") == ["not_applicable"]

    def test_meetings_before_the_appointment_do_not_count(self) -> None:
        board = attended(MISSED, MISSED, MISSED)
        row(board, "appointments", seat="la1")["starts_on"] = "2025-09-04"
        assert outcomes(board, "END-04", "la1") == ["met"]
        row(board, "appointments", seat="la1")["starts_on"] = "2025-09-05"
        assert outcomes(board, "END-04", "la1") == ["not_applicable"]

    def test_the_order_of_the_papers_is_nothing(self) -> None:
        board = attended(MISSED, CAME, MISSED, MISSED)
        board["papers"].append(board["papers"].pop(-3))
        assert outcomes(board, "END-04", "la1") == ["not_applicable"]

    def test_it_cannot_tell_a_cause_nobody_recorded_where_papers_may_be_missing(self) -> None:
        board = papers_unknown(attended(MISSED, UNKNOWN, MISSED))
        assert outcomes(board, "END-04", "la1") == ["cannot_tell"]

    def test_a_later_row_without_doubt_settles_it(self) -> None:
        board = papers_unknown(attended(UNKNOWN, MISSED, MISSED, MISSED))
        assert outcomes(board, "END-04", "la1") == ["met"]

    def test_it_cannot_tell_of_an_attendance_without_a_day(self) -> None:
        assert outcomes(without(attended(MISSED), "given_on"), "END-04", "la1") == ["cannot_tell"]

    def test_an_attendance_of_nobody_in_particular_is_asked_about_once(self) -> None:
        board = without(without(attended(MISSED, MISSED), "about"))
        board["papers"][-2].pop("about")
        (found,) = findings(board, "END-04", DAY)
        assert (found.outcome.value, found.subject.type) == ("cannot_tell", "board")

    def test_somebody_no_longer_in_post_is_not_asked(self) -> None:
        board = left(attended(MISSED, MISSED, MISSED), "la1", "resignation", "2026-10-01")
        assert outcome(board, "END-04", DAY) == "not_applicable"
        assert outcomes(board, "END-04", "la1", "2026-10-01") == ["met"]

    def test_a_removal_for_absence_rests_on_three_meetings(self) -> None:
        board = left(attended(MISSED, MISSED, MISSED), "la1", "absence", "2026-10-01")
        assert outcomes(board, "END-04", "la1") == ["met"]
        board = left(attended(MISSED, MISSED, CAME), "la1", "absence", "2026-10-01")
        assert outcomes(board, "END-04", "la1") == ["caution"]
        board = left(papers_unknown(attended(MISSED, UNKNOWN, MISSED)), "la1", "absence", "2026-10-01")
        assert outcomes(board, "END-04", "la1") == ["cannot_tell"]

    def test_a_meeting_on_the_last_day_counts_and_one_after_it_does_not(self) -> None:
        board = left(attended(MISSED, MISSED, MISSED), "la1", "absence", "2026-02-12")
        assert outcomes(board, "END-04", "la1") == ["met"]
        board = left(attended(MISSED, MISSED, MISSED), "la1", "absence", "2026-02-11")
        assert outcomes(board, "END-04", "la1") == ["caution"]

    def test_it_cannot_tell_of_a_removal_without_attendance_where_papers_may_be_missing(self) -> None:
        board = papers_unknown(left(single(), "la1", "absence", "2026-10-01"))
        assert outcomes(board, "END-04", "la1") == ["cannot_tell"]

    def test_nothing_is_asked_where_no_attendance_is_on_record(self) -> None:
        assert outcome(papers_unknown(single()), "END-04", DAY) == "not_applicable"

    def test_it_does_not_bind_monitoring_committees(self) -> None:
        board = attended(MISSED, MISSED, MISSED, record=committee())
        assert outcome(board, "END-04", DAY) == "not_applicable"

    def test_it_is_law_from_28_november_2014(self) -> None:
        board = early(single())
        for day in ("2014-06-01", "2014-08-01", "2014-10-01"):
            paper(board, "attendance", "la1", given_on=day, says=False, good_cause=False)
        assert [outcome(board, "END-04", f"2014-11-{day}") for day in (27, 28)] == ["not_applicable", "met"]


# -- END-05 ----------------------------------------------------------------------------------------------


def absent(last: str | None, received: str | None = None, **fields: Any) -> Record:
    """Somebody removed for absence with a notice received on a day (None: without a notice)."""
    board = decided(left(single(), "la1", "absence", last, "board"))
    return board if received is None and not fields else notice(board, received, **fields)


WORKED_05 = [
    ("received 2026-10-10, last day 2026-11-10", lambda: absent("2026-11-10", "2026-10-10"), DAY, "met"),
    ("received 2026-10-10, last day 2026-11-09", lambda: absent("2026-11-09", "2026-10-10"), DAY, "caution"),
    ("received 2026-10-10, last day 2026-10-31", lambda: absent("2026-10-31", "2026-10-10"), DAY, "not_met"),
    ("received 2026-01-31, last day 2026-02-28", lambda: absent("2026-02-28", "2026-01-31"), DAY, "met"),
]


@pytest.mark.parametrize(
    ("build", "on", "expected"), [each[1:] for each in WORKED_05], ids=[each[0] for each in WORKED_05]
)
def test_the_worked_cases_of_end_05(build: Build, on: str, expected: str) -> None:
    assert outcome(build(), "END-05", on) == expected


class TestMonthOfNoticeFromTheBoard:
    @pytest.mark.parametrize(
        ("last", "expected"),
        [("2026-11-08", "not_met"), ("2026-11-09", "caution"), ("2026-11-10", "met"), ("2026-11-11", "met")],
    )
    def test_one_day_less_than_a_month_is_a_caution(self, last: str, expected: str) -> None:
        assert outcomes(absent(last, "2026-10-10"), "END-05", "la1") == [expected]

    def test_a_month_is_clamped_to_the_end_of_a_short_month(self) -> None:
        assert outcomes(absent("2026-02-27", "2026-01-31"), "END-05", "la1") == ["caution"]
        assert outcomes(absent("2026-02-28", "2026-01-30"), "END-05", "la1") == ["met"]

    @pytest.mark.parametrize(("last", "expected"), [("2026-11-11", "caution"), ("2026-11-12", "met")])
    def test_a_notice_given_is_presumed_received_two_days_later(self, last: str, expected: str) -> None:
        (found,) = about(absent(last, None, given_on="2026-10-10"), "END-05", "la1")
        assert (found.outcome.value, found.facts["received_on"]) == (expected, date(2026, 10, 12))
        assert found.facts["received_on_presumed"] is True
        assert "presumed received on 12 October 2026" in found.message

    def test_the_recorded_receipt_goes_before_the_presumption(self) -> None:
        board = absent("2026-11-11", "2026-10-11", given_on="2026-10-10")
        assert outcomes(board, "END-05", "la1") == ["met"]

    def test_it_shows_receipt_and_last_day(self) -> None:
        (found,) = about(absent("2026-10-31", "2026-10-10"), "END-05", "la1")
        assert found.facts["last_day_in_seat"] == date(2026, 10, 31)
        assert found.facts["earliest_last_day"] == date(2026, 11, 10)
        assert "note" not in found.facts

    def test_an_electronic_notice_is_in_writing_and_a_spoken_one_is_not(self) -> None:
        assert outcomes(absent("2026-11-10", "2026-10-10", form="electronic"), "END-05", "la1") == ["met"]
        assert outcomes(absent("2026-11-10", "2026-10-10", form="spoken"), "END-05", "la1") == ["not_met"]

    def test_a_written_notice_goes_before_a_spoken_one(self) -> None:
        board = notice(absent("2026-11-10", "2026-10-01", form="spoken"), "2026-10-10")
        assert outcomes(board, "END-05", "la1") == ["met"]

    def test_the_first_of_two_notices_counts(self) -> None:
        board = notice(absent("2026-11-10", "2026-10-10"), "2026-11-01")
        assert outcomes(board, "END-05", "la1") == ["met"]

    @pytest.mark.parametrize("fields", [{"from_": COUNCIL}, {"to": COUNCIL}, {"topic": "term"}])
    def test_a_notice_from_or_to_another_or_on_another_matter_does_not_serve(
        self, fields: dict[str, str]
    ) -> None:
        assert outcomes(absent("2026-11-10", "2026-10-10", **fields), "END-05", "la1") == ["not_met"]

    def test_a_notice_to_another_member_does_not_serve(self) -> None:
        board = notice(absent("2026-11-10"), "2026-10-10", "la2")
        assert outcomes(board, "END-05", "la1") == ["not_met"]

    def test_a_notice_may_name_the_appointment_and_the_person(self) -> None:
        board = notice(absent("2026-11-10"), "2026-10-10", to="p-la1", about={"appointment": "gone"})
        row(board, "appointments", seat="la1")["id"] = "gone"
        assert outcome(board, "END-05", DAY) == "met"

    def test_no_notice_is_not_met_where_every_paper_is_on_record(self) -> None:
        assert outcomes(absent("2026-11-10"), "END-05", "la1") == ["not_met"]

    def test_it_cannot_tell_without_a_notice_where_papers_may_be_missing(self) -> None:
        assert outcomes(papers_unknown(absent("2026-11-10")), "END-05", "la1") == ["cannot_tell"]

    def test_papers_must_be_known_from_a_month_before(self) -> None:
        board = absent("2026-11-10")
        board["complete"]["papers"] = [{"from": "2026-10-10", "to": "open"}]
        assert outcomes(board, "END-05", "la1") == ["not_met"]
        board["complete"]["papers"] = [{"from": "2026-10-11", "to": "open"}]
        assert outcomes(board, "END-05", "la1") == ["cannot_tell"]

    @pytest.mark.parametrize("forgotten", ["from", "to", "form", "received_on", "topic", "about"])
    def test_it_cannot_tell_of_a_notice_of_which_not_enough_is_on_record(self, forgotten: str) -> None:
        board = without(absent("2026-11-10", "2026-10-10"), forgotten)
        assert outcomes(board, "END-05", "la1") == ["cannot_tell"]

    def test_it_cannot_tell_without_a_last_day(self) -> None:
        assert outcomes(absent(None, "2026-10-10"), "END-05", "la1") == ["cannot_tell"]

    def test_a_removal_decided_by_the_chair_alone_is_not_met(self) -> None:
        board = decided(left(single(), "la1", "absence", "2026-11-10"), by="chair")
        assert outcomes(notice(board, "2026-10-10"), "END-05", "la1") == ["not_met"]

    def test_a_decision_that_is_not_on_record_does_not_change_the_answer(self) -> None:
        board = notice(left(single(), "la1", "absence", "2026-11-10"), "2026-10-10")
        assert outcomes(board, "END-05", "la1") == ["met"]

    def test_it_is_judged_from_the_notice_to_the_end_of_the_next_financial_year(self) -> None:
        board = absent("2026-11-10", "2026-10-10")
        assert around_seat(board, "END-05", "la1", "2026-10-10") == [[], ["met"], ["met"]]
        assert around_seat(board, "END-05", "la1", "2028-03-31") == [["met"], ["met"], []]

    def test_nothing_is_asked_where_nobody_was_removed(self) -> None:
        assert outcome(papers_unknown(single()), "END-05", DAY) == "not_applicable"

    def test_it_binds_boards_of_several_councils(self) -> None:
        assert outcome(left(multi(), "la1", "absence", "2026-11-10"), "END-05", DAY) == "not_met"

    def test_it_does_not_bind_monitoring_committees(self) -> None:
        assert outcome(left(committee(), "la1", "absence", "2026-11-10"), "END-05", DAY) == "not_applicable"

    def test_it_is_law_from_28_november_2014(self) -> None:
        board = early(left(single(), "la1", "absence", "2014-11-01"))
        board["complete"]["papers"] = [{"from": "2014-01-01", "to": "open"}]
        assert around(board, "END-05", "2014-11-28") == ("not_applicable", "not_met", "not_met")


# -- END-06 ----------------------------------------------------------------------------------------------


def misconduct(by: str | None = "board", record: Record | None = None, **fields: Any) -> Record:
    """Somebody removed for conduct by a decision of somebody, with a letter that states the day."""
    board = left(single() if record is None else record, "la1", "conduct", "2026-10-31")
    if by is not None:
        decided(board, by=by)
    return notice(board, "2026-10-10", **({"effective_on": "2026-10-31"} | fields))


WORKED_06 = [
    ("minuted decision, letter with date", misconduct, "met"),
    ("chair alone removes", lambda: misconduct("chair"), "not_met"),
    ("chair alone removes, nothing minuted", lambda: misconduct(None), "not_met"),
]


@pytest.mark.parametrize(
    ("build", "expected"), [each[1:] for each in WORKED_06], ids=[each[0] for each in WORKED_06]
)
def test_the_worked_cases_of_end_06(build: Build, expected: str) -> None:
    assert outcome(build(), "END-06", DAY) == expected


class TestRemovedFromAStatedDay:
    @pytest.mark.parametrize(
        ("stated", "expected"),
        [("2026-10-30", "caution"), ("2026-10-31", "met"), ("2026-11-01", "met"), ("2026-11-02", "not_met")],
    )
    def test_the_day_stated_is_the_last_in_the_seat_or_the_first_out_of_it(
        self, stated: str, expected: str
    ) -> None:
        assert outcomes(misconduct(effective_on=stated), "END-06", "la1") == [expected]

    def test_a_spoken_notice_is_not_in_writing(self) -> None:
        assert outcomes(misconduct(form="spoken"), "END-06", "la1") == ["not_met"]

    def test_a_spoken_notice_beside_a_written_one_is_nothing(self) -> None:
        board = notice(misconduct(form="spoken"), "2026-10-12", effective_on="2026-10-31")
        assert outcomes(board, "END-06", "la1") == ["met"]

    def test_a_notice_without_a_day_beside_one_that_states_it_is_nothing(self) -> None:
        board = without(notice(misconduct(), "2026-10-12", effective_on="2026-10-31"), "effective_on")
        assert outcomes(board, "END-06", "la1") == ["met"]

    def test_without_a_notice_it_is_not_met_where_every_paper_is_on_record(self) -> None:
        board = misconduct()
        board["papers"].pop()
        assert outcomes(board, "END-06", "la1") == ["not_met"]
        assert outcomes(papers_unknown(board), "END-06", "la1") == ["cannot_tell"]

    def test_it_cannot_tell_without_a_decision_where_papers_may_be_missing(self) -> None:
        assert outcomes(papers_unknown(misconduct(None)), "END-06", "la1") == ["cannot_tell"]
        assert outcomes(papers_unknown(misconduct("chair")), "END-06", "la1") == ["cannot_tell"]

    def test_a_board_that_also_decided_mends_the_chair(self) -> None:
        assert outcomes(decided(misconduct("chair")), "END-06", "la1") == ["met"]

    @pytest.mark.parametrize(("by", "words"), [(COUNCIL, COUNCIL), ("chair", "the chair")])
    def test_a_removal_recorded_as_by_somebody_else_is_not_met(self, by: str, words: str) -> None:
        board = papers_unknown(misconduct())
        row(board, "appointments", seat="la1")["ended_by"] = by
        (found,) = about(board, "END-06", "la1")
        assert (found.outcome.value, found.facts["removed_by"]) == ("not_met", words)
        assert found.message.startswith(f"Recorded as removed by {words};")

    def test_a_notice_that_states_no_day_is_asked_for_it_in_words(self) -> None:
        (found,) = about(without(misconduct(), "effective_on"), "END-06", "la1")
        notice_ = "the notice (removal) of 10 October 2026"
        missing = f"from which day the removal of Member p-la1 takes effect, as {notice_} states it"
        assert (found.message, found.next) == (f"Not on record: {missing}.", f"Record {missing}.")

    def test_a_decision_without_a_notice_is_said_to_be_one(self) -> None:
        board = misconduct()
        board["papers"].pop()
        (found,) = about(board, "END-06", "la1")
        assert found.message.startswith(
            "The board decided on the removal for conduct, and no notice in writing"
        )

    def test_a_removal_recorded_as_by_the_board_is_judged_by_its_papers(self) -> None:
        board = misconduct()
        row(board, "appointments", seat="la1")["ended_by"] = "board"
        assert outcomes(board, "END-06", "la1") == ["met"]

    @pytest.mark.parametrize("forgotten", ["to", "form", "effective_on", "topic", "about"])
    def test_it_cannot_tell_of_a_notice_of_which_not_enough_is_on_record(self, forgotten: str) -> None:
        assert outcomes(without(misconduct(), forgotten), "END-06", "la1") == ["cannot_tell"]

    def test_a_decision_of_nobody_in_particular_leaves_it_open(self) -> None:
        board = misconduct(None)
        decided(board, by=None)
        assert outcomes(board, "END-06", "la1") == ["cannot_tell"]

    def test_a_paper_that_says_it_is_not_so_is_no_decision(self) -> None:
        board = misconduct(None)
        decided(board, says=False)
        assert outcomes(board, "END-06", "la1") == ["not_met"]

    def test_it_is_judged_from_the_notice_to_the_end_of_the_next_financial_year(self) -> None:
        assert around_seat(misconduct(), "END-06", "la1", "2026-10-10") == [[], ["met"], ["met"]]
        assert around_seat(misconduct(), "END-06", "la1", "2028-03-31") == [["met"], ["met"], []]

    def test_it_does_not_bind_monitoring_committees(self) -> None:
        assert outcome(misconduct(record=committee()), "END-06", DAY) == "not_applicable"

    def test_it_is_law_from_28_november_2014(self) -> None:
        board = early(left(single(), "la1", "conduct", "2014-11-01"))
        assert around(board, "END-06", "2014-11-28") == ("not_applicable", "not_met", "not_met")


# -- END-07 ----------------------------------------------------------------------------------------------

AROSE = "2026-09-10"


def disqualified(
    last: str | None = "open",
    category: str | None = "insolvency",
    record: Record | None = None,
    **fields: Any,
) -> Record:
    """The first council nominee became disqualified on 10 September 2026, and left the seat on a day."""
    board = single() if record is None else record
    days = {"starts_on": AROSE, "ends": "open"} | fields
    standing(board, "p-la1", "disqualified", **({"category": category} if category else {}), **days)
    appointment = row(board, "appointments", seat="la1")
    appointment.pop("ends")
    if last is not None:
        appointment["ends"] = last
    return board


WORKED_07 = [
    ("sequestrated 2026-09-10, last day in post 2026-09-10", lambda: disqualified(AROSE), "met"),
    ("sequestrated 2026-09-10, still in post", disqualified, "not_met"),
]


@pytest.mark.parametrize(
    ("build", "expected"), [each[1:] for each in WORKED_07], ids=[each[0] for each in WORKED_07]
)
def test_the_worked_cases_of_end_07(build: Build, expected: str) -> None:
    assert outcome(build(), "END-07", DAY) == expected


class TestDisqualifiedMemberIsRemoved:
    def test_it_shows_the_category_and_no_more(self) -> None:
        (found,) = about(disqualified(), "END-07", "la1")
        assert "a ground of disqualification (category: insolvency)" in found.message
        assert found.facts["category"] == "insolvency"
        assert found.facts["arose_on"] == date(2026, 9, 10)
        assert found.facts["last_day_in_seat"] == "open"
        assert found.facts["note"] == SILENT_NOTE

    def test_it_is_for_the_secretary_alone(self) -> None:
        assert REGISTRY["END-07"].restricted

    def test_one_day_too_long_is_too_long(self) -> None:
        assert outcomes(disqualified("2026-09-11"), "END-07", "la1") == ["not_met"]

    def test_it_is_due_on_the_day_and_not_met_from_the_next(self) -> None:
        assert around_seat(disqualified(), "END-07", "la1", AROSE) == [[], ["due"], ["not_met"]]

    def test_it_is_met_on_the_day_where_the_seat_ends_with_it(self) -> None:
        assert around_seat(disqualified(AROSE), "END-07", "la1", AROSE) == [[], ["met"], ["met"]]

    def test_somebody_who_left_before_is_not_asked(self) -> None:
        assert outcome(disqualified("2026-09-09"), "END-07", DAY) == "not_applicable"

    @pytest.mark.parametrize("category", ["dismissal", "professional_removal", "standards_sanction"])
    def test_other_grounds_end_the_seat_as_well(self, category: str) -> None:
        assert outcomes(disqualified(category=category), "END-07", "la1") == ["not_met"]

    @pytest.mark.parametrize("category", ["conviction", "restrictions_undertaking"])
    def test_grounds_whose_effect_on_a_running_term_is_doubtful_are_a_caution(self, category: str) -> None:
        assert outcomes(disqualified(category=category), "END-07", "la1") == ["caution"]

    def test_censure_is_no_ground_on_a_board(self) -> None:
        assert outcome(disqualified(category="censure"), "END-07", DAY) == "not_applicable"

    def test_somebody_known_not_to_be_disqualified_is_not_asked(self) -> None:
        assert outcome(disqualified(value=False), "END-07", DAY) == "not_applicable"

    @pytest.mark.parametrize(
        "category", ["dismissal", "professional_removal", "standards_sanction", "conviction"]
    )
    def test_a_ground_that_was_quashed_ends_no_seat_from_then_on(self, category: str) -> None:
        board = disqualified(category=category)
        standing(board, "p-la1", "disqualified", "2026-10-16", category=category, value=False)
        (before,), on, _ = around_seat(board, "END-07", "la1", "2026-10-16")
        assert (before, on) == ("caution" if category == "conviction" else "not_met", [])

    def test_an_insolvency_that_is_over_had_ended_the_seat(self) -> None:
        board = disqualified(ends="2026-10-15")
        standing(board, "p-la1", "disqualified", "2026-10-16", category="insolvency", value=False)
        assert outcomes(board, "END-07", "la1") == ["not_met"]

    def test_somebody_removed_for_a_ground_that_was_quashed_later_left_in_time(self) -> None:
        board = disqualified(AROSE, "standards_sanction")
        row(board, "appointments", seat="la1")["how_ended"] = "disqualification"
        standing(board, "p-la1", "disqualified", "2026-10-16", category="standards_sanction", value=False)
        assert outcomes(board, "END-07", "la1") == ["met"]

    def test_a_ground_before_the_term_is_left_to_other_rules(self) -> None:
        assert outcome(disqualified(starts_on="2025-04-30"), "END-07", DAY) == "not_applicable"
        assert outcome(disqualified(starts_on="2025-05-01"), "END-07", DAY) == "not_met"

    def test_a_ground_that_ended_since_had_ended_the_seat(self) -> None:
        assert outcomes(disqualified(ends="2026-10-01"), "END-07", "la1") == ["not_met"]

    def test_it_goes_on_while_the_seat_is_held(self) -> None:
        assert outcomes(disqualified(), "END-07", "la1", "2029-06-01") == ["not_met"]

    @pytest.mark.parametrize(("last", "expected"), [(AROSE, "met"), ("2026-09-20", "not_met")])
    def test_once_the_seat_is_left_it_is_judged_to_the_end_of_the_next_financial_year(
        self, last: str, expected: str
    ) -> None:
        board = disqualified(last)
        assert around_seat(board, "END-07", "la1", "2028-03-31") == [[expected], [expected], []]

    @pytest.mark.parametrize("forgotten", ["starts_on", "category"])
    def test_it_cannot_tell_of_a_ground_without_its_day_or_category(self, forgotten: str) -> None:
        board = disqualified()
        row(board, "standings", person="p-la1", **{"is": "disqualified"}).pop(forgotten)
        if forgotten == "starts_on":
            board["complete"]["standings"] = []
        assert outcomes(board, "END-07", "la1") == ["cannot_tell"]

    def test_it_cannot_tell_whether_the_seat_was_held_after_the_day(self) -> None:
        board = disqualified(None)
        row(board, "seats", id="la1")["known"] = []
        row(board, "appointments", seat="la1")["seen_on"] = AROSE
        assert outcomes(board, "END-07", "la1") == ["cannot_tell"]

    def test_a_missing_last_day_within_the_known_period_is_still_in_the_seat(self) -> None:
        (found,) = about(disqualified(None), "END-07", "la1")
        assert (found.outcome.value, found.facts["last_day_in_seat"]) == ("not_met", "not on record")

    def test_it_cannot_tell_of_a_removal_whose_ground_is_not_on_record(self) -> None:
        board = left(single(), "la1", "disqualification", "2026-10-01")
        assert outcomes(board, "END-07", "la1") == ["cannot_tell"]

    def test_nothing_is_asked_where_nobody_is_on_record_as_disqualified(self) -> None:
        board = single()
        board["complete"]["standings"] = []
        assert outcome(board, "END-07", DAY) == "not_applicable"

    def test_it_does_not_bind_monitoring_committees(self) -> None:
        assert outcome(disqualified(record=committee()), "END-07", DAY) == "not_applicable"

    def test_it_is_law_from_28_november_2014(self) -> None:
        board = early(disqualified(starts_on="2014-06-01"))
        assert around(board, "END-07", "2014-11-28") == ("not_applicable", "not_met", "not_met")


# -- END-09 ----------------------------------------------------------------------------------------------


def withdrawn(last: str | None, record: Record | None = None, by: str | None = COUNCIL) -> Record:
    """The council removed its first nominee."""
    return left(single() if record is None else record, "la1", "authority", last, by)


def both_told(record: Record, member: str | None, board: str | None, **fields: Any) -> Record:
    """With notices of the council to the member and to the board, received on some days (None: no notice)."""
    for day, to in ((member, "member"), (board, "board")):
        if day is not None:
            notice(record, day, **({"from_": COUNCIL, "to": to} | fields))
    return record


def resigned(record: Record, **fields: Any) -> Record:
    """With a letter of resignation of the outgoing member to the board."""
    usual = {"to": "board", "form": "written", "received_on": "2026-08-01"}
    return paper(record, "resignation", "la1", **(usual | fields))


WORKED_09 = [
    ("received by both 2026-08-01, last day 2026-09-01",
     lambda: both_told(withdrawn("2026-09-01"), "2026-08-01", "2026-08-01"), "met"),
    ("received by both 2026-08-01, last day 2026-08-31",
     lambda: both_told(withdrawn("2026-08-31"), "2026-08-01", "2026-08-01"), "caution"),
    ("council resolution replaces member same day, no resignation",
     lambda: decided(withdrawn("2026-08-01"), by=COUNCIL), "not_met"),
    ("notice to IJB only", lambda: both_told(withdrawn("2026-09-01"), None, "2026-08-01"), "not_met"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("build", "expected"), [each[1:] for each in WORKED_09], ids=[each[0] for each in WORKED_09]
)
def test_the_worked_cases_of_end_09(build: Build, expected: str) -> None:
    assert outcome(build(), "END-09", DAY) == expected


class TestMonthOfNoticeFromAuthority:
    @pytest.mark.parametrize(
        ("last", "expected"), [("2026-08-30", "not_met"), ("2026-08-31", "caution"), ("2026-09-01", "met")]
    )
    @pytest.mark.parametrize(
        ("member", "board"), [("2026-07-01", "2026-08-01"), ("2026-08-01", "2026-07-01")]
    )
    def test_the_later_of_the_two_receipts_counts(
        self, member: str, board: str, last: str, expected: str
    ) -> None:
        assert outcomes(both_told(withdrawn(last), member, board), "END-09", "la1") == [expected]

    def test_it_says_who_was_not_told(self) -> None:
        (found,) = about(both_told(withdrawn("2026-09-01"), None, "2026-08-01"), "END-09", "la1")
        assert found.facts["not_told"] == ["the member"]
        (found,) = about(both_told(withdrawn("2026-09-01"), "2026-08-01", None), "END-09", "la1")
        assert found.facts["not_told"] == ["Alba Integration Joint Board"]

    def test_a_spoken_notice_is_not_in_writing(self) -> None:
        board = both_told(withdrawn("2026-09-01"), "2026-08-01", "2026-08-01", form="spoken")
        assert outcomes(board, "END-09", "la1") == ["not_met"]

    def test_a_notice_of_another_authority_does_not_serve(self) -> None:
        board = both_told(withdrawn("2026-09-01"), "2026-08-01", "2026-08-01", from_=HEALTH)
        assert outcomes(board, "END-09", "la1") == ["not_met"]

    def test_a_resignation_cures_a_swap(self) -> None:
        assert outcomes(resigned(withdrawn("2026-08-01")), "END-09", "la1") == ["met"]
        assert outcomes(resigned(papers_unknown(withdrawn("2026-08-01"))), "END-09", "la1") == ["met"]

    def test_a_resignation_by_email_without_agreement_cures_it_doubtfully(self) -> None:
        assert outcomes(resigned(withdrawn("2026-08-01"), form="electronic"), "END-09", "la1") == ["caution"]

    @pytest.mark.parametrize("fields", [{"to": COUNCIL}, {"form": "spoken"}, {"received_on": "2026-08-02"}])
    def test_what_is_no_resignation_cures_nothing(self, fields: dict[str, str]) -> None:
        assert outcomes(resigned(withdrawn("2026-08-01"), **fields), "END-09", "la1") == ["not_met"]

    def test_the_members_own_agreement_makes_it_a_caution(self) -> None:
        board = paper(
            withdrawn("2026-08-01"), "agreement", "la1", "removal", from_="member", given_on="2026-08-01"
        )
        assert outcomes(board, "END-09", "la1") == ["caution"]

    def test_one_notice_known_to_be_missing_is_enough_though_the_other_is_in_doubt(self) -> None:
        board = both_told(withdrawn("2026-09-01"), None, "2026-08-01", form=None)
        assert outcomes(board, "END-09", "la1") == ["not_met"]

    @pytest.mark.parametrize("forgotten", ["from", "to", "form", "received_on", "topic", "about"])
    def test_it_cannot_tell_of_a_notice_of_which_not_enough_is_on_record(self, forgotten: str) -> None:
        board = without(both_told(withdrawn("2026-09-01"), "2026-08-01", "2026-08-01"), forgotten)
        assert outcomes(board, "END-09", "la1") == ["cannot_tell"]

    def test_it_cannot_tell_without_notices_where_papers_may_be_missing(self) -> None:
        assert outcomes(papers_unknown(withdrawn("2026-09-01")), "END-09", "la1") == ["cannot_tell"]

    def test_it_cannot_tell_without_a_last_day(self) -> None:
        assert outcomes(withdrawn(None), "END-09", "la1") == ["cannot_tell"]

    def test_it_cannot_tell_of_a_seat_whose_basis_or_authority_is_not_on_record(self) -> None:
        for forgotten in ("basis", "nominated_by"):
            board = withdrawn("2026-09-01")
            row(board, "seats", id="la1").pop(forgotten)
            assert outcomes(board, "END-09", "la1") == ["cannot_tell"]

    def test_an_authority_that_is_not_named_is_the_nominees_own(self) -> None:
        board = both_told(withdrawn("2026-09-01", by=None), "2026-08-01", "2026-08-01")
        assert outcomes(board, "END-09", "la1") == ["met"]

    def test_a_removal_by_another_authority_is_left_to_another_rule(self) -> None:
        assert outcome(withdrawn("2026-09-01", by=HEALTH), "END-09", DAY) == "not_applicable"

    def test_it_is_judged_from_the_first_notice_to_the_end_of_the_next_financial_year(self) -> None:
        board = both_told(withdrawn("2026-09-01"), "2026-07-15", "2026-08-01")
        assert around_seat(board, "END-09", "la1", "2026-07-15") == [[], ["met"], ["met"]]
        assert around_seat(board, "END-09", "la1", "2028-03-31") == [["met"], ["met"], []]

    def test_it_binds_the_health_board_and_boards_of_several_councils(self) -> None:
        for board in (single(), multi()):
            assert outcome(left(board, "hb1", "authority", "2026-08-01", HEALTH), "END-09", DAY) == "not_met"

    def test_it_does_not_bind_monitoring_committees(self) -> None:
        assert outcome(withdrawn("2026-09-01", committee()), "END-09", DAY) == "not_applicable"

    def test_it_is_law_from_28_november_2014(self) -> None:
        board = early(withdrawn("2014-11-01"))
        board["complete"]["papers"] = [{"from": "2014-01-01", "to": "open"}]
        assert around(board, "END-09", "2014-11-28") == ("not_applicable", "not_met", "not_met")


# -- END-10 ----------------------------------------------------------------------------------------------

WORKED_10 = [
    ("council removes THIRD voting member",
     lambda: left(single(), "third", "authority", "2026-10-01", COUNCIL), "not_met"),
    ("HB withdraws GP member mid-term",
     lambda: left(single(), "gp", "authority", "2026-10-01", HEALTH), "caution"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("build", "expected"), [each[1:] for each in WORKED_10], ids=[each[0] for each in WORKED_10]
)
def test_the_worked_cases_of_end_10(build: Build, expected: str) -> None:
    assert outcome(build(), "END-10", DAY) == expected


class TestRemovedByTheRightAuthority:
    @pytest.mark.parametrize("by", [COUNCIL, None])
    def test_a_nominees_own_authority_may(self, by: str | None) -> None:
        assert outcomes(withdrawn("2026-09-01", by=by), "END-10", "la1") == ["met"]

    def test_another_authority_may_not(self) -> None:
        (found,) = about(withdrawn("2026-09-01", by=HEALTH), "END-10", "la1")
        assert (found.outcome.value, found.facts["removed_by"]) == ("not_met", HEALTH)

    def test_the_other_council_may_not(self) -> None:
        board = withdrawn("2026-09-01", multi(), OTHER_COUNCIL)
        assert outcomes(board, "END-10", "la1") == ["not_met"]

    @pytest.mark.parametrize("seat_id", ["staff", "user", "carer", "cswo", "co", "cfo"])
    def test_nobody_else_is_nominated(self, seat_id: str) -> None:
        board = left(single(), seat_id, "authority", "2026-10-01", COUNCIL)
        assert outcomes(board, "END-10", seat_id) == ["not_met"]

    @pytest.mark.parametrize("seat_id", ["gp", "nurse", "hospdr"])
    @pytest.mark.parametrize(
        ("by", "expected"),
        [
            (HEALTH, "caution"),
            (None, "caution"),
            (COUNCIL, "not_met"),
            ("chair", "not_met"),
            ("gmc", "not_met"),
        ],
    )
    def test_of_professional_members_only_the_health_board_determines_who_they_are(
        self, seat_id: str, by: str | None, expected: str
    ) -> None:
        board = left(single(), seat_id, "authority", "2026-10-01", by)
        (found,) = about(board, "END-10", seat_id)
        assert (found.outcome.value, found.facts["determined_by"]) == (expected, HEALTH)

    def test_the_other_council_may_not_remove_a_professional_member_either(self) -> None:
        board = left(multi(), "gp", "authority", "2026-10-01", OTHER_COUNCIL)
        assert outcomes(board, "END-10", "gp") == ["not_met"]

    def test_it_cannot_tell_who_determines_professional_members_without_the_parties(self) -> None:
        board = left(single(), "gp", "authority", "2026-10-01", COUNCIL)
        del board["board"]["parties"]
        assert outcomes(board, "END-10", "gp") == ["cannot_tell"]

    def test_it_cannot_tell_whose_act_it_was_where_the_record_says_two_things(self) -> None:
        assert outcomes(withdrawn("2026-09-01", by="board"), "END-10", "la1") == ["cannot_tell"]

    @pytest.mark.parametrize("forgotten", ["basis", "nominated_by"])
    def test_it_cannot_tell_of_a_seat_of_which_not_enough_is_on_record(self, forgotten: str) -> None:
        board = withdrawn("2026-09-01")
        row(board, "seats", id="la1").pop(forgotten)
        assert outcomes(board, "END-10", "la1") == ["cannot_tell"]

    def test_it_is_judged_from_the_last_day_to_the_end_of_the_next_financial_year(self) -> None:
        board = left(single(), "third", "authority", "2026-10-01", COUNCIL)
        assert around_seat(board, "END-10", "third", "2026-10-01") == [[], ["not_met"], ["not_met"]]
        assert around_seat(board, "END-10", "third", "2028-03-31") == [["not_met"], ["not_met"], []]

    def test_nothing_is_asked_where_no_authority_removed_anybody(self) -> None:
        assert outcome(papers_unknown(single()), "END-10", DAY) == "not_applicable"

    def test_it_does_not_bind_monitoring_committees(self) -> None:
        board = left(committee(), "third", "authority", "2026-10-01", COUNCIL)
        assert outcome(board, "END-10", DAY) == "not_applicable"

    def test_it_is_law_from_28_november_2014(self) -> None:
        board = early(left(single(), "third", "authority", "2014-11-01", COUNCIL))
        assert around(board, "END-10", "2014-11-28") == ("not_applicable", "not_met", "not_met")


# -- JMC-10 ----------------------------------------------------------------------------------------------


def removed_from_committee(*agreed_by: str, record: Record | None = None, **fields: Any) -> Record:
    """A member of a committee removed for conduct, with the agreement of some authorities."""
    board = left(committee() if record is None else record, "la1", "conduct", "2026-10-31")
    for authority in agreed_by:
        paper(board, "agreement", "la1", "removal", from_=authority, given_on="2026-10-05")
    return notice(board, "2026-10-10", **({"from_": "board", "effective_on": "2026-10-31"} | fields))


def withdrawn_from_committee(last: str, form: str | None = "spoken", received: str = "2026-08-01") -> Record:
    """The council removed its nominee on a committee by notices to member and committee."""
    return both_told(withdrawn(last, committee()), received, received, form=form)


WORKED_JMC_10 = [
    ("both agreed", lambda: removed_from_committee(HEALTH, COUNCIL), "met"),
    ("authority removes its nominee, one month's notice to both but unwritten",
     lambda: withdrawn_from_committee("2026-09-01"), "caution"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("build", "expected"), [each[1:] for each in WORKED_JMC_10], ids=[each[0] for each in WORKED_JMC_10]
)
def test_the_worked_cases_of_jmc_10(build: Build, expected: str) -> None:
    assert outcome(build(), "JMC-10", DAY) == expected


class TestLeftTheCommittee:
    @pytest.mark.parametrize(("one", "other"), [(HEALTH, COUNCIL), (COUNCIL, HEALTH)])
    def test_one_agreement_is_not_enough(self, one: str, other: str) -> None:
        (found,) = about(removed_from_committee(one), "JMC-10", "la1")
        assert (found.outcome.value, found.facts["not_agreed"]) == ("not_met", [other])

    def test_a_decision_of_the_committee_is_no_agreement(self) -> None:
        assert outcomes(decided(removed_from_committee()), "JMC-10", "la1") == ["not_met"]

    def test_every_council_must_agree_where_there_are_several(self) -> None:
        board = committee()
        other = {
            "authority": OTHER_COUNCIL,
            "kind": "council",
            "members": [{"from": "2012-05-03", "count": 9}],
        }
        board["board"]["parties"].append(other)
        assert outcomes(removed_from_committee(HEALTH, COUNCIL, record=board), "JMC-10", "la1") == ["not_met"]

    def test_an_agreement_after_the_last_day_comes_too_late(self) -> None:
        board = removed_from_committee(HEALTH, COUNCIL)
        late = row(board, "papers", kind="agreement", **{"from": HEALTH})
        late["given_on"] = "2026-10-31"
        assert outcomes(board, "JMC-10", "la1") == ["met"]
        late["given_on"] = "2026-11-01"
        assert outcomes(board, "JMC-10", "la1") == ["not_met"]

    def test_the_day_must_be_stated_in_writing(self) -> None:
        board = removed_from_committee(HEALTH, COUNCIL, form="spoken")
        assert outcomes(board, "JMC-10", "la1") == ["not_met"]
        row(board, "papers", kind="agreement", **{"from": HEALTH})["effective_on"] = "2026-10-31"
        assert outcomes(board, "JMC-10", "la1") == ["met"]

    def test_it_cannot_tell_of_agreements_where_papers_may_be_missing(self) -> None:
        assert outcomes(papers_unknown(removed_from_committee(HEALTH)), "JMC-10", "la1") == ["cannot_tell"]

    def test_it_cannot_tell_of_the_day_where_papers_may_be_missing(self) -> None:
        board = without(removed_from_committee(HEALTH, COUNCIL), "effective_on")
        assert outcomes(board, "JMC-10", "la1") == ["not_met"]
        assert outcomes(papers_unknown(board), "JMC-10", "la1") == ["cannot_tell"]

    def test_a_written_notice_of_an_authority_is_met(self) -> None:
        board = withdrawn_from_committee("2026-09-01", "written")
        assert outcomes(board, "JMC-10", "la1") == ["met", "met"]

    @pytest.mark.parametrize("form", ["spoken", "written"])
    def test_a_short_notice_of_an_authority_is_not_met(self, form: str) -> None:
        assert outcome(withdrawn_from_committee("2026-08-30", form), "JMC-10", DAY) == "not_met"

    def test_an_authority_removes_only_its_own_nominees(self) -> None:
        board = left(committee(), "third", "authority", "2026-10-01", COUNCIL)
        assert outcomes(board, "JMC-10", "third") == ["not_met"]

    def test_a_removal_for_absence_is_as_on_a_board(self) -> None:
        board = left(committee(), "la1", "absence", "2026-11-10")
        assert outcomes(board, "JMC-10", "la1") == ["not_met"]
        assert outcomes(notice(board, "2026-10-10"), "JMC-10", "la1") == ["met"]

    @pytest.mark.parametrize("seat_id", ["cswo", "fd", "s95"])
    def test_members_by_office_cannot_resign(self, seat_id: str) -> None:
        board = left(committee(), seat_id, "resignation", "2026-10-01")
        assert outcomes(board, "JMC-10", seat_id) == ["not_met"]
        row(board, "standings", person=f"p-{seat_id}")["ends"] = "2026-10-01"
        assert outcomes(board, "JMC-10", seat_id) == ["met"]

    def test_a_resignation_is_in_writing_to_the_committee(self) -> None:
        board = left(committee(), "la1", "resignation", "2026-10-01")
        assert outcomes(board, "JMC-10", "la1") == ["not_met"]
        (found,) = about(resigned(board), "JMC-10", "la1")
        assert found.outcome.value == "met"
        assert "Alba Integration Joint Monitoring Committee" in found.message

    def test_a_member_by_office_who_gave_notice_and_stays_has_no_last_day_to_judge(self) -> None:
        board = paper(committee(), "resignation", "cswo", to="board", form="written", given_on="2026-10-01")
        assert outcomes(board, "JMC-10", "cswo") == ["cannot_tell"]

    def test_it_is_judged_to_the_end_of_the_next_financial_year(self) -> None:
        board = removed_from_committee(HEALTH, COUNCIL)
        assert around_seat(board, "JMC-10", "la1", "2026-10-10") == [[], ["met"], ["met"]]
        assert around_seat(board, "JMC-10", "la1", "2028-03-31") == [["met"], ["met"], []]

    def test_nothing_is_asked_where_nobody_left(self) -> None:
        assert outcome(papers_unknown(committee()), "JMC-10", DAY) == "not_applicable"

    def test_it_does_not_bind_boards(self) -> None:
        board = removed_from_committee(record=single())
        assert outcome(board, "JMC-10", DAY) == "not_applicable"

    def test_it_is_law_from_28_november_2014(self) -> None:
        board = early(left(committee(), "la1", "conduct", "2014-11-01"))
        assert around(board, "JMC-10", "2014-11-28") == ("not_applicable", "not_met", "not_met")


def test_a_paper_about_an_earlier_time_in_the_seat_does_not_serve() -> None:
    board = notice(left(single(), "la1", "absence", "2026-03-31"), "2026-08-01")
    appoint(board, "la1", "p-la1", "2026-04-01", ends="2026-09-01", how_ended="absence")
    by_day = {each.facts["last_day_in_seat"]: each.outcome.value for each in about(board, "END-05", "la1")}
    assert by_day == {date(2026, 3, 31): "not_met", date(2026, 9, 1): "met"}


def test_a_paper_of_the_first_day_of_the_next_time_in_the_seat_is_about_that() -> None:
    board = left(single(), "la1", "absence", "2026-07-31")
    appoint(board, "la1", "p-la1", "2026-08-01", ends="2026-09-01", how_ended="absence")
    notice(board, "2026-08-01")
    (later,) = [each for each in about(board, "END-05", "la1") if each.outcome.value == "met"]
    assert later.facts["last_day_in_seat"] == date(2026, 9, 1)
    (earlier,) = [each for each in about(board, "END-05", "la1") if each.outcome.value == "not_met"]
    assert earlier.facts["notice"] == "none"
