"""The clock of terms and turns: whose time in a seat or an office ends when, and what to do about it.

Reads facts and asks the law; nothing here reads the clock.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final, Protocol

from membership.chairs import takes_turns
from membership.roll import seat_title, whose_seat
from statute.day import Day
from statute.elections import next_ordinary_election
from statute.facts import Appointment, BoardFacts, Seat, is_true
from statute.holding import empty_since, state_of
from statute.leaving import goes_with_office, last_day_of_term
from statute.offices import OFFICE_WORDS, next_turn, office_on
from statute.spans import in_words, months_after
from statute.unknown import Open, Unknown, is_known

SOON_MONTHS: Final = 6
TERM, LEAVES, EMPTY, PERIOD, ACTING, ELECTION, NO_TERM = (
    "Term ends",
    "Leaves",
    "Place not filled",
    "Appointing period ends",
    "Acting",
    "Council election",
    "No term on record",
)
MARKED: Final = (TERM, LEAVES, PERIOD, ELECTION)
"""What ends on a day to come, and so has its place in the picture."""


class Links(Protocol):
    """Where something can be done about it; an empty address for whoever may not."""

    def seat(self, seat: str) -> str:
        """Give the page of a seat."""
        ...

    def reappoint(self, appointment: Appointment) -> str:
        """Give the page on which somebody is appointed again."""
        ...

    def correct(self, appointment: Appointment) -> str:
        """Give the page on which an appointment is corrected."""
        ...

    def fill(self, seat: str) -> str:
        """Give the page on which a seat is filled."""
        ...

    def chair(self) -> str:
        """Give the page of the chair and vice-chair."""
        ...

    def begin_period(self) -> str:
        """Give the page on which the next appointing period is begun."""
        ...

    def election(self) -> str:
        """Give the sheet of the council election."""
        ...


@dataclass(frozen=True)
class Row:
    """Something that ends, or waits, on a day; `action` is what to do about it, in words and address.

    `covered` says who or what follows, where that is on record.
    """

    day: date | None
    kind: str
    day_words: str
    who: str
    what: str
    address: str
    whose: str
    notes: tuple[str, ...] = ()
    covered: str = ""
    action: tuple[str, str] = ("", "")

    @property
    def is_marked(self) -> bool:
        """Whether it has a mark in the picture."""
        return self.kind in MARKED and self.day is not None


@dataclass(frozen=True)
class Group:
    """Rows under one heading, those of the earliest day first."""

    title: str
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Clock:
    """All that ends or waits; groups without a row are left out."""

    on: date
    groups: tuple[Group, ...]

    @property
    def rows(self) -> tuple[Row, ...]:
        """Every row, in the order shown."""
        return tuple(row for group in self.groups for row in group.rows)


def clock_on(facts: BoardFacts, on: date, links: Links) -> Clock:
    """Give all that ends from a day on, and what waits on that day: empty places, terms that are over."""
    limit = months_after(on, SOON_MONTHS)
    rows = sorted(_rows(facts, on, links), key=lambda row: (row.day or date.max, row.kind, row.what, row.who))
    now = [row for row in rows if row.day and (row.day < on or row.kind in (EMPTY, ACTING))]
    rest = [row for row in rows if row.day and row not in now]
    groups = (
        Group("Now", tuple(now)),
        Group(f"Within six months, to {in_words(limit)}", tuple(each for each in rest if _by(each, limit))),
        Group("Later", tuple(each for each in rest if not _by(each, limit))),
        Group(NO_TERM, tuple(row for row in rows if row.day is None)),
    )
    return Clock(on, tuple(group for group in groups if group.rows))


def _by(row: Row, limit: date) -> bool:
    return row.day is not None and row.day <= limit


def _rows(facts: BoardFacts, on: date, links: Links) -> Iterator[Row]:
    for seat in facts.board_seats:
        state = state_of(seat, facts, on)
        for each in state.holders:
            yield from _of_holder(each, seat, facts, on, links)
        if not state.holders and state.missing is None:
            yield from _of_empty(seat, facts, on, links)
    yield from _of_periods(facts, on, links)
    yield from _of_stand_ins(facts, on, links)
    yield from _of_election(facts, on, links)


# -- seats -------------------------------------------------------------------------------------------------


def _of_holder(each: Appointment, seat: Seat, facts: BoardFacts, on: date, links: Links) -> Iterator[Row]:
    who, what, whose = facts.person_label(each.person), seat_title(seat), whose_seat(seat, facts)
    place = (who, what, links.seat(seat.id), whose)
    covered = _successor(each, seat, facts)
    if is_true(each.interim):
        since = each.starts_on if is_known(each.starts_on) else on
        words = f"since {in_words(since)}" if is_known(each.starts_on) else "since a day not on record"
        yield Row(since, ACTING, words, *place, ("for the time being",), covered)
    term = each.term_ends
    if isinstance(each.ends, date):
        action = ("", "") if covered else ("Plan who follows", links.seat(seat.id))
        yield Row(each.ends, LEAVES, in_words(each.ends), *place, covered=covered, action=action)
    elif isinstance(term, date):
        late = ("over, and still in the seat",) if term < on else ()
        notes = (*late, *_latest(each, term))
        action = ("Reappoint", links.reappoint(each))
        yield Row(term, TERM, in_words(term), *place, notes, covered, ("", "") if covered else action)
    elif not (is_known(seat.basis) and goes_with_office(seat.basis)) and isinstance(term, (Open, Unknown)):
        notes = ("set without an end",) if isinstance(term, Open) else ()
        action = ("Correct", links.correct(each))
        yield Row(None, NO_TERM, "no day", *place, notes, covered, action)


def _latest(each: Appointment, term: date) -> Iterator[str]:
    """Say how far a term may reach in law, where that is not where it reaches."""
    if is_known(each.starts_on):
        latest = last_day_of_term(each.starts_on)
        if term > latest:
            yield f"longer than the law allows: to {in_words(latest)} at the latest"
        elif term < latest:
            yield f"at the latest in law {in_words(latest)}"


def _successor(each: Appointment, seat: Seat, facts: BoardFacts) -> str:
    """Say who is on record for the seat after somebody."""
    if not is_known(each.starts_on):
        return ""
    later = [
        (other.starts_on, other)
        for other in facts.appointments_by_seat.get(seat.id, ())
        if is_known(other.starts_on) and other.starts_on > each.starts_on
    ]
    if not later:
        return ""
    first, other = min(later, key=lambda pair: pair[0])
    same = other.person == each.person
    return f"{'reappointed' if same else facts.person_label(other.person)} from {in_words(first)}"


def _of_empty(seat: Seat, facts: BoardFacts, on: date, links: Links) -> Iterator[Row]:
    since = empty_since(seat, facts, Day(on))
    words = f"since {in_words(since.day)}" + ("" if since.exact else " or earlier")
    whose = whose_seat(seat, facts)
    coming = [
        (each.starts_on, each)
        for each in facts.appointments_by_seat.get(seat.id, ())
        if is_known(each.starts_on) and each.starts_on > on
    ]
    covered = ""
    if coming:
        first, each = min(coming, key=lambda pair: pair[0])
        covered = f"{facts.person_label(each.person)} from {in_words(first)}"
    action = ("", "") if covered else ("Fill", links.fill(seat.id))
    yield Row(since.day, EMPTY, words, "", seat_title(seat), links.seat(seat.id), whose, (), covered, action)


# -- the chair and the council's election ------------------------------------------------------------------


def _of_periods(facts: BoardFacts, on: date, links: Links) -> Iterator[Row]:
    turn = next_turn(facts)
    for period, days in facts.held_by_period:
        last = period.to
        if not (days.on(on) and isinstance(last, date)):
            continue
        following = _period_after(facts, last)
        notes: list[str] = []
        if turn is not None and turn.before.last is period and turn.chair_by:
            notes.append(f"next to appoint the chair: {' or '.join(each.label for each in turn.chair_by)}")
        yield Row(
            last,
            PERIOD,
            in_words(last),
            "",
            "Chair and vice-chair",
            links.chair(),
            facts.authority_label(period.chair_by),
            tuple(notes),
            f"the next is on record from {in_words(following)}" if following else "",
            ("", "") if following else ("Begin the next period", links.begin_period()),
        )


def _period_after(facts: BoardFacts, last: date) -> date | None:
    firsts = [each.from_ for each in facts.appointing_periods if is_known(each.from_) and each.from_ > last]
    return min(firsts, default=None)


def _of_stand_ins(facts: BoardFacts, on: date, links: Links) -> Iterator[Row]:
    for office, words in OFFICE_WORDS.items():
        for each in office_on(facts, office, Day(on)).holders:
            if is_true(each.holder.temporary):
                since = each.holder.starts_on if is_known(each.holder.starts_on) else on
                yield Row(
                    since,
                    ACTING,
                    f"since {in_words(since)}",
                    facts.person_label(each.holder.person),
                    words.capitalize(),
                    links.chair(),
                    facts.authority_label(each.holder.appointed_by),
                    ("stands in for a time",),
                    action=("See the chair", links.chair()),
                )


def _of_election(facts: BoardFacts, on: date, links: Links) -> Iterator[Row]:
    """Give the next ordinary election, where councils have nominees in seats."""
    if not any(
        is_known(seat.basis) and seat.basis == "LA_NOM" for seat in facts.board_seats
    ) or not takes_turns(facts, on):
        return
    poll = next_ordinary_election(on)
    yield Row(
        poll,
        ELECTION,
        in_words(poll),
        "",
        "All councillors’ seats",
        "",
        "",
        ("every council’s nominee leaves with polling day",),
        action=("Prepare the election", links.election()),
    )


# -- the picture ------------------------------------------------------------------------------------------

MONTHS_SHOWN: Final = 36
HEIGHT, STEP, FIRST_Y = 160, 10, 128
FLOOR: Final = 136
MOST_IN_A_MONTH: Final = 12


@dataclass(frozen=True)
class Mark:
    """An end in its month; `kind` tells by its shape what it is, `words` all of it."""

    x: str
    y: int
    kind: str
    words: str


@dataclass(frozen=True)
class Month:
    """Where a month begins, of every third one; on a phone only each year bears its name."""

    x: str
    label: str
    is_a_year: bool


@dataclass(frozen=True)
class Dial:
    """Everything the template draws, in hundredths of the width; `more` are the ends beyond what fits."""

    marks: tuple[Mark, ...]
    months: tuple[Month, ...]
    soon: str
    more: int
    words: str
    kinds: tuple[str, ...]
    height: int = HEIGHT
    floor: int = FLOOR


KINDS: Final = {TERM: "term", LEAVES: "term", PERIOD: "chair", ELECTION: "election"}
KIND_WORDS: Final = {
    "term": "Somebody’s term ends, or they leave",
    "covered": "The same, and who follows is on record",
    "chair": "An appointing period ends",
    "election": "Council election",
}


def dial_of(clock: Clock) -> Dial | None:
    """Draw the ends of the next three years, month by month; None where there is none."""
    limit = months_after(clock.on, MONTHS_SHOWN)
    ahead = [row for row in clock.rows if row.is_marked and row.day and clock.on <= row.day < limit]
    if not ahead:
        return None
    marks, more = _marks(ahead, clock.on)
    kinds = {mark.kind for mark in marks}
    return Dial(
        tuple(marks),
        tuple(_months(clock.on)),
        f"{_percent(SOON_MONTHS)}%",
        more,
        " ".join(mark.words + "." for mark in marks),
        tuple(kind for kind in KIND_WORDS if kind in kinds),
    )


def _percent(months: float) -> float:
    return round(100 * months / MONTHS_SHOWN, 2)


def _months(on: date) -> Iterator[Month]:
    for number in range(0, MONTHS_SHOWN + 1, 3):
        day = months_after(on, number)
        yield Month(f"{_percent(number)}%", f"{day:%b %Y}", number % 12 == 0)


def _marks(rows: Iterable[Row], on: date) -> tuple[list[Mark], int]:
    stacks: dict[int, list[Row]] = {}
    for row in rows:
        assert row.day is not None
        stacks.setdefault(_month_of(row.day, on), []).append(row)
    marks = [
        _mark(row, month, level)
        for month, stack in sorted(stacks.items())
        for level, row in enumerate(stack[:MOST_IN_A_MONTH])
    ]
    return marks, sum(len(stack[MOST_IN_A_MONTH:]) for stack in stacks.values())


def _month_of(day: date, on: date) -> int:
    """Give how many whole months lie between two days."""
    months = (day.year - on.year) * 12 + day.month - on.month
    return months - 1 if day < months_after(on, months) else months


def _mark(row: Row, month: int, level: int) -> Mark:
    kind = KINDS[row.kind]
    if kind == "term" and row.covered:
        kind = "covered"
    words = ", ".join(each for each in (row.who, row.what, row.whose) if each)
    told = f"{row.day_words}: {row.kind}, {words}"
    return Mark(f"{_percent(month + 0.5)}%", FIRST_Y - level * STEP, kind, told)
