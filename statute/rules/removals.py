"""END-06, END-07, END-09 and END-10: removal for conduct or disqualification, and by an authority."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import partial
from typing import Any, Final

from statute.day import ONE_DAY, Day
from statute.facts import NOMINEES, PROFESSIONALS, Appointment, BoardFacts, Paper, Standing
from statute.findings import Duty, Finding, Outcome, caution, due, met, not_met
from statute.holding import basis_of
from statute.instruments import BOARDS_ORDER, INTERPRETATION_2010, ORDERS_COMMENCED
from statute.notes import SILENT_NOTE
from statute.registry import IJB, rule, since
from statute.rules.absences import decided_by_another
from statute.rules.departures import (
    Notice,
    a_month_before,
    best_of,
    last_day_in_seat,
    notice_received,
    on_the_board,
    papers_about,
    refuse_unless_none,
    removed,
    the_board,
    the_member,
)
from statute.rules.disqualification import is_taken_back
from statute.rules.resignations import in_writing_to_the_board
from statute.spans import day_before, in_words, judged_until, months_after
from statute.unknown import CannotTell, is_known, known

# -- for conduct -------------------------------------------------------------------------------------------


def members_removed_for_conduct(facts: BoardFacts, on: Day) -> Iterator[Appointment]:
    """Members recorded as removed for conduct whose removal is judged on the day."""
    yield from removed(facts, on, "conduct")


@rule(
    "END-06",
    "Conduct removal takes effect on a date the board states in writing",
    duty=Duty.MUST,
    applies=IJB,
    in_force=since(ORDERS_COMMENCED),
    cites=[BOARDS_ORDER.cite("article 10(2)", at="article/10")],
    over=members_removed_for_conduct,
    none="No removal for conduct is on record that is still judged.",
)
def removed_from_a_stated_day(appointment: Appointment, facts: BoardFacts, on: Day) -> Iterator[Finding]:
    """The board may remove a member who brings it into disrepute, or acts in a way inconsistent with its
    functions, with effect from a day that it states in writing.

    The decision is the board's: its chair alone cannot take it.

    We read the day stated as either the last day in the seat or the first day out of it.
    We read a removal as judged from its notice to the end of the financial year after the one in which the
    member left.
    """
    last, name = last_day_in_seat(appointment, facts), facts.person_label(appointment.person)
    other = decided_by_another(appointment, last, facts)
    if other is not None:
        yield other
        return
    decisions = papers_about(appointment, facts, "decision", "removal", from_=the_board(facts))
    if not decisions.certain:
        missing = f"the board's decision to remove {name}"
        refuse_unless_none(decisions, facts, months_after(last, -1), last, missing)
        yield not_met(
            facts.subject(appointment),
            "Removed for conduct, and no decision of the board is on record.",
            next="Put the removal to the board, and record its decision.",
            decision="none",
            last_day_in_seat=last,
        )
        return
    yield _day_stated(appointment, last, facts)


def _day_stated(appointment: Appointment, last: date, facts: BoardFacts) -> Finding:
    subject, name = facts.subject(appointment), facts.person_label(appointment.person)
    notices = papers_about(appointment, facts, "notice", "removal", to=the_member(appointment))
    best = best_of(partial(_stated_in, paper, appointment, last, facts) for paper in notices.certain)
    if best is not None and best.outcome is not Outcome.NOT_MET:
        return best
    missing = f"whether {name} was told in writing from which day the removal takes effect"
    refuse_unless_none(notices, facts, months_after(last, -1), last, missing)
    return best or not_met(
        subject,
        "The board decided on the removal for conduct, and no notice in writing that states its day is on"
        " record.",
        next="Tell the member in writing from which day the removal takes effect, and record the notice.",
        notice="none",
        last_day_in_seat=last,
    )


def _stated_in(paper: Paper, appointment: Appointment, last: date, facts: BoardFacts) -> Finding:
    """What one notice to the member comes to."""
    subject, name = facts.subject(appointment), facts.person_label(appointment.person)
    if known(paper.form) == "spoken":
        step = "Tell the member in writing from which day the removal takes effect, and record the notice."
        return not_met(subject, "Told of the removal by word of mouth, not in writing.", next=step)
    if not is_known(paper.effective_on):
        raise CannotTell(f"from which day the removal of {name} takes effect, as {paper.label} states it")
    stated = paper.effective_on
    told: dict[str, Any] = {"notice": paper.id, "stated_day": stated, "last_day_in_seat": last}
    if last in (stated, day_before(stated)):
        return met(subject, f"Removed by the board with effect from {in_words(stated)}.", **told)
    message = f"Left the seat on {in_words(last)}; the day stated in writing is {in_words(stated)}."
    step = "Record the day that was stated as the day on which the seat ended."
    return (not_met if last < stated else caution)(subject, message, next=step, **told)


# -- for a disqualification --------------------------------------------------------------------------------

NO_GROUND: Final = "censure"
"""A sanction that disqualifies from monitoring committees only."""

DOUBTED: Final = {
    "conviction": "A conviction during the term is not caught by the words of the Order until the member is"
    " appointed again.",
    "restrictions_undertaking": "Whether the Order still catches such an undertaking needs a legal check.",
}
"""Categories of which it is doubtful whether they end a term that is running, and why."""

ENDS_BY_ITSELF: Final = ("insolvency", "restrictions_undertaking")
"""Categories that end by a discharge, which does not undo that the ground arose."""

CATEGORY_WORDS: Final = "a ground of disqualification (category: {})"


def _grounds(appointment: Appointment, facts: BoardFacts) -> list[Standing]:
    """The recorded disqualifications that did, or may, arise while somebody was in the seat."""
    return [
        each
        for each in facts.standings_by_person.get(appointment.person, ())
        if each.kind == "disqualified"
        and each.value
        and not (is_known(each.category) and each.category == NO_GROUND)
        and _arose_in_seat(each, appointment, facts) is not False
    ]


def _was_quashed(ground: Standing, appointment: Appointment, facts: BoardFacts, on: Day) -> bool:
    """Whether a ground turned out to be none.

    An insolvency that is over was one for its time, and so was one for which somebody has been removed.
    """
    if is_known(appointment.how_ended) and appointment.how_ended == "disqualification":
        return False
    if is_known(ground.category) and ground.category in ENDS_BY_ITSELF:
        return False
    return is_taken_back(ground, facts, on)


def _arose_in_seat(ground: Standing, appointment: Appointment, facts: BoardFacts) -> bool | None:
    """Whether somebody was in the seat on the day a ground arose; None where that is not known."""
    held, stood = facts.held_by_appointment[appointment.id], facts.held_by_standing[ground.id]
    if is_known(ground.starts_on):
        return held.on(ground.starts_on)
    if not held.possible.overlaps(stood.possible):
        return False
    began_before = stood.certain is not None and stood.certain.from_ < held.possible.from_
    return False if began_before else None


def members_disqualified(facts: BoardFacts, on: Day) -> Iterator[Appointment]:
    """Members who did, or may, become disqualified in the seat, and those lately removed for it."""
    gone = {each.id for each in removed(facts, on, "disqualification")}
    for appointment in facts.appointments:
        if not on_the_board(appointment, facts):
            continue
        if appointment.id in gone or any(
            _is_judged(ground, appointment, facts, on) for ground in _grounds(appointment, facts)
        ):
            yield appointment


def _is_judged(ground: Standing, appointment: Appointment, facts: BoardFacts, on: Day) -> bool:
    """Whether a ground has arisen and stands, and the member is in the seat or lately left it."""
    arose, ends = ground.starts_on, appointment.ends
    if (is_known(arose) and on < arose) or _was_quashed(ground, appointment, facts, on):
        return False
    return not is_known(ends) or not isinstance(ends, date) or on <= judged_until(ends)


@rule(
    "END-07",
    "Disqualified member is removed at once",
    restricted=True,
    duty=Duty.MUST,
    applies=IJB,
    in_force=since(ORDERS_COMMENCED),
    cites=[
        BOARDS_ORDER.cite("article 10(3)", at="article/10"),
        BOARDS_ORDER.cite("article 8", at="article/8"),
    ],
    over=members_disqualified,
    none="Nobody is on record as having become disqualified during a term that is still judged.",
)
def disqualified_member_is_removed(appointment: Appointment, facts: BoardFacts, on: Day) -> Iterator[Finding]:
    """A member who becomes disqualified must be removed at once: the last day in the seat is the day the
    ground arose, at the latest. The board has no choice, and no notice is needed.

    The evidence is confidential. Only the category of the ground is shown, and to secretaries only.

    We read this as looking at a ground that arises during the term. Somebody who was disqualified before it
    is a matter for the rules on who may be appointed (DSQ).
    We read a ground that is since on record as not standing, other than an insolvency, as none from that day
    on: a sanction that was quashed no longer ends the seat.
    We read a conviction during the term as open to doubt: article 8 counts back from the appointment, so its
    words do not catch it until the member is appointed again. Removal for conduct (END-06) may be considered.
    We read this as judged, once somebody has left the seat, until the end of the financial year after the one
    in which they left it.
    """
    grounds = [each for each in _grounds(appointment, facts) if _is_judged(each, appointment, facts, on)]
    if not grounds:
        name = facts.person_label(appointment.person)
        raise CannotTell(f"the ground on which {name} was disqualified, and the day it arose")
    for ground in grounds:
        yield _after_ground(ground, appointment, facts, on)


def _after_ground(ground: Standing, appointment: Appointment, facts: BoardFacts, on: Day) -> Finding:
    subject, name = facts.subject(appointment), facts.person_label(appointment.person)
    arose, held = known(ground.starts_on), facts.held_by_appointment[appointment.id]
    if held.on(arose) is None:
        raise CannotTell(f"whether {name} was in the seat on {in_words(arose)}")
    category = known(ground.category)
    words = CATEGORY_WORDS.format(category.replace("_", " "))
    arisen = f"On {in_words(arose)} {words} arose"
    ends = appointment.ends
    told: dict[str, Any] = {
        "category": category,
        "arose_on": arose,
        "last_day_in_seat": _last_day(appointment),
    }
    if is_known(ends) and ends <= arose:
        return met(subject, f"{arisen}; that was the last day in the seat.", **told)
    if held.on(arose + ONE_DAY) is None:
        raise CannotTell(f"whether {name} was still in the seat after {in_words(arose)}")
    if category in DOUBTED:
        step = "Take advice; the board may consider removal for conduct, or a resignation."
        return caution(subject, f"{arisen}, during the term. {DOUBTED[category]}", next=step, **told)
    step = "Record that day as the last in the seat."
    if on <= arose:
        return due(subject, f"{arisen}; the seat ends with that day.", due_on=arose, next=step, **told)
    left = f"left the seat on {in_words(ends)}" if isinstance(ends, date) else "is still in the seat"
    return not_met(subject, f"{arisen}, and the member {left}.", next=step, note=SILENT_NOTE, **told)


def _last_day(appointment: Appointment) -> date | str:
    ends = appointment.ends
    if not is_known(ends):
        return "not on record"
    return ends if isinstance(ends, date) else str(ends)


# -- by an authority ---------------------------------------------------------------------------------------


def members_removed_by_authority(facts: BoardFacts, on: Day) -> Iterator[Appointment]:
    """Members recorded as removed by an authority whose removal is judged on the day."""
    yield from removed(facts, on, "authority")


def own_nominees_removed(facts: BoardFacts, on: Day) -> Iterator[Appointment]:
    """Nominees removed, as far as is recorded, by the authority that nominated them."""
    for appointment in members_removed_by_authority(facts, on):
        seat = facts.seat_by_id[appointment.seat]
        if is_known(seat.basis) and seat.basis not in NOMINEES:
            continue
        if not is_known(seat.nominated_by) or by_own_authority(appointment, facts):
            yield appointment


def by_own_authority(appointment: Appointment, facts: BoardFacts) -> bool:
    """Whether a nominee was removed by the authority that nominated them, as far as is recorded.

    A removal by an authority that is not named is one by the nominee's own. Raises where the removing
    authority is on record, and the nominating one is not.
    """
    if not is_known(appointment.ended_by):
        return True
    return bool(known(facts.seat_by_id[appointment.seat].nominated_by) == appointment.ended_by)


@rule(
    "END-09",
    "Authority removes its nominee on one month's notice to member and board",
    duty=Duty.MUST,
    applies=IJB,
    in_force=since(ORDERS_COMMENCED),
    cites=[
        BOARDS_ORDER.cite("article 10(5)", at="article/10"),
        INTERPRETATION_2010.cite("section 26(5) and (6)", at="section/26"),
    ],
    over=own_nominees_removed,
    none="No removal of a nominee by the authority that nominated them is on record that is still judged.",
)
def month_of_notice_from_authority(appointment: Appointment, facts: BoardFacts, on: Day) -> Iterator[Finding]:
    """An authority may remove a member whom it nominated by a month's notice in writing, to the member and to
    the board.

    Replacing a nominee from one day to the next is therefore not enough, unless the outgoing member resigns.

    We read a month as running to the same number in the next month, or to that month's last day, from the day
    the later of the two received the notice. This is the safer count: one day less is open to doubt.
    We read a notice whose receipt is not on record as received two days (48 hours) after it was given.
    We read the member's own agreement to leave sooner as open to doubt: a resignation is the safe way.
    We read a removal by an authority that is not named as one by the authority that nominated the member.
    """
    basis_of(appointment, facts)
    yield withdrawn_by_authority(appointment, facts)


def withdrawn_by_authority(
    appointment: Appointment, facts: BoardFacts, *, spoken_will_do: bool = False
) -> Finding:
    """The finding on an authority's removal of its own nominee; raises where a fact is missing."""
    last = last_day_in_seat(appointment, facts)
    try:
        found = _on_notice(appointment, last, facts, spoken_will_do)
    except CannotTell:
        cured = _cured_by_resignation(appointment, last, facts)
        if cured is None:
            raise
        return cured
    if found.outcome is Outcome.NOT_MET:
        return _cured_by_resignation(appointment, last, facts) or _agreed(appointment, facts) or found
    return found


