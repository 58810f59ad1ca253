"""API clients: whose they are, which boards they may see, and how they come to their secrets."""

import secrets
import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from allauth.idp.oidc.models import Client as Credentials
from allauth.idp.oidc.models import Token
from django.db.models import QuerySet

from boards import events
from boards.audit import Actor, act, record
from boards.models import ApiClient, Board, ClientAccess, ConstituentAuthority
from boards.refusals import Refused, Stale
from boards.scopes import READING, SCOPES, in_order

# Writing it at every request would take the write lock for every request.
SEEN_EVERY: Final = timedelta(minutes=5)


@dataclass(frozen=True)
class Issued:
    """A client with a new secret, which nobody can read again later."""

    client: ApiClient
    secret: str


@act
def create_client(
    *,
    name: str,
    purpose: str,
    owner: ConstituentAuthority | Board,
    boards: Mapping[Board, Iterable[str]],
    now: datetime,
    new_id: uuid.UUID | None = None,
    by: Actor,
) -> Issued:
    """Give a new client of an authority or of a board, with what it may do on which boards.

    Refuses the id of a client that is there already, a client that may do nothing, a scope that there is not,
    a board's client on another board, and an authority's client that would change a board's record, or see a
    board to which the authority is known to be no party.
    """
    if new_id and ApiClient.objects.filter(public_id=new_id).exists():
        raise Refused("This client has been created already. Its secret was shown then and cannot be again.")
    if not boards:
        raise Refused("Choose at least one board that it may see.", field="boards")
    secret = new_secret()
    client = ApiClient(
        public_id=new_id or uuid.uuid4(), name=name, purpose=purpose, created_at=now, **_owned_by(owner)
    )
    client.credentials = _new_credentials(name, secret)
    client.full_clean()
    client.save()
    after = {"name": name, "authority": client.authority and client.authority.slug}
    record(events.CLIENT_CREATED, client, by=by, after=after)
    for board, scopes in boards.items():
        open_access(client, board, scopes, now=now, by=by)
    return Issued(client, secret)


def _owned_by(owner: ConstituentAuthority | Board) -> dict[str, Any]:
    return {"board": owner} if isinstance(owner, Board) else {"authority": owner}


def new_secret() -> str:
    """Give a secret that nobody can guess and that needs no escaping anywhere."""
    return secrets.token_urlsafe(40)


def _new_credentials(name: str, secret: str) -> Credentials:
    credentials = Credentials(name=name[:100], type=Credentials.Type.CONFIDENTIAL)
    credentials.set_secret(secret)
    credentials.set_grant_types([Credentials.GrantType.CLIENT_CREDENTIALS])
    credentials.set_response_types([])
    credentials.set_scopes([])
    credentials.save()
    return credentials


@act
def open_access(
    client: ApiClient, board: Board, scopes: Iterable[str], *, now: datetime, by: Actor
) -> ClientAccess:
    """Let a client see a board. Refuses one that may already, and scopes it may not have there."""
    wanted = set(scopes)
    _refuse_what_it_may_not_have(client, board, wanted)
    access = ClientAccess(board=board, client=client, scopes=in_order(wanted), opened_at=now)
    access.full_clean()
    access.save()
    _keep_scopes_in_step(client)
    after = {"client": client.public_id, "scopes": access.scopes}
    record(events.CLIENT_ACCESS_OPENED, access, by=by, after=after)
    return access


def _refuse_what_it_may_not_have(client: ApiClient, board: Board, wanted: set[str]) -> None:
    if client.revoked_at is not None:
        raise Refused("That client was revoked.")
    if client.board_id is not None and client.board_id != board.pk:
        raise Refused("A board’s own client sees that board and no other.", field="boards")
    if not wanted:
        raise Refused("Choose at least one thing that it may do.", field="scopes")
    if unknown := sorted(wanted - set(SCOPES)):
        raise Refused(f"There is no scope {unknown[0]}.", field="scopes")
    if client.authority and _is_known_to_be_no_party(client.authority, board):
        raise Refused(f"{client.authority} is no party to the integration scheme of {board}.", field="boards")
    if client.board_id is None and (writing := sorted(wanted - set(READING))):
        raise Refused(
            f"Only a board’s own client may change its record ({', '.join(writing)}).", field="scopes"
        )


