"""LOC-01, LOC-02, LOC-05 to LOC-08 and LOC-16: the localities of the strategic plan, and who takes part."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from statute.day import Day
from statute.facts import BoardFacts, Paper
from statute.findings import Duty, Finding, cannot_tell, caution, met, not_applicable, not_met
from statute.holding import state_of
from statute.instruments import (
    ACT_2014,
    ACT_COMMENCED,
    COMMUNITY_EMPOWERMENT_2015,
    LOCALITIES_GUIDANCE,
)
from statute.localities import (
    WHICH_LOCALITIES,
    Localities,
    Part,
    TakingPart,
    area_on,
    certainly_there,
    days_of_locality,
    groups_left_behind,
    involvements_in,
    is_judged,
    is_of_plan,
    is_over,
    last_to_leave,
    localities_on,
    localities_with_people,
    parts_on,
    taking_part,
)
from statute.planning import days_of
from statute.registry import ANY_REGIME, rule, since
from statute.spans import covered, day_before, in_words, months_after
from statute.structure import Area, Locality
from statute.unknown import CannotTell, Nothing, Unknown, is_known, known

GUIDANCE_ISSUED: Final = date(2015, 7, 3)
"""The localities guidance."""

NONE_ON_RECORD: Final = "No locality of the strategic plan is on record for this day."
RECORD_THEM: Final = "Record the localities of the strategic plan that is in force."
LEAST: Final = 2


def listed(words: Iterable[str]) -> str:
    """Some words as people list them: A, B and C."""
    *others, last = words
    return f"{', '.join(others)} and {last}" if others else last


def names(localities: Iterable[Locality]) -> list[str]:
    """The names of some localities."""
    return [each.label for each in localities]


def none_to_judge(found: Localities, facts: BoardFacts) -> Finding:
    """What a rule says where no locality is on record: it does not apply only where there is known to be
    none."""
    board = facts.subject(facts)
    if found.unlisted is not None:
        return cannot_tell(board, WHICH_LOCALITIES, next=RECORD_THEM)
    return not_applicable(board, NONE_ON_RECORD)


# -- how many, and where -----------------------------------------------------------------------------------


@rule(
    "LOC-01",
    "Area is divided into at least two localities",
    duty=Duty.MUST,
    applies=ANY_REGIME,
    in_force=since(ACT_COMMENCED),
    cites=[
        ACT_2014.cite("section 29(3)(a)", at="section/29"),
        ACT_2014.cite("section 68(3)(b)", at="section/68"),
    ],
)
def two_localities(facts: BoardFacts, on: Day) -> Iterator[Finding]:
    """The strategic plan must divide the area into two or more localities.

    Where several councils are in one integration scheme, the area is that of them all: two in all will do.

    We read a locality on record on the day as one of the plan in force, and no locality on record as leaving
    open whether a plan is in force. Localities of community planning do not count.
    """
    board = facts.subject(facts)
    found = localities_on(facts, on)
    count, labels = len(found.certain), names(found.certain)
    if count >= LEAST:
        divided = f"{_area_in_words(facts)} is divided into {count} localities: {listed(labels)}."
        yield met(board, divided, localities=labels, count=count)
        return
    if found.perhaps or (count and found.unlisted is not None):
        yield cannot_tell(board, found.doubts[0], localities=labels, count_at_least=count)
        return
    if not count:
        yield _none_on_record(found, facts)
        return
    yield not_met(
        board,
        f"{_area_in_words(facts)} has one locality only: {labels[0]}.",
        next="Divide the area into two or more localities in the strategic plan, and record them.",
        localities=labels,
        count=count,
    )


def _none_on_record(found: Localities, facts: BoardFacts) -> Finding:
    if found.unlisted is not None:
        return none_to_judge(found, facts)
    missing = "whether a strategic plan is in force on this day, with no locality on record"
    return cannot_tell(facts.subject(facts), missing, next=RECORD_THEM)


def _area_in_words(facts: BoardFacts) -> str:
    councils = facts.councils if is_known(facts.board.parties) else ()
    return f"The combined area of {listed(each.label for each in councils)}" if councils[1:] else "The area"


INTERPRETATION: Final = (
    "This is an interpretation of “dividing the area”: the Act mentions neither overlap nor full cover."
)
SHOWN: Final = 20
"""How many units a sentence names; the facts have them all."""


@rule(
    "LOC-02",
    "Localities cover the whole area without overlap",
    duty=Duty.MUST,
    applies=ANY_REGIME,
    in_force=since(ACT_COMMENCED),
    cites=[ACT_2014.cite("section 29(3)(a)", at="section/29")],
)
def whole_area_once(facts: BoardFacts, on: Day) -> Iterator[Finding]:
    """Every part of the area belongs to one locality of the strategic plan, and to one only.

    The Act speaks of dividing the area, and mentions neither overlap nor full cover.

    We read dividing as leaving no part out and putting none into two. This is an interpretation.
    We read the parts as the datazones or wards on record; postcodes move.
    We read a locality on record on the day as one of the plan in force.
    """
    board = facts.subject(facts)
    found = localities_on(facts, on)
    if found.are_none_on_record:
        yield none_to_judge(found, facts)
        return
    places = _places_of(found.certain)
    shared = {unit: where for unit, where in places.items() if len(where) > 1}
    if shared:
        yield _in_two(shared, facts)
    area = area_on(facts, on)
    units = () if area is None else known(area.units)
    if area is None or not units:
        raise CannotTell("which datazones or wards make up the whole area on this day")
    _all_told(found, units, area)
    left_out = sorted(set(units) - set(places))
    outside = sorted(set(places) - set(units))
    told: dict[str, Any] = {"units": len(units), "not_of_the_area": outside}
    strangers = f" Not of the area: {_some(outside)}." if outside else ""
    if left_out:
        of_how_many = f"{len(units)} {_kind_of_unit(area, len(units))} of the area"
        yield not_met(
            board,
            f"In no locality: {_some(left_out)}, of {of_how_many}.{strangers}",
            next="Put each into one locality; if the plan itself leaves it out, take advice.",
            note=INTERPRETATION,
            in_none=left_out,
            **told,
        )
    elif not shared:
        message = f"{_each_unit(area, len(units))} of the area is in one locality.{strangers}"
        yield met(board, message, localities=names(found.certain), **told)


def _places_of(localities: Iterable[Locality]) -> dict[str, list[str]]:
    """In which localities each unit is, as far as is recorded."""
    places: dict[str, list[str]] = {}
    for locality in localities:
        for unit in dict.fromkeys(locality.units) if is_known(locality.units) else ():
            places.setdefault(unit, []).append(locality.label)
    return places


def _all_told(found: Localities, units: tuple[str, ...], area: Area) -> None:
    """Raise where a unit in no locality on record may be in one all the same."""
    for locality in found.all():
        if known(locality.units) and not set(locality.units) & set(units):
            raise CannotTell(f"the {_kind_of_unit(area)} of {locality.label}")


def _kind_of_unit(area: Area, count: int = LEAST) -> str:
    """What a number of units of the area are called."""
    kinds = (area.unit,) if is_known(area.unit) else ("datazone", "ward")
    return " or ".join(kind if count == 1 else f"{kind}s" for kind in kinds)


def _each_unit(area: Area, count: int) -> str:
    kind = _kind_of_unit(area, count)
    return f"The one {kind}" if count == 1 else f"Each of the {count} {kind}"


def _in_two(shared: dict[str, list[str]], facts: BoardFacts) -> Finding:
    told = [f"{unit} ({listed(where)})" for unit, where in sorted(shared.items())]
    return not_met(
        facts.subject(facts),
        f"In more than one locality: {_some(told)}.",
        next="Put each into one locality; if the plan itself has it in two, take advice.",
        note=INTERPRETATION,
        in_more_than_one=told,
    )


def _some(words: list[str]) -> str:
    if len(words) <= SHOWN:
        return listed(words)
    return f"{', '.join(words[:SHOWN])} and {len(words) - SHOWN} more"


# -- how the boundaries were drawn -------------------------------------------------------------------------


@rule(
    "LOC-05",
    "Boundaries agreed after consulting professionals and communities",
    duty=Duty.SHOULD,
    applies=ANY_REGIME,
    in_force=since(GUIDANCE_ISSUED),
    cites=[LOCALITIES_GUIDANCE.cite("paragraph 6.2")],
)
def boundaries_consulted_on(facts: BoardFacts, on: Day) -> Iterator[Finding]:
    """The boundaries of the localities should be agreed in consultation with local professionals and
    communities.

    We read the boundaries as fixed by the decision on them that is on record, or else on the first day of the
    locality; the consultation comes before that day.
    We read a consultation or a decision that names no locality as being about those that begin next.
    We read no consultation on record as none where every paper of the twelve months before is on record.
    """
    board = facts.subject(facts)
    found = localities_on(facts, on)
    if found.are_none_on_record:
        yield none_to_judge(found, facts)
        return
    gaps: list[CannotTell] = []
    without: list[str] = []
    papers: dict[str, str] = {}
    for locality in found.certain:
        try:
            paper = _consultation_on(locality, facts)
        except CannotTell as gap:
            gaps.append(gap)
            continue
        if paper is None:
            without.append(locality.label)
        else:
            papers[locality.label] = paper.id
    if without:
        yield caution(
            board,
            "No consultation of professionals and communities is on record from before the boundaries were"
            f" fixed: {listed(without)}.",
            next="Record the consultation; if there was none, hold one before the plan is next replaced.",
            without=without,
        )
    if gaps:
        raise gaps[0]
    found.all()
    if not without:
        message = "Professionals and communities were consulted before the boundaries were fixed."
        yield met(board, message, consultations=papers)


@dataclass(frozen=True, slots=True)
class _Round:
    """When the boundaries of a locality were drawn: after the localities before it began, before it did."""

    locality: Locality
    after: date
    fixed_on: date


def _round_of(locality: Locality, facts: BoardFacts) -> _Round:
    begins = known(locality.from_)
    earlier = [
        each.from_
        for each in facts.localities
        if is_of_plan(each) and is_known(each.from_) and each.from_ < begins
    ]
    after = max(earlier, default=date.min)
    decided = [
        decision.on
        for decision in facts.decisions
        if is_known(decision.topic)
        and decision.topic == "localities"
        and not (is_known(decision.recommends) and decision.recommends)
        and is_known(decision.on)
        and decision.on <= begins
        and _bears_on(decision.names("locality"), decision.on, locality, after)
    ]
    return _Round(locality, after, max(decided, default=begins))


def _bears_on(named: str | None, day: date, locality: Locality, after: date) -> bool:
    """Whether something of a day is about a locality: it names it, or names none and came in its round."""
    return named == locality.id if named is not None else day >= after


def _consultation_on(locality: Locality, facts: BoardFacts) -> Paper | None:
    """The consultation on a locality's boundaries, before they were fixed; None where there was none.

    Raises :class:`CannotTell` where that is not known.
    """
    drawn = _round_of(locality, facts)
    doubtful: str | None = None
    for paper in facts.papers_by_kind.get("consultation", ()):
        if is_known(paper.topic) and paper.topic != "boundaries":
            continue
        named = paper.about.get("locality") if is_known(paper.about) else None
        if not paper.says or (named is not None and named != locality.id):
            continue
        day = paper.given_on if is_known(paper.given_on) else paper.day
        if is_known(day) and not (day < drawn.fixed_on and _bears_on(named, day, locality, drawn.after)):
            continue
        missing = next((each.what for each in (paper.topic, day) if isinstance(each, Unknown)), None)
        if missing is None:
            return paper
        doubtful = doubtful or missing
    if doubtful is not None:
        raise CannotTell(doubtful)
    if not _every_paper_of_the_year(drawn, facts):
        raise CannotTell(
            f"whether professionals and communities were consulted on the boundaries of {locality.label}"
        )
    return None


def _every_paper_of_the_year(drawn: _Round, facts: BoardFacts) -> bool:
    """Whether every paper of the twelve months before the boundaries were fixed is on record, or of their
    round."""
    first, last = max(drawn.after, months_after(drawn.fixed_on, -12)), day_before(drawn.fixed_on)
    return any(span.covers(first) and span.covers(last) for span in facts.complete.get("papers", ()))


@rule(
    "LOC-06",
    "Boundaries relate to natural communities and GP clusters",
    duty=Duty.SHOULD,
    applies=ANY_REGIME,
    in_force=since(GUIDANCE_ISSUED),
    cites=[LOCALITIES_GUIDANCE.cite("paragraph 6.2")],
)
def clusters_are_whole(facts: BoardFacts, on: Day) -> Iterator[Finding]:
    """Localities should relate to natural communities, and take account of the clusters of general practices.

    We read this as asking to which locality each cluster belongs, and for a note on why where one lies in
    several. What a natural community is, nobody can tell from the record.
    """
    board = facts.subject(facts)
    found = localities_on(facts, on)
    if found.are_none_on_record:
        yield none_to_judge(found, facts)
        return
    places = _clusters_of(found.certain)
    split = {name: notes for name, notes in places.items() if len(notes) > 1}
    without_note = [
        name for name, parts in split.items() if all(isinstance(each, Nothing) for each in parts.values())
    ]
    if without_note:
        told = [f"{name} ({listed(split[name])})" for name in without_note]
        yield caution(
            board,
            f"In more than one locality, with no note on why: {listed(told)}.",
            next="Note why each cluster is split, or take the boundaries up when the plan is next replaced.",
            split=told,
        )
    empty = [each.label for each in found.certain if is_known(each.clusters) and not each.clusters]
    if empty:
        yield caution(
            board,
            f"No cluster of general practices is placed in {listed(empty)}.",
            next="Record which clusters are there.",
            without_clusters=empty,
        )
    for name, notes in split.items():
        if name not in without_note and not any(isinstance(each, str) for each in notes.values()):
            raise CannotTell(f"why {name} lies in more than one locality")
    for locality in found.all():
        known(locality.clusters)
    if not (without_note or empty):
        message = "Each cluster of general practices on record has its locality."
        if split:
            explained = [f"{name} ({listed(split[name])})" for name in sorted(split)]
            message = f"{message} In more than one, with a note on why: {listed(explained)}."
        yield met(board, message, clusters=sorted(places), split_with_a_note=sorted(split))


def _clusters_of(localities: Iterable[Locality]) -> dict[str, dict[str, str | Nothing | Unknown]]:
    """In which localities each cluster lies, with the note on why it is split.

    A name counts as the same whatever its capitals.
    """
    spelling: dict[str, str] = {}
    places: dict[str, dict[str, str | Nothing | Unknown]] = {}
    for locality in localities:
        for cluster in locality.clusters if is_known(locality.clusters) else ():
            name = spelling.setdefault(cluster.name.casefold(), cluster.name)
            places.setdefault(name, {})[locality.label] = cluster.note
    return places


# -- who takes part ----------------------------------------------------------------------------------------


def localities_in_use(facts: BoardFacts, on: Day) -> Iterator[Locality]:
    """The localities of :func:`localities_with_people`, and those that have ended with something left on."""
    for locality in filter(is_of_plan, facts.localities):
        if is_over(locality, on) and left_behind(locality, facts, on):
            yield locality
    yield from localities_with_people(facts, on)


def left_behind(locality: Locality, facts: BoardFacts, on: Day) -> list[str]:
    """What certainly goes on for a locality that has ended: its planning group, and whoever is its voice."""
    groups = [
        f"{group.label} (its planning group)"
        for each, group in groups_left_behind(facts, on)
        if each.id == locality.id
    ]
    voices = [
        f"{facts.person_label(holder.person)} (its voice on {facts.group_label(seat.group)})"
        for seat in facts.seats
        if is_known(seat.basis) and seat.basis == "SPG_LOC"
        if is_known(seat.locality) and seat.locality == locality.id
        for holder in state_of(seat, facts, on).holders
    ]
    return [*groups, *dict.fromkeys(voices)]


@rule(
    "LOC-07",
    "Locality group has the five kinds of involvement",
    duty=Duty.SHOULD,
    applies=ANY_REGIME,
    in_force=since(GUIDANCE_ISSUED),
    cites=[LOCALITIES_GUIDANCE.cite("on those who take part in a locality")],
    over=localities_in_use,
    none=NONE_ON_RECORD,
)
def five_kinds_take_part(locality: Locality, facts: BoardFacts, on: Day) -> Iterator[Finding]:
    """Five kinds of people should take part in each locality: health and social care professionals, the
    housing sector, the third and independent sectors, carers and patients, and people who manage services.

    They may sit on the locality planning group or take part by another route, which should be on record.

    We read one person or body of a kind as enough.
    We read whoever is on record as a member of a group that is not there as recorded wrongly, and what goes
    on for a locality that has ended (its planning group, its voice on the strategic planning group) as left
    behind.
    """
    subject = facts.subject(locality)
    if is_over(locality, on):
        yield _left_behind(locality, facts, on)
        return
    certainly_there(locality, facts, on)
    kinds = taking_part(locality, facts, on)
    stranded = _members_of_no_group(locality, kinds, facts, on)
    if stranded is not None:
        yield stranded
    missing = [each for each in kinds if each.is_known_to_be_none]
    told: dict[str, Any] = {each.kind: [part.in_words for part in each.parts] for each in kinds if each.parts}
    if missing:
        yield caution(
            subject,
            f"Nobody takes part in {locality.label} for {listed(each.label for each in missing)}.",
            next="Ask them to take part, on the locality planning group or by another route, and record how.",
            missing=[each.label for each in missing],
            last_to_take_part=[_last_of(each) for each in missing if each.last],
            **told,
        )
    _raise_for_doubts(kinds, locality)
    if not missing and stranded is None:
        yield met(subject, f"All five kinds of people take part in {locality.label}.", **told)


def _members_of_no_group(
    locality: Locality, kinds: tuple[TakingPart, ...], facts: BoardFacts, on: Day
) -> Finding | None:
    """The caution about members of a locality's planning group that is not there; None without any."""
    members = [
        part.who
        for kind in kinds
        for part in kind.parts
        if is_known(part.involvement.as_member) and part.involvement.as_member
    ]
    absent = _absence_of_group(locality, facts, on)
    if not members or absent is None:
        return None
    members = list(dict.fromkeys(members))
    return caution(
        facts.subject(locality),
        f"On record as members of the planning group of {locality.label}{absent}: {listed(members)}.",
        next="Record until when each took part, or by which route they take part now; or correct the group.",
        members=members,
    )


