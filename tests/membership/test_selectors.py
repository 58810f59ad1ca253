from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from boards import snapshot
from boards.models import Board
from membership import selectors
from membership.models import Seat
from membership.services import appoint_member, record_person
from tests.cast import STORY
from tests.statute.situations import Record, end

pytestmark = pytest.mark.django_db


@pytest.fixture
def record_in(record_in: Record) -> Record:
    """The carer has left."""
    end(record_in, "carer", "2026-08-31")
    return record_in


@pytest.fixture
def seat(board: Board) -> Seat:
    return board.seats.get(ref="carer")


def test_a_seat_has_its_latest_holder_first(seat: Seat) -> None:
    appoint_member(seat, "Somebody New", starts_on=date(2026, 10, 1), by=STORY)
    names = [each.person.name for each in selectors.appointments_to(seat)]
    assert names == ["Somebody New", "Member p-carer"]


def test_an_appointment_without_a_first_day_comes_last(seat: Seat) -> None:
    later = appoint_member(seat, "Somebody New", starts_on=date(2026, 10, 1), by=STORY)
    seat.appointments.exclude(pk=later.pk).update(starts_on=None)
    assert [each.person.name for each in selectors.appointments_to(seat)][-1] == "Member p-carer"


def test_a_person_has_their_own_appointments(board: Board, seat: Seat) -> None:
    person = board.people.get(ref="p-la1")
    appoint_member(seat, person, starts_on=date(2026, 10, 1), by=STORY)
    assert [each.seat.ref for each in selectors.appointments_of(person)] == ["carer", "la1"]


def test_people_and_seats_are_those_of_the_board(board: Board, other_board: Board) -> None:
    record_person(other_board, name="A Stranger", by=STORY)
    assert {each.board_id for each in selectors.people_of(board)} == {board.pk}
    assert [each.ref for each in selectors.seats_of(board)] == [row["id"] for row in _seats(board)]


def _seats(board: Board) -> list[dict[str, str]]:
    rows: list[dict[str, str]] = snapshot.load_record(board)["seats"]
    return rows


def test_every_row_is_found_by_the_id_the_law_uses(board: Board, seat: Seat) -> None:
    appoint_member(seat, "Somebody New", starts_on=date(2026, 10, 1), by=STORY)
    facts = snapshot.load(board)
    with CaptureQueriesContext(connection) as asked:
        rows = selectors.RowsOf(board)
        assert set(rows.seats) == {each.id for each in facts.seats}
        assert set(rows.people) == {each.id for each in facts.people}
        assert set(rows.appointments) == {each.id for each in facts.appointments}
        for fact in facts.appointments:
            row = rows.appointments[fact.id]
            assert (row.seat.ref, row.person.ref) == (fact.seat, fact.person)
    assert len(asked) == 3
