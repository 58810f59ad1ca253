"""What the API says when it does not do what was asked: one form for every error (RFC 9457)."""

import logging
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from django.conf import settings
from django.core.exceptions import PermissionDenied, RequestDataTooBig, SuspiciousOperation
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from rest_framework import exceptions
from rest_framework.response import Response

from boards.days import BadDay
from boards.refusals import Clash, Refused, Stale

logger = logging.getLogger(__name__)

API: Final = "/api/"
ROOT: Final = "/api/v1"
MEDIA_TYPE: Final = "application/problem+json"


@dataclass(frozen=True)
class Kind:
    """One kind of problem, with a permanent name and a page of its own."""

    slug: str
    status: int
    title: str
    text: str

    @property
    def address(self) -> str:
        """Where it is explained."""
        return f"{settings.SITE_URL}{ROOT}/problems/{self.slug}"


KINDS: dict[str, Kind] = {}


def _kind(slug: str, status: int, title: str, text: str) -> Kind:
    return KINDS.setdefault(slug, Kind(slug, status, title, text))


BAD_REQUEST = _kind("bad-request", 400, "The request cannot be read", "It is not a request as HTTP has it.")
BAD_JSON = _kind(
    "bad-json",
    400,
    "The body cannot be read",
    "It must be one JSON object in UTF-8, no name in it twice.",
)
BAD_QUERY = _kind(
    "bad-query",
    400,
    "Something in the address is wrong",
    "A parameter is not known here, stands twice, or has a value it cannot have. `errors` names it.",
)
BAD_HEADER = _kind("bad-header", 400, "A header cannot be read", "`errors` names it.")
KEY_NEEDED = _kind(
    "idempotency-key-needed",
    400,
    "An Idempotency-Key is needed",
    "A POST carries a key of your own choosing, such as a UUID, so that sending it again does no harm.",
)
TOKEN_NEEDED = _kind(
    "token-needed",
    401,
    "A token is needed",
    "Ask the token address for one with your client’s id and secret; send it as `Authorization: Bearer`.",
)
TOKEN_REFUSED = _kind(
    "token-refused",
    401,
    "The token is not good",
    "It is wrong, has lapsed, or its client was revoked. Tokens last a quarter of an hour: ask for another.",
)
SCOPE_NEEDED = _kind(
    "scope-needed",
    403,
    "A scope is missing",
    "`scope` names it. The token was asked for without it, or the client may not do that on this board.",
)
FORBIDDEN = _kind("forbidden", 403, "That is not allowed", "The client may not do that.")
NOT_FOUND = _kind(
    "not-found",
    404,
    "There is no such thing",
    "Nothing is at this address, or nothing that this client may know of.",
)
METHOD_NOT_ALLOWED = _kind(
    "method-not-allowed", 405, "That cannot be done here", "The header `Allow` says what can."
)
NOT_ACCEPTABLE = _kind(
    "not-acceptable", 406, "Only JSON can be had", "Ask for `application/json`, or leave `Accept` out."
)
REFUSED = _kind(
    "refused",
    409,
    "It is not done, as things stand",
    "What was asked is well formed, and something on record stands in its way; `errors` points at the entry "
    "that clashes, where there is one. Nothing was changed.",
)
STILL_RUNNING = _kind(
    "still-running",
    409,
    "The same request is still being worked on",
    "Wait a little and send it again, with the same key: you get the answer of the first.",
)
STALE = _kind(
    "stale",
    412,
    "It has changed since you read it",
    "Read it again, look at what changed, and repeat the request with the new ETag in `If-Match`.",
)
TOO_LARGE = _kind(
    "too-large", 413, "The body is too large", f"At most {settings.API_LONGEST_BODY // 1024} KiB are read."
)
UNSUPPORTED = _kind(
    "unsupported-media-type", 415, "Only JSON is read", "Send `Content-Type: application/json`."
)
INVALID = _kind(
    "invalid",
    422,
    "Something in the body is wrong",
    "`errors` names each place by a JSON pointer. Nothing was changed.",
)
KEY_REUSED = _kind(
    "idempotency-key-reused",
    422,
    "The key was used for another request",
    "A key stands for one request: same method, address and body, by a token with the same scopes to read. "
    "Choose a new key for a new request.",
)
VERSION_NEEDED = _kind(
    "version-needed",
    428,
    "Say which version you read",
    "A request that changes something carries its ETag in `If-Match`, so that nobody’s change is lost.",
)
TOO_MANY = _kind(
    "too-many-requests",
    429,
    "Too many requests",
    f"A client may ask {settings.API_REQUESTS_A_MINUTE} times a minute, and an address without a token "
    f"{settings.API_PUBLIC_REQUESTS_A_MINUTE} times. `Retry-After` says in how many seconds to go on.",
)
FAULT = _kind("fault", 500, "A fault in the system", "It has been noted. Whether it was done can be read.")
UNAVAILABLE = _kind(
    "unavailable", 503, "Not available just now", "Try again after the seconds in `Retry-After`."
)


