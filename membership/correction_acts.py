"""The pages on which the record is put right, and people and seats are added to it."""

from collections.abc import Mapping
from datetime import date
from functools import cached_property
from typing import Any, ClassVar

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse

from boards.desk import place_of
from boards.rows import value_said
from membership import selectors, twins
from membership.acting import ActView, said_in_words
from membership.correction_forms import (
    CorrectAppointmentForm,
    CorrectPersonForm,
    CorrectSeatForm,
    RecordPersonForm,
    RecordSeatForm,
    WithdrawForm,
    appointment_said,
    appointment_shown,
    seat_said,
    seat_shown_first,
)
from membership.member_acts import OfAppointment, OfSeat
from membership.models import Appointment, Person, RecordRow, Seat
from membership.services import (
    correct_appointment,
    correct_person,
    correct_seat,
    record_person,
    record_seat,
    withdraw_appointment,
    withdraw_person,
    withdraw_seat,
)
from statute.day import ONE_DAY
from statute.grounds import grounds_of
from statute.instruments import Citation

Row = dict[str, Any]
SAYS_SO = "The record says so already. Nothing was changed."


def changes_to(recorded: Mapping[str, Any], said: Mapping[str, Any]) -> Row:
    """Give the fields that are said otherwise than they are recorded; None for one no longer known."""
    return {name: value for name, value in said.items() if _plain(value) != _plain(recorded[name])}


def _plain(value: Any) -> Any:
    """A value as the record says it; an empty list says no more than nothing does."""
    return None if value == [] else value_said(value)


class Correction(ActView):
    """What somebody typed, set against what the record says."""

    act = "membership.correct"

    def changes(self, form: Any) -> Row:
        """Give the fields that would be said otherwise."""
        raise NotImplementedError

    def done_already(self, form: Any) -> str:
        """Tell that nothing would change, as where a form was sent twice."""
        return "" if self.changes(form) else SAYS_SO


# -- appointments ------------------------------------------------------------------------------------------


class CorrectAppointment(Correction, OfAppointment):
    """An appointment that was recorded wrongly."""

    form_class = CorrectAppointmentForm
    heading = "Correct an appointment"
    do = "Save the correction"

    def get_form_kwargs(self) -> dict[str, Any]:
        """Give the form what the record says."""
        return super().get_form_kwargs() | {"facts": self.facts, "row": self.appointment}

    def get_initial(self) -> dict[str, Any]:
        """Show what is recorded."""
        return super().get_initial() | appointment_shown(self.appointment)

    def changes(self, form: CorrectAppointmentForm) -> Row:
        """The fields that would be said otherwise."""
        return changes_to(appointment_said(self.appointment), form.said)

    def effective_on(self, form: CorrectAppointmentForm) -> date:
        """The first day that would look different, as far as days are corrected."""
        before = appointment_said(self.appointment)
        firsts: list[date] = []
        for name, after in self.changes(form).items():
            step = ONE_DAY if name in ("ends", "term_ends") else 0 * ONE_DAY
            firsts += [day + step for each in (before[name], after) if (day := _day_of(each))]
        return min(firsts, default=self.appointment.starts_on or self.on)

    def changed(self, document: twins.Document, form: CorrectAppointmentForm) -> twins.Document:
        """The record with the correction in it."""
        return twins.appointment_corrected(document, place=self.place, changes=self.changes(form))

    def held(self, form: CorrectAppointmentForm) -> dict[str, str]:
        """What the record says now."""
        return said_in_words(form, appointment_shown(self.now()))

    def save(self, form: CorrectAppointmentForm) -> str:
        """Correct it."""
        said = form.cleaned_data
        correct_appointment(
            self.appointment,
            changes=self.changes(form),
            why=said["why"],
            version=said["version"],
            by=self.actor,
        )
        return f"The appointment of {self.appointment.person} is corrected."


def _day_of(value: Any) -> date | None:
    if isinstance(value, str) and value[:1].isdigit():
        return date.fromisoformat(value)
    return value if isinstance(value, date) else None


