"""Where the pages of seats and people are, and their histories in words."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from boards.models import Board
from membership.models import HowEnded
from membership.removal import paper_in_words
from membership.roll import Named, Roll, in_plain_words, seat_title, term_in_words, whose_seat
from membership.selectors import RowsOf
from statute.day import Day
from statute.facts import Appointment, BoardFacts, Paper, Seat, Standing
from statute.holding import OFFICES, STANDINGS, state_of
from statute.rules.departures import concerns, first_known_day
from statute.spans import Span, day_after, day_before, in_words
from statute.unknown import Open, Unknown, is_known


class AddressesOn:
    """The addresses on one board; a day asked about goes along from page to page."""

    def __init__(self, board: Board, rows: RowsOf, query: str = "") -> None:
        self.board, self.rows, self.query = board, rows, query

    def seat(self, seat: str) -> str:
        """Give the address of a seat's page."""
        return self._of("membership:seat", self.rows.seats[seat].public_id) + self.query

    def appoint(self, seat: str) -> str:
        """Give the address of the page that leads from an empty seat to somebody in it."""
        return self.seat_act("vacancy", seat)

    def seat_act(self, route: str, seat: str) -> str:
        """Give the address of the page of an act on a seat."""
        return self._of(f"membership:{route}", self.rows.seats[seat].public_id) + self.query

    def person(self, person: str) -> str:
        """Give the address of a person's page; nothing for somebody whom the record does not list."""
        row = self.rows.people.get(person)
        return self._of("membership:person", row.public_id) + self.query if row else ""

    def person_act(self, route: str, person: str) -> str:
        """Give the address of the page of an act on a person."""
        return self._of(f"membership:{route}", self.rows.people[person].public_id) + self.query

    def act(self, route: str, appointment: str) -> str:
        """Give the address of the page of an act on an appointment."""
        return self._of(f"membership:{route}", self.rows.appointments[appointment].public_id) + self.query

    def standing_act(self, route: str, place: int) -> str:
        """Give the address of the page of an act on a standing, by its place in the record."""
        return self._of(f"membership:{route}", self.rows.standings[place].public_id) + self.query

    def appointment(self, appointment: str) -> str:
        """Give the address of an appointment's own page."""
        return self.act("appointment", appointment)

    def end(self, appointment: str, how: str = "") -> str:
        """Give the address of the page on which an appointment is ended, for a reason where one is given."""
        there = self.act("end_appointment", appointment)
        return f"{there}{'&' if self.query else '?'}how={how}" if how else there

    def removal(self, appointment: str, *steps: str) -> str:
        """Give the address of the ways of removing a member, of one way, or of a step of it."""
        route = ("remove", "remove_way", "remove_step")[len(steps)]
        public_id = self.rows.appointments[appointment].public_id
        return reverse(f"membership:{route}", args=[self.board.slug, public_id, *steps]) + self.query

    def _of(self, route: str, public_id: object) -> str:
        return reverse(route, kwargs={"slug": self.board.slug, "public_id": public_id})


@dataclass(frozen=True)
class Spell:
    """A row of a history: somebody in a seat, or a time in which it was empty."""

    order: date
    who: str
    address: str
    seat: str
    starts: str
    term_ends: str
    ends: str
    is_gap: bool = False
    seat_address: str = ""
    end_address: str = ""
    details_address: str = ""
    how: str = ""
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Shown:
    """What a history may show: whether an end may be recorded."""

    may_end: bool = False


def history_of(seat: Seat, facts: BoardFacts, on: date, addresses: AddressesOn, shown: Shown) -> list[Spell]:
    """Give everybody who sat in a seat and the times it is known to have been empty, the latest first."""
    held = [spell_of(each, facts, addresses, shown) for each in facts.appointments_by_seat.get(seat.id, ())]
    return sorted([*held, *_gaps(seat, facts, on)], key=lambda spell: spell.order, reverse=True)


