"""What the pages of the localities show, in words: from the facts on a day, and nothing else."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final, Protocol

from statute.day import Day
from statute.facts import BoardFacts
from statute.localities import (
    Localities,
    LocalityRow,
    Part,
    TakingPart,
    days_of_locality,
    days_of_part,
    involvement_by_locality,
    involvements_in,
    is_of_plan,
    last_to_leave,
    parts_on,
    route_of,
    who_takes_part,
)
from statute.planning import Place, locality_place, planning_group_on
from statute.spans import day_after, in_words
from statute.structure import (
    DECISION_TOPICS,
    INVOLVEMENTS,
    Decision,
    Group,
    Involvement,
    Issue,
    Locality,
)
from statute.unknown import CannotTell, Maybe, Nothing, Open, Unknown, is_known

NOT_ON_RECORD: Final = "not on record"
Links = tuple[tuple[str, str], ...]


class Addresses(Protocol):
    """Where the pages are that the localities' pages lead to; an empty address where there is none."""

    def person(self, person: str) -> str:
        """Give the address of a person's page."""
        ...

    def appoint(self, seat: str) -> str:
        """Give the address of the page on which a seat is filled."""
        ...

    def locality(self, locality: str) -> str:
        """Give the address of a locality's page."""
        ...

    def group(self, group: str) -> str:
        """Give the address of a group's page."""
        ...

    def seat_somebody(self) -> str:
        """Give the address on which somebody is put on the strategic planning group."""
        ...

    def record_part(self, locality: str, kind: str) -> str:
        """Give the address on which it is recorded who takes part; empty for whoever may not."""
        ...


# -- a locality and its group ------------------------------------------------------------------------------


@dataclass(frozen=True)
class GroupShown:
    """A planning group with when it last met and when its terms of reference are due.

    `late` tells that they were due on a day that is past.
    """

    name: str
    address: str
    met: str
    review: str
    late: bool


def group_shown(group: Group, facts: BoardFacts, on: date, addresses: Addresses) -> GroupShown:
    """Give a planning group as the pages show it."""
    met = last_met(group, facts, on)
    due = group.review_due_on
    late = isinstance(due, date) and due < on
    return GroupShown(
        group.label,
        addresses.group(group.id),
        f"last met {in_words(met)}" if met else "no meeting on record",
        f"terms of reference {'were ' if late else ''}due {_day_or_not(due)}",
        late,
    )


def _day_or_not(day: Maybe[date]) -> str:
    return in_words(day) if is_known(day) else f"on a day {NOT_ON_RECORD}"


def last_met(group: Group, facts: BoardFacts, on: date) -> date | None:
    """Give the day of the last meeting of a group by the day; None where there is none on record."""
    days = [
        paper.day
        for paper in facts.papers_by_kind.get("meeting", ())
        if is_known(paper.about) and paper.about.get("group") == group.id
    ]
    return max((day for day in days if isinstance(day, date) and day <= on), default=None)


@dataclass(frozen=True)
class Named:
    """Somebody or something by name, with the address of their page where they have one."""

    name: str
    address: str = ""
    note: str = ""


@dataclass(frozen=True)
class VoiceShown:
    """Who speaks for a locality on the strategic planning group, or that nobody does."""

    people: tuple[Named, ...] = ()
    gap: str = ""
    fill: str = ""
    missing: str = ""


def voice_shown(
    locality: Locality, group: Group | None, missing: str, facts: BoardFacts, on: date, addresses: Addresses
) -> VoiceShown:
    """Give who speaks for a locality on the strategic planning group; `missing` where no group is known."""
    if group is None:
        return VoiceShown(missing=missing)
    place = locality_place(locality, group, facts, Day(on))
    if place.gap is not None:
        seats = [each for each in place.seats if each.id in facts.seat_by_id]
        fill = addresses.appoint(seats[0].id) if seats else addresses.seat_somebody()
        return VoiceShown(gap=_empty_words(place, facts), fill=fill)
    if place.missing is not None:
        return VoiceShown(missing=f"It is {NOT_ON_RECORD} {place.missing}.")
    return VoiceShown(tuple(_voices(place, facts, addresses)))


def _voices(place: Place, facts: BoardFacts, addresses: Addresses) -> Iterator[Named]:
    for voice in place.voices:
        note = (
            "selected by the board" if voice.confirmed else f"that the board selected them is {NOT_ON_RECORD}"
        )
        yield Named(facts.person_label(voice.person), addresses.person(voice.person), note)


