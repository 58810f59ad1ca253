"""Boards over the API; where it begins; and what each kind of problem means."""

import json
import re
from typing import Any, Final

from allauth.idp.oidc.views import TokenView
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.views.decorators.csrf import csrf_exempt
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from boards.clients import open_accesses
from boards.facts import load_board, load_scheme_versions
from boards.models import AuthorityKind, Board, ClientAccess, RegimeKind
from boards.rest.describing import HOST, lists, reads
from boards.rest.problems import KINDS, NOT_FOUND, ROOT
from boards.rest.quota import seconds_to_wait
from boards.rest.shapes import (
    ListQuery,
    NoQuery,
    RowShape,
    SpanShape,
    claim,
    day,
    number,
    text,
    url,
)
from boards.rest.views import ApiView, BoardApiView, Sent, absolute, address_of, board_address

TAG = "boards"


# -- shapes --------------------------------------------------------------------------------------------------


class EstablishedShape(serializers.Serializer[Any]):
    """How the board came to be."""

    order = text("The establishing order.", required=False)
    effective_on = day("The first day on which the board exists in law.", required=False)


class RegimeShape(serializers.Serializer[Any]):
    """A model of integration, from a day until the next."""

    def get_fields(self) -> dict[str, Any]:
        """Give the fields."""
        regime = serializers.ChoiceField(RegimeKind.choices, help_text="Which model.")
        return {"regime": regime, "from": day("Its first day.")}


class CouncilSizeShape(serializers.Serializer[Any]):
    """How many councillors a council has, from a day on."""

    def get_fields(self) -> dict[str, Any]:
        """Give the fields."""
        return {"from": day("The first day."), "count": number("How many.")}


class PartyShape(serializers.Serializer[Any]):
    """An authority that is party to the integration scheme."""

    authority = text("The authority’s id, as seats and appointing periods name it.")
    kind = serializers.ChoiceField(AuthorityKind.choices, help_text="What it is.")
    name = text("Its name.", required=False)
    members = CouncilSizeShape(many=True, required=False, help_text="The number of councillors in all.")


class BoardInShort(RowShape):
    """A board that the client may see."""

    slug = text("Its name in addresses, which never changes.")
    name = text("Its name.")
    scopes = serializers.ListField(child=serializers.CharField(), help_text="What the client may do there.")


class BoardShape(BoardInShort):
    """A board, with its authorities and its integration scheme."""

    as_at = day("The day asked about.")
    exists = claim("Whether it existed in law on that day; null where that is not on record.")
    regime = text("The model of integration on that day; null where none or not on record.", null=True)
    established = EstablishedShape(help_text="How it came to be, as far as on record.")
    regimes = RegimeShape(
        many=True, allow_null=True, help_text="Its models of integration; null: not on record."
    )
    parties = PartyShape(many=True, allow_null=True, help_text="Its authorities; null: not on record.")
    scheme_versions = serializers.ListField(
        child=serializers.DictField(),
        allow_null=True,
        help_text="What the integration scheme says, from each day on, in the words of the board record.",
    )
    complete = serializers.DictField(
        child=SpanShape(many=True),
        help_text="For which periods a row missing from a list means that there is none.",
    )
    links = serializers.DictField(
        child=serializers.URLField(), help_text="What else there is about the board."
    )


class RootShape(serializers.Serializer[Any]):
    """Where the API begins."""

    links = serializers.DictField(child=serializers.URLField(), help_text="Where to go from here.")


class KindShape(serializers.Serializer[Any]):
    """A kind of problem."""

    type = url("Its name.")
    title = text("It in a few words.")
    status = number("The status of answers of this kind.")
    detail = text("What it means and what to do.")


