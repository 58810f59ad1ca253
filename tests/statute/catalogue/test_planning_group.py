"""Who must be on the strategic planning group: SPG-02 to SPG-04, SPG-11, SPG-12 and SPG-16."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date

import pytest

from statute.notes import PLANNING_GROUP_VACANCY_NOTE
from statute.registry import REGISTRY
from tests.statute.planning_groups import (
    SPG,
    board_with_group,
    considers,
    filled,
    locality,
    multi_with_group,
    place,
    planning_group,
    settled,
    speaker,
)
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
    outcome,
    row,
    single,
    vacate,
)

DAY = "2026-11-21"
SPG_RULES = [each.id for each in REGISTRY if each.family == "SPG"]


def early(record: Record) -> Record:
    """The same board, as if it, its group and its members had been there since 1 January 2014."""
    text = json.dumps(record).replace("2015-04-01", "2014-01-01").replace("2025-05-01", "2014-01-01")
    found: Record = json.loads(text)
    return found


def outcomes(record: Record, rule_id: str, on: str = DAY) -> dict[str, str]:
    """A rule's outcomes by the id of their subjects."""
    return {each.subject.id: each.outcome.value for each in findings(record, rule_id, on)}


def without_seat(record: Record, seat_id: str) -> Record:
    """The board without a seat, and without anybody in it."""
    vacate(record, seat_id)
    record["seats"] = [each for each in record["seats"] if each["id"] != seat_id]
    return record


def not_known(record: Record, seat_id: str) -> Record:
    """The board with a seat of which nobody knows who is in it."""
    vacate(record, seat_id)
    row(record, "seats", id=seat_id).pop("known")
    return record


# -- the catalogue's tests --------------------------------------------------------------------------------


def health_nominee_gone() -> Record:
    record = board_with_group()
    end(record, "spg-hb", "2026-10-01")
    return record


def nominee_of_one_of_two() -> Record:
    record = multi_with_group()
    row(record, "seats", id="spg-la").update(nominated_jointly=False, nominated_by=COUNCIL)
    return record


def five_empty() -> Record:
    record = board_with_group()
    end(record, "g05", "2026-05-05")
    return record


def nothing_said_of_five() -> Record:
    record = board_with_group()
    record["papers"] = [each for each in record["papers"] if each.get("about", {}).get("seat") != "g05"]
    return record


def six_localities() -> Record:
    record = board_with_group()
    for name in ("east", "west", "mid", "isles"):
        locality(record, name)
    return record


def chosen_by_the_locality() -> Record:
    record = board_with_group()
    record["groups"].append({"id": "north-group", "name": "North group", "kind": "locality_group"})
    row(record, "appointments", seat="loc-north")["appointed_by"] = "north-group"
    return record


def one_for_four() -> Record:
    record = board_with_group()
    for name in ("east", "west"):
        locality(record, name, voice=False)
        place(record, f"loc-{name}", "SPG_LOC", "p-loc-north", locality=name)
    vacate(record, "loc-south")
    appoint(record, "loc-south", "p-loc-north", appointed_by="board")
    return record


def one_for_four_and_a_fifth() -> Record:
    record = one_for_four()
    locality(record, "isles", voice=False)
    return record


def consulted_with_ten_empty() -> Record:
    record = board_with_group()
    end(record, "g10", "2026-01-31")
    record["consultations"].append({"group": SPG, "subject": "Proposals", "asked_on": "2026-03-01"})
    return record


