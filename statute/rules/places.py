"""Places on the board that the law wants filled: what to say of an empty one, and who may be in one.

Shared by the rules about officers, professionals and stakeholders.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from statute.day import Day
from statute.facts import BASES, Appointment, BoardFacts, Seat
from statute.findings import Finding, Subject, not_met
from statute.holding import EmptySince, basis_of, empty_since, is_in_post, last_holder, state_of
from statute.spans import in_words
from statute.unknown import CannotTell, is_known, known


def all_empty_since(seats: Iterable[Seat], facts: BoardFacts, on: Day) -> EmptySince | None:
    """Since when some seats that are known to be empty have all been empty; None where there is no seat."""
    days = [empty_since(seat, facts, on) for seat in seats]
    return max(days, key=lambda each: (each.day, each.exact)) if days else None


def last_of_all(seats: Iterable[Seat], facts: BoardFacts, on: Day) -> Appointment | None:
    """Who most lately left any of some seats, as far as is recorded."""
    gone = [each for seat in seats if (each := last_holder(seat, facts, on)) is not None]
    return max(gone, key=lambda each: _last_day(each, facts)) if gone else None


def _last_day(appointment: Appointment, facts: BoardFacts) -> date:
    certain = facts.held_by_appointment[appointment.id].certain
    assert certain is not None
    assert isinstance(certain.to, date)
    return certain.to


def emptiness(seats: Iterable[Seat], facts: BoardFacts, on: Day) -> dict[str, Any]:
    """What a finding tells of empty seats: since when, whether that day is exact, and the last holder."""
    seats = tuple(seats)
    told: dict[str, Any] = {}
    since = all_empty_since(seats, facts, on)
    if since is not None:
        told["empty_since"] = since.day
        told["empty_since_exact"] = since.exact
    holder = last_of_all(seats, facts, on)
    if holder is not None:
        told["last_holder"] = facts.person_label(holder.person)
    return told


def emptiness_in_words(told: dict[str, Any]) -> str:
    """The same for people, as a clause to follow 'Place not filled: chief officer'."""
    if "empty_since" not in told:
        return "there is no seat for it on record"
    since = f"empty since {in_words(told['empty_since'])}"
    if not told["empty_since_exact"]:
        since += " or earlier"
    return since + (f", last held by {told['last_holder']}" if "last_holder" in told else "")


def place_not_filled(
    place: str,
    seats: tuple[Seat, ...],
    facts: BoardFacts,
    on: Day,
    *,
    note: str,
    next_step: str,
    about: Subject | None = None,
    **more: Any,
) -> Finding:
    """The finding about a place whose seats are all known to be empty, or for which there is no seat.

    ``about`` is its subject; without it, the seat where there is one seat, else the board.
    """
    told = emptiness(seats, facts, on)
    subject = about or facts.subject(seats[0] if len(seats) == 1 else facts)
    message = f"Place not filled: {place}, {emptiness_in_words(told)}."
    return not_met(
        subject, message, next=next_step, note=note, seats=[seat.id for seat in seats], **told, **more
    )


def members_or_gaps(facts: BoardFacts, on: Day, *bases: str) -> Iterator[Appointment | Seat]:
    """For ``over=``: appointments on the bases that are or may be held, and seats whose holder is not known.

    Raises :class:`CannotTell` at the end where the seats are not known to be complete.
    """
    for seat in facts.board_seats:
        if is_known(seat.basis) and seat.basis not in bases:
            continue
        perhaps = [
            each
            for each in facts.appointments_by_seat.get(seat.id, ())
            if facts.held_by_appointment[each.id].on(on) is not False
        ]
        yield from perhaps
        if not perhaps and (not is_known(seat.basis) or state_of(seat, facts, on).missing is not None):
            yield seat
    if not facts.is_complete("seats", on):
        raise CannotTell(seats_in_question(bases))


def seats_in_question(bases: Iterable[str]) -> str:
    """What is missing where more seats on some bases may exist."""
    kinds = " or ".join(BASES[basis] for basis in bases)
    return f"whether every seat ({kinds}) is on record for this day"


def certain_member(thing: Appointment | Seat, facts: BoardFacts, on: Day) -> Appointment:
    """The appointment that a subject of :func:`members_or_gaps` is.

    Raises :class:`CannotTell` for a seat, and for an appointment whose basis is not recorded or which is not
    certainly held on the day.
    """
    if isinstance(thing, Appointment):
        basis_of(thing, facts)
        is_in_post(thing, facts, on)
        return thing
    known(thing.basis)
    raise CannotTell(state_of(thing, facts, on).missing or f"who held {facts.seat_label(thing)} on this day")
