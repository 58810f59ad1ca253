"""END-01 to END-03: how a member resigns, who must be told, and who cannot resign."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from functools import partial
from typing import Any, Final

from statute.day import ONE_DAY, Day
from statute.facts import NOMINEES, Appointment, BoardFacts, Paper
from statute.findings import Duty, Finding, Outcome, Subject, caution, due, met, not_met
from statute.holding import OFFICES, basis_of, stands
from statute.instruments import AMENDMENT_2025, BOARDS_ORDER, INTERPRETATION_2010, ORDERS_COMMENCED
from statute.registry import IJB, rule, since
from statute.rules.departures import (
    best_of,
    concerns,
    first_known_day,
    is_over_and_judged,
    judged_from,
    last_day_in_seat,
    manner_of,
    on_the_board,
    papers_about,
    refuse_unless_none,
    the_board,
)
from statute.rules.terms import OFFICE_OF, same_place
from statute.spans import in_words
from statute.unknown import OPEN, CannotTell, is_known, known

USUAL_NOTICE_DAYS: Final = 14
"""Days for telling an authority of a resignation, unless the board has set its own number."""

# -- who resigned ------------------------------------------------------------------------------------------


def _letter_days(appointment: Appointment, facts: BoardFacts) -> list[date]:
    letters = papers_about(appointment, facts, "resignation").certain
    return [day for paper in letters if (day := first_known_day(paper)) is not None]


def day_of_resignation(appointment: Appointment, facts: BoardFacts) -> date:
    """The day of the first resignation on paper, else the last day in the seat; raises without either."""
    if days := _letter_days(appointment, facts):
        return min(days)
    return last_day_in_seat(appointment, facts)


def _is_judged(appointment: Appointment, facts: BoardFacts, on: Day) -> bool:
    days = _letter_days(appointment, facts)
    ends = appointment.ends
    if is_known(ends) and isinstance(ends, date):
        return judged_from(days, ends, on)
    if days:
        return judged_from(days, max(days), on)
    return ends is not OPEN and on >= facts.held_by_appointment[appointment.id].possible.from_


def resigned_members(facts: BoardFacts, on: Day) -> Iterator[Appointment]:
    """Appointments of members who resigned, or gave notice of it on paper, and are judged on the day.

    One whose last day is not on record is among them from its beginning on.
    """
    for appointment in facts.appointments:
        if not on_the_board(appointment, facts) or manner_of(appointment, facts) != "resignation":
            continue
        if _is_judged(appointment, facts, on):
            yield appointment


def _by_office(appointment: Appointment, facts: BoardFacts) -> bool:
    """Whether a seat is known to go with an office."""
    basis = facts.seat_by_id[appointment.seat].basis
    return is_known(basis) and basis in OFFICE_OF


def members_who_resigned(facts: BoardFacts, on: Day) -> Iterator[Appointment]:
    """Members not by office who resigned; raises at the end where nobody recorded why one left early."""
    for appointment in resigned_members(facts, on):
        if not _by_office(appointment, facts):
            yield appointment
    for appointment in facts.appointments:
        if _left_unexplained(appointment, facts, on):
            name, last = facts.person_label(appointment.person), appointment.ends
            assert isinstance(last, date)
            raise CannotTell(f"why {name} left the seat on {in_words(last)}, before the end of the term")


def _left_unexplained(appointment: Appointment, facts: BoardFacts, on: Day) -> bool:
    """Whether somebody lately left before the end of the term, and nothing on record says why."""
    ends, term = appointment.ends, appointment.term_ends
    if is_known(appointment.how_ended) or not is_known(ends) or not is_known(term):
        return False
    if not isinstance(ends, date) or not isinstance(term, date) or ends >= term:
        return False
    if not on_the_board(appointment, facts) or _by_office(appointment, facts):
        return False
    if _ends_with_council_seat(appointment, ends, facts) or _carried_on(appointment, ends, facts):
        return False
    return manner_of(appointment, facts) is None and is_over_and_judged(appointment, on)


def _ends_with_council_seat(appointment: Appointment, last: date, facts: BoardFacts) -> bool:
    """Whether the last day in the seat is one as a councillor, which explains it (END-08)."""
    rows = facts.standings_by_person.get(appointment.person, ())
    ends = [each.ends for each in rows if each.kind == "councillor" and each.value]
    return any(is_known(end) and end == last for end in ends)


def _carried_on(appointment: Appointment, last: date, facts: BoardFacts) -> bool:
    """Whether another appointment keeps the person in the same place on the day after."""
    return any(
        other is not appointment
        and same_place(appointment, other, facts)
        and facts.held_by_appointment[other.id].on(last + ONE_DAY) is True
        for other in facts.appointments_by_person[appointment.person]
    )


# -- in writing to the board -------------------------------------------------------------------------------


@rule(
    "END-01",
    "Resignation is in writing to the board",
    duty=Duty.MUST,
    applies=IJB,
    in_force=since(ORDERS_COMMENCED),
    cites=[
        BOARDS_ORDER.cite("article 9(1)", at="article/9"),
        INTERPRETATION_2010.cite("section 26(2)(c) and (3)", at="section/26"),
    ],
    over=members_who_resigned,
    none="No resignation of a member is on record that is still judged.",
)
def resigned_in_writing(appointment: Appointment, facts: BoardFacts, on: Day) -> Iterator[Finding]:
    """A member may resign at any time, by notice in writing to the board; no length of notice is set.

    A notice sent only to the council or the Health Board is not enough, nor is one that is spoken. Notice by
    electronic means rests on an agreement in writing that it may be given so. Until there is a notice in
    writing to the board, the member is still in post and counts among those who vote.

    We read this as open to doubt where an electronic notice has no such agreement on record.
    We read this as judged from the notice to the end of the financial year after the one in which the member
    left.
    Where somebody left before the end of the term and nothing on record says why, that is asked for here,
    once, and under no other rule.
    """
    basis_of(appointment, facts)
    yield in_writing_to_the_board(appointment, facts)


def in_writing_to_the_board(appointment: Appointment, facts: BoardFacts) -> Finding:
    """The finding on a member's resignation; raises where a fact is missing."""
    subject, name = facts.subject(appointment), facts.person_label(appointment.person)
    letters = papers_about(appointment, facts, "resignation")
    best = best_of(partial(_letter, paper, appointment, facts) for paper in letters.certain)
    if best is not None and best.outcome is not Outcome.NOT_MET:
        return best
    day = day_of_resignation(appointment, facts)
    refuse_unless_none(letters, facts, day, day, f"the written resignation of {name} to {facts.board.name}")
    if best is not None:
        return best
    return not_met(
        subject,
        f"Recorded as having resigned, with no notice in writing to {facts.board.name}.",
        next=f"Ask for a notice in writing to {facts.board.name}; until then the member is still in post.",
        notice="none",
        **_told_of_end(appointment),
    )


