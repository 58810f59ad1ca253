"""The pages on which decisions are recorded, corrected, and taken off again."""

from collections.abc import Iterator
from datetime import date
from functools import cached_property
from typing import Any
from urllib.parse import urlencode

from django.http import Http404
from django.urls import reverse
from django.views.generic import TemplateView

from membership import twins
from membership.groups.forms import (
    LIES_AHEAD,
    TOPIC_GROUPS,
    TOPICS_EXPLAINED,
    CorrectDecisionForm,
    RecordDecisionForm,
    shown_of_decision,
)
from membership.groups.involved_form import InvolvedForm, involved_said, involved_shown
from membership.models import Decision
from membership.row_acts import CorrectsRow, MistakeForm, OfBoard, OfRow, TakesRowOff
from membership.services import correct_decision, record_decision, withdraw_decision
from membership.views import PeopleView
from membership.wording import DECISION
from statute.facts import BoardFacts
from statute.spans import in_words
from statute.structure import DECISION_TOPICS
from statute.unknown import is_known

IN_LIST = Decision.in_list
TAKEN_OVER = ("by", "group")


class ChooseDecision(PeopleView, TemplateView):
    """The first step: what was decided on."""

    act = "membership.keep_decisions"
    template_name = "membership/choose.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Give the topics in their groups; by whom and about which group goes along."""
        return super().get_context_data(
            choose_heading="Record a decision",
            crumbs=[
                ("Board and people", reverse("membership:people", args=[self.board.slug])),
                ("Decisions", reverse("groups:decisions", args=[self.board.slug])),
            ],
            choices=[(words, [self._choice(each) for each in topics]) for words, topics in TOPIC_GROUPS],
            **kwargs,
        )

    def _choice(self, topic: str) -> tuple[str, str, str]:
        known = {name: self.request.GET[name] for name in TAKEN_OVER if name in self.request.GET}
        address = reverse("groups:record_decision", args=[self.board.slug, topic])
        query = f"?{urlencode(known)}" if known else ""
        return DECISION_TOPICS[topic], address + query, TOPICS_EXPLAINED[topic]


class OfDecisions(OfBoard):
    """An act on a decision, reached from the list of them."""

    act = "membership.keep_decisions"
    back_to = "groups:decisions"
    back_words = "Decisions"

    def noted(self, form: Any, after: BoardFacts) -> Iterator[str]:
        """Say that it is still to be taken."""
        taken: date | None = form.cleaned_data.get("on")
        if taken is not None and taken > self.today:
            yield LIES_AHEAD


class RecordDecision(OfDecisions):
    """A decision that is not on record yet."""

    form_class = RecordDecisionForm
    heading = "Record a decision"
    do = "Record the decision"

    @cached_property
    def topic(self) -> str:
        """What was decided on, which the address names."""
        found: str = self.kwargs["topic"]
        if found not in DECISION_TOPICS:
            raise Http404
        return found

    def under(self) -> str:
        """What was decided on."""
        return DECISION_TOPICS[self.topic]

    def get_form_kwargs(self) -> dict[str, Any]:
        """Give the topic, and the facts that its choices come from."""
        return super().get_form_kwargs() | {"topic": self.topic, "facts": self.facts}

    def get_initial(self) -> dict[str, Any]:
        """Take over by whom it was taken, and which group it is about."""
        known = {name: self.request.GET[name] for name in TAKEN_OVER if name in self.request.GET}
        return {"by": "board"} | known

    def effective_on(self, form: RecordDecisionForm) -> date:
        """The day on which it was taken."""
        taken: date = form.cleaned_data["on"]
        return taken

    def changed(self, document: twins.Document, form: RecordDecisionForm) -> twins.Document:
        """The record with the decision in it."""
        return twins.recorded(document, IN_LIST, {"id": str(form.cleaned_data["new_id"]), **form.row})

    def done_already(self, form: RecordDecisionForm) -> str:
        """Tell that it was recorded, where a form was sent twice."""
        rows = Decision.objects.filter(board=self.board)
        made = rows.filter(public_id=form.cleaned_data["new_id"]).exists()
        return "That is on record already." if made else ""

    def save(self, form: RecordDecisionForm) -> str:
        """Record it."""
        record_decision(self.board, said=form.row, new_id=form.cleaned_data["new_id"], by=self.actor)
        return "The decision is on record."


class OfDecision(OfDecisions, OfRow):
    """An act that concerns a decision on record."""

    model = Decision
    concerns = Decision
    row: Decision