WORKED: list[tuple[str, str, Callable[[], Record], str]] = [
    ("SPG-02", "one Health Board nominee", board_with_group, "met"),
    ("SPG-02", "the nominee's last day was 1 October 2026, none since", health_nominee_gone, "not_met"),
    ("SPG-03", "one council, one nominee", board_with_group, "met"),
    ("SPG-03", "two councils, joint nominee", multi_with_group, "met"),
    ("SPG-03", "two councils, nominee named by one only", nominee_of_one_of_two, "caution"),
    ("SPG-04", "12 groups filled", board_with_group, "met"),
    ("SPG-04", "G05 empty 200 days", five_empty, "not_met"),
    ("SPG-04", "a member for G05 of whom the board has said nothing", nothing_said_of_five, "cannot_tell"),
    ("SPG-11", "6 localities, 6 representatives", six_localities, "met"),
    ("SPG-11", "chosen by the locality group, the board not recorded", chosen_by_the_locality, "caution"),
    ("SPG-12", "one person for 4 localities", one_for_four, "met"),
    ("SPG-11", "one person for 4 localities", one_for_four, "met"),
    ("SPG-11", "one person for 4 localities, the fifth has nobody", one_for_four_and_a_fifth, "not_met"),
    ("SPG-16", "consulted with G10 vacant", consulted_with_ten_empty, "met"),
    ("SPG-04", "SPG-16: no planning group at all", lambda: no_group(), "not_met"),
]


def no_group() -> Record:
    record = board_with_group()
    record["groups"], record["consultations"] = [], []
    record["seats"] = [each for each in record["seats"] if "group" not in each]
    kept = {each["id"] for each in record["seats"]}
    record["appointments"] = [each for each in record["appointments"] if each["seat"] in kept]
    record["papers"] = [each for each in record["papers"] if each.get("topic") != "representative"]
    return record


@pytest.mark.parametrize(
    ("rule_id", "build", "expected"),
    [pytest.param(rule, build, expected, id=f"{rule}: {words}") for rule, words, build, expected in WORKED],
)
def test_the_catalogues_own_tests(rule_id: str, build: Callable[[], Record], expected: str) -> None:
    assert outcome(build(), rule_id, DAY) == expected


def test_the_fifth_locality_only_is_named() -> None:
    assert outcomes(one_for_four_and_a_fifth(), "SPG-11") == {
        "north": "met", "south": "met", "east": "met", "west": "met", "isles": "not_met",
    }  # fmt: skip


# -- whether there is a group -----------------------------------------------------------------------------


@pytest.mark.parametrize("rule_id", SPG_RULES)
def test_without_any_group_on_record_each_rule_asks_once_for_it(rule_id: str) -> None:
    [asked] = findings(single(), rule_id, DAY)
    assert (asked.outcome.value, asked.subject.type) == ("cannot_tell", "board")
    assert asked.message == (
        "Not on record: whether Alba Integration Joint Board has a strategic planning group, and which it is."
    )


@pytest.mark.parametrize("rule_id", SPG_RULES)
def test_where_it_is_known_that_there_is_no_group_only_one_rule_is_not_met(rule_id: str) -> None:
    expected = "not_met" if rule_id == "SPG-04" else "not_applicable"
    assert [each.outcome.value for each in findings(no_group(), rule_id, DAY)] == [expected]


@pytest.mark.parametrize("field", ["from", "to", "kind"])
@pytest.mark.parametrize("rule_id", SPG_RULES)
def test_where_it_is_not_known_whether_the_group_was_there_each_rule_says_so(
    rule_id: str, field: str
) -> None:
    record = settled()
    record["groups"][0].pop(field)
    record["complete"].pop("groups")
    [found] = findings(record, rule_id, DAY)
    words = "whether the strategic planning group on record (Planning group) was there on this day"
    missing = "the kind of Planning group" if field == "kind" else words
    assert found.message == f"Not on record: {missing}."


def test_where_the_groups_are_complete_there_is_none() -> None:
    record = no_group()
    [found] = findings(record, "SPG-04", DAY)
    assert (found.outcome.value, found.subject.type) == ("not_met", "board")
    assert "note" not in found.facts
    record["complete"]["groups"] = [{"from": "2026-08-01", "to": "open"}]
    assert around(record, "SPG-04", "2026-08-01") == ("cannot_tell", "not_met", "not_met")