# -- recorded by mistake -----------------------------------------------------------------------------------


class Withdraw(ActView):
    """Something that should never have been on the record."""

    act = "membership.correct"
    form_class = WithdrawForm
    template_name = "membership/withdraw.html"
    heading = "Recorded by mistake"
    do = "Take it off the record"
    model: ClassVar[type[RecordRow]]

    @cached_property
    def row(self) -> Any:
        """The row."""
        return get_object_or_404(
            self.model.objects.filter(board=self.board), public_id=self.kwargs["public_id"]
        )

    @property
    def words(self) -> str:
        """What to call it."""
        return str(self.row)

    def enter(self, request: HttpRequest) -> HttpResponse | None:
        """Tell whoever comes back to something already taken off the record, or sends the form twice."""
        if (refused := super().enter(request)) is not None:
            return refused
        gone = self.model.everything.filter(board=self.board, public_id=self.kwargs["public_id"])
        if gone.filter(withdrawn=True).exists():
            messages.info(request, "That was already taken off the record.")
            return redirect(self.after())
        return None

    def get_initial(self) -> dict[str, Any]:
        """Remember which version is being looked at."""
        return {"version": self.row.version}

    def effective_on(self, form: WithdrawForm) -> date:
        """Today, or the day asked about."""
        return self.on

    def changed(self, document: twins.Document, form: WithdrawForm) -> twins.Document:
        """The record without it."""
        return twins.withdrawn(document, self.model.in_list, place_of(self.row))

    def current_version(self) -> int:
        """The version as it is now."""
        version: int = self.model.objects.get(pk=self.row.pk).version
        return version

    def after(self) -> str:
        """The board and its people: the row's own page is gone."""
        return reverse("membership:people", args=[self.board.slug])

    def under(self) -> str:
        """What it is."""
        return self.words

    def save(self, form: WithdrawForm) -> str:
        """Withdraw it."""
        said, words = form.cleaned_data, self.words
        self.withdraw(why=said["why"], version=said["version"])
        return f"{words}: taken off the record. What was done stays in the trail."

    def withdraw(self, *, why: str, version: int) -> None:
        """Call the service."""
        raise NotImplementedError


class WithdrawAppointment(Withdraw):
    """An appointment that never was."""

    model = Appointment

    @property
    def words(self) -> str:
        """Whose appointment, and to which seat."""
        fact = self.facts.seat_by_id[self.row.seat.ref]
        return f"{self.row.person}, {self.facts.seat_label(fact)}"

    def effective_on(self, form: WithdrawForm) -> date:
        """The first day they were said to be in the seat."""
        first: date | None = self.row.starts_on
        return first or self.on

    def back(self) -> str:
        """The page of the appointment."""
        return reverse("membership:appointment", args=[self.board.slug, self.row.public_id])

    def after(self) -> str:
        """The page of the seat, or the board where that is gone as well."""
        rows = Appointment.everything.filter(board=self.board, seat__withdrawn=False)
        row = rows.filter(public_id=self.kwargs["public_id"]).select_related("seat").first()
        if row is None:
            return super().after()
        return reverse("membership:seat", args=[self.board.slug, row.seat.public_id])

    def withdraw(self, *, why: str, version: int) -> None:
        """Call the service."""
        withdraw_appointment(self.row, why=why, version=version, by=self.actor)


class WithdrawPerson(Withdraw):
    """Somebody who should never have been named."""

    model = Person

    def changed(self, document: twins.Document, form: WithdrawForm) -> twins.Document:
        """The record without them, and without what goes with them."""
        return twins.person_withdrawn(document, place_of(self.row))

    def back(self) -> str:
        """The page of the person."""
        return reverse("membership:person", args=[self.board.slug, self.row.public_id])

    def withdraw(self, *, why: str, version: int) -> None:
        """Call the service."""
        withdraw_person(self.row, why=why, version=version, by=self.actor)


