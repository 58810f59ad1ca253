"""COM-01 to COM-03 and COM-07: the committees of a board, who set them up, and who is on them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from statute.day import Day
from statute.facts import Appointment, BoardFacts, Seat
from statute.findings import Duty, Finding, caution, met, not_met, sentence
from statute.holding import in_post, is_in_post, named, state_of
from statute.instruments import AMENDMENT_2025, BOARDS_ORDER, ORDERS_COMMENCED, STAKEHOLDERS_VOTE
from statute.planning import days_of, members_on
from statute.registry import IJB, rule, since
from statute.rules.decisions import (
    Taken,
    never_taken,
    of_the_board,
    taken,
)
from statute.spans import in_words
from statute.structure import Group
from statute.unknown import CannotTell, Maybe, Unknown, is_known, known
from statute.voting import VOTING_BASES

COMMITTEE: Final = "committee"
SETTING_UP: Final = ("group_set_up", "delegation", "terms_of_reference")
"""The decisions that may fix what a committee is for."""

NO_COMMITTEE: Final = "No committee of the board is on record."
WHICH_COMMITTEES: Final = "which committees the board has set up, if any"

# -- which committees there are ---------------------------------------------------------------------------


def committees(facts: BoardFacts, on: Day) -> Iterator[Group]:
    """The groups that are, or may be, committees of the board on the day.

    Raises :class:`CannotTell` where none is on record and there may be some.
    """
    found = [
        group
        for group in facts.groups
        if (not is_known(group.kind) or group.kind == COMMITTEE) and days_of(group, facts).on(on) is not False
    ]
    if not found and not facts.is_complete("groups", on):
        raise CannotTell(WHICH_COMMITTEES)
    yield from found


def _certain_committee(group: Group, facts: BoardFacts, on: Day) -> Group:
    """The group; raises where it is not known whether it is a committee, or was there on the day."""
    known(group.kind)
    if days_of(group, facts).on(on) is None:
        raise CannotTell(f"whether {group.label} was there on this day")
    return group


# -- who is on them ---------------------------------------------------------------------------------------


def committee_members(facts: BoardFacts, on: Day) -> Iterator[Appointment | Seat | Group]:
    """Appointments to committees that are or may be held, seats whose holder is not known, and groups that
    may be committees or have seats of which none is on record."""
    for group in committees(facts, on):
        seats = facts.seats_by_group.get(group.id, ())
        is_committee = is_known(group.kind) and days_of(group, facts).on(on) is not None
        if not is_committee or not (seats or facts.is_complete("seats", on)):
            yield group
            continue
        for seat in seats:
            perhaps = [
                each
                for each in facts.appointments_by_seat.get(seat.id, ())
                if facts.held_by_appointment[each.id].on(on) is not False
            ]
            yield from perhaps
            if not perhaps and state_of(seat, facts, on).missing is not None:
                yield seat


@rule(
    "COM-01",
    "Committee members are board members",
    duty=Duty.MUST,
    applies=IJB,
    in_force=since(ORDERS_COMMENCED),
    cites=[BOARDS_ORDER.cite("article 17(1)", at="article/17")],
    over=committee_members,
    none="No member of a committee of the board is on record.",
)
def members_are_of_the_board(
    thing: Appointment | Seat | Group, facts: BoardFacts, on: Day
) -> Iterator[Finding]:
    """The board may set up committees of its members. Whoever is a member of one must be on the board.

    Advisers and others may attend without being members. The strategic planning group and the groups of
    localities are no committees of the board.

    We read this as lasting: a committee member who leaves the board can no longer be on the committee.
    """
    appointment = _certain_appointment(thing, facts, on)
    subject = facts.subject(appointment)
    name = facts.person_label(appointment.person)
    group = facts.group_label(facts.seat_by_id[appointment.seat].group)
    if _is_on_the_board(appointment.person, facts, on):
        yield met(subject, f"{name} is a member of the board.", committee=group)
        return
    left_on = _last_day_on_the_board(appointment.person, facts, on)
    told = {"left_the_board_on": left_on} if left_on is not None else {}
    left = f" {name} was on the board until {in_words(left_on)}." if left_on is not None else ""
    yield not_met(
        subject,
        f"{name} is a member of the committee ({group}) and is not on the board.{left}",
        next="End the appointment to the committee. Somebody who only advises it may attend without a seat.",
        committee=group,
        member=name,
        **told,
    )


def _certain_appointment(thing: Appointment | Seat | Group, facts: BoardFacts, on: Day) -> Appointment:
    if isinstance(thing, Group):
        _certain_committee(thing, facts, on)
    if isinstance(thing, Appointment):
        is_in_post(thing, facts, on)
        return thing
    missing = state_of(thing, facts, on).missing if isinstance(thing, Seat) else None
    raise CannotTell(missing or f"who was on {facts.subject(thing).label} on this day")


def _board_appointments(person: str, facts: BoardFacts) -> Iterator[tuple[Appointment, Seat]]:
    """A person's appointments to seats on the board itself, each with its seat."""
    for each in facts.appointments_by_person.get(person, ()):
        seat = facts.seat_by_id[each.seat]
        if not seat.group:
            yield each, seat


