"""The last day in the seat that the law fixes or allows for a member who is leaving, from what is on record.

The rules judge a departure once it is recorded (END and TRM); here the same law is asked beforehand.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Final

from statute.facts import NOMINEES, Appointment, BoardFacts, Standing
from statute.rules.departures import Notice, month_runs_to, papers_about, received, the_board, the_member
from statute.rules.endings import last_days_as_councillor
from statute.rules.terms import OFFICE_OF, TERM_YEARS
from statute.spans import day_before, last_day_of_years
from statute.unknown import CannotTell, is_known

REMOVALS: Final = ("absence", "conduct", "authority", "disqualification")
"""The ways in which a member can be removed."""


def last_day_of_term(starts_on: date) -> date:
    """The last day that the longest lawful term beginning on a day may have."""
    return last_day_of_years(starts_on, TERM_YEARS)


def goes_with_office(basis: str | None) -> bool:
    """Whether a seat on a basis lasts for as long as its office is held."""
    return basis in OFFICE_OF


def may_be_removed_by_authority(appointment: Appointment, facts: BoardFacts) -> bool:
    """Whether the seat is, or may be, one that an authority nominates to and so may remove from."""
    basis = facts.seat_by_id[appointment.seat].basis
    return not is_known(basis) or basis in NOMINEES


def earliest_last_day(appointment: Appointment, facts: BoardFacts, how: str) -> date | None:
    """The first day on which a removal may let somebody's time in the seat end, by the notices on record.

    None where the notice that the law asks for is not on record, and for every other way of leaving. Raises
    where not enough of a notice is known.
    """
    match how:
        case "absence":
            return _after_a_month(appointment, facts, the_board(facts), [the_member(appointment)])
        case "authority":
            nominated_by = facts.seat_by_id[appointment.seat].nominated_by
            senders = {nominated_by} if is_known(nominated_by) else set()
            readers = [the_member(appointment), the_board(facts)]
            return _after_a_month(appointment, facts, senders, readers)
        case "conduct":
            return _before_the_stated_day(appointment, facts)
    return None


def _after_a_month(
    appointment: Appointment, facts: BoardFacts, by: Collection[str], to: list[frozenset[str]]
) -> date | None:
    notices = [_first_written(appointment, facts, by, each) for each in to]
    known = [each for each in notices if each is not None]
    return month_runs_to(known) if len(known) == len(notices) else None


def _first_written(
    appointment: Appointment, facts: BoardFacts, by: Collection[str], to: Collection[str]
) -> Notice | None:
    papers = papers_about(appointment, facts, "notice", "removal", from_=by, to=to).certain
    written = [notice for notice in map(received, papers) if notice.written]
    return min(written, key=lambda notice: notice.received_on, default=None)


def _before_the_stated_day(appointment: Appointment, facts: BoardFacts) -> date | None:
    """The day before the first that the board stated in writing."""
    papers = papers_about(appointment, facts, "notice", "removal", to=the_member(appointment)).certain
    days = [
        paper.effective_on
        for paper in papers
        if is_known(paper.effective_on) and not (is_known(paper.form) and paper.form == "spoken")
    ]
    return min((day_before(day) for day in days if isinstance(day, date)), default=None)


def last_day_by_law(appointment: Appointment, facts: BoardFacts, how: str) -> date | None:
    """The last day in the seat that other facts on record fix, for a way of leaving; None where none does."""
    match how:
        case "term_over":
            return appointment.term_ends if isinstance(appointment.term_ends, date) else None
        case "not_councillor":
            return _last_in_seat(last_days_as_councillor(appointment.person, facts), appointment, facts)
        case "left_office":
            return _last_in_seat(_last_days_in_office(appointment, facts), appointment, facts)
        case "disqualification":
            return _last_in_seat(_grounds(appointment, facts), appointment, facts)
    return None


def _last_in_seat(days: Collection[date], appointment: Appointment, facts: BoardFacts) -> date | None:
    """The latest of some days on which somebody may have been in the seat."""
    held = facts.held_by_appointment[appointment.id]
    return max((day for day in days if held.on(day) is not False), default=None)


def _last_days_in_office(appointment: Appointment, facts: BoardFacts) -> list[date]:
    return [each.ends for each in offices_of_seat(appointment, facts) if isinstance(each.ends, date)]


def offices_of_seat(appointment: Appointment, facts: BoardFacts) -> list[Standing]:
    """What is on record of somebody in the office that their seat goes with."""
    basis = facts.seat_by_id[appointment.seat].basis
    office = OFFICE_OF.get(basis) if is_known(basis) else None
    rows = facts.standings_by_person.get(appointment.person, ())
    held = [each for each in rows if each.kind == "office_holder" and each.value and is_known(each.office)]
    return [each for each in held if office is not None and each.office == office]


def _grounds(appointment: Appointment, facts: BoardFacts) -> list[date]:
    rows = facts.standings_by_person.get(appointment.person, ())
    found = [each.starts_on for each in rows if each.kind == "disqualified" and each.value]
    return [day for day in found if isinstance(day, date)]


def proposed_last_day(appointment: Appointment, facts: BoardFacts, how: str) -> date | None:
    """The last day in the seat to propose for a way of leaving; None where the record says too little."""
    try:
        return earliest_last_day(appointment, facts, how) or last_day_by_law(appointment, facts, how)
    except CannotTell:
        return None
