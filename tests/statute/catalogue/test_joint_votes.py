"""The joint vote of an empty seat: VAC-01, with the catalogue's own tests first."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from statute.findings import Finding
from statute.notes import VACANCY_NOTE
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
    vacate,
)

DAY = "2026-11-21"
OTHERS = ["p-hb1", "p-hb2", "p-hb3"]


def early(record: Record) -> Record:
    """The same board, as if everything had begun on 1 January 2014."""
    text = json.dumps(record).replace("2015-04-01", "2014-01-01").replace("2025-05-01", "2014-01-01")
    found: Record = json.loads(text)
    return found


def three_of_four() -> Record:
    """A board whose fourth seat of the Health Board is empty from 1 March 2026."""
    record = single()
    end(record, "hb4", "2026-02-28")
    return record


def with_vote(record: Record, on: str | None = "2026-10-15", **fields: Any) -> Record:
    """The same board with a joint vote on record, agreed by three; None leaves a field out."""
    paper: dict[str, Any] = {"kind": "joint_vote", "about": {"seat": "hb4"}, "given_on": on}
    paper |= {"agreed_by": OTHERS} | fields
    record["papers"].append({name: value for name, value in paper.items() if value is not None})
    return record


def cast(**fields: Any) -> Record:
    return with_vote(three_of_four(), **fields)


def about_vote(record: Record, on: str = DAY) -> Finding:
    """What VAC-01 finds of the one joint vote, or cannot tell."""
    (found,) = [
        each
        for each in findings(record, "VAC-01", on)
        if "cast_on" in each.facts or each.outcome.value == "cannot_tell"
    ]
    return found


def empty_carer() -> Record:
    record = single()
    end(record, "carer", "2026-02-28")
    return record


# -- the catalogue's own ----------------------------------------------------------------------------------


def test_three_of_four_agree_and_the_vote_counts_as_one() -> None:
    found = about_vote(cast())
    assert found.outcome.value == "met"
    assert found.facts["votes"] == 1
    assert found.facts["agreed_by"] == ["Member p-hb1", "Member p-hb2", "Member p-hb3"]
    assert found.facts["note"] == VACANCY_NOTE


def test_a_carers_empty_seat_has_no_joint_vote() -> None:
    assert outcome(empty_carer(), "VAC-01", DAY) == "not_applicable"
    found = about_vote(with_vote(empty_carer(), about={"seat": "carer"}))
    assert found.outcome.value == "caution"
    assert "Only a nominee's seat" in found.message
    assert "note" not in found.facts


# -- a seat that is empty --------------------------------------------------------------------------------


class TestAnEmptySeat:
    def test_a_full_board_has_nothing_to_judge(self) -> None:
        assert outcome(single(), "VAC-01", DAY) == "not_applicable"

    def test_its_vote_may_be_cast_from_the_first_empty_day(self) -> None:
        assert around(three_of_four(), "VAC-01", "2026-03-01") == ("not_applicable", "met", "met")

    def test_it_says_who_may_cast_it(self) -> None:
        (found,) = findings(three_of_four(), "VAC-01", DAY)
        assert found.facts["others"] == ["Member p-hb1", "Member p-hb2", "Member p-hb3"]
        assert found.facts["empty_since"] == date(2026, 3, 1)
        assert "Empty since 1 March 2026." in found.message
        assert "if all of them agree" in found.message
        assert found.facts["note"] == VACANCY_NOTE

    def test_nobody_is_left_to_cast_it(self) -> None:
        record = single()
        for number in (1, 2, 3, 4):
            end(record, f"hb{number}", "2026-02-28")
        for found in findings(record, "VAC-01", DAY):
            assert found.outcome.value == "met"
            assert "no other nominee" in found.message

    def test_an_authority_that_was_able_to_fill_it_leaves_no_joint_vote(self) -> None:
        record = three_of_four()
        record["papers"].append(
            {"kind": "inability", "topic": "vacancy", "about": {"seat": "hb4"}, "given_on": "2026-04-01"}
            | {"says": False}
        )
        messages = [findings(record, "VAC-01", day)[0].message for day in ("2026-03-31", "2026-04-01")]
        assert ["able to fill it" in message for message in messages] == [False, True]

    def test_a_filled_seat_has_none_any_more(self) -> None:
        record = three_of_four()
        appoint(record, "hb4", "p-hb9", "2026-06-01", term_ends="2029-05-31")
        assert around(record, "VAC-01", "2026-05-31") == ("met", "met", "not_applicable")

    def test_a_seat_on_a_group_is_no_seat_on_the_board(self) -> None:
        record = single()
        seat(record, "sub1", "HB_NOM", nominated_by=HEALTH, group="audit")
        seat(record, "sub2", "HB_NOM", nominated_by=HEALTH, group="audit", known=[])
        assert outcome(record, "VAC-01", DAY) == "not_applicable"


# -- a vote that was cast --------------------------------------------------------------------------------


class TestAJointVote:
    def test_one_who_did_not_agree_is_named(self) -> None:
        found = about_vote(cast(agreed_by=["p-hb1", "p-hb2"]))
        assert found.outcome.value == "caution"
        assert "Member p-hb3" in found.message
        assert "Member p-hb1" not in found.message
        assert found.facts["note"] == VACANCY_NOTE
        assert found.next

    def test_agreement_by_nobody_is_pointed_out(self) -> None:
        assert about_vote(cast(agreed_by=[])).outcome.value == "caution"

    def test_the_other_sides_nominees_do_not_count(self) -> None:
        assert about_vote(cast(agreed_by=["p-la1", "p-la2", "p-la3"])).outcome.value == "caution"

    def test_those_in_post_on_the_day_of_the_meeting_have_to_agree(self) -> None:
        record = cast(agreed_by=["p-hb1", "p-hb2"])
        end(record, "hb3", "2026-10-14")
        assert about_vote(record).outcome.value == "met"
        row(record, "appointments", seat="hb3")["ends"] = "2026-10-15"
        assert about_vote(record).outcome.value == "caution"

    def test_a_seat_that_was_held_had_none(self) -> None:
        found = about_vote(cast(on="2026-02-28"))
        assert found.outcome.value == "caution"
        assert "Member p-hb4 held it" in found.message
        assert "note" not in found.facts
        assert about_vote(cast(on="2026-03-01")).outcome.value == "met"

    def test_a_seat_its_authority_was_able_to_fill_had_none(self) -> None:
        record = cast()
        record["papers"].append(
            {"kind": "inability", "topic": "vacancy", "about": {"authority": HEALTH}, "says": False}
            | {"given_on": "2026-10-15"}
        )
        assert about_vote(record).outcome.value == "caution"
        record["papers"][-1]["given_on"] = "2026-10-16"
        assert about_vote(record).outcome.value == "met"

    def test_a_seat_on_a_group_has_none(self) -> None:
        record = three_of_four()
        seat(record, "sub1", "HB_NOM", nominated_by=HEALTH, group="audit")
        with_vote(record, about={"seat": "sub1"})
        assert about_vote(record).outcome.value == "caution"

    def test_nobody_was_left_to_cast_it(self) -> None:
        record = single()
        for number in (1, 2, 3, 4):
            end(record, f"hb{number}", "2026-02-28")
        found = about_vote(with_vote(record, agreed_by=[]))
        assert found.outcome.value == "caution"
        assert "no other nominee" in found.message

    def test_a_councils_empty_seat_has_one_as_well(self) -> None:
        record = single()
        end(record, "la4", "2026-02-28")
        with_vote(record, about={"seat": "la4"}, agreed_by=["p-la1", "p-la2", "p-la3"])
        assert about_vote(record).outcome.value == "met"
        assert COUNCIL in about_vote(record).message

    def test_a_vote_that_was_not_cast_is_none(self) -> None:
        record = with_vote(single(), says=False)
        assert outcome(record, "VAC-01", DAY) == "not_applicable"

    @pytest.mark.parametrize(("on", "last"), [("2026-03-31", "2027-03-31"), ("2026-04-01", "2028-03-31")])
    def test_it_is_judged_to_the_end_of_the_next_financial_year(self, on: str, last: str) -> None:
        record = cast(on=on)
        appoint(record, "hb4", "p-hb9", "2026-06-01", term_ends="2029-05-31")
        assert around(record, "VAC-01", last) == ("met", "met", "not_applicable")

    def test_it_is_judged_from_its_own_day(self) -> None:
        record = with_vote(single(), "2026-10-15")
        assert around(record, "VAC-01", "2026-10-15") == ("not_applicable", "caution", "caution")

    def test_two_votes_are_two_findings(self) -> None:
        record = with_vote(cast(), "2026-11-01", agreed_by=[])
        outcomes = [
            each.outcome.value for each in findings(record, "VAC-01", DAY) if "votes" not in each.facts
        ]
        assert outcomes == ["caution", "met"]

    def test_a_gap_in_one_does_not_hide_another(self) -> None:
        record = with_vote(cast(agreed_by=None), "2026-11-01", agreed_by=[])
        outcomes = [each.outcome.value for each in findings(record, "VAC-01", DAY)]
        assert outcomes == ["caution", "met", "cannot_tell"]


class TestWhatCannotBeTold:
    def test_who_agreed(self) -> None:
        assert about_vote(cast(agreed_by=None)).outcome.value == "cannot_tell"

    def test_on_which_day(self) -> None:
        assert about_vote(cast(on=None)).outcome.value == "cannot_tell"

    def test_for_which_seat(self) -> None:
        found = about_vote(cast(about=None, id="v1"))
        assert (found.outcome.value, found.subject.type) == ("cannot_tell", "board")

    def test_the_day_it_took_effect_serves_where_no_other_is_on_record(self) -> None:
        assert about_vote(cast(on=None, effective_on="2026-10-15")).outcome.value == "met"

    def test_the_basis_of_the_seat(self) -> None:
        record = cast()
        row(record, "seats", id="hb4").pop("basis")
        assert outcome(record, "VAC-01", DAY) == "cannot_tell"

    def test_who_held_the_seat(self) -> None:
        record = cast()
        row(record, "seats", id="hb4").pop("known")
        row(record, "appointments", seat="hb4").pop("ends")
        assert outcome(record, "VAC-01", DAY) == "cannot_tell"

    def test_who_else_was_a_nominee(self) -> None:
        record = cast()
        record["complete"].pop("seats")
        found = [each.outcome.value for each in findings(record, "VAC-01", DAY)]
        assert found == ["met", "cannot_tell", "cannot_tell"]

    def test_one_certainly_missing_is_missing_whatever_else_is_unknown(self) -> None:
        record = cast(agreed_by=["p-hb1"])
        record["complete"].pop("seats")
        assert outcome(record, "VAC-01", DAY) == "caution"

    def test_it_asks_once_for_seats_nobody_recorded(self) -> None:
        record = single()
        record["complete"].pop("seats")
        for number in (1, 2):
            row(record, "seats", id=f"hb{number}").pop("known")
            row(record, "appointments", seat=f"hb{number}").pop("ends")
        (found,) = findings(record, "VAC-01", DAY)
        assert found.outcome.value == "cannot_tell"


class TestWhereItApplies:
    @pytest.mark.parametrize("build", [multi, committee])
    def test_to_boards_of_one_council_only(self, build: Callable[[], Record]) -> None:
        record = build()
        vacate(record, "hb4")
        assert outcome(with_vote(record), "VAC-01", DAY) == "not_applicable"

    def test_from_28_november_2014(self) -> None:
        record = early(single())
        vacate(record, "hb4")
        assert around(record, "VAC-01", "2014-11-28") == ("not_applicable", "met", "met")
