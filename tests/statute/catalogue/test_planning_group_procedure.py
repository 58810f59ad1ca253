"""How the strategic planning group is ordered and works: SPG-13 to SPG-15 and SPG-18 to SPG-22."""

from datetime import date
from typing import Any

import pytest

from statute.assessing import answer
from statute.record import facts_of
from statute.registry import REGISTRY
from tests.statute.committees import decision
from tests.statute.planning_groups import SPG, filled, place, planning_group
from tests.statute.situations import (
    COUNCIL,
    HEALTH,
    Record,
    around,
    committee,
    end,
    findings,
    multi,
    outcome,
    paper,
    row,
    single,
)

ON = "2026-11-21"
EVERY = ("SPG-13", "SPG-14", "SPG-15", "SPG-18", "SPG-19", "SPG-20", "SPG-21", "SPG-22")
ON_THE_GROUP = EVERY[:-1]
ALL_THREE = ["appointment", "removal", "replacement"]


def group(regime: str = "ijb_single") -> Record:
    """A board with a full planning group, about which nothing is decided."""
    record = multi() if regime == "ijb_multi" else single() if regime == "ijb_single" else committee(regime)
    return filled(record)


def size(number: int | None, on: str = "2016-01-01", by: str = "board", **fields: Any) -> Record:
    record = group()
    decision(record, "size", by, on, "group_size", group=SPG, **({"number": number} | fields))
    return record


def terms(covers: list[str] | None, on: str = "2026-03-01", by: str = "board", **fields: Any) -> Record:
    record = group()
    decision(record, "tor", by, on, "terms_of_reference", group=SPG, **({"covers": covers} | fields))
    return record


def only_open(record: Record, list_name: str) -> Record:
    """The record, of which a list is not known to be complete."""
    record["complete"].pop(list_name)
    return record


def not_met(record: Record, rule_id: str, on: str = ON) -> str:
    (finding,) = findings(record, rule_id, on)
    assert finding.outcome.value == "not_met"
    return finding.message


class TestWhenTheyApply:
    @pytest.mark.parametrize("regime", ["ijb_single", "ijb_multi", "lead_hb", "lead_la", "lead_joint"])
    @pytest.mark.parametrize("rule_id", EVERY)
    def test_they_apply_to_every_integration_authority(self, rule_id: str, regime: str) -> None:
        record = group(regime)
        decision(record, "view", SPG, "2026-10-01", "plan", recommends=True)
        assert outcome(record, rule_id, ON) != "not_applicable"

    @pytest.mark.parametrize("rule_id", EVERY)
    def test_they_are_law_from_the_act_or_the_scheme_regulations(self, rule_id: str) -> None:
        record = group()
        record["board"]["regimes"] = [{"regime": "ijb_single", "from": "2014-01-01"}]
        first = date(2014, 11, 28) if rule_id == "SPG-21" else date(2014, 9, 22)
        before = answer(REGISTRY[rule_id], facts_of(record), date.fromordinal(first.toordinal() - 1))
        assert before.findings[0].message.startswith("Not in force on this day; it is ")
        on = answer(REGISTRY[rule_id], facts_of(record), first)
        assert "Not in force" not in on.findings[0].message

    @pytest.mark.parametrize("rule_id", ON_THE_GROUP)
    def test_a_group_is_judged_on_its_days(self, rule_id: str) -> None:
        record = group()
        row(record, "groups", id=SPG).update({"from": "2020-01-01", "to": "2026-10-31"})
        before, last, after = around(record, rule_id, "2026-10-31")
        assert before == last != "not_applicable"
        assert after == "not_applicable"


