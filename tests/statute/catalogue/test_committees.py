"""The committees of a board: COM-01 to COM-04, COM-06 and COM-07."""

from copy import deepcopy
from datetime import date
from typing import Any

import pytest

from statute.assessing import answer
from statute.record import facts_of
from statute.registry import REGISTRY
from tests.statute.committees import AUDIT, committee_row, decision, group, on_group, with_committee
from tests.statute.situations import (
    ALWAYS,
    COUNCIL,
    HEALTH,
    Record,
    around,
    committee,
    end,
    findings,
    multi,
    nominee,
    outcome,
    row,
    seat,
    single,
)

ON = "2026-11-21"
EVERY = ("COM-01", "COM-02", "COM-03", "COM-04", "COM-06", "COM-07")
ON_COMMITTEES = EVERY[:-1]


def without_committees() -> Record:
    """A board of which all groups are on record, with none."""
    record = single()
    record["groups"] = []
    record["complete"]["groups"] = deepcopy(ALWAYS)
    return record


def forget_seats(record: Record) -> Record:
    del record["complete"]["seats"]
    return record


class TestWhenTheyApply:
    @pytest.mark.parametrize("rule_id", EVERY)
    @pytest.mark.parametrize("regime", ["lead_hb", "lead_la", "lead_joint"])
    def test_they_do_not_apply_to_a_lead_agency_area(self, rule_id: str, regime: str) -> None:
        record = committee(regime)
        committee_row(record)
        assert outcome(record, rule_id, ON) == "not_applicable"

    @pytest.mark.parametrize("rule_id", EVERY)
    def test_they_are_law_from_28_november_2014(self, rule_id: str) -> None:
        record = with_committee()
        record["board"]["regimes"] = [{"regime": "ijb_single", "from": "2014-01-01"}]
        before = answer(REGISTRY[rule_id], facts_of(record), date(2014, 11, 27)).findings[0].message
        on = answer(REGISTRY[rule_id], facts_of(record), date(2014, 11, 28)).findings[0].message
        assert before == "Not in force on this day; it is law from 28 November 2014."
        assert "Not in force" not in on

    @pytest.mark.parametrize("rule_id", ON_COMMITTEES)
    def test_without_a_committee_there_is_nothing_to_judge(self, rule_id: str) -> None:
        (finding,) = findings(without_committees(), rule_id, ON)
        assert finding.outcome.value == "not_applicable"
        assert "on record" in finding.message

    @pytest.mark.parametrize("rule_id", ["COM-01", "COM-02", "COM-03", "COM-07"])
    def test_which_committees_there_are_may_not_be_known(self, rule_id: str) -> None:
        (finding,) = findings(single(), rule_id, ON)
        assert finding.outcome.value == "cannot_tell"
        assert finding.message == "Not on record: which committees the board has set up, if any."

    @pytest.mark.parametrize("rule_id", ["COM-01", "COM-02", "COM-03"])
    def test_a_committee_is_judged_on_its_days(self, rule_id: str) -> None:
        record = with_committee("p-outsider")
        row(record, "groups", id=AUDIT).update({"from": "2026-10-01", "to": "2026-10-31"})
        record["decisions"].clear()
        assert around(record, rule_id, "2026-10-01") == ("not_applicable", "not_met", "not_met")
        assert around(record, rule_id, "2026-10-31") == ("not_met", "not_met", "not_applicable")

    @pytest.mark.parametrize("rule_id", ["COM-01", "COM-02", "COM-03"])
    @pytest.mark.parametrize("field", ["kind", "from"])
    def test_whether_a_group_is_a_committee_may_not_be_known(self, rule_id: str, field: str) -> None:
        record = with_committee()
        del row(record, "groups", id=AUDIT)[field]
        record["complete"].pop("groups")
        (finding,) = findings(record, rule_id, ON)
        assert finding.outcome.value == "cannot_tell"
        assert finding.subject.id == AUDIT

    def test_other_groups_are_no_committees(self) -> None:
        record = single()
        for kind in ("planning_group", "locality_group", "officer_group", "forum", "working_group"):
            group(record, kind.replace("_", "-"), kind)
            on_group(record, kind.replace("_", "-"), "p-outsider")
        assert {rule_id: outcome(record, rule_id, ON) for rule_id in ON_COMMITTEES} == dict.fromkeys(
            ON_COMMITTEES, "not_applicable"
        )


