"""The parts of the board record that are about who sits where: rows to the record's words, and back."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final, TypeVar

from simple_history.utils import bulk_create_with_history

from boards.audit import Actor
from boards.models import Board, BoardOwned
from membership.ends import end_columns, end_said
from membership.models import AppointingPeriod, Appointment, OfficeHolder, Paper, Person, Seat, Standing

Row = dict[str, Any]
T = TypeVar("T", bound=BoardOwned)

BATCH: Final = 500


@dataclass(frozen=True)
class Wording:
    """How the fields of one kind of row are called in the record and kept in columns.

    `plain` values are kept as they are, `days` as dates, `ends` in two columns, `links` as keys to rows of
    another kind. Ids, and rows within rows, are not its business.
    """

    plain: Mapping[str, str]
    days: Mapping[str, str] = field(default_factory=dict)
    ends: Mapping[str, str] = field(default_factory=dict)
    links: Mapping[str, str] = field(default_factory=dict)

    @property
    def names(self) -> set[str]:
        """The record's own names of the fields."""
        return {*self.plain, *self.days, *self.ends, *self.links}

    @property
    def columns(self) -> list[str]:
        """The columns to be read for them."""
        ends = [f"{name}_{part}" for name in self.ends.values() for part in ("on", "word")]
        links = [f"{name}__ref" for name in self.links.values()]
        return [*self.plain.values(), *self.days.values(), *ends, *links]

    def said(self, columns: Mapping[str, Any]) -> Row:
        """Give a row as the record says it; what is not known stays away."""
        found = {name: columns[column] for name, column in self.plain.items()}
        found |= {name: columns[f"{column}__ref"] for name, column in self.links.items()}
        for name, column in self.days.items():
            day = columns[column]
            found[name] = None if day is None else day.isoformat()
        found |= {name: end_said(column, columns) for name, column in self.ends.items()}
        return {name: value for name, value in found.items() if value is not None}

    def kept(self, row: Row, linked: Mapping[str, Mapping[str, int]] | None = None) -> Row:
        """Give the columns for a row of the record; `linked` has the keys of the rows it may name."""
        found = {column: row.get(name) for name, column in self.plain.items()}
        for name, column in self.links.items():
            found[f"{column}_id"] = (linked or {})[column][row[name]]
        for name, column in self.days.items():
            found[column] = date.fromisoformat(row[name]) if name in row else None
        for name, column in self.ends.items():
            found |= end_columns(column, row.get(name))
        return found


PERSON: Final = Wording({"name": "name"})
SEAT: Final = Wording(
    {name: name for name in ("basis", "nominated_by", "represents", "group", "name", "known")}
)
APPOINTMENT: Final = Wording(
    {"interim": "interim", "joint": "joint"},
    days={"starts_on": "starts_on", "seen_on": "seen_on"},
    ends={"term_ends": "term_ends", "ends": "ends"},
    links={"seat": "seat", "person": "person"},
)
APPOINTING_PERIOD: Final = Wording(
    {name: name for name in ("chair_by", "vice_by", "temporary", "late_start_reason")},
    days={"from": "starts_on", "seen_on": "seen_on"},
    ends={"to": "ends"},
)
HOLDER: Final = Wording(
    {name: name for name in ("office", "temporary", "appointed_by")},
    days={"starts_on": "starts_on"},
    ends={"ends": "ends"},
    links={"person": "person"},
)
STANDING: Final = Wording(
    {
        "is": "kind",
        "of": "of",
        "office": "office",
        "as": "profession",
        "contract": "contract",
        "category": "category",
        "value": "is_so",
    },
    days={"starts_on": "starts_on", "seen_on": "seen_on"},
    ends={"ends": "ends"},
    links={"person": "person"},
)
PAPER: Final = Wording(
    {
        "kind": "kind",
        "topic": "topic",
        "about": "about",
        "from": "sent_by",
        "to": "sent_to",
        "says": "says",
        "reference": "reference",
    },
    days={name: name for name in ("given_on", "received_on", "effective_on")},
)


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
