"""VAC-01: the vote of a nominee's empty seat, which the other nominees of its authority may cast jointly."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from statute.day import Day
from statute.facts import NOMINEES, BoardFacts, Paper, Seat
from statute.findings import Duty, Finding, caution, met
from statute.holding import empty_since, in_post, named, state_of
from statute.instruments import BOARDS_ORDER, ORDERS_COMMENCED
from statute.notes import VACANCY_NOTE
from statute.registry import SINGLE, rule, since
from statute.rules.places import seats_in_question
from statute.rules.temporary_vacancies import is_temporary_vacancy
from statute.spans import in_words, judged_until
from statute.unknown import CannotTell, Maybe, is_known, known


def _meeting(paper: Paper) -> Maybe[date]:
    """The day of the meeting at which a vote was cast."""
    return paper.given_on if is_known(paper.given_on) else paper.day


def _seat_of(paper: Paper) -> str | None:
    """The id of the seat a vote was cast for; None where nobody recorded it."""
    return paper.about.get("seat") if is_known(paper.about) else None


def _votes(facts: BoardFacts, on: Day) -> list[Paper]:
    """The joint votes that are judged on the day, those without a day of their own among them."""
    return [
        paper
        for paper in facts.papers_by_kind.get("joint_vote", ())
        if paper.says is True
        and (not is_known(day := _meeting(paper)) or (on >= day and on <= judged_until(day)))
    ]


def seats_with_joint_votes(facts: BoardFacts, on: Day) -> Iterator[Seat]:
    """Nominees' seats that are empty on the day, and seats that a joint vote was lately cast for.

    Raises at the end where it is not known which seat a vote was for, or whether more seats are empty.
    """
    votes = _votes(facts, on)
    voted_for = {_seat_of(paper) for paper in votes}
    missing: list[str] = [
        f"which seat {paper.label} was cast for" for paper in votes if _seat_of(paper) is None
    ]
    for seat in facts.seats:
        if seat.id in voted_for:
            yield seat
        elif not seat.group and not (is_known(seat.basis) and seat.basis not in NOMINEES):
            state = state_of(seat, facts, on)
            if state.missing is not None:
                missing.append(state.missing)
            elif not state.holders:
                yield seat
    if not facts.is_complete("seats", on):
        missing.append(seats_in_question(NOMINEES))
    if missing:
        raise CannotTell(missing[0])


@rule(
    "VAC-01",
    "Temporary vacancy and its joint vote",
    duty=Duty.MAY,
    applies=SINGLE,
    in_force=since(ORDERS_COMMENCED),
    cites=[
        BOARDS_ORDER.cite("article 1(2)", at="article/1"),
        BOARDS_ORDER.cite("article 13(1) and (5)", at="article/13"),
    ],
    over=seats_with_joint_votes,
    none="No nominee's seat is empty, and no joint vote has lately been cast.",
)
def joint_vote_of_empty_seat(seat: Seat, facts: BoardFacts, on: Day) -> Iterator[Finding]:
    """While an authority is unable to fill a nominee's seat, its other nominees may cast the seat's vote.

    They cast it jointly, so all of them must agree. It is one vote more. No other seat has a joint vote, and
    the empty seat does not count as somebody who is present.

    We read this as: an empty seat of a nominee is a temporary vacancy, unless a paper says that its authority
    was able to fill it.
    We read this as asking all other nominees in post on the day of the meeting, whether or not they came.
    We read this as: a joint vote is judged from the day of the meeting until the end of the financial year
    after the one it fell in.
    """
    gaps: list[CannotTell] = []
    for paper in _votes(facts, on):
        if _seat_of(paper) == seat.id:
            try:
                yield _judged(paper, seat, facts)
            except CannotTell as gap:
                gaps.append(gap)
    if not seat.group and is_known(seat.basis) and seat.basis in NOMINEES and _is_empty(seat, facts, on):
        yield _may_be_cast(seat, facts, on)
    if gaps:
        raise gaps[0]
    known(seat.basis)


def _is_empty(seat: Seat, facts: BoardFacts, on: Day) -> bool:
    state = state_of(seat, facts, on)
    return not state.holders and state.missing is None


def _whose(seat: Seat, facts: BoardFacts) -> str:
    """The authority whose seat it is, for people."""
    if is_known(seat.nominated_by):
        return facts.authority_label(seat.nominated_by)
    return "the council" if is_known(seat.basis) and seat.basis == "LA_NOM" else "the Health Board"


def _may_be_cast(seat: Seat, facts: BoardFacts, on: Day) -> Finding:
    """What an empty seat of a nominee makes possible on the day."""
    subject, whose = facts.subject(seat), _whose(seat, facts)
    since_ = empty_since(seat, facts, on)
    shown: dict[str, Any] = {"empty_since": since_.day, "empty_since_exact": since_.exact}
    empty = f"Empty since {in_words(since_.day)}{'' if since_.exact else ' or earlier'}."
    if not is_temporary_vacancy(seat, facts, on):
        message = f"{empty} {whose} is on record as able to fill it, so there is no joint vote."
        return met(subject, message, note=VACANCY_NOTE, **shown)
    others = in_post(facts, on, known(seat.basis))
    shown["others"] = named(facts, others.people)
    if not others.people and not others.unsure:
        message = f"{empty} {whose} has no other nominee who could cast its vote."
        return met(subject, message, note=VACANCY_NOTE, **shown)
    message = f"{empty} Its vote may be cast jointly by the other nominees of {whose}, if all of them agree."
    step = "Where it is to be cast, have all of them agree, and record the joint vote with the meeting's day."
    return met(subject, message, next=step, note=VACANCY_NOTE, **shown)


def _judged(paper: Paper, seat: Seat, facts: BoardFacts) -> Finding:
    """Whether a joint vote could be cast for a seat, and was agreed by all who had to."""
    subject, meeting = facts.subject(seat), _meeting(paper)
    if not is_known(meeting):
        raise CannotTell(f"the day on which {paper.label} was cast")
    cast = f"A joint vote was cast on {in_words(meeting)}"
    agreed: Any = named(facts, paper.agreed_by) if is_known(paper.agreed_by) else "not on record"
    shown: dict[str, Any] = {"cast_on": meeting, "agreed_by": agreed}
    problem = _not_open(seat, facts, meeting)
    if problem is not None:
        step = "Take advice on the vote, and check the minute of the meeting."
        return caution(subject, f"{cast}. {problem}", next=step, **shown)
    return _agreed(paper, seat, facts, meeting, shown, cast)


def _not_open(seat: Seat, facts: BoardFacts, meeting: date) -> str | None:
    """Why a seat had no joint vote on a day; None where it had one."""
    if known(seat.basis) not in NOMINEES or seat.group:
        return "Only a nominee's seat on the board has one."
    state = state_of(seat, facts, meeting)
    if state.holders:
        names = named(facts, tuple(each.person for each in state.holders))
        return f"The seat was not empty: {' and '.join(names)} held it."
    if state.missing is not None:
        raise CannotTell(state.missing)
    if not is_temporary_vacancy(seat, facts, meeting):
        return f"{_whose(seat, facts)} was on record as able to fill the seat."
    return None


def _agreed(
    paper: Paper, seat: Seat, facts: BoardFacts, meeting: date, shown: dict[str, Any], cast: str
) -> Finding:
    subject, whose = facts.subject(seat), _whose(seat, facts)
    others = in_post(facts, Day(meeting), known(seat.basis))
    shown = shown | {"others": named(facts, others.people), "note": VACANCY_NOTE}
    agreed_by = known(paper.agreed_by)
    lacking = named(facts, tuple(person for person in others.people if person not in agreed_by))
    problem = None
    if lacking:
        problem = f"Not on record as agreeing: {' and '.join(lacking)}."
    elif not others.people and not others.unsure:
        problem = f"{whose} had no other nominee who could cast it."
    if problem is not None:
        step = "Ask whether they agreed, and record it; else take advice on the vote."
        return caution(subject, f"{cast}. {problem}", next=step, **shown)
    if others.unsure:
        raise CannotTell(others.unsure[0])
    message = f"{cast}. Every other nominee of {whose} agreed, so it counts as one vote."
    return met(subject, message, votes=1, **shown)
