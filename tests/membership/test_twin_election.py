"""An election and its twin tell one story, on any board and for any wish, kept or refused."""

from datetime import date
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from boards import snapshot
from boards.models import AuditEvent, Board
from boards.refusals import Refused
from boards.snapshot import settled
from membership import twins
from membership.services import hold_election
from membership.services.election import Nomination, left, nominated
from statute.record import canonical
from tests.cast import STORY
from tests.membership.test_twins import DAYS, ENDS, NAMES, board_of, on_many_boards, refused
from tests.statute.situations import Record
from tests.statute.worlds import records

NEW = UUID("00000000-0000-4000-8000-000000000002")


def the_record(board: Board) -> Record:
    return snapshot.load_record(Board.objects.get(pk=board.pk))


def wished(draw: Any, board: Board) -> dict[str, Any]:
    """Any appointments leave, and any seats, each once, get somebody on the record or somebody new."""
    rows, seats = list(board.appointments.order_by("pk")), list(board.seats.order_by("pk"))
    people = list(board.people.order_by("pk"))
    filled = draw(st.lists(st.sampled_from(seats), unique_by=lambda seat: seat.pk, max_size=3))
    return {
        "on": draw(DAYS),
        "leaving": draw(st.lists(st.sampled_from(rows), unique_by=lambda row: row.pk)) if rows else [],
        "nominations": [
            Nomination(seat, draw(st.one_of(NAMES, st.sampled_from(people))), draw(DAYS), draw(ENDS))
            for seat in filled
        ],
        "with_standings": draw(st.booleans()),
        "elected_on": draw(st.one_of(st.none(), DAYS)),
    }


def as_twin(board: Board, wish: dict[str, Any]) -> Any:
    rows = list(board.appointments.order_by("pk"))
    places = {row.pk: place for place, row in enumerate(rows)}
    said = {
        "on": wish["on"],
        "leaving": [left(places[each.pk], each.seat) for each in wish["leaving"]],
        "nominated": [nominated(each, NEW) for each in wish["nominations"]],
        "with_standings": wish["with_standings"],
        "elected_on": wish["elected_on"],
    }
    return lambda record: twins.election_held(record, **said)


@pytest.mark.django_db
@on_many_boards
@given(data=st.data(), record=records())
def test_what_was_shown_is_what_is_saved(data: st.DataObject, record: Record) -> None:
    with board_of(record) as board:
        before, wish = the_record(board), wished(data.draw, board)
        twin, events = as_twin(board, wish), AuditEvent.objects.count()
        if refused(twin, before) or settled(twin(before)) == before:
            with pytest.raises(Refused):
                hold_election(board, new_id=NEW, version=None, by=STORY, **wish)
            assert (canonical(the_record(board)), AuditEvent.objects.count()) == (canonical(before), events)
            return
        hold_election(board, new_id=NEW, version=None, by=STORY, **wish)
        assert canonical(the_record(board)) == canonical(settled(twin(before)))


class TestTheTwin:
    record: Record = {
        "board": {"slug": "alba", "name": "Alba"},
        "people": [{"id": "p", "name": "Calum"}],
        "seats": [{"id": "s", "basis": "LA_NOM", "nominated_by": "alba-council"}],
        "appointments": [{"id": "a", "seat": "s", "person": "p", "starts_on": "2024-05-01"}],
        "standings": [
            {"person": "p", "is": "councillor", "of": "alba-council", "starts_on": "2022-05-05"},
        ],
    }
    poll = date(2027, 5, 6)

    def held(self, row: dict[str, Any], standing: dict[str, Any]) -> Record:
        appointment = self.record["appointments"][0] | row
        councillor = self.record["standings"][0] | standing
        record = self.record | {"appointments": [appointment], "standings": [councillor]}
        return twins.election_held(record, on=self.poll, leaving=[twins.Leaving(0)], with_standings=True)

    @pytest.mark.parametrize(
        ("ends", "after"),
        [("open", "2027-05-06"), ("2028-01-01", "2027-05-06"), ("2027-01-01", "2027-01-01")],
    )
    def test_nobody_stays_past_polling_day_and_nobody_comes_back(self, ends: str, after: str) -> None:
        assert self.held({"ends": ends}, {"ends": "open"})["appointments"][0]["ends"] == after

    def test_a_standing_of_which_no_end_is_known_is_left_alone(self) -> None:
        assert "ends" not in self.held({"ends": "open"}, {})["standings"][0]

    def test_somebody_who_is_known_not_to_be_a_councillor_is_left_alone(self) -> None:
        after = self.held({"ends": "open"}, {"ends": "open", "value": False})
        assert after["standings"][0]["ends"] == "open"
