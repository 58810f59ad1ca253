"""The localities of the plan: LOC-01, LOC-02, LOC-05 to LOC-08 and LOC-16."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from copy import deepcopy
from datetime import date, timedelta
from typing import Any

import pytest

from statute.assessing import answer, runs
from statute.day import ONE_DAY, Day
from statute.localities import (
    groups_left_behind,
    involvement_by_locality,
    localities_on,
    taking_part,
)
from statute.record import facts_of
from statute.registry import REGISTRY
from statute.rules.localities import INTERPRETATION, SHOWN
from tests.statute.localities_cast import (
    BEGAN,
    closing,
    decision,
    divided,
    effects,
    locality,
    part,
    with_lists,
)
from tests.statute.situations import (
    OTHER_COUNCIL,
    Record,
    appoint,
    around,
    blank,
    committee,
    findings,
    multi,
    outcome,
    paper,
    row,
    seat,
    single,
)
from tests.statute.test_words import is_english, said

DAY = "2026-11-21"
RULES = [f"LOC-{number:02}" for number in (1, 2, 5, 6, 7, 8, 9, 10, 11, 16)]
STATE = ["LOC-01", "LOC-02", "LOC-05", "LOC-06", "LOC-07", "LOC-08"]
"""The rules that judge the localities themselves."""
GUIDANCE = ("LOC-05", "LOC-06", "LOC-07", "LOC-08")


def messages(record: Record, rule_id: str, on: str = DAY) -> list[str]:
    return [each.message for each in findings(record, rule_id, on)]


def by_subject(record: Record, rule_id: str, on: str = DAY) -> dict[str, str]:
    """A rule's outcomes by the id of their subjects."""
    return {each.subject.id: each.outcome.value for each in findings(record, rule_id, on)}


# -- the catalogue's tests ---------------------------------------------------------------------------------


def shared_scheme() -> Record:
    return divided(2, multi())


def datazones(count: int) -> list[str]:
    return [f"S{number:08}" for number in range(1, count + 1)]


def of_153_datazones() -> Record:
    record = divided(2)
    units = datazones(153)
    record["areas"] = [{"from": "2015-04-01", "unit": "datazone", "units": units}]
    row(record, "localities", id="a")["units"] = units[:70]
    row(record, "localities", id="b")["units"] = units[70:]
    return record


def one_in_two() -> Record:
    record = of_153_datazones()
    row(record, "localities", id="b")["units"].append("S00000007")
    return record


def without_consultation() -> Record:
    record = divided()
    record["papers"] = [each for each in record["papers"] if each.get("topic") != "boundaries"]
    return record


def cluster_split(note: str | None = "none") -> Record:
    record = divided()
    for each in "ab":
        said = {} if note is None else {"note": note}
        row(record, "localities", id=each)["clusters"].append({"name": "Mid cluster"} | said)
    return record


def without(kind: str, locality_id: str = "b") -> Record:
    record = divided()
    record["involvements"].remove(row(record, "involvements", locality=locality_id, kind=kind))
    return record


def lead_gone(last: str = "2025-11-20") -> Record:
    """The general practitioner of one locality left a year ago, and nobody came instead."""
    record = divided()
    for each in record["localities"]:
        each["from"] = "2019-04-01"
    lead = row(record, "involvements", locality="b", kind="professionals")
    del lead["practitioner_for"]
    gone = {"starts_on": "2020-01-01", "ends": last, "practitioner_for": "Balkeld cluster"}
    part(record, "b", "professionals", "p-gone", **gone)
    return record


def community_seat() -> Record:
    """The voice of a community planning locality sits on the planning group."""
    record = divided()
    locality(record, "hill", "Hill End", kind="community_planning")
    record["groups"].append({"id": "spg", "kind": "planning_group", "from": "2016-01-01", "to": "open"})
    seat(record, "hill-voice", "SPG_LOC", group="spg", locality="hill")
    appoint(record, "hill-voice", "p-hill")
    return record


def both_purposes() -> Record:
    record = divided()
    locality(record, "a-cpp", "Ardgarve", kind="community_planning")
    return record


WORKED: list[tuple[str, str, Callable[[], Record], set[str]]] = [
    ("LOC-01", "six localities", divided, {"met"}),
    ("LOC-01", "two localities in all, in a scheme of two councils", shared_scheme, {"met"}),
    ("LOC-02", "all 153 datazones assigned once", of_153_datazones, {"met"}),
    ("LOC-02", "one datazone in two localities", one_in_two, {"not_met"}),
    ("LOC-05", "workshops in May 2025", divided, {"met"}),
    ("LOC-05", "none", without_consultation, {"caution"}),
    ("LOC-06", "clusters align", divided, {"met"}),
    ("LOC-06", "cluster split, no note", cluster_split, {"caution"}),
    ("LOC-07", "all five", divided, {"met"}),
    ("LOC-07", "no housing, no other route", lambda: without("housing"), {"caution"}),
    ("LOC-08", "a cluster lead in each", divided, {"met"}),
    ("LOC-08", "vacant a year", lead_gone, {"caution"}),
    ("LOC-16", "a community planning locality offered as the voice of one", community_seat, {"caution"}),
    ("LOC-16", "an area used for both purposes, held as two records", both_purposes, {"met"}),
]


@pytest.mark.parametrize(
    ("rule_id", "build", "expected"),
    [pytest.param(rule, build, expected, id=f"{rule}: {words}") for rule, words, build, expected in WORKED],
)
def test_the_catalogues_own_tests(rule_id: str, build: Callable[[], Record], expected: set[str]) -> None:
    assert outcome(build(), rule_id, DAY) in expected


# -- what holds for all of them ----------------------------------------------------------------------------


