"""Who must be on the board because of the office they hold: social work, chief officer, finance."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from statute.day import Day
from statute.facts import Appointment, BoardFacts, Paper, Standing
from statute.findings import Duty, Finding, caution, met, not_applicable, not_met
from statute.holding import Headcount, in_post, named, office_holders, office_is_vacant, stands
from statute.instruments import (
    ACT_2014,
    AMENDED_2015,
    AMENDMENT_2015,
    BOARDS_ORDER,
    LOCAL_GOVERNMENT_1973,
    ORDERS_COMMENCED,
)
from statute.notes import VACANCY_NOTE
from statute.registry import IJB, MULTI, SINGLE, rule, since
from statute.rules.places import place_not_filled
from statute.spans import day_after
from statute.unknown import NONE, CannotTell, is_known, known


@dataclass(frozen=True, slots=True)
class Office:
    """An office whose holder has a place on the board, and the basis of the seat."""

    basis: str
    name: str
    place: str
    of_a_council: bool = False


SOCIAL_WORK: Final = Office(
    "CSWO", "chief_social_work_officer", "chief social work officer", of_a_council=True
)
CHIEF: Final = Office("CO", "chief_officer", "chief officer")
FINANCE: Final = Office("CFO", "board_proper_officer", "the board's proper officer for finance")


def _authorities(office: Office, facts: BoardFacts) -> tuple[str | None, ...]:
    """Of which authorities the office may be held: the constituent councils, or None for the board's own."""
    if not office.of_a_council:
        return (None,)
    councils = tuple(council.authority for council in facts.councils)
    if not councils:
        raise CannotTell("which council is a party to the integration scheme")
    return councils


def _holds(person: str, office: Office, facts: BoardFacts, on: Day) -> bool:
    """Whether a person holds an office; raises CannotTell where that is not known.

    An office has one holder at a time, so where another certainly holds it the person does not, even if not
    everything is on record.
    """
    gap: CannotTell | None = None
    for authority in _authorities(office, facts):
        holders = office_holders(facts, office.name, on, of=authority)
        if person in holders:
            return True
        if not holders:
            try:
                stands(facts, person, "office_holder", on, of=authority, office=office.name)
            except CannotTell as missing:
                gap = missing
    if gap is not None:
        raise gap
    return False


def _each_holds(
    count: Headcount, office: Office, facts: BoardFacts, on: Day
) -> tuple[list[Appointment], list[Appointment], list[CannotTell]]:
    """Of those certainly in post: who holds the office, who does not, and what is not known of the others."""
    holding: list[Appointment] = []
    others: list[Appointment] = []
    gaps: list[CannotTell] = []
    for person in count.people:
        appointment = next(each for each in count.certain if each.person == person)
        try:
            (holding if _holds(person, office, facts, on) else others).append(appointment)
        except CannotTell as gap:
            gaps.append(gap)
    return holding, others, gaps


def _names_of_holders(office: Office, facts: BoardFacts, on: Day) -> list[str]:
    found = [
        person
        for authority in _authorities(office, facts)
        for person in office_holders(facts, office.name, on, of=authority)
    ]
    return named(facts, tuple(dict.fromkeys(found)))


def _seat_empty(office: Office, count: Headcount, facts: BoardFacts, on: Day) -> Finding:
    holders = _names_of_holders(office, facts, on)
    step = (
        f"Record {holders[0]} as a member." if holders else f"Record who is {office.place}, and since when."
    )
    return place_not_filled(
        office.place,
        count.empty,
        facts,
        on,
        note=VACANCY_NOTE,
        next_step=step,
        office_holders=holders,
        members=[],
    )


def _not_the_holder(appointment: Appointment, office: Office, facts: BoardFacts, on: Day) -> Finding:
    name = facts.person_label(appointment.person)
    holders = _names_of_holders(office, facts, on)
    instead = f" {' and '.join(holders)} does." if holders else ""
    return not_met(
        facts.subject(appointment),
        f"{name} sits as {office.place} and does not hold the office.{instead}",
        next="End this appointment, and record the holder of the office as the member.",
        office_holders=holders,
        members=[name],
    )


def _sole_officer(office: Office, facts: BoardFacts, on: Day) -> Iterator[Finding]:
    """Whether exactly one person is in post on the office's basis, and holds the office."""
    count = in_post(facts, on, office.basis)
    if count.nobody():
        yield _seat_empty(office, count, facts, on)
        return
    holding, others, gaps = _each_holds(count, office, facts, on)
    for each in others:
        yield _not_the_holder(each, office, facts, on)
    if count.at_least > 1:
        yield _more_than_one(office, count, bool(others or gaps), facts)
    if gaps:
        raise gaps[0]
    if others or count.at_least > 1:
        return
    count.exactly()
    name = facts.person_label(holding[0].person)
    yield met(
        facts.subject(holding[0]),
        f"{name} is {office.place} and a member.",
        office_holders=_names_of_holders(office, facts, on),
        members=[name],
    )


