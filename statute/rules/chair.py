"""CHR-01 to 07: the chair and the vice-chair, who appoints them, for how long, and in which order."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from itertools import pairwise
from typing import Any, Final

from statute.day import Day
from statute.facts import BASES, AppointingPeriod, Appointment, BoardFacts, InOffice
from statute.findings import Duty, Finding, Subject, caution, due, is_near, met, not_applicable, not_met
from statute.holding import in_post, named, stands
from statute.instruments import BOARDS_ORDER, ORDERS_COMMENCED, SCHEME_REGULATIONS
from statute.notes import SILENT_NOTE
from statute.offices import (
    CHAIR,
    LONGEST_MONTHS,
    OFFICE_WORDS,
    VICE,
    OfficeState,
    Turn,
    appointed_by,
    entitled_after,
    is_first_turn,
    is_temporary,
    office_on,
    period_in_question,
    periods_running,
    refuse_gap_between,
    turns,
)
from statute.registry import IJB, MULTI, SINGLE, rule, since
from statute.spans import day_after, in_words, judged_until, last_day_of_months
from statute.unknown import CannotTell, Maybe, Nothing, Open, Unknown, is_known, known

NOMINEES: Final = ("LA_NOM", "HB_NOM")


def _label(facts: BoardFacts, authority: Maybe[str]) -> str:
    return facts.authority_label(authority)


def _told(value: Maybe[Any]) -> Any:
    """A recorded value as a finding keeps it."""
    if isinstance(value, Unknown):
        return "not on record"
    return value if isinstance(value, date | int) else str(value)


def _period_told(facts: BoardFacts, period: AppointingPeriod) -> dict[str, Any]:
    return {
        "period_from": _told(period.from_),
        "period_to": _told(period.to),
        "chair_by": _label(facts, period.chair_by),
        "vice_by": _label(facts, period.vice_by),
    }


# -- CHR-01 ------------------------------------------------------------------------------------------------


@rule(
    "CHR-01",
    "There is a chair, in an appointing period that has not run out",
    duty=Duty.MUST,
    applies=IJB,
    in_force=since(ORDERS_COMMENCED),
    cites=[
        BOARDS_ORDER.cite("article 4(1)", at="article/4"),
        BOARDS_ORDER.cite("article 6(1)", at="article/6"),
    ],
)
def chair_in_post(facts: BoardFacts, on: Day) -> Iterator[Finding]:
    """One appointing period must cover the day, and somebody must be chair in it.

    We read this as: a chair who goes on after the last day of the period is not chair any more, and this is
    not a vacancy in the membership.
    We read this as: a temporary period may stand beside the one it interrupts, or between two.
    """
    running, perhaps = periods_running(facts, on)
    ordinary = [period for period in running if not is_temporary(period)]
    if len(ordinary) > 1:
        yield _two_periods(facts, ordinary)
    elif running:
        yield _chair_in(facts, (ordinary or list(running))[0], on)
    else:
        missing = period_in_question(facts, on, perhaps)
        if missing is not None:
            raise CannotTell(missing)
        yield _no_period(facts, on)


def _two_periods(facts: BoardFacts, periods: list[AppointingPeriod]) -> Finding:
    told = [_period_told(facts, period) for period in periods]
    return not_met(
        facts.subject(facts),
        "Two appointing periods for the chair run on this day; there must be one.",
        next="Record the last day of the earlier period, or mark a period as temporary.",
        periods=told,
        note=SILENT_NOTE,
    )


def _entitled_after(facts: BoardFacts, period: AppointingPeriod) -> str:
    """Who appoints the chair in the period that follows one, in words."""
    return " or ".join(party.label for party in entitled_after(facts, period)) or "not on record"


def _no_period(facts: BoardFacts, on: Day) -> Finding:
    board = facts.subject(facts)
    gone = [
        (days.certain.to, period)
        for period, days in facts.held_by_period
        if days.certain is not None
        and isinstance(days.certain.to, date)
        and on > days.certain.to
        and not is_temporary(period)
    ]
    following = "Have the authority whose turn it is appoint a chair for the next appointing period."
    if not gone:
        message = "There is no appointing period for the chair on this day, and none before it."
        return not_met(board, message, next=following, note=SILENT_NOTE)
    last, period = max(gone, key=lambda pair: pair[0])
    acting = [
        facts.person_label(each.holder.person)
        for each in facts.in_office
        if each.holder.office == CHAIR and each.recorded.on(on)
    ]
    message = f"The last appointing period for the chair ended on {in_words(last)}, and no other has begun."
    if acting:
        message += f" Still recorded as chair: {', '.join(acting)}."
    told = _period_told(facts, period) | {"entitled": _entitled_after(facts, period), "still_acting": acting}
    return not_met(board, message, next=following, last_period_ended=last, note=SILENT_NOTE, **told)


def _chair_in(facts: BoardFacts, period: AppointingPeriod, on: Day) -> Finding:
    state = office_on(facts, CHAIR, on)
    subject = facts.subject(period)
    told = _period_told(facts, period)
    if state.is_vacant:
        return not_met(
            subject,
            "Place not filled: nobody is chair in the appointing period that runs on this day.",
            next=f"Have {_label(facts, period.chair_by)} appoint a chair for the rest of the period.",
            note=SILENT_NOTE,
            **told,
        )
    chairs = named(facts, tuple(dict.fromkeys(each.holder.person for each in state.holders)))
    told["chair"] = chairs
    if _is_doubled(state):
        message = f"More than one person is recorded as chair: {' and '.join(chairs)}."
        return caution(subject, message, next="Record the last day of the earlier chair.", **told)
    if not any(_is_on_the_board(facts, each.holder.person, on) for each in state.holders):
        return not_met(
            subject,
            f"Place not filled: {' and '.join(chairs)}, recorded as chair, is not on the board on this day.",
            next=f"Record the last day as chair, and have {_label(facts, period.chair_by)} appoint another.",
            note=SILENT_NOTE,
            **told,
        )
    return _until_period_ends(facts, period, chairs[0], subject, on, told)


def _is_doubled(state: OfficeState) -> bool:
    ordinary = {each.holder.person for each in state.holders if not _stands_in(each)}
    return len(ordinary) > 1


def _stands_in(each: InOffice) -> bool:
    return is_temporary(each.period) or (is_known(each.holder.temporary) and each.holder.temporary)


def _until_period_ends(
    facts: BoardFacts, period: AppointingPeriod, chair: str, subject: Subject, on: Day, told: dict[str, Any]
) -> Finding:
    last = period.to
    if isinstance(last, Unknown):
        return met(subject, f"{chair} is chair.", **told)
    if isinstance(last, Open):
        return met(subject, f"{chair} is chair, in an appointing period without a last day.", **told)
    message = f"{chair} is chair, in an appointing period to {in_words(last)}."
    following = _period_after(facts, last)
    if following is not None:
        return met(
            subject, f"{message} The next is on record.", next_period=_period_told(facts, following), **told
        )
    whose = _entitled_after(facts, period)
    ask = (
        f"Have {whose} appoint the next chair"
        if whose != "not on record"
        else "Have the next chair appointed"
    )
    kind = due if is_near(last, on) else met
    return kind(subject, message, due_on=last, next=f"{ask} from {_in_words(day_after(last))}.", **told)


def _period_after(facts: BoardFacts, last: date) -> AppointingPeriod | None:
    """A period on record, with a chair, that is certain to run on the day after another's last."""
    day = day_after(last)
    if isinstance(day, Open):
        return None
    for each in facts.in_office:
        if each.holder.office == CHAIR and each.held.on(day):
            return each.period
    return None


