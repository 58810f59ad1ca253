"""A whole board record brought in, or held against what is here already."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db import IntegrityError

from boards import services, snapshot
from boards.audit import Actor
from boards.models import Board
from boards.refusals import Refused
from statute.record import canonical
from statute.shape import MISSING, shown


@dataclass(frozen=True)
class Difference:
    """A place in which two records differ: what is held here and what the other one says."""

    place: str
    held: Any
    said: Any

    def __str__(self) -> str:
        return f"{self.place}: held here is {_in_words(self.held)}, the file says {_in_words(self.said)}"


class Differs(Refused):
    """There is a board with that slug already, and its record is not the one brought in."""

    def __init__(self, board: Board, differences: list[Difference]) -> None:
        self.board = board
        self.differences = differences
        super().__init__(
            [
                f"There is a board {board.slug} already, and its record differs. Nothing was changed.",
                *map(str, differences),
            ]
        )


@dataclass(frozen=True)
class BroughtIn:
    """A board, and whether the record made it just now or was here already, the same."""

    board: Board
    is_new: bool


def bring_in(document: dict[str, Any], *, by: Actor) -> BroughtIn:
    """Give the board of a record that `statute` has read without a fault, made new unless it is here already.

    All or nothing. Refuses with `Differs` where the slug belongs to a board whose record is not the same.
    """
    slug = document["board"]["slug"]
    if board := Board.objects.filter(slug=slug).first():
        return _the_same(board, document)
    try:
        return BroughtIn(services.import_board(document, by=by), True)
    except (IntegrityError, Refused):
        # Somebody else may have brought it in between the question and the act.
        if board := Board.objects.filter(slug=slug).first():
            return _the_same(board, document)
        raise


def _the_same(board: Board, document: dict[str, Any]) -> BroughtIn:
    differences = list(differences_between(snapshot.load_record(board), document))
    if differences:
        raise Differs(board, differences)
    return BroughtIn(board, False)


def differences_between(held: Any, said: Any, place: str = "") -> Iterator[Difference]:
    """Give every place in which two documents differ; rows are matched by their ids where all have one."""
    if isinstance(held, dict) and isinstance(said, dict):
        for name in sorted({*held, *said}):
            here = f"{place}.{name}" if place else name
            yield from differences_between(held.get(name, MISSING), said.get(name, MISSING), here)
    elif isinstance(held, list) and isinstance(said, list):
        yield from _between_lists(held, said, place)
    elif MISSING in (held, said) or canonical(held) != canonical(said):
        yield Difference(place, held, said)


def _between_lists(held: list[Any], said: list[Any], place: str) -> Iterator[Difference]:
    ours, theirs = _by_id(held), _by_id(said)
    if ours is None or theirs is None:
        for index in range(max(len(held), len(said))):
            yield from differences_between(_at(held, index), _at(said, index), f"{place}[{index}]")
        return
    for name in dict.fromkeys([*ours, *theirs]):
        yield from differences_between(ours.get(name, MISSING), theirs.get(name, MISSING), f"{place}[{name}]")
    if list(ours) != list(theirs) and set(ours) == set(theirs):
        yield Difference(f"the order of {place}", list(ours), list(theirs))


def _at(rows: list[Any], index: int) -> Any:
    return rows[index] if index < len(rows) else MISSING


def _by_id(rows: list[Any]) -> dict[str, Any] | None:
    """The rows by their ids; None where one has none or two have the same."""
    found = {row["id"]: row for row in rows if isinstance(row, dict) and "id" in row}
    return found if len(found) == len(rows) else None


def _in_words(value: Any) -> str:
    # Sorted, because not every database gives the fields of an object back in the order they came in.
    return "nothing" if value is MISSING else shown(json.loads(canonical(value)))