def _more_than_one(office: Office, count: Headcount, doubtful: bool, facts: BoardFacts) -> Finding:
    names = named(facts, count.people)
    message = f"{' and '.join(names)} all sit as {office.place}, where the law has one member."
    step = "End the appointments of those who do not hold the office."
    shared = all(each.joint for each in count.certain) and len({each.seat for each in count.certain}) == 1
    if shared and not doubtful:
        step = "Take advice on which of them is the member."
        return caution(facts.subject(facts), message, next=step, members=names)
    return not_met(facts.subject(facts), message, next=step, members=names)


# -- the rules --------------------------------------------------------------------------------------------


@rule(
    "MEM-16",
    "Chief social work officer is a member",
    duty=Duty.MUST,
    applies=SINGLE,
    in_force=since(ORDERS_COMMENCED),
    cites=[BOARDS_ORDER.cite("article 3(1)(c)", at="article/3")],
)
def social_work_officer_is_a_member(facts: BoardFacts, on: Day) -> Iterator[Finding]:
    """The council's chief social work officer must be a member, and nobody else may sit as that.

    We read this as an office with one holder at a time: where somebody certainly holds it nobody else does.
    We read this as: somebody who holds the office for a time counts as its holder.
    We read this as open to doubt where two people share the office and the seat.
    """
    yield from _sole_officer(SOCIAL_WORK, facts, on)


@rule(
    "MEM-17",
    "Chief officer is a member",
    duty=Duty.MUST,
    applies=IJB,
    in_force=since(AMENDED_2015),
    cites=[
        BOARDS_ORDER.cite("article 3(7B)", at="article/3"),
        BOARDS_ORDER.cite("article 5(7B)", at="article/5"),
        AMENDMENT_2015.cite("article 2", at="article/2"),
        ACT_2014.cite("section 10(1)", at="section/10"),
    ],
)
def chief_officer_is_a_member(facts: BoardFacts, on: Day) -> Iterator[Finding]:
    """The board must have a chief officer, and once appointed the chief officer must be a member.

    We read this as: while the post is vacant there is no seat to fill, and what is short is the post.
    We read this as met for a time where an interim is in place under the integration scheme.
    We read the law as silent on whether the interim is a member.
    We read this as: an interim's arrangement stands until a chief officer takes office.
    """
    holders = office_holders(facts, CHIEF.name, on)
    if not holders:
        office_is_vacant(facts, CHIEF.name, on)
        yield from _post_vacant(facts, on)
        return
    count = in_post(facts, on, CHIEF.basis)
    sitting = [each for each in count.certain if each.person in holders]
    names = named(facts, holders)
    if sitting:
        yield met(
            facts.subject(sitting[0]),
            f"{facts.person_label(sitting[0].person)} is chief officer and a member.",
            office_holders=names,
            members=named(facts, count.people),
        )
        return
    if count.nobody():
        yield _seat_empty(CHIEF, count, facts, on)
    elif count.doubts:
        raise CannotTell(count.doubts[0])
    for each in count.certain:
        yield _not_the_holder(each, CHIEF, facts, on)


@rule(
    "MEM-18",
    "Proper officer for finance is a member",
    duty=Duty.MUST,
    applies=IJB,
    in_force=since(ORDERS_COMMENCED),
    cites=[
        BOARDS_ORDER.cite("article 3(1)(e)", at="article/3"),
        BOARDS_ORDER.cite("article 5(2)(e)", at="article/5"),
        LOCAL_GOVERNMENT_1973.cite("section 95", at="section/95"),
        LOCAL_GOVERNMENT_1973.cite("section 106", at="section/106"),
        ACT_2014.cite("section 13", at="section/13"),
    ],
)
def finance_officer_is_a_member(facts: BoardFacts, on: Day) -> Iterator[Finding]:
    """The board's own proper officer for finance must be a member, and nobody else may sit as that.

    We read this as the officer whom the board appointed, not the council's; it may be the chief officer.
    We read this as an office with one holder at a time: where somebody certainly holds it nobody else does.
    We read this as open to doubt where two people share the office and the seat.
    """
    yield from _sole_officer(FINANCE, facts, on)