class WithdrawSeat(Withdraw):
    """A seat that there never was."""

    model = Seat

    @property
    def words(self) -> str:
        """The seat as findings name it."""
        return self.facts.seat_label(self.facts.seat_by_id[self.row.ref])

    def back(self) -> str:
        """The page of the seat."""
        return reverse("membership:seat", args=[self.board.slug, self.row.public_id])

    def withdraw(self, *, why: str, version: int) -> None:
        """Call the service."""
        withdraw_seat(self.row, why=why, version=version, by=self.actor)


# -- people ------------------------------------------------------------------------------------------------


class RecordPerson(ActView):
    """Somebody new, in no seat yet."""

    act = "membership.correct"
    form_class = RecordPersonForm
    heading = "Record a person"
    do = "Record the person"

    def get_form_kwargs(self) -> dict[str, Any]:
        """Give those on record already."""
        return super().get_form_kwargs() | {"people": selectors.people_of(self.board)}

    def effective_on(self, form: RecordPersonForm) -> date:
        """Today, or the day asked about."""
        return self.on

    def changed(self, document: twins.Document, form: RecordPersonForm) -> twins.Document:
        """The record with the person in it."""
        said = form.cleaned_data
        return twins.with_person(document, str(said["new_id"]), said["name"])

    def made(self, form: RecordPersonForm) -> Person | None:
        """Whoever the form made, where it was sent before."""
        return self.board.people.filter(public_id=form.cleaned_data["new_id"]).first()

    def done_already(self, form: RecordPersonForm) -> str:
        """Tell that the person was recorded, where a form was sent twice."""
        made = self.made(form)
        self.new = made
        return "" if made is None else f"{made} was already recorded."

    new: Person | None = None

    def back(self) -> str:
        """The board and its people."""
        return reverse("membership:people", args=[self.board.slug])

    def after(self) -> str:
        """The page of the person."""
        if self.new is None:
            return self.back()
        return reverse("membership:person", args=[self.board.slug, self.new.public_id])

    def save(self, form: RecordPersonForm) -> str:
        """Record them."""
        said = form.cleaned_data
        self.new = record_person(self.board, name=said["name"], new_id=said["new_id"], by=self.actor)
        return f"{self.new} is on the record."


class CorrectPerson(Correction):
    """Another name for somebody."""

    form_class = CorrectPersonForm
    concerns = Person
    heading = "Correct a name"
    do = "Save the correction"

    @cached_property
    def person(self) -> Person:
        """The person."""
        return get_object_or_404(self.board.people, public_id=self.kwargs["public_id"])

    def get_initial(self) -> dict[str, Any]:
        """Show what is recorded."""
        return {"name": self.person.name or "", "version": self.person.version}

    def changes(self, form: CorrectPersonForm) -> Row:
        """The name, where it is another."""
        return changes_to({"name": self.person.name}, {"name": form.cleaned_data["name"]})

    def effective_on(self, form: CorrectPersonForm) -> date:
        """Today, or the day asked about."""
        return self.on

    def changed(self, document: twins.Document, form: CorrectPersonForm) -> twins.Document:
        """The record with the name in it."""
        place = place_of(self.person)
        return twins.corrected(document, "people", place, self.changes(form))

    def back(self) -> str:
        """The page of the person."""
        return reverse("membership:person", args=[self.board.slug, self.person.public_id])

    def under(self) -> str:
        """The name as it is."""
        return str(self.person)

    def crumbs(self) -> list[tuple[str, str]]:
        """The way here over the person."""
        return [*super().crumbs(), (str(self.person), self.back())]

    def held(self, form: CorrectPersonForm) -> dict[str, str]:
        """The name on record now."""
        return {"name": self.board.people.get(pk=self.person.pk).name or "nothing"}

    def current_version(self) -> int:
        """The version as it is now."""
        return self.board.people.get(pk=self.person.pk).version

    def save(self, form: CorrectPersonForm) -> str:
        """Correct it."""
        said = form.cleaned_data
        person = correct_person(self.person, name=said["name"], version=said["version"], by=self.actor)
        return f"The name is {person} from now on."


