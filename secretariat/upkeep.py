"""What is thrown away when its time is over: answers that the API kept, and tokens that have lapsed."""

from datetime import datetime

from boards.clients import forget_lapsed_tokens
from boards.rest.once import forget_old_answers


def throw_away(now: datetime) -> None:
    """Throw away what nobody can ask for any more; nothing is written where there is nothing."""
    forget_old_answers(now=now)
    forget_lapsed_tokens(now=now)
