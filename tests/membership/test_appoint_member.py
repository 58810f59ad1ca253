from datetime import date

import pytest

from boards import snapshot
from boards.audit import Actor
from boards.ends import EndWord
from boards.models import AuditEvent, Board
from boards.refusals import Clash, Refused
from membership import twins
from membership.models import Appointment, Person, Seat
from membership.services import appoint_member, record_person
from statute.record import canonical
from tests.statute.situations import Record, end, vacate

pytestmark = pytest.mark.django_db

FIRST, LAST = date(2026, 10, 1), date(2029, 9, 30)


@pytest.fixture
def record_in(record_in: Record) -> Record:
    """The carer has left; the service user's seat was never filled."""
    end(record_in, "carer", "2026-08-31")
    vacate(record_in, "user")
    return record_in


@pytest.fixture
def seat(board: Board) -> Seat:
    return board.seats.get(ref="carer")


@pytest.fixture
def calum(board: Board) -> Person:
    return board.people.get(ref="p-la1")


def the_record(board: Board) -> str:
    return canonical(snapshot.load_record(Board.objects.get(pk=board.pk)))


def test_it_puts_a_person_in_the_seat(seat: Seat, calum: Person, ailsa: Actor) -> None:
    made = appoint_member(seat, calum, starts_on=FIRST, term_ends=LAST, by=ailsa)
    made.refresh_from_db()
    assert (made.seat, made.person, made.starts_on) == (seat, calum, FIRST)
    assert (made.term_ends, made.ends) == ("2029-09-30", "open")
    assert (made.holds_from, made.holds_to) == (FIRST, None)


def test_it_makes_what_its_twin_says(board: Board, seat: Seat, calum: Person, ailsa: Actor) -> None:
    before = snapshot.load_record(board)
    made = appoint_member(
        seat, calum, starts_on=FIRST, term_ends=EndWord.WHILE_IN_OFFICE, interim=True, by=ailsa
    )
    said = twins.appointed(
        before,
        appointment=str(made.public_id),
        seat="carer",
        person="p-la1",
        starts_on=FIRST,
        term_ends="while in office",
        interim=True,
    )
    assert the_record(board) == canonical(said)


def test_it_records_a_new_person_by_name(board: Board, seat: Seat, ailsa: Actor) -> None:
    before = snapshot.load_record(board)
    made = appoint_member(seat, "Morag of the Isles", starts_on=FIRST, by=ailsa)
    said = twins.appointed(
        before,
        appointment=str(made.public_id),
        seat="carer",
        person=str(made.person.public_id),
        new_name="Morag of the Isles",
        starts_on=FIRST,
    )
    assert the_record(board) == canonical(said)
    assert made.term_ends is None


def test_it_records_who_did_it_and_names_nobody(seat: Seat, ailsa: Actor) -> None:
    made = appoint_member(seat, "Morag of the Isles", starts_on=FIRST, by=ailsa)
    events = AuditEvent.objects.filter(board=seat.board).order_by("-sequence")[:2]
    assert [each.event for each in events] == ["membership.member_appointed", "membership.person_recorded"]
    assert {each.actor_id for each in events} == {ailsa.id}
    assert events[0].object_id == made.public_id
    assert (events[0].after or {})["person"] == str(made.person.public_id)
    assert "Morag" not in str([(each.before, each.after, each.reason) for each in events])


def test_a_retired_holder_can_be_recorded(board: Board, ailsa: Actor) -> None:
    seat = board.seats.get(ref="user")
    made = appoint_member(
        seat, "Somebody Earlier", starts_on=date(2020, 1, 1), ends=date(2021, 1, 1), by=ailsa
    )
    assert (made.holds_from, made.holds_to) == (date(2020, 1, 1), date(2021, 1, 1))


