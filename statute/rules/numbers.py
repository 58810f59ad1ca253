"""How many nominees there must be on a day, and how many places those in post fill.

What is not recorded leaves a number between two others. So a shortfall that no missing fact could cure is
still a shortfall, and a number that no missing fact could change is still a number.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from statute.day import Day
from statute.facts import NOMINEES, BoardFacts, Party, Seat
from statute.holding import Headcount, in_post
from statute.unknown import CannotTell, Maybe, Nothing, Unknown, is_known

FEWEST: Final = 3
"""The first of the three sources of article 3(3): never fewer than three."""


@dataclass(frozen=True, slots=True)
class Between:
    """A number, or what is known of it: ``at_most`` None where it may be any larger."""

    at_least: int
    at_most: int | None
    missing: str = ""

    @property
    def is_exact(self) -> bool:
        """Whether only one number is left."""
        return self.at_least == self.at_most

    def exactly(self) -> int:
        """The number; raises :class:`CannotTell` where it is not known exactly."""
        if not self.is_exact:
            raise CannotTell(self.missing)
        return self.at_least

    def in_words(self) -> str:
        """The number for people: 4, at least 4, or 4 to 6."""
        if self.at_most is None:
            return f"at least {self.at_least}"
        return str(self.at_least) if self.is_exact else f"{self.at_least} to {self.at_most}"


# -- how many there must be ---------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class NomineeNumber:
    """The number of nominees of each side on a single-council board, with what it was made from."""

    agreed: Maybe[int | Nothing]
    specified: Maybe[int | Nothing]
    council_members: Maybe[int]
    number: Between

    @property
    def specified_too_many(self) -> bool:
        """Whether the council certainly specified more than a tenth of its own members."""
        asked = _count(self.specified)
        return asked is not None and is_known(self.council_members) and asked * 10 > self.council_members


def _count(stated: Maybe[int | Nothing]) -> int | None:
    """A stated number, 0 where the paper names none, None where nobody recorded it."""
    if isinstance(stated, Unknown):
        return None
    return 0 if isinstance(stated, Nothing) else stated


def single_council(facts: BoardFacts) -> Party:
    """The one council of a single-council board; raises where the record does not name exactly one."""
    if len(facts.councils) != 1:
        raise CannotTell("which one council prepared the integration scheme")
    return facts.councils[0]


def council_members_on(facts: BoardFacts, on: Day) -> Maybe[int]:
    """How many councillors the one council has on the day, as far as is recorded."""
    try:
        return facts.council_size_on(single_council(facts), on)
    except CannotTell as gap:
        return Unknown(gap.missing)


def _between(agreed: Maybe[int | Nothing], specified: Maybe[int | Nothing], members: Maybe[int]) -> Between:
    """The greatest of three sources, of which a specified number counts only up to a tenth of the council."""
    least = max(FEWEST, _count(agreed) or 0)
    most: int | None = least
    missing = ""
    if isinstance(specified, Unknown):
        missing, most = specified.what, members // 10 if is_known(members) else None
    elif isinstance(members, Unknown):
        missing, most = members.what, _count(specified)
    else:
        asked = _count(specified) or 0
        least = max(least, asked) if asked * 10 <= members else least
    if isinstance(agreed, Unknown):
        return Between(least, None, agreed.what)
    return Between(least, None if most is None else max(least, most), missing)


def number_on(facts: BoardFacts, on: Day) -> NomineeNumber:
    """How many nominees each side of a single-council board must have on the day (article 3(3))."""
    agreed: Maybe[int | Nothing]
    specified: Maybe[int | Nothing]
    try:
        scheme = facts.scheme_on(on)
        agreed, specified = scheme.agreed_number, scheme.specified_number
    except CannotTell as gap:
        agreed = specified = Unknown(gap.missing)
    # Only a specified number is measured against the council, so that is when its size matters.
    members: Maybe[int] = 0 if _count(specified) == 0 else council_members_on(facts, on)
    return NomineeNumber(agreed, specified, members, _between(agreed, specified, members))


def scheme_numbers_on(facts: BoardFacts, on: Day) -> Mapping[str, int] | Nothing:
    """How many nominees the scheme gives each authority; ``NONE`` where it does not say.

    Raises :class:`CannotTell` where that was not recorded.
    """
    stated = facts.scheme_on(on).nominees
    if isinstance(stated, Unknown):
        raise CannotTell(stated.what)
    return stated


def number_of(party: Party, stated: Mapping[str, int]) -> int:
    """The scheme's number for one authority; raises where the record of the scheme leaves it out."""
    if party.authority not in stated:
        raise CannotTell(f"how many members {party.label} nominates under the integration scheme")
    return stated[party.authority]


