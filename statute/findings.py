"""What a rule says: an outcome about a subject, with the facts used and what to do next."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import Any, Final

from statute.day import Day
from statute.spans import in_words
from statute.unknown import CannotTell

WHETHER_EVERY: Final = "whether every "
ON_THE_DAY: Final = " for this day"
DUE_WITHIN: Final = 90
"""Days before its last day on which a deadline starts to count as due, unless a rule says otherwise."""


class Outcome(StrEnum):
    """How a rule stands, worst first."""

    NOT_MET = "not_met"
    DUE = "due"
    CAUTION = "caution"
    CANNOT_TELL = "cannot_tell"
    MET = "met"
    NOT_APPLICABLE = "not_applicable"

    @property
    def rank(self) -> int:
        """0 for the worst."""
        return _RANKS[self]

    @property
    def words(self) -> str:
        """As shown to people."""
        return self.value.replace("_", " ")


_RANKS: Final = {outcome: rank for rank, outcome in enumerate(Outcome)}


class Duty(StrEnum):
    """How strongly a rule binds, and where it comes from."""

    MUST = "must"
    MAY = "may"
    SHOULD = "should"
    LOCAL = "local"
    READING = "reading"


def sentence(words: str) -> str:
    """Some words with a capital at their beginning."""
    return words[:1].upper() + words[1:]


def worst(outcomes: list[Outcome]) -> Outcome:
    """The worst of one or more outcomes."""
    return min(outcomes, key=_RANKS.__getitem__)


@dataclass(frozen=True, slots=True)
class Subject:
    """What a finding is about: a seat, an appointment, a person, a period, or the board."""

    type: str
    id: str
    label: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing a rule found. ``due_on`` is the last day for doing what is to be done."""

    outcome: Outcome
    subject: Subject
    message: str
    due_on: date | None = None
    facts: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))
    next: str = ""

    def __post_init__(self) -> None:
        for value in (self.due_on, *self.facts.values()):
            if isinstance(value, Day):
                raise TypeError("A finding holds dates and subjects, never the day that was asked about.")


def _finding(
    outcome: Outcome, subject: Subject, message: str, due_on: date | None, next: str, facts: dict[str, Any]
) -> Finding:
    return Finding(outcome, subject, message, due_on, MappingProxyType(facts), next)


def not_met(
    subject: Subject, message: str, *, next: str, due_on: date | None = None, **facts: Any
) -> Finding:
    """A *must* is not met on the facts."""
    return _finding(Outcome.NOT_MET, subject, message, due_on, next, facts)


def due(subject: Subject, message: str, *, due_on: date | None, next: str, **facts: Any) -> Finding:
    """Met so far, or a clock is running, and the last day is near."""
    return _finding(Outcome.DUE, subject, message, due_on, next, facts)


def caution(
    subject: Subject, message: str, *, next: str, due_on: date | None = None, **facts: Any
) -> Finding:
    """A *should* or *local* duty is short, or the reading of the law is doubtful."""
    return _finding(Outcome.CAUTION, subject, message, due_on, next, facts)


def met(
    subject: Subject, message: str, *, due_on: date | None = None, next: str = "", **facts: Any
) -> Finding:
    """All is as it must be."""
    return _finding(Outcome.MET, subject, message, due_on, next, facts)


def cannot_tell(subject: Subject, missing: str, *, next: str = "", **facts: Any) -> Finding:
    """A fact is missing; ``missing`` says which, as in 'when Councillor 1 was appointed'."""
    message = f"Not on record: {missing}."
    return _finding(Outcome.CANNOT_TELL, subject, message, None, next or _step_for(missing), facts)


def _step_for(missing: str) -> str:
    """What to do about something missing: record it, or say that a list is all there is."""
    if missing.startswith(WHETHER_EVERY):
        claim = missing.removeprefix("whether ").removesuffix(ON_THE_DAY)
        return f"Record what is missing, then say under “What is complete” that {claim}."
    return f"Record {missing}."


def not_applicable(subject: Subject, message: str, **facts: Any) -> Finding:
    """The rule does not bear on this board, or on this day."""
    return _finding(Outcome.NOT_APPLICABLE, subject, message, None, "", facts)


def is_near(due_on: date, on: Day, within: int = DUE_WITHIN) -> bool:
    """Whether the last day for something is at most ``within`` days off, or past."""
    return on + within >= due_on


def met_until(subject: Subject, message: str, *, due_on: date, on: Day, next: str, **facts: Any) -> Finding:
    """Met today, with a last day ahead: *due* from 90 days before it, *met* until then."""
    if is_near(due_on, on):
        return due(
            subject, f"{message} The last day is {in_words(due_on)}.", due_on=due_on, next=next, **facts
        )
    return met(subject, message, due_on=due_on, next=next, **facts)


__all__ = [
    "CannotTell", "Duty", "Finding", "Outcome", "Subject", "cannot_tell", "caution", "due", "is_near", "met",
    "met_until", "not_applicable", "not_met", "sentence", "worst",
]  # fmt: skip
