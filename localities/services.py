"""Localities, the area they divide, who takes part in them, and what was raised there: what can be done."""

from collections.abc import Mapping
from datetime import date
from typing import Any, TypeVar
from uuid import UUID, uuid4

from boards.audit import Actor, act
from boards.desk import Desk, keep_corrected, keep_withdrawn, place_of
from boards.models import Board, RecordRow
from boards.rows import recorded
from localities import events
from localities.models import Area, Involvement, Issue, Locality
from membership.twins import ended_on

R = TypeVar("R", bound=RecordRow)
Said = Mapping[str, Any]


def _recorded(board: Board, kind: type[R], said: Said, by: Actor) -> R:
    desk = Desk.of(board)
    return desk.keep(recorded(desk.document, kind.in_list, said), by=by).one(kind)


@act
def record_locality(board: Board, *, said: Said, new_id: UUID | None = None, by: Actor) -> Locality:
    """Give a new locality; `said` has the fields of the record. Refuses one that is on record already."""
    return _recorded(board, Locality, {"id": str(new_id or uuid4()), **said}, by)


@act
def correct_locality(
    locality: Locality, *, changes: Said, why: str = "", version: int | None, by: Actor
) -> Locality:
    """Give the locality with some fields of the record said anew; None makes one not known."""
    return keep_corrected(locality, changes, why=why, version=version, by=by)


@act
def end_locality(locality: Locality, *, on: date, version: int | None, by: Actor) -> Locality:
    """Give the locality with its last day; its group, and whoever takes part, are left as they are.

    Refuses one that has changed since (`Stale`), one that has ended already, and a day before its first.
    """
    desk = Desk.of(locality)
    current = desk.current(locality, version)
    after = ended_on(desk.document, Locality.in_list, place_of(current), on=on, first="from", last="to")
    return desk.keep(after, by=by, events={Locality.in_list: events.LOCALITY_ENDED}).one(Locality)


@act
def withdraw_locality(locality: Locality, *, why: str, version: int | None, by: Actor) -> Locality:
    """Take a locality that never was off the record; refuses while anything names it."""
    return keep_withdrawn(locality, why=why, version=version, by=by)


@act
def record_area(board: Board, *, said: Said, by: Actor) -> Area:
    """Give the units of the board's area from a day. Refuses a second one from that day."""
    return _recorded(board, Area, said, by)


@act
def correct_area(area: Area, *, changes: Said, why: str, version: int | None, by: Actor) -> Area:
    """Give the area with some fields of the record said anew; None makes one not known."""
    return keep_corrected(area, changes, why=why, version=version, by=by)


@act
def withdraw_area(area: Area, *, why: str, version: int | None, by: Actor) -> Area:
    """Take an area that never was off the record."""
    return keep_withdrawn(area, why=why, version=version, by=by)


@act
def record_involvement(board: Board, *, said: Said, new_id: UUID | None = None, by: Actor) -> Involvement:
    """Give somebody's part in a locality; `said` has the fields of the record."""
    return _recorded(board, Involvement, {"id": str(new_id or uuid4()), **said}, by)


@act
def end_involvement(involvement: Involvement, *, on: date, version: int | None, by: Actor) -> Involvement:
    """Give somebody's part in a locality with its last day; refuses as `end_locality` does."""
    desk = Desk.of(involvement)
    current = desk.current(involvement, version)
    after = ended_on(
        desk.document, Involvement.in_list, place_of(current), on=on, first="starts_on", last="ends"
    )
    return desk.keep(after, by=by, events={Involvement.in_list: events.INVOLVEMENT_ENDED}).one(Involvement)


@act
def correct_involvement(
    involvement: Involvement, *, changes: Said, why: str, version: int | None, by: Actor
) -> Involvement:
    """Give somebody's part in a locality with some fields said anew; None makes one not known."""
    return keep_corrected(involvement, changes, why=why, version=version, by=by)


@act
def withdraw_involvement(
    involvement: Involvement, *, why: str, version: int | None, by: Actor
) -> Involvement:
    """Take somebody's part in a locality that never was off the record."""
    return keep_withdrawn(involvement, why=why, version=version, by=by)


@act
def raise_issue(board: Board, *, said: Said, new_id: UUID | None = None, by: Actor) -> Issue:
    """Give something raised from a locality; `said` has the fields of the record."""
    return _recorded(board, Issue, {"id": str(new_id or uuid4()), **said}, by)


@act
def answer_issue(
    issue: Issue,
    *,
    outcome: str | None = None,
    told_on: date | None = None,
    answered_on: date | None = None,
    version: int | None,
    by: Actor,
) -> Issue:
    """Give the issue with what became of it so far; what is None stays as it is. Refuses a stale one."""
    told = {"outcome": outcome, "told_on": told_on, "answered_on": answered_on}
    changes = {name: value for name, value in told.items() if value is not None}
    return keep_corrected(issue, changes, event=events.ISSUE_ANSWERED, version=version, by=by)


@act
def correct_issue(issue: Issue, *, changes: Said, why: str, version: int | None, by: Actor) -> Issue:
    """Give the issue with some fields of the record said anew; None makes one not known."""
    return keep_corrected(issue, changes, why=why, version=version, by=by)


@act
def withdraw_issue(issue: Issue, *, why: str, version: int | None, by: Actor) -> Issue:
    """Take an issue that never was off the record."""
    return keep_withdrawn(issue, why=why, version=version, by=by)
