"""What can be done to the board's own parts of its record. Each act has a twin in `boards.twins`."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any, TypeVar

from boards import twins
from boards.audit import Actor, act
from boards.desk import Desk, Kept, keep_corrected, keep_withdrawn, place_of
from boards.models import (
    Board,
    ConstituentAuthority,
    LocalSetting,
    Party,
    RecordRow,
    Regime,
    RegimeKind,
    SchemeVersion,
)
from boards.refusals import Stale
from boards.rows import recorded

R = TypeVar("R", bound=RecordRow)
Sizes = Sequence[Mapping[str, Any]]


@act
def identify_board(
    board: Board,
    *,
    name: str,
    order: str | None,
    effective_on: date | None,
    regime: RegimeKind | str | None = None,
    regime_from: date | None = None,
    version: int | None,
    by: Actor,
) -> Board:
    """Give the board with its name, its establishing order and, where given, its first model of integration.

    Refuses a board that has changed since (`Stale`), and a first model that would not come first.
    """
    desk = Desk.of(board)
    refuse_stale_board(desk, version)
    after = twins.identified(
        desk.document,
        name=name,
        order=order,
        effective_on=effective_on,
        regime=None if regime is None else RegimeKind(regime).value,
        regime_from=regime_from,
    )
    desk.keep(after, by=by)
    return desk.board


def refuse_stale_board(desk: Desk, version: int | None) -> None:
    """Refuse where the board is no longer at the version that somebody was looking at (`Stale`)."""
    if version is not None and desk.board.version != version:
        raise Stale


@act
def record_regime(board: Board, *, regime: RegimeKind | str, from_: date, by: Actor) -> Regime:
    """Give a new model of integration from a day. Refuses a second one from that day."""
    desk = Desk.of(board)
    said = {"regime": RegimeKind(regime).value, "from": from_}
    return desk.keep(recorded(desk.document, "regimes", said), by=by).one(Regime)


@act
def record_parties(
    board: Board, *, parties: Iterable[tuple[ConstituentAuthority, Sizes]], by: Actor
) -> list[Party]:
    """Give some authorities as parties to the scheme, each with how many councillors it has from which days.

    Refuses none at all, and one that is on record already.
    """
    desk = Desk.of(board)
    after = twins.parties_recorded(desk.document, [party_said(*each) for each in parties])
    return desk.keep(after, by=by).all(Party)


def party_said(authority: ConstituentAuthority, sizes: Sizes = ()) -> dict[str, Any]:
    """Give an authority as the record says it of a party, under the name it has now."""
    members = [{"from": str(each["from"]), "count": each["count"]} for each in sizes]
    return {
        "authority": authority.slug,
        "kind": authority.kind,
        "name": authority.name,
        "members": members or None,
    }


@act
def count_councillors(party: Party, *, from_: date, count: int, version: int | None, by: Actor) -> Party:
    """Give the council with how many councillors it has from a day, in place of another count for it.

    Refuses one that has changed since (`Stale`), and a Health Board.
    """
    desk = Desk.of(party)
    current = desk.current(party, version)
    after = twins.councillors_counted(desk.document, place_of(current), from_=from_, count=count)
    return desk.keep(after, by=by).one(Party)


@act
def record_scheme_version(board: Board, *, said: Mapping[str, Any], by: Actor) -> SchemeVersion:
    """Give a new version of the integration scheme; `said` has the fields of the record.

    Refuses a second one from the same day.
    """
    return _recorded(board, "scheme_versions", said, by).one(SchemeVersion)


@act
def record_settings(board: Board, *, said: Mapping[str, Any], by: Actor) -> LocalSetting:
    """Give the board's own settings from a day, as the record says them; refuses as the scheme does."""
    return _recorded(board, "settings", said, by).one(LocalSetting)


def _recorded(board: Board, name: str, said: Mapping[str, Any], by: Actor) -> Kept:
    desk = Desk.of(board)
    return desk.keep(recorded(desk.document, name, said), by=by)


@act
def correct_own_row(row: R, *, changes: Mapping[str, Any], why: str, version: int | None, by: Actor) -> R:
    """Give a model of integration, a party, a scheme version or settings with some fields said anew.

    None makes a field not known. Refuses one that has changed since (`Stale`).
    """
    return keep_corrected(row, changes, why=why, version=version, by=by)


@act
def withdraw_own_row(row: R, *, why: str, version: int | None, by: Actor) -> R:
    """Take one that should never have been there off the record; refuses while other entries rest on it."""
    return keep_withdrawn(row, twin=twins.withdrawn, why=why, version=version, by=by)


@act
def claim_complete(
    board: Board, *, claims: Mapping[str, date | None], version: int | None, by: Actor
) -> Board:
    """Give the board with what is said of some lists of its record: from which day each is complete.

    Refuses a board that has changed since (`Stale`).
    """
    desk = Desk.of(board)
    refuse_stale_board(desk, version)
    desk.keep(twins.claimed(desk.document, claims), by=by)
    return desk.board
