from datetime import date

import pytest

from boards import snapshot
from boards.audit import Actor
from boards.models import AuditEvent, Board
from boards.refusals import Refused, Stale
from membership import twins
from membership.models import Appointment, HowEnded
from membership.services import end_appointment
from statute.record import canonical
from tests.statute.situations import Record, row

pytestmark = pytest.mark.django_db

ON = date(2026, 10, 31)


@pytest.fixture
def carer(board: Board) -> Appointment:
    return board.appointments.get(seat__ref="carer")


def the_record(board: Board) -> str:
    return canonical(snapshot.load_record(Board.objects.get(pk=board.pk)))


def test_it_keeps_the_last_day(carer: Appointment, ailsa: Actor) -> None:
    end_appointment(carer, on=ON, how=HowEnded.RESIGNATION, version=carer.version, by=ailsa)
    carer.refresh_from_db()
    assert (carer.ends_on, carer.ends_word, carer.holds_to, carer.version) == (ON, None, ON, 2)


def test_it_makes_what_its_twin_says(board: Board, carer: Appointment, ailsa: Actor) -> None:
    said = twins.ended(
        snapshot.load_record(board),
        place=carer.board.appointments.filter(pk__lt=carer.pk).count(),
        on=ON,
        how="resignation",
    )
    end_appointment(carer, on=ON, how=HowEnded.RESIGNATION, version=carer.version, by=ailsa)
    assert the_record(board) == canonical(said)


def test_the_history_keeps_what_it_was(carer: Appointment, ailsa: Actor) -> None:
    end_appointment(carer, on=ON, how=HowEnded.RESIGNATION, version=carer.version, by=ailsa)
    assert [each.ends_word for each in carer.history.order_by("history_id")] == ["open", None]


def test_it_records_who_did_it_and_why(carer: Appointment, ailsa: Actor) -> None:
    end_appointment(carer, on=ON, how="left_office", version=carer.version, by=ailsa)
    event = AuditEvent.objects.filter(board=carer.board).latest("sequence")
    assert (event.event, event.actor_id, event.object_id) == (
        "membership.appointment_ended",
        ailsa.id,
        carer.public_id,
    )
    assert event.before == {"ends": "open", "how_ended": None}
    assert event.after == {"ends": "2026-10-31", "how_ended": "not kept in the trail"}


@pytest.mark.parametrize("by_whom", [None, "board"])
@pytest.mark.parametrize("how", list(HowEnded))
def test_the_trail_never_tells_how_or_by_whom(
    how: HowEnded, by_whom: str | None, carer: Appointment, ailsa: Actor
) -> None:
    end_appointment(carer, on=ON, how=how, ended_by=by_whom, version=carer.version, by=ailsa)
    event = AuditEvent.objects.filter(board=carer.board).latest("sequence")
    assert event.before == {"ends": "open", "how_ended": None}
    assert event.after == {"ends": "2026-10-31", "how_ended": "not kept in the trail"}


def test_the_day_it_began_may_be_its_last(carer: Appointment, ailsa: Actor) -> None:
    first = date(2025, 5, 1)
    ended = end_appointment(carer, on=first, how="other", version=carer.version, by=ailsa)
    assert (ended.holds_from, ended.holds_to) == (first, first)


def test_it_refuses_a_day_before_the_start(board: Board, carer: Appointment, ailsa: Actor) -> None:
    before = the_record(board)
    with pytest.raises(Refused, match="began on 1 May 2025") as refused:
        end_appointment(carer, on=date(2025, 4, 30), how="other", version=carer.version, by=ailsa)
    assert refused.value.field == "on"
    assert the_record(board) == before


def test_it_refuses_one_that_has_ended(carer: Appointment, ailsa: Actor) -> None:
    ended = end_appointment(carer, on=ON, how="other", version=carer.version, by=ailsa)
    with pytest.raises(Refused, match="already has a last day, 31 October 2026"):
        end_appointment(ended, on=date(2026, 11, 1), how="other", version=ended.version, by=ailsa)


def test_it_refuses_when_somebody_else_was_quicker(carer: Appointment, ailsa: Actor) -> None:
    seen = carer.version
    carer.interim = True
    carer.save()
    with pytest.raises(Stale, match="Somebody else has changed this"):
        end_appointment(carer, on=ON, how="other", version=seen, by=ailsa)
    carer.refresh_from_db()
    assert carer.ends == "open"