def _on_notice(appointment: Appointment, last: date, facts: BoardFacts, spoken_will_do: bool) -> Finding:
    name = facts.person_label(appointment.person)
    authority = known(facts.seat_by_id[appointment.seat].nominated_by)
    whose = facts.authority_label(authority)
    received: list[Notice] = []
    missing: list[str] = []
    gap: CannotTell | None = None
    for whom, ids in (("the member", the_member(appointment)), (facts.board.name, the_board(facts))):
        found = papers_about(appointment, facts, "notice", "removal", from_=(authority,), to=ids)
        try:
            question = f"whether {whose} gave {whom} notice of the removal of {name}"
            notice = notice_received(found, facts, last, question)
        except CannotTell as reason:
            gap = gap or reason
            continue
        if notice is None:
            missing.append(whom)
        else:
            received.append(notice)
    if missing:
        return not_met(
            facts.subject(appointment),
            f"Removed by {whose} on {in_words(last)}; no notice to {' or '.join(missing)} is on record.",
            next="Record the notices, or the member's resignation; else take advice.",
            authority=whose,
            not_told=missing,
            last_day_in_seat=last,
        )
    if gap is not None:
        raise gap
    return a_month_before(facts.subject(appointment), last, received, spoken_will_do=spoken_will_do)


def _cured_by_resignation(appointment: Appointment, last: date, facts: BoardFacts) -> Finding | None:
    """What is found where the outgoing member resigned in writing by the last day; else None."""
    if not papers_about(appointment, facts, "resignation").certain:
        return None
    try:
        finding = in_writing_to_the_board(appointment, facts)
    except CannotTell:
        return None
    return None if finding.outcome is Outcome.NOT_MET else finding


