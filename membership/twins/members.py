"""What an act makes of who sits where: people, seats and appointments, without a database."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from boards.fitting import refuse_misfit
from boards.refusals import Clash, Refused
from boards.rows import (
    Document,
    Row,
    corrected,
    facts_in,
    merged,
    on_record,
    recorded,
    refuse_a_wild_day,
    refuse_bad_values,
    row_said,
    withdrawn,
)
from statute.day import ONE_DAY
from statute.facts import BoardFacts, Seat, held
from statute.record_shape import PERSON, appointment_id
from statute.shape import MISSING, Fault
from statute.spans import Span, in_words
from statute.unknown import OPEN, Maybe, Open, Unknown


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
    appointed_by: str | None = None,
) -> Document:
    """Give the record with somebody appointed to a seat; with `new_name`, somebody the record did not know.

    `term_ends` is a day, `open`, `while in office`, or None where it is not known; `ends` a day or `open`.
    Refuses a seat that somebody else, or the same person, certainly holds on one of the days (`Clash`), an
    end before the start, a name or a day that no record may hold, and an `appointed_by` that there is not.
    """
    refuse_a_wild_day("starts_on", starts_on)
    for field, end, message in (
        ("term_ends", term_ends, "The term would end before it starts."),
        ("ends", ends, "The last day would be before the first."),
    ):
        if isinstance(end, date):
            refuse_a_wild_day(field, end)
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
        "appointed_by": appointed_by,
    }
    row = row_said(said)
    refuse_misfit(document, "appointments", row)
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


def person_withdrawn(document: Document, place: int) -> Document:
    """Give the record without a person who should never have been there; refuses while others name them.

    That they were disqualified goes with them: a refusal for its sake would tell of it.
    """
    person = document["people"][place]["id"]
    rows = document.get("standings", [])
    kept = [None if (row["person"], row["is"]) == (person, "disqualified") else row for row in rows]
    return withdrawn(document | ({} if kept == rows else {"standings": kept}), "people", place)


def ended(
    document: Document, *, place: int, on: date, how: str | None = None, ended_by: str | None = None
) -> Document:
    """Give the record with the appointment at a place ended on its last day, and how.

    Refuses an appointment that has ended already, and a day before the person came or was seen in the seat.
    """
    refuse_a_wild_day("on", on)
    row = document["appointments"][place]
    _refuse_an_untimely_end(row, on)
    return _changed(document, place, {"ends": on, "how_ended": how, "ended_by": ended_by}, "on")


def reappointed(
    document: Document, *, place: int, appointment: str, starts_on: date, term_ends: date | str | None
) -> Document:
    """Give the record with the person at a place appointed to the same seat again, from a day.

    The appointment before it ends on the day before, its term being over, unless it had ended already.
    Refuses a day on which the earlier appointment had not yet begun, and as `appointed` does.
    """
    row = document["appointments"][place]
    if row.get("ends", "open") == "open":
        refuse_a_wild_day("starts_on", starts_on)
        if "starts_on" in row and starts_on.isoformat() <= row["starts_on"]:
            raise Refused("They cannot be appointed again before the first day they sat.", field="starts_on")
        document = ended(document, place=place, on=starts_on - ONE_DAY, how="term_over")
    return appointed(
        document,
        appointment=appointment,
        seat=row["seat"],
        person=row["person"],
        starts_on=starts_on,
        term_ends=term_ends,
        joint=row.get("joint"),
    )


def with_papers(document: Document, place: int, papers: Sequence[Mapping[str, Any]]) -> Document:
    """Give the record with some papers about the appointment at a place; each names its person and seat.

    Refuses as `recorded` does, at the place of the paper.
    """
    for number, paper in enumerate(papers):
        try:
            document = recorded(document, "papers", {**_about(document, place), **paper})
        except Refused as refused:
            raise refused.below("papers", str(number)) from None
    return document


def _about(document: Document, place: int) -> Row:
    row = document["appointments"][place]
    about = {"person": row["person"], "seat": row["seat"]}
    return {"about": about | ({"appointment": row["id"]} if "id" in row else {})}


def left(
    document: Document,
    *,
    place: int,
    on: date,
    how: str | None = None,
    ended_by: str | None = None,
    papers: Sequence[Mapping[str, Any]] = (),
    over: Sequence[int] = (),
    ground: Mapping[str, Any] | None = None,
) -> Document:
    """Give the record with somebody's time in a seat ended, and all that goes with it.

    `papers` are about the appointment, and those on record already stay as they are; `over` are the places of
    standings of the person that end on the same day; `ground` is a disqualification. Refuses as `ended` does,
    and a standing that has ended already.
    """
    after = ended(document, place=place, on=on, how=how, ended_by=ended_by)
    new = [each for each in papers if not on_record(document, "papers", {**_about(document, place), **each})]
    after = with_papers(after, place, new)
    for each in over:
        after = _standing_over(after, each, on)
    if ground is not None:
        person = document["appointments"][place]["person"]
        after = recorded(after, "standings", {"person": person, "is": "disqualified", **ground})
    return after


def _standing_over(document: Document, place: int, on: date) -> Document:
    row = document["standings"][place]
    if row.get("ends", "open") != "open":
        last = _day_in_words(row["ends"])
        raise Clash(f"What they were had ended already, on {last}. Leave it as it is.", field="over")
    if row.get("starts_on", "") > on.isoformat():
        first = _day_in_words(row["starts_on"])
        raise Refused(f"What they are began only on {first}, after that last day.", field="over")
    return corrected(document, "standings", place, {"ends": on})


def appointment_corrected(document: Document, *, place: int, changes: dict[str, Any]) -> Document:
    """Give the record with an appointment said anew in some fields; None makes a field not known.

    Refuses a seat that somebody certainly holds on one of the days now and not before (`Clash`), and as
    `corrected` does.
    """
    for field, value in changes.items():
        if isinstance(value, date):
            refuse_a_wild_day(field, value)
    return _changed(document, place, changes, next(iter(changes), "ends"))


def _changed(document: Document, place: int, changes: dict[str, Any], field: str) -> Document:
    before = document["appointments"][place]
    after = merged(before, changes)
    refuse_bad_values("appointments", after)
    _refuse_days_out_of_order(after)
    _refuse_two_holders(facts_in(document), after, field, before)
    return corrected(document, "appointments", place, changes)


def _refuse_days_out_of_order(row: Row) -> None:
    for field, words in (("ends", "The last day would be"), ("term_ends", "The term would end")):
        if "starts_on" in row and row.get(field, "open")[:1].isdigit() and row[field] < row["starts_on"]:
            raise Refused(f"{words} before the first day, {_day_in_words(row['starts_on'])}.", field=field)


def _day_in_words(said: str) -> str:
    return in_words(date.fromisoformat(said))


def with_seat(document: Document, **said: Any) -> Document:
    """Give the record with a seat more, as `recorded` does."""
    return recorded(document, "seats", said)


def _refuse_an_untimely_end(row: Row, on: date) -> None:
    if row.get("ends", "open") != "open":
        raise Clash(f"That appointment already has a last day, {_day_in_words(row['ends'])}.", field="on")
    for name, words in (("starts_on", "began on"), ("seen_on", "was seen in the seat on")):
        if name in row and on < (day := date.fromisoformat(row[name])):
            raise Refused(f"The last day cannot come before the person {words} {in_words(day)}.", field="on")


@dataclass(frozen=True)
class _Place:
    """A row's certain days in its seat."""

    person: str
    days: Span | None
    joint: bool

    def clashes_with(self, other: "_Place") -> bool:
        """Whether the two cannot both be so; only two people who hold it together share a seat."""
        shared = self.joint and other.joint and self.person != other.person
        if self.days is None or other.days is None or shared:
            return False
        return self.days.overlaps(other.days)


