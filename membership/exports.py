"""The lists of a board as CSV files that the import takes back without a change."""

import csv
import io
from collections.abc import Callable, Iterable, Iterator
from typing import Any, Final

from boards import snapshot
from boards.models import Board
from membership.imports import cells
from membership.imports.columns import EXAMPLE_ID, KINDS, PARTS_OF_A_NAME, Column, Holds, Kind
from membership.imports.naming import Naming, cell_said, value_in
from statute.record import row_told

Row = dict[str, Any]

CHAIRS: Final = "chairs"
CHAIR_HEADINGS: Final = (
    "Period from", "Period to", "Office", "Person id", "Person", "First day", "Last day", "Temporary",
    "Appointed by",
)  # fmt: skip
# What helps to find a seat that is not named by its id; a file of ours has the id.
ONLY_READ: Final = (*PARTS_OF_A_NAME, "seat_basis", "seat_authority", "seat_number")


def list_as_csv(board: Board, kind: Kind, *, unveiled: bool) -> bytes:
    """Give a list of a board's record, as it is told openly unless it may be `unveiled`.

    Disqualifications are left out, whoever asks: no file is to hold them.
    """
    document = snapshot.load_record(board)
    refs = refs_of(board, kind)
    writer = _Rows(kind, Naming(document), refs, unveiled=unveiled)
    rows = [row for place, each in enumerate(document.get(kind.name, [])) if (row := writer.row(place, each))]
    return as_csv([column.words for column in writer.columns], rows)


def refs_of(board: Board, kind: Kind) -> list[str]:
    """Give the ids of a list's rows in their order, of those too that the record gives none."""
    rows = kind.table.model.objects.filter(board=board).order_by("pk").values_list("ref", flat=True)
    return list(rows)


def chairs_as_csv(board: Board) -> bytes:
    """Give who was chair and vice-chair in which appointing period."""
    document = snapshot.load_record(board)
    naming = Naming(document)
    rows = [
        _chair(naming, period, holder)
        for period in document.get("appointing_periods", [])
        for holder in period.get("holders", [])
    ]
    return as_csv(CHAIR_HEADINGS, rows)


def _chair(naming: Naming, period: Row, holder: Row) -> list[str]:
    by = holder.get("appointed_by")
    return [
        period.get("from", ""),
        period.get("to", ""),
        holder["office"].replace("_", "-"),
        holder["person"],
        naming.people.get(holder["person"], ""),
        holder.get("starts_on", ""),
        holder.get("ends", ""),
        _yes_or_no(holder["temporary"]) if "temporary" in holder else "",
        naming.authority(by) if by else "",
    ]


def template_as_csv(kind: Kind) -> bytes:
    """Give a file with the headings of a list and an example below them."""
    columns = columns_of_file(kind)
    return as_csv([column.words for column in columns], [example_of(kind)])


def example_of(kind: Kind) -> list[str]:
    """Give the row that a template shows as an example."""
    return [EXAMPLE_ID if column.name == "id" else column.example for column in columns_of_file(kind)]


def columns_of_file(kind: Kind) -> list[Column]:
    """Give the columns that a file of ours has; others are understood, but not written."""
    return [column for column in kind.columns if column.name not in ONLY_READ]


def as_csv(headings: Iterable[str], rows: Iterable[Iterable[str]]) -> bytes:
    """Give a file that spreadsheets open as it is, with no cell that they would take for a formula."""
    target = io.StringIO(newline="")
    writer = csv.writer(target)
    writer.writerow([cells.defused(each) for each in headings])
    writer.writerows([cells.defused(each) for each in row] for row in rows)
    return target.getvalue().encode("utf-8-sig")


class _Rows:
    """The rows of one list, cell by cell."""

    def __init__(self, kind: Kind, naming: Naming, refs: list[str], *, unveiled: bool) -> None:
        self.kind, self.naming, self.refs, self.unveiled = kind, naming, refs, unveiled
        self.columns = columns_of_file(kind)
        self._help: dict[str, Callable[[int, Row], str]] = {
            "person_name": lambda place, row: naming.people.get(self._named(row, "person"), ""),
            "seat_words": lambda place, row: naming.seat(seat) if (seat := self._named(row, "seat")) else "",
            "number": lambda place, row: str(naming.seat_number(place)),
        }

    def row(self, place: int, row: Row) -> list[str]:
        """Give a row's cells; none for a disqualification."""
        told = row_told(self.kind.name, row)
        if told is None:
            return []
        return list(self._cells(place, row if self.unveiled else told))

    def _cells(self, place: int, row: Row) -> Iterator[str]:
        for column in self.columns:
            if column.name == "id":
                yield self.refs[place]
            elif column.holds is Holds.HELP:
                yield self._help[column.name](place, row) if column.name in self._help else ""
            else:
                yield cell_said(self.naming, column, value_in(row, column))

    def _named(self, row: Row, name: str) -> str:
        return str(value_in(row, self.kind.column(name)) or "")


def _yes_or_no(value: bool) -> str:
    return "yes" if value else "no"


def file_name(board: Board, kind: str) -> str:
    """Give what to call a file of a list."""
    return f"{board.slug}-{kind.replace('_', '-')}.csv"


def exported() -> tuple[str, ...]:
    """Give the names of all lists that can be taken out as files."""
    return (*KINDS, CHAIRS)
