"""VAC-02 to VAC-04: what must be done about an empty seat, and what an empty seat does not undo."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

from statute.day import ONE_DAY, Day
from statute.facts import NOMINEES, BoardFacts, End, Paper, Seat
from statute.findings import Duty, Finding, caution, due, met, not_applicable, not_met
from statute.holding import in_post, state_of
from statute.instruments import BOARDS_ORDER, COMMITTEES_ORDER, ORDERS_COMMENCED
from statute.notes import COMMITTEE_VACANCY_NOTE, VACANCY_NOTE
from statute.registry import ANY_REGIME, LEAD_AGENCY, MULTI, SINGLE, rule, since
from statute.rules.places import seats_in_question
from statute.spans import day_after, in_words, judged_until, months_after
from statute.unknown import OPEN, CannotTell, Nothing, Unknown, is_known, known

MONTHS_BEFORE_NOTICE: Final = 6
"""How long a temporary vacancy may last before the Scottish Ministers must be told."""

USUAL_NOTICE_DAYS: Final = 28
"""How many days after the six months a notice is late, unless the board has set its own number."""

MINISTERS: Final = ("scottish-ministers", "scottish_ministers", "ministers")
"""The Scottish Ministers, by any of the ids a paper may give them."""

NOTICE_TOPICS: Final = ("vacancy", "vacancies")
"""What a notice of a vacancy is about, where its topic is recorded."""

# -- when a seat was empty --------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Vacancy:
    """A run of days on which a seat is known to be empty, with how far beyond them it may have been empty."""

    first: date
    last: End
    earliest: date
    latest: End

    @property
    def is_exact(self) -> bool:
        """Whether it is known that the seat was not empty before the first day."""
        return self.first == self.earliest


@dataclass(frozen=True, slots=True)
class _Run:
    """Neighbouring days on which a seat is empty (True), held (False), or nobody knows (None)."""

    first: date
    last: End
    empty: bool | None


def _turning_days(seat: Seat, facts: BoardFacts) -> list[date]:
    """The days on which something about a seat may change, from the first there is."""
    days = {date.min, *facts.beginnings[:1]}
    held = [facts.held_by_appointment[each.id] for each in facts.appointments_by_seat.get(seat.id, ())]
    spans = [*seat.known, *(each.possible for each in held), *(each.certain for each in held if each.certain)]
    for span in spans:
        days.add(span.from_)
        following = day_after(span.to)
        if isinstance(following, date):
            days.add(following)
    return sorted(days)


def _is_empty(seat: Seat, facts: BoardFacts, day: date) -> bool | None:
    if facts.beginnings and day < facts.beginnings[0]:
        return False
    state = state_of(seat, facts, day)
    return None if state.missing is not None else not state.holders


def _runs(seat: Seat, facts: BoardFacts) -> list[_Run]:
    days = _turning_days(seat, facts)
    runs: list[_Run] = []
    for index, first in enumerate(days):
        last: End = days[index + 1] - ONE_DAY if index + 1 < len(days) else OPEN
        empty = _is_empty(seat, facts, first)
        if runs and runs[-1].empty is empty:
            runs[-1] = _Run(runs[-1].first, last, empty)
        else:
            runs.append(_Run(first, last, empty))
    return runs


def vacancies_of(seat: Seat, facts: BoardFacts) -> Iterator[Vacancy]:
    """The times at which a seat is known to be empty, in order, those to come included."""
    runs = _runs(seat, facts)
    for index, run in enumerate(runs):
        if run.empty:
            before = index
            while before > 0 and runs[before - 1].empty is not False:
                before -= 1
            after = index
            while after + 1 < len(runs) and runs[after + 1].empty is not False:
                after += 1
            yield Vacancy(run.first, run.last, runs[before].first, runs[after].last)


def six_months_from(first: date) -> date:
    """The first day on which a seat empty since ``first`` has been empty for more than six months."""
    return months_after(first, MONTHS_BEFORE_NOTICE)


# -- telling the Scottish Ministers -----------------------------------------------------------------------


def nominee_seats(facts: BoardFacts, on: Day) -> Iterator[Seat]:
    """Nominees' seats, and those whose basis is not recorded; raises at the end where there may be more."""
    for seat in facts.board_seats:
        if not is_known(seat.basis) or seat.basis in NOMINEES:
            yield seat
    if not facts.is_complete("seats", on):
        raise CannotTell(seats_in_question(NOMINEES))