def appointments_of(person: str, facts: BoardFacts, addresses: AddressesOn, shown: Shown) -> list[Spell]:
    """Give every seat a person was appointed to, the latest first."""
    found = [spell_of(each, facts, addresses, shown) for each in facts.appointments_by_person.get(person, ())]
    return sorted(found, key=lambda spell: spell.order, reverse=True)


def spell_of(appointment: Appointment, facts: BoardFacts, addresses: AddressesOn, shown: Shown) -> Spell:
    """Give one appointment as a row of a history."""
    seat = facts.seat_by_id[appointment.seat]
    certain = facts.held_by_appointment[appointment.id].certain
    still = isinstance(appointment.ends, (Open, Unknown))
    return Spell(
        certain.from_ if certain else date.min,
        facts.person_label(appointment.person),
        addresses.person(appointment.person),
        f"{seat_title(seat)}{_of(whose_seat(seat, facts))}",
        in_plain_words(appointment.starts_on),
        term_in_words(appointment),
        left_in_words(appointment),
        seat_address=addresses.seat(appointment.seat),
        end_address=addresses.end(appointment.id) if shown.may_end and still else "",
        details_address=addresses.appointment(appointment.id),
        how=how_ended(appointment),
        notes=tuple(_notes(appointment)),
    )


def left_in_words(appointment: Appointment) -> str:
    """Say when somebody left the seat, or that they are still in it."""
    return "still in the seat" if isinstance(appointment.ends, Open) else in_plain_words(appointment.ends)


def how_ended(appointment: Appointment) -> str:
    """Say how a time in a seat ended; nothing where nobody recorded it."""
    how = appointment.how_ended
    return HowEnded(how).label if is_known(how) else ""


def _of(whose: str) -> str:
    return f", {whose}" if whose else ""


def _notes(appointment: Appointment) -> Iterator[str]:
    if is_known(appointment.seen_on):
        yield f"seen in the seat on {in_words(appointment.seen_on)}"
    if is_known(appointment.interim) and appointment.interim:
        yield "interim"
    if appointment.joint:
        yield "held jointly"


def _gaps(seat: Seat, facts: BoardFacts, on: date) -> Iterator[Spell]:
    """Give the times up to a day in which the seat is known to have been empty."""
    certain = [
        facts.held_by_appointment[each.id].certain for each in facts.appointments_by_seat.get(seat.id, ())
    ]
    spans = [span for span in certain if span is not None]
    begins = {span.from_ for span in seat.known} | {day_after(span.to) for span in spans}
    for first in sorted(day for day in begins if isinstance(day, date) and day <= on):
        state = state_of(seat, facts, Day(first))
        if not state.holders and state.missing is None:
            last = _last_empty_day(first, seat, spans)
            until = in_words(last) if last else "still not filled"
            yield Spell(first, "Place not filled", "", "", in_words(first), "", until, is_gap=True)


def _last_empty_day(first: date, seat: Seat, spans: list[Span]) -> date | None:
    """Give the last day before somebody came, or of what is known; None where neither has come."""
    ends = [day_before(span.from_) for span in spans if span.from_ > first]
    ends += [span.to for span in seat.known if span.covers(first) and isinstance(span.to, date)]
    return min(ends, default=None)


def known_periods(seat: Seat) -> list[str]:
    """Say for which periods all holders of a seat are on record."""
    return [
        f"from {in_words(span.from_)}, kept up to date"
        if isinstance(span.to, Open)
        else f"on {in_words(span.from_)} only"
        if span.to == span.from_
        else f"from {in_words(span.from_)} to {in_words(span.to)}"
        for span in seat.known
    ]


@dataclass(frozen=True)
class StandingShown:
    """What a person is, or is known not to be, in words, with what can be done to it."""

    words: str
    starts: str
    ends: str
    acts: tuple[tuple[str, str], ...] = ()


