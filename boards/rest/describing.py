"""How the API describes itself in OpenAPI: one form for reading, listing and acting, errors included."""

from collections.abc import Callable, Iterable
from typing import Any, Final, TypeVar

from django.conf import settings
from django.urls import reverse
from drf_spectacular.openapi import AutoSchema
from drf_spectacular.utils import OpenApiExample, OpenApiParameter, OpenApiResponse, extend_schema
from rest_framework import serializers

from boards.rest import problems
from boards.rest.problems import MEDIA_TYPE, ROOT, Kind
from boards.rest.shapes import ListQuery, NoQuery, ProblemShape, ReadQuery, Shape, listed
from boards.rest.tags import TAGS
from boards.scopes import SCOPES

F = TypeVar("F", bound=Callable[..., Any])
Query = type[serializers.Serializer[Any]]
JsonSchema = dict[str, Any]

SCHEME: Final = "client"
OWN: Final = "client_secret"
FORM: Final = "application/x-www-form-urlencoded"
HOST: Final = "https://ijb.example.scot"
"""Where the examples pretend to be."""

# A token that is not good is refused where none is needed, too.
ALWAYS: Final = (
    problems.BAD_QUERY,
    problems.TOKEN_REFUSED,
    problems.METHOD_NOT_ALLOWED,
    problems.NOT_ACCEPTABLE,
    problems.TOO_MANY,
    problems.FAULT,
    problems.UNAVAILABLE,
)
WITH_A_TOKEN: Final = (problems.TOKEN_NEEDED,)
ON_A_BOARD: Final = (problems.SCOPE_NEEDED, problems.NOT_FOUND)
WITH_A_BODY: Final = (problems.TOO_LARGE, problems.UNSUPPORTED, problems.INVALID, problems.REFUSED)

DESCRIPTION: Final = """
Who sits on a Scottish integration authority, on what basis and until when, and what the law says about it
on any day. For the systems of councils, Health Boards and the boards themselves.

**Getting in.** An operator of the installation, or the secretary of a board, makes you a client and gives
you its id and secret. Exchange them for a token (OAuth 2.0 client credentials) at the token address named
under *client* below: `POST` with `grant_type=client_credentials`, the id and secret as HTTP Basic, and, if
you want fewer than all, the scopes you need. A token lasts {minutes} minutes; send it as `Authorization:
Bearer …`. Rules are open to everybody.

**A day.** Every reading address takes `as_at` and repeats it in its answer. It answers with what is known
today about that day. Rows are listed whole, ended and future ones too; `in_place` says whether each held on
the day asked about, and `in_place=true` narrows a list to those that did. An end is the last day in it. A
period's end is a day, `open` or `while in office`.

**Not known.** `null` means that it is not on record. `false`, `[]` and `none` are things that *are* known.
An outcome of `cannot_tell` is neither a pass nor a shortcoming.

**Lists** have `data`, `pagination` and `links`; a page has at most {most} rows and more is refused, never
cut short.

**Versions.** What you read has an `ETag`; send it back as `If-None-Match` to be told 304 when nothing has
changed, and as `If-Match` when you change it: without it the answer is 428, and 412 when somebody else was
first.

**Sending again.** Every `POST` carries an `Idempotency-Key` of your own choosing. The same request under
the same key, by a token with the same scopes to read, is done once, and answered alike for thirty days.

**Errors** are `application/problem+json` (RFC 9457). `errors` names each place by JSON pointer, parameter
or header. A body that cannot be read is 400; one in which a value is wrong, 422; where something on record
stands in the way, 409, with a pointer to the entry that clashes with it. Nothing is refused because a rule of
law does not allow it: the record says what happened, and the results say what the law says of it.

**Quota.** {quota} requests a minute for a client, {public} for an address without a token; then 429 with
`Retry-After`.

**Change.** Fields and addresses are added, never taken away or given another meaning: ignore what you do
not know.
"""


class Described(AutoSchema):
    """Describes an endpoint by what its view and its decorator say."""

    def get_auth(self) -> list[dict[str, list[str]]]:
        """Give the scope that is needed; rules may be read without any."""
        scope = getattr(self.view, "write_scope", "") if self.method != "GET" else ""
        scopes = [scope or getattr(self.view, "scope", "")]
        needed = [{SCHEME: [each for each in scopes if each]}]
        return [{}, *needed] if getattr(self.view, "open_to_all", False) else needed


