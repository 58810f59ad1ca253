"""The page of terms and turns, on any day."""

from typing import Any

from django.urls import reverse
from django.views.generic import TemplateView

from membership.clock import KIND_WORDS, clock_on, dial_of
from membership.views import PeopleView
from statute.facts import Appointment
from statute.registry import REGISTRY

RULES = ("TRM-01", "TRM-02", "CHR-05", "END-08")


class ClockPage(PeopleView, TemplateView):
    """Whose term ends when, what waits, and whose turn is next."""

    template_name = "membership/clock.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Give the rows by date, and the picture of them."""
        clock = clock_on(self.facts, self.on, ClockLinks(self))
        dial = dial_of(clock)
        given = {
            "clock": clock,
            "dial": dial,
            "key": [(kind, KIND_WORDS[kind]) for kind in dial.kinds] if dial else [],
            "rules": [REGISTRY[each] for each in RULES],
        }
        return super().get_context_data(**given | kwargs)


class ClockLinks:
    """Where the acts of the clock are; none for those who may not."""

    def __init__(self, page: ClockPage) -> None:
        self.page, self.addresses = page, page.addresses

    def seat(self, seat: str) -> str:
        """Give the page of a seat."""
        return self.addresses.seat(seat)

    def reappoint(self, appointment: Appointment) -> str:
        """Give the page on which somebody is appointed again."""
        return self._if("membership.appoint") and self.addresses.act("reappoint", appointment.id)

    def correct(self, appointment: Appointment) -> str:
        """Give the page on which an appointment is corrected."""
        return self._if("membership.correct") and self.addresses.act("correct_appointment", appointment.id)

    def fill(self, seat: str) -> str:
        """Give the page on which a seat is filled."""
        return self._if("membership.appoint") and self.addresses.seat_act("vacancy", seat)

    def chair(self) -> str:
        """Give the page of the chair and vice-chair."""
        return self._of("chair")

    def begin_period(self) -> str:
        """Give the page on which the next appointing period is begun."""
        return self._if("membership.set_chair") and self._of("begin_period")

    def election(self) -> str:
        """Give the sheet of the council election."""
        return self._if("membership.hold_election") and self._of("election")

    def _of(self, route: str) -> str:
        return reverse(f"membership:{route}", args=[self.page.board.slug]) + self.addresses.query

    def _if(self, act: str) -> str:
        return "may" if self.page.can(act) else ""
