"""Disqualification: DSQ-01 to DSQ-06 and JMC-11, with the catalogue's own tests first."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from statute.assessing import result
from statute.findings import Finding
from statute.notes import SILENT_NOTE
from statute.record import facts_of
from statute.registry import REGISTRY
from tests.statute.situations import (
    Record,
    appoint,
    around,
    committee,
    end,
    findings,
    multi,
    outcome,
    paper,
    row,
    single,
    standing,
    vacate,
)

DAY = "2026-11-21"
STATE_RULES = {
    "DSQ-01": "conviction",
    "DSQ-02": "dismissal",
    "DSQ-03": "insolvency",
    "DSQ-04": "professional_removal",
    "DSQ-05": "standards_sanction",
}
ON_EVERY_BOARD = ["DSQ-01", "DSQ-02", "DSQ-03", "DSQ-04", "DSQ-06"]

each_state_rule = pytest.mark.parametrize(("rule_id", "category"), STATE_RULES.items())


def ground(
    category: str | None,
    starts_on: str | None,
    ends: str | None = "open",
    *,
    record: Record | None = None,
    who: str = "p-la1",
    **fields: Any,
) -> Record:
    """The first council nominee has a ground of disqualification on record."""
    board = single() if record is None else record
    named = {"category": category} if category else {}
    standing(board, who, "disqualified", starts_on, ends, **(named | fields))
    return board


def appointed(starts_on: str, record: Record | None = None) -> Record:
    """The first council nominee was appointed on a day, and declared eligible on it."""
    board = single() if record is None else record
    row(board, "appointments", seat="la1")["starts_on"] = starts_on
    signed(board)["given_on"] = starts_on
    return board


def signed(record: Record, who: str = "p-la1") -> dict[str, Any]:
    """The one declaration of somebody."""
    return row(record, "papers", about={"person": who}, topic="eligibility")


def undeclared(record: Record, *people: str) -> Record:
    """Take out the declarations of some people, or of all."""
    record["papers"] = [
        each
        for each in record["papers"]
        if each.get("topic") != "eligibility" or (people and each["about"]["person"] not in people)
    ]
    return record


def unsure(record: Record) -> Record:
    """Nobody claims to know every standing."""
    record["complete"].pop("standings")
    return record


def about(record: Record, rule_id: str, who: str = "la1", on: str = DAY) -> list[Finding]:
    """What a rule finds about the appointments to one seat."""
    return [each for each in findings(record, rule_id, on) if each.subject.id.startswith(f"{who}/")]


def of_the_board(record: Record, rule_id: str, on: str = DAY) -> list[str]:
    """The outcomes a rule finds for the board as such."""
    return [each.outcome.value for each in findings(record, rule_id, on) if each.subject.type == "board"]


def early(record: Record) -> Record:
    """The same board, as if everything had begun on 1 January 2014."""
    text = json.dumps(record)
    for began in ("2015-04-01", "2025-05-01", "2022-05-05"):
        text = text.replace(began, "2014-01-01")
    found: Record = json.loads(text)
    return found


# -- the catalogue's tests -------------------------------------------------------------------------------

Worked = tuple[str, str, Callable[[], Record], str]

WORKED: list[Worked] = [
    (
        "DSQ-01",
        "deemed 2022-05-01, appointed 2026-09-01, 4 months",
        lambda: ground("conviction", "2022-05-01", record=appointed("2026-09-01")),
        "not_met",
    ),
    (
        "DSQ-01",
        "2 months",
        lambda: ground("conviction", "2022-05-01", record=appointed("2026-09-01"), value=False),
        "met",
    ),
    (
        "DSQ-01",
        "appeal pending on appointment date",
        lambda: ground("conviction", "2027-01-15", record=appointed("2026-09-01")),
        "met",
    ),
    ("DSQ-02", "dismissed by another council in 2008", lambda: ground("dismissal", "2008-03-01"), "not_met"),
    ("DSQ-02", "redundancy", lambda: ground("dismissal", "2008-03-01", value=False), "met"),
    ("DSQ-03", "in a debt payment programme", lambda: ground("insolvency", "2026-02-01"), "not_met"),
    (
        "DSQ-03",
        "bankruptcy restrictions undertaking on record",
        lambda: ground("restrictions_undertaking", "2026-02-01"),
        "caution",
    ),
    ("DSQ-03", "none", single, "met"),
    (
        "DSQ-04",
        "left GMC register on retirement",
        lambda: ground("professional_removal", "2020-01-01", value=False),
        "met",
    ),
    (
        "DSQ-04",
        "struck off by a law society",
        lambda: ground("professional_removal", "2019-01-01", value=False),
        "met",
    ),
    (
        "DSQ-05",
        "councillor suspended 2 months in 2019",
        lambda: ground("standards_sanction", "2019-03-01", "2019-04-30"),
        "not_met",
    ),
    (
        "DSQ-05",
        "suspended, appeal pending",
        lambda: ground("standards_sanction", "2026-10-01"),
        "not_met",
    ),
    ("DSQ-05", "censured only", lambda: ground("censure", "2019-03-01"), "met"),
    (
        "DSQ-05",
        "quashed on appeal",
        lambda: ground("standards_sanction", "2019-03-01", value=False),
        "met",
    ),
    ("DSQ-06", "none", lambda: undeclared(single(), "p-la1"), "caution"),
    (
        "JMC-11",
        "censured councillor",
        lambda: ground("censure", "2019-03-01", record=committee()),
        "not_met",
    ),
    ("JMC-11", "none", committee, "met"),
]


@pytest.mark.parametrize(
    ("rule_id", "build", "expected"),
    [(each[0], each[2], each[3]) for each in WORKED],
    ids=[f"{each[0]}: {each[1]}" for each in WORKED],
)
def test_the_worked_cases(rule_id: str, build: Callable[[], Record], expected: str) -> None:
    assert outcome(build(), rule_id, DAY) == expected


def test_the_worked_case_of_a_declaration_before_the_start() -> None:
    board = appointed("2026-09-01")
    signed(board)["given_on"] = "2026-08-20"
    assert outcome(board, "DSQ-06", DAY) == "met"


def test_the_appeal_is_noted_in_the_worked_cases_of_one_pending() -> None:
    (found,) = about(ground("conviction", "2027-01-15", record=appointed("2026-09-01")), "DSQ-01")
    assert "appeal" in found.next
    (found,) = about(ground("standards_sanction", "2026-10-01"), "DSQ-05")
    assert "appeal" in found.facts["appeal"]


# -- what the rules on grounds share ---------------------------------------------------------------------


LIFTED: list[tuple[str, str, Callable[[], Record], str]] = [
    *((rule_id, category, single, "2025-06-01") for rule_id, category in STATE_RULES.items()),
    ("DSQ-01", "conviction", single, "2024-06-01"),
    ("DSQ-03", "restrictions_undertaking", single, "2025-06-01"),
    ("JMC-11", "standards_sanction", committee, "2025-06-01"),
    ("JMC-11", "censure", committee, "2025-06-01"),
]


@pytest.mark.parametrize(("rule_id", "category", "build", "arose"), LIFTED)
class TestAGroundTakenBack:
    """Quashed, or found to be none: a later row says that the person is not disqualified on it."""

    @pytest.mark.parametrize("ends", ["open", None])
    def test_a_later_row_that_says_no_lifts_it_from_its_day(
        self, rule_id: str, category: str, build: Callable[[], Record], arose: str, ends: str | None
    ) -> None:
        board = ground(category, arose, ends, record=build())
        ground(category, "2026-10-16", record=board, value=False)
        before, on, after = around(board, rule_id, "2026-10-16")
        assert before in ("not_met", "caution")
        assert (on, after) == ("met", "met")

    def test_one_from_the_same_day_or_before_does_not(
        self, rule_id: str, category: str, build: Callable[[], Record], arose: str
    ) -> None:
        for day in (arose, "2020-01-01"):
            board = ground(category, arose, record=build())
            ground(category, day, record=board, value=False)
            assert outcome(board, rule_id, DAY) in ("not_met", "caution")

    def test_one_that_is_over_does_not(
        self, rule_id: str, category: str, build: Callable[[], Record], arose: str
    ) -> None:
        board = ground(category, arose, record=build())
        ground(category, "2026-10-16", "2026-11-20", record=board, value=False)
        before, on, after = around(board, rule_id, "2026-11-20")
        assert (before, on) == ("met", "met")
        assert after in ("not_met", "caution")

    def test_one_of_another_category_or_about_somebody_else_does_not(
        self, rule_id: str, category: str, build: Callable[[], Record], arose: str
    ) -> None:
        other = "dismissal" if category != "dismissal" else "conviction"
        board = ground(category, arose, record=build())
        ground(other, "2026-10-16", record=board, value=False)
        ground(category, "2026-10-16", record=board, value=False, who="p-la2")
        assert outcome(board, rule_id, DAY) in ("not_met", "caution")

    def test_one_for_every_category_lifts_it(
        self, rule_id: str, category: str, build: Callable[[], Record], arose: str
    ) -> None:
        board = ground(category, arose, record=build())
        assert outcome(ground(None, "2026-10-16", record=board, value=False), rule_id, DAY) == "met"

    def test_a_check_on_a_day_lifts_it_and_what_is_known_since_is_asked_as_of_others(
        self, rule_id: str, category: str, build: Callable[[], Record], arose: str
    ) -> None:
        board = ground(category, arose, record=undeclared(unsure(build()), "p-la1"))
        ground(category, None, None, record=board, value=False, seen_on="2026-10-16")
        assert about(board, rule_id, on="2026-10-15")[0].outcome.value in ("not_met", "caution")
        assert about(board, rule_id, on="2026-10-16") == []
        assert of_the_board(board, rule_id) == ["cannot_tell"]

    def test_a_new_ground_after_it_counts(
        self, rule_id: str, category: str, build: Callable[[], Record], arose: str
    ) -> None:
        board = ground(category, arose, record=build())
        ground(category, "2026-10-16", "2026-11-19", record=board, value=False)
        ground(category, "2026-11-20", record=board)
        assert outcome(board, rule_id, "2026-11-19") == "met"
        assert outcome(board, rule_id, DAY) in ("not_met", "caution")


@each_state_rule
class TestEveryGround:
    def test_it_says_the_category_and_the_silence_of_the_order(self, rule_id: str, category: str) -> None:
        (found,) = about(ground(category, "2024-01-01"), rule_id)
        assert found.facts["category"] == category.replace("_", " ")
        assert found.facts["note"] == SILENT_NOTE
        assert f"(category: {category.replace('_', ' ')})" in found.message

    def test_it_is_for_the_secretary_alone(self, rule_id: str, category: str) -> None:
        assert REGISTRY[rule_id].restricted

    def test_a_ground_of_another_category_is_for_its_own_rule(self, rule_id: str, category: str) -> None:
        for other in STATE_RULES.values():
            if other != category:
                assert outcome(ground(other, "2024-01-01"), rule_id, DAY) == "met"

    def test_the_others_are_told_of_in_one_finding(self, rule_id: str, category: str) -> None:
        board = ground(category, "2024-01-01")
        assert of_the_board(board, rule_id) == ["met"]
        assert len(findings(board, rule_id, DAY)) == 2

    def test_a_missing_row_means_none_only_where_standings_are_complete(
        self, rule_id: str, category: str
    ) -> None:
        board = undeclared(single())
        board["complete"]["standings"] = [{"from": "2026-06-01", "to": "2026-11-21"}]
        assert around(board, rule_id, "2026-06-01") == ("cannot_tell", "met", "met")
        assert around(board, rule_id, "2026-11-21") == ("met", "met", "cannot_tell")

    def test_what_is_not_known_is_one_finding_however_many_members(self, rule_id: str, category: str) -> None:
        (found,) = findings(unsure(undeclared(single())), rule_id, DAY)
        assert (found.outcome.value, found.subject.type) == ("cannot_tell", "board")
        assert len(found.facts["members"]) == 18
        assert "and 15 more members" in found.message

    def test_one_gap_hides_no_ground(self, rule_id: str, category: str) -> None:
        board = unsure(undeclared(ground(category, "2024-01-01")))
        assert outcome(board, rule_id, DAY) == "not_met"
        assert of_the_board(board, rule_id) == ["cannot_tell"]

    def test_a_declaration_tells_where_nothing_else_does(self, rule_id: str, category: str) -> None:
        board = undeclared(unsure(single()), "p-la1", "p-carer")
        (found,) = findings(board, rule_id, DAY)
        assert found.facts["members"] == ["Member p-la1", "Member p-carer"]
        for who in ("p-la1", "p-carer"):
            paper(board, "declaration", "eligibility", "2026-11-20", person=who)
        assert around(board, rule_id, "2026-11-20") == ("cannot_tell", "met", "met")

    def test_a_declaration_that_something_disqualifies_tells_nothing_of_which(
        self, rule_id: str, category: str
    ) -> None:
        board = unsure(single())
        signed(board)["says"] = False
        assert outcome(board, rule_id, DAY) == "cannot_tell"

    def test_a_declaration_for_an_earlier_term_is_none_for_this(self, rule_id: str, category: str) -> None:
        board = unsure(single())
        end(board, "la1", "2026-10-31")
        appoint(board, "la1", "p-la1", "2026-11-01")
        assert around(board, rule_id, "2026-11-01") == ("met", "cannot_tell", "cannot_tell")

    def test_a_declaration_never_outweighs_a_ground(self, rule_id: str, category: str) -> None:
        assert about(unsure(ground(category, "2024-01-01")), rule_id)[0].outcome.value == "not_met"

    def test_known_not_to_be_is_known_on_its_days(self, rule_id: str, category: str) -> None:
        board = undeclared(unsure(single()), "p-la1")
        ground(category, "2026-06-01", "2026-11-21", record=board, value=False)
        assert around(board, rule_id, "2026-06-01") == ("cannot_tell", "met", "met")
        assert around(board, rule_id, "2026-11-21") == ("met", "met", "cannot_tell")

    def test_known_not_to_be_on_any_ground_needs_no_category(self, rule_id: str, category: str) -> None:
        board = undeclared(unsure(single()), "p-la1")
        assert outcome(ground(None, "2026-06-01", record=board, value=False), rule_id, DAY) == "met"

    def test_known_not_to_be_on_another_ground_says_nothing_here(self, rule_id: str, category: str) -> None:
        board = undeclared(unsure(single()), "p-la1")
        ground("conviction" if rule_id != "DSQ-01" else "dismissal", "2026-06-01", record=board, value=False)
        assert outcome(board, rule_id, DAY) == "cannot_tell"

    def test_a_ground_of_no_recorded_category_cannot_be_told(self, rule_id: str, category: str) -> None:
        (found,) = about(ground(None, "2024-01-01"), rule_id)
        assert found.outcome.value == "cannot_tell"
        assert "category" in found.message

    def test_it_is_asked_of_those_in_post_only(self, rule_id: str, category: str) -> None:
        board = ground(category, "2024-01-01")
        end(board, "la1", "2026-11-20")
        assert around(board, rule_id, "2026-11-20") == ("not_met", "not_met", "met")

    def test_it_cannot_tell_of_somebody_perhaps_in_post(self, rule_id: str, category: str) -> None:
        board = ground(category, "2024-01-01")
        row(board, "appointments", seat="la1").pop("ends")
        row(board, "seats", id="la1")["known"] = [{"from": "2025-05-01", "to": "2026-01-01"}]
        assert about(board, rule_id)[0].outcome.value == "cannot_tell"

    def test_an_unknown_holder_keeps_the_board_from_being_met(self, rule_id: str, category: str) -> None:
        board = single()
        vacate(board, "la1")
        row(board, "seats", id="la1")["known"] = []
        assert of_the_board(board, rule_id) == ["cannot_tell"]

    def test_an_empty_board_has_nobody_to_judge(self, rule_id: str, category: str) -> None:
        board = single()
        vacate(board, *(each["id"] for each in board["seats"]))
        assert outcome(board, rule_id, DAY) == "not_applicable"

    def test_two_seats_of_one_person_are_told_of_each(self, rule_id: str, category: str) -> None:
        board = ground(category, "2024-01-01", who="p-co")
        row(board, "appointments", seat="co")["starts_on"] = "2025-05-01"
        end(board, "cfo", "2025-04-30")
        appoint(board, "cfo", "p-co")
        subjects = {each.subject.id for each in findings(board, rule_id, DAY) if each.subject.type != "board"}
        assert subjects == {"co/p-co/2025-05-01", "cfo/p-co/2025-05-01"}

    def test_a_member_of_a_group_only_is_not_asked_about(self, rule_id: str, category: str) -> None:
        board = single()
        board["seats"].append({"id": "g1", "group": "audit", "known": [{"from": "2015-04-01", "to": "open"}]})
        appoint(board, "g1", "p-outside")
        assert outcome(ground(category, "2024-01-01", record=board, who="p-outside"), rule_id, DAY) == "met"

    def test_it_binds_boards_of_several_councils(self, rule_id: str, category: str) -> None:
        assert outcome(ground(category, "2024-01-01", record=multi()), rule_id, DAY) == "not_met"

    def test_it_is_law_from_28_november_2014(self, rule_id: str, category: str) -> None:
        board = early(ground(category, "2013-06-01"))
        assert around(board, rule_id, "2014-11-28") == ("not_applicable", "not_met", "not_met")


@pytest.mark.parametrize("rule_id", ON_EVERY_BOARD)
def test_it_binds_monitoring_committees_as_well(rule_id: str) -> None:
    board = undeclared(committee(), "p-la1")
    if rule_id in STATE_RULES:
        ground(STATE_RULES[rule_id], "2024-01-01", record=board)
    assert outcome(board, rule_id, DAY) == ("caution" if rule_id == "DSQ-06" else "not_met")


def test_suspension_has_its_own_rule_on_monitoring_committees() -> None:
    assert outcome(ground("standards_sanction", "2024-01-01", record=committee()), "DSQ-05", DAY) == (
        "not_applicable"
    )


# -- DSQ-01 ----------------------------------------------------------------------------------------------


class TestRecentConviction:
    @pytest.mark.parametrize(
        ("deemed", "expected"),
        [
            ("2021-08-31", "met"),
            ("2021-09-01", "not_met"),
            ("2021-09-02", "not_met"),
            ("2026-08-31", "not_met"),
            ("2026-09-01", "caution"),
            ("2026-09-02", "caution"),
        ],
    )
    def test_the_window_is_the_five_years_before_the_appointment(self, deemed: str, expected: str) -> None:
        assert (
            outcome(ground("conviction", deemed, record=appointed("2026-09-01")), "DSQ-01", DAY) == expected
        )

    @pytest.mark.parametrize(
        ("starts_on", "expected"),
        [("2025-02-27", "not_met"), ("2025-02-28", "not_met"), ("2025-03-01", "met")],
    )
    def test_a_conviction_on_29_february_counts_through_28_february(
        self, starts_on: str, expected: str
    ) -> None:
        board = ground("conviction", "2020-02-29", record=appointed(starts_on))
        assert outcome(board, "DSQ-01", DAY) == expected

    def test_the_window_stands_still_while_the_term_runs(self) -> None:
        board = ground("conviction", "2022-05-01", record=appointed("2026-09-01"))
        assert around(board, "DSQ-01", "2027-05-01") == ("not_met", "not_met", "not_met")

    def test_one_in_the_term_is_a_caution_from_its_day(self) -> None:
        board = ground("conviction", "2026-10-15")
        assert around(board, "DSQ-01", "2026-10-15") == ("met", "caution", "caution")

    def test_one_in_the_term_bars_the_next_appointment(self) -> None:
        board = ground("conviction", "2026-10-15")
        end(board, "la1", "2026-11-30")
        appoint(board, "la1", "p-la1", "2026-12-01")
        assert around(board, "DSQ-01", "2026-12-01") == ("caution", "not_met", "not_met")

    def test_it_says_from_when_an_appointment_is_open_again(self) -> None:
        (found,) = about(ground("conviction", "2026-10-15"), "DSQ-01")
        free_from = found.facts["open_again_from"]
        assert free_from == date(2031, 10, 16)
        later = ground("conviction", "2026-10-15", record=appointed("2031-10-16"))
        row(later, "appointments", seat="la1")["term_ends"] = "2034-04-30"
        assert outcome(later, "DSQ-01", "2031-11-01") == "met"
        assert "END-06" in found.next

    def test_it_shows_the_deemed_day_and_the_window(self) -> None:
        (found,) = about(ground("conviction", "2022-05-01", record=appointed("2026-09-01")), "DSQ-01")
        assert found.facts["deemed_on"] == date(2022, 5, 1)
        assert found.facts["window"] == "1 September 2021 to 31 August 2026"

    def test_the_end_of_a_conviction_on_record_changes_nothing(self) -> None:
        board = ground("conviction", "2022-05-01", "2023-05-01", record=appointed("2026-09-01"))
        assert outcome(board, "DSQ-01", DAY) == "not_met"

    def test_it_cannot_tell_without_the_day_of_the_conviction(self) -> None:
        (found,) = about(ground("conviction", None), "DSQ-01")
        assert found.outcome.value == "cannot_tell"

    def test_it_cannot_tell_without_the_day_of_the_appointment(self) -> None:
        board = ground("conviction", "2022-05-01")
        row(board, "appointments", seat="la1").pop("starts_on")
        row(board, "appointments", seat="la1")["seen_on"] = "2025-06-01"
        (found,) = about(board, "DSQ-01")
        assert found.outcome.value == "cannot_tell"
        assert "first day" in found.message

    def test_it_says_since_when_and_until_when_it_stands(self) -> None:
        board = ground("conviction", "2026-10-15")
        end(board, "la1", "2027-04-30")
        found = result(REGISTRY["DSQ-01"], facts_of(board), date(2026, 12, 1))
        assert (found.since, found.until) == (date(2026, 10, 15), date(2027, 4, 30))


# -- DSQ-02, DSQ-04, DSQ-05, JMC-11 ----------------------------------------------------------------------


FOR_GOOD = [("DSQ-02", "dismissal"), ("DSQ-04", "professional_removal"), ("DSQ-05", "standards_sanction")]


@pytest.mark.parametrize(("rule_id", "category"), FOR_GOOD)
class TestGroundsForGood:
    def test_it_counts_from_its_day(self, rule_id: str, category: str) -> None:
        assert around(ground(category, "2026-10-15"), rule_id, "2026-10-15") == ("met", "not_met", "not_met")

    def test_an_end_on_record_does_not_lift_it(self, rule_id: str, category: str) -> None:
        board = ground(category, "2019-03-01", "2026-10-15")
        assert around(board, rule_id, "2026-10-15") == ("not_met", "not_met", "not_met")

    def test_one_that_ended_and_was_taken_back_is_no_ground(self, rule_id: str, category: str) -> None:
        board = ground(category, "2019-03-01", "2026-10-15")
        ground(category, "2026-10-16", record=board, value=False)
        assert around(board, rule_id, "2026-10-15") == ("not_met", "not_met", "met")

    def test_a_row_that_says_no_from_before_its_end_does_not_take_it_back(
        self, rule_id: str, category: str
    ) -> None:
        board = ground(category, "2019-03-01", "2026-10-15")
        ground(category, "2026-10-15", record=board, value=False)
        assert outcome(board, rule_id, DAY) == "not_met"

    def test_without_its_first_day_it_counts_once_it_is_certain(self, rule_id: str, category: str) -> None:
        board = ground(category, None, "2026-06-30")
        board["complete"]["standings"] = [{"from": "2026-06-01", "to": "open"}]
        assert [each.outcome.value for each in about(board, rule_id, on="2026-05-31")] == ["cannot_tell"]
        assert [each.outcome.value for each in about(board, rule_id, on="2026-06-01")] == ["not_met"]
        assert outcome(board, rule_id, DAY) == "not_met"

    def test_one_of_no_day_at_all_cannot_be_told(self, rule_id: str, category: str) -> None:
        assert about(ground(category, None, None), rule_id)[0].outcome.value == "cannot_tell"


@pytest.mark.parametrize(("rule_id", "category"), FOR_GOOD[:2])
def test_it_shows_no_day(rule_id: str, category: str) -> None:
    (found,) = about(ground(category, "2019-03-01"), rule_id)
    assert not any(isinstance(each, date) for each in found.facts.values())
    assert "2019" not in found.message


def test_a_sanction_shows_its_day() -> None:
    (found,) = about(ground("standards_sanction", "2019-03-01"), "DSQ-05")
    assert found.facts["sanctioned_on"] == date(2019, 3, 1)


def test_a_censure_is_told_as_no_ground_on_a_board_even_where_nothing_else_is_known() -> None:
    board = undeclared(unsure(single()), "p-la1")
    (found,) = about(ground("censure", "2019-03-01", record=board), "DSQ-05")
    assert found.outcome.value == "met"
    assert outcome(board, "DSQ-05", DAY) == "met"


class TestAnySanctionOnACommittee:
    @pytest.mark.parametrize("category", ["censure", "standards_sanction"])
    def test_it_counts_from_its_day_for_good_and_carries_no_note(self, category: str) -> None:
        board = ground(category, "2026-10-15", "2026-10-20", record=committee())
        assert around(board, "JMC-11", "2026-10-15") == ("met", "not_met", "not_met")
        assert around(board, "JMC-11", "2026-10-20") == ("not_met", "not_met", "not_met")
        (found,) = about(board, "JMC-11")
        assert "note" not in found.facts
        assert found.facts["sanctioned_on"] == date(2026, 10, 15)

    def test_other_grounds_are_not_asked_about(self) -> None:
        assert outcome(ground("dismissal", "2019-03-01", record=committee()), "JMC-11", DAY) == "met"

    def test_known_not_to_be_suspended_leaves_a_censure_open(self) -> None:
        board = undeclared(unsure(committee()), "p-la1")
        ground("standards_sanction", "2019-03-01", record=board, value=False)
        assert outcome(board, "JMC-11", DAY) == "cannot_tell"
        ground("censure", "2019-03-01", record=board, value=False)
        assert outcome(board, "JMC-11", DAY) == "met"

    def test_nothing_on_record_cannot_be_told(self) -> None:
        assert outcome(unsure(undeclared(committee())), "JMC-11", DAY) == "cannot_tell"

    def test_it_does_not_bind_boards(self) -> None:
        assert outcome(ground("censure", "2019-03-01"), "JMC-11", DAY) == "not_applicable"

    def test_it_is_for_the_secretary_alone(self) -> None:
        assert REGISTRY["JMC-11"].restricted

    def test_it_is_law_from_28_november_2014(self) -> None:
        board = early(ground("censure", "2013-06-01", record=committee()))
        assert around(board, "JMC-11", "2014-11-28") == ("not_applicable", "not_met", "not_met")


# -- DSQ-03 ----------------------------------------------------------------------------------------------


class TestInsolvency:
    def test_it_counts_from_its_day_to_its_last_and_then_wants_confirming(self) -> None:
        board = ground("insolvency", "2026-02-01", "2026-10-15")
        assert around(board, "DSQ-03", "2026-02-01") == ("met", "not_met", "not_met")
        assert around(board, "DSQ-03", "2026-10-15") == ("not_met", "not_met", "caution")

    def test_a_discharge_that_was_confirmed_is_met(self) -> None:
        board = ground("insolvency", "2026-02-01", "2026-10-15")
        ground("insolvency", "2026-10-20", record=board, value=False)
        assert around(board, "DSQ-03", "2026-10-20") == ("caution", "met", "met")

    def test_it_shows_start_and_discharge(self) -> None:
        (found,) = about(ground("insolvency", "2026-02-01", "2026-10-15"), "DSQ-03")
        assert found.facts["starts_on"] == date(2026, 2, 1)
        assert found.facts["discharged_on"] == date(2026, 10, 15)
        assert "15 October 2026" in found.message
        (found,) = about(ground("insolvency", "2026-02-01"), "DSQ-03")
        assert found.facts["discharged_on"] == "none on record"

    def test_it_cannot_tell_whether_one_without_a_last_day_is_over(self) -> None:
        board = ground("insolvency", "2026-02-01", None)
        board["complete"]["standings"] = [{"from": "2026-01-01", "to": "2026-10-15"}]
        outcomes = [about(board, "DSQ-03", on=day)[0].outcome.value for day in ("2026-10-15", "2026-10-16")]
        assert outcomes == ["not_met", "cannot_tell"]

    def test_an_undertaking_is_a_caution_from_its_day_with_no_note(self) -> None:
        board = ground("restrictions_undertaking", "2026-02-01")
        assert around(board, "DSQ-03", "2026-02-01") == ("met", "caution", "caution")
        (found,) = about(board, "DSQ-03")
        assert "note" not in found.facts
        assert "legal advice" in found.next

    def test_both_are_told_of_one_person(self) -> None:
        board = ground("restrictions_undertaking", "2026-02-01")
        ground("insolvency", "2024-02-01", record=board)
        assert {each.outcome.value for each in about(board, "DSQ-03")} == {"caution", "not_met"}


# -- DSQ-06 ----------------------------------------------------------------------------------------------


class TestDeclarations:
    @pytest.mark.parametrize(
        ("given_on", "expected"),
        [("2026-08-31", "met"), ("2026-09-01", "met"), ("2026-09-02", "caution")],
    )
    def test_the_first_day_in_the_seat_is_the_last_for_it(self, given_on: str, expected: str) -> None:
        board = appointed("2026-09-01")
        signed(board)["given_on"] = given_on
        assert outcome(board, "DSQ-06", DAY) == expected

    def test_the_day_on_it_counts_before_the_day_it_came_in(self) -> None:
        board = appointed("2026-09-01")
        signed(board)["received_on"] = "2026-09-20"
        assert outcome(board, "DSQ-06", DAY) == "met"
        del signed(board)["given_on"]
        assert outcome(board, "DSQ-06", DAY) == "caution"

    def test_a_late_one_is_said_to_be_late_from_its_day(self) -> None:
        board = appointed("2026-09-01")
        signed(board)["given_on"] = "2026-09-20"
        before, after = (
            findings(board, "DSQ-06", day)[0].facts["members"] for day in ("2026-09-19", "2026-09-20")
        )
        assert before == ["Member p-la1: no declaration"]
        assert after == ["Member p-la1: declared on 20 September 2026, after the start"]

    def test_it_is_one_finding_however_many_have_none(self) -> None:
        (found,) = findings(undeclared(single()), "DSQ-06", DAY)
        assert found.outcome.value == "caution"
        assert len(found.facts["members"]) == 18
        assert "Member p-la1, Member p-la2, Member p-la3 and 15 more members" in found.message

    def test_a_new_term_needs_a_new_one(self) -> None:
        board = single()
        end(board, "la1", "2026-10-31")
        appoint(board, "la1", "p-la1", "2026-11-01")
        assert around(board, "DSQ-06", "2026-11-01") == ("met", "caution", "caution")
        paper(board, "declaration", "eligibility", "2026-10-30", person="p-la1")
        assert outcome(board, "DSQ-06", DAY) == "met"

    def test_one_serves_two_seats_that_begin_together(self) -> None:
        board = single()
        end(board, "cfo", "2025-04-30")
        end(board, "co", "2025-04-30")
        for seat_id in ("co", "cfo"):
            appoint(board, seat_id, "p-both")
        paper(board, "declaration", "eligibility", "2025-05-01", person="p-both")
        assert outcome(board, "DSQ-06", DAY) == "met"

    def test_one_that_names_the_appointment_is_for_that_alone(self) -> None:
        board = undeclared(single(), "p-la1")
        paper(
            board, "declaration", "eligibility", "2025-04-20", about={"appointment": "la1/p-la1/2025-05-01"}
        )
        assert outcome(board, "DSQ-06", DAY) == "met"
        end(board, "la1", "2026-10-31")
        appoint(board, "la1", "p-la1", "2026-11-01")
        assert outcome(board, "DSQ-06", DAY) == "caution"

    def test_one_for_another_seat_is_not_for_this(self) -> None:
        board = single()
        signed(board)["about"] = {"person": "p-la1", "seat": "la2"}
        assert outcome(board, "DSQ-06", DAY) == "caution"

    def test_one_that_says_no_is_not_held_and_its_reason_is_not_told(self) -> None:
        board = single()
        signed(board)["says"] = False
        (found,) = findings(board, "DSQ-06", DAY)
        assert found.outcome.value == "caution"
        assert "ground" not in found.message + str(found.facts)

    @pytest.mark.parametrize(
        ("known_from", "expected"), [("2026-08-31", "caution"), ("2026-09-01", "cannot_tell")]
    )
    def test_none_on_record_is_none_only_where_papers_are_known_before_the_start(
        self, known_from: str, expected: str
    ) -> None:
        board = undeclared(appointed("2026-09-01"), "p-la1")
        board["complete"]["papers"] = [{"from": known_from, "to": "open"}]
        assert outcome(board, "DSQ-06", DAY) == expected

    def test_no_day_before_the_board_began_matters(self) -> None:
        board = undeclared(single(), "p-co")
        assert outcome(board, "DSQ-06", DAY) == "caution"

    def test_what_is_not_known_is_one_finding(self) -> None:
        board = undeclared(single())
        board["complete"].pop("papers")
        (found,) = findings(board, "DSQ-06", DAY)
        assert (found.outcome.value, found.subject.type) == ("cannot_tell", "board")

    @pytest.mark.parametrize("missing", ["about", "topic"])
    def test_one_that_may_be_anybodys_leaves_it_open(self, missing: str) -> None:
        board = single()
        del signed(board)[missing]
        assert outcome(board, "DSQ-06", DAY) == "cannot_tell"

    def test_one_without_a_day_leaves_it_open(self) -> None:
        board = single()
        del signed(board)["given_on"]
        (found,) = findings(board, "DSQ-06", DAY)
        assert found.outcome.value == "cannot_tell"
        assert "day of the declaration" in found.message

    def test_it_cannot_tell_without_the_first_day_in_the_seat(self) -> None:
        board = single()
        row(board, "appointments", seat="la1").pop("starts_on")
        row(board, "appointments", seat="la1")["seen_on"] = "2025-06-01"
        assert outcome(board, "DSQ-06", DAY) == "cannot_tell"

    def test_an_unknown_holder_keeps_it_from_being_met(self) -> None:
        board = single()
        vacate(board, "la1")
        row(board, "seats", id="la1")["known"] = []
        assert outcome(board, "DSQ-06", DAY) == "cannot_tell"

    def test_an_empty_board_has_nobody_to_ask(self) -> None:
        board = single()
        vacate(board, *(each["id"] for each in board["seats"]))
        assert outcome(board, "DSQ-06", DAY) == "not_applicable"

    def test_a_board_may_switch_it_off(self) -> None:
        board = undeclared(single())
        board["settings"] = [{"from": "2026-01-01", "switched_off": ["DSQ-06"]}]
        assert around(board, "DSQ-06", "2026-01-01") == ("caution", "not_applicable", "not_applicable")

    def test_it_is_asked_from_28_november_2014(self) -> None:
        assert around(early(single()), "DSQ-06", "2014-11-28") == ("not_applicable", "met", "met")
