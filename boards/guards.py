"""What the database itself refuses, whoever asks, raw SQL included.

A guard is declared once by the room that owns the table and is installed on SQLite and PostgreSQL after every
migrate: rebuilding a table on SQLite drops its triggers, and an exclusion constraint in a model's `Meta`
cannot migrate there. A guard keeps the record coherent. It never enforces the law.
"""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, Protocol

from django.apps import AppConfig, apps
from django.db import DEFAULT_DB_ALIAS, IntegrityError, connections, models, transaction
from django.db.backends.base.base import BaseDatabaseWrapper

from boards.refusals import Refused

SQLITE, POSTGRESQL = "sqlite", "postgresql"
PREFIX = "guard_"


@dataclass(frozen=True)
class Piece:
    """One trigger or constraint in the database, with the statements that make it and take it away."""

    name: str
    create: tuple[str, ...]
    drop: str


class Guard(Protocol):
    """A promise about one table."""

    @property
    def model(self) -> str: ...

    @property
    def says(self) -> str: ...

    def pieces(self, vendor: str) -> list[Piece]:
        """Give what has to stand in a database of that kind."""
        ...

    def columns(self) -> set[str]:
        """Give the columns it speaks of."""
        ...


@dataclass(frozen=True)
class AppendOnly:
    """Rows are added and never changed, removed or replaced."""

    model: str
    says: str = "What is recorded there cannot be changed or removed."

    def columns(self) -> set[str]:
        """Give the columns it speaks of."""
        return {column for key in _keys(self._model()) for column in key}

    def pieces(self, vendor: str) -> list[Piece]:
        """Give the triggers for that kind of database."""
        table = _table(self.model)
        return list(self._on_sqlite(table) if vendor == SQLITE else self._on_postgresql(table))

    def _model(self) -> type[models.Model]:
        return apps.get_model(self.model)

    def _on_sqlite(self, table: str) -> Iterator[Piece]:
        for verb in ("update", "delete"):
            yield _sqlite_trigger(
                f"{PREFIX}{table}_no_{verb}", f"BEFORE {verb.upper()} ON {_quoted(table)}", "", self.says
            )
        # INSERT OR REPLACE removes the old row without asking the delete trigger on a plain connection.
        same = " OR ".join(
            "(" + " AND ".join(f"old.{_quoted(column)} IS NEW.{_quoted(column)}" for column in key) + ")"
            for key in _keys(self._model())
        )
        exists = f"WHERE EXISTS (SELECT 1 FROM {_quoted(table)} AS old WHERE {same})"  # noqa: S608 our own names only
        yield _sqlite_trigger(
            f"{PREFIX}{table}_no_replace", f"BEFORE INSERT ON {_quoted(table)}", exists, self.says
        )

    def _on_postgresql(self, table: str) -> Iterator[Piece]:
        for verb, each in (("update", "ROW"), ("delete", "ROW"), ("truncate", "STATEMENT")):
            name = f"{PREFIX}{table}_no_{verb}"
            yield _postgresql_trigger(name, table, f"BEFORE {verb.upper()}", each, self.says)


