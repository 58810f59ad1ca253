"""The chair and vice-chair over time, as their page shows them: periods, who held office, whose turn is next.

Reads facts and asks the law; nothing here reads the clock.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, Final, Protocol

from membership.roll import NOT_ON_RECORD, in_plain_words
from statute.day import Day
from statute.facts import AppointingPeriod, BoardFacts, Held, Holder, is_true
from statute.holding import in_post
from statute.offices import CHAIR, NextTurn, is_temporary, next_turn
from statute.registry import IJB
from statute.spans import in_words
from statute.unknown import CannotTell, Maybe, Nothing, Open, Unknown, is_known

OFFICE_NAMES: Final = {"chair": "Chair", "vice_chair": "Vice-chair"}
NOMINEES: Final = ("LA_NOM", "HB_NOM")
OFFICER_SEATS: Final = ("CO", "CFO")


class Links(Protocol):
    """Where the acts of periods and holders are, by their places in the record."""

    def of_period(self, period: int, ended: bool, may_run: bool) -> list[tuple[str, str]]:
        """Give what can be done to a period, in words and addresses; `may_run`: on the day asked about."""
        ...

    def of_holder(self, period: int, place: int, ended: bool) -> list[tuple[str, str]]:
        """Give what can be done to a holder, in words and addresses."""
        ...

    def person(self, person: str) -> str:
        """Give the address of a person's page."""
        ...


@dataclass(frozen=True)
class HolderShown:
    """Somebody in office in a period."""

    office: str
    name: str
    address: str
    starts: str
    ends: str
    notes: tuple[str, ...]
    acts: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class PeriodShown:
    """An appointing period, with those in office in it."""

    starts: str
    ends: str
    chair_by: str
    vice_by: str
    running: bool
    notes: tuple[str, ...]
    holders: tuple[HolderShown, ...]
    acts: tuple[tuple[str, str], ...]
    holders_known: bool


@dataclass(frozen=True)
class TurnShown:
    """The next turn in words; `to` is the last day that the scheme's term leads to, empty where not known."""

    chair_by: str
    vice_by: str
    begins: str
    ends: str


@dataclass(frozen=True)
class OfficerShown:
    """Somebody who acts in an office for the time being."""

    name: str
    address: str
    seat: str
    since: str


def takes_turns(facts: BoardFacts, on: date) -> bool:
    """Tell whether two sides take turns to appoint the chair: on a board, not on a monitoring committee.

    Where the model of integration is not on record they are taken to.
    """
    try:
        regime = facts.regime_on(Day(on))
    except CannotTell:
        return True
    return regime is None or regime in IJB


def nominees_on(facts: BoardFacts, on: date) -> frozenset[str]:
    """Give the ids of those in a nominee's seat on a day, of whom alone the law lets somebody chair."""
    return frozenset(each.person for each in in_post(facts, Day(on), *NOMINEES).certain)


def periods_shown(facts: BoardFacts, on: date, links: Links) -> list[PeriodShown]:
    """Give every appointing period: what runs on the day first, then the latest, those without a day last."""
    order = sorted(
        enumerate(facts.held_by_period),
        key=lambda each: (bool(each[1][1].on(on)), _first_day(each[1][1])),
        reverse=True,
    )
    return [_period(place, period, held.on(on), facts, links) for place, (period, held) in order]


def _first_day(held: Held) -> date:
    return held.certain.from_ if held.certain else date.min


def _period(
    place: int, period: AppointingPeriod, running: bool | None, facts: BoardFacts, links: Links
) -> PeriodShown:
    known = is_known(period.holders)
    holders = period.holders if is_known(period.holders) else ()
    in_order = sorted(enumerate(holders), key=lambda each: _order_in_period(each[1]))
    return PeriodShown(
        in_plain_words(period.from_),
        end_in_words(period.to),
        _authority(period.chair_by, facts),
        _authority(period.vice_by, facts),
        bool(running),
        tuple(_notes_on_period(period)),
        tuple(_holder(place, number, each, facts, links) for number, each in in_order),
        tuple(links.of_period(place, isinstance(period.to, date), running is not False)),
        known,
    )


def _order_in_period(holder: Holder) -> tuple[bool, date]:
    """Chairs before vice-chairs, and each in the order in which they came."""
    return holder.office != CHAIR, holder.starts_on if is_known(holder.starts_on) else date.min


def end_in_words(end: Maybe[Any]) -> str:
    """Give a last day as people read it."""
    return "no last day set" if isinstance(end, Open) else in_plain_words(end)


def _authority(authority: Maybe[str], facts: BoardFacts) -> str:
    return facts.authority_label(authority) if is_known(authority) else NOT_ON_RECORD


def _notes_on_period(period: AppointingPeriod) -> Iterator[str]:
    if is_temporary(period):
        yield "temporary: it uses up no turn"
    if is_known(period.seen_on):
        yield f"seen on {in_words(period.seen_on)}"
    if is_known(period.first_set_to):
        yield f"its last day was first {in_words(period.first_set_to)}"
    if not isinstance(period.late_start_reason, (Unknown, Nothing)):
        yield f"began late: {period.late_start_reason}"


def _holder(period: int, place: int, holder: Holder, facts: BoardFacts, links: Links) -> HolderShown:
    still = isinstance(holder.ends, Open)
    return HolderShown(
        OFFICE_NAMES[holder.office],
        facts.person_label(holder.person),
        links.person(holder.person),
        in_plain_words(holder.starts_on),
        "until the period ends" if still else in_plain_words(holder.ends),
        tuple(_notes_on_holder(holder, facts)),
        tuple(links.of_holder(period, place, isinstance(holder.ends, date))),
    )


def _notes_on_holder(holder: Holder, facts: BoardFacts) -> Iterator[str]:
    if is_true(holder.temporary):
        yield "stands in for a time"
    if is_known(holder.appointed_by):
        yield f"appointed by {facts.authority_label(holder.appointed_by)}"


def turn_shown(facts: BoardFacts) -> TurnShown | None:
    """Give whose turn is next and from when; None where no period is on record to follow on."""
    turn = next_turn(facts)
    if turn is None:
        return None
    return TurnShown(
        _parties(turn, "chair"),
        _parties(turn, "vice"),
        in_words(turn.begins) if turn.begins else NOT_ON_RECORD,
        in_words(turn.last_day) if turn.last_day else "",
    )


def _parties(turn: NextTurn, office: str) -> str:
    parties = turn.chair_by if office == "chair" else turn.vice_by
    return " or ".join(party.label for party in parties) or NOT_ON_RECORD


def stand_ins(facts: BoardFacts, on: date, links: Links) -> list[OfficerShown]:
    """Give the officers who act for the time being on a day."""
    return [
        OfficerShown(
            facts.person_label(each.person),
            links.person(each.person),
            facts.seat_label(facts.seat_by_id[each.seat]),
            in_plain_words(each.starts_on),
        )
        for each in in_post(facts, Day(on), *OFFICER_SEATS).certain
        if is_true(each.interim)
    ]
