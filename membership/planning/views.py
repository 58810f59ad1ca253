"""The strategic planning group on a day, what it was asked, and the questions it is to look into."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, Final

from django.core.paginator import Paginator
from django.db.models import F, QuerySet
from django.shortcuts import get_object_or_404
from django.urls import NoReverseMatch, reverse
from django.views.generic import TemplateView

from boards.models import Board
from membership.models import Consultation, Decision
from membership.models import Group as GroupRow
from membership.planning.coverage import (
    Addresses,
    CoverageShown,
    coverage_shown,
    group_for_acts,
    several_on_record,
)
from membership.preview import Said
from membership.roll import NOT_ON_RECORD
from membership.views import PeopleView
from statute.assessing import Failure, RuleFailed, answer
from statute.day import Day
from statute.facts import BoardFacts, Paper
from statute.findings import Outcome
from statute.planning import integration_authority
from statute.registry import Registry
from statute.rules.decisions import taken
from statute.spans import in_words
from statute.structure import CHAIRED_BY, COVERS, QUESTIONS, Group
from statute.structure import Decision as DecisionFact
from statute.unknown import CannotTell, is_known

PER_PAGE: Final = 25
RULES: Final = "SPG-"
TO_SEE_TO: Final = (Outcome.NOT_MET, Outcome.DUE, Outcome.CAUTION, Outcome.CANNOT_TELL)


class PlanningGroupView(PeopleView):
    """A page about the planning group: its acts need the group of the day, or the last there was."""

    @cached_property
    def group(self) -> Group | None:
        """The group; None where no planning group is on record."""
        return group_for_acts(self.facts, self.on)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Give the group, the way here, and whether whoever looks may ask it something."""
        given = {
            "group": self.group,
            "crumbs": [
                (
                    "Board and people",
                    reverse("membership:people", args=[self.board.slug]) + self.addresses.query,
                ),
                (
                    "Planning group",
                    reverse("planning_group:page", args=[self.board.slug]) + self.addresses.query,
                ),
            ],
            "may_consult": self.can("membership.consult"),
        }
        return super().get_context_data(**given | kwargs)


class PlanningGroupPage(PlanningGroupView, TemplateView):
    """Who speaks for whom on the group: the places not filled first."""

    template_name = "membership/planning/page.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Give the coverage or why there is none, what the board settled, the meetings, and the law."""
        shown, missing = self._coverage()
        group = shown.group if shown else None
        said, failures = said_by_family(self.facts, self.on, self.registry) if group else ([], [])
        return super().get_context_data(
            coverage=shown,
            missing=missing,
            several=several_on_record(self.facts, self.on),
            may_set_up=self.can("membership.keep_groups"),
            may_seat=self.can("membership.appoint"),
            settled=settled_about(group, self.facts, self.on) if group else [],
            meetings=meetings_of(group, self.facts, self.on) if group else [],
            group_address=group_page(self.board, group, self.addresses.query) if group else "",
            said=[each for each in said if each.finding.outcome in TO_SEE_TO],
            said_met=[each for each in said if each.finding.outcome is Outcome.MET],
            failures=failures,
            last_consultations=[
                consultation_shown(each, self.board, self.facts, self.on, self.addresses.query)
                for each in consultations_of(self.board)[:3]
            ],
            **kwargs,
        )

    def _coverage(self) -> tuple[CoverageShown | None, str]:
        addresses = Addresses(
            self.board,
            self.addresses,
            may_seat=self.can("membership.appoint"),
            may_end=self.can("membership.end_appointment"),
            may_say=self.can("membership.record_paper"),
        )
        try:
            return coverage_shown(self.facts, self.on, addresses), ""
        except CannotTell as gap:
            return None, gap.missing


def said_by_family(facts: BoardFacts, on: date, registry: Registry) -> tuple[list[Said], list[Failure]]:
    """Give what the rules on the planning group find, worst first, and those of them that crashed."""
    said: list[Said] = []
    failures: list[Failure] = []
    for rule in registry:
        if not rule.id.startswith(RULES):
            continue
        try:
            said += [Said(rule, each) for each in answer(rule, facts, on).findings]
        except RuleFailed as failure:
            failures.append(Failure(rule, str(failure)))
    return sorted(said, key=lambda each: each.finding.outcome.rank), failures


