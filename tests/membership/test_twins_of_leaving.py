"""What was shown of somebody's leaving is what is saved, with its papers and all that goes with it."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from boards.snapshot import settled
from membership import twins
from membership.models import HowEnded
from membership.services import end_appointment, record_papers_about, record_seat
from statute.record import canonical
from tests.cast import STORY
from tests.membership.test_twins import (
    AUTHORITIES,
    DAYS,
    NEW,
    Wish,
    _refused_and_unchanged,
    any_row,
    board_of,
    on_many_boards,
    refused,
    the_record,
)
from tests.statute.situations import Record
from tests.statute.worlds import records

PAPERS = st.fixed_dictionaries(
    {"kind": st.sampled_from(["notice", "decision", "wish"]), "from": AUTHORITIES},
    optional={"given_on": DAYS, "form": st.sampled_from(["written", "sung"])},
)


def papers(draw: st.DrawFn) -> list[dict[str, Any]]:
    said = draw(st.lists(PAPERS, max_size=2))
    return [{"id": f"paper-{number}", **each} for number, each in enumerate(said)]


def leaving(draw: st.DrawFn, board: Any) -> Wish:
    row, place = any_row(draw, board.appointments)
    others = list(board.standings.order_by("pk"))
    over = draw(st.lists(st.sampled_from(others), max_size=1)) if others else []
    wish: dict[str, Any] = {
        "on": draw(DAYS),
        "how": draw(st.sampled_from(HowEnded.values)),
        "ended_by": draw(st.one_of(st.none(), AUTHORITIES)),
        "papers": papers(draw),
        "ground": draw(st.sampled_from([None, {"id": "ground", "category": "insolvency"}])),
    }
    over = [each for each in over if each.person_id == row.person_id]
    places = [others.index(each) for each in over]
    return Wish(
        lambda: end_appointment(row, over=over, version=row.version, by=STORY, **wish),
        lambda record: twins.left(record, place=place, over=places, **wish),
    )


def recording_papers(draw: st.DrawFn, board: Any) -> Wish:
    row, place = any_row(draw, board.appointments)
    said = papers(draw)
    return Wish(
        lambda: record_papers_about(row, papers=said, by=STORY),
        lambda record: twins.with_papers(record, place, said),
    )


def recording_a_seat(draw: st.DrawFn, board: Any) -> Wish:
    first = draw(DAYS).isoformat()
    wish: dict[str, Any] = {
        "basis": draw(st.sampled_from(["LA_NOM", "CARER", "KING"])),
        "nominated_by": draw(st.one_of(st.none(), AUTHORITIES)),
        "known": draw(st.sampled_from([None, [{"from": first, "to": "open"}]])),
    }
    return Wish(
        lambda: record_seat(board, new_id=NEW, by=STORY, **wish),
        lambda record: twins.with_seat(record, id=str(NEW), **wish),
    )


@pytest.mark.django_db
@pytest.mark.parametrize(
    "wished", [leaving, recording_papers, recording_a_seat], ids=lambda wished: wished.__name__
)
@on_many_boards
@given(data=st.data(), record=records())
def test_what_was_shown_is_what_is_saved(wished: Any, data: st.DataObject, record: Record) -> None:
    with board_of(record) as board:
        before = the_record(board)
        wish = wished(data.draw, board)
        if refused(wish.twin, before) or settled(wish.twin(before)) == before:
            _refused_and_unchanged(board, before, wish.serve)
            return
        wish.serve()
        assert canonical(the_record(board)) == canonical(settled(wish.twin(before)))
