"""Looking for decisions: those that certainly settled something about a group, and those that may have.

Shared by the rules about committees and the strategic planning group. What nobody marked as advice is read
as a decision.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from statute.day import Day
from statute.facts import BoardFacts, is_true
from statute.spans import joined, judged_until, span_around
from statute.structure import Decision
from statute.unknown import CannotTell, Maybe, Unknown, is_known, known

BOARD: Final = "board"
CHIEF_OFFICER: Final = "chief-officer"


@dataclass(frozen=True, slots=True)
class Taken:
    """The decisions sought, in order of day; ``doubts`` says what is not known of others that may be."""

    decisions: tuple[Decision, ...]
    doubts: tuple[str, ...]

    @property
    def latest(self) -> Decision | None:
        """The last of them."""
        return self.decisions[-1] if self.decisions else None


def taken(
    facts: BoardFacts,
    on: Day,
    *topics: str,
    group: str,
    by: Collection[str] | None = None,
    whoever: bool = False,
) -> Taken:
    """The decisions on some topics about a group that stand on the day, by one of some deciders (or anybody).

    ``whoever`` takes in those that are about no group in particular. One that lacks a detail asked for may be
    the one sought, and is told among the doubts.
    """
    certain: list[tuple[date, Decision]] = []
    doubts: list[str] = []
    for each in facts.decisions:
        if is_true(each.recommends) or (is_known(each.topic) and each.topic not in topics):
            continue
        if by is not None and is_known(each.by) and each.by not in by:
            continue
        if is_known(each.about) and each.about.get("group", group if whoever else None) != group:
            continue
        if not _may_stand(each, on):
            continue
        asked: tuple[Maybe[object], ...] = (each.topic, by is None or each.by, whoever or each.about, each.on)
        gaps = [detail.what for detail in asked if isinstance(detail, Unknown)]
        if gaps:
            doubts.append(gaps[0])
        else:
            certain.append((known(each.on), each))
    certain.sort(key=lambda pair: pair[0])
    return Taken(tuple(each for _, each in certain), tuple(doubts))


def _may_stand(decision: Decision, on: Day) -> bool:
    """Whether a decision stands on the day, as far as is recorded."""
    if is_known(decision.on) and on < decision.on:
        return False
    return not (is_known(decision.until) and on > decision.until)


def are_known_throughout(facts: BoardFacts, on: Day) -> bool:
    """Whether every decision from the board's beginning to the day is on record."""
    if not facts.beginnings:
        return False
    span = span_around(joined(facts.complete.get("decisions", ())), facts.beginnings[0])
    return span is not None and span.covers(on)


def never_taken(what: str, sought: Taken, facts: BoardFacts, on: Day) -> None:
    """Raise :class:`CannotTell` unless a decision that was not found is known never to have been taken."""
    if sought.doubts:
        raise CannotTell(sought.doubts[0])
    if not are_known_throughout(facts, on):
        raise CannotTell(what)


def of_the_board(facts: BoardFacts) -> frozenset[str]:
    """The ids under which the board itself decides."""
    return frozenset({BOARD, facts.board.slug})


def lately(decision: Decision, on: Day) -> bool:
    """Whether a decision is judged on the day: from its own day to the end of the next financial year.

    One whose day is not recorded is, so that the day is asked for.
    """
    return not is_known(decision.on) or (on >= decision.on and on <= judged_until(decision.on))


def decisions_of_groups(facts: BoardFacts, on: Day, kind: str) -> Iterator[Decision]:
    """What groups of a kind lately decided or recommended, those whose kind is not recorded among them."""
    for each in facts.decisions:
        group = facts.group_by_id.get(each.by) if is_known(each.by) else None
        if group is not None and (not is_known(group.kind) or group.kind == kind) and lately(each, on):
            yield each
