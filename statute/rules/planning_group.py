"""SPG-02 to SPG-04: the nominees on the strategic planning group, and the twelve groups of persons."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from statute.day import Day
from statute.facts import Appointment, BoardFacts
from statute.findings import Duty, Finding, Subject, caution, met, not_met, sentence
from statute.holding import named
from statute.instruments import (
    ACT_2014,
    ACT_COMMENCED,
    PLANNING_GROUPS_PRESCRIBED,
    PLANNING_GROUPS_REGULATIONS,
)
from statute.notes import PLANNING_GROUP_VACANCY_NOTE
from statute.planning import (
    NOMINATING,
    Place,
    decider_on,
    interest_place,
    nominee_place,
    others_meant,
    planning_group_on,
    statement_on,
)
from statute.registry import ANY_REGIME, MULTI, rule, since
from statute.rules.places import emptiness_in_words
from statute.structure import INTERESTS, Group
from statute.unknown import CannotTell, is_known, known

NO_GROUP: Final = "There is no strategic planning group on this day."


def interest_words(interest: str) -> str:
    """One of the twelve prescribed interests inside a sentence, by its code."""
    label = INTERESTS[interest]
    return label[0].lower() + label[1:]


def the_group(facts: BoardFacts, on: Day) -> Iterator[Group]:
    """For ``over=``: the planning group, where there is one.

    Raises :class:`CannotTell` where it is not known whether there is.
    """
    group = planning_group_on(facts, on)
    if group is not None:
        yield group


def not_filled(
    place: Place, words: str, group: Group, subject: Subject, facts: BoardFacts, on: Day, *, next: str
) -> Finding:
    """The finding about a place on the group that is known to be empty."""
    assert place.gap is not None
    told: dict[str, Any] = {}
    if place.gap.since is not None:
        told |= {"empty_since": place.gap.since.day, "empty_since_exact": place.gap.since.exact}
    if place.gap.last_holder is not None:
        told |= {"last_holder": facts.person_label(place.gap.last_holder)}
    seats = [seat.id for seat in place.seats]
    message = f"Place not filled: {words}, {emptiness_in_words(told)}."
    if others := others_meant(group, facts, on):
        # Of several only the one that began last is judged, and one of them may be recorded by mistake.
        names = " and ".join(each.label for each in others)
        message += f" That is on {group.label}; also on record as strategic planning group: {names}."
    return not_met(subject, message, next=next, note=PLANNING_GROUP_VACANCY_NOTE, seats=seats, **told)


# -- nominees ----------------------------------------------------------------------------------------------


@rule(
    "SPG-02",
    "Health Board nominee present",
    duty=Duty.MUST,
    applies=NOMINATING["SPG_HB"],
    in_force=since(ACT_COMMENCED),
    cites=[
        ACT_2014.cite("section 32(1)(a)(i)", at="section/32"),
        ACT_2014.cite("section 32(1)(c)", at="section/32"),
    ],
    over=the_group,
    none=NO_GROUP,
)
def health_board_nominee(group: Group, facts: BoardFacts, on: Day) -> Iterator[Finding]:
    """At least one person on the strategic planning group must be a nominee of the Health Board.

    Where the Health Board leads, or leads together with the council, the Act asks for no such nominee.

    We read this as: a seat for a nominee of the Health Board that does not say by whom the nomination is made
    is one for the Health Board of the scheme.
    """
    place = nominee_place("SPG_HB", group, facts, on)
    yield _nominee_finding(place, "nominee of the Health Board", "the Health Board", group, facts, on)


@rule(
    "SPG-03",
    "Local authority nominee present",
    duty=Duty.MUST,
    applies=NOMINATING["SPG_LA"],
    in_force=since(ACT_COMMENCED),
    cites=[
        ACT_2014.cite("section 32(1)(a)(ii) and (iii)", at="section/32"),
        ACT_2014.cite("section 32(1)(b)", at="section/32"),
    ],
    over=the_group,
    none=NO_GROUP,
)
def council_nominee(group: Group, facts: BoardFacts, on: Day) -> Iterator[Finding]:
    """At least one person on the strategic planning group must be a nominee of the council. Where several
    councils prepared the scheme, at least one must be nominated by them together.

    Where the council leads, or leads together with the Health Board, the Act asks for no such nominee.

    We read this as met by one nominee on whom all councils agreed; a nominee of one of several councils is
    not clearly enough, even where each of them has one.
    """
    place = nominee_place("SPG_LA", group, facts, on)
    if not _several_councils(facts, on):
        yield _nominee_finding(place, "nominee of the council", "the council", group, facts, on)
    elif place.voices:
        yield _joint_nominee(place, group, facts)
    else:
        yield _nominee_finding(place, "nominee of the councils", "the councils together", group, facts, on)


def _nominee_finding(
    place: Place, words: str, whose: str, group: Group, facts: BoardFacts, on: Day
) -> Finding:
    subject = facts.subject(place.seats[0] if len(place.seats) == 1 else group)
    if place.missing is not None:
        raise CannotTell(place.missing)
    if place.gap is not None:
        step = f"Ask {whose} for a nominee, and record the appointment to {group.label}."
        return not_filled(place, words, group, subject, facts, on, next=step)
    names = named(facts, place.people)
    role = f"a {words}" if len(names) == 1 else f"{words.replace('nominee', 'nominees', 1)}"
    return met(subject, f"{' and '.join(names)} {_is(names)} on {group.label} as {role}.", members=names)


def _is(names: list[str]) -> str:
    return "is" if len(names) == 1 else "are"


def _several_councils(facts: BoardFacts, on: Day) -> bool:
    return facts.regime_on(on) in MULTI or (is_known(facts.board.parties) and len(facts.councils) > 1)


def _joint_nominee(place: Place, group: Group, facts: BoardFacts) -> Finding:
    """The finding where several councils prepared the scheme and somebody is there for one or all of them."""
    seats = [facts.seat_by_id[voice.appointment.seat] for voice in place.voices]
    joint = [seat for seat in seats if is_known(seat.nominated_jointly) and seat.nominated_jointly]
    names = named(facts, place.people)
    told: dict[str, Any] = {"members": names}
    if joint:
        who = [each.person for each in place.voices if each.appointment.seat in {seat.id for seat in joint}]
        verb = "was" if len(set(who)) == 1 else "were"
        people = " and ".join(named(facts, tuple(dict.fromkeys(who))))
        return met(facts.subject(group), f"{people} {verb} nominated by the councils together.", **told)
    for seat in seats:
        known(seat.nominated_jointly)
    councils = [facts.authority_label(seat.nominated_by) for seat in seats if is_known(seat.nominated_by)]
    by = " and ".join(dict.fromkeys(councils)) or "one council"
    return caution(
        facts.subject(group),
        f"{' and '.join(names)} {'was' if len(names) == 1 else 'were'} nominated by {by}, and nobody by the"
        " councils together.",
        next="Ask the councils to agree on one nominee, and record the nomination as made by them together.",
        nominated_by=councils,
        **told,
    )


# -- the twelve interests ----------------------------------------------------------------------------------


def twelve_interests(facts: BoardFacts, on: Day) -> Iterator[Subject | BoardFacts]:
    """The twelve prescribed interests; the board itself where it is known that there is no planning group.

    Raises :class:`CannotTell` where it is not known whether there is one.
    """
    if planning_group_on(facts, on) is None:
        yield facts
        return
    for interest, label in INTERESTS.items():
        yield Subject("interest", interest, label)


@rule(
    "SPG-04",
    "Each of the twelve prescribed groups of persons is represented",
    duty=Duty.MUST,
    applies=ANY_REGIME,
    in_force=since(PLANNING_GROUPS_PRESCRIBED),
    cites=[
        ACT_2014.cite("section 32(1)", at="section/32"),
        ACT_2014.cite("section 32(2)", at="section/32"),
        PLANNING_GROUPS_REGULATIONS.cite("regulation 2(1)", at="regulation/2"),
    ],
    over=twelve_interests,
)
def each_interest_is_represented(
    thing: Subject | BoardFacts, facts: BoardFacts, on: Day
) -> Iterator[Finding]:
    """There must be a strategic planning group, and on it one person for each of the twelve prescribed groups
    of persons whom the board considers to be representative of that group.

    The Act allows no time for filling an empty place; but what the group did meanwhile stands.

    We read this as: what the board considers is known once it has said so, and its latest statement counts.
    We read a statement about a person and a seat as good for the person's later terms in the seat as well.
    We read this as binding from the board's first day, as the first strategic plan came before any functions.
    """
    group = planning_group_on(facts, on)
    if group is None or not isinstance(thing, Subject):
        yield not_met(
            facts.subject(facts),
            "There is no strategic planning group.",
            next="Set up the group, and record it with its seats.",
        )
        return
    place = interest_place(thing.id, group, facts, on)
    words = interest_words(thing.id)
    if place.missing is not None:
        raise CannotTell(place.missing)
    if place.gap is not None:
        considered = decider_on(facts, on).considers
        step = f"Select somebody whom {considered} representative of {words}, and record it."
        yield not_filled(place, words, group, thing, facts, on, next=step)
        return
    yield _considered_representative(place, thing, words, facts, on)


def _considered_representative(
    place: Place, subject: Subject, words: str, facts: BoardFacts, on: Day
) -> Finding:
    """The finding where somebody is in a place, by what the board has said of them."""
    told: dict[str, Any] = {"members": named(facts, place.people)}
    decider = decider_on(facts, on)
    confirmed = [voice.person for voice in place.voices if voice.confirmed]
    if confirmed:
        names = named(facts, tuple(dict.fromkeys(confirmed)))
        speak = "speaks" if len(names) == 1 else "speak"
        message = f"{' and '.join(names)} {speak} for {words}; {decider.considers} them representative."
        return met(subject, message, **told)
    for voice in place.voices:
        if voice.confirmed is None:
            raise CannotTell(representation_in_question(voice.appointment, facts, on))
    names = named(facts, place.people)
    return not_met(
        subject,
        sentence(f"{decider.does} not consider {' or '.join(names)} representative of {words}."),
        next=f"Select somebody whom {decider.considers} representative, or record the new view.",
        **told,
    )


def representation_in_question(appointment: Appointment, facts: BoardFacts, on: Day) -> str:
    """What is missing where nobody recorded whether whoever decides considers somebody representative."""
    try:
        statement_on(appointment, facts, on)
    except CannotTell as gap:
        return gap.missing
    interest = known(facts.seat_by_id[appointment.seat].basis)
    name = facts.person_label(appointment.person)
    return f"whether {decider_on(facts, on).considers} {name} representative of {interest_words(interest)}"
