"""SPG-16 and SPG-17: what an empty seat on the planning group does not undo, and who ends a membership."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any, Final

from statute.day import Day
from statute.facts import Appointment, BoardFacts, Seat
from statute.findings import Duty, Finding, caution, met, not_met, sentence
from statute.instruments import (
    ACT_2014,
    ACT_COMMENCED,
)
from statute.notes import PLANNING_GROUP_VACANCY_NOTE
from statute.planning import (
    NOMINATED_BY,
    PLANNING_GROUP,
    decider_on,
    integration_authority,
    members_on,
    planning_group_on,
)
from statute.registry import ANY_REGIME, LEAD_AGENCY, rule, since
from statute.rules.departures import is_over_and_judged, manner_of, the_member
from statute.spans import day_after
from statute.structure import Group
from statute.unknown import CannotTell, Unknown, is_known, known

BY_THE_BOARD: Final = ("absence", "conduct", "disqualification")
"""The manners of ending a membership that are the board's own."""


# -- what an empty seat does not undo -----------------------------------------------------------------------


def empty_seats(facts: BoardFacts, on: Day) -> Iterator[Seat]:
    """The seats of the planning group that are known to be empty.

    Raises :class:`CannotTell` where it is not known whether there is such a group.
    """
    group = planning_group_on(facts, on)
    if group is not None:
        yield from members_on(group, facts, on).empty


@rule(
    "SPG-16",
    "A vacancy does not undo what the planning group did",
    duty=Duty.READING,
    applies=ANY_REGIME,
    in_force=since(ACT_COMMENCED),
    cites=[ACT_2014.cite("section 32(10)", at="section/32")],
    over=empty_seats,
    none="No seat of a strategic planning group is known to be empty on this day.",
)
def vacancy_undoes_nothing(seat: Seat, facts: BoardFacts, on: Day) -> Iterator[Finding]:
    """What the strategic planning group does is not made invalid by a vacancy in its membership: views that
    it gave while a place was empty stand, and the plan that took account of them too.

    This is about empty places. It says nothing of a group that was never set up.
    """
    message = "The seat is empty, which does not undo what the group does meanwhile."
    yield met(facts.subject(seat), message, note=PLANNING_GROUP_VACANCY_NOTE)


# -- who ends it -------------------------------------------------------------------------------------------


def memberships_ended(facts: BoardFacts, on: Day) -> Iterator[Appointment]:
    """Memberships of a planning group that somebody ended, and whose end is judged on the day.

    One that is on record as ended, without its last day, is among them from its beginning on. Raises
    :class:`CannotTell` where there is none and it is not known whether there is such a group.
    """
    ended = [
        appointment
        for group in facts.groups
        if is_known(group.kind) and group.kind == PLANNING_GROUP
        for seat in facts.seats_by_group.get(group.id, ())
        for appointment in facts.appointments_by_seat.get(seat.id, ())
        if _is_judged(appointment, group, facts, on)
    ]
    yield from ended
    if not ended:
        planning_group_on(facts, on)


def _is_judged(appointment: Appointment, group: Group, facts: BoardFacts, on: Day) -> bool:
    if appointment.has_ended_on_a_day_not_known:
        return on >= facts.held_by_appointment[appointment.id].possible.from_
    return is_over_and_judged(appointment, on) and not _ended_by_itself(appointment, group, facts)


def _ended_by_itself(appointment: Appointment, group: Group, facts: BoardFacts) -> bool:
    """Whether a membership ran to the end of its term, went on without a break, or ended with the group."""
    last = known(appointment.ends)
    assert isinstance(last, date)
    if is_known(appointment.how_ended) and appointment.how_ended == "term_over":
        return True
    term_ends = appointment.term_ends
    if manner_of(appointment, facts) is None and is_known(term_ends) and term_ends == last:
        return True
    if is_known(group.to) and isinstance(group.to, date) and last >= group.to:
        return True
    return any(
        each.person == appointment.person and is_known(each.starts_on) and each.starts_on == day_after(last)
        for each in facts.appointments_by_seat[appointment.seat]
    )


@rule(
    "SPG-17",
    "Right body ends a membership",
    duty=Duty.MUST,
    applies=ANY_REGIME,
    in_force=since(ACT_COMMENCED),
    cites=[
        ACT_2014.cite("section 32(3)(b)", at="section/32"),
        ACT_2014.cite("section 32(4) to (6)", at="section/32"),
        ACT_2014.cite("section 61", at="section/61"),
    ],
    over=memberships_ended,
    none="Nobody's time on a strategic planning group was ended lately, as far as is recorded.",
)
def ended_by_the_right_body(appointment: Appointment, facts: BoardFacts, on: Day) -> Iterator[Finding]:
    """A membership of the strategic planning group is ended by the member, who may resign at any time; by the
    board; or, where the board is an integration joint board, by the authority that nominated the member.

    We read a membership that ran to the end of its term, went on without a break, or ended with the group as
    ended by nobody.
    We read a removal for absence, conduct or a disqualification as the board's, and a withdrawal by an
    authority that is not named as one by the authority that nominated the member.
    We read this as open to doubt where a council or the Health Board acted by itself in a lead agency area,
    which has no constituent authorities; where one council ended the time of somebody whom several
    nominated; and where a group did, unless the board's own process for removal says so.
    We read this as judged to the end of the financial year after the one in which the membership ended.
    """
    yield _ended(appointment, facts, on)


