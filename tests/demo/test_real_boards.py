"""What is expected of the real boards in the demonstration, from what was published of them.

A verdict of the sources speaks of presence only; a rule that also asks for evidence, such as a registration,
answers that it cannot tell.
"""

from collections.abc import Iterable
from datetime import date
from functools import cache

import pytest

import statute.rules  # noqa: F401  (registers every rule)
from ijb.demo.loading import RECORDS
from ijb.demo.sign_ins import OBSERVED
from statute.assessing import assess
from statute.day import Day
from statute.facts import STAKEHOLDERS, BoardFacts
from statute.findings import Finding
from statute.holding import in_post
from statute.record import document_of, facts_of, read_record
from statute.unknown import CannotTell

ON_2020, ON_2022 = ("renfrewshire", "2020-06-26"), ("renfrewshire", "2022-03-25")
BORDERS = ("scottish-borders", "2018-12-31")
HIGHLAND = ("highland", "2026-11-21")
AUGUST_2021, OCTOBER_2021, AUGUST_2023 = (
    ("dundee-city", "2021-08-25"),
    ("dundee-city", "2021-10-31"),
    ("dundee-city", "2023-08-31"),
)
NORTH_AYRSHIRE = ("north-ayrshire", "2020-02-13")
SOUTH_AYRSHIRE, ARGYLL, GLASGOW = (
    ("south-ayrshire", "2026-11-21"),
    ("argyll-and-bute", "2026-11-21"),
    ("glasgow-city", "2026-11-21"),
)
TWO_COUNCILS = ("clackmannanshire-and-stirling", "2016-01-26")

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


def people_seen(seen: Seen, *bases: str) -> int:
    """How many there were at least, where the source may not name every place."""
    return in_post(facts_of_board(seen[0]), Day(date.fromisoformat(seen[1])), *bases).at_least


def findings(seen: Seen, rule: str) -> tuple[Finding, ...]:
    return tuple(assess(facts_of_board(seen[0]), date.fromisoformat(seen[1]))[rule].findings)


def untold(seen: Seen, rules: Iterable[str]) -> set[str]:
    """Give those of the rules of which it is said that it cannot be told."""
    return {rule for rule in rules if outcomes(seen)[rule] == "cannot_tell"}


OF_A_SINGLE_COUNCIL = {"MEM-10", "MEM-11", "MEM-12", *REQUIRED, "CHR-01", "CHR-03"}
OF_SEVERAL = {"MEM-30", "MEM-31", "MEM-32", *set(REQUIRED) - {"MEM-16"}, "CHR-01", "CHR-03"}


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


class TestDundeeInAugust2021:
    def test_three_were_seen_of_each_side(self) -> None:
        assert (people_seen(AUGUST_2021, "LA_NOM"), people_seen(AUGUST_2021, "HB_NOM")) == (3, 3)

    @pytest.mark.parametrize("rule", sorted(set(REQUIRED) - {"MEM-19", "MEM-20"}))
    def test_a_place_that_was_held_is_never_said_to_be_empty(self, rule: str) -> None:
        assert people_seen(AUGUST_2021, REQUIRED[rule]) == 1
        assert outcomes(AUGUST_2021)[rule] == "cannot_tell"

    @pytest.mark.parametrize("rule", ["MEM-19", "MEM-20"])
    def test_of_a_place_that_the_minute_does_not_show_nothing_is_told(self, rule: str) -> None:
        assert people_seen(AUGUST_2021, REQUIRED[rule]) == 0
        assert outcomes(AUGUST_2021)[rule] == "cannot_tell"

    def test_each_group_of_stakeholders_has_its_member(self) -> None:
        assert groups(AUGUST_2021) == dict.fromkeys(STAKEHOLDERS, "met")

    def test_the_chair_is_the_councils_and_the_vice_chair_a_non_executive(self) -> None:
        found = outcomes(AUGUST_2021)
        assert (found["CHR-02"], found["CHR-03"], found["CHR-04"]) == ("met", "met", "met")

    def test_the_first_chair_that_was_seen_is_not_taken_for_the_boards_first(self) -> None:
        assert outcomes(AUGUST_2021)["CHR-06"] == "cannot_tell"


