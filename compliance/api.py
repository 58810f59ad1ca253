"""The rules, and how a board stands under each of them on a day, over the API."""

from collections.abc import Mapping
from functools import cached_property
from typing import Any

from django.http import Http404
from django.urls import path, reverse
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

import statute.rules  # noqa: F401  (registers every rule)
from boards.rest.describing import HOST, lists, reads
from boards.rest.problems import NOT_FOUND, ROOT
from boards.rest.shapes import CitationShape, ListQuery, OneOf, ReadQuery, SpanShape, claim, day, url
from boards.rest.shapes import text as words
from boards.rest.views import ApiView, BoardApiView, Sent, absolute
from compliance import rulebook
from compliance.telling import Telling, Told
from membership.rest.showing import Showing
from statute.assessing import RuleFailed
from statute.facts import REGIMES
from statute.findings import Duty, Outcome
from statute.presenting import plain_citation, plain_finding, plain_rule
from statute.registry import REGISTRY, Rule

RULES, RESULTS = "rules", "results"


# -- shapes --------------------------------------------------------------------------------------------------


class RuleShape(serializers.Serializer[Any]):
    """A rule of law as it is read here."""

    id = url("Its address in the API.")
    rule = words("Its permanent id, such as MEM-12.")
    web = words("Its page for people.")
    title = words("What it is called.")
    duty = serializers.ChoiceField([each.value for each in Duty], help_text="How strongly it binds.")
    duty_words = words("The same in words.")
    text = words("What it says, in paragraphs.")
    citations = CitationShape(many=True, help_text="Where it is written.")
    in_force = SpanShape(many=True, help_text="The periods in which it is law, wording by wording.")
    applies = serializers.ListField(
        child=serializers.ChoiceField(list(REGIMES)),
        allow_null=True,
        help_text="The models of integration it binds; null: it says by itself whom it binds.",
    )
    is_in_force = claim("Whether it was law on the day asked about.", null=False)


class SubjectShape(serializers.Serializer[Any]):
    """What a finding is about."""

    type = words("What kind of thing: board, seat, appointment, person, …")
    ref = words("Its id in the board record.")
    label = words("What people call it.")  # type: ignore[assignment]  # a field, in place of one's own label
    id = url("Its address in the API; null where it has none.", null=True)


class FindingShape(serializers.Serializer[Any]):
    """One thing that a rule found."""

    outcome = serializers.ChoiceField([each.value for each in Outcome], help_text="How it stands.")
    subject = SubjectShape(help_text="What it is about.")
    message = words("What was found, in a sentence.")
    due_on = day("The last day for doing what is to be done; null where there is none.", null=True)
    facts = serializers.DictField(help_text="The facts it rests on.")
    next = words("What to do; empty where there is nothing to do.")


class ResultShape(serializers.Serializer[Any]):
    """How a board stands under one rule on the day asked about."""

    id = url("Its address in the API.")
    rule = words("The rule’s permanent id.")
    web = words("Its page for people.")
    title = words("What the rule is called.")
    duty = serializers.ChoiceField([each.value for each in Duty], help_text="How strongly it binds.")
    outcome = serializers.ChoiceField(
        [each.value for each in Outcome],
        allow_null=True,
        help_text="The worst of its findings; null where it is withheld or could not be asked.",
    )
    since = day("Since when it stands so; null where that is more than ten years ago.", null=True)
    until = day(
        "Until when it stands so if nothing more is recorded; null where that is more than ten years off.",
        null=True,
    )
    citations = CitationShape(many=True, help_text="Where it is written.")
    findings = FindingShape(many=True, help_text="All that it found; passing is a finding too.")
    withheld = claim("Whether what it found is for the board’s secretary alone.", null=False)


class OneResultShape(ResultShape):
    """How a board stands under one rule, with the day asked about."""

    as_at = day("The day asked about.")


