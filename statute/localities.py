"""Localities on a day: which are of the strategic plan, who takes part in them, and by which route."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from statute.day import Day
from statute.facts import BoardFacts, Held, held
from statute.remembered import remembered
from statute.spans import judged_until
from statute.structure import INVOLVEMENTS, Area, Decision, Group, Involvement, Locality
from statute.unknown import CannotTell, Unknown, is_known

OF_THE_PLAN: Final = "integration"
EVERY_LOCALITY: Final = "whether every locality of the strategic plan is on record for this day"
WHICH_LOCALITIES: Final = "into which localities the strategic plan divides the area"
MEMBER: Final = "member of the locality planning group"

# -- which localities there are ----------------------------------------------------------------------------


def is_of_plan(locality: Locality) -> bool:
    """Whether a locality is one of the strategic plan; a community planning locality never is."""
    return locality.kind == OF_THE_PLAN


def days_of_locality(locality: Locality, facts: BoardFacts) -> Held:
    """The days on which a locality certainly and possibly was there."""
    spans = facts.complete.get("localities", ())
    return held(locality.from_, locality.to, Unknown(f"a day of {locality.label}"), spans)


@dataclass(frozen=True, slots=True)
class Localities:
    """The localities of the plan that are certainly there on a day, and those that may be.

    ``unlisted`` says what is missing where there may be more than are on record; None where there are none.
    """

    certain: tuple[Locality, ...]
    perhaps: tuple[Locality, ...]
    unlisted: str | None

    @property
    def are_none_on_record(self) -> bool:
        """Whether the record has no locality of the plan for the day, not even a doubtful one."""
        return not (self.certain or self.perhaps)

    @property
    def doubts(self) -> tuple[str, ...]:
        """What leaves open which localities there are."""
        there = tuple(there_in_question(each) for each in self.perhaps)
        return there if self.unlisted is None else (*there, self.unlisted)

    def all(self) -> tuple[Locality, ...]:
        """Every locality of the plan; raises :class:`CannotTell` where there may be others."""
        if doubts := self.doubts:
            raise CannotTell(doubts[0])
        return self.certain


def there_in_question(locality: Locality) -> str:
    """What is missing where nobody knows whether a locality was there on the day."""
    return f"whether {locality.label} was a locality of the plan on this day"


def localities_on(facts: BoardFacts, on: Day | date) -> Localities:
    """The localities of the strategic plan on the day. Those of community planning are never among them.

    A locality on record on the day is taken as one of the plan in force.
    """
    return remembered(facts, on, "localities of the plan", lambda day: _localities(facts, day))


def _localities(facts: BoardFacts, on: Day | date) -> Localities:
    certain: list[Locality] = []
    perhaps: list[Locality] = []
    for locality in filter(is_of_plan, facts.localities):
        match days_of_locality(locality, facts).on(on):
            case True:
                certain.append(locality)
            case None:
                perhaps.append(locality)
    unlisted = None if facts.is_complete("localities", on) else EVERY_LOCALITY
    return Localities(tuple(certain), tuple(perhaps), unlisted)


def localities_or_gaps(facts: BoardFacts, on: Day) -> Iterator[Locality]:
    """For ``over=``: the localities of the plan that are or may be there on the day.

    Gives none where none is on record. Raises :class:`CannotTell` at the end where there may be others.
    """
    found = localities_on(facts, on)
    yield from (*found.certain, *found.perhaps)
    if not found.are_none_on_record and found.unlisted is not None:
        raise CannotTell(found.unlisted)


def localities_with_people(facts: BoardFacts, on: Day) -> Iterator[Locality]:
    """The same, for rules about who takes part.

    Raises once where nobody in any locality is on record, and where no locality is and there may be some.
    """
    found = localities_on(facts, on)
    if found.are_none_on_record and found.unlisted is not None:
        raise CannotTell(WHICH_LOCALITIES)
    if not (found.are_none_on_record or facts.involvements or facts.is_complete("involvements", on)):
        raise CannotTell("who takes part in the localities of the plan")
    yield from localities_or_gaps(facts, on)


def certainly_there(locality: Locality, facts: BoardFacts, on: Day) -> None:
    """Raise :class:`CannotTell` where a subject of :func:`localities_or_gaps` is only perhaps there."""
    if any(each.id == locality.id for each in localities_on(facts, on).perhaps):
        raise CannotTell(there_in_question(locality))


def area_on(facts: BoardFacts, on: Day | date) -> Area | None:
    """The units of the board's whole area on the day; None before the first are on record."""
    found = None
    for area in facts.areas:
        if not on >= area.from_:
            break
        found = area
    return found


