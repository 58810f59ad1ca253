"""A board's record on the desk: held still, changed by a twin, and kept with its events in the trail."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Self, TypeVar

from boards import snapshot
from boards.audit import Actor
from boards.events import Event
from boards.models import Board, BoardOwned
from boards.refusals import Refused, Stale

Document = dict[str, Any]
R = TypeVar("R", bound=BoardOwned)


class Kept(dict[str, list[Any]]):
    """The rows that were changed and made, by the part of the record they belong to."""

    def one(self, kind: type[R]) -> R:
        """Give the last row of a kind: of those an act changed and made, the one it was about."""
        rows = [row for part in self.values() for row in part if isinstance(row, kind)]
        return rows[-1]


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

    def place_of(self, row: BoardOwned) -> int:
        """Give where a row stands in its list of the record."""
        before = type(row)._default_manager.filter(board=self.board, pk__lt=row.pk)
        return before.count()

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
        rows = snapshot.keep_record(self.board, self.document, after, telling)
        self.document = snapshot.settled(after)
        return Kept(rows)
