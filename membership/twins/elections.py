"""What an ordinary election of councillors makes of a council's seats, without a database."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from boards.refusals import Refused
from boards.rows import Document, Row, corrected, recorded, refuse_a_wild_day
from membership.twins.members import appointed, appointment_corrected, ended
from membership.twins.standings import COUNCILLOR

HOW: Final = "not_councillor"


@dataclass(frozen=True)
class Leaving:
    """An appointment that ends with polling day, by its place; `key` begins the name of its field."""

    place: int
    key: str = ""


@dataclass(frozen=True)
class Nominated:
    """Somebody nominated to a seat after the election; with `new_name`, somebody the record did not know.

    `standing` is the id under which they are recorded as a councillor; `key` begins the names of the fields.
    """

    appointment: str
    seat: str
    person: str
    starts_on: date
    standing: str
    new_name: str | None = None
    term_ends: date | str | None = None
    key: str = ""


def election_held(
    document: Document,
    *,
    on: date,
    leaving: Sequence[Leaving] = (),
    nominated: Sequence[Nominated] = (),
    with_standings: bool = False,
    elected_on: date | None = None,
) -> Document:
    """Give the record after an election on a day: who leaves a seat with it, and who is nominated to one.

    `with_standings` ends with that day what says that anybody is a councillor; with `elected_on` those
    nominated are councillors from that day, unless they are on record as one who still is. Refuses as
    `ended`, `appointed` and `recorded` do, at the field of the seat in question.
    """
    refuse_a_wild_day("on", on)
    for each in leaving:
        document = _at_its_field(each.key, _left, document, each.place, on)
    for place in list(_councillors_past(document, on)) if with_standings else ():
        document = corrected(document, "standings", place, {"ends": on})
    for one in nominated:
        document = _at_its_field(one.key, _nominated, document, one, elected_on)
    return document


def _at_its_field(key: str, twin: Callable[..., Document], *given: object) -> Document:
    try:
        return twin(*given)
    except Refused as refused:
        raise refused.moved(lambda place: (f"{key}{place[0]}", *place[1:]) if place else ()) from None


def _left(document: Document, place: int, on: date) -> Document:
    ends = document["appointments"][place].get("ends", "open")
    if ends == "open":
        return ended(document, place=place, on=on, how=HOW)
    if ends > on.isoformat():
        return appointment_corrected(document, place=place, changes={"ends": on, "how_ended": HOW})
    return document


def _councillors_past(document: Document, on: date) -> Iterator[int]:
    """Give the places of what says that somebody is a councillor on a day and after it."""
    day = on.isoformat()
    for place, row in enumerate(document.get("standings", [])):
        # Words sort after days, so an end that is open is later than any day.
        if row and _is_councillor(row) and row.get("starts_on", "") <= day < row.get("ends", ""):
            yield place


def _is_councillor(row: Row) -> bool:
    return row["is"] == COUNCILLOR and bool(row.get("value", True))


def _nominated(document: Document, one: Nominated, elected_on: date | None) -> Document:
    document = appointed(
        document,
        appointment=one.appointment,
        seat=one.seat,
        person=one.person,
        new_name=one.new_name,
        starts_on=one.starts_on,
        term_ends=one.term_ends,
    )
    return document if elected_on is None else _elected(document, one, elected_on)


def _elected(document: Document, one: Nominated, elected_on: date) -> Document:
    council = next(each.get("nominated_by") for each in document["seats"] if each and each["id"] == one.seat)
    same = {"person": one.person, "is": COUNCILLOR, "of": council}
    rows = [each for each in document.get("standings", []) if each and _is_councillor(each)]
    if any(same == _who(each) and each.get("ends", "open") == "open" for each in rows):
        return document
    return recorded(
        document, "standings", {"id": one.standing, **same, "starts_on": elected_on, "ends": "open"}
    )


def _who(row: Row) -> Row:
    return {"person": row["person"], "is": row["is"], "of": row.get("of")}
