"""What a tick does and what running a job means, apart from Celery and apart from the clock."""

import logging
import uuid
from collections.abc import Callable
from datetime import datetime

from django.db import IntegrityError

from boards.audit import Actor
from boards.models import Board
from boards.refusals import Refused
from boards.selectors import all_boards
from secretariat import leases
from secretariat.kinds import Daily, Progress, dailies, kind_named
from secretariat.leases import Clock, LostLease
from secretariat.models import Job
from secretariat.services import fail_job, finish_job, request_job

logger = logging.getLogger(__name__)

TICK = Actor.system("tick")
ASK_FOR_HELP = "Tell whoever looks after the system: job {id}."
KEPT_FAILING = "This did not work, although it was tried {attempts} times. " + ASK_FOR_HELP
KEPT_STOPPING = "This was cut short {attempts} times. " + ASK_FOR_HELP

TickSource = Callable[[datetime], None]
_sources: list[TickSource] = []


def on_tick(source: TickSource) -> None:
    """Have something asked every minute what is due; a room calls this when it is ready."""
    if source not in _sources:
        _sources.append(source)


def look_round(*, now: datetime, send: Callable[[Job], bool]) -> None:
    """Do what a tick does: show life, make what is due, take jobs back from the dead, send what waits.

    A step that fails is logged and does not keep the others from being done. `send` tells whether it could.
    """
    leases.beat("tick", now=now)
    for step in (request_dailies, *_sources, release_abandoned):
        try:
            step(now)
        except Exception:
            logger.exception("A step of the tick failed: %s", getattr(step, "__name__", step))
    for job in leases.jobs_to_send(now=now):
        if send(job):
            leases.mark_sent(job, now=now)


def request_dailies(now: datetime) -> None:
    """Make the jobs that fall due every day and have not been made for the latest day."""
    for due in dailies():
        day = due.latest_day(now).isoformat()
        for board in _without(due, day):
            _request_once(due, day, board, now)


def _without(due: Daily, day: str) -> list[Board | None]:
    made = set(Job.objects.filter(kind=due.kind, key=day).values_list("board", flat=True))
    if due.per_board:
        return [board for board in all_boards() if board.pk not in made]
    return [] if None in made else [None]


def _request_once(due: Daily, day: str, board: Board | None, now: datetime) -> None:
    try:
        request_job(due.kind, board=board, now=now, inputs={"day": day}, key=day, by=TICK)
    except (Refused, IntegrityError):
        logger.info("Another tick has made the job %s of %s.", due.kind, day)


def release_abandoned(now: datetime) -> None:
    """Put the jobs of dead workers back, or give them up after too many tries."""
    for job in leases.abandoned_jobs(now=now):
        if leases.release(job, now=now):
            logger.warning("Job %s was cut short and will be tried again.", job.public_id)
        elif job.attempts >= leases.MOST_ATTEMPTS:
            _give_up(job, KEPT_STOPPING, now)


def run(public_id: uuid.UUID, *, clock: Clock) -> bool:
    """Take up a job and do it; tell whether this call was the one that took it up."""
    job = leases.claim_job(public_id, now=clock())
    if job is None:
        return False
    with leases.kept(job, clock=clock):
        try:
            _attempt(job, clock)
        except LostLease:
            logger.warning("Job %s was taken by another worker; this one stops.", job.public_id)
    return True


def _attempt(job: Job, clock: Clock) -> None:
    by = Actor.system(job.kind)
    try:
        result = kind_named(job.kind).runner(job, now=clock(), progress=_progress_of(job, clock))
        finish_job(job, result, now=clock(), by=by)
    except LostLease:
        raise
    except Refused as refused:
        fail_job(job, " ".join(refused.messages), now=clock(), by=by)
    except Exception:
        logger.exception("Job %s (%s) failed.", job.public_id, job.kind)
        if not leases.try_again_later(job, now=clock()):
            _give_up(job, KEPT_FAILING, clock())


def _give_up(job: Job, words: str, now: datetime) -> None:
    try:
        fail_job(job, words.format(attempts=job.attempts, id=job.public_id), now=now, by=TICK)
    except LostLease:
        logger.warning("Job %s was taken by another worker after all.", job.public_id)


def _progress_of(job: Job, clock: Clock) -> Progress:
    def progress(done: int, total: int | None = None) -> None:
        leases.report_progress(job, done, total, now=clock())

    return progress
