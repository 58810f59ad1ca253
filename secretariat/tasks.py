"""What Celery calls. It only says "look now": every thought and every truth is elsewhere."""

import logging
import uuid

from celery import shared_task
from django.db import transaction
from django.utils import timezone

from secretariat import leases, work
from secretariat.models import Job

logger = logging.getLogger(__name__)


@shared_task
def tick() -> None:
    """Every minute: look for what is due and see that it is done."""
    work.look_round(now=timezone.now(), send=send)


@shared_task
def run_job(public_id: str) -> None:
    """Do one job, unless somebody else has it."""
    work.run(uuid.UUID(public_id), clock=timezone.now)


def send(job: Job) -> bool:
    """Tell a worker of a job; tell whether that could be done."""
    try:
        run_job.apply_async((str(job.public_id),), retry=False)
    except Exception:  # each broker fails in its own way, and none of them may cost more than lateness
        logger.warning("No worker could be told of job %s; a later tick will.", job.public_id, exc_info=True)
        return False
    return True


def wake(job: Job) -> None:
    """Tell a worker of a job as soon as it is saved; if nobody can be told, the next tick finds the row."""
    transaction.on_commit(lambda: _send_and_mark(job))


def _send_and_mark(job: Job) -> None:
    if send(job):
        leases.mark_sent(job, now=timezone.now())