def _absence_of_group(locality: Locality, facts: BoardFacts, on: Day) -> str | None:
    """How it is known that a locality has no planning group on the day, for people; None where it is not."""
    if isinstance(locality.group, Nothing):
        return ", which is on record as having none"
    group = facts.group_by_id.get(locality.group) if isinstance(locality.group, str) else None
    if group is None or days_of(group, facts).on(on) is not False:
        return None
    if isinstance(group.to, date) and on > group.to:
        return f" ({group.label}), which ended on {in_words(group.to)}"
    return f" ({group.label}), which was not there on this day"


def _left_behind(locality: Locality, facts: BoardFacts, on: Day) -> Finding:
    things = left_behind(locality, facts, on)
    assert isinstance(locality.to, date)
    return caution(
        facts.subject(locality),
        f"{locality.label} ended on {in_words(locality.to)}. Still on record for it: {listed(things)}.",
        next="Record the day on which each ended, or for which locality it is now.",
        left_behind=things,
    )


def _last_of(kind: TakingPart) -> str:
    assert kind.last is not None
    who, last = kind.last
    return f"{who}, until {in_words(last)} ({kind.label})"


def _raise_for_doubts(kinds: tuple[TakingPart, ...], locality: Locality) -> None:
    """Raise for somebody who may take part, for kinds of whom nobody is on record, or for a missing route."""
    label = locality.label
    open_kinds = [each for each in kinds if not each.parts and not each.is_known_to_be_none]
    for each in open_kinds:
        if each.doubts:
            raise CannotTell(each.doubts[0])
    if open_kinds:
        raise CannotTell(f"who takes part in {label} for {listed(each.label for each in open_kinds)}")
    for each in kinds:
        if each.lacks_a_route:
            raise CannotTell(f"by which route {each.parts[0].who} takes part in {label}")