class CorrectDecision(OfDecision, CorrectsRow):
    """A decision said anew."""

    act = "membership.keep_decisions"
    form_class = CorrectDecisionForm
    heading = "Correct a decision"
    first, last = "on", "until"

    def get_form_kwargs(self) -> dict[str, Any]:
        """Give the topic, the facts, and what the decision says now."""
        given = {"topic": self.row.topic or "other", "facts": self.facts, "present": self.said_of(self.row)}
        return super().get_form_kwargs() | given

    def elsewhere(self) -> list[tuple[str, str]]:
        """Where it is taken off the record."""
        address = reverse("groups:withdraw_decision", args=[self.board.slug, self.row.public_id])
        return [("It was recorded by mistake, or on another topic", address)]

    def said_of(self, row: Decision) -> dict[str, Any]:
        """Give what the record says of it."""
        return DECISION.said(vars(row))

    def initial_of(self, row: Decision) -> dict[str, Any]:
        """Show it."""
        return shown_of_decision(self.said_of(row))

    def said_in_form(self, form: CorrectDecisionForm) -> dict[str, Any]:
        """Give what the form says."""
        return form.said

    def corrected(self, document: twins.Document, changes: dict[str, Any]) -> twins.Document:
        """The record with it corrected."""
        return twins.corrected(document, IN_LIST, self.place, changes)

    def save(self, form: CorrectDecisionForm) -> str:
        """Correct it."""
        said = form.cleaned_data
        correct_decision(
            self.row, changes=self.changes(form), why=said["why"], version=said["version"], by=self.actor
        )
        return "The decision is corrected."


class RecordInvolved(OfDecision, CorrectsRow):
    """Who was involved in one locality before the decision was taken."""

    act = "membership.keep_decisions"
    form_class = InvolvedForm
    template_name = "membership/groups/involved.html"
    heading = "Who was involved"
    do = "Record it"

    def explained(self) -> list[str]:
        """Say which decision it is, and what the law asks."""
        decision = self.facts.decisions[self.place]
        day = f" of {in_words(decision.on)}" if is_known(decision.on) else ""
        return [
            f"Before the decision{day}: {decision.label}.",
            "Whoever is likely to have an interest is to be involved in it and consulted.",
            "Others may be left out; write down why.",
        ]

    def effective_on(self, form: InvolvedForm) -> date:
        """The day of the decision, or the day asked about where that is not known."""
        taken: date | None = self.row.taken_on
        return taken or self.on

    @cached_property
    def affected(self) -> dict[str, str]:
        """The localities whose services it might significantly affect: their names by their ids."""
        effects = DECISION.said(vars(self.row)).get("effects") or ()
        found = [each["locality"] for each in effects if each.get("significant") is True]
        return {each: self.facts.locality_label(each) for each in found}

    @property
    def locality(self) -> str:
        """The locality in the address; 404 where the decision is not thought to affect it."""
        found: str = self.kwargs["locality"]
        if found not in self.affected:
            raise Http404
        return found

    def under(self) -> str:
        """The locality."""
        return self.affected[self.locality]

    def after(self) -> str:
        """Back to the decision."""
        return reverse("groups:decision", args=[self.board.slug, self.row.public_id])

    def get_form_kwargs(self) -> dict[str, Any]:
        """Give the other localities, of which the same may be said."""
        others = [(each, name) for each, name in self.affected.items() if each != self.locality]
        return super().get_form_kwargs() | {"others": others}

    def said_of(self, row: Decision) -> dict[str, Any]:
        """Give what the record says of all the localities."""
        return {"involved": DECISION.said(vars(row)).get("involved")}

    def initial_of(self, row: Decision) -> dict[str, Any]:
        """Show what it says of this one."""
        return involved_shown(self.said_of(row)["involved"] or (), self.locality)

    def said_in_form(self, form: InvolvedForm) -> dict[str, Any]:
        """Give all of it with what the form says."""
        before = self.said_of(self.row)["involved"]
        said = involved_said(form.cleaned_data, before or (), self.locality)
        return {"involved": before if said is None and before == [] else said}

    def corrected(self, document: twins.Document, changes: dict[str, Any]) -> twins.Document:
        """The record with it."""
        return twins.corrected(document, IN_LIST, self.place, changes)

    def save(self, form: InvolvedForm) -> str:
        """Record it."""
        version = form.cleaned_data["version"]
        correct_decision(self.row, changes=self.changes(form), why="", version=version, by=self.actor)
        return "Who was involved is on record."


class WithdrawDecision(OfDecision, TakesRowOff):
    """A decision that never was."""

    act = "membership.keep_decisions"

    def changed(self, document: twins.Document, form: MistakeForm) -> twins.Document:
        """The record without it."""
        return twins.withdrawn(document, IN_LIST, self.place)

    def save(self, form: MistakeForm) -> str:
        """Take it off."""
        withdraw_decision(self.row, **form.cleaned_data, by=self.actor)
        return "The decision is off the record."