EXAMPLE_RULE: Sent = {
    "id": f"{HOST}{ROOT}/rules/MEM-12",
    "rule": "MEM-12",
    "web": f"{HOST}/rules/MEM-12/",
    "title": "As many council nominees as Health Board nominees",
    "duty": "must",
    "duty_words": "Must: an enactment requires it.",
    "text": "Each side has the same number of nominees.",
    "citations": [
        {
            "instrument": "Public Bodies (Joint Working) (Integration Joint Boards) (Scotland) Order 2014",
            "provision": "article 3",
            "url": "https://www.legislation.gov.uk/ssi/2014/285/article/3",
        }
    ],
    "in_force": [{"from": "2014-11-21", "to": "open"}],
    "applies": ["ijb_single", "ijb_multi"],
    "is_in_force": True,
}
EXAMPLE: Sent = {
    "id": f"{HOST}{ROOT}/boards/alba/results/MEM-12",
    "rule": "MEM-12",
    "web": f"{HOST}/boards/alba/compliance/MEM-12/",
    "title": EXAMPLE_RULE["title"],
    "duty": "must",
    "outcome": "met",
    "since": "2025-05-01",
    "until": "2028-04-30",
    "citations": EXAMPLE_RULE["citations"],
    "findings": [
        {
            "outcome": "met",
            "subject": {
                "type": "board",
                "ref": "alba",
                "label": "Alba Integration Joint Board",
                "id": f"{HOST}{ROOT}/boards/alba",
            },
            "message": "Four nominees on either side.",
            "due_on": None,
            "facts": {"council": 4, "health_board": 4},
            "next": "",
        }
    ],
    "withheld": False,
}


class RuleQuery(ListQuery):
    """For the list of rules."""

    duty = OneOf([each.value for each in Duty], required=False, help_text="Only of this duty.")


class ResultQuery(RuleQuery):
    """For the list of results."""

    outcome = OneOf([each.value for each in Outcome], required=False, help_text="Only with this outcome.")


class IncompleteShape(serializers.Serializer[Any]):
    """A rule that could not be asked, through a fault of the system: never a pass."""

    rule = words("The rule’s id.")
    title = words("What it is called.")


# -- rules ---------------------------------------------------------------------------------------------------


class OpenToAll(ApiView):
    """What may be read without a token."""

    scope = "rules:read"
    open_to_all = True

    def shown(self, rule: Rule) -> Sent:
        """Give a rule."""
        on = self.said.get("as_at", self.today)
        plain = plain_rule(rule)
        applies = [wording.applies for wording in rule.wordings if wording.applies is not None]
        return {
            "id": absolute(f"{ROOT}/rules/{rule.id}"),
            "rule": rule.id,
            "web": absolute(reverse("compliance:rule_by_itself", args=[rule.id])),
            "title": rule.title,
            "duty": plain["duty"],
            "duty_words": rulebook.DUTIES[rule.duty],
            "text": rule.text,
            "citations": plain["citations"],
            "in_force": [each | {"to": each["to"] or "open"} for each in plain["in_force"]],
            "applies": sorted(frozenset().union(*applies)) if applies else None,
            "is_in_force": any(
                wording.in_force.from_ <= on and bool(on <= wording.in_force.to) for wording in rule.wordings
            ),
        }


class RulesApi(OpenToAll):
    """Every rule."""

    query = RuleQuery

    @lists(
        "list_rules",
        "List the rules",
        RuleShape(many=True),
        EXAMPLE_RULE,
        path=f"{ROOT}/rules",
        says="Every rule in the order of the law: where it is written and when it is in force. Open to all.",
        query=RuleQuery,
        tag=RULES,
        extra={"as_at": (day("The day asked about."), "2026-11-21")},
        errors=(),
    )
    def get(self, request: Request) -> Response:
        """List them in the order of the law."""
        duty = self.said.get("duty")
        rules = [rule for rule in REGISTRY if duty in {None, rule.duty.value}]
        web = reverse("compliance:rules")
        return self.listed(rules, self.shown, web=web, as_at=self.said.get("as_at", self.today))


class RuleApi(OpenToAll):
    """One rule."""

    @reads("read_rule", "Read one rule", RuleShape, EXAMPLE_RULE, tag=RULES, errors=(NOT_FOUND,))
    def get(self, request: Request, rule_id: str) -> Response:
        """Give it."""
        return Response(self.shown(rule_named(rule_id)))


def rule_named(rule_id: str) -> Rule:
    """Give a rule by its id; there is no such page where there is none."""
    rule = REGISTRY.get(rule_id)
    if rule is None:
        raise Http404
    return rule