def test_the_group_is_there_from_its_first_day_to_its_last() -> None:
    record = filled(single(), **{"from": "2026-02-01", "to": "2026-06-30"})
    assert around(record, "SPG-04", "2026-02-01") == ("not_met", "met", "met")
    assert around(record, "SPG-04", "2026-06-30") == ("met", "met", "not_met")
    assert around(record, "SPG-02", "2026-02-01") == ("not_applicable", "met", "met")


def test_a_group_whose_last_day_is_not_on_record_leaves_it_open() -> None:
    record = board_with_group()
    record["groups"][0].pop("to")
    record["complete"].pop("groups")
    [found] = findings(record, "SPG-04", DAY)
    assert found.message == (
        "Not on record: whether the strategic planning group on record (Planning group) was there on this"
        " day."
    )


def test_a_group_whose_kind_is_not_on_record_may_be_it() -> None:
    record = board_with_group()
    record["groups"][0].pop("kind")
    [found] = findings(record, "SPG-04", DAY)
    assert found.message == "Not on record: the kind of Planning group."


def test_a_committee_is_none() -> None:
    record = board_with_group()
    record["groups"][0]["kind"] = "committee"
    assert outcome(record, "SPG-04", DAY) == "not_met"


def test_of_two_groups_the_later_one_is_meant() -> None:
    record = board_with_group()
    planning_group(record, "new", **{"from": "2026-09-01"})
    assert around(record, "SPG-02", "2026-09-01") == ("met", "not_met", "not_met")


@pytest.mark.parametrize("rule_id", ["SPG-02", "SPG-03", "SPG-04", "SPG-11"])
def test_a_place_not_filled_on_one_of_two_groups_names_the_other(rule_id: str) -> None:
    record = board_with_group()
    planning_group(record, "new", name="Carers' forum", **{"from": "2026-09-01"})
    found = findings(record, rule_id, DAY)
    words = " That is on Carers' forum; also on record as strategic planning group: Planning group."
    assert {each.message.endswith(words) for each in found} == {True}
    record["groups"][0]["to"] = "2026-08-31"
    assert not any(each.message.endswith(words) for each in findings(record, rule_id, DAY))


# -- before the law, and other models ---------------------------------------------------------------------


@pytest.mark.parametrize("rule_id", ["SPG-02", "SPG-03", "SPG-11"])
def test_it_is_law_from_22_september_2014(rule_id: str) -> None:
    assert around(early(board_with_group()), rule_id, "2014-09-22") == ("not_applicable", "met", "met")


def test_the_twelve_groups_of_persons_are_law_from_12_december_2014() -> None:
    assert around(early(board_with_group()), "SPG-04", "2014-12-12") == ("not_applicable", "met", "met")


def test_sharing_and_vacancies_are_law_from_22_september_2014() -> None:
    assert around(early(one_for_four()), "SPG-12", "2014-09-22") == ("not_applicable", "met", "met")
    record = early(board_with_group())
    vacate(record, "g10")
    assert around(record, "SPG-16", "2014-09-22") == ("not_applicable", "met", "met")


def test_a_place_for_a_locality_that_ended_is_not_counted() -> None:
    record = planning_group(single())
    for each in ("north", "south"):
        locality(record, each, voice=False, name=each.capitalize())
        place(record, f"loc-{each}", "SPG_LOC", "p-isla", locality=each)
    row(record, "localities", id="south")["to"] = "2026-06-30"
    assert outcome(record, "SPG-12", "2026-06-30") == "met"
    assert outcome(record, "SPG-12", "2026-07-01") == "not_applicable"


@pytest.mark.parametrize(
    ("regime", "health", "council"),
    [
        ("lead_hb", "not_applicable", "met"),
        ("lead_la", "met", "not_applicable"),
        ("lead_joint", "not_applicable", "not_applicable"),
    ],
)
def test_a_body_that_leads_nominates_nobody(regime: str, health: str, council: str) -> None:
    record = filled(committee(regime))
    assert outcome(record, "SPG-02", DAY) == health
    assert outcome(record, "SPG-03", DAY) == council
    assert outcome(record, "SPG-04", DAY) == "met"
    assert outcome(record, "SPG-11", DAY) == "met"


