"""Assessments and timelines as plain values, for JSON, kept evidence and the API: one shape everywhere."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from statute.assessing import Assessment, Failure, Result, Run
from statute.findings import Finding
from statute.instruments import Citation
from statute.registry import Rule
from statute.unknown import Open


def plain(value: Any) -> Any:
    """A value of a finding's facts as JSON has it; days as YYYY-MM-DD."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {str(key): plain(each) for key, each in value.items()}
    if isinstance(value, (list, tuple, set, frozenset)):
        return [plain(each) for each in value]
    if value is None or isinstance(value, (bool, int, str)):
        return value
    return str(value)


def plain_citation(citation: Citation) -> dict[str, str | None]:
    """Instrument, provision and address; None for guidance, which has none that lasts."""
    return {"instrument": citation.instrument, "provision": citation.provision, "url": citation.url or None}


def plain_finding(finding: Finding) -> dict[str, Any]:
    """A finding with its subject."""
    return {
        "outcome": finding.outcome.value,
        "subject": {"type": finding.subject.type, "id": finding.subject.id, "label": finding.subject.label},
        "message": finding.message,
        "due_on": plain(finding.due_on),
        "facts": plain(finding.facts),
        "next": finding.next,
    }


def plain_result(result: Result) -> dict[str, Any]:
    """A rule's result with citations and findings."""
    return {
        "rule": result.rule.id,
        "title": result.rule.title,
        "duty": result.rule.duty.value,
        "outcome": result.outcome.value,
        "since": plain(result.since),
        "until": plain(result.until),
        "citations": [plain_citation(each) for each in result.rule.cites],
        "findings": [plain_finding(each) for each in result.findings],
    }


def plain_failure(failure: Failure) -> dict[str, str]:
    """A rule that crashed."""
    return {"rule": failure.rule.id, "error": failure.error}


def plain_assessment(assessment: Assessment) -> dict[str, Any]:
    """A whole assessment: board, day, results in the order of the law, and what crashed."""
    return {
        "board": assessment.facts.board.slug,
        "on": assessment.on.isoformat(),
        "results": [plain_result(each) for each in assessment.results],
        "incomplete": [plain_failure(each) for each in assessment.incomplete],
    }


def plain_runs(runs: Iterable[Run]) -> list[dict[str, str]]:
    """A timeline: rule, first and last day, outcome."""
    return [
        {
            "rule": run.rule.id,
            "from": run.first.isoformat(),
            "to": run.last.isoformat(),
            "outcome": run.outcome.value,
        }
        for run in runs
    ]


def plain_rule(rule: Rule) -> dict[str, Any]:
    """A rule with its citations and the periods in which it is law; ``to`` None where still in force."""
    return {
        "id": rule.id,
        "title": rule.title,
        "duty": rule.duty.value,
        "text": rule.text,
        "restricted": rule.restricted,
        "citations": [plain_citation(each) for each in rule.cites],
        "in_force": [
            {
                "from": wording.in_force.from_.isoformat(),
                "to": None if isinstance(wording.in_force.to, Open) else wording.in_force.to.isoformat(),
            }
            for wording in rule.wordings
        ],
    }