ABOUT_LOCALITIES = [*STATE, "LOC-11"]
"""The rules that ask which localities there are; the others judge decisions, and what is recorded wrongly."""


def test_a_board_that_records_no_locality_is_asked_once_by_each_rule() -> None:
    for record in (single(), multi(), committee()):
        found = {rule_id: findings(record, rule_id, DAY) for rule_id in RULES}
        assert {len(each) for each in found.values()} == {1}
        asked = {
            rule_id: each.message
            for rule_id, [each] in found.items()
            if each.outcome.value != "not_applicable"
        }
        assert asked == dict.fromkeys(
            ABOUT_LOCALITIES, "Not on record: into which localities the strategic plan divides the area."
        )


def test_a_board_known_to_have_no_locality_is_asked_for_its_plan_only() -> None:
    found = {rule_id: outcome(with_lists(single()), rule_id, DAY) for rule_id in RULES}
    assert found == dict.fromkeys(RULES, "not_applicable") | {"LOC-01": "cannot_tell"}


@pytest.mark.parametrize("regime", ["lead_hb", "lead_la", "lead_joint"])
def test_they_bind_lead_agency_areas_too(regime: str) -> None:
    record = divided(6, committee(regime))
    assert {rule_id: outcome(record, rule_id, DAY) for rule_id in STATE} == dict.fromkeys(STATE, "met")
    assert outcome(divided(1, committee(regime)), "LOC-01", DAY) == "not_met"


@pytest.mark.parametrize("rule_id", RULES)
def test_a_board_whose_model_is_not_on_record_cannot_tell(rule_id: str) -> None:
    record = divided()
    del record["board"]["regimes"]
    assert outcome(record, rule_id, DAY) == "cannot_tell"


@pytest.mark.parametrize(
    ("rule_id", "first"),
    [
        *((each, "2014-09-22") for each in ("LOC-01", "LOC-02", "LOC-09", "LOC-11", "LOC-16")),
        *((each, "2015-07-03") for each in ("LOC-05", "LOC-06", "LOC-07", "LOC-08")),
        ("LOC-10", "2014-11-28"),
    ],
)
def test_each_is_in_force_from_its_day(rule_id: str, first: str) -> None:
    day = date.fromisoformat(first)
    facts = facts_of(single())
    before = answer(REGISTRY[rule_id], facts, day - ONE_DAY).findings[0].message
    binds = "guidance" if rule_id in GUIDANCE else "law"
    assert before.startswith(f"Not in force on this day; it is {binds} from")
    for later in (day, day + ONE_DAY):
        assert not answer(REGISTRY[rule_id], facts, later).findings[0].message.startswith("Not in force")


@pytest.mark.parametrize("rule_id", STATE)
def test_a_locality_counts_from_its_first_day_and_through_its_last(rule_id: str) -> None:
    record = divided()
    for each in record["localities"]:
        each["to"] = "2026-09-30"
    assert outcome(record, rule_id, "2026-03-31") != "met"
    assert outcome(record, rule_id, BEGAN) == "met"
    assert outcome(record, rule_id, "2026-09-30") == "met"
    assert outcome(record, rule_id, "2026-10-01") != "met"


@pytest.mark.parametrize("rule_id", STATE)
def test_a_locality_that_is_perhaps_there_leaves_it_open(rule_id: str) -> None:
    record = divided(1)
    del record["complete"]["localities"]
    locality(record, "z", "Zetmuir", from_=None, to="2027-01-01", units=[], clusters=[])
    assert "cannot_tell" in {each.outcome.value for each in findings(record, rule_id, DAY)}
    assert any("Zetmuir" in each for each in messages(record, rule_id))


@pytest.mark.parametrize("rule_id", STATE[1:])
def test_localities_not_known_to_be_all_leave_it_open(rule_id: str) -> None:
    record = divided()
    del record["complete"]["localities"]
    assert outcome(record, rule_id, DAY) == "cannot_tell"
    assert outcome(record, "LOC-01", DAY) == "met"


def changing() -> Record:
    """Localities that come and go, with people, decisions and papers that do."""
    record = closing()
    row(record, "localities", id="f")["to"] = "2026-12-31"
    row(record, "localities", id="e").pop("from")
    row(record, "involvements", locality="a", kind="housing")["ends"] = "2026-10-15"
    row(record, "involvements", locality="b", kind="housing").pop("ends")
    row(record, "involvements", locality="c", kind="professionals")["starts_on"] = "2026-11-02"
    locality(record, "hill", "Hill End", kind="community_planning", to="2027-02-28")
    row(record, "decisions", id="d1")["effects"] += effects("hill")
    record["complete"]["involvements"] = [{"from": "2026-04-01", "to": "2027-01-31"}]
    record["areas"].append({"from": "2026-11-11", "unit": "datazone", "units": ["S01000"]})
    paper(record, "payment", "expenses", "2026-11-05", about={"locality": "b"})
    return record


@pytest.mark.parametrize("rule_id", RULES)
def test_the_timeline_equals_asking_every_day(rule_id: str) -> None:
    facts, rule = facts_of(changing()), REGISTRY[rule_id]
    first, last = date(2026, 3, 25), date(2027, 4, 5)
    told = [
        (run.first + timedelta(step), run.outcome)
        for run in runs(rule, facts, first, last)
        for step in range((run.last - run.first).days + 1)
    ]
    asked, day = [], first
    while day <= last:
        here = answer(rule, facts, day)
        asked.append((day, here.outcome))
        for edge in (here.stretch.first, here.stretch.last):
            if first <= edge <= last:
                assert answer(rule, facts, edge).findings == here.findings
        day += ONE_DAY
    assert told == asked


