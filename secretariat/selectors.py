"""Questions about work under way."""

from datetime import datetime

from django.db.models import QuerySet

from boards.models import Board
from secretariat.models import Heartbeat, Job


def jobs_of(board: Board) -> QuerySet[Job]:
    """Give a board's jobs, the latest first."""
    return Job.objects.filter(board=board)


def last_tick() -> datetime | None:
    """Give when the tick last came; None if it never has."""
    heart = Heartbeat.objects.filter(name="tick").first()
    return heart.ticked_at if heart else None
