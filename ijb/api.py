"""The API as a whole: every room's part under one address, its description, and what it says of errors."""

import sys
from functools import cache
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, URLResolver, include, path, re_path
from django.views import defaults
from drf_spectacular.generators import SchemaGenerator
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from boards.api import NothingHere, RootApi
from boards.rest.problems import (
    BAD_REQUEST,
    FAULT,
    FORBIDDEN,
    NOT_FOUND,
    Problem,
    is_for_the_api,
    plain_answer,
)
from boards.rest.shapes import NoQuery
from boards.rest.views import ApiView
from ijb.unavailable import AWAY, answer_while_away

app_name = "api"


@cache
def description() -> dict[str, Any]:
    """Give the API's description in OpenAPI; the same as long as the program runs."""
    generator = SchemaGenerator()  # type: ignore[no-untyped-call]
    return dict(generator.get_schema(request=None, public=True))  # type: ignore[no-untyped-call]


class OpenApi(ApiView):
    """The description, for programs and for those who write them."""

    open_to_all = True
    query = NoQuery

    @extend_schema(exclude=True)
    def get(self, request: Request) -> Response:
        """Give it."""
        return Response(description())


urlpatterns: list[URLPattern | URLResolver] = [
    # Where the API begins, for whoever leaves the last stroke out; described under the other address.
    path("v1", RootApi.as_view(schema=None), name="root_by_itself"),
    path("v1/openapi.json", OpenApi.as_view(), name="openapi"),
    path("v1/", include("boards.api")),
    path("v1/", include("membership.api")),
    path("v1/", include("localities.api")),
    path("v1/", include("publishing.api")),
    path("v1/", include("compliance.api")),
    re_path(r"^.*", NothingHere.as_view(), name="nothing_here"),
]


# -- where no view was reached: programs get a problem, people a page ----------------------------------------


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer a request that cannot be read."""
    if is_for_the_api(request):
        return plain_answer(request, Problem(BAD_REQUEST))
    return defaults.bad_request(request, exception)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer somebody who may not."""
    if is_for_the_api(request):
        return plain_answer(request, Problem(FORBIDDEN))
    return defaults.permission_denied(request, exception)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer for an address that leads nowhere."""
    if is_for_the_api(request):
        return plain_answer(request, Problem(NOT_FOUND))
    return defaults.page_not_found(request, exception)


def fault(request: HttpRequest) -> HttpResponse:
    """Answer for a fault of ours, or where other middleware met a part of the system that is away."""
    error = sys.exception()
    if isinstance(error, AWAY):
        return answer_while_away(request, error)
    if is_for_the_api(request):
        return plain_answer(request, Problem(FAULT))
    return defaults.server_error(request)