class TestMembersAreOfTheBoard:
    """COM-01."""

    def test_worked_an_external_lay_member_is_not_met_and_an_adviser_is_no_member(self) -> None:
        record = with_committee()
        assert outcome(record, "COM-01", ON) == "met"
        on_group(record, AUDIT, "p-lay")
        (finding,) = [each for each in findings(record, "COM-01", ON) if each.outcome.value != "met"]
        assert finding.outcome.value == "not_met"
        assert finding.message == (
            "Member p-lay is a member of the committee (Audit Committee) and is not on the board."
        )
        assert "advises" in finding.next

    def test_worked_a_councillor_removed_from_the_board_is_still_on_the_committee(self) -> None:
        record = with_committee()
        end(record, "la1", "2026-10-01")
        assert around(record, "COM-01", "2026-10-01") == ("met", "met", "not_met")
        (finding,) = [each for each in findings(record, "COM-01", ON) if each.outcome.value == "not_met"]
        assert finding.facts["left_the_board_on"] == date(2026, 10, 1)
        assert "was on the board until 1 October 2026" in finding.message

    def test_it_is_over_on_the_last_day_on_the_committee(self) -> None:
        record = with_committee("p-lay")
        row(record, "appointments", seat=f"{AUDIT}-1")["ends"] = "2026-10-01"
        assert around(record, "COM-01", "2026-10-01") == ("not_met", "not_met", "not_applicable")

    def test_every_kind_of_member_of_the_board_may_be_on_a_committee(self) -> None:
        record = with_committee("p-carer", "p-cfo", "p-gp", "p-hb1")
        assert outcome(record, "COM-01", ON) == "met"
        assert len(findings(record, "COM-01", ON)) == 4

    def test_a_seat_on_another_group_is_none_on_the_board(self) -> None:
        record = with_committee("p-lay")
        group(record, "spg", "planning_group")
        on_group(record, "spg", "p-lay", "G03")
        assert outcome(record, "COM-01", ON) == "not_met"

    def test_whether_somebody_is_on_the_board_may_not_be_known(self) -> None:
        assert outcome(forget_seats(with_committee("p-lay")), "COM-01", ON) == "cannot_tell"
        record = with_committee()
        fields = row(record, "appointments", seat="la1")
        del fields["ends"], fields["term_ends"]
        row(record, "seats", id="la1")["known"] = []
        (finding,) = [each for each in findings(record, "COM-01", ON) if each.outcome.value != "met"]
        assert finding.message == (
            "Not on record: whether Member p-la1 held Council nominee of alba-council (seat 1 of 4)"
            " on this day."
        )

    def test_who_is_on_the_committee_may_not_be_known(self) -> None:
        record = with_committee()
        seat(record, "audit-9", "MEMBER", group=AUDIT, known=[])
        (finding,) = [each for each in findings(record, "COM-01", ON) if each.outcome.value != "met"]
        assert finding.message == "Not on record: who held Member, Audit Committee (seat 5 of 5) on this day."
        record = with_committee()
        del row(record, "appointments", seat=f"{AUDIT}-1")["ends"]
        row(record, "seats", id=f"{AUDIT}-1")["known"] = []
        assert outcome(record, "COM-01", ON) == "cannot_tell"

    def test_a_committee_without_seats_on_record_may_have_members(self) -> None:
        record = single()
        committee_row(record)
        assert outcome(record, "COM-01", ON) == "not_applicable"
        (finding,) = findings(forget_seats(record), "COM-01", ON)
        assert finding.message == "Not on record: who was on Audit Committee on this day."

    def test_a_board_of_two_councils(self) -> None:
        record = multi()
        committee_row(record)
        for who in ("p-lb1", "p-lay"):
            on_group(record, AUDIT, who)
        assert [each.outcome.value for each in findings(record, "COM-01", ON)] == ["met", "not_met"]


