"""JMC-16: who presides at a monitoring committee when its chair is away."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any, Final

from statute.day import Day
from statute.facts import BoardFacts, Paper, Person
from statute.findings import Duty, Finding, caution, met, not_met
from statute.holding import in_post, named
from statute.instruments import COMMITTEES_ORDER, ORDERS_COMMENCED
from statute.offices import CHAIR, VICE, office_on
from statute.registry import LEAD_AGENCY, rule, since
from statute.remembered import remembered
from statute.spans import in_words, judged_until
from statute.unknown import CannotTell, Maybe, is_known, known

NOT_RECORDED: Final = "not on record"


def _presided(facts: BoardFacts, on: Day) -> list[Paper]:
    """The meetings whose presiding is judged on the day, those without a day of their own among them."""
    return [
        paper
        for paper in facts.papers_by_kind.get("presiding", ())
        if paper.says is True
        and (not is_known(day := _meeting(paper)) or (on >= day and on <= judged_until(day)))
    ]


def _meeting(paper: Paper) -> Maybe[date]:
    return paper.given_on if is_known(paper.given_on) else paper.day


def _person_of(paper: Paper, facts: BoardFacts) -> str | None:
    """The id of the person a paper is about, by name or by appointment; None where nobody recorded it."""
    if not is_known(paper.about):
        return None
    if "person" in paper.about:
        return paper.about["person"]
    appointment = paper.about.get("appointment")
    return next((each.person for each in facts.appointments if each.id == appointment), None)


def people_who_presided(facts: BoardFacts, on: Day) -> Iterator[Person]:
    """Those who lately presided at a meeting; raises at the end where it is not known who did."""
    papers = _presided(facts, on)
    people = dict.fromkeys(_person_of(paper, facts) for paper in papers)
    for person in people:
        if person is not None:
            yield facts.person_by_id[person]
    if None in people:
        paper = next(each for each in papers if _person_of(each, facts) is None)
        raise CannotTell(f"who presided, as {paper.label} says")


@rule(
    "JMC-16",
    "Who presides when the chair is away",
    duty=Duty.MUST,
    applies=LEAD_AGENCY,
    in_force=since(ORDERS_COMMENCED),
    cites=[
        COMMITTEES_ORDER.cite("article 14", at="article/14"),
        COMMITTEES_ORDER.cite("schedule, paragraph 4(2)", at="schedule"),
    ],
    over=people_who_presided,
    none="No record of lately presiding at a meeting.",
)
def presiding_in_absence(person: Person, facts: BoardFacts, on: Day) -> Iterator[Finding]:
    """Where the chair is away from a meeting, the vice-chair or another member who is chosen presides.

    Any member may be chosen, not only a nominee. Nobody else may preside. A proxy is not a member, but the
    Order does not say in terms that a proxy may not preside, so that is pointed out.

    We read this as: a committee that has no chair is without the chair at its meetings.
    We read this as pointing out somebody else who presided although the chair came, who may have come late
    or left early.
    We read this as: a meeting is judged from its day until the end of the financial year after the one it
    fell in.
    """
    gaps: list[CannotTell] = []
    for paper in _presided(facts, on):
        if _person_of(paper, facts) == person.id:
            try:
                yield _judged(paper, person, facts)
            except CannotTell as gap:
                gaps.append(gap)
    if gaps:
        raise gaps[0]


def _is_member(person: Person, facts: BoardFacts, meeting: date) -> bool | None:
    """Whether somebody was a member of the committee on a day; None where that is not known."""
    answers = [
        facts.held_by_appointment[each.id].on(meeting)
        for each in facts.appointments_by_person.get(person.id, ())
        if not facts.seat_by_id[each.seat].group
    ]
    if True in answers:
        return True
    return None if None in answers or in_post(facts, Day(meeting)).unsure else False


def _attendances(facts: BoardFacts, meeting: date) -> tuple[Paper, ...]:
    """Who came to a meeting and who did not, as far as is recorded."""
    papers = facts.papers_by_kind.get("attendance", ())
    return tuple(each for each in papers if is_known(day := _meeting(each)) and day == meeting)


def _came(office: str, facts: BoardFacts, meeting: date) -> bool | None:
    """Whether the holder of an office came to a meeting; None where that is not known.

    Nobody came where nobody was in the office. Raises :class:`CannotTell` where it is not known who was.
    """
    state = office_on(facts, office, Day(meeting))
    if state.is_vacant:
        return False
    holders = {each.holder.person for each in state.holders}
    attendances = remembered(
        facts, Day(meeting), ("attendances", meeting), lambda _: _attendances(facts, meeting)
    )
    answers = [known(paper.says) for paper in attendances if _person_of(paper, facts) in holders]
    return None if not answers else any(answers)


def _attendance_told(office: str, facts: BoardFacts, meeting: date) -> str:
    try:
        came = _came(office, facts, meeting)
    except CannotTell:
        came = None
    return {True: "attended", False: "did not attend", None: "not on record"}[came]


def _judged(paper: Paper, person: Person, facts: BoardFacts) -> Finding:
    """Whether one person could preside at one meeting: the same whenever it is asked."""
    meeting = _meeting(paper)
    if not is_known(meeting):
        raise CannotTell(f"the day of the meeting at which {person.label} presided")
    return remembered(
        facts, Day(meeting), ("presided", paper.id), lambda _: _judged_on(meeting, paper, person, facts)
    )


def _judged_on(meeting: date, paper: Paper, person: Person, facts: BoardFacts) -> Finding:
    capacity = paper.capacity if is_known(paper.capacity) else NOT_RECORDED
    chairs = office_on(facts, CHAIR, Day(meeting))
    shown: dict[str, Any] = {
        "meeting": meeting,
        "capacity": capacity.replace("_", " "),
        "chair": named(facts, tuple(each.holder.person for each in chairs.holders)),
        "chair_attendance": _attendance_told(CHAIR, facts, meeting),
        "vice_chair_attendance": _attendance_told(VICE, facts, meeting),
    }
    subject, presided = facts.subject(person), f"Presided on {in_words(meeting)}"
    is_chair = any(each.holder.person == person.id for each in chairs.holders)
    if is_chair or (capacity == CHAIR and not chairs.holders and chairs.missing is not None):
        return met(subject, f"{presided} as chair.", **shown)
    if not _presided_as_member(person, capacity, facts, meeting):
        return _no_member(person, capacity, presided, facts, shown)
    return _in_place_of_chair(person, capacity, presided, facts, meeting, shown)


def _presided_as_member(person: Person, capacity: str, facts: BoardFacts, meeting: date) -> bool:
    """Whether a member presided; raises where neither the seats nor the capacity on record settle it."""
    member = _is_member(person, facts, meeting)
    if member and capacity == "not_a_member":
        raise CannotTell(f"whether {person.label} was a member on {in_words(meeting)}")
    if member is None and capacity in ("member", VICE):
        return True
    if member or capacity in ("proxy", "not_a_member"):
        return bool(member)
    if member is None:
        raise CannotTell(f"whether {person.label} was a member on {in_words(meeting)}")
    if capacity == NOT_RECORDED:
        raise CannotTell(f"in which capacity {person.label} presided on {in_words(meeting)}")
    return False


def _no_member(
    person: Person, capacity: str, presided: str, facts: BoardFacts, shown: dict[str, Any]
) -> Finding:
    subject = facts.subject(person)
    if capacity == "proxy":
        return caution(
            subject,
            f"{presided} as a proxy. A proxy is not a member, and only a member is named as presiding.",
            next="Have the vice-chair, or another member who is chosen, preside when the chair is away.",
            **shown,
        )
    return not_met(
        subject,
        f"{presided} without being a member of the committee.",
        next="Have the vice-chair, or another member who is chosen, preside when the chair is away.",
        **shown,
    )


def _in_place_of_chair(
    person: Person, capacity: str, presided: str, facts: BoardFacts, meeting: date, shown: dict[str, Any]
) -> Finding:
    subject = facts.subject(person)
    came = _came(CHAIR, facts, meeting)
    if came is None:
        raise CannotTell(f"whether the chair attended the meeting on {in_words(meeting)}")
    as_what = "as vice-chair" if capacity == VICE else "as a member who was chosen"
    if came:
        return caution(
            subject,
            f"{presided} {as_what}, and the chair is on record as attending.",
            next="Check in the minute why the chair did not preside.",
            **shown,
        )
    return met(subject, f"{presided} {as_what}; the chair was away.", **shown)
