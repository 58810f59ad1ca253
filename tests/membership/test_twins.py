"""A service and its twin tell one story, on any board and for any wish, kept or refused."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from copy import deepcopy
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

import pytest
from django.db import transaction
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from boards import snapshot
from boards.ends import EndWord
from boards.models import AuditEvent, Board
from boards.refusals import Refused
from boards.services import import_board
from boards.snapshot import settled
from membership import twins
from membership.models import HowEnded
from membership.services import (
    appoint_holder,
    appoint_member,
    begin_period,
    correct_appointment,
    correct_holder,
    correct_paper,
    correct_period,
    correct_person,
    correct_seat,
    correct_standing,
    end_appointment,
    reappoint_member,
    record_paper,
    record_standing,
    withdraw_appointment,
    withdraw_holder,
    withdraw_paper,
    withdraw_period,
    withdraw_person,
    withdraw_seat,
    withdraw_standing,
)
from statute.record import BadRecord, canonical, facts_of
from tests.cast import STORY
from tests.statute.situations import COUNCIL, HEALTH, OTHER_COUNCIL, Record
from tests.statute.worlds import EDGES, records

DAYS = st.sampled_from([*map(date.fromisoformat, EDGES), date(1899, 12, 31)])
NAMES = st.sampled_from(["Somebody New", "Æsa Ó Néill", "", "Turned\u202eround"])

on_many_boards = settings(
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much], max_examples=10, deadline=None
)


@contextmanager
def board_of(record: Record) -> Iterator[Board]:
    """The board of a record, gone again afterwards; a record that does not hold together is passed over."""
    try:
        facts_of(record)
    except BadRecord:
        assume(False)
    with transaction.atomic():
        yield import_board(record, by=STORY)
        transaction.set_rollback(True)


def the_record(board: Board) -> Record:
    return snapshot.load_record(Board.objects.get(pk=board.pk))


def refused(twin: Any, *args: Any, **wish: Any) -> bool:
    """Whether the twin refuses, or gives a record that the law cannot be asked on."""
    try:
        facts_of(settled(twin(*args, **wish)))
    except (Refused, BadRecord):
        return True
    return False


NEW = UUID("00000000-0000-4000-8000-000000000001")
AUTHORITIES = st.sampled_from([COUNCIL, HEALTH, OTHER_COUNCIL, "not a slug"])
ENDS = st.one_of(DAYS, st.just(EndWord.OPEN), st.none())
FLAGS = st.sampled_from([None, True, False])


@dataclass(frozen=True)
class Wish:
    """One act as somebody might wish for it: what the service is asked, and what its twin is."""

    serve: Callable[[], Any]
    twin: Callable[[Record], Record]


def appointing(draw: st.DrawFn, board: Board) -> Wish:
    seat, person = any_of(draw, board.seats), draw(st.one_of(NAMES, st.just(None)))
    known = None if person is not None else any_of(draw, board.people)
    wish: dict[str, Any] = {
        "starts_on": draw(DAYS),
        "term_ends": draw(st.one_of(DAYS, st.sampled_from(["open", "while in office"]), st.none())),
        "ends": draw(st.one_of(DAYS, st.just("open"))),
        "interim": draw(FLAGS),
        "joint": draw(FLAGS),
    }
    ids: dict[str, Any] = {"appointment": str(NEW), "seat": seat.ref, "new_name": person}

    def twin(record: Record) -> Record:
        made = board.appointments.filter(public_id=NEW).first()
        who = known.ref if known else made.person.ref if made else str(NEW)
        return twins.appointed(record, person=who, **ids, **wish)

    return Wish(lambda: appoint_member(seat, known or person or "", new_id=NEW, by=STORY, **wish), twin)


def reappointing(draw: st.DrawFn, board: Board) -> Wish:
    row, place = any_row(draw, board.appointments)
    wish: dict[str, Any] = {"starts_on": draw(DAYS), "term_ends": draw(ENDS)}
    return Wish(
        lambda: reappoint_member(row, new_id=NEW, version=row.version, by=STORY, **wish),
        lambda record: twins.reappointed(record, place=place, appointment=str(NEW), **wish),
    )


def ending(draw: st.DrawFn, board: Board) -> Wish:
    row, place = any_row(draw, board.appointments)
    wish: dict[str, Any] = {
        "on": draw(DAYS),
        "how": draw(st.sampled_from(HowEnded.values)),
        "ended_by": draw(st.one_of(st.none(), AUTHORITIES)),
    }
    return Wish(
        lambda: end_appointment(row, version=row.version, by=STORY, **wish),
        lambda record: twins.ended(record, place=place, **wish),
    )


def correcting_an_appointment(draw: st.DrawFn, board: Board) -> Wish:
    row, place = any_row(draw, board.appointments)
    changes = draw(
        st.fixed_dictionaries(
            {},
            optional={
                "starts_on": st.one_of(DAYS, st.none()),
                "ends": ENDS,
                "term_ends": ENDS,
                "joint": FLAGS,
            },
        )
    )
    return Wish(
        lambda: correct_appointment(row, changes=changes, why="A slip.", version=row.version, by=STORY),
        lambda record: twins.appointment_corrected(record, place=place, changes=changes),
    )


def recording_a_standing(draw: st.DrawFn, board: Board) -> Wish:
    person = any_of(draw, board.people)
    wish: dict[str, Any] = {"starts_on": draw(st.one_of(DAYS, st.none())), "ends": draw(ENDS)}
    wish["value"] = draw(FLAGS)
    kind = draw(st.sampled_from(["councillor", "non_executive", "disqualified", "no such thing"]))
    details = draw(st.fixed_dictionaries({}, optional={"of": AUTHORITIES, "category": st.just("insolvency")}))
    said = {"id": str(NEW), "person": person.ref, "is": kind, **wish, **details}
    return Wish(
        lambda: record_standing(person, kind=kind, details=details, new_id=NEW, by=STORY, **wish),
        lambda record: twins.recorded(record, "standings", said),
    )


def recording_a_paper(draw: st.DrawFn, board: Board) -> Wish:
    about = draw(
        st.fixed_dictionaries(
            {}, optional={"person": st.sampled_from([any_of(draw, board.people).ref, "nobody"])}
        )
    )
    said: dict[str, Any] = {
        "kind": draw(st.sampled_from(["notice", "decision", "declaration", "wish"])),
        "about": about,
        "given_on": draw(st.one_of(DAYS, st.none())),
        "says": draw(FLAGS),
    }
    return Wish(
        lambda: record_paper(board, said=said, new_id=NEW, by=STORY),
        lambda record: twins.recorded(record, "papers", {"id": str(NEW), **said}),
    )


def beginning_a_period(draw: st.DrawFn, board: Board) -> Wish:
    wish: dict[str, Any] = {
        "chair_by": draw(AUTHORITIES),
        "vice_by": draw(AUTHORITIES),
        "temporary": draw(FLAGS),
    }
    first, last = draw(DAYS), draw(ENDS)
    said = {"id": str(NEW), "from": first, "to": last, "holders": [], **wish}
    return Wish(
        lambda: begin_period(board, starts_on=first, ends=last, new_id=NEW, by=STORY, **wish),
        lambda record: twins.recorded(record, "appointing_periods", said),
    )


def appointing_a_chair(draw: st.DrawFn, board: Board) -> Wish:
    period, place = any_row(draw, board.appointing_periods)
    person = any_of(draw, board.people)
    wish: dict[str, Any] = {
        "office": draw(st.sampled_from(["chair", "vice_chair", "king"])),
        "starts_on": draw(st.one_of(DAYS, st.none())),
        "ends": draw(ENDS),
        "temporary": draw(FLAGS),
        "appointed_by": draw(AUTHORITIES),
    }
    return Wish(
        lambda: appoint_holder(period, person, by=STORY, **wish),
        lambda record: twins.with_holder(record, place, {"person": person.ref, **wish}),
    )


def changing_a_chair(draw: st.DrawFn, board: Board) -> Wish:
    holder = any_of(draw, board.office_holders)
    period = board.appointing_periods.filter(pk__lt=holder.period_id).count()
    place = board.office_holders.filter(period=holder.period_id, pk__lt=holder.pk).count()
    if draw(st.booleans()):
        return Wish(
            lambda: withdraw_holder(holder, why="A slip.", version=holder.version, by=STORY),
            lambda record: twins.holder_withdrawn(record, period, place),
        )
    changes = draw(st.fixed_dictionaries({}, optional={"ends": ENDS, "temporary": FLAGS}))
    return Wish(
        lambda: correct_holder(holder, changes=changes, why="A slip.", version=holder.version, by=STORY),
        lambda record: twins.holder_corrected(record, period, place, changes),
    )


CORRECTED: dict[str, tuple[Any, Any, dict[str, Any]]] = {
    "people": (correct_person, withdraw_person, {}),
    "seats": (
        correct_seat,
        withdraw_seat,
        {"name": st.one_of(NAMES, st.none()), "nominated_by": AUTHORITIES},
    ),
    "standings": (correct_standing, withdraw_standing, {"starts_on": DAYS, "ends": ENDS, "value": FLAGS}),
    "papers": (correct_paper, withdraw_paper, {"given_on": st.one_of(DAYS, st.none()), "says": FLAGS}),
    "appointing_periods": (correct_period, withdraw_period, {"to": ENDS, "first_set_to": DAYS}),
    "appointments": (None, withdraw_appointment, {}),
}


def correcting(draw: st.DrawFn, board: Board) -> Wish:
    name = draw(st.sampled_from(["seats", "standings", "papers", "appointing_periods"]))
    row, place = any_row(draw, getattr(board, name))
    serve, _, fields = CORRECTED[name]
    changes = draw(st.fixed_dictionaries({}, optional=fields))
    return Wish(
        lambda: serve(row, changes=changes, why="A slip.", version=row.version, by=STORY),
        lambda record: twins.corrected(record, name, place, changes),
    )


def renaming(draw: st.DrawFn, board: Board) -> Wish:
    row, place = any_row(draw, board.people)
    name = draw(NAMES)
    return Wish(
        lambda: correct_person(row, name=name, version=row.version, by=STORY),
        lambda record: twins.corrected(record, "people", place, {"name": name}),
    )


def withdrawing(draw: st.DrawFn, board: Board) -> Wish:
    name = draw(st.sampled_from(sorted(CORRECTED)))
    row, place = any_row(draw, getattr(board, name))
    serve = CORRECTED[name][1]
    return Wish(
        lambda: serve(row, why="Never was.", version=row.version, by=STORY),
        lambda record: (
            twins.person_withdrawn(record, place)
            if name == "people"
            else twins.withdrawn(record, name, place)
        ),
    )


ACTS = [
    appointing, reappointing, ending, correcting_an_appointment, recording_a_standing, recording_a_paper,
    beginning_a_period, appointing_a_chair, changing_a_chair, correcting, renaming, withdrawing,
]  # fmt: skip


def any_of(draw: st.DrawFn, rows: Any) -> Any:
    found = list(rows.order_by("pk"))
    assume(found)
    return draw(st.sampled_from(found))


def any_row(draw: st.DrawFn, rows: Any) -> tuple[Any, int]:
    row = any_of(draw, rows)
    return row, rows.filter(pk__lt=row.pk).count()


@pytest.mark.django_db
@pytest.mark.parametrize("wished", ACTS, ids=lambda wished: wished.__name__)
@on_many_boards
@given(data=st.data(), record=records())
def test_what_was_shown_is_what_is_saved(wished: Any, data: st.DataObject, record: Record) -> None:
    agree(wished, data.draw, record)


def agree(wished: Callable[[Any, Board], Wish], draw: Any, record: Record) -> None:
    """Hold a service and its twin to one story, on one board and for one wish."""
    with board_of(record) as board:
        before = the_record(board)
        wish = wished(draw, board)
        if refused(wish.twin, before) or settled(wish.twin(before)) == before:
            _refused_and_unchanged(board, before, wish.serve)
            return
        wish.serve()
        assert canonical(the_record(board)) == canonical(settled(wish.twin(before)))


def _refused_and_unchanged(board: Board, before: Record, serve: Any) -> None:
    events = AuditEvent.objects.count()
    with pytest.raises(Refused) as refusal:
        serve()
    assert all(message.endswith(".") for message in refusal.value.messages), refusal.value.messages
    assert (canonical(the_record(board)), AuditEvent.objects.count()) == (canonical(before), events)


@given(record=records(), data=st.data())
@on_many_boards
def test_a_twin_leaves_the_record_it_was_given_alone(record: Record, data: st.DataObject) -> None:
    try:
        facts_of(record)
    except BadRecord:
        assume(False)
    kept = deepcopy(record)
    on = data.draw(DAYS)
    refused(twins.ended, record, place=0, on=on)
    refused(twins.reappointed, record, place=0, appointment="b", starts_on=on, term_ends=None)
    refused(twins.withdrawn, record, "appointments", 0)
    refused(twins.corrected, record, "people", 0, {"name": "Another"})
    refused(
        twins.appointed, record, appointment="a", seat="carer", person="p", new_name="Somebody", starts_on=on
    )
    assert record == kept
