"""What a file would do to the record: row by row, what is new, changed, unchanged and wrong."""

import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum
from functools import cached_property
from typing import Any, Final
from uuid import UUID

from boards.refusals import Refused
from boards.rows import merged, refuse_bad_values, row_said
from boards.snapshot import settled
from membership import twins
from membership.imports.cells import periods_said
from membership.imports.columns import EXAMPLE_ID, Column, Holds, Kind, Layout, day_columns
from membership.imports.naming import Naming
from membership.imports.reading import Line, Table
from membership.imports.rows import Held, Reader, Row, Understood, day_of, same
from membership.twins.imports import Laid, laid_in
from statute.record import BadRecord, facts_of
from statute.record_shape import RECORD
from statute.shape import Fault, Many
from statute.spans import in_words

PLACE: Final = re.compile(r"(?P<list>\w+)\[(?P<place>\d+)\]")
DAY: Final = re.compile(r"\b\d{4}-\d{2}-\d{2}\b")
SEAT: Final = re.compile(r"two holders of seat (?P<seat>\S+) on one day")
WORDS_OF_ENDS: Final = {"open": "open", "while in office": "while in office"}


class Status(Enum):
    """What would become of a row."""

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    WRONG = "wrong"


@dataclass(frozen=True)
class Change:
    """A field that a row would change, in words: what it is now and what it would be."""

    words: str
    was: str
    becomes: str


@dataclass(frozen=True)
class Planned:
    """A row of the file and what would become of it."""

    line: Line
    status: Status
    label: str
    changes: tuple[Change, ...] = ()
    reasons: tuple[str, ...] = ()
    laid: Laid | None = None
    person: tuple[str, str] | None = None

    @property
    def number(self) -> int:
        """The line of the file on which it begins."""
        return self.line.number

    def wrong(self, reason: str) -> "Planned":
        """Give the row as one that is wrong."""
        return replace(
            self, status=Status.WRONG, reasons=(*self.reasons, reason), laid=None, person=None, changes=()
        )


@dataclass(frozen=True)
class Plan:
    """What the whole file would do, and the record as it would be without the rows that are wrong."""

    document: twins.Document
    rows: tuple[Planned, ...]

    @cached_property
    def counts(self) -> dict[str, int]:
        """How many rows there are of each status."""
        found = Counter(row.status for row in self.rows)
        return {status.value: found[status] for status in Status}

    @property
    def wrong(self) -> tuple[Planned, ...]:
        """The rows that are wrong."""
        return tuple(row for row in self.rows if row.status is Status.WRONG)

    @cached_property
    def people(self) -> dict[str, str]:
        """The people whom the record does not know yet, by the ids they are to have."""
        return dict(row.person for row in self.rows if row.person is not None)

    @cached_property
    def laid(self) -> list[Laid]:
        """The rows to be laid into the record, those that others name first."""
        people = [Laid("people", None, {"id": ref, "name": name}) for ref, name in self.people.items()]
        return people + [row.laid for row in self.rows if row.laid is not None]

    @property
    def does_nothing(self) -> bool:
        """Whether nothing would be new or changed."""
        return not self.laid

    @property
    def why_nothing(self) -> str:
        """Why nothing would be, where that is so."""
        return "the record says all of this already" if self.rows else "the file holds only the example row"

    @cached_property
    def after(self) -> twins.Document:
        """The record as it would be."""
        return laid_in(self.document, self.laid)

    @cached_property
    def digest(self) -> str:
        """A mark that is another for every plan that does something else."""
        told = [
            (row.number, row.status.value, row.reasons, [vars(each) for each in row.changes], self._told(row))
            for row in self.rows
        ]
        text = json.dumps([told, self.people], sort_keys=True, default=str)
        return hashlib.sha256(text.encode()).hexdigest()

    def _told(self, row: Planned) -> Any:
        if row.laid is None or row.laid.place is None:
            return row.laid and row.laid.row
        return self.document[row.laid.list][row.laid.place], row.laid.row


def most_of(kind: Kind) -> int:
    """Give how many rows a record may have of a list."""
    rows = RECORD.fields[kind.name]
    assert isinstance(rows, Many)
    return rows.most


def plan_of(kind: Kind, table: Table, layout: Layout, held: Held, seed: UUID) -> Plan:
    """Give what the rows of a file would do to a record; `seed` makes the ids of what is new.

    Refuses more new rows than the record has room for.
    """
    return Planner(kind, table, layout, held, seed).plan()