class TestSize:
    """SPG-13."""

    def test_worked_no_decision_found(self) -> None:
        (finding,) = findings(only_open(group(), "decisions"), "SPG-13", ON)
        assert finding.outcome.value == "cannot_tell"
        assert finding.next == "Record the decision of the board on the number of members of Planning group."

    def test_worked_the_board_took_none(self) -> None:
        assert not_met(group(), "SPG-13") == "The board has not decided how many members the group has."

    @pytest.mark.parametrize(("number", "expected"), [(15, "not_met"), (16, "met"), (17, "met")])
    def test_there_are_no_more_members_than_the_number(self, number: int, expected: str) -> None:
        assert outcome(size(number), "SPG-13", ON) == expected

    def test_people_are_counted_and_not_seats(self) -> None:
        record = size(16)
        place(record, "more", "SPG_OTHER", "p-g01")
        assert outcome(record, "SPG-13", ON) == "met"
        place(record, "another", "SPG_OTHER")
        assert "16; the group has 17 members" in not_met(record, "SPG-13")

    def test_it_is_counted_on_the_day(self) -> None:
        record = size(16)
        place(record, "another", "SPG_OTHER", starts_on="2026-10-01", ends="2026-10-31", term_ends=None)
        assert around(record, "SPG-13", "2026-10-01") == ("met", "not_met", "not_met")
        assert around(record, "SPG-13", "2026-10-31") == ("not_met", "not_met", "met")

    @pytest.mark.parametrize(
        ("regime", "needed"),
        [("ijb_single", 15), ("ijb_multi", 15), ("lead_hb", 14), ("lead_la", 14), ("lead_joint", 13)],
    )
    def test_the_number_should_have_room_for_everybody_the_law_wants(self, regime: str, needed: int) -> None:
        record = planning_group(multi() if regime == "ijb_multi" else group(regime), "spg2")
        record["groups"][-1]["from"] = "2026-01-01"
        record["localities"] = [{"id": "north", "from": "2016-01-01", "to": "open"}]
        for each in record["seats"]:
            if each.get("locality"):
                each["locality"] = "north"
        decision(record, "size", "board", "2026-01-02", "group_size", group="spg2", number=needed - 1)
        (finding,) = findings(record, "SPG-13", ON)
        assert finding.outcome.value == "caution"
        assert finding.facts["needed"] == needed
        row(record, "decisions", id="size")["number"] = needed
        assert outcome(record, "SPG-13", ON) == "met"

    def test_only_the_board_decides(self) -> None:
        for by in (SPG, "chief-officer", COUNCIL):
            assert outcome(size(16, by=by), "SPG-13", ON) == "not_met"
        assert outcome(size(16, recommends=True), "SPG-13", ON) == "not_met"

    @pytest.mark.parametrize(("regime", "by"), [("lead_hb", HEALTH), ("lead_la", COUNCIL)])
    def test_in_a_lead_agency_area_the_body_that_leads_decides(self, regime: str, by: str) -> None:
        record = group(regime)
        other = COUNCIL if by == HEALTH else HEALTH
        decision(record, "size", other, "2016-01-01", "group_size", group=SPG, number=30)
        assert outcome(record, "SPG-13", ON) == "not_met"
        decision(record, "size2", by, "2016-01-01", "group_size", group=SPG, number=30)
        assert outcome(record, "SPG-13", ON) == "met"

    def test_the_latest_decision_stands_from_its_day(self) -> None:
        record = size(16)
        decision(record, "size2", "board", "2026-10-01", "group_size", group=SPG, number=15)
        assert around(record, "SPG-13", "2026-10-01") == ("met", "not_met", "not_met")

    def test_a_decision_without_its_day_is_asked_for_by_what_it_is_about(self) -> None:
        record = size(16)
        del row(record, "decisions", id="size")["on"]
        (finding,) = findings(record, "SPG-13", ON)
        assert finding.message == (
            "Not on record: the day of the decision (the number of members of a group) about Planning group."
        )

    def test_one_member_too_many_is_one_member(self) -> None:
        record = planning_group(single())
        place(record, "only", "SPG_OTHER")
        decision(record, "size", "board", "2016-01-01", "group_size", group=SPG, number=0)
        assert not_met(record, "SPG-13").endswith("is 0; the group has 1 member.")

    @pytest.mark.parametrize(
        ("regime", "words"),
        [("lead_la", "The body that leads has"), ("lead_joint", "The bodies that lead have")],
    )
    def test_it_is_said_who_should_decide(self, regime: str, words: str) -> None:
        (finding,) = findings(group(regime), "SPG-13", ON)
        assert finding.message == f"{words} not decided how many members the group has."

    def test_number_and_members_may_not_be_known(self) -> None:
        assert outcome(size(None), "SPG-13", ON) == "cannot_tell"
        assert outcome(only_open(size(16), "seats"), "SPG-13", ON) == "cannot_tell"
        assert outcome(only_open(size(15), "seats"), "SPG-13", ON) == "not_met"

    @pytest.mark.parametrize("field", ["by", "about", "topic", "on"])
    def test_a_decision_that_may_be_the_one_leaves_it_open(self, field: str) -> None:
        record = size(16)
        del row(record, "decisions", id="size")[field]
        assert outcome(record, "SPG-13", ON) == "cannot_tell"


