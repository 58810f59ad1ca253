"""The planning group: what was shown is what is saved, on any board and for any wish, kept or refused."""

from datetime import date
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from boards.models import Board
from membership import twins
from membership.models import Group
from membership.services import (
    end_places_on_planning_group,
    seat_on_planning_group,
    set_up_planning_group,
)
from membership.services.offices import person_made
from membership.twins import Seating
from tests.cast import STORY
from tests.membership.test_twins import DAYS, NAMES, Wish, agree, any_of, on_many_boards
from tests.statute.planning_groups import filled
from tests.statute.situations import COUNCIL, HEALTH, Record, multi, single
from tests.statute.worlds import records

NEW = UUID("00000000-0000-4000-8000-000000000001")
PLACES: st.SearchStrategy[dict[str, Any]] = st.sampled_from(
    [
        {"basis": "G01"},
        {"basis": "G10"},
        {"basis": "SPG_OTHER"},
        {"basis": "SPG_HB", "nominated_by": HEALTH},
        {"basis": "SPG_LA", "nominated_by": COUNCIL},
        {"basis": "SPG_LA", "nominated_jointly": True},
        {"basis": "SPG_LOC", "locality": "north"},
        {"basis": "SPG_LOC", "locality": "nowhere"},
        {"basis": "no such thing"},
    ]
)
WHO_ENDED = st.sampled_from([None, "board", COUNCIL, "not a slug"])
HOW = st.sampled_from([None, "resignation", "authority", "other"])


@st.composite
def boards_with_a_group(draw: st.DrawFn) -> Record:
    """A board, lawful or not, whose planning group has places, filled and empty."""
    record = filled(single() if draw(st.booleans()) else multi())
    days = st.one_of(DAYS.filter(lambda day: day.year > 2015), st.none())
    for row in record["appointments"]:
        if row["seat"] in ("g01", "g10", "spg-hb", "loc-north") and (last := draw(days)):
            row["ends"] = max(last.isoformat(), row["starts_on"])
    return record


def setting_up(draw: st.DrawFn, board: Board) -> Wish:
    said: dict[str, Any] = {
        "name": draw(st.sampled_from(["The group", "Turned\u202eround"])),
        "from": draw(st.one_of(DAYS, st.none())),
        "power": draw(st.sampled_from(["advisory", "wishful"])),
    }
    wish: dict[str, Any] = {
        "said": said,
        "places": draw(st.lists(PLACES, max_size=4)),
        "known_from": draw(st.one_of(DAYS, st.none())),
        "new_id": NEW,
    }
    return Wish(
        lambda: set_up_planning_group(board, by=STORY, **wish),
        lambda record: twins.planning_group_set_up(record, **wish),
    )


def seating(draw: st.DrawFn, board: Board) -> Wish:
    group = Group.objects.get(board=board, kind="planning_group")
    name = draw(st.one_of(NAMES, st.none()))
    known = None if name is not None else any_of(draw, board.people)
    wish = Seating(
        places=draw(st.lists(PLACES, max_size=4, unique_by=str)),
        starts_on=draw(DAYS),
        term_ends=draw(st.one_of(DAYS, st.none())),
        appointed_by=draw(WHO_ENDED),
        in_place_of=draw(st.sampled_from([None, None, "p-g01", "p-loc-north", "nobody"])),
        how=draw(HOW),
        ended_by=draw(WHO_ENDED),
        statement=draw(
            st.sampled_from(
                [None, {"says": True, "given_on": "2026-06-01"}, {"says": False, "reason": "none"}]
            )
        ),
        inducted_on=draw(st.one_of(DAYS, st.none())),
    )
    person = str(person_made(NEW)) if known is None else known.ref
    return Wish(
        lambda: seat_on_planning_group(group, known or name or "", wish=wish, new_id=NEW, by=STORY),
        lambda record: twins.seated_on_planning_group(
            record, group=group.ref, person=person, new_name=name, wish=wish, new_id=NEW
        ),
    )


def ending(draw: st.DrawFn, board: Board) -> Wish:
    rows = list(board.appointments.order_by("pk"))
    chosen = draw(st.lists(st.sampled_from(range(len(rows))), max_size=3, unique=True))
    wish: dict[str, Any] = {"on": draw(DAYS), "how": draw(HOW), "ended_by": draw(WHO_ENDED)}
    return Wish(
        lambda: end_places_on_planning_group(
            [(rows[place], rows[place].version) for place in chosen], by=STORY, **wish
        ),
        lambda record: twins.places_ended(record, places=chosen, **wish),
    )


@pytest.mark.django_db
@on_many_boards
@given(data=st.data(), record=records())
def test_setting_up_saves_what_was_shown(data: st.DataObject, record: Record) -> None:
    agree(setting_up, data.draw, record)


@pytest.mark.django_db
@pytest.mark.parametrize("wished", [setting_up, seating, ending], ids=lambda wished: wished.__name__)
@on_many_boards
@given(data=st.data(), record=boards_with_a_group())
def test_what_was_shown_is_what_is_saved(wished: Any, data: st.DataObject, record: Record) -> None:
    agree(wished, data.draw, record)


def test_a_twin_leaves_the_record_it_was_given_alone() -> None:
    record = filled(single())
    before = str(record)
    wish = Seating(places=[{"basis": "G01"}, {"basis": "SPG_OTHER"}], starts_on=date(2026, 9, 1))
    twins.seated_on_planning_group(record, group="spg", person="new", new_name="Isla", wish=wish, new_id=NEW)
    assert str(record) == before