def _told_of_end(appointment: Appointment) -> dict[str, Any]:
    ends = appointment.ends
    if not is_known(ends):
        return {"last_day_in_seat": "not on record"}
    return {"last_day_in_seat": ends if isinstance(ends, date) else str(ends)}


def _letter(paper: Paper, appointment: Appointment, facts: BoardFacts) -> Finding:
    """What one resignation on paper comes to."""
    subject = facts.subject(appointment)
    told: dict[str, Any] = {"notice": paper.id} | _told_of_end(appointment)
    step = f"Ask for a notice in writing to {facts.board.name}; until then the member is still in post."
    if known(paper.to) not in the_board(facts):
        whom = facts.authority_label(paper.to)
        return not_met(
            subject,
            f"The resignation is addressed to {whom}, not to {facts.board.name}.",
            next=step,
            **told,
        )
    if known(paper.form) == "spoken":
        return not_met(subject, "Resigned by word of mouth, not in writing.", next=step, **told)
    day = known(paper.received_on) if is_known(paper.received_on) else known(paper.given_on)
    told["notice_day"] = day
    if is_known(appointment.ends) and day > appointment.ends:
        message = f"The notice came on {in_words(day)}, after the recorded last day in the seat."
        return not_met(subject, message, next="Record that day as the last in the seat.", **told)
    message = f"Resigned by notice in writing to {facts.board.name} on {in_words(day)}."
    if known(paper.form) == "electronic" and not _agreed_to_electronic(appointment, day, facts):
        return caution(
            subject,
            f"{message} It was electronic, and no agreement on electronic notices is on record.",
            next="Ask for a signed notice, or record the agreement that notices may be electronic.",
            **told,
        )
    following = "" if is_known(appointment.ends) and appointment.ends is not OPEN else "Record the last day."
    return met(subject, message, next=following, **told)


