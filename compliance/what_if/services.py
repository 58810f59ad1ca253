"""What can be done to a what-if sheet. None of it touches the record."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid4

from boards.audit import Actor, act, record
from boards.events import Event
from boards.models import Board
from boards.refusals import Refused, Stale
from compliance import events
from compliance.models import WhatIf
from compliance.what_if.trying import FORMAT, MOST_CHANGES, Change, ids_of


@act
def make_what_if(
    board: Board, *, title: str, on: date, now: datetime, new_id: UUID | None = None, by: Actor
) -> WhatIf:
    """Give a new sheet without any change on it yet, for the day that it is about."""
    sheet = WhatIf(
        board=board,
        public_id=new_id or uuid4(),
        title=title,
        on=on,
        format=FORMAT,
        made_at=now,
        made_by_kind=by.kind,
        made_by_id=by.id,
    )
    sheet.full_clean()
    sheet.save()
    _tell(events.WHAT_IF_MADE, sheet, by)
    return sheet


@act
def change_what_if(sheet: WhatIf, *, title: str, on: date, version: int | None, by: Actor) -> WhatIf:
    """Give the sheet with another title and day. Refuses one that has changed since (`Stale`), or ended."""
    held = _held(sheet)
    if version is not None and held.version != version:
        raise Stale
    held.title, held.on = title, on
    return _saved(held, by)


@act
def add_changes(sheet: WhatIf, changes: Sequence[Change], *, by: Actor) -> WhatIf:
    """Give the sheet with some changes more.

    Refuses a sheet that has ended, changes that are on it already, and more than a sheet can hold.
    """
    held = _held(sheet)
    new = [dict(each) for each in changes if each["id"] not in ids_of(held.changes)]
    if not new:
        raise Refused("That is on the sheet already.")
    held.changes = [*held.changes, *new]
    if len(held.changes) > MOST_CHANGES:
        raise Refused(f"A sheet holds {MOST_CHANGES} changes at the most.")
    return _saved(held, by)


@act
def remove_change(sheet: WhatIf, change_id: str, *, by: Actor) -> WhatIf:
    """Give the sheet without a change. Refuses a change that is not on it, and a sheet that has ended."""
    held = _held(sheet)
    if change_id not in ids_of(held.changes):
        raise Refused("That is not on the sheet any more.")
    held.changes = [each for each in held.changes if each["id"] != change_id]
    return _saved(held, by)


@act
def end_what_if(sheet: WhatIf, *, now: datetime, by: Actor) -> WhatIf:
    """Give the sheet ended: its link then shows that it is. Refuses one that has ended already."""
    held = _held(sheet)
    held.ended_at = now
    held.save()
    _tell(events.WHAT_IF_ENDED, held, by)
    return held


def _held(sheet: WhatIf) -> WhatIf:
    """Hold a sheet still, as it now is."""
    held = WhatIf.objects.select_for_update().get(pk=sheet.pk)
    if held.ended_at is not None:
        raise Refused("This sheet has been ended.")
    return held


def _saved(sheet: WhatIf, by: Actor) -> WhatIf:
    sheet.full_clean()
    sheet.save()
    _tell(events.WHAT_IF_CHANGED, sheet, by)
    return sheet


def _tell(event: Event, sheet: WhatIf, by: Actor) -> None:
    # The title is somebody's own words, which the trail could never forget again.
    after: dict[str, Any] = {"on": sheet.on.isoformat(), "lines": len(sheet.changes)}
    record(event, sheet, by=by, after=after)
