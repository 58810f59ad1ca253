"""The strategic planning group: setting it up, putting people on it, and ending their time there."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID, uuid4

from boards.audit import Actor, act
from boards.desk import Desk, place_of
from boards.models import Board
from boards.refusals import Refused
from membership import events, twins
from membership.models import Appointment, Group, HowEnded, Person
from membership.services.offices import person_made, refuse_a_stranger


@act
def set_up_planning_group(
    board: Board,
    *,
    said: Mapping[str, Any],
    places: Sequence[Mapping[str, Any]],
    known_from: date | None = None,
    new_id: UUID | None = None,
    by: Actor,
) -> Group:
    """Give a new strategic planning group with its places, nobody in them yet.

    `said` has the group's fields of the record; each of the `places` is what a seat is for. `known_from` is
    the first day for which everybody on the group is on record. Refuses a second such group at one time.
    The group is one of section 32 of the Public Bodies (Joint Working) (Scotland) Act 2014.
    """
    desk = Desk.of(board)
    after = twins.planning_group_set_up(
        desk.document, said=said, places=places, known_from=known_from, new_id=new_id or uuid4()
    )
    return desk.keep(after, by=by).one(Group)


@act
def seat_on_planning_group(
    group: Group,
    person: Person | str,
    *,
    wish: twins.Seating,
    new_id: UUID | None = None,
    by: Actor,
) -> list[Appointment]:
    """Give the appointments of somebody to some places on a planning group, all of them or none.

    The person is on the record, or new by name. With them go the statement of the board, the induction and,
    where they follow somebody, the end of that person's time in those places. Refuses a place they hold
    already, and a person of another board. What the law does not allow is recorded: a rule says so.
    """
    desk, new_id = Desk.of(group), new_id or uuid4()
    if isinstance(person, Person):
        refuse_a_stranger(person, desk.board)
    after = twins.seated_on_planning_group(
        desk.document,
        group=desk.current(group, None).ref,
        person=person.ref if isinstance(person, Person) else str(person_made(new_id)),
        new_name=None if isinstance(person, Person) else person,
        wish=wish,
        new_id=new_id,
    )
    kept = desk.keep(after, by=by, events={"appointments": events.APPOINTMENT_ENDED}).all(Appointment)
    return kept[-len(wish.places) :]


@act
def end_places_on_planning_group(
    appointments: Sequence[tuple[Appointment, int | None]],
    *,
    on: date,
    how: HowEnded | str | None = None,
    ended_by: str | None = None,
    by: Actor,
) -> list[Appointment]:
    """Give the appointments of somebody to a group, ended on one day, all of them or none.

    Each comes with the version that whoever ends it was looking at. It is recorded as it happened, whoever
    ended it. Refuses one that has changed since (`Stale`), one that has ended already, and a day before it
    began.
    """
    if not appointments:
        raise Refused("Choose at least one place.", field="places")
    desk = Desk.of(appointments[0][0])
    places = [place_of(desk.current(row, version)) for row, version in appointments]
    after = twins.places_ended(
        desk.document,
        places=places,
        on=on,
        how=None if how is None else HowEnded(how).value,
        ended_by=ended_by,
    )
    return desk.keep(after, by=by, events={"appointments": events.APPOINTMENT_ENDED}).all(Appointment)
