"""Who is chair and vice-chair on a day, under which appointing period, and whose turn it is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from statute.day import ONE_DAY, Day
from statute.facts import AppointingPeriod, BoardFacts, End, Held, InOffice, Party, is_true
from statute.spans import Span, day_after, in_words, last_day_of_months, span_around
from statute.unknown import OPEN, CannotTell, Maybe, Open, Unknown, is_known

CHAIR: Final = "chair"
VICE: Final = "vice_chair"
OFFICE_WORDS: Final = {CHAIR: "chair", VICE: "vice-chair"}

LONGEST_MONTHS: Final = 36
"""The longest appointing period, in months: fixed by the Order since it came into force."""


# -- periods -----------------------------------------------------------------------------------------------


def is_temporary(period: AppointingPeriod) -> bool:
    """Whether a period stands in for the entitled side's, and so uses up no turn.

    It is marked as such, or its only chairs are temporary ones appointed by the authority it names.
    """
    if is_known(period.temporary):
        return period.temporary
    if not is_known(period.holders):
        return False
    chairs = [holder for holder in period.holders if holder.office == CHAIR]
    by = [holder.appointed_by for holder in chairs if is_known(holder.appointed_by)]
    own = all(is_known(period.chair_by) and each == period.chair_by for each in by)
    return bool(chairs) and own and all(is_true(holder.temporary) for holder in chairs)


def periods_running(
    facts: BoardFacts, on: Day
) -> tuple[tuple[AppointingPeriod, ...], tuple[AppointingPeriod, ...]]:
    """The periods that certainly, and those that perhaps, run on the day."""
    certain, perhaps = [], []
    for period, days in facts.held_by_period:
        match days.on(on):
            case True:
                certain.append(period)
            case None:
                perhaps.append(period)
    return tuple(certain), tuple(perhaps)


def period_in_question(facts: BoardFacts, on: Day, perhaps: tuple[AppointingPeriod, ...]) -> str | None:
    """What is missing where no period certainly runs on the day; None where it is known that none does."""
    if perhaps:
        return f"whether the {facts.period_label(perhaps[0])} ran on this day"
    if not facts.is_complete("appointing_periods", on):
        return "which appointing period for the chair ran on this day"
    return None


def period_on(facts: BoardFacts, on: Day) -> AppointingPeriod | None:
    """The appointing period that runs on the day, an ordinary one before a temporary one; None for none.

    Raises :class:`CannotTell` where that is not known.
    """
    certain, perhaps = periods_running(facts, on)
    for period in sorted(certain, key=is_temporary):
        return period
    missing = period_in_question(facts, on, perhaps)
    if missing is not None:
        raise CannotTell(missing)
    return None


# -- offices -----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class OfficeState:
    """Who is certainly in an office on a day, who may be, and what is not known where nobody certainly is."""

    holders: tuple[InOffice, ...]
    perhaps: tuple[InOffice, ...]
    missing: str | None

    @property
    def is_vacant(self) -> bool:
        """Whether nobody is in the office; raises :class:`CannotTell` where that is not known."""
        if self.holders:
            return False
        if self.missing is not None:
            raise CannotTell(self.missing)
        return True


def office_on(facts: BoardFacts, office: str, on: Day) -> OfficeState:
    """Who is in the office of chair or vice-chair on the day; a period that is over gives no office."""
    certain: list[InOffice] = []
    perhaps: list[InOffice] = []
    for each in facts.in_office:
        if each.holder.office == office:
            match each.held.on(on):
                case True:
                    certain.append(each)
                case None:
                    perhaps.append(each)
    certain.sort(key=lambda each: is_true(each.holder.temporary) or is_temporary(each.period))
    missing = None if certain else _missing(facts, office, on, perhaps)
    return OfficeState(tuple(certain), tuple(perhaps), missing)


def _missing(facts: BoardFacts, office: str, on: Day, perhaps: list[InOffice]) -> str | None:
    """What is not known where nobody is certainly in an office; None where it is known to be vacant."""
    words = OFFICE_WORDS[office]
    if perhaps:
        return f"whether {facts.person_label(perhaps[0].holder.person)} was {words} on this day"
    running, doubtful = periods_running(facts, on)
    if doubtful:
        return f"whether the {facts.period_label(doubtful[0])} ran on this day"
    if any(not is_known(period.holders) for period in running):
        return f"who was {words} on this day"
    said_to_be_none = bool(running) and all(period.holders == () for period in running)
    if said_to_be_none or facts.is_complete("appointing_periods", on):
        return None
    return f"who was {words} on this day"


def chair_on(facts: BoardFacts, on: Day) -> InOffice | None:
    """The chair on the day, None where there is none; raises :class:`CannotTell` where not known."""
    return _first(office_on(facts, CHAIR, on))


def vice_on(facts: BoardFacts, on: Day) -> InOffice | None:
    """The vice-chair on the day, None where there is none; raises :class:`CannotTell` where not known."""
    return _first(office_on(facts, VICE, on))


def _first(state: OfficeState) -> InOffice | None:
    return None if state.is_vacant else state.holders[0]


def appointed_by(each: InOffice) -> Maybe[str]:
    """The authority that appointed somebody to their office: as recorded, else the one the period names."""
    if is_known(each.holder.appointed_by):
        return each.holder.appointed_by
    if is_true(each.holder.temporary) and not is_temporary(each.period):
        return each.holder.appointed_by
    return each.period.chair_by if each.holder.office == CHAIR else each.period.vice_by


# -- turns -------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Turn:
    """One authority's turn to appoint the chair: a period, or parts of one with a temporary period between.

    ``doubt`` says what is not known where the parts may be turns of their own.
    """

    parts: tuple[AppointingPeriod, ...]
    days: Held
    doubt: str | None = None

    @property
    def first(self) -> AppointingPeriod:
        """The period, or its first part."""
        return self.parts[0]

    @property
    def last(self) -> AppointingPeriod:
        """The period, or its last part."""
        return self.parts[-1]

    @property
    def begins(self) -> date:
        """The first day, or the first that is certain."""
        assert self.days.certain is not None
        return self.days.certain.from_

    @property
    def certainly_to(self) -> End:
        """The last day, or the last that is certain."""
        assert self.days.certain is not None
        return self.days.certain.to


def _joined(turn: Turn, period: AppointingPeriod, days: Held, doubt: str | None) -> Turn:
    assert days.certain is not None
    certain = Span(turn.begins, days.certain.to)
    possible = Span(turn.days.possible.from_, days.possible.to)
    return Turn((*turn.parts, period), Held(certain, possible), turn.doubt or doubt)


def _left_of_turn(facts: BoardFacts, turn: Turn, begins: date) -> tuple[bool, str | None]:
    """Whether a turn had not run out on a day, by the scheme's term; and what is missing to say so."""
    try:
        months = facts.scheme_on(turn.begins).chair_term_months
    except CannotTell as gap:
        return begins <= last_day_of_months(turn.begins, LONGEST_MONTHS), gap.missing
    if isinstance(months, Unknown):
        return begins <= last_day_of_months(turn.begins, LONGEST_MONTHS), months.what
    longest = months if isinstance(months, int) else LONGEST_MONTHS
    return begins <= last_day_of_months(turn.begins, longest), None