@dataclass(frozen=True)
class OneAtATime:
    """No two rows for the same `per` hold on the same day.

    `span` names two date columns, the last day included. A row whose first is null holds on no day for
    certain and is left alone; one whose second is null holds without end. Rows that all have the `unless`
    column true may stand together.
    """

    model: str
    per: str
    span: tuple[str, str]
    unless: str | None = None
    says: str = "Something else already stands there on some of those days."

    def columns(self) -> set[str]:
        """Give the columns it speaks of."""
        named = [self.per, *self.span, *([self.unless] if self.unless else [])]
        return {_column(self.model, name) for name in named}

    def pieces(self, vendor: str) -> list[Piece]:
        """Give the triggers or the exclusion constraint for that kind of database."""
        return list(self._on_sqlite() if vendor == SQLITE else self._on_postgresql())

    def _on_sqlite(self) -> Iterator[Piece]:
        table = _table(self.model)
        per, starts, ends = (_quoted(_column(self.model, name)) for name in (self.per, *self.span))
        guarded = f"NEW.{starts} IS NOT NULL AND old.{starts} IS NOT NULL"
        if self.unless:
            unless = _quoted(_column(self.model, self.unless))
            guarded += f" AND NOT (NEW.{unless} IS TRUE AND old.{unless} IS TRUE)"
        key = _quoted(_column(self.model, "pk"))
        clash = (
            f"WHERE EXISTS (SELECT 1 FROM {_quoted(table)} AS old WHERE old.{per} = NEW.{per}"  # noqa: S608 likewise
            f" AND old.{key} IS NOT NEW.{key} AND {guarded}"
            f" AND (old.{ends} IS NULL OR old.{ends} >= NEW.{starts})"
            f" AND (NEW.{ends} IS NULL OR NEW.{ends} >= old.{starts}))"
        )
        for verb in ("insert", "update"):
            name = f"{PREFIX}{table}_one_at_a_time_on_{verb}"
            yield _sqlite_trigger(name, f"BEFORE {verb.upper()} ON {_quoted(table)}", clash, self.says)

    def _on_postgresql(self) -> Iterator[Piece]:
        table = _table(self.model)
        per, starts, ends = (_quoted(_column(self.model, name)) for name in (self.per, *self.span))
        name = f"{PREFIX}{table}_one_at_a_time"
        # A range of one number needs no extension, where a plain number in a gist index would.
        clash = f"int8range({per}, {per}, '[]') WITH &&, daterange({starts}, {ends}, '[]') WITH &&"
        if self.unless:
            unless, key = (_quoted(_column(self.model, name)) for name in (self.unless, "pk"))
            # A row that may share overlaps none of its kind, and every other row overlaps all.
            own, every = f"int8range({key}, {key}, '[]')", "int8range(NULL, NULL)"
            clash += f", (CASE WHEN {unless} IS TRUE THEN {own} ELSE {every} END) WITH &&"
        create = (
            f"ALTER TABLE {_quoted(table)} ADD CONSTRAINT {_quoted(name)} EXCLUDE USING gist "
            f"({clash}) WHERE ({starts} IS NOT NULL)"
        )
        drop = f"ALTER TABLE {_quoted(table)} DROP CONSTRAINT IF EXISTS {_quoted(name)}"
        yield Piece(name, (create,), drop)


@dataclass
class _Declared:
    guards: list[Guard] = field(default_factory=list)


_declared = _Declared()


def guard(*guards: Guard) -> None:
    """Declare guards; a room calls this when it is ready. Declaring one again changes nothing."""
    for each in guards:
        if each not in _declared.guards:
            _declared.guards.append(each)


def declared_guards() -> list[Guard]:
    """Give every declared guard."""
    return list(_declared.guards)


def expected_guards(vendor: str) -> set[str]:
    """Give the names of the triggers and constraints that a database of that kind should hold."""
    return {piece.name for each in declared_guards() for piece in each.pieces(vendor)}


def installed_guards(connection: BaseDatabaseWrapper) -> set[str]:
    """Give the names of the triggers and constraints of ours that a database does hold."""
    with connection.cursor() as cursor:
        if connection.vendor == SQLITE:
            cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
        else:
            cursor.execute(
                "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled <> 'D'"
                " UNION SELECT conname FROM pg_constraint"
            )
        return {name for (name,) in cursor.fetchall() if name.startswith(PREFIX)}


def install(connection: BaseDatabaseWrapper) -> None:
    """Bring the guards of a database up to date; may be run again and again.

    A guard whose table or columns are not there yet is left for the migrate that brings them.
    """
    with transaction.atomic(using=connection.alias), connection.cursor() as cursor:
        wanted = [
            piece
            for each in declared_guards()
            if _can_stand(each, connection)
            for piece in each.pieces(connection.vendor)
        ]
        for stale in installed_guards(connection) - {piece.name for piece in wanted}:
            _remove(stale, connection)
        for piece in wanted:
            if not _stands(piece, connection):
                cursor.execute(piece.drop)
                for statement in piece.create:
                    cursor.execute(statement)
                _sign(piece, connection)


@contextmanager
def lifted(connection: BaseDatabaseWrapper) -> Iterator[None]:
    """Take the guards away for a while: to empty a test database, and for nothing the application does."""
    with transaction.atomic(using=connection.alias):
        for name in installed_guards(connection):
            _remove(name, connection)
    try:
        yield
    finally:
        install(connection)


def after_migrate(sender: AppConfig, using: str = DEFAULT_DB_ALIAS, **kwargs: Any) -> None:
    """Install the guards when the last app has been migrated, once for the whole project."""
    last = [config for config in apps.get_app_configs() if config.models_module is not None][-1]
    if sender.label == last.label:
        install(connections[using])


def refusal_for(error: IntegrityError) -> Refused | None:
    """Give the plain words for a guard's refusal, or None when no guard raised this error."""
    text = str(error)
    for each in declared_guards():
        for vendor in (SQLITE, POSTGRESQL):
            if any(piece.name in text for piece in each.pieces(vendor)):
                return Refused(each.says)
    return None


def _can_stand(each: Guard, connection: BaseDatabaseWrapper) -> bool:
    with connection.cursor() as cursor:
        table = _table(each.model)
        if table not in connection.introspection.table_names(cursor):
            return False
        present = {column.name for column in connection.introspection.get_table_description(cursor, table)}
    return each.columns() <= present


