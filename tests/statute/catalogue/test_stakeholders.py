"""Stakeholders, further members and the vote: MEM-23 to MEM-26 and MEM-33."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date

import pytest

from statute.assessing import result
from statute.notes import SILENT_NOTE, VACANCY_NOTE
from statute.record import facts_of
from statute.registry import REGISTRY
from tests.statute.situations import (
    COUNCIL,
    HEALTH,
    OTHER_COUNCIL,
    Record,
    appoint,
    around,
    end,
    findings,
    forget,
    member,
    multi,
    outcome,
    row,
    scheme,
    seat,
    single,
    standing,
    vacate,
)

DAY = "2026-11-21"
GROUPS = ("staff", "third", "user", "carer")


def early(record: Record) -> Record:
    """The same board, as if it had been established on 1 January 2014, with members since."""
    text = json.dumps(record).replace("2015-04-01", "2014-01-01").replace("2025-05-01", "2014-01-01")
    found: Record = json.loads(text)
    return found


def outcomes(record: Record, rule_id: str, on: str = DAY) -> dict[str, str]:
    """A rule's outcomes by the id of their subjects."""
    return {each.subject.id: each.outcome.value for each in findings(record, rule_id, on)}


def voters(record: Record, on: str) -> tuple[object, ...]:
    """MEM-26's numbers for a day: voting members, quorum, requisition."""
    [finding] = findings(record, "MEM-26", on)
    return tuple(finding.facts[name] for name in ("voting_members", "quorum", "requisition"))


# -- the catalogue's tests --------------------------------------------------------------------------------


def no_carer() -> Record:
    record = single()
    end(record, "carer", "2026-09-30")
    return record


def two_staff() -> Record:
    record = single()
    member(record, "staff2", "STAFF", represents=COUNCIL)
    return record


def nurse_for_staff() -> Record:
    record = single()
    vacate(record, "staff")
    appoint(record, "staff", "p-nurse")
    return record


def councillor_as_carer() -> Record:
    record = single()
    vacate(record, "carer")
    appoint(record, "carer", "p-la1")
    return record


def provider() -> Record:
    record = single()
    member(record, "housing", "ADDL")
    return record


def elected_mid_term() -> Record:
    record = provider()
    standing(record, "p-housing", "councillor", "2026-10-08", of=COUNCIL)
    return record


def twelve_additional() -> Record:
    record = multi(additional_members=12)
    member(record, "housing", "ADDL")
    member(record, "provider", "ADDL")
    return record


def one_too_many() -> Record:
    record = multi()
    member(record, "housing", "ADDL")
    return record


WORKED: list[tuple[str, str, Callable[[], Record], set[str]]] = [
    ("MEM-23", "one for each group", single, {"met"}),
    ("MEM-23", "no carer in post", no_carer, {"not_met"}),
    ("MEM-23", "two for staff, one for each other group", two_staff, {"met"}),
    ("MEM-24", "a staff representative who is nothing else", single, {"met"}),
    ("MEM-24", "the nurse sits for staff too", nurse_for_staff, {"not_met"}),
    ("MEM-24", "a councillor sits as nominee and as carer", councillor_as_carer, {"not_met"}),
    ("MEM-25", "an independent care provider", provider, {"met"}),
    ("MEM-25", "an additional member is elected as councillor", elected_mid_term, {"not_met"}),
    ("MEM-33", "the scheme has 12 additional members, and 12 are in post", twelve_additional, {"met"}),
    ("MEM-33", "a member the scheme does not provide for", one_too_many, {"not_met"}),
]


@pytest.mark.parametrize(
    ("rule_id", "build", "expected"),
    [pytest.param(rule, build, expected, id=f"{rule}: {words}") for rule, words, build, expected in WORKED],
)
def test_the_catalogues_own_tests(rule_id: str, build: Callable[[], Record], expected: set[str]) -> None:
    assert outcome(build(), rule_id, DAY) in expected


