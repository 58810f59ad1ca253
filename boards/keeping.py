"""A change to the board's own parts of its record, kept: what differs is written and told in the trail."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from boards import events
from boards.audit import record
from boards.facts import ESTABLISHED, PARTIES, PARTY, REGIME, REGIMES, columns_of_terms
from boards.models import Board, ConstituentAuthority, LocalSetting, Party, Regime, SchemeVersion
from boards.refusals import Refused
from boards.snapshot import Keep, Telling
from boards.tables import Table
from boards.wording import Row, Wording

DATED_TERMS: Final = Wording({}, days={"from": "from_on"})
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


def kept_out(name: str, value: Any) -> bool:
    """Tell whether the trail may not hold a field's value."""
    return name in KEPT_OUT


class Parties(Table):
    """The authorities that are party to the scheme; each is one of the list that all boards share."""

    def columns(self, said: Row, keys: Mapping[str, Mapping[str, int]]) -> Row:
        """Give the columns for a party. Refuses an authority that is not in the shared list."""
        authority = ConstituentAuthority.objects.filter(slug=said["authority"], kind=said["kind"]).first()
        if authority is None:
            raise Refused("No such authority is in the list that all boards share.", field="authority")
        return super().columns(said, keys) | {"authority": authority}


class DatedTerms(Table):
    """What holds from a day until the next, in terms that are kept as the record says them."""

    def columns(self, said: Row, keys: Mapping[str, Mapping[str, int]]) -> Row:
        """Give the columns for the terms from a day."""
        return columns_of_terms(said)


REGIME_TABLE: Final = Table(
    Regime, REGIME, events.REGIME_RECORDED, events.REGIME_CORRECTED, events.REGIME_WITHDRAWN
)
PARTY_TABLE: Final = Parties(
    Party, PARTY, events.PARTY_RECORDED, events.PARTY_CORRECTED, events.PARTY_WITHDRAWN
)
SCHEME_TABLE: Final = DatedTerms(
    SchemeVersion,
    DATED_TERMS,
    events.SCHEME_RECORDED,
    events.SCHEME_CORRECTED,
    events.SCHEME_WITHDRAWN,
    kept_out,
)
SETTINGS_TABLE: Final = DatedTerms(
    LocalSetting,
    DATED_TERMS,
    events.SETTINGS_RECORDED,
    events.SETTINGS_CORRECTED,
    events.SETTINGS_WITHDRAWN,
    kept_out,
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
    record(
        events.BOARD_IDENTIFIED,
        board,
        by=telling.by,
        before=_told(was, changed),
        after=_told(said, changed),
        reason=telling.reason,
    )


def _told(said: Row, names: set[str]) -> Row:
    return {name: said.get(name) for name in sorted(names)}


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
