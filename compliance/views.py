"""Today, Compliance, a rule's own page, and the evaluations kept as evidence."""

from datetime import date
from functools import cached_property
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.generic import ListView, TemplateView, View

from boards.access import BoardView, SignedInView
from boards.days import FIRST_DAY, last_day
from boards.selectors import boards_of
from compliance import attention, rulebook, selectors
from compliance.drawing import drawing_of, period_around
from compliance.forms import FilterForm
from compliance.models import Evaluation
from compliance.outlook import changes_since, outcomes_of, outlook_of
from compliance.work import ASKED
from membership.pages import AddressesOn
from membership.roll import roll_on
from membership.selectors import RowsOf
from secretariat.services import request_job
from secretariat.tasks import wake
from statute.assessing import Assessment, RuleFailed, assess, result, runs
from statute.facts import BoardFacts
from statute.findings import Outcome
from statute.record import facts_of, told_openly
from statute.registry import REGISTRY, Rule


class Home(SignedInView):
    """The first page after signing in: the one board somebody works on, or a choice of them."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Lead to the board, or show the boards; operators without one go to their own page."""
        boards = list(boards_of(self.user, self.today))
        if len(boards) == 1:
            return redirect("compliance:today", boards[0].slug)
        if not boards and self.user.is_operator:
            return redirect("boards:list")
        return render(request, "compliance/home.html", self.get_context_data(boards=boards))


class AssessedView(BoardView):
    """A page on which a board is judged, with the facts loaded once."""

    act = "compliance.view"

    @cached_property
    def document(self) -> dict[str, Any]:
        """The board's record, as far as whoever looks may read it."""
        return self.record_to_read()

    @cached_property
    def facts(self) -> BoardFacts:
        """What that says, as the law is asked on it."""
        return facts_of(self.document)

    @cached_property
    def assessment(self) -> Assessment:
        """How every rule stands on the day asked about."""
        return assess(self.facts, self.on, self.registry)

    @property
    def query(self) -> str:
        """The query that keeps the day asked about; nothing for today."""
        return "" if self.on == self.today else f"?as_at={self.on:%Y-%m-%d}"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Give the day's query, what the person may do, and whether there was law at all."""
        begins = rulebook.first_law()
        given = {
            "query": self.query,
            "may_evaluate": self.can("compliance.evaluate"),
            "law_begins": begins if self.on < begins else None,
        }
        return super().get_context_data(**given | kwargs)


class Today(AssessedView, TemplateView):
    """What needs attention: not met, due, not filled, and what comes next."""

    template_name = "compliance/today.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Give the findings that matter on the day, and what lies on either side of it."""
        assessed = self.assessment
        addresses = AddressesOn(self.board, RowsOf(self.board), self.query)
        titles = {rule.id: rule.title for rule in REGISTRY}
        kept = selectors.nightly_before(self.board, self.on)
        return super().get_context_data(
            counts=counts_by_outcome(self, assessed),
            not_met=attention.found_as(assessed, Outcome.NOT_MET),
            due=attention.found_as(assessed, Outcome.DUE),
            cautions=attention.found_as(assessed, Outcome.CAUTION),
            later=attention.later_days(assessed),
            missing=attention.missing_facts(assessed),
            empty=roll_on(self.facts, self.on, addresses).empty,
            outlook=outlook_of(assessed),
            kept=kept,
            changes=changes_since(kept, self._outcomes_as_kept(), titles) if kept else [],
            incomplete=assessed.incomplete,
            may_appoint=self.can("membership.appoint"),
            **kwargs,
        )

    def _outcomes_as_kept(self) -> dict[str, Outcome | None]:
        """Give the outcomes that an evaluation would keep: of the record as it is told openly."""
        told = told_openly(self.document)
        if told == self.document:
            return outcomes_of(self.assessment)
        return outcomes_of(assess(facts_of(told), self.on, REGISTRY.open()))


def counts_by_outcome(view: AssessedView, assessed: Assessment) -> list[tuple[Outcome, int, str]]:
    """Give how many rules have each outcome, with where they are listed."""
    listed = reverse("compliance:compliance", args=[view.board.slug])
    day = {} if view.on == view.today else {"as_at": f"{view.on:%Y-%m-%d}"}
    return [
        (outcome, count, f"{listed}?{urlencode(day | {'outcome': outcome.value})}")
        for outcome, count in rulebook.counts_of(each.outcome for each in assessed.results)
    ]


