"""While the database or the cache is away, people get plain words and are asked to try again."""

from typing import Any, NoReturn

import pytest
from django.core.cache import cache
from django.db import OperationalError
from django.test import Client
from redis.exceptions import ConnectionError as RedisGone

from boards.models import Board, RoleName
from tests.cast import board, with_role

__all__ = ["board"]

pytestmark = pytest.mark.django_db


def away(error: Exception) -> Any:
    def refuse(*args: object, **kwargs: object) -> NoReturn:
        raise error

    return refuse


def test_signing_in_without_the_cache_is_put_off_in_plain_words(
    monkeypatch: pytest.MonkeyPatch, client: Client
) -> None:
    monkeypatch.setattr(type(cache._connections["default"]), "get", away(RedisGone("refused")))  # type: ignore[attr-defined]
    answer = client.post("/accounts/login/", {"login": "ailsa@example.scot", "password": "wrong"})
    assert answer.status_code == 503
    assert answer.headers["Retry-After"] == "30"
    assert "Not available just now" in answer.content.decode()
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]


def test_a_page_without_the_database_is_put_off_in_plain_words(
    monkeypatch: pytest.MonkeyPatch, client: Client, board: Board
) -> None:
    client.force_login(with_role("Ailsa", board, RoleName.SECRETARY))
    monkeypatch.setattr("boards.snapshot.load_record", away(OperationalError("server closed the connection")))
    answer = client.get(f"/boards/{board.slug}/")
    assert answer.status_code == 503
    assert "server closed" not in answer.content.decode()


def test_a_fault_of_ours_is_still_a_fault(
    monkeypatch: pytest.MonkeyPatch, client: Client, board: Board
) -> None:
    client.force_login(with_role("Ailsa", board, RoleName.SECRETARY))
    client.raise_request_exception = False
    monkeypatch.setattr("boards.snapshot.load_record", away(ZeroDivisionError()))
    assert client.get(f"/boards/{board.slug}/").status_code == 500