@rule(
    "MEM-32",
    "One council's chief social work officer is a member",
    duty=Duty.MUST,
    applies=MULTI,
    in_force=since(ORDERS_COMMENCED),
    cites=[BOARDS_ORDER.cite("article 5(2)(c)", at="article/5")],
)
def a_social_work_officer_is_a_member(facts: BoardFacts, on: Day) -> Iterator[Finding]:
    """The chief social work officer of at least one of the councils must be a member.

    We read this as an office with one holder at a time: where somebody certainly holds it nobody else does.
    """
    count = in_post(facts, on, SOCIAL_WORK.basis)
    if count.nobody():
        yield _seat_empty(SOCIAL_WORK, count, facts, on)
        return
    holding, others, gaps = _each_holds(count, SOCIAL_WORK, facts, on)
    if holding:
        yield met(
            facts.subject(holding[0]),
            f"{facts.person_label(holding[0].person)} is a council's chief social work officer and a member.",
            office_holders=_names_of_holders(SOCIAL_WORK, facts, on),
            members=named(facts, tuple(each.person for each in holding)),
        )
        return
    if gaps:
        raise gaps[0]
    if count.doubts:
        raise CannotTell(count.doubts[0])
    for each in others:
        yield _not_the_holder(each, SOCIAL_WORK, facts, on)


# -- a vacant post of chief officer -----------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Interim:
    """Who acts as chief officer for a time, and where that is on record."""

    names: list[str]
    recorded_in: str


def _post_vacant(facts: BoardFacts, on: Day) -> Iterator[Finding]:
    """What is found while nobody is chief officer: met only where an interim acts under the scheme."""
    interim = interim_on(facts, on)
    arrangements = facts.scheme_on(on).interim_arrangements if interim is not None else NONE
    if interim is not None and known(arrangements) is not NONE:
        who = f": {' and '.join(interim.names)}" if interim.names else ""
        yield met(
            facts.subject(facts),
            f"The post of chief officer is vacant, with an interim under the scheme{who}.",
            next="Ask whether the interim is to sit as chief officer, and appoint a chief officer.",
            office_holders=[],
            interim=interim.names,
            recorded_in=interim.recorded_in,
        )
        return
    why = "and the scheme has no arrangements for the interim" if interim else "with no interim"
    yield not_met(
        facts.subject(facts),
        f"Post of chief officer not filled, {why}.",
        next="Appoint a chief officer; ask the authorities for an interim under the scheme until then.",
        office_holders=[],
        interim=interim.names if interim else [],
    )
    for seat in facts.board_seats:
        if is_known(seat.basis) and seat.basis == CHIEF.basis:
            yield not_applicable(
                facts.subject(seat), "There is no seat to fill until a chief officer is appointed."
            )


def interim_on(facts: BoardFacts, on: Day) -> Interim | None:
    """Who acts as chief officer while nobody holds the office; None where it is known that nobody does."""
    gap: CannotTell | None = None
    former = {each.person for each in chief_officers_recorded(facts)}
    for each in in_post(facts, on, CHIEF.basis).certain:
        try:
            # Who held the office before sits there still as that, not as an interim.
            if (is_known(each.interim) or each.person not in former) and known(each.interim):
                return Interim(named(facts, (each.person,)), "appointment")
        except CannotTell as missing:
            gap = missing
    for paper in facts.papers:
        try:
            if _is_interim_paper(paper, facts, on):
                person = paper.about.get("person") if is_known(paper.about) else None
                return Interim(named(facts, (person,)) if person else [], paper.id)
        except CannotTell as missing:
            gap = missing
    if gap is not None:
        raise gap
    if not papers_are_known_since(vacant_since(facts, on), facts, on):
        raise CannotTell("whether an interim chief officer was in place on this day")
    return None


def _is_interim_paper(paper: Paper, facts: BoardFacts, on: Day) -> bool:
    """Whether a paper puts an interim in place, and no chief officer has taken office since."""
    if not is_known(paper.topic) or paper.topic != "interim_chief_officer" or not paper.says:
        return False
    if paper.kind in ("request", "consultation"):  # To ask for an interim puts nobody in place.
        return False
    day = known(paper.day)
    return on >= day and not any(took_office_after(day, each, on) for each in chief_officers_recorded(facts))


def chief_officers_recorded(facts: BoardFacts) -> Iterator[Standing]:
    """Every recorded holding of the office of chief officer, past and to come."""
    for each in facts.standings:
        if (
            each.kind == "office_holder"
            and each.value
            and is_known(each.office)
            and each.office == CHIEF.name
        ):
            yield each


def took_office_after(day: date, standing: Standing, on: Day) -> bool:
    """Whether a chief officer took office after a day and by the day asked about."""
    if isinstance(standing.ends, date) and standing.ends <= day:
        return False
    start = known(standing.starts_on)
    return start > day and on >= start


def vacant_since(facts: BoardFacts, on: Day) -> date | None:
    """The day after the last chief officer left; None where none is on record."""
    left = [
        each.ends for each in chief_officers_recorded(facts) if isinstance(each.ends, date) and on > each.ends
    ]
    since_ = day_after(max(left)) if left else None
    return since_ if isinstance(since_, date) else None


def papers_are_known_since(day: date | None, facts: BoardFacts, on: Day) -> bool:
    """Whether every paper from a day (or at all) to the day asked about is on record."""
    return any(
        span.covers(on) and (day is None or span.covers(day)) for span in facts.complete.get("papers", ())
    )
