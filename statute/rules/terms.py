"""How long members serve: the term's length, its end, membership by office, and further terms.

The tests are plain functions over one appointment, because the law on monitoring committees asks the same:
:func:`term_within_limit`, :func:`not_past_term`, :func:`as_long_as_office` and :func:`further_term`, with
their subjects :func:`members_in_post`, :func:`members_by_office` and :func:`reappointed_members`.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any, Final

from statute.day import ONE_DAY, Day
from statute.facts import Appointment, BoardFacts, Standing
from statute.findings import (
    Duty,
    Finding,
    Outcome,
    Subject,
    caution,
    due,
    is_near,
    met,
    not_applicable,
    not_met,
    sentence,
)
from statute.holding import OFFICES, appointments_in_post, basis_of, in_post, is_in_post, stands
from statute.instruments import BOARDS_ORDER, INTERPRETATION_2010, ORDERS_COMMENCED
from statute.notes import SILENT_NOTE
from statute.registry import IJB, rule, since
from statute.spans import Span, covered, day_after, day_before, in_words, judged_until, last_day_of_years
from statute.unknown import CannotTell, Maybe, Open, Unknown, WhileInOffice, is_known, known

TERM_YEARS: Final = 3
"""The longest term, in years: fixed by both Orders since they came into force."""

OFFICE_OF: Final = {
    "CSWO": "chief_social_work_officer",
    "CO": "chief_officer",
    "CFO": "board_proper_officer",
    "HB_FD": "health_board_finance_director",
    "LA_S95": "council_proper_officer",
}
"""The office that gives each seat held by office."""

READING_CHIEF_OFFICER: Final = (
    "We read this as: the chief officer is a member by office, although article 7(2) has not named the chief"
    " officer since 20 March 2015."
)

Term = Maybe[date | Open | WhileInOffice]


# -- subjects ----------------------------------------------------------------------------------------------


def members_in_post(facts: BoardFacts, on: Day) -> Iterator[Appointment]:
    """Appointments that are, or may be, held on the day; raises where none is on record but one may be."""
    found = False
    for appointment in appointments_in_post(facts, on):
        found = True
        yield appointment
    if not found and (unsure := in_post(facts, on).unsure):
        raise CannotTell(unsure[0])


def members_by_office(facts: BoardFacts, on: Day) -> Iterator[Appointment]:
    """Appointments by office that are, or may be, held on the day, or that ended lately."""
    found = False
    for seat in facts.board_seats:
        if is_known(seat.basis) and seat.basis not in OFFICE_OF:
            continue
        for appointment in facts.appointments_by_seat.get(seat.id, ()):
            if facts.held_by_appointment[appointment.id].on(on) is not False or _ended_lately(
                appointment, on
            ):
                found = True
                yield appointment
    if not found and (unsure := in_post(facts, on, *OFFICE_OF).unsure):
        raise CannotTell(unsure[0])


def reappointed_members(facts: BoardFacts, on: Day) -> Iterator[Appointment]:
    """Members in post for a further term; where the board limits terms, all but those by office."""
    limit = _limit_on_terms(facts, on)
    for appointment in members_in_post(facts, on):
        basis = facts.seat_by_id[appointment.seat].basis
        if is_known(basis) and basis in OFFICE_OF:
            continue
        if limit is not None or earlier_terms(appointment, facts):
            yield appointment


def _ended_lately(appointment: Appointment, on: Day) -> bool:
    ends = appointment.ends
    return is_known(ends) and isinstance(ends, date) and on > ends and on <= judged_until(ends)


# -- the length of a term ----------------------------------------------------------------------------------


def latest_start(appointment: Appointment) -> date | None:
    """The recorded first day in the seat, else a day on which the person was seen in it; None for neither."""
    return next(
        (day for day in (appointment.starts_on, appointment.seen_on) if not isinstance(day, Unknown)), None
    )


def _by_office(subject: Subject) -> Finding:
    return not_applicable(subject, "Serves while in office, so no term is set.")


def _told(term: Term) -> date | str:
    return term if isinstance(term, date) else str(term) if is_known(term) else "not on record"


def term_within_limit(appointment: Appointment, facts: BoardFacts, on: Day) -> Iterator[Finding]:
    """Whether a member in post has a term of at most three years on record."""
    subject = facts.subject(appointment)
    if basis_of(appointment, facts) in OFFICE_OF:
        yield _by_office(subject)
        return
    is_in_post(appointment, facts, on)
    start, term = latest_start(appointment), appointment.term_ends
    last = None if start is None else last_day_of_years(start, TERM_YEARS)
    told: dict[str, Any] = {"term_ends": _told(term)}
    if start is not None:
        told |= {
            "starts_on": start,
            "starts_on_exact": is_known(appointment.starts_on),
            "latest_lawful_end": last,
        }
    problem = _term_problem(term, last, on)
    if problem is not None:
        yield not_met(subject, sentence(problem), next=_to_mend(last), **told)
        return
    if isinstance(term, Unknown):
        raise CannotTell(term.what)
    begins = known(appointment.starts_on)
    message = f"The term from {in_words(begins)} to {_in_words(term)} is within three years."
    yield met(subject, message, **told)


def _term_problem(term: Term, last: date | None, on: Day) -> str | None:
    """What is certainly wrong with a term; None where nothing is, or nothing is certain."""
    if isinstance(term, Unknown):
        if last is not None and on > last:
            return f"in the seat beyond {in_words(last)}, three years on, with no term on record."
        return None
    if isinstance(term, Open):
        return "the term was set without an end."
    if isinstance(term, WhileInOffice):
        return "the term was set for as long as an office is held, and this seat does not go with an office."
    if last is not None and term > last:
        return f"the term runs to {in_words(term)}, past {in_words(last)}, the last day of three years."
    return None


def _to_mend(last: date | None) -> str:
    if last is None:
        return "Have the constituent authorities set a term of at most three years."
    return f"Have the constituent authorities set a term that ends no later than {in_words(last)}."


def _in_words(ends: date | Open | WhileInOffice) -> str:
    return in_words(ends) if isinstance(ends, date) else str(ends)


# -- serving past a term -----------------------------------------------------------------------------------


def not_past_term(appointment: Appointment, facts: BoardFacts, on: Day) -> Iterator[Finding]:
    """Whether a member in post is still within the term that was set, or within a further one."""
    subject = facts.subject(appointment)
    if basis_of(appointment, facts) in OFFICE_OF:
        yield _by_office(subject)
        return
    is_in_post(appointment, facts, on)
    last = known(appointment.term_ends)
    if not isinstance(last, date):
        yield not_applicable(subject, "The term was set without a last day, so none has passed.")
    elif on > last:
        yield _past_term(appointment, last, subject, facts, on)
    else:
        yield _within_term(appointment, last, subject, facts, on)


def _past_term(appointment: Appointment, last: date, subject: Subject, facts: BoardFacts, on: Day) -> Finding:
    again = _reappointed_by(appointment, facts, on)
    if again is not None:
        message = f"The term ended on {in_words(last)}; reappointed from {in_words(again)}."
        return met(subject, message, term_ends=last, reappointed_from=again)
    return not_met(
        subject,
        f"In the seat after {in_words(last)}, the last day of the term.",
        next="Record the reappointment from its own date, or the last day in the seat.",
        term_ends=last,
        last_day_in_seat=_told(appointment.ends),
        note=SILENT_NOTE,
    )


def _within_term(
    appointment: Appointment, last: date, subject: Subject, facts: BoardFacts, on: Day
) -> Finding:
    message = f"The term runs to {in_words(last)}."
    ends = appointment.ends
    if is_known(ends) and isinstance(ends, date) and ends < last:
        return met(subject, f"{message} The last day in the seat is {in_words(ends)}.", term_ends=last)
    arranged = _next_in_seat(appointment, last, facts)
    if arranged is not None:
        return met(subject, f"{message} What follows is on record from {in_words(arranged)}.", term_ends=last)
    following = "Reappoint for a further term, or appoint somebody else, before then."
    if is_near(last, on):
        return due(subject, message, due_on=last, next=following, term_ends=last)
    return met(subject, message, due_on=last, next=following, term_ends=last)


def same_place(one: Appointment, other: Appointment, facts: BoardFacts) -> bool:
    """Whether two appointments are to one seat, or to seats of one basis and one nominating authority."""
    if one.seat == other.seat:
        return True
    first, second = facts.seat_by_id[one.seat], facts.seat_by_id[other.seat]
    if not is_known(first.basis) or not is_known(second.basis) or first.basis != second.basis:
        return False
    if first.group != second.group or is_known(first.nominated_by) != is_known(second.nominated_by):
        return False
    return not is_known(first.nominated_by) or first.nominated_by == second.nominated_by


def _others_of_person(appointment: Appointment, facts: BoardFacts) -> Iterator[Appointment]:
    for other in facts.appointments_by_person[appointment.person]:
        if other is not appointment and same_place(appointment, other, facts):
            yield other


def _reappointed_by(appointment: Appointment, facts: BoardFacts, on: Day) -> date | None:
    """The first day of a further term of the same person that runs on the day; None where there is none."""
    last = appointment.term_ends
    for other in _others_of_person(appointment, facts):
        start = other.starts_on
        later = (
            is_known(start)
            and is_known(last)
            and isinstance(last, date)
            and _begins_after(start, appointment)
        )
        if later and is_known(start) and on >= start and is_in_post(other, facts, on):
            return start
    return None


def _begins_after(start: date, appointment: Appointment) -> bool:
    return not is_known(appointment.starts_on) or start > appointment.starts_on


def _next_in_seat(appointment: Appointment, last: date, facts: BoardFacts) -> date | None:
    """From when somebody is on record to follow, no later than the day after the term; None for nobody."""
    here = _certain(appointment, facts)
    others = [*facts.appointments_by_seat.get(appointment.seat, ()), *_others_of_person(appointment, facts)]
    starts = [
        other.starts_on
        for other in others
        if other is not appointment
        and is_known(other.starts_on)
        and here is not None
        and other.starts_on > here.from_
        and other.starts_on <= last + ONE_DAY
    ]
    return min(starts) if starts else None


# -- membership by office ----------------------------------------------------------------------------------

OF_ONE_COUNCIL: Final = ("chief_social_work_officer", "council_proper_officer")
"""Offices of which one council's holder is enough where there are several: another's may join later."""


def as_long_as_office(appointment: Appointment, facts: BoardFacts, on: Day) -> Iterator[Finding]:
    """Whether a member by office is in the seat from the first to the last day in the office."""
    subject = facts.subject(appointment)
    basis = basis_of(appointment, facts)
    if basis not in OFFICE_OF:
        return
    reading = {"reading": READING_CHIEF_OFFICER} if basis == "CO" else {}
    told: dict[str, Any] = _days_told(appointment, OFFICE_OF[basis], facts) | reading
    if is_in_post(appointment, facts, on):
        yield _while_in_seat(appointment, subject, OFFICE_OF[basis], facts, on, told)
    else:
        yield _after_leaving(appointment, subject, OFFICE_OF[basis], facts, told)


def _while_in_seat(
    appointment: Appointment, subject: Subject, office: str, facts: BoardFacts, on: Day, told: dict[str, Any]
) -> Finding:
    words = OFFICES[office]
    if not stands(facts, appointment.person, "office_holder", on, office=office):
        gone = _last_day_in_office(appointment.person, office, facts, on)
        when = f" any more; the last day in that office was {in_words(gone)}" if gone else ""
        return not_met(
            subject,
            f"In the seat, but not {words}{when}.",
            next="End the membership on the last day in office, and record who holds the office now.",
            **told,
        )
    fault = _start_fault(appointment, office, facts)
    if fault is not None:
        return not_met(
            subject,
            sentence(fault),
            next="Record one first day for the office and the seat.",
            **told,
        )
    leaves = _known_last_day(appointment, office, facts, on)
    if leaves is None:
        return met(subject, f"In the seat while {words}.", **told)
    message = f"The last day in office is {in_words(leaves)}."
    following = "End the membership on the same day, and record who takes the office."
    kind = due if is_near(leaves, on) else met
    return kind(subject, message, due_on=leaves, next=following, **told)


def _after_leaving(
    appointment: Appointment, subject: Subject, office: str, facts: BoardFacts, told: dict[str, Any]
) -> Finding:
    last = known(appointment.ends)
    assert isinstance(last, date)
    fault = _end_fault(appointment, last, office, facts)
    if fault is not None:
        return not_met(
            subject,
            sentence(fault),
            next="Record one last day for the office and the seat.",
            **told,
        )
    return met(subject, f"The membership ended with the office on {in_words(last)}.", **told)


def _spells_in_office(person: str, office: str, facts: BoardFacts) -> list[Standing]:
    """The person's recorded spells in the office."""
    return [
        each
        for each in facts.standings_by_person.get(person, ())
        if each.kind == "office_holder" and each.value and is_known(each.office) and each.office == office
    ]


