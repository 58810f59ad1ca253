"""A change to the board's own parts of its record, kept: what differs is written and told in the trail.

A row is known by its place in its list, which it keeps; a new one follows the others, and None stands in
place of one that is withdrawn.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from boards import events
from boards.audit import record
from boards.events import Event
from boards.facts import ESTABLISHED, PARTIES, REGIMES, columns_of_terms
from boards.models import Board, ConstituentAuthority, LocalSetting, Party, RecordRow, Regime, SchemeVersion
from boards.refusals import Refused
from boards.snapshot import Keep, Telling

Row = dict[str, Any]
Columns = Callable[[Row], dict[str, Any]]

# Prose of the scheme, in which somebody may be named: not for a trail that cannot be changed.
KEPT_OUT: Final = frozenset(
    {
        "chair_arrangements",
        "chair_change_arrangements",
        "additional_member_arrangements",
        "interim_arrangements",
        "vacancy_arrangements",
        "administration",
        "funding",
    }
)
NOT_HERE: Final = "not kept in the trail"


@dataclass(frozen=True)
class Table:
    """A list of the board's own and the table it is kept in, with its events."""

    model: type[RecordRow]
    columns: Columns
    recorded: Event
    corrected: Event
    withdrawn: Event

    def keep(
        self, board: Board, before: list[Row] | None, after: list[Row | None], telling: Telling
    ) -> list[RecordRow]:
        """Write what differs; give the rows changed and made, in their order."""
        return list(self._kept(board, before or [], after, telling))

    def _kept(
        self, board: Board, before: list[Row], after: list[Row | None], telling: Telling
    ) -> Iterator[RecordRow]:
        rows = list(self.model._default_manager.filter(board=board).order_by("pk"))
        for row, was, said in zip(rows, before, after, strict=False):
            if was != said:
                yield self._changed(row, was, said, telling)
        for said in after[len(before) :]:
            if said is not None:
                yield self._made(board, said, telling)

    def _changed(self, row: RecordRow, was: Row, said: Row | None, telling: Telling) -> RecordRow:
        if said is None:
            row.withdrawn = True
            # Its id in the record is free again, for a row that takes its place.
            row.ref = str(row.public_id)
        else:
            self._set(row, said)
        row.save()
        changed = {name for name in {*was, *(said or {})} if was.get(name) != (said or {}).get(name)}
        record(
            self.withdrawn if said is None else self.corrected,
            row,
            by=telling.by,
            before=_told(was, changed),
            after=None if said is None else _told(said, changed),
            reason=telling.reason,
        )
        return row

    def _made(self, board: Board, said: Row, telling: Telling) -> RecordRow:
        row = self.model(board=board)
        self._set(row, said)
        row.save()
        record(self.recorded, row, by=telling.by, after=_told(said, set(said)), reason=telling.reason)
        return row

    def _set(self, row: RecordRow, said: Row) -> None:
        for column, value in self.columns(said).items():
            setattr(row, column, value)
        row.full_clean()


def _told(said: Row, names: set[str]) -> Row:
    return {name: _in_the_trail(name, said.get(name)) for name in sorted(names - {"id"})}


def _in_the_trail(name: str, value: Any) -> Any:
    return NOT_HERE if name in KEPT_OUT and value not in (None, "none") else value


def _columns_of_regime(said: Row) -> dict[str, Any]:
    return {"regime": said["regime"], "from_on": date.fromisoformat(said["from"])}


def _columns_of_party(said: Row) -> dict[str, Any]:
    authority = ConstituentAuthority.objects.filter(slug=said["authority"], kind=said["kind"]).first()
    if authority is None:
        raise Refused("No such authority is in the list that all boards share.", field="authority")
    return {
        "authority": authority,
        "authority_ref": said["authority"],
        "kind": said["kind"],
        "name": said.get("name"),
        "sizes": said.get("members"),
    }


REGIME_TABLE: Final = Table(
    Regime,
    _columns_of_regime,
    events.REGIME_RECORDED,
    events.REGIME_CORRECTED,
    events.REGIME_WITHDRAWN,
)
PARTY_TABLE: Final = Table(
    Party, _columns_of_party, events.PARTY_RECORDED, events.PARTY_CORRECTED, events.PARTY_WITHDRAWN
)
SCHEME_TABLE: Final = Table(
    SchemeVersion,
    columns_of_terms,
    events.SCHEME_RECORDED,
    events.SCHEME_CORRECTED,
    events.SCHEME_WITHDRAWN,
)
SETTINGS_TABLE: Final = Table(
    LocalSetting,
    columns_of_terms,
    events.SETTINGS_RECORDED,
    events.SETTINGS_CORRECTED,
    events.SETTINGS_WITHDRAWN,
)
LISTS_OF_BOARD: Final = {"regimes": REGIME_TABLE, "parties": PARTY_TABLE}
GROUPS: Final = {"established": ESTABLISHED, "regimes": REGIMES, "parties": PARTIES}


def keep_board(board: Board, before: Row, after: Row, telling: Telling) -> list[Any]:
    """Write who the board is, under which law, and which authorities are its own, where that differs."""
    if after["slug"] != board.slug:
        raise ValueError("The short name of a board cannot be changed.")
    identity = _identity(after)
    changed: list[Any] = []
    if identity != _identity(before):
        _identify(board, identity)
        _tell_identity(board, _identity(before), identity, telling)
        changed.append(board)
    _keep_stated(board, before, after)
    for name, table in LISTS_OF_BOARD.items():
        was = before.get(name, [])
        changed += table.keep(board, was, after.get(name, [None] * len(was)), telling)
    return changed


def _identity(said: Row) -> Row:
    established = said.get("established", {})
    return {"name": said["name"]} | {name: established.get(name) for name in ("order", "effective_on")}


def _identify(board: Board, identity: Row) -> None:
    effective_on = identity["effective_on"]
    board.name, board.established_order = identity["name"], identity["order"]
    board.established_on = None if effective_on is None else date.fromisoformat(effective_on)
    board.full_clean()
    board.save()


def _tell_identity(board: Board, was: Row, said: Row, telling: Telling) -> None:
    changed = {name for name in said if said[name] != was[name]}
    before, after = _told(was, changed), _told(said, changed)
    event = events.BOARD_IDENTIFIED
    record(event, board, by=telling.by, before=before, after=after, reason=telling.reason)


def _keep_stated(board: Board, before: Row, after: Row) -> None:
    """Keep in step which groups are stated though they hold nothing."""
    new = {stated for name, stated in GROUPS.items() if name in after and name not in before}
    gone = {stated for name, stated in GROUPS.items() if name in before and name not in after}
    if {*board.stated} != (stated := ({*board.stated} | new) - gone):
        board.stated = sorted(stated)
        board.save()


def keep_complete(
    board: Board, before: Mapping[str, Any] | None, after: dict[str, Any], telling: Telling
) -> list[Board]:
    """Write which lists are claimed to be complete, and when."""
    was = dict(before or {})
    changed = {name for name in {*was, *after} if was.get(name) != after.get(name)}
    board.complete = after
    board.save()
    record(
        events.COMPLETENESS_CLAIMED,
        board,
        by=telling.by,
        before=_told(was, changed),
        after=_told(after, changed),
        reason=telling.reason,
    )
    return [board]


KEEPERS: Final[Mapping[str, Keep]] = {
    "board": keep_board,
    "scheme_versions": SCHEME_TABLE.keep,
    "settings": SETTINGS_TABLE.keep,
    "complete": keep_complete,
}