def _empty_words(place: Place, facts: BoardFacts) -> str:
    gap = place.gap
    if gap is None or gap.since is None:
        return "Place not filled"
    since = f"{'since' if gap.since.exact else 'on'} {in_words(gap.since.day)}"
    last = f". Last: {facts.person_label(gap.last_holder)}" if gap.last_holder else ""
    return f"Place not filled {since}{last}"


def planning_group_or_why(facts: BoardFacts, on: date) -> tuple[Group | None, str]:
    """Give the strategic planning group, or why nothing can be said of it."""
    try:
        group = planning_group_on(facts, Day(on))
    except CannotTell as doubt:
        return None, f"It is {NOT_ON_RECORD} {doubt.missing}."
    return group, "" if group else "No strategic planning group is on record."


# -- who takes part ----------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Cell:
    """One kind of people in one locality: `state` is there, gap or unsure."""

    kind: str
    words: str
    state: str
    people: tuple[Named, ...] = ()
    said: str = ""
    last: str = ""
    record: str = ""

    @property
    def number(self) -> str:
        """What the cell's sign bears."""
        return str(len(self.people)) if self.people else "0" if self.state == "gap" else "?"


@dataclass(frozen=True)
class Gap:
    """A kind of people for which nobody takes part in a locality, or somebody who is missing there."""

    locality: str
    address: str
    words: str
    last: str = ""
    record: str = ""


@dataclass(frozen=True)
class LocalityShown:
    """A locality of the plan as the list shows it."""

    name: str
    address: str
    group: GroupShown | None
    no_group: str
    voice: VoiceShown
    practitioners: tuple[str, ...]
    no_practitioner: str
    record_practitioner: str
    cells: tuple[Cell, ...]

    @property
    def empty_kinds(self) -> list[Cell]:
        """The kinds for which it is known that nobody takes part."""
        return [each for each in self.cells if each.state == "gap"]

    @property
    def gaps(self) -> list[Gap]:
        """What is missing in the locality, the voice on the planning group first."""
        here = self.name, self.address
        found = [Gap(*here, _voice_gap(self.voice), record=self.voice.fill)] if self.voice.gap else []
        found += [Gap(*here, _kind_gap(each), each.last, each.record) for each in self.empty_kinds]
        if self.no_practitioner.startswith("Nobody"):
            nobody = f"{self.no_practitioner[:1].lower()}{self.no_practitioner[1:]}"
            found.append(Gap(*here, f"general practitioners: {nobody}", record=self.record_practitioner))
        return found


def _kind_gap(cell: Cell) -> str:
    words = f"nobody for {cell.words[:1].lower()}{cell.words[1:]}"
    return f"{words} {cell.said}" if cell.said else words


def _voice_gap(voice: VoiceShown) -> str:
    return f"no voice on the strategic planning group: {voice.gap[:1].lower()}{voice.gap[1:]}"


def localities_shown(facts: BoardFacts, on: date, addresses: Addresses) -> list[LocalityShown]:
    """Give the localities of the plan on the day, in the order of the record."""
    planning, missing = planning_group_or_why(facts, on)
    return [
        _locality_shown(row, planning, missing, facts, on, addresses)
        for row in involvement_by_locality(facts, on)
    ]


def _locality_shown(
    row: LocalityRow, planning: Group | None, missing: str, facts: BoardFacts, on: date, addresses: Addresses
) -> LocalityShown:
    locality = row.locality
    practitioners, nobody = practitioners_shown(locality, facts, on)
    return LocalityShown(
        locality.label,
        addresses.locality(locality.id),
        *its_group(locality, facts, on, addresses),
        voice_shown(locality, planning, missing, facts, on, addresses),
        practitioners,
        nobody,
        addresses.record_part(locality.id, "professionals"),
        tuple(cell_of(locality, each, facts, addresses) for each in row.kinds),
    )


def its_group(
    locality: Locality, facts: BoardFacts, on: date, addresses: Addresses
) -> tuple[GroupShown | None, str]:
    """Give a locality's planning group; where it has none, say so, or that it is not on record."""
    if isinstance(locality.group, Unknown):
        return None, "Planning group not on record"
    if isinstance(locality.group, Nothing):
        return None, "No planning group"
    group = facts.group_by_id.get(locality.group)
    if group is None:
        return None, "Planning group not on record"
    return group_shown(group, facts, on, addresses), ""


