"""What the rules find, as far as it may leave: nothing from which a disqualification could be read."""

from dataclasses import dataclass
from datetime import date

from statute.assessing import Result, result
from statute.facts import BoardFacts
from statute.registry import Rule


@dataclass(frozen=True)
class Told:
    """What a rule finds; None where that is for the board's secretary alone."""

    rule: Rule
    result: Result | None


@dataclass(frozen=True)
class Telling:
    """Asks the rules on a board's facts as they are told openly (`statute.record.told_openly`)."""

    facts: BoardFacts

    def ask(self, rule: Rule, on: date) -> Told:
        """Give what a rule finds; withheld where it is for the secretary alone.

        Raises `RuleFailed` where the rule itself is at fault.
        """
        return Told(rule, None if rule.restricted else result(rule, self.facts, on))
