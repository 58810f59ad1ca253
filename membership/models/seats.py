"""Who sits where: people, seats, appointments, who chairs, what people are, and the papers behind it."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django.db import models
from simple_history.models import HistoricalRecords

from boards.columns import (
    Lasting,
    NamedWhereGiven,
    claim_column,
    day_column,
    end_word_column,
    id_column,
    in_words,
    name_column,
    prose_column,
    word_column,
)
from boards.ends import days_certain, end_said, not_before_the_start, said_one_way
from boards.models import Board, RecordRow
from boards.plain_text import plain_text
from statute.facts import ALL_BASES
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
from statute.structure import REGISTERS
from statute.unknown import Open


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

    basis = word_column(ALL_BASES)
    # Authorities are named by the id this board's record gives them; not all need be parties to its scheme.
    nominated_by = id_column()
    represents = id_column()
    group = id_column()
    # For the voice of a locality on a planning group.
    locality = id_column()
    nominated_jointly = claim_column()
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
    term_ends_on = day_column()
    term_ends_word = end_word_column()
    seen_on = day_column()
    interim = claim_column()
    joint = claim_column()
    how_ended = word_column(HowEnded.choices)
    ended_by = id_column()
    appointed_by = id_column()
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
    seen_on = day_column()
    chair_by = id_column()
    vice_by = id_column()
    # Whether the record speaks of holders at all: without a row that means none, otherwise not known.
    holders_stated = models.BooleanField(default=False)
    temporary = claim_column()
    # Text, or "none" where the record was read and gives no reason.
    late_start_reason = models.TextField(null=True, blank=True, validators=[plain_text])
    # The last day as first determined, where it was moved since.
    first_set_to = day_column()

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
    office = models.CharField(max_length=20, choices=in_words(OFFICE_NAMES))
    person = models.ForeignKey(Person, models.PROTECT, related_name="offices_held")
    temporary = claim_column()
    appointed_by = id_column()

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
    of = id_column()
    office = word_column(list(OFFICES.items()))
    profession = word_column(in_words(PERFORMERS))
    contract = word_column(in_words(CONTRACTS))
    category = word_column(in_words(DISQUALIFICATIONS))
    register = word_column(REGISTERS)
    service = name_column()
    for_profit = claim_column()
    # False: the person is known not to be.
    is_so = claim_column()
    seen_on = day_column()

    history = HistoricalRecords()

    class Meta(Lasting.Meta):
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.person}: {self.get_kind_display()}"


class Paper(NamedWhereGiven, RecordRow):
    """An act on paper, with its days: a nomination, a determination, a notice, a resignation."""

    in_list = "papers"

    kind = models.CharField(max_length=60, choices=in_words(PAPER_KINDS))
    topic = word_column(in_words(TOPICS))
    # What it is about, by the record's own ids (seat, person, appointment, authority).
    about = models.JSONField(null=True, blank=True)
    sent_by = id_column()
    sent_to = id_column()
    # False: the paper says that it is not so.
    says = claim_column()
    form = word_column(in_words(WRITTEN_HOW))
    good_cause = claim_column()
    capacity = word_column(in_words(CAPACITIES))
    # The people who agreed a joint vote, by their ids in the record.
    agreed_by = models.JSONField(null=True, blank=True)
    # Why somebody speaks for an interest without belonging to it, or "none".
    reason = prose_column()
    given_on = day_column()
    received_on = day_column()
    effective_on = day_column()
    reference = models.CharField(max_length=200, null=True, blank=True, validators=[plain_text])

    history = HistoricalRecords()

    class Meta(RecordRow.Meta):
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.ref}"
