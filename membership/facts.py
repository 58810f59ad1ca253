"""The parts of the board record that are about who sits where: rows to the record's words, and back."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final, TypeVar

from simple_history.utils import bulk_create_with_history

from boards.audit import Actor
from boards.models import Board, BoardOwned
from boards.wording import Row
from membership.models import AppointingPeriod, Appointment, OfficeHolder, Paper, Person, Seat, Standing
from membership.wording import APPOINTING_PERIOD, APPOINTMENT, HOLDER, PAPER, PERSON, SEAT, STANDING

T = TypeVar("T", bound=BoardOwned)

BATCH: Final = 500


# -- from rows to the record ---------------------------------------------------------------------------------


def _always_named(columns: Row) -> Row:
    return {"id": columns["ref"]}


def _named_where_given(columns: Row) -> Row:
    return {"id": columns["ref"]} if columns["bears_id"] else {}


def load_people(board: Board) -> list[Row]:
    """Give the people the record names."""
    rows = board.people.order_by("pk").values("ref", *PERSON.columns)
    return [_always_named(row) | PERSON.said(row) for row in rows]


def load_seats(board: Board) -> list[Row]:
    """Give the seats, each with the periods for which its holders are known."""
    rows = board.seats.order_by("pk").values("ref", *SEAT.columns)
    return [_always_named(row) | SEAT.said(row) for row in rows]


def load_appointments(board: Board) -> list[Row]:
    """Give who was appointed to which seat, and when."""
    rows = board.appointments.order_by("pk").values("ref", "bears_id", *APPOINTMENT.columns)
    return [_named_where_given(row) | APPOINTMENT.said(row) for row in rows]


def load_appointing_periods(board: Board) -> list[Row]:
    """Give the appointing periods, with who was chair and vice-chair in each."""
    holders: dict[int, list[Row]] = {}
    for row in board.office_holders.order_by("pk").values("period_id", *HOLDER.columns):
        holders.setdefault(row["period_id"], []).append(HOLDER.said(row))
    found = []
    named = ("pk", "ref", "bears_id", "holders_stated")
    for row in board.appointing_periods.order_by("pk").values(*named, *APPOINTING_PERIOD.columns):
        said = _named_where_given(row) | APPOINTING_PERIOD.said(row)
        if row["holders_stated"]:
            said["holders"] = holders.get(row["pk"], [])
        found.append(said)
    return found


def load_standings(board: Board) -> list[Row]:
    """Give what people are, or are known not to be."""
    rows = board.standings.order_by("pk").values("ref", "bears_id", *STANDING.columns)
    return [_named_where_given(row) | STANDING.said(row) for row in rows]


def load_papers(board: Board) -> list[Row]:
    """Give the acts on paper."""
    rows = board.papers.order_by("pk").values("ref", "bears_id", *PAPER.columns)
    return [_named_where_given(row) | PAPER.said(row) for row in rows]


# -- from the record to rows ---------------------------------------------------------------------------------


def _store(model: type[T], rows: Iterable[T]) -> list[T]:
    stored: list[T] = bulk_create_with_history(list(rows), model, batch_size=BATCH)
    return stored


def _named(row: Row) -> Row:
    return {"ref": row.get("id", ""), "bears_id": "id" in row}


def _people(board: Board) -> dict[str, int]:
    return dict(board.people.values_list("ref", "pk"))


def store_people(board: Board, part: list[Row], by: Actor) -> None:
    """Write the people."""
    _store(Person, (Person(board=board, ref=row["id"], **PERSON.kept(row)) for row in part))


def store_seats(board: Board, part: list[Row], by: Actor) -> None:
    """Write the seats."""
    _store(Seat, (Seat(board=board, ref=row["id"], **SEAT.kept(row)) for row in part))


def store_appointments(board: Board, part: list[Row], by: Actor) -> None:
    """Write the appointments, with the days on which each is certain."""
    known = dict(board.seats.values_list("ref", "known"))
    linked = {"seat": dict(board.seats.values_list("ref", "pk")), "person": _people(board)}
    rows = []
    for row in part:
        appointment = Appointment(board=board, **_named(row), **APPOINTMENT.kept(row, linked))
        appointment.holds_from, appointment.holds_to = appointment.certain_days(known[row["seat"]])
        rows.append(appointment)
    _store(Appointment, rows)


def store_appointing_periods(board: Board, part: list[Row], by: Actor) -> None:
    """Write the appointing periods, and who held the offices in them."""
    periods = _store(AppointingPeriod, (_period(board, row) for row in part))
    linked = {"person": _people(board)}
    _store(
        OfficeHolder,
        (
            OfficeHolder(board=board, period=period, **HOLDER.kept(holder, linked))
            for period, row in zip(periods, part, strict=True)
            for holder in row.get("holders", [])
        ),
    )


def _period(board: Board, row: Row) -> AppointingPeriod:
    return AppointingPeriod(
        board=board, holders_stated="holders" in row, **_named(row), **APPOINTING_PERIOD.kept(row)
    )


def store_standings(board: Board, part: list[Row], by: Actor) -> None:
    """Write what people are."""
    linked = {"person": _people(board)}
    _store(Standing, (Standing(board=board, **_named(row), **STANDING.kept(row, linked)) for row in part))


def store_papers(board: Board, part: list[Row], by: Actor) -> None:
    """Write the acts on paper."""
    _store(Paper, (Paper(board=board, **_named(row), **PAPER.kept(row)) for row in part))


@dataclass(frozen=True)
class Provided:
    """One part of the record that this room reads and writes."""

    name: str
    load: Callable[[Board], list[Row]]
    store: Callable[[Board, list[Row], Actor], None]


PARTS: Final = (
    Provided("people", load_people, store_people),
    Provided("seats", load_seats, store_seats),
    Provided("appointments", load_appointments, store_appointments),
    Provided("appointing_periods", load_appointing_periods, store_appointing_periods),
    Provided("standings", load_standings, store_standings),
    Provided("papers", load_papers, store_papers),
)
