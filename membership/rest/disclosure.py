"""What of a board's facts somebody may be told: names only with leave, disqualifications never."""

from typing import Any, Final

from boards import snapshot
from boards.models import Board
from statute.facts import BoardFacts
from statute.record import facts_of
from statute.record_shape import HOW_ENDED

Document = dict[str, Any]
DISQUALIFIED: Final = "disqualified"
HOW_TOLD: Final = tuple(how for how in HOW_ENDED if how != "disqualification")
"""How somebody's time in a seat ended, as far as that may be told."""


def facts_to_tell(board: Board, *, names: bool) -> BoardFacts:
    """Give the facts about a board, its people by their ids alone where they may not be named."""
    return facts_of(record_to_tell(board, names=names))


def record_to_tell(board: Board, *, names: bool) -> Document:
    """Give the record of a board, without its people's names where they may not be told."""
    document = snapshot.load_record(board)
    if names or "people" not in document:
        return document
    return document | {"people": [{"id": row["id"]} for row in document["people"]]}


def without_disqualifications(document: Document) -> Document | None:
    """Give a record as if nobody had ever been disqualified; None where it says of nobody that they were."""
    others = {
        "standings": [row for row in document.get("standings", []) if row["is"] != DISQUALIFIED],
        "appointments": [_told(row) for row in document["appointments"]],
    }
    told = document | {name: rows for name, rows in others.items() if name in document}
    return None if told == document else told


def _told(appointment: Document) -> Document:
    how = appointment.get("how_ended")
    may_be_told = how is None or how in HOW_TOLD
    return appointment if may_be_told else {k: v for k, v in appointment.items() if k != "how_ended"}