@rule(
    "VAC-02",
    "Tell Ministers after six months",
    duty=Duty.MUST,
    applies=SINGLE,
    in_force=since(ORDERS_COMMENCED),
    cites=[BOARDS_ORDER.cite("article 13(4)", at="article/13")],
    over=nominee_seats,
    none="No nominee's seat is empty, nor has one lately been empty for more than six months.",
)
def ministers_told_of_vacancy(seat: Seat, facts: BoardFacts, on: Day) -> Iterator[Finding]:
    """Where a temporary vacancy lasts for more than six months, the chair must tell the Scottish Ministers in
    writing, with the reasons.

    The Order sets no day for the notice. It is asked for from the day six months after the first empty day,
    and pointed out as late after a number of days that the board may set (28 unless it does).

    We read this as: an empty seat of a nominee is a temporary vacancy from its first empty day.
    We read this as told seat by seat. A temporary chair (article 13(2) and (3)) is there only while seats are
    empty, so that the same notice serves.
    We read any notice about the seat, or about the nominees of its authority, given since it fell empty as
    the notice that is asked for.
    We read this as: once the seat is filled, a notice that was never given is judged until the end of the
    financial year after the one in which the vacancy ended.
    """
    known(seat.basis)
    gaps: list[CannotTell] = []
    for vacancy in vacancies_of(seat, facts):
        if on < vacancy.first:
            break
        try:
            if on <= vacancy.last:
                yield _still_empty(vacancy, seat, facts, on)
            elif (
                isinstance(vacancy.latest, date)
                and on > vacancy.latest
                and on <= judged_until(vacancy.latest)
            ):
                yield from _no_longer_empty(vacancy, seat, facts, on)
        except CannotTell as gap:
            gaps.append(gap)
    missing = state_of(seat, facts, on).missing
    if missing is not None:
        raise CannotTell(missing)
    if gaps:
        raise gaps[0]


def _since(vacancy: Vacancy) -> str:
    return f"since {in_words(vacancy.first)}" + ("" if vacancy.is_exact else " or earlier")


def _told(vacancy: Vacancy) -> dict[str, Any]:
    return {
        "empty_since": vacancy.first,
        "empty_since_exact": vacancy.is_exact,
        "six_months_on": six_months_from(vacancy.first),
    }


def _still_empty(vacancy: Vacancy, seat: Seat, facts: BoardFacts, on: Day) -> Finding:
    subject, told = facts.subject(seat), _told(vacancy)
    six_months_on = six_months_from(vacancy.first)
    if on < six_months_on:
        return _within_six_months(vacancy, seat, facts, on)
    empty = f"Empty {_since(vacancy)}, for more than six months."
    paper = _notice(vacancy, seat, facts, on)
    if paper is not None:
        given = known(_given(paper))
        message = f"{empty} The Scottish Ministers were told on {in_words(given)}."
        return met(subject, message, notice=paper.id, notice_given_on=given, **told)
    days = _notice_days(facts, on)
    last = six_months_on + timedelta(days=days)
    step = "Have the chair tell the Scottish Ministers in writing, with the reasons, and record the notice."
    if on > last:
        message = f"{empty} No notice to the Scottish Ministers by {in_words(last)}, the board's own limit."
        return caution(subject, message, next=step, due_on=last, notice="none", local_limit_days=days, **told)
    message = f"{empty} The Scottish Ministers must be told; the board's own limit is {in_words(last)}."
    return due(subject, message, next=step, due_on=last, notice="none", local_limit_days=days, **told)


def _within_six_months(vacancy: Vacancy, seat: Seat, facts: BoardFacts, on: Day) -> Finding:
    subject = facts.subject(seat)
    if not vacancy.is_exact and on >= six_months_from(vacancy.earliest):
        raise CannotTell(
            f"since when {subject.label} has been empty, which it was on {in_words(vacancy.first)}"
        )
    six_months_on = six_months_from(vacancy.first)
    message = f"Empty {_since(vacancy)}."
    if not vacancy.is_exact:
        return met(
            subject, message, next="Record the last day of the last member in the seat.", **_told(vacancy)
        )
    return met(
        subject,
        f"{message} If it still is on {in_words(six_months_on)}, the Scottish Ministers must be told.",
        due_on=six_months_on,
        next="Fill the seat; after six months, have the chair tell the Scottish Ministers, with the reasons.",
        **_told(vacancy),
    )