class Problem(Exception):
    """A request that is not fulfilled, and why. `errors` names the places, `extra` what else is said."""

    def __init__(
        self,
        kind: Kind,
        detail: str = "",
        *,
        errors: Iterable[Mapping[str, str]] = (),
        headers: Mapping[str, str] | None = None,
        **extra: Any,
    ) -> None:
        self.kind = kind
        self.detail = detail or kind.text
        self.errors = [dict(error) for error in errors]
        self.headers = dict(headers or {})
        self.extra = extra
        super().__init__(self.detail)

    def document(self, instance: str) -> dict[str, Any]:
        """Give it as it is sent, for the address at which it arose."""
        found: dict[str, Any] = {
            "type": self.kind.address,
            "title": self.kind.title,
            "status": self.kind.status,
            "detail": self.detail,
            "instance": instance,
            "errors": self.errors,
        }
        return found | {name: value for name, value in self.extra.items() if value is not None}


def answer_to(error: Exception, context: Mapping[str, Any]) -> Response | None:
    """Give the API's answer to whatever a view raised; None for a fault of ours, which is then logged."""
    problem = problem_of(error)
    if problem is None:
        return None
    document = problem.document(context["request"].path)
    headers = {"Cache-Control": "no-store"} | problem.headers
    return Response(document, status=problem.kind.status, headers=headers, content_type=MEDIA_TYPE)


def problem_of(error: Exception) -> Problem | None:
    """Give an exception as a problem; None where it is a fault of ours."""
    match error:
        case Problem():
            return error
        case Stale():
            return version_problem(STALE, " ".join(error.messages))
        case Refused():
            return _of_refusal(error)
        case BadDay():
            return Problem(BAD_QUERY, str(error), errors=[{"parameter": "as_at", "detail": str(error)}])
        case Http404():
            return Problem(NOT_FOUND)
        case PermissionDenied():
            return Problem(FORBIDDEN)
        case RequestDataTooBig():
            return Problem(TOO_LARGE)
        case SuspiciousOperation():
            return Problem(BAD_REQUEST)
        case exceptions.APIException():
            return _of_framework(error)
    return None


def _of_refusal(refused: Refused) -> Problem:
    """A service's "no": a clash with what is on record, or a wrong value where it names one."""
    placed = any(each.place for each in refused.complaints)
    kind = INVALID if placed and not isinstance(refused, Clash) else REFUSED
    errors = [{"pointer": pointer(*each.place), "detail": each.message} for each in refused.complaints]
    return Problem(kind, " ".join(refused.messages), errors=errors if placed else ())


def version_problem(kind: Kind, detail: str = "") -> Problem:
    """Give the problem of a request that does not say which version was read, or says another."""
    words = detail or kind.text
    return Problem(kind, words, errors=[{"header": "If-Match", "detail": words}])


def _of_framework(error: exceptions.APIException) -> Problem | None:
    match error:
        case exceptions.ValidationError():
            return invalid(error.detail)
        case exceptions.ParseError():
            return Problem(BAD_JSON, str(error.detail))
        case exceptions.MethodNotAllowed():
            return Problem(METHOD_NOT_ALLOWED)
        case exceptions.NotAcceptable():
            return Problem(NOT_ACCEPTABLE)
        case exceptions.UnsupportedMediaType():
            return Problem(UNSUPPORTED)
        case exceptions.NotFound():
            return Problem(NOT_FOUND)
    return None


def invalid(detail: object) -> Problem:
    """Give the problem of a body in which some fields are wrong."""
    errors = [
        {"pointer": pointer(*place), "detail": message} for place, message in _places(detail) if message
    ]
    words = " ".join(f"{each['pointer']}: {each['detail']}" for each in errors)
    return Problem(INVALID, words, errors=errors)


def bad_query(detail: object) -> Problem:
    """Give the problem of an address in which some parameters are wrong."""
    errors = [{"parameter": str(place[0]), "detail": message} for place, message in _places(detail)]
    return Problem(
        BAD_QUERY, " ".join(f"{each['parameter']}: {each['detail']}" for each in errors), errors=errors
    )


# Our own fields say what else is wrong; these can be wrong with any field.
PLAIN: Final = {
    "required": "This is needed.",
    "null": "This cannot be null.",
    "blank": "This must not be empty.",
    "not_a_list": "This must be a list.",
    "null_characters_not_allowed": "A character in it cannot be seen.",
}


def _places(detail: object, place: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], str]]:
    """Every complaint of a serializer, with the names that lead to it."""
    if isinstance(detail, Mapping):
        for name, inner in detail.items():
            yield from _places(inner, place if name == "non_field_errors" else (*place, str(name)))
    elif isinstance(detail, list) and any(isinstance(each, Mapping) for each in detail):
        for index, inner in enumerate(detail):
            yield from _places(inner, (*place, str(index)))
    elif isinstance(detail, list):
        for each in detail:
            yield from _places(each, place)
    else:
        yield place or ("",), PLAIN.get(getattr(detail, "code", ""), str(detail))


def pointer(*names: str) -> str:
    """Give the JSON pointer, as a fragment, of a place in the body."""
    steps = (name.replace("~", "~0").replace("/", "~1") for name in names if name)
    return "#" + "".join(f"/{step}" for step in steps)


# -- where no view of the API was reached --------------------------------------------------------------------


def is_for_the_api(request: HttpRequest) -> bool:
    """Tell whether an answer to this request is read by a program."""
    return request.path_info.startswith(API)


def plain_answer(request: HttpRequest, problem: Problem) -> HttpResponse:
    """Give a problem where there is no view to give it, such as at an address that leads nowhere."""
    document = problem.document(request.path)
    headers = {"Cache-Control": "no-store"} | problem.headers
    return JsonResponse(document, status=problem.kind.status, headers=headers, content_type=MEDIA_TYPE)
