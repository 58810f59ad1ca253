"""Committees for tests, on top of the boards in :mod:`tests.statute.situations`."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

from tests.statute.situations import ALWAYS, Record, appoint, seat, single

AUDIT = "audit"
PEOPLE = ("p-la1", "p-la2", "p-hb1", "p-hb2")


def group(record: Record, group_id: str, kind: str, **fields: Any) -> None:
    """Add a group from 1 January 2016, of which there are no more than are on record; None leaves one out."""
    row: dict[str, Any] = {"id": group_id, "kind": kind, "from": "2016-01-01", "to": "open"} | fields
    record.setdefault("groups", []).append({name: value for name, value in row.items() if value is not None})
    for name in ("groups", "decisions"):
        record.setdefault(name, [])
        record["complete"].setdefault(name, deepcopy(ALWAYS))


def on_group(record: Record, group_id: str, person_id: str, basis: str = "MEMBER", **fields: Any) -> str:
    """Put a person on a group from 1 February 2016 in a seat of their own; gives the seat's id."""
    seat_id = f"{group_id}-{sum(each.get('group') == group_id for each in record['seats']) + 1}"
    of_the_seat = {name: fields.pop(name) for name in ("locality", "nominated_by", "known") if name in fields}
    seat(record, seat_id, basis, group=group_id, **of_the_seat)
    days: dict[str, Any] = {"term_ends": None, "starts_on": "2016-02-01"} | fields
    appoint(record, seat_id, person_id, days.pop("starts_on"), **days)
    return seat_id


def decision(record: Record, decision_id: str, by: str, on: str | None, topic: str, **fields: Any) -> None:
    """Add a decision; ``group`` says which group it is about; None leaves a field out."""
    row: dict[str, Any] = {"id": decision_id, "by": by, "on": on, "topic": topic} | fields
    if "group" in row:
        row["about"] = {"group": row.pop("group")}
    record.setdefault("decisions", []).append(
        {name: value for name, value in row.items() if value is not None}
    )


def committee_row(record: Record, group_id: str = AUDIT, **fields: Any) -> None:
    """A committee without members, which nobody has set up."""
    group(record, group_id, "committee", **({"name": "Audit Committee", "parent": "board"} | fields))


def with_committee(*people: str) -> Record:
    """A board of four and four with an audit committee of some people, as the law would have it.

    Those of the board who vote on it are two nominees of each side, unless others are named.
    """
    record = single()
    committee_row(record)
    for who in people or PEOPLE:
        on_group(record, AUDIT, who, starts_on="2025-05-01")
    decision(record, "set-up", "board", "2015-12-10", "group_set_up", group=AUDIT, covers=["remit", "chair"])
    return record