def _in_words(day: date | Open) -> str:
    return in_words(day) if isinstance(day, date) else str(day)


# -- CHR-02 and CHR-04 -------------------------------------------------------------------------------------


def _in_office_or_perhaps(facts: BoardFacts, office: str, on: Day) -> Iterator[InOffice]:
    """Those who are, or may be, in an office; raises where nobody is on record and somebody may be."""
    state = office_on(facts, office, on)
    found = state.holders or state.perhaps
    if not found and state.missing is not None:
        raise CannotTell(state.missing)
    yield from found


def chairs_on(facts: BoardFacts, on: Day) -> Iterator[InOffice]:
    """Those who are, or may be, chair on the day."""
    return _in_office_or_perhaps(facts, CHAIR, on)


def vice_chairs_on(facts: BoardFacts, on: Day) -> Iterator[InOffice]:
    """Those who are, or may be, vice-chair on the day."""
    return _in_office_or_perhaps(facts, VICE, on)


def _seats_of(facts: BoardFacts, person: str, on: Day) -> tuple[list[Appointment], list[Appointment]]:
    """The person's appointments to the board itself that certainly, and that perhaps, run on the day."""
    certain, perhaps = [], []
    for appointment in facts.appointments_by_person.get(person, ()):
        if facts.seat_by_id[appointment.seat].group:
            continue
        match facts.held_by_appointment[appointment.id].on(on):
            case True:
                certain.append(appointment)
            case None:
                perhaps.append(appointment)
    return certain, perhaps