@pytest.mark.parametrize(("regime", "body"), [("lead_hb", HEALTH), ("lead_la", COUNCIL)])
def test_the_body_that_leads_says_whom_it_considers_representative(regime: str, body: str) -> None:
    record = filled(committee(regime))
    for each in record["papers"]:
        if each.get("topic") == "representative":
            each["from"] = body
    row(record, "appointments", seat="loc-north")["appointed_by"] = body
    assert outcome(record, "SPG-04", DAY) == "met"
    assert outcome(record, "SPG-11", DAY) == "met"


@pytest.mark.parametrize(
    ("regime", "said"),
    [
        ("ijb_single", "The board does"),
        ("lead_hb", "The body that leads does"),
        ("lead_joint", "The bodies that lead do"),
    ],
)
def test_it_is_said_who_decides_whom_to_consider_representative(regime: str, said: str) -> None:
    record = filled(single() if regime == "ijb_single" else committee(regime))
    considers(record, "g05", says=False, given_on="2026-06-01")
    found = next(each for each in findings(record, "SPG-04", DAY) if each.subject.id == "G05")
    assert found.message == (
        f"{said} not consider Member p-g05 representative of non-commercial providers of health care."
    )


# -- SPG-02 and SPG-03: nominees --------------------------------------------------------------------------


@pytest.mark.parametrize(("rule_id", "seat_id"), [("SPG-02", "spg-hb"), ("SPG-03", "spg-la")])
def test_a_nominee_is_there_from_the_first_day_to_the_last(rule_id: str, seat_id: str) -> None:
    record = board_with_group()
    end(record, seat_id, "2026-10-01")
    assert around(record, rule_id, "2026-10-01") == ("met", "met", "not_met")
    row(record, "appointments", seat=seat_id)["starts_on"] = "2025-06-01"
    assert around(record, rule_id, "2025-06-01") == ("not_met", "met", "met")


def test_the_gap_tells_since_when_who_was_last_and_that_it_undoes_nothing() -> None:
    [found] = findings(health_nominee_gone(), "SPG-02", DAY)
    assert (found.facts["empty_since"], found.facts["empty_since_exact"]) == (date(2026, 10, 2), True)
    assert found.facts["last_holder"] == "Member p-spg-hb"
    assert found.facts["note"] == PLANNING_GROUP_VACANCY_NOTE
    assert found.message == (
        "Place not filled: nominee of the Health Board, empty since 2 October 2026, last held by Member"
        " p-spg-hb."
    )


@pytest.mark.parametrize(("rule_id", "seat_id"), [("SPG-02", "spg-hb"), ("SPG-03", "spg-la")])
def test_without_a_seat_there_is_no_nominee_where_the_seats_are_complete(rule_id: str, seat_id: str) -> None:
    record = without_seat(board_with_group(), seat_id)
    assert outcome(record, rule_id, DAY) == "not_met"
    record["complete"].pop("seats")
    assert outcome(record, rule_id, DAY) == "cannot_tell"


@pytest.mark.parametrize(("rule_id", "seat_id"), [("SPG-02", "spg-hb"), ("SPG-03", "spg-la")])
def test_a_seat_whose_holder_is_not_known_leaves_it_open(rule_id: str, seat_id: str) -> None:
    record = not_known(board_with_group(), seat_id)
    assert outcome(record, rule_id, DAY) == "cannot_tell"


def test_a_seat_of_unknown_basis_may_be_the_nominees() -> None:
    record = board_with_group()
    row(record, "seats", id="spg-hb").pop("basis")
    assert outcome(record, "SPG-02", DAY) == "cannot_tell"


def test_a_nominee_of_somebody_else_is_none_of_the_health_boards() -> None:
    record = board_with_group()
    row(record, "seats", id="spg-hb")["nominated_by"] = COUNCIL
    assert outcome(record, "SPG-02", DAY) == "not_met"


