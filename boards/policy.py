"""Who may do what: a table of acts and roles, filled by every room in its own `policy.py`."""

from collections.abc import Iterable
from datetime import date

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser
from django.db.models import Q

from boards.models import Board, Role, RoleName, User

EVERY_ROLE = frozenset(RoleName)

_allowed: dict[str, frozenset[RoleName]] = {}


class UnknownAct(LookupError):
    """An act that no room has put in the table. A fault of ours, never the user's."""


def allow(act: str, *, roles: Iterable[RoleName | str]) -> None:
    """Say which roles may do an act, named `room.act`. Refuses an act that already has other roles."""
    granted = frozenset(RoleName(role) for role in roles)
    if _allowed.setdefault(act, granted) != granted:
        raise ValueError(f"The act {act} is already in the table, with other roles.")


def roles_allowed(act: str) -> frozenset[RoleName]:
    """Give the roles that may do an act; refuses an act that is not in the table."""
    try:
        return _allowed[act]
    except KeyError:
        raise UnknownAct(act) from None


def roles_on(user: AbstractBaseUser | AnonymousUser, board: Board, on: date) -> frozenset[RoleName]:
    """Give the roles a user has on a board on a day; nobody signed in has none."""
    if not isinstance(user, User) or not user.is_active:
        return frozenset()
    begun = Q(starts_on=None) | Q(starts_on__lte=on)
    not_over = Q(ends_on=None) | Q(ends_on__gte=on)
    held = Role.objects.filter(begun, not_over, board=board, user=user)
    return frozenset(RoleName(name) for name in held.values_list("name", flat=True))


def can(user: AbstractBaseUser | AnonymousUser, act: str, board: Board, *, on: date) -> bool:
    """Tell whether a user may do an act on a board on a day. An operator, as such, may do nothing there."""
    return not roles_allowed(act).isdisjoint(roles_on(user, board, on))


allow("boards.see_board", roles=EVERY_ROLE)
allow("boards.see_restricted", roles=[RoleName.SECRETARY])
allow("boards.manage_users", roles=[RoleName.SECRETARY])
allow("boards.see_trail", roles=[RoleName.SECRETARY, RoleName.AUDITOR])
allow("boards.manage_clients", roles=[RoleName.SECRETARY])
