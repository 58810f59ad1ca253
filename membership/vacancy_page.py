"""The page of a place that is not filled, and its letters."""

from functools import cached_property
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.generic import TemplateView, View

from membership.models import Seat
from membership.roll import SeatShown, seat_shown
from membership.vacancy import NOTICE_RULE, Vacancy, steps_of, vacancy_of
from membership.vacancy_letters import FILL, MINISTERS, letters_of
from membership.views import PeopleView
from statute.registry import REGISTRY

LETTERS_A_LINE = 70
TITLES = {FILL: "Letter to ask for somebody", MINISTERS: "Notice to the Scottish Ministers"}


class OfVacancy(PeopleView):
    """What concerns a seat that may be empty."""

    @cached_property
    def seat(self) -> Seat:
        """The seat."""
        return get_object_or_404(self.board.seats, public_id=self.kwargs["public_id"])

    @cached_property
    def vacancy(self) -> Vacancy | None:
        """The place not filled; None where it is filled, or nobody can tell."""
        return vacancy_of(self.facts.seat_by_id[self.seat.ref], self.facts, self.on)


class VacancyPage(OfVacancy, TemplateView):
    """Whose place it is to fill, since when it is not filled, and the steps to somebody in it."""

    template_name = "membership/vacancy.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Give the steps with how each stands, and the letters."""
        given: dict[str, Any] = {"seat": self.shown_seat, "vacancy": self.vacancy}
        if self.vacancy is not None:
            given |= {
                "steps": steps_of(self.vacancy, self.facts, VacancyLinks(self)),
                "letters": list(self._letters(self.vacancy)),
                "notice_rule": REGISTRY[NOTICE_RULE],
            }
        return super().get_context_data(**given | kwargs)

    @property
    def shown_seat(self) -> SeatShown:
        """The seat as its page names it."""
        return seat_shown(self.facts.seat_by_id[self.seat.ref], self.facts, self.on, self.addresses)

    def _letters(self, vacancy: Vacancy) -> Any:
        for name, text in letters_of(vacancy, self.facts).items():
            address = reverse("membership:vacancy_letter", args=[self.board.slug, self.seat.public_id, name])
            yield name, TITLES[name], text, address + self.addresses.query, _rows_for(text)


def _rows_for(text: str) -> int:
    """Give about how many lines a letter takes, where its long ones are broken."""
    return sum(1 + len(line) // LETTERS_A_LINE for line in text.splitlines()) + 1


class VacancyLetter(OfVacancy, View):
    """A letter as a file of plain text."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Give the letter; there is none for a place that is filled, nor a notice before it falls due."""
        letters = letters_of(self.vacancy, self.facts) if self.vacancy else {}
        text = letters.get(self.kwargs["letter"])
        if text is None:
            raise Http404
        answer = HttpResponse(text, content_type="text/plain; charset=utf-8")
        name = f"{self.board.slug}-{self.kwargs['letter']}-{self.on:%Y-%m-%d}.txt"
        answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
        return answer


class VacancyLinks:
    """Where the steps are done; none for those who may not."""

    def __init__(self, page: VacancyPage) -> None:
        self.page, self.addresses = page, page.addresses

    def appoint(self, seat: str, person: str) -> str:
        """Give the page on which somebody is appointed, who may be known by now."""
        if not self.page.can("membership.appoint"):
            return ""
        row = self.addresses.rows.people.get(person) if person else None
        return self._with(self.addresses.seat_act("appoint", seat), f"person={row.public_id}" if row else "")

    def appoint_officer(self, seat: str) -> str:
        """Give the page on which an acting or interim officer is appointed."""
        may = self.page.can("membership.appoint")
        return self.addresses.seat_act("appoint_officer", seat) if may else ""

    def record_paper(self, purpose: str, query: str) -> str:
        """Give the page on which a paper is recorded."""
        if not self.page.can("membership.record_paper"):
            return ""
        there = reverse("membership:record_paper", args=[self.page.board.slug, purpose])
        return self._with(there + self.addresses.query, query)

    def people(self) -> str:
        """Give the page of the board and its people."""
        return reverse("membership:people", args=[self.page.board.slug]) + self.addresses.query

    @staticmethod
    def _with(address: str, query: str) -> str:
        return f"{address}{'&' if '?' in address else '?'}{query}" if query else address
