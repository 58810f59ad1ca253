"""The board on a day as its pages show it: every seat with its holder, the numbers, the chair and vice-chair.

Reads facts and asks the law; nothing here reads rows or the clock.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol

from statute.dated import NotInForce
from statute.day import Day
from statute.facts import (
    ALL_BASES,
    OFFICERS,
    PROFESSIONALS,
    STAKEHOLDERS,
    Appointment,
    BoardFacts,
    InOffice,
    Party,
    Seat,
    is_true,
)
from statute.holding import EmptySince, SeatState, empty_since, in_post, state_of
from statute.instruments import Citation
from statute.offices import CHAIR, VICE, appointed_by, is_temporary, office_on
from statute.registry import IJB
from statute.spans import day_after, in_words
from statute.unknown import CannotTell, Unknown, is_known
from statute.voting import VOTING_BASES, ballot_on, quorum_of, requisition_of

NOT_ON_RECORD = "not on record"
OTHER_OFFICERS = ("HB_FD", "LA_S95")
OFFICES = {CHAIR: "Chair", VICE: "Vice-chair"}


def in_plain_words(value: Any) -> str:
    """Give a recorded value as people read it, and say where nobody recorded it."""
    if isinstance(value, Unknown):
        return NOT_ON_RECORD
    return in_words(value) if isinstance(value, date) else str(value)


class Addresses(Protocol):
    """Where the pages of seats and people are; an empty address where there is no page."""

    def seat(self, seat: str) -> str:
        """Give the address of a seat's page."""
        ...

    def appoint(self, seat: str) -> str:
        """Give the address of the page on which a seat is filled."""
        ...

    def person(self, person: str) -> str:
        """Give the address of a person's page."""
        ...


class NoPages:
    """Where nothing has a page."""

    def seat(self, seat: str) -> str:
        """Give nothing."""
        return ""

    appoint = person = seat


NO_PAGES = NoPages()


@dataclass(frozen=True)
class HolderShown:
    """Somebody in a seat, with their term in words and the offices they hold."""

    appointment: Appointment
    name: str
    address: str
    starts: str
    term_ends: str
    leaves: str
    offices: tuple[str, ...]

    @property
    def has_term(self) -> bool:
        """Whether either end of the term is on record."""
        return (self.starts, self.term_ends) != (NOT_ON_RECORD, NOT_ON_RECORD)


@dataclass(frozen=True)
class SeatOnDay:
    """What the law says of a seat on a day. `votes` is None where that cannot be told."""

    seat: Seat
    state: SeatState
    empty_since: EmptySince | None
    votes: bool | None

    @property
    def is_empty(self) -> bool:
        """Whether it is known to be empty."""
        return self.empty_since is not None

    @property
    def missing(self) -> str | None:
        """What would have to be recorded to know who is in the seat; None where that is known."""
        return self.state.missing


def seat_on(facts: BoardFacts, seat: Seat, on: Day) -> SeatOnDay:
    """Give a seat on a day."""
    state = state_of(seat, facts, on)
    is_empty = not state.holders and state.missing is None
    return SeatOnDay(
        seat, state, empty_since(seat, facts, on) if is_empty else None, votes_on(facts, seat, on)
    )


def votes_on(facts: BoardFacts, seat: Seat, on: Day) -> bool | None:
    """Tell whether whoever holds a seat votes; None where that is not on record or no law yet says."""
    if seat.group:
        return False
    try:
        regime, voting = facts.regime_on(on), VOTING_BASES.on(on)
    except (CannotTell, NotInForce):
        return None
    return seat.basis in voting if is_known(seat.basis) and regime in IJB else None