class Compliance(AssessedView, TemplateView):
    """Every rule with its outcome, its evidence and where it is written; to be searched and printed."""

    template_name = "compliance/compliance.html"

    @cached_property
    def form(self) -> FilterForm:
        """What is looked for."""
        return FilterForm(self.request.GET, subjects=rulebook.subjects_in(self.assessment))

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show the list, and say where what is looked for was not understood."""
        status = 200 if self.form.is_valid() else 400
        return self.render_to_response(self.get_context_data(), status=status)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Give the rules that are looked for, by outcome."""
        wanted = self.form.wanted
        sections = rulebook.sections_of(self.assessment, wanted)
        failures = [each for each in self.assessment.incomplete if wanted.takes_failure(each)]
        given = {name: value for name, value in vars(wanted).items() if value}
        return super().get_context_data(
            form=self.form,
            sections=sections,
            incomplete=[] if wanted.outcome or wanted.about else failures,
            listed=sum(len(section.entries) for section in sections),
            total=len(self.assessment.results),
            kept_back=len(REGISTRY) - len(self.registry),
            counts=counts_by_outcome(self, self.assessment),
            narrowed=bool(given),
            keep=list(given.items()),
            printing=self.request.GET.get("print") == "1",
            **kwargs,
        )


class RuleOnBoard(AssessedView, TemplateView):
    """A rule on a board: what it says, what it finds, how it has stood and will stand."""

    template_name = "compliance/rule_on_board.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Give the rule with its findings on the day, its timeline and its history."""
        rule = _rule_named(self.kwargs["rule_id"])
        if rule.id not in self.registry:
            raise PermissionDenied
        history = list(selectors.changes_of_outcome(self.board, rule.id))
        given = {"shown": rulebook.rule_shown(rule), "rule": rule, "history": history[::-1]}
        return super().get_context_data(**given | self._answers(rule) | kwargs)

    def _answers(self, rule: Rule) -> dict[str, Any]:
        try:
            found = result(rule, self.facts, self.on)
            spells = runs(rule, self.facts, *period_around(self.on))
        except RuleFailed:
            # Said on the page, never dressed as an outcome.
            return {"failed": True}
        of_concern, others = rulebook.parted(found.findings)
        return {
            "result": found,
            "findings": of_concern,
            "others": others,
            "runs": [(run, _page_of(run.first, self.today)) for run in reversed(spells)],
            "drawing": drawing_of(spells, self.on),
        }


def _page_of(day: date, now: date) -> str:
    """Give the query that asks about a day; empty where no page can be asked about it."""
    return f"?as_at={day:%Y-%m-%d}" if FIRST_DAY <= day <= last_day(now) else ""


def _rule_named(rule_id: str) -> Rule:
    rule = REGISTRY.get(rule_id)
    if rule is None:
        raise Http404
    return rule


class EvaluationList(AssessedView, ListView[Evaluation]):
    """The evaluations kept as evidence."""

    template_name = "compliance/evaluations.html"
    context_object_name = "evaluations"
    paginate_by = 30

    def get_queryset(self) -> Any:
        """Give the board's evaluations, newest first."""
        return selectors.evaluations_in_short(self.board)


class EvaluationPage(AssessedView, TemplateView):
    """One evaluation as it was kept."""

    template_name = "compliance/evaluation.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Give the evaluation, its answers worst first, and what had changed since the night before."""
        kept = get_object_or_404(selectors.evaluations_of(self.board), public_id=self.kwargs["public_id"])
        answers = _worst_first(kept.assessment["results"])
        for each in answers:
            each["findings"] = _worst_first(each["findings"])
        return super().get_context_data(evaluation=kept, answers=answers, **self._changes(kept), **kwargs)

    def _changes(self, kept: Evaluation) -> dict[str, Any]:
        before = selectors.nightly_before(self.board, kept.on)
        if before is None or before == kept:
            return {}
        outcomes = {rule: Outcome(outcome) for rule, outcome in kept.outcomes.items()}
        titles = {each["rule"]: each["title"] for each in kept.assessment["results"]}
        return {"before": before, "changes": changes_since(before, outcomes, titles)}


def _worst_first(kept: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return sorted(kept, key=lambda each: Outcome(each["outcome"]).rank)


class EvaluateNow(BoardView, View):
    """Has the board evaluated for the day asked about, and the answer kept."""

    act = "compliance.evaluate"

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Ask for it and lead to the page that shows how far it is; a second press finds the first."""
        job = selectors.evaluation_under_way(self.board, ASKED, self.on)
        if job is None:
            inputs = {"day": self.on.isoformat()}
            job = request_job(ASKED, board=self.board, now=timezone.now(), inputs=inputs, by=self.actor)
            wake(job)
            messages.success(request, "The evaluation has been asked for.")
        else:
            messages.info(request, "This evaluation has been asked for already; here is how far it is.")
        return redirect("secretariat:job", self.board.slug, job.public_id)


class RuleList(SignedInView, TemplateView):
    """Every rule, whatever the board."""

    template_name = "compliance/rules.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Give the rules in the order of the law."""
        return super().get_context_data(rules=[rulebook.rule_shown(rule) for rule in REGISTRY], **kwargs)


class RulePage(SignedInView, TemplateView):
    """A rule by itself."""

    template_name = "compliance/rule.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Give the rule."""
        rule = _rule_named(self.kwargs["rule_id"])
        return super().get_context_data(shown=rulebook.rule_shown(rule), rule=rule, **kwargs)
