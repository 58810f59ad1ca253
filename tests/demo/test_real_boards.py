"""What is expected of the real boards in the demonstration, from what was published of them.

A verdict of the sources speaks of presence only; a rule that also asks for evidence, such as a registration,
answers that it cannot tell.
"""

from datetime import date
from functools import cache

import pytest

import statute.rules  # noqa: F401  (registers every rule)
from ijb.demo.loading import RECORDS
from statute.assessing import assess
from statute.day import Day
from statute.facts import BoardFacts
from statute.holding import in_post
from statute.record import read_record

ON_2020, ON_2022 = ("renfrewshire", "2020-06-26"), ("renfrewshire", "2022-03-25")
BORDERS = ("scottish-borders", "2018-12-31")
HIGHLAND = ("highland", "2026-11-21")

REQUIRED = {
    "MEM-16": "CSWO",
    "MEM-17": "CO",
    "MEM-18": "CFO",
    "MEM-19": "GP",
    "MEM-20": "NURSE",
    "MEM-21": "HOSPDR",
}
GROUPS = ("STAFF", "THIRD", "USER", "CARER")
NOT_FOR_COMMITTEES = [f"MEM-{number}" for number in (*range(10, 27), 30, 31, 32)]
FOR_COMMITTEES = ["JMC-02", "JMC-03", "JMC-04", "JMC-05", "JMC-06"]

Seen = tuple[str, str]


@cache
def facts_of_board(slug: str) -> BoardFacts:
    return read_record((RECORDS / f"{slug}.json").read_bytes())


@cache
def outcomes(seen: Seen) -> dict[str, str]:
    assessment = assess(facts_of_board(seen[0]), date.fromisoformat(seen[1]))
    assert not assessment.incomplete
    return {result.rule.id: result.outcome.value for result in assessment.results}


@cache
def groups(seen: Seen) -> dict[str, str]:
    assessment = assess(facts_of_board(seen[0]), date.fromisoformat(seen[1]))
    return {each.subject.id: each.outcome.value for each in assessment["MEM-23"].findings}


def people_on(seen: Seen, *bases: str) -> int:
    return in_post(facts_of_board(seen[0]), Day(date.fromisoformat(seen[1])), *bases).exactly()


@pytest.mark.parametrize("seen", [ON_2020, ON_2022])
class TestRenfrewshire:
    def test_the_sides_are_equal_with_four_each(self, seen: Seen) -> None:
        assert (people_on(seen, "LA_NOM"), people_on(seen, "HB_NOM")) == (4, 4)

    @pytest.mark.parametrize("rule", ["MEM-10", "MEM-11", "MEM-12"])
    def test_the_number_that_the_scheme_asks_for_was_not_seen(self, seen: Seen, rule: str) -> None:
        assert outcomes(seen)[rule] == "cannot_tell"

    @pytest.mark.parametrize("rule", sorted(set(REQUIRED) - {"MEM-21"}))
    def test_a_place_that_was_held_is_never_said_to_be_empty(self, seen: Seen, rule: str) -> None:
        assert people_on(seen, REQUIRED[rule]) == 1
        assert outcomes(seen)[rule] == "cannot_tell"

    @pytest.mark.parametrize("group", GROUPS)
    def test_each_group_of_stakeholders_has_its_member(self, seen: Seen, group: str) -> None:
        assert groups(seen)[group] == "met"

    def test_chair_and_vice_chair_come_from_different_sides(self, seen: Seen) -> None:
        assert outcomes(seen)["CHR-03"] == "met"


def test_renfrewshire_lacked_its_doctor_in_2022_and_not_in_2020() -> None:
    assert outcomes(ON_2022)["MEM-21"] == "not_met"
    assert people_on(ON_2022, "HOSPDR") == 0
    assert outcomes(ON_2020)["MEM-21"] == "cannot_tell"
    assert people_on(ON_2020, "HOSPDR") == 1


@pytest.mark.parametrize("day", ["2020-06-25", "2020-06-27", "2021-06-26", "2022-03-24", "2022-03-26"])
def test_renfrewshire_is_known_on_no_other_day(day: str) -> None:
    found = outcomes(("renfrewshire", day))
    assert {found[rule] for rule in ("MEM-11", "MEM-12", *REQUIRED)} == {"cannot_tell"}
    assert set(groups(("renfrewshire", day)).values()) == {"cannot_tell"}


@pytest.mark.parametrize("rule", ["MEM-10", "MEM-11", "MEM-12", *sorted(REQUIRED), "CHR-03"])
def test_what_was_not_seen_of_the_borders_is_not_told(rule: str) -> None:
    assert outcomes(BORDERS)[rule] == "cannot_tell"


def test_the_borders_had_no_service_user_member_and_nothing_is_known_of_the_others() -> None:
    assert groups(BORDERS) == {
        "USER": "not_met",
        "STAFF": "cannot_tell",
        "THIRD": "cannot_tell",
        "CARER": "cannot_tell",
    }
    assert outcomes(BORDERS)["MEM-23"] == "not_met"


@pytest.mark.parametrize("rule", NOT_FOR_COMMITTEES)
def test_the_rules_for_joint_boards_do_not_apply_to_highland(rule: str) -> None:
    assert outcomes(HIGHLAND)[rule] == "not_applicable"


@pytest.mark.parametrize("rule", FOR_COMMITTEES)
def test_nothing_is_known_of_the_committee_of_highland(rule: str) -> None:
    assert outcomes(HIGHLAND)[rule] == "cannot_tell"


@pytest.mark.parametrize("slug", ["renfrewshire", "scottish-borders", "highland"])
def test_nobody_is_named(slug: str) -> None:
    facts = facts_of_board(slug)
    places = {facts.seat_label(seat) for seat in facts.seats}
    named = ("Councillor ", "Health Board nominee ")
    for person in facts.people:
        assert person.label.split(" (seen")[0] in places or person.label.startswith(named)
