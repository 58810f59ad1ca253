"""A board as the law sees it: every room's part of the record, put together and handed to `statute`.

This module knows no room. Each provides its parts when it is ready; a part that nobody provides is not known.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from boards.audit import Actor
from boards.models import Board
from statute.facts import LISTS, BoardFacts
from statute.record import facts_of

RECORD_VERSION = 1

Load = Callable[[Board], Any]
Store = Callable[[Board, Any, Actor], None]


@dataclass(frozen=True)
class Part:
    """One part of the board record, with how a room reads and writes it."""

    name: str
    load: Load
    store: Store | None = None

    @property
    def room(self) -> str:
        """The room that provides it."""
        return self.load.__module__.partition(".")[0]


_parts: dict[str, Part] = {}


def provide(name: str, *, load: Load, store: Store | None = None) -> None:
    """Declare who reads and writes one part of the record; a room calls this when it is ready.

    `load` gives the part as plain JSON values, an empty list where there is no row: whether that means none
    or not known is in `Board.stated`. `store(board, part, by)` writes it, and is called only where the
    document has the part. A part belongs to one room.
    """
    part = Part(name, load, store)
    if _parts.setdefault(name, part) != part:
        raise ValueError(f"The part {name} of the board record is already provided by {_parts[name].room}.")


def provided_parts() -> list[Part]:
    """Give the parts in the order in which they can be written: what others refer to comes first."""
    order = {name: place for place, name in enumerate(("board", *LISTS))}
    return sorted(_parts.values(), key=lambda part: order.get(part.name, len(order)))


def load_record(board: Board) -> dict[str, Any]:
    """Give the board record as a document, in as many queries as there are kinds of row."""
    document: dict[str, Any] = {"record": RECORD_VERSION} if "record" in board.stated else {}
    for part in provided_parts():
        value = part.load(board)
        if value or part.name in board.stated:
            document[part.name] = value
    return document


def load(board: Board) -> BoardFacts:
    """Give the facts about a board that the law is asked on."""
    return facts_of(load_record(board))


def store_record(board: Board, document: dict[str, Any], *, by: Actor) -> None:
    """Write a whole record, already checked by `statute`, into a board that has none yet.

    Belongs inside an act. Refuses a document with a part that no room can write.
    """
    writable = {part.name for part in provided_parts() if part.store}
    if lost := sorted(set(document) - writable - {"record"}):
        raise ValueError(f"No room can write these parts of the record: {', '.join(lost)}.")
    board.stated = sorted(document)
    for part in provided_parts():
        if part.store and part.name in document:
            part.store(board, document[part.name], by)
