"""Programs that use the API: whose they are, what they may do, and how they ask."""

import json
import secrets
from collections.abc import Iterable
from datetime import timedelta
from typing import Any

import pytest
from allauth.idp.oidc.models import Token
from django.conf import settings
from django.test import Client
from django.utils import timezone

from boards.clients import create_client
from boards.models import ApiClient, Board, ConstituentAuthority
from boards.scopes import READING, SCOPES
from tests.cast import NOW, STORY
from tests.membership.page_cast import alba, today

__all__ = ["alba", "today"]

V1 = "/api/v1"
ALBA = f"{V1}/boards/alba"


class Program:
    """A program that asks the API with a token, or without."""

    def __init__(self, token: str = "") -> None:
        self.token = token
        self.http = Client(raise_request_exception=False)

    def get(self, path: str, **headers: str) -> Any:
        """Read something; headers as HTTP names them, with _ for -."""
        return self.http.get(path, headers=self._headers(headers))

    def post(self, path: str, body: Any = None, **headers: str) -> Any:
        """Do something, under a key of its own unless one is given."""
        headers.setdefault("Idempotency_Key", secrets.token_hex(8))
        return self._send("post", path, body, headers)

    def patch(self, path: str, body: Any = None, **headers: str) -> Any:
        """Change something."""
        return self._send("patch", path, body, headers)

    def _send(self, method: str, path: str, body: Any, headers: dict[str, str]) -> Any:
        content = body if isinstance(body, (str, bytes)) else json.dumps(body or {})
        sent: Any = getattr(self.http, method)
        kind = headers.pop("Content_Type", "application/json")
        return sent(path, content, content_type=kind, headers=self._headers(headers))

    def _headers(self, given: dict[str, str]) -> dict[str, str]:
        own = {"Authorization": f"Bearer {self.token}"} if self.token else {}
        return own | {name.replace("_", "-"): value for name, value in given.items() if value}


def token_for(client: ApiClient, scopes: Iterable[str], *, lasts: int = 900) -> str:
    """Give a token as the token endpoint would, without the time that checking a secret takes."""
    value = secrets.token_urlsafe(16)
    token = Token(type=Token.Type.ACCESS_TOKEN, client=client.credentials)
    token.expires_at = timezone.now() + timedelta(seconds=lasts)
    token.set_scopes(list(scopes))
    token.set_value(value)
    token.save()
    return value


def own_client(board: Board, scopes: Iterable[str] = SCOPES) -> ApiClient:
    """Give a client of the board's own."""
    return create_client(
        name="Members’ portal",
        purpose="The board’s website",
        owner=board,
        boards={board: list(scopes)},
        now=NOW,
        by=STORY,
    ).client


def partner_client(
    authority: ConstituentAuthority,
    boards: Iterable[Board],
    scopes: Iterable[str] = ("boards:read", "appointments:read"),
) -> ApiClient:
    """Give a client of an authority."""
    return create_client(
        name="Committee system",
        purpose="Committee services of the council",
        owner=authority,
        boards={board: list(scopes) for board in boards},
        now=NOW,
        by=STORY,
    ).client


@pytest.fixture
def council(alba: Board) -> ConstituentAuthority:
    """The council that is party to the board's scheme."""
    return ConstituentAuthority.objects.get(slug="alba-council")


@pytest.fixture
def own(alba: Board) -> Program:
    """The board's own program, which may do everything."""
    return Program(token_for(own_client(alba), SCOPES))


@pytest.fixture
def reader(alba: Board) -> Program:
    """The board's own program, which may read everything."""
    return Program(token_for(own_client(alba, READING), READING))


@pytest.fixture
def partner(alba: Board, council: ConstituentAuthority) -> Program:
    """The council's program, which may read seats and appointments, and name nobody."""
    client = partner_client(council, [alba])
    return Program(token_for(client, ["boards:read", "appointments:read"]))


@pytest.fixture
def nobody(db: None) -> Program:
    """A program without a token."""
    return Program()


@pytest.fixture
def stranger(other_board: Board) -> Program:
    """The program of another board."""
    return Program(token_for(own_client(other_board), SCOPES))


def at(path: str) -> str:
    """Give a canonical address."""
    return f"{settings.SITE_URL}{path}"


def row(board: Board, collection: str, ref: str) -> str:
    """Give the address of a row by its id in the record."""
    rows: Any = getattr(board, collection)
    return f"{ALBA}/{collection}/{rows.get(ref=ref).public_id}"


def problem(answer: Any) -> tuple[int, str]:
    """Give the status and the kind of an error, having seen that it is a problem document."""
    assert answer.headers["Content-Type"] == "application/problem+json", answer.content[:300]
    document = answer.json()
    assert document["status"] == answer.status_code
    assert document["instance"].startswith("/api/")
    return answer.status_code, document["type"].rpartition("/")[2]