def finished(result: dict[str, Any], **_: Any) -> dict[str, Any]:
    """Put in what belongs to the whole description."""
    scheme = {
        "type": "oauth2",
        "description": f"Client credentials; tokens last {settings.API_TOKEN_SECONDS} seconds.",
        "flows": {
            "clientCredentials": {
                "tokenUrl": f"{settings.SITE_URL}{reverse('api_token')}",
                "scopes": dict(SCOPES),
            }
        },
    }
    own = {"type": "http", "scheme": "basic", "description": "The client’s id and secret."}
    result["components"]["securitySchemes"] = {SCHEME: scheme, OWN: own}
    result["paths"][reverse("api_token")] = {"post": token_operation()}
    result["info"]["description"] = DESCRIPTION.strip().format(
        minutes=settings.API_TOKEN_SECONDS // 60,
        most=500,
        quota=settings.API_REQUESTS_A_MINUTE,
        public=settings.API_PUBLIC_REQUESTS_A_MINUTE,
    )
    return result


def token_operation() -> dict[str, Any]:
    """Describe how a token is had, which is no view of ours; its answers have OAuth's own form."""
    refusals = {
        "400": ("No such request, or a scope that the client may not have.", "invalid_request"),
        "401": ("The id or the secret is wrong.", "invalid_client"),
        "405": ("Ask by POST.", "invalid_request"),
        "429": ("Too many requests for tokens.", "slow_down"),
    }
    headers = {"401": _challenge(), "405": _header("Allow", ALLOWED), "429": _header("Retry-After", WAIT)}
    return {
        "operationId": "issue_token",
        "summary": "Exchange a client’s id and secret for a token",
        "description": "OAuth 2.0 client credentials (RFC 6749, section 4.4). Errors have OAuth’s own form.",
        "tags": ["api"],
        "security": [{OWN: []}],
        "requestBody": {
            "required": True,
            "content": {
                FORM: {
                    "schema": _object(
                        ("grant_type",),
                        grant_type={"type": "string", "enum": ["client_credentials"]},
                        scope={
                            "type": "string",
                            "description": "Scopes with spaces between them; all that there are without it.",
                        },
                    ),
                    "examples": {"issue_token": {"value": {"grant_type": "client_credentials"}}},
                }
            },
        },
        "responses": {
            "200": {
                "description": "A token, and what it is for.",
                "content": _json(
                    _object(
                        ("access_token", "token_type", "expires_in", "scope"),
                        access_token={"type": "string"},
                        token_type={"type": "string", "enum": ["Bearer"]},
                        expires_in={"type": "integer", "description": "In how many seconds it lapses."},
                        scope={"type": "string"},
                    ),
                    {
                        "access_token": "…",
                        "token_type": "Bearer",
                        "expires_in": settings.API_TOKEN_SECONDS,
                        "scope": "boards:read appointments:read",
                    },
                ),
            },
            **{
                status: {
                    "description": says,
                    "content": _json(
                        _object(
                            ("error", "error_description"),
                            error={"type": "string"},
                            error_description={"type": "string"},
                        ),
                        {"error": error, "error_description": says},
                    ),
                    "headers": headers.get(status, {}),
                }
                for status, (says, error) in refusals.items()
            },
        },
    }


def _object(required: Iterable[str], **properties: JsonSchema) -> JsonSchema:
    return {"type": "object", "properties": properties, "required": list(required)}


def _json(schema: JsonSchema, example: dict[str, Any]) -> dict[str, Any]:
    return {"application/json": {"schema": schema, "examples": {"issue_token": {"value": example}}}}


def _header(name: str, says: str) -> dict[str, Any]:
    return {name: {"schema": {"type": "string"}, "description": says}}


def _challenge() -> dict[str, Any]:
    return _header("WWW-Authenticate", "How to ask for a token: by HTTP Basic.")


def problem_response(kinds: Iterable[Kind]) -> dict[Any, OpenApiResponse]:
    """Give the errors of an operation, those with one status together."""
    by_status: dict[int, list[Kind]] = {}
    for kind in dict.fromkeys(kinds):
        by_status.setdefault(kind.status, []).append(kind)
    return {
        (status, MEDIA_TYPE): OpenApiResponse(
            ProblemShape,
            "; ".join(kind.title for kind in same) + ".",
            examples=[_problem_example(kind) for kind in same],
        )
        for status, same in sorted(by_status.items())
    }


def _problem_example(kind: Kind) -> OpenApiExample:
    value = {
        "type": kind.address,
        "title": kind.title,
        "status": kind.status,
        "detail": kind.text,
        "instance": f"{ROOT}/boards/alba",
        "errors": [],
    }
    return OpenApiExample(kind.slug, value, media_type=MEDIA_TYPE, status_codes=[str(kind.status)])


WAIT: Final = "In how many seconds to go on."
ALLOWED: Final = "By which methods one may ask."


def _sent(name: str, says: str, *statuses: int) -> OpenApiParameter:
    return OpenApiParameter(name, str, OpenApiParameter.HEADER, response=[*statuses], description=says)