def nominated_by(facts: BoardFacts, person: str, on: Day) -> Maybe[str] | None:
    """The authority whose nominee a person is on the day; None for nobody's.

    Raises :class:`CannotTell` where it is not known which seat the person is in. Somebody certainly in a seat
    that is not for nominees is nobody's, unless a nominee's seat of theirs is on record too.
    """
    certain, perhaps = _seats_of(facts, person, on)
    seats = [facts.seat_by_id[each.seat] for each in certain]
    for seat in seats:
        if is_known(seat.basis) and seat.basis in NOMINEES:
            return _nominating(facts, seat.basis, seat.nominated_by)
    for seat in seats:
        known(seat.basis)
    for each in perhaps:
        basis = facts.seat_by_id[each.seat].basis
        if not is_known(basis) or basis in NOMINEES:
            raise CannotTell(f"which seat {facts.person_label(person)} was in on this day")
    if not certain:
        _refuse_unknown_seat(facts, person, on)
    return None


def _nominating(facts: BoardFacts, basis: str, recorded: Maybe[str]) -> Maybe[str]:
    """Whose seat it is; where only one authority can nominate on a basis, the seat need not say."""
    if is_known(recorded) or not is_known(facts.board.parties):
        return recorded
    kind = "council" if basis == "LA_NOM" else "health_board"
    able = [party.authority for party in facts.parties if party.kind == kind]
    return able[0] if len(able) == 1 else recorded


def _refuse_unknown_seat(facts: BoardFacts, person: str, on: Day) -> None:
    """Raise where somebody without a seat on record may be in one all the same."""
    if in_post(facts, on, *NOMINEES).unsure:
        raise CannotTell(f"which seat {facts.person_label(person)} was in on this day")


def _is_on_the_board(facts: BoardFacts, person: str, on: Day) -> bool:
    """Whether somebody is in a seat of the board itself; raises where that is not known."""
    certain, perhaps = _seats_of(facts, person, on)
    if certain:
        return True
    if perhaps:
        raise CannotTell(f"which seat {facts.person_label(person)} was in on this day")
    _refuse_unknown_seat(facts, person, on)
    return False


