"""SPG-05 to SPG-10: whether those who speak for one of the twelve groups of persons belong to it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, Final

from statute.day import Day
from statute.facts import Appointment, BoardFacts, Paper, Standing
from statute.findings import Duty, Finding, Outcome, caution, met, not_applicable, sentence
from statute.holding import STANDINGS, is_in_post, stands
from statute.instruments import (
    ACT_2014,
    PLANNING_GROUPS_PRESCRIBED,
    PLANNING_GROUPS_REGULATIONS,
    PROFESSIONALS_REGULATIONS,
)
from statute.planning import (
    decider_on,
    members_on,
    planning_group_on,
    statement_on,
)
from statute.registry import ANY_REGIME, rule, since
from statute.rules.papers import day_given
from statute.rules.planning_group import (
    NO_GROUP,
    interest_words,
    representation_in_question,
    the_group,
)
from statute.spans import joined, span_around
from statute.structure import INTERESTS, REGISTERS, Group
from statute.unknown import CannotTell, Unknown, is_known, known

USERS: Final = ("G02", "G07")
CARERS: Final = ("G03", "G08")
OPERATING: Final = tuple(each for each in INTERESTS if each not in (*USERS, *CARERS))
PROFESSIONS: Final = {"G01": "health_professional", "G06": "social_care_professional"}
FOR_PROFIT: Final = {"G04": True, "G05": False, "G09": True, "G10": False, "G11": False}
"""The groups of providers, and whether their aim in providing the service is, or includes, profit."""

HEALTH_REGISTERS: Final = ("gmc", "gdc", "goc", "gosc", "gcc", "gphc", "nmc", "hcpc")
"""The registers of health professionals. For social care professionals being on one, on another, or on none
while giving care or support, will all do (SSI 2014/307 reg 3)."""

NOBODY: Final = "There is no strategic planning group on this day, or nobody on it speaks for such a group."


# -- belonging to the interest -----------------------------------------------------------------------------


def speakers(facts: BoardFacts, on: Day, *interests: str) -> Iterator[Appointment]:
    """The appointments to the planning group's seats for some interests that are or may be held that day.

    Raises :class:`CannotTell` where it is not known whether there is such a group.
    """
    group = planning_group_on(facts, on)
    for seat in facts.seats_by_group.get(group.id, ()) if group is not None else ():
        if is_known(seat.basis) and seat.basis in interests:
            for appointment in facts.appointments_by_seat.get(seat.id, ()):
                if facts.held_by_appointment[appointment.id].on(on) is not False:
                    yield appointment


def user_members(facts: BoardFacts, on: Day) -> Iterator[Appointment]:
    """Those who speak for users of health care or of social care."""
    yield from speakers(facts, on, *USERS)


def carer_members(facts: BoardFacts, on: Day) -> Iterator[Appointment]:
    """Those who speak for carers of users of health care or of social care."""
    yield from speakers(facts, on, *CARERS)


def other_members(facts: BoardFacts, on: Day) -> Iterator[Appointment]:
    """Those who speak for professionals, providers and third sector bodies."""
    yield from speakers(facts, on, *OPERATING)


def professional_members(facts: BoardFacts, on: Day) -> Iterator[Appointment]:
    """Those who speak for health professionals or social care professionals."""
    yield from speakers(facts, on, *PROFESSIONS)


def provider_members(facts: BoardFacts, on: Day) -> Iterator[Appointment]:
    """Those who speak for commercial or non-commercial providers."""
    yield from speakers(facts, on, *FOR_PROFIT)


def _representing(
    appointment: Appointment,
    facts: BoardFacts,
    on: Day,
    belongs: Callable[[], bool],
    words: str,
    otherwise: str | None = None,
    **told: Any,
) -> Finding:
    """What there is to say of somebody who speaks for an interest, whether or not they belong to it.

    ``words`` are those for belonging to it, and follow 'is'; ``otherwise`` are those for not belonging to it,
    and follow the name. A doubt whether they do is settled by the reason that was given for selecting them.
    """
    is_in_post(appointment, facts, on)
    subject, name = facts.subject(appointment), facts.person_label(appointment.person)
    interest = interest_words(known(facts.seat_by_id[appointment.seat].basis))
    statement, decider = statement_on(appointment, facts, on), decider_on(facts, on)
    if statement is None:
        raise CannotTell(representation_in_question(appointment, facts, on))
    told |= {"statement": statement.id}
    if not known(statement.says):
        message = sentence(f"{decider.does} not consider {name} representative of {interest}.")
        return not_applicable(subject, message, **told)
    considered = f"{decider.considers} them representative of {interest}"
    reason, outside = statement.reason, f"{name} {otherwise or f'is not on record as {words}'}"
    try:
        if belongs():
            return met(subject, f"{name} is {words}, and {considered}.", **told)
    except CannotTell:
        if not isinstance(reason, str):
            raise
        outside = f"{name} is not on record as {words}"
    if isinstance(reason, str):
        message = f"{outside}; {considered}. The reason given: {reason.rstrip('. ')}."
        return met(subject, message, reason=reason, **told)
    if isinstance(reason, Unknown) and not _is_known_from(statement, facts, on):
        # Said in words of its own, so that what tells against the person comes before what is missing.
        return Finding(
            Outcome.CANNOT_TELL,
            subject,
            f"{outside}; not on record is why {considered}.",
            facts=told,
            next=f"Record why {decider.considers} {name} representative of {interest}.",
        )
    return caution(
        subject,
        f"{outside}, and no reason is on record why {considered}.",
        next=f"Have {decider.name} state the reason, and record it; or select somebody else.",
        reason="none",
        **told,
    )


def _is_known_from(statement: Paper, facts: BoardFacts, on: Day) -> bool:
    """Whether a statement has its day, and every paper from then to the day is on record."""
    given = day_given(statement)
    span = span_around(joined(facts.complete.get("papers", ())), given) if is_known(given) else None
    return span is not None and span.covers(on)


@rule(
    "SPG-05",
    "User members represent users who live in the area",
    duty=Duty.MUST,
    applies=ANY_REGIME,
    in_force=since(PLANNING_GROUPS_PRESCRIBED),
    cites=[
        ACT_2014.cite("section 32(1)(d)", at="section/32"),
        PLANNING_GROUPS_REGULATIONS.cite("regulation 2(2)(a)", at="regulation/2"),
    ],
    over=user_members,
    none=NOBODY,
)
def users_live_in_the_area(appointment: Appointment, facts: BoardFacts, on: Day) -> Iterator[Finding]:
    """Those who speak for users of health care and of social care must be people whom the board considers
    representative of users who live in its area: of several councils, the area of all of them.

    We read this as saying who makes up the group of users, not who may speak for it: somebody who lives
    elsewhere may, where the board records its reason.
    """
    person = appointment.person
    yield _representing(
        appointment,
        facts,
        on,
        lambda: stands(facts, person, "lives_in_area", on),
        STANDINGS["lives_in_area"],
    )


@rule(
    "SPG-06",
    "Carer members represent carers of people living in the area",
    duty=Duty.MUST,
    applies=ANY_REGIME,
    in_force=since(PLANNING_GROUPS_PRESCRIBED),
    cites=[
        ACT_2014.cite("section 32(1)(d)", at="section/32"),
        PLANNING_GROUPS_REGULATIONS.cite("regulation 2(2)(b)", at="regulation/2"),
    ],
    over=carer_members,
    none=NOBODY,
)
def carers_of_people_in_the_area(appointment: Appointment, facts: BoardFacts, on: Day) -> Iterator[Finding]:
    """Those who speak for carers must be people whom the board considers representative of carers of somebody
    who lives in its area. The carer may live outside it.

    We read this as saying who makes up the group of carers, not who may speak for it: a former carer, or
    somebody who works for a carers' organisation, may, where the board records its reason.
    """
    person = appointment.person
    yield _representing(
        appointment,
        facts,
        on,
        lambda: stands(facts, person, "cares_in_area", on),
        STANDINGS["cares_in_area"],
    )


@rule(
    "SPG-07",
    "Other members represent those operating in the area",
    duty=Duty.MUST,
    applies=ANY_REGIME,
    in_force=since(PLANNING_GROUPS_PRESCRIBED),
    cites=[
        ACT_2014.cite("section 32(1)(d)", at="section/32"),
        PLANNING_GROUPS_REGULATIONS.cite("regulation 2(2)(c)", at="regulation/2"),
    ],
    over=other_members,
    none=NOBODY,
)
def others_operate_in_the_area(appointment: Appointment, facts: BoardFacts, on: Day) -> Iterator[Finding]:
    """Those who speak for professionals, providers and third sector bodies must be people whom the board
    considers representative of those who operate in its area. A branch or a service there is enough.

    We read this as saying who makes up the group, not who may speak for it: somebody who does not operate in
    the area may, where the board records its reason.
    """
    person = appointment.person
    yield _representing(
        appointment,
        facts,
        on,
        lambda: stands(facts, person, "operates_in_area", on),
        STANDINGS["operates_in_area"],
    )


# -- professionals -----------------------------------------------------------------------------------------


def _certain_standings(person: str, kind: str, facts: BoardFacts, on: Day) -> list[Standing]:
    """What is on record that a person certainly is on the day, of one kind."""
    return [
        each
        for each in facts.standings_by_person.get(person, ())
        if each.kind == kind and each.value and facts.held_by_standing[each.id].on(on)
    ]


@rule(
    "SPG-08",
    "Professional members represent a prescribed description of professional",
    duty=Duty.MUST,
    applies=ANY_REGIME,
    in_force=since(PLANNING_GROUPS_PRESCRIBED),
    cites=[
        ACT_2014.cite("section 32(1)(d)", at="section/32"),
        ACT_2014.cite("section 68(1)", at="section/68"),
        PROFESSIONALS_REGULATIONS.cite("regulation 2", at="regulation/2"),
        PROFESSIONALS_REGULATIONS.cite("regulation 3", at="regulation/3"),
    ],
    over=professional_members,
    none=NOBODY,
)
def professionals_are_as_prescribed(
    appointment: Appointment, facts: BoardFacts, on: Day
) -> Iterator[Finding]:
    """Those who speak for health professionals and for social care professionals must be people whom the
    board considers representative of professionals of a prescribed description.

    Health professionals are engaged in health care and on the register of one of eight bodies: the General
    Medical, Dental, Optical, Osteopathic, Chiropractic or Pharmaceutical Council, the Nursing and Midwifery
    Council, or the Health and Care Professions Council. Social care professionals are engaged in social care;
    they are on the register of the Scottish Social Services Council, or need not be because another body
    regulates them, or give care or support without registration.

    We read this as saying who makes up the group, not who may speak for it: somebody else may, where the
    board records its reason.
    """
    kind = PROFESSIONS[known(facts.seat_by_id[appointment.seat].basis)]
    rows = _certain_standings(appointment.person, kind, facts, on)
    registers = [REGISTERS[each.register] for each in rows if is_known(each.register)]
    told = {"registers": registers} if registers else {}
    elsewhere = f"is {STANDINGS[kind]}, but on no register that is prescribed ({'; '.join(registers)})"
    yield _representing(
        appointment, facts, on, lambda: _is_prescribed(appointment.person, kind, facts, on), STANDINGS[kind],
        elsewhere if registers else None, **told,
    )  # fmt: skip


def _is_prescribed(person: str, kind: str, facts: BoardFacts, on: Day) -> bool:
    """Whether somebody is a professional of a prescribed description; raises where that is not known."""
    if not stands(facts, person, kind, on):
        return False
    if kind != "health_professional":
        return True
    rows = _certain_standings(person, kind, facts, on)
    if any(is_known(each.register) and each.register in HEALTH_REGISTERS for each in rows):
        return True
    for each in rows:
        known(each.register)
    return False


# -- providers ---------------------------------------------------------------------------------------------


@rule(
    "SPG-09",
    "Commercial and non-commercial providers are told apart correctly",
    duty=Duty.MUST,
    applies=ANY_REGIME,
    in_force=since(PLANNING_GROUPS_PRESCRIBED),
    cites=[
        ACT_2014.cite("section 32(1)(d)", at="section/32"),
        ACT_2014.cite("section 68(2)", at="section/68"),
    ],
    over=provider_members,
    none=NOBODY,
)
def providers_are_told_apart(appointment: Appointment, facts: BoardFacts, on: Day) -> Iterator[Finding]:
    """A provider is commercial where the aim in providing the service is, or includes, making a profit, and
    non-commercial where it is not. Those who speak for the one or the other must be people whom the board
    considers representative of it.

    It is the aim in providing that service that counts, not the kind of organisation.

    We read this as saying who makes up the group, not who may speak for it: somebody else may, where the
    board records its reason.
    """
    basis = known(facts.seat_by_id[appointment.seat].basis)
    matches = _aim_matches(appointment, FOR_PROFIT[basis], facts, on)
    rows = _certain_standings(appointment.person, "provides_service", facts, on)
    services = [each.service for each in rows if is_known(each.service)]
    told = {"services": services} if services else {}
    if rows and not matches:
        otherwise = f"provides a service {_with_aim(not FOR_PROFIT[basis])}"
    else:
        otherwise = "is not on record as providing a service"
    words = f"providing a service {_with_aim(FOR_PROFIT[basis])}"
    yield _representing(appointment, facts, on, lambda: matches, words, otherwise, **told)


def _with_aim(for_profit: bool) -> str:
    return f"{'with' if for_profit else 'without'} the aim of a profit"


def _aim_matches(appointment: Appointment, for_profit: bool, facts: BoardFacts, on: Day) -> bool:
    """Whether somebody provides a service with, or without, the aim of a profit; raises where not known."""
    rows = _certain_standings(appointment.person, "provides_service", facts, on)
    if any(is_known(each.for_profit) and each.for_profit is for_profit for each in rows):
        return True
    for each in rows:
        known(each.for_profit)
    if not rows:
        stands(facts, appointment.person, "provides_service", on)
    return False


# -- one person for one group of persons -------------------------------------------------------------------


@rule(
    "SPG-10",
    "One person is not counted for several prescribed groups of persons",
    duty=Duty.SHOULD,
    applies=ANY_REGIME,
    in_force=since(PLANNING_GROUPS_PRESCRIBED),
    cites=[
        ACT_2014.cite("section 32(1)(d)", at="section/32"),
        ACT_2014.cite("section 32(9)", at="section/32"),
    ],
    over=the_group,
    none=NO_GROUP,
)
def one_interest_a_person(group: Group, facts: BoardFacts, on: Day) -> Iterator[Finding]:
    """Nobody should speak for more than one of the twelve prescribed groups of persons.

    We read this as open to doubt, and no more: the Act asks for one person in respect of each group, and
    allows expressly only that one person speaks for several localities.
    """
    count = members_on(group, facts, on, *INTERESTS)
    doubled = False
    for person in count.people:
        interests = _interests_of(person, count.certain, facts)
        if len(interests) > 1:
            doubled = True
            subject = facts.subject(facts.person_by_id[person])
            words = [interest_words(each) for each in interests]
            yield caution(
                subject,
                f"{subject.label} speaks for more than one group of persons: {'; '.join(words)}.",
                next="Select another person for all but one of them, or take advice.",
                interests=interests,
            )
    if doubled:
        return
    if count.unsure:
        raise CannotTell(count.unsure[0])
    if not count.people:
        message = "Nobody speaks for any of the twelve prescribed groups of persons."
        yield not_applicable(facts.subject(group), message)
        return
    yield met(facts.subject(group), "Nobody speaks for more than one of the twelve prescribed groups.")


def _interests_of(person: str, appointments: tuple[Appointment, ...], facts: BoardFacts) -> list[str]:
    held = (known(facts.seat_by_id[each.seat].basis) for each in appointments if each.person == person)
    return list(dict.fromkeys(held))
