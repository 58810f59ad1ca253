"""What every endpoint of the API begins with. The door of the API: the clock is read here, once a request."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any, ClassVar

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotModified
from django.utils import timezone
from rest_framework import serializers
from rest_framework.exceptions import MethodNotAllowed
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from boards import clients
from boards.audit import Actor
from boards.models import Board, ClientAccess, Versioned
from boards.rest import once, tags
from boards.rest.once import Answer
from boards.rest.paging import Listing, Page
from boards.rest.problems import ROOT, TOO_LARGE, TOO_MANY, Problem, bad_query, invalid
from boards.rest.quota import seconds_to_wait
from boards.rest.shapes import NoQuery, ReadQuery
from boards.rest.tokens import Caller, scope_needed, token_needed
from boards.scopes import READING as READING_SCOPES

Sent = dict[str, Any]
READING = frozenset({"GET", "HEAD"})


class ApiView(APIView):
    """An endpoint for a client with a token that has the `scope` named for the method.

    `said` is what stands in the address after the question mark, read by the `query` serializer; a name that
    it does not have is refused.
    """

    http_method_names = ["get", "head", "post", "patch"]
    scope: ClassVar[str]
    open_to_all: ClassVar[bool] = False
    query: ClassVar[type[serializers.Serializer[Any]]] = ReadQuery

    now: datetime
    today: date
    said: dict[str, Any]
    tagged: Versioned | None = None

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        """Read the clock, then see who asks, how often, and for what."""
        self.now = timezone.now()
        self.today = timezone.localdate(self.now)
        try:
            super().initial(request, *args, **kwargs)
        except Problem:
            self._refuse_too_many(request, None)
            raise
        self._refuse_too_many(request, request.auth)
        if request.auth is None and not self.open_to_all:
            raise token_needed()
        if isinstance(request.auth, Caller):
            clients.mark_used(request.auth.client, now=self.now)
        if request.method not in self.allowed_methods:
            raise MethodNotAllowed(str(request.method))
        self._refuse_a_long_body(request)
        self.said = self._read_query(request)
        self.enter()

    def enter(self) -> None:
        """Find what the address names, and refuse whoever may not have it."""
        if isinstance(self.request.auth, Caller) and not self.open_to_all:
            self.need(self.scope, self.request.auth.scopes)

    @property
    def caller(self) -> Caller:
        """Who asks."""
        caller = self.request.auth
        if not isinstance(caller, Caller):
            raise token_needed()
        return caller

    @property
    def actor(self) -> Actor:
        """In whose name this view acts."""
        return self.caller.actor

    @staticmethod
    def need(scope: str, held: frozenset[str]) -> None:
        """Refuse, naming the scope, where it is not held."""
        if scope not in held:
            raise scope_needed(scope)

    def _refuse_too_many(self, request: Request, caller: object) -> None:
        if isinstance(caller, Caller):
            who, most = str(caller.client.public_id), settings.API_REQUESTS_A_MINUTE
        else:
            who, most = address_of(request), settings.API_PUBLIC_REQUESTS_A_MINUTE
        wait = seconds_to_wait(who, most=most, now=self.now)
        if wait is not None:
            raise Problem(TOO_MANY, headers={"Retry-After": str(wait)})

    @staticmethod
    def _refuse_a_long_body(request: Request) -> None:
        length = str(request.META.get("CONTENT_LENGTH") or 0)
        if not length.isdigit() or int(length) > settings.API_LONGEST_BODY:
            raise Problem(TOO_LARGE)

    def _read_query(self, request: Request) -> dict[str, Any]:
        given = request.query_params
        wrong = {name: ["This stands twice."] for name in given if len(given.getlist(name)) > 1}
        kind = self.query if request.method in READING else NoQuery
        query = kind(data=given.dict(), context={"today": self.today})
        wrong |= {name: ["There is no such parameter here."] for name in given if name not in query.fields}
        if not query.is_valid():
            wrong |= dict(query.errors)
        if wrong:
            raise bad_query(wrong)
        return dict(query.validated_data)

    def finalize_response(self, request: Request, response: Any, *args: Any, **kwargs: Any) -> Any:
        """Tag what was read, and send nothing where the client has it already."""
        response = super().finalize_response(request, response, *args, **kwargs)
        if not isinstance(response, Response) or response.exception:
            return response
        response.headers.setdefault("Cache-Control", "private, no-cache")
        response.headers["Vary"] = "Accept, Authorization"
        if request.method not in READING or response.status_code != 200:
            return response
        tag = tags.tag_of(response.data, self.tagged)
        response.headers["ETag"] = tag
        if tags.is_known_already(request.headers.get("If-None-Match", ""), tag):
            return _not_modified(response)
        return response

    def listed(self, rows: Sequence[Any], show: Any, *, web: str = "", **extra: Any) -> Response:
        """Answer with one page of some rows, each shown by `show`."""
        listing = Listing(self.request.path, self.request.query_params.dict())
        page = Page(len(rows), self.said["page"], self.said["limit"])
        body = {
            "data": [show(row) for row in rows[page.slice]],
            "pagination": page.document(),
            "links": listing.links(page) | {"web": web and absolute(web)},
        }
        return Response(extra | body)


def _not_modified(response: Response) -> HttpResponse:
    empty = HttpResponseNotModified()
    for name in ("ETag", "Cache-Control", "Vary"):
        empty.headers[name] = response.headers[name]
    return empty


def address_of(request: Request | HttpRequest) -> str:
    """Give the address somebody asks from; behind our own proxy, the one that the proxy saw."""
    forwarded = request.headers.get("X-Forwarded-For", "") if settings.BEHIND_PROXY else ""
    return forwarded.rpartition(",")[2].strip() or str(request.META.get("REMOTE_ADDR", ""))


def absolute(path: str) -> str:
    """Give the canonical address of a path: the same however somebody came here."""
    return f"{settings.SITE_URL}{path}"


class BoardApiView(ApiView):
    """An endpoint below a board that the client may see; a stranger is told that there is no such thing.

    `on` is the day asked about, today where `as_at` is not given.
    """

    board: Board
    access: ClientAccess
    on: date

    def enter(self) -> None:
        """Find the board, what the client may do there, and the day."""
        access = clients.access_to(self.caller.client, self.kwargs["slug"])
        if access is None:
            raise Http404
        self.access, self.board = access, access.board
        self.need(self.scope_wanted, self.scopes)
        self.on = self.said.get("as_at", self.today)

    @property
    def scope_wanted(self) -> str:
        """The scope for what is asked."""
        return self.scope

    @property
    def scopes(self) -> frozenset[str]:
        """What the client may do on this board with the token it came with."""
        return self.caller.scopes_on(self.access)

    def may(self, scope: str) -> bool:
        """Tell whether the client may do something more on this board."""
        return scope in self.scopes

    @property
    def address(self) -> str:
        """The board's own canonical address."""
        return board_address(self.board)

    @property
    def day_query(self) -> str:
        """The query that keeps the day asked about on the pages for people; nothing for today."""
        return "" if self.on == self.today else f"?as_at={self.on:%Y-%m-%d}"


