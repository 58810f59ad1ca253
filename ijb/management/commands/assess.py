"""What the law says about a board record on a day."""

import sys
from textwrap import indent, wrap
from typing import Any

from django.core.management.base import CommandParser

import statute.rules  # noqa: F401  (registers every rule)
from ijb.management.record_command import RecordCommand, add_format
from statute.assessing import Assessment, Result, assess
from statute.findings import Finding, Outcome
from statute.instruments import Citation
from statute.presenting import plain_assessment
from statute.spans import in_words

INCOMPLETE = 1
"""Exit code when a rule crashed, so that the assessment is not whole."""

WIDTH = 100


class Command(RecordCommand):
    help = "Say what the law says about the board record in FILE on a day. Needs no database."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", metavar="FILE", help="a board record (docs/board-record.schema.json)")
        parser.add_argument("--on", required=True, metavar="YYYY-MM-DD", help="the day to ask about")
        add_format(parser)

    def handle(self, *, file: str, on: str, format: str, **options: Any) -> None:
        day = self.day("--on", on)
        _, facts = self.record_in(file)
        assessment = assess(facts, day)
        if format == "json":
            self.write_json(plain_assessment(assessment))
        else:
            self.stdout.write(as_text(assessment))
        if assessment.incomplete:
            self.stderr.write(
                f"{len(assessment.incomplete)} rules could not be run; the assessment is incomplete."
            )
            sys.exit(INCOMPLETE)


def as_text(assessment: Assessment) -> str:
    """The assessment for people: counts, then rule by rule, what is not met first."""
    name, day = assessment.facts.board.name, in_words(assessment.on)
    lines = [f"{name} on {day}", ""]
    by_outcome = {
        outcome: [each for each in assessment.results if each.outcome is outcome] for outcome in Outcome
    }
    lines.append(", ".join(f"{len(found)} {outcome.words}" for outcome, found in by_outcome.items() if found))
    if assessment.incomplete:
        ids = ", ".join(each.rule.id for each in assessment.incomplete)
        lines.append(f"NOT COMPLETE: could not run {ids}")
    for outcome, found in by_outcome.items():
        if found:
            lines += ["", outcome.words.upper()]
        for result in found:
            lines += _result_lines(result)
    return "\n".join(lines)


def _result_lines(result: Result) -> list[str]:
    standing = f" (until {in_words(result.until)} if nothing more is recorded)" if result.until else ""
    lines = [f"  {result.rule.id}  {result.rule.title}{standing}"]
    if result.outcome in (Outcome.MET, Outcome.NOT_APPLICABLE):
        return lines
    for finding in result.findings:
        if finding.outcome not in (Outcome.MET, Outcome.NOT_APPLICABLE):
            lines += _finding_lines(finding)
    return lines + [indent(line, "          ") for line in _cited(result.rule.cites)]


def _cited(cites: tuple[Citation, ...]) -> list[str]:
    """An instrument a line, with the provisions of it that are cited."""
    provisions: dict[str, list[str]] = {}
    for cite in cites:
        provisions.setdefault(cite.instrument, []).append(cite.provision)
    return [f"{instrument}, {', '.join(found)}" for instrument, found in provisions.items()]


def _finding_lines(finding: Finding) -> list[str]:
    label = "" if finding.subject.label in finding.message else f"{finding.subject.label}: "
    said = label + finding.message
    if finding.next:
        said += f" {finding.next}"
    if note := finding.facts.get("note"):
        said += f" {note}"
    return [
        indent(line, "          " if number else "        - ")
        for number, line in enumerate(wrap(said, WIDTH))
    ]