def _days_told(appointment: Appointment, office: str, facts: BoardFacts) -> dict[str, Any]:
    spells = _spells_in_office(appointment.person, office, facts)
    return {
        "in_seat": {"from": _told(appointment.starts_on), "to": _told(appointment.ends)},
        "in_office": [{"from": _told(each.starts_on), "to": _told(each.ends)} for each in spells],
    }


def _last_day_in_office(person: str, office: str, facts: BoardFacts, on: Day) -> date | None:
    ends = [each.ends for each in _spells_in_office(person, office, facts) if is_known(each.ends)]
    gone = [day for day in ends if isinstance(day, date) and on > day]
    return max(gone) if gone else None


def _held_office_on(appointment: Appointment, office: str, facts: BoardFacts, day: date) -> bool:
    return stands(facts, appointment.person, "office_holder", day, office=office)


def _same_person_on(appointment: Appointment, facts: BoardFacts, day: date | Open) -> bool:
    """Whether another appointment of the person to the same place covers a day."""
    return isinstance(day, date) and any(
        facts.held_by_appointment[other.id].on(day) for other in _others_of_person(appointment, facts)
    )


def _start_fault(appointment: Appointment, office: str, facts: BoardFacts) -> str | None:
    """How the first day in the seat and in the office differ; None where they do not."""
    first = known(appointment.starts_on)
    starts = [each.starts_on for each in _spells_in_office(appointment.person, office, facts)]
    if any(is_known(start) and start == first for start in starts):
        return None
    words = OFFICES[office]
    if not _held_office_on(appointment, office, facts, first):
        return f"in the seat from {in_words(first)}, before becoming {words}."
    if first in facts.beginnings or _same_person_on(appointment, facts, day_before(first)):
        return None
    if office in OF_ONE_COUNCIL and len(facts.councils) > 1:
        return None
    if _held_office_on(appointment, office, facts, day_before(first)):
        return f"{words} before {in_words(first)}, but in the seat only from that day."
    return None