def board_address(board: Board) -> str:
    """Give the canonical address of a board in the API."""
    return absolute(f"{ROOT}/boards/{board.slug}")


class ActView(BoardApiView):
    """Something a board's own client does to its record, through the same service as a page.

    A subclass says in `body` what is read, in `write_scope` what is needed for it, and does it in `act`.
    """

    body: ClassVar[type[serializers.Serializer[Any]]]
    write_scope: ClassVar[str]

    @property
    def scope_wanted(self) -> str:
        """To read needs another scope than to write."""
        return self.scope if self.request.method in READING else self.write_scope

    def act(self, said: dict[str, Any]) -> Answer:
        """Do it, with what the body said, and give the answer."""
        raise NotImplementedError

    def done_once(self) -> Response:
        """Do it under the request's key, or give the answer it had when it was done before."""
        key = once.key_in(self.request.headers)
        raw = self.sent
        reading = self.scopes.intersection(READING_SCOPES)
        fingerprint = once.fingerprint_of(str(self.request.method), self.request.path, raw, reading)
        do = lambda: self.act(self.read_body(raw))  # noqa: E731  (called inside the transaction)
        return self.answered(once.once(self.caller.client, key, fingerprint, do, now=self.now))

    @property
    def sent(self) -> Sent:
        """The body as it came; the parser takes nothing but objects."""
        return dict(self.request.data)

    def read_body(self, raw: Mapping[str, Any]) -> dict[str, Any]:
        """Give what a body says. Refuses a name that is not read here, and a value that cannot be."""
        body = self.body(data=raw, context={"today": self.today})
        wrong: dict[str, Any] = {
            name: ["Nothing of that name is read here."] for name in raw if name not in body.fields
        }
        if not body.is_valid():
            wrong |= dict(body.errors)
        if wrong:
            raise invalid(wrong)
        return dict(body.validated_data)

    @staticmethod
    def answered(answer: Answer) -> Response:
        """Send an answer."""
        headers = {**answer.headers, **({"Idempotency-Replayed": "true"} if answer.replayed else {})}
        return Response(answer.body, status=answer.status, headers=headers)

    @staticmethod
    def shown(row: Versioned, sent: Sent, status: int = 200) -> Answer:
        """Give the answer that shows a row as it now is; a new one with its address."""
        headers = {"ETag": tags.tag_of(sent, row)}
        if status == 201:
            headers["Location"] = sent["id"]
        return Answer(status, sent, headers)

    def version_meant(self, row: Versioned) -> int:
        """Give the version of a row that the client read."""
        return tags.version_meant(self.request.headers.get("If-Match"), row.public_id)


__all__ = [
    "ActView", "Answer", "ApiView", "BoardApiView", "Sent", "absolute", "address_of", "board_address",
]  # fmt: skip