class TestProcesses:
    """SPG-14."""

    def test_worked_terms_of_reference_cover_all_three(self) -> None:
        assert outcome(terms(ALL_THREE), "SPG-14", ON) == "met"

    def test_worked_terms_of_reference_are_silent_on_removal(self) -> None:
        message = not_met(terms(["appointment", "replacement"]), "SPG-14")
        assert message == "The terms of reference approved by the board do not say: how members are removed."

    def test_several_decisions_that_stand_may_settle_them_together(self) -> None:
        record = terms(["appointment", "replacement"])
        decision(
            record, "removal", "board", "2026-10-01", "terms_of_reference", group=SPG, covers=["removal"],
            until="2026-10-31",
        )  # fmt: skip
        assert around(record, "SPG-14", "2026-10-01") == ("not_met", "met", "met")
        assert around(record, "SPG-14", "2026-10-31") == ("met", "met", "not_met")

    def test_the_board_must_have_approved_them(self) -> None:
        message = not_met(terms(ALL_THREE, by=SPG), "SPG-14")
        assert message.startswith(
            "The board has approved no terms of reference, so that these are not settled: how members are"
        )

    def test_what_may_be_settled_elsewhere_is_asked_for_and_not_the_terms_themselves(self) -> None:
        record = only_open(terms(["appointment"]), "decisions")
        (finding,) = findings(record, "SPG-14", ON)
        assert finding.message == (
            "Not on record: whether the board settled how members are removed and how members are replaced."
        )
        (finding,) = findings(record, "SPG-15", ON)
        assert finding.message == "Not on record: whether the board settled how meetings are held."
        (finding,) = findings(only_open(group(), "decisions"), "SPG-15", ON)
        assert finding.message == (
            "Not on record: the terms of reference of Planning group as approved by the board."
        )

    def test_what_they_cover_may_not_be_known(self) -> None:
        assert outcome(terms(None), "SPG-14", ON) == "cannot_tell"
        assert outcome(only_open(group(), "decisions"), "SPG-14", ON) == "cannot_tell"
        assert outcome(only_open(terms(["removal"]), "decisions"), "SPG-14", ON) == "cannot_tell"
        record = terms(ALL_THREE)
        decision(record, "more", "board", "2026-03-02", "terms_of_reference", group=SPG)
        assert outcome(record, "SPG-14", ON) == "met"