@rule(
    "LOC-08",
    "GPs take part in each locality",
    duty=Duty.SHOULD,
    applies=ANY_REGIME,
    in_force=since(GUIDANCE_ISSUED),
    cites=[
        LOCALITIES_GUIDANCE.cite("paragraph 6.4(b)"),
        LOCALITIES_GUIDANCE.cite("paragraphs 11.2 to 11.4"),
    ],
    over=localities_with_people,
    none=NONE_ON_RECORD,
)
def practitioners_take_part(locality: Locality, facts: BoardFacts, on: Day) -> Iterator[Finding]:
    """General practitioners should take part in each locality, one from each practice or from each cluster,
    themselves or through another member of the practice. How is to be agreed with the local medical
    committee.

    We read somebody for whom no practice or cluster is on record as speaking for none.
    We read those who speak for a practice as speaking for the cluster of the locality where it has one; of
    several, for those named with the practice.
    We read an agreement that names no locality as being about them all, and none on record as none where
    every paper since the locality began is on record.
    """
    certainly_there(locality, facts, on)
    label = locality.label
    speaking = [each for each in involvements_in(locality, facts) if is_known(each.practitioner_for)]
    parts, doubts = parts_on(speaking, locality, facts, on)
    if not facts.is_complete("involvements", on):
        doubts = (*doubts, f"which general practitioners take part in {label}")
    if not parts:
        if doubts:
            raise CannotTell(doubts[0])
        yield _no_practitioner(locality, last_to_leave(speaking, facts, on), facts)
        return
    yield from _those_there(locality, parts, doubts, facts, on)


