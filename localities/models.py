"""The localities of the plan, the area they divide, who takes part in them, and what was raised there.

People and groups are named by their ids in the record, as everywhere in it.
"""

from django.db import models
from simple_history.models import HistoricalRecords

from boards.columns import (
    Lasting,
    NamedWhereGiven,
    claim_column,
    day_column,
    id_column,
    name_column,
    prose_column,
    said_column,
    word_column,
)
from boards.models import Board, RecordRow
from statute.structure import INVOLVEMENTS, LOCALITY_KINDS


class Locality(Lasting):
    """A part of the area for which services are planned together."""

    in_list = "localities"

    board = models.ForeignKey(Board, models.PROTECT, related_name="localities")
    name = name_column()
    kind = word_column(LOCALITY_KINDS)
    # The planning group by its id in the record, or "none".
    group = id_column()
    # The datazones or wards, and the clusters of general practices, as the record says them.
    units = said_column()
    clusters = said_column()

    history = HistoricalRecords()

    class Meta(Lasting.Meta):
        ordering = ["pk"]
        verbose_name_plural = "localities"

    def __str__(self) -> str:
        return self.name or self.ref


class Area(NamedWhereGiven, RecordRow):
    """The datazones or wards of which the board's whole area is made up, from a day until the next."""

    in_list = "areas"

    from_on = models.DateField()
    unit = word_column([("datazone", "Datazone"), ("ward", "Ward")])
    units = said_column()

    history = HistoricalRecords()

    class Meta(RecordRow.Meta):
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"The area from {self.from_on}"


class Involvement(NamedWhereGiven, Lasting):
    """Somebody, or a body, through whom one kind of people takes part in a locality."""

    in_list = "involvements"

    locality = id_column()
    kind = word_column(INVOLVEMENTS)
    person = id_column()
    body = name_column()
    as_member = claim_column()
    how = prose_column()
    practitioner_for = name_column()
    seen_on = day_column()

    history = HistoricalRecords()

    class Meta(Lasting.Meta):
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.body or f"Involvement {self.ref}"


class Issue(NamedWhereGiven, RecordRow):
    """Something raised from a locality, and what became of it."""

    in_list = "issues"

    board = models.ForeignKey(Board, models.PROTECT, related_name="locality_issues")
    locality = id_column()
    what = prose_column()
    raised_on = day_column()
    told_on = day_column()
    answered_on = day_column()
    outcome = prose_column()

    history = HistoricalRecords()

    class Meta(RecordRow.Meta):
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.what or f"Issue {self.ref}"