@pytest.mark.parametrize(
    ("seat_id", "on", "votes"),
    [
        pytest.param("carer", "2026-08-31", False, id="MEM-26: a carer does not vote on 31 August 2026"),
        pytest.param("carer", "2026-09-01", True, id="MEM-26: a carer votes on 1 September 2026"),
        pytest.param("carer", "2026-09-02", True, id="MEM-26: a carer votes on 2 September 2026"),
        pytest.param("third", "2026-09-01", True, id="MEM-26: the third sector votes"),
        pytest.param("user", "2026-09-01", True, id="MEM-26: service users vote"),
        pytest.param("staff", DAY, False, id="MEM-26: staff do not vote"),
        pytest.param("la1", "2026-08-31", True, id="MEM-26: a council's nominee votes before"),
        pytest.param("hb1", DAY, True, id="MEM-26: a Health Board's nominee votes after"),
        pytest.param("co", DAY, False, id="MEM-26: the chief officer does not vote"),
    ],
)
def test_who_votes_on_a_day(seat_id: str, on: str, votes: bool) -> None:
    [finding] = findings(single(), "MEM-26", on)
    assert any(f"Member p-{seat_id}," in label for label in finding.facts["voting"]) is votes
    assert any(f"Member p-{seat_id}," in label for label in finding.facts["non_voting"]) is not votes


# -- MEM-26: the numbers ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("on", "expected"),
    [("2026-08-31", (8, 4, 6)), ("2026-09-01", (11, 6, 8)), ("2026-09-02", (11, 6, 8))],
)
def test_a_board_of_eight_has_eleven_voting_members_from_1_september_2026(
    on: str, expected: tuple[int, int, int]
) -> None:
    assert voters(single(), on) == expected
    assert outcome(single(), "MEM-26", on) == "met"


@pytest.mark.parametrize(
    ("build", "before", "after"),
    [(lambda: single(3, 3), (6, 3, 4), (9, 5, 6)), (lambda: multi(), (12, 6, 8), (15, 8, 10))],
    ids=["three and three", "six and six"],
)
def test_the_numbers_of_other_boards(
    build: Callable[[], Record], before: tuple[int, int, int], after: tuple[int, int, int]
) -> None:
    assert (voters(build(), "2026-08-31"), voters(build(), "2026-09-01")) == (before, after)


def test_a_second_carer_votes_and_an_additional_member_does_not() -> None:
    record = single()
    member(record, "carer2", "CARER")
    member(record, "addl", "ADDL")
    assert voters(record, DAY) == (12, 6, 8)


def test_a_person_in_two_voting_seats_has_one_vote() -> None:
    record = councillor_as_carer()
    assert voters(record, DAY) == (10, 5, 7)


def test_an_empty_seat_does_not_count() -> None:
    assert voters(no_carer(), "2026-09-30") == (11, 6, 8)
    assert voters(no_carer(), "2026-10-01") == (10, 5, 7)


def test_seats_not_known_leave_a_least_number() -> None:
    record = single()
    vacate(record, "la1")
    row(record, "seats", id="la1").pop("known")
    [finding] = findings(record, "MEM-26", DAY)
    assert finding.outcome.value == "cannot_tell"
    assert finding.facts["voting_members_at_least"] == 10
    assert "voting_members" not in finding.facts
    assert "quorum" not in finding.facts


def test_a_stakeholders_seat_not_known_matters_from_the_day_they_vote() -> None:
    record = single()
    vacate(record, "user")
    row(record, "seats", id="user").pop("known")
    assert around(record, "MEM-26", "2026-09-01") == ("met", "cannot_tell", "cannot_tell")


def test_a_seat_of_unknown_basis_leaves_the_vote_open() -> None:
    record = single()
    row(record, "seats", id="gp").pop("basis")
    assert outcome(record, "MEM-26", DAY) == "cannot_tell"


def test_seats_not_known_to_be_all_leave_the_vote_open() -> None:
    record = single()
    record["complete"]["seats"] = [{"from": "2026-08-01", "to": "open"}]
    assert around(record, "MEM-26", "2026-08-01") == ("cannot_tell", "met", "met")


def test_a_board_of_nobody_has_no_voting_members() -> None:
    record = single()
    record["appointments"] = []
    assert voters(record, DAY) == (0, 0, 0)


# -- every date each rule depends on ----------------------------------------------------------------------


@pytest.mark.parametrize("rule_id", ["MEM-23", "MEM-25", "MEM-26"])
def test_it_is_law_from_28_november_2014(rule_id: str) -> None:
    assert around(early(provider()), rule_id, "2014-11-28") == ("not_applicable", "met", "met")


