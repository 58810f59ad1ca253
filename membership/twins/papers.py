"""What an act makes of the papers, without a database."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID, uuid5

from boards.refusals import Refused
from boards.rows import Document, all_recorded

Row = dict[str, Any]


def papers_recorded(document: Document, rows: Sequence[Row], new_id: UUID) -> Document:
    """Give the record with some papers more, all of them or none; refuses none at all, and as `recorded`."""
    if not rows:
        raise Refused("There is nothing to record yet.")
    return all_recorded(document, "papers", numbered(rows, new_id))


def numbered(rows: Sequence[Row], new_id: UUID) -> list[Row]:
    """Give rows with ids that all come from one, so that a form sent twice names the same rows."""
    return [
        {"id": str(uuid5(new_id, str(number)) if number else new_id), **row}
        for number, row in enumerate(rows)
    ]
