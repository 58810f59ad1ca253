"""What fills the record of a new board, many rows in one act: seats, members, standings, what is complete."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID, uuid4

from boards.audit import Actor, act
from boards.desk import Desk
from boards.identity import refuse_stale_board
from boards.models import Board
from membership.models import Appointment, Seat, Standing
from membership.twins.setting_up import (
    Seated,
    known_claimed,
    members_seated,
    seats_recorded,
    standings_recorded,
)

Row = dict[str, Any]


@act
def record_seats(board: Board, *, rows: Sequence[Row], new_id: UUID | None = None, by: Actor) -> list[Seat]:
    """Give some new seats, all of them or none; rows are the record's. Refuses none at all, and one that is
    on record already.
    """
    desk = Desk.of(board)
    kept: list[Seat] = desk.keep(seats_recorded(desk.document, rows, new_id or uuid4()), by=by)["seats"]
    return kept


@act
def seat_members(
    board: Board, *, lines: Sequence[Seated], new_id: UUID | None = None, by: Actor
) -> list[Appointment]:
    """Give the appointments of some people by name to some seats, all of them or none.

    A name that is on record means that person. Refuses none at all, a name that several people have, a seat
    that somebody else certainly holds, and an end before the start.
    """
    desk = Desk.of(board)
    after = members_seated(desk.document, lines, new_id or uuid4())
    kept: list[Appointment] = desk.keep(after, by=by)["appointments"]
    return kept


@act
def record_standings(
    board: Board, *, rows: Sequence[Row], new_id: UUID | None = None, by: Actor
) -> list[Standing]:
    """Give what some people are, all of it or none. Refuses what is on record already."""
    desk = Desk.of(board)
    after = standings_recorded(desk.document, rows, new_id or uuid4())
    kept: list[Standing] = desk.keep(after, by=by)["standings"]
    return kept


@act
def claim_known(
    board: Board,
    *,
    claims: Mapping[str, date | None],
    holders: Mapping[str, date | None],
    version: int | None,
    by: Actor,
) -> Board:
    """Give the board with what is said of it: from which day lists are complete, and who held which seat.

    `holders` speaks of seats by their ids in the record. Refuses a board that has changed since (`Stale`),
    nothing new, and a claim by which two people would have held a seat on one day.
    """
    desk = Desk.of(board)
    refuse_stale_board(desk, version)
    desk.keep(known_claimed(desk.document, claims, holder_places(desk.document, holders)), by=by)
    return desk.board


def holder_places(document: Row, holders: Mapping[str, date | None]) -> dict[int, date | None]:
    """Give the days by the places of seats instead of by their ids."""
    seats = enumerate(document.get("seats", []))
    return {place: holders[row["id"]] for place, row in seats if row["id"] in holders}
