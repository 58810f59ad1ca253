"""Whether the system is well, for the machines that watch it."""

import logging
import os
from collections.abc import Callable
from typing import Any

from django.apps import apps
from django.conf import settings
from django.db import connection
from django.http import HttpRequest, JsonResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

logger = logging.getLogger(__name__)


@require_safe
def health(request: HttpRequest) -> JsonResponse:
    """200 when pages can be served, 503 when the database does not answer; broker and last tick are reported.

    A lost broker costs lateness only, so it does not make the web process unwell.
    """
    database = answers(ask_database)
    report: dict[str, Any] = {
        "status": "ok" if database else "failing",
        "database": "ok" if database else "failing",
        "broker": "ok" if answers(ask_broker) else "failing",
        "last_tick_seconds_ago": last_tick_age() if database else None,
    }
    return JsonResponse(report, status=200 if database else 503)


def answers(ask: Callable[[], None]) -> bool:
    """Whether the question got through; what went wrong goes to the log."""
    try:
        ask()
    except Exception:
        logger.warning("Health: %s failed", ask.__name__, exc_info=True)
        return False
    return True


def ask_database() -> None:
    """Raise if the database does not answer."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")


def ask_broker() -> None:
    """Raise if the broker cannot take a message."""
    if not settings.REDIS_URL:
        folder = settings.CELERY_BROKER_TRANSPORT_OPTIONS["data_folder_out"]
        if not os.access(folder, os.W_OK):
            raise PermissionError("The broker's folder cannot be written.")
        return
    from redis import Redis

    with Redis.from_url(settings.REDIS_URL, socket_timeout=2, socket_connect_timeout=2) as redis:
        redis.ping()


def last_tick_age() -> int | None:
    """Whole seconds since the worker last ticked; None when it never did."""
    try:
        last = apps.get_model("secretariat", "Heartbeat").objects.order_by("-ticked_at").first()
    except Exception:
        logger.warning("Health: the last tick cannot be read", exc_info=True)
        return None
    return None if last is None else max(0, int((timezone.now() - last.ticked_at).total_seconds()))
