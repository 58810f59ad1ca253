"""What is published of how the board stands: the answer of every rule about a day.

Asked of the record as it is told openly, and only of the rules that everybody on the board may read.
"""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import Any, Final

from boards.models import Board
from boards.refusals import Refused
from compliance.rulebook import first_law, parted
from membership.documents import open_facts
from publishing.kinds import Content, document_kind
from statute.assessing import Assessment, Result, assess
from statute.findings import Finding, Outcome, sentence
from statute.registry import REGISTRY
from statute.spans import in_words

MEANS: Final = {
    Outcome.NOT_MET: "What an enactment requires is not so on the facts recorded.",
    Outcome.DUE: "Met today, or a clock is running: the last day is near.",
    Outcome.CAUTION: "Guidance, a code or the board’s practice is not followed, or the reading is doubtful.",
    Outcome.CANNOT_TELL: "A fact that would decide it is not on record.",
    Outcome.MET: "What is asked for is so.",
    Outcome.NOT_APPLICABLE: "Not in force, not for this kind of board, or nothing there that it asks about.",
}
IN_SHORT: Final = (Outcome.MET, Outcome.NOT_APPLICABLE)
"""Outcomes whose rules are listed by name alone."""

UNNAMED: Final = {
    "DSQ-06": "A declaration from before the start is not on record for every member. No names are published."
}
"""Rules that would name people for what is nobody else's business, with what is published in its place."""


def declare_documents() -> None:
    """Register what this room can publish; the room calls this when it is ready."""
    document_kind(
        "compliance_position",
        compliance_position,
        words="Compliance position",
        says="how every rule of law stands, what is not met and why",
    )


def compliance_position(board: Board, on: date) -> Content:
    """Give how every rule stands on a day. Refuses a day before the first of them was law."""
    if on < first_law():
        raise Refused(f"The first of these rules became law on {in_words(first_law())}.")
    assessment = assess(open_facts(board), on, REGISTRY.open())
    outcomes = list(_outcomes(assessment))
    incomplete = [{"id": each.rule.id, "title": each.rule.title} for each in assessment.incomplete]
    return {
        "sections": list(_sections(outcomes, incomplete)),
        "counts": _counts(assessment),
        "total": len(assessment.results),
        "outcomes": outcomes,
        "incomplete": incomplete,
    }


def _sections(outcomes: list[dict[str, Any]], incomplete: list[dict[str, str]]) -> Iterator[dict[str, str]]:
    yield {"id": "counts", "title": "The position in short"}
    yield from ({"id": each["id"], "title": each["title"]} for each in outcomes)
    if incomplete:
        yield {"id": "incomplete", "title": "Rules that could not be asked"}


def _counts(assessment: Assessment) -> list[dict[str, Any]]:
    found = Counter(each.outcome for each in assessment.results)
    return [
        {"outcome": sentence(outcome.words), "count": found[outcome], "means": MEANS[outcome]}
        for outcome in Outcome
    ]


def _outcomes(assessment: Assessment) -> Iterator[dict[str, Any]]:
    for outcome in Outcome:
        if results := [each for each in assessment.results if each.outcome is outcome]:
            in_short = outcome in IN_SHORT
            yield {
                "id": outcome.value.replace("_", "-"),
                "title": sentence(outcome.words),
                "in_short": in_short,
                "rules": [_rule(each, in_short=in_short) for each in results],
            }


def _rule(result: Result, *, in_short: bool) -> dict[str, Any]:
    named = {"id": result.rule.id, "title": result.rule.title}
    if in_short:
        return named
    of_concern, _ = parted(result.findings)
    findings = [_finding(each) for each in of_concern]
    if result.rule.id in UNNAMED:
        findings = [_unnamed(result)]
    return named | {
        "duty": result.rule.duty.value.capitalize(),
        "findings": findings,
        "citations": [{"words": str(each), "url": each.url} for each in result.rule.cites],
    }


def _unnamed(result: Result) -> dict[str, str]:
    outcome = sentence(result.outcome.words)
    return {"outcome": outcome, "about": "", "message": UNNAMED[result.rule.id], "next": "", "due_on": ""}


def _finding(finding: Finding) -> dict[str, str]:
    return {
        "outcome": sentence(finding.outcome.words),
        "about": "" if finding.subject.label in finding.message else finding.subject.label,
        "message": finding.message,
        "next": finding.next,
        "due_on": "" if finding.due_on is None else in_words(finding.due_on),
    }
