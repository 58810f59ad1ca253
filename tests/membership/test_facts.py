"""The record into rows and out again: nothing lost, nothing added, and in a fixed number of queries."""

from collections.abc import Iterator
from contextlib import contextmanager
from copy import deepcopy

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings

from boards import snapshot
from boards.models import Board
from boards.services import import_board
from boards.wording import Wording
from localities import wording as localities_wording
from membership import wording
from statute import record_shape as shapes
from statute import structure_shape
from statute.record import canonical, facts_of
from statute.shape import Named
from tests.cast import STORY
from tests.membership.records import records
from tests.statute.situations import Record, appoint, seat, single, standing

KINDS_OF_ROW = 19


@pytest.mark.django_db
@settings(suppress_health_check=[HealthCheck.too_slow], max_examples=60, deadline=None)
@given(record=records())
def test_any_record_comes_out_as_it_went_in(record: Record) -> None:
    facts_of(record)
    with _undone():
        board = import_board(deepcopy(record), by=STORY)
        assert canonical(snapshot.load_record(Board.objects.get(pk=board.pk))) == canonical(record)


@contextmanager
def _undone() -> Iterator[None]:
    """A savepoint that is taken back, so that one example does not meet the rows of another."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.mark.parametrize(
    ("wording", "shape", "besides"),
    [
        (wording.PERSON, shapes.PERSON, {"id"}),
        (wording.SEAT, shapes.SEAT, {"id"}),
        (wording.APPOINTMENT, shapes.APPOINTMENT, {"id"}),
        (wording.APPOINTING_PERIOD, shapes.APPOINTING_PERIOD, {"id", "holders"}),
        (wording.HOLDER, shapes.HOLDER, set()),
        (wording.STANDING, shapes.STANDING, {"id"}),
        (wording.PAPER, shapes.PAPER, {"id"}),
        (wording.GROUP, structure_shape.GROUP, {"id"}),
        (wording.DECISION, structure_shape.DECISION, {"id"}),
        (wording.CONSULTATION, structure_shape.CONSULTATION, {"id"}),
        (localities_wording.LOCALITY, structure_shape.LOCALITY, {"id"}),
        (localities_wording.AREA, structure_shape.AREA, {"id"}),
        (localities_wording.INVOLVEMENT, structure_shape.INVOLVEMENT, {"id"}),
        (localities_wording.ISSUE, structure_shape.ISSUE, {"id"}),
    ],
)
def test_every_field_of_the_record_has_its_column(wording: Wording, shape: Named, besides: set[str]) -> None:
    assert wording.names | besides == set(shape.fields)


def _queries(board: Board) -> int:
    with CaptureQueriesContext(connection) as asked:
        snapshot.load(Board.objects.get(pk=board.pk))
    return len(asked)


@pytest.mark.django_db
def test_it_asks_once_for_each_kind_of_row_however_large_the_board() -> None:
    small = import_board(single(), by=STORY)
    record = single()
    record["board"]["slug"] = "ten-times-alba"
    for number in range(9 * len(record["seats"])):
        seat(record, f"more-{number}", "ADDL")
        appoint(record, f"more-{number}", f"p-more-{number}")
        standing(record, f"p-more-{number}", "registered")
    large = import_board(record, by=STORY)
    assert large.seats.count() == 10 * small.seats.count()
    assert _queries(small) == KINDS_OF_ROW
    assert _queries(large) == KINDS_OF_ROW
