"""People and seats: what can be done to them."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID, uuid4

from boards.audit import Actor, act
from boards.desk import Desk, keep_corrected, keep_withdrawn, place_of
from boards.models import Board
from membership import twins
from membership.models import Person, Seat


@act
def record_person(board: Board, *, name: str, new_id: UUID | None = None, by: Actor) -> Person:
    """Give a new person on the board's record. Refuses a name with characters that cannot be seen."""
    desk = Desk.of(board)
    after = twins.with_person(desk.document, str(new_id or uuid4()), name)
    return desk.keep(after, by=by).one(Person)


@act
def correct_person(person: Person, *, name: str, why: str = "", version: int | None, by: Actor) -> Person:
    """Give the person with another name. Refuses one that has changed since (`Stale`)."""
    return keep_corrected(person, {"name": name}, why=why, version=version, by=by)


@act
def withdraw_person(person: Person, *, why: str, version: int | None, by: Actor) -> Person:
    """Take a person who should never have been there off the record; refuses while others name them.

    That they were disqualified goes with them.
    """
    desk = Desk.of(person)
    current = desk.current(person, version)
    after = twins.person_withdrawn(desk.document, place_of(current))
    return desk.keep(after, by=by, reason=why).one(Person)


@act
def record_seat(
    board: Board,
    *,
    basis: str | None,
    nominated_by: str | None = None,
    represents: str | None = None,
    group: str | None = None,
    locality: str | None = None,
    nominated_jointly: bool | None = None,
    name: str | None = None,
    known_from: date | None = None,
    known: Sequence[Mapping[str, str]] | None = None,
    new_id: UUID | None = None,
    by: Actor,
) -> Seat:
    """Give a new seat on the board.

    `known` are the periods for which all its holders are on record, in the record's own form; `known_from` is
    the first day of one that is kept up to date. Refuses an authority that is no party to the scheme, where
    the parties are on record.
    """
    desk = Desk.of(board)
    said: dict[str, Any] = {
        "id": str(new_id or uuid4()),
        "basis": basis,
        "nominated_by": nominated_by,
        "represents": represents,
        "group": group,
        "locality": locality,
        "nominated_jointly": nominated_jointly,
        "name": name,
        "known": [{"from": known_from.isoformat(), "to": "open"}] if known_from else known,
    }
    return desk.keep(twins.with_seat(desk.document, **said), by=by).one(Seat)


@act
def correct_seat(
    seat: Seat, *, changes: Mapping[str, Any], why: str = "", version: int | None, by: Actor
) -> Seat:
    """Give the seat with some fields of the record said anew; None makes one not known.

    Refuses one that has changed since (`Stale`), and periods known in which two people held it at once.
    """
    return keep_corrected(seat, changes, why=why, version=version, by=by)


@act
def withdraw_seat(seat: Seat, *, why: str, version: int | None, by: Actor) -> Seat:
    """Take a seat that should never have been there off the record; refuses while anything names it."""
    return keep_withdrawn(seat, why=why, version=version, by=by)
