"""The seats that the Order asks for, by the board's model of integration and its scheme, and what is missing.

Reads facts; nothing here reads rows or the clock.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from statute.facts import BASES, OFFICERS, PROFESSIONALS, STAKEHOLDERS, BoardFacts, Party, Seat, step_on
from statute.grounds import grounds_of
from statute.instruments import Citation
from statute.registry import LEAD_AGENCY, MULTI
from statute.unknown import CannotTell, is_known

FEWEST_ON_EACH_SIDE = 3
FEWEST_OF_TWO_COUNCILS = 2


@dataclass(frozen=True)
class Kind:
    """A kind of seat the board must have, and how many: on which basis, and whose."""

    basis: str
    count: int
    nominated_by: str | None = None
    represents: str | None = None
    whose: str = ""
    why: str = ""

    def is_of(self, seat: Seat) -> bool:
        """Whether a seat is one of the kind; one whose authority nobody recorded may be."""
        mine = (self.nominated_by, seat.nominated_by), (self.represents, seat.represents)
        return (
            is_known(seat.basis)
            and seat.basis == self.basis
            and all(wanted is None or not is_known(has) or has == wanted for wanted, has in mine)
        )

    def name(self, number: int) -> str:
        """What to call one of them."""
        words = f"{BASES[self.basis]}, {self.whose}" if self.whose else BASES[self.basis]
        return f"{words}, place {number}" if self.nominated_by else words


@dataclass(frozen=True)
class Proposed:
    """A seat that the Order or the scheme asks for and that is not on record."""

    key: str
    name: str
    row: dict[str, Any]
    citation: Citation | None
    why: str


def latest_regime(facts: BoardFacts) -> str | None:
    """The board's latest model of integration; None where that is not on record."""
    regimes = facts.board.regimes
    if not is_known(regimes) or not regimes:
        return None
    return max(regimes, key=lambda step: step.from_).regime


def can_be_proposed(facts: BoardFacts) -> bool:
    """Whether enough is on record to say which seats there must be: the model and the authorities."""
    try:
        return latest_regime(facts) is not None and bool(facts.councils) and bool(facts.health_board)
    except CannotTell:
        return False


def kinds_of_seat(facts: BoardFacts, on: date) -> Iterator[Kind]:
    """Every kind of seat that the board must have, in the order of the articles."""
    regime = latest_regime(facts) or ""
    yield from _nominees(facts, regime, on)
    if regime in LEAD_AGENCY:
        yield from _of_committee(facts, regime)
        return
    yield from (Kind(basis, 1) for basis in (*OFFICERS, *PROFESSIONALS, *STAKEHOLDERS))


def _nominees(facts: BoardFacts, regime: str, on: date) -> Iterator[Kind]:
    numbers = [(party, *_number(party, facts, regime, on)) for party in facts.councils]
    for party, count, why in numbers:
        yield Kind("LA_NOM", count, nominated_by=party.authority, whose=party.label, why=why)
    party = facts.health_board
    count, why = _number(party, facts, regime, on)
    if regime in MULTI and why != BY_SCHEME:
        count, why = sum(each for _, each, _ in numbers), "as many as the councils together"
    yield Kind("HB_NOM", count, nominated_by=party.authority, whose=party.label, why=why)


BY_SCHEME = "the number in the scheme"
BY_AGREEMENT = "the number agreed"
FEWEST_WORDS = "the fewest there may be: the scheme’s number is not on record"


def _number(party: Party, facts: BoardFacts, regime: str, on: date) -> tuple[int, str]:
    """How many nominees an authority has, and by what."""
    scheme = step_on(facts.scheme_versions, on)
    if scheme is not None:
        nominees = scheme.nominees
        if is_known(nominees) and isinstance(nominees, dict) and party.authority in nominees:
            return nominees[party.authority], BY_SCHEME
        agreed = scheme.agreed_number
        if is_known(agreed) and isinstance(agreed, int) and regime not in MULTI:
            return agreed, BY_AGREEMENT
    return _fewest(party, len(facts.councils), regime), FEWEST_WORDS


def _fewest(party: Party, councils: int, regime: str) -> int:
    if party.kind == "council" and regime in MULTI:
        return FEWEST_OF_TWO_COUNCILS if councils == 2 else 1
    if party.kind == "council" and regime in LEAD_AGENCY and councils > 1:
        return max(1, -(-FEWEST_ON_EACH_SIDE // councils))
    return FEWEST_ON_EACH_SIDE


def _of_committee(facts: BoardFacts, regime: str) -> Iterator[Kind]:
    led_by_health_board, led_by_council = regime != "lead_la", regime != "lead_hb"
    health, council = facts.health_board, facts.councils[0]
    yield Kind("CSWO", 1)
    if led_by_health_board:
        yield Kind("HB_FD", 1)
    if led_by_council:
        yield Kind("LA_S95", 1)
    yield from (Kind(basis, 1) for basis in PROFESSIONALS)
    for party, leads in ((health, led_by_health_board), (council, led_by_council)):
        if leads:
            yield Kind("STAFF", 1, represents=party.authority, whose=party.label)
    yield from (Kind(basis, 1) for basis in STAKEHOLDERS if basis != "STAFF")


def missing_seats(facts: BoardFacts, on: date) -> list[Proposed]:
    """The seats that are asked for and not on record, each with the provision it rests on."""
    if not can_be_proposed(facts):
        return []
    grounds = grounds_of(facts)
    left = list(facts.board_seats)
    names = {seat.name for seat in left if is_known(seat.name)}
    found: list[Proposed] = []
    for kind in kinds_of_seat(facts, on):
        mine = [seat for seat in left if kind.is_of(seat)][: kind.count]
        left = [seat for seat in left if seat not in mine]
        numbers = (number for number in range(1, 1000) if kind.name(number) not in names)
        short = range(kind.count - len(mine))
        found += [_proposed(kind, next(numbers), grounds.get(kind.basis)) for _ in short]
    return found


def _proposed(kind: Kind, number: int, citation: Citation | None) -> Proposed:
    row = {"basis": kind.basis, "nominated_by": kind.nominated_by, "represents": kind.represents}
    whose = kind.nominated_by or kind.represents or ""
    return Proposed(f"{kind.basis}|{whose}|{number}", kind.name(number), row, citation, kind.why)


def extra_row(name: str) -> dict[str, Any]:
    """The row of an additional member's seat."""
    return {"basis": "ADDL", "name": name}