FORGOTTEN = {
    "localities": {"id", "kind"},
    "involvements": {"locality"},
    "decisions": {"id"},
    "areas": {"from"},
}
"""The lists of which each field is forgotten in turn, but for those without which there is no row."""


def forgetting() -> Iterator[tuple[str, Record]]:
    """The record as often as it has a field that may be missing, each time without one, and with no list but
    the seats of which all is known."""
    whole = changing()
    for name, kept in FORGOTTEN.items():
        for index, each in enumerate(whole[name]):
            for field in sorted(set(each) - kept):
                record = deepcopy(whole)
                del record[name][index][field]
                record["complete"] = {"seats": whole["complete"]["seats"]}
                yield f"{name}[{index}].{field}", record


def test_whatever_is_forgotten_is_asked_for_in_english() -> None:
    rules = [REGISTRY[each] for each in RULES]
    wrong = {
        place: found.message
        for place, record in [("nothing", changing()), *forgetting()]
        for facts in [facts_of(record)]
        for rule in rules
        for found in answer(rule, facts, date(2026, 11, 21)).findings
        if not all(is_english(words) for words in said(found))
    }
    assert wrong == {}


# -- LOC-01 ------------------------------------------------------------------------------------------------


def test_two_are_enough_and_one_is_not() -> None:
    assert outcome(divided(2), "LOC-01", DAY) == "met"
    [finding] = findings(divided(1), "LOC-01", DAY)
    assert finding.outcome.value == "not_met"
    assert finding.message == "The area has one locality only: Ardgarve."


def test_the_localities_are_named_and_counted() -> None:
    [finding] = findings(divided(3), "LOC-01", DAY)
    assert finding.message == "The area is divided into 3 localities: Ardgarve, Balkeld and Carrick Moor."
    assert finding.facts["count"] == 3


def test_in_a_scheme_of_several_councils_the_area_is_that_of_them_all() -> None:
    [finding] = findings(shared_scheme(), "LOC-01", DAY)
    assert finding.message.startswith(
        f"The combined area of alba-council and {OTHER_COUNCIL} is divided into 2"
    )


def test_a_locality_of_community_planning_does_not_count() -> None:
    record = divided(1)
    locality(record, "hill", kind="community_planning")
    assert outcome(record, "LOC-01", DAY) == "not_met"


def test_the_second_locality_ends() -> None:
    record = divided(2)
    row(record, "localities", id="b")["to"] = "2026-11-20"
    assert around(record, "LOC-01", "2026-11-20") == ("met", "met", "not_met")


def test_with_one_on_record_and_perhaps_others_nobody_can_tell() -> None:
    record = divided(1)
    del record["complete"]["localities"]
    [finding] = findings(record, "LOC-01", DAY)
    assert finding.message == (
        "Not on record: whether every locality of the strategic plan is on record for this day."
    )
    assert finding.facts["count_at_least"] == 1


def test_with_none_on_record_nobody_can_tell_whether_there_is_a_plan() -> None:
    [finding] = findings(with_lists(single()), "LOC-01", DAY)
    assert finding.outcome.value == "cannot_tell"
    assert finding.message == (
        "Not on record: whether a strategic plan is in force on this day, with no locality on record."
    )


def test_authorities_that_are_not_on_record_do_not_matter() -> None:
    record = divided(2, with_lists(blank()))
    del record["board"]["parties"]
    assert outcome(record, "LOC-01", DAY) == "met"


# -- LOC-02 ------------------------------------------------------------------------------------------------


def test_what_is_in_two_is_named_and_said_to_rest_on_an_interpretation() -> None:
    [finding] = findings(one_in_two(), "LOC-02", DAY)
    assert finding.message == "In more than one locality: S00000007 (Ardgarve and Balkeld)."
    assert finding.facts["note"] == INTERPRETATION
    assert "interpretation" in INTERPRETATION


def test_what_is_in_none_is_named_and_said_to_rest_on_an_interpretation() -> None:
    record = of_153_datazones()
    row(record, "localities", id="b")["units"].remove("S00000100")
    [finding] = findings(record, "LOC-02", DAY)
    assert finding.outcome.value == "not_met"
    assert finding.message == "In no locality: S00000100, of 153 datazones of the area."
    assert finding.facts["note"] == INTERPRETATION


def test_a_sentence_names_some_and_the_facts_have_all() -> None:
    record = of_153_datazones()
    row(record, "localities", id="b")["units"] = ["S00000153"]
    [finding] = findings(record, "LOC-02", DAY)
    assert f"and {82 - SHOWN} more, of 153 datazones" in finding.message
    assert len(finding.facts["in_none"]) == 82


def test_an_overlap_is_found_without_the_whole_area_on_record() -> None:
    record = one_in_two()
    record["areas"] = []
    assert [each.outcome.value for each in findings(record, "LOC-02", DAY)] == ["not_met", "cannot_tell"]
    assert messages(record, "LOC-02")[1] == (
        "Not on record: which datazones or wards make up the whole area on this day."
    )


def test_a_unit_outside_the_area_is_told() -> None:
    record = of_153_datazones()
    row(record, "localities", id="b")["units"].append("S99999999")
    [finding] = findings(record, "LOC-02", DAY)
    assert finding.message == (
        "Each of the 153 datazones of the area is in one locality. Not of the area: S99999999."
    )
    assert finding.facts["not_of_the_area"] == ["S99999999"]
    row(record, "localities", id="b")["units"].remove("S00000100")
    assert messages(record, "LOC-02") == [
        "In no locality: S00000100, of 153 datazones of the area. Not of the area: S99999999."
    ]