def test_an_unknown_reason_is_a_fault_of_the_caller_and_changes_nothing(
    carer: Appointment, ailsa: Actor
) -> None:
    with pytest.raises(ValueError, match="whim"):
        end_appointment(carer, on=ON, how="whim", version=carer.version, by=ailsa)
    carer.refresh_from_db()
    assert carer.ends == "open"


class TestSomebodySeenWithoutDays:
    @pytest.fixture
    def record_in(self, record_in: Record) -> Record:
        """The carer was seen in the seat, and somebody else after what was known of it."""
        carer = row(record_in, "appointments", seat="carer")
        del carer["starts_on"], carer["ends"], carer["term_ends"]
        carer["seen_on"] = "2020-06-01"
        row(record_in, "seats", id="carer")["known"] = [{"from": "2020-01-01", "to": "2020-12-31"}]
        later = {"seat": "carer", "person": "p-user", "starts_on": "2022-01-01", "ends": "open"}
        record_in["appointments"].append(later)
        return record_in

    @pytest.fixture
    def carer(self, board: Board) -> Appointment:
        return board.appointments.get(seat__ref="carer", person__ref="p-carer")

    def test_it_refuses_a_day_before_they_were_seen(self, carer: Appointment, ailsa: Actor) -> None:
        with pytest.raises(Refused, match="was seen in the seat on 1 June 2020"):
            end_appointment(carer, on=date(2020, 5, 31), how="other", version=1, by=ailsa)

    def test_it_refuses_a_day_on_which_somebody_else_held_the_seat(
        self, board: Board, carer: Appointment, ailsa: Actor
    ) -> None:
        before = the_record(board)
        with pytest.raises(Refused, match="Somebody else holds this seat from 1 January 2022"):
            end_appointment(carer, on=date(2022, 1, 1), how="other", version=1, by=ailsa)
        assert the_record(board) == before

    def test_a_row_without_an_id_of_its_own_is_found(
        self, board: Board, carer: Appointment, ailsa: Actor
    ) -> None:
        said = twins.ended(
            snapshot.load_record(board),
            place=carer.board.appointments.filter(pk__lt=carer.pk).count(),
            on=date(2021, 6, 1),
            how="other",
        )
        end_appointment(carer, on=date(2021, 6, 1), how="other", version=1, by=ailsa)
        assert the_record(board) == canonical(said)


class TestWhatEndsWithIt:
    @pytest.fixture
    def councillor(self, board: Board) -> Appointment:
        return board.appointments.get(seat__ref="la1")

    def test_what_the_person_was_ends_on_the_same_day(
        self, board: Board, councillor: Appointment, ailsa: Actor
    ) -> None:
        standing = board.standings.get(person__ref="p-la1", kind="councillor")
        end_appointment(councillor, on=ON, how="not_councillor", over=[standing], version=1, by=ailsa)
        standing.refresh_from_db()
        assert standing.ends_on == ON

    def test_what_somebody_else_is_cannot_end_with_it(
        self, board: Board, councillor: Appointment, ailsa: Actor
    ) -> None:
        before = the_record(board)
        other = board.standings.get(person__ref="p-la2", kind="councillor")
        with pytest.raises(Refused, match="what somebody else is"):
            end_appointment(councillor, on=ON, how="not_councillor", over=[other], version=1, by=ailsa)
        assert the_record(board) == before

    def test_what_had_ended_or_not_begun_cannot_end_with_it(
        self, board: Board, councillor: Appointment, ailsa: Actor
    ) -> None:
        for day, words in ((date(2026, 1, 1), "had ended already"), (None, "began only on")):
            board.standings.filter(person__ref="p-la1", kind="councillor").update(
                starts_on=date(2022, 5, 5) if day else date(2027, 1, 1),
                ends_on=day,
                ends_word=None if day else "open",
            )
            standing = board.standings.get(person__ref="p-la1", kind="councillor")
            with pytest.raises(Refused, match=words):
                end_appointment(councillor, on=ON, how="not_councillor", over=[standing], version=1, by=ailsa)
        assert board.appointments.get(seat__ref="la1").ends == "open"

    def test_a_bad_paper_stops_it_all(self, board: Board, councillor: Appointment, ailsa: Actor) -> None:
        before = the_record(board)
        papers = [{"kind": "notice", "form": "sung"}]
        with pytest.raises(Refused):
            end_appointment(councillor, on=ON, how="other", papers=papers, version=1, by=ailsa)
        assert the_record(board) == before
