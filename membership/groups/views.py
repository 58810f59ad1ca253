"""The pages of the groups and of what was decided: the structure, a group, the list, a decision."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, Final
from uuid import UUID

from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.generic import TemplateView

from boards.days import FIRST_DAY, last_day
from boards.desk import place_of
from membership.actions import Action, Actions
from membership.groups.chart import chart_of
from membership.groups.decisions import DecisionShown, decision_shown, effects_of
from membership.groups.forms import deciders
from membership.groups.telling import (
    GroupAddresses,
    Meeting,
    days_in_words,
    group_shown,
    groups_on,
    meetings_of,
    structure_on,
)
from membership.models import Decision as DecisionRow
from membership.models import Group as GroupRow
from membership.preview import said_about
from membership.roll import SeatShown, seat_shown
from membership.views import PeopleView
from statute.day import ONE_DAY
from statute.facts import BoardFacts
from statute.findings import Outcome
from statute.localities import groups_left_behind
from statute.planning import days_of
from statute.spans import in_words
from statute.structure import Group
from statute.unknown import is_known

PER_PAGE: Final = 25
MEETINGS_SHOWN: Final = 12
MEETING_TOPICS: Final = {
    "progress": "Progress with the plan was discussed",
    "care_governance": "Clinical and care governance was discussed",
}


class OfGroups(PeopleView):
    """A page about groups or decisions."""

    @cached_property
    def groups(self) -> GroupAddresses:
        """Where the pages of groups and decisions are."""
        return GroupAddresses(self.board, self.addresses.query)

    def decisions_shown(self) -> list[DecisionShown]:
        """Give every decision on record, the latest first."""
        may_correct = self.can("membership.keep_decisions")
        found = [
            decision_shown(place, each, self.facts, self.groups, may_correct)
            for place, each in enumerate(self.facts.decisions)
        ]
        return sorted(found, key=lambda each: each.order, reverse=True)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Give what whoever looks may do."""
        given = {
            "may_keep_groups": self.can("membership.keep_groups"),
            "may_keep_decisions": self.can("membership.keep_decisions"),
        }
        return super().get_context_data(**given | kwargs)


class GroupsPage(OfGroups, TemplateView):
    """The structure of the board's groups on a day, as a picture and as a table."""

    template_name = "membership/groups/groups.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Give the structure, its picture, and the days on which it changed."""
        structure = structure_on(self.facts, self.on, self.groups, self.addresses)
        days = [day for day in changes(self.facts) if FIRST_DAY <= day <= last_day(self.today)]
        return super().get_context_data(
            structure=structure,
            chart=chart_of(structure, self.board.name) if structure.all else None,
            any_groups=bool(self.facts.groups),
            is_complete=self.facts.is_complete("groups", self.on),
            previous_change=max((day for day in days if day < self.on), default=None),
            next_change=min((day for day in days if day > self.on), default=None),
            **kwargs,
        )


def changes(facts: BoardFacts) -> list[date]:
    """Give, in order, the days on which a group came or had gone."""
    found = {each.from_ for each in facts.groups if is_known(each.from_)}
    found |= {each.to + ONE_DAY for each in facts.groups if isinstance(each.to, date)}
    return sorted(found)


@dataclass(frozen=True)
class MeetingShown:
    """A meeting of a group on record, with what can be done to it."""

    on: str
    topic: str
    reference: str
    is_planned: bool
    acts: tuple[tuple[str, str], ...] = ()


MEETING_ACTS: Final = (("Correct", "correct_paper"), ("Recorded by mistake", "withdraw_paper"))


@dataclass(frozen=True)
class PlaceShown:
    """A place on a group: what it is for, who holds it, and where somebody is appointed to it."""

    words: str
    seat: SeatShown
    appoint: str