@dataclass(frozen=True)
class SeatShown:
    """A seat on a day, ready to be shown. `number` is the same in the picture and in the table."""

    number: int
    on_day: SeatOnDay
    title: str
    whose: str
    holders: tuple[HolderShown, ...]
    days_empty: int | None
    address: str
    appoint_address: str

    @property
    def is_empty(self) -> bool:
        """Whether it is known to be empty."""
        return self.on_day.is_empty

    @property
    def votes(self) -> bool | None:
        """Whether its holder votes; None where that cannot be told."""
        return self.on_day.votes

    @property
    def missing(self) -> str | None:
        """What would have to be recorded to know who is in the seat."""
        return self.on_day.missing

    @property
    def voting_words(self) -> str:
        """Whether the seat votes, in words."""
        return {True: "Votes", False: "Does not vote", None: "Cannot tell"}[self.votes]

    @property
    def empty_words(self) -> str:
        """Since when the seat is empty, in words; nothing where it is not."""
        since = self.on_day.empty_since
        return "" if since is None else in_words(since.day) + ("" if since.exact else " or earlier")


@dataclass(frozen=True)
class SeatGroup:
    """Seats on related bases, under one heading."""

    title: str
    seats: tuple[SeatShown, ...]
    says_whose: bool = False

    @property
    def filled(self) -> int:
        """How many of the seats certainly have a holder."""
        return sum(1 for each in self.seats if each.holders)


@dataclass(frozen=True)
class Number:
    """A number that matters, or why it cannot be given."""

    words: str
    value: int | None
    note: str = ""

    @property
    def is_known(self) -> bool:
        """Whether there is a number."""
        return self.value is not None


@dataclass(frozen=True)
class Numbers:
    """The numbers of a day; `reason` says why there is none where the list is empty."""

    rows: tuple[Number, ...]
    reason: str = ""
    citation: Citation | None = None

    def value(self, words: str) -> int | None:
        """Give one of them by its words."""
        return next((row.value for row in self.rows if row.words == words), None)


@dataclass(frozen=True)
class Named:
    """Somebody by name, with where their page is."""

    person: str
    name: str
    address: str


@dataclass(frozen=True)
class InOfficeShown(Named):
    """Somebody in an office, with the authority that appointed them to it, empty where not on record."""

    appointed_by: str
    stands_in: bool


@dataclass(frozen=True)
class OfficeShown:
    """Who chairs, or is vice-chair, on a day; `missing` says where that is not on record."""

    words: str
    people: tuple[InOfficeShown, ...]
    missing: str


@dataclass(frozen=True)
class Roll:
    """The whole board on a day."""

    on: date
    groups: tuple[SeatGroup, ...]
    others: tuple[SeatGroup, ...]
    numbers: Numbers
    nominees: tuple[Number, ...]
    offices: tuple[OfficeShown, ...]
    gaps: tuple[str, ...]
    # False before the board was established, where nobody sat on it either.
    existed: bool = True

    @property
    def seats(self) -> tuple[SeatShown, ...]:
        """Every seat of the board itself, in the order shown."""
        return tuple(seat for group in self.groups for seat in group.seats)

    @property
    def empty(self) -> tuple[SeatShown, ...]:
        """The seats known to be empty."""
        return tuple(seat for seat in self.seats if seat.is_empty)


def roll_on(facts: BoardFacts, on: date, addresses: Addresses = NO_PAGES) -> Roll:
    """Give the board on a day, with links to where its seats and people have their pages."""
    offices = offices_on(facts, on, addresses)
    draw = _Drawer(facts, on, addresses, _offices_by_person(offices))
    board_seats = list(_by_heading(facts))
    groups = tuple(draw.group(title, seats) for title, seats in board_seats)
    names = dict.fromkeys(seat.group for seat in facts.seats if seat.group)
    others = tuple(
        draw.group(facts.group_label(name), [seat for seat in facts.seats if seat.group == name])
        for name in names
    )
    existed = _existed(facts, on) or any(seat.holders for each in (*groups, *others) for seat in each.seats)
    numbers, nominees = numbers_on(facts, on), nominees_on(facts, on)
    return Roll(on, groups, others, numbers, nominees, offices, tuple(_gaps(facts, on)), existed)


