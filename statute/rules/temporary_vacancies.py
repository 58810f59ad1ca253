"""Temporary vacancies: empty seats of nominees that their authority is unable for now to fill."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from statute.day import Day
from statute.facts import BoardFacts, Seat
from statute.unknown import is_known

VACANCY_TOPICS: Final = ("vacancy", "vacancies")
"""What a paper on an authority's inability to fill a seat is about."""


def _words_on_ability(facts: BoardFacts, on: Day | date, **about: str) -> Iterator[tuple[date, bool]]:
    """What papers given by the day say of an authority's inability to fill a seat, with their days."""
    for paper in facts.papers_by_kind.get("inability", ()):
        if not is_known(paper.topic) or paper.topic not in VACANCY_TOPICS:
            continue
        if not is_known(paper.about) or not any(paper.about.get(key) == each for key, each in about.items()):
            continue
        day = paper.day
        if is_known(day) and is_known(paper.says) and on >= day:
            yield day, paper.says


def said_able(facts: BoardFacts, on: Day | date, **about: str) -> bool:
    """Whether the latest paper about a seat, or an authority, says that the authority was able to fill it."""
    latest = max(_words_on_ability(facts, on, **about), key=lambda each: each[0], default=None)
    return latest is not None and not latest[1]


def is_temporary_vacancy(seat: Seat, facts: BoardFacts, on: Day | date) -> bool:
    """Whether a nominee's seat that is known to be empty is a temporary vacancy.

    Every one is, unless the latest paper on the matter says that its authority was able to fill it.
    """
    about = {"seat": seat.id}
    if is_known(seat.nominated_by):
        about["authority"] = seat.nominated_by
    return not said_able(facts, on, **about)
