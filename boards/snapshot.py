"""A board as the law sees it: every room's part of the record, put together and handed to `statute`.

This module knows no room. Each provides its parts when it is ready; a part that nobody provides is not known.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from boards.audit import Actor
from boards.events import Event
from boards.models import Board, Identified
from statute.facts import LISTS, BoardFacts
from statute.record import facts_of

RECORD_VERSION = 1

Load = Callable[[Board], Any]
Store = Callable[[Board, Any, Actor], None]


@dataclass(frozen=True)
class Telling:
    """What the trail is to say of a change: in whose name, why, and which event where not the usual one."""

    by: Actor
    reason: str = ""
    events: Mapping[str, Event] = field(default_factory=dict)


Keep = Callable[[Board, Any, Any, Telling], Sequence[Identified]]


@dataclass(frozen=True)
class Part:
    """One part of the board record, with how a room reads and writes it."""

    name: str
    load: Load
    store: Store | None = None
    keep: Keep | None = None
    room: str = ""


_parts: dict[str, Part] = {}


def provide(
    name: str, *, load: Load, store: Store | None = None, keep: Keep | None = None, room: str = ""
) -> None:
    """Declare who reads and writes one part of the record; a room calls this when it is ready.

    `load` gives the part as plain JSON values, an empty list where there is no row: whether that means none
    or not known is in `Board.stated`. `store(board, part, by)` writes it, and is called only where the
    document has the part. `keep(board, before, after, telling)` writes what differs, tells the trail, and
    gives the rows it changed or made; in a list a row keeps its place, new ones follow, and None stands in
    place of one that is withdrawn. A part belongs to one room, that of `load` where none is named.
    """
    part = Part(name, load, store, keep, room or load.__module__.partition(".")[0])
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


def settled(document: dict[str, Any]) -> dict[str, Any]:
    """Give a document without the rows that were withdrawn from it, in whose place None stands."""
    return {name: _settled_part(part) for name, part in document.items()}


def _settled_part(part: Any) -> Any:
    if isinstance(part, dict):
        return {name: _settled(each) if isinstance(each, list) else each for name, each in part.items()}
    return _settled(part) if isinstance(part, list) else part


def _settled(rows: list[Any]) -> list[Any]:
    """Without what was withdrawn, and so for lists within the rows."""
    kept = [row for row in rows if row is not None]
    return [
        {name: _settled(each) if isinstance(each, list) else each for name, each in row.items()}
        if isinstance(row, dict)
        else row
        for row in kept
    ]


def keep_record(
    board: Board, before: dict[str, Any], after: dict[str, Any], telling: Telling
) -> dict[str, list[Any]]:
    """Write what differs between a board's record and what it is to be; give the rows by part of the record.

    Belongs inside an act that holds the board still. Refuses a part that no room can change.
    """
    changed = [name for name in after if after[name] != before.get(name)]
    keepers = {part.name: part.keep for part in provided_parts() if part.keep}
    if lost := sorted(set(changed) - set(keepers)):
        raise ValueError(f"No room can change these parts of the record: {', '.join(lost)}.")
    return {
        name: list(keep(board, before.get(name), after[name], telling))
        for name, keep in keepers.items()
        if name in changed
    }
