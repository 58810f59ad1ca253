"""Changes tried on a copy of the record, by the twins of the acts that would make them.

A change is a small row of plain values that names seats, people and appointments by their public ids. Nothing
here reads rows or the clock, and nothing is ever written.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

from boards.refusals import Refused
from compliance.setup.needs import needs_of
from membership import twins
from membership.roll import seat_title, whose_seat
from statute.facts import PROFESSIONALS, Appointment, BoardFacts, Seat
from statute.spans import in_words
from statute.unknown import CannotTell, is_known

FORMAT: Final = 1
"""The version of the shape of a change, kept with every sheet."""

MOST_CHANGES: Final = 100
END, ADD, REDATE = "end", "add", "redate"
FIRST_TO_LAST: Final = (END, REDATE, ADD)
"""In this order changes are tried: a place is emptied before somebody else is put into it."""

DAYS: Final = {"starts_on": "first day", "term_ends": "last day of the term", "ends": "last day in the seat"}

Change = Mapping[str, Any]


class DoesNotApply(Exception):
    """A change that cannot be tried on today's record, with the reason in plain words."""


@dataclass(frozen=True)
class Named:
    """What changes name, by public id: the places of appointments and the ids that the record has."""

    appointments: Mapping[str, int]
    seats: Mapping[str, str]
    people: Mapping[str, str]


@dataclass(frozen=True)
class Line:
    """One change as a sheet shows it; `problem` says why it was left out, empty where it was not."""

    change: Change
    words: str
    problem: str = ""

    @property
    def id(self) -> str:
        """The change's own id."""
        return str(self.change["id"])


@dataclass(frozen=True)
class Tried:
    """A sheet tried on the record: its lines in order, and the facts before and after."""

    lines: tuple[Line, ...]
    before: BoardFacts
    after: BoardFacts

    @property
    def left_out(self) -> tuple[Line, ...]:
        """The lines that could not be tried."""
        return tuple(line for line in self.lines if line.problem)


def tried(document: twins.Document, changes: Sequence[Change], named: Named) -> Tried:
    """Try changes on a record; those that cannot be are listed with the reason and left out."""
    before = twins.facts_in(document)
    problems: dict[str, str] = {}
    for change in sorted(changes, key=lambda each: FIRST_TO_LAST.index(each["do"])):
        try:
            document = _changed(document, change, named, before)
        except (DoesNotApply, Refused) as refused:
            problems[change["id"]] = str(refused)
    new = [each for each in changes if _is_somebody_new(each) and each["id"] not in problems]
    document = _supposed(document, new) if new else document
    lines = (
        Line(each, in_plain_words(each, before, named), problems.get(each["id"], "")) for each in changes
    )
    return Tried(tuple(lines), before, twins.facts_in(document))


def _is_somebody_new(change: Change) -> bool:
    return change["do"] == ADD and not change.get("person")


def _changed(document: twins.Document, change: Change, named: Named, before: BoardFacts) -> twins.Document:
    if change["do"] == ADD:
        return _added(document, change, named, before)
    place = named.appointments.get(change["appointment"])
    if place is None:
        raise DoesNotApply("That appointment is no longer on record.")
    if change["do"] == END:
        # Nobody says why, so the manner is one of which no rule asks for papers.
        return twins.ended(document, place=place, on=_day(change, "on"), how="other")
    days = {name: date.fromisoformat(change[name]) for name in DAYS if change.get(name)}
    return twins.appointment_corrected(document, place=place, changes=dict(days))


def _day(change: Change, name: str) -> date:
    return date.fromisoformat(change[name])


def _added(document: twins.Document, change: Change, named: Named, before: BoardFacts) -> twins.Document:
    seat = named.seats.get(change["seat"])
    if seat is None:
        raise DoesNotApply("That seat is no longer on record.")
    known = named.people.get(change["person"]) if change.get("person") else change["id"]
    if known is None:
        raise DoesNotApply("That person is no longer on record.")
    somebody = f"Somebody new ({seat_title(before.seat_by_id[seat])})"[:200]
    return twins.appointed(
        document,
        appointment=change["id"],
        seat=seat,
        person=known,
        new_name=somebody if _is_somebody_new(change) else None,
        starts_on=_day(change, "starts_on"),
        term_ends=_day(change, "term_ends") if change.get("term_ends") else None,
    )