def test_an_area_of_one_unit_is_said_in_the_singular() -> None:
    record = divided(1)
    record["areas"] = [{"from": "2015-04-01", "unit": "ward", "units": ["Ward 1"]}]
    chosen = row(record, "localities", id="a")
    chosen["units"] = ["Ward 1"]
    assert messages(record, "LOC-02") == ["The one ward of the area is in one locality."]
    chosen["units"] = []
    assert messages(record, "LOC-02") == ["In no locality: Ward 1, of 1 ward of the area."]


@pytest.mark.parametrize(
    ("field", "value", "missing"),
    [
        ("units", None, "the boundaries of Balkeld"),
        ("units", ["Ward 1"], "the datazones of Balkeld"),
    ],
)
def test_boundaries_that_are_not_on_record_leave_it_open(field: str, value: Any, missing: str) -> None:
    record = of_153_datazones()
    chosen = row(record, "localities", id="b")
    del chosen[field]
    if value is not None:
        chosen[field] = value
    assert messages(record, "LOC-02") == [f"Not on record: {missing}."]


@pytest.mark.parametrize("units", [None, []])
def test_an_area_without_units_leaves_it_open(units: list[str] | None) -> None:
    record = of_153_datazones()
    record["areas"] = [{"from": "2015-04-01"} | ({} if units is None else {"units": units})]
    assert outcome(record, "LOC-02", DAY) == "cannot_tell"


def test_the_area_of_the_day_counts() -> None:
    record = of_153_datazones()
    record["areas"].append({"from": "2026-11-21", "unit": "datazone", "units": datazones(154)})
    assert around(record, "LOC-02", "2026-11-21") == ("met", "not_met", "not_met")
    record["areas"] = [{"from": "2026-11-21", "unit": "datazone", "units": datazones(153)}]
    assert around(record, "LOC-02", "2026-11-21") == ("cannot_tell", "met", "met")


def test_new_boundaries_overlap_the_old_ones_on_no_day() -> None:
    record = divided(2)
    for each in "ab":
        old = row(record, "localities", id=each)
        old["to"] = "2026-11-20"
        record["localities"].append(old | {"id": f"{each}2", "from": "2026-11-21", "to": "open"})
    assert around(record, "LOC-02", "2026-11-21") == ("met", "met", "met")


# -- LOC-05 ------------------------------------------------------------------------------------------------


def consulted(given_on: str | None, **fields: Any) -> Record:
    record = without_consultation()
    paper(record, "consultation", "boundaries", given_on or "2025-05-12", **fields)
    if given_on is None:
        del record["papers"][-1]["given_on"]
    return record


@pytest.mark.parametrize(
    ("given_on", "expected"),
    [("2026-03-30", "met"), ("2026-03-31", "met"), (BEGAN, "caution"), ("2026-04-02", "caution")],
)
def test_the_consultation_comes_before_the_first_day(given_on: str, expected: str) -> None:
    assert outcome(consulted(given_on), "LOC-05", DAY) == expected


@pytest.mark.parametrize(
    ("given_on", "expected"), [("2026-01-19", "met"), ("2026-01-20", "caution"), ("2026-01-21", "caution")]
)
def test_the_consultation_comes_before_the_decision_that_is_on_record(given_on: str, expected: str) -> None:
    record = consulted(given_on)
    decision(record, "boundaries", "2026-01-20", topic="localities")
    assert outcome(record, "LOC-05", DAY) == expected


@pytest.mark.parametrize(
    "fields",
    [
        {"recommends": True},
        {"topic": "other"},
        {"topic": None},
        {"about": {"locality": "old"}},
        {"on": "2026-05-01"},
        {"on": None},
    ],
    ids=["advice", "another topic", "no topic", "another locality", "later", "no day"],
)
def test_another_decision_fixes_no_boundaries(fields: dict[str, Any]) -> None:
    record = consulted("2026-02-01")
    locality(record, "old", from_="2016-04-01", to="2026-03-31")
    decision(record, "boundaries", **({"on": "2026-01-20", "topic": "localities"} | fields))
    assert outcome(record, "LOC-05", DAY) == "met"


def test_a_consultation_on_one_locality_is_about_no_other() -> None:
    [finding] = findings(consulted("2025-05-12", about={"locality": "a"}), "LOC-05", DAY)
    assert finding.outcome.value == "caution"
    assert finding.facts["without"] == ["Balkeld", "Carrick Moor", "Dunlyn", "Eskvale", "Fearnbay"]


def test_a_consultation_on_the_localities_before_is_not_about_those_that_followed() -> None:
    record = divided()
    locality(record, "old", from_="2025-05-13", to="2026-03-31")
    assert outcome(record, "LOC-05", DAY) == "caution"
    paper(record, "consultation", "boundaries", "2025-06-01")
    assert outcome(record, "LOC-05", DAY) == "met"


def test_a_locality_of_community_planning_that_began_since_does_not_matter() -> None:
    record = divided()
    locality(record, "hill", kind="community_planning", from_="2026-01-01")
    assert outcome(record, "LOC-05", DAY) == "met"


def test_a_paper_that_says_there_was_none_is_none() -> None:
    assert outcome(consulted("2025-05-12", says=False), "LOC-05", DAY) == "caution"


@pytest.mark.parametrize("missing", ["given_on", "topic"])
def test_a_consultation_without_its_day_or_topic_leaves_it_open(missing: str) -> None:
    record = consulted("2025-05-12")
    del record["papers"][-1][missing]
    assert outcome(record, "LOC-05", DAY) == "cannot_tell"