def _no_practitioner(locality: Locality, gone: tuple[str, date] | None, facts: BoardFacts) -> Finding:
    told: dict[str, Any] = {}
    ago = ""
    if gone is not None:
        told = {"last_to_take_part": gone[0], "last_day": gone[1]}
        ago = f": {gone[0]} did until {in_words(gone[1])}"
    return caution(
        facts.subject(locality),
        f"No general practitioner takes part in {locality.label}{ago}.",
        next="Agree with the local medical committee who takes part, and record them.",
        **told,
    )


def _those_there(
    locality: Locality, parts: tuple[Part, ...], doubts: tuple[str, ...], facts: BoardFacts, on: Day
) -> Iterator[Finding]:
    subject, label = facts.subject(locality), locality.label
    gaps: list[CannotTell] = []
    told: dict[str, Any] = {"practitioners": [f"{each.who} ({_practices(each)})" for each in parts]}
    short: list[str] = []
    try:
        unheard = _clusters_unheard(locality, parts)
        if unheard and doubts:
            raise CannotTell(f"who speaks for {listed(unheard)} in {label}")
        if unheard:
            short.append(f"no general practitioner speaks for {listed(unheard)}")
            told["clusters_without"] = unheard
    except CannotTell as gap:
        gaps.append(gap)
    try:
        agreement = _agreed_with_committee(locality, facts, on)
        if agreement is None:
            short.append("how general practitioners take part is not agreed with the local medical committee")
        told["agreement"] = "none" if agreement is None else agreement.id
    except CannotTell as gap:
        gaps.append(gap)
    if short:
        yield caution(
            subject,
            f"In {label} {', and '.join(short)}.",
            next="Agree with the local medical committee who takes part and how, and record the agreement and"
            " the general practitioners.",
            **told,
        )
    if gaps:
        raise gaps[0]
    if not short:
        message = f"General practitioners take part in {label}, as agreed with the local medical committee."
        yield met(subject, message, **told)