def _is_on_the_board(person: str, facts: BoardFacts, on: Day) -> bool:
    """Whether a person has any seat on the board on the day; raises where that is not known."""
    own = [each for each, _ in _board_appointments(person, facts)]
    if any(facts.held_by_appointment[each.id].on(on) for each in own):
        return True
    for each in own:
        is_in_post(each, facts, on)
    if in_post(facts, on).unsure:
        raise CannotTell(f"whether {facts.person_label(person)} was on the board on this day")
    return False


def _last_day_on_the_board(person: str, facts: BoardFacts, on: Day) -> date | None:
    spells = [facts.held_by_appointment[each.id].certain for each, _ in _board_appointments(person, facts)]
    ends = [spell.to for spell in spells if spell is not None]
    return max((end for end in ends if isinstance(end, date) and on > end), default=None)


# -- remit and chair --------------------------------------------------------------------------------------


@rule(
    "COM-02",
    "Board fixes remit and names the committee chair",
    duty=Duty.MUST,
    applies=IJB,
    in_force=since(ORDERS_COMMENCED),
    cites=[
        BOARDS_ORDER.cite("article 17(1)", at="article/17"),
        BOARDS_ORDER.cite("article 17(2)", at="article/17"),
    ],
    over=committees,
    none=NO_COMMITTEE,
)
def board_fixes_remit_and_chair(group: Group, facts: BoardFacts, on: Day) -> Iterator[Finding]:
    """The board must decide which of its functions a committee carries out, and who takes its chair. The
    committee does not choose its own chair.

    Any member of the committee may be its chair: the Order asks neither for a vote nor for somebody other
    than the chair of the board.

    We read this as fixed by a decision of the board that sets up the committee, delegates to it or approves
    its terms of reference. Where that decision does not say what it covers, the remit on record is taken as
    the one it fixed.
    We read this as named where the board named a person, or said with which office the chair goes.

    The Order asks for no review of the terms of reference. Where a day for it is on record and has gone by,
    that is pointed out.
    """
    _certain_committee(group, facts, on)
    founding = taken(facts, on, *SETTING_UP, group=group.id, by=of_the_board(facts))
    yield from _review_gone_by(group, founding, facts, on)
    lacking: list[str] = []
    gaps: list[CannotTell] = []
    for ask in (_set_up, _remit, _chair):
        try:
            problem = ask(group, founding, facts, on)
        except CannotTell as gap:
            gaps.append(gap)
        else:
            lacking.extend([problem] if problem else [])
    if lacking:
        yield not_met(
            facts.subject(group),
            " ".join(f"{sentence(each)}." for each in lacking),
            next="Have the board decide what is missing, and minute it.",
            missing=lacking,
        )
        return
    if gaps:
        raise gaps[0]
    minuted = [each.id for each in founding.decisions]
    yield met(facts.subject(group), "The board set it up, fixed its remit and its chair.", decisions=minuted)


