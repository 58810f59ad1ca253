"""What the law would say of a change that has not been made: the facts as they are, and as they would be."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

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

# In which of its facts a finding about several things names them by their ids.
NAMED_IN_FACTS = (("seat", "seats"), ("appointment", "appointments"))

Keys = frozenset[tuple[Outcome, str, str, str]]
Signature = tuple[Outcome, Outcome] | tuple[Keys, Keys] | None


@dataclass(frozen=True)
class Replaced:
    """What a rule would find of a subject, with what it finds of it now and would find no longer."""

    finding: Finding
    instead_of: tuple[Finding, ...]


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
        """Whether the rule as a whole would stand as it does, though it would find something else."""
        return self.after.outcome is self.before.outcome

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What the rule would find that it does not find now, the worst first."""
        return _only_in(self.after, self.before)

    @property
    def told(self) -> tuple[Replaced, ...]:
        """What the rule would find that it does not find now, each beside what it takes the place of."""
        gone = self._gone
        found: dict[tuple[str, str], Finding] = {}
        for each in self.findings:
            found.setdefault(_subject(each), each)
        return tuple(
            Replaced(each, gone.get(_subject(each), ()) if found[_subject(each)] is each else ())
            for each in self.findings
        )

    @property
    def settled(self) -> tuple[Finding, ...]:
        """What the rule finds now of a subject of which it would find nothing else, the worst first."""
        spoken_of = {_subject(each) for each in self.findings}
        gone = (each for found in self._gone.values() for each in found)
        return tuple(each for each in gone if _subject(each) not in spoken_of)

    @property
    def signature(self) -> Signature:
        """What tells one difference from another; None where there is none worth telling of."""
        if not self.same_outcome:
            return self.before.outcome, self.after.outcome
        new, gone = _worth_saying(self.findings), _worth_saying(_only_in(self.before, self.after))
        return (new, gone) if new or gone else None

    @property
    def _gone(self) -> dict[tuple[str, str], tuple[Finding, ...]]:
        """What the rule finds now and would find no longer, by whom or what it is about."""
        found: dict[tuple[str, str], tuple[Finding, ...]] = {}
        for each in _only_in(self.before, self.after):
            if each.outcome in WORTH_SAYING:
                found[_subject(each)] = (*found.get(_subject(each), ()), each)
        return found


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
        told = {(each.rule.id, each.signature) for each in earlier.changed}
        new = [each for each in self.changed if (each.rule.id, each.signature) not in told]
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
        if here.signature is not None:
            changed.append(here)
    changed.sort(key=lambda each: (each.same_outcome, each.is_better, each.after.outcome.rank))
    return Difference(on, tuple(changed), tuple(failures), numbers_on(before, on), numbers_on(after, on))


def differences_between(
    before: BoardFacts, after: BoardFacts, on: date, registry: Registry = REGISTRY
) -> list[Difference]:
    """Give what the law would find otherwise on the first day of a change, and on the next that differ."""
    days = [on, *next_differences_on(before, after, on, registry)]
    found = [difference(before, after, day, registry) for day in days]
    return [found[0], *(then.told_after(now) for now, then in pairwise(found))]


def next_differences_on(
    before: BoardFacts, after: BoardFacts, on: date, registry: Registry = REGISTRY
) -> list[date]:
    """Give the next day on which the change makes another difference, and the next that changes an outcome.

    They may be one and the same. Within ten years there may be none of them.
    """
    found = [_next_days(rule, before, after, on) for rule in registry]
    firsts = (
        min((day for day in days if day is not None), default=None) for days in zip(*found, strict=True)
    )
    return sorted({day for day in firsts if day is not None})


def _next_days(
    rule: Rule, before: BoardFacts, after: BoardFacts, on: date
) -> tuple[date | None, date | None]:
    """Give the next day on which a rule finds another difference, and the next on which it comes out so."""
    any_day: date | None = None
    try:
        pairs = _pairs(rule, before, after, on)
        _, now = next(pairs)
        for day, then in pairs:
            if any_day is None and then.signature != now.signature:
                any_day = day
            if _comes_out_otherwise(now, then):
                return any_day, day
            now = then
    except RuleFailed:
        return any_day, None
    return any_day, None


def _comes_out_otherwise(now: Changed, then: Changed) -> bool:
    """Whether the outcomes turn, but for alike with and without the change, which is no news about it."""
    turned = (then.before.outcome, then.after.outcome) != (now.before.outcome, now.after.outcome)
    return turned and not (now.same_outcome and then.same_outcome)


def _pairs(rule: Rule, before: BoardFacts, after: BoardFacts, on: date) -> Iterator[tuple[date, Changed]]:
    """Give what a rule finds without and with the change, from a day on, as often as either may differ."""
    limit = months_after(on, LOOK_AHEAD_MONTHS)
    day = on
    while day < limit:
        here = Changed(rule, answer(rule, before, day), answer(rule, after, day))
        yield day, here
        last = min(here.before.stretch.last, here.after.stretch.last)
        if last >= limit:
            return
        day = last + ONE_DAY


def _worth_saying(findings: tuple[Finding, ...]) -> Keys:
    return frozenset(_key(each) for each in findings if each.outcome in WORTH_SAYING)


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
    """Give the subject of a finding, and the seats and appointments that one about several of them names."""
    named = {(kind, each) for kind, name in NAMED_IN_FACTS for each in _texts(finding.facts.get(name))}
    return {_subject(finding), *named}


def _texts(value: object) -> list[str]:
    return [each for each in value if isinstance(each, str)] if isinstance(value, list) else []


def _key(finding: Finding) -> tuple[Outcome, str, str, str]:
    return finding.outcome, finding.subject.type, finding.subject.id, finding.message


def _subject(finding: Finding) -> tuple[str, str]:
    return finding.subject.type, finding.subject.id
