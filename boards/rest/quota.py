"""How often somebody may ask: so many times in each minute of the clock."""

from datetime import datetime
from typing import Final

from django.core.cache import cache

WINDOW: Final = 60


def seconds_to_wait(who: str, *, most: int, now: datetime) -> int | None:
    """Count one request; None where it is within the quota, else the seconds until the next minute."""
    instant = int(now.timestamp())
    key = f"quota:{who}:{instant // WINDOW}"
    cache.add(key, 0, timeout=2 * WINDOW)
    try:
        count = cache.incr(key)
    except ValueError:
        # Thrown out between the two, as a full cache may; the count begins again.
        count = 1
    return None if count <= most else WINDOW - instant % WINDOW