def _end_fault(appointment: Appointment, last: date, office: str, facts: BoardFacts) -> str | None:
    """How the last day in the seat and in the office differ; None where they do not."""
    ends = [each.ends for each in _spells_in_office(appointment.person, office, facts)]
    if any(is_known(end) and end == last for end in ends):
        return None
    following = day_after(last)
    if not isinstance(following, date) or _same_person_on(appointment, facts, following):
        return None
    words = OFFICES[office]
    if not _held_office_on(appointment, office, facts, last):
        return f"in the seat until {in_words(last)}, after the last day as {words}."
    if _held_office_on(appointment, office, facts, following):
        return f"left the seat on {in_words(last)}, but remained {words}."
    return None


def _known_last_day(appointment: Appointment, office: str, facts: BoardFacts, on: Day) -> date | None:
    """A recorded last day in the office that is still to come and that the seat does not share; else None."""
    for each in _spells_in_office(appointment.person, office, facts):
        ends = each.ends
        if not is_known(ends) or not isinstance(ends, date) or not facts.held_by_standing[each.id].on(on):
            continue
        if is_known(appointment.ends) and appointment.ends == ends:
            continue
        following = day_after(ends)
        if isinstance(following, date) and not _goes_on_in_office(appointment, office, following, facts):
            return ends
    return None


