"""What the rules find, as far as it may leave: nothing from which a disqualification could be read."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from membership.rest.disclosure import without_disqualifications
from statute.assessing import Result, result
from statute.facts import BoardFacts
from statute.record import facts_of
from statute.registry import Rule


@dataclass(frozen=True)
class Told:
    """What a rule finds; None where that is for the board's secretary alone."""

    rule: Rule
    result: Result | None


class Telling:
    """A board's facts, with and without what may not be told."""

    def __init__(self, document: dict[str, Any]) -> None:
        self.facts: BoardFacts = facts_of(document)
        others = without_disqualifications(document)
        self.untold: BoardFacts | None = None if others is None else facts_of(others)

    def ask(self, rule: Rule, on: date) -> Told:
        """Give what a rule finds; withheld where it is for the secretary alone, or rests on what is.

        Raises `RuleFailed` where the rule itself is at fault.
        """
        found = result(rule, self.facts, on)
        if rule.restricted:
            return Told(rule, None)
        if self.untold is None:
            return Told(rule, found)
        return Told(rule, found if _alike(found, result(rule, self.untold, on)) else None)


def _alike(one: Result, other: Result) -> bool:
    return (one.findings, one.since, one.until) == (other.findings, other.since, other.until)
