"""A service and its twin tell one story, on any board and for any wish, kept or refused."""

from collections.abc import Iterator
from contextlib import contextmanager
from copy import deepcopy
from datetime import date
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from boards import snapshot
from boards.models import AuditEvent, Board
from boards.refusals import Refused
from boards.services import import_board
from membership import twins
from membership.services import appoint_member, end_appointment
from statute.record import BadRecord, canonical, facts_of
from tests.cast import STORY
from tests.statute.situations import Record
from tests.statute.worlds import EDGES, records

DAYS = st.sampled_from([*map(date.fromisoformat, EDGES), date(1899, 12, 31)])
NAMES = st.sampled_from(["Somebody New", "Æsa Ó Néill", "", "Turned\u202eround"])

on_many_boards = settings(
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much], max_examples=40, deadline=None
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
        facts_of(twin(*args, **wish))
    except (Refused, BadRecord):
        return True
    return False


@pytest.mark.django_db
@on_many_boards
@given(data=st.data(), record=records())
def test_appointing(data: st.DataObject, record: Record) -> None:
    with board_of(record) as board:
        before = the_record(board)
        seat = board.seats.get(ref=data.draw(st.sampled_from([row["id"] for row in record["seats"]])))
        person = data.draw(st.one_of(NAMES, st.sampled_from([row["id"] for row in record["people"]])))
        known = board.people.filter(ref=person).first()
        terms = st.one_of(DAYS, st.sampled_from(["open", "while in office"]), st.none())
        wish: dict[str, Any] = {
            "starts_on": data.draw(DAYS),
            "term_ends": data.draw(terms),
            "ends": data.draw(st.one_of(DAYS, st.just("open"))),
            "interim": data.draw(st.sampled_from([None, True, False])),
            "joint": data.draw(st.sampled_from([None, True, False])),
        }
        new: dict[str, Any] = {"new_name": None if known else person}
        ids: dict[str, Any] = {
            "appointment": "wished",
            "seat": seat.ref,
            "person": known.ref if known else "wished",
        }
        if refused(twins.appointed, before, **ids, **new, **wish):
            _refused_and_unchanged(board, before, appoint_member, seat, known or person, **wish)
            return
        made = appoint_member(seat, known or person, by=STORY, **wish)
        ids |= {"appointment": str(made.public_id), "person": made.person.ref}
        said = twins.appointed(before, **ids, **new, **wish)
        assert canonical(the_record(board)) == canonical(said)


@pytest.mark.django_db
@on_many_boards
@given(data=st.data(), record=records())
def test_ending(data: st.DataObject, record: Record) -> None:
    with board_of(record) as board:
        before = the_record(board)
        rows = list(board.appointments.select_related("seat", "person"))
        appointment = data.draw(st.sampled_from(rows))
        on = data.draw(DAYS)
        wish: dict[str, Any] = {"appointment": appointment.record_id, "on": on}
        if refused(twins.ended, before, **wish):
            act = {"on": on, "reason": "other", "version": appointment.version}
            _refused_and_unchanged(board, before, end_appointment, appointment, **act)
            return
        end_appointment(appointment, on=on, reason="other", version=appointment.version, by=STORY)
        assert canonical(the_record(board)) == canonical(twins.ended(before, **wish))


def _refused_and_unchanged(board: Board, before: Record, service: Any, *args: Any, **wish: Any) -> None:
    events = AuditEvent.objects.count()
    with pytest.raises(Refused) as refusal:
        service(*args, by=STORY, **wish)
    assert all(message.endswith(".") for message in refusal.value.messages)
    assert (canonical(the_record(board)), AuditEvent.objects.count()) == (canonical(before), events)


@given(record=records(), data=st.data())
@on_many_boards
def test_a_twin_leaves_the_record_it_was_given_alone(record: Record, data: st.DataObject) -> None:
    try:
        facts = facts_of(record)
    except BadRecord:
        assume(False)
    kept = deepcopy(record)
    on = data.draw(DAYS)
    refused(twins.ended, record, appointment=facts.appointments[0].id, on=on)
    refused(
        twins.appointed, record, appointment="a", seat="carer", person="p", new_name="Somebody", starts_on=on
    )
    assert record == kept