def _goes_on_in_office(appointment: Appointment, office: str, day: date, facts: BoardFacts) -> bool:
    spells = _spells_in_office(appointment.person, office, facts)
    return any(facts.held_by_standing[each.id].on(day) for each in spells)


# -- further terms -----------------------------------------------------------------------------------------


def earlier_terms(appointment: Appointment, facts: BoardFacts) -> tuple[Appointment, ...]:
    """The terms of the same person that run up to this one, the latest first.

    A term runs up to the next where it ended on the day before, or nobody else held the seat in between.
    """
    chain: list[Appointment] = []
    here = appointment
    while (before := _term_before(here, facts)) is not None:
        chain.append(before)
        here = before
    return tuple(chain)


def _certain(appointment: Appointment, facts: BoardFacts) -> Span | None:
    return facts.held_by_appointment[appointment.id].certain


def _term_before(appointment: Appointment, facts: BoardFacts) -> Appointment | None:
    here = _certain(appointment, facts)
    if here is None:
        return None
    gone: list[tuple[date, Appointment]] = []
    for other in _others_of_person(appointment, facts):
        there = _certain(other, facts)
        if there is not None and isinstance(there.to, date) and there.to < here.from_:
            gone.append((there.to, other))
    if not gone:
        return None
    last, before = max(gone, key=lambda pair: pair[0])
    if last + ONE_DAY == here.from_:
        return before
    return before if _nobody_between(appointment, before, last, here.from_, facts) else None


