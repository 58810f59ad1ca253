"""The picture of the board."""

from datetime import date
from itertools import combinations
from math import atan2, hypot

import pytest

from membership.picture import MOST_SEATS, SIZE, Mark, picture_of
from membership.roll import roll_on
from statute.record import facts_of
from tests.statute.situations import COUNCIL, Record, blank, end, multi, nominee, single

TODAY = date(2026, 11, 21)


def marks(record: Record) -> dict[str, Mark]:
    """Each seat's mark by the seat's id."""
    roll = roll_on(facts_of(record), TODAY)
    picture = picture_of(roll)
    assert picture is not None
    ids = {seat.number: seat.on_day.seat.id for seat in roll.seats}
    return {ids[mark.number]: mark for mark in picture.marks}


def board_of(seats: int) -> Record:
    record = blank()
    for number in range(seats):
        nominee(record, f"la{number}", COUNCIL)
    return record


def test_a_seat_says_who_sits_there_for_whom_and_whether_they_vote() -> None:
    assert (
        marks(single())["hb1"].words
        == "5. Health Board nominee of nhs-alba: Member p-hb1 (vice-chair); votes"
    )


def test_every_body_has_its_own_shape() -> None:
    drawn = marks(multi())
    corners = {seat: drawn[seat].shape.points.count(",") for seat in ("la1", "lb1", "hb1", "gp")}
    assert corners == {"la1": 0, "lb1": 4, "hb1": 4, "gp": 6}
    assert drawn["lb1"].classes != drawn["hb1"].classes


def test_an_empty_seat_and_an_unknown_one_do_not_look_alike() -> None:
    record = single()
    end(record, "user", "2026-09-30")
    end(record, "gp", "2026-09-30")
    next(each for each in record["seats"] if each["id"] == "gp")["known"] = []
    drawn = marks(record)
    assert "ijb_seat--empty" in drawn["user"].classes
    assert "ijb_seat--unknown" in drawn["gp"].classes


def test_only_who_votes_is_drawn_solid() -> None:
    solid = {seat for seat, mark in marks(single()).items() if "ijb_seat--votes" in mark.classes}
    assert solid == {"la1", "la2", "la3", "la4", "hb1", "hb2", "hb3", "hb4", "third", "user", "carer"}


def test_an_office_is_named_in_a_line_with_the_seat_of_whoever_holds_it() -> None:
    drawn = [mark for mark in marks(single()).values() if mark.office]
    assert sorted(mark.office for mark in drawn) == ["Chair", "Vice-chair"]
    middle = SIZE / 2
    for mark in drawn:
        seat = float(mark.shape.x) - middle, middle - float(mark.shape.y)
        words = float(mark.office_x) - middle, middle - float(mark.office_y)
        assert atan2(*words) == pytest.approx(atan2(*seat), abs=0.01)
        line = float(mark.line_to_x) - middle, middle - float(mark.line_to_y)
        assert atan2(*line) == pytest.approx(atan2(*seat), abs=0.01)
        assert hypot(*words) < hypot(*line) < hypot(*seat)


@pytest.mark.parametrize("seats", [1, 2, 18, 40, 41, 80, MOST_SEATS])
def test_seats_stay_inside_and_apart(seats: int) -> None:
    shapes = [mark.shape for mark in marks(board_of(seats)).values()]
    radius = float(shapes[0].radius)
    places = [(float(shape.x), float(shape.y)) for shape in shapes]
    assert all(radius <= x <= SIZE - radius and radius <= y <= SIZE - radius for x, y in places)
    assert all(hypot(a[0] - b[0], a[1] - b[1]) > 1.6 * radius for a, b in combinations(places, 2))


def test_there_is_none_of_no_seats_or_of_too_many() -> None:
    for count in (0, MOST_SEATS + 1):
        assert picture_of(roll_on(facts_of(board_of(count)), TODAY)) is None
