"""The time line of chairs and vice-chairs: bars on three lanes, drawn by a template."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from statute.facts import BoardFacts, Held
from statute.offices import is_temporary
from statute.spans import in_words, months_after
from statute.unknown import Maybe, is_known

LEFT: Final = 8
WIDTH: Final = 700

LANES: Final = {"period": 34, "chair": 80, "vice_chair": 126}
LETTER: Final = 7.2
YEARS_SHOWN: Final = 12
MONTHS_AHEAD: Final = 24


@dataclass(frozen=True)
class Bar:
    """A stretch of time on a lane; `words` tell all of it, `label` as much as fits.

    One too short for a label has a number, under which its words stand beside the picture.
    """

    x: float
    y: int
    width: float
    kind: str
    label: str
    words: str
    number: str = ""

    @property
    def text_x(self) -> float:
        """Where its label begins."""
        return self.x + 6

    @property
    def text_y(self) -> int:
        """The line its label stands on."""
        return self.y + 20

    @property
    def number_x(self) -> float:
        """The middle of its number, which stands above it."""
        return self.x + self.width / 2

    @property
    def number_y(self) -> int:
        """The line its number stands on."""
        return self.y - 4


@dataclass(frozen=True)
class Tick:
    """The first of January of a year."""

    x: float
    year: int


@dataclass(frozen=True)
class TimeLine:
    """The whole picture; `now` is where the day asked about lies."""

    bars: tuple[Bar, ...]
    ticks: tuple[Tick, ...]
    now: float
    words: str

    @property
    def short(self) -> tuple[Bar, ...]:
        """The bars that have a number in place of a name."""
        return tuple(bar for bar in self.bars if bar.number)


@dataclass(frozen=True)
class _Scale:
    first: date
    last: date

    def x(self, day: date) -> float:
        """Give where a day lies, from the left."""
        inside = min(max(day, self.first), self.last)
        return round(LEFT + WIDTH * (inside - self.first).days / max(1, (self.last - self.first).days), 1)


def time_line(facts: BoardFacts, on: date) -> TimeLine | None:
    """Give the last years of chairs, vice-chairs and their periods, and what is ahead; None without any."""
    spans = [held.certain for _, held in facts.held_by_period if held.certain is not None]
    if not spans:
        return None
    earliest = months_after(on, -12 * YEARS_SHOWN)
    first = max(min(span.from_ for span in spans), earliest)
    ends = [span.to for span in spans if isinstance(span.to, date)]
    last = max([*ends, on, first], default=on)
    scale = _Scale(min(first, on), min(max(last, on), months_after(on, MONTHS_AHEAD + 36)))
    bars = tuple(_numbered(_bars(facts, scale)))
    return TimeLine(bars, tuple(_ticks(scale)), scale.x(on), " ".join(bar.words for bar in bars))


def _bars(facts: BoardFacts, scale: _Scale) -> Iterator[Bar]:
    for period, held in facts.held_by_period:
        by = facts.authority_label(period.chair_by) if is_known(period.chair_by) else ""
        what = f"Period: chair appointed by {by}" if by else "Period"
        kind = "temporary" if is_temporary(period) else _kind_of(facts, period.chair_by)
        yield from _bar(scale, held, "period", kind, by, what)
    for each in facts.in_office:
        name = facts.person_label(each.holder.person)
        office = "Chair" if each.holder.office == "chair" else "Vice-chair"
        standing_in = is_known(each.holder.temporary) and each.holder.temporary
        kind = "temporary" if standing_in else "holder"
        yield from _bar(scale, each.held, each.holder.office, kind, name, f"{office}: {name}")


def _numbered(bars: Iterable[Bar]) -> Iterator[Bar]:
    number = 0
    for bar in bars:
        number += not bar.label
        yield bar if bar.label else replace(bar, number=str(number))


def _kind_of(facts: BoardFacts, authority: Maybe[str]) -> str:
    parties = facts.board.parties if is_known(facts.board.parties) and is_known(authority) else ()
    return next((each.kind for each in parties if each.authority == authority), "plain")


def _bar(scale: _Scale, held: Held, lane: str, kind: str, label: str, what: str) -> Iterable[Bar]:
    span = held.certain
    if span is None or span.from_ > scale.last or (isinstance(span.to, date) and span.to < scale.first):
        return
    last = span.to if isinstance(span.to, date) else scale.last
    x, until = scale.x(span.from_), scale.x(last)
    width = max(3.0, round(until - x, 1))
    fitting = int((width - 10) / LETTER)
    shown = label if len(label) <= fitting else f"{label[: fitting - 1]}…" if fitting > 3 else ""
    to = f"to {in_words(span.to)}" if isinstance(span.to, date) else "with no last day"
    yield Bar(x, LANES[lane], width, kind, shown, f"{what}, from {in_words(span.from_)} {to}.")


def _ticks(scale: _Scale) -> Iterator[Tick]:
    for year in range(scale.first.year + 1, scale.last.year + 1):
        yield Tick(scale.x(date(year, 1, 1)), year)