def is_over(locality: Locality, on: Day | date) -> bool:
    """Whether a locality has ended before the day, as far as is recorded."""
    return isinstance(locality.to, date) and on > locality.to


def groups_left_behind(facts: BoardFacts, on: Day | date) -> tuple[tuple[Locality, Group], ...]:
    """Localities of the plan that are over, each with its planning group where that certainly lives on."""
    spans = facts.complete.get("groups", ())
    found: list[tuple[Locality, Group]] = []
    for locality in filter(is_of_plan, facts.localities):
        group = facts.group_by_id.get(locality.group) if isinstance(locality.group, str) else None
        if is_over(locality, on) and group is not None and not _serves_another(group, locality, facts, on):
            days = held(group.from_, group.to, Unknown(f"a day of {group.label}"), spans)
            if days.on(on):
                found.append((locality, group))
    return tuple(found)


def _serves_another(group: Group, locality: Locality, facts: BoardFacts, on: Day | date) -> bool:
    """Whether a group is also that of a locality that is or may be there on the day."""
    found = localities_on(facts, on)
    return any(
        each.id != locality.id and isinstance(each.group, str) and each.group == group.id
        for each in (*found.certain, *found.perhaps)
    )


# -- who takes part ----------------------------------------------------------------------------------------


def days_of_part(involvement: Involvement, facts: BoardFacts) -> Held:
    """The days on which somebody certainly and possibly took part in a locality."""
    spans = facts.complete.get("involvements", ())
    return held(involvement.starts_on, involvement.ends, involvement.seen_on, spans)


def who_takes_part(involvement: Involvement, facts: BoardFacts) -> str:
    """The name of the person, or of the body, for people."""
    if is_known(involvement.person):
        return facts.person_label(involvement.person)
    return involvement.body if is_known(involvement.body) else "somebody"


def route_of(involvement: Involvement) -> str | None:
    """By which route somebody takes part, for people: as a member of the group, or how otherwise.

    None where that is not on record.
    """
    if is_known(involvement.as_member) and involvement.as_member:
        return MEMBER
    return involvement.how if is_known(involvement.how) else None


def _inside(words: str) -> str:
    """Some words without the capital at their beginning, for the inside of a sentence."""
    return words[:1].lower() + words[1:]


@dataclass(frozen=True, slots=True)
class Part:
    """Somebody, or a body, who certainly takes part in a locality on a day, and by which route."""

    involvement: Involvement
    who: str
    route: str | None

    @property
    def in_words(self) -> str:
        """The name, with the route behind it."""
        return f"{self.who} ({self.route or 'route not on record'})"


@dataclass(frozen=True, slots=True)
class TakingPart:
    """Through whom one of the five kinds of people takes part in a locality on a day.

    ``doubts`` says who else may; ``is_listed``, whether a missing row means that there is nobody else.
    ``last`` is who most lately took part, with their last day, where nobody does.
    """

    kind: str
    parts: tuple[Part, ...]
    doubts: tuple[str, ...]
    is_listed: bool
    last: tuple[str, date] | None

    @property
    def label(self) -> str:
        """The kind of people, for people, inside a sentence."""
        return _inside(INVOLVEMENTS[self.kind])

    @property
    def is_known_to_be_none(self) -> bool:
        """Whether nobody of the kind takes part, and that is known."""
        return not self.parts and not self.doubts and self.is_listed

    @property
    def lacks_a_route(self) -> bool:
        """Whether somebody of the kind takes part, and by which route is on record for nobody."""
        return bool(self.parts) and all(part.route is None for part in self.parts)