def _no_longer_empty(vacancy: Vacancy, seat: Seat, facts: BoardFacts, on: Day) -> Iterator[Finding]:
    """For a vacancy that is over: nothing where it certainly did not last for more than six months."""
    assert isinstance(vacancy.last, date)
    if vacancy.latest < six_months_from(vacancy.earliest):
        return
    subject = facts.subject(seat)
    if vacancy.last < six_months_from(vacancy.first):
        raise CannotTell(f"for how long {subject.label} was empty, which it was on {in_words(vacancy.first)}")
    told = _told(vacancy) | {"empty_until": vacancy.last}
    empty = f"Empty for more than six months, until {in_words(vacancy.last)}."
    paper = _notice(vacancy, seat, facts, on)
    if paper is not None:
        given = known(_given(paper))
        message = f"{empty} The Scottish Ministers were told on {in_words(given)}."
        yield met(subject, message, notice=paper.id, notice_given_on=given, **told)
        return
    yield not_met(
        subject,
        f"{empty} The Scottish Ministers were never told.",
        next="Have the chair tell the Scottish Ministers of it now, with the reasons, and record the notice.",
        notice="none",
        **told,
    )


def _notice_days(facts: BoardFacts, on: Day) -> int:
    setting = facts.setting_on(on)
    if setting is None or not is_known(setting.notice_to_ministers_days):
        return USUAL_NOTICE_DAYS
    return setting.notice_to_ministers_days


def _given(paper: Paper) -> date | Unknown:
    """The day a notice was given, else the day it was received or took effect."""
    return paper.given_on if is_known(paper.given_on) else paper.day


def _is_notice(paper: Paper, seat: Seat) -> bool | None:
    """Whether a paper is a notice to the Scottish Ministers about a seat; None where that is not known."""
    if paper.kind != "notice" or (is_known(paper.topic) and paper.topic not in NOTICE_TOPICS):
        return False
    answers = (
        paper.says if is_known(paper.says) else None,
        paper.to in MINISTERS if is_known(paper.to) else None,
        _is_about(paper.about, seat) if is_known(paper.about) else None,
    )
    if False in answers:
        return False
    return None if None in answers else True


def _is_about(about: Mapping[str, str], seat: Seat) -> bool:
    if "seat" in about:
        return about["seat"] == seat.id
    return is_known(seat.nominated_by) and about.get("authority") == seat.nominated_by


def _notice(vacancy: Vacancy, seat: Seat, facts: BoardFacts, on: Day) -> Paper | None:
    """The notice of a vacancy given by the day; None where it is known that there is none."""
    doubtful: Paper | None = None
    for paper in facts.papers:
        fits, given = _is_notice(paper, seat), _given(paper)
        if fits is False or (is_known(given) and (given < vacancy.earliest or on < given)):
            continue
        if fits and is_known(given):
            return paper
        doubtful = doubtful or paper
    if doubtful is not None:
        raise CannotTell(f"whether {doubtful.label} told the Scottish Ministers of {facts.seat_label(seat)}")
    if not _papers_complete(six_months_from(vacancy.earliest), facts, on):
        raise CannotTell(f"whether the Scottish Ministers were told of {facts.seat_label(seat)}")
    return None


def _papers_complete(first: date, facts: BoardFacts, on: Day) -> bool:
    """Whether every paper from a day to the day asked about is on record."""
    return any(span.covers(first) and span.covers(on) for span in facts.complete.get("papers", ()))


# -- several councils -------------------------------------------------------------------------------------