def _ended(appointment: Appointment, facts: BoardFacts, on: Day) -> Finding:
    subject, manner = facts.subject(appointment), manner_of(appointment, facts)
    known(appointment.ends)
    by, decider = appointment.ended_by, decider_on(facts, on)
    if manner == "resignation" or (is_known(by) and by in the_member(appointment)):
        return met(subject, "The member resigned, which is allowed at any time.", ended_by="the member")
    if isinstance(by, Unknown):
        return _ended_by_somebody_not_named(appointment, manner, facts, on)
    who = facts.group_label(by)
    if by in integration_authority(facts, on):
        return met(subject, f"{sentence(who)} ended the membership.", ended_by=who)
    if by in {party.authority for party in facts.parties}:
        return _ended_by_authority(appointment, by, facts, on)
    return caution(
        subject,
        f"The membership was ended by {who}, and not by the member, {decider.name} or a nominating"
        " authority.",
        next=f"See whether the process for removal allows this; else put it to {decider.name}.",
        ended_by=who,
    )


def _ended_by_somebody_not_named(
    appointment: Appointment, manner: str | None, facts: BoardFacts, on: Day
) -> Finding:
    if manner in BY_THE_BOARD:
        message = f"The membership was ended by {decider_on(facts, on).name}."
        return met(facts.subject(appointment), message, ended_by=facts.board.name)
    if manner == "authority":
        return _ended_by_authority(appointment, None, facts, on)
    if manner is None:
        known(appointment.how_ended)
    raise CannotTell(f"who ended the time of {facts.subject(appointment).label}")


def _ended_by_authority(appointment: Appointment, by: str | None, facts: BoardFacts, on: Day) -> Finding:
    """The finding where a council or the Health Board ended a membership; None is one that is not named."""
    subject, seat = facts.subject(appointment), facts.seat_by_id[appointment.seat]
    step = f"Ask {decider_on(facts, on).name} to decide on the membership; take advice."
    who = "an authority" if by is None else facts.authority_label(by)
    if facts.regime_on(on) in LEAD_AGENCY:
        return caution(
            subject,
            f"The membership was ended by {who} by itself, in an area without constituent authorities.",
            next="Have the body or bodies that lead decide on it, by the process that they fixed.",
            ended_by=who,
        )
    if known(seat.basis) not in NOMINATED_BY:
        return not_met(
            subject,
            f"The membership was ended by {who}, but no authority nominates this member.",
            next=step,
            ended_by=who,
        )
    if _is_joint(seat, facts):
        return _joint_nominee_ended(appointment, by, facts, step)
    nominating = _nominating(seat, facts)
    told: dict[str, Any] = {"ended_by": who, "nominated_by": facts.authority_label(nominating)}
    if by is None or by == nominating:
        return met(subject, "The authority that nominated the member ended the membership.", **told)
    message = f"The membership was ended by {who}, but the member was nominated by another authority."
    return not_met(subject, message, next=step, **told)


def _nominating(seat: Seat, facts: BoardFacts) -> str:
    """The one authority that nominates to a seat; raises where that is not known."""
    kind = NOMINATED_BY[known(seat.basis)]
    of_the_kind = [party.authority for party in facts.parties if party.kind == kind]
    if is_known(seat.nominated_by) or len(of_the_kind) != 1:
        return known(seat.nominated_by)
    return of_the_kind[0]


def _is_joint(seat: Seat, facts: BoardFacts) -> bool:
    """Whether several councils nominate to a seat together."""
    if seat.basis != "SPG_LA" or len(facts.councils) < 2:
        return False
    return is_known(seat.nominated_jointly) and seat.nominated_jointly


def _joint_nominee_ended(appointment: Appointment, by: str | None, facts: BoardFacts, step: str) -> Finding:
    subject = facts.subject(appointment)
    if by is None:
        message = "The councils that nominated the member together ended the membership."
        return met(subject, message, ended_by="the councils together")
    who = facts.authority_label(by)
    if by in {council.authority for council in facts.councils}:
        return caution(
            subject,
            f"The membership was ended by {who} alone, but the councils nominated the member together.",
            next="Ask the other councils whether they agree, and record it.",
            ended_by=who,
        )
    message = f"The membership was ended by {who}, but the member was nominated by the councils."
    return not_met(subject, message, next=step, ended_by=who)