def test_the_schemes_number_is_law_from_28_november_2014() -> None:
    assert around(early(multi()), "MEM-33", "2014-11-28") == ("not_applicable", "met", "met")


def test_no_second_place_is_law_from_20_march_2015() -> None:
    assert around(early(single()), "MEM-24", "2015-03-20") == ("not_applicable", "met", "met")


@pytest.mark.parametrize("seat_id", GROUPS)
def test_a_group_has_its_member_to_the_last_day(seat_id: str) -> None:
    record = single()
    end(record, seat_id, "2026-09-30")
    assert around(record, "MEM-23", "2026-09-30") == ("met", "met", "not_met")


@pytest.mark.parametrize("seat_id", GROUPS)
def test_a_group_has_its_member_from_the_first_day(seat_id: str) -> None:
    record = single()
    row(record, "appointments", seat=seat_id)["starts_on"] = "2026-10-01"
    assert around(record, "MEM-23", "2026-10-01") == ("not_met", "met", "met")


def test_it_stands_until_the_last_carer_leaves() -> None:
    record = single()
    end(record, "carer", "2027-03-31")
    asked = result(REGISTRY["MEM-23"], facts_of(record), date(2026, 11, 21))
    assert (asked.since, asked.until) == (date(2025, 5, 1), date(2027, 3, 31))


@pytest.mark.parametrize(("first", "expected"), [("2026-10-01", ("met", "not_met", "not_met"))])
def test_a_second_place_shows_from_its_first_day(first: str, expected: tuple[str, str, str]) -> None:
    record = single()
    seat(record, "nurse2", "NURSE")
    appoint(record, "nurse2", "p-staff", first)
    assert around(record, "MEM-24", first) == expected


def test_a_second_place_is_gone_after_its_last_day() -> None:
    record = single()
    seat(record, "nurse2", "NURSE")
    appoint(record, "nurse2", "p-staff", ends="2026-09-30")
    assert around(record, "MEM-24", "2026-09-30") == ("not_met", "not_met", "met")


def test_an_additional_member_is_ruled_out_from_the_day_of_election() -> None:
    assert around(elected_mid_term(), "MEM-25", "2026-10-08") == ("met", "not_met", "not_met")


def test_an_additional_member_is_free_again_after_the_last_day_as_councillor() -> None:
    record = provider()
    standing(record, "p-housing", "councillor", "2022-05-05", "2026-10-08", of=COUNCIL)
    assert around(record, "MEM-25", "2026-10-08") == ("not_met", "not_met", "met")


def test_the_schemes_number_is_that_of_the_version_of_the_day() -> None:
    record = one_too_many()
    scheme(
        record,
        **({"from": "2026-10-01", "additional_members": 11, "additional_member_arrangements": "One more."}),
    )
    assert around(record, "MEM-33", "2026-10-01") == ("not_met", "met", "met")


# -- MEM-23: groups ---------------------------------------------------------------------------------------


def test_an_empty_group_tells_since_when_and_carries_the_note() -> None:
    found = {each.subject.id: each for each in findings(no_carer(), "MEM-23", DAY)}
    carer = found["CARER"]
    assert carer.facts["note"] == VACANCY_NOTE
    assert (carer.facts["empty_since"], carer.facts["empty_since_exact"]) == (date(2026, 10, 1), True)
    assert carer.facts["last_holder"] == "Member p-carer"
    assert carer.next
    assert {found[each].outcome.value for each in ("STAFF", "THIRD", "USER")} == {"met"}


def test_a_group_without_a_seat_is_not_met_where_all_seats_are_on_record() -> None:
    record = single()
    vacate(record, "user")
    record["seats"] = [each for each in record["seats"] if each["id"] != "user"]
    assert outcomes(record, "MEM-23") == {"STAFF": "met", "THIRD": "met", "USER": "not_met", "CARER": "met"}


def test_a_group_whose_seats_are_not_known_hides_no_other_group() -> None:
    record = no_carer()
    vacate(record, "user")
    row(record, "seats", id="user").pop("known")
    assert outcomes(record, "MEM-23") == {
        "STAFF": "met",
        "THIRD": "met",
        "USER": "cannot_tell",
        "CARER": "not_met",
    }


def test_a_place_on_record_that_is_empty_is_not_filled_though_other_seats_may_exist() -> None:
    record = no_carer()
    record["complete"].pop("seats")
    assert outcomes(record, "MEM-23") == {
        "STAFF": "met",
        "THIRD": "met",
        "USER": "met",
        "CARER": "not_met",
    }


