"""The days kept on an appointment follow the law's own reckoning, whatever is changed."""

from datetime import date

import pytest
from django.db import IntegrityError, connection, transaction

from boards.models import Board
from boards.services import import_board
from membership.models import Appointment, Person, Seat
from tests.cast import STORY
from tests.statute.situations import Record, row

pytestmark = pytest.mark.django_db


@pytest.fixture
def carer_seat(board: Board) -> Seat:
    return board.seats.get(ref="carer")


@pytest.fixture
def carer(carer_seat: Seat) -> Appointment:
    return carer_seat.appointments.get()


def days(appointment: Appointment) -> tuple[date | None, date | None]:
    appointment.refresh_from_db()
    return appointment.holds_from, appointment.holds_to


def test_an_open_end_holds_without_end(carer: Appointment) -> None:
    assert days(carer) == (date(2025, 5, 1), None)


def test_an_end_that_is_recorded_is_the_last_day(carer: Appointment) -> None:
    carer.ends_on, carer.ends_word = date(2026, 10, 31), None
    carer.save()
    assert days(carer) == (date(2025, 5, 1), date(2026, 10, 31))


def test_an_end_that_is_not_recorded_reaches_the_edge_of_what_is_known(carer: Appointment) -> None:
    carer.ends_word = None
    carer.save()
    assert days(carer) == (date(2025, 5, 1), None)
    carer.seat.known = [{"from": "2024-01-01", "to": "2026-01-31"}]
    carer.seat.save()
    assert days(carer) == (date(2025, 5, 1), date(2026, 1, 31))
    carer.seat.known = None
    carer.seat.save()
    assert days(carer) == (date(2025, 5, 1), date(2025, 5, 1))


def test_with_no_day_at_all_nothing_is_certain(carer: Appointment) -> None:
    carer.starts_on, carer.ends_word = None, None
    carer.save()
    assert days(carer) == (None, None)


def test_two_appointments_may_change_places_when_what_is_known_changes(
    board: Board, carer: Appointment
) -> None:
    seat = carer.seat
    seat.known = [{"from": "2020-01-01", "to": "2020-12-31"}]
    seat.save()
    carer.starts_on, carer.ends_word, carer.seen_on = None, None, date(2020, 6, 1)
    carer.save()
    other = Appointment(board=board, seat=seat, person=carer.person, seen_on=date(2021, 6, 1))
    other.save()
    seat.known = [{"from": "2020-07-01", "to": "2021-12-31"}]
    seat.save()
    assert days(carer) == (date(2020, 6, 1), date(2020, 6, 1))
    assert days(other) == (date(2020, 7, 1), date(2021, 12, 31))


INSERT = (
    "INSERT INTO membership_appointment (public_id, version, ref, bears_id, board_id, seat_id, person_id,"
    " starts_on, ends_word, joint, holds_from, holds_to, withdrawn)"
    " VALUES (%s, 1, %s, %s, %s, %s, %s, %s, 'open', %s, %s, NULL, %s)"
)


def insert_by_sql(seat: Seat, person: Person, *, starts_on: str, holds_from: str | None, joint: bool) -> None:
    """A second holder of a seat, past every line of Python."""
    public_id = "c0ffee00c0ffee00c0ffee00c0ffee00"
    values: list[str | int | date | None] = [
        public_id,
        "raw",
        True,
        seat.board_id,
        seat.pk,
        person.pk,
        starts_on,
        joint,
        holds_from,
        False,
    ]
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(INSERT, values)


def test_a_second_holder_is_refused_by_the_database_itself(carer: Appointment) -> None:
    with pytest.raises(IntegrityError, match="one_at_a_time"):
        insert_by_sql(carer.seat, carer.person, starts_on="2026-01-01", holds_from="2026-01-01", joint=False)
    with pytest.raises(IntegrityError, match="one_at_a_time"):
        insert_by_sql(carer.seat, carer.person, starts_on="2026-01-01", holds_from="2026-01-01", joint=True)
    assert carer.seat.appointments.count() == 1


def test_two_joint_holders_stand_together(carer: Appointment) -> None:
    carer.joint = True
    carer.save()
    insert_by_sql(carer.seat, carer.person, starts_on="2026-01-01", holds_from="2026-01-01", joint=True)
    assert carer.seat.appointments.count() == 2


def test_a_row_moved_over_another_is_refused_by_the_database_itself(carer: Appointment, board: Board) -> None:
    other = board.appointments.get(seat__ref="user")
    with pytest.raises(IntegrityError, match="one_at_a_time"), transaction.atomic():
        board.appointments.filter(pk=other.pk).update(seat=carer.seat)


@pytest.mark.parametrize("column", ["ends_on", "term_ends_on"])
def test_an_end_before_the_start_is_refused_by_the_database_itself(carer: Appointment, column: str) -> None:
    word = {column.replace("_on", "_word"): None}
    with pytest.raises(IntegrityError), transaction.atomic():
        Appointment.objects.filter(pk=carer.pk).update(**{column: date(2025, 4, 30)}, **word)


def test_a_board_brought_in_has_the_days_of_the_law(record_in: Record) -> None:
    row(record_in, "appointments", seat="user").pop("ends")
    row(record_in, "seats", id="user")["known"] = [{"from": "2025-01-01", "to": "2026-08-31"}]
    record_in["board"]["slug"] = "beinn"
    board = import_board(record_in, by=STORY)
    assert days(board.appointments.get(seat__ref="user")) == (date(2025, 5, 1), date(2026, 8, 31))