class TestTheBoardFixesRemitAndChair:
    """COM-02."""

    def founded(self, **fields: Any) -> Record:
        record = with_committee()
        row(record, "decisions", id="set-up").update(fields)
        return record

    def test_worked_remit_and_chair_minuted(self) -> None:
        (finding,) = findings(with_committee(), "COM-02", ON)
        assert finding.outcome.value == "met"
        assert finding.facts["decisions"] == ["set-up"]

    @pytest.mark.parametrize("told", ["decision", "appointment", "field"])
    def test_worked_the_committee_elected_its_own_chair(self, told: str) -> None:
        record = self.founded(covers=["remit"])
        if told == "decision":
            decision(record, "elected", AUDIT, "2016-02-10", "group_chair", group=AUDIT)
        elif told == "appointment":
            on_group(record, AUDIT, "p-la3", "CHAIR", appointed_by=AUDIT)
        else:
            row(record, "groups", id=AUDIT)["chaired_by"] = "named_by_group"
        (finding,) = findings(record, "COM-02", ON)
        assert finding.outcome.value == "not_met"
        assert "not by the board" in finding.message

    def test_a_decision_stands_from_its_day_to_its_last(self) -> None:
        record = self.founded(on="2026-10-01", until="2026-10-31")
        assert around(record, "COM-02", "2026-10-01") == ("not_met", "met", "met")
        assert around(record, "COM-02", "2026-10-31") == ("met", "met", "not_met")

    def test_without_any_decision_everything_is_missing(self) -> None:
        record = with_committee()
        record["decisions"].clear()
        (finding,) = findings(record, "COM-02", ON)
        assert finding.message == (
            "No decision of the board set it up. The board has not fixed its remit. The board has not named"
            " its chair."
        )
        del record["complete"]["decisions"]
        (finding,) = findings(record, "COM-02", ON)
        assert finding.message == "Not on record: the decision of the board that set up Audit Committee."

    def test_decisions_are_known_only_from_the_beginning_of_the_board(self) -> None:
        record = with_committee()
        record["decisions"].clear()
        record["complete"]["decisions"] = [{"from": "2015-04-02", "to": "open"}]
        assert outcome(record, "COM-02", ON) == "cannot_tell"
        del record["board"]["established"], record["board"]["regimes"][0]["from"]
        record["board"]["regimes"][0]["from"] = "2015-04-01"
        record["complete"]["decisions"] = ALWAYS
        assert outcome(record, "COM-02", ON) == "not_met"

    def test_a_remit_is_fixed_by_a_delegation_or_the_terms_of_reference(self) -> None:
        for topic, covers in (("delegation", ["procedure"]), ("terms_of_reference", ["remit", "chair"])):
            record = self.founded(covers=["chair"])
            assert outcome(record, "COM-02", ON) == "not_met"
            decision(record, "more", "board", "2016-03-01", topic, group=AUDIT, covers=covers)
            assert outcome(record, "COM-02", ON) == "met"

    def test_what_the_decision_covers_may_not_be_known(self) -> None:
        record = self.founded()
        del row(record, "decisions", id="set-up")["covers"]
        row(record, "groups", id=AUDIT)["chaired_by"] = "vice_chair"
        assert outcome(record, "COM-02", ON) == "cannot_tell"
        row(record, "groups", id=AUDIT)["remit"] = "Audit and risk."
        assert outcome(record, "COM-02", ON) == "met"

    @pytest.mark.parametrize(
        ("by", "expected"), [("board", "met"), ("chief-officer", "not_met"), (AUDIT, "not_met")]
    )
    def test_only_the_board_sets_a_committee_up_and_names_its_chair(self, by: str, expected: str) -> None:
        assert outcome(self.founded(by=by), "COM-02", ON) == expected
        record = self.founded(covers=["remit"])
        decision(record, "chair", by, "2016-02-10", "group_chair", group=AUDIT)
        assert outcome(record, "COM-02", ON) == expected

    def test_the_last_word_on_the_chair_counts(self) -> None:
        record = self.founded(covers=["remit"])
        decision(record, "elected", AUDIT, "2016-02-10", "group_chair", group=AUDIT)
        decision(record, "confirmed", "board", "2026-10-01", "group_chair", group=AUDIT)
        assert around(record, "COM-02", "2026-10-01") == ("not_met", "met", "met")

    def test_a_chair_whom_the_board_appointed(self) -> None:
        record = self.founded(covers=["remit"])
        on_group(record, AUDIT, "p-la3", "CHAIR", appointed_by="board")
        assert outcome(record, "COM-02", ON) == "met"

    def test_who_appointed_the_chair_may_not_be_known(self) -> None:
        record = self.founded(covers=["remit"])
        assert outcome(record, "COM-02", ON) == "not_met"
        on_group(record, AUDIT, "p-la3", "CHAIR")
        (finding,) = findings(record, "COM-02", ON)
        assert finding.outcome.value == "cannot_tell"
        assert finding.message.startswith("Not on record: who appointed Member p-la3")

    def test_a_day_for_the_review_that_has_gone_by_is_pointed_out(self) -> None:
        record = self.founded()
        row(record, "groups", id=AUDIT)["review_due_on"] = "2026-10-01"
        assert around(record, "COM-02", "2026-10-01") == ("met", "met", "caution")
        late, whole = findings(record, "COM-02", ON)
        assert late.message == (
            "The terms of reference of Audit Committee were to be reviewed by 1 October 2026, and no decision"
            " of the board on them is on record since. The Order asks for no review."
        )
        assert whole.outcome.value == "met"

    @pytest.mark.parametrize(("on", "expected"), [("2026-09-30", "caution"), ("2026-10-01", "met")])
    def test_terms_of_reference_approved_since_are_reviewed(self, on: str, expected: str) -> None:
        record = self.founded()
        row(record, "groups", id=AUDIT)["review_due_on"] = "2026-10-01"
        decision(record, "again", "board", on, "terms_of_reference", group=AUDIT, covers=["remit"])
        assert outcome(record, "COM-02", ON) == expected

    def test_who_named_the_chair_may_not_be_known(self) -> None:
        record = self.founded(covers=["remit"])
        decision(record, "chair", "board", "2016-02-10", "group_chair", group=AUDIT)
        del row(record, "decisions", id="chair")["by"]
        assert outcome(record, "COM-02", ON) == "cannot_tell"
        del record["decisions"][1]
        del record["complete"]["decisions"]
        (finding,) = findings(record, "COM-02", ON)
        assert finding.next == "Record the decision of the board that names the chair of Audit Committee."

    def test_advice_and_decisions_about_others_count_for_nothing(self) -> None:
        assert outcome(self.founded(recommends=True), "COM-02", ON) == "not_met"
        record = self.founded(about={"person": "p-la1"})
        assert outcome(record, "COM-02", ON) == "not_met"

    @pytest.mark.parametrize("field", ["by", "about", "topic", "on"])
    def test_a_decision_that_may_be_the_one_leaves_it_open(self, field: str) -> None:
        record = with_committee()
        del row(record, "decisions", id="set-up")[field]
        assert outcome(record, "COM-02", ON) == "cannot_tell"