def test_a_group_without_a_place_on_record_cannot_be_told_where_other_seats_may_exist() -> None:
    record = no_carer()
    vacate(record, "carer")
    record["seats"] = [each for each in record["seats"] if each["id"] != "carer"]
    record["complete"].pop("seats")
    assert outcomes(record, "MEM-23")["CARER"] == "cannot_tell"


def test_one_person_for_two_groups_is_a_matter_of_doubt() -> None:
    record = single()
    vacate(record, "carer")
    appoint(record, "carer", "p-user")
    assert outcomes(record, "MEM-23") == {
        "STAFF": "met",
        "THIRD": "met",
        "USER": "caution",
        "CARER": "caution",
    }


def test_a_seat_not_known_in_a_group_with_a_member_changes_nothing() -> None:
    record = single()
    seat(record, "carer2", "CARER", known=[])
    assert outcome(record, "MEM-23", DAY) == "met"


# -- MEM-24: no second place ------------------------------------------------------------------------------


@pytest.mark.parametrize("seat_id", ["la1", "hb1", "cswo", "cfo", "gp", "nurse", "hospdr"])
def test_every_place_on_the_main_list_rules_out_a_stakeholder(seat_id: str) -> None:
    record = single()
    vacate(record, "third")
    appoint(record, "third", f"p-{seat_id}")
    found = {each.outcome.value: each for each in findings(record, "MEM-24", DAY)}
    assert found["not_met"].facts["note"] == SILENT_NOTE
    facts = facts_of(record)
    seat = facts.seat_label(facts.seat_by_id[seat_id])
    assert any(seat in label for label in found["not_met"].facts["other_seats"])


def test_the_chief_officer_as_stakeholder_is_a_matter_of_doubt() -> None:
    record = single()
    vacate(record, "third")
    appoint(record, "third", "p-co")
    assert outcome(record, "MEM-24", DAY) == "caution"


def test_an_additional_members_place_rules_out_nobody() -> None:
    record = single()
    seat(record, "addl", "ADDL")
    appoint(record, "addl", "p-third")
    assert outcome(record, "MEM-24", DAY) == "met"


def test_a_main_seat_whose_holder_is_not_known_leaves_it_open() -> None:
    record = single()
    vacate(record, "gp")
    row(record, "seats", id="gp").pop("known")
    assert outcome(record, "MEM-24", DAY) == "cannot_tell"


def test_a_certain_second_place_is_not_hidden_by_a_seat_not_known() -> None:
    record = councillor_as_carer()
    vacate(record, "gp")
    row(record, "seats", id="gp").pop("known")
    assert outcome(record, "MEM-24", DAY) == "not_met"


def test_a_stakeholders_seat_not_known_is_a_gap_of_its_own() -> None:
    record = single()
    vacate(record, "user")
    row(record, "seats", id="user").pop("known")
    assert sorted(outcomes(record, "MEM-24").values()) == ["cannot_tell", "met", "met", "met"]


def test_it_does_not_apply_without_stakeholders() -> None:
    record = single()
    vacate(record, *GROUPS)
    assert outcome(record, "MEM-24", DAY) == "not_applicable"


# -- MEM-25: additional members ---------------------------------------------------------------------------


def test_it_does_not_apply_without_additional_members() -> None:
    assert outcome(single(), "MEM-25", DAY) == "not_applicable"


def test_it_cannot_tell_of_additional_members_in_seats_not_on_record() -> None:
    record = single()
    record["complete"].pop("seats")
    assert outcome(record, "MEM-25", DAY) == "cannot_tell"


def test_a_councillor_of_any_council_is_ruled_out() -> None:
    record = provider()
    standing(record, "p-housing", "councillor", of="elsewhere-council")
    [finding] = findings(record, "MEM-25", DAY)
    assert finding.outcome.value == "not_met"
    assert finding.facts["roles"] == ["a councillor of elsewhere-council"]
    assert finding.facts["note"] == SILENT_NOTE


@pytest.mark.parametrize(("of", "expected"), [(HEALTH, "not_met"), ("nhs-other", "met")])
def test_only_this_health_boards_non_executives_are_ruled_out(of: str, expected: str) -> None:
    record = provider()
    standing(record, "p-housing", "non_executive", of=of)
    assert outcome(record, "MEM-25", DAY) == expected


