"""The board's own parts of the record: who it is, its scheme, its settings and what it claims to know."""

from datetime import date
from typing import Any, Final

from boards.audit import Actor
from boards.models import Board, ConstituentAuthority, LocalSetting, Party, Regime, SchemeVersion
from boards.refusals import Refused
from boards.services import add_authority
from boards.wording import Wording

ESTABLISHED, REGIMES, PARTIES = "board.established", "board.regimes", "board.parties"

REGIME: Final = Wording({"regime": "regime"}, days={"from": "from_on"})
PARTY: Final = Wording({"authority": "authority_ref", "kind": "kind", "name": "name", "members": "sizes"})


def load_board(board: Board) -> dict[str, Any]:
    """Give who the board is; a group or list with nothing in it stands only where it was stated."""
    groups = {
        ESTABLISHED: _established(board),
        REGIMES: [REGIME.said(vars(each)) for each in board.regimes.all()],
        PARTIES: [PARTY.said(vars(each)) for each in board.parties.all()],
    }
    stated = {
        name.partition(".")[2]: value for name, value in groups.items() if value or name in board.stated
    }
    return {"slug": board.slug, "name": board.name, **stated}


def _established(board: Board) -> dict[str, Any]:
    return _without_nothing(
        {
            "order": board.established_order,
            "effective_on": board.established_on and board.established_on.isoformat(),
        }
    )


def _without_nothing(values: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value is not None}


def store_board(board: Board, part: dict[str, Any], by: Actor) -> None:
    """Write who the board is. Refuses a party that is another kind of authority in the shared list."""
    established = part.get("established", {})
    board.established_order = established.get("order")
    effective_on = established.get("effective_on")
    board.established_on = None if effective_on is None else date.fromisoformat(effective_on)
    groups = {name for name in (ESTABLISHED, REGIMES, PARTIES) if name.partition(".")[2] in part}
    board.stated = sorted({*board.stated, *groups})
    board.save()
    for each in part.get("regimes", []):
        Regime(board=board, **REGIME.kept(each)).save()
    for each in part.get("parties", []):
        _store_party(board, each, by)


def _store_party(board: Board, part: dict[str, Any], by: Actor) -> None:
    slug = part["authority"]
    authority = ConstituentAuthority.objects.filter(slug=slug).first()
    if authority is None:
        name = part.get("name") or slug
        # Two boards may call different authorities alike; the shared list tells them apart by their ids.
        if ConstituentAuthority.objects.filter(name=name).exists():
            name = slug
        authority = add_authority(slug=slug, name=name, kind=part["kind"], by=by)
    if authority.kind != part["kind"]:
        raise Refused(
            f"{authority} is a {authority.get_kind_display()} in the list that all boards share; "
            "the record says otherwise.",
            field="parties",
        )
    Party(board=board, authority=authority, **PARTY.kept(part)).save()


def load_scheme_versions(board: Board) -> list[dict[str, Any]]:
    """Give the scheme's versions, each term as it was recorded."""
    return [_dated_terms(each) for each in board.scheme_versions.all()]


def store_scheme_versions(board: Board, part: list[dict[str, Any]], by: Actor) -> None:
    """Write the scheme's versions."""
    for each in part:
        SchemeVersion(board=board, **columns_of_terms(each)).save()


def load_settings(board: Board) -> list[dict[str, Any]]:
    """Give the board's own settings, each as it was recorded."""
    return [_dated_terms(each) for each in board.local_settings.all()]


def store_settings(board: Board, part: list[dict[str, Any]], by: Actor) -> None:
    """Write the board's own settings."""
    for each in part:
        LocalSetting(board=board, **columns_of_terms(each)).save()


def _dated_terms(row: SchemeVersion | LocalSetting) -> dict[str, Any]:
    return {**_without_nothing({"id": row.given_ref, "from": row.from_on.isoformat()}), **row.terms}


def columns_of_terms(part: dict[str, Any]) -> dict[str, Any]:
    """Give the columns for a scheme version or for settings, as the record says them."""
    terms = {name: value for name, value in part.items() if name not in {"id", "from"}}
    return {"ref": part.get("id", ""), "from_on": date.fromisoformat(part["from"]), "terms": terms}


def load_complete(board: Board) -> dict[str, Any]:
    """Give the lists that are claimed to be complete, and when."""
    return dict(board.complete)


def store_complete(board: Board, part: dict[str, Any], by: Actor) -> None:
    """Write which lists are claimed to be complete, and when."""
    board.complete = part
    board.save()
