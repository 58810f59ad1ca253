"""A change to a list of the record, kept: the rows that differ are written, and each is told in the trail.

A row is known by its place in its list, which it keeps: rows stand in the order in which they came, a new one
follows the others, and None stands in place of one that is withdrawn.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final
from uuid import UUID

from simple_history.utils import bulk_create_with_history, get_history_manager_for_model

from boards.audit import Actor, Told, record, record_all
from boards.columns import NamedWhereGiven
from boards.events import Event
from boards.models import Board, RecordRow
from boards.refusals import Stale
from boards.snapshot import Telling
from boards.wording import Row, Wording

NOT_HERE: Final = "not kept in the trail"
# Of more rows than these that differ, the rows are written together.
FEW: Final = 50
AT_ONCE: Final = 500


def _nothing(name: str, value: Any) -> bool:
    return False


@dataclass(frozen=True)
class Table:
    """A list of the record and the table it is kept in, with the usual events.

    `kept_out` tells of a field and its value whether the trail, which cannot be changed when a person is to
    be forgotten, may not hold it. `refers` has the kinds of row that a field names by their ids, beyond those
    it is linked to. `told_as` has fields of which the trail speaks under the name of another alone, since to
    say which of the two was said would say too much.
    """

    model: type[RecordRow]
    wording: Wording
    recorded: Event
    corrected: Event
    withdrawn: Event
    kept_out: Callable[[str, Any], bool] = _nothing
    refers: Mapping[str, type[RecordRow]] = field(default_factory=dict)
    told_as: Mapping[str, str] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """How the record calls the list."""
        return self.model.in_list

    @property
    def linked(self) -> dict[str, type[RecordRow]]:
        """The kinds of row that this one is linked to, by the columns that hold their keys."""
        columns = self.wording.links.values()
        return {column: self.model._meta.get_field(column).related_model for column in columns}  # type: ignore[misc]

    def columns(self, said: Row, keys: Mapping[str, Mapping[str, int]]) -> dict[str, Any]:
        """Give the columns for a row of the record; `keys` has those of the rows it may be linked to."""
        return self.wording.kept(said, keys)

    @property
    def is_named(self) -> bool:
        """Whether every row has an id of its own in the record."""
        return not issubclass(self.model, NamedWhereGiven)

    def load(self, board: Board) -> list[Row]:
        """Give the board's rows as the record says them, in their order."""
        columns = ["ref", *([] if self.is_named else ["bears_id"]), *self.wording.columns]
        rows = self.model.objects.filter(board=board).order_by("pk").values(*columns)
        return [self.id_said(row) | self.wording.said(row) for row in rows]

    def id_said(self, columns: Row) -> Row:
        """Give a row's id as the record says it, where it has one there."""
        return {"id": columns["ref"]} if columns.get("bears_id", True) else {}

    def store(self, board: Board, part: list[Row], by: Actor) -> None:
        """Write a whole list into a board that has none yet."""
        ids = PublicIds(board, self.linked)
        keys = {column: ids.keys(column) for column in self.linked}
        rows = [self.row_of(board, said, keys) for said in part]
        self.model.work_out(board, rows)
        bulk_create_with_history(rows, self.model, batch_size=AT_ONCE)

    def row_of(self, board: Board, said: Row, keys: Mapping[str, Mapping[str, int]]) -> RecordRow:
        """Give a new row as the record says it, not written yet."""
        bears_id = {} if self.is_named else {"bears_id": "id" in said}
        return self.model(board=board, ref=said.get("id", ""), **bears_id, **self.columns(said, keys))

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


