"""Work under way, and the sign of life of whatever does it."""

from django.db import models
from simple_history.models import HistoricalRecords

from boards.models import ActorKind, Board, BoardOwned, Versioned
from boards.plain_text import plain_text


class JobState(models.TextChoices):
    """How far a job has come."""

    WAITING = "waiting", "Waiting to start"
    RUNNING = "running", "Under way"
    DONE = "done", "Done"
    FAILED = "failed", "Failed"


class Job(Versioned):
    """A piece of work that takes longer than a page may, for one board or for the whole installation.

    The row is the queue. Whoever runs it holds it by `lease`, until `lease_until`.
    """

    board = models.ForeignKey(Board, models.PROTECT, related_name="jobs", null=True, blank=True)
    kind = models.CharField(max_length=80)
    # Of two requests with one key, for one kind and board, only the first makes a job.
    key = models.CharField(max_length=80, blank=True)
    inputs = models.JSONField(default=dict, blank=True)
    state = models.CharField(max_length=10, choices=JobState, default=JobState.WAITING)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(null=True, blank=True)
    due_at = models.DateTimeField()
    dispatched_at = models.DateTimeField(null=True, blank=True)
    lease = models.UUIDField(null=True, blank=True)
    lease_until = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    created_at = models.DateTimeField()
    started_at = models.DateTimeField(null=True, blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)
    result = models.JSONField(null=True, blank=True)
    error = models.TextField(blank=True)
    requested_by_kind = models.CharField(max_length=10, choices=ActorKind)
    requested_by_id = models.CharField(max_length=100)

    class Meta:
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["board", "kind", "key"],
                condition=~models.Q(key="") & models.Q(board__isnull=False),
                name="secretariat_job_once_a_board",
            ),
            models.UniqueConstraint(
                fields=["kind", "key"],
                condition=~models.Q(key="") & models.Q(board__isnull=True),
                name="secretariat_job_once",
            ),
        ]
        indexes = [models.Index(fields=["state", "due_at"], name="secretariat_job_due")]

    def __str__(self) -> str:
        return f"{self.kind} ({self.get_state_display().lower()})"

    @property
    def is_over(self) -> bool:
        """Nothing more will happen to it."""
        return self.state in {JobState.DONE, JobState.FAILED}


class Heartbeat(models.Model):
    """When a part of the machinery last showed that it is alive."""

    name = models.CharField(max_length=40, unique=True)
    ticked_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.name} at {self.ticked_at:%Y-%m-%d %H:%M:%S}"


class ReceivedFile(BoardOwned):
    """A file that somebody sent in, just as it came. Its content is emptied after a while; the row stays."""

    board = models.ForeignKey(Board, models.PROTECT, related_name="files")
    name = models.CharField(max_length=200, validators=[plain_text])
    size = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    content = models.BinaryField(null=True)
    received_at = models.DateTimeField()
    received_by_kind = models.CharField(max_length=10, choices=ActorKind)
    received_by_id = models.CharField(max_length=100)

    history = HistoricalRecords(excluded_fields=["content"])

    class Meta(BoardOwned.Meta):
        ordering = ["-received_at", "-pk"]
        indexes = [
            models.Index(
                fields=["received_at"],
                condition=models.Q(content__isnull=False),
                name="secretariat_file_with_content",
            )
        ]

    def __str__(self) -> str:
        return self.name
