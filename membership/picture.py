"""A picture of the board: who sits where round the table, for which body, and who votes. Geometry only."""

from collections.abc import Iterator
from dataclasses import dataclass
from math import cos, pi, radians, sin

from membership.roll import Roll, SeatGroup, SeatShown

SIZE = 400
MIDDLE = SIZE / 2
OUTER = 174.0
ROW_APART = 40.0
IN_A_ROW = 40
LARGEST_SEAT = 20.0
LARGEST_FONT = 17.0
MOST_SEATS = 110
KEY = 8.5
OFFICE_APART = 5.0
OFFICE_LETTER = 8.4
OFFICE_HEIGHT = 15.0
MIDDLE_LINES = (202.0, 222.0, 242.0)

COUNCIL, NEXT_COUNCIL, HEALTH, OTHER = "council", "next-council", "health", "other"
SHAPES = {COUNCIL: "circle", NEXT_COUNCIL: "diamond", HEALTH: "square", OTHER: "hexagon"}


@dataclass(frozen=True)
class Shape:
    """An outline, as the points of a polygon or, for a council, a circle."""

    x: str
    y: str
    radius: str
    points: str

    @property
    def is_round(self) -> bool:
        """Whether it is a circle."""
        return not self.points


@dataclass(frozen=True)
class Mark:
    """A seat as drawn: its number and shape, the office held from it with a line to it, and it in words."""

    number: int
    shape: Shape
    classes: str
    office: str
    office_x: str
    office_y: str
    line_from_x: str
    line_from_y: str
    line_to_x: str
    line_to_y: str
    words: str


@dataclass(frozen=True)
class KeyLine:
    """A line of the key: a shape with what it stands for."""

    name: str
    shape: Shape
    classes: str


@dataclass(frozen=True)
class Picture:
    """Everything the template draws."""

    size: int
    font: str
    table: str
    marks: tuple[Mark, ...]
    middle: tuple[tuple[str, str, str], ...]
    key: tuple[KeyLine, ...]
    ways: tuple[KeyLine, ...]
    words: str


@dataclass(frozen=True)
class Arc:
    """The seats of one body, side by side."""

    name: str
    body: str
    seats: tuple[SeatShown, ...]


def picture_of(roll: Roll) -> Picture | None:
    """Draw the board; None where it has no seats, or more than a picture can show."""
    arcs = list(_arcs(roll.groups))
    count = len(roll.seats)
    if not count or count > MOST_SEATS:
        return None
    rows = 1 + (count - 1) // IN_A_ROW
    slots = sum(_width(arc, rows) + 1 for arc in arcs)
    seat = min(LARGEST_SEAT, pi * (OUTER - (rows - 1) * ROW_APART) / slots * 0.9)
    return Picture(
        SIZE,
        _n(min(LARGEST_FONT, seat * 0.95)),
        _n(_table(rows)),
        tuple(_marks(arcs, slots, rows, seat)),
        tuple((kind, line, _n(y)) for (kind, line), y in zip(_middle(roll), MIDDLE_LINES, strict=False)),
        tuple(_body_line(arc) for arc in _in_reading_order(arcs)),
        tuple(_ways(roll)),
        _in_words(roll),
    )


def _arcs(groups: tuple[SeatGroup, ...]) -> Iterator[Arc]:
    """The Health Board to the right of the top, councils to the left, everybody else at the foot."""
    councils = [each for each in groups if _basis(each) == "LA_NOM"]
    rest = tuple(seat for each in groups if _basis(each) not in ("LA_NOM", "HB_NOM") for seat in each.seats)
    for each in groups:
        if _basis(each) == "HB_NOM":
            yield Arc(_whose(each), HEALTH, each.seats)
    if rest:
        yield Arc("Other members", OTHER, rest)
    for place, each in enumerate(councils):
        yield Arc(_whose(each), NEXT_COUNCIL if place else COUNCIL, each.seats)


def _basis(group: SeatGroup) -> str:
    basis = group.seats[0].on_day.seat.basis
    return basis if isinstance(basis, str) else ""


def _whose(group: SeatGroup) -> str:
    return group.seats[0].whose or group.title


def _in_reading_order(arcs: list[Arc]) -> list[Arc]:
    order = list(SHAPES)
    return sorted(arcs, key=lambda arc: order.index(arc.body))


def _body_line(arc: Arc) -> KeyLine:
    return KeyLine(
        arc.name, _shape(arc.body, 10, 10, KEY), f"ijb_seat--{arc.body} ijb_seat--held ijb_seat--votes"
    )