class TestSidesAreEqual:
    """COM-03."""

    def test_worked_two_and_two(self) -> None:
        (finding,) = findings(with_committee(), "COM-03", ON)
        assert finding.outcome.value == "met"
        assert finding.message == "Nominees of the Health Board: 2. Nominees of the council: 2."

    def test_worked_two_and_one(self) -> None:
        (finding,) = findings(with_committee("p-hb1", "p-hb2", "p-la1"), "COM-03", ON)
        assert finding.outcome.value == "not_met"
        assert finding.facts["health_board"] == ["Member p-hb1", "Member p-hb2"]
        assert finding.facts["councils"] == ["Member p-la1"]

    def test_worked_only_stakeholders_before_1_september_2026_and_from_then_on(self) -> None:
        record = with_committee("p-third", "p-user", "p-carer")
        assert around(record, "COM-03", "2026-09-01") == ("not_met", "not_met", "not_met")
        (before,) = findings(record, "COM-03", "2026-08-31")
        assert before.message == "Nobody on it votes."
        assert "rests_on" not in before.facts
        for day in ("2026-09-01", ON):
            (after,) = findings(record, "COM-03", day)
            assert after.facts["rests_on"] == "interpretation"
            assert "This is an interpretation" in after.message
            assert after.facts["other_voting_members"] == [
                "Member p-third",
                "Member p-user",
                "Member p-carer",
            ]

    def test_officers_alone_are_no_committee_on_either_side_of_the_day(self) -> None:
        record = with_committee("p-co", "p-gp", "p-staff")
        for day in ("2026-08-31", "2026-09-01"):
            (finding,) = findings(record, "COM-03", day)
            assert finding.message == "Nobody on it votes."

    def test_one_carer_more_leaves_both_sides_equal(self) -> None:
        record = with_committee("p-la1", "p-hb1", "p-carer")
        assert around(record, "COM-03", "2026-09-01") == ("met", "met", "met")

    def test_the_seat_on_the_board_counts_on_the_day(self) -> None:
        record = with_committee()
        end(record, "la1", "2026-10-01")
        assert around(record, "COM-03", "2026-10-01") == ("met", "met", "not_met")

    def test_the_basis_of_the_seat_on_the_committee_counts_for_nothing(self) -> None:
        record = with_committee("p-la1")
        on_group(record, AUDIT, "p-carer", "HB_NOM")
        assert outcome(record, "COM-03", ON) == "not_met"

    def test_nominees_of_all_councils_are_one_side(self) -> None:
        record = multi()
        committee_row(record)
        for who in ("p-la1", "p-lb1", "p-hb1", "p-hb2"):
            on_group(record, AUDIT, who)
        (finding,) = findings(record, "COM-03", ON)
        assert finding.outcome.value == "met"
        assert finding.message == "Nominees of the Health Board: 2. Nominees of the councils: 2."

    def test_a_seat_without_a_vote_leaves_nothing_open(self) -> None:
        record = with_committee("p-la1", "p-hb1", "p-gp")
        fields = row(record, "appointments", seat="gp")
        del fields["ends"], fields["term_ends"]
        row(record, "seats", id="gp")["known"] = []
        assert outcome(record, "COM-03", ON) == "met"

    def test_who_is_on_it_may_not_be_known(self) -> None:
        assert outcome(forget_seats(with_committee()), "COM-03", ON) == "cannot_tell"
        record = with_committee()
        seat(record, "audit-9", "MEMBER", group=AUDIT, known=[])
        assert outcome(record, "COM-03", ON) == "cannot_tell"

    def test_an_empty_seat_on_it_counts_for_nothing(self) -> None:
        record = with_committee()
        seat(record, "audit-9", "MEMBER", group=AUDIT)
        assert outcome(record, "COM-03", ON) == "met"

    def test_on_which_basis_a_member_sits_may_not_be_known(self) -> None:
        record = with_committee()
        del row(record, "seats", id="la1")["basis"]
        assert outcome(record, "COM-03", ON) == "cannot_tell"
        record = with_committee()
        fields = row(record, "appointments", seat="la1")
        del fields["ends"], fields["term_ends"]
        row(record, "seats", id="la1")["known"] = []
        assert outcome(record, "COM-03", ON) == "cannot_tell"


