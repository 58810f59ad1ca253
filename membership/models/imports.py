"""Files of rows that are brought into the record."""

from django.db import models
from simple_history.models import HistoricalRecords

from boards.models import Board, BoardOwned
from secretariat.models import ReceivedFile


class Import(BoardOwned):
    """A file of rows that somebody brings into the record: what its columns are, and what came of it."""

    board = models.ForeignKey(Board, models.PROTECT, related_name="imports")
    file = models.ForeignKey(ReceivedFile, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=40)
    # Which column is which, as somebody said; null until they have.
    layout = models.JSONField(null=True, blank=True)
    # How many rows were new, changed, unchanged and wrong when they were imported.
    counts = models.JSONField(default=dict, blank=True)
    # The rows made and changed: list, public id, and version before (0 for a new one) and after. No more is
    # needed to put them back, since the kept versions of the rows say the rest.
    done = models.JSONField(default=list, blank=True)
    imported_at = models.DateTimeField(null=True, blank=True)
    undone_at = models.DateTimeField(null=True, blank=True)

    history = HistoricalRecords(excluded_fields=["done"])

    class Meta(BoardOwned.Meta):
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"Import of {self.kind.replace('_', ' ')}"