def _review_gone_by(group: Group, founding: Taken, facts: BoardFacts, on: Day) -> Iterator[Finding]:
    """The caution that the day for the review has gone by without a decision of the board on or after it."""
    day = group.review_due_on
    if not is_known(day) or not on > day:
        return
    if any(is_known(each.on) and each.on >= day for each in founding.decisions):
        return
    yield caution(
        facts.subject(group),
        f"The terms of reference of {group.label} were to be reviewed by {in_words(day)}, and no decision of"
        " the board on them is on record since. The Order asks for no review.",
        next="Have the board review them, or record the day now set for the review.",
        review_due_on=day,
    )


def _set_up(group: Group, founding: Taken, facts: BoardFacts, on: Day) -> str | None:
    if founding.decisions:
        return None
    never_taken(f"the decision of the board that set up {group.label}", founding, facts, on)
    return "no decision of the board set it up"


def _remit(group: Group, founding: Taken, facts: BoardFacts, on: Day) -> str | None:
    for each in founding.decisions:
        if each.topic == "delegation" or (is_known(each.covers) and "remit" in each.covers):
            return None
    unsaid = [each for each in founding.decisions if not is_known(each.covers)]
    if unsaid and (is_known(group.remit) or is_known(group.delegated)):
        return None
    if unsaid:
        raise CannotTell(f"whether the board fixed the remit of {group.label}")
    never_taken(f"the decision of the board on the remit of {group.label}", founding, facts, on)
    return "the board has not fixed its remit"


def _chair(group: Group, founding: Taken, facts: BoardFacts, on: Day) -> str | None:
    """What is wrong with how the chair was named; None where the board named the chair."""
    naming = taken(facts, on, "group_chair", group=group.id)
    if naming.latest is not None:
        return _named_by(naming.latest.by, facts)
    in_the_chair = members_on(group, facts, on, "CHAIR").certain
    for each in in_the_chair:
        if is_known(each.appointed_by):
            return _named_by(each.appointed_by, facts)
    if is_known(group.chaired_by) and group.chaired_by == "named_by_group":
        return "its chair is chosen by the committee and not by the board"
    if any(is_known(each.covers) and "chair" in each.covers for each in founding.decisions):
        return None
    if is_known(group.chaired_by) and group.chaired_by != "named_by_board" and founding.decisions:
        return None
    for each in in_the_chair:
        known(each.appointed_by)
    what = f"the decision of the board that names the chair of {group.label}"
    for sought in (naming, founding):
        never_taken(what, sought, facts, on)
    return "the board has not named its chair"


def _named_by(named_by: Maybe[str], facts: BoardFacts) -> str | None:
    who = known(named_by)
    if who in of_the_board(facts):
        return None
    decider = facts.group_label(who) if who in facts.group_by_id else facts.authority_label(who)
    return f"its chair was named by {decider} and not by the board"


# -- who votes on them ------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Voices:
    """The people on a committee who vote, by the seats they have on the board; ``doubts`` leave that open."""

    health_board: tuple[str, ...]
    councils: tuple[str, ...]
    voting: tuple[str, ...]
    doubts: tuple[str, ...]

    @property
    def others(self) -> tuple[str, ...]:
        """Those who vote and were nominated by neither side."""
        return tuple(each for each in self.voting if each not in (*self.health_board, *self.councils))


def voices_of(group: Group, facts: BoardFacts, on: Day | date) -> Voices:
    """Who votes on a committee on the day: its members whose seat on the board has a vote."""
    members = members_on(group, facts, on)
    doubts = list(members.unsure)
    bases: dict[str, frozenset[str]] = {}
    for person in members.people:
        bases[person], unsure = _bases_of(person, facts, on)
        doubts.extend(unsure)

    def on_any(*wanted: str) -> tuple[str, ...]:
        return tuple(person for person, own in bases.items() if own.intersection(wanted))

    voting = on_any(*sorted(VOTING_BASES.on(on)))
    return Voices(on_any("HB_NOM"), on_any("LA_NOM"), voting, tuple(doubts))


