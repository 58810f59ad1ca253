"""END-04 and END-05: three missed meetings, and the removal they allow."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from statute.day import Day
from statute.facts import Appointment, BoardFacts, Paper
from statute.findings import Duty, Finding, caution, met, not_applicable, not_met
from statute.holding import is_in_post
from statute.instruments import BOARDS_ORDER, INTERPRETATION_2010, ORDERS_COMMENCED
from statute.registry import IJB, rule, since
from statute.remembered import remembered
from statute.rules.departures import (
    a_month_before,
    concerns,
    last_day_in_seat,
    notice_received,
    on_the_board,
    papers_about,
    refuse_unless_none,
    removed,
    the_board,
    the_member,
)
from statute.spans import in_words, judged_until, months_after
from statute.unknown import CannotTell, is_known, known

MISSED: Final = 3
"""How many meetings of the board in a row a member must have missed before the board may remove them."""

# -- three meetings in a row -------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Meeting:
    """One member at one meeting of the board; ``excused`` is None where nobody recorded whether they were."""

    day: date
    came: bool
    excused: bool | None


@dataclass(frozen=True, slots=True)
class Missed:
    """Three missed meetings, in a row as far as is recorded.

    ``unsure`` where it is not known whether one was excused; ``between`` are the days of other meetings
    between them for which nothing is on record of the member.
    """

    days: tuple[date, ...]
    unsure: bool
    between: tuple[date, ...]

    @property
    def certain(self) -> bool:
        """Whether it is known that the three were missed in a row, and none of them excused."""
        return not self.unsure and not self.between

    @property
    def last(self) -> date:
        """The day of the third."""
        return self.days[-1]


def attendances(facts: BoardFacts, on: Day) -> dict[str, list[Paper]]:
    """Under each appointment's id, the recorded attendances at meetings held during it."""
    return remembered(facts, on, "attendances", lambda _: _attendances(facts))


def _attendances(facts: BoardFacts) -> dict[str, list[Paper]]:
    found: dict[str, list[Paper]] = {}
    for paper in facts.papers_by_kind.get("attendance", ()):
        for appointment in _perhaps_about(paper, facts):
            if concerns(paper, appointment, facts) and not _is_outside(paper, appointment):
                found.setdefault(appointment.id, []).append(paper)
    return found


def _perhaps_about(paper: Paper, facts: BoardFacts) -> tuple[Appointment, ...]:
    """The appointments that a paper may be about, found by its person or seat where it names one."""
    if not is_known(paper.about):
        return ()
    if "appointment" in paper.about:
        return facts.appointments
    if "person" in paper.about:
        return facts.appointments_by_person.get(paper.about["person"], ())
    return facts.appointments_by_seat.get(paper.about.get("seat", ""), ())


def _is_outside(paper: Paper, appointment: Appointment) -> bool:
    """Whether a meeting was before the member's time in the seat, or after it."""
    day, ends = paper.day, appointment.ends
    return is_known(day) and is_known(ends) and day > ends


def _excused(papers: list[Paper], day: date, facts: BoardFacts) -> bool | None:
    """Whether a good cause was given; one that nobody recorded was not, where all papers are on record."""
    causes = [paper.good_cause for paper in papers]
    if any(is_known(cause) and cause for cause in causes):
        return True
    if all(is_known(cause) for cause in causes) or facts.is_complete("papers", day):
        return False
    return None


def meetings_of(papers: list[Paper], facts: BoardFacts) -> list[Meeting]:
    """The meetings of the board at which it is on record whether a member came, in order."""
    by_day: dict[date, list[Paper]] = {}
    for paper in papers:
        by_day.setdefault(known(paper.day), []).append(paper)
    return [
        Meeting(day, any(known(paper.says) for paper in of_day), _excused(of_day, day, facts))
        for day, of_day in sorted(by_day.items())
    ]


def meeting_days(facts: BoardFacts, on: Day) -> tuple[date, ...]:
    """Every day on which the board met, as the attendances on record tell, anybody's, in order."""
    return remembered(facts, on, "meeting days", lambda _: _meeting_days(facts, on))


def _meeting_days(facts: BoardFacts, on: Day) -> tuple[date, ...]:
    with_attendance = attendances(facts, on)
    papers = [
        paper
        for appointment in facts.appointments
        if on_the_board(appointment, facts)
        for paper in with_attendance.get(appointment.id, ())
    ]
    return tuple(sorted({paper.day for paper in papers if is_known(paper.day)}))