def test_a_seat_that_does_not_say_by_whom_is_the_schemes_health_boards() -> None:
    record = board_with_group()
    row(record, "seats", id="spg-hb").pop("nominated_by")
    assert outcome(record, "SPG-02", DAY) == "met"


def test_a_nominee_of_each_of_two_councils_is_open_to_doubt() -> None:
    record = nominee_of_one_of_two()
    place(record, "spg-lb", "SPG_LA", nominated_by=OTHER_COUNCIL, nominated_jointly=False)
    [found] = findings(record, "SPG-03", DAY)
    assert found.outcome.value == "caution"
    assert found.facts["nominated_by"] == [COUNCIL, OTHER_COUNCIL]


def test_one_joint_nominee_beside_another_is_enough() -> None:
    record = multi_with_group()
    place(record, "spg-lb", "SPG_LA", nominated_by=OTHER_COUNCIL, nominated_jointly=False)
    assert outcome(record, "SPG-03", DAY) == "met"


def test_whether_two_councils_nominated_together_must_be_on_record() -> None:
    record = multi_with_group()
    row(record, "seats", id="spg-la").pop("nominated_jointly")
    [found] = findings(record, "SPG-03", DAY)
    assert (
        found.message
        == "Not on record: whether the councils together nominate to the seat “Council nominee”."
    )


def test_two_councils_without_a_nominee_are_asked_together() -> None:
    record = multi_with_group()
    end(record, "spg-la", "2026-10-01")
    [found] = findings(record, "SPG-03", DAY)
    assert found.outcome.value == "not_met"
    assert (
        found.next == "Ask the councils together for a nominee, and record the appointment to Planning group."
    )


# -- SPG-04: the twelve -----------------------------------------------------------------------------------


def test_an_empty_place_hides_no_other_and_carries_the_note() -> None:
    found = {each.subject.id: each for each in findings(five_empty(), "SPG-04", DAY)}
    assert len(found) == 12
    assert {each.outcome.value for key, each in found.items() if key != "G05"} == {"met"}
    gap = found["G05"]
    assert gap.facts["note"] == PLANNING_GROUP_VACANCY_NOTE
    assert (gap.facts["empty_since"], gap.facts["last_holder"]) == (date(2026, 5, 6), "Member p-g05")


def test_a_place_is_filled_from_the_first_day_to_the_last() -> None:
    record = five_empty()
    assert around(record, "SPG-04", "2026-05-05") == ("met", "met", "not_met")


def test_a_place_that_was_never_filled_is_empty_since_the_group_began() -> None:
    record = filled(single(), **{"from": "2024-02-01"})
    vacate(record, "g05")
    gap = next(each for each in findings(record, "SPG-04", DAY) if each.subject.id == "G05")
    assert gap.message == (
        "Place not filled: non-commercial providers of health care, empty since 1 February 2024."
    )


def test_the_boards_statement_counts_from_its_day() -> None:
    record = nothing_said_of_five()
    considers(record, "g05", given_on="2026-06-01")
    assert around(record, "SPG-04", "2026-06-01") == ("cannot_tell", "met", "met")


def test_a_later_statement_takes_the_first_back() -> None:
    record = board_with_group()
    considers(record, "g05", says=False, given_on="2026-06-01")
    assert around(record, "SPG-04", "2026-06-01") == ("met", "not_met", "not_met")


@pytest.mark.parametrize("first", [True, False])
def test_opposite_statements_of_one_day_settle_nothing(first: bool) -> None:
    record = nothing_said_of_five()
    considers(record, "g05", says=first, given_on="2026-06-01")
    considers(record, "g05", says=not first, given_on="2026-06-01")
    found = {each.subject.id: each for each in findings(record, "SPG-04", DAY)}
    assert found["G05"].message == (
        "Not on record: which of the opposite statements of 1 June 2026 about Member p-g05 stands."
    )
    considers(record, "g05", given_on="2026-06-02")
    assert outcome(record, "SPG-04", DAY) == "met"