def test_it_cannot_tell_without_any_standings() -> None:
    record = provider()
    forget(record, "standings")
    assert outcome(record, "MEM-25", DAY) == "cannot_tell"


def test_a_certain_role_settles_it_though_the_rest_is_not_known() -> None:
    record = provider()
    forget(record, "standings")
    standing(record, "p-housing", "non_executive", of=HEALTH)
    assert outcome(record, "MEM-25", DAY) == "not_met"


def test_known_to_be_neither_is_enough() -> None:
    record = provider()
    forget(record, "standings")
    standing(record, "p-housing", "councillor", value=False)
    standing(record, "p-housing", "non_executive", of=HEALTH, value=False)
    row(record, "standings", **{"is": "councillor"}).pop("of", None)
    assert outcome(record, "MEM-25", DAY) == "met"


def test_no_councillor_of_one_council_may_be_one_of_another() -> None:
    record = provider()
    forget(record, "standings")
    standing(record, "p-housing", "councillor", of=COUNCIL, value=False)
    standing(record, "p-housing", "non_executive", of=HEALTH, value=False)
    assert outcome(record, "MEM-25", DAY) == "cannot_tell"


def test_a_councillor_of_another_council_is_not_hidden_by_a_no() -> None:
    record = provider()
    standing(record, "p-housing", "councillor", of=COUNCIL, value=False)
    standing(record, "p-housing", "councillor", of=OTHER_COUNCIL)
    assert outcome(record, "MEM-25", DAY) == "not_met"


# -- MEM-33: the scheme's number --------------------------------------------------------------------------


def test_it_does_not_apply_to_a_board_of_one_council() -> None:
    assert outcome(single(), "MEM-33", DAY) == "not_applicable"


def test_fewer_than_the_scheme_says_is_not_met() -> None:
    record = multi()
    end(record, "carer", "2026-09-30")
    assert around(record, "MEM-33", "2026-09-30") == ("met", "met", "not_met")


def test_it_names_who_is_beyond_the_statutory_list() -> None:
    [finding] = findings(one_too_many(), "MEM-33", DAY)
    assert (finding.facts["scheme_number"], finding.facts["in_post"]) == (10, 11)
    assert finding.facts["beyond_the_statutory_list"] == ["Member p-housing, Additional member"]
    assert "5(8)" in finding.message


@pytest.mark.parametrize("number", [9, 10])
def test_a_person_in_two_places_may_be_counted_once_or_twice(number: int) -> None:
    record = multi(additional_members=number)
    vacate(record, "cfo")
    appoint(record, "cfo", "p-co", "2015-04-01", term_ends="while in office")
    assert outcome(record, "MEM-33", DAY) == "met"


@pytest.mark.parametrize(("number", "expected"), [("none", "not_met"), (None, "cannot_tell"), (0, "not_met")])
def test_a_scheme_without_a_number(number: str | int | None, expected: str) -> None:
    assert outcome(multi(additional_members=number), "MEM-33", DAY) == expected


def test_it_cannot_tell_without_a_scheme() -> None:
    record = multi()
    forget(record, "scheme_versions")
    assert outcome(record, "MEM-33", DAY) == "cannot_tell"


@pytest.mark.parametrize(
    ("arrangements", "expected"), [("none", "not_met"), (None, "cannot_tell"), ("So.", "met")]
)
def test_further_members_need_arrangements_in_the_scheme(arrangements: str | None, expected: str) -> None:
    record = multi(additional_members=11, additional_member_arrangements=arrangements)
    member(record, "housing", "ADDL")
    assert outcome(record, "MEM-33", DAY) == expected


def test_too_many_is_certain_though_other_seats_are_not_known() -> None:
    record = one_too_many()
    seat(record, "odd", "ADDL", known=[])
    record["complete"].pop("seats")
    assert outcome(record, "MEM-33", DAY) == "not_met"


@pytest.mark.parametrize("seat_id", ["carer", "gp"])
def test_it_cannot_tell_the_number_where_a_seat_is_not_known(seat_id: str) -> None:
    record = multi()
    vacate(record, seat_id)
    row(record, "seats", id=seat_id).pop("known")
    assert outcome(record, "MEM-33", DAY) == "cannot_tell"