def standings_of(
    person: str, facts: BoardFacts, *, change_at: AddressesOn | None = None
) -> list[StandingShown]:
    """Give what a person is recorded to be.

    `change_at` has the addresses of the acts, for somebody who may do them.
    """
    return [
        StandingShown(
            standing_in_words(each, facts),
            in_plain_words(each.starts_on),
            _end_in_words(each.ends),
            () if change_at is None else tuple(_acts_on_standing(place, each, change_at)),
        )
        for place, each in enumerate(facts.standings)
        if each.person == person
    ]


def _acts_on_standing(place: int, standing: Standing, addresses: AddressesOn) -> Iterator[tuple[str, str]]:
    if not isinstance(standing.ends, date):
        yield "End", addresses.standing_act("end_standing", place)
    yield "Correct", addresses.standing_act("correct_standing", place)


def _end_in_words(end: object) -> str:
    return "no end" if isinstance(end, Open) else in_plain_words(end)


def standing_in_words(standing: Standing, facts: BoardFacts) -> str:
    """Say what a person is, or is known not to be."""
    words = STANDINGS[standing.kind]
    if is_known(standing.office):
        words = OFFICES[standing.office]
    if is_known(standing.as_):
        words += f" as a {standing.as_}"
    if is_known(standing.contract):
        words += f" ({standing.contract.replace('_', ' ')} contract)"
    if is_known(standing.category):
        words += f": {standing.category.replace('_', ' ')}"
    if is_known(standing.of):
        words += f", {facts.authority_label(standing.of)}"
    words = words[:1].upper() + words[1:]
    return words if standing.value else f"Known not to be: {words}"


@dataclass(frozen=True)
class OfficeSpell:
    """A time in which a person was chair or vice-chair."""

    words: str
    starts: str
    ends: str


def offices_of(person: str, facts: BoardFacts) -> list[OfficeSpell]:
    """Give the offices a person has held, in the order of the record."""
    return [
        OfficeSpell(
            holder.office.replace("_", "-").capitalize(),
            in_plain_words(holder.starts_on),
            "until the period ends" if isinstance(holder.ends, Open) else in_plain_words(holder.ends),
        )
        for period in facts.appointing_periods
        if is_known(period.holders)
        for holder in period.holders
        if holder.person == person
    ]


def unseated(roll: Roll, facts: BoardFacts, addresses: AddressesOn) -> list[Named]:
    """Give everybody on record who is not known to hold a seat on the day, by name."""
    groups = (*roll.groups, *roll.others)
    held = {each.appointment.person for group in groups for seat in group.seats for each in seat.holders}
    left = [each for each in facts.people if each.id not in held]
    left.sort(key=lambda each: each.label.casefold())
    return [Named(each.id, each.label, addresses.person(each.id)) for each in left]


@dataclass(frozen=True)
class PaperShown:
    """A paper, in words."""

    words: str
    days: str


def papers_of(appointment: Appointment, facts: BoardFacts) -> list[PaperShown]:
    """Give the papers that are about an appointment, the earliest first."""
    about = [each for each in facts.papers if concerns(each, appointment, facts)]
    about.sort(key=lambda each: first_known_day(each) or date.max)
    return [PaperShown(_paper_in_words(each, facts), paper_in_words(each)) for each in about]


def _paper_in_words(paper: Paper, facts: BoardFacts) -> str:
    words = paper.kind.replace("_", " ").capitalize()
    if is_known(paper.topic) and paper.topic != paper.kind:
        words += f" ({paper.topic.replace('_', ' ')})"
    for direction, whom in (("from", paper.from_), ("to", paper.to)):
        if is_known(whom):
            words += f" {direction} {_whom(whom, facts)}"
    return words if not is_known(paper.says) or paper.says else f"{words}: not so"


def _whom(whom: str, facts: BoardFacts) -> str:
    words = {"board": "the board", "member": "the member", "scottish-ministers": "the Scottish Ministers"}
    return words.get(whom) or facts.authority_label(whom)
