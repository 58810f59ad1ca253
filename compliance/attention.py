"""What needs somebody's attention on a day, from one assessment."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from statute.assessing import Assessment
from statute.findings import Finding, Outcome
from statute.registry import Rule
from statute.spans import months_after

AHEAD_MONTHS = 12


@dataclass(frozen=True)
class Said:
    """A finding with the rule that found it."""

    rule: Rule
    finding: Finding


def found_as(assessment: Assessment, outcome: Outcome) -> list[Said]:
    """Give the findings with an outcome, those with the earliest last day first."""
    return _by_last_day(each for each in _all(assessment) if each.finding.outcome is outcome)


def later_days(assessment: Assessment) -> list[Said]:
    """Give what is met and has its last day within a year, the earliest first."""
    limit = months_after(assessment.on, AHEAD_MONTHS)
    return _by_last_day(
        each
        for each in _all(assessment)
        if each.finding.outcome is Outcome.MET
        and each.finding.due_on is not None
        and assessment.on <= each.finding.due_on <= limit
    )


def missing_facts(assessment: Assessment) -> list[str]:
    """Give what is not on record and would have to be, each once, in the words of the rules."""
    gaps = (each.finding for each in _all(assessment) if each.finding.outcome is Outcome.CANNOT_TELL)
    return list(dict.fromkeys(gap.message for gap in gaps))


def _all(assessment: Assessment) -> Iterator[Said]:
    for result in assessment.results:
        for finding in result.findings:
            yield Said(result.rule, finding)


def _by_last_day(found: Iterator[Said]) -> list[Said]:
    return sorted(found, key=lambda each: each.finding.due_on or date.max)
