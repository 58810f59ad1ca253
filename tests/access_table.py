"""Who gets what from every route: one row a route, by its name.

A new route needs a new row. Most are one of: `everybody()`, `signed_in()`, `operators()`, or
`on_board("secretary", …)` with the roles that may, or all of them where none is named. `where` gives the
route's arguments, and may make what they name.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from boards.models import Board, Role, User
from boards.services import add_authority
from compliance.models import Occasion
from compliance.services import evaluate
from membership.models import Seat
from membership.services import appoint_member, record_person
from secretariat.kinds import job_kind
from secretariat.services import request_job
from tests.cast import NOW, STORY, TODAY

ROLES = ("secretary", "officer", "member", "auditor")
EVERYBODY = ("anonymous", *ROLES, "operator", "stranger")

SIGN_IN = "is sent to sign in"
AWAY = "is sent elsewhere"
Answer = int | str


@dataclass(frozen=True)
class World:
    """A board with somebody in each role, an operator, and the secretary of another board."""

    board: Board
    people: Mapping[str, User]

    @property
    def role(self) -> Role:
        """The member's role."""
        return self.people["member"].roles.get()


Where = Callable[[World], dict[str, Any]]


@dataclass(frozen=True)
class Row:
    """What each of them gets for asking; a form sent by somebody who gets the page is not refused either."""

    answers: Mapping[str, Answer]
    where: Where = field(default=lambda world: {})


def everybody(answer: Answer = 200, **others: Answer) -> Row:
    """Give a row in which all get one answer, but for those named."""
    return Row(dict.fromkeys(EVERYBODY, answer) | others)


def signed_in(answer: Answer = 200, where: Where = lambda world: {}) -> Row:
    """Give a row for a page of whoever is signed in."""
    return Row(dict.fromkeys(EVERYBODY, answer) | {"anonymous": SIGN_IN}, where)


def operators(where: Where = lambda world: {}) -> Row:
    """Give a row for a page of operators."""
    return Row(dict.fromkeys(EVERYBODY, 403) | {"anonymous": SIGN_IN, "operator": 200}, where)


def on_board(*roles: str, answer: Answer = 200, where: Where = lambda world: {}) -> Row:
    """Give a row for a page of a board, for the roles named or for all; `where` need not give the slug."""
    may = roles or ROLES
    answers: dict[str, Answer] = {role: answer if role in may else 403 for role in ROLES}
    outside: dict[str, Answer] = {"anonymous": SIGN_IN, "operator": 404, "stranger": 404}
    return Row(answers | outside, lambda world: {"slug": world.board.slug, **where(world)})


def a_job(world: World) -> dict[str, Any]:
    """A job of the board."""
    job_kind("tests.access", lambda job, *, now, progress: {}, title="Work")
    return {"public_id": request_job("tests.access", board=world.board, now=NOW, by=STORY).public_id}


def a_seat(world: World) -> dict[str, Any]:
    """A seat of the board."""
    return {"public_id": Seat.objects.create(board=world.board, basis="CO").public_id}


def a_person(world: World) -> dict[str, Any]:
    """Somebody on the board's record."""
    return {"public_id": record_person(world.board, name="Calum", by=STORY).public_id}


def an_appointment(world: World) -> dict[str, Any]:
    """Somebody in a seat of the board."""
    seat = Seat.objects.create(board=world.board, basis="CO")
    return {"public_id": appoint_member(seat, "Calum", starts_on=TODAY, by=STORY).public_id}


def an_authority(world: World) -> dict[str, Any]:
    """A council."""
    council = add_authority(slug="fife-council", name="Fife Council", kind="council", by=STORY)
    return {"public_id": council.public_id}


def an_evaluation(world: World) -> dict[str, Any]:
    """An evaluation of the board that was kept."""
    kept = evaluate(world.board, TODAY, occasion=Occasion.ASKED, now=NOW, by=STORY)
    return {"public_id": kept.public_id}


TABLE: dict[str, Row] = {
    "health": everybody(),
    # Signing in
    "account_login": everybody(AWAY, anonymous=200),
    "account_logout": signed_in(),
    "account_inactive": everybody(),
    "account_signup": everybody(AWAY, anonymous=200),
    "account_reauthenticate": signed_in(),
    "account_email": everybody(404),
    "account_email_verification_sent": everybody(),
    "account_confirm_email": Row(dict.fromkeys(EVERYBODY, 200), lambda world: {"key": "no-such-key"}),
    "account_change_password": signed_in(),
    "account_set_password": signed_in(AWAY),
    "account_reset_password": everybody(),
    "account_reset_password_done": everybody(),
    "account_reset_password_from_key": Row(
        dict.fromkeys(EVERYBODY, 200), lambda world: {"uidb36": "1", "key": "no-such-key"}
    ),
    "account_reset_password_from_key_done": everybody(),
    "account_confirm_login_code": everybody(AWAY, anonymous=SIGN_IN),
    "mfa_index": signed_in(),
    "mfa_authenticate": everybody(AWAY, anonymous=SIGN_IN),
    "mfa_reauthenticate": signed_in(AWAY),
    "mfa_activate_totp": signed_in(AWAY),
    "mfa_deactivate_totp": signed_in(404),
    "mfa_view_recovery_codes": signed_in(404),
    "mfa_generate_recovery_codes": signed_in(AWAY),
    "mfa_download_recovery_codes": signed_in(404),
    # Operators
    "boards:list": operators(),
    "boards:create": operators(),
    "boards:users": operators(lambda world: {"slug": world.board.slug}),
    "boards:end_role": operators(lambda world: {"slug": world.board.slug, "public_id": world.role.public_id}),
    "boards:authorities": operators(),
    "boards:add_authority": operators(),
    "boards:rename_authority": operators(an_authority),
    # Who sits where
    "membership:people": on_board(),
    "membership:seat": on_board(where=a_seat),
    "membership:person": on_board(where=a_person),
    "membership:appoint": on_board("secretary", where=a_seat),
    "membership:end_appointment": on_board("secretary", where=an_appointment),
    # Today and compliance
    "compliance:home": signed_in(AWAY),
    "compliance:rules": signed_in(),
    "compliance:rule_by_itself": signed_in(where=lambda world: {"rule_id": "MEM-23"}),
    "compliance:today": on_board(),
    "compliance:compliance": on_board(),
    "compliance:rule": on_board(where=lambda world: {"rule_id": "MEM-23"}),
    "compliance:evaluations": on_board(),
    "compliance:evaluation": on_board(where=an_evaluation),
    "compliance:evaluate": on_board("secretary", answer=405),
    # Work under way
    "secretariat:job": on_board(where=a_job),
}
