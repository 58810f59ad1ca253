"""The strategic planning group on a day: which group it is, who is on it, and for whom they speak.

What the rules on the group ask, and what a page about it shows, rest on the same answers: a :class:`Place`
for each nominee, each of the twelve prescribed interests and each locality, and a :class:`Coverage` of all.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from statute.day import Day
from statute.facts import ALL_BASES, Appointment, BoardFacts, Held, Paper, Seat, held
from statute.holding import EmptySince, Headcount, empty_since, last_holder, state_of
from statute.localities import localities_on
from statute.registry import IJB, LEAD_AGENCY
from statute.remembered import remembered
from statute.spans import in_words
from statute.structure import GROUP_BASES, GROUP_KINDS, INTERESTS, Group, Locality
from statute.unknown import CannotTell, Maybe, Unknown, is_known

PLANNING_GROUP: Final = "planning_group"

NOMINATING: Final = {
    "SPG_HB": IJB | {"lead_la"},
    "SPG_LA": IJB | {"lead_hb"},
}
"""In which models of integration the Health Board, and the council or councils, nominate to the group."""

NOMINATED_BY: Final = {"SPG_HB": "health_board", "SPG_LA": "council"}
LEADING: Final = {"lead_hb": "health_board", "lead_la": "council"}

# -- which group it is -------------------------------------------------------------------------------------


def days_of(group: Group, facts: BoardFacts) -> Held:
    """The days on which a group certainly and possibly was there."""
    spans = facts.complete.get("groups", ())
    return held(group.from_, group.to, Unknown(f"a day of {group.label}"), spans)


def planning_group_on(facts: BoardFacts, on: Day | date) -> Group | None:
    """The strategic planning group on the day; None where it is known that there is none.

    Raises :class:`CannotTell` where that is not known. Of two on record the one that began last is meant.
    """
    return remembered(facts, on, "planning group", lambda day: _planning_group(facts, day))


def _planning_group(facts: BoardFacts, on: Day | date) -> Group | None:
    certain: list[Group] = []
    doubts: list[str] = []
    for group in facts.groups:
        if is_known(group.kind) and group.kind != PLANNING_GROUP:
            continue
        there = days_of(group, facts).on(on)
        if there and is_known(group.kind):
            certain.append(group)
        elif there is not False:
            doubts.append(_doubt(group))
    if certain:
        return max(certain, key=lambda group: group.from_ if is_known(group.from_) else date.min)
    if doubts:
        raise CannotTell(doubts[0])
    if facts.is_complete("groups", on):
        return None
    raise CannotTell(f"whether {facts.board.name} has a strategic planning group, and which it is")


def others_meant(group: Group, facts: BoardFacts, on: Day | date) -> tuple[Group, ...]:
    """The groups on record as strategic planning group that are there on the day beside the one meant."""
    return tuple(
        each
        for each in facts.groups
        if each.id != group.id
        and is_known(each.kind)
        and each.kind == PLANNING_GROUP
        and days_of(each, facts).on(on)
    )


def _doubt(group: Group) -> str:
    if isinstance(group.kind, Unknown):
        return group.kind.what
    kind = GROUP_KINDS[group.kind].lower()
    return f"whether the {kind} on record ({group.label}) was there on this day"


def the_group_if_known(facts: BoardFacts, on: Day) -> Group | None:
    """The strategic planning group on the day; None also where it is not known whether there is one.

    For what shows a group where there is one, and leaves it to the rules to ask for it.
    """
    try:
        return planning_group_on(facts, on)
    except CannotTell:
        return None


def integration_authority(facts: BoardFacts, on: Day) -> frozenset[str]:
    """The ids that mean the integration authority: "board", and in a lead agency area the body that leads."""
    ids = {"board", facts.board.slug}
    kind = LEADING.get(facts.regime_on(on) or "")
    if kind is not None:
        ids |= _authorities(facts, kind) or frozenset()
    return frozenset(ids)


@dataclass(frozen=True, slots=True)
class Decider:
    """The body that decides for the integration authority, in words for the inside of a sentence."""

    name: str
    several: bool

    @property
    def has(self) -> str:
        """The name with its verb: "the board has", "the bodies that lead have"."""
        return f"{self.name} {'have' if self.several else 'has'}"

    @property
    def does(self) -> str:
        """The name with its verb: "the board does", "the bodies that lead do"."""
        return f"{self.name} {'do' if self.several else 'does'}"

    @property
    def considers(self) -> str:
        """The name with its verb: "the board considers", "the bodies that lead consider"."""
        return f"{self.name} consider{'' if self.several else 's'}"


def decider_on(facts: BoardFacts, on: Day) -> Decider:
    """Who decides on the day: the board, or in a lead agency area the body or bodies that lead.

    Raises :class:`CannotTell` where it is not known which model of integration the board follows.
    """
    regime = facts.regime_on(on)
    if regime not in LEAD_AGENCY:
        return Decider("the board", False)
    return Decider(
        "the body that leads" if regime in LEADING else "the bodies that lead", regime not in LEADING
    )


def _authorities(facts: BoardFacts, kind: str) -> frozenset[str] | None:
    """The parties of a kind; None where the parties are not on record."""
    if isinstance(facts.board.parties, Unknown):
        return None
    return frozenset(party.authority for party in facts.board.parties if party.kind == kind)


# -- who is on it ------------------------------------------------------------------------------------------


def members_on(
    group: Group,
    facts: BoardFacts,
    on: Day | date,
    *bases: str,
    by: Collection[str] | None = None,
    locality: str | None = None,
) -> Headcount:
    """Who is on a group on the day, on some bases (all where none is named).

    Gives those certainly there, the seats known to be empty, and what leaves either open: a basis or a holder
    that is not recorded, and a list of seats not known to be complete. A person with several seats has
    several appointments here, and counts once in ``people``.

    ``by`` leaves out seats that are on record as nominated by somebody else; ``locality`` those that speak
    for another locality.
    """
    nominating = None if by is None else frozenset(by)
    question = ("on a group", group.id, bases, nominating, locality)
    return remembered(
        facts, on, question, lambda day: _counted(group, facts, day, bases, nominating, locality)
    )


def _counted(
    group: Group,
    facts: BoardFacts,
    on: Day | date,
    bases: tuple[str, ...],
    by: frozenset[str] | None,
    locality: str | None,
) -> Headcount:
    certain: list[Appointment] = []
    empty: list[Seat] = []
    unsure: list[str] = []
    for seat, doubt in _seats_perhaps_meant(group, facts, bases, by, locality):
        state = state_of(seat, facts, on)
        if doubt is not None:
            if state.holders or state.missing is not None:
                unsure.append(doubt)
            continue
        certain.extend(state.holders)
        if state.missing is not None:
            unsure.append(state.missing)
        elif not state.holders:
            empty.append(seat)
    unlisted = None
    if not facts.is_complete("seats", on):
        kinds = " or ".join(ALL_BASES[basis] for basis in bases[:3])
        seats = f"seat of {group.label}" + (f" ({kinds})" if kinds else "")
        unlisted = f"whether every {seats} is on record for this day"
        unsure.append(unlisted)
    return Headcount(tuple(certain), tuple(empty), tuple(unsure), unlisted)


def _seats_perhaps_meant(
    group: Group,
    facts: BoardFacts,
    bases: tuple[str, ...],
    by: frozenset[str] | None,
    locality: str | None,
) -> Iterator[tuple[Seat, str | None]]:
    """The seats of a group that are, or may be, those asked for, each with what leaves that in doubt."""
    for seat in facts.seats_by_group.get(group.id, ()):
        if bases and isinstance(seat.basis, Unknown):
            yield seat, seat.basis.what
            continue
        if bases and seat.basis not in bases:
            continue
        if by is not None and is_known(seat.nominated_by) and seat.nominated_by not in by:
            continue
        if locality is not None and isinstance(seat.locality, Unknown):
            yield seat, seat.locality.what
        elif locality is None or seat.locality == locality:
            yield seat, None


# -- what the board has said of somebody who speaks for an interest ----------------------------------------


def statement_on(appointment: Appointment, facts: BoardFacts, on: Day) -> Paper | None:
    """The board's latest statement by the day on whether it considers somebody representative; None where
    there is none on record.

    It may name the appointment, or the person and the seat; so it stands for the person's later terms in the
    seat too. One that names the person alone is about their only prescribed interest. Raises
    :class:`CannotTell` where one on record lacks what would tell whether it is such a statement, and where
    the latest are of one day and say opposite things.
    """
    found: list[tuple[date, Paper]] = []
    doubts: list[str] = []
    for paper in facts.papers_by_topic.get("representative", ()):
        if paper.kind != "determination":
            continue
        about, doubt = _is_about(paper, appointment, facts)
        if not about:
            doubts.extend(() if doubt is None else (doubt,))
            continue
        given = paper.given_on if is_known(paper.given_on) else paper.day
        if isinstance(paper.from_, Unknown):
            doubts.append(paper.from_.what)
        elif paper.from_ not in integration_authority(facts, on):
            continue
        elif isinstance(given, Unknown):
            doubts.append(given.what)
        elif on >= given:
            found.append((given, paper))
    if found:
        return _latest(found, appointment, facts)
    if doubts:
        raise CannotTell(doubts[0])
    return None


def _latest(found: list[tuple[date, Paper]], appointment: Appointment, facts: BoardFacts) -> Paper:
    """The last of some statements, each with its day; raises where two of that day contradict each other."""
    last = max(day for day, _ in found)
    of_the_day = [paper for day, paper in found if day == last]
    if len({paper.says for paper in of_the_day if is_known(paper.says)}) > 1:
        name = facts.person_label(appointment.person)
        raise CannotTell(f"which of the opposite statements of {in_words(last)} about {name} stands")
    return of_the_day[0]


def _is_about(paper: Paper, appointment: Appointment, facts: BoardFacts) -> tuple[bool, str | None]:
    """Whether a statement is about an appointment, and what is not known of that."""
    about = paper.about
    if isinstance(about, Unknown):
        return False, about.what
    if "appointment" in about:
        named = next((each for each in facts.appointments if each.id == about["appointment"]), None)
        same = named is not None and (named.person, named.seat) == (appointment.person, appointment.seat)
        return same, None
    if about.get("person") != appointment.person:
        return False, None
    if "seat" in about:
        return about["seat"] == appointment.seat, None
    if len(_interests_ever(appointment.person, facts)) > 1:
        return False, f"for which interest {paper.label} was made"
    return True, None


def _interests_ever(person: str, facts: BoardFacts) -> set[str]:
    seats = (facts.seat_by_id[each.seat] for each in facts.appointments_by_person.get(person, ()))
    return {seat.basis for seat in seats if is_known(seat.basis) and seat.basis in INTERESTS}


def is_confirmed(appointment: Appointment, facts: BoardFacts, on: Day) -> bool | None:
    """Whether the board considers somebody representative, as it has said; None where it has not, or where
    that cannot be told."""
    try:
        statement = statement_on(appointment, facts, on)
    except CannotTell:
        return None
    return None if statement is None or not is_known(statement.says) else statement.says


def is_selected(appointment: Appointment, facts: BoardFacts, on: Day) -> Maybe[bool]:
    """Whether the board itself selected, or confirmed, the voice of a locality."""
    if is_confirmed(appointment, facts, on):
        return True
    if isinstance(appointment.appointed_by, Unknown):
        return appointment.appointed_by
    return appointment.appointed_by in integration_authority(facts, on)


# -- the places ----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Voice:
    """Somebody in a place; ``confirmed`` tells whether the board considers them representative of an
    interest, or selected them for a locality (None: not on record, or not asked of this place)."""

    appointment: Appointment
    person: str
    confirmed: bool | None


@dataclass(frozen=True, slots=True)
class Gap:
    """A place that is known to be empty; both are None where no seat for it was ever on record."""

    since: EmptySince | None
    last_holder: str | None


@dataclass(frozen=True, slots=True)
class Place:
    """Somebody the law wants on the group, and who it is on the day.

    ``key`` is the basis (SPG_HB, SPG_LA, G01 to G12), or a locality's id. Where nobody is there, ``gap`` says
    since when; where that is not known, ``missing`` says why.
    """

    key: str
    label: str
    voices: tuple[Voice, ...]
    gap: Gap | None
    missing: str | None
    seats: tuple[Seat, ...]

    @property
    def people(self) -> tuple[str, ...]:
        """The ids of those in the place, each once."""
        return tuple(dict.fromkeys(voice.person for voice in self.voices))

    def voice_of(self, person: str) -> Voice | None:
        """A person's voice in this place, if they have one."""
        return next((voice for voice in self.voices if voice.person == person), None)


