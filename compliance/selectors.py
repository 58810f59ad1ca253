"""The evaluations of a board that were kept."""

import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.db.models.fields.json import KT

from boards.models import Board
from compliance.models import Evaluation, Occasion
from secretariat.models import Job, JobState
from secretariat.selectors import jobs_of
from statute.findings import Outcome


def evaluations_of(board: Board) -> QuerySet[Evaluation]:
    """Give a board's evaluations, newest first."""
    return Evaluation.objects.filter(board=board)


def evaluations_in_short(board: Board) -> QuerySet[Evaluation]:
    """Give a board's evaluations, newest first, without reading their whole assessments."""
    return evaluations_of(board).defer("assessment")


def nightly_of(board: Board, on: date) -> Evaluation | None:
    """Give the nightly evaluation of a day, if it was made."""
    return evaluations_of(board).filter(occasion=Occasion.NIGHTLY, on=on).first()


def nightly_before(board: Board, on: date) -> Evaluation | None:
    """Give the nightly evaluation to compare a day with: the last of an earlier day, or else its own.

    The day's own was made a few hours into it, and would hide what changed overnight.
    """
    nightly = evaluations_in_short(board).filter(occasion=Occasion.NIGHTLY)
    return nightly.filter(on__lt=on).order_by("-on").first() or nightly.filter(on=on).first()


def evaluation_under_way(board: Board, kind: str, on: date) -> Job | None:
    """Give the job that is about to evaluate the board for a day, if somebody has asked for it already."""
    waiting = jobs_of(board).filter(kind=kind, state__in=[JobState.WAITING, JobState.RUNNING])
    return next((job for job in waiting if job.inputs.get("day") == on.isoformat()), None)


@dataclass(frozen=True)
class KeptOutcome:
    """How a rule stood in a nightly evaluation that was kept."""

    public_id: uuid.UUID
    on: date
    outcome: Outcome


def changes_of_outcome(board: Board, rule_id: str) -> Iterator[KeptOutcome]:
    """Give the nightly evaluations at which a rule's outcome differed from the one before, oldest first."""
    nightly = evaluations_of(board).filter(occasion=Occasion.NIGHTLY).order_by("on")
    before = None
    for public_id, on, outcome in nightly.values_list("public_id", "on", KT(f"outcomes__{rule_id}")):
        if outcome is not None and outcome != before:
            yield KeptOutcome(public_id, on, Outcome(outcome))
            before = outcome
