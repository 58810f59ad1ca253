"""Asking the rules about a day, and about every day of a period.

:func:`answer` asks one rule about one day and gives its findings with the stretch of days on which they are
the same. Everything else walks from stretch to stretch.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from statute.dated import NotInForce
from statute.day import ONE_DAY, Day, Stretch
from statute.facts import BoardFacts
from statute.findings import Duty, Finding, Outcome, Subject, cannot_tell, not_applicable, worst
from statute.registry import REGISTRY, Registry, Rule, Wording
from statute.spans import in_words, months_after
from statute.unknown import CannotTell

HORIZON_MONTHS: Final = 120
"""How far ahead and back the engine walks to see how long an outcome stands: ten years."""


class RuleFailed(Exception):
    """A rule crashed: a fault in the program, never an answer about a board."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What one rule finds on a day, with the days on which it finds the same."""

    findings: tuple[Finding, ...]
    stretch: Stretch

    @property
    def outcome(self) -> Outcome:
        """The worst of the findings."""
        return worst([finding.outcome for finding in self.findings])


@dataclass(frozen=True, slots=True)
class Result:
    """A rule's answer about the day asked for, and how long its outcome stands.

    ``since`` and ``until`` are the first and last day with this outcome if nothing more is recorded; None
    where that lies more than ten years away.
    """

    rule: Rule
    findings: tuple[Finding, ...]
    since: date | None
    until: date | None

    @property
    def outcome(self) -> Outcome:
        """The worst of the findings."""
        return worst([finding.outcome for finding in self.findings])


@dataclass(frozen=True, slots=True)
class Failure:
    """A rule that crashed, with the reason for the log; never shown as an outcome."""

    rule: Rule
    error: str


@dataclass(frozen=True, slots=True)
class Assessment:
    """Every rule's result for one board on one day; ``incomplete`` names the rules that crashed."""

    facts: BoardFacts
    on: date
    results: tuple[Result, ...]
    incomplete: tuple[Failure, ...]

    def __getitem__(self, rule_id: str) -> Result:
        return next(result for result in self.results if result.rule.id == rule_id)


@dataclass(frozen=True, slots=True)
class Run:
    """A run of days, both included, on which a rule has one outcome."""

    rule: Rule
    first: date
    last: date
    outcome: Outcome


def board_subject(facts: BoardFacts) -> Subject:
    """The board itself, as a subject."""
    return Subject("board", facts.board.slug, facts.board.name)


def _wording_on(rule: Rule, on: Day) -> Wording | None:
    for wording in reversed(rule.wordings):
        if on >= wording.in_force.from_:
            return wording if on <= wording.in_force.to else None
    return None


def _caught(findings: Iterable[Finding], subject: Subject) -> Iterator[Finding]:
    """The findings to the end, or up to a missing fact, which becomes the last of them."""
    try:
        yield from findings
    except CannotTell as gap:
        yield cannot_tell(subject, gap.missing)
    except NotInForce as reason:
        yield not_applicable(subject, str(reason))


def _subject_of(facts: BoardFacts, thing: Any) -> Subject:
    return thing if isinstance(thing, Subject) else facts.subject(thing)


def _over_subjects(wording: Wording, facts: BoardFacts, on: Day) -> Iterator[Finding]:
    assert wording.over is not None
    subjects = iter(wording.over(facts, on))
    while True:
        try:
            thing = next(subjects)
        except StopIteration:
            return
        except CannotTell as gap:
            yield cannot_tell(board_subject(facts), gap.missing)
            return
        yield from _caught(wording.check(thing, facts, on), _subject_of(facts, thing))


def _applicable(wording: Wording, facts: BoardFacts, on: Day) -> Finding | None:
    """None where the rule binds this board on this day; else the finding that says why it does not."""
    if wording.applies is None:
        return None
    board = board_subject(facts)
    try:
        regime = facts.regime_on(on)
    except CannotTell as gap:
        return cannot_tell(board, gap.missing)
    if regime is None:
        return not_applicable(board, "The board did not exist on this day.")
    if regime not in wording.applies:
        return not_applicable(board, f"Does not apply to {facts.regime_words(regime)}.")
    return None


def _what_it_is(rule: Rule) -> str:
    """Law, or guidance where no enactment is cited: guidance has no address at legislation.gov.uk."""
    return "law" if any(each.url for each in rule.cites) else "guidance"