class TestProcedure:
    """SPG-15."""

    def test_worked_approved_in_2019_and_not_reviewed(self) -> None:
        (finding,) = findings(terms(["procedure"], "2019-05-01"), "SPG-15", ON)
        assert finding.outcome.value == "caution"
        assert finding.due_on == date(2020, 5, 1)
        assert "By local practice a review was due by 1 May 2020" in finding.message

    def test_worked_the_group_wrote_its_own_and_the_board_never_approved(self) -> None:
        message = not_met(terms(["procedure"], by=SPG), "SPG-15")
        assert message == "The board has not approved a procedure for the group. The group settled its own."

    def test_terms_that_leave_procedure_out(self) -> None:
        assert not_met(terms(["quorum", "chair"]), "SPG-15").endswith("for the group.")

    def test_a_review_is_due_after_twelve_months(self) -> None:
        record = terms(["procedure"], "2025-12-01")
        assert around(record, "SPG-15", "2025-12-01") == ("not_met", "met", "met")
        assert around(record, "SPG-15", "2026-09-02") == ("met", "due", "due")
        assert around(record, "SPG-15", "2026-12-01") == ("due", "due", "caution")

    def test_any_later_decision_on_the_terms_is_a_review(self) -> None:
        record = terms(["procedure"], "2019-05-01")
        decision(record, "more", "board", "2026-10-01", "terms_of_reference", group=SPG)
        assert around(record, "SPG-15", "2026-10-01") == ("caution", "met", "met")

    def test_the_board_may_set_its_own_number_of_months(self) -> None:
        record = terms(["procedure"], "2024-12-01")
        record["settings"] = [{"from": "2026-06-01", "terms_of_reference_months": 36}]
        assert around(record, "SPG-15", "2026-06-01") == ("caution", "met", "met")
        assert around(record, "SPG-15", "2027-12-01") == ("due", "due", "caution")

    def test_an_earlier_day_may_be_set_for_the_next_review(self) -> None:
        record = terms(["procedure"], "2024-12-01")
        row(record, "groups", id=SPG)["review_due_on"] = "2025-06-30"
        assert around(record, "SPG-15", "2025-06-30") == ("due", "due", "caution")
        row(record, "groups", id=SPG)["review_due_on"] = "2024-11-30"
        assert around(record, "SPG-15", "2025-12-01") == ("due", "due", "caution")

    def test_a_later_day_does_not_put_the_yearly_review_off(self) -> None:
        record = terms(["procedure"], "2026-01-10")
        row(record, "groups", id=SPG)["review_due_on"] = "2029-06-30"
        assert around(record, "SPG-15", "2027-01-10") == ("due", "due", "caution")

    def test_it_tells_when_the_terms_were_last_decided_on(self) -> None:
        (finding,) = findings(terms(["procedure"]), "SPG-15", ON)
        assert finding.message == (
            "The procedure is approved by the board. The last decision on the terms of reference was on"
            " 1 March 2026."
        )

    def test_what_they_cover_may_not_be_known(self) -> None:
        assert outcome(terms(None), "SPG-15", ON) == "cannot_tell"
        assert outcome(only_open(terms(["procedure"], by=SPG), "decisions"), "SPG-15", ON) == "cannot_tell"
        assert outcome(only_open(group(), "decisions"), "SPG-15", ON) == "cannot_tell"


class TestExpenses:
    """SPG-18."""

    def test_worked_a_policy_of_2025(self) -> None:
        record = group()
        decision(record, "policy", "board", "2025-06-01", "expenses_policy", group=SPG)
        assert outcome(record, "SPG-18", ON) == "met"
        assert around(record, "SPG-18", "2025-06-01") == ("caution", "met", "met")

    def test_worked_no_policy(self) -> None:
        assert outcome(group(), "SPG-18", ON) == "caution"
        assert outcome(only_open(group(), "decisions"), "SPG-18", ON) == "cannot_tell"

    def test_a_policy_for_everybody_is_one_for_the_group(self) -> None:
        record = group()
        decision(record, "policy", "chief-officer", "2025-06-01", "expenses_policy")
        assert outcome(record, "SPG-18", ON) == "met"
        planning_group(record, "audit", kind="committee")
        row(record, "decisions", id="policy")["about"] = {"group": "audit"}
        assert outcome(record, "SPG-18", ON) == "caution"

    def test_a_policy_ends(self) -> None:
        record = group()
        decision(record, "policy", "board", "2025-06-01", "expenses_policy", until="2026-10-31")
        assert around(record, "SPG-18", "2026-10-31") == ("met", "met", "caution")


def supported(*without: str) -> Record:
    """A planning group whose members were all asked what they need and inducted, but for some."""
    record = group()
    for each in list(record["appointments"]):
        if row(record, "seats", id=each["seat"]).get("group") == SPG and each["person"] not in without:
            paper(record, "induction", "access_needs", "2025-06-01", person=each["person"])
    paper(record, "request", "access_needs", "2025-06-01", about={"group": SPG})
    return record


