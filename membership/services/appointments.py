"""Appointments: what can be done to who sits in which seat."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID, uuid4

from boards.audit import Actor, act
from boards.desk import Desk, keep_withdrawn, place_of
from boards.ends import EndWord
from boards.refusals import Refused
from membership import events, twins
from membership.models import Appointment, HowEnded, Paper, Person, Seat, Standing
from membership.services.offices import person_made, refuse_a_stranger

RowSaid = Mapping[str, Any]


@act
def appoint_member(
    seat: Seat,
    person: Person | str,
    *,
    starts_on: date,
    term_ends: date | EndWord | None = None,
    ends: date | EndWord = EndWord.OPEN,
    interim: bool | None = None,
    joint: bool | None = None,
    appointed_by: str | None = None,
    papers: Sequence[RowSaid] = (),
    new_id: UUID | None = None,
    by: Actor,
) -> Appointment:
    """Give a new appointment to a seat, of somebody on the record or of a new person by name.

    `term_ends` is the last day of the term as determined, or None where that is not known; `papers` are rows
    of the record about it, such as the nomination. Refuses a seat that somebody else certainly holds on one
    of the days, a person of another board, an end before the start. An appointment that the law does not
    allow is recorded: a rule says so.
    """
    desk, new_id = Desk.of(seat), new_id or uuid4()
    if isinstance(person, Person):
        refuse_a_stranger(person, desk.board)
    after = twins.appointed(
        desk.document,
        appointment=str(new_id),
        seat=desk.current(seat, None).ref,
        person=person.ref if isinstance(person, Person) else str(person_made(new_id)),
        new_name=None if isinstance(person, Person) else person,
        starts_on=starts_on,
        term_ends=term_ends,
        ends=ends,
        interim=interim,
        joint=joint,
        appointed_by=appointed_by,
    )
    after = twins.with_papers(after, len(after["appointments"]) - 1, with_ids(papers))
    return desk.keep(after, by=by).one(Appointment)


@act
def reappoint_member(
    appointment: Appointment,
    *,
    starts_on: date,
    term_ends: date | EndWord | None = None,
    papers: Sequence[RowSaid] = (),
    new_id: UUID | None = None,
    version: int | None,
    by: Actor,
) -> Appointment:
    """Give a new appointment of the same person to the same seat; the one before it ends on the day before.

    Refuses one that has changed since (`Stale`), a day before the first one began, and as `appoint_member`.
    """
    desk = Desk.of(appointment)
    earlier = desk.current(appointment, version)
    after = twins.reappointed(
        desk.document,
        place=place_of(earlier),
        appointment=str(new_id or uuid4()),
        starts_on=starts_on,
        term_ends=term_ends,
    )
    after = twins.with_papers(after, len(after["appointments"]) - 1, with_ids(papers))
    usual = {"appointments": events.APPOINTMENT_ENDED, "appointments+": events.MEMBER_REAPPOINTED}
    return desk.keep(after, by=by, events=usual).one(Appointment)


@act
def end_appointment(
    appointment: Appointment,
    *,
    on: date,
    how: HowEnded | str,
    ended_by: str | None = None,
    papers: Sequence[RowSaid] = (),
    over: Sequence[Standing] = (),
    ground: RowSaid | None = None,
    version: int | None,
    by: Actor,
) -> Appointment:
    """Give the appointment with its last day and how it ended, with all that goes with it.

    `papers` are those that the law asks for, `over` what the person ceased to be on the same day, `ground`
    the category and the day of a disqualification. `version` is the one that whoever ends it was looking at.
    Refuses an appointment that has changed since (`Stale`), one that has ended already, and a day before it
    began; somebody else's standing, and one that has ended.
    """
    desk = Desk.of(appointment)
    current = desk.current(appointment, version)
    after = twins.left(
        desk.document,
        place=place_of(current),
        on=on,
        how=HowEnded(how).value,
        ended_by=ended_by,
        papers=with_ids(papers),
        over=[_place_of_standing(desk, each, current) for each in over],
        ground=None if ground is None else {"id": str(uuid4()), **ground},
    )
    told = {"appointments": events.APPOINTMENT_ENDED, "standings": events.STANDING_ENDED}
    return desk.keep(after, by=by, events=told).one(Appointment)


def _place_of_standing(desk: Desk, standing: Standing, appointment: Appointment) -> int:
    if standing.person_id != appointment.person_id:
        raise Refused("That is what somebody else is.", field="over")
    return place_of(desk.current(standing, None))


@act
def record_papers_about(appointment: Appointment, *, papers: Sequence[RowSaid], by: Actor) -> list[Paper]:
    """Give some new papers about an appointment; each names its person and seat.

    Refuses one that is on record already, and an appointment taken off the record (`Stale`).
    """
    desk = Desk.of(appointment)
    place = place_of(desk.current(appointment, None))
    return desk.keep(twins.with_papers(desk.document, place, with_ids(papers)), by=by).all(Paper)


@act
def correct_appointment(
    appointment: Appointment, *, changes: Mapping[str, Any], why: str, version: int | None, by: Actor
) -> Appointment:
    """Give the appointment with some fields of the record said anew; None makes one not known.

    Refuses one that has changed since (`Stale`), days on which somebody else certainly holds the seat, and an
    end before the start.
    """
    desk = Desk.of(appointment)
    current = desk.current(appointment, version)
    place = place_of(current)
    after = twins.appointment_corrected(desk.document, place=place, changes=dict(changes))
    return desk.keep(after, by=by, reason=why).one(Appointment)


@act
def withdraw_appointment(
    appointment: Appointment, *, why: str, version: int | None, by: Actor
) -> Appointment:
    """Take an appointment that never was off the record; an appointment that was, and is over, is ended."""
    return keep_withdrawn(appointment, why=why, version=version, by=by)


def with_ids(rows: Sequence[RowSaid]) -> list[RowSaid]:
    """Give rows of the record with ids of their own, where they have none."""
    return [{"id": str(uuid4()), **row} for row in rows]