def _practices(part: Part) -> str:
    return known(part.involvement.practitioner_for)


def _clusters_unheard(locality: Locality, parts: tuple[Part, ...]) -> list[str]:
    """The clusters that nobody speaks for.

    Raises where the clusters of the locality are not on record, and where somebody speaks for a practice that
    may be of one for which nobody else does.
    """
    clusters = [each.name for each in known(locality.clusters)]
    named = {each.involvement.id: _clusters_named(_practices(each), clusters) for each in parts}
    heard = {name for found in named.values() for name in found}
    unheard = [name for name in clusters if name not in heard]
    elsewhere = [each for each in parts if not named[each.involvement.id]]
    if not unheard or (elsewhere and len(clusters) == 1):
        return []
    if elsewhere:
        part = elsewhere[0]
        raise CannotTell(
            f"for which cluster of {locality.label} {part.who} speaks (“{_practices(part)}” names none)"
        )
    return unheard


def _clusters_named(words: str, clusters: list[str]) -> list[str]:
    """The clusters that some words name: as a whole, or together with a practice."""
    said = words.casefold()
    within = [name for name in clusters if re.search(rf"(?<!\w){re.escape(name.casefold())}(?!\w)", said)]
    return [
        name
        for name in within
        if not any(name.casefold() in other.casefold() for other in within if other != name)
    ]


