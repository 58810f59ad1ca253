"""Answers about a board that are kept, each together with the stretch of days on which it is the same."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from datetime import date
from typing import TypeVar

from statute.day import Day, Stretch
from statute.facts import BoardFacts

T = TypeVar("T")


def remembered(facts: BoardFacts, on: Day | date, question: Hashable, ask: Callable[[Day | date], T]) -> T:
    """The answer to a question about a day, asked at most once for each stretch on which it is the same.

    ``question`` tells it from every other; ``ask`` must depend on nothing but the facts, the question and the
    day it is given. Whoever gets a kept answer rests on its stretch as if they had asked. A plain date has no
    stretch, and is asked about anew.
    """
    if not isinstance(on, Day):
        return ask(on)
    kept: list[tuple[Stretch, T]] = facts.kept_answers.setdefault((question, on.moved_by), [])
    for stretch, answer in reversed(kept):
        if on.falls_in(stretch):
            return answer
    fresh = on.fresh()
    try:
        answer = ask(fresh)
    finally:
        on.narrow_to(fresh.stretch)
    kept.append((fresh.stretch, answer))
    return answer
