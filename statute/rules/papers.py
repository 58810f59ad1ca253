"""Looking for a paper of some kind: those that certainly are the one sought, and those that may be."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from statute.day import ONE_DAY, Day
from statute.facts import BoardFacts, Paper
from statute.spans import joined, span_around
from statute.unknown import Maybe, Unknown, is_known

MINISTERS = "scottish-ministers"
BOARD = "board"


@dataclass(frozen=True, slots=True)
class Sought:
    """The papers that are what was sought; ``doubts`` says what is not known of others that may be."""

    papers: tuple[Paper, ...]
    doubts: tuple[str, ...] = ()


def _person_in(paper: Paper, facts: BoardFacts) -> Maybe[str]:
    """Whom a paper is about, by name or through an appointment."""
    about = paper.about
    if isinstance(about, Unknown):
        return about
    if "person" in about:
        return about["person"]
    named = about.get("appointment")
    found = next((each.person for each in facts.appointments if each.id == named), None)
    return Unknown(f"whom {paper.label} is about") if found is None else found


def sought(
    facts: BoardFacts,
    kind: str,
    topic: str,
    *,
    person: str | None = None,
    from_: str | None = None,
    to: str | None = None,
) -> Sought:
    """Papers of a kind on a topic, about a person, from or to somebody, whatever they say.

    One that lacks a detail asked for may be the one sought, and is told among the doubts.
    """
    certain: list[Paper] = []
    doubts: list[str] = []
    for paper in (*facts.papers_by_topic.get(topic, ()), *facts.papers_by_topic.get("", ())):
        if paper.kind != kind:
            continue
        pairs: list[tuple[Maybe[str], str | None]] = [
            (paper.topic, topic),
            (paper.from_, from_),
            (paper.to, to),
        ]
        if person is not None:
            pairs.append((_person_in(paper, facts), person))
        asked = [(recorded, wanted) for recorded, wanted in pairs if wanted is not None]
        if any(is_known(recorded) and recorded != wanted for recorded, wanted in asked):
            continue
        gaps = [recorded.what for recorded, _ in asked if isinstance(recorded, Unknown)]
        if gaps:
            doubts.append(gaps[0])
        else:
            certain.append(paper)
    return Sought(tuple(certain), tuple(doubts))


def day_given(paper: Paper) -> Maybe[date]:
    """The day that stands on a paper or, where that is not recorded, the day it took effect or came in."""
    return paper.given_on if is_known(paper.given_on) else paper.day


def are_known_before(facts: BoardFacts, day: date) -> bool:
    """Whether a paper that should be from before a day, or from that day, would be on record.

    The day on which the board began has no day before it that matters.
    """
    if facts.is_complete("papers", day - ONE_DAY):
        return True
    began = facts.beginnings
    return bool(began) and day <= began[0] and facts.is_complete("papers", day)


def are_known_throughout(facts: BoardFacts, on: Day) -> bool:
    """Whether every paper from the board's beginning to the day is on record."""
    if not facts.beginnings:
        return False
    span = span_around(joined(facts.complete.get("papers", ())), facts.beginnings[0])
    return span is not None and span.covers(on)
