"""JMC-01: the monitoring committee of a lead agency area is set up before functions move."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from typing import Any, Final

from statute.day import ONE_DAY, Day
from statute.facts import BoardFacts, Paper
from statute.findings import Duty, Finding, met, met_until, not_met
from statute.instruments import ACT_2014, ACT_COMMENCED
from statute.registry import IJB, LEAD_AGENCY, rule, since
from statute.spans import in_words
from statute.unknown import CannotTell, is_known

SET_UP: Final = "committee"
MOVED: Final = "delegation"


def _began(facts: BoardFacts, on: Day) -> date:
    """From when on functions moved to the bodies that lead: before, they moved to the board they replaced."""
    steps = facts.board.regimes if is_known(facts.board.regimes) else ()
    replaced = [
        step.from_
        for before, step in pairwise(steps)
        if before.regime in IJB and step.regime in LEAD_AGENCY and on >= step.from_
    ]
    return max(replaced, default=date.min)


def _decisions(facts: BoardFacts, topic: str) -> list[Paper]:
    """The decisions on a topic; one that says it is not so decides nothing."""
    return [
        paper
        for paper in facts.papers_by_topic.get(topic, ())
        if paper.kind == "decision" and paper.says is True
    ]


def _first_effect(papers: list[Paper], began: date) -> tuple[date | None, bool]:
    """The first day on which one of some decisions took effect, and whether another may have been earlier."""
    days = [each.effective_on for each in papers]
    dated = [day for day in days if isinstance(day, date) and day >= began]
    return (min(dated) if dated else None), any(not is_known(day) for day in days)


def _nothing_left_out(facts: BoardFacts, last: date) -> bool:
    """Whether every paper since the Act came into force, to a day, is on record."""
    return any(span.covers(ACT_COMMENCED) and span.covers(last) for span in facts.complete.get("papers", ()))


@rule(
    "JMC-01",
    "Committee set up before functions move",
    duty=Duty.MUST,
    applies=LEAD_AGENCY,
    in_force=since(ACT_COMMENCED),
    cites=[ACT_2014.cite("section 15(3)", at="section/15")],
)
def set_up_before_functions_move(facts: BoardFacts, on: Day) -> Iterator[Finding]:
    """The council and the Health Board must together set up the committee before any functions move.

    We read this as: a committee set up on the day itself was not set up before it.
    We read this as bearing on the first functions that moved to the bodies that lead.
    """
    board = facts.subject(facts)
    moved, moved_unsure = _first_effect(_decisions(facts, MOVED), _began(facts, on))
    set_up, set_up_unsure = _first_effect(_decisions(facts, SET_UP), date.min)
    if moved is None:
        raise CannotTell("the day on which functions moved to the bodies that lead")
    shown: dict[str, Any] = {"functions_moved_on": moved, "committee_set_up_on": set_up or "not on record"}
    if set_up is not None and set_up < moved:
        if moved_unsure:
            raise CannotTell("the day of every decision on which functions moved")
        message = f"The committee was set up on {in_words(set_up)}, before functions moved on"
        yield met(board, f"{message} {in_words(moved)}.", **shown)
        return
    if set_up_unsure or (set_up is None and not _nothing_left_out(facts, moved - ONE_DAY)):
        raise CannotTell("the day on which the committee was set up")
    yield _not_before(facts, moved, set_up, on, shown)


def _not_before(
    facts: BoardFacts, moved: date, set_up: date | None, on: Day, shown: dict[str, Any]
) -> Finding:
    """What there is to say where no committee was, or is to be, set up before functions move."""
    board = facts.subject(facts)
    when = f"on {in_words(set_up)}" if set_up is not None else "by no decision on record"
    if on < moved:
        return met_until(
            board,
            f"Functions move on {in_words(moved)}; the committee is set up {when}.",
            due_on=moved - ONE_DAY,
            on=on,
            next="Have the council and the Health Board set the committee up together before that day.",
            **shown,
        )
    return not_met(
        board,
        f"Functions moved on {in_words(moved)}; the committee was set up {when}, and not before.",
        next="Check both days in the minutes; if they are right, take advice.",
        **shown,
    )