def group_page(board: Board, group: Group, query: str) -> str:
    """Give the address of the group's own page; empty while there is none."""
    row = GroupRow.objects.filter(board=board, ref=group.id).first()
    try:
        return reverse("groups:group", args=[board.slug, row.public_id]) + query if row else ""
    except NoReverseMatch:
        return ""


# -- what was settled, and the meetings --------------------------------------------------------------------


@dataclass(frozen=True)
class Settled:
    """Something about the group, with what is on record of it and from where."""

    label: str
    words: str
    aside: str = ""
    is_known: bool = True


def settled_about(group: Group, facts: BoardFacts, on: date) -> list[Settled]:
    """Give what the board settled about the group, as it stands on a day."""
    size, terms, expenses = (
        _latest(group, facts, on, topic) for topic in ("group_size", "terms_of_reference", "expenses_policy")
    )
    number = str(size.number) if size is not None and is_known(size.number) else ""
    covers = terms.covers if terms is not None and is_known(terms.covers) else ()
    words = ", ".join(COVERS[each][:1].lower() + COVERS[each][1:] for each in covers)
    return [
        Settled("Size decided", *_said_of(size, number)),
        Settled(
            "Procedures", *_said_of(terms, f"Terms of reference: {words}" if words else "Terms of reference")
        ),
        Settled("Expenses", *_said_of(expenses, "A policy on expenses")),
        _review(group, on),
        _plain("Chair", CHAIRED_BY[group.chaired_by] if is_known(group.chaired_by) else ""),
        _plain("Meetings a year", str(group.meetings_a_year) if is_known(group.meetings_a_year) else ""),
    ]


def _latest(group: Group, facts: BoardFacts, on: date, topic: str) -> DecisionFact | None:
    everybody = topic == "expenses_policy"
    by = None if everybody else integration_authority(facts, Day(on))
    return taken(facts, Day(on), topic, group=group.id, by=by, whoever=everybody).latest


def _said_of(decision: DecisionFact | None, words: str) -> tuple[str, str, bool]:
    if decision is None:
        return "No decision is on record", "", False
    day = f"decided on {in_words(decision.on)}" if is_known(decision.on) else "on a day not on record"
    return words or "Not on record", f"{day}{_minute(decision)}", bool(words)


def _minute(decision: DecisionFact) -> str:
    return f" ({decision.minute})" if is_known(decision.minute) else ""


def _review(group: Group, on: date) -> Settled:
    day, label = group.review_due_on, "Terms of reference to be reviewed by"
    if not is_known(day):
        return _plain(label, "")
    return Settled(label, in_words(day), "that day is past" if day < on else "")


def _plain(label: str, words: str) -> Settled:
    return Settled(label, words or NOT_ON_RECORD.capitalize(), "", bool(words))


def meetings_of(group: Group, facts: BoardFacts, on: date) -> list[Settled]:
    """Give the last meeting of the group up to a day, and the next after it."""
    days = sorted(
        paper.given_on
        for paper in facts.papers_by_kind.get("meeting", ())
        if _is_of(paper, group) and is_known(paper.given_on)
    )
    last = max((day for day in days if day <= on), default=None)
    following = min((day for day in days if day > on), default=None)
    return [_plain("Last met", _day(last)), _plain("Next meeting", _day(following))]


def _is_of(paper: Paper, group: Group) -> bool:
    return is_known(paper.about) and paper.about.get("group") == group.id


def _day(day: date | None) -> str:
    return in_words(day) if day else ""


# -- what it was asked -------------------------------------------------------------------------------------


def consultations_of(board: Board) -> QuerySet[Consultation]:
    """Give what the groups of a board were asked, the latest first, those without a day last."""
    rows = Consultation.objects.filter(board=board)
    return rows.order_by(F("asked_on").desc(nulls_last=True), "-pk")


@dataclass(frozen=True)
class ConsultationShown:
    """What a group was asked, as a list shows it."""

    subject: str
    address: str
    group: str
    asked: str
    closes: str
    state: str
    views: str
    regard: str


