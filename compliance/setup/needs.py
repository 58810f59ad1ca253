"""What each member must be for their seat, as the rules ask it, and what of that is not on record.

Reads facts; nothing here reads rows or the clock.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from statute.day import Day
from statute.facts import Appointment, BoardFacts, Seat
from statute.holding import OFFICES, in_post, stands
from statute.rules.terms import OFFICE_OF
from statute.unknown import CannotTell, is_known

OF_A_COUNCIL: Final = ("CSWO", "LA_S95")
PROFESSION_OF: Final = {"GP": "doctor", "NURSE": "nurse", "HOSPDR": "doctor"}


@dataclass(frozen=True)
class Need:
    """One thing that somebody must be, or must not be, for a seat they are in."""

    person: str
    kind: str
    words: str
    rule: str
    of: str | None = None
    office: str | None = None
    as_: str | None = None
    contract: str | None = None
    value: bool = True
    # Where the record does not say of which council, those there are.
    councils: tuple[tuple[str, str], ...] = ()

    @property
    def key(self) -> str:
        """What tells it from every other."""
        said = (self.person, self.kind, self.of, self.office, self.as_, self.contract, str(self.value))
        return "|".join(each or "" for each in said)

    @property
    def row(self) -> dict[str, Any]:
        """The row of the record that says so, without its days."""
        said = {"person": self.person, "is": self.kind, "of": self.of, "office": self.office, "as": self.as_}
        more = {"contract": self.contract, "value": None if self.value else False}
        return {name: value for name, value in (said | more).items() if value is not None}

    def is_on_record(self, facts: BoardFacts, on: Day) -> bool:
        """Whether the record says it, either way."""
        try:
            answer = stands(
                facts, self.person, self.kind, on, of=self.of, office=self.office, as_=self.as_,
                contract=self.contract,
            )  # fmt: skip
        except CannotTell:
            return False
        # A claim that all is on record makes what is missing a no; that is where a row is wanted most.
        return answer == self.value or self._is_spoken_of(facts)

    def _is_spoken_of(self, facts: BoardFacts) -> bool:
        rows = facts.standings_by_person.get(self.person, ())
        return any(
            each.kind == self.kind
            and (self.office is None or (is_known(each.office) and each.office == self.office))
            for each in rows
        )


@dataclass(frozen=True)
class Asked:
    """What is asked of one member for one seat."""

    appointment: Appointment
    seat: str
    name: str
    needs: tuple[Need, ...]


def needs_of(appointment: Appointment, seat: Seat, facts: BoardFacts) -> Iterator[Need]:
    """What the law asks somebody to be for a seat they are in."""
    basis = seat.basis if is_known(seat.basis) else ""
    who = appointment.person
    health = facts.health_board
    council = _council_of(seat, facts)
    if basis == "LA_NOM" and council:
        yield Need(
            who, "councillor", f"a councillor of {facts.authority_label(council)}", "MEM-13", of=council
        )
    if basis == "HB_NOM":
        words = f"a non-executive director of {health.label}"
        yield Need(who, "non_executive", words, "MEM-14", of=health.authority)
    if basis in OFFICE_OF:
        yield from _office(who, basis, council, facts)
    if basis in PROFESSION_OF:
        yield from _profession(who, basis, facts)
    if basis == "ADDL":
        yield Need(who, "councillor", "not a councillor", "MEM-25", value=False)
        words = f"not a non-executive director of {health.label}"
        yield Need(who, "non_executive", words, "MEM-25", of=health.authority, value=False)


def _council_of(seat: Seat, facts: BoardFacts) -> str | None:
    """The council a seat is tied to; where there is one only, that one."""
    for each in (seat.nominated_by, seat.represents):
        if is_known(each):
            return each
    return facts.councils[0].authority if len(facts.councils) == 1 else None


OFFICE_RULES: Final = {
    "CSWO": "MEM-16",
    "CO": "MEM-17",
    "CFO": "MEM-18",
    "HB_FD": "JMC-04",
    "LA_S95": "JMC-04",
}


def _office(who: str, basis: str, council: str | None, facts: BoardFacts) -> Iterator[Need]:
    office = OFFICE_OF[basis]
    of = council if basis in OF_A_COUNCIL else facts.health_board.authority if basis == "HB_FD" else None
    asked = basis in OF_A_COUNCIL and of is None
    councils = tuple((each.authority, each.label) for each in facts.councils) if asked else ()
    words = OFFICES[office] + (f" ({facts.authority_label(of)})" if of else "")
    yield Need(who, "office_holder", words, OFFICE_RULES[basis], of=of, office=office, councils=councils)


def _profession(who: str, basis: str, facts: BoardFacts) -> Iterator[Need]:
    health, profession = facts.health_board, PROFESSION_OF[basis]
    rule = {"GP": "MEM-19", "NURSE": "MEM-20", "HOSPDR": "MEM-21"}[basis]
    yield Need(who, "registered", f"registered as a {profession}", rule, as_=profession)
    if basis == "GP":
        words = f"on the primary medical services performers list of {health.label}"
        yield Need(who, "on_performers_list", words, rule, of=health.authority)
        return
    words = f"employed by {health.label} itself"
    yield Need(who, "employed", words, rule, of=health.authority, contract="health_board")
    if basis == "HOSPDR":
        words = "not providing primary medical services"
        yield Need(who, "provides_primary_medical_services", words, rule, value=False)


def asked_of_members(facts: BoardFacts, on: date) -> list[Asked]:
    """What the law asks of everybody certainly in a seat on a day, as far as that is not on record."""
    day = Day(on)
    found: list[Asked] = []
    seen: set[str] = set()
    for appointment in _members(facts, day):
        seat = facts.seat_by_id[appointment.seat]
        wanted = [
            need
            for need in _needs_or_none(appointment, seat, facts)
            if need.key not in seen and not need.is_on_record(facts, day)
        ]
        seen |= {need.key for need in wanted}
        if wanted:
            name = facts.person_label(appointment.person)
            found.append(Asked(appointment, facts.seat_label(seat), name, tuple(wanted)))
    return found


def _members(facts: BoardFacts, on: Day) -> tuple[Appointment, ...]:
    return in_post(facts, on).certain


def _needs_or_none(appointment: Appointment, seat: Seat, facts: BoardFacts) -> list[Need]:
    try:
        return list(needs_of(appointment, seat, facts))
    except CannotTell:
        # Without the parties nobody can say of which authority.
        return []