def _nobody_between(
    appointment: Appointment, before: Appointment, last: date, first: date, facts: BoardFacts
) -> bool:
    """Whether one seat had no other holder, as far as is recorded, between two terms in it."""
    if appointment.seat != before.seat:
        return False
    between = Span(last + ONE_DAY, first - ONE_DAY)
    others = (_certain(other, facts) for other in facts.appointments_by_seat[appointment.seat])
    return not any(span is not None and span.overlaps(between) for span in others)


def _limit_on_terms(facts: BoardFacts, on: Day) -> int | None:
    """The board's own limit on successive terms on the day; None where it has set none."""
    setting = facts.setting_on(on)
    if setting is None or not is_known(setting.successive_terms):
        return None
    return setting.successive_terms if isinstance(setting.successive_terms, int) else None


def further_term(appointment: Appointment, facts: BoardFacts, on: Day) -> Iterator[Finding]:
    """Whether a further term keeps to three years by itself, and to the board's own limit, if any."""
    subject = facts.subject(appointment)
    if basis_of(appointment, facts) in OFFICE_OF:
        yield _by_office(subject)
        return
    is_in_post(appointment, facts, on)
    chain = earlier_terms(appointment, facts)
    terms, limit = len(chain) + 1, _limit_on_terms(facts, on)
    told: dict[str, Any] = {
        "terms": terms,
        "serving_since": _told((chain or (appointment,))[-1].starts_on),
    }
    if limit is not None:
        told["local_limit"] = limit
    if limit is not None and terms > limit:
        message = f"Serves term number {terms}; the board's own limit is {limit}."
        yield caution(
            subject, message, next="Consider whether the board's own limit should be waived.", **told
        )
        return
    for finding in term_within_limit(appointment, facts, on):
        if finding.outcome is Outcome.NOT_MET:
            yield caution(subject, finding.message, next=finding.next, **told)
            return
    if limit is not None:
        _refuse_unknown_history((chain or (appointment,))[-1], facts)
    yield met(
        subject,
        f"Serves term number {terms}; the law sets no limit on their number.",
        **told,
    )