def _fingerprint(piece: Piece) -> str:
    return hashlib.sha256(";".join(piece.create).encode()).hexdigest()


def _stands(piece: Piece, connection: BaseDatabaseWrapper) -> bool:
    """Tell whether it is there as declared, so that a large table is not indexed again at every migrate."""
    with connection.cursor() as cursor:
        if connection.vendor == SQLITE:
            cursor.execute("SELECT sql FROM sqlite_master WHERE type = 'trigger' AND name = %s", [piece.name])
            return bool(cursor.fetchone() == (piece.create[-1],))
        cursor.execute(
            "SELECT obj_description(oid) FROM pg_constraint WHERE conname = %s"
            " UNION SELECT obj_description(oid) FROM pg_trigger WHERE tgname = %s AND tgenabled <> 'D'",
            [piece.name, piece.name],
        )
        return bool(cursor.fetchone() == (_fingerprint(piece),))


def _sign(piece: Piece, connection: BaseDatabaseWrapper) -> None:
    if connection.vendor != POSTGRESQL:
        return
    with connection.cursor() as cursor:
        what, table = _whereabouts(piece.name, connection)
        mark = f"COMMENT ON {what} {_quoted(piece.name)} ON {_quoted(table)} IS '{_fingerprint(piece)}'"
        cursor.execute(mark)


def _remove(name: str, connection: BaseDatabaseWrapper) -> None:
    with connection.cursor() as cursor:
        if connection.vendor == SQLITE:
            cursor.execute(f"DROP TRIGGER IF EXISTS {_quoted(name)}")
            return
        what, table = _whereabouts(name, connection)
        if what == "CONSTRAINT":
            cursor.execute(f"ALTER TABLE {_quoted(table)} DROP CONSTRAINT {_quoted(name)}")
        else:
            cursor.execute(f"DROP TRIGGER {_quoted(name)} ON {_quoted(table)}")


def _whereabouts(name: str, connection: BaseDatabaseWrapper) -> tuple[str, str]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT 'CONSTRAINT', relname FROM pg_constraint JOIN pg_class c ON c.oid = conrelid"
            " WHERE conname = %s UNION "
            "SELECT 'TRIGGER', relname FROM pg_trigger JOIN pg_class c ON c.oid = tgrelid WHERE tgname = %s",
            [name, name],
        )
        what, table = cursor.fetchone()
        return what, table


def _sqlite_trigger(name: str, when: str, where: str, says: str) -> Piece:
    body = f"SELECT RAISE(ABORT, {_literal(f'{name}: {says}')}) {where}".rstrip()
    create = f"CREATE TRIGGER {_quoted(name)} {when} BEGIN {body}; END"
    return Piece(name, (create,), f"DROP TRIGGER IF EXISTS {_quoted(name)}")


def _postgresql_trigger(name: str, table: str, when: str, each: str, says: str) -> Piece:
    message = _literal(f"{name}: {says}")
    refusal = f"RAISE EXCEPTION USING ERRCODE = 'integrity_constraint_violation', MESSAGE = {message}"
    function = (
        f"CREATE OR REPLACE FUNCTION {_quoted(name)}() RETURNS trigger LANGUAGE plpgsql AS "
        f"$guard$ BEGIN {refusal}; END $guard$"
    )
    on = f"ON {_quoted(table)} FOR EACH {each}"
    trigger = f"CREATE TRIGGER {_quoted(name)} {when} {on} EXECUTE FUNCTION {_quoted(name)}()"
    return Piece(name, (function, trigger), f"DROP TRIGGER IF EXISTS {_quoted(name)} ON {_quoted(table)}")


def _keys(model: type[models.Model]) -> list[tuple[str, ...]]:
    """Give every set of columns by which a row could be replaced by another."""
    single: list[tuple[str, ...]] = [
        (_column(model._meta.label, each.name),)
        for each in model._meta.concrete_fields
        if each.primary_key or each.unique
    ]
    together: list[tuple[str, ...]] = [
        tuple(_column(model._meta.label, name) for name in constraint.fields)
        for constraint in model._meta.total_unique_constraints
    ]
    return list(dict.fromkeys([*single, *together]))


def _table(model: str) -> str:
    return str(apps.get_model(model)._meta.db_table)


def _column(model: str, name: str) -> str:
    options = apps.get_model(model)._meta
    found = options.pk if name == "pk" else options.get_field(name)
    if not isinstance(found, models.Field) or found.column is None:
        raise TypeError(f"{model} has no column {name}.")
    return str(found.column)


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _literal(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
