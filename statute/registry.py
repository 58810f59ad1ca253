"""The rules of law, each under its permanent id.

``@rule`` turns a function ``(facts, on) -> findings`` into a rule. With ``over=`` the function takes a
subject first, and is run and caught for each subject by itself, so that one missing fact never hides what
is found about another.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any, ClassVar, Final

from statute.day import Day
from statute.findings import Duty, Finding
from statute.instruments import Citation
from statute.unknown import OPEN, Open

if TYPE_CHECKING:
    from statute.facts import BoardFacts

RULE_ID: Final = re.compile(r"^[A-Z]{2,6}-\d{2}$")

SINGLE: Final = frozenset({"ijb_single"})
MULTI: Final = frozenset({"ijb_multi"})
IJB: Final = SINGLE | MULTI
LEAD_AGENCY: Final = frozenset({"lead_hb", "lead_la", "lead_joint"})
ANY_REGIME: Final = IJB | LEAD_AGENCY


@dataclass(frozen=True, slots=True)
class InForce:
    """The days on which a rule, in one wording, is law; both ends included."""

    from_: date
    to: date | Open = OPEN


def since(from_: date, *, until: date | Open = OPEN) -> InForce:
    """In force from a day, and through the last day ``until`` where the wording has gone."""
    return InForce(from_, until)


@dataclass(frozen=True, slots=True)
class Wording:
    """A rule as it stands over one period: what it asks, and of whom."""

    check: Callable[..., Iterator[Finding]]
    over: Callable[[BoardFacts, Day], Iterable[Any]] | None
    applies: frozenset[str] | None
    in_force: InForce
    none: str


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of law: its permanent id, its title, how it binds, where it is written, and its wordings."""

    id: str
    title: str
    duty: Duty
    cites: tuple[Citation, ...]
    text: str
    wordings: tuple[Wording, ...]
    restricted: bool = False
    """Whether what it finds is for the board's secretary alone, as a ground of disqualification is."""

    do_not_call_in_templates: ClassVar[bool] = True
    """A page template shows a rule; without this it would call whatever can be called."""

    @property
    def family(self) -> str:
        """The letters of the id: MEM, CHR, TRM, …"""
        return self.id.split("-")[0]

    def __call__(self, *args: Any) -> Iterator[Finding]:
        """Run the newest wording's check as it is, for a rule that rests on another."""
        return self.wordings[-1].check(*args)


class Registry:
    """Rules by id, in the order in which the law is set out here."""

    def __init__(self) -> None:
        self._rules: dict[str, Rule] = {}

    def __iter__(self) -> Iterator[Rule]:
        return iter(self._rules.values())

    def __len__(self) -> int:
        return len(self._rules)

    def __getitem__(self, rule_id: str) -> Rule:
        return self._rules[rule_id]

    def __contains__(self, rule_id: object) -> bool:
        return rule_id in self._rules

    def get(self, rule_id: str) -> Rule | None:
        """The rule under an id, or None."""
        return self._rules.get(rule_id)

    def add(self, rule: Rule) -> Rule:
        """Register a rule, or a later wording of one; refuses overlapping periods under one id."""
        if not RULE_ID.match(rule.id):
            raise ValueError(f"{rule.id} is not a rule id.")
        if not rule.text:
            raise ValueError(f"{rule.id} says nothing: its docstring is what people read.")
        if not rule.cites:
            raise ValueError(f"{rule.id} cites nothing.")
        earlier = self._rules.get(rule.id)
        if earlier is not None:
            if not earlier.wordings[-1].in_force.to < rule.wordings[0].in_force.from_:
                raise ValueError(f"Two wordings of {rule.id} are in force on one day.")
            rule = replace(rule, wordings=earlier.wordings + rule.wordings)
        self._rules[rule.id] = rule
        return rule

    def open(self) -> Registry:
        """The rules whose findings are not for the secretary alone."""
        found = Registry()
        for each in self:
            if not each.restricted:
                found.add(each)
        return found


REGISTRY: Final = Registry()


def rule(
    id: str,
    title: str,
    *,
    duty: Duty,
    applies: frozenset[str] | None,
    in_force: InForce,
    cites: Sequence[Citation],
    over: Callable[[BoardFacts, Day], Iterable[Any]] | None = None,
    none: str = "Nothing on record that this rule bears on.",
    restricted: bool = False,
    registry: Registry = REGISTRY,
) -> Callable[[Callable[..., Iterator[Finding]]], Rule]:
    """Register a function as a rule.

    ``applies`` names the regimes it binds (None: the function itself decides); ``over`` gives its subjects;
    ``none`` is the reason shown where there is no subject; ``restricted``, that what it finds is for the
    secretary alone. The docstring is what the secretary reads.
    """

    def register(check: Callable[..., Iterator[Finding]]) -> Rule:
        wording = Wording(check, over, applies, in_force, none)
        text = inspect.getdoc(check) or ""
        return registry.add(Rule(id, title, duty, tuple(cites), text, (wording,), restricted))

    return register
