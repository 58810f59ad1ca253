"""Who asks: an API client, known by a token, and what that token is for."""

from dataclasses import dataclass
from typing import Final

from rest_framework.authentication import BaseAuthentication
from rest_framework.request import Request

from boards.audit import Actor
from boards.clients import client_with
from boards.models import ApiClient, ClientAccess
from boards.rest.problems import SCOPE_NEEDED, TOKEN_NEEDED, TOKEN_REFUSED, Problem
from boards.scopes import SCOPES

REALM: Final = "IJB record"


@dataclass(frozen=True)
class Caller:
    """A client, and the scopes of the token it came with."""

    client: ApiClient
    scopes: frozenset[str]

    @property
    def actor(self) -> Actor:
        """In whose name it acts."""
        return Actor.client(str(self.client.public_id))

    def scopes_on(self, access: ClientAccess) -> frozenset[str]:
        """Give what it may do on a board with this token."""
        return self.scopes.intersection(access.scopes)


class ClientTokens(BaseAuthentication):
    """Knows a client by the token in the header, and by nothing else: no cookie counts here."""

    def authenticate(self, request: Request) -> tuple[None, Caller] | None:
        """Give the caller; None where no token was sent. Refuses a token that is not good."""
        scheme, _, token = request.headers.get("Authorization", "").partition(" ")
        if not scheme:
            return None
        known = client_with(token.strip()) if scheme.lower() == "bearer" and token.strip() else None
        if known is None:
            raise token_refused()
        return None, Caller(*known)


def token_needed() -> Problem:
    """Give the problem of a request without a token."""
    return Problem(TOKEN_NEEDED, headers={"WWW-Authenticate": f'Bearer realm="{REALM}"'})


def token_refused() -> Problem:
    """Give the problem of a request with a token that is not good."""
    challenge = f'Bearer realm="{REALM}", error="invalid_token"'
    return Problem(TOKEN_REFUSED, headers={"WWW-Authenticate": challenge})


def scope_needed(scope: str) -> Problem:
    """Give the problem of a request whose token does not reach so far."""
    challenge = f'Bearer realm="{REALM}", error="insufficient_scope", scope="{scope}"'
    detail = f"This needs the scope {scope}: {SCOPES[scope]}"
    return Problem(SCOPE_NEEDED, detail, headers={"WWW-Authenticate": challenge}, scope=scope)