def _agreed_to_electronic(appointment: Appointment, day: date, facts: BoardFacts) -> bool:
    """Whether it was agreed by a day that the member's notices may be electronic; raises where not known."""
    doubtful = False
    for paper in facts.papers_by_kind.get("agreement", ()):
        if is_known(paper.topic) and paper.topic != "electronic_notice":
            continue
        about = paper.about
        if is_known(about) and about.get("person") == appointment.person:
            whose: bool | None = True
        else:
            whose = concerns(paper, appointment, facts)
        agreed_on = paper.day
        if whose is False or not paper.says or (is_known(agreed_on) and agreed_on > day):
            continue
        if whose and is_known(paper.topic) and is_known(agreed_on):
            return True
        doubtful = True
    if doubtful or not facts.is_complete("papers", day):
        name = facts.person_label(appointment.person)
        raise CannotTell(f"whether it was agreed that notices of {name} may be electronic")
    return False


# -- telling the nominating authority ----------------------------------------------------------------------


def nominees_who_resigned(facts: BoardFacts, on: Day) -> Iterator[Appointment]:
    """Nominees who resigned, and those who resigned from a seat whose basis is not on record."""
    for appointment in resigned_members(facts, on):
        basis = facts.seat_by_id[appointment.seat].basis
        if not is_known(basis) or basis in NOMINEES:
            yield appointment


@rule(
    "END-02",
    "Board tells the nominating authority of a nominee's resignation",
    duty=Duty.MUST,
    applies=IJB,
    in_force=since(ORDERS_COMMENCED),
    cites=[
        BOARDS_ORDER.cite("article 9(2)", at="article/9"),
        AMENDMENT_2025.cite("article 2(3)", at="article/2"),
    ],
    over=nominees_who_resigned,
    none="No nominee is on record as having resigned; nobody need be told of any other resignation.",
)
def authority_told_of_resignation(appointment: Appointment, facts: BoardFacts, on: Day) -> Iterator[Finding]:
    """Where a nominee resigns, the board must tell the council or the Health Board that nominated them.

    The Order sets no day for it. It is asked for from the day of the resignation, and pointed out as late
    after a number of days that the board may set (14 unless it does). Until 31 August 2026 the Order spoke of
    voting members; these were the nominees, so the duty is the same before and after.

    We read this as beginning with the notice of resignation or, where its day is not on record, with the last
    day in the seat.
    """
    basis_of(appointment, facts)
    yield _authority_told(appointment, facts, on)


def _authority_told(appointment: Appointment, facts: BoardFacts, on: Day) -> Finding:
    subject, name = facts.subject(appointment), facts.person_label(appointment.person)
    authority = known(facts.seat_by_id[appointment.seat].nominated_by)
    whom, day = facts.authority_label(authority), day_of_resignation(appointment, facts)
    told: dict[str, Any] = {"resigned_on": day, "authority": whom}
    found = papers_about(appointment, facts, "notice", "resignation", to=(authority,))
    given = [known(paper.day) if not is_known(paper.given_on) else paper.given_on for paper in found.certain]
    if given and on >= min(given):
        message = f"Resigned on {in_words(day)}; {whom} was told on {in_words(min(given))}."
        return met(subject, message, told_on=min(given), **told)
    refuse_unless_none(found, facts, day, on, f"whether {whom} was told that {name} resigned")
    return _not_yet_told(subject, f"Resigned on {in_words(day)}.", day, told, facts, on)


