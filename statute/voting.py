"""Who votes, and the numbers that rest on it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from statute.dated import Dated
from statute.day import Day
from statute.facts import Appointment, BoardFacts
from statute.holding import Headcount, in_post
from statute.instruments import AMENDMENT_2025, BOARDS_ORDER, ORDERS_COMMENCED, STAKEHOLDERS_VOTE

NOMINEES: Final = frozenset({"LA_NOM", "HB_NOM"})

VOTING_BASES: Final = Dated(
    (ORDERS_COMMENCED, NOMINEES, BOARDS_ORDER.cite("article 1(2)", at="article/1")),
    (
        STAKEHOLDERS_VOTE,
        NOMINEES | {"THIRD", "USER", "CARER"},
        AMENDMENT_2025.cite("article 2(2)", at="article/2"),
    ),
)
"""The bases whose members vote on an integration joint board: the basis votes, not the person."""


def quorum_of(voting_members: int) -> int:
    """Half the voting members, rounded up."""
    return -(-voting_members // 2)


def requisition_of(voting_members: int) -> int:
    """Two thirds of the voting members, rounded up."""
    return -(-2 * voting_members // 3)


@dataclass(frozen=True, slots=True)
class Ballot:
    """Those who vote on a day, and what their number makes of quorum and requisition."""

    voting: Headcount

    @property
    def members(self) -> tuple[Appointment, ...]:
        """The voting members certainly in post, each person once."""
        found = {each.person: each for each in reversed(self.voting.certain)}
        return tuple(reversed(found.values()))

    @property
    def voting_members(self) -> int:
        """How many people certainly vote; a person in two seats has one vote."""
        return self.voting.at_least

    @property
    def quorum(self) -> int:
        """How many voting members must be present."""
        return quorum_of(self.voting_members)

    @property
    def requisition(self) -> int:
        """How many voting members can requisition a meeting."""
        return requisition_of(self.voting_members)


def ballot_on(facts: BoardFacts, on: Day) -> Ballot:
    """Who votes on the day; raises NotInForce before the Order."""
    return Ballot(in_post(facts, on, *sorted(VOTING_BASES.on(on))))