def _is_known_to_be_no_party(authority: ConstituentAuthority, board: Board) -> bool:
    parties = set(board.parties.values_list("authority", flat=True))
    return bool(parties) and authority.pk not in parties


def _keep_scopes_in_step(client: ApiClient) -> None:
    """Let a client ask for tokens with whatever it may do on any board; unasked, it gets all of that."""
    found = {scope for access in open_accesses(client) for scope in access.scopes}
    credentials = client.credentials
    credentials.set_scopes(in_order(found))
    credentials.set_default_scopes(in_order(found))
    credentials.save()


@act
def end_access(access: ClientAccess, *, now: datetime, by: Actor) -> ClientAccess:
    """Let a client see a board no longer, from this moment. Refuses access that has ended."""
    if access.ended_at is not None:
        raise Refused("That has been ended already.")
    access.ended_at = now
    access.save()
    _keep_scopes_in_step(access.client)
    record(events.CLIENT_ACCESS_ENDED, access, by=by, before={"client": access.client.public_id})
    return access


@act
def rotate_secret(client: ApiClient, *, version: int, by: Actor) -> Issued:
    """Give a client a new secret; the old one works no longer, tokens had by it until they lapse.

    Refuses a client that was revoked, and one that has changed since it was looked at (`Stale`).
    """
    current = _as_looked_at(client, version)
    secret = new_secret()
    current.credentials.set_secret(secret)
    current.credentials.save()
    current.save()
    record(events.CLIENT_SECRET_ROTATED, current, by=by)
    return Issued(current, secret)


@act
def revoke_client(client: ApiClient, *, version: int, now: datetime, by: Actor) -> ApiClient:
    """End a client for good, and every token it has. Refuses as `rotate_secret` does."""
    current = _as_looked_at(client, version)
    current.revoked_at = now
    current.save()
    Token.objects.filter(client=current.credentials).delete()
    # A secret that nobody knows, so that no further token can be had either.
    current.credentials.set_secret(new_secret())
    current.credentials.set_grant_types([])
    current.credentials.save()
    record(events.CLIENT_REVOKED, current, by=by)
    return current


def _as_looked_at(client: ApiClient, version: int) -> ApiClient:
    current = ApiClient.objects.select_for_update(of=("self",)).get(pk=client.pk)
    if current.revoked_at is not None:
        raise Refused("That client was revoked.")
    if current.version != version:
        raise Stale
    return current


# -- questions -----------------------------------------------------------------------------------------------


def all_clients() -> QuerySet[ApiClient]:
    """Give every client of the installation, for operators; those that can be used first."""
    found = ApiClient.objects.select_related("authority", "board").prefetch_related("accesses__board")
    return found.order_by("revoked_at", "name", "pk")


def accesses_on(board: Board) -> QuerySet[ClientAccess]:
    """Give what clients may do, or might, on a board; what has not ended first."""
    found = board.client_accesses.select_related("client__authority", "client__board")
    return found.order_by("ended_at", "client__name", "pk")


def open_accesses(client: ApiClient) -> QuerySet[ClientAccess]:
    """Give what a client may do now, with the boards."""
    return ClientAccess.objects.filter(client=client, ended_at=None).select_related("board")


def access_to(client: ApiClient, slug: str) -> ClientAccess | None:
    """Give what a client may do on a board; None for a board it may not see, or that there is not."""
    return open_accesses(client).filter(board__slug=slug).first()


def client_with(token: str) -> tuple[ApiClient, frozenset[str]] | None:
    """Give whose token it is and what it is for; None for one that is wrong, has lapsed or was revoked."""
    found = Token.objects.lookup(Token.Type.ACCESS_TOKEN, token)
    if found is None or found.client_id is None:
        return None
    client = ApiClient.objects.filter(credentials=found.client_id, revoked_at=None).first()
    return None if client is None else (client, frozenset(found.get_scopes()))


def mark_used(client: ApiClient, *, now: datetime) -> None:
    """Remember when a client was last here, to within some minutes."""
    if client.last_used_at is None or now - client.last_used_at >= SEEN_EVERY:
        # Not a change of the client: neither its version nor its history counts this.
        ApiClient.objects.filter(pk=client.pk).update(last_used_at=now)


def forget_lapsed_tokens(*, now: datetime) -> int:
    """Take away tokens that have lapsed; give how many."""
    return int(Token.objects.filter(expires_at__lte=now).delete()[0])
