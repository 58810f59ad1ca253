"""The jobs of this room: the nightly evaluation of a board, and the one asked for now."""

from datetime import date, datetime
from typing import Any

from django.db import IntegrityError, transaction

from boards.audit import Actor
from boards.models import ActorKind, Board
from compliance.models import Occasion
from compliance.selectors import nightly_of
from compliance.services import evaluate
from secretariat.kinds import Progress
from secretariat.models import Job

NIGHTLY, ASKED = "compliance.nightly_evaluation", "compliance.evaluation"


def evaluate_nightly(job: Job, *, now: datetime, progress: Progress) -> dict[str, Any]:
    """Evaluate the job's board for its day, unless an earlier try at this job has done so already."""
    board, on = _board_of(job), date.fromisoformat(job.inputs["day"])
    progress(0, 1)
    kept = nightly_of(board, on)
    if kept is None:
        try:
            with transaction.atomic():
                kept = evaluate(board, on, occasion=Occasion.NIGHTLY, now=now, by=Actor.system(job.kind))
        except IntegrityError:
            kept = nightly_of(board, on)
            if kept is None:
                raise
    progress(1, 1)
    return {"evaluation": str(kept.public_id)}


def evaluate_as_asked(job: Job, *, now: datetime, progress: Progress) -> dict[str, Any]:
    """Evaluate the job's board for the day somebody asked about."""
    progress(0, 1)
    day = date.fromisoformat(job.inputs["day"])
    asker = Actor(ActorKind(job.requested_by_kind), job.requested_by_id)
    kept = evaluate(_board_of(job), day, occasion=Occasion.ASKED, now=now, by=asker)
    progress(1, 1)
    return {"evaluation": str(kept.public_id)}


def _board_of(job: Job) -> Board:
    if job.board is None:
        raise ValueError("An evaluation is of a board.")
    return job.board
