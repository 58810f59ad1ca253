"""Values that the law fixes, as steps of (from, value, citation)."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from typing import Generic, TypeVar

from statute.day import Day
from statute.instruments import Citation
from statute.spans import in_words

V = TypeVar("V")


class NotInForce(Exception):
    """The law had not fixed the value yet on the day asked about."""


class Dated(Generic[V]):
    """One value of the law over time. A step stands until the next; before the first there is none."""

    def __init__(self, *steps: tuple[date, V, Citation]) -> None:
        if not steps:
            raise ValueError("A dated value needs at least one step.")
        if any(a[0] >= b[0] for a, b in pairwise(steps)):
            raise ValueError("The steps of a dated value go forward in time.")
        self.steps = steps

    def step_on(self, on: Day | date) -> tuple[date, V, Citation]:
        """The step that stands on the day; raises :class:`NotInForce` before the first."""
        for step in reversed(self.steps):
            if on >= step[0]:
                return step
        raise NotInForce(f"Not in force before {in_words(self.steps[0][0])}.")

    def on(self, on: Day | date) -> V:
        """The value that stands on the day; raises :class:`NotInForce` before the first step."""
        return self.step_on(on)[1]

    def cited_on(self, on: Day | date) -> Citation:
        """The provision that fixes the value on the day."""
        return self.step_on(on)[2]
