"""Files as secretaries send them, and what is made of them."""

from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from boards import snapshot
from boards.audit import Actor
from boards.models import Board
from membership.imports.cells import Habits, Order
from membership.imports.columns import KINDS, Layout, guessed, refuse_layout
from membership.imports.held import held_against
from membership.imports.plan import Plan, Planned, plan_of
from membership.imports.reading import Table, read_table
from membership.models import Import
from membership.services.imports import begin_import, import_rows, lay_out_import, plan_for, table_of
from secretariat import work
from secretariat.models import Job
from tests.cast import STORY

NOW = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)
IMPORTS = "/boards/alba/people/imports/"


def csv(*lines: str, encoding: str = "utf-8", separator: str = ",") -> bytes:
    """Give a file of some lines, whose cells are parted by commas in the test."""
    return ("\r\n".join(line.replace(",", separator) for line in lines) + "\r\n").encode(encoding)


def read(content: bytes, kind: str = "appointments") -> Table:
    """Give the rows of a file."""
    return read_table(content, KINDS[kind].is_known)


def layout_of(content: bytes, kind: str = "appointments", **said: Any) -> Layout:
    """Give a layout in which each heading means what it most likely does."""
    table = read(content, kind)
    columns = guessed(KINDS[kind], table)
    refuse_layout(KINDS[kind], table, columns)
    order = said.get("order")
    habits = Habits(Order(order) if order else None, said.get("century"), said.get("serials"))
    return Layout(columns, habits, said.get("blank_ends", ""))


def plan(board: Board, content: bytes, kind: str = "appointments", **said: Any) -> Plan:
    """Give what a file would do to a board's record."""
    table, layout = read(content, kind), layout_of(content, kind, **said)
    document = snapshot.load_record(board)
    held = held_against(board, document, KINDS[kind], table, layout)
    return plan_of(KINDS[kind], table, layout, held, uuid4())


def only(found: Plan) -> Planned:
    """Give the one row of a plan."""
    (row,) = found.rows
    return row


def begun(board: Board, content: bytes, kind: str = "appointments", **said: Any) -> Import:
    """Give an import whose columns are settled."""
    made = begin_import(
        board, kind=kind, name=f"{kind}.csv", content=content, new_id=uuid4(), now=NOW, by=STORY
    )
    return lay_out_import(made, layout=layout_of(content, kind, **said), by=STORY)


def imported(
    board: Board,
    content: bytes,
    kind: str = "appointments",
    *,
    leave_out: bool = False,
    by: Actor = STORY,
    **said: Any,
) -> Import:
    """Give an import that is done."""
    made = begun(board, content, kind, **said)
    digest = plan_for(made, snapshot.load_record(board)).digest
    return import_rows(made, digest=digest, leave_out=leave_out, now=NOW, by=by)


def send(client: Client, content: bytes, kind: str = "appointments", **more: Any) -> Any:
    """Send a file in through the page."""
    name = more.pop("name", "list.csv")
    return client.post(IMPORTS, {"kind": kind, "file": SimpleUploadedFile(name, content), **more})


def columns_said(made: Import, **said: str) -> dict[str, str]:
    """Give the columns page filled in as it is proposed."""
    found = guessed(KINDS[made.kind], table_of(made))
    return {f"column_{index}": name for index, name in enumerate(found)} | said


def page(made: Import, name: str = "") -> str:
    """Give the address of one of an import's pages."""
    return f"{IMPORTS}{made.public_id}/{name}"


def do_the_work() -> list[Job]:
    """Do what waits to be done, as a worker would; give the jobs."""
    jobs = list(Job.objects.filter(state="waiting"))
    for job in jobs:
        work.run(job.public_id, clock=lambda: NOW)
    return [Job.objects.get(pk=job.pk) for job in jobs]