def _refuse_two_holders(facts: BoardFacts, row: Row, field: str, before: Row | None = None) -> None:
    """Refuse a row that clashes with another in its seat, unless the row that stood there before did too."""
    seat = facts.seat_by_id.get(row["seat"])
    if seat is None:
        raise Refused("There is no such seat on this board.")
    wanted = _place_of(row, seat)
    known = [] if before is None else _clashing(facts, _place_of(before, seat), seat, before)
    for other in _clashing(facts, wanted, seat, before):
        if other not in known:
            raise Clash(_clash_in_words(wanted, other), field=field)


def _place_of(row: Row, seat: Seat) -> _Place:
    days = held(_day(row, "starts_on"), _end(row), _day(row, "seen_on"), seat.known).certain
    return _Place(row["person"], days, row.get("joint", False))


def _clashing(facts: BoardFacts, wanted: _Place, seat: Seat, before: Row | None) -> list[_Place]:
    """Give what clashes with a place in a seat, but for the row in whose stead it would be."""
    own = None if before is None else appointment_id(before)
    others = [each for each in facts.appointments_by_seat.get(seat.id, ()) if each.id != own]
    places = [_Place(each.person, facts.held_by_appointment[each.id].certain, each.joint) for each in others]
    return [each for each in places if wanted.clashes_with(each)]


def _clash_in_words(wanted: _Place, other: _Place) -> str:
    """Say when the seat is held, by nobody's name, and what would help."""
    assert other.days is not None
    from_, to = in_words(other.days.from_), other.days.to
    until = "with no end" if isinstance(to, Open) else f"to {in_words(to)}"
    if wanted.person == other.person:
        return f"They hold this seat themselves from {from_} {until}. Correct or end that appointment first."
    holds = f"Somebody else holds this seat from {from_} {until}"
    if wanted.joint and not other.joint:
        return f"{holds}. First correct that appointment to say that it is held together with another."
    if isinstance(to, Open):
        return f"{holds}. End that appointment first."
    return f"{holds}. Choose days on which nobody else holds it."


def _day(row: Row, name: str) -> Maybe[date]:
    return date.fromisoformat(row[name]) if name in row else Unknown(name)


def _end(row: Row) -> Maybe[date | Open]:
    return OPEN if row.get("ends") == "open" else _day(row, "ends")