@pytest.mark.parametrize(
    ("first", "expected"),
    [("2025-03-31", "caution"), ("2025-04-01", "caution"), ("2025-04-02", "cannot_tell")],
)
def test_none_on_record_is_none_where_the_year_before_is_on_record(first: str, expected: str) -> None:
    record = without_consultation()
    record["complete"]["papers"] = [{"from": first, "to": "open"}]
    assert outcome(record, "LOC-05", DAY) == expected


def test_a_locality_without_a_first_day_leaves_it_open() -> None:
    record = divided()
    del row(record, "localities", id="b")["from"]
    row(record, "localities", id="b")["to"] = "2027-01-01"
    record["complete"]["localities"] = [{"from": "2026-01-01", "to": "open"}]
    assert messages(record, "LOC-05") == ["Not on record: the first day of Balkeld."]


# -- LOC-06 ------------------------------------------------------------------------------------------------


def test_a_split_with_a_note_is_explained() -> None:
    record = cluster_split()
    row(record, "localities", id="a")["clusters"][-1]["note"] = "Its practices are on both banks."
    [finding] = findings(record, "LOC-06", DAY)
    assert finding.outcome.value == "met"
    assert finding.facts["split_with_a_note"] == ["Mid cluster"]
    assert finding.message == (
        "Each cluster of general practices on record has its locality. In more than one, with a note on why:"
        " Mid cluster (Ardgarve and Balkeld)."
    )


def test_a_split_whose_note_was_not_recorded_leaves_it_open() -> None:
    assert messages(cluster_split(note=None), "LOC-06") == [
        "Not on record: why Mid cluster lies in more than one locality."
    ]


def test_a_split_is_named_with_its_localities() -> None:
    [finding] = findings(cluster_split(), "LOC-06", DAY)
    assert finding.message == (
        "In more than one locality, with no note on why: Mid cluster (Ardgarve and Balkeld)."
    )


def test_the_same_name_in_other_capitals_is_the_same_cluster() -> None:
    record = cluster_split()
    row(record, "localities", id="b")["clusters"][-1]["name"] = "MID Cluster"
    assert outcome(record, "LOC-06", DAY) == "caution"


def test_a_locality_without_any_cluster_is_pointed_out() -> None:
    record = divided()
    row(record, "localities", id="b")["clusters"] = []
    assert messages(record, "LOC-06") == ["No cluster of general practices is placed in Balkeld."]


def test_clusters_that_are_not_on_record_leave_it_open() -> None:
    record = divided()
    del row(record, "localities", id="b")["clusters"]
    assert messages(record, "LOC-06") == ["Not on record: the clusters of general practices of Balkeld."]


def test_a_split_ends_with_a_locality() -> None:
    record = cluster_split()
    row(record, "localities", id="b")["to"] = "2026-11-20"
    assert around(record, "LOC-06", "2026-11-20") == ("caution", "caution", "met")


# -- LOC-07 ------------------------------------------------------------------------------------------------


def test_one_finding_a_locality_names_the_kinds_that_are_missing() -> None:
    record = without("housing")
    record["involvements"].remove(row(record, "involvements", locality="b", kind="carers_patients"))
    assert by_subject(record, "LOC-07") == dict.fromkeys("acdef", "met") | {"b": "caution"}
    [short] = [each for each in findings(record, "LOC-07", DAY) if each.outcome.value == "caution"]
    assert short.message == "Nobody takes part in Balkeld for the housing sector and carers and patients."


def test_somebody_who_sits_on_no_group_takes_part_by_another_route() -> None:
    record = without("housing")
    part(record, "b", "housing", as_member=False, how="Meets the lead every quarter.")
    assert by_subject(record, "LOC-07")["b"] == "met"


@pytest.mark.parametrize("as_member", [False, None])
def test_without_a_route_on_record_nobody_can_tell(as_member: bool | None) -> None:
    record = without("housing")
    part(record, "b", "housing", "p-home", as_member=as_member)
    assert "Not on record: by which route Member p-home takes part in Balkeld." in messages(record, "LOC-07")


def test_a_row_that_names_nobody_is_nobody_and_leaves_it_open() -> None:
    record = without("housing")
    part(record, "b", "housing", person=None)
    assert by_subject(record, "LOC-07")["b"] == "cannot_tell"
    missing = "Not on record: the person or body that takes part in Balkeld for the housing sector."
    assert missing in messages(record, "LOC-07")
    part(record, "b", "housing", "p-home")
    assert by_subject(record, "LOC-07")["b"] == "met"


def with_group(**days: Any) -> Record:
    """One of the localities has a planning group, on which all its people sit."""
    record = divided()
    group = {"id": "lpg", "name": "Balkeld group", "kind": "locality_group", "from": BEGAN, "to": "open"}
    record["groups"].append(group | {name.removesuffix("_"): day for name, day in days.items()})
    row(record, "localities", id="b")["group"] = "lpg"
    return record


def test_members_of_a_group_that_has_ended_are_pointed_out() -> None:
    record = with_group(to="2026-11-20")
    assert around(record, "LOC-07", "2026-11-20") == ("met", "met", "caution")
    [finding] = [each for each in findings(record, "LOC-07", DAY) if each.subject.id == "b"]
    assert finding.message.startswith(
        "On record as members of the planning group of Balkeld (Balkeld group), which ended on 20 November"
        " 2026: Member professionals-b, Member housing-b, "
    )


def test_members_of_a_group_that_has_not_begun_are_pointed_out() -> None:
    record = with_group(from_="2026-12-01")
    assert any("which was not there on this day" in each for each in messages(record, "LOC-07"))


def test_members_where_there_is_no_group_are_pointed_out() -> None:
    record = divided()
    row(record, "localities", id="b")["group"] = "none"
    [finding] = [each for each in findings(record, "LOC-07", DAY) if each.subject.id == "b"]
    assert "Balkeld, which is on record as having none:" in finding.message
    for each in record["involvements"]:
        if each["locality"] == "b":
            each.update(as_member=False, how="By letter.")
    assert by_subject(record, "LOC-07")["b"] == "met"


