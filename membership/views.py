"""The board and its people on any day, and the two acts that change who sits where."""

from datetime import date
from functools import cached_property
from typing import Any, ClassVar
from uuid import uuid4

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.generic import TemplateView

from boards import snapshot
from boards.access import BoardFormView, BoardView, show_refusal
from boards.days import FIRST_DAY, last_day
from boards.models import RoleName
from boards.refusals import Stale
from membership import pages, selectors, twins
from membership.forms import CHANGE, CONFIRM, ON_A_DAY, PREVIEW, AppointForm, EndAppointmentForm
from membership.models import Appointment, Person, Seat
from membership.picture import picture_of
from membership.preview import Difference, difference, next_difference_on, said_about
from membership.roll import changes, roll_on, seat_shown
from membership.services import appoint_member, end_appointment
from statute.day import ONE_DAY
from statute.facts import OFFICERS, BoardFacts
from statute.spans import in_words


class PeopleView(BoardView):
    """A page about who sits where, with the facts loaded once."""

    act = "membership.view"

    @cached_property
    def facts(self) -> BoardFacts:
        """All that is recorded about the board."""
        return snapshot.load(self.board)

    @cached_property
    def addresses(self) -> pages.AddressesOn:
        """Where the pages of the board's seats and people are."""
        query = "" if self.on == self.today else f"?as_at={self.on:%Y-%m-%d}"
        return pages.AddressesOn(self.board, selectors.RowsOf(self.board), query)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Give the days on which the page would look different, and what this person may do."""
        given = {"may_appoint": self.can("membership.appoint")}
        return super().get_context_data(**given | kwargs)


class BoardPeople(PeopleView, TemplateView):
    """The whole board on a day."""

    template_name = "membership/people.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Give the seats, the numbers, the chair, and the picture."""
        roll = roll_on(self.facts, self.on, self.addresses)
        days = [day for day in changes(self.facts) if FIRST_DAY <= day <= last_day(self.today)]
        return super().get_context_data(
            roll=roll,
            picture=picture_of(roll),
            previous_change=max((day for day in days if day < self.on), default=None),
            next_change=min((day for day in days if day > self.on), default=None),
            **kwargs,
        )


class SeatPage(PeopleView, TemplateView):
    """A seat: who has sat in it, what is known of it, and what the law says of it."""

    template_name = "membership/seat.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Give the seat on the day, its history and the findings about it."""
        row = get_object_or_404(self.board.seats, public_id=self.kwargs["public_id"])
        seat = self.facts.seat_by_id[row.ref]
        shown = seat_shown(seat, self.facts, self.on, self.addresses)
        subjects = {("seat", seat.id), *(("appointment", each.appointment.id) for each in shown.holders)}
        said, failures = said_about(self.facts, self.on, subjects)
        may_end = self.can("membership.end_appointment")
        return super().get_context_data(
            seat=shown,
            history=pages.history_of(seat, self.facts, self.on, self.addresses, may_end),
            known=pages.known_periods(seat),
            said=said,
            failures=failures,
            **kwargs,
        )


class PersonPage(PeopleView, TemplateView):
    """A person: where they sit and sat, what they are, and what the law says of it."""

    template_name = "membership/person.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Give the person's appointments, offices and standings, and the findings about them."""
        row = get_object_or_404(self.board.people, public_id=self.kwargs["public_id"])
        own = self.facts.appointments_by_person.get(row.ref, ())
        subjects = {("person", row.ref), *(("appointment", each.id) for each in own)}
        said, failures = said_about(self.facts, self.on, subjects)
        restricted = RoleName.SECRETARY in self.roles
        return super().get_context_data(
            person=row,
            appointments=pages.appointments_of(row.ref, self.facts, self.addresses),
            offices=pages.offices_of(row.ref, self.facts),
            standings=pages.standings_of(row.ref, self.facts, restricted=restricted),
            said=said,
            failures=failures,
            **kwargs,
        )


class PreviewedForm(BoardFormView):
    """A form in two steps: what is typed, then what the law would say of it, before anything is saved."""

    preview_template_name: ClassVar[str]

    def form_valid(self, form: Any) -> HttpResponse:
        """Save what was confirmed; otherwise show what it would mean, or the form again to be changed."""
        step = self.request.POST.get("step", PREVIEW)
        if step == CHANGE:
            return self.render_to_response(self.get_context_data(form=form))
        return self.confirm(form) if step == CONFIRM else self.show_preview(form)

    def confirm(self, form: Any) -> HttpResponse:
        """Do it."""
        raise NotImplementedError

    def changed(self, document: twins.Document, form: Any) -> twins.Document:
        """Give the record as it would be."""
        raise NotImplementedError

    def effective_on(self, form: Any) -> date:
        """Give the first day on which it makes a difference."""
        raise NotImplementedError

    def show_preview(self, form: Any) -> HttpResponse:
        """Show the law's view of what would be saved, on its first day and where it next changes."""
        document = snapshot.load_record(self.board)
        before, after = twins.facts_in(document), twins.facts_in(self.changed(document, form))
        on = self.effective_on(form)
        following = next_difference_on(before, after, on)
        found: list[Difference] = [difference(before, after, on)]
        if following is not None:
            found.append(difference(before, after, following).told_after(found[0]))
        context = self.get_context_data(form=form, differences=found, effective_on=on)
        return render(self.request, self.preview_template_name, context)