def _supposed(document: twins.Document, new: Sequence[Change]) -> twins.Document:
    """Give the record with everybody new being all that their seats ask for, from their first days."""
    facts = twins.facts_in(document)
    came = {each.id: each for each in facts.appointments}
    standings: list[dict[str, Any]] = []
    papers: list[dict[str, Any]] = []
    for change in new:
        first, appointment = _day(change, "starts_on"), came[change["id"]]
        for row in _what_they_are(appointment, facts):
            document = _office_free(document, row, first)
            standings.append({**row, "starts_on": first, "ends": "open"})
        papers += _papers_for(appointment, facts, first)
    document = twins.all_recorded(document, "standings", standings)
    return twins.all_recorded(document, "papers", papers)


def _papers_for(appointment: Appointment, facts: BoardFacts, first: date) -> Iterator[dict[str, Any]]:
    """Give the papers that somebody new is supposed to have brought along."""
    who, seat = appointment.person, facts.seat_by_id[appointment.seat]
    declared = {"kind": "declaration", "topic": "eligibility", "from": "member", "about": {"person": who}}
    yield {**declared, "says": True, "given_on": first}
    if is_known(seat.basis) and seat.basis in PROFESSIONALS and (by := _health_board(facts)):
        about = {"person": who, "seat": seat.id}
        yield {"kind": "determination", "about": about, "from": by, "given_on": first}


def _health_board(facts: BoardFacts) -> str:
    try:
        return facts.health_board.authority
    except CannotTell:
        return ""


def _what_they_are(appointment: Appointment, facts: BoardFacts) -> Iterator[dict[str, Any]]:
    seat = facts.seat_by_id[appointment.seat]
    try:
        needs = [need.row for need in needs_of(appointment, seat, facts)]
    except CannotTell:
        # Without the parties nobody can say of which authority.
        return
    for row in needs:
        yield row
        if row["is"] == "non_executive" and row.get("value", True):
            yield {**row, "is": "health_board_member"}


def _office_free(document: twins.Document, row: Mapping[str, Any], first: date) -> twins.Document:
    """Give the record in which whoever held the same office leaves it before somebody new has it."""
    if row["is"] != "office_holder":
        return document
    for place, other in enumerate(document.get("standings", [])):
        same = other and all(other.get(name) == row.get(name) for name in ("is", "office", "of"))
        held = same and other.get("ends") == "open" and other.get("starts_on", "") < first.isoformat()
        if held:
            document = twins.corrected(document, "standings", place, {"ends": first - timedelta(days=1)})
    return document


# -- in words ----------------------------------------------------------------------------------------------


def in_plain_words(change: Change, facts: BoardFacts, named: Named) -> str:
    """Say what a change is, with what it names as the record calls it now."""
    if change["do"] == ADD:
        seat = facts.seat_by_id.get(named.seats.get(change["seat"], ""))
        where = seat_in_words(seat, facts) if seat else "a seat that is no longer on record"
        return f"{_who_comes(change, facts, named)} comes into {where}, {', '.join(_days_said(change))}"
    place = named.appointments.get(change["appointment"])
    whose = "An appointment that is no longer on record"
    if place is not None:
        whose = appointment_in_words(facts.appointments[place], facts)
    if change["do"] == END:
        return f"{whose}: leaves with {in_words(_day(change, 'on'))}"
    return f"{whose}: {', '.join(_days_said(change))} instead"


def _who_comes(change: Change, facts: BoardFacts, named: Named) -> str:
    if _is_somebody_new(change):
        return "Somebody new who fits the seat"
    ref = named.people.get(change["person"])
    return facts.person_label(ref) if ref else "Somebody who is no longer on record"


def _days_said(change: Change) -> Iterator[str]:
    for name, words in DAYS.items():
        if change.get(name):
            yield f"{words} {in_words(_day(change, name))}"


def appointment_in_words(appointment: Appointment, facts: BoardFacts) -> str:
    """Give an appointment as people know it: who, in which seat."""
    where = seat_in_words(facts.seat_by_id[appointment.seat], facts)
    return f"{facts.person_label(appointment.person)}, {where}"


def seat_in_words(seat: Seat, facts: BoardFacts) -> str:
    """Give a seat as people know it: what it is for, and whose it is."""
    whose = whose_seat(seat, facts)
    return f"{seat_title(seat)}, {whose}" if whose else seat_title(seat)


def ids_of(changes: Iterable[Change]) -> set[str]:
    """Give the ids of some changes."""
    return {str(each["id"]) for each in changes}