@pytest.mark.parametrize("field", ["from", "to"])
def test_members_of_a_group_that_is_perhaps_there_are_taken_as_on_it(field: str) -> None:
    record = with_group()
    del record["groups"][-1][field]
    assert by_subject(record, "LOC-07")["b"] == "met"


def left_behind() -> Record:
    """One of the localities has ended, and its group and its voice on the planning group go on."""
    record = with_group()
    row(record, "localities", id="b")["to"] = "2026-11-20"
    record["groups"].append({"id": "spg", "kind": "planning_group", "from": "2016-01-01", "to": "open"})
    seat(record, "voice", "SPG_LOC", group="spg", locality="b")
    appoint(record, "voice", "p-voice", term_ends=None)
    return record


def test_what_goes_on_for_a_locality_that_has_ended_is_named() -> None:
    assert "left_behind" not in {
        name for each in findings(left_behind(), "LOC-07", "2026-11-20") for name in each.facts
    }
    [finding] = [each for each in findings(left_behind(), "LOC-07", DAY) if each.subject.id == "b"]
    assert finding.outcome.value == "caution"
    assert finding.message == (
        "Balkeld ended on 20 November 2026. Still on record for it: Balkeld group (its planning group) and"
        " Member p-voice (its voice on Strategic planning group)."
    )


def test_nothing_is_left_behind_once_the_group_and_the_voice_have_ended() -> None:
    record = left_behind()
    row(record, "appointments", seat="voice")["ends"] = DAY
    row(record, "groups", id="lpg")["to"] = "2026-12-31"
    assert around(record, "LOC-07", "2026-12-31") == ("caution", "caution", "met")
    assert not any("p-voice" in each for each in messages(record, "LOC-07", "2026-11-22"))


def test_a_body_will_do() -> None:
    record = without("housing")
    part(record, "b", "housing", person=None, body="Homes for Balkeld")
    assert by_subject(record, "LOC-07")["b"] == "met"


def test_a_part_ends() -> None:
    record = divided()
    row(record, "involvements", locality="b", kind="housing")["ends"] = DAY
    assert around(record, "LOC-07", DAY) == ("met", "met", "caution")
    [short] = [each for each in findings(record, "LOC-07", "2026-11-22") if each.outcome.value == "caution"]
    assert short.facts["last_to_take_part"] == [
        "Member housing-b, until 21 November 2026 (the housing sector)"
    ]


def test_a_part_begins() -> None:
    record = divided()
    row(record, "involvements", locality="b", kind="housing")["starts_on"] = DAY
    assert around(record, "LOC-07", DAY) == ("caution", "met", "met")


def test_somebody_whose_days_are_not_on_record_leaves_it_open() -> None:
    record = without("housing")
    part(record, "b", "housing", "p-home", starts_on=None, ends=None)
    assert "Not on record: whether Member p-home took part in Balkeld on this day." in messages(
        record, "LOC-07"
    )


def test_somebody_whose_kind_is_not_on_record_leaves_it_open() -> None:
    record = without("housing")
    part(record, "b", None, "p-home")
    assert "Not on record: which kind of people is represented by Member p-home in Balkeld." in messages(
        record, "LOC-07"
    )


def test_people_not_known_to_be_all_leave_a_missing_kind_open() -> None:
    record = without("housing")
    del record["complete"]["involvements"]
    assert by_subject(record, "LOC-07") == dict.fromkeys("acdef", "met") | {"b": "cannot_tell"}
    assert "Not on record: who takes part in Balkeld for the housing sector." in messages(record, "LOC-07")


@pytest.mark.parametrize("rule_id", ["LOC-07", "LOC-08"])
def test_nobody_on_record_in_any_locality_is_asked_about_once(rule_id: str) -> None:
    record = divided()
    record["involvements"] = []
    assert len(findings(record, rule_id, DAY)) == 6
    del record["complete"]["involvements"]
    assert messages(record, rule_id) == ["Not on record: who takes part in the localities of the plan."]


def test_a_locality_of_community_planning_needs_nobody() -> None:
    assert "a-cpp" not in by_subject(both_purposes(), "LOC-07")


# -- LOC-08 ------------------------------------------------------------------------------------------------


def test_a_vacancy_tells_who_was_there_last() -> None:
    [short] = [each for each in findings(lead_gone(), "LOC-08", DAY) if each.outcome.value == "caution"]
    assert short.message == (
        "No general practitioner takes part in Balkeld: Member p-gone did until 20 November 2025."
    )


def test_the_last_day_of_a_lead_is_the_last_day_of_a_voice() -> None:
    record = lead_gone(DAY)
    row(record, "papers", topic="practitioners")["given_on"] = "2019-01-01"
    assert around(record, "LOC-08", DAY) == ("met", "met", "caution")


def test_each_cluster_has_its_own_voice() -> None:
    record = divided()
    row(record, "localities", id="b")["clusters"].append({"name": "Upper cluster"})
    [short] = [each for each in findings(record, "LOC-08", DAY) if each.outcome.value == "caution"]
    assert short.message == "In Balkeld no general practitioner speaks for Upper cluster."
    part(record, "b", "professionals", "p-upper", practitioner_for="upper cluster")
    assert outcome(record, "LOC-08", DAY) == "met"


def test_one_who_speaks_for_a_practice_speaks_for_its_cluster() -> None:
    record = divided()
    row(record, "involvements", locality="b", kind="professionals")["practitioner_for"] = "Mill Lane Surgery"
    assert outcome(record, "LOC-08", DAY) == "met"