@pytest.mark.parametrize("fields", [{"how_ended": "resignation"}, {"ended_by": "board"}])
def test_somebody_who_left_on_a_day_not_known_fills_no_place(fields: dict[str, str]) -> None:
    record = board_with_group()
    for seat_id in ("g05", "spg-hb"):
        row(record, "appointments", seat=seat_id).pop("ends")
    assert outcome(record, "SPG-04", DAY) == outcome(record, "SPG-02", DAY) == "met"
    for seat_id in ("g05", "spg-hb"):
        row(record, "appointments", seat=seat_id).update(fields)
    found = {each.subject.id: each for each in findings(record, "SPG-04", DAY)}
    assert {key for key, each in found.items() if each.outcome.value == "cannot_tell"} == {"G05"}
    assert found["G05"].message.startswith("Not on record: whether Member p-g05 held")
    assert outcome(record, "SPG-02", DAY) == "cannot_tell"
    assert around(record, "SPG-02", "2025-05-01") == ("not_met", "met", "cannot_tell")


def test_one_of_two_whom_the_board_considers_representative_is_enough() -> None:
    record = board_with_group()
    speaker(record, "G05", "g05b")
    considers(record, "g05b", says=False, given_on="2026-06-01")
    assert outcome(record, "SPG-04", DAY) == "met"


def test_a_statement_may_name_the_appointment_and_is_good_for_later_terms() -> None:
    record = nothing_said_of_five()
    row(record, "appointments", seat="g05").update(id="a5", ends="2026-04-30")
    considers(record, "g05", about={"appointment": "a5"})
    appoint(record, "g05", "p-g05", "2026-05-01", id="a6")
    assert outcome(record, "SPG-04", DAY) == "met"


def test_a_statement_on_somebody_else_in_the_seat_says_nothing() -> None:
    record = nothing_said_of_five()
    considers(record, "g05", person_id="p-g06")
    assert outcome(record, "SPG-04", DAY) == "cannot_tell"


def test_a_statement_about_the_person_alone_is_about_their_only_interest() -> None:
    record = nothing_said_of_five()
    considers(record, "g05", about={"person": "p-g05"})
    assert outcome(record, "SPG-04", DAY) == "met"
    place(record, "g10b", "G10", "p-g05")
    found = {each.subject.id: each for each in findings(record, "SPG-04", DAY)}
    assert found["G05"].message == (
        "Not on record: for which interest the determination (representative) of 1 May 2025 was made."
    )


def test_an_authoritys_statement_is_not_the_boards() -> None:
    record = nothing_said_of_five()
    considers(record, "g05", from_=COUNCIL)
    assert outcome(record, "SPG-04", DAY) == "cannot_tell"


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        (
            {"from_": None},
            "who gave the determination (representative) of 1 May 2025 about Member p-g05",
        ),
        ({"given_on": None}, "the day of the determination (representative) about Member p-g05"),
        ({"about": None}, "whom or what the determination (representative) of 1 May 2025 is about"),
    ],
)
def test_a_statement_that_lacks_something_asks_for_it(fields: dict[str, None], words: str) -> None:
    record = nothing_said_of_five()
    considers(record, "g05", **fields)  # type: ignore[arg-type]
    found = {each.subject.id: each for each in findings(record, "SPG-04", DAY)}
    assert found["G05"].message == f"Not on record: {words}."
    assert found["G04"].outcome.value == "met"


def test_a_seat_not_known_leaves_its_own_place_open_only() -> None:
    record = not_known(board_with_group(), "g05")
    assert {key for key, each in outcomes(record, "SPG-04").items() if each == "cannot_tell"} == {"G05"}


# -- SPG-11 and SPG-12: localities ------------------------------------------------------------------------