class TestSupport:
    """SPG-19."""

    def test_worked_all_are_inducted(self) -> None:
        assert outcome(supported(), "SPG-19", ON) == "met"

    def test_worked_three_are_not_inducted(self) -> None:
        (finding,) = findings(supported("p-g01", "p-g02", "p-g03"), "SPG-19", ON)
        assert finding.outcome.value == "caution"
        assert finding.message == "Without an induction: Member p-g01, Member p-g02 and Member p-g03."
        assert finding.facts["not_asked"] == []

    def test_an_induction_counts_from_its_day(self) -> None:
        record = supported("p-g01")
        paper(record, "induction", "progress", "2026-10-01", person="p-g01")
        assert around(record, "SPG-19", "2026-10-01") == ("caution", "met", "met")

    def test_somebody_new_has_had_none_yet(self) -> None:
        record = supported()
        place(record, "new", "SPG_OTHER", starts_on="2026-10-01", term_ends=None)
        assert around(record, "SPG-19", "2026-10-01") == ("met", "caution", "caution")
        (finding,) = findings(record, "SPG-19", ON)
        assert finding.message.endswith("Not asked what they need in order to take part: Member p-new.")

    def test_one_for_the_whole_group_is_for_those_who_were_on_it(self) -> None:
        record = group()
        record["papers"].append(
            {"id": "i", "kind": "induction", "topic": "access_needs", "about": {"group": SPG}}
            | {"given_on": "2026-10-01"}
        )
        assert around(record, "SPG-19", "2026-10-01") == ("caution", "met", "met")

    def test_one_to_another_group_or_that_was_not_held_is_none(self) -> None:
        record = supported("p-g01")
        planning_group(record, "audit", kind="committee")
        paper(record, "induction", "progress", "2025-06-01", about={"person": "p-g01", "group": "audit"})
        paper(record, "induction", "progress", "2025-06-01", person="p-g01", says=False)
        assert outcome(record, "SPG-19", ON) == "caution"

    def test_an_induction_may_name_the_appointment(self) -> None:
        record = supported("p-g01")
        row(record, "appointments", seat="g01")["id"] = "a1"
        paper(record, "induction", "progress", "2025-06-01", about={"appointment": "a1"})
        assert outcome(record, "SPG-19", ON) == "met"

    def test_papers_and_members_may_not_be_known(self) -> None:
        record = only_open(supported("p-g01"), "papers")
        (finding,) = findings(record, "SPG-19", ON)
        assert finding.message == "Not on record: whether Member p-g01 had an induction."
        assert outcome(only_open(supported(), "papers"), "SPG-19", ON) == "met"
        assert outcome(only_open(supported(), "seats"), "SPG-19", ON) == "cannot_tell"
        record = supported("p-g01")
        record["papers"].append({"id": "i", "kind": "induction", "given_on": "2026-01-01"})
        assert outcome(record, "SPG-19", ON) == "cannot_tell"
        record = supported()
        record["papers"] = [each for each in record["papers"] if each.get("topic") != "access_needs"]
        for each in list(record["appointments"]):
            paper(record, "induction", "progress", "2025-06-01", person=each["person"])
        (finding,) = findings(only_open(record, "papers"), "SPG-19", ON)
        assert "were asked what they need in order to take part" in finding.message

    def test_a_group_without_anybody(self) -> None:
        record = planning_group(single())
        assert outcome(record, "SPG-19", ON) == "not_applicable"
        assert outcome(only_open(record, "seats"), "SPG-19", ON) == "cannot_tell"


def met_on(*days: str, progress: bool = True) -> Record:
    """A planning group that met on some days; on the first it discussed progress."""
    record = group()
    for index, day in enumerate(days):
        topic = "progress" if progress and not index else "care_governance"
        paper(record, "meeting", topic, day, about={"group": SPG})
    return record


