"""What can be done to a job in somebody's name: to ask for it, and to say how it ended.

Taking a job up and reporting on it, which nobody does in anybody's name, is in `leases`.
"""

from datetime import datetime
from typing import Any

from boards.audit import Actor, act, record
from boards.models import Board
from boards.refusals import Refused
from secretariat import events
from secretariat.kinds import kind_named
from secretariat.leases import LostLease
from secretariat.models import Job, JobState


@act
def request_job(
    kind: str,
    *,
    board: Board | None,
    now: datetime,
    inputs: dict[str, Any] | None = None,
    key: str = "",
    by: Actor,
) -> Job:
    """Give a new job, which the next tick takes up. Refuses an unknown kind, and a key used before."""
    kind_named(kind)
    if key and Job.objects.filter(board=board, kind=kind, key=key).exists():
        raise Refused("That has been asked for already.")
    job = Job(
        board=board,
        kind=kind,
        key=key,
        inputs=inputs or {},
        due_at=now,
        created_at=now,
        requested_by_kind=by.kind,
        requested_by_id=by.id,
    )
    job.save()
    record(events.JOB_REQUESTED, job, by=by, after={"kind": kind, "key": key})
    return job


@act
def finish_job(job: Job, result: dict[str, Any], *, now: datetime, by: Actor) -> Job:
    """Mark a job done with its result. Raises `LostLease` if somebody else has it by now."""
    held = _held(job)
    held.state, held.result, held.finished_at = JobState.DONE, result, now
    held.lease = held.lease_until = None
    held.save()
    record(events.JOB_FINISHED, held, by=by, after={"kind": held.kind, "attempts": held.attempts})
    return held


@act
def fail_job(job: Job, error: str, *, now: datetime, by: Actor) -> Job:
    """Mark a job failed, in words for whoever asked. Raises `LostLease` if somebody else has it by now."""
    held = _held(job)
    held.state, held.error, held.finished_at = JobState.FAILED, error, now
    held.lease = held.lease_until = None
    held.save()
    record(events.JOB_FAILED, held, by=by, after={"kind": held.kind, "attempts": held.attempts})
    return held


def _held(job: Job) -> Job:
    """Give the job's row, locked, if it is still held by the lease it was taken up with."""
    held = Job.objects.select_for_update().filter(pk=job.pk, state=JobState.RUNNING, lease=job.lease).first()
    if held is None:
        raise LostLease(job.public_id)
    return held
