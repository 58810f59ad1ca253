"""The structure chart: the board on top, its groups in columns below, drawn by a template."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from textwrap import wrap
from typing import Final

from membership.groups.telling import Branch, GroupShown, Structure
from statute.unknown import is_known

COLUMNS: Final = 4
WIDTH: Final = 1080
GUTTER: Final = 24
COLUMN: Final = (WIDTH - GUTTER * (COLUMNS - 1)) // COLUMNS
INDENT: Final = 22
DEEPEST: Final = 4
BOARD_WIDTH: Final = 760
BOARD_LINE: Final = 24
BOARD_LINES: Final = 2
GAP: Final = 12
DROP: Final = 22
LINE: Final = 18
PADDING: Final = 10
LETTER: Final = 9.5
SMALL_LETTER: Final = 7.4
BOARD_LETTER: Final = 10.8
MOST_LINES: Final = 3
# Groups that the law speaks of have corners, the others are round.
OF_THE_LAW: Final = ("committee", "planning_group", "locality_group")


@dataclass(frozen=True)
class Text:
    """A line of words in a box."""

    words: str
    y: int


@dataclass(frozen=True)
class Box:
    """A group in the chart; `told` says all of it."""

    x: int
    y: int
    width: int
    height: int
    name: tuple[Text, ...]
    marks: tuple[Text, ...]
    told: str
    address: str
    classes: str
    round: int

    @property
    def text_x(self) -> int:
        """Where its words begin."""
        return self.x + PADDING


@dataclass(frozen=True)
class Line:
    """A line from whom a group reports to down to the group."""

    x1: int
    y1: int
    x2: int
    y2: int


@dataclass(frozen=True)
class Label:
    """A heading over groups that hang from nothing."""

    words: str
    y: int


@dataclass
class Chart:
    """The whole picture."""

    board: tuple[Text, ...]
    height: int = 0
    boxes: list[Box] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    labels: list[Label] = field(default_factory=list)

    width = WIDTH
    # With room for the edges of the outermost boxes.
    view_width = WIDTH + 6
    board_x = (WIDTH - BOARD_WIDTH) // 2
    board_width = BOARD_WIDTH
    middle = WIDTH // 2

    @property
    def board_height(self) -> int:
        """How tall the board's box is: as many lines as its name takes."""
        return _board_height(self.board)


def chart_of(structure: Structure, board: str) -> Chart:
    """Draw a structure; the board is called as said."""
    letters = int((BOARD_WIDTH - 2 * PADDING) / BOARD_LETTER)
    name = _lines(board, letters, BOARD_LINES)
    chart = Chart(tuple(Text(words, 29 + number * BOARD_LINE) for number, words in enumerate(name)))
    y = _under_the_board(chart, structure.under_board)
    for words, branches in structure.parts:
        if branches is not structure.under_board:
            y += GAP
            chart.labels.append(Label(words, y + 14))
            y = _rows(chart, branches, y + 26, "beside" if branches is structure.beside else "apart")
    chart.height = y + 8
    return chart


def _under_the_board(chart: Chart, branches: Sequence[Branch]) -> int:
    """Draw the groups under the board in rows of columns, each row hanging from a line of its own."""
    y = trunk = _board_height(chart.board)
    for row in _in_rows(branches):
        bus, top = y + DROP, y + 2 * DROP
        middles = [x + COLUMN // 2 for x in _places(row, len(branches))]
        chart.lines.append(Line(WIDTH // 2, trunk, WIDTH // 2, bus))
        chart.lines.append(Line(min([*middles, WIDTH // 2]), bus, max([*middles, WIDTH // 2]), bus))
        chart.lines += [Line(x, bus, x, top) for x in middles]
        y, trunk = _row(chart, row, top, "", len(branches)), bus
    return y


def _rows(chart: Chart, branches: Sequence[Branch], y: int, classes: str) -> int:
    for row in _in_rows(branches):
        y = _row(chart, row, y, classes, COLUMNS + 1) + GAP
    return y


def _in_rows(branches: Sequence[Branch]) -> Iterator[Sequence[Branch]]:
    for first in range(0, len(branches), COLUMNS):
        yield branches[first : first + COLUMNS]


def _places(row: Sequence[Branch], of: int) -> list[int]:
    """Where the columns of a row begin: in the middle where there is but one row."""
    width = len(row) * COLUMN + (len(row) - 1) * GUTTER
    first = (WIDTH - width) // 2 if of <= COLUMNS else 0
    return [first + number * (COLUMN + GUTTER) for number in range(len(row))]


def _row(chart: Chart, row: Sequence[Branch], y: int, classes: str, of: int) -> int:
    """Draw columns side by side; give where the longest of them ends."""
    return max(_column(chart, each, x, y, classes, 0) for each, x in zip(row, _places(row, of), strict=True))


def _column(chart: Chart, branch: Branch, x: int, y: int, classes: str, depth: int) -> int:
    """Draw a group and, under it and a little to the right, those that report to it."""
    inset = min(depth, DEEPEST) * INDENT
    box = _box(branch.shown, x + inset, y, COLUMN - inset, classes)
    chart.boxes.append(box)
    end, stem = y + box.height, box.x + INDENT // 2
    for each in branch.below:
        top = end + GAP
        if depth < DEEPEST:
            chart.lines.append(Line(stem, y + box.height, stem, top + 20))
            chart.lines.append(Line(stem, top + 20, box.x + INDENT, top + 20))
        end = _column(chart, each, x, top, classes, depth + 1)
    return end


def _box(shown: GroupShown, x: int, y: int, width: int, classes: str) -> Box:
    room = width - 2 * PADDING
    name = _lines(shown.name, int(room / LETTER))
    marks = _lines(" · ".join(shown.marks), int(room / SMALL_LETTER))
    first = y + PADDING + 12
    texts = tuple(Text(words, first + number * LINE) for number, words in enumerate(name))
    below = first + len(name) * LINE
    small = tuple(Text(words, below + number * LINE) for number, words in enumerate(marks))
    corners = is_known(shown.group.kind) and shown.group.kind in OF_THE_LAW
    kinds = [classes, "statutory" if shown.is_statutory else "", _power_class(shown)]
    return Box(
        x,
        y,
        width,
        2 * PADDING + (len(name) + len(marks)) * LINE,
        texts,
        small,
        f"{shown.name}: {', '.join(shown.marks)}",
        shown.address,
        " ".join(f"ijb_chart__group--{each}" for each in kinds if each),
        0 if corners else 14,
    )


def _power_class(shown: GroupShown) -> str:
    power = shown.group.power
    return "decides" if is_known(power) and power == "delegated" else ""


def _board_height(name: Sequence[Text]) -> int:
    return 2 * PADDING + 2 + len(name) * BOARD_LINE


def _lines(words: str, letters: int, most: int = MOST_LINES) -> list[str]:
    """Give words in as many lines as a box has, the last cut short where they do not fit."""
    lines = wrap(words, letters)
    if len(lines) <= most:
        return lines
    return [*lines[: most - 1], _cut(lines[most - 1], letters)]


def _cut(words: str, letters: int) -> str:
    return words[: letters - 1].rstrip() + "…"
