"""The pages on which somebody is appointed to a seat, and appointed to it again."""

from datetime import date
from functools import cached_property
from typing import Any

from django.shortcuts import get_object_or_404
from django.urls import reverse

from boards.desk import place_of
from boards.ends import EndWord
from membership import selectors, twins
from membership.acting import ActView
from membership.form_parts import authorities_to_choose
from membership.forms import ON_A_DAY, AppointForm, ReappointForm
from membership.models import Appointment, Seat
from membership.roll import SeatShown, seat_shown
from membership.services import appoint_member, reappoint_member
from membership.services.offices import person_made
from statute.day import ONE_DAY
from statute.facts import Appointment as AppointmentFact
from statute.leaving import goes_with_office, last_day_of_term
from statute.spans import in_words

BOARD = "board"


class OfSeat(ActView):
    """An act that concerns a seat, whose page it comes from and leads back to."""

    @property
    def seat(self) -> Seat:
        """The seat."""
        raise NotImplementedError

    @cached_property
    def seat_words(self) -> SeatShown:
        """The seat as its page names it."""
        return seat_shown(self.facts.seat_by_id[self.seat.ref], self.facts, self.today)

    @property
    def seat_address(self) -> str:
        """The page of the seat."""
        return reverse("membership:seat", args=[self.board.slug, self.seat.public_id])

    def back(self) -> str:
        """The page of the seat."""
        return self.seat_address

    def under(self) -> str:
        """The seat, and whose it is."""
        shown = self.seat_words
        return f"{shown.title}, {shown.whose}" if shown.whose else shown.title

    def crumbs(self) -> list[tuple[str, str]]:
        """The way here over the seat."""
        return [*super().crumbs(), (self.seat_words.title, self.seat_address)]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Give the seat as the page names it."""
        return super().get_context_data(**{"seat": self.seat_words} | kwargs)


class Appoint(OfSeat):
    """Somebody for a seat."""

    act = "membership.appoint"
    form_class = AppointForm
    template_name = "membership/appoint.html"
    concerns = Seat
    heading = "Fill a seat"
    do = "Appoint"

    @cached_property
    def seat(self) -> Seat:
        """The seat to be filled."""
        return get_object_or_404(self.board.seats, public_id=self.kwargs["public_id"])

    def get_form_kwargs(self) -> dict[str, Any]:
        """Give the people on the record to choose from; for a group, those who may appoint to it."""
        given: dict[str, Any] = {"people": selectors.people_of(self.board)}
        if self.is_on_a_group:
            given["appointers"] = [(BOARD, "The board"), *authorities_to_choose(self.facts)]
        return super().get_form_kwargs() | given

    @property
    def is_on_a_group(self) -> bool:
        """Whether the seat is not one of the board's own."""
        return bool(self.facts.seat_by_id[self.seat.ref].group)

    def get_initial(self) -> dict[str, Any]:
        """Propose today, or the day asked about; and for an officer a term that lasts with the office.

        The longest term that the law allows is one on the board: for a group none is proposed.
        """
        known = {"person": self.request.GET.get("person", "")}
        if self.is_on_a_group:
            return known | {"starts_on": self.on, "term": EndWord.OPEN.value, "appointed_by": BOARD}
        return known | term_from(self.on, self.seat.basis)

    def effective_on(self, form: AppointForm) -> date:
        """The first day in the seat."""
        first: date = form.cleaned_data["starts_on"]
        return first

    def changed(self, document: twins.Document, form: AppointForm) -> twins.Document:
        """The record with the appointment in it."""
        who, new_id = form.chosen, form.cleaned_data["new_id"]
        return twins.appointed(
            document,
            appointment=str(new_id),
            seat=self.seat.ref,
            person=str(person_made(new_id)) if isinstance(who, str) else who.ref,
            new_name=who if isinstance(who, str) else None,
            starts_on=form.cleaned_data["starts_on"],
            term_ends=form.term_said,
            interim=form.interim_said,
            joint=form.joint_said,
            appointed_by=form.appointed_by_said,
        )

    def done_already(self, form: AppointForm) -> str:
        """Tell that the appointment was made, where a form was sent twice."""
        made = self.board.appointments.filter(public_id=form.cleaned_data["new_id"]).first()
        return "" if made is None else f"{made.person} was already appointed{_from(made)}."

    def save(self, form: AppointForm) -> str:
        """Appoint."""
        made = appoint_member(
            self.seat,
            form.chosen,
            starts_on=form.cleaned_data["starts_on"],
            term_ends=form.term_said,
            interim=form.interim_said,
            joint=form.joint_said,
            appointed_by=form.appointed_by_said,
            new_id=form.cleaned_data["new_id"],
            by=self.actor,
        )
        return f"{made.person} is appointed{_from(made)}."