def practitioners_shown(locality: Locality, facts: BoardFacts, on: date) -> tuple[tuple[str, ...], str]:
    """Give a locality's general practitioners in words; without any, that there is nobody or none known."""
    speaking = [each for each in involvements_in(locality, facts) if is_known(each.practitioner_for)]
    parts, doubts = parts_on(speaking, locality, facts, on)
    if parts:
        return tuple(f"{each.who} ({_practice(each)})" for each in parts), ""
    if doubts or not facts.is_complete("involvements", on):
        return (), "Not on record"
    gone = last_to_leave(speaking, facts, on)
    return (), f"Nobody since {in_words(_next(gone[1]))}. Last: {gone[0]}" if gone else "Nobody"


def _practice(part: Part) -> str:
    practice = part.involvement.practitioner_for
    return practice if is_known(practice) else NOT_ON_RECORD


def _next(last: date) -> date:
    after = day_after(last)
    assert isinstance(after, date)
    return after


def cell_of(locality: Locality, kind: TakingPart, facts: BoardFacts, addresses: Addresses) -> Cell:
    """Give one kind of people in a locality as the grid shows it."""
    words = INVOLVEMENTS[kind.kind]
    record = addresses.record_part(locality.id, kind.kind)
    if kind.parts:
        return Cell(kind.kind, words, "there", tuple(part_named(each, addresses) for each in kind.parts))
    if not kind.is_known_to_be_none:
        said = f"{kind.doubts[0][:1].upper()}{kind.doubts[0][1:]}: {NOT_ON_RECORD}" if kind.doubts else ""
        return Cell(kind.kind, words, "unsure", said=said or "Not on record", record=record)
    if kind.last is None:
        return Cell(kind.kind, words, "gap", record=record)
    who, last = kind.last
    return Cell(kind.kind, words, "gap", (), f"since {in_words(_next(last))}", who, record)


def part_named(part: Part, addresses: Addresses) -> Named:
    """Give somebody who takes part, with their route where it is no seat on the group."""
    person = part.involvement.person
    sits = is_known(part.involvement.as_member) and part.involvement.as_member
    note = "" if sits else part.route or "route not on record"
    return Named(part.who, addresses.person(person) if is_known(person) else "", note)


@dataclass(frozen=True)
class PartShown:
    """Somebody's part in a locality as a list shows it; `over` tells that it was, and is no more."""

    who: str
    person: str
    body: str
    locality: str
    locality_address: str
    kind: str
    route: str
    practice: str
    starts: str
    ends: str
    over: bool
    acts: Links = ()


def part_shown(
    part: Involvement, facts: BoardFacts, on: date, addresses: Addresses, acts: Links = ()
) -> PartShown:
    """Give somebody's part in words."""
    by_name = is_known(part.person)
    return PartShown(
        who_takes_part(part, facts),
        addresses.person(part.person) if is_known(part.person) else "",
        part.body if by_name and is_known(part.body) else "",
        facts.locality_label(part.locality),
        addresses.locality(part.locality),
        INVOLVEMENTS[part.kind] if is_known(part.kind) else "Not on record",
        _sentence(route_of(part) or "Not on record"),
        part.practitioner_for if is_known(part.practitioner_for) else "",
        day_words(part.starts_on),
        end_words(part.ends, "still takes part"),
        is_over(part, facts, on),
        acts,
    )


def is_over(part: Involvement, facts: BoardFacts, on: date) -> bool:
    """Tell whether somebody certainly does not take part on the day."""
    return days_of_part(part, facts).on(on) is False


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:]


def day_words(day: Maybe[date]) -> str:
    """Give a day, or that it is not on record."""
    return in_words(day) if is_known(day) else NOT_ON_RECORD


def end_words(end: Maybe[date | Open], still: str) -> str:
    """Give a last day, that it has not come, or that it is not on record."""
    if isinstance(end, Open):
        return still
    return in_words(end) if isinstance(end, date) else NOT_ON_RECORD


# -- what was raised, and what was decided -------------------------------------------------------------------


@dataclass(frozen=True)
class IssueShown:
    """An issue and what became of it; `is_open` tells that the locality has no answer yet."""

    what: str
    locality: str
    locality_address: str
    raised: str
    told: str
    answered: str
    outcome: str
    is_open: bool
    acts: Links = ()