def _refuse_unknown_history(first: Appointment, facts: BoardFacts) -> None:
    """Raise where the person may have served an earlier term that is not on record."""
    start = known(first.starts_on)
    if facts.beginnings and start <= facts.beginnings[0]:
        return
    if not covered(facts.seat_by_id[first.seat].known, day_before(start)):
        raise CannotTell(f"whether {facts.person_label(first.person)} served a term before {in_words(start)}")


# -- the rules ---------------------------------------------------------------------------------------------


@rule(
    "TRM-01",
    "A term is set by the constituent authorities and is no longer than three years",
    duty=Duty.MUST,
    applies=IJB,
    in_force=since(ORDERS_COMMENCED),
    cites=[BOARDS_ORDER.cite("article 7(1)", at="article/7")],
    over=members_in_post,
    none="Nobody is in post on this day.",
)
def terms_within_limit(appointment: Appointment, facts: BoardFacts, on: Day) -> Iterator[Finding]:
    """Every member but those by office must have a term of at most three years.

    The constituent authorities set it. This goes for professional, stakeholder and additional members as well
    as for nominees. Three years from 1 September 2023 end on 31 August 2026.
    We read this as: three years from 29 February 2024 end on 28 February 2027.
    We read this as: somebody in a seat for more than three years with no term on record has no lawful term.
    """
    yield from term_within_limit(appointment, facts, on)


@rule(
    "TRM-02",
    "Nobody serves past the end of their term",
    duty=Duty.MUST,
    applies=IJB,
    in_force=since(ORDERS_COMMENCED),
    cites=[
        BOARDS_ORDER.cite("article 7(1)", at="article/7"),
        BOARDS_ORDER.cite("article 7(3)", at="article/7"),
    ],
    over=members_in_post,
    none="Nobody is in post on this day.",
)
def nobody_past_term(appointment: Appointment, facts: BoardFacts, on: Day) -> Iterator[Finding]:
    """A member must not go on after the last day of the term, unless reappointed from a day that has come.

    We read this as: there is no holding over, so the seat is empty from the day after the term until a
    reappointment takes effect on its own date.
    We read this as: somebody whom the record shows in the seat is serving in it.
    """
    yield from not_past_term(appointment, facts, on)


@rule(
    "TRM-03",
    "Membership by office lasts exactly as long as the office",
    duty=Duty.MUST,
    applies=IJB,
    in_force=since(ORDERS_COMMENCED),
    cites=[BOARDS_ORDER.cite("article 7(2)", at="article/7")],
    over=members_by_office,
    none="No member by office is on record on this day.",
)
def membership_as_long_as_office(appointment: Appointment, facts: BoardFacts, on: Day) -> Iterator[Finding]:
    """Members by office must be members from their first day in office to their last.

    They are the chief social work officer, the proper officer for finance and the chief officer.

    We read this as: the chief officer is a member by office, although article 7(2) has not named the chief
    officer since 20 March 2015.
    We read this as: whoever was in office before the board began became a member on the day it began.
    We read this as: of several councils one chief social work officer must be a member, so another's may
    become one later than taking office.
    We read this as: once a membership has ended, its last day is judged until the end of the financial year
    after the one it fell in.
    """
    yield from as_long_as_office(appointment, facts, on)


@rule(
    "TRM-04",
    "A member may be reappointed, with no limit in law on the number of terms",
    duty=Duty.MAY,
    applies=IJB,
    in_force=since(ORDERS_COMMENCED),
    cites=[
        BOARDS_ORDER.cite("article 7(3)", at="article/7"),
        INTERPRETATION_2010.cite("section 22(a)", at="section/22"),
    ],
    over=reappointed_members,
    none="Nobody in post has been reappointed.",
)
def reappointment_without_cap(appointment: Appointment, facts: BoardFacts, on: Day) -> Iterator[Finding]:
    """A member may be appointed for further terms; each further term must keep to three years by itself.

    A board may have a limit of its own on successive terms; a term beyond it is pointed out, and lawful.
    We read this as: a further term may be followed by others, since the singular includes the plural.
    We read this as: terms are successive where one ends on the day before the next begins, or where nobody
    else held the seat in between.
    """
    yield from further_term(appointment, facts, on)