def _eligible(each: InOffice, facts: BoardFacts, on: Day) -> Iterator[Finding]:
    """Whether somebody in an office is a nominee of the authority that appointed them, of the right kind."""
    subject = facts.subject(each)
    person, words = each.holder.person, OFFICE_WORDS[each.holder.office]
    if each.held.on(on) is None:
        raise CannotTell(f"whether {facts.person_label(person)} was {words} on this day")
    by = appointed_by(each)
    nominating = nominated_by(facts, person, on)
    told: dict[str, Any] = {"appointed_by": _label(facts, by), "basis": _bases_told(facts, person, on)}
    following = f"Have {_label(facts, by)} appoint one of its own nominees as {words}."
    if nominating is None:
        message = f"Not a nominee of the council or the Health Board ({told['basis']})."
        yield not_met(subject, message, next=following, note=SILENT_NOTE, **told)
        return
    told["nominee_of"] = _label(facts, nominating)
    if is_known(nominating) and is_known(by) and nominating != by:
        message = f"Appointed by {_label(facts, by)}, but a nominee of {_label(facts, nominating)}."
        yield not_met(subject, message, next=following, note=SILENT_NOTE, **told)
        return
    yield from _non_executive(each, subject, known(nominating), following, facts, on, told)
    known(by)


def _non_executive(
    each: InOffice,
    subject: Subject,
    authority: str,
    following: str,
    facts: BoardFacts,
    on: Day,
    told: dict[str, Any],
) -> Iterator[Finding]:
    """What is found of a nominee of the right authority; nothing where it is not known who appointed them."""
    settled = is_known(appointed_by(each))
    if facts.kind_of(authority) == "council":
        if settled:
            yield met(subject, f"A councillor nominated by {_label(facts, authority)}.", **told)
        return
    person = each.holder.person
    is_non_executive = stands(facts, person, "non_executive", on, of=authority)
    told = told | {"non_executive": is_non_executive}
    if not is_non_executive:
        message = f"A nominee of {_label(facts, authority)}, but not one of its non-executive directors."
        yield not_met(subject, message, next=following, note=SILENT_NOTE, **told)
    elif settled:
        yield met(subject, f"A non-executive director nominated by {_label(facts, authority)}.", **told)


def _bases_told(facts: BoardFacts, person: str, on: Day) -> str:
    certain, _ = _seats_of(facts, person, on)
    bases = [facts.seat_by_id[each.seat].basis for each in certain]
    words = [BASES[basis] if is_known(basis) else "basis not on record" for basis in bases]
    return ", ".join(dict.fromkeys(words)) or "no seat on the board"


@rule(
    "CHR-02",
    "The chair is a nominee of the authority that appoints the chair",
    duty=Duty.MUST,
    applies=IJB,
    in_force=since(ORDERS_COMMENCED),
    cites=[
        BOARDS_ORDER.cite("article 4(5) and (6)", at="article/4"),
        BOARDS_ORDER.cite("article 6(7) and (8)", at="article/6"),
    ],
    over=chairs_on,
    none="Nobody is chair on this day.",
)
def chair_is_eligible(each: InOffice, facts: BoardFacts, on: Day) -> Iterator[Finding]:
    """A chair must be a nominee of the authority that appointed them.

    One appointed by a council must be a councillor it nominated; one appointed by the Health Board must be
    its nominee and one of its non-executive directors. The votes given to third sector, service user and
    carer members in 2026 do not change this.
    We read this as: somebody in a seat that is not for nominees, with no other on record, is not a nominee.
    """
    yield from _eligible(each, facts, on)


# -- CHR-03 ------------------------------------------------------------------------------------------------


