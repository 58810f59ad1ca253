"""MEM-01 to 03: that the board exists, what its scheme must state, and which rules of membership bind it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from statute.day import Day
from statute.facts import BoardFacts, Party, RegimeStep, SchemeVersion, step_on
from statute.findings import Duty, Finding, cannot_tell, caution, met, not_applicable, not_met
from statute.holding import in_post
from statute.instruments import (
    ACT_2014,
    ACT_COMMENCED,
    BOARDS_ORDER,
    COMMITTEES_ORDER,
    ESTABLISHMENT_ORDER,
    ORDERS_COMMENCED,
    SCHEME_REGULATIONS,
)
from statute.registry import ANY_REGIME, IJB, LEAD_AGENCY, MULTI, rule, since
from statute.rules.numbers import Side, number_of, scheme_numbers_on, side_of
from statute.spans import in_words
from statute.unknown import CannotTell, Nothing, is_known, known


def _regime_steps(facts: BoardFacts) -> tuple[RegimeStep, ...]:
    steps = known(facts.board.regimes)
    if not steps:
        raise CannotTell("which model of integration the board follows")
    return steps


@rule(
    "MEM-01",
    "The board exists in law",
    duty=Duty.MUST,
    applies=None,
    in_force=since(ACT_COMMENCED),
    cites=[
        ACT_2014.cite("section 9(2)", at="section/9"),
        ACT_2014.cite("section 51(2)(b)", at="section/51"),
        ESTABLISHMENT_ORDER.cite("schedule", at="schedule"),
    ],
)
def board_exists(facts: BoardFacts, on: Day) -> Iterator[Finding]:
    """An integration joint board exists only from the day on which an order establishing it takes effect.

    Until then a shadow board may meet, and its votes have no statutory effect.

    We read this as a question about the model in force on the day or, before the first, about the first to
    come.
    """
    steps = _regime_steps(facts)
    regime = (step_on(steps, on) or steps[0]).regime
    board = facts.subject(facts)
    if regime in LEAD_AGENCY:
        yield not_applicable(board, f"Does not apply to {facts.regime_words(regime)}.")
        return
    established = facts.board.established
    order = established.order if is_known(established.order) else "not on record"
    exists_from = known(established.effective_on)
    model = facts.regime_words(regime)
    if on < exists_from:
        yield not_met(
            board,
            f"The board exists in law only from {in_words(exists_from)}, by its establishing order.",
            next="Treat earlier meetings as those of a shadow board, whose votes have no statutory effect.",
            board=facts.board.name, model=model, order=order, effective_on=exists_from,
        )  # fmt: skip
        return
    known(established.order)
    yield met(
        board,
        f"Established by {order}, in effect from {in_words(exists_from)}.",
        board=facts.board.name, model=model, order=order, effective_on=exists_from,
    )  # fmt: skip


# -- the scheme ---------------------------------------------------------------------------------------------

STATED_SINGLE: Final[Mapping[str, str]] = {
    "nominees": "how many members the council and the Health Board nominate",
    "first_chair_by": "who appoints the first chair",
    "chair_term_months": "the term of office of the chair",
    "vice_term_months": "the term of office of the vice-chair",
}
STATED_MULTI: Final[Mapping[str, str]] = {
    "nominees": "how many members each council and the Health Board nominate",
    "additional_members": "the number of additional members",
    "additional_member_arrangements": "the arrangements for appointing additional members",
    "chair_arrangements": "how the chair and vice-chair are appointed",
    "chair_term_months": "the term of office of the chair",
    "vice_term_months": "the term of office of the vice-chair",
}
STATED_LEAD_AGENCY: Final[Mapping[str, str]] = {
    "nominees": "how many members each council and the Health Board nominate",
    "additional_members": "the number of additional members",
    "administration": "the administrative support of the committee",
    "funding": "the funding of the committee",
}


def _to_be_stated(regime: str) -> Mapping[str, str]:
    if regime in LEAD_AGENCY:
        return STATED_LEAD_AGENCY
    return STATED_MULTI if regime in MULTI else STATED_SINGLE


def _is_silent(scheme: SchemeVersion, name: str, regime: str) -> bool:
    """Whether the scheme was read and does not state something that it must."""
    if name == "additional_members" and regime in LEAD_AGENCY:
        return False
    return isinstance(getattr(scheme, name), Nothing)


def _board_and_parties(facts: BoardFacts, on: Day) -> Iterator[BoardFacts | Party]:
    yield facts
    yield from facts.parties


@rule(
    "MEM-02",
    "The integration scheme states how the board is governed, and is followed",
    duty=Duty.MUST,
    applies=ANY_REGIME,
    in_force=since(ORDERS_COMMENCED),
    cites=[
        SCHEME_REGULATIONS.cite("regulation 2(1) and (3)", at="regulation/2"),
        SCHEME_REGULATIONS.cite("schedule", at="schedule"),
    ],
    over=_board_and_parties,
)
def scheme_states_and_is_followed(thing: BoardFacts | Party, facts: BoardFacts, on: Day) -> Iterator[Finding]:
    """The scheme in force must state how the board is governed, and each authority's seats must match its
    number.

    For one council: the numbers of nominees, who appoints the first chair, and the terms of chair and
    vice-chair. For several councils: the numbers of nominees, the number of additional members and how they
    are appointed, how chair and vice-chair are appointed, and their terms. For a monitoring committee: the
    numbers of nominees, any additional members, administrative support and funding.

    We read this as a matter of seats: an empty seat within the number is a vacancy, judged by other rules,
    and no departure from the scheme.
    We read this as counting a seat beyond the number only while somebody is in it.
    We read this as letting the scheme of a monitoring committee provide for no additional members.
    """
    if isinstance(thing, Party):
        yield from _number_followed(thing, facts, on)
    else:
        yield from _stated(facts, on)


def _stated(facts: BoardFacts, on: Day) -> Iterator[Finding]:
    board = facts.subject(facts)
    if step_on(facts.scheme_versions, on) is None and facts.is_complete("scheme_versions", on):
        yield not_met(
            board,
            "No integration scheme is in force on this day.",
            next="Record the integration scheme from the day it took effect.",
        )
        return
    scheme = facts.scheme_on(on)
    regime = facts.regime_on(on) or ""
    wanted = _to_be_stated(regime)
    silent = [words for name, words in wanted.items() if _is_silent(scheme, name, regime)]
    gaps = [value.what for name in wanted if not is_known(value := getattr(scheme, name))]
    for words in silent:
        yield not_met(
            board,
            f"The integration scheme of {in_words(scheme.from_)} does not state {words}.",
            next="Ask the authorities to put it into the scheme.",
            scheme_from=scheme.from_, missing=words,
        )  # fmt: skip
    for gap in gaps:
        yield cannot_tell(board, gap, scheme_from=scheme.from_)
    if not silent and not gaps:
        yield met(
            board,
            f"The integration scheme of {in_words(scheme.from_)} states what it must.",
            scheme_from=scheme.from_, stated=list(wanted.values()),
        )  # fmt: skip


def _seats_on_record(facts: BoardFacts, side: Side) -> int:
    """How many of the board's seats certainly belong to a side."""
    return sum(
        1
        for seat in facts.board_seats
        if is_known(seat.basis)
        and seat.basis == side.basis
        and (side.by is None or (is_known(seat.nominated_by) and seat.nominated_by == side.by))
    )


