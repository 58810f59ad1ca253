"""The day a page is asked about, given in its address as `?as_at=`."""

import re
from datetime import date

# Python also reads weeks and bare digits as days; people do not.
WRITTEN = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")

FIRST_DAY = date(2014, 4, 1)
YEARS_AHEAD = 10


class BadDay(ValueError):
    """A day in the address that cannot be asked about, with the reason in plain words."""


def last_day(today: date) -> date:
    """Give the furthest day that can be asked about."""
    ahead = today.year + YEARS_AHEAD
    # A 29 February is followed by a year that has none.
    return (
        today.replace(year=ahead, day=28)
        if (today.month, today.day) == (2, 29)
        else today.replace(year=ahead)
    )


def asked_day(text: str | None, today: date) -> date:
    """Give the day asked about, or today. Refuses with `BadDay` what is no day or is out of range."""
    if not text:
        return today
    try:
        day = date.fromisoformat(text) if WRITTEN.fullmatch(text) else None
    except ValueError:
        day = None
    if day is None:
        raise BadDay("That is not a day we can read. Write it as year-month-day, such as 2026-09-01.")
    if not FIRST_DAY <= day <= last_day(today):
        latest = last_day(today)
        raise BadDay(f"The day must be between {FIRST_DAY:%-d %B %Y} and {latest:%-d %B %Y}.")
    return day
