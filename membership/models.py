"""Who sits where: people, seats, appointments, who chairs, what people are, and the papers behind it.

One table for each kind of row of the board record. A null means that nobody recorded it; what is known to be
none, or open, has a value of its own. Rows stand in the order in which the record lists them.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django.db import models
from simple_history.models import HistoricalRecords

from boards.ends import EndWord, days_certain, end_said, not_before_the_start, said_one_way
from boards.models import Board, BoardOwned
from boards.models import RecordRow as RecordRow
from boards.plain_text import an_identifier, plain_text
from secretariat.models import ReceivedFile
from statute.facts import BASES
from statute.holding import OFFICES, STANDINGS
from statute.record_shape import (
    CAPACITIES,
    CONTRACTS,
    DISQUALIFICATIONS,
    OFFICE_NAMES,
    PAPER_KINDS,
    PERFORMERS,
    TOPICS,
    WRITTEN_HOW,
    appointment_id,
)
from statute.unknown import Open


def _words(words: tuple[str, ...]) -> list[tuple[str, str]]:
    return [(word, word.replace("_", " ").capitalize()) for word in words]


def _word_column(choices: list[tuple[str, str]]) -> models.CharField[str | None, str | None]:
    """A column for one of a closed list of words, null where it was not recorded."""
    return models.CharField(max_length=60, choices=choices, null=True, blank=True)


def _id_column() -> models.CharField[str | None, str | None]:
    """A column for an id of the record, such as an authority's, null where it was not recorded."""
    return models.CharField(max_length=100, null=True, blank=True, validators=[an_identifier])


def _day_column() -> models.DateField[date | None, date | None]:
    """A column for a day, null where it was not recorded."""
    return models.DateField(null=True, blank=True)


def _claim_column() -> models.BooleanField[bool | None, bool | None]:
    """A column for a yes or a no, null where it was not recorded."""
    return models.BooleanField(null=True, blank=True)


def _end_word_column() -> models.CharField[str | None, str | None]:
    return models.CharField(max_length=20, choices=EndWord, null=True, blank=True)


class Person(RecordRow):
    """Somebody the board's record names; known to this board only."""

    in_list = "people"

    board = models.ForeignKey(Board, models.PROTECT, related_name="people")
    name = models.CharField(max_length=200, null=True, blank=True, validators=[plain_text])

    history = HistoricalRecords()

    class Meta(RecordRow.Meta):
        ordering = ["pk"]
        verbose_name_plural = "people"

    def __str__(self) -> str:
        return self.name or self.ref


class Seat(RecordRow):
    """A place on the board, or on one of its groups, that endures while people come and go."""

    in_list = "seats"

    basis = _word_column(list(BASES.items()))
    # Authorities are named by the id this board's record gives them; not all need be parties to its scheme.
    nominated_by = _id_column()
    represents = _id_column()
    group = _id_column()
    name = models.CharField(max_length=200, null=True, blank=True, validators=[plain_text])
    # The periods for which all holders are on record, as the record says it; null where nobody claims that.
    known = models.JSONField(null=True, blank=True)

    history = HistoricalRecords()

    class Meta(RecordRow.Meta):
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.name or self.ref

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save, and keep its appointments' certain days in step with the periods known."""
        super().save(*args, **kwargs)
        self.keep_in_step()

    def keep_in_step(self) -> None:
        """Work its appointments' certain days out anew, from the periods known."""
        moved = []
        for appointment in self.appointments.all():
            before = (appointment.holds_from, appointment.holds_to)
            appointment.holds_from, appointment.holds_to = appointment.certain_days(self.known)
            if before != (appointment.holds_from, appointment.holds_to):
                moved.append(appointment)
        # Emptied first, so that no row is compared with where another stood before.
        self.appointments.filter(pk__in=[each.pk for each in moved]).update(holds_from=None, holds_to=None)
        for each in moved:
            self.appointments.filter(pk=each.pk).update(holds_from=each.holds_from, holds_to=each.holds_to)