def nominee_place(basis: str, group: Group, facts: BoardFacts, on: Day) -> Place:
    """The place for nominees of the Health Board (SPG_HB) or of the council or councils (SPG_LA)."""
    count = members_on(group, facts, on, basis, by=_authorities(facts, NOMINATED_BY[basis]))
    voices = tuple(Voice(each, each.person, None) for each in count.certain)
    return _place(basis, GROUP_BASES[basis], voices, count, facts, on, (group,))


def interest_place(interest: str, group: Group, facts: BoardFacts, on: Day) -> Place:
    """The place for one of the twelve prescribed interests, by its code."""
    count = members_on(group, facts, on, interest)
    voices = tuple(Voice(each, each.person, is_confirmed(each, facts, on)) for each in count.certain)
    return _place(interest, INTERESTS[interest], voices, count, facts, on, (group,))


def locality_place(locality: Locality, group: Group, facts: BoardFacts, on: Day) -> Place:
    """The place for the voice of a locality."""
    count = members_on(group, facts, on, "SPG_LOC", locality=locality.id)
    voices = tuple(_selected_voice(each, facts, on) for each in count.certain)
    return _place(locality.id, locality.label, voices, count, facts, on, (group, locality))


def _selected_voice(appointment: Appointment, facts: BoardFacts, on: Day) -> Voice:
    selected = is_selected(appointment, facts, on)
    return Voice(appointment, appointment.person, selected if is_known(selected) else None)