class TestDundeeInOctober2021:
    """https://www.dundeehscp.com/publications/ijb/7237 lists four of the council's side for three places."""

    def test_the_fourth_name_is_on_record_and_does_not_count(self) -> None:
        facts = facts_of_board("dundee-city")
        listed = [each for each in facts.people if "seen in October 2021" in each.label]
        assert len(listed) == 4
        assert people_seen(OCTOBER_2021, "LA_NOM") == 3

    def test_it_would_count_if_a_fourth_place_held_it(self) -> None:
        document = document_of((RECORDS / "dundee-city.json").read_bytes())
        seat = {"id": "council-4", "basis": "LA_NOM", "nominated_by": "dundee-city-council"}
        document["seats"].append(seat)
        held = {"seat": "council-4", "person": "council-4-october-2021", "seen_on": "2021-10-31"}
        document["appointments"].append(held)
        assert in_post(facts_of(document), Day(date(2021, 10, 31)), "LA_NOM").at_least == 4

    def test_of_the_rest_of_the_board_nothing_is_told(self) -> None:
        assert people_seen(OCTOBER_2021, "HB_NOM") == 0
        assert untold(OCTOBER_2021, OF_A_SINGLE_COUNCIL) == OF_A_SINGLE_COUNCIL
        assert groups(OCTOBER_2021) == dict.fromkeys(STAKEHOLDERS, "cannot_tell")


class TestDundeeInAugust2023:
    """https://www.dundeehscp.com/publications/ijb/7866 gives one person as chair and as vice-chair."""

    def test_both_are_on_record_as_the_document_has_them(self) -> None:
        on = Day(date(2023, 8, 31))
        held = [each for each in facts_of_board("dundee-city").in_office if each.held.on(on)]
        assert {each.holder.office for each in held} == {"chair", "vice_chair"}
        assert len({each.holder.person for each in held}) == 1

    @pytest.mark.parametrize("rule", ["CHR-01", "CHR-02", "CHR-03", "CHR-04"])
    def test_the_contradiction_is_never_made_into_a_pass(self, rule: str) -> None:
        assert outcomes(AUGUST_2023)[rule] == "cannot_tell"


class TestNorthAyrshire:
    def test_four_were_seen_of_each_side(self) -> None:
        assert (people_seen(NORTH_AYRSHIRE, "LA_NOM"), people_seen(NORTH_AYRSHIRE, "HB_NOM")) == (4, 4)

    @pytest.mark.parametrize(
        ("basis", "number"), [("CO", 1), ("CFO", 1), ("GP", 1), ("NURSE", 1), ("STAFF", 2), ("CSWO", 0)]
    )
    def test_as_many_are_in_post_as_the_minute_shows(self, basis: str, number: int) -> None:
        assert people_seen(NORTH_AYRSHIRE, basis) == number

    @pytest.mark.parametrize("rule", ["MEM-16", "MEM-21"])
    def test_of_the_places_that_appear_on_no_list_nothing_is_told(self, rule: str) -> None:
        assert outcomes(NORTH_AYRSHIRE)[rule] == "cannot_tell"

    def test_nor_of_a_member_for_service_users(self) -> None:
        assert groups(NORTH_AYRSHIRE) == {
            "STAFF": "met",
            "THIRD": "met",
            "CARER": "met",
            "USER": "cannot_tell",
        }

    def test_chair_and_vice_chair_come_from_different_sides(self) -> None:
        assert outcomes(NORTH_AYRSHIRE)["CHR-03"] == "met"

    def test_a_place_that_the_law_does_not_ask_for_is_empty_and_no_rule_says_so(self) -> None:
        assert people_seen(NORTH_AYRSHIRE, "ADDL") == 2
        empty = in_post(facts_of_board("north-ayrshire"), Day(date(2020, 2, 13)), "ADDL").empty
        assert [seat.id for seat in empty] == ["independent-sector"]
        assert "not_met" not in outcomes(NORTH_AYRSHIRE).values()

    def test_it_is_known_on_no_other_day(self) -> None:
        assert untold(("north-ayrshire", "2020-02-14"), OF_A_SINGLE_COUNCIL) == OF_A_SINGLE_COUNCIL


class TestSouthAyrshire:
    def test_both_numbers_of_its_handbook_are_kept(self) -> None:
        facts = facts_of_board("south-ayrshire")
        names = [facts.seat_label(seat) for seat in facts.seats if seat.basis in ("LA_NOM", "HB_NOM")]
        assert len(names) == 8
        assert len([name for name in names if "gives two a side" in name]) == 4

    def test_neither_is_taken_for_the_number_agreed(self) -> None:
        assert facts_of_board("south-ayrshire").scheme_versions == ()

    def test_places_without_anybody_seen_in_them_tell_nothing(self) -> None:
        assert untold(SOUTH_AYRSHIRE, OF_A_SINGLE_COUNCIL) == OF_A_SINGLE_COUNCIL
        assert groups(SOUTH_AYRSHIRE) == dict.fromkeys(STAKEHOLDERS, "cannot_tell")


