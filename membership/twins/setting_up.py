"""What the acts that fill a new board make of its record, many rows at once, without a database."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any
from uuid import UUID, uuid5

from boards.refusals import Clash, Place, Refused
from boards.rows import Document, all_recorded, corrected, refuse_nothing_changed
from boards.twins import claimed, kept_up
from membership.twins.members import appointed
from membership.twins.papers import numbered
from membership.twins.standings import standing_recorded

Row = dict[str, Any]


@dataclass(frozen=True)
class Seated:
    """Somebody by name for a seat, as a sheet has it; `key` marks the line, for what is wrong in it."""

    seat: str
    name: str
    starts_on: date
    term_ends: date | str | None = None
    key: str = ""


def seats_recorded(document: Document, rows: Sequence[Row], new_id: UUID) -> Document:
    """Give the record with some seats more, all of them or none; refuses none at all, and as `recorded`."""
    if not rows:
        raise Refused("There is no seat to record yet.")
    return all_recorded(document, "seats", numbered(rows, new_id))


def members_seated(document: Document, lines: Sequence[Seated], new_id: UUID) -> Document:
    """Give the record with somebody in each of some seats, all of them or none.

    A name that is on record means that person, and so does the same name in two lines. Refuses none at all, a
    name that several people on record have, and as `appointed`; at a field whose name ends in the line's key.
    """
    if not lines:
        raise Refused("There is nobody to record yet.")
    after = document
    for number, line in enumerate(lines):
        try:
            after = _with_member(after, line, new_id, number)
        except Refused as refused:
            raise refused.moved(partial(_at, line)) from None
    return after


def _at(line: Seated, place: Place) -> Place:
    known = {"starts_on": "starts_on", "term_ends": "term_ends"}
    return (f"{known.get(place[0] if place else '', 'name')}_{line.key}",)


def _with_member(document: Document, line: Seated, new_id: UUID, number: int) -> Document:
    person = person_named(document, line.name)
    return appointed(
        document,
        # As `numbered` has it, so that the first bears the id of the form.
        appointment=str(uuid5(new_id, str(number)) if number else new_id),
        seat=line.seat,
        person=person or str(uuid5(new_id, f"person {plainly(line.name)}")),
        new_name=None if person else line.name,
        starts_on=line.starts_on,
        term_ends=line.term_ends,
    )


def person_named(document: Document, name: str) -> str | None:
    """Give the id of whoever on record has a name, or None; refuses a name that several have."""
    found = [
        each["id"] for each in document.get("people", []) if plainly(each.get("name", "")) == plainly(name)
    ]
    if len(found) > 1:
        raise Clash(f"Several people on record are called {name}. Fill this seat from its own page.")
    return found[0] if found else None


def plainly(name: str) -> str:
    """Give a name without what spelling alone changes: spaces and capitals."""
    return " ".join(name.split()).casefold()


def standings_recorded(document: Document, rows: Sequence[Row], new_id: UUID) -> Document:
    """Give the record with what some people are, all of it or none; refuses none at all, and as `recorded`.

    A non-executive director is recorded as a member of the Health Board too.
    """
    if not rows:
        raise Refused("There is nothing to record yet.")
    after = document
    for row in numbered(rows, new_id):
        as_member = row["is"] == "non_executive" and row.get("value", True)
        membership = str(uuid5(UUID(row["id"]), "membership")) if as_member else None
        after = standing_recorded(after, row, membership=membership)
    return after


def known_claimed(
    document: Document, claims: Mapping[str, date | None], holders: Mapping[int, date | None]
) -> Document:
    """Give the record with what is said of what is complete and kept up to date, from which day.

    `claims` speaks of whole lists; `holders`, by the places of seats, of everybody who held one. None takes a
    claim back. Refuses two holders of a seat whom a claim would put there on one day, and nothing new.
    """
    after = claimed(document, claims)
    for place, day in holders.items():
        known = kept_up(after["seats"][place].get("known", []), day)
        if known != after["seats"][place].get("known", []):
            after = corrected(after, "seats", place, {"known": known or None})
    refuse_nothing_changed(document, after)
    return after