@pytest.mark.parametrize(
    ("changed", "field", "words"),
    [
        ({"starts_on": date(2026, 8, 31)}, "starts_on", "Somebody else holds this seat from 1 May 2025"),
        ({"starts_on": date(2026, 8, 31)}, "starts_on", "Choose days on which nobody else holds it"),
        ({"starts_on": date(1799, 1, 1)}, "starts_on", "between the years 1900 and 2200"),
        ({"term_ends": date(2026, 9, 30)}, "term_ends", "would end before it starts"),
        ({"ends": date(2026, 9, 30)}, "ends", "last day would be before the first"),
        ({"person": "Turned\u202eround"}, "person", "turns text round"),
        ({"person": "Bell\a"}, "person", "cannot be seen"),
        ({"person": "  "}, "person", "must not be empty"),
        ({"person": "N" * 201}, "person", "at most 200 characters"),
    ],
)
def test_it_refuses_in_plain_words_and_changes_nothing(
    board: Board, seat: Seat, ailsa: Actor, changed: dict[str, object], field: str, words: str
) -> None:
    before, events = the_record(board), AuditEvent.objects.count()
    wanted: dict[str, object] = {"person": "Somebody New", "starts_on": FIRST, "term_ends": LAST}
    with pytest.raises(Refused, match=words) as refused:
        appoint_member(seat, by=ailsa, **(wanted | changed))  # type: ignore[arg-type]
    assert refused.value.field == field
    assert (the_record(board), AuditEvent.objects.count()) == (before, events)


def test_the_day_after_the_last_holder_left_is_free(seat: Seat, calum: Person, ailsa: Actor) -> None:
    assert appoint_member(seat, calum, starts_on=date(2026, 9, 1), by=ailsa).holds_from == date(2026, 9, 1)


def test_two_people_may_hold_a_seat_jointly(board: Board, calum: Person, ailsa: Actor) -> None:
    seat = board.seats.get(ref="user")
    appoint_member(seat, "One Of Two", starts_on=FIRST, joint=True, by=ailsa)
    with pytest.raises(Refused, match=r"Somebody else holds this seat .* End that appointment first"):
        appoint_member(seat, calum, starts_on=FIRST, by=ailsa)
    appoint_member(seat, calum, starts_on=FIRST, joint=True, by=ailsa)
    assert seat.appointments.count() == 2


def test_nobody_holds_a_seat_together_with_themselves(board: Board, calum: Person, ailsa: Actor) -> None:
    seat = board.seats.get(ref="user")
    appoint_member(seat, calum, starts_on=FIRST, joint=True, by=ailsa)
    with pytest.raises(Clash, match="They hold this seat themselves from 1 October 2026"):
        appoint_member(seat, calum, starts_on=date(2026, 11, 1), joint=True, by=ailsa)
    assert seat.appointments.count() == 1


def test_one_who_would_share_a_seat_is_told_what_the_other_lacks(
    board: Board, calum: Person, ailsa: Actor
) -> None:
    seat = board.seats.get(ref="user")
    appoint_member(seat, "One Alone", starts_on=FIRST, by=ailsa)
    with pytest.raises(Clash, match="First correct that appointment to say that it is held together"):
        appoint_member(seat, calum, starts_on=FIRST, joint=True, by=ailsa)


def test_a_clash_that_was_there_before_can_be_corrected_elsewhere() -> None:
    rows = [
        {"id": name, "seat": "s", "person": "p", "starts_on": "2026-10-01", "ends": "open", "joint": True}
        for name in ("a", "b")
    ]
    record: Record = {
        "board": {"slug": "alba", "name": "Alba"},
        "people": [{"id": "p"}],
        "seats": [{"id": "s"}],
        "appointments": rows,
    }
    after = twins.ended(record, place=0, on=date(2026, 12, 31), how="other")
    assert after["appointments"][0]["ends"] == "2026-12-31"


def test_it_refuses_a_person_of_another_board(
    seat: Seat, other_board: Board, rhona_acting: Actor, ailsa: Actor
) -> None:
    stranger = record_person(other_board, name="A Stranger", by=rhona_acting)
    with pytest.raises(Refused, match="not on this board's record"):
        appoint_member(seat, stranger, starts_on=FIRST, by=ailsa)
    assert Appointment.objects.filter(person=stranger).count() == 0


def test_an_unlawful_appointment_can_be_recorded(seat: Seat, calum: Person, ailsa: Actor) -> None:
    made = appoint_member(seat, calum, starts_on=FIRST, term_ends=date(2039, 1, 1), by=ailsa)
    assert made.term_ends == "2039-01-01"
