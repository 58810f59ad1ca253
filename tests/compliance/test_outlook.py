"""The next day on which something comes to be not met, subject by subject."""

from datetime import date

import pytest

from compliance.models import Evaluation
from compliance.outlook import Change, Outlook, changes_since, outlook_of
from statute.assessing import answer, assess
from statute.findings import Outcome
from statute.record import facts_of
from statute.registry import REGISTRY
from tests.statute.situations import Record, row, single, vacate

ON = date(2026, 11, 21)


def outlook(record: Record, on: date = ON) -> Outlook:
    return outlook_of(assess(facts_of(record), on))


def rules(found: Outlook) -> set[str]:
    return {turn.rule.id for turn in found.turns}


def test_it_finds_the_day_after_the_appointing_period() -> None:
    found = outlook(single())
    assert found.on == date(2027, 4, 1)
    assert "CHR-01" in rules(found)


def test_that_day_differs_from_the_day_before() -> None:
    found = outlook(single())
    assert found.on is not None
    facts = facts_of(single())
    for turn in found.turns:
        assert answer(turn.rule, facts, date(2027, 3, 31)).outcome is not Outcome.NOT_MET
        assert answer(turn.rule, facts, found.on).outcome is Outcome.NOT_MET


def test_what_comes_earlier_comes_first() -> None:
    record = single()
    row(record, "appointments", seat="hb2")["term_ends"] = "2027-01-31"
    found = outlook(record)
    assert found.on == date(2027, 2, 1)
    assert rules(found) == {"TRM-02"}
    assert [each.subject.type for turn in found.turns for each in turn.findings] == ["appointment"]


def test_a_rule_that_is_not_met_already_does_not_hide_what_comes_next() -> None:
    record = single()
    row(record, "appointments", seat="hb2")["term_ends"] = "2026-01-31"
    row(record, "appointments", seat="hb3")["term_ends"] = "2027-01-31"
    assert assess(facts_of(record), ON)["TRM-02"].outcome is Outcome.NOT_MET
    found = outlook(record)
    assert found.on == date(2027, 2, 1)
    assert rules(found) == {"TRM-02"}


def test_what_could_not_be_told_does_not_stop_being_met() -> None:
    record = single()
    vacate(record, "user")
    row(record, "seats", id="user")["known"] = [{"from": "2027-01-11", "to": "open"}]
    before, after = (
        answer(REGISTRY["MEM-23"], facts_of(record), day) for day in (date(2027, 1, 10), date(2027, 1, 11))
    )
    assert (before.outcome, after.outcome) == (Outcome.CANNOT_TELL, Outcome.NOT_MET)
    assert outlook(record).on == date(2027, 4, 1)


def test_there_may_be_none() -> None:
    assert outlook(single(), date(2031, 1, 1)) == Outlook(None, (), ())


class TestChangesSince:
    kept = Evaluation(outcomes={"MEM-01": "met", "MEM-02": "met", "MEM-03": "cannot_tell"})
    titles = {"MEM-01": "One", "MEM-02": "Two", "MEM-03": "Three", "MEM-10": "Ten"}

    def changes(self, **now: Outcome | None) -> list[Change]:
        outcomes = {name.replace("_", "-"): outcome for name, outcome in now.items()}
        return changes_since(self.kept, outcomes, self.titles)

    def test_it_says_what_was_and_what_is_the_worst_first(self) -> None:
        found = self.changes(MEM_01=Outcome.DUE, MEM_02=Outcome.NOT_MET, MEM_03=Outcome.CANNOT_TELL)
        assert [(each.rule_id, each.was, each.now) for each in found] == [
            ("MEM-02", Outcome.MET, Outcome.NOT_MET),
            ("MEM-01", Outcome.MET, Outcome.DUE),
        ]

    def test_a_rule_that_could_not_be_asked_stands_before_all(self) -> None:
        found = self.changes(MEM_02=Outcome.NOT_MET, MEM_01=None)
        assert [(each.rule_id, each.now) for each in found] == [("MEM-01", None), ("MEM-02", Outcome.NOT_MET)]

    def test_a_new_rule_had_no_answer(self) -> None:
        assert self.changes(MEM_10=Outcome.MET) == [Change("MEM-10", "Ten", None, Outcome.MET)]


@pytest.mark.parametrize("on", [date(2026, 8, 31), date(2026, 9, 1)])
def test_it_never_gives_a_day_that_has_come(on: date) -> None:
    found = outlook(single(), on)
    assert found.on is not None
    assert found.on > on
