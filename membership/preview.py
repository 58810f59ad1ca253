"""What the law would say of a change that has not been made: the facts as they are, and as they would be."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

import statute.rules  # noqa: F401  (registers every rule)
from membership.roll import Numbers, numbers_on
from statute.assessing import Answer, Failure, RuleFailed, answer
from statute.day import ONE_DAY
from statute.facts import BoardFacts
from statute.findings import Finding, Outcome
from statute.registry import REGISTRY, Registry, Rule
from statute.spans import months_after

LOOK_AHEAD_MONTHS = 120

# What somebody would want to hear of, even where the rule as a whole stands as before.
WORTH_SAYING = (Outcome.NOT_MET, Outcome.DUE, Outcome.CAUTION, Outcome.CANNOT_TELL)


@dataclass(frozen=True)
class Changed:
    """A rule that would find something else, with what it finds now and would find then."""

    rule: Rule
    before: Answer
    after: Answer

    @property
    def is_better(self) -> bool:
        """Whether the rule would stand better than it does."""
        return self.after.outcome.rank > self.before.outcome.rank

    @property
    def same_outcome(self) -> bool:
        """Whether the rule as a whole would stand as it does, though for other reasons."""
        return self.after.outcome is self.before.outcome

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What the rule would find that it does not find now, the worst first."""
        return _only_in(self.after, self.before)

    @property
    def settled(self) -> tuple[Finding, ...]:
        """What the rule finds now and would find no longer, the worst first."""
        return tuple(each for each in _only_in(self.before, self.after) if each.outcome in WORTH_SAYING)


@dataclass(frozen=True)
class Difference:
    """Every rule that would find something else on one day; `incomplete` names rules that crashed.

    Told after an earlier day, it holds only what that day did not; `over` names rules to which the change
    makes no difference any more.
    """

    on: date
    changed: tuple[Changed, ...]
    incomplete: tuple[Failure, ...]
    before: Numbers
    after: Numbers
    over: tuple[Rule, ...] = ()

    @property
    def numbers(self) -> list[tuple[str, str, str]]:
        """The numbers before and after, side by side: their words and what each would be."""
        words = [row.words for row in self.before.rows or self.after.rows]
        return [(each, _shown(self.before, each), _shown(self.after, each)) for each in words]

    def told_after(self, earlier: "Difference") -> "Difference":
        """Give what is new on this day to somebody who was told of an earlier one."""
        told = {(each.rule.id, each.before.outcome, each.after.outcome) for each in earlier.changed}
        new = [
            each
            for each in self.changed
            if (each.rule.id, each.before.outcome, each.after.outcome) not in told
        ]
        still = {each.rule.id for each in self.changed}
        over = [each.rule for each in earlier.changed if each.rule.id not in still]
        news = replace(self, changed=tuple(new), over=tuple(over))
        same = self.numbers == earlier.numbers
        return replace(news, before=Numbers(()), after=Numbers(())) if same else news


def _shown(numbers: Numbers, words: str) -> str:
    value = numbers.value(words)
    return "cannot tell" if value is None else str(value)


def difference(before: BoardFacts, after: BoardFacts, on: date, registry: Registry = REGISTRY) -> Difference:
    """Give the rules that would find something else on a day, those that would stand worst first."""
    changed: list[Changed] = []
    failures: list[Failure] = []
    for rule in registry:
        try:
            here = Changed(rule, answer(rule, before, on), answer(rule, after, on))
        except RuleFailed as failure:
            failures.append(Failure(rule, str(failure)))
            continue
        if _differs(here):
            changed.append(here)
    changed.sort(key=lambda each: (each.same_outcome, each.is_better, each.after.outcome.rank))
    return Difference(on, tuple(changed), tuple(failures), numbers_on(before, on), numbers_on(after, on))


def next_difference_on(
    before: BoardFacts, after: BoardFacts, on: date, registry: Registry = REGISTRY
) -> date | None:
    """Give the next day on which the change makes another difference; None within ten years."""
    days = [_next_day(rule, before, after, on) for rule in registry]
    return min((day for day in days if day is not None), default=None)


def _next_day(rule: Rule, before: BoardFacts, after: BoardFacts, on: date) -> date | None:
    try:
        pairs = _pairs(rule, before, after, on)
        _, *now = next(pairs)
        for day, *then in pairs:
            # A rule that changes alike with and without the change is no news about the change.
            if then != now and (now[0] is not now[1] or then[0] is not then[1]):
                return day
            now = then
    except RuleFailed:
        return None
    return None


def _pairs(
    rule: Rule, before: BoardFacts, after: BoardFacts, on: date
) -> Iterator[tuple[date, Outcome, Outcome]]:
    """Give a rule's outcome without and with the change, from a day on, as often as either may differ."""
    limit = months_after(on, LOOK_AHEAD_MONTHS)
    day = on
    while day < limit:
        without, with_ = answer(rule, before, day), answer(rule, after, day)
        yield day, without.outcome, with_.outcome
        last = min(without.stretch.last, with_.stretch.last)
        if last >= limit:
            return
        day = last + ONE_DAY


def _differs(here: Changed) -> bool:
    if not here.same_outcome:
        return True
    worth = [each for each in here.findings if each.outcome in WORTH_SAYING]
    return bool(worth or here.settled)


def _only_in(answer_here: Answer, answer_there: Answer) -> tuple[Finding, ...]:
    there = {_key(each) for each in answer_there.findings}
    found = [each for each in answer_here.findings if _key(each) not in there]
    return tuple(sorted(found, key=lambda each: each.outcome.rank))


@dataclass(frozen=True)
class Said:
    """A finding with the rule that found it."""

    rule: Rule
    finding: Finding


def said_about(
    facts: BoardFacts, on: date, subjects: set[tuple[str, str]], registry: Registry = REGISTRY
) -> tuple[list[Said], list[Failure]]:
    """Give what the law says of some subjects (type and id), worst first, and the rules that crashed."""
    said: list[Said] = []
    failures: list[Failure] = []
    for rule in registry:
        try:
            findings = answer(rule, facts, on).findings
        except RuleFailed as failure:
            failures.append(Failure(rule, str(failure)))
            continue
        said += [Said(rule, each) for each in findings if subjects & _spoken_of(each)]
    shown = [each for each in said if each.finding.outcome is not Outcome.NOT_APPLICABLE]
    return sorted(shown, key=lambda each: each.finding.outcome.rank), failures


def _spoken_of(finding: Finding) -> set[tuple[str, str]]:
    """Give the subject of a finding, and the seats that a finding about several of them names."""
    seats = finding.facts.get("seats", ())
    named = {("seat", each) for each in seats if isinstance(each, str)} if isinstance(seats, list) else set()
    return {(finding.subject.type, finding.subject.id), *named}


def _key(finding: Finding) -> tuple[Outcome, str, str, str]:
    return finding.outcome, finding.subject.type, finding.subject.id, finding.message
