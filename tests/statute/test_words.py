"""What the rules say is English: on the demonstration's boards, on random ones, whatever was forgotten."""

from __future__ import annotations

import re
from collections.abc import Iterator
from copy import deepcopy
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

import statute.rules  # noqa: F401  (registers every rule)
from statute.assessing import answer
from statute.facts import BoardFacts
from statute.findings import Finding, cannot_tell
from statute.record import BadRecord, facts_of, read_record
from statute.registry import REGISTRY
from tests.statute.catalogue.departing import left, paper
from tests.statute.situations import COUNCIL, HEALTH, Record, appoint, committee, end, row, single, standing
from tests.statute.situations import paper as act
from tests.statute.worlds import records, structured_records

DEMONSTRATION = Path(__file__).parents[2] / "ijb" / "demo" / "boards"
DAYS = ("2015-06-01", "2026-08-31", "2026-11-21", "2027-05-06")

NO_ENGLISH = re.compile(
    r" on of |_|  |\.\.|, that of| of of |\bNone\b|\{|\}"
    r"|\b1 (?:voting )?(?:members|votes|wards|datazones|places)\b"
)
"""What a sentence has in it where the name of a field was printed, or a part of it was left out."""


def is_english(words: str) -> bool:
    """Whether some words end in a full stop and show nothing of how the record is written."""
    return not NO_ENGLISH.search(words) and words.endswith(".") and words == words.strip()


def said(found: Finding) -> list[str]:
    """What a finding tells people: its message, and the next step where there is one."""
    return [found.message, *([found.next] if found.next else [])]


def wrong_words(facts: BoardFacts, *days: str) -> list[tuple[str, str]]:
    """Everything said by any rule on some days that is not English."""
    return [
        (each.id, words)
        for each in REGISTRY
        for day in days
        for found in answer(each, facts, date.fromisoformat(day)).findings
        for words in said(found)
        if not is_english(words)
    ]


@pytest.mark.parametrize("words", ["given on of x3.", "A  b.", "how_ended.", "No stop", "Two..", ""])
def test_what_is_not_english_is_found(words: str) -> None:
    assert not is_english(f"Not on record: {words}" if words else "")


def test_what_to_do_about_a_list_is_to_say_that_it_is_complete() -> None:
    board = facts_of(single())
    found = cannot_tell(board.subject(board), "whether every seat is on record for this day")
    assert found.next == (
        "Record what is missing, then say under “What is complete” that every seat is on record."
    )


@pytest.mark.parametrize("file", sorted(DEMONSTRATION.glob("*.json")), ids=lambda file: file.stem)
def test_every_rule_speaks_english_of_the_demonstration(file: Path) -> None:
    assert wrong_words(read_record(file.read_bytes()), *DAYS) == []


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow],
)
@given(st.one_of(records(), structured_records()), st.sampled_from(DAYS))
def test_every_rule_speaks_english_of_random_boards(record: Record, on: str) -> None:
    try:
        facts = facts_of(record)
    except BadRecord:
        assume(False)
        raise
    assert wrong_words(facts, on) == []


# -- one thing forgotten at a time -------------------------------------------------------------------------

ON = "2026-11-21"


def _departures(record: Record) -> Record:
    """Members left in every manner, with the papers that belong to it."""
    left(record, "la1", "resignation", "2026-10-31")
    paper(record, "resignation", "la1", to="board", form="electronic", received_on="2026-10-10")
    paper(record, "agreement", "la1", "electronic_notice", given_on="2026-01-01")
    paper(record, "notice", "la1", "resignation", from_="board", to=COUNCIL, given_on="2026-10-12")
    for seat_id, how, sender in (("la2", "absence", "board"), ("la3", "conduct", "board")):
        left(record, seat_id, how, "2026-11-10", "board")
        paper(record, "decision", seat_id, "removal", from_="board", given_on="2026-10-01")
        _notice(record, seat_id, sender, "member")
    for day in ("2026-02-01", "2026-04-01", "2026-06-01"):
        paper(record, "attendance", "la2", given_on=day, says=False, good_cause=False)
    paper(record, "attendance", "hb1", given_on="2026-03-01")
    left(record, "la4", "authority", "2026-11-10", COUNCIL)
    for reader in ("member", "board"):
        _notice(record, "la4", COUNCIL, reader)
    left(record, "gp", "authority", "2026-11-10", COUNCIL)
    left(record, "hb2", "disqualification", "2026-11-10", "board")
    standing(record, "p-hb2", "disqualified", "2026-09-10", category="restrictions_undertaking")
    standing(record, "p-hb3", "disqualified", "2022-09-10", category="insolvency")
    left(record, "cswo", "resignation", "2026-11-10")
    return record


