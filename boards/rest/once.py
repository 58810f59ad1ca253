"""Requests that may be sent again: the same request under the same key is done once and answered alike.

The claim to a key, the act and its answer are one transaction. So a worker that dies leaves none of them, and
a second request that comes while the first is at work waits for it, and then finds its answer.
"""

import hashlib
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Final

from django.db import IntegrityError, OperationalError, connection, transaction

from boards.models import ApiClient, KeptAnswer
from boards.rest.json import encoded
from boards.rest.problems import KEY_NEEDED, KEY_REUSED, STILL_RUNNING, Problem

KEY: Final = re.compile(r"[\x21-\x7e]{1,255}")
KEPT_FOR: Final = timedelta(days=30)
PATIENCE: Final = "10s"


@dataclass(frozen=True)
class Answer:
    """What is answered to a request that was fulfilled."""

    status: int
    body: dict[str, Any]
    headers: Mapping[str, str] = field(default_factory=dict)
    replayed: bool = False


def key_in(headers: Mapping[str, str]) -> str:
    """Give the key a request carries. Refuses one without, or with one that is no key."""
    key = headers.get("Idempotency-Key", "").strip()
    if not KEY.fullmatch(key):
        words = "Send an Idempotency-Key of 1 to 255 visible ASCII characters, such as a UUID." if key else ""
        raise Problem(
            KEY_NEEDED, words, errors=[{"header": "Idempotency-Key", "detail": words or KEY_NEEDED.text}]
        )
    return key


def fingerprint_of(method: str, path: str, body: Mapping[str, Any], reading: Iterable[str]) -> str:
    """Give what tells one request from another.

    `reading` are the scopes by which whoever asks may read: an answer that is kept shows what they let see,
    and so is for nobody who may see less.
    """
    said = json.dumps([method, path, body, sorted(reading)], sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(said.encode()).hexdigest()


def once(client: ApiClient, key: str, fingerprint: str, do: Callable[[], Answer], *, now: datetime) -> Answer:
    """Do something under a key and give its answer, or the answer it had when it was done before.

    What is refused is not kept, so that it can be asked again when things have changed. Refuses a key that
    stands for another request, and one whose first request takes too long.
    """
    with transaction.atomic():
        kept, is_new = _claim(client, key, fingerprint, now)
        if not is_new:
            return _answer_kept(kept, fingerprint)
        answer = do()
        kept.status, kept.headers = answer.status, dict(answer.headers)
        kept.body = encoded(answer.body).decode()
        kept.save()
        return answer


def _claim(client: ApiClient, key: str, fingerprint: str, now: datetime) -> tuple[KeptAnswer, bool]:
    """Give the row of a key, and whether it was made just now; waits for whoever else is making it."""
    claim = KeptAnswer(client=client, key=key, fingerprint=fingerprint, created_at=now)
    try:
        with _with_patience(), transaction.atomic():
            claim.save(force_insert=True)
    except IntegrityError:
        return KeptAnswer.objects.get(client=client, key=key), False
    return claim, True


@contextmanager
def _with_patience() -> Iterator[None]:
    """Wait for another request only so long; SQLite has a limit of its own."""
    if connection.vendor != "postgresql":
        yield
        return
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL lock_timeout = %s", [PATIENCE])
    try:
        yield
    except OperationalError as error:
        if getattr(error.__cause__, "pgcode", "") == "55P03":
            raise Problem(STILL_RUNNING, headers={"Retry-After": "5"}) from error
        raise
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL lock_timeout = DEFAULT")


def _answer_kept(kept: KeptAnswer, fingerprint: str) -> Answer:
    if kept.fingerprint != fingerprint:
        raise Problem(KEY_REUSED)
    return Answer(kept.status, json.loads(kept.body), kept.headers, replayed=True)


def forget_old_answers(*, now: datetime) -> int:
    """Take away answers kept long enough; give how many."""
    return KeptAnswer.objects.filter(created_at__lt=now - KEPT_FOR).delete()[0]