def _ways(roll: Roll) -> Iterator[KeyLine]:
    """Give the ways in which a seat is drawn, with what they tell."""
    unsure = ", or cannot tell" if any(seat.votes is None for seat in roll.seats) else ""
    for name, way in (
        ("Solid: votes", "held ijb_seat--votes"),
        (f"Outline: does not vote{unsure}", "held"),
        ("Broken line: not filled", "empty"),
        ("Grey: not on record", "unknown"),
    ):
        yield KeyLine(name, _shape(COUNCIL, 10, 10, KEY), f"ijb_seat--plain ijb_seat--{way}")


def _table(rows: int) -> float:
    """Give the radius of the table that rows of seats leave room for."""
    return OUTER - LARGEST_SEAT - (rows - 1) * ROW_APART - 9


def _width(arc: Arc, rows: int) -> int:
    """Give how many places along the table a body takes."""
    return -(-len(arc.seats) // rows)


def _marks(arcs: list[Arc], slots: int, rows: int, seat: float) -> Iterator[Mark]:
    # Clockwise from the top, half a gap in, so that the first and the last body meet at the top.
    at = 0.5
    for arc in arcs:
        for index, each in enumerate(arc.seats):
            angle = 360 * (at + index // rows + 0.5) / slots
            x, y = _on_circle(angle, OUTER - (index % rows) * ROW_APART)
            yield _mark(each, arc.body, _shape(arc.body, x, y, seat), angle, _table(rows))
        at += _width(arc, rows) + 1


def _mark(each: SeatShown, body: str, shape: Shape, angle: float, table: float) -> Mark:
    office = " and ".join(word for holder in each.holders for word in holder.offices)
    votes = " ijb_seat--votes" if each.votes else ""
    classes = f"ijb_seat--{body} ijb_seat--{_state(each)}{votes}"
    return Mark(each.number, shape, classes, office, *_before(angle, table, office), seat_in_words(each))


def _shape(body: str, x: float, y: float, size: float) -> Shape:
    corners, turned, reach = {
        COUNCIL: (0, 0, 1.0),
        NEXT_COUNCIL: (4, 0, 1.2),
        HEALTH: (4, 45, 1.25),
        OTHER: (6, 0, 1.08),
    }[body]
    around = [radians(turned + 360 * corner / corners) for corner in range(corners)]
    points = [f"{_n(x + size * reach * cos(angle))},{_n(y + size * reach * sin(angle))}" for angle in around]
    return Shape(_n(x), _n(y), _n(size), " ".join(points))


def _before(angle: float, table: float, words: str) -> tuple[str, str, str, str, str, str]:
    """Give where the middle of an office's name stands, on the table, and the line from there to its seat."""
    across, down = abs(sin(radians(angle))), abs(cos(radians(angle)))
    wide, high = len(words) * OFFICE_LETTER / 2, OFFICE_HEIGHT / 2
    middle = table - OFFICE_APART - across * wide - down * high
    edge = middle + min(wide / max(across, 0.01), high / max(down, 0.01))
    places = [_on_circle(angle, radius) for radius in (middle, min(edge, table), table + OFFICE_APART)]
    (x, y), (from_x, from_y), (to_x, to_y) = places
    return _n(x), _n(y), _n(from_x), _n(from_y), _n(to_x), _n(to_y)


def _state(each: SeatShown) -> str:
    if each.holders:
        return "held"
    return "empty" if each.is_empty else "unknown"


def seat_in_words(each: SeatShown) -> str:
    """Say what a seat in the picture says."""
    whose = f" of {each.whose}" if each.whose else ""
    if each.holders:
        who = " and ".join(
            f"{holder.name} ({', '.join(holder.offices).lower()})" if holder.offices else holder.name
            for holder in each.holders
        )
    else:
        who = "place not filled" if each.is_empty else "holder not on record"
    return f"{each.number}. {each.title}{whose}: {who}; {each.voting_words.lower()}"


def _middle(roll: Roll) -> Iterator[tuple[str, str]]:
    """Give the number that vote, and the quorum, as lines; nothing where they cannot be told."""
    voting, quorum, *_ = [*roll.numbers.rows, None, None]
    if voting and quorum and voting.is_known:
        yield "number", str(voting.value)
        yield "line", "can vote"
        yield "line", f"quorum {quorum.value}"


def _in_words(roll: Roll) -> str:
    held = sum(1 for seat in roll.seats if seat.holders)
    votes = sum(1 for seat in roll.seats if seat.votes)
    parts = [f"{len(roll.seats)} seats round a table, {held} with a holder"]
    if roll.empty:
        parts.append(f"{len(roll.empty)} not filled")
    parts.append(f"{votes} of the seats vote")
    return ", ".join(parts) + ". Every seat is in the table on this page, under the same number."


def _on_circle(angle: float, radius: float) -> tuple[float, float]:
    return MIDDLE + radius * sin(radians(angle)), MIDDLE - radius * cos(radians(angle))


def _n(value: float) -> str:
    return f"{value:.1f}"