class Appoint(PreviewedForm):
    """Somebody for a seat."""

    act = "membership.appoint"
    form_class = AppointForm
    template_name = "membership/appoint.html"
    preview_template_name = "membership/appoint_preview.html"

    @cached_property
    def seat(self) -> Seat:
        """The seat to be filled."""
        return get_object_or_404(self.board.seats, public_id=self.kwargs["public_id"])

    def get_form_kwargs(self) -> dict[str, Any]:
        """Give the people on the record to choose from."""
        return super().get_form_kwargs() | {"people": selectors.people_of(self.board)}

    def get_initial(self) -> dict[str, Any]:
        """Propose today, and for an officer a term that lasts with the office."""
        return {
            "starts_on": self.today,
            "term": "while in office" if self.seat.basis in OFFICERS else ON_A_DAY,
        }

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Give the seat as the page names it."""
        facts = snapshot.load(self.board)
        shown = seat_shown(facts.seat_by_id[self.seat.ref], facts, self.today)
        return super().get_context_data(**{"seat_row": self.seat, "seat": shown} | kwargs)

    def effective_on(self, form: AppointForm) -> date:
        """The first day in the seat."""
        first: date = form.cleaned_data["starts_on"]
        return first

    def changed(self, document: twins.Document, form: AppointForm) -> twins.Document:
        """The record with the appointment in it."""
        who = form.chosen
        return twins.appointed(
            document,
            appointment=str(uuid4()),
            seat=self.seat.ref,
            person=str(uuid4()) if isinstance(who, str) else who.ref,
            new_name=who if isinstance(who, str) else None,
            starts_on=form.cleaned_data["starts_on"],
            term_ends=form.term_said,
        )

    def confirm(self, form: AppointForm) -> HttpResponse:
        """Appoint; a second press of the button finds that it has been done."""
        who, first = form.chosen, form.cleaned_data["starts_on"]
        if self._is_on_record(who, first):
            messages.info(self.request, f"{who} was already appointed from {in_words(first)}.")
        else:
            appoint_member(self.seat, who, starts_on=first, term_ends=form.term_said, by=self.actor)
            messages.success(self.request, f"{who} is appointed from {in_words(first)}.")
        return redirect("membership:seat", self.board.slug, self.seat.public_id)

    def _is_on_record(self, who: Person | str, first: date) -> bool:
        same = self.seat.appointments.filter(starts_on=first)
        return (
            same.filter(person=who) if isinstance(who, Person) else same.filter(person__name=who)
        ).exists()


class EndAppointment(PreviewedForm):
    """The end of somebody's time in a seat."""

    act = "membership.end_appointment"
    form_class = EndAppointmentForm
    template_name = "membership/appointment_end.html"
    preview_template_name = "membership/appointment_end_preview.html"

    @cached_property
    def appointment(self) -> Appointment:
        """The appointment to be ended."""
        rows = self.board.appointments.select_related("seat", "person")
        return get_object_or_404(rows, public_id=self.kwargs["public_id"])

    def get_initial(self) -> dict[str, Any]:
        """Propose today, and remember which version is being looked at."""
        return {"on": self.today, "version": self.appointment.version}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Give the appointment and its seat as the page names them."""
        facts = snapshot.load(self.board)
        shown = seat_shown(facts.seat_by_id[self.appointment.seat.ref], facts, self.today)
        return super().get_context_data(**{"appointment": self.appointment, "seat": shown} | kwargs)

    def effective_on(self, form: EndAppointmentForm) -> date:
        """The first day without them."""
        last: date = form.cleaned_data["on"]
        return last + ONE_DAY

    def changed(self, document: twins.Document, form: EndAppointmentForm) -> twins.Document:
        """The record with the end in it."""
        return twins.ended(document, appointment=self.appointment.record_id, on=form.cleaned_data["on"])

    def confirm(self, form: EndAppointmentForm) -> HttpResponse:
        """End it; where somebody else was there first, show both versions."""
        try:
            end_appointment(self.appointment, **form.cleaned_data, by=self.actor)
        except Stale as stale:
            return self._show_both(form, stale)
        messages.success(self.request, f"{self._who}: last day {in_words(form.cleaned_data['on'])}.")
        return self._back()

    @property
    def _who(self) -> str:
        return str(self.appointment.person)

    def _back(self) -> HttpResponse:
        return redirect("membership:seat", self.board.slug, self.appointment.seat.public_id)

    def _show_both(self, form: EndAppointmentForm, stale: Stale) -> HttpResponse:
        wanted, held = form.cleaned_data["on"], self.appointment.ends_on
        if held == wanted:
            messages.info(self.request, f"{self._who}: the last day was already {in_words(wanted)}.")
            return self._back()
        typed = self.request.POST.copy()
        typed["version"] = str(self.appointment.version)
        again = EndAppointmentForm(typed)
        show_refusal(again, stale)
        both = [("Last day", in_words(held) if held else "still in the seat", in_words(wanted))]
        return self.render_to_response(self.get_context_data(form=again, both=both))
