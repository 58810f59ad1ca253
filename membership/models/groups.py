"""The groups that serve the board, what is settled by whom, and what a planning group was asked."""

from django.db import models
from simple_history.models import HistoricalRecords

from boards.columns import (
    Lasting,
    NamedWhereGiven,
    claim_column,
    day_column,
    end_word_column,
    id_column,
    name_column,
    number_column,
    prose_column,
    said_column,
    word_column,
)
from boards.ends import end_said, not_before_the_start, said_one_way
from boards.models import Board, RecordRow
from statute.structure import CHAIRED_BY, DECISION_TOPICS, GROUP_KINDS, POWERS


class Group(Lasting):
    """A body that serves the board: a committee, the strategic planning group, a group of officers."""

    in_list = "groups"

    name = name_column()
    kind = word_column(GROUP_KINDS)
    statutory = claim_column()
    power = word_column(POWERS)
    delegated = prose_column()
    purpose = prose_column()
    remit = prose_column()
    # The id of another group, "board", or "none" for one that stands beside the board.
    parent = id_column()
    chaired_by = word_column(CHAIRED_BY)
    meetings_a_year = number_column()
    review_due_on = day_column()

    history = HistoricalRecords()

    class Meta(Lasting.Meta):
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.name or self.ref


class Decision(NamedWhereGiven, RecordRow):
    """Something the board or a group settled, or recommended, on a day."""

    in_list = "decisions"

    # A group by its id in the record, "board", or an authority.
    taken_by = id_column()
    taken_on = day_column()
    topic = word_column(DECISION_TOPICS)
    what = prose_column()
    minute = name_column()
    # Which group, locality, person or appointment, by the ids of the record.
    about = said_column()
    recommends = claim_column()
    number = number_column()
    covers = said_column()
    # The decision that delegated it by its id, or "none".
    under = id_column()
    until_on = day_column()
    until_word = end_word_column()
    votes = said_column()
    effects = said_column()
    involved = said_column()

    history = HistoricalRecords()

    class Meta(RecordRow.Meta):
        ordering = ["pk"]
        constraints = [
            *RecordRow.Meta.constraints,
            said_one_way("until"),
            not_before_the_start("until", "The decision ends before it was taken.", start="taken_on"),
        ]

    def __str__(self) -> str:
        return self.what or f"Decision {self.ref}"

    @property
    def until(self) -> str | None:
        """The last day on which it stands, or `open`; None where it was not recorded."""
        return end_said("until", vars(self))


class Consultation(NamedWhereGiven, RecordRow):
    """What a group was asked, what it answered, and how the answer was taken into account."""

    in_list = "consultations"

    board = models.ForeignKey(Board, models.PROTECT, related_name="consultations")
    group = id_column()
    subject = name_column()
    asked = prose_column()
    asked_on = day_column()
    closed_on = day_column()
    views = prose_column()
    answers = said_column()
    considered_on = day_column()
    regard = prose_column()
    # The decision that followed, by its id in the record.
    decision = id_column()

    history = HistoricalRecords()

    class Meta(RecordRow.Meta):
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.subject or f"Consultation {self.ref}"