def decided(record: Record, by: str, **fields: Any) -> Record:
    """The record with what somebody decided about a plan on 1 October 2026."""
    what: dict[str, Any] = {"decision_id": "d1", "by": by, "on": "2026-10-01", "topic": "plan"} | fields
    decision(record, **what)
    return record


def voted(
    for_: int | None,
    against: int | None,
    on: str | None = "2026-10-01",
    attending: int | None = None,
    **fields: Any,
) -> Record:
    """The usual committee of two and two, and what it decided by some votes."""
    votes = {"for": for_, "against": against, "attending": attending}
    known = {name: number for name, number in votes.items() if number is not None}
    return decided(with_committee(), **({"by": AUDIT, "on": on, "votes": known} | fields))


class TestMajorityOfTheCommittee:
    """COM-04."""

    @pytest.mark.parametrize(
        ("for_", "against", "expected"),
        [(3, 0, "met"), (2, 1, "caution"), (1, 2, "not_met"), (2, 2, "not_met")],
    )
    def test_worked_four_voting_members(self, for_: int, against: int, expected: str) -> None:
        attending = max(3, for_ + against)
        (finding,) = findings(voted(for_, against, attending=attending), "COM-04", ON)
        assert finding.outcome.value == expected
        assert finding.facts["needed"] == 3
        assert "Votes for" in finding.message

    def test_stakeholders_count_from_1_september_2026(self) -> None:
        for day, expected in (("2026-08-31", "met"), ("2026-09-01", "caution"), ("2026-09-02", "caution")):
            record = voted(3, 1, day)
            for who in ("p-carer", "p-user"):
                on_group(record, AUDIT, who)
            (finding,) = findings(record, "COM-04", ON)
            assert finding.outcome.value == expected
            assert len(finding.facts["voting_members"]) == (4 if expected == "met" else 6)

    def test_a_decision_is_judged_to_the_end_of_the_next_financial_year(self) -> None:
        record = voted(1, 2)
        assert around(record, "COM-04", "2026-10-01") == ("not_applicable", "not_met", "not_met")
        assert around(record, "COM-04", "2028-03-31") == ("not_met", "not_met", "not_applicable")

    def test_it_is_judged_by_who_was_on_the_committee_that_day(self) -> None:
        record = voted(2, 0)
        for number in (1, 2):
            row(record, "appointments", seat=f"{AUDIT}-{number}")["ends"] = "2026-09-30"
        assert outcome(record, "COM-04", ON) == "met"
        row(record, "appointments", seat=f"{AUDIT}-1")["ends"] = "2026-10-01"
        assert outcome(record, "COM-04", ON) == "met"
        row(record, "appointments", seat=f"{AUDIT}-2")["ends"] = "2026-10-01"
        assert outcome(record, "COM-04", ON) == "caution"

    @pytest.mark.parametrize("topic", ["group_chair", "group_size", "terms_of_reference", "expenses_policy"])
    def test_its_own_business_is_left_to_its_own_rules(self, topic: str) -> None:
        assert outcome(voted(1, 2, topic=topic), "COM-04", ON) == "not_applicable"

    @pytest.mark.parametrize("topic", ["other", None])
    def test_any_other_decision_is_on_functions(self, topic: str | None) -> None:
        assert outcome(voted(1, 2, topic=topic), "COM-04", ON) == "not_met"

    def test_advice_and_decisions_of_others_are_not_judged(self) -> None:
        assert outcome(voted(1, 2, recommends=True), "COM-04", ON) == "not_applicable"
        assert outcome(voted(1, 2, by="board"), "COM-04", ON) == "not_applicable"

    def test_a_decision_without_votes_on_record_cannot_be_told(self) -> None:
        (finding,) = findings(voted(1, 2, votes=None), "COM-04", ON)
        assert finding.message == "Not on record: the votes on the decision of 1 October 2026."
        assert "where nobody asked for a vote" in finding.next
        assert outcome(voted(1, 2, votes=None, recommends=True), "COM-04", ON) == "not_applicable"
        assert outcome(voted(1, 2, votes=None, topic="group_chair"), "COM-04", ON) == "not_applicable"

    @pytest.mark.parametrize(
        ("for_", "against", "attending", "missing"),
        [
            (5, 0, None, "who cast the 5 votes for it, where the committee had 4 voting members"),
            (4, 1, None, "who cast the 5 votes on it, where the committee had 4 voting members"),
            (4, 0, 3, "who cast the 4 votes on it, where 3 voting members attended"),
            (1, 1, 1, "who cast the 2 votes on it, where 1 voting member attended"),
        ],
    )
    def test_votes_that_cannot_be_right_are_pointed_out(
        self, for_: int, against: int, attending: int | None, missing: str
    ) -> None:
        (finding,) = findings(voted(for_, against, attending=attending), "COM-04", ON)
        assert finding.outcome.value == "cannot_tell"
        assert finding.message == f"Not on record: {missing}."

    def test_a_committee_of_one_voting_member_is_said_in_the_singular(self) -> None:
        record = voted(2, 0)
        for number in (2, 3, 4):
            row(record, "appointments", seat=f"{AUDIT}-{number}")["ends"] = "2026-09-30"
        (finding,) = findings(record, "COM-04", ON)
        assert finding.message.endswith("where the committee had 1 voting member.")

    def test_votes_may_not_be_known(self) -> None:
        assert outcome(voted(None, 2), "COM-04", ON) == "cannot_tell"
        assert outcome(voted(2, None), "COM-04", ON) == "cannot_tell"
        assert outcome(voted(3, None), "COM-04", ON) == "met"

    def test_the_day_or_the_voters_may_not_be_known(self) -> None:
        assert outcome(voted(3, 0, None), "COM-04", ON) == "cannot_tell"
        (finding,) = findings(forget_seats(voted(3, 0)), "COM-04", ON)
        assert finding.message == "Not on record: who voted on Audit Committee on 1 October 2026."

    def test_whether_it_is_a_committee_may_not_be_known(self) -> None:
        record = voted(3, 0)
        del row(record, "groups", id=AUDIT)["kind"]
        assert outcome(record, "COM-04", ON) == "cannot_tell"