@rule(
    "CHR-03",
    "The vice-chair comes from the side that does not appoint the chair",
    duty=Duty.MUST,
    applies=IJB,
    in_force=since(ORDERS_COMMENCED),
    cites=[
        BOARDS_ORDER.cite("article 4(3)", at="article/4"),
        BOARDS_ORDER.cite("article 6(5)", at="article/6"),
    ],
)
def vice_from_other_side(facts: BoardFacts, on: Day) -> Iterator[Finding]:
    """There must be a vice-chair, appointed by an authority that does not appoint the chair in that period.

    We read this as: where one of several councils appoints the chair, another council may appoint the
    vice-chair if the integration scheme arranges for it.
    """
    running, perhaps = periods_running(facts, on)
    missing = None if running else period_in_question(facts, on, perhaps)
    if missing is not None:
        raise CannotTell(missing)
    if not running:
        yield not_met(
            facts.subject(facts),
            "Place not filled: no appointing period runs on this day, so nobody is vice-chair.",
            next="Have the next appointing period settled, and the vice-chair appointed for it.",
            note=SILENT_NOTE,
        )
        return
    period = min(running, key=is_temporary)
    subject, told = facts.subject(period), _period_told(facts, period)
    if _is_same_side(period):
        yield not_met(
            subject,
            f"{told['chair_by']} appoints both the chair and the vice-chair.",
            next="Have an authority that does not appoint the chair appoint the vice-chair.",
            note=SILENT_NOTE,
            **told,
        )
        return
    yield from _vice_in(facts, period, subject, on, told)


def _is_same_side(period: AppointingPeriod) -> bool:
    return is_known(period.chair_by) and is_known(period.vice_by) and period.chair_by == period.vice_by


def _vice_in(
    facts: BoardFacts, period: AppointingPeriod, subject: Subject, on: Day, told: dict[str, Any]
) -> Iterator[Finding]:
    state = office_on(facts, VICE, on)
    if state.is_vacant:
        yield not_met(
            subject,
            "Place not filled: nobody is vice-chair in the appointing period that runs on this day.",
            next=f"Have {told['vice_by']} appoint a vice-chair for the rest of the period.",
            note=SILENT_NOTE,
            **told,
        )
        return
    told["vice_chair"] = named(facts, tuple(dict.fromkeys(each.holder.person for each in state.holders)))
    chair_by, vice_by = known(period.chair_by), known(period.vice_by)
    if facts.kind_of(chair_by) == "council" and facts.kind_of(vice_by) == "council":
        yield _both_from_councils(facts, subject, on, told)
        return
    yield met(subject, f"{told['chair_by']} appoints the chair, {told['vice_by']} the vice-chair.", **told)


def _both_from_councils(facts: BoardFacts, subject: Subject, on: Day, told: dict[str, Any]) -> Finding:
    arrangements = known(facts.scheme_on(on).chair_arrangements)
    message = (
        f"One council, {told['chair_by']}, appoints the chair and another, {told['vice_by']}, the vice-chair"
    )
    if isinstance(arrangements, Nothing):
        return caution(
            subject,
            f"{message}; the integration scheme does not say how they are appointed.",
            next="Have the integration scheme say whether the Health Board or the other council appoints.",
            **told,
        )
    return met(
        subject,
        f"{message}; check this with the scheme: {arrangements}",
        arrangements=str(arrangements),
        **told,
    )


# -- CHR-04 ------------------------------------------------------------------------------------------------


@rule(
    "CHR-04",
    "The vice-chair is a nominee of the authority that appoints the vice-chair",
    duty=Duty.MUST,
    applies=IJB,
    in_force=since(ORDERS_COMMENCED),
    cites=[
        BOARDS_ORDER.cite("article 4(5) and (6)", at="article/4"),
        BOARDS_ORDER.cite("article 6(7) and (8)", at="article/6"),
    ],
    over=vice_chairs_on,
    none="Nobody is vice-chair on this day.",
)
def vice_is_eligible(each: InOffice, facts: BoardFacts, on: Day) -> Iterator[Finding]:
    """A vice-chair must be a nominee of the authority that appointed them.

    One appointed by a council must be a councillor it nominated; one appointed by the Health Board must be
    its nominee and one of its non-executive directors.

    We read this as: somebody in a seat that is not for nominees, with no other on record, is not a nominee.
    """
    yield from _eligible(each, facts, on)


# -- CHR-05 ------------------------------------------------------------------------------------------------