def _place(
    key: str,
    label: str,
    voices: tuple[Voice, ...],
    count: Headcount,
    facts: BoardFacts,
    on: Day,
    within: tuple[Group | Locality, ...],
) -> Place:
    filled = dict.fromkeys(each.seat for each in count.certain)
    seats = (*(facts.seat_by_id[seat] for seat in filled), *count.empty)
    gap, missing = None, None
    try:
        if count.nobody():
            gap = _gap(count.empty, facts, on, within)
    except CannotTell as doubt:
        missing = doubt.missing
    return Place(key, label, voices, gap, missing, seats)


def _gap(seats: tuple[Seat, ...], facts: BoardFacts, on: Day, within: tuple[Group | Locality, ...]) -> Gap:
    """Since when some seats have all been empty, but no longer than there was the group and the locality."""
    since = max((empty_since(seat, facts, on) for seat in seats), key=_by_day, default=None)
    gone = [each for seat in seats if (each := last_holder(seat, facts, on)) is not None]
    latest = max(gone, key=lambda each: _last_day(each, facts), default=None)
    began = [thing.from_ for thing in within if is_known(thing.from_)]
    if since is not None and began and max(began) > since.day:
        since = EmptySince(max(began), True)
    return Gap(since, None if latest is None else latest.person)