class GroupPage(OfGroups, TemplateView):
    """A group: what it is for, who sits on it, what it decided, and what the law says of it."""

    template_name = "membership/groups/group.html"

    @cached_property
    def row(self) -> GroupRow:
        """The group's row."""
        rows = GroupRow.objects.filter(board=self.board)
        found: GroupRow = get_object_or_404(rows, public_id=self.kwargs["public_id"])
        return found

    @cached_property
    def group(self) -> Group:
        """The group as the law knows it."""
        return self.facts.group_by_id[self.row.ref]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Give the group on the day, its places, its decisions and meetings, and the findings about it."""
        seats = self._seats()
        said, failures = said_about(self.facts, self.on, self._subjects(seats), self.registry)
        decisions = self.decisions_shown()
        return super().get_context_data(
            group=group_shown(self.group, self.facts, self.on, self.groups, self.addresses),
            days=days_in_words(self.group),
            days_small=days_in_words(self.group).replace("From", "from", 1),
            is_gone=days_of(self.group, self.facts).on(self.on) is False,
            texts=self._texts(),
            places=[self._place(each) for each in seats],
            empty=[each for each in seats if each.is_empty],
            under_it=self._under_it(),
            about_it=[each for each in decisions if each.about and each.about.person == self.group.id],
            by_it=[each for each in decisions if each.by.person == self.group.id],
            meetings=self._meetings(),
            left_behind=self._left_behind(),
            acts=[self._acts()],
            act_addresses=self._act_addresses(),
            said=[each for each in said if each.finding.outcome is not Outcome.MET],
            met=[each for each in said if each.finding.outcome is Outcome.MET],
            failures=failures,
            **kwargs,
        )

    def _seats(self) -> list[SeatShown]:
        found = self.facts.seats_by_group.get(self.group.id, ())
        return [seat_shown(each, self.facts, self.on, self.addresses) for each in found]

    def _place(self, seat: SeatShown) -> PlaceShown:
        fact = seat.on_day.seat
        locality = f", {self.facts.locality_label(fact.locality)}" if is_known(fact.locality) else ""
        may = self.can("membership.appoint")
        appoint = self.addresses.seat_act("appoint", fact.id) if may else ""
        return PlaceShown(f"{seat.title}{locality}", seat, appoint)

    def _meetings(self) -> list[MeetingShown]:
        """The latest meetings, those that are to come among them."""
        found = meetings_of(self.group.id, self.facts)[:MEETINGS_SHOWN]
        papers = self.board.papers.order_by("pk").values_list("public_id", flat=True)
        ids = list(papers) if self.can("membership.correct") else []
        return [self._meeting(each, ids) for each in found]

    def _meeting(self, meeting: Meeting, ids: list[UUID]) -> MeetingShown:
        paper = meeting.paper
        acts = (
            (words, reverse(f"membership:{route}", args=[self.board.slug, ids[meeting.place]]))
            for words, route in (MEETING_ACTS if ids else ())
        )
        return MeetingShown(
            in_words(meeting.day),
            MEETING_TOPICS.get(paper.topic, "") if is_known(paper.topic) else "",
            paper.reference if is_known(paper.reference) else "",
            meeting.day > self.today,
            tuple(acts),
        )

    def _left_behind(self) -> list[tuple[str, str]]:
        """The localities that it planned for and that have ended, each with its last day."""
        found = groups_left_behind(self.facts, self.on)
        return [
            (each.label, in_words(each.to))
            for each, group in found
            if group.id == self.group.id and isinstance(each.to, date)
        ]

    def _texts(self) -> dict[str, str]:
        texts = {name: getattr(self.group, name) for name in ("purpose", "remit", "delegated")}
        return {name: text for name, text in texts.items() if is_known(text)}

    def _subjects(self, seats: list[SeatShown]) -> set[tuple[str, str]]:
        """The group, its places and those in them, and the decisions about it and by it."""
        subjects = {("group", self.group.id)}
        for each in seats:
            subjects.add(("seat", each.on_day.seat.id))
            subjects |= {("appointment", holder.appointment.id) for holder in each.holders}
        for decision in self.facts.decisions:
            by = decision.by if is_known(decision.by) else ""
            if self.group.id in (by, decision.names("group")):
                subjects.add(("decision", decision.id))
        return subjects

    def _under_it(self) -> list[tuple[str, str]]:
        return [
            (each.label, self.groups.group(each.id))
            for each in groups_on(self.facts, self.on)
            if is_known(each.parent) and each.parent == self.group.id
        ]

    def _act_addresses(self) -> dict[str, str]:
        if not self.can("membership.keep_groups"):
            return {}
        routes = ("record_place", "record_meeting")
        return {route: self.groups.act(route, self.group.id) for route in routes}

    def _acts(self) -> Actions:
        return Actions(self.group.label, None, tuple(self._offered()))

    def _offered(self) -> Iterator[Action]:
        if self.can("membership.keep_groups"):
            yield Action("Correct the group", self.groups.act("correct_group", self.group.id))
            if not isinstance(self.group.to, date):
                yield Action("End the group", self.groups.act("end_group", self.group.id))
            yield Action("Group recorded by mistake", self.groups.act("withdraw_group", self.group.id))
        if self.can("membership.keep_decisions"):
            address = reverse("groups:choose_decision", args=[self.board.slug])
            yield Action("Record a decision about it", f"{address}?group={self.group.id}")
            yield Action("Record a decision it took", f"{address}?by={self.group.id}")


class DecisionsPage(OfGroups, TemplateView):
    """Every decision on record, by whom it was taken or which group it concerns."""

    template_name = "membership/groups/decisions.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Give a page of the decisions that were asked for, the latest first."""
        decisions = self.decisions_shown()
        asked = self.request.GET.get("group", "")
        found = [each for each in decisions if not asked or asked in _concerns(each)]
        page = Paginator(found, PER_PAGE).get_page(self.request.GET.get("page"))
        return super().get_context_data(
            decisions=page.object_list,
            page_obj=page,
            any_decisions=bool(decisions),
            asked=asked,
            filters=[("group", "Of or about", asked, [("", "Everybody"), *self._bodies(decisions)])],
            **kwargs,
        )

    def _bodies(self, decisions: list[DecisionShown]) -> list[tuple[str, str]]:
        named = {body for each in decisions for body in _concerns(each)}
        return [(body, words) for body, words in deciders(self.facts) if body in named]


def _concerns(decision: DecisionShown) -> set[str]:
    return {decision.by.person, decision.about.person if decision.about else ""} - {""}


class DecisionPage(OfGroups, TemplateView):
    """One decision, with what it may mean for the localities and what the law says of it."""

    template_name = "membership/groups/decision.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Give the decision, and the findings about it."""
        rows = DecisionRow.objects.filter(board=self.board)
        place = place_of(get_object_or_404(rows, public_id=self.kwargs["public_id"]))
        decision = self.facts.decisions[place]
        may_correct = self.can("membership.keep_decisions")
        said, failures = said_about(self.facts, self.on, {("decision", decision.id)}, self.registry)
        return super().get_context_data(
            decision=decision_shown(place, decision, self.facts, self.groups, may_correct),
            effects=effects_of(decision, self.facts, self.involved_at if may_correct else None),
            said=said,
            failures=failures,
            **kwargs,
        )

    def involved_at(self, locality: str) -> str:
        """Give where it is recorded who was involved in a locality."""
        return reverse("groups:record_involved", args=[self.board.slug, self.kwargs["public_id"], locality])
