"""The acts that do several things at once, and their twins: one story on any board, whole or not at all."""

from datetime import date
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from boards.ends import EndWord
from boards.models import Board
from membership import twins
from membership.services import (
    appoint_officer,
    begin_period,
    end_holder,
    end_standing,
    hand_over_office,
    move_period_end,
    record_papers,
    record_standing,
)
from membership.services.offices import first_holders, officer_wish
from membership.services.standings import membership_id
from tests.cast import STORY
from tests.membership.test_twins import (
    AUTHORITIES,
    DAYS,
    ENDS,
    FLAGS,
    NAMES,
    NEW,
    Wish,
    agree,
    any_of,
    any_row,
    on_many_boards,
)
from tests.statute.situations import COUNCIL, HEALTH, Record
from tests.statute.worlds import records


def beginning_a_period_with_a_chair(draw: st.DrawFn, board: Board) -> Wish:
    first, last = draw(DAYS), draw(ENDS)
    by: dict[str, Any] = {"chair_by": draw(AUTHORITIES), "vice_by": draw(AUTHORITIES)}
    chair, vice = any_of(draw, board.people), draw(st.one_of(st.none(), st.just(any_of(draw, board.people))))
    said = {"id": str(NEW), "from": first, "to": last, **by}
    return Wish(
        lambda: begin_period(
            board, starts_on=first, ends=last, chair=chair, vice=vice, new_id=NEW, by=STORY, **by
        ),
        lambda record: twins.period_begun(record, said, first_holders(first, chair, vice)),
    )


def moving_a_periods_end(draw: st.DrawFn, board: Board) -> Wish:
    row, place = any_row(draw, board.appointing_periods)
    to = draw(st.one_of(DAYS, st.just(EndWord.OPEN)))
    return Wish(
        lambda: move_period_end(row, to=to, version=row.version, by=STORY),
        lambda record: twins.period_moved(record, place, to=to),
    )


def places_of(board: Board, holder: Any) -> tuple[int, int]:
    periods = board.appointing_periods.filter(pk__lt=holder.period_id)
    return periods.count(), board.office_holders.filter(period=holder.period_id, pk__lt=holder.pk).count()


def ending_an_office(draw: st.DrawFn, board: Board) -> Wish:
    holder, on = any_of(draw, board.office_holders), draw(DAYS)
    places = places_of(board, holder)
    return Wish(
        lambda: end_holder(holder, on=on, version=holder.version, by=STORY),
        lambda record: twins.left_office(record, *places, on=on),
    )


def handing_over_an_office(draw: st.DrawFn, board: Board) -> Wish:
    holder, person = any_of(draw, board.office_holders), any_of(draw, board.people)
    places = places_of(board, holder)
    wish: dict[str, Any] = {"starts_on": draw(DAYS), "appointed_by": draw(st.one_of(st.none(), AUTHORITIES))}
    return Wish(
        lambda: hand_over_office(holder, person, version=holder.version, by=STORY, **wish),
        lambda record: twins.office_handed_over(record, *places, person=person.ref, **wish),
    )


def appointing_an_officer(draw: st.DrawFn, board: Board) -> Wish:
    seat = any_of(draw, board.seats)
    person = draw(st.one_of(NAMES, st.just(any_of(draw, board.people))))
    paper = {
        "kind": "request",
        "topic": draw(st.sampled_from(["interim_chief_officer", "whim"])),
        "from": "board",
    }
    wish: dict[str, Any] = {
        "starts_on": draw(DAYS),
        "interim": draw(FLAGS),
        "holds_office": draw(st.booleans()),
        "papers": draw(st.sampled_from([(), (paper,)])),
        "new_id": NEW,
    }
    return Wish(
        lambda: appoint_officer(seat, person, by=STORY, **wish),
        lambda record: twins.officer_appointed(record, **officer_wish(seat, person, **wish)),
    )


def recording_a_non_executive(draw: st.DrawFn, board: Board) -> Wish:
    person = any_of(draw, board.people)
    wish: dict[str, Any] = {"starts_on": draw(st.one_of(DAYS, st.none())), "ends": draw(ENDS)}
    details = draw(st.fixed_dictionaries({}, optional={"of": AUTHORITIES}))
    said = {"id": str(NEW), "person": person.ref, "is": "non_executive", **wish, **details}
    return Wish(
        lambda: record_standing(
            person,
            kind="non_executive",
            details=details,
            with_membership=True,
            new_id=NEW,
            by=STORY,
            **wish,
        ),
        lambda record: twins.standing_recorded(record, said, membership=membership_id(NEW)),
    )