def _findings(rule: Rule, facts: BoardFacts, on: Day) -> Iterator[Finding]:
    board = board_subject(facts)
    wording = _wording_on(rule, on)
    if wording is None:
        first, last = rule.wordings[0].in_force.from_, rule.wordings[-1].in_force.to
        known = f"from {in_words(first)}" + (f" to {in_words(last)}" if isinstance(last, date) else "")
        yield not_applicable(board, f"Not in force on this day; it is {_what_it_is(rule)} {known}.")
        return
    if rule.duty is Duty.LOCAL and facts.is_switched_off(rule.id, on):
        yield not_applicable(board, "Switched off by the board's own settings.")
        return
    refusal = _applicable(wording, facts, on)
    if refusal is not None:
        yield refusal
        return
    if wording.over is None:
        yield from _caught(wording.check(facts, on), board)
        return
    found = False
    for finding in _over_subjects(wording, facts, on):
        found = True
        yield finding
    if not found:
        yield not_applicable(board, wording.none)


def answer(rule: Rule, facts: BoardFacts, on: date) -> Answer:
    """Ask one rule about one day. Raises :class:`RuleFailed` where the rule itself is at fault."""
    day = Day(on)
    try:
        findings = tuple(_findings(rule, facts, day))
    except Exception as error:
        raise RuleFailed(f"{rule.id}: {type(error).__name__}: {error}") from error
    if not findings:
        raise RuleFailed(f"{rule.id} found nothing, which is a fault: passing is a finding too.")
    return Answer(findings, day.stretch)


def _last_day_with(outcome: Outcome, rule: Rule, facts: BoardFacts, start: Answer, on: date) -> date | None:
    limit = months_after(on, HORIZON_MONTHS)
    last = start.stretch.last
    while last < limit:
        following = answer(rule, facts, last + ONE_DAY)
        if following.outcome is not outcome:
            return last
        last = following.stretch.last
    return None


def _first_day_with(outcome: Outcome, rule: Rule, facts: BoardFacts, start: Answer, on: date) -> date | None:
    limit = months_after(on, -HORIZON_MONTHS)
    first = start.stretch.first
    while first > limit:
        preceding = answer(rule, facts, first - ONE_DAY)
        if preceding.outcome is not outcome:
            return first
        first = preceding.stretch.first
    return None


def result(rule: Rule, facts: BoardFacts, on: date) -> Result:
    """One rule's answer about a day, with how long its outcome has stood and will stand."""
    start = answer(rule, facts, on)
    outcome = start.outcome
    return Result(
        rule,
        start.findings,
        _first_day_with(outcome, rule, facts, start, on),
        _last_day_with(outcome, rule, facts, start, on),
    )


def assess(facts: BoardFacts, on: date, registry: Registry = REGISTRY) -> Assessment:
    """Every rule's result for a board on a day, in the order of the registry."""
    results: list[Result] = []
    failures: list[Failure] = []
    for each in registry:
        try:
            results.append(result(each, facts, on))
        except RuleFailed as failure:
            failures.append(Failure(each, str(failure)))
    return Assessment(facts, on, tuple(results), tuple(failures))


def runs(rule: Rule, facts: BoardFacts, first: date, last: date) -> list[Run]:
    """A rule's outcomes over a period, both days included: neighbours joined, no gaps."""
    found: list[Run] = []
    day = first
    while day <= last:
        here = answer(rule, facts, day)
        end = min(here.stretch.last, last)
        if found and found[-1].outcome is here.outcome:
            found[-1] = Run(rule, found[-1].first, end, here.outcome)
        else:
            found.append(Run(rule, day, end, here.outcome))
        if end == date.max:
            break
        day = end + ONE_DAY
    return found


@dataclass(frozen=True, slots=True)
class Timeline:
    """Every rule's runs over a period; ``incomplete`` names the rules that crashed."""

    runs: tuple[Run, ...]
    incomplete: tuple[Failure, ...]


def timeline(
    facts: BoardFacts, first: date, last: date, *, rule_id: str | None = None, registry: Registry = REGISTRY
) -> Timeline:
    """The runs of every rule, or of one, from the first day to the last, both included."""
    found: list[Run] = []
    failures: list[Failure] = []
    for each in registry if rule_id is None else [registry[rule_id]]:
        try:
            found.extend(runs(each, facts, first, last))
        except RuleFailed as failure:
            failures.append(Failure(each, str(failure)))
    return Timeline(tuple(found), tuple(failures))
