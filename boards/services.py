"""What can be done to boards, the shared authorities, users and their roles."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from allauth.account.models import EmailAddress

from boards import events, snapshot
from boards.audit import Actor, act, record
from boards.models import AuthorityKind, Board, ConstituentAuthority, Role, RoleName, User
from boards.refusals import Refused, Stale
from boards.roles import can_be_invited_again, check_role_change
from statute.day import ONE_DAY


@act
def create_board(*, slug: str, name: str, by: Actor) -> Board:
    """Give a new board, of which nothing else is known yet. Refuses a slug that is taken."""
    board = Board(slug=slug, name=name)
    board.full_clean()
    board.save()
    record(events.BOARD_CREATED, board, by=by, after={"slug": slug, "name": name})
    return board


@act
def import_board(document: dict[str, Any], *, by: Actor) -> Board:
    """Give a new board with all that a record says, which `statute` has already read without a fault.

    Refuses a slug that is taken: a record is never written over another.
    """
    said = document["board"]
    board = create_board(slug=said["slug"], name=said["name"], by=by)
    snapshot.store_record(board, document, by=by)
    rows = {name: len(part) for name, part in document.items() if isinstance(part, list)}
    record(events.BOARD_IMPORTED, board, by=by, after={"rows": rows})
    return board


@dataclass(frozen=True)
class Joined:
    """Somebody given a role on a board, and whether they were invited just now and have no password yet."""

    role: Role
    invited: bool

    @property
    def user(self) -> User:
        """Who it is."""
        return self.role.user


@act
def create_board_with_secretary(
    *, slug: str, name: str, email: str, person_name: str = "", by: Actor
) -> Joined:
    """Give a new board with its first secretary, who is invited where the address is new."""
    board = create_board(slug=slug, name=name, by=by)
    return add_user(board, email=email, person_name=person_name, role=RoleName.SECRETARY, by=by)


@act
def add_user(board: Board, *, email: str, person_name: str = "", role: RoleName, by: Actor) -> Joined:
    """Give somebody a role on a board, inviting them where the address is new. Refuses a role they have."""
    user = User.objects.filter(email=User.objects.plain_email(email)).first()
    invited = user is None
    if user is None:
        user = invite_user(email=email, name=person_name, by=by)
    return Joined(grant_role(user, board, role, by=by), invited)


@act
def invite_user(*, email: str, name: str = "", by: Actor) -> User:
    """Give a new user without a password. Refuses an address that a user already has."""
    user = User(email=User.objects.plain_email(email), name=name)
    user.set_unusable_password()
    user.full_clean()
    user.save()
    # Whoever invites vouches for the address; unverified, it would bar them from a second step to sign in.
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    record(events.USER_INVITED, user, by=by, after={"user": user.public_id})
    return user


@act
def appoint_operator(*, email: str, name: str = "", by: Actor) -> User:
    """Give a new user who is an operator. Refuses an address that a user already has."""
    user = invite_user(email=email, name=name, by=by)
    user.is_operator = True
    user.save()
    record(events.OPERATOR_APPOINTED, user, by=by, after={"is_operator": True})
    return user


@act
def grant_role(
    user: User,
    board: Board,
    name: RoleName,
    *,
    starts_on: date | None = None,
    ends_on: date | None = None,
    by: Actor,
) -> Role:
    """Give a user a role on a board. Refuses a role they have already, and a last day before the first."""
    role = Role(board=board, user=user, name=name, starts_on=starts_on, ends_on=ends_on)
    role.full_clean()
    role.save()
    after = {"user": user.public_id, "role": name, "starts_on": starts_on, "ends_on": ends_on}
    record(events.ROLE_GRANTED, role, by=by, after=after)
    return role


@act
def end_role(role: Role, *, on: date, by: Actor) -> Role:
    """End a role with a last day. Refuses a role that has ended, and a last day before the first."""
    if role.ends_on is not None:
        raise Refused(f"That role already ends on {role.ends_on:%-d %B %Y}.", field="on")
    return _keep_last_day(role, on, by)


def _keep_last_day(role: Role, on: date | None, by: Actor) -> Role:
    before, role.ends_on = role.ends_on, on
    role.full_clean()
    role.save()
    what = events.ROLE_ENDED if before is None else events.ROLE_LAST_DAY_CHANGED
    record(what, role, by=by, before={"ends_on": before}, after={"ends_on": on})
    return role


@act
def change_role(
    role: Role, *, name: RoleName, ends_on: date | None, today: date, version: int, by: Actor
) -> Role:
    """Give the role as it is from today on: with another last day, or another role in its place.

    One in whose place another is given ends yesterday. Refuses what `check_role_change` refuses, and a role
    that is no longer at the version somebody was looking at (`Stale`).
    """
    # Two secretaries who end each other's role at one moment are heard one after the other.
    board = Board.objects.select_for_update().get(pk=role.board_id)
    current = board.roles.select_related("user").get(pk=role.pk)
    if current.version != version:
        raise Stale
    check_role_change(current, name=name, ends_on=ends_on, today=today)
    if name == current.name:
        return _keep_last_day(current, ends_on, by)
    _keep_last_day(current, today - ONE_DAY, by)
    return grant_role(current.user, board, name, ends_on=ends_on, by=by)


@act
def invite_again(role: Role, *, by: Actor) -> Joined:
    """Give somebody who was invited, and has not chosen a password, to be handed a new link.

    Refuses everybody else, and somebody who has had a role on another board or is an operator: whoever holds
    the link comes in as them.
    """
    if not can_be_invited_again(role):
        raise Refused(
            'They cannot be invited again. They can use "Forgotten your password?" where one signs in.'
        )
    after = {"user": role.user.public_id}
    record(events.USER_INVITED_AGAIN, role.user, board=role.board, by=by, after=after)
    return Joined(role, True)


@act
def add_authority(*, slug: str, name: str, kind: AuthorityKind | str, by: Actor) -> ConstituentAuthority:
    """Give a new council or Health Board in the shared list. Refuses a slug or a name that is taken."""
    authority = ConstituentAuthority(slug=slug, name=name, kind=kind)
    authority.full_clean()
    authority.save()
    record(events.AUTHORITY_ADDED, authority, by=by, after={"slug": slug, "name": name, "kind": str(kind)})
    return authority


@act
def rename_authority(authority: ConstituentAuthority, *, name: str, by: Actor) -> ConstituentAuthority:
    """Change what an authority is called. Refuses a name that is taken."""
    before = authority.name
    authority.name = name
    authority.full_clean()
    authority.save()
    record(events.AUTHORITY_CHANGED, authority, by=by, before={"name": before}, after={"name": name})
    return authority
