"""Decisions with a significant effect on a locality: LOC-09 to LOC-11."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from statute.structure import CONSULTEES
from tests.statute.localities_cast import (
    closing,
    decision,
    divided,
    effects,
    involved,
    locality,
    with_lists,
)
from tests.statute.situations import Record, around, committee, findings, outcome, paper, row, single

DAY = "2026-11-21"
CONSULTED = ("C02", "C03", "C07", "C08", "C10", "C14")


def messages(record: Record, rule_id: str, on: str = DAY) -> list[str]:
    return [each.message for each in findings(record, rule_id, on)]


def outcomes(record: Record, rule_id: str, on: str = DAY) -> list[str]:
    return [each.outcome.value for each in findings(record, rule_id, on)]


def consulting(*acted: str, **others: dict[str, Any]) -> Record:
    """A decision with an effect on one locality, with what is on record of the consultees there."""
    return closing(involved=involved("c", *acted, **others))


# -- the catalogue's tests ---------------------------------------------------------------------------------


def no_effect() -> Record:
    return closing(effects=effects(none="abcdef"))


def residents_passed_over() -> Record:
    return consulting(*CONSULTED[:-1], C14={"action": False, "interest": True})


def residents_not_told_of() -> Record:
    return consulting(*CONSULTED[:-1], C14={"action": False})


def paid_at_an_event() -> Record:
    record = divided()
    for who in ("p1", "p2", "p3"):
        paper(record, "payment", "expenses", "2026-09-10", to=who, about={"locality": "c"})
    return record


WORKED: list[tuple[str, str, Callable[[], Record], set[str]]] = [
    ("LOC-09", "an effect on record for one locality", closing, {"met"}),
    ("LOC-10", "which the next rule judges", closing, {"met"}),
    ("LOC-09", "none for all localities", no_effect, {"met"}),
    ("LOC-10", "which the next rule does not judge", no_effect, {"not_applicable"}),
    ("LOC-10", "six groups consulted, the rest reasoned out", lambda: consulting(*CONSULTED), {"met"}),
    ("LOC-10", "residents likely affected, not involved", residents_passed_over, {"not_met"}),
    ("LOC-10", "residents not consulted, interest not recorded", residents_not_told_of, {"cannot_tell"}),
    ("LOC-11", "no payment made", divided, {"met"}),
    ("LOC-11", "payments for three people at an event", paid_at_an_event, {"met"}),
]


@pytest.mark.parametrize(
    ("rule_id", "build", "expected"),
    [pytest.param(rule, build, expected, id=f"{rule}: {words}") for rule, words, build, expected in WORKED],
)
def test_the_catalogues_own_tests(rule_id: str, build: Callable[[], Record], expected: set[str]) -> None:
    assert outcome(build(), rule_id, DAY) in expected


# -- which decisions are judged, and when ------------------------------------------------------------------

BOTH = pytest.mark.parametrize("rule_id", ["LOC-09", "LOC-10"])


@BOTH
def test_a_decision_is_judged_from_its_day_to_the_end_of_the_next_financial_year(rule_id: str) -> None:
    assert around(closing(), rule_id, "2026-10-01") == ("not_applicable", "met", "met")
    assert around(closing(), rule_id, "2028-03-31") == ("met", "met", "not_applicable")


@BOTH
@pytest.mark.parametrize("regime", ["lead_hb", "lead_la", "lead_joint"])
def test_they_bind_lead_agency_areas_too(rule_id: str, regime: str) -> None:
    record = divided(6, committee(regime))
    record["decisions"] = closing()["decisions"]
    assert outcome(record, rule_id, DAY) == "met"


@BOTH
@pytest.mark.parametrize("by", ["nhs-alba", "alba-council", "chief-officer", None])
def test_whoever_decides_is_bound(rule_id: str, by: str | None) -> None:
    assert outcome(closing(by=by), rule_id, DAY) == "met"


@BOTH
def test_advice_is_no_decision(rule_id: str) -> None:
    assert outcome(closing(recommends=True), rule_id, DAY) == "not_applicable"
    assert outcome(closing(recommends=False), rule_id, DAY) == "met"


@BOTH
def test_a_decision_on_something_else_is_asked_about_only_where_an_effect_is_on_record(rule_id: str) -> None:
    assert outcome(closing(topic="other", effects=None), rule_id, DAY) == "not_applicable"
    assert outcome(closing(topic="other"), rule_id, DAY) == "met"


def test_a_decision_without_a_topic_or_an_effect_leaves_it_open() -> None:
    record = closing(topic=None, effects=None)
    for rule_id in ("LOC-09", "LOC-10"):
        assert messages(record, rule_id) == ["Not on record: the topic of the decision of 1 October 2026."]


@pytest.mark.parametrize(
    "effects_told",
    [None, effects(none="abcde"), [*effects(none="abcde"), {"locality": "f"}]],
    ids=["no effects", "one locality left out", "one locality left blank"],
)
def test_where_an_effect_cannot_be_told_neither_can_who_was_to_be_consulted(effects_told: Any) -> None:
    record = closing(effects=effects_told)
    assert outcomes(record, "LOC-10") == ["cannot_tell"]
    assert messages(record, "LOC-10") == messages(record, "LOC-09")


def test_a_decision_without_its_day_leaves_it_open() -> None:
    record = closing(on=None)
    [message] = messages(record, "LOC-09")
    assert message.startswith("Not on record: the day of the decision")
    assert outcomes(record, "LOC-10") == ["cannot_tell"]


# -- LOC-09 ------------------------------------------------------------------------------------------------


def test_the_localities_that_are_affected_are_named() -> None:
    [finding] = findings(closing(effects=effects("a", "c", none="bdef")), "LOC-09", DAY)
    assert finding.subject.label == "Close the day hospital"
    assert finding.facts["affected"] == ["Ardgarve", "Carrick Moor"]
    assert finding.facts["not_recorded"] == []


def test_nothing_on_record_is_never_not_met() -> None:
    assert messages(closing(effects=None), "LOC-09") == [
        "Not on record: which localities the decision of 1 October 2026 might affect."
    ]


def test_a_list_that_is_empty_says_that_none_is_affected() -> None:
    assert outcome(closing(effects=[]), "LOC-09", DAY) == "met"


def test_a_locality_of_which_nothing_is_said_leaves_it_open() -> None:
    [message] = messages(closing(effects=effects(none="abcde")), "LOC-09")
    assert message.startswith(
        "Not on record: whether services in Fearnbay might be significantly affected by"
    )
    assert (
        outcome(closing(effects=[*effects(none="abcde"), {"locality": "f"}]), "LOC-09", DAY) == "cannot_tell"
    )


def test_with_an_effect_on_one_the_rest_may_be_left_unsaid() -> None:
    [finding] = findings(closing(effects=effects("c")), "LOC-09", DAY)
    assert finding.outcome.value == "met"
    assert finding.facts["not_recorded"] == ["Ardgarve", "Balkeld", "Dunlyn", "Eskvale", "Fearnbay"]
    assert finding.message.endswith(
        "Nothing is on record of Ardgarve, Balkeld, Dunlyn, Eskvale and Fearnbay."
    )


def test_a_locality_of_community_planning_is_never_affected() -> None:
    record = closing(effects=effects("hill", none="abcdef"))
    locality(record, "hill", kind="community_planning")
    [finding] = findings(record, "LOC-09", DAY)
    assert finding.facts["affected"] == []
    assert outcome(record, "LOC-10", DAY) == "not_applicable"


@BOTH
@pytest.mark.parametrize(
    ("last", "expected"),
    [("2026-09-30", "not_applicable"), ("2026-10-01", "met"), ("2026-10-02", "met")],
)
def test_the_localities_of_the_day_of_the_decision_count(rule_id: str, last: str, expected: str) -> None:
    record = closing()
    row(record, "localities", id="c")["to"] = last
    assert outcome(record, rule_id, DAY) == (expected if rule_id == "LOC-10" else "met")
    [finding] = findings(record, "LOC-09", DAY)
    assert finding.facts["affected"] == ([] if expected == "not_applicable" else ["Carrick Moor"])


# -- LOC-10 ------------------------------------------------------------------------------------------------


def test_those_passed_over_are_named_with_the_locality_and_the_day() -> None:
    [finding] = findings(residents_passed_over(), "LOC-10", DAY)
    assert finding.message == (
        "Likely to have an interest in Carrick Moor, and not involved before the decision of 1 October 2026:"
        " residents of the locality."
    )
    assert finding.facts["not_involved"] == ["residents of the locality"]
    assert len(finding.facts["involved"]) == 5
    assert len(finding.facts["left_out"]) == 8


def test_left_out_without_a_reason_is_a_caution() -> None:
    record = consulting(*CONSULTED, C04={"action": False, "interest": False, "reason": "none"})
    [finding] = findings(record, "LOC-10", DAY)
    assert finding.outcome.value == "caution"
    assert finding.facts["without_reason"] == ["commercial providers of health care"]


def test_left_out_with_no_word_on_the_reason_cannot_be_told() -> None:
    record = consulting(*CONSULTED, C04={"action": False, "interest": False})
    [finding] = findings(record, "LOC-10", DAY)
    assert finding.message.startswith("Not on record: why these were thought to have no interest in")
    assert finding.facts["not_recorded"] == ["commercial providers of health care"]


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ({"action": True}, "met"),
        ({"action": True, "interest": False}, "met"),
        ({"action": True, "interest": True}, "met"),
        ({"interest": True}, "cannot_tell"),
        ({"interest": False, "reason": "They use none of it."}, "met"),
        ({"interest": False, "reason": "none"}, "caution"),
        ({}, "cannot_tell"),
    ],
)
def test_what_is_on_record_of_a_group(said: dict[str, Any], expected: str) -> None:
    assert outcome(consulting(*CONSULTED, C01=said), "LOC-10", DAY) == expected


def test_a_group_that_is_not_named_cannot_be_told() -> None:
    record = closing(involved=[])
    [finding] = findings(record, "LOC-10", DAY)
    assert finding.outcome.value == "cannot_tell"
    assert len(finding.facts["not_recorded"]) == len(CONSULTEES) == 14


def test_where_nothing_was_recorded_one_question_is_asked() -> None:
    assert messages(closing(involved=None), "LOC-10") == [
        "Not on record: who in Carrick Moor was involved and consulted before the decision of 1 October 2026."
    ]


def test_a_missing_fact_does_not_hide_who_was_passed_over() -> None:
    record = consulting(*CONSULTED[1:], C01={"action": False, "interest": True}, C02={})
    assert outcomes(record, "LOC-10") == ["not_met", "cannot_tell"]


def test_each_locality_that_is_affected_is_judged_by_itself() -> None:
    both = [
        *involved("c", *CONSULTED),
        *involved("a", *CONSULTED[:-1], C14={"interest": True, "action": False}),
    ]
    record = closing(effects=effects("a", "c", none="bdef"), involved=both)
    found = {each.facts["locality"]: each.outcome.value for each in findings(record, "LOC-10", DAY)}
    assert found == {"Ardgarve": "not_met", "Carrick Moor": "met"}


def test_those_recorded_twice_were_involved_if_either_row_says_so() -> None:
    twice = [*involved("c", *CONSULTED), {"locality": "c", "who": "C01", "action": True}]
    [finding] = findings(closing(involved=[twice[-1], *twice[:-1]]), "LOC-10", DAY)
    assert "health professionals" in finding.facts["involved"]
    [finding] = findings(closing(involved=twice), "LOC-10", DAY)
    assert "health professionals" in finding.facts["involved"]


def test_each_decision_is_judged_by_itself() -> None:
    record = closing()
    decision(record, "d2", "2026-11-02", effects=effects("a"), what="Move a clinic")
    found = {each.subject.id: each.outcome.value for each in findings(record, "LOC-10", DAY)}
    assert found == {"d1": "met", "d2": "cannot_tell"}


# -- LOC-11 ------------------------------------------------------------------------------------------------


def test_a_board_without_localities_is_not_told_of_expenses() -> None:
    assert outcome(with_lists(single()), "LOC-11", DAY) == "not_applicable"
    assert outcome(single(), "LOC-11", DAY) == "cannot_tell"


def test_payments_are_told_of_to_the_end_of_the_next_financial_year() -> None:
    def told(on: str) -> int:
        [finding] = findings(paid_at_an_event(), "LOC-11", on)
        assert finding.outcome.value == "met"
        return len(finding.facts["payments"])

    assert [told(on) for on in ("2026-09-09", "2026-09-10", "2028-03-31", "2028-04-01")] == [0, 3, 3, 0]
    [message] = messages(paid_at_an_event(), "LOC-11")
    assert message.endswith("Payments are on record in Carrick Moor.")


@pytest.mark.parametrize(
    "fields",
    [{"about": {"person": "p-la1"}}, {"says": False}, {"about": {"locality": "hill"}}],
    ids=["to a member", "says not", "of community planning"],
)
def test_another_payment_is_none_in_a_locality(fields: dict[str, Any]) -> None:
    record = divided()
    locality(record, "hill", kind="community_planning")
    paper(record, "payment", "expenses", "2026-09-10", **fields)
    [finding] = findings(record, "LOC-11", DAY)
    assert finding.facts["payments"] == []