def _agreed(appointment: Appointment, facts: BoardFacts) -> Finding | None:
    """What is found where the member agreed to leave without notice; None where that is not on record."""
    papers = papers_about(appointment, facts, "agreement", "removal", from_=the_member(appointment)).certain
    if not papers:
        return None
    return caution(
        facts.subject(appointment),
        "Removed without a month's notice to member and board, and agreed to that.",
        next="Ask for a resignation in writing to the board: the Order speaks of notice only.",
        agreement=papers[0].id,
    )


@rule(
    "END-10",
    "Authorities cannot remove members they did not nominate",
    duty=Duty.MUST,
    applies=IJB,
    in_force=since(ORDERS_COMMENCED),
    cites=[BOARDS_ORDER.cite("article 10(5)", at="article/10")],
    over=members_removed_by_authority,
    none="No removal of a member by an authority is on record that is still judged.",
)
def removed_by_the_right_authority(appointment: Appointment, facts: BoardFacts, on: Day) -> Iterator[Finding]:
    """An authority may remove only the members whom it nominated itself.

    Members by office, for groups of stakeholders, and additional members are not nominated by an authority at
    all: they leave by resignation, by a decision of the board, or with their term.

    We read a removal of a professional member by the Health Board as open to doubt: it determines who they
    are, which is not to nominate, so that ending one early needs a resignation, a decision of the board or
    the end of the term. Anybody else has no say in who they are, and may not remove them.
    We read a removal of a professional member by an authority that is not named as one by the Health Board.
    """
    yield removed_by_nominator(appointment, facts)