@rule(
    "VAC-03",
    "Multi-council vacancy arrangements are agreed",
    duty=Duty.MUST,
    applies=MULTI,
    in_force=since(ORDERS_COMMENCED),
    cites=[BOARDS_ORDER.cite("article 14", at="article/14")],
)
def vacancy_arrangements_agreed(facts: BoardFacts, on: Day) -> Iterator[Finding]:
    """The councils and the Health Board must agree arrangements for temporary vacancies among their nominees.

    The Order sets no day for the agreement. Its own arrangements for a board of one council apply only if the
    agreement adopts them.

    We read this as answered by an agreement on paper, or by arrangements in the integration scheme, which all
    of them have agreed.
    We read this as not met while there is a temporary vacancy; else a missing agreement is pointed out.
    We read this as: an empty seat of a nominee is a temporary vacancy.
    """
    board = facts.subject(facts)
    gaps: list[CannotTell] = []
    for sought in (_agreement, _arrangements_in_scheme):
        try:
            found = sought(facts, on)
        except CannotTell as gap:
            gaps.append(gap)
            continue
        if found is not None:
            yield met(board, f"Arrangements for temporary vacancies are agreed, in {found}.", agreed_in=found)
            return
    if gaps:
        raise gaps[0]
    nominees = in_post(facts, on, *NOMINEES)
    step = "Ask the councils and the Health Board to agree arrangements, and record the agreement."
    if nominees.empty:
        labels = [facts.seat_label(seat) for seat in nominees.empty]
        message = "No arrangements for temporary vacancies are agreed, and a nominee's seat is empty"
        yield not_met(
            board, f"{message}: {'; '.join(labels)}.", next=step, agreement="none", empty_seats=labels
        )
        return
    nominees.exactly()
    message = "No arrangements for temporary vacancies are agreed. No nominee's seat is empty."
    yield caution(board, message, next=step, agreement="none", empty_seats=[])


def _agreement(facts: BoardFacts, on: Day) -> str | None:
    """The paper by which arrangements were agreed by the day; None where it is known that there is none."""
    gap: CannotTell | None = None
    for paper in facts.papers:
        if paper.kind != "agreement" or not is_known(paper.topic) or paper.topic not in NOTICE_TOPICS:
            continue
        try:
            if on >= known(paper.day) and known(paper.says):
                return f"the agreement of {in_words(known(paper.day))}"
        except CannotTell as missing:
            gap = missing
    if gap is not None:
        raise gap
    if not facts.beginnings or not _papers_complete(facts.beginnings[0], facts, on):
        raise CannotTell("whether arrangements for temporary vacancies were agreed")
    return None


def _arrangements_in_scheme(facts: BoardFacts, on: Day) -> str | None:
    """The scheme in force, where it has arrangements; None where it is known to have none."""
    scheme = facts.scheme_on(on)
    if isinstance(known(scheme.vacancy_arrangements), Nothing):
        return None
    return f"the integration scheme of {in_words(scheme.from_)}"


# -- what an empty seat does not undo ---------------------------------------------------------------------


@rule(
    "VAC-04",
    "Vacancies do not invalidate business",
    duty=Duty.READING,
    applies=ANY_REGIME,
    in_force=since(ORDERS_COMMENCED),
    cites=[
        BOARDS_ORDER.cite("article 15", at="article/15"),
        COMMITTEES_ORDER.cite("article 7", at="article/7"),
    ],
)
def vacancies_do_not_invalidate(facts: BoardFacts, on: Day) -> Iterator[Finding]:
    """What was done while a seat was empty is not invalid for that reason.

    This protects against empty seats and nothing else. It says nothing of too many members, of a member who
    is not eligible or whose term is over, of a chair past the appointing period, or of votes by people not
    entitled to them.

    We read this as bearing on the seats that are on record as empty on the day.
    """
    note = COMMITTEE_VACANCY_NOTE if facts.regime_on(on) in LEAD_AGENCY else VACANCY_NOTE
    states = [state_of(seat, facts, on) for seat in facts.board_seats]
    empty = [state.seat for state in states if not state.holders and state.missing is None]
    for seat in empty:
        subject = facts.subject(seat)
        yield met(subject, "The seat is empty, which does not invalidate what is done meanwhile.", note=note)
    for state in states:
        if state.missing is not None:
            raise CannotTell(state.missing)
    if not facts.is_complete("seats", on):
        raise CannotTell("whether every seat is on record for this day")
    if not empty:
        yield not_applicable(facts.subject(facts), "No seat is empty on this day.")