def turns_running(facts: BoardFacts, on: Day) -> Iterator[AppointingPeriod]:
    """The ordinary appointing periods that run, or may run, on the day; raises where one may be missing."""
    running, perhaps = periods_running(facts, on)
    found = [period for period in (*running, *perhaps) if not is_temporary(period)]
    missing = None if running else period_in_question(facts, on, perhaps)
    if not found and missing is not None:
        raise CannotTell(missing)
    yield from found


@rule(
    "CHR-05",
    "The appointing period is no longer than three years and as long as the scheme says",
    duty=Duty.MUST,
    applies=IJB,
    in_force=since(ORDERS_COMMENCED),
    cites=[
        BOARDS_ORDER.cite("article 4(1)", at="article/4"),
        BOARDS_ORDER.cite("article 6(1)", at="article/6"),
        SCHEME_REGULATIONS.cite("regulation 2(3)", at="regulation/2"),
        SCHEME_REGULATIONS.cite("schedule", at="schedule"),
    ],
    over=turns_running,
    none="No ordinary appointing period runs on this day.",
)
def period_within_limit(period: AppointingPeriod, facts: BoardFacts, on: Day) -> Iterator[Finding]:
    """The period for which a chair is appointed must be at most three years, and as long as the scheme says.

    A period that is shorter because it began late is pointed out with the reason.
    We read this as: the scheme in force on the first day of the period decides.
    We read this as: a period that a temporary chair interrupted is measured from its first part to its last.
    """
    if not any(each is period for each in periods_running(facts, on)[0]):
        raise CannotTell(f"whether the {facts.period_label(period)} ran on this day")
    turn = next(turn for turn in turns(facts) if any(part is period for part in turn.parts))
    first, last = turn.first.from_, turn.last.to
    seen = [day for day in (first, turn.first.seen_on) if is_known(day)]
    limit = last_day_of_months(seen[0], LONGEST_MONTHS) if seen else None
    subject = facts.subject(period)
    told: dict[str, Any] = {"period_from": _told(first), "period_to": _told(last)}
    told |= {"latest_lawful_end": limit} if limit else {}
    problem = _too_long(last, limit, on)
    if problem is not None:
        yield not_met(
            subject,
            problem,
            next="Have the period end no later than three years on."
            if limit is None
            else f"Have the period end no later than {in_words(limit)}.",
            note=SILENT_NOTE,
            **told,
        )
        return
    begins, ends = known(first), known(last)
    assert isinstance(ends, date)
    if turn.doubt is not None:
        raise CannotTell(turn.doubt)
    yield _against_scheme(facts, turn, begins, ends, subject, told)


def _too_long(last: Maybe[date | Open], limit: date | None, on: Day) -> str | None:
    """What is certainly wrong with the length of a period; None where nothing is, or nothing is certain."""
    if isinstance(last, Unknown):
        if limit is not None and on > limit:
            return f"The appointing period has no end on record, and three years ended on {in_words(limit)}."
        return None
    if isinstance(last, Open):
        return "The appointing period was set without a last day."
    if limit is not None and last > limit:
        past = f"past {in_words(limit)}, the last day of three years"
        return f"The appointing period runs to {in_words(last)}, {past}."
    return None


def _against_scheme(
    facts: BoardFacts, turn: Turn, begins: date, ends: date, subject: Subject, told: dict[str, Any]
) -> Finding:
    months = facts.scheme_on(begins).chair_term_months
    if isinstance(months, Unknown):
        raise CannotTell(months.what)
    length = f"The appointing period runs from {in_words(begins)} to {in_words(ends)}"
    if isinstance(months, Nothing):
        message = f"{length}, within three years; the integration scheme does not state the chair's term."
        return caution(subject, message, next="Have the integration scheme state the chair's term.", **told)
    expected = last_day_of_months(begins, months)
    told |= {"scheme_months": months, "scheme_end": expected}
    if ends == expected:
        return met(subject, f"{length}, as long as the integration scheme says.", **told)
    if ends > expected:
        message = f"{length}, longer than the scheme's {months} months, which end on {in_words(expected)}."
        following = f"Have the period end on {in_words(expected)}, or have the scheme changed."
        return not_met(subject, message, next=following, note=SILENT_NOTE, **told)
    message = f"{length}, shorter than the scheme's {months} months, which end on {in_words(expected)}"
    reason = known(turn.first.late_start_reason)
    if isinstance(reason, Nothing):
        following = "Record why the period began late, or have it last as long as the scheme says."
        return not_met(subject, f"{message}.", next=following, note=SILENT_NOTE, **told)
    following = "Check that the next period begins on time."
    said = f"{message}. Recorded as the reason: {reason}"
    return caution(subject, said, next=following, late_start_reason=str(reason), **told)


