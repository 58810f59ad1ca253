"""An ordinary election of councillors: every council's nominee leaves, and some are nominated anew."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID, uuid4, uuid5

from django.db.models import Count, Sum

from boards.audit import Actor, act
from boards.desk import Desk, place_of
from boards.ends import EndWord
from boards.models import Board
from boards.refusals import Refused, Stale
from membership import events, twins
from membership.models import Appointment, Person, Seat

COUNCIL_SEATS: Final = "LA_NOM"


@dataclass(frozen=True)
class Nomination:
    """Somebody for a council's seat: a person on the record, or a new one by name."""

    seat: Seat
    person: Person | str
    starts_on: date
    term_ends: date | EndWord | None = None


def council_seats_version(board: Board) -> int:
    """Give a number that grows whenever something changes about who sits in the councils' seats."""
    rows = Appointment.everything.filter(board=board, seat__basis=COUNCIL_SEATS)
    found = rows.aggregate(changes=Sum("version"), made=Count("pk"))
    return int(found["changes"] or 0) + int(found["made"])


@act
def hold_election(
    board: Board,
    *,
    on: date,
    leaving: Sequence[Appointment],
    nominations: Sequence[Nomination],
    with_standings: bool = False,
    elected_on: date | None = None,
    new_id: UUID | None = None,
    version: int | None,
    by: Actor,
) -> list[Appointment]:
    """Give the appointments that ended with polling day and those that follow, all of them or none.

    `with_standings` ends what says that anybody is a councillor, too; with `elected_on` those nominated are
    recorded as councillors from that day. `version` is what `council_seats_version` was when whoever does it
    looked. Refuses where that has changed (`Stale`), a person or seat of another board, and a seat that
    somebody else holds.
    """
    desk = Desk.of(board)
    if version is not None and version != council_seats_version(desk.board):
        raise Stale
    after = twins.election_held(
        desk.document,
        on=on,
        leaving=[left(place_of(desk.current(each, None)), each.seat) for each in leaving],
        nominated=[_nominated(desk, each, new_id or uuid4()) for each in nominations],
        with_standings=with_standings,
        elected_on=elected_on,
    )
    told = {"appointments": events.APPOINTMENT_ENDED, "standings": events.STANDING_ENDED}
    rows: list[Appointment] = desk.keep(after, by=by, events=told).get("appointments", [])
    return rows


def _nominated(desk: Desk, each: Nomination, new_id: UUID) -> twins.Nominated:
    seat = desk.current(each.seat, None)
    if isinstance(each.person, Person) and each.person.board_id != desk.board.pk:
        raise Refused("That person is not on this board's record.", field=f"{field_key(seat)}person")
    return nominated(each, new_id)


def left(place: int, seat: Seat) -> twins.Leaving:
    """Give an appointment that ends, as the twin takes it."""
    return twins.Leaving(place, field_key(seat))


def nominated(each: Nomination, new_id: UUID) -> twins.Nominated:
    """Give a nomination as the twin takes it, with ids that all come from one and from the seat."""
    name, seat = each.person, each.seat
    is_new = isinstance(name, str)
    return twins.Nominated(
        appointment=str(nomination_id(seat, new_id)),
        seat=seat.ref,
        person=str(uuid5(new_id, f"person {seat.ref}")) if isinstance(name, str) else name.ref,
        new_name=str(name) if is_new else None,
        starts_on=each.starts_on,
        term_ends=each.term_ends,
        standing=str(uuid5(new_id, f"standing {seat.ref}")),
        key=field_key(seat),
    )


def nomination_id(seat: Seat, new_id: UUID) -> UUID:
    """Give the id of the appointment to a seat, so that a form sent twice names the same rows."""
    return uuid5(new_id, f"appointment {seat.ref}")


def field_key(seat: Seat) -> str:
    """Give what the names of a seat's fields begin with."""
    return f"{seat.public_id.hex}-"
