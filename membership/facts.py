"""The parts of the board record that are about who sits where, and about the groups: rows, and back."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final

from simple_history.utils import bulk_create_with_history

from boards.audit import Actor
from boards.models import Board
from boards.tables import AT_ONCE, PublicIds, Table
from boards.wording import Row
from membership.keeping import (
    APPOINTMENTS,
    CONSULTATIONS,
    DECISIONS,
    GROUPS,
    HOLDERS,
    PAPERS,
    PEOPLE,
    PERIODS,
    SEATS,
    STANDINGS,
)
from membership.models import OfficeHolder
from membership.wording import HOLDER


def load_appointing_periods(board: Board) -> list[Row]:
    """Give the appointing periods, with who was chair and vice-chair in each."""
    holders: dict[int, list[Row]] = {}
    for row in board.office_holders.order_by("pk").values("period_id", *HOLDER.columns):
        holders.setdefault(row["period_id"], []).append(HOLDER.said(row))
    found = []
    named = ("pk", "ref", "bears_id", "holders_stated")
    for row in board.appointing_periods.order_by("pk").values(*named, *PERIODS.wording.columns):
        said = PERIODS.id_said(row) | PERIODS.wording.said(row)
        if row["holders_stated"]:
            said["holders"] = holders.get(row["pk"], [])
        found.append(said)
    return found


def store_appointing_periods(board: Board, part: list[Row], by: Actor) -> None:
    """Write the appointing periods, and who held the offices in them."""
    periods = bulk_create_with_history(
        [PERIODS.row_of(board, row, {}) for row in part], PERIODS.model, batch_size=AT_ONCE
    )
    keys = {"person": PublicIds(board, HOLDERS.linked).keys("person")}
    rows = [
        OfficeHolder(board=board, period=period, **HOLDERS.columns(holder, keys))
        for period, row in zip(periods, part, strict=True)
        for holder in row.get("holders", [])
    ]
    bulk_create_with_history(rows, OfficeHolder, batch_size=AT_ONCE)


@dataclass(frozen=True)
class Provided:
    """One part of the record that this room reads and writes."""

    name: str
    load: Callable[[Board], list[Row]]
    store: Callable[[Board, list[Row], Actor], None]


def provided(tables: Iterable[Table]) -> list[Provided]:
    """Give the parts that some tables hold."""
    return [Provided(table.name, table.load, table.store) for table in tables]


PARTS: Final = (
    *provided((PEOPLE, SEATS, APPOINTMENTS)),
    Provided("appointing_periods", load_appointing_periods, store_appointing_periods),
    *provided((STANDINGS, PAPERS, GROUPS, DECISIONS, CONSULTATIONS)),
)
