"""What can be done to an appointment, a seat or a person: one action to the fore, and the others."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from membership.pages import AddressesOn
from membership.roll import SeatShown, seat_title, whose_seat
from statute.facts import Appointment, BoardFacts
from statute.leaving import goes_with_office
from statute.spans import months_after
from statute.unknown import is_known

Can = Callable[[str], bool]

SOON_MONTHS: Final = 6
"""So long before the end of a term reappointing comes to the fore."""


@dataclass(frozen=True)
class Action:
    """A link to a page of an act; `whom` says for those who hear it alone to what it belongs."""

    words: str
    address: str
    whom: str = ""


@dataclass(frozen=True)
class Actions:
    """What somebody may do to one thing; `title` names it where a page has several."""

    title: str
    primary: Action | None
    others: tuple[Action, ...]

    def __bool__(self) -> bool:
        return self.primary is not None or bool(self.others)


def on_appointment(
    appointment: Appointment, facts: BoardFacts, on: date, addresses: AddressesOn, can: Can
) -> Actions:
    """Give what may be done to an appointment on a day."""
    name = facts.person_label(appointment.person)
    seat = facts.seat_by_id[appointment.seat]
    whose = whose_seat(seat, facts)
    title = f"{name}, {seat_title(seat)}{f', {whose}' if whose else ''}"
    offered = [
        Action(words, address, f"{name}, {seat_title(seat)}")
        for words, address in _on_appointment(appointment, facts, addresses, can)
    ]
    first = "Reappoint" if _term_ends_soon(appointment, on) else "End the appointment"
    primary = next((each for each in offered if each.words == first), None)
    return Actions(title, primary, tuple(each for each in offered if each is not primary))


def _on_appointment(
    appointment: Appointment, facts: BoardFacts, addresses: AddressesOn, can: Can
) -> Iterator[tuple[str, str]]:
    left, at = isinstance(appointment.ends, date), appointment.id
    if can("membership.end_appointment") and not left:
        if not _by_office(appointment, facts):
            yield "Record a resignation", addresses.end(at, "resignation")
        yield "End the appointment", addresses.end(at)
        yield "Remove step by step", addresses.removal(at)
    if can("membership.appoint") and _is_latest(appointment, facts):
        yield "Appoint again" if left else "Reappoint", addresses.act("reappoint", at)
    if can("membership.correct"):
        yield "Correct", addresses.act("correct_appointment", at)
        yield "Recorded by mistake", addresses.act("withdraw_appointment", at)


def _by_office(appointment: Appointment, facts: BoardFacts) -> bool:
    basis = facts.seat_by_id[appointment.seat].basis
    return is_known(basis) and goes_with_office(basis)


def _is_latest(appointment: Appointment, facts: BoardFacts) -> bool:
    """Whether nobody is on record as appointed to the seat after it."""
    if not is_known(appointment.starts_on):
        return True
    others = facts.appointments_by_seat[appointment.seat]
    return not any(is_known(each.starts_on) and each.starts_on > appointment.starts_on for each in others)


def _term_ends_soon(appointment: Appointment, on: date) -> bool:
    ends = appointment.term_ends
    return isinstance(ends, date) and ends <= months_after(on, SOON_MONTHS)


def on_seat(seat: SeatShown, facts: BoardFacts, addresses: AddressesOn, can: Can) -> Actions:
    """Give what may be done to a seat itself."""
    at, others = seat.on_day.seat.id, []
    if can("membership.appoint") and not seat.is_empty:
        others.append(Action("Record another appointment to this seat", addresses.seat_act("appoint", at)))
    if can("membership.correct"):
        others.append(Action("Correct the seat", addresses.seat_act("correct_seat", at)))
        others.append(Action("Seat recorded by mistake", addresses.seat_act("withdraw_seat", at)))
    return Actions("The seat itself", None, tuple(others))


def on_person(person: str, name: str, addresses: AddressesOn, can: Can) -> Actions:
    """Give what may be done to a person's entry on the record."""
    if not can("membership.correct"):
        return Actions(name, None, ())
    others = (
        Action("Correct the name", addresses.person_act("correct_person", person), name),
        Action("Person recorded by mistake", addresses.person_act("withdraw_person", person), name),
    )
    return Actions(f"The entry of {name}", None, others)
