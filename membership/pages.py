"""Where the pages of seats and people are, and their histories in words."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from boards.models import Board
from membership.roll import in_plain_words, seat_title, term_in_words, whose_seat
from membership.selectors import RowsOf
from statute.day import Day
from statute.facts import Appointment, BoardFacts, Seat, Standing
from statute.holding import OFFICES, STANDINGS, state_of
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
        """Give the address of the page on which a seat is filled."""
        return self._of("membership:appoint", self.rows.seats[seat].public_id)

    def person(self, person: str) -> str:
        """Give the address of a person's page; nothing for somebody whom the record does not list."""
        row = self.rows.people.get(person)
        return self._of("membership:person", row.public_id) + self.query if row else ""

    def end(self, appointment: str) -> str:
        """Give the address of the page on which an appointment is ended."""
        return self._of("membership:end_appointment", self.rows.appointments[appointment].public_id)

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
    notes: tuple[str, ...] = ()


def history_of(seat: Seat, facts: BoardFacts, on: date, addresses: AddressesOn, may_end: bool) -> list[Spell]:
    """Give everybody who sat in a seat and the times it is known to have been empty, the latest first."""
    held = [_spell(each, facts, addresses, may_end) for each in facts.appointments_by_seat.get(seat.id, ())]
    return sorted([*held, *_gaps(seat, facts, on)], key=lambda spell: spell.order, reverse=True)


def appointments_of(person: str, facts: BoardFacts, addresses: AddressesOn) -> list[Spell]:
    """Give every seat a person was appointed to, the latest first."""
    found = [_spell(each, facts, addresses, False) for each in facts.appointments_by_person.get(person, ())]
    return sorted(found, key=lambda spell: spell.order, reverse=True)


def _spell(appointment: Appointment, facts: BoardFacts, addresses: AddressesOn, may_end: bool) -> Spell:
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
        "still in the seat" if isinstance(appointment.ends, Open) else in_plain_words(appointment.ends),
        seat_address=addresses.seat(appointment.seat),
        end_address=addresses.end(appointment.id) if may_end and still else "",
        notes=tuple(_notes(appointment)),
    )


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
    """What a person is, or is known not to be, in words."""

    words: str
    starts: str
    ends: str


def standings_of(person: str, facts: BoardFacts, *, restricted: bool) -> list[StandingShown]:
    """Give what a person is recorded to be; disqualifications only where `restricted` ones may be seen."""
    return [
        StandingShown(
            _standing_in_words(each, facts), in_plain_words(each.starts_on), _end_in_words(each.ends)
        )
        for each in facts.standings_by_person.get(person, ())
        if restricted or each.kind != "disqualified"
    ]


def _end_in_words(end: object) -> str:
    return "no end" if isinstance(end, Open) else in_plain_words(end)


def _standing_in_words(standing: Standing, facts: BoardFacts) -> str:
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
            _end_in_words(holder.ends),
        )
        for period in facts.appointing_periods
        if is_known(period.holders)
        for holder in period.holders
        if holder.person == person
    ]
