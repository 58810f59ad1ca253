"""END-08 and END-11: what becomes of a nominee's seat when the standing it rests on ends."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any, Final

from statute.day import ONE_DAY, Day
from statute.facts import Appointment, BoardFacts, Seat, Standing
from statute.findings import Duty, Finding, Subject, caution, met, met_until, not_applicable, not_met
from statute.holding import last_day_as, stands
from statute.instruments import BOARDS_ORDER, LOCAL_GOVERNMENT_1994, ORDERS_COMMENCED
from statute.registry import IJB, rule, since
from statute.rules.places import certain_member, members_or_gaps
from statute.spans import in_words, judged_until
from statute.unknown import CannotTell, is_known, known

# -- a councillor no longer -------------------------------------------------------------------------------


def _terms_as_councillor(person: str, facts: BoardFacts) -> tuple[Standing, ...]:
    rows = facts.standings_by_person.get(person, ())
    return tuple(each for each in rows if each.kind == "councillor" and each.value)


def _went_on(term: Standing, last: date, facts: BoardFacts) -> bool | None:
    """Whether another term as councillor ran on through the last day of one; None: not known."""
    around = [
        (
            facts.held_by_standing[other.id].on(last - ONE_DAY),
            facts.held_by_standing[other.id].on(last + ONE_DAY),
        )
        for other in _terms_as_councillor(term.person, facts)
        if other is not term
    ]
    if (True, True) in around:
        return True
    return None if any(False not in both for both in around) else False


def last_days_as_councillor(person: str, facts: BoardFacts) -> tuple[date, ...]:
    """The days, in order, with which somebody ceased to be a councillor, even where a new term follows.

    Raises :class:`CannotTell` where another term without a recorded first day may have run on through one.
    """
    days: set[date] = set()
    for term in _terms_as_councillor(person, facts):
        if not isinstance(term.ends, date):
            continue
        went_on = _went_on(term, term.ends, facts)
        if went_on is None:
            last = in_words(term.ends)
            raise CannotTell(f"whether {facts.person_label(person)} ceased to be a councillor on {last}")
        if not went_on:
            days.add(term.ends)
    return tuple(sorted(days))


def _stayed_past(appointment: Appointment, day: date, facts: BoardFacts) -> bool | None:
    """Whether somebody was in the seat on a day and still on the next; None where that is not known."""
    held = facts.held_by_appointment[appointment.id]
    both = (held.on(day), held.on(day + ONE_DAY))
    if False in both:
        return False
    return None if None in both else True


def _left_with_council_seat(appointment: Appointment, facts: BoardFacts, on: Day) -> bool:
    """Whether a nomination is over, saw a last day as councillor, and is still judged."""
    ends = appointment.ends
    if not is_known(ends) or not isinstance(ends, date) or not on > ends or on > judged_until(ends):
        return False
    held = facts.held_by_appointment[appointment.id]
    terms = _terms_as_councillor(appointment.person, facts)
    lasts = (term.ends for term in terms if is_known(term.ends))
    return any(isinstance(last, date) and last <= ends and held.on(last) is not False for last in lasts)


def council_nominations(facts: BoardFacts, on: Day) -> Iterator[Appointment | Seat]:
    """Council nominations that lately ended with the council seat, and those that are or may be held."""
    for seat in facts.board_seats:
        if is_known(seat.basis) and seat.basis == "LA_NOM":
            for appointment in facts.appointments_by_seat.get(seat.id, ()):
                if _left_with_council_seat(appointment, facts, on):
                    yield appointment
    yield from members_or_gaps(facts, on, "LA_NOM")


@rule(
    "END-08",
    "Ceasing to be a councillor ends council nomination that day",
    duty=Duty.MUST,
    applies=IJB,
    in_force=since(ORDERS_COMMENCED),
    cites=[
        BOARDS_ORDER.cite("article 10(4)", at="article/10"),
        LOCAL_GOVERNMENT_1994.cite("section 5(4)", at="section/5"),
    ],
    over=council_nominations,
    none="No council nominee is in a seat, and none has lately left one on ceasing to be a councillor.",
)
def nomination_ends_with_council_seat(
    thing: Appointment | Seat, facts: BoardFacts, on: Day
) -> Iterator[Finding]:
    """A council's nominee who ceases to be a councillor, for any reason, leaves the board with that day.

    The last day in the seat is the last day as a councillor. At an ordinary election that is polling day, for
    those who are elected again as well: they need a new nomination.

    We read this as looking at a term as councillor that ends during the term on the board. Somebody who was
    no councillor when nominated is a matter for MEM-13.
    We read this as ceasing to be a councillor of any council, since the Order names none.
    We read this as judged, once somebody has left the seat, until the end of the financial year after the one
    in which they left it.
    """
    appointment = certain_member(thing, facts, on)
    subject, name = facts.subject(appointment), facts.person_label(appointment.person)
    lasts = last_days_as_councillor(appointment.person, facts)
    past = [last for last in lasts if on > last]
    stayed = next((last for last in past if _stayed_past(appointment, last, facts)), None)
    if stayed is not None:
        yield _stayed_too_long(appointment, stayed, subject, name)
        return
    if any(_stayed_past(appointment, last, facts) is None for last in past):
        known(appointment.starts_on)
        known(appointment.ends)
    ends = appointment.ends
    if is_known(ends) and isinstance(ends, date) and on > ends:
        message = f"{name} left the seat with the last day as a councillor, {in_words(ends)}."
        yield met(subject, message, last_day_as_councillor=ends, last_day_in_seat=ends)
        return
    if not stands(facts, appointment.person, "councillor", on):
        yield _no_councillor(appointment, subject, name, facts)
        return
    _refuse_hidden_break(appointment, facts, on)
    ahead = [last for last in lasts if on <= last]
    if not ahead or (is_known(ends) and ends <= ahead[0]):
        yield met(subject, f"{name} has been a councillor throughout the term in the seat.")
        return
    yield met_until(
        subject,
        f"{name} is a councillor until {in_words(ahead[0])}.",
        due_on=ahead[0],
        on=on,
        next="End the nomination with that day; somebody who is elected again needs a new one.",
        last_day_as_councillor=ahead[0],
    )


def _stayed_too_long(appointment: Appointment, last: date, subject: Subject, name: str) -> Finding:
    ends: Any = appointment.ends
    left = ends if is_known(ends) and isinstance(ends, date) else None
    where = f"stayed in the seat until {in_words(left)}" if left else "is still in the seat"
    return not_met(
        subject,
        f"{name} ceased to be a councillor on {in_words(last)}, which ended the nomination, and {where}.",
        next="Record that day as the last in the seat. To serve again, a new nomination is needed.",
        last_day_as_councillor=last,
        last_day_in_seat=left or (str(ends) if is_known(ends) else "not on record"),
    )


def _first_day(appointment: Appointment, facts: BoardFacts) -> date:
    """The first day certainly in the seat."""
    certain = facts.held_by_appointment[appointment.id].certain
    return known(appointment.starts_on) if certain is None else certain.from_


def _began_as_councillor(appointment: Appointment, facts: BoardFacts) -> bool:
    """Whether somebody was a councillor on the first day in the seat; raises where that is not known."""
    first = _first_day(appointment, facts)
    terms = _terms_as_councillor(appointment.person, facts)
    answers = [facts.held_by_standing[term.id].on(first) for term in terms]
    if True in answers:
        return True
    if None in answers or not facts.is_complete("standings", first):
        raise CannotTell(
            f"whether {facts.person_label(appointment.person)} was a councillor on {in_words(first)}"
        )
    return False


def _no_councillor(appointment: Appointment, subject: Subject, name: str, facts: BoardFacts) -> Finding:
    """For somebody in the seat who is no councillor, with no last day as one on record since it began."""
    if _began_as_councillor(appointment, facts):
        return not_met(
            subject,
            f"{name} is no longer a councillor, which ended the nomination, and is still in the seat.",
            next="Record the last day as a councillor, and that day as the last in the seat.",
            last_day_as_councillor="not on record",
        )
    message = f"{name} was no councillor when this term in the seat began, so none ended during it."
    return not_applicable(subject, message, see="MEM-13")


def _refuse_hidden_break(appointment: Appointment, facts: BoardFacts, on: Day) -> None:
    """Raise where a term as councillor may have ended during the term in the seat, on a day not recorded."""
    first = _first_day(appointment, facts)
    earlier: list[Standing] = []
    for term in _terms_as_councillor(appointment.person, facts):
        held = facts.held_by_standing[term.id]
        if not held.on(on):
            earlier.append(term)
        elif held.on(first):
            return
    for term in earlier:
        known(term.ends)
    _began_as_councillor(appointment, facts)


# -- a member of the Health Board no longer ---------------------------------------------------------------

MEMBERSHIPS: Final = ("health_board_member", "non_executive")
"""The standings that make somebody a member of the Health Board."""


def _memberships(person: str, health_board: str, facts: BoardFacts) -> tuple[Standing, ...]:
    """The rows that make, or may make, somebody a member of the Health Board."""
    return tuple(
        each
        for each in facts.standings_by_person.get(person, ())
        if each.kind in MEMBERSHIPS and each.value and (not is_known(each.of) or each.of == health_board)
    )


def is_on_health_board(person: str, health_board: str, facts: BoardFacts, on: Day) -> bool:
    """Whether somebody is a member of the Health Board, executive or not; raises where that is not known."""
    kinds = {each.kind for each in _memberships(person, health_board, facts)} or {"health_board_member"}
    gap: CannotTell | None = None
    for kind in MEMBERSHIPS:
        if kind in kinds:
            try:
                if stands(facts, person, kind, on, of=health_board):
                    return True
            except CannotTell as missing:
                gap = gap or missing
    if gap is not None:
        raise gap
    return False


def _last_day_ahead(person: str, health_board: str, facts: BoardFacts, on: Day) -> date | None:
    """The last day of somebody's unbroken membership of the Health Board; None where none is on record."""
    rows = [each for each in _memberships(person, health_board, facts) if is_known(each.of)]
    current = [each for each in rows if facts.held_by_standing[each.id].on(on)]
    last: date | None = None
    while current:
        ends = [each.ends for each in current]
        days = [end for end in ends if is_known(end) and isinstance(end, date)]
        if len(days) < len(ends):
            return None
        last = max(days)
        current = [each for each in rows if facts.held_by_standing[each.id].on(last + ONE_DAY)]
    return last