class _Keeping:
    """One list of one board being written."""

    def __init__(self, table: Table, board: Board, telling: Telling, scope: Mapping[str, Any]) -> None:
        self.table, self.board, self.telling, self.scope = table, board, telling, scope
        self.ids = PublicIds(board, {**table.linked, **table.refers})
        self.keys = {column: self.ids.keys(column) for column in table.linked}
        self.rows = list(table.model.objects.filter(board=board, **scope).order_by("pk"))

    def kept(self, before: list[Row], after: list[Row | None]) -> Iterator[RecordRow]:
        places = [place for place, row in enumerate(before) if after[place] != row]
        if len(places) > 1:
            self.table.model.make_room([self.rows[place].pk for place in places])
        for place in places:
            yield self._changed(self.rows[place], before[place], after[place])
        for row in after[len(before) :]:
            if row is not None:
                yield self._made(row)

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
        for column, value in self.table.columns(said, self.keys).items():
            setattr(row, column, value)
        self._check(row)

    def _check(self, row: RecordRow) -> None:
        row.full_clean(exclude=row.worked_out)

    def _save(self, row: RecordRow) -> None:
        row.save()

    def _tell(
        self, event: Event, row: RecordRow, before: Row | None = None, after: Row | None = None
    ) -> None:
        record(event, row, by=self.telling.by, before=before, after=after, reason=self.telling.reason)

    def _told(self, said: Row, names: set[str]) -> Row:
        told_as = self.table.told_as
        known = {told_as.get(name, name): value for name, value in said.items() if value is not None}
        told = {told_as.get(name, name) for name in names} - {"id", *self.model_lists}
        return {name: self._in_the_trail(name, known.get(name)) for name in sorted(told)}

    @property
    def model_lists(self) -> tuple[str, ...]:
        """Rows within the rows, which are told by themselves."""
        return self.table.model.lists_within

    def _in_the_trail(self, name: str, value: Any) -> Any:
        if value in (None, "none"):
            return value
        if self.table.kept_out(name, value):
            return NOT_HERE
        if isinstance(value, dict):
            return {kind: self.ids.of(kind, each) for kind, each in value.items()}
        if isinstance(value, list):
            return [self.ids.of(name, each) for each in value]
        return self.ids.of(name, value)


class _KeepingMany(_Keeping):
    """A list of which so many rows differ that they are written together, with the same outcome.

    What a single row asks the database before it is saved, the database asks of all when they are written.
    """

    def __init__(self, table: Table, board: Board, telling: Telling, scope: Mapping[str, Any]) -> None:
        super().__init__(table, board, telling, scope)
        self.new: list[RecordRow] = []
        self.changed: list[RecordRow] = []
        self.told: list[Told] = []

    def kept(self, before: list[Row], after: list[Row | None]) -> Iterator[RecordRow]:
        rows = list(super().kept(before, after))
        self.table.model.work_out(self.board, rows)
        for row in self.changed:
            self._write_change(row)
        history = get_history_manager_for_model(self.table.model)
        history.bulk_history_create(self.changed, batch_size=AT_ONCE, update=True)
        bulk_create_with_history(self.new, self.table.model, batch_size=AT_ONCE)
        record_all(self.told, by=self.telling.by, reason=self.telling.reason, board=self.board)
        return iter(rows)

    def _check(self, row: RecordRow) -> None:
        row.clean_fields(exclude=[*row.worked_out, *self.table.linked, *self.scope, "board"])

    def _save(self, row: RecordRow) -> None:
        (self.new if row.pk is None else self.changed).append(row)

    def _tell(
        self, event: Event, row: RecordRow, before: Row | None = None, after: Row | None = None
    ) -> None:
        self.told.append(Told(event, row, before, after))

    def _write_change(self, row: RecordRow) -> None:
        fixed = ("id", "board_id", "public_id", "version")
        columns = [each.attname for each in row._meta.concrete_fields if each.attname not in fixed]
        same = self.table.model.everything.filter(pk=row.pk, version=row.version)
        if not same.update(version=row.version + 1, **{name: getattr(row, name) for name in columns}):
            raise Stale
        row.version += 1
        row.keep_in_step()


class PublicIds:
    """The rows that others may name: their keys, and their public ids for the trail.

    `kinds` has the kind of row that a field of the record names by its id.
    """

    def __init__(self, board: Board, kinds: Mapping[str, type[RecordRow]]) -> None:
        self.board, self.kinds = board, kinds
        self._found: dict[type[RecordRow], dict[str, tuple[int, str]]] = {}

    def found(self, field: str) -> dict[str, tuple[int, str]]:
        """Give key and public id of every row of a field's kind, by its id in the record."""
        kind = self.kinds[field]
        if kind not in self._found:
            rows = kind.objects.filter(board=self.board).values_list("ref", "pk", "public_id")
            self._found[kind] = {ref: (pk, str(public_id)) for ref, pk, public_id in rows}
        return self._found[kind]

    def keys(self, field: str) -> dict[str, int]:
        """Give the keys of all rows of a field's kind by their ids in the record."""
        return {ref: pk for ref, (pk, _) in self.found(field).items()}

    def of(self, field: str, value: Any) -> Any:
        """Give a row's public id in place of its id in the record; anything else as it is."""
        if field not in self.kinds or not isinstance(value, str):
            return value
        return self.found(field).get(value, (0, value))[1]


def _as_uuid(said: str | None) -> UUID | None:
    try:
        return UUID(said) if said else None
    except ValueError:
        return None