def _number_followed(party: Party, facts: BoardFacts, on: Day) -> Iterator[Finding]:
    scheme = facts.scheme_on(on)
    numbers = scheme_numbers_on(facts, on)
    if isinstance(numbers, Nothing):
        yield not_applicable(facts.subject(party), "The integration scheme states no number to compare with.")
        return
    yield _match(party, number_of(party, numbers), scheme, facts, on)


def _match(party: Party, number: int, scheme: SchemeVersion, facts: BoardFacts, on: Day) -> Finding:
    """How an authority's seats compare with the scheme's number; raises where a gap could decide it."""
    subject, side = facts.subject(party), side_of(party, facts)
    count = in_post(facts, on, side.basis, by=side.by)
    held = len({each.seat for each in count.certain})
    on_record = _seats_on_record(facts, side)
    scheme_words = f"the integration scheme of {in_words(scheme.from_)}"
    shown: dict[str, Any] = {
        "scheme_from": scheme.from_,
        "scheme_number": number,
        "seats_held": held,
        "seats": on_record,
    }
    if held > number:
        return not_met(
            subject,
            f"Nominees' seats filled: {held}, where {scheme_words} says {number}.",
            next="Bring the seats into line with the scheme, or have the scheme changed.",
            **shown,
        )
    if not facts.is_complete("seats", on) or held + len(count.unsure) > number:
        raise CannotTell(count.unsure[0])
    if held + len(count.empty) + len(count.unsure) < number:
        return not_met(
            subject,
            f"Nominees' seats on record: {on_record}; {scheme_words} says {number}.",
            next="Add the seats that the scheme provides for, and ask the authority to nominate to them.",
            **shown,
        )
    if on_record < number:
        raise CannotTell(count.unsure[0])
    return met(subject, f"Nominees' seats: {number}, as {scheme_words} says.", **shown)


# -- the regime ---------------------------------------------------------------------------------------------

ARTICLES: Final[Mapping[str, str]] = {
    "ijb_single": "articles 3, 4 and 13 of the Integration Joint Boards Order",
    "ijb_multi": "articles 5, 6 and 14 of the Integration Joint Boards Order",
}


def _councils_fit(regime: str, councils: int) -> bool:
    return councils > 1 if regime in MULTI else councils == 1


@rule(
    "MEM-03",
    "The rules of membership that bind are those of the scheme",
    duty=Duty.READING,
    applies=ANY_REGIME,
    in_force=since(ORDERS_COMMENCED),
    cites=[
        BOARDS_ORDER.cite("article 2", at="article/2"),
        COMMITTEES_ORDER.cite("article 2", at="article/2"),
    ],
)
def regime_fits_the_scheme(facts: BoardFacts, on: Day) -> Iterator[Finding]:
    """A board of one council and a board of several follow different articles of the Integration Joint Boards
    Order, and a lead agency area another Order.

    A council that shares its Health Board with others, but has a scheme of its own, has a board of one
    council.

    We read this as following the councils that are parties to the scheme: one for a board of one council, two
    or more for a board of several. A lead agency area follows the Integration Joint Monitoring Committees
    Order, however many there are.
    """
    regime = facts.regime_on(on)
    board = facts.subject(facts)
    if regime not in IJB:
        yield met(board, "The Integration Joint Monitoring Committees Order applies.", regime=regime)
        return
    councils = [council.label for council in facts.councils]
    shown: dict[str, Any] = {"regime": regime, "councils": councils, "number_of_councils": len(councils)}
    if _councils_fit(regime, len(councils)):
        yield met(board, f"The membership of the board is governed by {ARTICLES[regime]}.", **shown)
        return
    named = ", ".join(councils) or "no council"
    yield caution(
        board,
        f"The board is recorded as {facts.regime_words(regime)}, and the parties to the scheme as {named}.",
        next="Correct the model of integration, or the parties to the scheme.",
        **shown,
    )
