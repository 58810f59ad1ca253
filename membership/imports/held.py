"""The record as a file is held against it, read in as many queries whatever the file's length."""

from collections.abc import Iterator
from typing import Any, Final
from uuid import UUID

from boards.models import Board
from membership.imports.columns import KINDS, Holds, Kind, Layout
from membership.imports.reading import Table
from membership.imports.rows import Held

NAMED: Final = ("people", "seats")


def held_against(board: Board, document: dict[str, Any], kind: Kind, table: Table, layout: Layout) -> Held:
    """Give the record with where its rows stand by the ids that a file may give, and the ids that are had."""
    lists = dict.fromkeys([*NAMED, kind.name])
    places = {name: _places(board, name) for name in lists}
    closed = _restricted(document, places) if kind.name == "standings" else frozenset()
    if closed:
        places["standings"] = {ref: at for ref, at in places["standings"].items() if ref not in closed}
    given = {ref for ref in _ids_given(kind, table, layout) if not any(ref in places[name] for name in lists)}
    return Held(document, places, closed | _taken(lists, given))


def _places(board: Board, name: str) -> dict[str, int]:
    rows = KINDS[name].table.model.objects.filter(board=board).order_by("pk").values_list("ref", "public_id")
    found: dict[str, int] = {}
    for place, (ref, public_id) in enumerate(rows):
        found.setdefault(str(public_id), place)
        found[ref] = place
    return found


def _restricted(document: dict[str, Any], places: dict[str, dict[str, int]]) -> frozenset[str]:
    """Give the ids of disqualifications, which no file may speak of."""
    rows = document.get("standings", [])
    return frozenset(ref for ref, at in places["standings"].items() if rows[at]["is"] == "disqualified")


def _ids_given(kind: Kind, table: Table, layout: Layout) -> Iterator[str]:
    for index, name in enumerate(layout.columns):
        if name in {each.name for each in kind.columns} and kind.column(name).holds is Holds.ID:
            yield from (cell.strip() for cell in table.column(index))


def _taken(lists: dict[str, None], given: set[str]) -> frozenset[str]:
    """Give the ids that rows had which are on record no longer, or are on another board's."""
    known = {each for each in given if _is_uuid(each)}
    if not known:
        return frozenset()
    found: set[str] = set()
    for name in lists:
        rows = KINDS[name].table.model.everything.filter(public_id__in=known)
        found |= {str(public_id) for public_id in rows.values_list("public_id", flat=True)}
    return frozenset(each for each in known if str(UUID(each)) in found)


def _is_uuid(text: str) -> bool:
    try:
        UUID(text)
    except ValueError:
        return False
    return True
