"""What is published of how the board stands: the answer of every rule about a day.

Asked of the record as it is told openly, and only of the rules that everybody on the board may read.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
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

OF_PERSONS: Final = frozenset(
    {
        "MEM-19", "MEM-20", "MEM-21", "MEM-22",
        "DSQ-06", "OFF-05",
        "END-01", "END-02", "END-04", "END-05", "END-06", "END-07", "END-09", "END-10",
        "SPG-05", "SPG-06", "SPG-07", "SPG-08", "SPG-09", "SPG-10", "SPG-17", "SPG-19",
    }
)  # fmt: skip
"""Rules whose findings tell of people what is nobody else's business: of their professions, their care, their
absences and how they left. How such a rule stands is published, and how many findings there are; no names."""


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
    of_persons = result.rule.id in OF_PERSONS
    return named | {
        "duty": result.rule.duty.value.capitalize(),
        "findings": list(_counted(of_concern) if of_persons else map(_finding, of_concern)),
        "citations": [{"words": str(each), "url": each.url} for each in result.rule.cites],
    }


def _counted(findings: Iterable[Finding]) -> Iterator[dict[str, str]]:
    """How many findings there are of each outcome, without a name."""
    found = Counter(each.outcome for each in findings)
    for outcome, count in sorted(found.items(), key=lambda each: each[0].rank):
        says = "One finding names people" if count == 1 else f"{count} findings name people"
        message = (
            f"{says}; what it says is told to the board alone."
            if count == 1
            else (f"{says}; what they say is told to the board alone.")
        )
        yield {"outcome": sentence(outcome.words), "about": "", "message": message, "due_on": ""}


def _finding(finding: Finding) -> dict[str, str]:
    """What was found; what to do about it is for the board to say."""
    is_plain = finding.subject.type == "board" or finding.subject.label in finding.message
    return {
        "outcome": sentence(finding.outcome.words),
        "about": "" if is_plain else finding.subject.label,
        "message": finding.message,
        "due_on": "" if finding.due_on is None else in_words(finding.due_on),
    }
