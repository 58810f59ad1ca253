"""The planning group on a day, as rules and pages see it; and what its rules say on any facts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from copy import deepcopy
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from statute.assessing import answer
from statute.day import Day
from statute.facts import BoardFacts
from statute.planning import coverage_on, members_on, planning_group_on
from statute.record import BadRecord, facts_of
from statute.registry import REGISTRY
from statute.structure import INTERESTS
from statute.unknown import CannotTell
from tests.statute.planning_groups import (
    SPG,
    board_with_group,
    considers,
    filled,
    locality,
    multi_with_group,
)
from tests.statute.situations import COUNCIL, HEALTH, Record, appoint, committee, end, row, single, vacate
from tests.statute.test_words import wrong_words
from tests.statute.worlds import DAYS, ENDS

ON = Day(date(2026, 11, 21))


def mixed() -> Record:
    """A planning group with a gap, somebody in two places, a voice of two localities, and people who left."""
    record = board_with_group()
    end(record, "g05", "2026-05-05")
    vacate(record, "g08", "loc-south")
    for seat_id in ("g08", "loc-south"):
        appoint(record, seat_id, "p-g03", appointed_by="board")
    appoint(record, "loc-north", "p-g03", "2026-09-01", joint=True, appointed_by=SPG)
    row(record, "appointments", seat="loc-north", person="p-loc-north")["joint"] = True
    for seat_id, fields in (("g02", {"ended_by": COUNCIL}), ("spg-hb", {"how_ended": "authority"})):
        row(record, "appointments", seat=seat_id).update({"ends": "2026-06-30"} | fields)
    considers(record, "g12", says=False, given_on="2026-10-01")
    return record


class TestTheGroup:
    def test_none_is_known_only_where_the_groups_are_complete(self) -> None:
        record = board_with_group()
        record["groups"][0]["to"] = "2026-10-31"
        assert planning_group_on(facts_of(record), ON) is None
        with pytest.raises(CannotTell, match=r"whether Alba .* has a strategic planning group"):
            planning_group_on(facts_of(single()), ON)

    def test_members_are_counted_by_their_bases(self) -> None:
        facts = facts_of(mixed())
        group = planning_group_on(facts, ON)
        assert group is not None
        assert members_on(group, facts, ON, "G03", "G08").people == ("p-g03",)
        assert [seat.id for seat in members_on(group, facts, ON).empty] == ["spg-hb", "g02", "g05"]
        assert members_on(group, facts, ON, "SPG_LOC", locality="north").people == (
            "p-loc-north", "p-g03",
        )  # fmt: skip
        assert members_on(group, facts, ON, "SPG_LA", by=[HEALTH]).exactly() == 0

    def test_a_person_with_several_places_counts_once(self) -> None:
        facts = facts_of(mixed())
        group = planning_group_on(facts, ON)
        assert group is not None
        count = members_on(group, facts, ON)
        assert (len(count.certain), count.exactly()) == (14, 11)


class TestTheCoverage:
    def test_it_has_every_place_in_the_order_of_the_law(self) -> None:
        coverage = coverage_on(facts_of(board_with_group()), ON)
        assert coverage is not None
        assert [place.key for place in coverage.places] == [
            "SPG_HB", "SPG_LA", *INTERESTS, "north", "south",
        ]  # fmt: skip
        assert (len(coverage.people), coverage.gaps, coverage.missing) == (16, (), ())

    def test_it_tells_who_speaks_for_what_and_whether_the_board_has_said_so(self) -> None:
        coverage = coverage_on(facts_of(mixed()), ON)
        assert coverage is not None
        places = {place.key: place for place in coverage.places}
        heard = {
            key: [(voice.person, voice.confirmed) for voice in place.voices] for key, place in places.items()
        }
        assert heard["G01"] == [("p-g01", True)]
        assert heard["G08"] == [("p-g03", None)]
        assert heard["G12"] == [("p-g12", False)]
        assert heard["north"] == [("p-loc-north", True), ("p-g03", False)]
        assert heard["SPG_LA"] == [("p-spg-la", None)]
        voice = places["G03"].voice_of("p-g03")
        assert voice is not None
        assert voice.appointment.seat == "g03"
        assert places["G03"].voice_of("p-g01") is None
        carer = next(each for each in coverage.people if each.person == "p-g03")
        assert carer.bases == ("G03", "G08", "SPG_LOC", "SPG_LOC")

    def test_a_gap_tells_since_when_and_who_was_last(self) -> None:
        coverage = coverage_on(facts_of(mixed()), ON)
        assert coverage is not None
        told = {
            place.key: (place.gap.since and place.gap.since.day, place.gap.last_holder)
            for place in coverage.gaps
            if place.gap is not None
        }
        assert told == {
            "SPG_HB": (date(2026, 7, 1), "p-spg-hb"),
            "G02": (date(2026, 7, 1), "p-g02"),
            "G05": (date(2026, 5, 6), "p-g05"),
        }

    def test_a_place_that_is_not_known_is_no_gap(self) -> None:
        record = board_with_group()
        vacate(record, "g05")
        row(record, "seats", id="g05").pop("known")
        coverage = coverage_on(facts_of(record), ON)
        assert coverage is not None
        place = next(place for place in coverage.interests if place.key == "G05")
        assert (place.gap, place.people) == (None, ())
        assert place.missing is not None
        assert coverage.missing == (place.missing,)

    def test_a_place_without_a_seat_was_never_held(self) -> None:
        record = board_with_group()
        locality(record, "isles", voice=False)
        coverage = coverage_on(facts_of(record), ON)
        assert coverage is not None
        [gap] = coverage.gaps
        assert gap.gap is not None
        assert (gap.key, gap.gap.since, gap.gap.last_holder) == ("isles", None, None)

    @pytest.mark.parametrize(
        ("regime", "nominees"),
        [("lead_hb", ["SPG_LA"]), ("lead_la", ["SPG_HB"]), ("lead_joint", [])],
    )
    def test_it_has_the_nominees_that_the_model_asks_for(self, regime: str, nominees: list[str]) -> None:
        coverage = coverage_on(facts_of(filled(committee(regime))), ON)
        assert coverage is not None
        assert [place.key for place in coverage.nominees] == nominees

    def test_there_is_none_without_a_group(self) -> None:
        record = board_with_group()
        record["groups"][0]["to"] = "2026-10-31"
        assert coverage_on(facts_of(record), ON) is None


# -- what the rules say on any facts ----------------------------------------------------------------------

SPG_RULES = [each for each in REGISTRY if each.family == "SPG"]
BOARDS: dict[str, Callable[[], Record]] = {
    "full": board_with_group,
    "mixed": mixed,
    "multi": multi_with_group,
    "committee": lambda: filled(committee("lead_hb")),
}
DAY_FIELDS = {
    "groups": ("from", "to"),
    "localities": ("from", "to"),
    "appointments": ("starts_on", "ends", "term_ends"),
    "standings": ("starts_on", "ends"),
    "papers": ("given_on",),
}
OTHERS: dict[str, dict[str, list[Any]]] = {
    "appointments": {
        "how_ended": ["resignation", "authority", "conduct", "other", "term_over"],
        "ended_by": [COUNCIL, HEALTH, "board", SPG],
        "appointed_by": [COUNCIL, "board", SPG],
    },
    "papers": {"says": [True, False], "reason": ["none", "Well known."], "from": ["board", COUNCIL]},
    "seats": {"nominated_jointly": [True, False], "nominated_by": [COUNCIL, HEALTH], "locality": ["north"]},
    "standings": {"value": [True, False], "for_profit": [True, False], "register": ["gmc", "sssc"]},
}


def _of_the_group(record: Record, name: str) -> list[dict[str, Any]]:
    """The rows of a list that have to do with the planning group."""
    seats = {each["id"] for each in record["seats"] if each.get("group") == SPG}
    people = {each["person"] for each in record["appointments"] if each["seat"] in seats}
    return [
        each
        for each in record[name]
        if name in ("groups", "localities")
        or (name == "seats" and each["id"] in seats)
        or (name == "appointments" and each["seat"] in seats)
        or (name == "standings" and each["person"] in people)
        or (name == "papers" and each.get("topic") == "representative")
    ]


@st.composite
def changed_groups(draw: st.DrawFn) -> Record:
    """A board with a planning group, some of whose fields have other values, or none."""
    record = BOARDS[draw(st.sampled_from(sorted(BOARDS)))]()
    for _ in range(draw(st.integers(1, 12))):
        name = draw(st.sampled_from(["groups", "localities", "appointments", "standings", "papers", "seats"]))
        each = draw(st.sampled_from(_of_the_group(record, name)))
        values: dict[str, st.SearchStrategy[Any]] = {
            field: DAYS if field in ("from", "starts_on", "given_on") else ENDS
            for field in DAY_FIELDS.get(name, ())
        } | {field: st.sampled_from(each_value) for field, each_value in OTHERS.get(name, {}).items()}
        field = draw(st.sampled_from(sorted(values)))
        if draw(st.booleans()):
            each[field] = draw(values[field])
        else:
            each.pop(field, None)
    for name in ("seats", "groups", "localities", "standings"):
        if draw(st.integers(0, 3)) == 0:
            record["complete"].pop(name, None)
    return record


def facts_or_skip(record: Record) -> BoardFacts:
    try:
        return facts_of(record)
    except BadRecord:
        assume(False)
        raise


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(changed_groups(), st.dates(date(2014, 9, 1), date(2030, 12, 31)))
def test_the_findings_are_the_same_at_both_ends_of_a_stretch_and_inside_it(record: Record, on: date) -> None:
    facts = facts_or_skip(record)
    for each in SPG_RULES:
        here = answer(each, facts, on)
        first, last = max(here.stretch.first, date(2010, 1, 1)), min(here.stretch.last, date(2040, 1, 1))
        for day in {first, first + (last - first) // 2, last}:
            assert answer(each, facts, day).findings == here.findings, (each.id, on, day)


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(changed_groups(), DAYS)
def test_they_speak_english_of_any_planning_group(record: Record, on: str) -> None:
    assert wrong_words(facts_or_skip(record), on) == []


def _forgetting(record: Record) -> Iterator[Record]:
    """The record as often as the group's rows have a field, each time without it, and nothing complete."""
    for name in ("groups", "localities", "seats", "appointments", "standings", "papers"):
        for index in range(len(_of_the_group(record, name))):
            for field in sorted(
                set(_of_the_group(record, name)[index]) - {"id", "seat", "person", "is", "kind"}
            ):
                board = deepcopy(record)
                del _of_the_group(board, name)[index][field]
                board["complete"] = {"seats": board["complete"]["seats"]}
                yield board


@pytest.mark.parametrize("board", ["mixed"])
def test_whatever_is_forgotten_is_asked_for_in_english(board: str) -> None:
    wrong: set[tuple[str, str]] = set()
    for record in _forgetting(BOARDS[board]()):
        try:
            facts = facts_of(record)
        except BadRecord:
            continue
        for each in SPG_RULES:
            for found in answer(each, facts, date(2026, 11, 21)).findings:
                for words in (found.message, found.next):
                    if words and (" on of " in words or "_" in words or ".." in words or words[-1] != "."):
                        wrong.add((each.id, words))
    assert wrong == set()