# -- results -------------------------------------------------------------------------------------------------


class Judged(BoardApiView):
    """An endpoint at which a board is judged."""

    scope = "results:read"

    @cached_property
    def showing(self) -> Showing:
        """How what is spoken of is shown to this client."""
        return Showing(self.board, self.on, names=self.may("people:read"), query=self.day_query)

    @cached_property
    def telling(self) -> Telling:
        """The board's facts, as far as they may be told."""
        return Telling(self.showing.facts)

    def told(self, rule: Rule) -> Told:
        """Ask a rule. Raises `RuleFailed` where the rule itself is at fault."""
        return self.telling.ask(rule, self.on)

    def shown(self, answer: Told) -> Sent:
        """Give how the board stands under a rule."""
        rule, result = answer.rule, answer.result
        return {
            "id": f"{self.address}/results/{rule.id}",
            "rule": rule.id,
            "web": absolute(reverse("compliance:rule", args=[self.board.slug, rule.id])) + self.day_query,
            "title": rule.title,
            "duty": rule.duty.value,
            "outcome": result and result.outcome.value,
            "since": result and result.since,
            "until": result and result.until,
            "citations": [plain_citation(each) for each in rule.cites],
            "findings": [self._finding(plain_finding(each)) for each in (result.findings if result else ())],
            "withheld": result is None,
        }

    def _finding(self, plain: Mapping[str, Any]) -> Sent:
        subject = plain["subject"]
        kind, ref = subject["type"], subject["id"]
        named = {"type": kind, "ref": ref, "label": subject["label"], "id": self._address(kind, ref)}
        return {**plain, "subject": named}

    def _address(self, kind: str, ref: str) -> str | None:
        """Where the API has what a finding is about."""
        if kind == "board":
            return self.address
        collection = {"seat": "seats", "person": "people", "appointment": "appointments"}.get(kind)
        row = self.showing.rows_by_ref(collection).get(ref) if collection else None
        return self.showing.address(collection, row) if collection and row else None


class ResultsApi(Judged):
    """How the board stands under every rule."""

    query = ResultQuery

    @lists(
        "list_results",
        "How the board stands under every rule",
        ResultShape(many=True),
        EXAMPLE,
        path=f"{ROOT}/boards/alba/results",
        says="In the order of the law. People are named only for clients with the scope people:read.",
        query=ResultQuery,
        tag=RESULTS,
        extra={
            "as_at": (day("The day asked about."), "2026-11-21"),
            "incomplete": (
                IncompleteShape(many=True, help_text="Rules that could not be asked; never a pass."),
                [],
            ),
        },
    )
    def get(self, request: Request, slug: str) -> Response:
        """Ask every rule."""
        found: list[Told] = []
        incomplete: list[Sent] = []
        for rule in REGISTRY:
            if self.said.get("duty") not in {None, rule.duty.value}:
                continue
            try:
                found.append(self.told(rule))
            except RuleFailed:
                incomplete.append({"rule": rule.id, "title": rule.title})
        web = reverse("compliance:compliance", args=[self.board.slug])
        return self.listed(
            [each for each in found if self._is_wanted(each)],
            self.shown,
            web=web + self.day_query,
            as_at=self.on,
            incomplete=incomplete,
        )

    def _is_wanted(self, answer: Told) -> bool:
        wanted = self.said.get("outcome")
        return wanted is None or (answer.result is not None and answer.result.outcome.value == wanted)


class ResultApi(Judged):
    """How the board stands under one rule."""

    query = ReadQuery

    @reads(
        "read_result",
        "How the board stands under one rule",
        OneResultShape,
        {"as_at": "2026-11-21"} | EXAMPLE,
        tag=RESULTS,
    )
    def get(self, request: Request, slug: str, rule_id: str) -> Response:
        """Ask it."""
        return Response({"as_at": self.on} | self.shown(self.told(rule_named(rule_id))))


urlpatterns = [
    path("rules", RulesApi.as_view(), name="rules"),
    path("rules/<str:rule_id>", RuleApi.as_view(), name="rule"),
    path("boards/<slug:slug>/results", ResultsApi.as_view(), name="results"),
    path("boards/<slug:slug>/results/<str:rule_id>", ResultApi.as_view(), name="result"),
]