def removed_by_nominator(appointment: Appointment, facts: BoardFacts) -> Finding:
    """The finding on who removed a member on behalf of an authority; raises where a fact is missing."""
    subject, name = facts.subject(appointment), facts.person_label(appointment.person)
    basis = basis_of(appointment, facts)
    if is_known(appointment.ended_by) and appointment.ended_by in the_board(facts):
        raise CannotTell(f"who removed {name}: an authority, or the board")
    who = facts.authority_label(appointment.ended_by) if is_known(appointment.ended_by) else "an authority"
    told: dict[str, Any] = {"sits_as": subject.label, "removed_by": who}
    step = "Record the membership as going on, or a resignation, or a decision of the board."
    if basis in PROFESSIONALS:
        told |= {"determined_by": facts.health_board.label}
        if _by_health_board(appointment, facts):
            message = f"Removed by {who}; professional members are determined by it, not nominated."
            return caution(subject, message, next=step, **told)
        message = f"Removed by {who}; who the professional members are is for {facts.health_board.label}."
        return not_met(subject, message, next=step, **told)
    if basis not in NOMINEES:
        message = f"Removed by {who}, but no authority nominates this member."
        return not_met(subject, message, next=step, **told)
    if by_own_authority(appointment, facts):
        return met(subject, "Removed by the authority that nominated the member.", **told)
    return not_met(subject, f"Removed by {who}, but nominated by another authority.", next=step, **told)


def _by_health_board(appointment: Appointment, facts: BoardFacts) -> bool:
    """Whether the Health Board removed a member, as far as is recorded: one that is not named is it."""
    return not is_known(appointment.ended_by) or appointment.ended_by == facts.health_board.authority