def health_board_nominations(facts: BoardFacts, on: Day) -> Iterator[Appointment | Seat]:
    """Health Board nominations that are or may be held on the day, and seats whose holder is not known."""
    yield from members_or_gaps(facts, on, "HB_NOM")


@rule(
    "END-11",
    "Health Board nominee who leaves the Health Board",
    duty=Duty.READING,
    applies=IJB,
    in_force=since(ORDERS_COMMENCED),
    cites=[
        BOARDS_ORDER.cite("article 3(4) and (5)", at="article/3"),
        BOARDS_ORDER.cite("article 5(4) and (5)", at="article/5"),
    ],
    over=health_board_nominations,
    none="No Health Board nominee is in a seat on this day.",
)
def health_board_nominee_is_on_it(thing: Appointment | Seat, facts: BoardFacts, on: Day) -> Iterator[Finding]:
    """A nominee who leaves the Health Board stays a member of the board, and no longer fits the seat.

    Nothing in the Order ends the seat, as it does for a former councillor. But nominees are non-executives
    or, where there are not enough, other members of the Health Board (MEM-14); so the Health Board should end
    the nomination on a month's notice, or ask for a resignation.

    We read this as: a non-executive director is a member of the Health Board for as long as that lasts.
    """
    appointment = certain_member(thing, facts, on)
    subject, name = facts.subject(appointment), facts.person_label(appointment.person)
    nominated_by = facts.seat_by_id[appointment.seat].nominated_by
    health_board = nominated_by if is_known(nominated_by) else facts.health_board.authority
    whose = facts.authority_label(health_board)
    if not is_on_health_board(appointment.person, health_board, facts, on):
        yield _not_on_it(appointment, health_board, subject, facts, on)
        return
    last = _last_day_ahead(appointment.person, health_board, facts, on)
    if last is None or (is_known(appointment.ends) and appointment.ends <= last):
        yield met(subject, f"{name} is a member of {whose}.")
        return
    yield met_until(
        subject,
        f"{name} is a member of {whose} until {in_words(last)}.",
        due_on=last,
        on=on,
        next="Ask the Health Board whether the membership is renewed or, if not, whom it nominates instead.",
        last_day_on_health_board=last,
    )


def _not_on_it(
    appointment: Appointment, health_board: str, subject: Subject, facts: BoardFacts, on: Day
) -> Finding:
    name, whose = facts.person_label(appointment.person), facts.authority_label(health_board)
    lasts = [last_day_as(facts, appointment.person, kind, on, of=health_board) for kind in MEMBERSHIPS]
    days = [last for last in lasts if last is not None]
    when = f"; the last day as one was {in_words(max(days))}" if days else ""
    return caution(
        subject,
        f"{name} is in the seat and is not a member of {whose}{when}. Nothing ends the seat by itself.",
        next="Ask the Health Board to end the nomination on a month's notice, or for a resignation.",
        last_day_on_health_board=max(days) if days else "not on record",
        see="MEM-14",
    )