class TestArgyllAndBute:
    def test_its_scheme_gives_four_to_each_side_and_the_first_chair_to_the_council(self) -> None:
        (scheme,) = facts_of_board("argyll-and-bute").scheme_versions
        assert scheme.nominees == {"argyll-and-bute-council": 4, "nhs-highland": 4}
        assert (scheme.first_chair_by, scheme.chair_term_months) == ("argyll-and-bute-council", 24)

    def test_what_the_clause_does_not_say_is_asked_for(self) -> None:
        asked = [each.message for each in findings(ARGYLL, "MEM-02")]
        assert "Not on record: the vice-chair's term in the integration scheme of 1 April 2016." in asked

    def test_who_is_on_it_is_not_told(self) -> None:
        assert untold(ARGYLL, OF_A_SINGLE_COUNCIL) == OF_A_SINGLE_COUNCIL

    def test_it_shares_its_health_board_with_an_area_under_another_order(self) -> None:
        assert facts_of_board("argyll-and-bute").health_board.authority == "nhs-highland"
        assert facts_of_board("highland").health_board.authority == "nhs-highland"
        assert outcomes(ARGYLL)["JMC-02"] == "not_applicable"


def test_of_glasgow_nothing_is_told_but_which_order_it_is_under() -> None:
    found = outcomes(GLASGOW)
    assert untold(GLASGOW, OF_A_SINGLE_COUNCIL) == OF_A_SINGLE_COUNCIL
    assert {rule for rule, outcome in found.items() if outcome == "met"} == {"MEM-03"}


class TestClackmannanshireAndStirling:
    def test_the_articles_for_several_councils_apply(self) -> None:
        found = outcomes(TWO_COUNCILS)
        assert found["MEM-03"] == "met"
        assert {found[rule] for rule in ("MEM-10", "MEM-11", "MEM-12", "MEM-16")} == {"not_applicable"}

    def test_its_membership_is_not_told(self) -> None:
        assert untold(TWO_COUNCILS, OF_SEVERAL) == OF_SEVERAL

    def test_two_and_two_councillors_stand_against_four(self) -> None:
        found = outcomes_of(with_nominees(clackmannanshire=2, stirling=2, health_board=4))
        assert (found["MEM-30"], found["MEM-31"]) == ("met", "met")

    def test_an_empty_place_of_one_council_is_that_councils_alone(self) -> None:
        found = outcomes_of(with_nominees(clackmannanshire=1, stirling=2, health_board=4))
        assert (found["MEM-30"], found["MEM-31"]) == ("not_met", "met")

    def test_three_of_the_health_board_are_too_few(self) -> None:
        found = outcomes_of(with_nominees(clackmannanshire=2, stirling=2, health_board=3))
        assert (found["MEM-30"], found["MEM-31"]) == ("met", "not_met")


def outcomes_of(facts: BoardFacts) -> dict[str, str]:
    assessment = assess(facts, date.fromisoformat(TWO_COUNCILS[1]))
    return {result.rule.id: result.outcome.value for result in assessment.results}


def with_nominees(*, clackmannanshire: int, stirling: int, health_board: int) -> BoardFacts:
    """Two councils' board with a scheme of two, two and four, and so many of each in post."""
    document = document_of((RECORDS / "clackmannanshire-and-stirling.json").read_bytes())
    day = TWO_COUNCILS[1]
    wanted = {"clackmannanshire-council": 2, "stirling-council": 2, "nhs-forth-valley": 4}
    present = dict(zip(wanted, (clackmannanshire, stirling, health_board), strict=True))
    known = [{"from": day, "to": day}]
    document |= {"scheme_versions": [{"from": day, "nominees": wanted}], "seats": [], "people": []}
    document["complete"] = {"seats": known}
    for authority, count in wanted.items():
        for number in range(count):
            place = f"{authority}-{number}"
            basis = "HB_NOM" if authority == "nhs-forth-valley" else "LA_NOM"
            seat = {"id": place, "basis": basis, "nominated_by": authority, "known": known}
            document["seats"].append(seat)
            if number < present[authority]:
                document["people"].append({"id": place})
                document["appointments"].append({"seat": place, "person": place, "seen_on": day})
    return facts_of(document)


@pytest.mark.parametrize("seen", [AUGUST_2021, NORTH_AYRSHIRE])
def test_a_minute_is_not_read_as_naming_every_place(seen: Seen) -> None:
    with pytest.raises(CannotTell, match="every seat"):
        people_on(seen, "LA_NOM")


def test_every_record_of_a_real_board_is_looked_at_here() -> None:
    assert {file.stem for file in RECORDS.glob("*.json")} == {*OBSERVED, "demonstration"}


@pytest.mark.parametrize("slug", OBSERVED)
def test_nobody_is_named(slug: str) -> None:
    facts = facts_of_board(slug)
    places = {facts.seat_label(seat) for seat in facts.seats}
    named = ("Councillor ", "Health Board nominee ", "Member called both chair and vice-chair")
    for person in facts.people:
        assert person.label.split(" (seen")[0] in places or person.label.startswith(named)
