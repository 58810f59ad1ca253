"""What an import makes of the record: many rows laid into its lists at once, without a database."""

from collections.abc import Iterable
from dataclasses import dataclass

from boards.refusals import Refused
from boards.rows import Document, Row, facts_in


@dataclass(frozen=True)
class Laid:
    """A row to be laid into a list: in a place that it has, or (None) after the others; None withdraws it."""

    list: str
    place: int | None
    row: Row | None


def laid_in(document: Document, rows: Iterable[Laid]) -> Document:
    """Give the record with some rows laid in, whether or not it then holds together."""
    after = dict(document)
    for each in rows:
        if after.get(each.list) is document.get(each.list):
            after[each.list] = [*document.get(each.list, [])]
        if each.place is None:
            after[each.list].append(each.row)
        else:
            after[each.list][each.place] = each.row
    return after


def rows_imported(document: Document, rows: Iterable[Laid]) -> Document:
    """Give the record with some rows laid in, all of them or none.

    Refuses none at all, and a record that would not hold together.
    """
    rows = list(rows)
    if not rows:
        raise Refused("There is nothing to import: the record says all of this already.")
    after = laid_in(document, rows)
    facts_in(after)
    return after
