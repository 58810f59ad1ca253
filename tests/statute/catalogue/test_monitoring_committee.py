"""Monitoring committees: JMC-02 to 07, 09 and 15, with the catalogue's own tests first."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

import pytest

from statute.assessing import result
from statute.findings import Finding
from statute.notes import COMMITTEE_VACANCY_NOTE
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
    forget,
    member,
    nominee,
    outcome,
    row,
    seat,
    single,
    standing,
    vacate,
)

DAY = "2026-11-21"
RULES = ["JMC-02", "JMC-03", "JMC-04", "JMC-05", "JMC-06", "JMC-07", "JMC-09", "JMC-15"]
MODELS = ["lead_hb", "lead_la", "lead_joint"]


def early(record: Record) -> Record:
    """The same committee, as if everything had begun on 1 January 2014, for terms to the end of 2016."""
    text = json.dumps(record)
    for began in ("2015-04-01", "2025-05-01", "2022-05-05"):
        text = text.replace(began, "2014-01-01")
    found: Record = json.loads(text.replace("2028-04-30", "2016-12-31"))
    return found


def councils(*others: str, regime: str = "lead_joint") -> Record:
    """A committee of several councils."""
    record = committee(regime)
    for each in others:
        record["board"]["parties"].append({"authority": each, "kind": "council"})
    return record


def unknown_holder(record: Record, *seat_ids: str) -> Record:
    """The same committee with nobody on record for some seats, and nothing known of them."""
    vacate(record, *seat_ids)
    for seat_id in seat_ids:
        row(record, "seats", id=seat_id)["known"] = []
    return record


def without(record: Record, *seat_ids: str) -> Record:
    """The same committee with some seats never filled."""
    vacate(record, *seat_ids)
    return record


def ended(record: Record, seat_id: str, last: str) -> Record:
    """The same committee with a seat empty after a day."""
    end(record, seat_id, last)
    return record


def about(record: Record, rule_id: str, subject: str, on: str = DAY) -> Finding:
    """The one finding of a rule about a subject."""
    (found,) = [each for each in findings(record, rule_id, on) if each.subject.id == subject]
    return found


def worked(cases: Iterable[tuple[str, str, Callable[[], Record], str]]) -> pytest.MarkDecorator:
    """Cases as rule, sentence, builder and outcome."""
    listed = list(cases)
    params = [(rule_id, build, expected) for rule_id, _, build, expected in listed]
    return pytest.mark.parametrize(
        ("rule_id", "build", "expected"),
        params,
        ids=[f"{rule_id} {sentence}" for rule_id, sentence, *_ in listed],
    )


# -- the Health Board's nominees, as their cases describe them ---------------------------------------------


def health_side(non_executives: int, executives: int, inability: bool | None = None, **paper: Any) -> Record:
    """A committee whose Health Board nominated some non-executives and some other members."""
    record = committee(health=non_executives + executives)
    for number in range(non_executives + 1, non_executives + executives + 1):
        record["standings"].remove(
            row(record, "standings", person=f"p-hb{number}", **{"is": "non_executive"})
        )
    if inability is not None:
        fields = {
            "kind": "inability",
            "topic": "non_executives",
            "from": HEALTH,
            "given_on": "2026-01-01",
        } | paper
        record["papers"].append(fields | {"says": inability})
    return record


def chair_is(person_id: str, record: Record | None = None) -> Record:
    """Somebody else is chair of the committee."""
    board = committee() if record is None else record
    board["appointing_periods"][0]["holders"][0]["person"] = person_id
    return board


def carer_with_an_open_term() -> Record:
    record = committee()
    row(record, "appointments", seat="carer")["term_ends"] = "open"
    return record


def nurse_for_staff() -> Record:
    record = committee()
    vacate(record, "staffhb")
    appoint(record, "staffhb", "p-nurse")
    return record


def silent_on_changing() -> Record:
    record = councils(OTHER_COUNCIL)
    record["scheme_versions"][0]["chair_change_arrangements"] = "none"
    return record


@worked(
    [
        ("JMC-02", "5 councillors, 5 Health Board", committee, "met"),
        ("JMC-02", "3 and 2", lambda: committee(council=3, health=2), "not_met"),
        ("JMC-03", "3 non-executives", lambda: health_side(3, 0), "met"),
        (
            "JMC-03",
            "2 and an executive, inability recorded",
            lambda: health_side(2, 1, inability=True),
            "met",
        ),
        ("JMC-03", "2 and an executive, inability not recorded", lambda: health_side(2, 1), "cannot_tell"),
        ("JMC-03", "3 and an executive", lambda: health_side(3, 1, inability=True), "not_met"),
        ("JMC-03", "1 and two executives", lambda: health_side(1, 2, inability=True), "not_met"),
        ("JMC-04", "model d with all three officers", committee, "met"),
        ("JMC-04", "model d without the proper officer", lambda: without(committee(), "s95"), "not_met"),
        ("JMC-05", "all three", committee, "met"),
        ("JMC-05", "no nurse", lambda: without(committee(), "nurse"), "not_met"),
        ("JMC-06", "model d, five groups", committee, "met"),
        (
            "JMC-06",
            "model d, nobody for the council's staff",
            lambda: without(committee(), "staffla"),
            "not_met",
        ),
        ("JMC-07", "separate people", committee, "met"),
        ("JMC-07", "nurse also for the staff", nurse_for_staff, "not_met"),
        ("JMC-09", "third sector chair", lambda: chair_is("p-third"), "not_met"),
        ("JMC-09", "two councils, scheme says how", lambda: councils(OTHER_COUNCIL), "met"),
        ("JMC-09", "two councils, scheme silent on changing the chair", silent_on_changing, "not_met"),
        ("JMC-15", "three years exactly", committee, "met"),
        ("JMC-15", "carer, term determined as open-ended", carer_with_an_open_term, "not_met"),
    ]
)
def test_the_worked_cases(rule_id: str, build: Callable[[], Record], expected: str) -> None:
    assert outcome(build(), rule_id, DAY) == expected


class TestEveryRule:
    @pytest.mark.parametrize("rule_id", RULES)
    def test_it_binds_committees_only(self, rule_id: str) -> None:
        assert outcome(single(), rule_id, DAY) == "not_applicable"

    @pytest.mark.parametrize("rule_id", RULES)
    @pytest.mark.parametrize("regime", MODELS)
    def test_a_lawful_committee_meets_it_under_each_model(self, rule_id: str, regime: str) -> None:
        assert outcome(committee(regime), rule_id, DAY) == "met"

    @pytest.mark.parametrize("rule_id", [each for each in RULES if each != "JMC-07"])
    def test_it_is_law_from_28_november_2014(self, rule_id: str) -> None:
        assert around(early(committee()), rule_id, "2014-11-28") == ("not_applicable", "met", "met")

    def test_the_bar_on_two_seats_is_law_from_20_march_2015(self) -> None:
        assert around(early(committee()), "JMC-07", "2015-03-20") == ("not_applicable", "met", "met")

    @pytest.mark.parametrize("rule_id", RULES)
    def test_nothing_changed_on_1_september_2026(self, rule_id: str) -> None:
        assert around(committee(), rule_id, "2026-09-01") == ("met", "met", "met")

    @pytest.mark.parametrize("rule_id", RULES)
    def test_it_cannot_tell_where_everything_is_unknown(self, rule_id: str) -> None:
        record = committee()
        for name in ("seats", "appointments", "standings", "papers", "appointing_periods", "scheme_versions"):
            forget(record, name)
        assert outcome(record, rule_id, DAY) == "cannot_tell"

    @pytest.mark.parametrize(
        "rule_id", ["JMC-02", "JMC-03", "JMC-04", "JMC-05", "JMC-06", "JMC-07", "JMC-09"]
    )
    def test_it_cannot_tell_which_authorities_are_parties_or_need_not(self, rule_id: str) -> None:
        record = committee()
        record["board"].pop("parties")
        expected = {"JMC-07": "met"}.get(rule_id, "cannot_tell")
        assert outcome(record, rule_id, DAY) == expected


class TestEnoughNominees:
    def test_it_is_not_met_from_the_day_after_the_third_left(self) -> None:
        record = ended(committee(health=3), "hb3", "2026-10-31")
        assert around(record, "JMC-02", "2026-10-31") == ("met", "met", "not_met")

    def test_it_shows_the_count_and_the_note(self) -> None:
        record = ended(committee(health=3), "hb3", "2026-10-31")
        found = about(record, "JMC-02", "HB_NOM")
        assert (found.facts["in_post"], found.facts["fewest"]) == ("2", 3)
        assert found.facts["note"] == COMMITTEE_VACANCY_NOTE
        assert about(record, "JMC-02", "LA_NOM").outcome.value == "met"

    def test_the_sides_need_not_be_equal(self) -> None:
        assert outcome(committee(council=3, health=6), "JMC-02", DAY) == "met"

    def test_three_certain_are_enough_whatever_else_is_unknown(self) -> None:
        record = unknown_holder(committee(), "la4", "la5", "hb4", "hb5")
        record["complete"].pop("seats")
        assert outcome(record, "JMC-02", DAY) == "met"

    def test_it_cannot_tell_where_a_third_may_be_in_post(self) -> None:
        assert outcome(unknown_holder(committee(health=3), "hb3"), "JMC-02", DAY) == "cannot_tell"

    def test_it_cannot_tell_where_seats_may_be_missing(self) -> None:
        record = committee(health=2)
        record["complete"].pop("seats")
        assert outcome(record, "JMC-02", DAY) == "cannot_tell"

    def test_an_empty_seat_among_three_is_one_whether_or_not_seats_may_be_missing(self) -> None:
        record = ended(committee(health=3), "hb3", "2026-10-31")
        record["complete"].pop("seats")
        assert outcome(record, "JMC-02", DAY) == "not_met"

    def test_one_unknown_cannot_make_three_of_one(self) -> None:
        record = unknown_holder(committee(health=2), "hb2")
        assert outcome(record, "JMC-02", DAY) == "not_met"

    def test_somebody_nominated_by_both_sides_fills_neither_place(self) -> None:
        record = committee(council=3, health=3)
        vacate(record, "hb3")
        appoint(record, "hb3", "p-la3")
        assert about(record, "JMC-02", "LA_NOM").outcome.value == "not_met"
        assert about(record, "JMC-02", "HB_NOM").facts["in_two_seats"] == ["Member p-la3"]

    def test_nobody_at_all_is_too_few(self) -> None:
        record = without(committee(), *(f"la{number}" for number in range(1, 6)))
        assert about(record, "JMC-02", "LA_NOM").outcome.value == "not_met"

    def test_councillors_of_three_councils_are_counted_together(self) -> None:
        assert outcome(councils(OTHER_COUNCIL, "dee-council"), "JMC-02", DAY) == "met"

    def test_of_four_councils_each_has_one(self) -> None:
        record = councils(OTHER_COUNCIL, "dee-council", "earn-council")
        nominee(record, "lb1", OTHER_COUNCIL)
        nominee(record, "lc1", "dee-council")
        assert outcome(record, "JMC-02", DAY) == "not_met"
        assert about(record, "JMC-02", "earn-council").facts["fewest"] == 1
        nominee(record, "ld1", "earn-council")
        assert outcome(record, "JMC-02", DAY) == "met"

    def test_it_says_until_when_it_stands(self) -> None:
        facts = facts_of(ended(committee(health=3), "hb3", "2026-10-31"))
        assert result(REGISTRY["JMC-02"], facts, date(2026, 6, 1)).until == date(2026, 10, 31)


class TestHealthBoardNominatesNonExecutives:
    def test_it_shows_what_each_is(self) -> None:
        (found,) = findings(health_side(2, 1, inability=True), "JMC-03", DAY)
        assert [each["is"] for each in found.facts["nominees"]] == [
            "a non-executive",
            "a non-executive",
            "another member of the Health Board",
        ]
        assert found.facts["inability"] == "recorded"

    def test_it_is_not_met_where_the_health_board_was_able(self) -> None:
        (found,) = findings(health_side(2, 1, inability=False), "JMC-03", DAY)
        assert (found.outcome.value, found.facts["inability"]) == ("not_met", "recorded as able")

    def test_the_latest_paper_counts_from_its_day(self) -> None:
        record = health_side(2, 1, inability=False)
        record["papers"].append(record["papers"][-1] | {"says": True, "given_on": "2026-10-10"})
        assert around(record, "JMC-03", "2026-10-10") == ("not_met", "met", "met")

    def test_an_inability_counts_from_its_day(self) -> None:
        record = health_side(2, 1, inability=True, given_on="2026-10-10")
        assert around(record, "JMC-03", "2026-10-10") == ("cannot_tell", "met", "met")

    @pytest.mark.parametrize("fields", [{"topic": "vacancy"}, {"from": COUNCIL}], ids=["topic", "author"])
    def test_another_paper_is_no_inability(self, fields: dict[str, str]) -> None:
        assert outcome(health_side(2, 1, inability=True, **fields), "JMC-03", DAY) == "cannot_tell"

    def test_the_other_member_may_not_be_a_councillor(self) -> None:
        record = health_side(2, 1, inability=True)
        standing(record, "p-hb3", "councillor", "2026-10-10", of=OTHER_COUNCIL)
        assert around(record, "JMC-03", "2026-10-10") == ("met", "not_met", "not_met")

    def test_the_other_must_be_a_member_of_the_health_board(self) -> None:
        record = health_side(2, 1, inability=True)
        row(record, "standings", person="p-hb3", **{"is": "health_board_member"})["ends"] = "2026-10-10"
        assert around(record, "JMC-03", "2026-10-10") == ("met", "met", "not_met")

    def test_a_non_executive_who_ceased_to_be_one_counts_as_the_other(self) -> None:
        record = health_side(3, 0)
        row(record, "standings", person="p-hb3", **{"is": "non_executive"})["ends"] = "2026-10-10"
        assert around(record, "JMC-03", "2026-10-10") == ("met", "met", "cannot_tell")

    def test_fewer_than_two_non_executives_do_not_open_it(self) -> None:
        record = health_side(1, 1, inability=True)
        (found,) = findings(record, "JMC-03", DAY)
        assert found.outcome.value == "not_met"
        assert "note" not in found.facts

    def test_the_note_stands_where_a_seat_is_empty(self) -> None:
        record = without(health_side(2, 1, inability=True), "hb2")
        (found,) = findings(record, "JMC-03", DAY)
        assert (found.outcome.value, found.facts["note"]) == ("not_met", COMMITTEE_VACANCY_NOTE)

    def test_it_cannot_tell_where_another_seat_may_hold_a_third_non_executive(self) -> None:
        record = unknown_holder(health_side(3, 1, inability=True), "hb3")
        assert outcome(record, "JMC-03", DAY) == "cannot_tell"

    def test_two_executives_are_too_many_whatever_else_is_unknown(self) -> None:
        record = unknown_holder(health_side(3, 2, inability=True), "hb1", "hb2", "hb3")
        assert outcome(record, "JMC-03", DAY) == "not_met"

    def test_it_cannot_tell_what_somebody_is_without_a_record(self) -> None:
        record = health_side(3, 0)
        record["standings"] = [each for each in record["standings"] if each["person"] != "p-hb3"]
        record["complete"]["standings"] = []
        assert outcome(record, "JMC-03", DAY) == "cannot_tell"

    def test_it_cannot_tell_whether_the_other_is_a_councillor(self) -> None:
        record = health_side(2, 1, inability=True)
        standing(record, "p-hb3", "non_executive", of=HEALTH, value=False)
        record["complete"]["standings"] = []
        assert outcome(record, "JMC-03", DAY) == "cannot_tell"

    def test_no_nominee_at_all_is_left_to_another_rule(self) -> None:
        record = without(committee(), *(f"hb{number}" for number in range(1, 6)))
        assert outcome(record, "JMC-03", DAY) == "not_applicable"


class TestOfficersAreMembers:
    @pytest.mark.parametrize(
        ("regime", "expected"),
        [
            ("lead_hb", ["CSWO", "HB_FD"]),
            ("lead_la", ["CSWO", "LA_S95"]),
            ("lead_joint", ["CSWO", "HB_FD", "LA_S95"]),
        ],
    )
    def test_the_model_says_who(self, regime: str, expected: list[str]) -> None:
        assert [each.subject.id for each in findings(committee(regime), "JMC-04", DAY)] == expected

    def test_the_model_of_the_day_counts(self) -> None:
        record = committee("lead_hb")
        record["board"]["regimes"].append({"regime": "lead_joint", "from": "2026-10-10"})
        assert around(record, "JMC-04", "2026-10-10") == ("met", "not_met", "not_met")

    def test_an_empty_seat_is_not_met_from_its_first_day_with_the_note(self) -> None:
        record = ended(committee(), "fd", "2026-10-31")
        assert around(record, "JMC-04", "2026-10-31") == ("met", "met", "not_met")
        found = about(record, "JMC-04", "HB_FD")
        assert (found.facts["note"], found.facts["empty_since"]) == (
            COMMITTEE_VACANCY_NOTE,
            date(2026, 11, 1),
        )

    def test_somebody_who_left_the_office_does_not_fill_the_place(self) -> None:
        record = committee()
        row(record, "standings", person="p-s95", **{"is": "office_holder"})["ends"] = "2026-10-31"
        assert around(record, "JMC-04", "2026-10-31") == ("met", "met", "not_met")
        assert "note" not in about(record, "JMC-04", "LA_S95").facts

    def test_somebody_does_not_hold_an_office_that_another_certainly_holds(self) -> None:
        record = committee()
        record["complete"]["standings"] = []
        row(record, "standings", person="p-cswo", **{"is": "office_holder"})["person"] = "p-la1"
        assert about(record, "JMC-04", "CSWO").outcome.value == "not_met"

    def test_it_cannot_tell_who_holds_the_office(self) -> None:
        record = committee()
        record["complete"]["standings"] = []
        record["standings"] = [each for each in record["standings"] if each["person"] != "p-cswo"]
        assert outcome(record, "JMC-04", DAY) == "cannot_tell"

    def test_it_cannot_tell_who_is_in_the_seat(self) -> None:
        assert outcome(unknown_holder(committee(), "fd"), "JMC-04", DAY) == "cannot_tell"

    def test_a_gap_does_not_hide_an_empty_seat(self) -> None:
        assert outcome(without(unknown_holder(committee(), "cswo"), "fd"), "JMC-04", DAY) == "not_met"

    def test_the_officer_of_one_of_several_councils_is_enough(self) -> None:
        record = councils(OTHER_COUNCIL)
        for seat_id in ("cswo", "s95"):
            row(record, "standings", person=f"p-{seat_id}", **{"is": "office_holder"})["of"] = OTHER_COUNCIL
        assert outcome(record, "JMC-04", DAY) == "met"

    def test_the_officer_of_a_council_outside_the_scheme_is_not(self) -> None:
        record = committee()
        row(record, "standings", person="p-cswo", **{"is": "office_holder"})["of"] = OTHER_COUNCIL
        assert outcome(record, "JMC-04", DAY) == "not_met"

    def test_an_empty_seat_is_one_whether_or_not_seats_may_be_missing(self) -> None:
        record = without(committee(), "fd")
        record["complete"].pop("seats")
        assert about(record, "JMC-04", "HB_FD").outcome.value == "not_met"

    def test_a_seat_that_was_never_made_is_a_place_not_filled(self) -> None:
        record = committee()
        vacate(record, "fd")
        record["seats"].remove(row(record, "seats", id="fd"))
        found = about(record, "JMC-04", "HB_FD")
        assert found.outcome.value == "not_met"
        assert "no seat" in found.message


class TestProfessionalsAreMembers:
    @pytest.mark.parametrize("seat_id", ["gp", "nurse", "hospdr"])
    def test_each_place_must_be_filled(self, seat_id: str) -> None:
        record = ended(committee(), seat_id, "2026-10-31")
        assert around(record, "JMC-05", "2026-10-31") == ("met", "met", "not_met")
        (found,) = [each for each in findings(record, "JMC-05", DAY) if each.outcome.value == "not_met"]
        assert found.facts["note"] == COMMITTEE_VACANCY_NOTE

    def test_a_doctor_off_the_list_does_not_fill_the_place(self) -> None:
        record = committee()
        row(record, "standings", person="p-gp", **{"is": "on_performers_list"})["ends"] = "2026-10-31"
        assert around(record, "JMC-05", "2026-10-31") == ("met", "met", "not_met")
        (found,) = [each for each in findings(record, "JMC-05", DAY) if each.outcome.value == "not_met"]
        assert "note" not in found.facts

    def test_it_cannot_tell_without_a_determination(self) -> None:
        record = committee()
        forget(record, "papers")
        assert outcome(record, "JMC-05", DAY) == "cannot_tell"

    def test_a_gap_does_not_hide_an_empty_seat(self) -> None:
        record = without(unknown_holder(committee(), "gp"), "hospdr")
        record["complete"].pop("seats")
        record["complete"]["seats"] = [{"from": "2015-04-01", "to": "open"}]
        assert outcome(record, "JMC-05", DAY) == "not_met"

    def test_it_cannot_tell_who_is_in_the_seat(self) -> None:
        assert outcome(unknown_holder(committee(), "nurse"), "JMC-05", DAY) == "cannot_tell"


class TestEachGroupIsRepresented:
    @pytest.mark.parametrize(
        ("regime", "expected"),
        [
            ("lead_hb", ["STAFF_HB", "THIRD", "USER", "CARER"]),
            ("lead_la", ["STAFF_LA", "THIRD", "USER", "CARER"]),
            ("lead_joint", ["STAFF_HB", "STAFF_LA", "THIRD", "USER", "CARER"]),
        ],
    )
    def test_the_model_says_which(self, regime: str, expected: list[str]) -> None:
        assert [each.subject.id for each in findings(committee(regime), "JMC-06", DAY)] == expected

    @pytest.mark.parametrize("seat_id", ["staffhb", "staffla", "third", "user", "carer"])
    def test_each_must_have_a_member(self, seat_id: str) -> None:
        record = ended(committee(), seat_id, "2026-10-31")
        assert around(record, "JMC-06", "2026-10-31") == ("met", "met", "not_met")
        (found,) = [each for each in findings(record, "JMC-06", DAY) if each.outcome.value == "not_met"]
        assert found.facts["note"] == COMMITTEE_VACANCY_NOTE
        assert found.facts["seats"] == [seat_id]

    def test_the_model_of_the_day_counts(self) -> None:
        record = committee("lead_hb")
        record["board"]["regimes"].append({"regime": "lead_joint", "from": "2026-10-10"})
        assert around(record, "JMC-06", "2026-10-10") == ("met", "not_met", "not_met")

    @pytest.mark.parametrize("regime", ["lead_hb", "lead_la"])
    def test_several_councils_had_both_groups_of_staff_before_20_march_2015(self, regime: str) -> None:
        record = early(councils(OTHER_COUNCIL, regime=regime))
        assert around(record, "JMC-06", "2015-03-20") == ("not_met", "met", "met")
        assert around(record, "JMC-06", "2014-11-28") == ("not_applicable", "not_met", "not_met")

    @pytest.mark.parametrize("regime", ["lead_hb", "lead_la"])
    def test_one_council_never_had(self, regime: str) -> None:
        assert around(early(committee(regime)), "JMC-06", "2015-03-20") == ("met", "met", "met")

    def test_one_person_for_two_groups_is_open_to_doubt(self) -> None:
        record = committee()
        vacate(record, "carer")
        appoint(record, "carer", "p-user")
        assert outcome(record, "JMC-06", DAY) == "caution"
        assert about(record, "JMC-06", "CARER").facts["doubled"] == ["Member p-user"]

    def test_a_second_member_of_a_group_takes_the_doubt_away(self) -> None:
        record = committee()
        vacate(record, "carer")
        appoint(record, "carer", "p-user")
        member(record, "carer2", "CARER")
        assert about(record, "JMC-06", "CARER").outcome.value == "met"

    def test_it_cannot_tell_whose_staff_a_member_is_for(self) -> None:
        record = committee()
        row(record, "seats", id="staffla").pop("represents")
        assert about(record, "JMC-06", "STAFF_LA").outcome.value == "cannot_tell"
        assert about(record, "JMC-06", "STAFF_HB").outcome.value == "met"

    def test_an_empty_seat_for_nobody_knows_whose_staff_fills_no_place(self) -> None:
        record = without(committee(), "staffla")
        row(record, "seats", id="staffla").pop("represents")
        assert about(record, "JMC-06", "STAFF_LA").outcome.value == "not_met"

    def test_it_cannot_tell_who_is_in_the_seat(self) -> None:
        assert outcome(unknown_holder(committee(), "carer"), "JMC-06", DAY) == "cannot_tell"

    def test_an_empty_seat_is_one_whether_or_not_seats_may_be_missing(self) -> None:
        record = without(committee(), "carer")
        record["complete"].pop("seats")
        assert outcome(record, "JMC-06", DAY) == "not_met"

    def test_it_cannot_tell_where_the_only_seat_may_be_missing(self) -> None:
        record = without(committee(), "carer")
        record["seats"].remove(row(record, "seats", id="carer"))
        assert outcome(record, "JMC-06", DAY) == "not_met"
        record["complete"].pop("seats")
        assert outcome(record, "JMC-06", DAY) == "cannot_tell"

    def test_a_gap_does_not_hide_an_empty_seat(self) -> None:
        assert outcome(without(unknown_holder(committee(), "third"), "carer"), "JMC-06", DAY) == "not_met"

    def test_staff_of_any_of_several_councils_are_staff_of_the_council(self) -> None:
        record = councils(OTHER_COUNCIL)
        row(record, "seats", id="staffla")["represents"] = OTHER_COUNCIL
        assert outcome(record, "JMC-06", DAY) == "met"

    def test_it_says_until_when_it_stands(self) -> None:
        facts = facts_of(ended(committee(), "carer", "2026-10-31"))
        assert result(REGISTRY["JMC-06"], facts, date(2026, 6, 1)).until == date(2026, 10, 31)


class TestStakeholderHasOneSeat:
    @pytest.mark.parametrize("other", ["la1", "hb1", "cswo", "fd", "s95", "gp", "nurse", "hospdr"])
    def test_no_other_seat_of_the_main_list_goes_with_it(self, other: str) -> None:
        record = committee()
        vacate(record, "carer")
        appoint(record, "carer", f"p-{other}")
        assert outcome(record, "JMC-07", DAY) == "not_met"

    def test_it_shows_both_seats_and_no_note(self) -> None:
        (found,) = [
            each for each in findings(nurse_for_staff(), "JMC-07", DAY) if each.outcome.value == "not_met"
        ]
        assert found.facts["stakeholder_seat"] == "Member p-nurse, Staff member of nhs-alba"
        assert found.facts["other_seats"] == ["Member p-nurse, Registered nurse"]
        assert "note" not in found.facts

    def test_it_ends_with_the_other_seat(self) -> None:
        record = nurse_for_staff()
        end(record, "nurse", "2026-10-31")
        assert around(record, "JMC-07", "2026-10-31") == ("not_met", "not_met", "met")

    def test_two_stakeholder_seats_are_left_to_another_rule(self) -> None:
        record = committee()
        vacate(record, "carer")
        appoint(record, "carer", "p-user")
        assert outcome(record, "JMC-07", DAY) == "met"

    def test_it_cannot_tell_who_is_in_the_other_seat(self) -> None:
        assert outcome(unknown_holder(committee(), "nurse"), "JMC-07", DAY) == "cannot_tell"

    def test_a_gap_does_not_hide_what_is_certain(self) -> None:
        assert outcome(unknown_holder(nurse_for_staff(), "gp"), "JMC-07", DAY) == "not_met"

    def test_nobody_for_any_group_has_nothing_to_judge(self) -> None:
        record = without(committee(), "staffhb", "staffla", "third", "user", "carer")
        assert outcome(record, "JMC-07", DAY) == "not_applicable"


class TestTheChair:
    def test_a_nominee_of_either_side_may_be_chair(self) -> None:
        record = chair_is("p-hb1")
        (found,) = findings(record, "JMC-09", DAY)
        assert found.outcome.value == "met"
        assert found.facts["chair"] == ["Member p-hb1"]
        assert found.facts["chair_since"] == date(2025, 5, 1)

    def test_it_is_not_met_from_the_day_after_the_chair_ceased_to_be_a_nominee(self) -> None:
        record = ended(committee(), "la1", "2026-10-31")
        assert around(record, "JMC-09", "2026-10-31") == ("met", "met", "not_met")

    def test_it_is_not_met_without_a_chair(self) -> None:
        record = committee()
        record["appointing_periods"][0]["holders"][0]["ends"] = "2026-10-31"
        assert around(record, "JMC-09", "2026-10-31") == ("met", "met", "not_met")

    def test_it_shows_what_a_chair_who_is_no_nominee_sits_as(self) -> None:
        (found,) = findings(chair_is("p-third"), "JMC-09", DAY)
        assert ["third" in label for label in found.facts["sits_as"]] == [True]

    def test_it_cannot_tell_who_is_chair(self) -> None:
        record = committee()
        forget(record, "appointing_periods")
        assert outcome(record, "JMC-09", DAY) == "cannot_tell"

    def test_no_chair_on_a_complete_record_is_not_met(self) -> None:
        record = committee()
        record["appointing_periods"] = []
        assert outcome(record, "JMC-09", DAY) == "not_met"

    def test_it_cannot_tell_whether_the_chair_is_a_nominee(self) -> None:
        assert outcome(unknown_holder(chair_is("p-third"), "la2"), "JMC-09", DAY) == "cannot_tell"

    def test_a_nominee_is_a_nominee_whatever_else_is_unknown(self) -> None:
        record = unknown_holder(committee(), "la2")
        record["complete"].pop("seats")
        assert outcome(record, "JMC-09", DAY) == "met"

    @pytest.mark.parametrize("field", ["chair_arrangements", "chair_change_arrangements"])
    def test_the_scheme_of_several_councils_says_both(self, field: str) -> None:
        record = councils(OTHER_COUNCIL)
        record["scheme_versions"][0][field] = "none"
        found = findings(record, "JMC-09", DAY)[1]
        assert (found.outcome.value, len(found.facts["not_stated"])) == ("not_met", 1)

    @pytest.mark.parametrize("field", ["chair_arrangements", "chair_change_arrangements"])
    def test_it_cannot_tell_what_a_scheme_says_that_nobody_recorded(self, field: str) -> None:
        record = councils(OTHER_COUNCIL)
        record["scheme_versions"][0].pop(field)
        assert outcome(record, "JMC-09", DAY) == "cannot_tell"

    def test_the_scheme_of_one_council_need_not_say(self) -> None:
        record = committee()
        record["scheme_versions"][0] |= {"chair_arrangements": "none", "chair_change_arrangements": "none"}
        assert outcome(record, "JMC-09", DAY) == "met"

    def test_the_scheme_in_force_on_the_day_counts(self) -> None:
        record = silent_on_changing()
        first = record["scheme_versions"][0]
        record["scheme_versions"].append(
            first | {"from": "2026-10-10", "chair_change_arrangements": "By agreement."}
        )
        assert around(record, "JMC-09", "2026-10-10") == ("not_met", "met", "met")

    def test_an_unknown_chair_does_not_hide_a_silent_scheme(self) -> None:
        record = silent_on_changing()
        forget(record, "appointing_periods")
        assert outcome(record, "JMC-09", DAY) == "not_met"


class TestTermsOfOffice:
    def test_a_term_a_day_too_long_is_not_met(self) -> None:
        record = committee()
        row(record, "appointments", seat="carer")["term_ends"] = "2028-05-01"
        assert outcome(record, "JMC-15", DAY) == "not_met"

    def test_nobody_goes_on_after_the_last_day(self) -> None:
        assert around(committee(), "JMC-15", "2028-04-30") == ("due", "due", "not_met")

    def test_it_falls_due_ninety_days_before(self) -> None:
        assert around(committee(), "JMC-15", "2028-01-31") == ("met", "due", "due")

    def test_a_further_term_is_allowed(self) -> None:
        record = committee()
        end(record, "carer", "2026-04-30")
        row(record, "appointments", seat="carer")["term_ends"] = "2026-04-30"
        appoint(record, "carer", "p-carer", "2026-05-01", term_ends="2029-04-30")
        assert outcome(record, "JMC-15", DAY) == "met"

    def test_membership_by_office_ends_with_the_office(self) -> None:
        record = committee()
        row(record, "standings", person="p-fd", **{"is": "office_holder"})["ends"] = "2026-10-31"
        assert around(record, "JMC-15", "2026-10-31") == ("due", "due", "not_met")

    def test_an_officer_who_left_in_time_is_met(self) -> None:
        record = ended(committee(), "fd", "2026-10-31")
        row(record, "standings", person="p-fd", **{"is": "office_holder"})["ends"] = "2026-10-31"
        assert around(record, "JMC-15", "2026-10-31") == ("met", "met", "met")

    def test_it_cannot_tell_without_a_term(self) -> None:
        record = committee()
        row(record, "appointments", seat="carer").pop("term_ends")
        assert outcome(record, "JMC-15", DAY) == "cannot_tell"

    def test_more_than_three_years_without_a_term_on_record_are_not_met(self) -> None:
        record = committee()
        row(record, "appointments", seat="carer").pop("term_ends")
        found = around(record, "JMC-15", "2028-04-30")
        assert found[2] == "not_met"

    def test_a_missing_first_day_does_not_hide_a_term_that_is_over(self) -> None:
        record = committee()
        carer = row(record, "appointments", seat="carer")
        carer.pop("starts_on")
        carer["term_ends"] = "2026-10-31"
        row(record, "seats", id="carer")["known"] = [{"from": "2026-06-01", "to": "open"}]
        assert around(record, "JMC-15", "2026-10-31") == ("due", "due", "not_met")

    def test_nobody_in_post_has_nothing_to_judge(self) -> None:
        record = committee()
        record["appointments"] = []
        assert outcome(record, "JMC-15", DAY) == "not_applicable"

    def test_it_asks_about_seats_on_the_committee_only(self) -> None:
        record = committee()
        seat(record, "sub1", "ADDL", group="performance")
        appoint(record, "sub1", "p-sub1", term_ends="open")
        assert outcome(record, "JMC-15", DAY) == "met"

    def test_it_says_until_when_it_stands(self) -> None:
        found = result(REGISTRY["JMC-15"], facts_of(committee()), date(2026, 6, 1))
        assert found.until == date(2028, 1, 30)