def turns(facts: BoardFacts) -> tuple[Turn, ...]:
    """The turns to appoint the chair, in order; temporary periods use up none, undated ones are left out."""
    dated = [
        (period, days, days.certain.from_)
        for period, days in facts.held_by_period
        if days.certain is not None
    ]
    dated.sort(key=lambda each: each[2])
    found: list[Turn] = []
    interrupted = False
    for period, days, begins in dated:
        if is_temporary(period):
            interrupted = True
            continue
        if interrupted and found and _same_authority(found[-1].last, period):
            left, doubt = _left_of_turn(facts, found[-1], begins)
            if left:
                found[-1] = _joined(found[-1], period, days, doubt)
                interrupted = False
                continue
        found.append(Turn((period,), days))
        interrupted = False
    return tuple(found)


def _same_authority(one: AppointingPeriod, other: AppointingPeriod) -> bool:
    return is_known(one.chair_by) and is_known(other.chair_by) and one.chair_by == other.chair_by


def refuse_gap_between(facts: BoardFacts, turn: Turn, following: Turn) -> None:
    """Raise :class:`CannotTell` where another turn, not on record, may lie between two."""
    if not _is_covered(facts, turn.certainly_to, following.begins):
        raise CannotTell(f"which authority appointed the chair before {in_words(following.begins)}")


