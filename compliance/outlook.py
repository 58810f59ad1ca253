"""What lies ahead of an assessment, and what has changed since one that was kept."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from compliance.models import Evaluation
from statute.assessing import HORIZON_MONTHS, Answer, Assessment, Failure, Result, RuleFailed, answer
from statute.day import ONE_DAY
from statute.findings import Finding, Outcome
from statute.registry import REGISTRY, Rule
from statute.spans import months_after

Key = tuple[str, str]


@dataclass(frozen=True)
class Turn:
    """A rule that comes to be not met about somebody or something, with what it finds on that day."""

    rule: Rule
    on: date
    findings: tuple[Finding, ...]


@dataclass(frozen=True)
class Outlook:
    """The next day on which something stops being met if nothing more is recorded; none within ten years.

    `incomplete` names the rules that crashed on the way, of which nothing can be said.
    """

    on: date | None
    turns: tuple[Turn, ...]
    incomplete: tuple[Failure, ...]


def outlook_of(assessment: Assessment) -> Outlook:
    """Look ahead from an assessment, rule by rule and within each subject by subject."""
    limit = months_after(assessment.on, HORIZON_MONTHS)
    turns: list[Turn] = []
    failures: list[Failure] = []
    for result in assessment.results:
        try:
            turn = _next_turn(result, assessment, limit)
        except RuleFailed as failure:
            failures.append(Failure(result.rule, str(failure)))
            continue
        if turn is not None:
            # Nothing later than the earliest found so far is of interest.
            turns, limit = [each for each in turns if each.on == turn.on] + [turn], turn.on
    return Outlook(turns[0].on if turns else None, tuple(turns), tuple(failures))


def _next_turn(result: Result, assessment: Assessment, limit: date) -> Turn | None:
    start = _last_day_alike(result, assessment)
    if start is None:
        return None
    here = answer(result.rule, assessment.facts, start)
    while here.stretch.last < limit:
        day = here.stretch.last + ONE_DAY
        following = answer(result.rule, assessment.facts, day)
        if findings := tuple(_newly_not_met(here, following)):
            return Turn(result.rule, day, findings)
        here = following
    return None


def _last_day_alike(result: Result, assessment: Assessment) -> date | None:
    """Give a day up to which the rule does not turn; None where it stands as it is for ten years."""
    # A rule that is not met already stays so, while something else about it may still turn.
    return assessment.on if result.outcome is Outcome.NOT_MET else result.until


def _newly_not_met(here: Answer, following: Answer) -> Iterator[Finding]:
    before = _worst_by_subject(here)
    for finding in following.findings:
        was = before.get(_key(finding), Outcome.NOT_APPLICABLE)
        # What could not be told before does not stop being met.
        if finding.outcome is Outcome.NOT_MET and was not in {Outcome.NOT_MET, Outcome.CANNOT_TELL}:
            yield finding


def _worst_by_subject(here: Answer) -> Mapping[Key, Outcome]:
    found: dict[Key, Outcome] = {}
    for finding in sorted(here.findings, key=lambda each: each.outcome.rank):
        found.setdefault(_key(finding), finding.outcome)
    return found


def _key(finding: Finding) -> Key:
    return finding.subject.type, finding.subject.id


@dataclass(frozen=True)
class Change:
    """A rule that stands otherwise than it did; None where it could not be asked or was not yet a rule."""

    rule_id: str
    title: str
    was: Outcome | None
    now: Outcome | None


def changes_since(
    kept: Evaluation, outcomes: Mapping[str, Outcome | None], titles: Mapping[str, str]
) -> list[Change]:
    """Give the rules that stand otherwise than in a kept evaluation, those that stand worst now first.

    A rule that no longer is among the rules is left out.
    """
    found = []
    for rule_id, now in outcomes.items():
        was = Outcome(kept.outcomes[rule_id]) if rule_id in kept.outcomes else None
        if was is not now:
            found.append(Change(rule_id, titles[rule_id], was, now))
    return sorted(found, key=lambda each: -1 if each.now is None else each.now.rank)


def outcomes_of(assessment: Assessment) -> dict[str, Outcome | None]:
    """Give the outcome of every rule by its id, and None for those that could not be asked.

    Those that only the secretary may see are left out, as they are from what is kept.
    """
    open_to_all = REGISTRY.open()
    found: dict[str, Outcome | None] = {each.rule.id: each.outcome for each in assessment.results}
    found |= {each.rule.id: None for each in assessment.incomplete}
    return {rule_id: outcome for rule_id, outcome in found.items() if rule_id in open_to_all}