def _by_day(since: EmptySince) -> tuple[date, bool]:
    return since.day, since.exact


def _last_day(appointment: Appointment, facts: BoardFacts) -> date:
    certain = facts.held_by_appointment[appointment.id].certain
    assert certain is not None
    assert isinstance(certain.to, date)
    return certain.to


# -- all of it, for a page -----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody on the group, with the bases of their seats there in the order of the record."""

    person: str
    label: str
    bases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Coverage:
    """The planning group on a day as a table: its people against the places the law wants filled.

    ``nominees`` are the places for nominees that this model of integration has; ``interests`` always the
    twelve, in order; ``localities`` those of the strategic plan on the day. ``missing`` says what leaves the
    list of people open.
    """

    group: Group
    people: tuple[Member, ...]
    nominees: tuple[Place, ...]
    interests: tuple[Place, ...]
    localities: tuple[Place, ...]
    missing: tuple[str, ...]

    @property
    def places(self) -> tuple[Place, ...]:
        """Every place, in the order of the law."""
        return (*self.nominees, *self.interests, *self.localities)

    @property
    def gaps(self) -> tuple[Place, ...]:
        """The places known to be empty."""
        return tuple(place for place in self.places if place.gap is not None)


def coverage_on(facts: BoardFacts, on: Day) -> Coverage | None:
    """Who speaks for what on the planning group; None where it is known that there is no such group.

    Raises :class:`CannotTell` where it is not known whether there is one, or which model of integration the
    board follows.
    """
    group = planning_group_on(facts, on)
    if group is None:
        return None
    regime = facts.regime_on(on)
    count = members_on(group, facts, on)
    return Coverage(
        group,
        tuple(_member(person, count, facts) for person in count.people),
        tuple(
            nominee_place(basis, group, facts, on) for basis, where in NOMINATING.items() if regime in where
        ),
        tuple(interest_place(interest, group, facts, on) for interest in INTERESTS),
        tuple(locality_place(each, group, facts, on) for each in localities_on(facts, on).certain),
        count.unsure,
    )


def _member(person: str, count: Headcount, facts: BoardFacts) -> Member:
    seats = (facts.seat_by_id[each.seat] for each in count.certain if each.person == person)
    bases = tuple(seat.basis for seat in seats if is_known(seat.basis))
    return Member(person, facts.person_label(person), bases)
