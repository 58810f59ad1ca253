"""What an act makes of the groups, the decisions and the consultations, without a database."""

from datetime import date
from typing import Final

from boards.refusals import Clash, Refused
from boards.rows import Document, corrected, refuse_a_wild_day
from statute.spans import in_words

GROUPS: Final = "groups"


def ended_on(document: Document, name: str, place: int, *, on: date, first: str, last: str) -> Document:
    """Give the record with the last day of a row that lasts from the field `first` to the field `last`.

    Refuses one that has a last day already (`Clash`), and a day before the first.
    """
    refuse_a_wild_day("on", on)
    row = document[name][place]
    if row.get(last, "open") != "open":
        raise Clash(f"That already has a last day, {_in_words(row[last])}.", field="on")
    if first in row and on.isoformat() < row[first]:
        raise Refused(f"The last day cannot come before the first, {_in_words(row[first])}.", field="on")
    return corrected(document, name, place, {last: on})


def group_ended(document: Document, place: int, *, on: date) -> Document:
    """Give the record with the last day of a group; those who sit on it are left as they are."""
    return ended_on(document, GROUPS, place, on=on, first="from", last="to")


def _in_words(said: str) -> str:
    return in_words(date.fromisoformat(said))