def _notice(record: Record, seat_id: str, sender: str, reader: str) -> None:
    paper(
        record, "notice", seat_id, "removal", from_=sender, to=reader, form="written",
        received_on="2026-10-10", effective_on="2026-11-11",
    )  # fmt: skip


def _board() -> Record:
    record = _departures(single())
    row(record, "standings", person="p-co", **{"is": "office_holder"})["ends"] = "2026-09-30"
    end(record, "co", "2026-09-30")
    appoint(record, "co", "p-acting", "2026-10-15", term_ends="while in office", interim=True)
    act(record, "request", "interim_chief_officer", "2026-10-05", from_="board")
    act(record, "payment", "allowance", "2026-06-01", person="p-carer")
    act(record, "payment", "expenses", "2026-06-01", person="p-user")
    vote = {"id": "v1", "kind": "joint_vote", "about": {"seat": "la1"}, "from": COUNCIL}
    record["papers"].append(vote | {"given_on": "2026-11-15", "agreed_by": ["p-la4"]})
    return record


def _committee() -> Record:
    record = _departures(committee())
    for authority in (COUNCIL, HEALTH):
        paper(record, "agreement", "la3", "removal", from_=authority, given_on="2026-10-05")
        act(record, "decision", "committee", "2014-12-01", from_=authority)
    act(record, "decision", "delegation", "2015-04-01", from_="board")
    paper(record, "presiding", "hb1", given_on="2026-06-01", capacity="chair")
    return record


BOARDS = {"board": _board(), "committee": _committee()}
TELLS_APART = {
    "appointments": ("how_ended", "interim"),
    "standings": ("is", "office", "category"),
    "papers": ("kind", "topic", "from", "to"),
}
"""By which fields rows differ for the rules; one of each such is enough."""


def _one_of_each(record: Record, name: str) -> dict[int, dict[str, Any]]:
    """Rows of a list, under their numbers, that differ in what matters."""
    found: dict[tuple[Any, ...], int] = {}
    for index, each in enumerate(record[name]):
        found.setdefault(tuple(each.get(field) for field in TELLS_APART[name]), index)
    return {index: record[name][index] for index in found.values()}


def _forgetting(record: Record) -> Iterator[tuple[str, Record]]:
    """The record as often as it has a field that may be missing, each time without one, and with no list but
    the seats of which all is known."""
    for name in TELLS_APART:
        for index, each in _one_of_each(record, name).items():
            for field in sorted(set(each) - {"id", "seat", "person", "is", "kind"}):
                board = deepcopy(record)
                del board[name][index][field]
                board["complete"] = {"seats": board["complete"]["seats"]}
                yield f"{name}[{index}].{field}", board


@pytest.mark.parametrize("board", BOARDS)
def test_whatever_is_forgotten_is_asked_for_in_english(board: str) -> None:
    wrong: dict[tuple[str, str], str] = {}
    for place, record in _forgetting(BOARDS[board]):
        try:
            facts = facts_of(record)
        except BadRecord:
            continue
        wrong |= dict.fromkeys(wrong_words(facts, ON), place)
    assert wrong == {}


@pytest.mark.parametrize(
    ("field", "words"),
    [
        ("given_on", "the day the resignation about Member p-la1 was given"),
        ("received_on", "the day the resignation about Member p-la1 was received"),
        ("effective_on", "the day the resignation about Member p-la1 takes effect"),
        ("to", "to whom the resignation about Member p-la1 was given"),
        ("from_", "who gave the resignation about Member p-la1"),
        ("form", "whether the resignation about Member p-la1 was given in writing"),
        ("topic", "the topic of the resignation about Member p-la1"),
        ("day", "the day of the resignation about Member p-la1"),
    ],
)
def test_what_is_missing_on_a_paper_is_said_in_words(field: str, words: str) -> None:
    record = single()
    record["papers"].append({"id": "x3", "kind": "resignation", "about": {"person": "p-la1"}})
    letter = facts_of(record).papers_by_kind["resignation"][0]
    assert getattr(letter, field).what == words
