"""The pages on which a member is removed step by step: the ways, the steps of one, and recording a step."""

from collections.abc import Iterable
from datetime import date
from functools import cached_property
from typing import Any

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.generic import TemplateView

from boards.desk import place_of
from membership import removal, twins
from membership.member_acts import OfAppointment
from membership.models import Appointment
from membership.removal_forms import STEP_FORMS, StepForm
from membership.services import record_papers_about
from membership.views import PeopleView
from statute.facts import Appointment as AppointmentFact
from statute.instruments import Citation
from statute.registry import Rule


class RemovalPage(PeopleView, TemplateView):
    """A page about removing one member."""

    act = "membership.end_appointment"

    @cached_property
    def appointment(self) -> Appointment:
        """The appointment."""
        rows = self.board.appointments.select_related("seat", "person")
        return get_object_or_404(rows, public_id=self.kwargs["public_id"])

    @cached_property
    def fact(self) -> AppointmentFact:
        """The appointment as the law knows it."""
        return self.facts.appointments[place_of(self.appointment)]

    def crumbs(self) -> list[tuple[str, str]]:
        """The way here."""
        return [
            ("Board and people", reverse("membership:people", args=[self.board.slug]) + self.addresses.query),
            (str(self.appointment.person), self.addresses.appointment(self.fact.id)),
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Give the member, and the way here."""
        seat = self.facts.seat_label(self.facts.seat_by_id[self.fact.seat])
        given = {"appointment": self.appointment, "seat_words": seat, "crumbs": self.crumbs()}
        return super().get_context_data(**given | kwargs)


class RemovalWays(RemovalPage):
    """The ways in which the member may be removed."""

    template_name = "membership/remove.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Give the ways, each with its rules and how far it has come."""
        ways = [
            {
                "way": way,
                "address": self.addresses.removal(self.fact.id, way.how),
                "cites": _cited(way.rules_for(self.facts, self.on)),
                "begun": any(
                    step.ask(self.fact, self.facts, self.on).told
                    for step in removal.steps_of(way, self.facts, self.on)
                ),
            }
            for way in removal.ways_for(self.fact, self.facts)
        ]
        return super().get_context_data(ways=ways, **kwargs)


def _cited(rules: Iterable[Rule]) -> list[Citation]:
    """Give the provisions that some rules rest on, each once, those of an instrument together."""
    cited = dict.fromkeys(each for rule in rules for each in rule.cites)
    return sorted(cited, key=lambda each: each.instrument)


class RemovalWay(RemovalPage):
    """The steps of one way."""

    template_name = "membership/remove_way.html"

    @cached_property
    def way(self) -> removal.Way:
        """The way, where it is open for this member."""
        return way_named(self.kwargs["way"], self)

    def crumbs(self) -> list[tuple[str, str]]:
        """The way here, over the ways."""
        return [*super().crumbs(), ("Remove step by step", self.addresses.removal(self.fact.id))]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Give the steps with how far each has come, and when the time in the seat may end."""
        steps = [
            {
                "step": step,
                "progress": step.ask(self.fact, self.facts, self.on),
                "address": self._address(step),
            }
            for step in removal.steps_of(self.way, self.facts, self.on)
        ]
        given = {
            "way": self.way,
            "rules": self.way.rules_for(self.facts, self.on),
            "steps": steps,
            "last_day": removal.last_day_words(self.way, self.fact, self.facts),
            "end_address": self.addresses.end(self.fact.id, self.way.how),
        }
        return super().get_context_data(**kwargs | given)

    def _address(self, step: removal.Step) -> str:
        if (self.way.how, step.name) not in STEP_FORMS:
            return self.addresses.end(self.fact.id, self.way.how)
        return self.addresses.removal(self.fact.id, self.way.how, step.name)


def way_named(name: str, view: Any) -> removal.Way:
    """Give a way in which the member of a view may be removed; there is no page for another."""
    for way in removal.ways_for(view.fact, view.facts):
        if way.how == name:
            return way
    raise Http404


class RecordStep(OfAppointment):
    """A step of a removal, recorded as papers."""

    act = "membership.end_appointment"
    template_name = "membership/remove_step.html"
    heading = "Remove a member"
    do = "Record it"

    @cached_property
    def way(self) -> removal.Way:
        """The way, where it is open for this member."""
        return way_named(self.kwargs["way"], self)

    @cached_property
    def step(self) -> removal.Step:
        """The step; there is no page for one that the way does not have."""
        for step in removal.steps_of(self.way, self.facts, self.on):
            if step.name == self.kwargs["step"] and (self.way.how, step.name) in STEP_FORMS:
                return step
        raise Http404

    def get_form_class(self) -> type[StepForm]:
        """Give the form of the step."""
        return STEP_FORMS[self.way.how, self.step.name]

    def get_form_kwargs(self) -> dict[str, Any]:
        """Give the form what the record says."""
        return super().get_form_kwargs() | {"facts": self.facts, "appointment": self.fact}

    def get_initial(self) -> dict[str, Any]:
        """Propose nothing: the days are those on the papers."""
        return {}

    def back(self) -> str:
        """The steps."""
        there = reverse(
            "membership:remove_way", args=[self.board.slug, self.appointment.public_id, self.way.how]
        )
        return there if self.on == self.today else f"{there}?as_at={self.on:%Y-%m-%d}"

    def crumbs(self) -> list[tuple[str, str]]:
        """The way here over the steps."""
        return [*super().crumbs(), ("Remove step by step", self.back())]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Name the page after the step."""
        return super().get_context_data(**{"act_heading": self.step.title, "step": self.step} | kwargs)

    def effective_on(self, form: StepForm) -> date:
        """Today, or the day asked about: papers bear on what may be done next."""
        return self.on

    def changed(self, document: twins.Document, form: StepForm) -> twins.Document:
        """The record with the papers in it."""
        return twins.with_papers(document, self.place, form.papers)

    def done_already(self, form: StepForm) -> str:
        """Tell that the papers are on record, where a form was sent twice."""
        made = self.board.papers.filter(public_id=form.cleaned_data["new_id"])
        return "That was already recorded." if made.exists() else ""

    def save(self, form: StepForm) -> str:
        """Record them."""
        record_papers_about(self.appointment, papers=form.papers, by=self.actor)
        return f"Recorded: {self.step.title[:1].lower()}{self.step.title[1:]}."
