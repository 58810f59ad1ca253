"""The board record: read strictly, refused with every fault named by place, value and reason."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings

import statute.rules  # noqa: F401  (registers every rule)
from statute.assessing import assess, result
from statute.facts import BoardFacts
from statute.record import (
    LARGEST,
    BadRecord,
    canonical,
    document_of,
    facts_of,
    read_record,
    told_openly,
)
from statute.record_shape import HOW_ENDED, json_schema
from statute.registry import REGISTRY
from tests.statute.situations import Record, appoint, blank, row, seat, single, standing
from tests.statute.worlds import DAYS, records

SCHEMA = Path(__file__).parents[2] / "docs" / "board-record.schema.json"


def faults(document: Any) -> list[str]:
    with pytest.raises(BadRecord) as refused:
        facts_of(document)
    return [str(fault) for fault in refused.value.faults]


def fault_of(content: bytes) -> str:
    with pytest.raises(BadRecord) as refused:
        read_record(content)
    assert len(refused.value.faults) == 1
    return str(refused.value.faults[0])


def smallest() -> Record:
    return {"board": {"slug": "alba", "name": "Alba"}, "appointments": []}


class TestTheFile:
    @pytest.mark.parametrize(
        ("content", "reason"),
        [
            (b"", "the file: is not JSON: Expecting value at line 1, column 1"),
            (b'{"board": ', "the file: is not JSON: Expecting value at line 1, column 11"),
            (b"\xff\xfe{\x00}\x00", "the file: is not UTF-8 text (byte 1 cannot be read)"),
            (b"[" * 100_000, "the file: has more than 20 lists and objects inside one another"),
            (b'{"a":' * 100_000, "the file: has more than 20 lists and objects inside one another"),
            (b'{"board": NaN}', "the file: cannot be read: NaN is not a number"),
            (
                b'{"board": 1, "board": 2}',
                'the file: cannot be read: the field "board" stands twice in one object',
            ),
            (b"9" * 5000, "the file: cannot be read: a number has more digits than any figure of a board"),
            (b" " * (LARGEST + 1), "the file: is larger than 20 MB, the most a board record may have"),
            (b"[]", "record: []: must be an object, and is a list"),
            (b"null", "record: null: must be an object, and is null"),
        ],
        ids=[
            "empty",
            "cut off",
            "UTF-16",
            "nested lists",
            "nested objects",
            "NaN",
            "a field twice",
            "digits",
            "large",
            "a list",
            "null",
        ],
    )
    def test_it_is_refused_in_plain_words(self, content: bytes, reason: str) -> None:
        assert fault_of(content) == reason

    def test_brackets_inside_text_are_only_text(self) -> None:
        record = smallest()
        record["board"]["name"] = "[{" * 50 + '"\\'
        assert read_record(json.dumps(record).encode()).board.name == record["board"]["name"]

    def test_a_byte_order_mark_does_no_harm(self) -> None:
        assert read_record(b"\xef\xbb\xbf" + json.dumps(smallest()).encode()).board.slug == "alba"


class TestFaults:
    def test_all_of_them_are_named_not_only_the_first(self) -> None:
        record = smallest()
        record["board"]["slug"] = "Not A Slug"
        record["colour"] = "blue"
        record["appointments"] = [{"seat": "s1", "person": "p1", "starts_on": "2026-02-30"}, {"seat": "s1"}]
        found = faults(record)
        assert len(found) == 4
        assert 'appointments[0].starts_on: "2026-02-30": is not a day that the calendar has, or' not in found
        assert 'appointments[0].starts_on: "2026-02-30": is not a day that the calendar has' in found
        assert "appointments[1].person: is missing" in found
        assert 'colour: "blue": is not a field of the board record' in found

    @pytest.mark.parametrize(
        "day",
        [
            "2026-02-30",
            "0000-01-01",
            "2300-01-01",
            "1 May 2026",
            "2026-W01-1",
            "20260101",
            20260101,
            None,
            "",
            "open ",
        ],
    )
    def test_a_day_is_written_as_the_calendar_has_it(self, day: object) -> None:
        record = single()
        row(record, "appointments", seat="la1")["starts_on"] = day
        (fault,) = faults(record)
        assert fault.startswith("appointments[0].starts_on: ")

    @pytest.mark.parametrize(
        "name",
        [
            "",
            "   ",
            "Calum\x00",
            "Calum\nBcc: x",
            "Calum \u202enu",
            "Calum\u200b",
            "\ud800",
            "x" * 201,
            7,
            None,
            ["Calum"],
        ],
    )
    def test_a_name_is_a_line_people_can_see(self, name: object) -> None:
        record = single()
        row(record, "people", id="p-la1")["name"] = name
        (fault,) = faults(record)
        assert fault.startswith("people[0].name: ")

    @pytest.mark.parametrize(
        "name", ["Mòrag NicÌosaig", "O’Hara-Smith", "Zoë 李", "<b>Calum</b>", "{{ x }}", "%s"]
    )
    def test_any_other_name_is_kept_exactly(self, name: str) -> None:
        record = single()
        row(record, "people", id="p-la1")["name"] = name
        assert facts_of(record).person_label("p-la1") == name

    def test_a_term_that_ends_before_it_starts(self) -> None:
        record = single()
        row(record, "appointments", seat="la1")["term_ends"] = "2025-04-30"
        assert faults(record) == [
            'appointments[0].term_ends: "2025-04-30": a term that ends before it starts (2025-05-01)'
        ]

    def test_an_appointment_of_one_day_is_one(self) -> None:
        record = single()
        row(record, "appointments", seat="la1") | {"ends": "2025-05-01"}
        facts_of(record)

    def test_two_holders_of_one_seat(self) -> None:
        record = single()
        appoint(record, "la1", "p-new", "2026-01-01")
        (fault,) = faults(record)
        assert "two holders of seat la1 on one day" in fault
        assert "Member p-la1 and Member p-new" in fault

    def test_a_successor_may_start_on_the_day_after(self) -> None:
        record = single()
        row(record, "appointments", seat="la1")["ends"] = "2025-12-31"
        appoint(record, "la1", "p-new", "2026-01-01")
        facts_of(record)
        row(record, "appointments", seat="la1", person="p-la1")["ends"] = "2026-01-01"
        assert len(faults(record)) == 1

    def test_joint_holders_share_a_seat_when_both_say_so(self) -> None:
        record = single()
        row(record, "appointments", seat="co")["joint"] = True
        appoint(record, "co", "p-second", "2026-01-01", joint=True)
        facts_of(record)
        record["appointments"][-1]["joint"] = False
        assert len(faults(record)) == 1

    def test_an_unrecorded_end_reaches_the_known_period_and_so_bars_a_successor_in_it(self) -> None:
        record = single()
        del row(record, "appointments", seat="la1")["ends"]
        appoint(record, "la1", "p-new", "2026-01-01")
        assert "two holders" in faults(record)[0]

    @pytest.mark.parametrize("under", [["a"], ["b", "a"], ["b", "c", "a"]])
    def test_decisions_do_not_rest_on_each_other_in_a_circle(self, under: list[str]) -> None:
        decisions = [{"id": own, "under": above} for own, above in zip("abc", under, strict=False)]
        found = faults(single() | {"decisions": decisions})
        assert len(found) == len(under)
        assert found[0] == f'decisions[0].under: "{under[0]}": makes the decision rest on itself'

    def test_one_decision_may_rest_on_another_and_a_row_without_an_id_on_either(self) -> None:
        decisions = [{"id": "a"}, {"id": "b", "under": "a"}, {"under": "b"}, {"under": "b"}]
        assert len(facts_of(single() | {"decisions": decisions}).decisions) == 4

    @pytest.mark.parametrize(
        ("field", "words"), [("told_on", "the group was told of it"), ("answered_on", "it was answered")]
    )
    def test_nothing_comes_of_an_issue_before_it_was_raised(self, field: str, words: str) -> None:
        issue = {"id": "i", "locality": "north", "raised_on": "2026-02-03", field: "2026-02-03"}
        record = single() | {"localities": [{"id": "north"}], "issues": [issue]}
        assert facts_of(record)
        issue[field] = "2026-02-02"
        assert faults(record) == [
            f'issues[0].{field}: "2026-02-02": {words} before it was raised (2026-02-03)'
        ]

    @pytest.mark.parametrize(
        ("list_name", "change", "place"),
        [
            ("appointments", {"seat": "nowhere"}, "appointments[0].seat"),
            ("appointments", {"person": "nobody"}, "appointments[0].person"),
            ("standings", {"person": "nobody"}, "standings[0].person"),
            ("seats", {"nominated_by": "elsewhere-council"}, "seats[0].nominated_by"),
            ("appointing_periods", {"chair_by": "elsewhere-council"}, "appointing_periods[0].chair_by"),
        ],
    )
    def test_what_a_row_names_must_be_in_the_record(
        self, list_name: str, change: dict[str, str], place: str
    ) -> None:
        record = single()
        record[list_name][0].update(change)
        (fault,) = faults(record)
        assert fault.startswith(f"{place}: ")

    def test_an_id_stands_once(self) -> None:
        record = single()
        seat(record, "la1", "LA_NOM")
        assert any("an id that stands twice" in fault for fault in faults(record))

    def test_a_value_that_is_shown_is_shortened_and_harmless(self) -> None:
        record = smallest()
        record["board"]["slug"] = "\x1b[31m" + "x" * 500
        (fault,) = faults(record)
        assert "\x1b" not in fault
        assert len(fault) < 250


class TestThreeThingsThatNeverShareASpelling:
    def test_null_is_none_of_them(self) -> None:
        record = single()
        row(record, "appointments", seat="la1")["ends"] = None
        assert faults(record)[0].startswith("appointments[0].ends: null: ")

    def test_open_is_said(self) -> None:
        record = single()
        row(record, "appointments", seat="la1")["starts_on"] = "open"
        assert len(faults(record)) == 1


class TestWhatIsToldOpenly:
    def test_disqualifications_are_left_out_and_what_is_complete_stays_so(self) -> None:
        record = single()
        standing(record, "p-la1", "disqualified", category="insolvency")
        assert told_openly(record) == single()

    def test_an_end_by_one_is_told_as_ended_for_another_reason(self) -> None:
        record, other = single(), single()
        ended = {"ends": "2026-10-01", "how_ended": "disqualification", "ended_by": "board"}
        row(record, "appointments", seat="la1").update(ended)
        row(other, "appointments", seat="la1").update({"ends": "2026-10-01", "how_ended": "other"})
        before = canonical(record)
        assert told_openly(record) == other
        assert canonical(record) == before

    @pytest.mark.parametrize("how", [how for how in HOW_ENDED if how != "disqualification"])
    def test_every_other_manner_of_leaving_is_told(self, how: str) -> None:
        record = single()
        row(record, "appointments", seat="la1").update({"ends": "2026-10-01", "how_ended": how})
        assert told_openly(record) == record

    def test_no_declaration_tells_what_it_says(self) -> None:
        told = [told_openly(with_declaration(says))["papers"][-1] for says in (True, False)]
        assert told == [{"kind": "declaration", "topic": "eligibility", "about": {"person": "p-la1"}}] * 2

    def test_every_other_paper_tells_it(self) -> None:
        record = single()
        record["papers"].append({"kind": "attendance", "about": {"person": "p-la1"}, "says": False})
        assert told_openly(record) == record


def with_declaration(says: bool) -> Record:
    record = single()
    about = {"person": "p-la1"}
    record["papers"].append({"kind": "declaration", "topic": "eligibility", "about": about, "says": says})
    return record


@settings(max_examples=120, deadline=None, suppress_health_check=list(HealthCheck))
@given(record=records(), on=DAYS)
def test_rules_for_everybody_find_the_same_in_what_is_told_openly(record: Record, on: str) -> None:
    """For a disqualification; what a declaration says is another matter, and is not told at all."""
    for paper in record["papers"]:
        if paper["kind"] == "declaration":
            paper["says"] = True
    try:
        facts = facts_of(record)
    except BadRecord:
        assume(False)
    told, day = facts_of(told_openly(record)), date.fromisoformat(on)
    assert answers(told, day) == answers(facts, day)


def answers(facts: BoardFacts, on: date) -> list[Any]:
    """What the rules for everybody find, and since when and until when."""
    found = assess(facts, on, REGISTRY.open()).results
    return [(each.rule.id, each.findings, each.since, each.until) for each in found]


def test_a_declaration_is_held_whatever_it_says() -> None:
    found = [
        result(REGISTRY["DSQ-06"], facts_of(told_openly(with_declaration(says))), date(2026, 11, 21)).findings
        for says in (True, False)
    ]
    assert found[0] == found[1]


def test_the_example_of_the_documentation_is_a_board_record() -> None:
    example = Path(__file__).parents[2] / "docs" / "board-record.example.json"
    facts = read_record(example.read_bytes())
    assert facts.seats
    assert json.loads(canonical(document_of(example.read_bytes()))) == json.loads(
        example.read_text(encoding="utf-8")
    )


def test_the_published_schema_is_the_one_that_is_read_by() -> None:
    assert json.loads(SCHEMA.read_text(encoding="utf-8")) == json_schema()


def test_the_published_schema_accepts_a_board_and_refuses_an_unknown_field() -> None:
    jsonschema = pytest.importorskip("jsonschema")
    validator = jsonschema.Draft202012Validator(json_schema())
    assert not list(validator.iter_errors(single()))
    assert list(validator.iter_errors(blank() | {"colour": "blue"}))
