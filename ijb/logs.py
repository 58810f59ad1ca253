"""Logs without personal data: routes instead of addresses, kinds of error instead of their messages."""

import logging
import re
import time
import traceback
from collections.abc import Callable
from types import TracebackType

from django.http import HttpRequest, HttpResponse

GetResponse = Callable[[HttpRequest], HttpResponse]
ExcInfo = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]

requests = logging.getLogger("ijb.requests")

E_MAIL = re.compile(r"[^\s<>\"'(),;:]+@[^\s<>\"'(),;:]+")
QUERY = re.compile(r"(?<=\S)\?\S+")


class ImpersonalFormatter(logging.Formatter):
    """One line an event; a traceback names places and the kind of error, not what people typed."""

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s %(message)s")

    def format(self, record: logging.LogRecord) -> str:
        """The line without e-mail addresses and query strings."""
        plain = logging.makeLogRecord(record.__dict__)
        plain.msg, plain.args, plain.exc_text = self.message_of(record), None, None
        return QUERY.sub("?…", E_MAIL.sub("[e-mail]", super().format(plain)))

    def message_of(self, record: logging.LogRecord) -> str:
        """The message; where it would quote an error or a path, what the route or task is instead."""
        request = getattr(record, "request", None)
        if isinstance(request, HttpRequest):
            return f"{request.method} {route_of(request)} failed"
        if record.name == "celery.app.trace":
            return f"Task {getattr(record, 'data', {}).get('name', 'unknown')} failed"
        return record.getMessage()

    def formatException(self, ei: ExcInfo) -> str:  # noqa: N802  (logging's own name)
        """Where it happened and what kind of error it was."""
        kind, _, places = ei
        if kind is None:
            return ""
        frames = (
            f"  {frame.filename}:{frame.lineno} in {frame.name}" for frame in traceback.extract_tb(places)
        )
        return "\n".join([*frames, f"{kind.__module__}.{kind.__qualname__}"])


def route_of(request: HttpRequest) -> str:
    """The route's pattern, never the address: an address may hold a name or a key."""
    match = request.resolver_match
    return f"/{match.route}" if match else "(no such page)"


def log_requests(get_response: GetResponse) -> GetResponse:
    """Middleware: one line a request, with method, route, status and milliseconds."""

    def timed(request: HttpRequest) -> HttpResponse:
        began = time.monotonic()
        response = get_response(request)
        if not request.path_info.startswith("/static/") and request.path_info != "/health":
            took = (time.monotonic() - began) * 1000
            requests.info("%s %s %s %.0f ms", request.method, route_of(request), response.status_code, took)
        return response

    return timed
