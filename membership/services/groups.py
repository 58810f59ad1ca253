"""The groups that serve the board: what can be done to them, to decisions, and to consultations."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID, uuid4

from boards.audit import Actor, act
from boards.desk import Desk, keep_corrected, keep_withdrawn, place_of
from boards.models import Board
from boards.rows import recorded
from membership import events, twins
from membership.models import Consultation, Decision, Group


@act
def record_group(board: Board, *, said: Mapping[str, Any], new_id: UUID | None = None, by: Actor) -> Group:
    """Give a new group; `said` has the fields of the record. Refuses one that is on record already."""
    desk = Desk.of(board)
    after = recorded(desk.document, Group.in_list, {"id": str(new_id or uuid4()), **said})
    return desk.keep(after, by=by).one(Group)


@act
def correct_group(
    group: Group, *, changes: Mapping[str, Any], why: str = "", version: int | None, by: Actor
) -> Group:
    """Give the group with some fields of the record said anew; None makes one not known.

    Refuses one that has changed since (`Stale`), and one that would report to itself.
    """
    return keep_corrected(group, changes, why=why, version=version, by=by)


@act
def end_group(group: Group, *, on: date, version: int | None, by: Actor) -> Group:
    """Give the group with its last day; those who sit on it are left as they are.

    Refuses one that has changed since (`Stale`), one that has ended already, and a day before its first.
    """
    desk = Desk.of(group)
    current = desk.current(group, version)
    after = twins.group_ended(desk.document, place_of(current), on=on)
    return desk.keep(after, by=by, events={Group.in_list: events.GROUP_ENDED}).one(Group)


@act
def withdraw_group(group: Group, *, why: str, version: int | None, by: Actor) -> Group:
    """Take a group that never was off the record; refuses while anything names it."""
    return keep_withdrawn(group, why=why, version=version, by=by)


@act
def record_decision(
    board: Board, *, said: Mapping[str, Any], new_id: UUID | None = None, by: Actor
) -> Decision:
    """Give a new decision; `said` has the fields of the record. Refuses one that is on record already."""
    desk = Desk.of(board)
    after = recorded(desk.document, Decision.in_list, {"id": str(new_id or uuid4()), **said})
    return desk.keep(after, by=by).one(Decision)


@act
def correct_decision(
    decision: Decision, *, changes: Mapping[str, Any], why: str, version: int | None, by: Actor
) -> Decision:
    """Give the decision with some fields of the record said anew; None makes one not known."""
    return keep_corrected(decision, changes, why=why, version=version, by=by)


@act
def withdraw_decision(decision: Decision, *, why: str, version: int | None, by: Actor) -> Decision:
    """Take a decision that never was off the record; refuses while anything names it."""
    return keep_withdrawn(decision, why=why, version=version, by=by)


@act
def consult_group(
    board: Board, *, said: Mapping[str, Any], new_id: UUID | None = None, by: Actor
) -> Consultation:
    """Give a new consultation of a group; `said` has the fields of the record."""
    desk = Desk.of(board)
    after = recorded(desk.document, Consultation.in_list, {"id": str(new_id or uuid4()), **said})
    return desk.keep(after, by=by).one(Consultation)


@act
def correct_consultation(
    consultation: Consultation,
    *,
    changes: Mapping[str, Any],
    why: str = "",
    version: int | None,
    by: Actor,
) -> Consultation:
    """Give the consultation with some fields said anew: the views that came, how they were regarded."""
    return keep_corrected(consultation, changes, why=why, version=version, by=by)


@act
def withdraw_consultation(
    consultation: Consultation, *, why: str, version: int | None, by: Actor
) -> Consultation:
    """Take a consultation that never was off the record."""
    return keep_withdrawn(consultation, why=why, version=version, by=by)