def _is_covered(facts: BoardFacts, last: End, begins: date) -> bool:
    """Whether all periods between two days are on record: complete, or filled by temporary ones."""
    if isinstance(last, Open) or last + ONE_DAY >= begins:
        return True
    if any(days.certain is None for _, days in facts.held_by_period):
        return False
    spans = [*facts.complete.get("appointing_periods", ())]
    spans.extend(
        days.certain
        for period, days in facts.held_by_period
        if is_temporary(period) and days.certain is not None
    )
    day = last + ONE_DAY
    while day < begins:
        span = span_around(spans, day)
        if span is None:
            return False
        if span.to is OPEN or not isinstance(span.to, date):
            return True
        day = span.to + ONE_DAY
    return True


def is_first_turn(facts: BoardFacts, turn: Turn) -> bool:
    """Whether the earliest turn on record is known to be the board's first: nothing before it is missing."""
    if not facts.beginnings:
        return False
    began = facts.beginnings[0]
    return turn.begins <= began or _is_covered(facts, began - ONE_DAY, turn.begins)


def entitled_after(facts: BoardFacts, period: AppointingPeriod) -> tuple[Party, ...]:
    """The authorities one of which appoints the chair in the period that follows one; none: not on record.

    The Health Board follows a council, and one of the councils the Health Board.
    """
    if not is_known(period.chair_by) or not is_known(facts.board.parties):
        return ()
    others = tuple(party for party in facts.parties if party.authority != period.chair_by)
    if facts.kind_of(period.chair_by) == "council":
        return tuple(party for party in others if party.kind == "health_board")
    return others


@dataclass(frozen=True, slots=True)
class NextTurn:
    """The turn that follows all on record: from which day, who appoints the chair, and who the vice-chair.

    ``begins`` is None where the turn before it has no last day on record; ``last_day`` is the last day that
    the scheme's term leads to, None where that is not on record.
    """

    before: Turn
    begins: date | None
    last_day: date | None
    chair_by: tuple[Party, ...]
    vice_by: tuple[Party, ...]


def next_turn(facts: BoardFacts) -> NextTurn | None:
    """The turn that follows the last one on record; None where no period is on record.

    We read this as: the other side appoints the vice-chair; where that may be one of several councils, the
    record cannot say which.
    """
    found = turns(facts)
    if not found:
        return None
    before = found[-1]
    last = before.last.to
    begins = day_after(last) if isinstance(last, date) else None
    first = begins if isinstance(begins, date) else None
    by = before.last.chair_by
    vice = tuple(party for party in _parties(facts) if is_known(by) and party.authority == by)
    return NextTurn(before, first, _by_the_scheme(facts, first), entitled_after(facts, before.last), vice)


def _parties(facts: BoardFacts) -> tuple[Party, ...]:
    return facts.board.parties if is_known(facts.board.parties) else ()


def _by_the_scheme(facts: BoardFacts, first: date | None) -> date | None:
    """The last day of a turn that begins on a day, by the scheme's term for the chair."""
    try:
        months = facts.scheme_on(first).chair_term_months if first else None
    except CannotTell:
        return None
    return last_day_of_months(first, months) if first and isinstance(months, int) else None