class Planner:
    """Holds the rows of one file against one record."""

    def __init__(self, kind: Kind, table: Table, layout: Layout, held: Held, seed: UUID) -> None:
        days = day_columns(kind, table, layout)
        self.kind, self.layout, self.held, self.table = kind, layout, held, table
        self.reader = Reader(kind, layout, days, held, seed, len(table.headings))
        self.rows: list[Row] = held.document.get(kind.name, [])

    def plan(self) -> Plan:
        """Give the plan, in which no row is left that would keep the record from holding together."""
        lines = [line for line in self.table.lines if not self._is_example(line)]
        rows = [self._planned(row) for row in self.reader.read_all(lines)]
        self._refuse_too_many(rows)
        while True:
            plan = Plan(self.held.document, tuple(rows))
            found = self._clashes(plan)
            if not found:
                return plan
            rows = [row.wrong(found[row.number]) if row.number in found else row for row in rows]

    def _refuse_too_many(self, rows: Sequence[Planned]) -> None:
        """Refuse more new rows than the record's list has room for: no single one of them is at fault."""
        most = most_of(self.kind)
        new = sum(row.status is Status.NEW for row in rows)
        if new and len(self.rows) + new > most:
            raise Refused(
                f"{self.kind.words}: a record holds {most:,} at most. It has {len(self.rows):,}, and the "
                f"file would bring {new:,} more. Nothing was imported."
            )

    def _is_example(self, line: Line) -> bool:
        index = self.layout.index("id")
        return index is not None and line.cells[index : index + 1] == (EXAMPLE_ID,)

    # -- a row

    def _planned(self, row: Understood) -> Planned:
        label = self._label(row)
        if row.faults:
            return Planned(row.line, Status.WRONG, label, reasons=tuple(row.faults))
        planned = self._new(row, label) if row.place is None else self._existing(row, row.place, label)
        try:
            if planned.laid and planned.laid.row:
                refuse_bad_values(self.kind.name, planned.laid.row)
        except Refused as refused:
            return planned.wrong(" ".join(self._in_our_words(each) for each in refused.messages))
        return planned

    def _new(self, row: Understood, label: str) -> Planned:
        said = row_said({"id": row.new_id, **row.said})
        if self.layout.blank_ends == "open":
            said = {self._ends: "open"} | said if self._has_ends else said
        order = [column.name for column in self.kind.columns if not column.within]
        wholes = self.kind.wholes
        changes = [self._change(name, None, said[name]) for name in (*wholes, *order[1:]) if name in said]
        if row.person:
            changes.insert(0, Change("New person", "", row.person[1]))
        laid = Laid(self.kind.name, None, said)
        return Planned(row.line, Status.NEW, label, tuple(changes), laid=laid, person=row.person)

    @property
    def _ends(self) -> str:
        return next(each.name for each in self.kind.columns if each.holds is Holds.END)

    @property
    def _has_ends(self) -> bool:
        return any(each.holds is Holds.END for each in self.kind.columns)

    def _existing(self, row: Understood, place: int, label: str) -> Planned:
        held = self.rows[place]
        differing = {name: value for name, value in row.said.items() if not same(held.get(name), value)}
        if not differing:
            return Planned(row.line, Status.UNCHANGED, label)
        for whole in differing.keys() & {*self.kind.wholes}:
            parts = {**held.get(whole, {}), **differing[whole]}
            differing[whole] = {name: each for name, each in parts.items() if each is not None}
        changes = tuple(self._change(name, held.get(name), value) for name, value in differing.items())
        laid = Laid(self.kind.name, place, merged(held, differing))
        return Planned(row.line, Status.CHANGED, label, changes, laid=laid, person=row.person)

    # -- in words

    def _change(self, name: str, was: Any, becomes: Any) -> Change:
        is_whole = name in self.kind.wholes
        words = name.capitalize() if is_whole else self._heading(self.kind.column(name))
        return Change(words, self._value(name, was), self._value(name, becomes))

    def _heading(self, column: Column) -> str:
        return {"person": "Person", "seat": "Seat"}.get(column.name, column.words)

    def _value(self, name: str, value: Any) -> str:
        if value is None:
            return "not known"
        if name == "votes":
            return "; ".join(f"{each} {part}" for part, each in value.items() if each is not None)
        if name in self.kind.wholes:
            return "; ".join(self._value(part, each) for part, each in value.items() if each is not None)
        if name == "person":
            return self._person_words(value)
        if name == "seat":
            return self.reader.naming.seat(value)
        return self._plain_value(self.kind.column(name), value)

    def _person_words(self, ref: str) -> str:
        return self.reader.naming.people.get(ref) or self.reader.new_names.get(ref, ref)

    def _plain_value(self, column: Column, value: Any) -> str:
        return value_in_words(self.reader.naming, column, value)

    def _label(self, row: Understood) -> str:
        held = self.rows[row.place] if row.place is not None else {}
        said = held | {name: value for name, value in row.said.items() if value is not None}
        return label_of(self.kind, said, self._value) or self._first_cells(row.line)

    def _first_cells(self, line: Line) -> str:
        return ", ".join(" ".join(cell.split())[:60] for cell in line.cells if cell.strip())[:120]

    def _in_our_words(self, message: str) -> str:
        """Give a refusal of the record's shape with the heading in place of the field's own name."""
        for column in self.kind.columns:
            field = column.name.replace("_", " ").capitalize()
            if message.startswith(f"{field}: "):
                return f"{column.words}: {message[len(field) + 2 :]}"
        return message

    # -- the whole

    def _clashes(self, plan: Plan) -> dict[int, str]:
        """Give the lines that keep the record from holding together, with the reason."""
        if plan.does_nothing:
            return {}
        try:
            facts_of(settled(plan.after))
        except BadRecord as bad:
            lines = self._lines(plan)
            found: dict[int, str] = {}
            for fault in bad.faults:
                for number in self._lines_at_fault(fault, lines) or set(lines.values()):
                    found.setdefault(number, self._reason(fault, number, lines))
            return found
        return {}

    def _lines(self, plan: Plan) -> dict[tuple[str, int], int]:
        """Give the lines of the file by the places their rows would have in the record."""
        found: dict[tuple[str, int], int] = {}
        following = len(self.rows)
        people = {
            ref: place for place, ref in enumerate(plan.people, len(self.held.document.get("people", [])))
        }
        for row in plan.rows:
            if row.person:
                found["people", people[row.person[0]]] = row.number
            if row.laid is not None:
                place = row.laid.place
                if place is None:
                    place, following = following, following + 1
                found[self.kind.name, place] = row.number
        return found

    def _lines_at_fault(self, fault: Fault, lines: dict[tuple[str, int], int]) -> set[int]:
        named = [*PLACE.finditer(fault.place), *PLACE.finditer(fault.reason)]
        found = {lines.get((each["list"], int(each["place"]))) for each in named}
        if seat := SEAT.search(fault.reason):
            place = self.reader.naming.seat_places.get(seat["seat"], -1)
            found.add(lines.get(("seats", place)))
        return {number for number in found if number is not None}

    def _reason(self, fault: Fault, number: int, lines: dict[tuple[str, int], int]) -> str:
        if seat := SEAT.search(fault.reason):
            who = json.loads(fault.value) if fault.value.endswith('"') else "Two people"
            others = sorted(self._lines_at_fault(fault, lines) - {number})
            also = f" See line {others[0]}." if others else ""
            return (
                f"{who} would both hold this seat ({self.reader.naming.seat(seat['seat'])}) on one day.{also}"
            )
        words = self._field_words(PLACE.sub("", fault.place).strip("."), fault)
        reason = _days_in_words(re.sub(r"\s*\((?:also|see)[^)]*\)", "", fault.reason))
        return f"{words}: {reason}." if words else f"The record would not hold together: {reason}."

    def _field_words(self, name: str, fault: Fault) -> str:
        """Give the heading of a field where the fault is in the list of the file, else its own name."""
        of_list = fault.place.startswith(f"{self.kind.name}[")
        column = next((each for each in self.kind.columns if of_list and each.name == name), None)
        return column.words if column else name.replace("_", " ").capitalize()


