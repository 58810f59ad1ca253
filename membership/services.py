"""What can be done to who sits where. Each act has a twin on the record in `membership.twins`."""

from datetime import date

from django.db import models

from boards import snapshot
from boards.audit import Actor, act, record
from boards.models import Board
from boards.refusals import Refused, Stale
from membership import events, twins
from membership.ends import EndWord, end_columns
from membership.models import Appointment, Person, Seat


class EndReason(models.TextChoices):
    """Why somebody's time in a seat ends; kept in the trail, which names nobody and says no more."""

    RESIGNED = "resigned", "Resigned"
    TERM_OVER = "term_over", "The term came to its end"
    REPLACED = "replaced", "Replaced by the authority that nominated them"
    LEFT_OFFICE = "left_office", "Left the office or post the seat goes with"
    NO_LONGER_QUALIFIED = "no_longer_qualified", "No longer qualified for the seat"
    REMOVED = "removed", "Removed by the board or by an authority"
    OTHER = "other", "Another reason"


@act
def record_person(board: Board, *, name: str, by: Actor) -> Person:
    """Give a new person on the board's record. Refuses a name with characters that cannot be seen."""
    person = Person(board=board, name=name)
    twins.with_person({}, str(person.public_id), name)
    _keep_person(person, by)
    return person


def _keep_person(person: Person, by: Actor) -> None:
    person.full_clean()
    person.save()
    # The name stays out of the trail, which must outlive it.
    record(events.PERSON_RECORDED, person, by=by, after={"person": person.public_id})


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
    by: Actor,
) -> Appointment:
    """Give a new appointment to a seat, of somebody on the record or of a new person by name.

    `term_ends` is the last day of the term as determined, or None where that is not known. Refuses a seat
    that somebody else certainly holds on one of the days, a person of another board, an end before the start.
    An appointment that the law does not allow is recorded: a rule says so.
    """
    board = _board_of(seat)
    is_new = not isinstance(person, Person)
    who = Person(board=board, name=person) if isinstance(person, str) else person
    if who.board_id != board.pk:
        raise Refused("That person is not on this board's record.", field="person")
    appointment = Appointment(
        board=board,
        seat=seat,
        person=who,
        starts_on=starts_on,
        interim=interim,
        joint=joint,
        **end_columns("term_ends", term_ends),
        **end_columns("ends", ends),
    )
    twins.appointed(
        snapshot.load_record(board),
        appointment=str(appointment.public_id),
        seat=seat.ref,
        person=who.ref or str(who.public_id),
        new_name=who.name if is_new else None,
        starts_on=starts_on,
        term_ends=term_ends,
        ends=ends,
        interim=interim,
        joint=joint,
    )
    if is_new:
        _keep_person(who, by)
        appointment.person = who
    appointment.full_clean()
    appointment.save()
    after = {"seat": seat.public_id, "person": who.public_id, "starts_on": starts_on}
    record(events.MEMBER_APPOINTED, appointment, by=by, after=after | {"term_ends": term_ends, "ends": ends})
    return appointment


@act
def end_appointment(
    appointment: Appointment, *, on: date, reason: EndReason | str, by: Actor, version: int
) -> Appointment:
    """Give the appointment with its last day. `version` is the one that whoever ends it was looking at.

    Refuses one that has changed since (`Stale`), one that has ended already, and a day before it began.
    """
    board = _board_of(appointment)
    current = board.appointments.select_for_update(of=("self",)).get(pk=appointment.pk)
    if current.version != version:
        raise Stale
    twins.ended(snapshot.load_record(board), appointment=current.record_id, on=on)
    before = {"ends": current.ends}
    for column, value in end_columns("ends", on).items():
        setattr(current, column, value)
    current.full_clean()
    current.save()
    why = EndReason(reason).label
    record(events.APPOINTMENT_ENDED, current, by=by, before=before, after={"ends": on}, reason=why)
    return current


def _board_of(row: Seat | Appointment) -> Board:
    # Read afresh: what the board's record says now decides, not what it said when the page was opened.
    return Board.objects.get(pk=row.board_id)