class TestMeetings:
    """SPG-20."""

    def test_worked_four_meetings(self) -> None:
        record = met_on("2026-01-20", "2026-04-20", "2026-07-20", "2026-10-20")
        assert outcome(record, "SPG-20", ON) == "met"

    def test_worked_met_only_when_a_plan_was_drafted(self) -> None:
        (finding,) = findings(met_on("2026-01-20", "2026-02-20"), "SPG-20", ON)
        assert finding.outcome.value == "caution"
        assert finding.message == (
            "Meetings in the last twelve months: 20 January 2026 and 20 February 2026. The usual number is"
            " 3 a year."
        )
        assert "not one on record" in findings(group(), "SPG-20", ON)[0].message

    def test_a_meeting_counts_for_twelve_months_from_its_day(self) -> None:
        record = met_on("2026-01-20", "2026-04-20", "2026-07-20")
        assert around(record, "SPG-20", "2026-07-20") == ("caution", "met", "met")
        assert around(record, "SPG-20", "2027-01-19") == ("met", "met", "caution")

    def test_one_is_on_progress(self) -> None:
        record = met_on("2026-01-20", "2026-04-20", "2026-07-20", progress=False)
        (finding,) = findings(record, "SPG-20", ON)
        assert finding.outcome.value == "caution"
        assert "Not one was on progress" in finding.message
        for each in record["papers"]:
            if each["kind"] == "meeting":
                del each["topic"]
        assert outcome(record, "SPG-20", ON) == "cannot_tell"

    def test_the_board_may_set_its_own_number(self) -> None:
        record = met_on("2026-01-20", "2026-04-20")
        record["settings"] = [{"from": "2026-06-01", "planning_group_meetings": 2}]
        assert around(record, "SPG-20", "2026-06-01") == ("caution", "met", "met")
        record["settings"][0]["planning_group_meetings"] = 4
        (finding,) = findings(record, "SPG-20", ON)
        assert finding.message.endswith(" The number that the board set is 4 a year.")

    @pytest.mark.parametrize(("number", "expected"), [(2, "met"), (4, "caution")])
    def test_the_groups_own_number_comes_first(self, number: int, expected: str) -> None:
        record = met_on("2026-01-20", "2026-04-20")
        record["settings"] = [{"from": "2026-06-01", "planning_group_meetings": 3}]
        row(record, "groups", id=SPG)["meetings_a_year"] = number
        (finding,) = findings(record, "SPG-20", ON)
        assert finding.outcome.value == expected
        words = "The number set for the group is 4 a year." if expected == "caution" else "discussed."
        assert finding.message.endswith(words)

    def test_two_rows_of_one_day_are_one_meeting(self) -> None:
        (finding,) = findings(met_on("2026-01-20", "2026-01-20", "2026-01-20"), "SPG-20", ON)
        assert finding.outcome.value == "caution"
        assert finding.message.startswith("Meetings in the last twelve months: 20 January 2026. ")

    def test_a_meeting_without_its_day_is_asked_for_by_its_group(self) -> None:
        record = met_on("2026-01-20")
        meeting = {"id": "m2026-02", "kind": "meeting", "topic": "progress", "about": {"group": SPG}}
        record["papers"].append(meeting)
        (finding,) = findings(record, "SPG-20", ON)
        assert finding.message == "Not on record: the day of the meeting (progress) about Planning group."

    def test_a_new_group_is_not_judged_short(self) -> None:
        record = met_on("2026-10-20")
        row(record, "groups", id=SPG)["from"] = "2026-01-20"
        assert around(record, "SPG-20", "2027-01-19") == ("not_applicable", "caution", "caution")

    def test_meetings_of_others_and_those_not_held_count_for_nothing(self) -> None:
        record = met_on("2026-01-20", "2026-04-20")
        planning_group(record, "audit", kind="committee")
        paper(record, "meeting", "progress", "2026-07-20", about={"group": "audit"})
        paper(record, "meeting", "progress", "2026-07-20", about={"group": SPG}, says=False)
        assert outcome(record, "SPG-20", ON) == "caution"

    def test_meetings_may_not_be_known(self) -> None:
        assert outcome(only_open(met_on("2026-01-20"), "papers"), "SPG-20", ON) == "cannot_tell"
        record = met_on("2026-01-20", "2026-04-20", "2026-07-20")
        assert outcome(only_open(record, "papers"), "SPG-20", ON) == "met"
        record = met_on("2026-01-20")
        record["papers"].append({"id": "m", "kind": "meeting", "topic": "progress"})
        assert outcome(record, "SPG-20", ON) == "cannot_tell"

    def test_papers_must_be_known_for_all_of_the_twelve_months(self) -> None:
        record = met_on("2026-01-20")
        record["complete"]["papers"] = [{"from": "2025-11-22", "to": "open"}]
        assert around(record, "SPG-20", "2026-11-21") == ("cannot_tell", "caution", "caution")


def advised(*days: str, says: str | None = "The lead clinician.", kind: str = "advice") -> Record:
    record = group()
    if says is not None:
        row(record, "scheme_versions")["planning_group_advice"] = says
    for day in days:
        paper(record, kind, "care_governance", day, about={"group": SPG})
    return record