def _bases_of(person: str, facts: BoardFacts, on: Day | date) -> tuple[frozenset[str], list[str]]:
    """The bases of the seats a person certainly has on the board on the day, and what leaves them open."""
    bases: set[str] = set()
    doubts: list[str] = []
    name = facts.person_label(person)
    for appointment, seat in _board_appointments(person, facts):
        there = facts.held_by_appointment[appointment.id].on(on)
        if there is False or (is_known(seat.basis) and seat.basis not in VOTING_BASES.on(on)):
            continue
        if there is None:
            doubts.append(f"whether {name} held {facts.seat_label(seat)} on this day")
        elif isinstance(seat.basis, Unknown):
            doubts.append(seat.basis.what)
        else:
            bases.add(seat.basis)
    return frozenset(bases), doubts


@rule(
    "COM-03",
    "Committee has voting members, equal from each side",
    duty=Duty.MUST,
    applies=IJB,
    in_force=since(ORDERS_COMMENCED),
    cites=[
        BOARDS_ORDER.cite("article 17(3)", at="article/17"),
        BOARDS_ORDER.cite("article 1(2)", at="article/1"),
        AMENDMENT_2025.cite("article 2(2)", at="article/2"),
    ],
    over=committees,
    none=NO_COMMITTEE,
)
def sides_are_equal(group: Group, facts: BoardFacts, on: Day) -> Iterator[Finding]:
    """A committee must have voting members, as many nominees of the Health Board as of the councils.

    From 1 September 2026 members for the third sector, service users and unpaid carers vote on a committee
    too. They stand on neither side, so that the numbers stay equal where one of them joins.

    We read this as asking for nominees of both sides: a committee on which only members for the third
    sector, service users or carers vote is open to argument, as nobody stands on either side.
    We read a member's side and vote as following from their seat on the board on the day, not from their
    seat on the committee; whoever is on record in a seat on the board is read as having no other that is
    not on record.
    We read the nominees of several councils as one side.
    """
    _certain_committee(group, facts, on)
    voices = voices_of(group, facts, on)
    if voices.doubts:
        raise CannotTell(voices.doubts[0])
    health, councils = len(voices.health_board), len(voices.councils)
    told: dict[str, Any] = {
        "health_board": named(facts, voices.health_board),
        "councils": named(facts, voices.councils),
        "other_voting_members": named(facts, voices.others),
    }
    counted = f"Nominees of the Health Board: {health}. Nominees of the {_councils(facts)}: {councils}."
    subject = facts.subject(group)
    if health == councils and health:
        yield met(subject, counted, **told)
    elif health != councils:
        yield not_met(
            subject,
            f"{counted} There must be as many of one as of the other.",
            next="Have the board change who is on the committee, so that both sides are equal.",
            **told,
        )
    elif voices.others:
        yield not_met(
            subject,
            "Of those who vote on it nobody was nominated by either side. This is an interpretation: from"
            f" {in_words(STAKEHOLDERS_VOTE)} its members vote, but the Order asks for equal numbers of both"
            " sides too.",
            next="Have the board add as many nominees of one side as of the other, or take advice.",
            rests_on="interpretation",
            **told,
        )
    else:
        yield not_met(
            subject,
            "Nobody on it votes.",
            next="Have the board add as many nominees of one side as of the other.",
            **told,
        )


def _councils(facts: BoardFacts) -> str:
    return "council" if len(facts.councils) == 1 else "councils"


# -- whether there must be one ----------------------------------------------------------------------------


@rule(
    "COM-07",
    "No committee is compulsory under the Order",
    duty=Duty.READING,
    applies=IJB,
    in_force=since(ORDERS_COMMENCED),
    cites=[BOARDS_ORDER.cite("article 17(1)", at="article/17")],
)
def no_committee_is_compulsory(facts: BoardFacts, on: Day) -> Iterator[Finding]:
    """The Order lets a board set up committees and asks for none, so a board without an audit committee is
    as the Order has it. Other law and good practice expect that somebody carries out audit.

    We read every group recorded as a committee as one under article 17.
    """
    perhaps = list(committees(facts, on))
    certain = [each for each in perhaps if is_known(each.kind)]
    there = [each.label for each in certain if days_of(each, facts).on(on)]
    if perhaps and not there:
        _certain_committee(perhaps[0], facts, on)
    said = f"On record: {', '.join(there)}." if there else NO_COMMITTEE
    yield met(facts.subject(facts), f"{said} The Order asks for none.", committees=there)
