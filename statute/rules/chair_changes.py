"""CHR-08 and CHR-09: a change of chair within an appointing period, and a chair who stands in for a time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from statute.day import Day
from statute.facts import AppointingPeriod, BoardFacts, Held, InOffice, Party, is_true
from statute.findings import Duty, Finding, caution, met, not_applicable, not_met
from statute.holding import Headcount, in_post, named
from statute.instruments import AMENDMENT_2015, BOARDS_ORDER, ORDERS_COMMENCED, SCHEME_REGULATIONS
from statute.notes import SILENT_NOTE
from statute.offices import (
    CHAIR,
    LONGEST_MONTHS,
    OFFICE_WORDS,
    Turn,
    is_temporary,
    office_on,
    period_in_question,
    period_on,
    periods_running,
    turns,
)
from statute.registry import IJB, SINGLE, rule, since
from statute.rules.chair import nominated_by
from statute.rules.numbers import number_on, single_council
from statute.rules.temporary_vacancies import is_temporary_vacancy, said_able
from statute.spans import in_words, judged_until, last_day_of_months
from statute.unknown import CannotTell, Maybe, Nothing, Open, Unknown, is_known, known

# -- who came to an office, when, and by whose appointment --------------------------------------------------


def stands_in(each: InOffice) -> bool:
    """Whether somebody is in an office for a time only, for the side that appoints in the period."""
    return is_temporary(each.period) or is_true(each.holder.temporary)


def _first_day(each: InOffice) -> date | None:
    """The first day in the office, or the first that is certain; None where no day is."""
    if is_known(each.holder.starts_on):
        return each.holder.starts_on
    return each.held.certain.from_ if each.held.certain else None


def _others_in_period(each: InOffice, facts: BoardFacts) -> list[InOffice]:
    """Everybody else who held the same office in the same period, but for those who stood in."""
    return [
        other
        for other in facts.in_office
        if other.period is each.period
        and other.holder.office == each.holder.office
        and other.holder.person != each.holder.person
        and not stands_in(other)
    ]


def _took_over(each: InOffice, facts: BoardFacts) -> bool | None:
    """Whether somebody came to an office after another in the same period; None where that is not known."""
    others = _others_in_period(each, facts)
    first, firsts = _first_day(each), [_first_day(other) for other in others]
    if first is not None and any(other is not None and other < first for other in firsts):
        return True
    return None if others and (first is None or None in firsts) else False


def _entitled(period: AppointingPeriod, office: str) -> Maybe[str]:
    """The authority that appoints to an office in a period."""
    return period.chair_by if office == CHAIR else period.vice_by


def _is_anothers(each: InOffice) -> bool:
    """Whether somebody is on record as appointed by another authority than the period names."""
    by, entitled = each.holder.appointed_by, _entitled(each.period, each.holder.office)
    return is_known(by) and is_known(entitled) and by != entitled


def _appointing_authority(each: InOffice, presumed: str, facts: BoardFacts) -> str:
    """Who appointed somebody: as recorded, else the presumed authority where they were its nominee.

    Raises :class:`CannotTell` where neither tells, since an authority may appoint its own nominees only.
    """
    if is_known(each.holder.appointed_by):
        return each.holder.appointed_by
    first = _first_day(each)
    nominating = nominated_by(facts, each.holder.person, Day(first)) if first is not None else None
    if nominating is not None and is_known(nominating) and nominating == presumed:
        return presumed
    who, words = facts.person_label(each.holder.person), OFFICE_WORDS[each.holder.office]
    raise CannotTell(f"which authority appointed {who} as {words}")


# -- CHR-08 ------------------------------------------------------------------------------------------------


def _is_moved(period: AppointingPeriod) -> bool:
    """Whether the last day of a period was, or may have been, moved after it was first determined."""
    if not is_known(period.first_set_to):
        return False
    return not is_known(period.to) or period.to != period.first_set_to


def _change_is_judged(each: InOffice, facts: BoardFacts, on: Day) -> bool:
    first = _first_day(each)
    if first is None:
        return each.held.on(on) is not False
    if on < first:
        return False
    return on <= judged_until(first) or (_is_anothers(each) and each.held.on(on) is True)


def _move_is_judged(period: AppointingPeriod, days: Held, facts: BoardFacts, on: Day) -> bool:
    changes = [
        first
        for each in facts.in_office
        if each.period is period
        and not stands_in(each)
        and _took_over(each, facts)
        and (first := _first_day(each)) is not None
    ]
    begins = min(changes) if changes else period.from_
    if not is_known(begins):
        return days.on(on) is not False
    if on < begins:
        return False
    return not isinstance(period.to, date) or on <= judged_until(period.to)


def changes_within_periods(facts: BoardFacts, on: Day) -> Iterator[InOffice | AppointingPeriod]:
    """Those who came to an office after another, or by another authority, and periods whose end was moved.

    Raises at the end where it is not known which period runs, or who was in office in it.
    """
    for each in facts.in_office:
        if stands_in(each) or not (_is_anothers(each) or _took_over(each, facts) is not False):
            continue
        if _change_is_judged(each, facts, on):
            yield each
    for period, days in facts.held_by_period:
        if _is_moved(period) and not is_temporary(period) and _move_is_judged(period, days, facts, on):
            yield period
    running, perhaps = periods_running(facts, on)
    missing = None if running else period_in_question(facts, on, perhaps)
    if missing is not None:
        raise CannotTell(missing)
    for period in running:
        known(period.holders)


@rule(
    "CHR-08",
    "A change within an appointing period is made by the same authority",
    duty=Duty.MUST,
    applies=IJB,
    in_force=since(ORDERS_COMMENCED),
    cites=[
        BOARDS_ORDER.cite("article 4(1) and (4)", at="article/4"),
        BOARDS_ORDER.cite("article 6(1) and (6)", at="article/6"),
        SCHEME_REGULATIONS.cite("regulation 2(3)", at="regulation/2"),
        SCHEME_REGULATIONS.cite("schedule", at="schedule"),
    ],
    over=changes_within_periods,
    none="No chair or vice-chair was lately changed within an appointing period, nor its last day moved.",
)
def changed_by_same_authority(
    thing: InOffice | AppointingPeriod, facts: BoardFacts, on: Day
) -> Iterator[Finding]:
    """The authority that appointed a chair or vice-chair may change the person within the appointing period.

    Nobody else may, and the change does not start the period anew: where its last day was moved as well, the
    whole of it must still fit three years and the term in the integration scheme. A last day that was moved
    within both is pointed out, since the Order does not say whether it may be.

    We read this as: where nobody recorded who appointed somebody, a nominee of the authority whose office it
    is was appointed by that authority, since it can appoint its own nominees only; and the first holder in a
    period was appointed by the authority that the period names, unless the record says otherwise.
    We read this as leaving temporary chairs to CHR-09; somebody nobody marked as temporary is not one.
    We read this as: a change is judged from the new holder's first day until the end of the financial year
    after the one it fell in, and one by another authority for as long as that person is in office. When a
    last day was moved is not on record, so it is judged from the first change of holder in the period, else
    from the first day of the period, until the end of the financial year after the one the period ended in.
    """
    yield _moved_end(thing, facts) if isinstance(thing, AppointingPeriod) else _change(thing, facts)


def _told(value: Maybe[Any]) -> Any:
    if not is_known(value):
        return "not on record"
    return value if isinstance(value, date) else str(value)


def _history(period: AppointingPeriod, facts: BoardFacts) -> list[dict[str, Any]]:
    """Who held the offices in a period, in the order of the record."""
    return [
        {
            "office": OFFICE_WORDS[each.holder.office],
            "person": facts.person_label(each.holder.person),
            "from": _told(each.holder.starts_on),
            "to": _told(each.holder.ends),
            "appointed_by": facts.authority_label(each.holder.appointed_by)
            if is_known(each.holder.appointed_by)
            else "not on record",
        }
        for each in facts.in_office
        if each.period is period
    ]


def _change(each: InOffice, facts: BoardFacts) -> Finding:
    words, first = OFFICE_WORDS[each.holder.office], _first_day(each)
    if first is None or (_took_over(each, facts) is None and not _is_anothers(each)):
        raise CannotTell(f"when {facts.person_label(each.holder.person)} became {words}")
    entitled = known(_entitled(each.period, each.holder.office))
    by = _appointing_authority(each, entitled, facts)
    whose, subject = facts.authority_label(entitled), facts.subject(each)
    shown: dict[str, Any] = {
        "appointed_by": facts.authority_label(by),
        "entitled": whose,
        "changed_on": first,
    }
    shown["holders"] = _history(each.period, facts)
    message = f"Became {words} on {in_words(first)}, appointed by {shown['appointed_by']}"
    if by == entitled:
        return met(subject, f"{message}, which appoints the {words} in this period.", **shown)
    step = f"Have {whose} appoint a {words} for the rest of the period, or record that this one stands in."
    said = f"{message}; in this period {whose} appoints the {words}."
    return not_met(subject, said, next=step, note=SILENT_NOTE, **shown)


def _turn_of(period: AppointingPeriod, facts: BoardFacts) -> Turn:
    """The turn a period is, or is a part of; raises where none of its days is certain."""
    for turn in turns(facts):
        if any(part is period for part in turn.parts):
            if turn.doubt is not None:
                raise CannotTell(turn.doubt)
            return turn
    raise CannotTell(f"the days of the {facts.period_label(period)}")


def _moved_end(period: AppointingPeriod, facts: BoardFacts) -> Finding:
    turn = _turn_of(period, facts)
    begins, last, subject = known(turn.first.from_), known(turn.last.to), facts.subject(period)
    known(period.to)
    shown: dict[str, Any] = {
        "period_from": begins,
        "first_set_to": known(period.first_set_to),
        "period_to": _told(last),
        "latest_lawful_end": last_day_of_months(begins, LONGEST_MONTHS),
        "holders": _history(period, facts),
    }
    moved = f"The last day was moved from {in_words(known(period.first_set_to))} to {_in_words(period.to)}"
    if last > shown["latest_lawful_end"]:
        return _moved_too_far(period, moved, "three years", shown["latest_lawful_end"], facts, shown)
    months = facts.scheme_on(begins).chair_term_months
    if isinstance(months, Unknown):
        raise CannotTell(months.what)
    if isinstance(months, int):
        shown |= {"scheme_months": months, "scheme_end": last_day_of_months(begins, months)}
        if last > shown["scheme_end"]:
            return _moved_too_far(
                period, moved, "the term in the integration scheme", shown["scheme_end"], facts, shown
            )
    within = "three years" if isinstance(months, Nothing) else "three years and the term in the scheme"
    message = f"{moved}, which is within {within}. The Order does not say whether it may be moved."
    return caution(subject, message, next="Keep the decision that moved the day, and take advice.", **shown)


def _moved_too_far(
    period: AppointingPeriod,
    moved: str,
    limit: str,
    limit_day: date,
    facts: BoardFacts,
    shown: dict[str, Any],
) -> Finding:
    return not_met(
        facts.subject(period),
        f"{moved}, past {in_words(limit_day)}, the last day of {limit}.",
        next=f"Have the period end no later than {in_words(limit_day)}.",
        note=SILENT_NOTE,
        **shown,
    )


def _in_words(day: Maybe[date | Open]) -> str:
    return in_words(day) if isinstance(day, date) else "no day at all"


# -- CHR-09 ------------------------------------------------------------------------------------------------

ENOUGH: Final = 2
"""How many nominees in post are enough for a side to find its own chair, however many places are empty."""

VACANCIES_LEAVING_ONE: Final = 2
"""How many temporary vacancies there must be where a side has one nominee left."""


@dataclass(frozen=True, slots=True)
class _Side:
    """One authority's nominees in post, and how many of its places are temporary vacancies."""

    party: Party
    count: Headcount
    vacancies: int

    @property
    def is_depleted(self) -> bool | None:
        """Whether there is nobody left, or one beside two vacancies; None where that is not known."""
        if self.count.at_least >= ENOUGH:
            return False
        if self.count.unsure:
            return None
        return not self.count.at_least or self.vacancies >= VACANCIES_LEAVING_ONE

    def in_words(self) -> str:
        """The side for people: NHS Alba has 1 nominee in post and 3 temporary vacancies."""
        nominees, places = self.count.at_least, self.vacancies
        return (
            f"{self.party.label} has {nominees or 'no'} nominee{'' if nominees == 1 else 's'} in post"
            f" and {places or 'no'} temporary vacanc{'y' if places == 1 else 'ies'}"
        )