class TestAdvice:
    """SPG-21."""

    @pytest.mark.parametrize("kind", ["advice", "meeting"])
    def test_worked_the_lead_clinician_attended_in_september_2026(self, kind: str) -> None:
        (finding,) = findings(advised("2026-09-15", kind=kind), "SPG-21", ON)
        assert finding.outcome.value == "met"
        assert finding.message == "The group last had advice on 15 September 2026."
        assert finding.facts["scheme_says"] == "The lead clinician."
        assert finding.due_on == date(2028, 9, 14)

    def test_worked_no_evidence_in_24_months(self) -> None:
        assert outcome(advised(), "SPG-21", ON) == "caution"
        record = advised("2024-11-22")
        assert around(record, "SPG-21", "2026-11-21") == ("due", "due", "caution")
        assert "The last was on 22 November 2024" in findings(record, "SPG-21", "2026-11-22")[0].message

    def test_a_scheme_that_does_not_say(self) -> None:
        assert "does not say who advises" in not_met(advised("2026-09-15", says="none"), "SPG-21")

    def test_scheme_and_papers_may_not_be_known(self) -> None:
        assert outcome(advised("2026-09-15", says=None), "SPG-21", ON) == "cannot_tell"
        record = advised("2026-09-15")
        record["scheme_versions"].clear()
        assert outcome(record, "SPG-21", ON) == "cannot_tell"
        assert outcome(only_open(advised("2024-01-01"), "papers"), "SPG-21", ON) == "cannot_tell"
        assert outcome(only_open(advised("2026-09-15"), "papers"), "SPG-21", ON) == "met"
        record = advised()
        record["papers"].append({"id": "a", "kind": "advice", "topic": "care_governance"})
        assert outcome(record, "SPG-21", ON) == "cannot_tell"

    def test_a_new_group_has_24_months(self) -> None:
        record = advised()
        row(record, "groups", id=SPG)["from"] = "2025-01-10"
        assert outcome(record, "SPG-21", ON) == "due"
        assert around(record, "SPG-21", "2027-01-10")[1:] == ("caution", "caution")

    def test_advice_to_others_is_none(self) -> None:
        record = advised()
        planning_group(record, "care", kind="committee")
        paper(record, "advice", "care_governance", "2026-09-15", about={"group": "care"})
        assert outcome(record, "SPG-21", ON) == "caution"


def gave_out(**fields: Any) -> Record:
    record = group()
    decision(record, "d1", **({"by": SPG, "on": "2026-10-01", "topic": "plan"} | fields))
    return record


class TestItAdvises:
    """SPG-22."""

    def test_worked_the_group_recommends_and_the_board_decides(self) -> None:
        record = gave_out(recommends=True)
        decision(record, "d2", "board", "2026-10-20", "plan")
        (finding,) = findings(record, "SPG-22", ON)
        assert finding.outcome.value == "met"
        assert finding.message == "Planning group gave its views on 1 October 2026."

    def test_worked_the_group_approves_the_plan(self) -> None:
        (finding,) = findings(gave_out(recommends=False), "SPG-22", ON)
        assert finding.outcome.value == "caution"
        assert "On record as decided by Planning group on 1 October 2026" in finding.message

    def test_whether_it_was_advice_may_not_be_known(self) -> None:
        (finding,) = findings(gave_out(), "SPG-22", ON)
        assert finding.message == "Not on record: whether the decision of 1 October 2026 was advice only."
        assert outcome(gave_out(on=None, recommends=True), "SPG-22", ON) == "cannot_tell"
        record = gave_out(recommends=True)
        del row(record, "groups", id=SPG)["kind"]
        assert outcome(record, "SPG-22", ON) == "cannot_tell"

    def test_it_is_judged_to_the_end_of_the_next_financial_year(self) -> None:
        record = gave_out(recommends=False)
        assert around(record, "SPG-22", "2026-10-01") == ("not_applicable", "caution", "caution")
        assert around(record, "SPG-22", "2028-03-31") == ("caution", "caution", "not_applicable")

    def test_it_may_choose_its_own_chair(self) -> None:
        assert outcome(gave_out(topic="group_chair", recommends=False), "SPG-22", ON) == "not_applicable"

    def test_a_group_with_functions_delegated_to_it(self) -> None:
        record = group()
        row(record, "groups", id=SPG)["power"] = "delegated"
        (finding,) = findings(record, "SPG-22", ON)
        assert finding.outcome.value == "caution"
        assert finding.subject.id == SPG
        row(record, "groups", id=SPG)["power"] = "advisory"
        assert outcome(record, "SPG-22", ON) == "not_applicable"


def test_a_member_who_left_needs_no_induction() -> None:
    record = supported("p-g01")
    end(record, "g01", "2026-10-01")
    assert around(record, "SPG-19", "2026-10-01") == ("caution", "caution", "met")
