"""Taking up a job, keeping hold of it, and letting go: one holder at a time, and none for ever.

Every move is one conditional update, so of two that try only one succeeds, and whoever lost a job finds out
at the next move. None of it is an act: nobody does it in anybody's name, and it leaves no event.
"""

import logging
import threading
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import Any

from django.db import DatabaseError, connection
from django.db.models import F, Q, QuerySet

from secretariat.models import Heartbeat, Job, JobState

logger = logging.getLogger(__name__)

Clock = Callable[[], datetime]

LEASE = timedelta(minutes=5)
RENEW_EVERY = timedelta(minutes=1)
MOST_ATTEMPTS = 3
# A message that has not been answered for so long is taken to be lost.
SEND_AGAIN_AFTER = timedelta(minutes=5)


class LostLease(Exception):
    """The job was taken from this worker, which must stop working on it."""


def claim_job(public_id: uuid.UUID, *, now: datetime) -> Job | None:
    """Take up a waiting job that is due, and give it; None if somebody else has it or it is over."""
    lease = uuid.uuid4()
    waiting = Job.objects.filter(public_id=public_id, state=JobState.WAITING, due_at__lte=now)
    taken = _move(
        waiting,
        state=JobState.RUNNING,
        lease=lease,
        lease_until=now + LEASE,
        attempts=F("attempts") + 1,
        started_at=now,
    )
    return Job.objects.select_related("board").get(public_id=public_id) if taken else None


def report_progress(job: Job, done: int, total: int | None, *, now: datetime) -> None:
    """Say how far a job is, which also renews the hold on it. Raises `LostLease`."""
    if not _move(_held(job), done=done, total=total, lease_until=now + LEASE):
        raise LostLease(job.public_id)


def renew(job: Job, *, now: datetime) -> bool:
    """Renew the hold on a job; tell whether it is still held."""
    return bool(_move(_held(job), lease_until=now + LEASE))


def try_again_later(job: Job, *, now: datetime) -> bool:
    """Put a job back to be tried again, later each time; tell whether it may be, or has been tried enough."""
    if job.attempts >= MOST_ATTEMPTS:
        return False
    due_at = now + timedelta(minutes=2**job.attempts)
    back = {"state": JobState.WAITING, "lease": None, "lease_until": None, "dispatched_at": None}
    if not _move(_held(job), due_at=due_at, **back):
        raise LostLease(job.public_id)
    return True


def abandoned_jobs(*, now: datetime) -> QuerySet[Job]:
    """Give the jobs whose worker has not been heard of for the length of a lease."""
    return Job.objects.filter(state=JobState.RUNNING, lease_until__lt=now)


def release(job: Job, *, now: datetime) -> bool:
    """Put an abandoned job back to be taken up again; tell whether that was done."""
    same = abandoned_jobs(now=now).filter(pk=job.pk, lease=job.lease, attempts__lt=MOST_ATTEMPTS)
    back = {"state": JobState.WAITING, "lease": None, "lease_until": None, "dispatched_at": None}
    return bool(_move(same, due_at=now, **back))


def jobs_to_send(*, now: datetime) -> QuerySet[Job]:
    """Give the jobs that are due and of which no worker has been told, or not lately."""
    untold = Q(dispatched_at=None) | Q(dispatched_at__lt=now - SEND_AGAIN_AFTER)
    return Job.objects.filter(untold, state=JobState.WAITING, due_at__lte=now).order_by("due_at", "pk")


def mark_sent(job: Job, *, now: datetime) -> None:
    """Note that a worker has been told of a job."""
    _move(Job.objects.filter(pk=job.pk, state=JobState.WAITING), dispatched_at=now)


def beat(name: str, *, now: datetime) -> None:
    """Note that a part of the machinery is alive."""
    Heartbeat.objects.update_or_create(name=name, defaults={"ticked_at": now})


@contextmanager
def kept(job: Job, *, clock: Clock, every: timedelta = RENEW_EVERY) -> Iterator[None]:
    """Renew the hold on a job from a thread of its own for as long as the work lasts.

    So a job is taken from a worker only when the worker is dead, not when one step takes long.
    """
    over = threading.Event()
    keeper = threading.Thread(
        target=_keep, args=(job, clock, every, over), name=f"keep {job.public_id}", daemon=True
    )
    keeper.start()
    try:
        yield
    finally:
        over.set()
        keeper.join()


def _keep(job: Job, clock: Clock, every: timedelta, over: threading.Event) -> None:
    try:
        while not over.wait(every.total_seconds()):
            try:
                if not renew(job, now=clock()):
                    return
            except DatabaseError:
                logger.warning("The hold on job %s could not be renewed just now.", job.public_id)
    finally:
        connection.close()


def _held(job: Job) -> QuerySet[Job]:
    return Job.objects.filter(pk=job.pk, state=JobState.RUNNING, lease=job.lease)


def _move(jobs: QuerySet[Job], **changes: Any) -> int:
    return jobs.update(version=F("version") + 1, **changes)
