"""A change to who sits where, kept: the rows that differ are written, and each is told in the trail.

A row is known by its place in its list, which it keeps: rows stand in the order in which they came, a new one
follows the others, and None stands in place of one that is withdrawn.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from simple_history.utils import bulk_create_with_history, get_history_manager_for_model

from boards.audit import Told, record, record_all
from boards.events import Event
from boards.models import Board
from boards.refusals import Stale
from boards.snapshot import Telling
from membership import events
from membership.models import (
    AppointingPeriod,
    Appointment,
    HowEnded,
    OfficeHolder,
    Paper,
    Person,
    RecordRow,
    Seat,
    Standing,
)
from membership.wording import (
    APPOINTING_PERIOD,
    APPOINTMENT,
    HOLDER,
    PAPER,
    PERSON,
    SEAT,
    STANDING,
    Row,
    Wording,
)

# What is not kept in the trail, which cannot be changed when a person is to be forgotten: words that somebody
# chose, and the ground of a disqualification, which is for the secretary alone.
KEPT_OUT: Final = frozenset({"name", "reference", "late_start_reason", "category"})
NOT_HERE: Final = "not kept in the trail"

# What is worked out from other columns.
NOT_TYPED: Final = ("holds_from", "holds_to")
# Of more rows than these that differ, the rows are written together.
FEW: Final = 50
AT_ONCE: Final = 500


@dataclass(frozen=True)
class Table:
    """A list of the record and the table it is kept in, with the usual events."""

    name: str
    model: type[RecordRow]
    wording: Wording
    recorded: Event
    corrected: Event
    withdrawn: Event

    def keep(
        self, board: Board, before: list[Row] | None, after: list[Row | None], telling: Telling, **scope: Any
    ) -> list[RecordRow]:
        """Write what differs; give the rows changed and made, in their order.

        `scope` narrows the list to the rows with some values, which new ones are given too.
        """
        known = before or []
        differing = (
            sum(said != row for said, row in zip(after, known, strict=False)) + len(after) - len(known)
        )
        keeping = _Keeping if differing <= FEW else _KeepingMany
        return list(keeping(self, board, telling, scope).kept(known, after))


@dataclass(frozen=True)
class Periods(Table):
    """The appointing periods, each with a list of those who held an office in it."""

    holders: Table

    def keep(
        self, board: Board, before: list[Row] | None, after: list[Row | None], telling: Telling, **scope: Any
    ) -> list[RecordRow]:
        """Write what differs, in the periods and then in who held the offices."""
        known = before or []
        rows: list[RecordRow] = super().keep(
            board,
            [_stating_holders(each) for each in known],
            [_stating_holders(each) for each in after],
            telling,
        )
        periods = list(AppointingPeriod.objects.filter(board=board).order_by("pk"))
        still = [(place, said) for place, said in enumerate(after) if said is not None]
        for period, (place, said) in zip(periods, still, strict=True):
            held = known[place].get("holders", []) if place < len(known) else []
            if said.get("holders", []) != held:
                rows += self.holders.keep(board, held, said.get("holders", []), telling, period=period)
        return rows


def _stating_holders(said: Row | None) -> Any:
    """A period with no more of its holders than whether the record speaks of them."""
    return said and {name: [] if name == "holders" else value for name, value in said.items()}


class _Keeping:
    """One list of one board being written."""

    def __init__(self, table: Table, board: Board, telling: Telling, scope: Mapping[str, Any]) -> None:
        self.table, self.board, self.telling, self.scope = table, board, telling, scope
        self.ids = PublicIds(board)
        self.rows = list(table.model.objects.filter(board=board, **scope).order_by("pk"))

    def kept(self, before: list[Row], after: list[Row | None]) -> Iterator[RecordRow]:
        places = [place for place, row in enumerate(before) if after[place] != row]
        self._make_room(places)
        for place in places:
            yield self._changed(self.rows[place], before[place], after[place])
        for row in after[len(before) :]:
            if row is not None:
                yield self._made(row)

    def _make_room(self, places: list[int]) -> None:
        # Emptied first, so that no appointment is compared with where another stood before.
        if self.table.model is Appointment and len(places) > 1:
            moved = [self.rows[place].pk for place in places]
            Appointment.objects.filter(pk__in=moved).update(holds_from=None, holds_to=None)

    def _changed(self, row: RecordRow, before: Row, after: Row | None) -> RecordRow:
        if after is None:
            return self._withdrawn(row, before)
        self._set(row, after)
        self._save(row)
        changed = {name for name in {*before, *after} if before.get(name) != after.get(name)}
        event = self.telling.events.get(self.table.name, self.table.corrected)
        self._tell(event, row, before=self._told(before, changed), after=self._told(after, changed))
        return row

    def _withdrawn(self, row: RecordRow, before: Row) -> RecordRow:
        row.withdrawn = True
        # Its id in the record is free again, for a row that takes its place.
        row.ref = str(row.public_id)
        self._save(row)
        self._tell(self.table.withdrawn, row, before=self._told(before, set(before)))
        return row

    def _made(self, said: Row) -> RecordRow:
        given = said.get("id")
        row = self.table.model(board=self.board, ref=given or "", **self.scope)
        if public_id := _as_uuid(given):
            row.public_id = public_id
        if "bears_id" in vars(row):
            vars(row)["bears_id"] = given is not None
        self._set(row, said)
        self._save(row)
        event = self.telling.events.get(f"{self.table.name}+", self.table.recorded)
        self._tell(event, row, after=self._told(said, set(said)))
        return row

    def _set(self, row: RecordRow, said: Row) -> None:
        for column, value in self.table.wording.kept(said, self._keys()).items():
            setattr(row, column, value)
        if isinstance(row, AppointingPeriod):
            row.holders_stated = "holders" in said
        self._check(row)

    def _keys(self) -> Mapping[str, Mapping[str, int]]:
        return self.ids.keys

    def _check(self, row: RecordRow) -> None:
        row.full_clean(exclude=NOT_TYPED)

    def _save(self, row: RecordRow) -> None:
        row.save()

    def _tell(
        self, event: Event, row: RecordRow, before: Row | None = None, after: Row | None = None
    ) -> None:
        record(event, row, by=self.telling.by, before=before, after=after, reason=self.telling.reason)

    def _told(self, said: Row, names: set[str]) -> Row:
        shown = {name: said.get(name) for name in sorted(names - {"id", "holders"})}
        return {name: self._in_the_trail(name, value) for name, value in shown.items()}

    def _in_the_trail(self, name: str, value: Any) -> Any:
        if value is None:
            return None
        if name in KEPT_OUT or value == HowEnded.DISQUALIFICATION:
            return NOT_HERE
        if name == "about":
            return {kind: self.ids.of(kind, each) for kind, each in value.items()}
        if name == "agreed_by":
            return [self.ids.of("person", each) for each in value]
        return self.ids.of(name, value)


class _KeepingMany(_Keeping):
    """A list of which so many rows differ that they are written together, with the same outcome.

    What a single row asks the database before it is saved, the database asks of all when they are written.
    """

    def __init__(self, table: Table, board: Board, telling: Telling, scope: Mapping[str, Any]) -> None:
        super().__init__(table, board, telling, scope)
        self.keys = {kind: dict(self.ids.keys[kind]) for kind in table.wording.links.values()}
        self.new: list[RecordRow] = []
        self.changed: list[RecordRow] = []
        self.told: list[Told] = []

    def kept(self, before: list[Row], after: list[Row | None]) -> Iterator[RecordRow]:
        rows = list(super().kept(before, after))
        self._keep_certain_days(rows)
        for row in self.changed:
            self._write_change(row)
        history = get_history_manager_for_model(self.table.model)
        history.bulk_history_create(self.changed, batch_size=AT_ONCE, update=True)
        bulk_create_with_history(self.new, self.table.model, batch_size=AT_ONCE)
        record_all(self.told, by=self.telling.by, reason=self.telling.reason, board=self.board)
        return iter(rows)

    def _keys(self) -> Mapping[str, Mapping[str, int]]:
        return self.keys

    def _check(self, row: RecordRow) -> None:
        row.clean_fields(exclude=[*NOT_TYPED, *self.table.wording.links, *self.scope, "board"])

    def _save(self, row: RecordRow) -> None:
        (self.new if row.pk is None else self.changed).append(row)

    def _tell(
        self, event: Event, row: RecordRow, before: Row | None = None, after: Row | None = None
    ) -> None:
        self.told.append(Told(event, row, before, after))

    def _keep_certain_days(self, rows: list[RecordRow]) -> None:
        if self.table.model is Appointment:
            known = dict(Seat.objects.filter(board=self.board).values_list("pk", "known"))
            for row in rows:
                if isinstance(row, Appointment):
                    row.holds_from, row.holds_to = row.certain_days(known[row.seat_id])

    def _write_change(self, row: RecordRow) -> None:
        fixed = ("id", "board_id", "public_id", "version")
        columns = [each.attname for each in row._meta.concrete_fields if each.attname not in fixed]
        same = self.table.model.everything.filter(pk=row.pk, version=row.version)
        if not same.update(version=row.version + 1, **{name: getattr(row, name) for name in columns}):
            raise Stale
        row.version += 1
        if isinstance(row, Seat):
            row.keep_certain_days_in_step()


class PublicIds:
    """The people and seats a row may name: their keys, and their public ids for the trail."""

    def __init__(self, board: Board) -> None:
        self.board = board
        self._found: dict[str, dict[str, tuple[int, str]]] = {}

    @property
    def keys(self) -> Mapping[str, Mapping[str, int]]:
        """The keys of the rows that another may name, by their ids in the record."""
        return _Keys(self)

    def found(self, kind: str) -> dict[str, tuple[int, str]]:
        """Give key and public id of every person or seat by its id in the record."""
        if kind not in self._found:
            rows = (self.board.people if kind == "person" else self.board.seats).values_list(
                "ref", "pk", "public_id"
            )
            self._found[kind] = {ref: (pk, str(public_id)) for ref, pk, public_id in rows}
        return self._found[kind]

    def of(self, kind: str, value: Any) -> Any:
        """Give a person's or seat's public id in place of its id in the record; anything else as it is."""
        if kind not in ("person", "seat"):
            return value
        return self.found(kind).get(value, (0, value))[1]


class _Keys(Mapping[str, Mapping[str, int]]):
    def __init__(self, ids: PublicIds) -> None:
        self.ids = ids

    def __getitem__(self, kind: str) -> Mapping[str, int]:
        return {ref: pk for ref, (pk, _) in self.ids.found(kind).items()}

    def __iter__(self) -> Iterator[str]:
        return iter(("person", "seat"))

    def __len__(self) -> int:
        return 2


def _as_uuid(said: str | None) -> UUID | None:
    try:
        return UUID(said) if said else None
    except ValueError:
        return None


PEOPLE: Final = Table(
    "people", Person, PERSON, events.PERSON_RECORDED, events.PERSON_CORRECTED, events.PERSON_WITHDRAWN
)
SEATS: Final = Table("seats", Seat, SEAT, events.SEAT_RECORDED, events.SEAT_CORRECTED, events.SEAT_WITHDRAWN)
APPOINTMENTS: Final = Table(
    "appointments",
    Appointment,
    APPOINTMENT,
    events.MEMBER_APPOINTED,
    events.APPOINTMENT_CORRECTED,
    events.APPOINTMENT_WITHDRAWN,
)
HOLDERS: Final = Table(
    "holders",
    OfficeHolder,
    HOLDER,
    events.HOLDER_APPOINTED,
    events.HOLDER_CORRECTED,
    events.HOLDER_WITHDRAWN,
)
PERIODS: Final = Periods(
    "appointing_periods",
    AppointingPeriod,
    APPOINTING_PERIOD,
    events.PERIOD_RECORDED,
    events.PERIOD_CORRECTED,
    events.PERIOD_WITHDRAWN,
    HOLDERS,
)
STANDINGS: Final = Table(
    "standings",
    Standing,
    STANDING,
    events.STANDING_RECORDED,
    events.STANDING_CORRECTED,
    events.STANDING_WITHDRAWN,
)
PAPERS: Final = Table(
    "papers", Paper, PAPER, events.PAPER_RECORDED, events.PAPER_CORRECTED, events.PAPER_WITHDRAWN
)

TABLES: Final = {table.name: table for table in (PEOPLE, SEATS, APPOINTMENTS, PERIODS, STANDINGS, PAPERS)}