def _side(party: Party, facts: BoardFacts, on: Day) -> _Side:
    count = in_post(facts, on, "LA_NOM" if party.kind == "council" else "HB_NOM")
    if count.at_least >= ENOUGH:
        return _Side(party, count, len(count.empty))
    places = sum(1 for seat in count.empty if is_temporary_vacancy(seat, facts, on))
    if not said_able(facts, on, authority=party.authority):
        # A place that must be filled and has no seat on record is empty all the same.
        beyond_seats = number_on(facts, on).number.at_least - count.at_least - len(count.empty)
        places += max(0, beyond_seats)
    return _Side(party, count, places)


def _standing_in(facts: BoardFacts, on: Day) -> list[InOffice]:
    """Those who are certainly chair for a time only; raises where it is not known whether anybody is."""
    state = office_on(facts, CHAIR, on)
    found = [each for each in state.holders if stands_in(each)]
    if found or state.is_vacant:
        return found
    for each in state.perhaps:
        if stands_in(each):
            raise CannotTell(f"whether {facts.person_label(each.holder.person)} was chair on this day")
    for period in periods_running(facts, on)[0]:
        known(period.holders)
    return []


@rule(
    "CHR-09",
    "A temporary chair when the entitled side is depleted",
    duty=Duty.MUST,
    applies=SINGLE,
    in_force=since(ORDERS_COMMENCED),
    cites=[
        BOARDS_ORDER.cite("article 13(2) and (3)", at="article/13"),
        AMENDMENT_2015.cite("article 2", at="article/2"),
    ],
)
def temporary_chair_appointed(facts: BoardFacts, on: Day) -> Iterator[Finding]:
    """The other authority appoints a temporary chair where the side whose turn it is has too few nominees.

    That is so where the entitled authority has no nominee in post, or where two or more temporary vacancies
    leave it one. The temporary appointment ends when the side has more nominees again, and uses up no turn.

    We read this as: an empty place of a nominee is a temporary vacancy, unless a paper says that its
    authority was able to fill it. A place that must be filled and has no seat on record is empty as well.
    We read this as: a chair nobody marked as temporary is not a temporary one.
    We read this as: where only a temporary period runs, the authority that it does not name is entitled.
    """
    parties = (single_council(facts), facts.health_board)
    sides = {party.authority: _side(party, facts, on) for party in parties}
    if all(side.is_depleted is False for side in sides.values()) and not _perhaps_standing_in(facts, on):
        message = "Both authorities have nominees enough in post for one of them to be chair."
        yield not_applicable(facts.subject(facts), message, **_counts(sides))
        return
    period = period_on(facts, on)
    if period is None:
        yield not_applicable(facts.subject(facts), "No appointing period for the chair runs on this day.")
        return
    entitled, other = _entitled_and_other(period, sides, facts)
    yield _judged(entitled, other, period, facts, on)