# -- seats -------------------------------------------------------------------------------------------------


class WithGrounds(ActView):
    """A page on a seat, which says on which provisions seats rest."""

    template_name = "membership/seat_form.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Give the articles, each once."""
        articles = {
            each.url: Citation(each.instrument, each.provision.partition("(")[0], each.url)
            for each in grounds_of(self.facts).values()
        }
        return super().get_context_data(**{"cited": list(articles.values())} | kwargs)


class RecordSeat(WithGrounds):
    """A new seat."""

    act = "membership.correct"
    form_class = RecordSeatForm
    heading = "Record a seat"
    do = "Record the seat"
    new: Seat | None = None

    def get_form_kwargs(self) -> dict[str, Any]:
        """Give the form what the record says."""
        return super().get_form_kwargs() | {"facts": self.facts}

    def effective_on(self, form: RecordSeatForm) -> date:
        """Today, or the day asked about."""
        return self.on

    def changed(self, document: twins.Document, form: RecordSeatForm) -> twins.Document:
        """The record with the seat in it."""
        return twins.with_seat(document, id=str(form.cleaned_data["new_id"]), **form.said)

    def done_already(self, form: RecordSeatForm) -> str:
        """Tell that the seat was recorded, where a form was sent twice."""
        self.new = self.board.seats.filter(public_id=form.cleaned_data["new_id"]).first()
        return "" if self.new is None else "The seat was already recorded."

    def back(self) -> str:
        """The board and its people."""
        return reverse("membership:people", args=[self.board.slug])

    def after(self) -> str:
        """The page of the seat."""
        if self.new is None:
            return self.back()
        return reverse("membership:seat", args=[self.board.slug, self.new.public_id])

    def save(self, form: RecordSeatForm) -> str:
        """Record it."""
        self.new = record_seat(self.board, **form.said, new_id=form.cleaned_data["new_id"], by=self.actor)
        return "The seat is on the record."


class CorrectSeat(Correction, WithGrounds, OfSeat):
    """A seat that was recorded wrongly."""

    form_class = CorrectSeatForm
    concerns = Seat
    heading = "Correct a seat"
    do = "Save the correction"

    @cached_property
    def seat(self) -> Seat:
        """The seat."""
        return get_object_or_404(self.board.seats, public_id=self.kwargs["public_id"])

    def get_form_kwargs(self) -> dict[str, Any]:
        """Give the form what the record says."""
        return super().get_form_kwargs() | {"facts": self.facts, "row": self.seat}

    def get_initial(self) -> dict[str, Any]:
        """Show what is recorded."""
        return {"version": self.seat.version} | seat_shown_first(self.seat)

    def changes(self, form: CorrectSeatForm) -> Row:
        """The fields that would be said otherwise."""
        return changes_to(seat_said(self.seat), form.said)

    def effective_on(self, form: CorrectSeatForm) -> date:
        """Today, or the day asked about."""
        return self.on

    def changed(self, document: twins.Document, form: CorrectSeatForm) -> twins.Document:
        """The record with the correction in it."""
        place = place_of(self.seat)
        return twins.corrected(document, "seats", place, self.changes(form))

    def now(self) -> Seat:
        """The seat as it is now, which somebody else may have changed since."""
        row: Seat = self.board.seats.get(pk=self.seat.pk)
        return row

    def held(self, form: CorrectSeatForm) -> dict[str, str]:
        """What the record says now."""
        return said_in_words(form, seat_shown_first(self.now()))

    def current_version(self) -> int:
        """The version as it is now."""
        return self.now().version

    def save(self, form: CorrectSeatForm) -> str:
        """Correct it."""
        said = form.cleaned_data
        correct_seat(
            self.seat, changes=self.changes(form), why=said["why"], version=said["version"], by=self.actor
        )
        return "The seat is corrected."