def taking_part(locality: Locality, facts: BoardFacts, on: Day | date) -> tuple[TakingPart, ...]:
    """Who takes part in a locality on the day, by the five kinds of people, in their order."""
    return remembered(facts, on, ("taking part", locality.id), lambda day: _taking_part(locality, facts, day))


def _taking_part(locality: Locality, facts: BoardFacts, on: Day | date) -> tuple[TakingPart, ...]:
    involvements = involvements_in(locality, facts)
    return tuple(_of_kind(kind, involvements, locality, facts, on) for kind in INVOLVEMENTS)


def involvements_in(locality: Locality, facts: BoardFacts) -> tuple[Involvement, ...]:
    """All that is recorded of people taking part in a locality, whenever it was."""
    return tuple(each for each in facts.involvements if each.locality == locality.id)


def _of_kind(
    kind: str, involvements: tuple[Involvement, ...], locality: Locality, facts: BoardFacts, on: Day | date
) -> TakingPart:
    of_kind = tuple(each for each in involvements if is_known(each.kind) and each.kind == kind)
    parts, doubts = parts_on(of_kind, locality, facts, on)
    for each in involvements:
        if isinstance(each.kind, Unknown) and days_of_part(each, facts).on(on) is not False:
            doubts = (*doubts, each.kind.what)
    last = None if parts else last_to_leave(of_kind, facts, on)
    return TakingPart(kind, parts, doubts, facts.is_complete("involvements", on), last)


def parts_on(
    involvements: Iterable[Involvement], locality: Locality, facts: BoardFacts, on: Day | date
) -> tuple[tuple[Part, ...], tuple[str, ...]]:
    """Those of some involvements in a locality that certainly stand on the day, and which are in doubt.

    One that names neither a person nor a body is in doubt as long as it lasts.
    """
    parts: list[Part] = []
    doubts: list[str] = []
    for each in involvements:
        who = who_takes_part(each, facts)
        match days_of_part(each, facts).on(on):
            case True if is_known(each.person) or is_known(each.body):
                parts.append(Part(each, who, route_of(each)))
            case True:
                doubts.append(f"the person or body that takes part in {locality.label}{_for_whom(each)}")
            case None:
                doubts.append(f"whether {who} took part in {locality.label} on this day")
    return tuple(parts), tuple(doubts)


def _for_whom(involvement: Involvement) -> str:
    return f" for {_inside(INVOLVEMENTS[involvement.kind])}" if is_known(involvement.kind) else ""


def last_to_leave(
    involvements: Iterable[Involvement], facts: BoardFacts, on: Day | date
) -> tuple[str, date] | None:
    """Who of some most lately stopped taking part before the day, with their last day; None without one."""
    gone = [
        (who_takes_part(each, facts), certain.to)
        for each in involvements
        if (certain := days_of_part(each, facts).certain) is not None
        and isinstance(certain.to, date)
        and on > certain.to
    ]
    return max(gone, key=lambda pair: pair[1]) if gone else None


@dataclass(frozen=True, slots=True)
class LocalityRow:
    """One locality of the plan with the five kinds of people: a row of the picture a page draws."""

    locality: Locality
    group: str | None
    kinds: tuple[TakingPart, ...]


def involvement_by_locality(facts: BoardFacts, on: Day | date) -> tuple[LocalityRow, ...]:
    """Localities of the plan × five kinds of people: who takes part, by which route, and what is not known.

    ``group`` is the name of the locality's planning group; None where it has none or none is on record.
    """
    return tuple(
        LocalityRow(
            each,
            facts.group_label(each.group) if isinstance(each.group, str) else None,
            taking_part(each, facts, on),
        )
        for each in localities_on(facts, on).certain
    )


# -- decisions ---------------------------------------------------------------------------------------------


def is_judged(decision: Decision, on: Day) -> bool:
    """Whether a decision was taken by the day, and is still judged; one without a recorded day is."""
    if isinstance(decision.on, Unknown):
        return True
    return on >= decision.on and on <= judged_until(decision.on)