# -- CHR-06 and CHR-07 -------------------------------------------------------------------------------------

Side = Callable[[BoardFacts, AppointingPeriod], str]


def _authority(facts: BoardFacts, period: AppointingPeriod) -> str:
    return known(period.chair_by)


def _kind(facts: BoardFacts, period: AppointingPeriod) -> str:
    return facts.kind_of(known(period.chair_by))


def _sequence(facts: BoardFacts, before: Turn | None, turn: Turn) -> list[dict[str, Any]]:
    return [
        {
            "from": _told(each.first.from_),
            "to": _told(each.last.to),
            "chair_by": _label(facts, each.first.chair_by),
        }
        for each in (before, turn)
        if each is not None
    ]


def _out_of_turn(facts: BoardFacts, before: Turn, turn: Turn, side: Side) -> bool:
    """Whether a turn went to the side that had the last one; raises :class:`CannotTell` where not known."""
    same = side(facts, before.first) == side(facts, turn.first)
    refuse_gap_between(facts, before, turn)
    if same and turn.doubt is not None:
        raise CannotTell(turn.doubt)
    return same


def _not_in_turn(facts: BoardFacts, before: Turn, turn: Turn, following: str) -> Finding:
    one, other = _label(facts, before.first.chair_by), _label(facts, turn.first.chair_by)
    twice = f"{other} appointed the chair" if one == other else f"{one} and then {other} appointed the chair"
    return not_met(
        facts.subject(turn.first),
        f"{twice} in two appointing periods running, the second from {in_words(turn.begins)}.",
        next=following,
        note=SILENT_NOTE,
        sequence=_sequence(facts, before, turn),
    )


def _lately_out_of_turn(
    facts: BoardFacts, over: list[Turn], side: Side, on: Day, following: str
) -> Iterator[Finding]:
    """Turns that are over, went to the wrong side, and are recent enough to be judged still."""
    for before, turn in pairwise(over):
        last = turn.certainly_to
        if isinstance(last, Open) or on > judged_until(last):
            continue
        try:
            wrong = _out_of_turn(facts, before, turn, side)
        except CannotTell:
            continue
        if wrong:
            yield _not_in_turn(facts, before, turn, following)


def _alternation(
    facts: BoardFacts, on: Day, side: Side, following: str, first: Callable[[BoardFacts, Turn], Finding]
) -> Iterator[Finding]:
    """Whether the turns up to the day went to one side and the other alternately."""
    begun = [turn for turn in turns(facts) if on >= turn.begins]
    running, perhaps = periods_running(facts, on)
    missing = None if running else period_in_question(facts, on, perhaps)
    if missing is not None:
        yield from _lately_out_of_turn(facts, begun, side, on, following)
        raise CannotTell(missing)
    if not begun:
        yield not_applicable(facts.subject(facts), "No appointing period has begun by this day.")
        return
    yield from _lately_out_of_turn(facts, begun[:-1], side, on, following)
    if len(begun) == 1:
        yield first(facts, begun[0])
    elif _out_of_turn(facts, begun[-2], begun[-1], side):
        yield _not_in_turn(facts, begun[-2], begun[-1], following)
    else:
        yield _in_turn(facts, begun[-2], begun[-1])


