"""The board and its people on any day."""

from datetime import date
from functools import cached_property
from typing import Any

from django.shortcuts import get_object_or_404
from django.views.generic import TemplateView

from boards.access import BoardView
from boards.days import FIRST_DAY, last_day
from membership import actions, pages, selectors
from membership.picture import picture_of
from membership.preview import said_about
from membership.roll import changes, roll_on, seat_shown
from statute.facts import Appointment, BoardFacts
from statute.record import facts_of


class PeopleView(BoardView):
    """A page about who sits where, with the facts loaded once."""

    act = "membership.view"

    @cached_property
    def facts(self) -> BoardFacts:
        """What is recorded about the board, as far as whoever looks may read it."""
        return facts_of(self.record_to_read())

    @cached_property
    def addresses(self) -> pages.AddressesOn:
        """Where the pages of the board's seats and people are."""
        query = "" if self.on == self.today else f"?as_at={self.on:%Y-%m-%d}"
        return pages.AddressesOn(self.board, selectors.RowsOf(self.board), query)

    @property
    def shown(self) -> pages.Shown:
        """What a history may show whoever looks."""
        return pages.Shown(self.can("membership.end_appointment"))

    def acts_on(self, appointment: Appointment) -> actions.Actions:
        """Give what whoever looks may do to an appointment."""
        return actions.on_appointment(appointment, self.facts, self.on, self.addresses, self.can)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Give the days on which the page would look different, and what this person may do."""
        given = {
            "may_appoint": self.can("membership.appoint"),
            "may_correct": self.can("membership.correct"),
        }
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
            unseated=pages.unseated(roll, self.facts, self.addresses),
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
        said, failures = said_about(self.facts, self.on, subjects, self.registry)
        return super().get_context_data(
            seat=shown,
            history=pages.history_of(seat, self.facts, self.on, self.addresses, self.shown),
            acts=[
                *(self.acts_on(each.appointment) for each in shown.holders),
                actions.on_seat(shown, self.facts, self.addresses, self.can),
            ],
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
        said, failures = said_about(self.facts, self.on, subjects, self.registry)
        return super().get_context_data(
            person=row,
            appointments=pages.appointments_of(row.ref, self.facts, self.addresses, self.shown),
            acts=[
                *(self.acts_on(each) for each in own if not isinstance(each.ends, date)),
                actions.on_person(row.ref, str(row), self.addresses, self.can),
            ],
            offices=pages.offices_of(row.ref, self.facts),
            standings=pages.standings_of(
                row.ref,
                self.facts,
                change_at=self.addresses if self.can("membership.record_standing") else None,
            ),
            may_record_standing=self.can("membership.record_standing"),
            said=said,
            failures=failures,
            **kwargs,
        )


class AppointmentPage(PeopleView, TemplateView):
    """An appointment: its days, how it ended, the papers about it, and what the law says of it."""

    template_name = "membership/appointment.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Give the appointment as it is recorded, and the findings about it."""
        rows = self.board.appointments.select_related("person", "seat")
        row = get_object_or_404(rows, public_id=self.kwargs["public_id"])
        fact = next(each for each in self.facts.appointments if each.id == row.record_id)
        seat = self.facts.seat_by_id[fact.seat]
        said, failures = said_about(self.facts, self.on, {("appointment", fact.id)}, self.registry)
        return super().get_context_data(
            appointment=row,
            seat=seat_shown(seat, self.facts, self.on, self.addresses),
            spell=pages.spell_of(fact, self.facts, self.addresses, self.shown),
            papers=pages.papers_of(fact, self.facts),
            acts=[self.acts_on(fact)],
            said=said,
            failures=failures,
            **kwargs,
        )