def _not_yet_told(
    subject: Subject, resigned: str, day: date, told: dict[str, Any], facts: BoardFacts, on: Day
) -> Finding:
    days = _notice_days(facts, on)
    last = day + timedelta(days=days)
    told = told | {"notice": "none", "local_limit_days": days}
    step = f"Tell {told['authority']}, and record the notice."
    if on > last:
        message = f"{resigned} No notice to {told['authority']} by {in_words(last)}, the board's own limit."
        return caution(subject, message, next=step, due_on=last, **told)
    message = f"{resigned} {told['authority']} must be told; the board's own limit is {in_words(last)}."
    return due(subject, message, next=step, due_on=last, **told)


def _notice_days(facts: BoardFacts, on: Day) -> int:
    setting = facts.setting_on(on)
    if setting is None or not is_known(setting.resignation_notice_days):
        return USUAL_NOTICE_DAYS
    return setting.resignation_notice_days


# -- members by office -------------------------------------------------------------------------------------


def _remained_in_office(appointment: Appointment, facts: BoardFacts) -> bool:
    """Whether somebody who left the seat held its office on the day after; raises where that is not known."""
    last, office = last_day_in_seat(appointment, facts), OFFICE_OF[basis_of(appointment, facts)]
    try:
        return stands(facts, appointment.person, "office_holder", last + ONE_DAY, office=office)
    except CannotTell as gap:
        name = facts.person_label(appointment.person)
        raise CannotTell(f"whether {name} was still {OFFICES[office]} after {in_words(last)}") from gap


def officers_who_left(facts: BoardFacts, on: Day) -> Iterator[Appointment]:
    """Members by office who lately left their seats; raises at the end where it is not known how one did."""
    gap: CannotTell | None = None
    for appointment in facts.appointments:
        if not on_the_board(appointment, facts) or not is_over_and_judged(appointment, on):
            continue
        if _by_office(appointment, facts):
            try:
                kept_the_office(appointment, facts)
            except CannotTell as missing:
                gap = gap or missing
                continue
            yield appointment
    if gap is not None:
        raise gap


@rule(
    "END-03",
    "Members by office cannot resign the seat",
    duty=Duty.MUST,
    applies=IJB,
    in_force=since(ORDERS_COMMENCED),
    cites=[BOARDS_ORDER.cite("article 9(3)", at="article/9")],
    over=officers_who_left,
    none="No member by office has lately left the seat.",
)
def officer_did_not_resign(appointment: Appointment, facts: BoardFacts, on: Day) -> Iterator[Finding]:
    """Whoever is a member by virtue of an office cannot resign the seat and keep the office.

    The seat ends with the office (TRM-03).

    We read this as binding the chief officer too, who sits by office although article 9(3) does not say so.
    """
    yield kept_the_office(appointment, facts)


def kept_the_office(appointment: Appointment, facts: BoardFacts) -> Finding:
    """The finding on a member by office who has left the seat; raises where a fact is missing."""
    subject, last = facts.subject(appointment), last_day_in_seat(appointment, facts)
    told: dict[str, Any] = {"last_day_in_seat": last}
    if is_known(appointment.how_ended) and appointment.how_ended != "resignation":
        return met(subject, f"Left the seat on {in_words(last)}, not by resigning it.", **told)
    if _carried_on(appointment, last, facts):
        return met(subject, f"Remained a member by office after {in_words(last)}.", **told)
    words = OFFICES[OFFICE_OF[basis_of(appointment, facts)]]
    if not _remained_in_office(appointment, facts):
        return met(subject, f"Left the seat on {in_words(last)}, and is not {words} any more.", **told)
    if manner_of(appointment, facts) != "resignation":
        name = facts.person_label(appointment.person)
        raise CannotTell(f"how the time of {name} in the seat ended on {in_words(last)}")
    return not_met(
        subject,
        f"Resigned the seat on {in_words(last)}, and is still {words}.",
        next="Record the membership as going on, for as long as the office is held.",
        office_still_held=words,
        **told,
    )