def _perhaps_standing_in(facts: BoardFacts, on: Day) -> bool:
    state = office_on(facts, CHAIR, on)
    return any(stands_in(each) for each in (*state.holders, *state.perhaps))


def _counts(sides: dict[str, _Side]) -> dict[str, Any]:
    return {"nominees_in_post": {side.party.label: side.count.at_least for side in sides.values()}}


def _entitled_and_other(
    period: AppointingPeriod, sides: dict[str, _Side], facts: BoardFacts
) -> tuple[_Side, _Side]:
    named_by_period = known(period.chair_by)
    if named_by_period not in sides:
        raise CannotTell("which authority appoints the chair")
    other = next(side for authority, side in sides.items() if authority != named_by_period)
    both = (sides[named_by_period], other)
    return both[::-1] if is_temporary(period) else both


def _judged(entitled: _Side, other: _Side, period: AppointingPeriod, facts: BoardFacts, on: Day) -> Finding:
    subject, whose = facts.subject(period), entitled.party.label
    if entitled.is_depleted is None:
        raise CannotTell(entitled.count.unsure[0])
    standing_in = _appointed_by_other(other, facts, on)
    chairs = named(facts, tuple(each.holder.person for each in standing_in))
    shown: dict[str, Any] = {
        "entitled": whose,
        "nominees_in_post": entitled.count.at_least,
        "temporary_vacancies": entitled.vacancies,
        "empty_seats": [facts.seat_label(seat) for seat in entitled.count.empty],
        "temporary_chair": chairs or "none",
    }
    state = f"{entitled.in_words()}."
    if not entitled.is_depleted:
        return _not_depleted(subject.label, chairs, entitled, other, facts, shown, state)
    if chairs:
        message = f"{state} {' and '.join(chairs)} stands in as chair, appointed by {other.party.label}."
        return met(subject, message, **shown)
    return not_met(
        subject,
        f"{state} {other.party.label} has not appointed a temporary chair.",
        next=f"Have {other.party.label} appoint a temporary chair, and record the appointment as temporary.",
        **shown,
    )


def _not_depleted(
    period: str,
    chairs: list[str],
    entitled: _Side,
    other: _Side,
    facts: BoardFacts,
    shown: dict[str, Any],
    state: str,
) -> Finding:
    board, whose = facts.subject(facts), entitled.party.label
    if not chairs:
        return not_applicable(board, f"{state} That is enough for {whose} to have a chair.", **shown)
    names = " and ".join(chairs)
    return caution(
        board,
        f"{state} {names} still stands in as chair, appointed by {other.party.label}.",
        next=f"Have {whose} appoint the chair, and record the last day of the temporary one.",
        period=period,
        **shown,
    )


def _appointed_by_other(other: _Side, facts: BoardFacts, on: Day) -> list[InOffice]:
    """Those who stand in as chair by appointment of the authority that is not entitled."""
    found = []
    for each in _standing_in(facts, on):
        by = each.period.chair_by if is_temporary(each.period) else each.holder.appointed_by
        if is_known(each.holder.appointed_by):
            by = each.holder.appointed_by
        if not is_known(by):
            by = _appointing_authority(each, other.party.authority, facts)
        if by == other.party.authority:
            found.append(each)
    return found