def _in_turn(facts: BoardFacts, before: Turn, turn: Turn) -> Finding:
    one, other = _label(facts, before.first.chair_by), _label(facts, turn.first.chair_by)
    message = f"{one} appointed the chair before, {other} from {in_words(turn.begins)}."
    return met(facts.subject(turn.first), message, sequence=_sequence(facts, before, turn))


def _refuse_earlier_turn(facts: BoardFacts, turn: Turn) -> None:
    if not is_first_turn(facts, turn):
        raise CannotTell(f"which authority appointed the chair before {in_words(turn.begins)}")


def _first_of_single(facts: BoardFacts, turn: Turn) -> Finding:
    _refuse_earlier_turn(facts, turn)
    by = _label(facts, known(turn.first.chair_by))
    message = f"The first appointing period, from {in_words(turn.begins)}; {by} appointed the chair."
    return met(facts.subject(turn.first), message, sequence=_sequence(facts, None, turn))


def _first_of_multi(facts: BoardFacts, turn: Turn) -> Finding:
    _refuse_earlier_turn(facts, turn)
    by, subject = known(turn.first.chair_by), facts.subject(turn.first)
    agreed = facts.scheme_on(turn.begins).first_chair_by
    if isinstance(agreed, Unknown):
        raise CannotTell(agreed.what)
    told: dict[str, Any] = {"sequence": _sequence(facts, None, turn)}
    message = (
        f"The first appointing period, from {in_words(turn.begins)}; {_label(facts, by)} appointed the chair"
    )
    if isinstance(agreed, Nothing):
        said = "the integration scheme does not say who was to."
        return caution(subject, f"{message}; {said}", next="Record who was agreed to appoint first.", **told)
    told["first_chair_by"] = _label(facts, agreed)
    if agreed == by:
        return met(subject, f"{message}, as agreed.", **told)
    said = f"the agreement was for {_label(facts, agreed)} to appoint first."
    following = "Settle between the authorities whose turn the next period is."
    return not_met(subject, f"{message}; {said}", next=following, note=SILENT_NOTE, **told)


@rule(
    "CHR-06",
    "The right to appoint the chair alternates",
    duty=Duty.MUST,
    applies=SINGLE,
    in_force=since(ORDERS_COMMENCED),
    cites=[BOARDS_ORDER.cite("article 4(2)", at="article/4")],
)
def right_alternates(facts: BoardFacts, on: Day) -> Iterator[Finding]:
    """The council and the Health Board must take turns, period by period, to appoint the chair.

    A temporary chair uses up no turn.
    We read this as: turns go by period, not by person, and a period that a temporary chair interrupted goes
    on afterwards until the term in the integration scheme has run out.
    We read this as: a period out of turn is judged while it is the latest and, after it, until the end of the
    financial year after the one it ended in.
    """
    following = "Have the other authority appoint the chair for the next period."
    yield from _alternation(facts, on, _authority, following, _first_of_single)


@rule(
    "CHR-07",
    "The right to appoint the chair alternates between the Health Board and a council",
    duty=Duty.MUST,
    applies=MULTI,
    in_force=since(ORDERS_COMMENCED),
    cites=[BOARDS_ORDER.cite("article 6(2) to (4)", at="article/6")],
)
def right_alternates_with_councils(facts: BoardFacts, on: Day) -> Iterator[Finding]:
    """Every second appointing period must be the Health Board's and the others a council's.

    Whose turn is the first, and which council takes each council turn, is for agreement. A temporary chair
    uses up no turn.
    We read this as: the agreement on the first period is what the integration scheme says of the first chair.
    We read this as: a period out of turn is judged while it is the latest and, after it, until the end of the
    financial year after the one it ended in.
    """
    following = "Have the side whose turn it is, the Health Board or a council, appoint the next chair."
    yield from _alternation(facts, on, _kind, following, _first_of_multi)