TAG_SENT: Final = _sent("ETag", "Names what was sent, or would have been.", 200, 201, 304)
LOCATION: Final = _sent("Location", "The address of what was made.", 201)
REPLAYED: Final = _sent(
    "Idempotency-Replayed", "`true` where this is the answer of an earlier request.", 200, 201
)
ON_ERRORS: Final = (
    _sent("WWW-Authenticate", "What is wrong with the token, or which scope is missing.", 401, 403),
    _sent("Allow", ALLOWED, 405),
    _sent("Retry-After", WAIT, 429, 503),
)
WAIT_FOR_THE_FIRST: Final = _sent("Retry-After", f"{WAIT} Only while the first is being worked on.", 409)
IF_NONE_MATCH: Final = OpenApiParameter(
    "If-None-Match",
    str,
    OpenApiParameter.HEADER,
    description="An ETag that you have; the answer is 304 where it is still good.",
)
IF_MATCH: Final = OpenApiParameter(
    "If-Match",
    {"type": "string", "pattern": f"^{TAGS.pattern}$"},
    OpenApiParameter.HEADER,
    required=True,
    description="The ETag of the thing as you read it, on whichever day you asked about.",
)
KEY: Final = OpenApiParameter(
    "Idempotency-Key",
    {"type": "string", "pattern": r"^[!-~]{1,255}$"},
    OpenApiParameter.HEADER,
    required=True,
    description="Of your own choosing, such as a UUID; the same request under the same key is done once.",
)


def _parameters(query: Query) -> list[Any]:
    return [] if query is NoQuery else [query]


def reads(
    operation: str,
    summary: str,
    shape: Any,
    example: dict[str, Any],
    *,
    says: str = "",
    query: Query = ReadQuery,
    tag: str,
    errors: tuple[Kind, ...] = (*WITH_A_TOKEN, *ON_A_BOARD),
) -> Callable[[F], F]:
    """Describe an address at which one thing is read."""
    found = OpenApiResponse(shape, "It is in the answer.", examples=[OpenApiExample(operation, example)])
    unchanged = OpenApiResponse(description="You have it already.")
    return extend_schema(
        operation_id=operation,
        summary=summary,
        description=says or summary,
        tags=[tag],
        parameters=[*_parameters(query), IF_NONE_MATCH, TAG_SENT, *ON_ERRORS],
        request=None,
        responses={200: found, 304: unchanged, **problem_response((*ALWAYS, *errors))},
    )


def lists(
    operation: str,
    summary: str,
    shape: Shape,
    example: dict[str, Any],
    *,
    path: str,
    says: str = "",
    query: Query = ListQuery,
    tag: str,
    extra: dict[str, tuple[Any, Any]] | None = None,
    errors: tuple[Kind, ...] = (*WITH_A_TOKEN, *ON_A_BOARD),
) -> Callable[[F], F]:
    """Describe an address at which things are listed; `extra` fields come with their examples."""
    extra = extra or {}
    name = "".join(word.capitalize() for word in operation.split("_"))
    whole = listed(shape, name, **{each: field for each, (field, _) in extra.items()})
    here = f"{HOST}{path}"
    value = {each: shown for each, (_, shown) in extra.items()} | {
        "data": [example],
        "pagination": {"total": 1, "page": 1, "pages": 1, "limit": 100, "max_limit": 500},
        "links": {"self": here, "first": here, "prev": None, "next": None, "last": here, "web": ""},
    }
    return reads(operation, summary, whole, value, says=says, query=query, tag=tag, errors=errors)


def acts(
    operation: str,
    summary: str,
    body: Any,
    shape: Any,
    *,
    asked: dict[str, Any],
    example: dict[str, Any],
    says: str = "",
    tag: str,
    makes: bool = False,
    once: bool = True,
    on_a_row: bool = False,
    tagged: bool = True,
) -> Callable[[F], F]:
    """Describe an act: one that `makes` a row, or one on a row that is there and so needs its version.

    What is answered is `tagged` where it is a row.
    """
    status = 201 if makes else 200
    done = OpenApiResponse(
        shape, "Done; this is how it is now.", examples=[OpenApiExample(f"{operation}_done", example)]
    )
    kinds = [*ALWAYS, problems.BAD_JSON, *WITH_A_TOKEN, *ON_A_BOARD, *WITH_A_BODY]
    kinds += [problems.BAD_HEADER, problems.STALE, problems.VERSION_NEEDED] if on_a_row else []
    kinds += [problems.KEY_NEEDED, problems.KEY_REUSED, problems.STILL_RUNNING] if once else []
    headers = [*ON_ERRORS, *([KEY, REPLAYED, WAIT_FOR_THE_FIRST] if once else [])]
    headers += [*([IF_MATCH] if on_a_row else []), *([TAG_SENT] if tagged else [])]
    return extend_schema(
        operation_id=operation,
        summary=summary,
        description=says or summary,
        tags=[tag],
        parameters=[*headers, *([LOCATION] if makes else [])],
        request=body,
        examples=[OpenApiExample(operation, asked, request_only=True)],
        responses={status: done, **problem_response(kinds)},
    )
