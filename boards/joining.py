"""Getting somebody in who was given a role: the page's message, and the link to a first password."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest

from boards.audit import Actor
from boards.invitations import mail_invitation, password_path
from boards.models import Board, RoleName
from boards.services import Joined, add_user

LINK_SHOWN_ONCE = "boards.link_shown_once"


def add_and_tell(request: HttpRequest, board: Board, said: dict[str, Any], *, by: Actor) -> None:
    """Give somebody the role that a form says, tell of it, and hand over their link."""
    role = RoleName(said["role"])
    joined = add_user(board, email=said["email"], person_name=said["person_name"], role=role, by=by)
    messages.success(request, f"{joined.user} is now {role.label.lower()} of {board}.")
    if not joined.invited:
        messages.info(request, "They have an account already and see the board when they next sign in.")
    hand_over(request, joined)


def hand_over(request: HttpRequest, joined: Joined) -> None:
    """Get somebody invited their link: by mail, or where none can be sent once through whoever invites."""
    if not joined.invited:
        return
    link = request.build_absolute_uri(password_path(joined.user))
    if mail_invitation(joined.user, link):
        messages.info(request, "A link to choose a password has been mailed to them.")
    else:
        request.session[LINK_SHOWN_ONCE] = link


def link_shown_once(request: HttpRequest) -> str | None:
    """Give a link that is still to be handed over; the next time there is none."""
    link: str | None = request.session.pop(LINK_SHOWN_ONCE, None)
    return link