def ending_a_standing(draw: st.DrawFn, board: Board) -> Wish:
    row, place = any_row(draw, board.standings)
    wish: dict[str, Any] = {"on": draw(DAYS), "with_it": draw(st.booleans())}
    return Wish(
        lambda: end_standing(row, version=row.version, by=STORY, **wish),
        lambda record: twins.standing_ended(record, place=place, **wish),
    )


def recording_papers(draw: st.DrawFn, board: Board) -> Wish:
    paper = st.fixed_dictionaries(
        {"kind": st.sampled_from(["attendance", "declaration", "whim"]), "given_on": DAYS},
        optional={"about": st.just({"person": any_of(draw, board.people).ref}), "says": st.booleans()},
    )
    rows = draw(st.lists(paper, max_size=4))
    return Wish(
        lambda: record_papers(board, said=rows, new_id=NEW, by=STORY),
        lambda record: twins.papers_recorded(record, rows, NEW),
    )


ACTS = [
    beginning_a_period_with_a_chair, moving_a_periods_end, ending_an_office, handing_over_an_office,
    appointing_an_officer, recording_a_non_executive, ending_a_standing, recording_papers,
]  # fmt: skip


@pytest.mark.django_db
@pytest.mark.parametrize("wished", ACTS, ids=lambda wished: wished.__name__)
@on_many_boards
@given(data=st.data(), record=records())
def test_what_was_shown_is_what_is_saved(wished: Any, data: st.DataObject, record: Record) -> None:
    agree(wished, data.draw, record)


class TestTheTwins:
    def document(self) -> Record:
        return {
            "board": {"slug": "alba", "name": "Alba"},
            "people": [{"id": "p1"}, {"id": "p2"}],
            "seats": [{"id": "s1", "basis": "LA_NOM"}, {"id": "s2", "basis": "ADDL"}],
            "appointments": [
                {"seat": "s1", "person": "p1", "starts_on": "2025-05-01", "ends": "2027-05-01"},
                {"seat": "s2", "person": "p1", "starts_on": "2025-05-01", "ends": "open"},
                {"seat": "s1", "person": "p1", "starts_on": "2027-06-01"},
            ],
            "standings": [
                {
                    "person": "p1",
                    "is": "councillor",
                    "of": COUNCIL,
                    "starts_on": "2022-05-05",
                    "ends": "open",
                },
                {"person": "p2", "is": "health_board_member", "of": HEALTH, "ends": "2020-01-01"},
            ],
        }

    def test_only_council_seats_held_past_the_day_end_with_it(self) -> None:
        after = twins.standing_ended(self.document(), place=0, on=date(2026, 12, 31), with_it=True)
        assert [row.get("ends") for row in after["appointments"]] == ["2026-12-31", "open", None]
        assert after["appointments"][0]["how_ended"] == "not_councillor"

    def test_a_membership_that_is_over_is_no_membership(self) -> None:
        said = {"id": "n", "person": "p2", "is": "non_executive", "of": HEALTH, "starts_on": date(2026, 1, 1)}
        after = twins.standing_recorded(self.document(), said, membership="m")
        assert [row["is"] for row in after["standings"][2:]] == ["non_executive", "health_board_member"]

    def test_a_moved_end_keeps_the_one_first_determined(self) -> None:
        periods = [{"from": "2025-04-01", "to": "2027-03-31"}]
        once = twins.period_moved(self.document() | {"appointing_periods": periods}, 0, to=date(2027, 6, 30))
        twice = twins.period_moved(once, 0, to=date(2027, 9, 30))
        assert twice["appointing_periods"] == [
            {"from": "2025-04-01", "to": "2027-09-30", "first_set_to": "2027-03-31"}
        ]

    def test_ids_of_several_rows_all_come_from_one(self) -> None:
        first = twins.numbered([{}, {}], UUID(int=7))
        assert first == twins.numbered([{}, {}], UUID(int=7))
        assert first[0]["id"] == str(UUID(int=7)) != first[1]["id"]