def test_of_several_clusters_a_practice_may_be_of_any() -> None:
    record = divided()
    row(record, "localities", id="b")["clusters"].append({"name": "Upper cluster"})
    lead = row(record, "involvements", locality="b", kind="professionals")
    lead["practitioner_for"] = "Mill Lane Surgery"
    assert by_subject(record, "LOC-08")["b"] == "cannot_tell"
    assert (
        "Not on record: for which cluster of Balkeld Member professionals-b speaks (“Mill Lane Surgery” names"
        " none)."
    ) in messages(record, "LOC-08")
    lead["practitioner_for"] = "Mill Lane Surgery (Balkeld cluster, upper cluster)"
    assert by_subject(record, "LOC-08")["b"] == "met"


@pytest.mark.parametrize(
    ("names", "said", "expected"),
    [
        (["Ayr cluster", "North Ayr cluster"], "North Ayr cluster", "caution"),
        (["Ayr cluster", "North Ayr cluster"], "Mill Lane, North Ayr cluster", "caution"),
        (["Ayr cluster", "North cluster"], "Ayr clusters", "cannot_tell"),
    ],
    ids=["the name of one", "one within another", "misspelt"],
)
def test_a_cluster_is_named_by_its_whole_name(names: list[str], said: str, expected: str) -> None:
    record = divided()
    row(record, "localities", id="b")["clusters"] = [{"name": each} for each in names]
    row(record, "involvements", locality="b", kind="professionals")["practitioner_for"] = said
    assert by_subject(record, "LOC-08")["b"] == expected


def test_a_cluster_without_a_voice_is_open_where_people_are_not_known_to_be_all() -> None:
    record = divided()
    row(record, "localities", id="b")["clusters"].append({"name": "Upper cluster"})
    del record["complete"]["involvements"]
    assert by_subject(record, "LOC-08")["b"] == "cannot_tell"
    assert "Not on record: who speaks for Upper cluster in Balkeld." in messages(record, "LOC-08")


def test_nobody_on_record_is_open_where_people_are_not_known_to_be_all() -> None:
    record = lead_gone()
    del record["complete"]["involvements"]
    assert "Not on record: which general practitioners take part in Balkeld." in messages(record, "LOC-08")


def test_one_who_is_perhaps_there_leaves_it_open() -> None:
    record = lead_gone()
    del row(record, "involvements", person="p-gone")["ends"]
    record["complete"]["involvements"] = [{"from": "2026-04-01", "to": "open"}]
    row(record, "involvements", person="p-gone")["starts_on"] = "2026-04-02"
    assert by_subject(record, "LOC-08")["b"] == "met"
    del row(record, "involvements", person="p-gone")["starts_on"]
    assert by_subject(record, "LOC-08")["b"] == "cannot_tell"


def test_clusters_that_are_not_on_record_leave_the_voices_open() -> None:
    record = divided()
    del row(record, "localities", id="b")["clusters"]
    assert by_subject(record, "LOC-08")["b"] == "cannot_tell"


def test_the_agreement_is_with_the_medical_committee_and_by_the_day() -> None:
    record = divided()
    row(record, "papers", topic="practitioners")["given_on"] = DAY
    assert around(record, "LOC-08", DAY) == ("caution", "met", "met")
    [first, *_] = findings(record, "LOC-08", "2026-11-20")
    assert first.message == (
        "In Ardgarve how general practitioners take part is not agreed with the local medical committee."
    )
    [first, *_] = findings(record, "LOC-08", DAY)
    assert first.message == (
        "General practitioners take part in Ardgarve, as agreed with the local medical committee."
    )


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"about": {"locality": "b"}}, {"b": "met", "a": "caution"}),
        ({"says": False}, {"b": "caution", "a": "caution"}),
        ({"kind": "notice"}, {"b": "caution", "a": "caution"}),
        ({"given_on": None}, {"b": "cannot_tell", "a": "cannot_tell"}),
    ],
    ids=["one locality", "says not", "another paper", "no day"],
)
def test_which_agreement_counts(fields: dict[str, Any], expected: dict[str, str]) -> None:
    record = divided(2)
    chosen = row(record, "papers", topic="practitioners")
    chosen |= fields
    for name in [name for name, value in fields.items() if value is None]:
        del chosen[name]
    assert by_subject(record, "LOC-08") == expected


def test_no_agreement_on_record_is_open_where_papers_are_not_all_there() -> None:
    record = divided(2)
    record["papers"].remove(row(record, "papers", topic="practitioners"))
    assert outcome(record, "LOC-08", DAY) == "caution"
    record["complete"]["papers"] = [{"from": "2026-04-02", "to": "open"}]
    assert outcome(record, "LOC-08", DAY) == "cannot_tell"


# -- LOC-16 ------------------------------------------------------------------------------------------------


def test_a_seat_for_a_locality_of_community_planning_is_named() -> None:
    [finding] = findings(community_seat(), "LOC-16", DAY)
    assert finding.subject.id == "hill"
    assert finding.facts["recorded_for"] == ["Voice of a locality, Hill End, Strategic planning group"]


def test_a_seat_that_nobody_knows_of_on_the_day_is_not() -> None:
    record = community_seat()
    row(record, "seats", id="hill-voice")["known"] = []
    row(record, "appointments", seat="hill-voice")["ends"] = DAY
    assert around(record, "LOC-16", DAY) == ("caution", "caution", "met")


def test_a_seat_for_it_that_is_empty_is_named_too() -> None:
    record = community_seat()
    row(record, "appointments", seat="hill-voice")["ends"] = "2026-10-31"
    assert outcome(record, "LOC-16", DAY) == "caution"