def missed_in_a_row(appointment: Appointment, facts: BoardFacts, on: Day) -> list[Missed]:
    """Every three meetings in a row that a member missed without a good cause, as far as is recorded."""
    papers = attendances(facts, on).get(appointment.id, [])
    question = ("missed in a row", appointment.id)
    days = meeting_days(facts, on)
    return remembered(facts, on, question, lambda _: _rows_of(meetings_of(papers, facts), days))


def _rows_of(meetings: list[Meeting], days: tuple[date, ...]) -> list[Missed]:
    recorded = {meeting.day for meeting in meetings}
    others = [day for day in days if day not in recorded]
    found: list[Missed] = []
    run: list[Meeting] = []
    for meeting in meetings:
        run = [] if meeting.came or meeting.excused else [*run, meeting]
        if len(run) >= MISSED:
            found.append(_row_of(run[-MISSED:], others))
    return found


def _row_of(three: list[Meeting], others: list[date]) -> Missed:
    days = tuple(each.day for each in three)
    between = tuple(day for day in others if days[0] < day < days[-1])
    return Missed(days, any(each.excused is not False for each in three), between)


def members_with_attendance(facts: BoardFacts, on: Day) -> Iterator[Appointment]:
    """Members whose attendance is on record, while in post; and those lately removed for absence.

    Raises at the end where nobody recorded whose an attendance is.
    """
    removed_for_absence = {each.id for each in removed(facts, on, "absence")}
    with_attendance = attendances(facts, on)
    for appointment in facts.appointments:
        if not on_the_board(appointment, facts):
            continue
        if appointment.id in removed_for_absence or (
            appointment.id in with_attendance
            and facts.held_by_appointment[appointment.id].on(on) is not False
        ):
            yield appointment
    for paper in facts.papers_by_kind.get("attendance", ()):
        known(paper.about)


@rule(
    "END-04",
    "Three consecutive missed meetings opens a removal power",
    duty=Duty.MAY,
    applies=IJB,
    in_force=since(ORDERS_COMMENCED),
    cites=[BOARDS_ORDER.cite("article 10(1)", at="article/10")],
    over=members_with_attendance,
    none="No member's attendance at meetings of the board is on record, and nobody was removed for absence.",
)
def missed_three_meetings(appointment: Appointment, facts: BoardFacts, on: Day) -> Iterator[Finding]:
    """The board may remove a member who missed three of its meetings in a row, with neither illness nor
    another reasonable cause.

    Nobody is removed by this alone: the board decides, and gives a month's notice (END-05). A proxy does not
    count as the member's own attendance, though sending one speaks for a reasonable cause.

    We read every day with an attendance of any member on record as one of a meeting of the board. Where there
    was one between those missed, and nothing is on record of this member there, it cannot be told.
    We read a meeting missed with a good cause as one that breaks the row.
    We read a cause that nobody recorded as not given where every paper of the day is on record.
    We read the power as open from the third meeting to the end of the financial year after the one in which
    it was held, whether or not the member came again.
    """
    rows = missed_in_a_row(appointment, facts, on)
    if is_known(appointment.how_ended) and appointment.how_ended == "absence":
        yield _was_removable(appointment, rows, facts)
        return
    is_in_post(appointment, facts, on)
    yield _may_be_removed(appointment, rows, facts, on)


def _meetings(on: tuple[date, ...]) -> str:
    days = [in_words(day) for day in on]
    if len(days) == 1:
        return f"the meeting of {days[0]}"
    return f"the meetings of {', '.join(days[:-1])} and {days[-1]}"


def _refuse_doubt(row: Missed, appointment: Appointment, facts: BoardFacts) -> None:
    name = facts.person_label(appointment.person)
    if row.between:
        raise CannotTell(f"whether {name} came to {_meetings(row.between)}")
    if row.unsure:
        raise CannotTell(f"whether {name} had a good cause for missing {_meetings(row.days)}")


def _may_be_removed(appointment: Appointment, rows: list[Missed], facts: BoardFacts, on: Day) -> Finding:
    subject = facts.subject(appointment)
    open_rows = [row for row in rows if on >= row.last and on <= judged_until(row.last)]
    certain = [row for row in open_rows if row.certain]
    if certain:
        row = certain[-1]
        return met(
            subject,
            f"Missed {_meetings(row.days)}, with no good cause on record. The board may remove the member,"
            " and need not.",
            next="If the board decides on a removal, give a month's notice in writing.",
            missed=list(row.days),
        )
    for row in open_rows:
        _refuse_doubt(row, appointment, facts)
    return not_applicable(
        subject, "No three meetings in a row are on record that were lately missed without a cause."
    )