EXAMPLE_IN_SHORT: Sent = {
    "id": f"{HOST}{ROOT}/boards/alba",
    "public_id": "3f0c7a52-2f0e-4a7c-9d0e-2f5f3f1c8d11",
    "version": 4,
    "ref": "alba",
    "web": f"{HOST}/boards/alba/",
    "slug": "alba",
    "name": "Alba Integration Joint Board",
    "scopes": ["boards:read", "appointments:read"],
}
EXAMPLE: Sent = EXAMPLE_IN_SHORT | {
    "as_at": "2026-11-21",
    "exists": True,
    "regime": "ijb_single",
    "established": {"order": "SSI 2015/88", "effective_on": "2015-04-01"},
    "regimes": [{"regime": "ijb_single", "from": "2015-04-01"}],
    "parties": [
        {
            "authority": "alba-council",
            "kind": "council",
            "name": "Alba Council",
            "members": [{"from": "2022-05-05", "count": 40}],
        },
        {"authority": "nhs-alba", "kind": "health_board", "name": "NHS Alba"},
    ],
    "scheme_versions": [{"from": "2015-04-01", "agreed_number": 4, "chair_term_months": 24}],
    "complete": {"seats": [{"from": "2015-04-01", "to": "open"}]},
    "links": {"seats": f"{HOST}{ROOT}/boards/alba/seats"},
}


# -- views ---------------------------------------------------------------------------------------------------


class BoardsApi(ApiView):
    """The boards that the client may see."""

    scope = "boards:read"
    query = ListQuery

    @lists(
        "list_boards",
        "The boards that the client may see",
        BoardInShort(many=True),
        EXAMPLE_IN_SHORT,
        path=f"{ROOT}/boards",
        tag=TAG,
    )
    def get(self, request: Request) -> Response:
        """List them by name."""
        found = open_accesses(self.caller.client).order_by("board__name", "board__pk")
        readable = [access for access in found if self.scope in access.scopes]
        return self.listed(readable, self._in_short)

    def _in_short(self, access: ClientAccess) -> Sent:
        return board_in_short(access.board, self.caller.scopes_on(access))


class BoardApi(BoardApiView):
    """One board."""

    scope = "boards:read"

    @reads("read_board", "One board", BoardShape, EXAMPLE, tag=TAG)
    def get(self, request: Request, slug: str) -> Response:
        """Give the board, with how it stood on the day asked about."""
        self.tagged = self.board
        part = load_board(self.board)
        shown = {
            "as_at": self.on,
            **self._on_the_day(part),
            "established": part.get("established", {}),
            "regimes": part.get("regimes"),
            "parties": part.get("parties"),
            "scheme_versions": self._scheme_versions(),
            "complete": self.board.complete,
            "links": {name: f"{self.address}/{name}" for name in BELOW_A_BOARD},
        }
        return Response(board_in_short(self.board, self.scopes) | shown)

    def _scheme_versions(self) -> Any:
        found = load_scheme_versions(self.board)
        return found if found or "scheme_versions" in self.board.stated else None

    def _on_the_day(self, part: Sent) -> Sent:
        on = self.on.isoformat()
        begun = [step for step in part.get("regimes") or () if step["from"] <= on]
        latest = max(begun, key=lambda step: str(step["from"]), default=None)
        first = part.get("established", {}).get("effective_on")
        exists = True if latest else (on >= first if first else None)
        return {"exists": exists, "regime": latest and latest["regime"]}


BELOW_A_BOARD = (
    "people", "seats", "appointments", "appointing-periods", "office-holders", "standings", "papers",
    "groups", "decisions", "consultations", "localities", "areas", "involvements", "issues",
    "voting", "coverage", "results",
)  # fmt: skip


def board_in_short(board: Board, scopes: frozenset[str]) -> Sent:
    """Give a board as a list has it."""
    return {
        "id": board_address(board),
        "public_id": str(board.public_id),
        "version": board.version,
        "ref": board.slug,
        "web": absolute(f"/boards/{board.slug}/"),
        "slug": board.slug,
        "name": board.name,
        "scopes": sorted(scopes),
    }


class RootApi(ApiView):
    """Where the API begins."""

    open_to_all = True
    query = NoQuery

    @reads(
        "read_root",
        "Where the API begins",
        RootShape,
        {"links": {"boards": f"{HOST}{ROOT}/boards"}},
        query=NoQuery,
        tag="api",
        errors=(),
    )
    def get(self, request: Request) -> Response:
        """Give where to go from here."""
        links = {name: f"{settings.SITE_URL}{ROOT}/{name}" for name in ("boards", "rules", "openapi.json")}
        return Response({"links": links | {"token": absolute(reverse("api_token"))}})