def delegated(by: str = AUDIT, **fields: Any) -> Record:
    """A committee that decided about a plan on 1 October 2026 under a delegation of the board."""
    record = with_committee()
    decision(
        record, "given", "board", "2016-03-01", "delegation", group=AUDIT, what="Powers of the committee"
    )
    return decided(record, by, **({"under": "given"} | fields))


def by_officer() -> Record:
    """The chief officer decided about a plan on 1 October 2026 under a delegation of the board."""
    record = delegated("chief-officer")
    given = row(record, "decisions", id="given")
    given["what"] = "Powers of the officer"
    del given["about"]
    return record


class TestDelegation:
    """COM-06."""

    def test_worked_a_committee_approves_the_plan_which_was_not_delegated(self) -> None:
        (finding,) = findings(delegated(under="none"), "COM-06", ON)
        assert finding.outcome.value == "not_met"
        assert finding.message == (
            "Decided by Audit Committee on 1 October 2026: no decision of the board delegated it."
        )

    def test_worked_a_committee_approves_the_plan_under_a_decision_that_delegated_nothing(self) -> None:
        for topic in ("expenses_policy", "group_size", "group_chair", "accounts", "other"):
            record = delegated()
            row(record, "decisions", id="given")["topic"] = topic
            (finding,) = findings(record, "COM-06", ON)
            assert finding.outcome.value == "not_met"
            assert "what it rests on delegates nothing" in finding.message
        assert finding.message.endswith("its topic being “Something else”.")

    @pytest.mark.parametrize(
        ("topic", "covers", "expected"),
        [
            ("group_set_up", ["remit", "chair"], "met"),
            ("group_set_up", None, "met"),
            ("terms_of_reference", ["remit"], "met"),
            ("terms_of_reference", ["procedure"], "not_met"),
            ("delegation", ["procedure"], "met"),
        ],
    )
    def test_what_sets_the_committee_up_delegates_as_far_as_it_fixes_the_remit(
        self, topic: str, covers: list[str] | None, expected: str
    ) -> None:
        record = delegated()
        row(record, "decisions", id="given").update(topic=topic, **({"covers": covers} if covers else {}))
        assert outcome(record, "COM-06", ON) == expected

    def test_the_delegation_is_told_with_its_day_and_its_words(self) -> None:
        (finding,) = findings(delegated(), "COM-06", ON)
        assert finding.message == (
            "It was decided under the board's decision of 1 March 2016 (“Powers of the committee”),"
            " which stood on the day."
        )

    def test_what_is_certainly_wrong_outweighs_what_is_missing(self) -> None:
        record = delegated()
        given = row(record, "decisions", id="given")
        given["until"] = "2026-09-30"
        del given["topic"], given["by"]
        (finding,) = findings(record, "COM-06", ON)
        assert finding.message.endswith("the delegation ended on 30 September 2026.")

    def test_worked_a_decision_of_the_chief_officer_is_shown_for_advice(self) -> None:
        (finding,) = findings(by_officer(), "COM-06", ON)
        assert finding.outcome.value == "met"
        assert "the board's decision of 1 March 2016 (“Powers of the officer”)" in finding.message
        assert "legal adviser" in finding.next
        assert outcome(delegated("chief-officer", under="none"), "COM-06", ON) == "caution"
        assert outcome(delegated("chief-officer", under=None), "COM-06", ON) == "cannot_tell"

    @pytest.mark.parametrize(
        ("change", "expected"),
        [
            ({"topic": "expenses_policy"}, "caution"),
            ({"topic": "group_set_up"}, "caution"),
            ({"about": {"group": AUDIT}}, "caution"),
            ({"by": AUDIT}, "caution"),
            ({"until": "2026-09-30"}, "caution"),
            ({"about": {"person": "p-co"}}, "met"),
        ],
    )
    def test_a_delegation_to_the_chief_officer_is_no_other_decision(
        self, change: dict[str, Any], expected: str
    ) -> None:
        record = by_officer()
        row(record, "decisions", id="given").update(change)
        assert outcome(record, "COM-06", ON) == expected

    def test_the_topic_of_a_delegation_to_the_chief_officer_may_not_be_known(self) -> None:
        record = by_officer()
        del row(record, "decisions", id="given")["topic"]
        assert outcome(record, "COM-06", ON) == "cannot_tell"

    def test_a_decision_under_a_delegation(self) -> None:
        assert outcome(delegated(), "COM-06", ON) == "met"
        assert outcome(delegated(under=None), "COM-06", ON) == "cannot_tell"

    @pytest.mark.parametrize(
        ("change", "expected"),
        [
            ({"on": "2026-09-30"}, "met"),
            ({"on": "2026-10-01"}, "met"),
            ({"on": "2026-10-02"}, "not_met"),
            ({"until": "2026-09-30"}, "not_met"),
            ({"until": "2026-10-01"}, "met"),
            ({"by": "chief-officer"}, "not_met"),
            ({"recommends": True}, "not_met"),
            ({"about": {"person": "p-la1"}}, "cannot_tell"),
        ],
    )
    def test_the_delegation_is_the_boards_to_this_committee_and_stood_that_day(
        self, change: dict[str, Any], expected: str
    ) -> None:
        record = delegated()
        row(record, "decisions", id="given").update(change)
        assert outcome(record, "COM-06", ON) == expected

    def test_a_delegation_to_another_committee_is_none(self) -> None:
        record = delegated()
        committee_row(record, "care", name="Care Committee")
        row(record, "decisions", id="given")["about"] = {"group": "care"}
        assert "another group (Care Committee)" in findings(record, "COM-06", ON)[0].message

    @pytest.mark.parametrize("field", ["by", "about", "on", "topic"])
    def test_what_is_missing_of_the_delegation_is_asked_for(self, field: str) -> None:
        record = delegated()
        del row(record, "decisions", id="given")[field]
        assert outcome(record, "COM-06", ON) == "cannot_tell"

    def test_a_decision_is_judged_to_the_end_of_the_next_financial_year(self) -> None:
        for by in (AUDIT, "chief-officer"):
            record = delegated(by, under=None)
            assert around(record, "COM-06", "2026-10-01") == ("not_applicable", "cannot_tell", "cannot_tell")
            assert around(record, "COM-06", "2028-03-31") == ("cannot_tell", "cannot_tell", "not_applicable")

    def test_advice_and_its_own_business_need_no_delegation(self) -> None:
        assert outcome(delegated(under="none", recommends=True), "COM-06", ON) == "not_applicable"
        assert outcome(delegated(under="none", topic="group_chair"), "COM-06", ON) == "not_applicable"

    def test_the_day_of_the_decision_may_not_be_known(self) -> None:
        assert outcome(delegated(on=None), "COM-06", ON) == "cannot_tell"