@dataclass
class _Drawer:
    """Numbers the seats as it goes."""

    facts: BoardFacts
    on: date
    addresses: Addresses
    offices: dict[str, tuple[str, ...]]
    count: int = 0

    def group(self, title: str, seats: Iterable[Seat]) -> SeatGroup:
        shown = tuple(self.seat(seat) for seat in seats)
        return SeatGroup(title, shown, all(each.whose and each.whose in title for each in shown))

    def seat(self, seat: Seat) -> SeatShown:
        self.count += 1
        found = seat_on(self.facts, seat, Day(self.on))
        since = found.empty_since
        return SeatShown(
            self.count,
            found,
            seat_title(seat),
            whose_seat(seat, self.facts),
            tuple(self.holder(each) for each in found.state.holders),
            (self.on - since.day).days + 1 if since else None,
            self.addresses.seat(seat.id),
            self.addresses.appoint(seat.id) if found.is_empty else "",
        )

    def holder(self, appointment: Appointment) -> HolderShown:
        return HolderShown(
            appointment,
            self.facts.person_label(appointment.person),
            self.addresses.person(appointment.person),
            in_plain_words(appointment.starts_on),
            term_in_words(appointment),
            in_words(appointment.ends) if isinstance(appointment.ends, date) else "",
            self.offices.get(appointment.person, ()),
        )


def seat_shown(seat: Seat, facts: BoardFacts, on: date, addresses: Addresses = NO_PAGES) -> SeatShown:
    """Give one seat on a day."""
    offices = offices_on(facts, on, addresses)
    return _Drawer(facts, on, addresses, _offices_by_person(offices)).seat(seat)


def seat_title(seat: Seat) -> str:
    """Give a seat's own name, or its basis."""
    if is_known(seat.name):
        return seat.name
    return ALL_BASES[seat.basis] if is_known(seat.basis) else "Seat on a basis not on record"


def whose_seat(seat: Seat, facts: BoardFacts) -> str:
    """Give the authority that nominates to a seat, or whose people it is for; empty where there is none."""
    if is_known(seat.nominated_by):
        return facts.authority_label(seat.nominated_by)
    return facts.authority_label(seat.represents) if is_known(seat.represents) else ""


def term_in_words(appointment: Appointment) -> str:
    """Give the last day of a term as it was determined."""
    words = in_plain_words(appointment.term_ends)
    return "set without an end" if words == "open" else words


def _by_heading(facts: BoardFacts) -> Iterator[tuple[str, list[Seat]]]:
    """Give the board's seats under their headings: nominees by authority, then the rest; none left out."""
    left = list(facts.board_seats)

    def taken(wanted: Iterable[Seat]) -> list[Seat]:
        seats = list(wanted)
        for seat in seats:
            left.remove(seat)
        return seats

    for basis, title in (("LA_NOM", "Council nominees"), ("HB_NOM", "Health Board nominees")):
        on_basis = [seat for seat in left if is_known(seat.basis) and seat.basis == basis]
        authorities = dict.fromkeys(whose_seat(seat, facts) for seat in on_basis)
        for authority in authorities:
            seats = taken(seat for seat in on_basis if whose_seat(seat, facts) == authority)
            yield (f"Nominees of {authority}" if authority else title), seats
    headings = (
        ("Officers", (*OFFICERS, *OTHER_OFFICERS)),
        ("Health professionals", PROFESSIONALS),
        ("Staff, third sector, service users and carers", STAKEHOLDERS),
        ("Additional members", ("ADDL",)),
    )
    for title, bases in headings:
        if seats := taken([seat for seat in left if is_known(seat.basis) and seat.basis in bases]):
            yield title, seats
    if left:
        yield "Seats whose basis is not on record", list(left)


def numbers_on(facts: BoardFacts, on: date) -> Numbers:
    """Give voting members, quorum and requisition on a day, or the reason why there are none."""
    try:
        regime = facts.regime_on(Day(on))
    except CannotTell as gap:
        return Numbers((), f"Not on record: {gap.missing}.")
    if regime is None:
        return Numbers((), "The board did not exist on this day.")
    if regime not in IJB:
        return Numbers(
            (), f"These are numbers of an integration joint board; this is {facts.regime_words(regime)}."
        )
    try:
        ballot = ballot_on(facts, Day(on))
    except NotInForce as reason:
        return Numbers((), str(reason))
    return Numbers(_voting_rows(ballot.voting.at_least, ballot.voting.unsure), "", VOTING_BASES.cited_on(on))


