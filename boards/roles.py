"""What may become of a user's role on a board."""

from datetime import date

from boards import selectors
from boards.days import last_day
from boards.models import Role, RoleName
from boards.refusals import Refused
from statute.day import ONE_DAY
from statute.spans import in_words


def check_role_change(role: Role, *, name: RoleName, ends_on: date | None, today: date) -> None:
    """Refuse what may not become of a role today.

    That is: a change to a role that is over, a last day before yesterday or more than ten years ahead, and
    the board left without a secretary who has no last day.
    """
    yesterday, furthest = today - ONE_DAY, last_day(today)
    if role.ends_on is not None and role.ends_on < today:
        raise Refused("That role is over. To give it again, add them as a user again.")
    if ends_on is not None and ends_on < yesterday:
        raise Refused(
            f"They could sign in until today. To end it at once, enter {in_words(yesterday)}.", field="on"
        )
    if ends_on is not None and ends_on > furthest:
        raise Refused(f"The last day can be {in_words(furthest)} at the latest.", field="on")
    stays = name == RoleName.SECRETARY and ends_on is None
    if role.name == RoleName.SECRETARY and not stays and not _others_stay(role):
        raise Refused(
            "This would leave the board without a secretary. First add whoever follows as a secretary, "
            "then end this role."
        )


def _others_stay(role: Role) -> bool:
    return selectors.lasting_secretaries(role.board).exclude(user=role.user_id).exists()


def can_be_invited_again(role: Role) -> bool:
    """Tell whether the user of a role waits for a password, and belongs to this board alone."""
    user = role.user
    waits = user.is_active and user.last_login is None and not user.has_usable_password()
    if not waits or user.is_operator:
        return False
    known: bool | None = getattr(role, "is_elsewhere", None)
    return not (user.roles.exclude(board=role.board_id).exists() if known is None else known)
