"""The engine: asking about one day and about every day come to the same."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

import statute.rules  # noqa: F401  (registers every rule)
from statute.assessing import RuleFailed, answer, assess, result, runs, timeline
from statute.day import ONE_DAY, Day
from statute.facts import BoardFacts, Seat
from statute.findings import Duty, Finding, Outcome, caution, met, not_met, worst
from statute.instruments import BOARDS_ORDER, ORDERS_COMMENCED
from statute.record import BadRecord, facts_of
from statute.registry import ANY_REGIME, IJB, REGISTRY, Registry, Rule, rule, since
from statute.spans import months_after
from statute.unknown import CannotTell
from tests.statute.planning_groups import settled
from tests.statute.situations import Record, end, single, vacate
from tests.statute.worlds import records, structured_records

CITES = [BOARDS_ORDER.cite("article 3", at="article/3")]
WINDOW = 75


def facts_or_skip(record: Record) -> BoardFacts:
    try:
        return facts_of(record)
    except BadRecord:
        assume(False)
        raise


def edges_of(record: Record) -> list[date]:
    """The days the random boards turn on, where answers change."""
    from tests.statute.worlds import EDGES

    return [date.fromisoformat(edge) for edge in EDGES]


class TestOnRandomFacts:
    @settings(
        max_examples=60,
        deadline=None,
        suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow],
    )
    @given(st.one_of(records(), structured_records()), st.data())
    def test_the_timeline_equals_asking_every_day(self, record: Record, data: st.DataObject) -> None:
        facts = facts_or_skip(record)
        middle = data.draw(st.sampled_from(edges_of(record)))
        first, last = middle - timedelta(WINDOW), middle + timedelta(WINDOW)
        for each in data.draw(st.lists(st.sampled_from(list(REGISTRY)), min_size=4, max_size=4, unique=True)):
            found = runs(each, facts, first, last)
            asked = []
            day = first
            while day <= last:
                asked.append((day, answer(each, facts, day).outcome))
                day += ONE_DAY
            told = [
                (run.first + timedelta(step), run.outcome)
                for run in found
                for step in range((run.last - run.first).days + 1)
            ]
            assert told == asked
            assert all(a.outcome is not b.outcome for a, b in pairwise(found))

    @settings(
        max_examples=60,
        deadline=None,
        suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow],
    )
    @given(st.one_of(records(), structured_records()), st.data())
    def test_the_findings_are_the_same_at_both_ends_of_a_stretch_and_inside_it(
        self, record: Record, data: st.DataObject
    ) -> None:
        facts = facts_or_skip(record)
        on = data.draw(st.dates(date(2014, 9, 1), date(2031, 12, 31)))
        for each in REGISTRY:
            here = answer(each, facts, on)
            first, last = max(here.stretch.first, date(2010, 1, 1)), min(here.stretch.last, date(2040, 1, 1))
            inside = first + (last - first) // 2
            for day in {first, inside, last}:
                there = answer(each, facts, day)
                assert there.findings == here.findings, (each.id, on, day)

    @settings(
        max_examples=25,
        deadline=None,
        suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow],
    )
    @given(
        st.one_of(records(), structured_records()),
        st.sampled_from(["2026-08-31", "2026-09-01", "2027-04-01"]),
    )
    def test_every_rule_answers_and_an_outcome_stands_from_since_to_until(
        self, record: Record, on: str
    ) -> None:
        facts = facts_or_skip(record)
        assessment = assess(facts, date.fromisoformat(on))
        assert not assessment.incomplete
        assert len(assessment.results) == len(REGISTRY)
        for each in assessment.results:
            if each.until is not None:
                assert answer(each.rule, facts, each.until).outcome is each.outcome
                assert answer(each.rule, facts, each.until + ONE_DAY).outcome is not each.outcome
            if each.since is not None:
                assert answer(each.rule, facts, each.since).outcome is each.outcome
                assert answer(each.rule, facts, each.since - ONE_DAY).outcome is not each.outcome


def a_rule(registry: Registry, check: object, rule_id: str = "MEM-99", **options: object) -> Rule:
    settings_: dict[str, object] = {
        "duty": Duty.MUST,
        "applies": IJB,
        "in_force": since(ORDERS_COMMENCED),
        "cites": CITES,
    }
    return rule(rule_id, "A rule for a test", registry=registry, **(settings_ | options))(check)  # type: ignore[arg-type]


class TestSinceAndUntil:
    def test_an_outcome_that_never_changes_stands_without_end(self) -> None:
        registry = Registry()

        def always(facts: BoardFacts, on: Day) -> Iterator[Finding]:
            """Always met."""
            yield met(facts.subject(facts), "So it is.")

        a_rule(registry, always)
        found = result(registry["MEM-99"], facts_of(single()), date(2026, 1, 1))
        assert (found.since, found.until) == (None, None)

    def test_stretches_with_one_outcome_are_walked_through(self) -> None:
        registry = Registry()

        def steps(facts: BoardFacts, on: Day) -> Iterator[Finding]:
            """Met until May 2027, in three stretches."""
            subject = facts.subject(facts)
            for year in (2025, 2026):
                if on < date(year, 1, 1):
                    yield met(subject, f"Before {year}.")
                    return
            yield met(subject, "Still.") if on < date(2027, 5, 1) else caution(subject, "Over.", next="Act.")

        a_rule(registry, steps)
        found = result(registry["MEM-99"], facts_of(single()), date(2025, 6, 1))
        assert found.until == date(2027, 4, 30)
        assert found.since == date(2015, 4, 1) or found.since is None

    def test_the_walk_ends_after_ten_years(self) -> None:
        registry = Registry()

        def far(facts: BoardFacts, on: Day) -> Iterator[Finding]:
            """Met until far away."""
            subject = facts.subject(facts)
            yield met(subject, "Still.") if on < date(2040, 1, 1) else caution(subject, "Over.", next="Act.")

        a_rule(registry, far)
        facts = facts_of(single())
        assert result(registry["MEM-99"], facts, date(2026, 1, 1)).until is None
        assert result(registry["MEM-99"], facts, date(2031, 1, 1)).until == date(2039, 12, 31)
        assert months_after(date(2026, 1, 1), 120) < date(2040, 1, 1)


class TestARule:
    def test_one_missing_fact_does_not_hide_another_subject(self) -> None:
        registry = Registry()

        def doubtful(seat: Seat, facts: BoardFacts, on: Day) -> Iterator[Finding]:
            """The first seat cannot be told, the rest are not met."""
            if seat.id == "la1":
                raise CannotTell("something about la1")
            yield not_met(facts.subject(seat), "No.", next="Act.")

        a_rule(registry, doubtful, over=lambda facts, on: facts.board_seats)
        found = answer(registry["MEM-99"], facts_of(single()), date(2026, 1, 1))
        assert found.findings[0].outcome is Outcome.CANNOT_TELL
        assert found.findings[0].subject.id == "la1"
        assert found.findings[0].message == "Not on record: something about la1."
        assert found.outcome is Outcome.NOT_MET
        assert len(found.findings) == 18

    def test_no_subject_is_not_applicable_with_the_reason(self) -> None:
        registry = Registry()

        def never(seat: Seat, facts: BoardFacts, on: Day) -> Iterator[Finding]:
            """Never reached."""
            yield met(facts.subject(seat), "Yes.")

        a_rule(registry, never, over=lambda facts, on: [], none="No such seat.")
        found = answer(registry["MEM-99"], facts_of(single()), date(2026, 1, 1))
        assert [finding.message for finding in found.findings] == ["No such seat."]
        assert found.outcome is Outcome.NOT_APPLICABLE

    def test_one_that_crashes_is_incomplete_and_never_looks_like_a_pass(self) -> None:
        registry = Registry()

        def broken(facts: BoardFacts, on: Day) -> Iterator[Finding]:
            """Broken."""
            yield met(facts.subject(facts), "So far so good.")
            raise ZeroDivisionError("oh")

        a_rule(registry, broken)
        assessment = assess(facts_of(single()), date(2026, 1, 1), registry)
        assert assessment.results == ()
        assert assessment.incomplete[0].error == "MEM-99: ZeroDivisionError: oh"
        assert timeline(facts_of(single()), date(2026, 1, 1), date(2026, 1, 31), registry=registry).incomplete

    def test_one_that_finds_nothing_is_at_fault(self) -> None:
        registry = Registry()

        def silent(facts: BoardFacts, on: Day) -> Iterator[Finding]:
            """Says nothing."""
            yield from ()

        a_rule(registry, silent)
        with pytest.raises(RuleFailed, match="passing is a finding too"):
            answer(registry["MEM-99"], facts_of(single()), date(2026, 1, 1))

    def test_one_that_asks_the_day_for_its_year_is_at_fault(self) -> None:
        registry = Registry()

        def peeks(facts: BoardFacts, on: Day) -> Iterator[Finding]:
            """Peeks."""
            yield met(facts.subject(facts), f"It is {on}.")

        a_rule(registry, peeks)
        with pytest.raises(RuleFailed, match="move the anchor"):
            answer(registry["MEM-99"], facts_of(single()), date(2026, 1, 1))

    def test_an_amended_rule_keeps_its_id_and_its_past(self) -> None:
        registry = Registry()

        def old(facts: BoardFacts, on: Day) -> Iterator[Finding]:
            """Old."""
            yield met(facts.subject(facts), "Old.")

        def new(facts: BoardFacts, on: Day) -> Iterator[Finding]:
            """New."""
            yield caution(facts.subject(facts), "New.", next="Act.")

        a_rule(registry, old, in_force=since(ORDERS_COMMENCED, until=date(2026, 8, 31)))
        a_rule(registry, new, in_force=since(date(2026, 9, 1)))
        facts = facts_of(single())
        assert len(registry) == 1
        assert answer(registry["MEM-99"], facts, date(2026, 8, 31)).findings[0].message == "Old."
        assert answer(registry["MEM-99"], facts, date(2026, 9, 1)).findings[0].message == "New."

    def test_two_wordings_are_never_in_force_on_one_day(self) -> None:
        registry = Registry()

        def check(facts: BoardFacts, on: Day) -> Iterator[Finding]:
            """Whatever."""
            yield met(facts.subject(facts), "Yes.")

        a_rule(registry, check)
        with pytest.raises(ValueError, match="in force on one day"):
            a_rule(registry, check)

    @pytest.mark.parametrize(
        ("on", "words"),
        [
            ("2014-11-27", "Not in force on this day; it is law from 28 November 2014."),
            ("2014-11-28", "The board did not exist on this day."),
        ],
    )
    def test_before_the_law_and_before_the_board_it_does_not_apply(self, on: str, words: str) -> None:
        registry = Registry()

        def check(facts: BoardFacts, on: Day) -> Iterator[Finding]:
            """Whatever."""
            yield met(facts.subject(facts), "Yes.")

        a_rule(registry, check, applies=ANY_REGIME)
        found = answer(registry["MEM-99"], facts_of(single()), date.fromisoformat(on))
        assert found.findings[0].message == words

    def test_an_unrecorded_regime_cannot_be_told(self) -> None:
        record = single()
        del record["board"]["regimes"]
        assert answer(REGISTRY["MEM-23"], facts_of(record), date(2026, 1, 1)).outcome is Outcome.CANNOT_TELL

    def test_a_board_may_switch_a_local_rule_off_from_a_day_and_no_other(self) -> None:
        record = single()
        vacate(record, "carer")
        record["settings"] = [{"from": "2026-01-01", "switched_off": ["MEM-27", "MEM-23"]}]
        facts = facts_of(record)
        assert answer(REGISTRY["MEM-27"], facts, date(2025, 12, 31)).outcome is not Outcome.NOT_APPLICABLE
        assert (
            answer(REGISTRY["MEM-27"], facts, date(2026, 1, 1)).findings[0].message
            == "Switched off by the board's own settings."
        )
        assert answer(REGISTRY["MEM-23"], facts, date(2026, 1, 1)).outcome is Outcome.NOT_MET


class TestTheTimeline:
    def test_it_has_no_gaps_and_includes_both_days(self) -> None:
        record = single()
        end(record, "carer", "2026-06-30")
        found = runs(REGISTRY["MEM-23"], facts_of(record), date(2026, 6, 1), date(2026, 7, 31))
        assert [(run.first, run.last, run.outcome) for run in found] == [
            (date(2026, 6, 1), date(2026, 6, 30), Outcome.MET),
            (date(2026, 7, 1), date(2026, 7, 31), Outcome.NOT_MET),
        ]

    def test_one_day_is_a_period(self) -> None:
        found = runs(REGISTRY["MEM-23"], facts_of(single()), date(2026, 6, 1), date(2026, 6, 1))
        assert [(run.first, run.last) for run in found] == [(date(2026, 6, 1), date(2026, 6, 1))]


def test_the_worst_outcome_comes_first() -> None:
    order = ["not_met", "due", "caution", "cannot_tell", "met", "not_applicable"]
    assert [outcome.value for outcome in Outcome] == order
    for index, outcome in enumerate(Outcome):
        assert worst(list(Outcome)[index:]) is outcome


class TestTheFirstAcceptanceCase:
    """A board of 4 and 4 with its four stakeholder members, either side of 1 September 2026."""

    @pytest.mark.parametrize(
        ("on", "voting", "quorum", "requisition"), [("2026-08-31", 8, 4, 6), ("2026-09-01", 11, 6, 8)]
    )
    def test_voting_members_quorum_and_requisition(
        self, on: str, voting: int, quorum: int, requisition: int
    ) -> None:
        (finding,) = [
            each
            for each in answer(REGISTRY["MEM-26"], facts_of(single()), date.fromisoformat(on)).findings
            if "quorum" in each.facts
        ]
        assert (finding.facts["voting_members"], finding.facts["quorum"], finding.facts["requisition"]) == (
            voting,
            quorum,
            requisition,
        )

    @pytest.mark.parametrize("on", ["2026-08-31", "2026-09-01"])
    @pytest.mark.parametrize("rule_id", ["MEM-11", "MEM-12"])
    def test_equal_numbers_are_met_on_both_days(self, rule_id: str, on: str) -> None:
        assert answer(REGISTRY[rule_id], facts_of(single()), date.fromisoformat(on)).outcome is Outcome.MET

    def test_a_lawful_board_meets_every_rule_that_applies(self) -> None:
        record = settled()
        for each in record["seats"]:
            each["known"] = [{"from": "2025-05-01", "to": "open"}]
        assessment = assess(facts_of(record), date(2026, 9, 1))
        lesser = {
            each.rule.id: each.outcome.value
            for each in assessment.results
            if each.outcome not in (Outcome.MET, Outcome.NOT_APPLICABLE)
        }
        assert lesser == {}