def _agreed_with_committee(locality: Locality, facts: BoardFacts, on: Day) -> Paper | None:
    """The agreement on how practitioners take part; None where it is known that there is none."""
    doubtful: str | None = None
    for paper in facts.papers_by_topic.get("practitioners", ()):
        named = paper.about.get("locality") if is_known(paper.about) else None
        if paper.kind != "agreement" or not paper.says or named not in (None, locality.id):
            continue
        if isinstance(paper.day, Unknown):
            doubtful = doubtful or paper.day.what
        elif on >= paper.day:
            return paper
    if doubtful is not None:
        raise CannotTell(doubtful)
    begins = known(locality.from_)
    if not any(span.covers(begins) and span.covers(on) for span in facts.complete.get("papers", ())):
        raise CannotTell(
            f"how general practitioners take part in {locality.label}, as agreed with the local medical"
            " committee"
        )
    return None


# -- localities of community planning ----------------------------------------------------------------------


def community_localities(facts: BoardFacts, on: Day) -> Iterator[Locality]:
    """The localities of community planning that are or may be there on the day."""
    for locality in facts.localities:
        if not is_of_plan(locality) and days_of_locality(locality, facts).on(on) is not False:
            yield locality


@rule(
    "LOC-16",
    "Community planning localities kept apart",
    duty=Duty.READING,
    applies=ANY_REGIME,
    in_force=since(ACT_COMMENCED),
    cites=[
        COMMUNITY_EMPOWERMENT_2015.cite("Part 2", at="part/2"),
        LOCALITIES_GUIDANCE.cite("chapter 10"),
    ],
    over=community_localities,
    none="No locality of community planning is on record for this day.",
)
def community_planning_kept_apart(locality: Locality, facts: BoardFacts, on: Day) -> Iterator[Finding]:
    """A locality of community planning is not one of the strategic plan, even where the name is the same. No
    rule about localities counts it.

    We read an area that serves both purposes as two localities, each on record as what it is.
    We read a seat on the planning group for it, or an effect of a decision on it, as recorded for the wrong
    one.
    """
    if days_of_locality(locality, facts).on(on) is None:
        raise CannotTell(f"whether {locality.label} was a locality of community planning on this day")
    subject, label = facts.subject(locality), locality.label
    taken = [*_seats_for(locality, facts, on), *_effects_on(locality, facts, on)]
    if taken:
        yield caution(
            subject,
            f"{label} is a locality of community planning, and is recorded as one of the plan:"
            f" {'; '.join(taken)}.",
            next=f"Name the locality of the plan there; if {label} is one as well, record it a second time.",
            recorded_for=taken,
        )
        return
    twins = [each.label for each in localities_on(facts, on).certain if each.label == label]
    both = f" {label} of the strategic plan is on record by itself." if twins else ""
    yield met(
        subject,
        f"{label} is a locality of community planning, which no rule counts.{both}",
        also_of_the_plan=bool(twins),
    )


def _seats_for(locality: Locality, facts: BoardFacts, on: Day) -> Iterator[str]:
    """The seats for the voice of a locality that are held, or known to be empty, on the day."""
    for seat in facts.seats:
        voice = is_known(seat.basis) and seat.basis == "SPG_LOC"
        if voice and is_known(seat.locality) and seat.locality == locality.id:
            state = state_of(seat, facts, on)
            if state.holders or covered(seat.known, on):
                yield facts.seat_label(seat)


def _effects_on(locality: Locality, facts: BoardFacts, on: Day) -> Iterator[str]:
    """The decisions still judged that are recorded as having an effect on a locality."""
    for decision in facts.decisions:
        effects = decision.effects if is_known(decision.effects) else ()
        felt = any(
            each.locality == locality.id and is_known(each.significant) and each.significant
            for each in effects
        )
        if felt and is_judged(decision, on):
            day = f"the decision of {in_words(decision.on)}" if is_known(decision.on) else decision.label
            yield f"{day} (effect)"