def issue_shown(
    issue: Issue, facts: BoardFacts, on: date, addresses: Addresses, acts: Links = ()
) -> IssueShown:
    """Give an issue in words, as it stood on the day."""
    waits = is_open(issue, on)
    return IssueShown(
        issue.what if is_known(issue.what) else "What it was is not on record",
        facts.locality_label(issue.locality),
        addresses.locality(issue.locality),
        day_words(issue.raised_on),
        _by(issue.told_on, on),
        _by(issue.answered_on, on),
        "" if waits else _outcome(issue),
        waits,
        acts,
    )


def _by(day: Maybe[date], on: date) -> str:
    return in_words(day) if isinstance(day, date) and day <= on else ""


def is_open(issue: Issue, on: date) -> bool:
    """Tell whether nothing is on record, by the day, of what became of an issue."""
    if isinstance(issue.answered_on, date):
        return issue.answered_on > on
    return not is_known(issue.outcome)


def _outcome(issue: Issue) -> str:
    if isinstance(issue.outcome, Nothing):
        return "Nothing came of it."
    return issue.outcome if is_known(issue.outcome) else "Answered; what became of it is not on record."


def was_raised_by(issue: Issue, on: date) -> bool:
    """Tell whether an issue had been raised by the day, as far as is known."""
    return not isinstance(issue.raised_on, date) or issue.raised_on <= on


@dataclass(frozen=True)
class DecisionShown:
    """A decision, and whether it was thought to affect services in the locality."""

    what: str
    by: str
    day: str
    minute: str
    effect: str


def decisions_about(locality: str, facts: BoardFacts, on: date) -> list[DecisionShown]:
    """Give the decisions by the day that might affect a locality, or are about it, the latest first."""
    found = [
        each
        for each in facts.decisions
        if (not isinstance(each.on, date) or each.on <= on)
        and (each.names("locality") == locality or _effect(each, locality) is not None)
    ]
    found.sort(key=lambda each: each.on if is_known(each.on) else date.min, reverse=True)
    return [_decision_shown(each, locality, facts) for each in found]


def _effect(decision: Decision, locality: str) -> Maybe[bool] | None:
    effects = decision.effects if is_known(decision.effects) else ()
    return next((each.significant for each in effects if each.locality == locality), None)


def _decision_shown(decision: Decision, locality: str, facts: BoardFacts) -> DecisionShown:
    effect = _effect(decision, locality)
    if effect is None:
        words = "It is about the locality itself"
    elif isinstance(effect, Unknown):
        words = "Whether it might is not on record"
    else:
        words = "Might significantly affect services here" if effect else "No significant effect here"
    topic = DECISION_TOPICS[decision.topic] if is_known(decision.topic) else "Decision"
    return DecisionShown(
        decision.what if is_known(decision.what) else topic,
        facts.group_label(decision.by) if is_known(decision.by) else NOT_ON_RECORD,
        day_words(decision.on),
        decision.minute if is_known(decision.minute) else "",
        words,
    )


# -- beside the localities of the plan -----------------------------------------------------------------------


def doubts_in_words(found: Localities) -> list[str]:
    """Say what leaves open which localities there are."""
    return [f"It is {NOT_ON_RECORD} {each}." for each in found.doubts]


def community_planning(facts: BoardFacts, on: date) -> list[Locality]:
    """Give the localities of community planning that are or may be there on the day."""
    return [
        each
        for each in facts.localities
        if not is_of_plan(each) and days_of_locality(each, facts).on(on) is not False
    ]


def ended_by(facts: BoardFacts, on: date) -> list[Locality]:
    """Give the localities of the plan that are over on the day, those that ended last first."""
    over = [
        each for each in facts.localities if is_of_plan(each) and isinstance(each.to, date) and each.to < on
    ]
    return sorted(over, key=lambda each: str(each.to), reverse=True)


def to_come(facts: BoardFacts, on: date) -> list[Locality]:
    """Give the localities of the plan that are still to begin on the day."""
    return [
        each
        for each in facts.localities
        if is_of_plan(each) and isinstance(each.from_, date) and each.from_ > on
    ]


def days_in_words(locality: Locality) -> str:
    """Give the days of a locality in words."""
    return f"from {day_words(locality.from_)}, {_until(locality)}"


def _until(locality: Locality) -> str:
    if isinstance(locality.to, Open):
        return "still a locality"
    return f"until {in_words(locality.to)}" if isinstance(locality.to, date) else f"last day {NOT_ON_RECORD}"


def first_day_of(issue: Issue) -> date:
    """Give the day on which an issue was raised, the first there is where that is not known."""
    return issue.raised_on if isinstance(issue.raised_on, date) else date.min
