"""Who is in which seat on a day, who votes, and who is what: the questions most rules begin with."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from statute.day import Day
from statute.facts import BASES, Appointment, BoardFacts, Seat, Standing
from statute.remembered import remembered
from statute.spans import covered, day_after, joined, span_around
from statute.unknown import CannotTell, Maybe, Unknown, is_known

STANDINGS: Final = {
    "councillor": "a councillor",
    "health_board_member": "a member of the Health Board",
    "non_executive": "a non-executive director of the Health Board",
    "office_holder": "the holder of the office",
    "on_performers_list": "on the primary medical services performers list",
    "registered": "registered",
    "employed": "employed",
    "provides_primary_medical_services": "providing primary medical services",
    "seconded": "seconded",
    "disqualified": "disqualified",
    "lives_in_area": "living in the area",
    "cares_in_area": "a carer of somebody who lives in the area",
    "operates_in_area": "operating in the area",
    "health_professional": "a health professional engaged in health care",
    "social_care_professional": "a social care professional engaged in social care",
    "provides_service": "providing a service",
}
"""Every kind of standing, in words that follow 'is'."""

FROM_WHOM: Final = {"councillor": "of", "employed": "by", "seconded": "from"}
"""The word between a standing and the authority whose it is."""

OFFICES: Final = {
    "chief_social_work_officer": "chief social work officer",
    "chief_officer": "chief officer",
    "board_proper_officer": "the board's proper officer for finance (section 95)",
    "council_proper_officer": "the council's proper officer for finance (section 95)",
    "health_board_finance_director": "director of finance of the Health Board",
}
"""Every office a standing may name."""


@dataclass(frozen=True, slots=True)
class SeatState:
    """Who is certainly in a seat on a day; ``missing`` says what is not known, None where all is."""

    seat: Seat
    holders: tuple[Appointment, ...]
    missing: str | None

    @property
    def is_empty(self) -> bool:
        """Whether the seat is known to be empty; raises :class:`CannotTell` where that is not known."""
        if self.holders:
            return False
        if self.missing is not None:
            raise CannotTell(self.missing)
        return True


def state_of(seat: Seat, facts: BoardFacts, on: Day | date) -> SeatState:
    """Who is in the seat on the day. Nobody, and nothing missing, means the seat is known to be empty."""
    perhaps: list[Appointment] = []
    certain: list[Appointment] = []
    for appointment in facts.appointments_by_seat.get(seat.id, ()):
        match facts.held_by_appointment[appointment.id].on(on):
            case True:
                certain.append(appointment)
            case None:
                perhaps.append(appointment)
    label = facts.seat_label(seat)
    missing = None
    if not certain:
        if perhaps:
            missing = f"whether {facts.person_label(perhaps[0].person)} held {label} on this day"
        elif not covered(seat.known, on):
            missing = f"who held {label} on this day"
    return SeatState(seat, tuple(certain), missing)


@dataclass(frozen=True, slots=True)
class Headcount:
    """Those certainly in post on some bases on a day, and what leaves the count open."""

    certain: tuple[Appointment, ...]
    empty: tuple[Seat, ...]
    unsure: tuple[str, ...]
    unlisted: str | None = None

    @property
    def people(self) -> tuple[str, ...]:
        """The ids of those certainly in post, each once: a person does not count twice."""
        return tuple(dict.fromkeys(each.person for each in self.certain))

    @property
    def at_least(self) -> int:
        """How many people are certainly in post."""
        return len(self.people)

    def exactly(self) -> int:
        """How many people are in post; raises :class:`CannotTell` where there may be more."""
        if self.unsure:
            raise CannotTell(self.unsure[0])
        return self.at_least

    def nobody(self) -> bool:
        """Whether nobody is in post: every place on record is known to be empty.

        A place on record that is empty is a place not filled, even where not every seat of the board is on
        record. Raises :class:`CannotTell` where a holder is not known, and where no place is on record and
        ``unlisted`` says that there may be one.
        """
        if self.certain:
            return False
        if doubts := self.doubts:
            raise CannotTell(doubts[0])
        return True

    @property
    def doubts(self) -> tuple[str, ...]:
        """What is not known of the places on record; of the list itself only where no place is on record."""
        if not (self.certain or self.empty):
            return self.unsure
        return tuple(each for each in self.unsure if each != self.unlisted)


def _seats_perhaps_on(
    facts: BoardFacts, bases: tuple[str, ...], by: str | None
) -> Iterator[tuple[Seat, str | None]]:
    """Seats that are on one of the bases (and nominated by ``by``), each with what leaves that in doubt."""
    for seat in facts.board_seats:
        if isinstance(seat.basis, Unknown):
            yield seat, seat.basis.what
        elif seat.basis in bases:
            if by is None or (is_known(seat.nominated_by) and seat.nominated_by == by):
                yield seat, None
            elif isinstance(seat.nominated_by, Unknown):
                yield seat, seat.nominated_by.what


def in_post(facts: BoardFacts, on: Day, *bases: str, by: str | None = None) -> Headcount:
    """Who is in post on the board on some bases (all of them where none is named) on the day.

    ``by`` counts only seats nominated by one authority. A basis, a nominating authority or a holder that is
    not recorded, and a list of seats not known to be complete, leave the count open.
    """
    wanted = bases or tuple(BASES)
    return remembered(facts, on, ("in post", wanted, by), lambda day: _counted(facts, day, wanted, by))


def _counted(facts: BoardFacts, on: Day | date, wanted: tuple[str, ...], by: str | None) -> Headcount:
    certain: list[Appointment] = []
    empty: list[Seat] = []
    unsure: list[str] = []
    for seat, doubt in _seats_perhaps_on(facts, wanted, by):
        if doubt is not None:
            unsure.append(doubt)
            continue
        state = state_of(seat, facts, on)
        certain.extend(state.holders)
        if state.missing is not None:
            unsure.append(state.missing)
        elif not state.holders:
            empty.append(seat)
    unlisted = None
    if not facts.is_complete("seats", on):
        kinds = " or ".join(BASES[basis] for basis in wanted[:3])
        unlisted = f"whether every seat ({kinds}) is on record for this day"
        unsure.append(unlisted)
    return Headcount(tuple(certain), tuple(empty), tuple(unsure), unlisted)


@dataclass(frozen=True, slots=True)
class EmptySince:
    """The first day a seat was empty. Not ``exact``: empty on that day already, and perhaps before it."""

    day: date
    exact: bool


def empty_since(seat: Seat, facts: BoardFacts, on: Day) -> EmptySince:
    """Since when a seat that is known to be empty on the day has been empty."""
    span = span_around(joined(seat.known), on)
    if span is None:
        raise CannotTell(f"since when {facts.seat_label(seat)} was empty")
    latest = span.from_
    exact = False
    for appointment in facts.appointments_by_seat.get(seat.id, ()):
        certain = facts.held_by_appointment[appointment.id].certain
        if certain is not None and isinstance(certain.to, date) and on > certain.to:
            first_empty = day_after(certain.to)
            if isinstance(first_empty, date) and first_empty >= latest:
                latest, exact = first_empty, is_known(appointment.ends)
    return EmptySince(latest, exact)


def last_holder(seat: Seat, facts: BoardFacts, on: Day) -> Appointment | None:
    """Who most lately left the seat before the day, as far as is recorded."""
    gone = [
        (certain.to, appointment)
        for appointment in facts.appointments_by_seat.get(seat.id, ())
        if (certain := facts.held_by_appointment[appointment.id].certain) is not None
        and isinstance(certain.to, date)
        and on > certain.to
    ]
    return max(gone, key=lambda pair: pair[0])[1] if gone else None


def is_in_post(appointment: Appointment, facts: BoardFacts, on: Day) -> bool:
    """Whether the person is in the seat on the day; raises :class:`CannotTell` where that is not known."""
    answer = facts.held_by_appointment[appointment.id].on(on)
    if answer is None:
        seat = facts.seat_label(facts.seat_by_id[appointment.seat])
        raise CannotTell(f"whether {facts.person_label(appointment.person)} held {seat} on this day")
    return answer


def appointments_in_post(facts: BoardFacts, on: Day, *bases: str) -> Iterator[Appointment]:
    """Appointments to the board's seats on the bases (all if none is named) that are or may be held that day.

    For ``over=`` of a rule; the rule then asks :func:`is_in_post`, so that a doubt stays with its subject.
    """
    for seat in facts.board_seats:
        if bases and is_known(seat.basis) and seat.basis not in bases:
            continue
        for appointment in facts.appointments_by_seat.get(seat.id, ()):
            if facts.held_by_appointment[appointment.id].on(on) is not False:
                yield appointment


def basis_of(appointment: Appointment, facts: BoardFacts) -> str:
    """The basis of the seat; raises :class:`CannotTell` where it was not recorded."""
    basis = facts.seat_by_id[appointment.seat].basis
    if isinstance(basis, Unknown):
        raise CannotTell(basis.what)
    return basis


# -- what a person is ----------------------------------------------------------------------------------------


def _fits(recorded: Maybe[str], wanted: str | None) -> bool | None:
    """Whether a recorded detail is the one wanted; None where it was not recorded."""
    if wanted is None:
        return True
    return recorded == wanted if is_known(recorded) else None


def _standing_fits(
    standing: Standing, of: str | None, office: str | None, as_: str | None, contract: str | None
) -> bool | None:
    answers = (
        _fits(standing.of, of),
        _fits(standing.office, office),
        _fits(standing.as_, as_),
        _fits(standing.contract, contract),
    )
    if False in answers:
        return False
    return None if None in answers else True


def _says_less(
    standing: Standing, of: str | None, office: str | None, as_: str | None, contract: str | None
) -> bool:
    """Whether a standing is narrower than the question: no councillor here may be a councillor elsewhere."""
    pairs = ((of, standing.of), (office, standing.office), (as_, standing.as_), (contract, standing.contract))
    return any(wanted is None and is_known(recorded) for wanted, recorded in pairs)


def stands(
    facts: BoardFacts,
    person: str,
    kind: str,
    on: Day | date,
    *,
    of: str | None = None,
    office: str | None = None,
    as_: str | None = None,
    contract: str | None = None,
) -> bool:
    """Whether a person is something (``STANDINGS``) on the day; raises :class:`CannotTell` where not known.

    We read this as: a recorded end is known, so after the end of the last such standing the person is no
    longer it, until a new one is recorded.
    """
    doubt = False
    ended = False
    for standing in facts.standings_by_person.get(person, ()):
        fits = standing.kind == kind and _standing_fits(standing, of, office, as_, contract)
        if fits is False:
            continue
        answer = facts.held_by_standing[standing.id].on(on)
        if fits and answer and (standing.value or not _says_less(standing, of, office, as_, contract)):
            return standing.value
        if answer is not False and not (fits and answer):
            doubt = True
        elif standing.value and is_known(standing.ends) and on > standing.ends:
            ended = True
    if not doubt and (ended or facts.is_complete("standings", on)):
        return False
    raise CannotTell(standing_in_question(facts, person, kind, of=of, office=office, as_=as_))


def standing_in_question(
    facts: BoardFacts,
    person: str,
    kind: str,
    *,
    of: str | None = None,
    office: str | None = None,
    as_: str | None = None,
) -> str:
    """What is missing where nobody recorded whether a person is something."""
    words = STANDINGS[kind]
    if office is not None:
        words = OFFICES[office]
    elif as_ is not None:
        words = f"{words} as a {as_}"
    if of is not None and office is None:
        whose = facts.authority_label(of)
        words += f" {FROM_WHOM[kind]} {whose}" if kind in FROM_WHOM else f" ({whose})"
    return f"whether {facts.person_label(person)} was {words} on this day"


def last_day_as(facts: BoardFacts, person: str, kind: str, on: Day, *, of: str | None = None) -> date | None:
    """The last day, before the day asked about, that a person is recorded as something; None without one."""
    ends = [
        standing.ends
        for standing in facts.standings_by_person.get(person, ())
        if standing.kind == kind
        and standing.value
        and _fits(standing.of, of) is True
        and is_known(standing.ends)
        and isinstance(standing.ends, date)
        and on > standing.ends
    ]
    return max(ends) if ends else None


def office_holders(facts: BoardFacts, office: str, on: Day, *, of: str | None = None) -> tuple[str, ...]:
    """The people who certainly hold an office on the day, in the order of the record."""
    return tuple(
        dict.fromkeys(
            standing.person
            for standing in facts.standings
            if standing.kind == "office_holder"
            and standing.value
            and _standing_fits(standing, of, office, None, None) is True
            and facts.held_by_standing[standing.id].on(on)
        )
    )


def office_is_vacant(facts: BoardFacts, office: str, on: Day, *, of: str | None = None) -> bool:
    """Whether nobody holds an office on the day; raises :class:`CannotTell` where that is not known."""
    if office_holders(facts, office, on, of=of):
        return False
    doubt = any(
        standing.kind == "office_holder"
        and _standing_fits(standing, of, office, None, None) is not False
        and facts.held_by_standing[standing.id].on(on) is not False
        for standing in facts.standings
    )
    if doubt or not facts.is_complete("standings", on):
        raise CannotTell(f"who was {OFFICES[office]} on this day")
    return True


def named(facts: BoardFacts, people: tuple[str, ...]) -> list[str]:
    """People's names, for a finding's facts."""
    return [facts.person_label(person) for person in people]