def _from(appointment: Appointment) -> str:
    return f" from {in_words(appointment.starts_on)}" if appointment.starts_on else ""


class OfAppointment(OfSeat):
    """An act that concerns an appointment."""

    concerns = Appointment

    @cached_property
    def appointment(self) -> Appointment:
        """The appointment."""
        rows = self.board.appointments.select_related("seat", "person")
        return get_object_or_404(rows, public_id=self.kwargs["public_id"])

    @property
    def seat(self) -> Seat:
        """Its seat."""
        return self.appointment.seat

    @cached_property
    def place(self) -> int:
        """Where the record has it."""
        return place_of(self.appointment)

    def under(self) -> str:
        """Who, in which seat."""
        return f"{self.appointment.person}, {super().under()}"

    def get_initial(self) -> dict[str, Any]:
        """Remember which version is being looked at."""
        return {"version": self.appointment.version}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Give the appointment."""
        return super().get_context_data(**{"appointment": self.appointment} | kwargs)

    @cached_property
    def fact(self) -> AppointmentFact:
        """The appointment as the law knows it."""
        return self.facts.appointments[self.place]

    def now(self) -> Appointment:
        """The appointment as it is now, which somebody else may have changed since."""
        row: Appointment = self.board.appointments.get(pk=self.appointment.pk)
        return row

    def current_version(self) -> int:
        """The version of the appointment as it is now."""
        return self.now().version


class Reappoint(OfAppointment):
    """Somebody for the seat they hold or held, for a further term."""

    act = "membership.appoint"
    form_class = ReappointForm
    heading = "Reappoint a member"
    do = "Reappoint"

    def get_initial(self) -> dict[str, Any]:
        """Propose the day after the last of the term, and the longest lawful term from then on."""
        ends = self.appointment.ends_on or self.appointment.term_ends_on
        first = self.on if ends is None else ends + ONE_DAY
        return super().get_initial() | term_from(first, self.seat.basis)

    def effective_on(self, form: ReappointForm) -> date:
        """The first day of the further term."""
        first: date = form.cleaned_data["starts_on"]
        return first

    def changed(self, document: twins.Document, form: ReappointForm) -> twins.Document:
        """The record with the further term in it."""
        return twins.reappointed(
            document,
            place=self.place,
            appointment=str(form.cleaned_data["new_id"]),
            starts_on=form.cleaned_data["starts_on"],
            term_ends=form.term_said,
        )

    def done_already(self, form: ReappointForm) -> str:
        """Tell that the appointment was made, where a form was sent twice."""
        made = self.board.appointments.filter(public_id=form.cleaned_data["new_id"]).first()
        return "" if made is None else f"{made.person} was already reappointed{_from(made)}."

    def held(self, form: ReappointForm) -> dict[str, str]:
        """The end on record now of the term before, beside the first day of the next."""
        last = self.now().ends_on
        return {"starts_on": f"the last day is {in_words(last)}" if last else "still in the seat"}

    def save(self, form: ReappointForm) -> str:
        """Reappoint."""
        made = reappoint_member(
            self.appointment,
            starts_on=form.cleaned_data["starts_on"],
            term_ends=form.term_said,
            new_id=form.cleaned_data["new_id"],
            version=form.cleaned_data["version"],
            by=self.actor,
        )
        return f"{made.person} is reappointed{_from(made)}."


def term_from(first: date, basis: str | None) -> dict[str, Any]:
    """Give what to propose for a term from a day: the longest lawful one, or as long as the office."""
    if goes_with_office(basis):
        return {"starts_on": first, "term": "while in office"}
    return {"starts_on": first, "term": ON_A_DAY, "term_ends": last_day_of_term(first)}
