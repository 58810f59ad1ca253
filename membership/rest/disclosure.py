"""What of a board's facts a client may be told: names only with leave, disqualifications never."""

from collections.abc import Mapping
from typing import Any, Final

from rest_framework import serializers

from boards import snapshot
from boards.models import Board
from statute.facts import BoardFacts
from statute.record import facts_of, told_openly
from statute.record_shape import HOW_ENDED

Document = dict[str, Any]
DISQUALIFIED: Final = "disqualified"
HOW_TOLD: Final = tuple(how for how in HOW_ENDED if how != "disqualification")
"""How somebody's time in a seat ended, as far as that may be told."""

FOR_THE_SECRETARY: Final = (
    "What a declaration says is for the board’s secretary alone. Leave it out; the secretary records it."
)


def facts_to_tell(board: Board, *, names: bool) -> BoardFacts:
    """Give the facts about a board, its people by their ids alone where they may not be named."""
    return facts_of(record_to_tell(board, names=names))


def record_to_tell(board: Board, *, names: bool) -> Document:
    """Give the record of a board as it is told openly, without names where they may not be told."""
    document = told_openly(snapshot.load_record(board))
    if names or "people" not in document:
        return document
    return document | {"people": [{"id": row["id"]} for row in document["people"]]}


def refuse_what_a_declaration_says(kind: str, said: Mapping[str, Any]) -> None:
    """Refuse to be told by a client what a declaration says: whether that is a change would tell it."""
    if kind == "declaration" and "says" in said:
        raise serializers.ValidationError({"says": FOR_THE_SECRETARY})