def test_without_a_locality_it_does_not_apply_where_none_is_left_out() -> None:
    record = board_with_group()
    vacate(record, "loc-north", "loc-south")
    record["seats"] = [each for each in record["seats"] if each["basis"] != "SPG_LOC"]
    record["localities"] = []
    assert outcome(record, "SPG-11", DAY) == "not_applicable"
    forget(record, "localities")
    assert [each.outcome.value for each in findings(record, "SPG-11", DAY)] == ["cannot_tell"]


def test_a_locality_is_to_be_heard_from_its_first_day_to_its_last() -> None:
    record = board_with_group()
    locality(record, "isles", voice=False, **{"from": "2026-02-01", "to": "2026-06-30"})
    assert around(record, "SPG-11", "2026-02-01") == ("met", "not_met", "not_met")
    assert around(record, "SPG-11", "2026-06-30") == ("not_met", "not_met", "met")


def test_a_community_planning_locality_is_not_counted() -> None:
    record = board_with_group()
    locality(record, "burgh", voice=False, kind="community_planning")
    assert set(outcomes(record, "SPG-11")) == {"north", "south"}


def test_a_voice_is_there_to_the_last_day() -> None:
    record = board_with_group()
    end(record, "loc-north", "2026-10-01")
    assert around(record, "SPG-11", "2026-10-01") == ("met", "met", "not_met")
    gap = next(each for each in findings(record, "SPG-11", DAY) if each.subject.id == "north")
    assert gap.message == (
        "Place not filled: voice of North, empty since 2 October 2026, last held by Member p-loc-north."
    )
    assert gap.facts["note"] == PLANNING_GROUP_VACANCY_NOTE


def test_the_board_confirms_a_choice_by_its_statement() -> None:
    record = chosen_by_the_locality()
    considers(record, "loc-north", given_on="2026-06-01")
    assert around(record, "SPG-11", "2026-06-01") == ("caution", "met", "met")


def test_who_chose_the_voice_must_be_on_record() -> None:
    record = board_with_group()
    row(record, "appointments", seat="loc-north").pop("appointed_by")
    assert outcomes(record, "SPG-11") == {"north": "cannot_tell", "south": "met"}


def test_a_voice_whose_locality_is_not_on_record_may_be_anybodys() -> None:
    record = board_with_group()
    row(record, "seats", id="loc-north").pop("locality")
    assert outcomes(record, "SPG-11") == {"north": "cannot_tell", "south": "met"}


def test_a_locality_whose_days_are_not_on_record_leaves_it_open() -> None:
    record = board_with_group()
    row(record, "localities", id="north").pop("from")
    row(record, "localities", id="north").pop("to")
    assert outcomes(record, "SPG-11") == {"north": "cannot_tell", "south": "met"}


def test_two_localities_are_shared_from_the_day_the_second_begins() -> None:
    record = board_with_group()
    vacate(record, "loc-south")
    appoint(record, "loc-south", "p-loc-north", "2026-06-01", appointed_by="board")
    assert around(record, "SPG-12", "2026-06-01") == ("not_applicable", "met", "met")
    [found] = findings(record, "SPG-12", DAY)
    assert found.message == "Member p-loc-north speaks for North and South, which the Act allows."


# -- SPG-16: what an empty seat does not undo -------------------------------------------------------------


def test_every_empty_seat_of_the_group_is_shown_with_the_note() -> None:
    record = board_with_group()
    end(record, "g10", "2026-01-31")
    vacate(record, "spg-hb", "carer")
    found = findings(record, "SPG-16", DAY)
    assert {each.subject.id for each in found} == {"spg-hb", "g10"}
    assert {each.facts["note"] for each in found} == {PLANNING_GROUP_VACANCY_NOTE}
    assert around(record, "SPG-16", "2026-01-31") == ("met", "met", "met")


def test_it_does_not_apply_where_no_seat_is_empty_or_there_is_no_group() -> None:
    assert outcome(board_with_group(), "SPG-16", DAY) == "not_applicable"
    assert outcome(no_group(), "SPG-16", DAY) == "not_applicable"