def _was_removable(appointment: Appointment, rows: list[Missed], facts: BoardFacts) -> Finding:
    subject, name = facts.subject(appointment), facts.person_label(appointment.person)
    last = last_day_in_seat(appointment, facts)
    certain = [row for row in rows if row.certain]
    if certain:
        row = certain[-1]
        message = f"Removed for absence, having missed {_meetings(row.days)}."
        return met(subject, message, missed=list(row.days))
    for row in rows:
        _refuse_doubt(row, appointment, facts)
    if not facts.is_complete("papers", last):
        raise CannotTell(f"which meetings {name} missed before the removal of {in_words(last)}")
    return caution(
        subject,
        "Removed for absence, and no three missed meetings in a row are on record.",
        next="Record the attendance at the meetings on which the removal rests; else take advice.",
        missed=[],
    )


# -- the removal -------------------------------------------------------------------------------------------


def members_removed_for_absence(facts: BoardFacts, on: Day) -> Iterator[Appointment]:
    """Members recorded as removed for absence whose removal is judged on the day."""
    yield from removed(facts, on, "absence")


@rule(
    "END-05",
    "Absence removal needs one month's written notice from the board",
    duty=Duty.MUST,
    applies=IJB,
    in_force=since(ORDERS_COMMENCED),
    cites=[
        BOARDS_ORDER.cite("article 10(1)", at="article/10"),
        INTERPRETATION_2010.cite("section 26(5) and (6)", at="section/26"),
    ],
    over=members_removed_for_absence,
    none="No removal for absence is on record that is still judged.",
)
def month_of_notice_from_the_board(appointment: Appointment, facts: BoardFacts, on: Day) -> Iterator[Finding]:
    """The board removes a member for absence by a month's notice in writing. The decision is the board's, and
    should be minuted.

    We read a month as running to the same number in the next month, or to that month's last day, from the day
    the member received the notice. This is the safer count: one day less is open to doubt.
    We read a notice whose receipt is not on record as received two days (48 hours) after it was given.
    We read a removal as judged from its notice to the end of the financial year after the one in which the
    member left.
    """
    yield removed_for_absence(appointment, facts)


def removed_for_absence(appointment: Appointment, facts: BoardFacts) -> Finding:
    """The finding on a removal for absence; raises where a fact is missing."""
    subject, name = facts.subject(appointment), facts.person_label(appointment.person)
    last = last_day_in_seat(appointment, facts)
    decision = decided_by_another(appointment, last, facts)
    if decision is not None:
        return decision
    found = papers_about(
        appointment, facts, "notice", "removal", from_=the_board(facts), to=the_member(appointment)
    )
    notice = notice_received(
        found, facts, last, f"whether {facts.board.name} gave {name} notice of the removal"
    )
    if notice is None:
        return not_met(
            subject,
            f"Removed for absence on {in_words(last)}, with no notice from {facts.board.name}.",
            next="Record the notice that was given; else give one of a month, and correct the last day.",
            notice="none",
            last_day_in_seat=last,
        )
    return a_month_before(subject, last, [notice])


def decided_by_another(appointment: Appointment, last: date, facts: BoardFacts) -> Finding | None:
    """What is found where somebody other than the board is on record as having decided on a removal.

    None where the board decided, or where nobody's decision is on record.
    """
    subject, name = facts.subject(appointment), facts.person_label(appointment.person)
    step = "Put the removal to a meeting, and record the decision; else record the membership as going on."
    if is_known(appointment.ended_by) and appointment.ended_by not in the_board(facts):
        who = facts.authority_label(appointment.ended_by)
        message = f"Recorded as removed by {who}; the decision is for {facts.board.name}."
        return not_met(subject, message, next=step, removed_by=who, last_day_in_seat=last)
    if papers_about(appointment, facts, "decision", "removal", from_=the_board(facts)).certain:
        return None
    others = papers_about(appointment, facts, "decision", "removal").certain
    named = [paper for paper in others if is_known(paper.from_)]
    if not named or len(named) < len(others):
        return None
    refuse_unless_none(
        papers_about(appointment, facts, "decision", "removal", from_=the_board(facts)),
        facts,
        months_after(last, -1),
        last,
        f"whether {facts.board.name} decided to remove {name}",
    )
    who = facts.authority_label(named[0].from_)
    message = f"The removal was decided by {who}, not by {facts.board.name}."
    return not_met(subject, message, next=step, decision=named[0].id, removed_by=who, last_day_in_seat=last)