class TestNoneIsCompulsory:
    """COM-07."""

    def test_worked_no_committees(self) -> None:
        (finding,) = findings(without_committees(), "COM-07", ON)
        assert finding.outcome.value == "met"
        assert finding.message == "No committee of the board is on record. The Order asks for none."

    def test_worked_an_audit_committee_is_judged_by_the_other_rules(self) -> None:
        record = with_committee()
        decision(record, "d1", AUDIT, "2026-10-01", "plan", under="set-up", votes={"for": 3, "against": 0})
        assert {rule_id: outcome(record, rule_id, ON) for rule_id in EVERY} == dict.fromkeys(EVERY, "met")
        (finding,) = findings(record, "COM-07", ON)
        assert finding.message == "On record: Audit Committee. The Order asks for none."

    def test_a_committee_that_has_ended_is_none(self) -> None:
        record = with_committee()
        row(record, "groups", id=AUDIT)["to"] = "2026-11-20"
        assert findings(record, "COM-07", ON)[0].facts["committees"] == []

    @pytest.mark.parametrize(
        ("field", "missing"),
        [
            ("kind", "the kind of Audit Committee"),
            ("from", "whether Audit Committee was there on this day"),
        ],
    )
    def test_a_group_that_may_be_a_committee_is_asked_about(self, field: str, missing: str) -> None:
        record = with_committee()
        del row(record, "groups", id=AUDIT)[field], record["complete"]["groups"]
        (finding,) = findings(record, "COM-07", ON)
        assert finding.message == f"Not on record: {missing}."
        committee_row(record, "care", name="Care Committee")
        del record["complete"]["groups"]
        (finding,) = findings(record, "COM-07", ON)
        assert finding.message == "On record: Care Committee. The Order asks for none."


def test_a_nominee_more_on_the_board_changes_nothing_on_the_committee() -> None:
    record = with_committee()
    nominee(record, "la9", COUNCIL)
    nominee(record, "hb9", HEALTH)
    assert outcome(record, "COM-03", ON) == "met"