class Lasting(RecordRow):
    """Something with a first and a last day, either of which may be unrecorded."""

    starts_on = _day_column()
    ends_on = _day_column()
    ends_word = _end_word_column()

    class Meta(RecordRow.Meta):
        abstract = True
        constraints = [
            *RecordRow.Meta.constraints,
            said_one_way("ends"),
            not_before_the_start("ends", "The last day is before the first."),
        ]

    @property
    def ends(self) -> str | None:
        """The last day or `open`, as the board record says it; None where it was not recorded."""
        return end_said("ends", vars(self))


class NamedWhereGiven(models.Model):
    """A row that the board record may leave without an id of its own."""

    bears_id = models.BooleanField(
        default=True, editable=False, help_text="Whether the board record gives the row an id."
    )

    class Meta:
        abstract = True


class HowEnded(models.TextChoices):
    """How somebody's time in a seat ended."""

    RESIGNATION = "resignation", "Resigned"
    TERM_OVER = "term_over", "The term came to its end"
    ABSENCE = "absence", "Removed by the board for missed meetings"
    CONDUCT = "conduct", "Removed by the board for their conduct"
    DISQUALIFICATION = "disqualification", "Disqualified"
    AUTHORITY = "authority", "Withdrawn by the authority that nominated them"
    LEFT_OFFICE = "left_office", "Left the office or post the seat goes with"
    NOT_COUNCILLOR = "not_councillor", "No longer a councillor"
    OTHER = "other", "Another reason"


class Appointment(NamedWhereGiven, Lasting):
    """A person in a seat, from one day to another.

    `holds_from` and `holds_to` are the days on which the law counts the person as certainly in the seat: none
    where the first is null, without end where only the second is. The database lets nobody else in on them.
    """

    in_list = "appointments"
    worked_out = ("holds_from", "holds_to")

    seat = models.ForeignKey(Seat, models.PROTECT, related_name="appointments")
    person = models.ForeignKey(Person, models.PROTECT, related_name="appointments")
    term_ends_on = _day_column()
    term_ends_word = _end_word_column()
    seen_on = _day_column()
    interim = _claim_column()
    joint = _claim_column()
    how_ended = _word_column(HowEnded.choices)
    ended_by = _id_column()
    holds_from = models.DateField(null=True, editable=False)
    holds_to = models.DateField(null=True, editable=False)

    history = HistoricalRecords(excluded_fields=["holds_from", "holds_to"])

    class Meta(Lasting.Meta):
        ordering = ["pk"]
        constraints = [
            *Lasting.Meta.constraints,
            said_one_way("term_ends"),
            not_before_the_start("term_ends", "The term ends before it starts."),
        ]

    def __str__(self) -> str:
        return f"{self.person} in {self.seat}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save, with the days on which the person is certainly in the seat."""
        self.holds_from, self.holds_to = self.certain_days(self.seat.known)
        super().save(*args, **kwargs)

    @classmethod
    def make_room(cls, keys: Sequence[int]) -> None:
        """Empty their certain days first, so that none is compared with where another stood before."""
        cls.objects.filter(pk__in=keys).update(holds_from=None, holds_to=None)

    @classmethod
    def work_out(cls, board: Board, rows: Iterable["Appointment"]) -> None:
        """Fill in their certain days."""
        known = dict(Seat.objects.filter(board=board).values_list("pk", "known"))
        for row in rows:
            row.holds_from, row.holds_to = row.certain_days(known[row.seat_id])

    @property
    def term_ends(self) -> str | None:
        """The last day of the term as determined, or a word; None where it was not recorded."""
        return end_said("term_ends", vars(self))

    @property
    def record_id(self) -> str:
        """The id by which the law and its findings know the appointment."""
        row: dict[str, Any] = {"seat": self.seat.ref, "person": self.person.ref}
        if self.bears_id:
            row["id"] = self.ref
        days = {"starts_on": self.starts_on, "seen_on": self.seen_on, "ends": self.ends_on or self.ends_word}
        return appointment_id(row | {name: str(day) for name, day in days.items() if day is not None})

    def certain_days(self, known: list[dict[str, str]] | None) -> tuple[date | None, date | None]:
        """Give `holds_from` and `holds_to`, for what is known of the seat; none for one withdrawn."""
        if self.withdrawn:
            return None, None
        certain = days_certain(self.starts_on, self.ends_on or self.ends_word, self.seen_on, known)
        if certain is None:
            return None, None
        return certain.from_, None if isinstance(certain.to, Open) else certain.to


