"""Members who left their seats, and the papers about it: what the rules on resignation and removal share."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

from statute.day import Day
from statute.facts import Appointment, BoardFacts, Paper
from statute.findings import Finding, Outcome, Subject, caution, met, not_met
from statute.spans import in_words, judged_until, months_after
from statute.unknown import CannotTell, Unknown, is_known, known

PRESUMED: Final = timedelta(days=2)
"""How long after it was sent a notice is presumed to be received: 48 hours."""


# -- who is who on a paper ---------------------------------------------------------------------------------


def the_board(facts: BoardFacts) -> frozenset[str]:
    """The ids that mean the board itself."""
    return frozenset({"board", facts.board.slug})


def the_member(appointment: Appointment) -> frozenset[str]:
    """The ids that mean the member whose appointment it is."""
    return frozenset({"member", appointment.person})


# -- which papers are about a departure --------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Found:
    """Papers that certainly are of the kind looked for, and what is not known of others that may be.

    ``doubts`` says for each of the others the first thing that nobody recorded of it.
    """

    certain: tuple[Paper, ...]
    doubts: tuple[str, ...]


def first_known_day(paper: Paper) -> date | None:
    """The day a paper was given, else received, else takes effect; None where none is on record."""
    days = (paper.given_on, paper.received_on, paper.effective_on)
    return next((day for day in days if is_known(day)), None)


def _all(answers: Iterable[bool | None]) -> bool | None:
    """False where one answer is; else None where one is not known; else True."""
    given = tuple(answers)
    if False in given:
        return False
    return None if None in given else True


def _is_one_of(value: Any, wanted: Collection[str] | None) -> bool | None:
    if wanted is None:
        return True
    return value in wanted if is_known(value) else None


def concerns(paper: Paper, appointment: Appointment, facts: BoardFacts) -> bool | None:
    """Whether a paper is about an appointment; None where nobody recorded what it is about.

    One about a person or a seat is about the appointment that had begun when it was given, and had not been
    followed by another of that person or to that seat.
    """
    about = paper.about
    if not is_known(about) or not about:
        return None
    if "appointment" in about:
        return about["appointment"] == appointment.id
    if "person" not in about and "seat" not in about:
        return False
    if about.get("person", appointment.person) != appointment.person:
        return False
    if about.get("seat", appointment.seat) != appointment.seat:
        return False
    day = first_known_day(paper)
    return day is None or _is_of_its_time(day, "person" in about, appointment, facts)


def _is_of_its_time(day: date, by_person: bool, appointment: Appointment, facts: BoardFacts) -> bool:
    begins = facts.held_by_appointment[appointment.id].possible.from_
    if day < begins:
        return False
    others = facts.appointments_by_seat[appointment.seat]
    if by_person:
        others = facts.appointments_by_person[appointment.person]
    starts = [each.starts_on for each in others if _follows(each, appointment)]
    return not any(is_known(start) and begins < start <= day for start in starts)


def _follows(other: Appointment, appointment: Appointment) -> bool:
    """Whether another appointment to the seat, or one of the person, begins when this one is over."""
    if other.seat == appointment.seat:
        return True
    return is_known(other.starts_on) and is_known(appointment.ends) and other.starts_on > appointment.ends


def papers_about(
    appointment: Appointment,
    facts: BoardFacts,
    kind: str,
    topic: str | None = None,
    *,
    from_: Collection[str] | None = None,
    to: Collection[str] | None = None,
) -> Found:
    """The papers of a kind about an appointment, on a topic, from and to somebody where that is asked."""
    certain: list[Paper] = []
    doubts: list[str] = []
    topics = None if topic is None else (topic,)
    for paper in facts.papers_by_kind.get(kind, ()):
        asked = ((paper.topic, topics), (paper.from_, from_), (paper.to, to))
        fits = _all(
            (
                concerns(paper, appointment, facts),
                *(_is_one_of(value, wanted) for value, wanted in asked),
                paper.says if is_known(paper.says) else None,
            )
        )
        if fits:
            certain.append(paper)
        elif fits is None:
            doubts.append(_first_gap(paper, asked))
    return Found(tuple(certain), tuple(doubts))


def _first_gap(paper: Paper, asked: Iterable[tuple[Any, Collection[str] | None]]) -> str:
    """What nobody recorded of a paper, so that it is not known whether it is one of those looked for."""
    gaps = (value.what for value, wanted in asked if isinstance(value, Unknown) and wanted is not None)
    about = paper.about
    if isinstance(about, Unknown):
        return about.what
    return next(gaps, f"whom or what {paper.label} is about")


def refuse_unless_none(found: Found, facts: BoardFacts, first: date, last: Day | date, missing: str) -> None:
    """Raise unless it is known that there is no further paper: none in doubt, and all from a day to another
    on record."""
    if found.doubts:
        raise CannotTell(found.doubts[0])
    spans = facts.complete.get("papers", ())
    if not any(span.covers(first) and span.covers(last) for span in spans):
        raise CannotTell(missing)


# -- who left, and when that is judged ---------------------------------------------------------------------


def on_the_board(appointment: Appointment, facts: BoardFacts) -> bool:
    """Whether the seat is on the board itself, not on one of its groups."""
    return not facts.seat_by_id[appointment.seat].group


def manner_of(appointment: Appointment, facts: BoardFacts) -> str | None:
    """How the time in the seat ended, as recorded, or by a resignation on paper; None where nobody said."""
    if is_known(appointment.how_ended):
        return appointment.how_ended
    return "resignation" if papers_about(appointment, facts, "resignation").certain else None


def is_over_and_judged(appointment: Appointment, on: Day) -> bool:
    """Whether the last day in the seat is past, and the departure is still judged."""
    ends = appointment.ends
    return is_known(ends) and isinstance(ends, date) and on > ends and on <= judged_until(ends)


def judged_from(days: Iterable[date], last: date, on: Day) -> bool:
    """Whether a departure is judged on the day: from the first of its days or papers, and not too late."""
    return on >= min((*days, last)) and on <= judged_until(last)


def removed(facts: BoardFacts, on: Day, *manners: str) -> Iterator[Appointment]:
    """Appointments that ended in one of some manners and are judged on the day.

    One whose last day is not on record is among them from its beginning on.
    """
    for appointment in facts.appointments:
        if not is_known(appointment.how_ended) or appointment.how_ended not in manners:
            continue
        if on_the_board(appointment, facts) and _removal_is_judged(appointment, facts, on):
            yield appointment


def _removal_is_judged(appointment: Appointment, facts: BoardFacts, on: Day) -> bool:
    ends = appointment.ends
    if not is_known(ends):
        return on >= facts.held_by_appointment[appointment.id].possible.from_
    if not isinstance(ends, date):
        return False
    papers = papers_about(appointment, facts, "notice", "removal").certain
    return judged_from((day for paper in papers if (day := first_known_day(paper))), ends, on)


def last_day_in_seat(appointment: Appointment, facts: BoardFacts) -> date:
    """The recorded last day in the seat; raises where there is none."""
    last = known(appointment.ends)
    if not isinstance(last, date):
        raise CannotTell(f"the last day of {facts.person_label(appointment.person)} in the seat")
    return last


# -- a month's notice --------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Notice:
    """A notice as somebody received it; ``presumed`` where the day is counted from the day it was sent."""

    paper: Paper
    received_on: date
    presumed: bool
    written: bool

    def in_words(self) -> str:
        """When it was received, for people."""
        return f"{'presumed ' if self.presumed else ''}received on {in_words(self.received_on)}"


def is_written(paper: Paper) -> bool:
    """Whether a paper was given in writing, electronically or not; raises where that is not recorded."""
    return known(paper.form) != "spoken"


def received(paper: Paper) -> Notice:
    """A notice as it was received, two days after it was sent where only that is on record.

    Raises where neither day is, or where nobody recorded whether it was in writing.
    """
    if is_known(paper.received_on):
        return Notice(paper, paper.received_on, False, is_written(paper))
    if not is_known(paper.given_on):
        raise CannotTell(f"when {paper.label} was received")
    return Notice(paper, paper.given_on + PRESUMED, True, is_written(paper))


def notice_received(found: Found, facts: BoardFacts, last: date, missing: str) -> Notice | None:
    """The first written notice of some found, else the first spoken one; None where there is none.

    Raises :class:`CannotTell` where there may be a written one after all.
    """
    receipts: list[Notice] = []
    gaps: list[CannotTell] = []
    for paper in found.certain:
        try:
            receipts.append(received(paper))
        except CannotTell as gap:
            gaps.append(gap)
    written = [notice for notice in receipts if notice.written]
    if not written:
        if gaps:
            raise gaps[0]
        refuse_unless_none(found, facts, months_after(last, -1), last, missing)
    return min(written or receipts, key=lambda notice: notice.received_on, default=None)


def month_runs_to(notices: Iterable[Notice]) -> date:
    """The earliest last day in the seat after a month's notice: a month from the latest receipt of some.

    A month is counted to the same number in the next month, or to that month's last day.
    """
    return months_after(max(notice.received_on for notice in notices), 1)


def a_month_before(
    subject: Subject, last: date, notices: list[Notice], *, spoken_will_do: bool = False
) -> Finding:
    """Whether a month passed between the latest receipt of a notice and the last day in the seat.

    A month is counted to the same number in the next month, or to that month's last day. Exactly one day less
    is open to doubt, because the law does not say how a month is counted.
    """
    latest = max(notices, key=lambda notice: notice.received_on)
    earliest = month_runs_to(notices)
    told: dict[str, Any] = {
        "notice": latest.paper.id,
        "received_on": latest.received_on,
        "received_on_presumed": latest.presumed,
        "earliest_last_day": earliest,
        "last_day_in_seat": last,
    }
    left = f"Left the seat on {in_words(last)}; notice was {latest.in_words()}"
    spoken = [notice for notice in notices if not notice.written]
    if spoken and not spoken_will_do:
        step = "Give notice in writing, and record it with the last day it leads to."
        return not_met(subject, f"{left}, and not in writing.", next=step, **told)
    counted = f"{left}. A month's notice runs to {in_words(earliest)}"
    if last < earliest - timedelta(days=1):
        step = "Record the notice that was given, or the last day it leads to; else take advice."
        return not_met(subject, f"{counted}.", next=step, **told)
    if last < earliest:
        step = "Take advice on how the month is counted; on the safer count it is one day short."
        return caution(subject, f"{counted}, one day later.", next=step, **told)
    if spoken:
        step = "Put the notice in writing."
        return caution(subject, f"{counted}. It was not in writing.", next=step, **told)
    return met(subject, f"{counted}.", **told)


def best_of(candidates: Iterable[Callable[[], Finding]]) -> Finding | None:
    """The best of what several papers lead to; None where there is none.

    One that is met settles it. Otherwise one of which not enough is known leaves it open, and is raised.
    """
    found: list[Finding] = []
    gaps: list[CannotTell] = []
    for candidate in candidates:
        try:
            found.append(candidate())
        except CannotTell as gap:
            gaps.append(gap)
    best = max(found, key=lambda finding: finding.outcome.rank, default=None)
    if gaps and (best is None or best.outcome is not Outcome.MET):
        raise gaps[0]
    return best
