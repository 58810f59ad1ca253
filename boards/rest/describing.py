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

SCHEME: Final = "client"
HOST: Final = "https://ijb.example.scot"
"""Where the examples pretend to be."""

ALWAYS: Final = (problems.BAD_QUERY, problems.NOT_ACCEPTABLE, problems.TOO_MANY, problems.UNAVAILABLE)
WITH_A_TOKEN: Final = (problems.TOKEN_REFUSED,)
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
the same key is done once, and answered alike for thirty days.

**Errors** are `application/problem+json` (RFC 9457). `errors` names each place by JSON pointer, parameter
or header. A body that cannot be read is 400; one in which a value is wrong, 422; what cannot be done to the
record as it is, 409. Where a rule of law is the reason, `rule` and `citation` name it.

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
    result["components"]["securitySchemes"] = {SCHEME: scheme}
    result["info"]["description"] = DESCRIPTION.strip().format(
        minutes=settings.API_TOKEN_SECONDS // 60,
        most=500,
        quota=settings.API_REQUESTS_A_MINUTE,
        public=settings.API_PUBLIC_REQUESTS_A_MINUTE,
    )
    return result


def problem_response(kinds: Iterable[Kind]) -> dict[Any, OpenApiResponse]:
    """Give the errors of an operation, those with one status together."""
    by_status: dict[int, list[Kind]] = {}
    for kind in kinds:
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


TAG_SENT: Final = OpenApiParameter(
    "ETag", str, OpenApiParameter.HEADER, response=[200, 201], description="Names what was sent."
)
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
LOCATION: Final = OpenApiParameter(
    "Location", str, OpenApiParameter.HEADER, response=[201], description="The address of what was made."
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
        parameters=[*_parameters(query), IF_NONE_MATCH, TAG_SENT],
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
) -> Callable[[F], F]:
    """Describe an act: one that `makes` a row, or one on a row that is there and so needs its version."""
    status = 201 if makes else 200
    done = OpenApiResponse(
        shape, "Done; this is how it is now.", examples=[OpenApiExample(f"{operation}_done", example)]
    )
    kinds = [*ALWAYS, problems.BAD_JSON, *WITH_A_TOKEN, *ON_A_BOARD, *WITH_A_BODY]
    kinds += [problems.BAD_HEADER, problems.STALE, problems.VERSION_NEEDED] if on_a_row else []
    kinds += [problems.KEY_NEEDED, problems.KEY_REUSED, problems.STILL_RUNNING] if once else []
    headers = [*([KEY] if once else []), *([IF_MATCH] if on_a_row else []), TAG_SENT]
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
