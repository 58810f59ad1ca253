"""A board's record on the desk: held still, changed by a twin, and kept with its events in the trail."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Self, TypeVar

from boards import rows, snapshot
from boards.audit import Actor
from boards.events import Event
from boards.models import Board, BoardOwned, RecordRow
from boards.refusals import Refused, Stale
from boards.rows import Document

R = TypeVar("R", bound=BoardOwned)
Row = TypeVar("Row", bound=RecordRow)
Withdrawn = Callable[[Document, str, int], Document]


def place_of(row: BoardOwned) -> int:
    """Give where a row stands in its list of the board's record."""
    return type(row)._default_manager.filter(board=row.board_id, pk__lt=row.pk).count()


class Kept(dict[str, list[Any]]):
    """The rows that were changed and made, by the part of the record they belong to."""

    def one(self, kind: type[R]) -> R:
        """Give the last row of a kind: of those an act changed and made, the one it was about."""
        return self.all(kind)[-1]

    def all(self, kind: type[R]) -> list[R]:
        """Give the rows of a kind, those changed before those made."""
        return [row for part in self.values() for row in part if isinstance(row, kind)]


@dataclass
class Desk:
    """The record of a board that nobody else can change until the act is over."""

    board: Board
    document: Document

    @classmethod
    def of(cls, board: Board | BoardOwned) -> Self:
        """Hold a board still and give its record as it now is. Belongs inside an act.

        What the record says now decides, not what it said when a page was opened; so the board is read again,
        and acts on one board are done one after another.
        """
        pk = board.pk if isinstance(board, Board) else board.board_id
        held = Board.objects.select_for_update(no_key=True).get(pk=pk)
        return cls(held, snapshot.load_record(held))

    def current(self, row: R, version: int | None) -> R:
        """Give a row as it now is; refuses one that is not at the version somebody was looking at (`Stale`).

        No version means that nobody was looking: the row as it is will do.
        """
        found: R | None = type(row)._default_manager.filter(pk=row.pk, board=self.board).first()
        if found is None or (version is not None and found.version != version):
            raise Stale
        return found

    def keep(
        self,
        after: Document,
        *,
        by: Actor,
        events: Mapping[str, Event] | None = None,
        reason: str = "",
    ) -> Kept:
        """Write what a twin made of the record; give the rows changed and made, by part of the record.

        Refuses a change that changes nothing.
        """
        if after == self.document:
            raise Refused("Nothing would change.")
        telling = snapshot.Telling(by, reason, events or {})
        kept = snapshot.keep_record(self.board, self.document, after, telling)
        self.document = snapshot.settled(after)
        return Kept(kept)


def keep_corrected(
    row: Row,
    changes: Mapping[str, Any],
    *,
    why: str = "",
    event: Event | None = None,
    version: int | None,
    by: Actor,
) -> Row:
    """Give a row with some fields of the record said anew, None for one not known; belongs inside an act.

    `event` is told where it is not the usual one. Refuses a row that has changed since (`Stale`), and as
    `rows.corrected` does.
    """
    desk = Desk.of(row)
    current = desk.current(row, version)
    after = rows.corrected(desk.document, row.in_list, place_of(current), changes)
    told = {} if event is None else {row.in_list: event}
    return desk.keep(after, by=by, events=told, reason=why).one(type(row))


def keep_withdrawn(
    row: Row, *, twin: Withdrawn = rows.withdrawn, why: str, version: int | None, by: Actor
) -> Row:
    """Give a row as taken off the record; belongs inside an act.

    Refuses one that has changed since (`Stale`), and one that others still name.
    """
    desk = Desk.of(row)
    current = desk.current(row, version)
    after = twin(desk.document, row.in_list, place_of(current))
    return desk.keep(after, by=by, reason=why).one(type(row))
