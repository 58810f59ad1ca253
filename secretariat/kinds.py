"""What kinds of job there are, and which of them fall due every day. Each room declares its own."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any, Protocol
from zoneinfo import ZoneInfo

from boards.trail_words import name_job
from secretariat.models import Job

EDINBURGH = ZoneInfo("Europe/London")


class Progress(Protocol):
    """How a runner says how far it is; raises `LostLease` when the job is no longer its own."""

    def __call__(self, done: int, total: int | None = None) -> None: ...


class Runner(Protocol):
    """Does the work of a job and gives its result as plain values.

    It may be run again after having been cut short, so what it did already must do no harm. `Refused` ends
    the job with those words; anything else that is raised has it tried again.
    """

    def __call__(self, job: Job, *, now: datetime, progress: Progress) -> dict[str, Any]: ...


@dataclass(frozen=True)
class Kind:
    """One kind of job: its name, what people call it, what does it, and where its result is to be seen.

    `back` gives where to go to try again, once it has failed.
    """

    name: str
    title: str
    runner: Runner
    page: Callable[[Job], str | None] | None = None
    back: Callable[[Job], str | None] | None = None


@dataclass(frozen=True)
class Daily:
    """A job that falls due every day at a time of day in Edinburgh, once for each board or once for all."""

    kind: str
    at_local: time
    per_board: bool = True

    def latest_day(self, now: datetime) -> date:
        """Give the last day on which it has fallen due by now, however long ago."""
        here = now.astimezone(EDINBURGH)
        return here.date() if here.time() >= self.at_local else here.date() - timedelta(days=1)


class UnknownKind(LookupError):
    """A kind of job that no room has declared. A fault of ours, never the user's."""


_kinds: dict[str, Kind] = {}
_dailies: dict[str, Daily] = {}


def job_kind(
    name: str,
    runner: Runner,
    *,
    title: str,
    page: Callable[[Job], str | None] | None = None,
    back: Callable[[Job], str | None] | None = None,
) -> None:
    """Declare a kind of job, named `room.work`; a room calls this when it is ready."""
    _kinds[name] = Kind(name, title, runner, page, back)
    name_job(name, title[:1].lower() + title[1:])


def daily(kind: str, *, at_local: str, per_board: bool = True) -> None:
    """Declare that a kind of job falls due every day at `at_local`, such as "02:30".

    It is made once for each day (and board), late if nobody was awake at the time; a day that has gone by
    altogether is not made up for.
    """
    _dailies[kind] = Daily(kind, time.fromisoformat(at_local), per_board)


def kind_named(name: str) -> Kind:
    """Give a kind of job; refuses one that no room has declared."""
    try:
        return _kinds[name]
    except KeyError:
        raise UnknownKind(name) from None


def dailies() -> list[Daily]:
    """Give all that falls due every day."""
    return list(_dailies.values())