def _voting_rows(at_least: int, unsure: tuple[str, ...]) -> tuple[Number, ...]:
    words = ("Voting members", "Quorum", "Requisition")
    if unsure:
        more = f" and {len(unsure) - 1} more" if len(unsure) > 1 else ""
        note = f"At least {at_least}. Not on record: {unsure[0]}{more}."
        return (Number(words[0], None, note), Number(words[1], None), Number(words[2], None))
    return (
        Number(words[0], at_least, "certainly in post"),
        Number(words[1], quorum_of(at_least), "must be present"),
        Number(words[2], requisition_of(at_least), "can requisition a meeting"),
    )


def nominees_on(facts: BoardFacts, on: date) -> tuple[Number, ...]:
    """Give how many nominees of each constituent authority are in post on a day."""
    try:
        parties = facts.parties
    except CannotTell:
        return ()
    return tuple(_nominees_of(party, facts, on) for party in parties)


def _nominees_of(party: Party, facts: BoardFacts, on: date) -> Number:
    basis = "LA_NOM" if party.kind == "council" else "HB_NOM"
    count = in_post(facts, Day(on), basis, by=party.authority)
    agreed = _scheme_number(party, facts, on)
    words = f"Nominees of {party.label}"
    if count.unsure:
        return Number(words, None, f"At least {count.at_least}.{agreed}")
    return Number(words, count.at_least, agreed.strip())


def _scheme_number(party: Party, facts: BoardFacts, on: date) -> str:
    try:
        nominees = facts.scheme_on(Day(on)).nominees
    except CannotTell:
        return ""
    number = nominees.get(party.authority) if is_known(nominees) and hasattr(nominees, "get") else None
    return f" The scheme says {number}." if number is not None else ""


def offices_on(facts: BoardFacts, on: date, addresses: Addresses = NO_PAGES) -> tuple[OfficeShown, ...]:
    """Give who is chair and who vice-chair on a day."""
    return tuple(_office_shown(office, words, facts, on, addresses) for office, words in OFFICES.items())


def _office_shown(office: str, words: str, facts: BoardFacts, on: date, addresses: Addresses) -> OfficeShown:
    state = office_on(facts, office, Day(on))
    people: dict[str, InOffice] = {}
    for each in state.holders:
        people.setdefault(each.holder.person, each)
    return OfficeShown(
        words,
        tuple(_in_office(each, facts, addresses) for each in people.values()),
        f"Not on record: {state.missing}." if state.missing else "",
    )


def _in_office(each: InOffice, facts: BoardFacts, addresses: Addresses) -> InOfficeShown:
    person, by = each.holder.person, appointed_by(each)
    return InOfficeShown(
        person,
        facts.person_label(person),
        addresses.person(person),
        facts.authority_label(by) if is_known(by) else "",
        is_true(each.holder.temporary) or is_temporary(each.period),
    )


def _offices_by_person(offices: tuple[OfficeShown, ...]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for office in offices:
        for each in office.people:
            words = f"Temporary {office.words.lower()}" if each.stands_in else office.words
            found[each.person] = (*found.get(each.person, ()), words)
    return found


def _existed(facts: BoardFacts, on: date) -> bool:
    try:
        return facts.regime_on(Day(on)) is not None
    except CannotTell:
        return True


def _gaps(facts: BoardFacts, on: date) -> Iterator[str]:
    if not facts.is_complete("seats", on):
        yield "Nobody has recorded that this is every seat of the board on this day: there may be others."


def changes(facts: BoardFacts) -> list[date]:
    """Give, in order, the days on which somebody came or had gone, or the law changed who votes."""
    found = {step[0] for step in VOTING_BASES.steps}
    lasting = [each.certain for each in facts.held_by_appointment.values()]
    lasting += [each.held.certain for each in facts.in_office]
    for span in lasting:
        if span is not None:
            found |= {day for day in (span.from_, day_after(span.to)) if isinstance(day, date)}
    return sorted(found - {date.min})
