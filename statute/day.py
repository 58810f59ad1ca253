"""The day that remembers: a rule asks it questions, and it notes on which other days they come out the same.

A rule is never given a date. It is given a :class:`Day`, which can do three things: be compared with a
date, be moved by whole days, and name the year beginning on a given day of the year. Each question narrows
a :class:`Stretch`; when the rule has finished, its answer is the same on every day of that stretch.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import NoReturn

from statute.unknown import Open, Unknown

ONE_DAY = timedelta(days=1)
HINT = "move the anchor, not the day"


class Stretch:
    """The days, both ends included, on which every question so far comes out the same."""

    __slots__ = ("first", "last")

    def __init__(self, first: date = date.min, last: date = date.max) -> None:
        self.first = first
        self.last = last

    def narrow(self, first: date, last: date) -> None:
        """Keep only the days from ``first`` to ``last``, both included."""
        self.first = max(self.first, first)
        self.last = min(self.last, last)

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last

    def __repr__(self) -> str:
        return f"Stretch({self.first} to {self.last})"


def _shifted(day: date, days: int) -> date:
    """The day moved, kept inside what a date can say."""
    if not days:
        return day
    ordinal = day.toordinal() + days
    return date.fromordinal(min(max(ordinal, date.min.toordinal()), date.max.toordinal()))


def _refused(what: str) -> TypeError:
    return TypeError(f"A Day cannot {what}: {HINT}.")


class Day:
    """The day being asked about. Not a date: everything but the three questions is refused with a hint."""

    __slots__ = ("_moved", "_on", "_stretch")

    def __init__(self, on: date, stretch: Stretch | None = None, moved: int = 0) -> None:
        if type(on) is not date:
            raise _refused(f"be made of {on!r}")
        self._on = on
        self._stretch = Stretch() if stretch is None else stretch
        self._moved = moved

    @property
    def stretch(self) -> Stretch:
        """What the questions so far depend on; read by the engine after the rule has finished."""
        return self._stretch

    @property
    def moved_by(self) -> int:
        """How many days this day was moved, so that kept answers of equally moved days are found."""
        return self._moved

    def fresh(self) -> Day:
        """The same day with nothing remembered, for an answer that is kept together with its own stretch."""
        return Day(self._on, Stretch(), self._moved)

    def falls_in(self, stretch: Stretch) -> bool:
        """Whether an answer kept with a stretch holds for this day; if so, this day comes to rest on it too.

        The stretch is one of a day made by :meth:`fresh` that was moved as far as this one.
        """
        if self._on not in stretch:
            return False
        self.narrow_to(stretch)
        return True

    def narrow_to(self, stretch: Stretch) -> None:
        """Take over what a remembered answer depends on (the stretch of a day made by :meth:`fresh`)."""
        self._stretch.narrow(stretch.first, stretch.last)

    # -- the first question: comparison with a date, either way round --------------------------------------

    def _is_before(self, other: date) -> bool:
        """Whether this day is before ``other``; narrows to the side it is on."""
        boundary = _shifted(other, -self._moved)
        if self._on < boundary:
            self._stretch.narrow(date.min, boundary - ONE_DAY)
            return True
        self._stretch.narrow(boundary, date.max)
        return False

    def _is_after(self, other: date) -> bool:
        boundary = _shifted(other, -self._moved)
        if self._on > boundary:
            self._stretch.narrow(boundary + ONE_DAY, date.max)
            return True
        self._stretch.narrow(date.min, boundary)
        return False

    @staticmethod
    def _is_a_date(other: object) -> bool:
        """True for a date; False where the other side should answer (open, not known); refuses all else."""
        if type(other) is date:
            return True
        if isinstance(other, (Open, Unknown)):
            return False
        if isinstance(other, datetime):
            raise _refused("be compared with an instant")
        if other is None:
            raise _refused("be compared with nothing")
        raise _refused(f"be compared with a {type(other).__name__}")

    def __lt__(self, other: date | Open | Unknown) -> bool:
        return self._is_before(other) if self._is_a_date(other) else NotImplemented  # type: ignore[arg-type]

    def __gt__(self, other: date | Open | Unknown) -> bool:
        return self._is_after(other) if self._is_a_date(other) else NotImplemented  # type: ignore[arg-type]

    def __le__(self, other: date | Open | Unknown) -> bool:
        return not self._is_after(other) if self._is_a_date(other) else NotImplemented  # type: ignore[arg-type]

    def __ge__(self, other: date | Open | Unknown) -> bool:
        return not self._is_before(other) if self._is_a_date(other) else NotImplemented  # type: ignore[arg-type]

    def __eq__(self, other: object) -> bool:
        if not self._is_a_date(other):
            return NotImplemented
        assert isinstance(other, date)
        return not self._is_before(other) and not self._is_after(other)

    def __ne__(self, other: object) -> bool:
        return not self == other

    __hash__ = None  # type: ignore[assignment]

    # -- the second: moving by whole days -------------------------------------------------------------------

    def __add__(self, days: int) -> Day:
        if type(days) is not int:
            raise _refused(f"be moved by {days!r}, only by whole days")
        return Day(self._on, self._stretch, self._moved + days)

    def __sub__(self, days: int) -> Day:
        if type(days) is not int:
            raise _refused("be subtracted from")
        return self + -days

    # -- the third: naming a year ---------------------------------------------------------------------------

    def year_beginning(self, month: int, day: int) -> date:
        """The first day of the year this day falls in, where a year begins on ``day`` of ``month``.

        29 February is refused: it does not begin every year.
        """
        if (month, day) == (2, 29):
            raise _refused("name a year that begins on 29 February")
        here = _shifted(self._on, self._moved)
        begins = date(here.year, month, day)
        if here < begins:
            begins = date(here.year - 1, month, day)
        ends = date(begins.year + 1, month, day) - ONE_DAY
        self._stretch.narrow(_shifted(begins, -self._moved), _shifted(ends, -self._moved))
        return begins

    # -- everything else is refused -------------------------------------------------------------------------

    def __getattr__(self, name: str) -> NoReturn:
        if name.startswith("__"):
            raise AttributeError(name)
        raise _refused(f"say its {name}")

    def __rsub__(self, other: object) -> NoReturn:
        raise _refused("be subtracted")

    def __format__(self, spec: str) -> NoReturn:
        raise _refused("be written out")

    def __str__(self) -> NoReturn:
        raise _refused("be written out")

    def __bool__(self) -> NoReturn:
        raise _refused("be true or false")

    def __reduce_ex__(self, protocol: object) -> NoReturn:
        raise _refused("be copied or kept")

    def __repr__(self) -> str:
        return "<the day asked about>"