# -- how many there are -------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Side:
    """The nominees of one side: a basis, and one authority where several nominate on it."""

    basis: str
    by: str | None = None


def side_of(party: Party, facts: BoardFacts) -> Side:
    """The side a constituent authority nominates; only several councils need telling apart."""
    if party.kind == "health_board":
        return Side("HB_NOM")
    return Side("LA_NOM", party.authority if len(facts.councils) > 1 else None)


def _is_on(seat: Seat, side: Side) -> bool | None:
    """Whether a seat belongs to a side; None where not recorded."""
    if not is_known(seat.basis):
        return None
    if seat.basis != side.basis:
        return False
    if side.by is None:
        return True
    return seat.nominated_by == side.by if is_known(seat.nominated_by) else None


def _sits_for_another(person: str, side: Side, facts: BoardFacts, on: Day) -> bool | None:
    """Whether a nominee of one side is also in a nominee seat of another; None where that is not known."""
    doubt = False
    for appointment in facts.appointments_by_person.get(person, ()):
        seat = facts.seat_by_id[appointment.seat]
        if seat.group or (is_known(seat.basis) and seat.basis not in NOMINEES):
            continue
        own = _is_on(seat, side)
        sits = False if own else facts.held_by_appointment[appointment.id].on(on)
        if sits and own is False:
            return True
        doubt = doubt or sits is not False
    return None if doubt else False


@dataclass(frozen=True, slots=True)
class Nominees:
    """The nominees of a side on a day: those in post, and the places they fill.

    Somebody who is also a nominee of another side sits, but fills neither place.
    """

    count: Headcount
    sitting: Between
    filling: Between
    doubled: tuple[str, ...]

    @property
    def people(self) -> tuple[str, ...]:
        """The ids of those certainly in post."""
        return self.count.people

    def at_most_of(self, places: int) -> int | None:
        """How many of so many places are filled at most; None where any number may be.

        Where as many places are on record as there must be, those are the places: an empty one among them is
        a place not filled, whether or not every seat of the board is on record.
        """
        doubts = len(self.count.doubts)
        on_record = len({each.seat for each in self.count.certain}) + len(self.count.empty) + doubts
        if self.filling.at_most is None and self.count.empty and on_record >= places:
            return self.count.at_least + doubts
        return self.filling.at_most


def nominees_on(facts: BoardFacts, on: Day, side: Side) -> Nominees:
    """Who sits for a side on the day, and how many of its places they fill.

    A seat whose holder is not known is filled by one person at most; a list of seats not known to be complete
    may hide any number.
    """
    count = in_post(facts, on, side.basis, by=side.by)
    elsewhere = {person: _sits_for_another(person, side, facts, on) for person in count.people}
    doubled = tuple(person for person, answer in elsewhere.items() if answer)
    doubtful = [person for person, answer in elsewhere.items() if answer is None]
    most = count.at_least + len(count.unsure) if facts.is_complete("seats", on) else None
    missing = [*count.unsure, *(_in_two_seats(facts, person) for person in doubtful), ""][0]
    sitting = Between(count.at_least, most, missing)
    least_filling = count.at_least - len(doubled) - len(doubtful)
    filling = Between(least_filling, None if most is None else most - len(doubled), missing)
    return Nominees(count, sitting, filling, doubled)


def _in_two_seats(facts: BoardFacts, person: str) -> str:
    return f"whether {facts.person_label(person)} was a nominee of another authority on this day"


class Tally(StrEnum):
    """How the nominees of a side compare with their number."""

    EQUAL = "equal"
    SHORT = "short"
    OVER = "over"
    DOUBLED = "doubled"


def tally(nominees: Nominees, number: Between) -> Tally:
    """The comparison, where no missing fact could change it; raises :class:`CannotTell` where one could."""
    if number.at_most is not None and nominees.sitting.at_least > number.at_most:
        return Tally.OVER
    at_most = nominees.at_most_of(number.at_least)
    if at_most is not None and at_most < number.at_least:
        return Tally.SHORT
    if nominees.doubled:
        return Tally.DOUBLED
    number.exactly()
    nominees.sitting.exactly()
    nominees.filling.exactly()
    return Tally.EQUAL


def total(numbers: Iterable[Between]) -> Between:
    """The sum of some numbers, as far as each is known."""
    numbers = tuple(numbers)
    highest = [each.at_most for each in numbers]
    most = None if None in highest else sum(each for each in highest if each is not None)
    missing = next((each.missing for each in numbers if not each.is_exact), "")
    return Between(sum(each.at_least for each in numbers), most, missing)
