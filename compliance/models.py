"""The answers of the rules, kept as evidence."""

from collections import Counter

from django.db import models
from simple_history.models import HistoricalRecords

from boards.models import ActorKind, Board, BoardOwned, Identified
from boards.plain_text import plain_text
from statute.findings import Outcome


class Occasion(models.TextChoices):
    """Why an evaluation was made."""

    NIGHTLY = "nightly", "Nightly"
    ASKED = "asked", "Asked for"


class Evaluation(Identified):
    """How every rule stood for a board on a day, as the record and the program knew it at the time."""

    board = models.ForeignKey(Board, models.PROTECT, related_name="evaluations")
    occasion = models.CharField(max_length=10, choices=Occasion)
    on = models.DateField()
    run_at = models.DateTimeField()
    code_version = models.CharField(max_length=80)
    # The assessment as `statute.presenting.plain_assessment` gives it.
    assessment = models.JSONField()
    # The outcome of every rule that could be asked, by its id, and the ids of those that could not: the same
    # answers in short, so that a history does not read every whole assessment.
    outcomes = models.JSONField()
    incomplete = models.JSONField(default=list)
    requested_by_kind = models.CharField(max_length=10, choices=ActorKind)
    requested_by_id = models.CharField(max_length=100)

    class Meta:
        ordering = ["-run_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["board", "on"],
                condition=models.Q(occasion=Occasion.NIGHTLY),
                name="compliance_one_nightly_evaluation_a_day",
            )
        ]
        indexes = [models.Index(fields=["board", "-run_at"], name="compliance_evaluation_latest")]

    def __str__(self) -> str:
        return f"{self.board} on {self.on}, {self.get_occasion_display().lower()}"

    @property
    def counts(self) -> list[tuple[Outcome, int]]:
        """Give how many rules had each outcome, the worst first; outcomes that no rule had are left out."""
        found = Counter(self.outcomes.values())
        return [(outcome, found[outcome]) for outcome in Outcome if found[outcome]]


class WhatIf(BoardOwned):
    """A sheet of changes to who sits where, tried on paper; the record itself never hears of it.

    Its public id is in the link by which it is shared, so that nobody can guess one.
    """

    board = models.ForeignKey(Board, models.PROTECT, related_name="what_ifs")
    title = models.CharField(max_length=200, validators=[plain_text])
    on = models.DateField()
    # Changes as `compliance.what_if.trying` reads them, and the version of their shape.
    format = models.PositiveSmallIntegerField(default=1)
    changes = models.JSONField(default=list, blank=True)
    made_at = models.DateTimeField()
    made_by_kind = models.CharField(max_length=10, choices=ActorKind)
    made_by_id = models.CharField(max_length=100)
    ended_at = models.DateTimeField(null=True, blank=True)

    history = HistoricalRecords()

    class Meta(BoardOwned.Meta):
        ordering = ["-made_at", "-pk"]

    def __str__(self) -> str:
        return self.title
