"""What an act makes of the board record: each service's twin, on a document, without a database.

A twin gives a new document and leaves the one it was given alone. It refuses whatever its service refuses, so
that a preview and the act itself can never tell different stories.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from boards.refusals import Refused
from statute.facts import BoardFacts, held
from statute.record import BadRecord, facts_of
from statute.record_shape import PERSON, appointment_id
from statute.shape import FIRST_YEAR, LAST_YEAR, MISSING, Fault
from statute.spans import Span, in_words
from statute.unknown import OPEN, Maybe, Open, Unknown

Document = dict[str, Any]


def appointed(
    document: Document,
    *,
    appointment: str,
    seat: str,
    person: str,
    new_name: str | None = None,
    starts_on: date,
    term_ends: date | str | None = None,
    ends: date | str = "open",
    interim: bool | None = None,
    joint: bool | None = None,
) -> Document:
    """Give the record with somebody appointed to a seat; with `new_name`, somebody the record did not know.

    `term_ends` is a day, `open`, `while in office`, or None where it is not known; `ends` a day or `open`.
    Refuses a seat that somebody else certainly holds on one of the days, an end before the start, and a name
    or a day that no record may hold.
    """
    _refuse_a_wild_day("starts_on", starts_on)
    for field, end, message in (
        ("term_ends", term_ends, "The term would end before it starts."),
        ("ends", ends, "The last day would be before the first."),
    ):
        if isinstance(end, date):
            _refuse_a_wild_day(field, end)
            if end < starts_on:
                raise Refused(message, field=field)
    said: dict[str, Any] = {
        "id": appointment,
        "seat": seat,
        "person": person,
        "starts_on": starts_on,
        "term_ends": term_ends,
        "ends": ends,
        "interim": interim,
        "joint": joint,
    }
    row = {name: _said(value) for name, value in said.items() if value is not None}
    after = document if new_name is None else with_person(document, person, new_name)
    after = after | {"appointments": [*after["appointments"], row]}
    _refuse_two_holders(facts_in(document), row, "starts_on")
    facts_in(after)
    return after


def with_person(document: Document, person: str, name: str) -> Document:
    """Give the record with one person more. Refuses a name that no record may hold."""
    row = {"id": person, "name": name}
    faults: list[Fault] = []
    if PERSON.fields["name"].read(name, "name", faults) is MISSING:
        raise Refused([f"The name {fault.reason}." for fault in faults], field="person")
    return document | {"people": [*document.get("people", []), row]}


def ended(document: Document, *, appointment: str, on: date) -> Document:
    """Give the record with an appointment ended on its last day.

    Refuses an appointment that has ended already, and a day before the person came or was seen in the seat.
    """
    _refuse_a_wild_day("on", on)
    facts = facts_in(document)
    place = _place_of(document, appointment)
    row = document["appointments"][place]
    _refuse_an_untimely_end(row, on)
    changed = row | {"ends": on.isoformat()}
    rows = [*document["appointments"]]
    rows[place] = changed
    _refuse_two_holders(facts, changed, "on", instead_of=appointment)
    after = document | {"appointments": rows}
    facts_in(after)
    return after


def facts_in(document: Document) -> BoardFacts:
    """Give the facts in a record, as the law is asked on them; refuses a record that cannot be so."""
    try:
        return facts_of(document)
    except BadRecord as bad:
        raise Refused([f"The record would not hold together: {fault}." for fault in bad.faults]) from bad


def _said(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else str(value) if isinstance(value, str) else value


def _refuse_a_wild_day(field: str, day: date) -> None:
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise Refused(f"A day must lie between the years {FIRST_YEAR} and {LAST_YEAR}.", field=field)


def _place_of(document: Document, appointment: str) -> int:
    for place, row in enumerate(document["appointments"]):
        if appointment_id(row) == appointment:
            return place
    raise Refused("There is no such appointment on this board.")


def _refuse_an_untimely_end(row: dict[str, Any], on: date) -> None:
    if row.get("ends", "open") != "open":
        ended_on = in_words(date.fromisoformat(row["ends"]))
        raise Refused(f"That appointment already has a last day, {ended_on}.", field="on")
    for name, words in (("starts_on", "began on"), ("seen_on", "was seen in the seat on")):
        if name in row and on < (day := date.fromisoformat(row[name])):
            raise Refused(f"The last day cannot come before the person {words} {in_words(day)}.", field="on")


@dataclass(frozen=True)
class _Place:
    """A row's certain days in its seat."""

    days: Span | None
    joint: bool

    def clashes_with(self, other: "_Place") -> bool:
        """Whether the two cannot both be so."""
        if self.days is None or other.days is None or (self.joint and other.joint):
            return False
        return self.days.overlaps(other.days)


def _refuse_two_holders(
    facts: BoardFacts, row: dict[str, Any], field: str, instead_of: str | None = None
) -> None:
    seat = facts.seat_by_id.get(row["seat"])
    if seat is None:
        raise Refused("There is no such seat on this board.")
    wanted = _Place(
        held(_day(row, "starts_on"), _end(row), _day(row, "seen_on"), seat.known).certain,
        row.get("joint", False),
    )
    for clash in _clashes(facts, wanted, seat.id, instead_of):
        raise Refused(clash, field=field)


def _clashes(facts: BoardFacts, wanted: _Place, seat: str, instead_of: str | None) -> Iterator[str]:
    """Give who else holds the seat and what would help."""
    for other in facts.appointments_by_seat.get(seat, ()):
        if other.id == instead_of:
            continue
        certain = facts.held_by_appointment[other.id].certain
        if certain is not None and wanted.clashes_with(_Place(certain, other.joint)):
            holds = f"{facts.person_label(other.person)} holds this seat from {in_words(certain.from_)}"
            if isinstance(certain.to, Open):
                yield f"{holds} with no end. End that appointment first."
            else:
                yield f"{holds} to {in_words(certain.to)}. Choose days on which nobody else holds it."


def _day(row: dict[str, Any], name: str) -> Maybe[date]:
    return date.fromisoformat(row[name]) if name in row else Unknown(name)


def _end(row: dict[str, Any]) -> Maybe[date | Open]:
    return OPEN if row.get("ends") == "open" else _day(row, "ends")