def consultation_shown(
    row: Consultation, board: Board, facts: BoardFacts, on: date, query: str
) -> ConsultationShown:
    """Give a consultation in words, as it stands on a day."""
    return ConsultationShown(
        str(row) if row.subject else "A question whose subject is not on record",
        reverse("planning_group:consultation", args=[board.slug, row.public_id]) + query,
        facts.group_label(row.group or ""),
        _day(row.asked_on) or NOT_ON_RECORD,
        _day(row.closed_on),
        state_of(row, on),
        "" if row.views in (None, "none") else str(row.views),
        "" if row.regard in (None, "none") else str(row.regard),
    )


def state_of(row: Consultation, on: date) -> str:
    """Say how far a consultation has come by a day, as far as is recorded."""
    if row.regard == "none":
        return "Views not considered"
    if row.regard or row.considered_on:
        return "Views taken into account"
    if row.views == "none":
        return "No views given"
    if row.views or row.answers:
        return "Views given"
    if row.closed_on is not None and row.closed_on < on:
        return f"No views on record; the last day was {in_words(row.closed_on)}"
    return "Waiting for views"


class Consultations(PlanningGroupView, TemplateView):
    """Every question put to a group, the latest first."""

    template_name = "membership/planning/consultations.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Give a page of them."""
        page = Paginator(consultations_of(self.board), PER_PAGE).get_page(self.request.GET.get("page"))
        return super().get_context_data(
            consultations=[
                consultation_shown(each, self.board, self.facts, self.on, self.addresses.query)
                for each in page.object_list
            ],
            page_obj=page,
            **kwargs,
        )


class ConsultationPage(PlanningGroupView, TemplateView):
    """One question put to the group: what was asked, the views, and what became of them."""

    template_name = "membership/planning/consultation.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Give all that is on record of it, and what can be done next."""
        rows = Consultation.objects.filter(board=self.board)
        row = get_object_or_404(rows, public_id=self.kwargs["public_id"])
        decision = (
            Decision.objects.filter(board=self.board, ref=row.decision).first() if row.decision else None
        )
        context = super().get_context_data(
            row=row,
            shown=consultation_shown(row, self.board, self.facts, self.on, self.addresses.query),
            considered=_day(row.considered_on),
            answers=list(answers_of(row)),
            decision=decision,
            decided=_day(decision.taken_on) if decision else "",
            acts=list(self._acts(row)) if self.can("membership.consult") else [],
            **kwargs,
        )
        listed = reverse("planning_group:consultations", args=[self.board.slug]) + self.addresses.query
        return context | {"way": [*context["crumbs"], ("Consultations", listed)]}

    def _acts(self, row: Consultation) -> Iterator[tuple[str, str]]:
        words = {
            "views": "Record the views given",
            "regard": "Record how they were taken into account",
            "correct_consultation": "Correct it",
            "withdraw_consultation": "Recorded by mistake",
        }
        for route, said in words.items():
            yield said, reverse(f"planning_group:{route}", args=[self.board.slug, row.public_id])


def answers_of(row: Consultation) -> Iterator[tuple[str, list[str]]]:
    """Give the views on each of the seven questions that there is a view on."""
    for question, words in QUESTIONS.items():
        views = [each["view"] for each in row.answers or () if each["question"] == question]
        if views:
            yield words, views


# -- the standing agenda -----------------------------------------------------------------------------------


@dataclass(frozen=True)
class QuestionShown:
    """One of the seven questions with the last answer to it; the subject is empty where there is none."""

    words: str
    view: str = ""
    subject: str = ""
    asked: str = ""
    address: str = ""


class Agenda(PlanningGroupView, TemplateView):
    """The seven questions that a planning group looks into when the plan is reviewed."""

    template_name = "membership/planning/agenda.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Give each question with the last answer to it."""
        return super().get_context_data(questions=self._questions(), **kwargs)

    def _questions(self) -> list[QuestionShown]:
        found: dict[str, QuestionShown] = {}
        for row in consultations_of(self.board):
            if row.asked_on and row.asked_on > self.on:
                continue
            for each in row.answers or ():
                found.setdefault(each["question"], self._answered(row, each))
        return [found.get(each, QuestionShown(words)) for each, words in QUESTIONS.items()]

    def _answered(self, row: Consultation, said: dict[str, str]) -> QuestionShown:
        shown = consultation_shown(row, self.board, self.facts, self.on, self.addresses.query)
        return QuestionShown(
            QUESTIONS[said["question"]], said["view"], shown.subject, _day(row.asked_on), shown.address
        )
