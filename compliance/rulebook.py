"""The rules as their pages show them, and an assessment as a list that can be searched."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

import statute.rules  # noqa: F401  (registers every rule)
from statute.assessing import Assessment, Failure, Result
from statute.facts import REGIMES
from statute.findings import Duty, Finding, Outcome
from statute.registry import REGISTRY, InForce, Registry, Rule
from statute.spans import in_words
from statute.unknown import Open

DUTIES: Final = {
    Duty.MUST: "Must: an enactment requires it.",
    Duty.MAY: "May: a power, of which the conditions are checked.",
    Duty.SHOULD: "Should: guidance or a code asks for it.",
    Duty.LOCAL: "Local: a matter of the board’s own practice, in the service of the provision cited.",
    Duty.READING: "Reading: how the law is read here; other rules rest on it.",
}

SUBJECTS: Final = {
    "appointing_period": "Appointing periods",
    "appointment": "Appointments",
    "authority": "Councils and Health Boards",
    "board": "The board itself",
    "decision": "Decisions",
    "group": "Groups",
    "interest": "Interests to be spoken for",
    "locality": "Localities",
    "office": "Offices",
    "person": "People",
    "scheme": "The integration scheme",
    "seat": "Seats",
}

OF_CONCERN: Final = (Outcome.NOT_MET, Outcome.DUE, Outcome.CAUTION, Outcome.CANNOT_TELL)
"""Outcomes that somebody should read about at once."""


@dataclass(frozen=True)
class RuleShown:
    """A rule with its text in paragraphs, and its duty, its reach and its periods in words."""

    rule: Rule
    paragraphs: tuple[str, ...]
    duty: str
    binds: tuple[str, ...]
    periods: tuple[str, ...]

    @property
    def for_whom(self) -> str:
        """Who may see what it finds, where not everybody on the board may."""
        return "What it finds is shown to the board’s secretary alone." if self.rule.restricted else ""


def rule_shown(rule: Rule) -> RuleShown:
    """Give a rule as its page shows it."""
    regimes = [wording.applies for wording in rule.wordings if wording.applies is not None]
    return RuleShown(
        rule,
        tuple(" ".join(each.split()) for each in rule.text.split("\n\n")),
        DUTIES[rule.duty],
        tuple(words for regime, words in REGIMES.items() if any(regime in applies for applies in regimes)),
        tuple(_period(wording.in_force) for wording in rule.wordings),
    )


def _period(in_force: InForce) -> str:
    begins = f"From {in_words(in_force.from_)}"
    return begins if isinstance(in_force.to, Open) else f"{begins} to {in_words(in_force.to)}"


def first_law(registry: Registry = REGISTRY) -> date:
    """Give the day on which the first of the rules became law."""
    return min(rule.wordings[0].in_force.from_ for rule in registry)


@dataclass(frozen=True)
class Entry:
    """A rule in the list: what is to be read at once, and what stands behind it."""

    result: Result
    shown: tuple[Finding, ...]
    more: tuple[Finding, ...]

    @property
    def rule(self) -> Rule:
        """The rule."""
        return self.result.rule

    @property
    def findings(self) -> tuple[Finding, ...]:
        """All that is listed of what it found."""
        return self.shown + self.more

    @property
    def has_more(self) -> bool:
        """Whether there is anything behind what is to be read at once."""
        return len(self.findings) > 1 or any(each.facts for each in self.findings)


@dataclass(frozen=True)
class Section:
    """The rules with one outcome."""

    outcome: Outcome
    entries: tuple[Entry, ...]


@dataclass(frozen=True)
class Wanted:
    """What somebody looks for in the list; empty where they do not mind."""

    outcome: str = ""
    about: str = ""
    text: str = ""

    def takes(self, finding: Finding, rule: Rule) -> bool:
        """Tell whether a finding is about what is looked for."""
        if self.about and finding.subject.type != self.about:
            return False
        where = f"{rule.id} {rule.title} {finding.subject.label} {finding.message}"
        return self.text.casefold() in where.casefold()

    def takes_failure(self, failure: Failure) -> bool:
        """Tell whether a rule that could not be asked might have been looked for."""
        return self.text.casefold() in f"{failure.rule.id} {failure.rule.title}".casefold()


def sections_of(assessment: Assessment, wanted: Wanted) -> list[Section]:
    """Give the rules by outcome, the worst first, with no more of their findings than are looked for."""
    entries = [entry for result in assessment.results if (entry := _entry(result, wanted))]
    sections = (
        Section(outcome, tuple(each for each in entries if each.result.outcome is outcome))
        for outcome in Outcome
    )
    return [section for section in sections if section.entries]


def _entry(result: Result, wanted: Wanted) -> Entry | None:
    if wanted.outcome and result.outcome != wanted.outcome:
        return None
    findings = [each for each in result.findings if wanted.takes(each, result.rule)]
    if not findings:
        return None
    return Entry(result, *parted(findings))


def parted(findings: Iterable[Finding]) -> tuple[tuple[Finding, ...], tuple[Finding, ...]]:
    """Give the findings that somebody should read about at once, and then the others; the worst first."""
    ordered = sorted(findings, key=lambda each: each.outcome.rank)
    of_concern = tuple(each for each in ordered if each.outcome in OF_CONCERN)
    return of_concern, tuple(ordered[len(of_concern) :])


def counts_of(outcomes: Iterable[Outcome]) -> list[tuple[Outcome, int]]:
    """Give how many there are of every outcome, the worst first."""
    found = Counter(outcomes)
    return [(outcome, found[outcome]) for outcome in Outcome]


def subjects_in(assessment: Assessment) -> list[tuple[str, str]]:
    """Give the kinds of subject that the findings speak of, with their words."""
    kinds = {finding.subject.type for result in assessment.results for finding in result.findings}
    return sorted(((kind, SUBJECTS.get(kind, kind.capitalize())) for kind in kinds), key=lambda each: each[1])