def test_a_seat_on_another_basis_or_for_a_locality_of_the_plan_is_in_order() -> None:
    for fields in ({"basis": "SPG_OTHER"}, {"locality": "a"}):
        record = community_seat()
        row(record, "seats", id="hill-voice").update(fields)
        assert outcome(record, "LOC-16", DAY) == "met"


@pytest.mark.parametrize("on", ["2026-10-01", None])
def test_an_effect_on_a_locality_of_community_planning_is_named(on: str | None) -> None:
    record = divided()
    locality(record, "hill", "Hill End", kind="community_planning")
    decision(record, "d1", on, effects=effects("hill"), what="Close the day hospital")
    [finding] = findings(record, "LOC-16", DAY)
    assert finding.outcome.value == "caution"
    assert len(finding.facts["recorded_for"]) == 1


def test_an_effect_on_it_is_told_of_while_the_decision_is_judged() -> None:
    record = divided()
    locality(record, "hill", kind="community_planning")
    decision(record, "d1", "2026-10-01", effects=effects("hill"))
    assert around(record, "LOC-16", "2026-10-01") == ("met", "caution", "caution")
    assert around(record, "LOC-16", "2028-03-31") == ("caution", "caution", "met")


def test_a_decision_without_an_effect_on_it_is_in_order() -> None:
    record = divided()
    locality(record, "hill", "Hill End", kind="community_planning")
    decision(record, "d1", effects=effects(none=["hill"]))
    assert outcome(record, "LOC-16", DAY) == "met"


def test_one_of_both_purposes_says_so() -> None:
    [message] = messages(both_purposes(), "LOC-16")
    assert message.endswith("Ardgarve of the strategic plan is on record by itself.")


def test_a_locality_of_community_planning_is_told_of_on_its_days() -> None:
    record = divided()
    locality(record, "hill", kind="community_planning", from_=DAY, to=DAY)
    assert around(record, "LOC-16", DAY) == ("not_applicable", "met", "not_applicable")


def test_one_that_is_perhaps_there_leaves_it_open() -> None:
    record = divided()
    del record["complete"]["localities"]
    locality(record, "hill", kind="community_planning", from_=None, to=None)
    assert messages(record, "LOC-16") == [
        "Not on record: whether Hill was a locality of community planning on this day."
    ]


# -- what a page draws -------------------------------------------------------------------------------------


def test_the_picture_has_a_row_a_locality_and_a_place_a_kind() -> None:
    record = without("housing")
    part(record, "b", "housing", person=None, body="Homes for Balkeld", as_member=False, how="By letter.")
    record["groups"].append({"id": "lpg", "kind": "locality_group", "name": "Balkeld group"})
    row(record, "localities", id="b")["group"] = "lpg"
    rows = involvement_by_locality(facts_of(record), date(2026, 11, 21))
    assert [each.locality.label for each in rows[:2]] == ["Ardgarve", "Balkeld"]
    assert [each.group for each in rows[:2]] == [None, "Balkeld group"]
    assert [each.kind for each in rows[1].kinds] == [
        "professionals", "housing", "third_independent", "carers_patients", "service_managers",
    ]  # fmt: skip
    assert [each.in_words for each in rows[1].kinds[1].parts] == ["Homes for Balkeld (By letter.)"]
    assert [each.in_words for each in rows[0].kinds[1].parts] == [
        "Member housing-a (member of the locality planning group)"
    ]


def test_the_picture_tells_nobody_from_not_known() -> None:
    record = without("housing")
    facts = facts_of(record)
    assert taking_part(facts.locality_by_id["b"], facts, Day(date(2026, 11, 21)))[1].is_known_to_be_none
    del record["complete"]["involvements"]
    facts = facts_of(record)
    assert not taking_part(facts.locality_by_id["b"], facts, date(2026, 11, 21))[1].is_known_to_be_none


def test_who_was_there_last_is_told_only_where_nobody_is() -> None:
    record = divided()
    part(record, "b", "housing", "p-gone", starts_on="2026-04-02", ends="2026-06-30")
    facts = facts_of(record)
    [housing] = [
        each
        for each in taking_part(facts.locality_by_id["b"], facts, date(2026, 11, 21))
        if each.kind == "housing"
    ]
    assert housing.last is None
    record["involvements"].remove(row(record, "involvements", person="housing-b"))
    facts = facts_of(record)
    [_, housing, *_] = taking_part(facts.locality_by_id["b"], facts, date(2026, 11, 21))
    assert housing.last == ("Member p-gone", date(2026, 6, 30))


def test_the_localities_of_a_day_are_those_of_the_plan() -> None:
    record = both_purposes()
    row(record, "localities", id="b")["to"] = "2026-11-20"
    facts = facts_of(record)
    found = localities_on(facts, date(2026, 11, 21))
    assert [each.id for each in found.certain] == ["a", "c", "d", "e", "f"]
    assert found.unlisted is None


def test_a_group_that_outlives_its_locality_is_told() -> None:
    record = divided()
    record["groups"].append({"id": "lpg", "kind": "locality_group", "from": "2019-01-01", "to": "2027-01-31"})
    row(record, "localities", id="b").update({"group": "lpg", "to": "2026-11-20"})
    facts = facts_of(record)
    assert groups_left_behind(facts, date(2026, 11, 20)) == ()
    [(over, group)] = groups_left_behind(facts, date(2026, 11, 21))
    assert (over.id, group.id) == ("b", "lpg")
    assert groups_left_behind(facts, date(2027, 2, 1)) == ()
    row(record, "localities", id="c")["group"] = "lpg"
    assert groups_left_behind(facts_of(record), date(2026, 11, 21)) == ()
