"""Chair and vice-chair: appointing periods, and who holds the offices in them."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Final
from uuid import UUID, uuid4, uuid5

from boards.audit import Actor, act
from boards.desk import Desk, keep_corrected, keep_withdrawn, place_of
from boards.ends import EndWord
from boards.models import Board
from boards.refusals import Refused
from membership import events, twins
from membership.models import AppointingPeriod, Appointment, OfficeHolder, Person, Seat

PERIODS: Final = "appointing_periods"
OFFICE_OF_SEAT: Final = {"CO": "chief_officer", "CFO": "board_proper_officer"}


@act
def begin_period(
    board: Board,
    *,
    starts_on: date,
    ends: date | EndWord | None,
    chair_by: str | None = None,
    vice_by: str | None = None,
    temporary: bool | None = None,
    late_start_reason: str | None = None,
    chair: Person | None = None,
    vice: Person | None = None,
    new_id: UUID | None = None,
    by: Actor,
) -> AppointingPeriod:
    """Give a new appointing period, with a chair and a vice-chair from its first day where they are given.

    Refuses an authority that is no party to the scheme, somebody of another board, and a last day before the
    first.
    """
    desk = Desk.of(board)
    said: dict[str, Any] = {
        "id": str(new_id or uuid4()),
        "from": starts_on,
        "to": ends,
        "chair_by": chair_by,
        "vice_by": vice_by,
        "temporary": temporary,
        "late_start_reason": late_start_reason,
    }
    for field, person in (("chair", chair), ("vice", vice)):
        if person is not None:
            refuse_a_stranger(person, desk.board, field)
    after = twins.period_begun(desk.document, said, first_holders(starts_on, chair, vice))
    return desk.keep(after, by=by).one(AppointingPeriod)


def first_holders(starts_on: date, chair: Person | None, vice: Person | None) -> list[dict[str, Any]]:
    """Give the rows of those in office from the first day of a period."""
    return [
        {"office": office, "person": person.ref, "starts_on": starts_on, "ends": "open"}
        for office, person in (("chair", chair), ("vice_chair", vice))
        if person is not None
    ]


def refuse_a_stranger(person: Person, board: Board, field: str = "person") -> None:
    """Refuse somebody of another board."""
    if person.board_id != board.pk:
        raise Refused("That person is not on this board's record.", field=field)


def person_made(new_id: UUID) -> UUID:
    """Give the id of whoever a form adds to the record, from the id that the form carries."""
    return uuid5(new_id, "person")


@act
def move_period_end(
    period: AppointingPeriod, *, to: date | EndWord, why: str = "", version: int | None, by: Actor
) -> AppointingPeriod:
    """Give the appointing period with another last day; the one first determined stays on record.

    Refuses one that has changed since (`Stale`), the last day it has, and one before its first day.
    """
    desk = Desk.of(period)
    current = desk.current(period, version)
    after = twins.period_moved(desk.document, place_of(current), to=to)
    told = {PERIODS: events.PERIOD_MOVED}
    return desk.keep(after, by=by, events=told, reason=why).one(AppointingPeriod)


@act
def correct_period(
    period: AppointingPeriod, *, changes: Mapping[str, Any], why: str, version: int | None, by: Actor
) -> AppointingPeriod:
    """Give the appointing period with some fields of the record said anew; None makes one not known."""
    return keep_corrected(period, changes, why=why, version=version, by=by)


@act
def withdraw_period(
    period: AppointingPeriod, *, why: str, version: int | None, by: Actor
) -> AppointingPeriod:
    """Take an appointing period that never was off the record, with those recorded in office in it."""
    return keep_withdrawn(period, why=why, version=version, by=by)


@act
def appoint_holder(
    period: AppointingPeriod,
    person: Person,
    *,
    office: str,
    starts_on: date | None,
    ends: date | EndWord | None = EndWord.OPEN,
    temporary: bool | None = None,
    appointed_by: str | None = None,
    by: Actor,
) -> OfficeHolder:
    """Give somebody in office as chair or vice-chair in a period.

    Refuses a person of another board, one who is on record so already, and a last day before the first.
    """
    desk = Desk.of(period)
    refuse_a_stranger(person, desk.board)
    current = desk.current(period, None)
    said: dict[str, Any] = {
        "office": office,
        "person": person.ref,
        "starts_on": starts_on,
        "ends": ends,
        "temporary": temporary,
        "appointed_by": appointed_by,
    }
    after = twins.with_holder(desk.document, place_of(current), said)
    return desk.keep(after, by=by).one(OfficeHolder)


@act
def end_holder(holder: OfficeHolder, *, on: date, version: int | None, by: Actor) -> OfficeHolder:
    """Give the chair or vice-chair with their last day in office.

    Refuses one that has changed since (`Stale`), one who has left already, and a day before they began.
    """
    desk = Desk.of(holder)
    current = desk.current(holder, version)
    period, place = holder_place(current)
    after = twins.left_office(desk.document, period, place, on=on)
    return desk.keep(after, by=by, events={"holders": events.HOLDER_ENDED}).one(OfficeHolder)


@act
def hand_over_office(
    holder: OfficeHolder,
    person: Person,
    *,
    starts_on: date,
    appointed_by: str | None = None,
    version: int | None,
    by: Actor,
) -> OfficeHolder:
    """Give somebody else as chair or vice-chair from a day, in the same period; whoever was leaves before it.

    Refuses a holder that has changed since (`Stale`), a person of another board, whoever holds the office
    already, and a first day on or before the one of whoever is to leave.
    """
    desk = Desk.of(holder)
    refuse_a_stranger(person, desk.board)
    current = desk.current(holder, version)
    period, place = holder_place(current)
    after = twins.office_handed_over(
        desk.document, period, place, person=person.ref, starts_on=starts_on, appointed_by=appointed_by
    )
    return desk.keep(after, by=by, events={"holders": events.HOLDER_ENDED}).one(OfficeHolder)


@act
def appoint_officer(
    seat: Seat,
    person: Person | str,
    *,
    starts_on: date,
    interim: bool | None = None,
    holds_office: bool = False,
    papers: Sequence[Mapping[str, Any]] = (),
    new_id: UUID | None = None,
    by: Actor,
) -> Appointment:
    """Give an officer in the seat that goes with an office, for the time being where `interim`.

    `holds_office` records that they hold the office itself from that day; `papers` are the board's request
    or decision. Refuses as `appoint_member` does, and a seat that goes with no office of the board.
    """
    desk = Desk.of(seat)
    if isinstance(person, Person):
        refuse_a_stranger(person, desk.board)
    wish = officer_wish(
        desk.current(seat, None), person, starts_on, interim, holds_office, papers, new_id or uuid4()
    )
    return desk.keep(twins.officer_appointed(desk.document, **wish), by=by).one(Appointment)


def officer_wish(
    seat: Seat,
    person: Person | str,
    starts_on: date,
    interim: bool | None,
    holds_office: bool,
    papers: Sequence[Mapping[str, Any]],
    new_id: UUID,
) -> dict[str, Any]:
    """Give what `twins.officer_appointed` takes, every id made of one. Refuses a seat without an office."""
    office = OFFICE_OF_SEAT.get(seat.basis or "")
    if office is None:
        raise Refused("That seat does not go with an office of the board.")
    # The same wish must name the same person before and after it is kept.
    who = person.ref if isinstance(person, Person) else str(person_made(new_id))
    return {
        "appointment": {
            "appointment": str(new_id),
            "seat": seat.ref,
            "person": who,
            "new_name": None if isinstance(person, Person) else person,
            "starts_on": starts_on,
            "term_ends": "while in office",
            "interim": interim,
        },
        "office": {
            "id": str(uuid5(new_id, "office")),
            "person": who,
            "is": "office_holder",
            "office": office,
            "starts_on": starts_on,
            "ends": "open",
        }
        if holds_office
        else None,
        "papers": twins.numbered(
            [{"about": {"person": who, "seat": seat.ref}, **paper} for paper in papers],
            uuid5(new_id, "papers"),
        ),
    }


@act
def correct_holder(
    holder: OfficeHolder, *, changes: Mapping[str, Any], why: str, version: int | None, by: Actor
) -> OfficeHolder:
    """Give the chair or vice-chair with some fields of the record said anew; None makes one not known."""
    desk = Desk.of(holder)
    current = desk.current(holder, version)
    after = twins.holder_corrected(desk.document, *holder_place(current), changes)
    return desk.keep(after, by=by, reason=why).one(OfficeHolder)


@act
def withdraw_holder(holder: OfficeHolder, *, why: str, version: int | None, by: Actor) -> OfficeHolder:
    """Take a chair or vice-chair who never was off the record."""
    desk = Desk.of(holder)
    current = desk.current(holder, version)
    after = twins.holder_withdrawn(desk.document, *holder_place(current))
    return desk.keep(after, by=by, reason=why).one(OfficeHolder)


def holder_place(holder: OfficeHolder) -> tuple[int, int]:
    """Give where the record has a holder: the place of the period, and the place in it."""
    before = OfficeHolder.objects.filter(period=holder.period, pk__lt=holder.pk)
    return place_of(holder.period), before.count()
