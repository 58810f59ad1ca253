"""What an act makes of what people are, without a database."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, Final

from boards.refusals import Clash, Refused
from boards.rows import Document, Row, corrected, facts_in, recorded, refuse_a_wild_day
from membership.twins.members import appointment_corrected, ended
from statute.spans import in_words
from statute.unknown import is_known

COUNCILLOR: Final = "councillor"
NON_EXECUTIVE: Final = "non_executive"
MEMBER: Final = "health_board_member"


def standing_recorded(
    document: Document, said: Mapping[str, Any], *, membership: str | None = None
) -> Document:
    """Give the record with what somebody is; refuses as `recorded` does.

    `membership` is the id of a second row: a non-executive director is a member of the Health Board too, and
    is recorded as one unless they are on record as one that still lasts.
    """
    after = recorded(document, "standings", said)
    if membership is None or any(_lasting_membership(after, said)):
        return after
    return recorded(after, "standings", {**said, "id": membership, "is": MEMBER})


def _lasting_membership(document: Document, said: Mapping[str, Any]) -> Iterator[int]:
    """Give the places of somebody's memberships of a Health Board that have no last day."""
    for place, row in enumerate(document["standings"]):
        same = row and (row["person"], row["is"], row.get("of")) == (said["person"], MEMBER, said.get("of"))
        if same and row.get("value", True) and row.get("ends", "open") == "open":
            yield place


def standing_ended(document: Document, *, place: int, on: date, with_it: bool = False) -> Document:
    """Give the record with the last day of something that somebody was.

    `with_it` ends what goes with it on that day too: with being a councillor the seats as a council's
    nominee, with being a non-executive director the membership of the Health Board. Refuses what has ended
    already, and a day before it began.
    """
    refuse_a_wild_day("on", on)
    row = document["standings"][place]
    if row.get("ends", "open") != "open":
        raise Clash(f"That already has a last day, {_in_words(row['ends'])}.", field="on")
    for name in ("starts_on", "seen_on"):
        if name in row and on.isoformat() < row[name]:
            raise Refused(f"The last day cannot come before {_in_words(row[name])}.", field="on")
    after = corrected(document, "standings", place, {"ends": on})
    return _ended_with_it(after, row, on) if with_it else after


def _ended_with_it(document: Document, row: Row, on: date) -> Document:
    if row["is"] == NON_EXECUTIVE:
        for place in list(_lasting_membership(document, row)):
            document = standing_ended(document, place=place, on=on)
    if row["is"] == COUNCILLOR:
        for place in list(council_seats_held_past(document, row["person"], on)):
            document = _nomination_ended(document, place, on)
    return document


def council_seats_held_past(document: Document, person: str, on: date) -> Iterator[int]:
    """Give the places of somebody's appointments as a council's nominee that run on after a day."""
    facts = facts_in(document)
    nominated = {seat.id for seat in facts.board_seats if is_known(seat.basis) and seat.basis == "LA_NOM"}
    day = on.isoformat()
    for place, row in enumerate(document["appointments"]):
        theirs = row and row["person"] == person and row["seat"] in nominated
        # Words sort after days, so an end that is open is later than any day.
        if theirs and row.get("starts_on", "") <= day < row.get("ends", "open"):
            yield place


def _nomination_ended(document: Document, place: int, on: date) -> Document:
    if document["appointments"][place].get("ends", "open") == "open":
        return ended(document, place=place, on=on, how="not_councillor")
    changes = {"ends": on, "how_ended": "not_councillor"}
    return appointment_corrected(document, place=place, changes=changes)


def _in_words(said: str) -> str:
    return in_words(date.fromisoformat(said))
