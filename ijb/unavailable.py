"""What people are told while the database or the cache cannot be reached: plain words, and to try again."""

import logging
from collections.abc import Callable

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from redis.exceptions import ConnectionError as RedisGone
from redis.exceptions import TimeoutError as RedisSlow

from boards.rest.problems import UNAVAILABLE, Problem, is_for_the_api, plain_answer

logger = logging.getLogger(__name__)

AWAY = (OperationalError, InterfaceError, RedisGone, RedisSlow)
TRY_AGAIN_AFTER = 30
"""Seconds after which it is worth trying again."""


class Unavailable:
    """Middleware: a part of the system that is away for a while is no fault in a page."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Also catch what other middleware meets, such as a session that cannot be read."""
        try:
            return self.get_response(request)
        except AWAY as error:
            return answer_while_away(request, error)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Give the page where a view met it; leave every other exception alone."""
        return answer_while_away(request, exception) if isinstance(exception, AWAY) else None


def answer_while_away(request: HttpRequest, error: BaseException) -> HttpResponse:
    """Put off whoever asks: people with a page, programs with a problem document."""
    logger.error("A part of the system is away: %s", type(error).__name__)
    again = {"Retry-After": str(TRY_AGAIN_AFTER)}
    if is_for_the_api(request):
        return plain_answer(request, Problem(UNAVAILABLE, headers=again))
    return HttpResponse(render_to_string("503.html"), status=503, headers=again)
