"""The jobs of imports: the rows written, and an import undone. Both may be run again without harm."""

from datetime import datetime
from typing import Any, Final

from django.urls import reverse

from boards.audit import Actor
from boards.models import ActorKind
from boards.refusals import Refused
from membership.models import Import
from membership.services.imports import import_rows, table_of, undo_import
from secretariat.kinds import Progress
from secretariat.models import Job

IMPORT: Final = "membership.import"
UNDO: Final = "membership.undo_import"


def import_as_confirmed(job: Job, *, now: datetime, progress: Progress) -> dict[str, Any]:
    """Import the rows that somebody has looked at, unless an earlier try at this job has done so."""
    begun = _import_of(job)
    if begun.imported_at is None:
        rows = len(table_of(begun).lines)
        progress(0, rows)
        leave_out = bool(job.inputs["leave_out"])
        begun = import_rows(
            begun, digest=job.inputs["digest"], leave_out=leave_out, now=now, by=_asker_of(job)
        )
        progress(rows, rows)
    return {"import": str(begun.public_id), **begun.counts}


def undo_as_asked(job: Job, *, now: datetime, progress: Progress) -> dict[str, Any]:
    """Undo an import, unless an earlier try at this job has done so."""
    done = _import_of(job)
    if done.undone_at is None:
        progress(0, len(done.done))
        done = undo_import(done, now=now, by=_asker_of(job))
        progress(len(done.done), len(done.done))
    return {"import": str(done.public_id)}


def page_of(job: Job) -> str | None:
    """Give the address of what came of an import."""
    if job.board is None:
        return None
    return reverse("membership:import", args=[job.board.slug, job.inputs["import"]])


def _import_of(job: Job) -> Import:
    found = Import.objects.select_related("file", "board")
    begun = found.filter(board=job.board, public_id=job.inputs["import"]).first()
    if begun is None:
        raise Refused("There is no such import on this board.")
    return begun


def _asker_of(job: Job) -> Actor:
    return Actor(ActorKind(job.requested_by_kind), job.requested_by_id)
