"""The rules about groups: whatever is forgotten of a group they ask for in English, and time runs right."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from datetime import date

import pytest

from statute.assessing import answer
from statute.facts import BoardFacts
from statute.record import BadRecord, facts_of
from statute.registry import REGISTRY
from tests.statute.committees import AUDIT, decision, on_group, with_committee
from tests.statute.planning_groups import SPG, filled
from tests.statute.situations import Record, end, paper
from tests.statute.test_words import is_english, said

FAMILIES = ("COM", "SPG")
DAYS = ("2026-08-31", "2026-11-21")
KEPT = {"id", "group", "locality", "seat", "person", "is", "kind"}


def board() -> Record:
    """A board with a committee and a planning group that decided, met and were told much."""
    record = filled(with_committee())
    end(record, "la2", "2026-09-30")
    end(record, "g05", "2026-09-30")
    on_group(record, AUDIT, "p-carer", "CHAIR", starts_on="2026-09-01", appointed_by="board")
    votes = {"for": 3, "against": 1, "attending": 4}
    for number, on in enumerate(("2026-08-31", "2026-09-01", "2026-10-15")):
        decision(record, f"d{number}", AUDIT, on, "plan", under="set-up", votes=votes, recommends=False)
    decision(record, "officer", "chief-officer", "2026-10-16", "service_change", under="set-up")
    decision(record, "chair", "board", "2026-09-01", "group_chair", group=AUDIT)
    decision(record, "size", "board", "2025-06-01", "group_size", group=SPG, number=16)
    covers = ["appointment", "removal", "replacement", "procedure"]
    decision(record, "tor", "board", "2025-06-01", "terms_of_reference", group=SPG, covers=covers)
    decision(record, "expenses", "board", "2025-06-01", "expenses_policy", until="2026-12-31")
    decision(record, "view", SPG, "2026-10-01", "plan", recommends=True)
    record["scheme_versions"][0]["planning_group_advice"] = "The lead clinician."
    for day in ("2025-12-01", "2026-04-01", "2026-10-01"):
        paper(record, "meeting", "progress", day, about={"group": SPG})
    paper(record, "advice", "care_governance", "2026-01-15", about={"group": SPG})
    paper(record, "induction", "access_needs", "2025-06-01", about={"group": SPG})
    return record


def forgetting(record: Record) -> Iterator[Record]:
    """The record as often as it has a field that may be missing of a group, a decision or their papers."""
    yield record
    for name in ("groups", "decisions", "papers", "seats", "appointments"):
        of_groups = {each["id"] for each in record["seats"] if each.get("group")}
        for index, each in enumerate(record[name]):
            if name in ("seats", "appointments") and each.get("seat", each.get("id")) not in of_groups:
                continue
            if name == "papers" and "group" not in each.get("about", {}):
                continue
            for field in sorted(set(each) - KEPT | ({"kind"} if name == "groups" else set())):
                changed = deepcopy(record)
                del changed[name][index][field]
                changed["complete"] = {"seats": changed["complete"]["seats"]}
                yield changed


@pytest.mark.parametrize("day", DAYS)
def test_whatever_is_forgotten_is_asked_for_in_english(day: str) -> None:
    rules = [each for each in REGISTRY if each.family in FAMILIES]
    wrong: set[tuple[str, str]] = set()
    for record in forgetting(board()):
        try:
            facts = facts_of(record)
        except BadRecord:
            continue
        for each in rules:
            for found in answer(each, facts, date.fromisoformat(day)).findings:
                wrong |= {(each.id, words) for words in said(found) if not is_english(words)}
    assert wrong == set()


def _same_throughout(facts: BoardFacts, rule_id: str, on: date) -> None:
    here = answer(REGISTRY[rule_id], facts, on)
    first, last = max(here.stretch.first, date(2010, 1, 1)), min(here.stretch.last, date(2040, 1, 1))
    for day in (first, first + (last - first) // 2, last):
        assert answer(REGISTRY[rule_id], facts, day).findings == here.findings, (rule_id, on, day)


@pytest.mark.parametrize("rule_id", [each.id for each in REGISTRY if each.family in FAMILIES])
def test_a_finding_is_the_same_from_end_to_end_of_its_stretch(rule_id: str) -> None:
    facts = facts_of(board())
    day = date(2014, 6, 1)
    while day < date(2030, 1, 1):
        _same_throughout(facts, rule_id, day)
        day = date.fromordinal(day.toordinal() + 97)


@pytest.mark.parametrize("rule_id", [each.id for each in REGISTRY if each.family in FAMILIES])
def test_the_stretches_of_a_year_leave_no_change_out(rule_id: str) -> None:
    facts = facts_of(board())
    first, last = date(2026, 7, 1), date(2027, 1, 31)
    day, stretch = first, answer(REGISTRY[rule_id], facts, first)
    while day <= last:
        if day not in stretch.stretch:
            stretch = answer(REGISTRY[rule_id], facts, day)
        assert answer(REGISTRY[rule_id], facts, day).outcome is stretch.outcome
        day = date.fromordinal(day.toordinal() + 1)
