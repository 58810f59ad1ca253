"""The demonstration's boards and users, made through the services and never made twice."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from django.contrib.auth.hashers import make_password

from boards import services
from boards.audit import Actor, act
from boards.models import Board, RoleName, User
from boards.records import Differs, bring_in
from ijb.demo.sign_ins import PASSWORD, SIGN_INS, SignIn
from statute.record import document_of, facts_of

RECORDS: Final = Path(__file__).parent / "boards"
BY: Final = Actor.system("load_demo")


def records() -> Iterator[dict[str, Any]]:
    """Give the board records of the demonstration, its own board first."""
    for file in sorted(RECORDS.glob("*.json")):
        document: dict[str, Any] = document_of(file.read_bytes())
        facts_of(document)
        yield document


def load_boards() -> Iterator[str]:
    """Make the boards that are not there, and say what became of each. One that was changed is left alone."""
    for document in records():
        slug = document["board"]["slug"]
        try:
            done = bring_in(document, by=BY)
        except Differs:
            yield f"{slug}: has been changed since it was loaded; left as it is."
        else:
            yield f"{slug}: {'loaded' if done.is_new else 'here already'}."


def load_users() -> None:
    """Make the users and roles that are not there. A user or a role that somebody ended stays ended."""
    missing = {each.email for each in SIGN_INS} - set(User.objects.values_list("email", flat=True))
    # Everybody knows the password, so that one salt for all gives nothing away; each hash takes a second.
    password = make_password(PASSWORD) if missing else ""
    for sign_in in SIGN_INS:
        user = User.objects.filter(email=sign_in.email).first() or make_user(sign_in, password, by=BY)
        for board in Board.objects.filter(slug__in=sign_in.boards):
            if sign_in.role and not board.roles.filter(user=user, name=sign_in.role).exists():
                services.grant_role(user, board, RoleName(sign_in.role), by=BY)


@act
def make_user(sign_in: SignIn, password: str, *, by: Actor) -> User:
    """Give a user of the demonstration, with the hash of the password that everybody knows."""
    make = services.invite_user if sign_in.role else services.appoint_operator
    user: User = make(email=sign_in.email, name=sign_in.name, by=by)
    user.password = password
    user.save()
    return user
