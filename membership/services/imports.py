"""Lists brought in from a file, and taken back: what can be done to an import."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any
from uuid import UUID

from boards.audit import Actor, act, record
from boards.desk import Desk, Kept
from boards.models import Board, BoardOwned
from boards.refusals import Refused
from membership import events, twins
from membership.imports.columns import KINDS, Layout, refuse_layout
from membership.imports.held import held_against
from membership.imports.plan import Plan, plan_of
from membership.imports.reading import Table, read_table
from membership.imports.undoing import undone
from membership.models import Import
from secretariat.files import content_of, receive_file

DIFFERS = (
    "The record has changed since you looked, and the file would now do something else. "
    "Nothing was imported. Look at the rows again."
)


@act
def begin_import(
    board: Board, *, kind: str, name: str, content: bytes, new_id: UUID, now: datetime, by: Actor
) -> Import:
    """Give a new import of a list from a file, of which nothing is imported yet.

    Refuses a file that is no CSV, has headings that stand twice, or has too many rows.
    """
    if kind not in KINDS:
        raise Refused("Choose a list.", field="kind")
    received = receive_file(board, name=name, content=content, now=now, by=by)
    table = read_table(content, KINDS[kind].is_known)
    begun = Import(board=board, public_id=new_id, file=received, kind=kind)
    begun.save()
    record(events.IMPORT_BEGUN, begun, by=by, after={"list": kind, "rows": len(table.lines)})
    return begun


@act
def lay_out_import(begun: Import, *, layout: Layout, by: Actor) -> Import:
    """Give the import with what its columns are; what is said last counts.

    Refuses columns of which one is neither mapped nor left out, or two are the same, and an import that has
    been done.
    """
    current = _current(begun)
    refuse_layout(KINDS[current.kind], table_of(current), layout.columns)
    current.layout = layout.kept()
    current.save()
    record(events.IMPORT_LAID_OUT, current, by=by, after={"columns": list(layout.columns)})
    return current


@act
def import_rows(begun: Import, *, digest: str, leave_out: bool, now: datetime, by: Actor) -> Import:
    """Give the import with all its rows in the record, each told in the trail; all of them or none.

    `digest` is of the plan that somebody looked at, `leave_out` whether they chose to leave out rows that are
    wrong. Refuses where the record has changed so that the plan is another, where rows are wrong and not left
    out, where nothing would change, and an import that has been done.
    """
    desk = Desk.of(begun)
    current = _current(begun)
    plan = plan_for(current, desk.document)
    if plan.digest != digest:
        raise Refused(DIFFERS)
    if plan.wrong and not leave_out:
        raise Refused("Some rows are wrong. Put them right in the file, or say that they are left out.")
    after = twins.rows_imported(desk.document, plan.laid)
    kept = desk.keep(after, by=by, reason="Imported from a file.")
    current.counts, current.done, current.imported_at = plan.counts, list(_done(kept)), now
    current.save()
    record(events.ROWS_IMPORTED, current, by=by, after={"list": current.kind, **plan.counts})
    return current


@act
def undo_import(done: Import, *, now: datetime, by: Actor) -> Import:
    """Give the import undone: what it made is withdrawn, and what it changed is as it was before.

    Refuses one that has been undone, and one of whose rows has been changed since or is named by others.
    """
    desk = Desk.of(done)
    current = desk.current(done, None)
    after = undone(desk.board, desk.document, current)
    desk.keep(after, by=by, reason="An import was undone.")
    current.undone_at = now
    current.save()
    record(events.IMPORT_UNDONE, current, by=by, after={"list": current.kind, "rows": len(current.done)})
    return current


def table_of(begun: Import) -> Table:
    """Give the rows of an import's file; refuses one whose content has been removed."""
    return read_table(content_of(begun.file), KINDS[begun.kind].is_known)


def plan_for(begun: Import, document: dict[str, Any]) -> Plan:
    """Give what an import would do to a record.

    Refuses one whose columns nobody has settled, and more new rows than the record has room for.
    """
    if begun.layout is None:
        raise Refused("Say first what the columns are.")
    kind, table, layout = KINDS[begun.kind], table_of(begun), Layout.of(begun.layout)
    held = held_against(begun.board, document, kind, table, layout)
    return plan_of(kind, table, layout, held, begun.public_id)


def _current(begun: Import) -> Import:
    found = Import.objects.select_for_update(of=("self",)).select_related("file", "board").get(pk=begun.pk)
    if found.imported_at is not None:
        raise Refused("This has been imported already.")
    return found


def _done(kept: Kept) -> Iterator[tuple[str, str, int, int]]:
    for name, rows in kept.items():
        for row in rows:
            if isinstance(row, BoardOwned):
                yield name, str(row.public_id), row.version - 1, row.version
