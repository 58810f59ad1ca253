"""Setting up a monitoring committee and presiding at it: JMC-01 and JMC-16, the catalogue's tests first."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from statute.findings import Finding
from tests.statute.situations import (
    Record,
    appoint,
    around,
    committee,
    end,
    findings,
    forget,
    outcome,
    person,
    row,
    single,
)

DAY = "2026-11-21"
MEETING = "2026-10-15"


# -- JMC-01 ----------------------------------------------------------------------------------------------


def decided(topic: str, effective_on: str | None, **fields: Any) -> dict[str, Any]:
    """A decision with the day on which it takes effect; None leaves the day out."""
    paper = {"kind": "decision", "topic": topic, "effective_on": effective_on} | fields
    return {name: value for name, value in paper.items() if value is not None}


def begun(set_up: str | None, moved: str | None, record: Record | None = None) -> Record:
    """A lead agency area with the days of setting up and of moving functions; None: not on record."""
    board = committee() if record is None else record
    for topic, day in (("committee", set_up), ("delegation", moved)):
        if day is not None:
            board["papers"].append(decided(topic, day))
    return board


def all_papers(record: Record) -> Record:
    """The same record, where every paper since the Act came into force is known."""
    record["complete"]["papers"] = [{"from": "2014-09-22", "to": "open"}]
    return record


WORKED_01: list[tuple[str, Callable[[], Record], str]] = [
    ("established before delegation", lambda: begun("2015-03-01", "2015-04-01"), "met"),
    (
        "model body corporate",
        lambda: begun("2015-03-01", "2015-04-01", single()),
        "not_applicable",
    ),
]


@pytest.mark.parametrize(
    ("build", "expected"), [each[1:] for each in WORKED_01], ids=[each[0] for each in WORKED_01]
)
def test_the_worked_cases_of_jmc_01(build: Callable[[], Record], expected: str) -> None:
    assert outcome(build(), "JMC-01", DAY) == expected


class TestSettingUp:
    @pytest.mark.parametrize(
        ("set_up", "expected"),
        [("2015-03-31", "met"), ("2015-04-01", "not_met"), ("2015-04-02", "not_met")],
    )
    def test_before_means_an_earlier_day(self, set_up: str, expected: str) -> None:
        assert outcome(begun(set_up, "2015-04-01"), "JMC-01", DAY) == expected

    @pytest.mark.parametrize("regime", ["lead_hb", "lead_la", "lead_joint"])
    def test_it_binds_under_each_model(self, regime: str) -> None:
        assert outcome(begun("2015-04-02", "2015-04-01", committee(regime)), "JMC-01", DAY) == "not_met"

    def test_it_shows_both_days(self) -> None:
        (found,) = findings(begun("2015-05-01", "2015-04-01"), "JMC-01", DAY)
        assert found.facts["committee_set_up_on"] == date(2015, 5, 1)
        assert found.facts["functions_moved_on"] == date(2015, 4, 1)
        assert "note" not in found.facts
        assert found.next

    def test_the_first_functions_to_move_decide(self) -> None:
        record = begun("2015-06-01", "2015-04-01")
        record["papers"].append(decided("delegation", "2016-04-01"))
        assert outcome(record, "JMC-01", DAY) == "not_met"

    def test_a_decision_that_says_no_decides_nothing(self) -> None:
        record = begun("2015-06-01", "2016-04-01")
        record["papers"].append(decided("delegation", "2015-04-01", says=False))
        assert outcome(record, "JMC-01", DAY) == "met"

    def test_it_becomes_due_before_functions_move(self) -> None:
        record = all_papers(begun(None, "2027-04-01"))
        assert around(record, "JMC-01", "2026-12-31") == ("met", "due", "due")
        assert around(record, "JMC-01", "2027-04-01") == ("due", "not_met", "not_met")
        (found,) = findings(record, "JMC-01", "2027-01-31")
        assert found.due_on == date(2027, 3, 31)

    def test_functions_that_moved_to_an_earlier_board_do_not_count(self) -> None:
        record = begun("2026-03-01", "2026-04-01")
        record["board"]["regimes"] = [
            {"regime": "ijb_single", "from": "2015-04-01"},
            {"regime": "lead_joint", "from": "2026-04-01"},
        ]
        record["papers"].append(decided("delegation", "2016-04-01"))
        assert around(record, "JMC-01", "2026-04-01") == ("not_applicable", "met", "met")

    def test_a_later_change_of_model_does_not_reach_back(self) -> None:
        record = begun("2015-03-01", "2015-04-01")
        record["board"]["regimes"] += [
            {"regime": "ijb_single", "from": "2020-04-01"},
            {"regime": "lead_joint", "from": "2030-04-01"},
        ]
        assert outcome(record, "JMC-01", "2018-11-21") == "met"
        assert outcome(record, "JMC-01", "2030-04-01") == "cannot_tell"

    def test_it_is_judged_however_long_ago_it_was(self) -> None:
        assert outcome(begun("2015-04-02", "2015-04-01"), "JMC-01", "2034-11-21") == "not_met"

    def test_it_is_law_from_22_september_2014(self) -> None:
        text = json.dumps(begun("2014-01-02", "2014-01-03")).replace("2015-04-01", "2014-01-01")
        record: Record = json.loads(text)
        assert around(record, "JMC-01", "2014-09-22") == ("not_applicable", "met", "met")


class TestWhatJmc01CannotTell:
    def test_either_day_and_asks_once(self) -> None:
        (found,) = findings(committee(), "JMC-01", DAY)
        assert found.outcome.value == "cannot_tell"
        assert "the day on which functions moved" in found.message

    def test_when_functions_moved(self) -> None:
        assert outcome(begun("2015-03-01", None), "JMC-01", DAY) == "cannot_tell"

    def test_when_the_committee_was_set_up(self) -> None:
        for moved in ("2015-04-01", "2016-04-01"):
            assert outcome(begun(None, moved), "JMC-01", DAY) == "cannot_tell"

    def test_a_committee_known_to_have_been_set_up_by_no_decision_is_not_met(self) -> None:
        assert outcome(all_papers(begun(None, "2015-04-01")), "JMC-01", DAY) == "not_met"

    def test_a_decision_without_the_day_it_took_effect(self) -> None:
        record = all_papers(begun(None, "2015-04-01"))
        record["papers"].append(decided("committee", None, given_on="2015-03-01"))
        assert outcome(record, "JMC-01", DAY) == "cannot_tell"

    def test_a_late_committee_where_another_may_have_been_earlier(self) -> None:
        record = begun("2015-06-01", "2015-04-01")
        record["papers"].append(decided("committee", None))
        assert outcome(record, "JMC-01", DAY) == "cannot_tell"

    def test_functions_that_may_have_moved_earlier(self) -> None:
        record = begun("2015-03-01", "2015-04-01")
        record["papers"].append(decided("delegation", None))
        assert outcome(record, "JMC-01", DAY) == "cannot_tell"


# -- JMC-16 ----------------------------------------------------------------------------------------------


def presided(
    who: str = "p-third",
    capacity: str | None = "member",
    chair_came: bool | None = False,
    on: str = MEETING,
    record: Record | None = None,
) -> Record:
    """A committee at whose meeting somebody presided, and the chair came or did not; None: not recorded."""
    board = committee() if record is None else record
    person(board, who)
    paper: dict[str, Any] = {"kind": "presiding", "about": {"person": who}, "given_on": on}
    board["papers"].append(paper | ({"capacity": capacity} if capacity else {}))
    if chair_came is not None:
        board["papers"].append(attended("p-la1", chair_came, on))
    return board


def attended(who: str, came: bool, on: str = MEETING) -> dict[str, Any]:
    """Whether a member came to a meeting."""
    return {"kind": "attendance", "about": {"person": who}, "given_on": on, "says": came}


def with_vice(record: Record) -> Record:
    """The same committee with a vice-chair."""
    record["appointing_periods"][0]["holders"].append(
        {"office": "vice_chair", "person": "p-hb1", "starts_on": "2025-05-01", "ends": "open"}
    )
    return record


def both_away() -> Record:
    record = with_vice(presided())
    record["papers"].append(attended("p-hb1", came=False))
    return record


WORKED_16: list[tuple[str, Callable[[], Record], str]] = [
    ("chair and vice-chair absent, member chosen presides", both_away, "met"),
    ("a proxy presides", lambda: presided("p-depute", "proxy"), "caution"),
    ("an officer who is not a member presides", lambda: presided("p-clerk", "not_a_member"), "not_met"),
]


@pytest.mark.parametrize(
    ("build", "expected"), [each[1:] for each in WORKED_16], ids=[each[0] for each in WORKED_16]
)
def test_the_worked_cases_of_jmc_16(build: Callable[[], Record], expected: str) -> None:
    assert outcome(build(), "JMC-16", DAY) == expected


def about_presiding(record: Record, on: str = DAY) -> Finding:
    (found,) = findings(record, "JMC-16", on)
    return found


class TestPresiding:
    def test_no_meeting_on_record_has_nothing_to_judge(self) -> None:
        assert outcome(committee(), "JMC-16", DAY) == "not_applicable"

    def test_the_chair_presides(self) -> None:
        found = about_presiding(presided("p-la1", "chair", chair_came=None))
        assert (found.outcome.value, found.message) == ("met", "Presided on 15 October 2026 as chair.")

    def test_the_vice_chair_presides_in_the_chairs_absence(self) -> None:
        found = about_presiding(with_vice(presided("p-hb1", "vice_chair")))
        assert found.outcome.value == "met"
        assert "as vice-chair; the chair was away" in found.message

    def test_any_member_may_be_chosen(self) -> None:
        for who in ("p-hb2", "p-gp", "p-carer", "p-fd"):
            assert about_presiding(presided(who)).outcome.value == "met"

    def test_a_member_without_a_capacity_on_record_is_a_member(self) -> None:
        assert about_presiding(presided(capacity=None)).outcome.value == "met"

    def test_a_member_who_stood_in_as_proxy_is_a_member(self) -> None:
        assert about_presiding(presided(capacity="proxy")).outcome.value == "met"

    def test_a_chair_who_came_and_did_not_preside_is_pointed_out(self) -> None:
        found = about_presiding(presided(chair_came=True))
        assert found.outcome.value == "caution"
        assert found.facts["chair_attendance"] == "attended"

    def test_a_committee_without_a_chair_is_without_the_chair(self) -> None:
        record = presided(chair_came=None)
        record["appointing_periods"][0]["holders"][0]["ends"] = "2026-10-14"
        assert about_presiding(record).outcome.value == "met"
        record["appointing_periods"][0]["holders"][0]["ends"] = MEETING
        assert about_presiding(record).outcome.value == "cannot_tell"

    @pytest.mark.parametrize("came", [True, False, None])
    def test_nobody_else_presides_whether_or_not_the_chair_came(self, came: bool | None) -> None:
        assert about_presiding(presided("p-clerk", "not_a_member", came)).outcome.value == "not_met"
        assert about_presiding(presided("p-depute", "proxy", came)).outcome.value == "caution"

    def test_a_former_member_is_none(self) -> None:
        record = presided("p-carer")
        end(record, "carer", "2026-10-14")
        found = about_presiding(record)
        assert found.outcome.value == "not_met"
        row(record, "appointments", seat="carer")["ends"] = MEETING
        assert about_presiding(record).outcome.value == "met"

    def test_a_member_of_a_group_only_is_none(self) -> None:
        record = presided("p-sub")
        record["seats"].append({"id": "sub", "basis": "ADDL", "group": "audit", "known": []})
        appoint(record, "sub", "p-sub")
        assert about_presiding(record).outcome.value == "not_met"

    def test_an_attendance_may_name_the_appointment(self) -> None:
        record = presided(chair_came=None)
        row(record, "appointments", seat="la1")["id"] = "a-la1"
        record["papers"].append(attended("p-la1", came=False) | {"about": {"appointment": "a-la1"}})
        assert about_presiding(record).outcome.value == "met"

    def test_the_attendance_of_another_day_says_nothing(self) -> None:
        record = presided(chair_came=None)
        record["papers"].append(attended("p-la1", came=False, on="2026-10-16"))
        assert about_presiding(record).outcome.value == "cannot_tell"

    def test_it_shows_attendance_capacity_and_chair(self) -> None:
        found = about_presiding(both_away())
        assert found.facts["chair"] == ["Member p-la1"]
        assert found.facts["chair_attendance"] == "did not attend"
        assert found.facts["vice_chair_attendance"] == "did not attend"
        assert found.facts["capacity"] == "member"
        assert found.facts["meeting"] == date(2026, 10, 15)

    def test_what_is_not_met_says_who_should_preside_and_carries_no_note(self) -> None:
        found = about_presiding(presided("p-clerk", "not_a_member"))
        assert "vice-chair" in found.next
        assert "note" not in found.facts

    def test_two_meetings_are_two_findings(self) -> None:
        record = presided(record=presided(), on="2026-11-05", chair_came=None)
        outcomes = [each.outcome.value for each in findings(record, "JMC-16", DAY)]
        assert outcomes == ["met", "cannot_tell"]

    def test_a_gap_in_one_does_not_hide_another(self) -> None:
        record = presided("p-clerk", "not_a_member", record=presided("p-clerk", None), on="2026-11-05")
        outcomes = [each.outcome.value for each in findings(record, "JMC-16", DAY)]
        assert outcomes == ["not_met", "cannot_tell"]


class TestHowLongAMeetingIsJudged:
    def test_from_its_own_day(self) -> None:
        assert around(presided(), "JMC-16", MEETING) == ("not_applicable", "met", "met")

    @pytest.mark.parametrize(("on", "last"), [("2026-03-31", "2027-03-31"), ("2026-04-01", "2028-03-31")])
    def test_to_the_end_of_the_next_financial_year(self, on: str, last: str) -> None:
        assert around(presided(on=on), "JMC-16", last) == ("met", "met", "not_applicable")

    def test_a_meeting_that_did_not_take_place_is_none(self) -> None:
        record = presided()
        record["papers"][-2]["says"] = False
        assert outcome(record, "JMC-16", DAY) == "not_applicable"

    def test_only_on_a_committee(self) -> None:
        record = presided("p-clerk", "not_a_member", record=single())
        assert outcome(record, "JMC-16", DAY) == "not_applicable"

    def test_from_28_november_2014(self) -> None:
        record = presided("p-clerk", "not_a_member", on="2014-11-20")
        text = json.dumps(record).replace("2015-04-01", "2014-01-01").replace("2025-05-01", "2014-01-01")
        assert around(json.loads(text), "JMC-16", "2014-11-28") == ("not_applicable", "not_met", "not_met")


class TestWhatJmc16CannotTell:
    def test_whether_the_chair_came(self) -> None:
        found = about_presiding(presided(chair_came=None))
        assert found.outcome.value == "cannot_tell"
        assert "whether the chair attended the meeting on 15 October 2026" in found.message

    def test_who_was_chair(self) -> None:
        record = presided()
        forget(record, "appointing_periods")
        assert about_presiding(record).outcome.value == "cannot_tell"

    def test_a_chair_on_the_papers_word_where_no_chair_is_on_record(self) -> None:
        record = presided("p-la1", "chair")
        forget(record, "appointing_periods")
        assert about_presiding(record).outcome.value == "met"

    def test_somebody_said_to_be_chair_where_another_was_is_no_chair(self) -> None:
        record = presided("p-clerk", "chair")
        assert about_presiding(record).outcome.value == "not_met"
        assert about_presiding(presided("p-hb2", "chair", chair_came=None)).outcome.value == "cannot_tell"

    def test_in_which_capacity_somebody_without_a_seat_presided(self) -> None:
        found = about_presiding(presided("p-clerk", None))
        assert found.outcome.value == "cannot_tell"
        assert "in which capacity Member p-clerk presided" in found.message

    def test_whether_somebody_was_a_member(self) -> None:
        record = presided("p-new", None)
        record["complete"].pop("seats")
        assert about_presiding(record).outcome.value == "cannot_tell"

    def test_a_member_on_the_papers_word_where_seats_are_not_on_record(self) -> None:
        record = presided("p-new", "member")
        assert about_presiding(record).outcome.value == "not_met"
        record["complete"].pop("seats")
        assert about_presiding(record).outcome.value == "met"

    def test_a_member_on_record_who_is_said_to_be_none(self) -> None:
        assert about_presiding(presided("p-carer", "not_a_member")).outcome.value == "cannot_tell"

    def test_who_presided(self) -> None:
        record = presided()
        del record["papers"][-2]["about"]
        found = about_presiding(record)
        assert (found.outcome.value, found.subject.type) == ("cannot_tell", "board")

    def test_on_which_day(self) -> None:
        record = presided()
        del record["papers"][-2]["given_on"]
        assert about_presiding(record).outcome.value == "cannot_tell"
