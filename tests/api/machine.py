"""A client that knows nothing but the API's description, and tries everything in it."""

import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

import schemathesis
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis.errors import Unsatisfiable
from schemathesis.checks import CHECKS, load_all_checks
from schemathesis.core.result import Ok
from schemathesis.generation import GenerationMode

from boards.models import Board
from ijb.api import description
from ijb.wsgi import application

load_all_checks()
LOOKED_AT = (
    "not_a_server_error",
    "status_code_conformance",
    "content_type_conformance",
    "response_headers_conformance",
    "response_schema_conformance",
    "negative_data_rejection",
    "missing_required_header",
)
TRIES = 12


def try_everything(token: str, board: Board, mode: str, *, seconds: float) -> tuple[int, list[str]]:
    """Try every operation on a board with made-up values; give how many were tried, and what was wrong."""
    schema = schemathesis.openapi.from_dict(description())
    schema.app = application
    faults: list[str] = []
    operations = [found.ok() for found in schema.get_all_operations() if isinstance(found, Ok)]
    share = seconds / len(operations)
    with connections_kept():
        for operation in operations:
            faults += _try(operation, token, board, GenerationMode(mode), time.monotonic() + share)
    return len(operations), faults


@contextmanager
def connections_kept() -> Iterator[None]:
    """Let requests leave the database connection open, in whose transaction the test runs."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    try:
        yield
    finally:
        for signal in (request_started, request_finished):
            signal.connect(close_old_connections)


def _try(operation: Any, token: str, board: Board, mode: GenerationMode, until: float) -> list[str]:
    ids = _real_ids(operation.path, board)
    headers = {"Authorization": f"Bearer {token}"}
    if operation.method != "get" and "public_id" in ids and mode is GenerationMode.POSITIVE:
        headers["If-Match"] = f'"{ids["public_id"]}.1"'
    cases = operation.as_strategy(mode, headers=headers, path_parameters=ids)
    faults: list[str] = []

    @seed(2026)
    @settings(
        max_examples=TRIES,
        deadline=None,
        database=None,
        phases=[Phase.explicit, Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(case=cases)
    def attempt(case: Any) -> None:
        if time.monotonic() > until:
            return
        response = case.call()
        try:
            case.validate_response(response, checks=CHECKS.get_by_names(LOOKED_AT))
        except AssertionError as fault:
            faults.append(f"{case.method} {case.formatted_path}: {fault}")
        except BaseExceptionGroup as many:
            faults.extend(f"{case.method} {case.formatted_path}: {each}" for each in many.exceptions)

    # Of an operation that takes nothing, nothing can be wrong.
    with suppress(Unsatisfiable):
        attempt()
    return faults


def _real_ids(path: str, board: Board) -> dict[str, Any]:
    """Give the ids of rows that there are, for whatever the address names."""
    collection = path.removeprefix("/api/v1/boards/{slug}/").partition("/")[0].replace("-", "_")
    found: dict[str, Any] = {"slug": board.slug} if "{slug}" in path else {}
    if "{public_id}" in path:
        rows: Any = getattr(board, {"issues": "locality_issues"}.get(collection, collection))
        found["public_id"] = str(rows.earliest("pk").public_id) if rows.exists() else str(board.public_id)
    if "{rule_id}" in path:
        found["rule_id"] = "MEM-12"
    if "{kind}" in path:
        found["kind"] = "stale"
    return found
