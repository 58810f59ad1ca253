"""SPG-11 and SPG-12: the voices of the localities on the strategic planning group."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from statute.day import Day
from statute.facts import BoardFacts
from statute.findings import Duty, Finding, caution, met, not_applicable
from statute.holding import named
from statute.instruments import (
    ACT_2014,
    ACT_COMMENCED,
)
from statute.localities import certainly_there, localities_on, localities_or_gaps
from statute.planning import (
    Place,
    decider_on,
    is_selected,
    locality_place,
    members_on,
    planning_group_on,
)
from statute.registry import ANY_REGIME, rule, since
from statute.rules.planning_group import (
    NO_GROUP,
    not_filled,
    the_group,
)
from statute.structure import Group, Locality
from statute.unknown import CannotTell, Unknown, is_known, known

NO_LOCALITY: Final = "There is no strategic planning group on this day, or no locality of a strategic plan."


def localities_to_be_heard(facts: BoardFacts, on: Day) -> Iterator[Locality]:
    """The localities of the plan, where there is a planning group.

    Raises :class:`CannotTell` where it is not known whether there is one, or whether there is any locality.
    """
    if planning_group_on(facts, on) is None:
        return
    yield from localities_or_gaps(facts, on)
    found = localities_on(facts, on)
    if found.are_none_on_record and found.unlisted is not None:
        raise CannotTell(found.unlisted)


@rule(
    "SPG-11",
    "Every locality has a representative while a plan is current",
    duty=Duty.MUST,
    applies=ANY_REGIME,
    in_force=since(ACT_COMMENCED),
    cites=[
        ACT_2014.cite("section 32(7)", at="section/32"),
        ACT_2014.cite("section 32(8)", at="section/32"),
    ],
    over=localities_to_be_heard,
    none=NO_LOCALITY,
)
def each_locality_is_represented(locality: Locality, facts: BoardFacts, on: Day) -> Iterator[Finding]:
    """While a strategic plan is in force, the interests of each of its localities must be represented on the
    strategic planning group, by a person whom the board selects.

    One person may speak for several localities.

    We read this as: a locality on record on the day is one of the plan in force on it. A locality of
    community planning is none.
    We read a person whom the locality's own group or anybody else chose as the board's selection once the
    board has said that it considers them representative.
    """
    certainly_there(locality, facts, on)
    group = planning_group_on(facts, on)
    assert group is not None
    subject = facts.subject(locality)
    place = locality_place(locality, group, facts, on)
    if place.missing is not None:
        raise CannotTell(place.missing)
    if place.gap is not None:
        decider = decider_on(facts, on)
        step = f"Have {decider.name} select somebody for {locality.label}, and record the appointment."
        yield not_filled(place, f"voice of {locality.label}", group, subject, facts, on, next=step)
        return
    yield _selected_for(place, locality, facts, on)


def _selected_for(place: Place, locality: Locality, facts: BoardFacts, on: Day) -> Finding:
    subject, names = facts.subject(locality), named(facts, place.people)
    decider = decider_on(facts, on)
    selected = [is_selected(voice.appointment, facts, on) for voice in place.voices]
    speak = "speaks" if len(names) == 1 else "speak"
    spoken = f"{' and '.join(names)} {speak} for {locality.label}"
    if any(is_known(each) and each for each in selected):
        return met(subject, f"{spoken}, selected by {decider.name}.", members=names)
    for each in selected:
        if isinstance(each, Unknown):
            raise CannotTell(each.what)
    choosers = [
        facts.group_label(known(voice.appointment.appointed_by))
        for voice in place.voices
        if is_known(voice.appointment.appointed_by)
    ]
    by = " and ".join(dict.fromkeys(choosers))
    return caution(
        subject,
        f"{spoken}, chosen by {by}; that {decider.name} selected them is not on record.",
        next=f"Have {decider.name} confirm the choice, and record that {decider.considers} the person"
        " representative.",
        members=names,
        chosen_by=choosers,
    )


@rule(
    "SPG-12",
    "Sharing a representative between localities is allowed",
    duty=Duty.READING,
    applies=ANY_REGIME,
    in_force=since(ACT_COMMENCED),
    cites=[ACT_2014.cite("section 32(9)", at="section/32")],
    over=the_group,
    none=NO_GROUP,
)
def one_person_for_several_localities(group: Group, facts: BoardFacts, on: Day) -> Iterator[Finding]:
    """One person may be the voice of any number of localities on the strategic planning group.

    A place for a locality that has ended is not counted; LOC-07 points it out.
    """
    count = members_on(group, facts, on, "SPG_LOC")
    found = localities_on(facts, on)
    there = {each.id for each in (*found.certain, *found.perhaps)}
    shared = False
    for person in count.people:
        seats = [facts.seat_by_id[each.seat] for each in count.certain if each.person == person]
        localities = dict.fromkeys(seat.locality for seat in seats if is_known(seat.locality))
        labels = [facts.locality_label(each) for each in localities if each in there]
        subject = facts.subject(facts.person_by_id[person])
        if len(labels) > 1:
            shared = True
            message = f"{subject.label} speaks for {_listed(labels)}, which the Act allows."
            yield met(subject, message, localities=labels)
    if not shared:
        yield not_applicable(facts.subject(group), "Nobody is on record as the voice of several localities.")


def _listed(labels: list[str]) -> str:
    return f"{', '.join(labels[:-1])} and {labels[-1]}"
