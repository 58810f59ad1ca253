"""What an act makes of the strategic planning group and of those on it, without a database."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final
from uuid import UUID, uuid5

from boards.refusals import Clash, Refused
from boards.rows import Document, Row, all_recorded, facts_in, on_record, recorded, refuse_a_wild_day
from membership.twins.members import ended, with_person
from membership.twins.papers import numbered
from statute.day import ONE_DAY
from statute.facts import BoardFacts
from statute.planning import NOMINATED_BY, PLANNING_GROUP
from statute.spans import Span, in_words
from statute.structure import GROUP_BASES, INTERESTS
from statute.unknown import OPEN

SPEAKS_FOR_OTHERS: Final = frozenset({*INTERESTS, "SPG_LOC"})
"""The bases on which the board says whether it considers somebody representative."""


# -- the group ---------------------------------------------------------------------------------------------


def planning_group_set_up(
    document: Document,
    *,
    said: Mapping[str, Any],
    places: Sequence[Mapping[str, Any]],
    known_from: date | None = None,
    new_id: UUID,
) -> Document:
    """Give the record with a strategic planning group and its places, nobody in them yet.

    `said` has the group's fields of the record; each of the `places` the basis of a seat and, where it has
    one, the authority that nominates or the locality. `known_from` is the first day for which everybody on
    the group is on record, so that a place with nobody in it is known to be empty. Refuses a second such
    group at one time (`Clash`), and as `recorded` does.
    """
    group = {"id": str(new_id), "kind": PLANNING_GROUP, "to": "open", **said}
    _refuse_a_second(document, group)
    after = recorded(document, "groups", group)
    known = None if known_from is None else [{"from": known_from.isoformat(), "to": "open"}]
    seats = [{**place, "group": str(new_id), "known": known} for place in places]
    return all_recorded(after, "seats", numbered(seats, uuid5(new_id, "seats")))


def _refuse_a_second(document: Document, group: Mapping[str, Any]) -> None:
    first = str(group.get("from") or "")
    for other in document.get("groups", []):
        if other is not None and other.get("kind") == PLANNING_GROUP and _lasts_to(other, first):
            raise Clash(
                "A strategic planning group is on record for that time already. Correct that one, or record"
                " its last day first.",
                field="from",
            )


def _lasts_to(group: Row, day: str) -> bool:
    last = group.get("to", "open")
    return last == "open" or not day or last >= day


# -- somebody on it ----------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Seating:
    """Somebody put on the planning group: in which places, from when, by whom, and with which papers.

    Each of the `places` has the fields of a seat that tell what it is for. `in_place_of` is a person whose
    time in those places ends on the day before, `how` and `ended_by` tell how. `statement` is what the board
    said of whether it considers the person representative; it counts for every interest and locality among
    the places. `inducted_on` is the day of their induction.
    """

    places: Sequence[Mapping[str, Any]]
    starts_on: date
    term_ends: date | None = None
    appointed_by: str | None = None
    in_place_of: str | None = None
    how: str | None = None
    ended_by: str | None = None
    statement: Mapping[str, Any] | None = None
    inducted_on: date | None = None


def seated_on_planning_group(
    document: Document,
    *,
    group: str,
    person: str,
    new_name: str | None = None,
    wish: Seating,
    new_id: UUID,
) -> Document:
    """Give the record with somebody in some places on a planning group, all of them or none.

    A place is taken in a seat that nobody certainly holds from that day on; where there is none, the group
    has a seat more. With `new_name`, the person is somebody the record did not know. Refuses no place at all,
    a place they hold already (`Clash`), somebody to be followed who is in none of the places, and as
    `recorded` does.
    """
    _refuse_untimely(wish)
    after = _made_room(document, group, wish)
    facts = facts_in(after)
    if group not in facts.group_by_id:
        raise Refused("There is no such group on this board.")
    seats, new = _seats_taken(after, facts, group, person, wish, new_id)
    if new_name is not None:
        after = with_person(after, person, new_name)
    after = all_recorded(after, "seats", new)
    after = all_recorded(after, "appointments", numbered(_appointments(person, seats, wish), new_id))
    papers = [each for each in _papers(group, person, seats, wish) if not on_record(after, "papers", each)]
    return all_recorded(after, "papers", numbered(papers, uuid5(new_id, "papers")))


def _refuse_untimely(wish: Seating) -> None:
    if not wish.places:
        raise Refused("Choose at least one place.", field="places")
    refuse_a_wild_day("starts_on", wish.starts_on)
    if wish.term_ends is not None:
        refuse_a_wild_day("term_ends", wish.term_ends)
        if wish.term_ends < wish.starts_on:
            raise Refused("The term would end before it starts.", field="term_ends")


def _made_room(document: Document, group: str, wish: Seating) -> Document:
    """Give the record with the time of whoever is followed ended in the places asked for."""
    if wish.in_place_of is None:
        return document
    last, rows = wish.starts_on - ONE_DAY, document["appointments"]
    meant = {row["id"] for place in wish.places for row in _seats_for(place, document, group)}
    gone = [
        place
        for place, row in enumerate(rows)
        if row["person"] == wish.in_place_of and row["seat"] in meant and row.get("ends", "open") == "open"
    ]
    if not gone:
        raise Refused("They are in none of these places.", field="in_place_of")
    try:
        return places_ended(document, places=gone, on=last, how=wish.how, ended_by=wish.ended_by)
    except Refused as refused:
        raise refused.moved(lambda place: ("starts_on",) if place == ("on",) else place) from None


def _seats_for(place: Mapping[str, Any], document: Document, group: str) -> Iterator[Row]:
    """The seats of a group on record for a place; one that does not say who nominates is for whoever does."""
    for row in document.get("seats", []):
        if row is None or (row.get("group"), row.get("basis")) != (group, place["basis"]):
            continue
        names = ("nominated_by", "nominated_jointly") if place["basis"] in NOMINATED_BY else ("locality",)
        said = {name: row.get(name) for name in names}
        unsaid = place["basis"] in NOMINATED_BY and not any(said.values())
        if unsaid or said == {name: place.get(name) for name in names}:
            yield row


def _seats_taken(
    document: Document, facts: BoardFacts, group: str, person: str, wish: Seating, new_id: UUID
) -> tuple[list[Row], list[Row]]:
    """Give the seat for each place, and of those the seats that are new."""
    taken: list[Row] = []
    new: list[Row] = []
    for number, place in enumerate(wish.places):
        there = list(_seats_for(place, document, group))
        for row in there:
            _refuse_twice(row, facts, person, wish)
        used = {row["id"] for row in taken}
        free = next((row for row in there if row["id"] not in used and _is_free(row, facts, wish)), None)
        if free is None:
            known = [{"from": wish.starts_on.isoformat(), "to": "open"}]
            free = {**place, "id": str(uuid5(new_id, f"seat {number}")), "group": group, "known": known}
            if there:
                free["name"] = f"{_in_title(place, facts)} (place {len(there) + 1})"
            new.append(free)
        taken.append(free)
    return taken, new


def _in_title(place: Mapping[str, Any], facts: BoardFacts) -> str:
    words = GROUP_BASES[place["basis"]]
    return f"{words}: {facts.locality_label(place['locality'])}" if place.get("locality") else words


def _spans(seat: Row, facts: BoardFacts) -> Iterator[tuple[str, Span]]:
    for each in facts.appointments_by_seat.get(seat["id"], ()):
        certain = facts.held_by_appointment[each.id].certain
        if certain is not None:
            yield each.person, certain


def _is_free(seat: Row, facts: BoardFacts, wish: Seating) -> bool:
    return not any(span.overlaps(Span(wish.starts_on, OPEN)) for _, span in _spans(seat, facts))


def _refuse_twice(seat: Row, facts: BoardFacts, person: str, wish: Seating) -> None:
    for holder, span in _spans(seat, facts):
        if holder == person and span.overlaps(Span(wish.starts_on, OPEN)):
            words = _in_title(seat, facts)
            raise Clash(
                f"They are on the group already, from {in_words(span.from_)}: {words}.", field="places"
            )


def _appointments(person: str, seats: Sequence[Row], wish: Seating) -> list[Row]:
    return [
        {
            "seat": seat["id"],
            "person": person,
            "starts_on": wish.starts_on,
            "term_ends": wish.term_ends,
            "ends": "open",
            "appointed_by": wish.appointed_by,
        }
        for seat in seats
    ]


def _papers(group: str, person: str, seats: Sequence[Row], wish: Seating) -> Iterator[Row]:
    for seat in seats:
        if wish.statement is not None and seat["basis"] in SPEAKS_FOR_OTHERS:
            yield representative_said(person, seat["id"], wish.statement)
    if wish.inducted_on is not None:
        yield {
            "kind": "induction",
            "about": {"group": group, "person": person},
            "given_on": wish.inducted_on.isoformat(),
        }


def representative_said(person: str, seat: str, statement: Mapping[str, Any]) -> Row:
    """Give the board's statement on whether it considers somebody in a seat representative, as a paper."""
    return {
        "kind": "determination",
        "topic": "representative",
        "from": "board",
        "about": {"person": person, "seat": seat},
        **statement,
    }


# -- the end of it -----------------------------------------------------------------------------------------


def places_ended(
    document: Document,
    *,
    places: Sequence[int],
    on: date,
    how: str | None = None,
    ended_by: str | None = None,
) -> Document:
    """Give the record with the appointments at some places ended on one day, all of them or none.

    Refuses none at all, and as `ended` does.
    """
    if not places:
        raise Refused("Choose at least one place.", field="places")
    for place in places:
        document = ended(document, place=place, on=on, how=how, ended_by=ended_by)
    return document