class ProblemApi(ApiView):
    """What a kind of problem means."""

    open_to_all = True
    query = NoQuery

    @reads(
        "read_problem",
        "What a kind of problem means",
        KindShape,
        {"type": NOT_FOUND.address, "title": NOT_FOUND.title, "status": 404, "detail": NOT_FOUND.text},
        says="The address in the `type` of every error.",
        query=NoQuery,
        tag="api",
        errors=(NOT_FOUND,),
    )
    def get(self, request: Request, kind: str) -> Response:
        """Explain it."""
        found = KINDS.get(kind)
        if found is None:
            raise Http404
        return Response(
            {"type": found.address, "title": found.title, "status": found.status, "detail": found.text}
        )


class NothingHere(ApiView):
    """Every other address."""

    open_to_all = True

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        """Say so, whoever asks and whatever for."""
        raise Http404


# -- tokens --------------------------------------------------------------------------------------------------

CLIENT_ID: Final = re.compile(r"[0-9a-f]{32}")
BASIC: Final = re.compile(r"Basic [A-Za-z0-9+/=]{1,1000}", re.IGNORECASE)
READ_HERE: Final = frozenset({"grant_type", "scope", "client_id", "client_secret"})


@method_decorator(csrf_exempt, name="dispatch")
class IssueToken(TokenView):  # type: ignore[misc]  # allauth ships no types
    """Where a client exchanges its id and secret for a token (RFC 6749, section 4.4), and nothing else.

    Its errors are those of OAuth: an object with `error` and `error_description`.
    """

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Refuse what is no such request before the library reads it; keep every answer out of caches."""
        answer = refused_token(request) or _explained(super().dispatch(request, *args, **kwargs))
        answer.headers["Cache-Control"] = "no-store"
        answer.headers["Pragma"] = "no-cache"
        if answer.status_code == 401:
            answer.headers["WWW-Authenticate"] = 'Basic realm="IJB record"'
        return answer


def refused_token(request: HttpRequest) -> HttpResponse | None:
    """Give the refusal of a request for a token; None for one to be looked at further."""
    if request.method != "POST":
        return _oauth_error("invalid_request", "Ask by POST.", 405, Allow="POST")
    wait = seconds_to_wait(
        f"token:{address_of(request)}", most=settings.API_TOKENS_A_MINUTE, now=timezone.now()
    )
    if wait is not None:
        return _oauth_error("slow_down", "Too many requests for tokens.", 429, **{"Retry-After": str(wait)})
    given = request.POST
    if unknown := sorted(set(given) - READ_HERE) or [name for name in given if len(given.getlist(name)) > 1]:
        return _oauth_error(
            "invalid_request", f"There is no place for {unknown[0][:40]!r} here, or not twice."
        )
    if given.get("grant_type") != "client_credentials":
        return _oauth_error("unsupported_grant_type", "Send grant_type=client_credentials as a form.")
    if any(not part.isascii() or not part.isprintable() for part in map(str, given.values())):
        return _oauth_error("invalid_request", "Only visible ASCII characters can be read.")
    if not BASIC.fullmatch(request.headers.get("Authorization", "")) and not CLIENT_ID.fullmatch(
        given.get("client_id", "")
    ):
        return _oauth_error("invalid_client", "Send the client’s id and secret, as HTTP Basic.", 401)
    return None


EXPLAINED: Final = {
    "invalid_client": "The id or the secret is wrong, or the client was revoked.",
    "invalid_scope": "The client may not have a scope that was asked for, or may do nothing any more.",
    "unauthorized_client": "The client may not have tokens.",
}


def _explained(answer: HttpResponse) -> HttpResponse:
    """Give the library's answer, with a description where it refuses without one."""
    if answer.status_code < 400:
        return answer
    said = json.loads(answer.content)
    said.setdefault("error_description", EXPLAINED.get(said["error"], "The request cannot be read."))
    answer.content = json.dumps(said).encode()
    return answer


def _oauth_error(error: str, description: str, status: int = 400, **headers: str) -> HttpResponse:
    body = {"error": error, "error_description": description}
    return JsonResponse(body, status=status, headers=headers)


urlpatterns = [
    path("", RootApi.as_view(), name="root"),
    path("problems/<slug:kind>", ProblemApi.as_view(), name="problem"),
    path("boards", BoardsApi.as_view(), name="boards"),
    path("boards/<slug:slug>", BoardApi.as_view(), name="board"),
]