def _days_in_words(text: str) -> str:
    return DAY.sub(lambda found: in_words(date.fromisoformat(found[0])), text)


def label_of(kind: Kind, row: Row, words: Any) -> str:
    """Give what to call a row; empty where nothing in it says."""
    return ", ".join(_parts(kind.called, row, words))


def _parts(names: Sequence[str], row: Row, words: Any) -> Iterator[str]:
    for name in names:
        if row.get(name):
            yield words(name, row[name])


def value_in_words(naming: Naming, column: Column, value: Any) -> str:
    """Give a value of the record as people read it."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return _list_in_words(naming, column, value)
    if column.holds.has_days:
        day = day_of(value)
        return in_words(day) if day else str(value)
    if column.holds is Holds.AUTHORITY:
        return naming.authority(value)
    if column.holds is Holds.BODY:
        return column.choices.get(value) or naming.body(value, column.choices)
    if column.holds is Holds.ROW:
        return column.choices.get(value) or naming.row_of(column.of, value)
    return column.choices.get(value, str(value))


def _list_in_words(naming: Naming, column: Column, value: list[Any]) -> str:
    if column.holds is Holds.PERIODS:
        return periods_said(value)
    if column.holds is Holds.IDS:
        return ", ".join(map(naming.person, value))
    return ", ".join(column.choices.get(each, each) for each in value)
