"""The provision that each seat rests on, by the model of integration."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from statute.facts import BoardFacts
from statute.instruments import BOARDS_ORDER, COMMITTEES_ORDER, Citation
from statute.registry import LEAD_AGENCY, MULTI, SINGLE
from statute.unknown import is_known

# As paragraphs of article 3 of the Boards Order, and of its article 5 for several councils.
BOARD_PARAGRAPHS: Final[Mapping[str, tuple[str, str]]] = {
    "LA_NOM": ("(1)(a)", "(2)(a)"),
    "HB_NOM": ("(1)(b)", "(2)(b)"),
    "CSWO": ("(1)(c)", "(2)(c)"),
    "CO": ("(7B)", "(7B)"),
    "CFO": ("(1)(e)", "(2)(e)"),
    "GP": ("(1)(f)", "(2)(f)"),
    "NURSE": ("(1)(g)", "(2)(g)"),
    "HOSPDR": ("(1)(h)", "(2)(h)"),
    "STAFF": ("(6) and (7)(a)", "(6) and (7)(a)"),
    "THIRD": ("(6) and (7)(b)", "(6) and (7)(b)"),
    "USER": ("(6) and (7)(c)", "(6) and (7)(c)"),
    "CARER": ("(6) and (7)(d)", "(6) and (7)(d)"),
    "ADDL": ("(8)", "(8)"),
}
# As paragraphs of article 3 of the Committees Order, and of its article 4 for several councils.
_OFFICERS = ("(1)(c) to (f)", "(2)(c) to (f)")
_PROFESSIONALS = ("(1)(g) to (i)", "(2)(g) to (i)")
_STAKEHOLDERS = ("(5) and (6)", "(6) and (7)")
COMMITTEE_PARAGRAPHS: Final[Mapping[str, tuple[str, str]]] = {
    "LA_NOM": ("(1)(a)", "(2)(a)"),
    "HB_NOM": ("(1)(b)", "(2)(b)"),
    **dict.fromkeys(("CSWO", "HB_FD", "LA_S95"), _OFFICERS),
    **dict.fromkeys(("GP", "NURSE", "HOSPDR"), _PROFESSIONALS),
    **dict.fromkeys(("STAFF", "THIRD", "USER", "CARER"), _STAKEHOLDERS),
}


def ground_of(basis: str, regime: str, *, councils: int = 1) -> Citation | None:
    """The provision under which a seat on a basis exists; None where a board of that model has none such."""
    if regime in LEAD_AGENCY:
        instrument, paragraphs, several = COMMITTEES_ORDER, COMMITTEE_PARAGRAPHS, councils > 1
        article = "4" if several else "3"
    elif regime in SINGLE | MULTI:
        instrument, paragraphs, several = BOARDS_ORDER, BOARD_PARAGRAPHS, regime in MULTI
        article = "5" if several else "3"
    else:
        return None
    if basis not in paragraphs:
        return None
    return instrument.cite(f"article {article}{paragraphs[basis][several]}", at=f"article/{article}")


def grounds_of(facts: BoardFacts) -> Mapping[str, Citation]:
    """The provisions for every basis a seat of the board may rest on, by its latest model of integration.

    Empty where that is not on record.
    """
    regimes = facts.board.regimes
    if not is_known(regimes) or not regimes:
        return {}
    parties = facts.board.parties
    councils = sum(each.kind == "council" for each in parties) if is_known(parties) else 1
    regime = max(regimes, key=lambda step: step.from_).regime
    found = {basis: ground_of(basis, regime, councils=councils) for basis in _ALL}
    return {basis: citation for basis, citation in found.items() if citation is not None}


_ALL: Final = tuple(dict.fromkeys((*BOARD_PARAGRAPHS, *COMMITTEE_PARAGRAPHS)))
