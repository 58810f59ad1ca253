"""What people are: what can be done to their standings."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID, uuid4, uuid5

from boards.audit import Actor, act
from boards.desk import Desk, keep_corrected, keep_withdrawn, place_of
from boards.ends import EndWord
from membership import events, twins
from membership.models import Person, Standing


@act
def record_standing(
    person: Person,
    *,
    kind: str,
    starts_on: date | None = None,
    ends: date | EndWord | None = None,
    value: bool | None = None,
    details: Mapping[str, str] | None = None,
    with_membership: bool = False,
    new_id: UUID | None = None,
    by: Actor,
) -> Standing:
    """Give what a person is from a day on; `details` are further fields of the record (of, office, as, …).

    `value` False records that the person is known not to be. `with_membership` records a non-executive
    director as a member of the Health Board too, unless they are on record as one. Refuses one that is on
    record already, and a last day before the first.
    """
    desk = Desk.of(person)
    person = desk.current(person, None)
    new_id = new_id or uuid4()
    said: dict[str, Any] = {
        "id": str(new_id),
        "person": person.ref,
        "is": kind,
        "starts_on": starts_on,
        "ends": ends,
        "value": value,
        **(details or {}),
    }
    membership = membership_id(new_id) if with_membership else None
    after = twins.standing_recorded(desk.document, said, membership=membership)
    return next(row for row in desk.keep(after, by=by).all(Standing) if row.public_id == new_id)


def membership_id(new_id: UUID) -> str:
    """Give the id of the row that goes with a non-executive director's."""
    return str(uuid5(new_id, "membership"))


@act
def end_standing(
    standing: Standing, *, on: date, with_it: bool = False, version: int | None, by: Actor
) -> Standing:
    """Give the standing with its last day.

    `with_it` ends what goes with it on that day too: a councillor's seats as a council's nominee, a
    non-executive director's membership of the Health Board. Refuses one that has changed since (`Stale`), one
    that has ended, and a day before it began.
    """
    desk = Desk.of(standing)
    current = desk.current(standing, version)
    after = twins.standing_ended(desk.document, place=place_of(current), on=on, with_it=with_it)
    told = {"standings": events.STANDING_ENDED, "appointments": events.APPOINTMENT_ENDED}
    kept = desk.keep(after, by=by, events=told).all(Standing)
    return next(row for row in kept if row.pk == standing.pk)


@act
def correct_standing(
    standing: Standing, *, changes: Mapping[str, Any], why: str, version: int | None, by: Actor
) -> Standing:
    """Give the standing with some fields of the record said anew; None makes one not known."""
    return keep_corrected(standing, changes, why=why, version=version, by=by)


@act
def withdraw_standing(standing: Standing, *, why: str, version: int | None, by: Actor) -> Standing:
    """Take a standing that never was off the record."""
    return keep_withdrawn(standing, why=why, version=version, by=by)