class AppointingPeriod(NamedWhereGiven, Lasting):
    """A period in which one authority appoints the chair and another the vice-chair."""

    in_list = "appointing_periods"
    lists_within = ("holders",)

    board = models.ForeignKey(Board, models.PROTECT, related_name="appointing_periods")
    seen_on = _day_column()
    chair_by = _id_column()
    vice_by = _id_column()
    # Whether the record speaks of holders at all: without a row that means none, otherwise not known.
    holders_stated = models.BooleanField(default=False)
    temporary = _claim_column()
    # Text, or "none" where the record was read and gives no reason.
    late_start_reason = models.TextField(null=True, blank=True, validators=[plain_text])
    # The last day as first determined, where it was moved since.
    first_set_to = _day_column()

    history = HistoricalRecords()

    class Meta(Lasting.Meta):
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"Appointing period from {self.starts_on or 'a day not recorded'}"


class OfficeHolder(Lasting):
    """A person who is chair or vice-chair within an appointing period."""

    in_list = "holders"

    board = models.ForeignKey(Board, models.PROTECT, related_name="office_holders")
    period = models.ForeignKey(AppointingPeriod, models.PROTECT, related_name="holders")
    office = models.CharField(max_length=20, choices=_words(OFFICE_NAMES))
    person = models.ForeignKey(Person, models.PROTECT, related_name="offices_held")
    temporary = _claim_column()
    appointed_by = _id_column()

    history = HistoricalRecords()

    class Meta(Lasting.Meta):
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.person}, {self.get_office_display().lower()}"


class Standing(NamedWhereGiven, Lasting):
    """What a person is over a period: a councillor, a registered nurse, the holder of an office."""

    in_list = "standings"

    person = models.ForeignKey(Person, models.PROTECT, related_name="standings")
    kind = models.CharField(max_length=60, choices=list(STANDINGS.items()))
    of = _id_column()
    office = _word_column(list(OFFICES.items()))
    profession = _word_column(_words(PERFORMERS))
    contract = _word_column(_words(CONTRACTS))
    category = _word_column(_words(DISQUALIFICATIONS))
    # False: the person is known not to be.
    is_so = _claim_column()
    seen_on = _day_column()

    history = HistoricalRecords()

    class Meta(Lasting.Meta):
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.person}: {self.get_kind_display()}"


class Paper(NamedWhereGiven, RecordRow):
    """An act on paper, with its days: a nomination, a determination, a notice, a resignation."""

    in_list = "papers"

    kind = models.CharField(max_length=60, choices=_words(PAPER_KINDS))
    topic = _word_column(_words(TOPICS))
    # What it is about, by the record's own ids (seat, person, appointment, authority).
    about = models.JSONField(null=True, blank=True)
    sent_by = _id_column()
    sent_to = _id_column()
    # False: the paper says that it is not so.
    says = _claim_column()
    form = _word_column(_words(WRITTEN_HOW))
    good_cause = _claim_column()
    capacity = _word_column(_words(CAPACITIES))
    # The people who agreed a joint vote, by their ids in the record.
    agreed_by = models.JSONField(null=True, blank=True)
    given_on = _day_column()
    received_on = _day_column()
    effective_on = _day_column()
    reference = models.CharField(max_length=200, null=True, blank=True, validators=[plain_text])

    history = HistoricalRecords()

    class Meta(RecordRow.Meta):
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.ref}"


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
