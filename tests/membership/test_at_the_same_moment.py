"""Two people fill one seat at the same moment: one of them is first, the other is told so in plain words."""

import uuid
from collections.abc import Callable
from datetime import date

import pytest
from django.db import IntegrityError, connection, transaction

from boards.audit import verify_chain
from boards.guards import refusal_for
from boards.models import Board
from boards.refusals import Refused
from membership.models import Appointment, Seat
from membership.services import appoint_member, end_appointment
from tests.cast import STORY
from tests.membership.test_certain_days import INSERT
from tests.statute.situations import Record, vacate
from tests.threads import in_threads

pytestmark = pytest.mark.django_db(transaction=True)

FIRST = date(2026, 10, 1)


@pytest.fixture
def record_in(record_in: Record) -> Record:
    """Nobody was ever the service user member."""
    vacate(record_in, "user")
    return record_in


@pytest.fixture
def seat(transactional_db: None, board: Board) -> Seat:
    return board.seats.get(ref="user")


def refusals(outcomes: list[object]) -> list[Refused]:
    return [outcome for outcome in outcomes if isinstance(outcome, Refused)]


def test_one_of_two_appointments_wins(seat: Seat) -> None:
    outcomes = in_threads(2, lambda: appoint_member(seat, "Somebody New", starts_on=FIRST, by=STORY))
    (refused,) = refusals(outcomes)
    assert "holds this seat" in str(refused)
    assert seat.appointments.count() == 1
    assert seat.board.people.filter(name="Somebody New").count() == 1
    assert verify_chain(seat.board) == []


def insert_by_sql(seat: Seat) -> None:
    person = seat.board.people.earliest("pk")
    made = uuid.uuid4()
    values: list[str | int | date | None] = [
        made.hex,
        str(made),
        True,
        seat.board_id,
        seat.pk,
        person.pk,
        FIRST,
        False,
        FIRST,
        False,
    ]
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(INSERT, values)


def test_one_of_two_rows_written_by_sql_wins(seat: Seat) -> None:
    outcomes = in_threads(2, lambda: insert_by_sql(seat))
    (error,) = [outcome for outcome in outcomes if isinstance(outcome, IntegrityError)]
    assert str(refusal_for(error)) == "Somebody else already holds this seat on some of those days."
    assert seat.appointments.count() == 1


def test_an_appointment_and_a_row_written_by_sql_cannot_both_win(seat: Seat) -> None:
    turns: list[Callable[[], object]] = [
        lambda: insert_by_sql(seat),
        lambda: appoint_member(seat, "New", starts_on=FIRST, by=STORY),
    ]
    outcomes = in_threads(2, lambda: turns.pop()())
    assert len([each for each in outcomes if isinstance(each, Refused | IntegrityError)]) == 1
    assert seat.appointments.count() == 1


def test_what_the_guard_says_reaches_whoever_was_too_late(
    seat: Seat, monkeypatch: pytest.MonkeyPatch
) -> None:
    appoint_member(seat, "Somebody First", starts_on=FIRST, by=STORY)
    # As if the record had been read before the other was saved, which PostgreSQL allows.
    monkeypatch.setattr("membership.twins.members._refuse_two_holders", lambda *args, **kwargs: None)
    monkeypatch.setattr("statute.record.holder_faults", lambda facts: iter(()))
    with pytest.raises(Refused, match="Somebody else already holds this seat on some of those days"):
        appoint_member(seat, "Somebody Else", starts_on=FIRST, by=STORY)
    assert list(seat.appointments.values_list("person__name", flat=True)) == ["Somebody First"]


def test_one_of_two_ends_wins(board: Board) -> None:
    carer: Appointment = board.appointments.get(seat__ref="carer")
    outcomes = in_threads(
        2, lambda: end_appointment(carer, on=date(2026, 10, 31), how="other", version=1, by=STORY)
    )
    (refused,) = refusals(outcomes)
    assert "Somebody else has changed this" in str(refused)
    carer.refresh_from_db()
    assert carer.version == 2
