"""The facts about a board that the law asks for, as frozen values.

A field that nobody recorded is :class:`~statute.unknown.Unknown`, never None. What counts as known on a day
is decided here once: a seat's ``known`` spans, and the ``complete`` spans of whole lists.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import Any, Final, TypeVar

from statute.day import ONE_DAY, Day
from statute.findings import Subject, sentence
from statute.spans import Span, covered, day_before, in_words, joined, span_around
from statute.structure import (
    GROUP_BASES,
    Area,
    Consultation,
    Decision,
    Group,
    Involvement,
    Issue,
    Locality,
)
from statute.unknown import (
    OPEN,
    CannotTell,
    Maybe,
    Nothing,
    Open,
    Unknown,
    WhileInOffice,
    is_known,
)

NOMINEES: Final = ("LA_NOM", "HB_NOM")
OFFICERS: Final = ("CSWO", "CO", "CFO")
PROFESSIONALS: Final = ("GP", "NURSE", "HOSPDR")
STAKEHOLDERS: Final = ("STAFF", "THIRD", "USER", "CARER")
COMMITTEE_OFFICERS: Final = ("CSWO", "HB_FD", "LA_S95")
MAIN_LIST: Final = (*NOMINEES, "CSWO", "CFO", *PROFESSIONALS)

BASES: Final[Mapping[str, str]] = {
    "LA_NOM": "Council nominee",
    "HB_NOM": "Health Board nominee",
    "CSWO": "Chief social work officer",
    "CO": "Chief officer",
    "CFO": "Proper officer for finance",
    "GP": "General practitioner",
    "NURSE": "Registered nurse",
    "HOSPDR": "Doctor not in primary medical services",
    "STAFF": "Staff member",
    "THIRD": "Third sector member",
    "USER": "Service user member",
    "CARER": "Unpaid carer member",
    "ADDL": "Additional member",
    "HB_FD": "Health Board director of finance",
    "LA_S95": "Council's proper officer for finance",
}

ALL_BASES: Final[Mapping[str, str]] = {**BASES, **GROUP_BASES}
"""The bases of all seats, those on groups included."""

REGIMES: Final[Mapping[str, str]] = {
    "ijb_single": "an integration joint board of one council",
    "ijb_multi": "an integration joint board of two or more councils",
    "lead_hb": "a lead agency area led by the Health Board",
    "lead_la": "a lead agency area led by the council",
    "lead_joint": "a lead agency area led by both bodies",
}

OTHER_NAMES: Final[Mapping[str, str]] = {
    "chair": "the chair",
    "member": "the member",
    "scottish-ministers": "the Scottish Ministers",
}
"""Those other than the authorities and the board from whom or to whom a paper may be, in words."""

LISTS: Final = (
    "scheme_versions", "people", "seats", "appointments", "appointing_periods", "standings", "papers",
    "groups", "decisions", "consultations", "localities", "areas", "involvements", "issues", "settings",
)  # fmt: skip

End = date | Open


@dataclass(frozen=True, slots=True)
class Established:
    """The order that made the board, and the day from which it exists in law."""

    order: Maybe[str]
    effective_on: Maybe[date]


@dataclass(frozen=True, slots=True)
class RegimeStep:
    """The model of integration from a day until the next step."""

    regime: str
    from_: date


@dataclass(frozen=True, slots=True)
class CouncilSize:
    """How many councillors a council has from a day until the next step."""

    from_: date
    count: int


@dataclass(frozen=True, slots=True)
class Party:
    """A constituent authority of the board."""

    authority: str
    kind: str
    name: Maybe[str]
    members: Maybe[tuple[CouncilSize, ...]]

    @property
    def label(self) -> str:
        """The authority's name, or its id where no name was recorded."""
        return self.name if is_known(self.name) else self.authority


@dataclass(frozen=True, slots=True)
class BoardIdentity:
    """Who the board is, and under which law."""

    slug: str
    name: str
    established: Established
    regimes: Maybe[tuple[RegimeStep, ...]]
    parties: Maybe[tuple[Party, ...]]


@dataclass(frozen=True, slots=True)
class SchemeVersion:
    """What the integration scheme says about membership, from a day until the next version.

    ``NONE`` means the scheme was read and does not say.
    """

    from_: date
    agreed_number: Maybe[int | Nothing]
    specified_number: Maybe[int | Nothing]
    specified_by: Maybe[str]
    nominees: Maybe[Mapping[str, int] | Nothing]
    first_chair_by: Maybe[str | Nothing]
    chair_term_months: Maybe[int | Nothing]
    vice_term_months: Maybe[int | Nothing]
    chair_arrangements: Maybe[str | Nothing]
    chair_change_arrangements: Maybe[str | Nothing]
    additional_members: Maybe[int | Nothing]
    additional_member_arrangements: Maybe[str | Nothing]
    interim_arrangements: Maybe[str | Nothing]
    vacancy_arrangements: Maybe[str | Nothing]
    administration: Maybe[str | Nothing]
    funding: Maybe[str | Nothing]
    planning_group_advice: Maybe[str | Nothing]


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody the record names."""

    id: str
    name: Maybe[str]

    @property
    def label(self) -> str:
        """The name, or the id where no name was recorded."""
        return self.name if is_known(self.name) else self.id


@dataclass(frozen=True, slots=True)
class Seat:
    """A place on the board, or on one of its groups, that endures while people come and go."""

    id: str
    basis: Maybe[str]
    nominated_by: Maybe[str]
    represents: Maybe[str]
    group: str
    name: Maybe[str]
    nominated_jointly: Maybe[bool]
    locality: Maybe[str]
    known: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Appointment:
    """A person in a seat: ``term_ends`` is the last day as determined, ``ends`` the last day in fact."""

    id: str
    seat: str
    person: str
    starts_on: Maybe[date]
    term_ends: Maybe[date | Open | WhileInOffice]
    ends: Maybe[End]
    seen_on: Maybe[date]
    interim: Maybe[bool]
    joint: bool
    how_ended: Maybe[str]
    ended_by: Maybe[str]
    appointed_by: Maybe[str]

    @property
    def has_ended_on_a_day_not_known(self) -> bool:
        """Whether how, or by whom, it was ended is on record, and its last day is not."""
        return isinstance(self.ends, Unknown) and (is_known(self.how_ended) or is_known(self.ended_by))


@dataclass(frozen=True, slots=True)
class Holder:
    """A person holding the office of chair or vice-chair within an appointing period."""

    office: str
    person: str
    starts_on: Maybe[date]
    ends: Maybe[End]
    temporary: Maybe[bool]
    appointed_by: Maybe[str]


@dataclass(frozen=True, slots=True)
class AppointingPeriod:
    """A period in which one authority appoints the chair and another the vice-chair."""

    id: str
    from_: Maybe[date]
    to: Maybe[End]
    seen_on: Maybe[date]
    chair_by: Maybe[str]
    vice_by: Maybe[str]
    holders: Maybe[tuple[Holder, ...]]
    temporary: Maybe[bool]
    late_start_reason: Maybe[str | Nothing]
    first_set_to: Maybe[date]


@dataclass(frozen=True, slots=True)
class Standing:
    """What a person *is* over a period: a councillor, a registered nurse, the holder of an office.

    ``value`` False records that the person is known not to be.
    """

    id: str
    person: str
    kind: str
    of: Maybe[str]
    office: Maybe[str]
    as_: Maybe[str]
    contract: Maybe[str]
    category: Maybe[str]
    register: Maybe[str]
    service: Maybe[str]
    for_profit: Maybe[bool]
    value: bool
    starts_on: Maybe[date]
    ends: Maybe[End]
    seen_on: Maybe[date]


@dataclass(frozen=True, slots=True)
class Paper:
    """An act on paper, with its days."""

    id: str
    kind: str
    topic: Maybe[str]
    about: Maybe[Mapping[str, str]]
    from_: Maybe[str]
    to: Maybe[str]
    says: Maybe[bool]
    form: Maybe[str]
    good_cause: Maybe[bool]
    capacity: Maybe[str]
    agreed_by: Maybe[tuple[str, ...]]
    reason: Maybe[str | Nothing]
    given_on: Maybe[date]
    received_on: Maybe[date]
    effective_on: Maybe[date]
    reference: Maybe[str]
    whose: str = ""
    """The paper for people, inside a sentence: its kind, topic and day, and whom or what it is about."""

    @property
    def label(self) -> str:
        """The paper for people, inside a sentence: its kind, its topic, and the first of its days."""
        words = f"the {self.kind.replace('_', ' ')}"
        if is_known(self.topic) and self.topic != self.kind:
            words += f" ({self.topic.replace('_', ' ')})"
        for each in (self.given_on, self.received_on, self.effective_on):
            if is_known(each):
                return f"{words} of {in_words(each)}"
        return f"{words} whose day is not on record"

    @property
    def day(self) -> date | Unknown:
        """The day it takes effect, else the day it was received, else given."""
        for each in (self.effective_on, self.received_on, self.given_on):
            if is_known(each):
                return each
        return Unknown(f"the day of {self.whose or 'the ' + self.kind.replace('_', ' ')}")


@dataclass(frozen=True, slots=True)
class LocalSetting:
    """The board's own thresholds from a day until the next; an unknown one takes the usual value."""

    from_: date
    notice_to_ministers_days: Maybe[int]
    resignation_notice_days: Maybe[int]
    successive_terms: Maybe[int | Nothing]
    terms_of_reference_months: Maybe[int]
    planning_group_meetings: Maybe[int]
    switched_off: Maybe[tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Held:
    """The days on which somebody certainly was in place, and those on which they may have been.

    ``certain`` is None where no single day is certain. A day inside ``possible``, outside ``certain`` and in
    none of ``elsewhere`` (known periods that are known to belong to others) cannot be told.
    """

    certain: Span | None
    possible: Span
    elsewhere: tuple[Span, ...] = ()

    def on(self, on: Day | date) -> bool | None:
        """True: certainly in place on the day; None: cannot tell; False: certainly not."""
        if self.certain is not None and self.certain.covers(on):
            return True
        return None if self.possible.covers(on) and not covered(self.elsewhere, on) else False


def held(start: Maybe[date], end: Maybe[End], seen_on: Maybe[date], spans: Iterable[Span]) -> Held:
    """When something with perhaps unrecorded ends certainly and possibly lasted.

    The days that are recorded (``seen_on`` where there is no other) say which known period is meant. Inside
    it a missing start or end reaches the period's edge; beyond it nobody can tell. A known period that is not
    meant holds others, or nobody.
    """
    spans = joined(spans)
    possible = Span(
        date.min if isinstance(start, Unknown) else start, OPEN if isinstance(end, Unknown) else end
    )
    if is_known(start) and is_known(end):
        return Held(possible, possible)
    anchors = [day for day in (start, end, seen_on) if isinstance(day, date)]
    if is_known(end) and not isinstance(end, date):
        # Without an end, and with no start: in place to this day, so the last known period is meant.
        anchors.extend(span.from_ for span in spans if span.to is OPEN)
    if not anchors:
        return Held(None, possible)
    first, last = min(anchors), max(anchors)
    before, after = span_around(spans, first), span_around(spans, last)
    certain_from = first if is_known(start) or before is None else before.from_
    certain_to: End = last if after is None else after.to
    if not isinstance(end, Unknown):
        certain_to = end
    certain = Span(certain_from, certain_to)
    meant = before is not None or after is not None
    elsewhere = tuple(span for span in spans if not span.overlaps(certain)) if meant else ()
    return Held(certain, possible, elsewhere)


def _held_by(appointment: Appointment, spans: Iterable[Span]) -> Held:
    """When an appointment filled its seat; one known to be over, certainly on its recorded days alone."""
    days = held(appointment.starts_on, appointment.ends, appointment.seen_on, spans)
    if days.certain is None or not appointment.has_ended_on_a_day_not_known:
        return days
    last = max(day for day in (appointment.starts_on, appointment.seen_on) if is_known(day))
    return replace(days, certain=Span(days.certain.from_, last))


@dataclass(frozen=True, slots=True)
class InOffice:
    """Somebody in the office of chair or vice-chair, in the period for which they were appointed.

    ``held`` ends with the period at the latest; ``recorded`` is as recorded, though the period had run out.
    """

    period: AppointingPeriod
    holder: Holder
    held: Held
    recorded: Held


NEVER: Final = Span(date.max, date.min)


def _within(one: Held, limits: Held) -> Held:
    """The days of the one that also lie in the other."""
    certain = None
    if one.certain is not None and limits.certain is not None:
        certain = one.certain.shared_with(limits.certain)
    possible = one.possible.shared_with(limits.possible)
    return Held(certain, possible or NEVER, (*one.elsewhere, *limits.elsewhere))


@dataclass(frozen=True, slots=True)
class _Spell:
    """Something that one row at a time can be, with a day known to be in it; temporary ones stand aside."""

    temporary: bool
    start: Maybe[date]
    end: Maybe[End]
    day: date | None
    held: Held


def _one_at_a_time(spell: _Spell, others: Iterable[_Spell]) -> Held:
    """The days of a spell, where an end that is not on record comes before the next one's recorded start.

    In the same way a start that is not on record comes after the last one's recorded end.
    """
    if spell.day is None or spell.temporary:
        return spell.held
    first: date = date.min
    last: End = OPEN
    others = tuple(each for each in others if not each.temporary)
    if not is_known(spell.end):
        later = [each.start for each in others if is_known(each.start) and each.start > spell.day]
        last = day_before(min(later)) if later else OPEN
    if not is_known(spell.start):
        gone = [each.end for each in others if isinstance(each.end, date) and each.end < spell.day]
        first = max(gone) + ONE_DAY if gone else date.min
    reach = Span(first, last)
    return _within(spell.held, Held(reach, reach))


def is_true(flag: Maybe[bool]) -> bool:
    """Whether a flag was recorded, and as true: what nobody marked as temporary is not read as temporary."""
    return is_known(flag) and flag


def _known_day(start: Maybe[date], end: Maybe[End], otherwise: Maybe[date]) -> date | None:
    return next((day for day in (start, end, otherwise) if isinstance(day, date)), None)


def _all_one_at_a_time(spells: Sequence[_Spell]) -> list[Held]:
    return [_one_at_a_time(spell, (each for each in spells if each is not spell)) for spell in spells]


def _spell_of(period: AppointingPeriod, spans: tuple[Span, ...]) -> _Spell:
    day = _known_day(period.from_, period.to, period.seen_on)
    days = held(period.from_, period.to, period.seen_on, spans)
    return _Spell(is_true(period.temporary), period.from_, period.to, day, days)


def _seen_in(period: AppointingPeriod, held_period: Held, spans: tuple[Span, ...]) -> Maybe[date]:
    """A day on which a holder without a day of their own was in office."""
    if is_known(period.seen_on) or held_period.certain is None:
        return period.seen_on
    meant = [both for span in spans if (both := span.shared_with(held_period.certain)) is not None]
    return meant[0].from_ if len(meant) == 1 else period.seen_on


def _in_office(period: AppointingPeriod, held_period: Held, spans: tuple[Span, ...]) -> Iterator[InOffice]:
    """Those in office in a period; of two in one office, neither temporary, one follows the other."""
    if not is_known(period.holders):
        return
    seen_on = _seen_in(period, held_period, spans)
    spells: dict[str, list[_Spell]] = {}
    for holder in period.holders:
        days = held(holder.starts_on, holder.ends, seen_on, spans)
        day = _known_day(holder.starts_on, holder.ends, seen_on)
        spell = _Spell(is_true(holder.temporary), holder.starts_on, holder.ends, day, days)
        spells.setdefault(holder.office, []).append(spell)
    reach = {office: iter(_all_one_at_a_time(each)) for office, each in spells.items()}
    for holder in period.holders:
        recorded = next(reach[holder.office])
        yield InOffice(period, holder, _within(recorded, held_period), recorded)


S = TypeVar("S", RegimeStep, CouncilSize, SchemeVersion, LocalSetting)


def step_on(steps: Iterable[S], on: Day | date) -> S | None:
    """The last of some steps that has begun by the day; None before the first. Steps come in order of day."""
    found = None
    for step in steps:
        if not on >= step.from_:
            break
        found = step
    return found


@dataclass(frozen=True)
class BoardFacts:
    """All that is recorded about one board, with the questions that many rules share."""

    board: BoardIdentity
    scheme_versions: tuple[SchemeVersion, ...] = ()
    people: tuple[Person, ...] = ()
    seats: tuple[Seat, ...] = ()
    appointments: tuple[Appointment, ...] = ()
    appointing_periods: tuple[AppointingPeriod, ...] = ()
    standings: tuple[Standing, ...] = ()
    papers: tuple[Paper, ...] = ()
    groups: tuple[Group, ...] = ()
    decisions: tuple[Decision, ...] = ()
    consultations: tuple[Consultation, ...] = ()
    localities: tuple[Locality, ...] = ()
    areas: tuple[Area, ...] = ()
    involvements: tuple[Involvement, ...] = ()
    issues: tuple[Issue, ...] = ()
    settings: tuple[LocalSetting, ...] = ()
    complete: Mapping[str, tuple[Span, ...]] = field(default_factory=dict)

    # -- the board and its authorities ----------------------------------------------------------------------

    def regime_on(self, on: Day) -> str | None:
        """The model of integration on the day; None before the board existed; raises where not recorded."""
        if isinstance(self.board.regimes, Unknown):
            raise CannotTell(self.board.regimes.what)
        step = step_on(self.board.regimes, on)
        if step is not None:
            return step.regime
        exists_from = self.board.established.effective_on
        if is_known(exists_from) and on < exists_from:
            return None
        raise CannotTell("which model of integration the board followed on this day")

    @property
    def beginnings(self) -> tuple[date, ...]:
        """The days on which the board, or a model of integration, began, as far as recorded, in order."""
        established, regimes = self.board.established.effective_on, self.board.regimes
        days = {step.from_ for step in regimes} if is_known(regimes) else set()
        return tuple(sorted(days | {established} if is_known(established) else days))

    @staticmethod
    def regime_words(regime: str) -> str:
        """A regime in plain words."""
        return REGIMES[regime]

    @property
    def parties(self) -> tuple[Party, ...]:
        """The constituent authorities; raises where they were not recorded."""
        if isinstance(self.board.parties, Unknown):
            raise CannotTell(self.board.parties.what)
        return self.board.parties

    @property
    def councils(self) -> tuple[Party, ...]:
        """The constituent councils."""
        return tuple(party for party in self.parties if party.kind == "council")

    @property
    def health_board(self) -> Party:
        """The constituent Health Board; raises where it was not recorded."""
        for party in self.parties:
            if party.kind == "health_board":
                return party
        raise CannotTell("which Health Board is a party to the integration scheme")

    def authority_label(self, authority: Maybe[str]) -> str:
        """An authority's name for people."""
        if not is_known(authority):
            return "an authority that is not on record"
        if is_known(self.board.parties):
            for party in self.board.parties:
                if party.authority == authority:
                    return party.label
        return self.board.name if authority == "board" else OTHER_NAMES.get(authority, authority)

    def kind_of(self, authority: str) -> str:
        """``council`` or ``health_board``; raises where the authority is no recorded party."""
        for party in self.parties:
            if party.authority == authority:
                return party.kind
        raise CannotTell(f"whether {authority} is a council or a Health Board")

    def council_size_on(self, council: Party, on: Day) -> int:
        """How many councillors a council has on the day; raises where not recorded."""
        if isinstance(council.members, Unknown):
            raise CannotTell(council.members.what)
        step = step_on(council.members, on)
        if step is None:
            raise CannotTell(f"how many councillors {council.label} had on this day")
        return step.count

    def scheme_on(self, on: Day | date) -> SchemeVersion:
        """The scheme version in force on the day; raises where none is on record."""
        step = step_on(self.scheme_versions, on)
        if step is None:
            raise CannotTell("what the integration scheme in force on this day says")
        return step

    def setting_on(self, on: Day) -> LocalSetting | None:
        """The board's own settings on the day, if it has any."""
        return step_on(self.settings, on)

    def is_switched_off(self, rule_id: str, on: Day) -> bool:
        """Whether the board has switched a local rule off on the day."""
        if not any(is_known(each.switched_off) and rule_id in each.switched_off for each in self.settings):
            return False
        setting = self.setting_on(on)
        return setting is not None and is_known(setting.switched_off) and rule_id in setting.switched_off

    def is_complete(self, list_name: str, on: Day | date) -> bool:
        """Whether a missing row of a list means none on the day."""
        return covered(self.complete.get(list_name, ()), on)

    # -- seats and people --------------------------------------------------------------------------------

    @cached_property
    def kept_answers(self) -> dict[Any, list[Any]]:
        """What :func:`statute.remembered.remembered` keeps; the facts never change, so it stays true."""
        return {}

    @cached_property
    def board_seats(self) -> tuple[Seat, ...]:
        """The seats on the board itself."""
        return tuple(seat for seat in self.seats if not seat.group)

    @cached_property
    def seats_by_group(self) -> dict[str, tuple[Seat, ...]]:
        """The seats on each group under its id, and those on the board itself under ""."""
        found: dict[str, list[Seat]] = {}
        for seat in self.seats:
            found.setdefault(seat.group, []).append(seat)
        return {group: tuple(each) for group, each in found.items()}

    @cached_property
    def board_appointments(self) -> tuple[Appointment, ...]:
        """The appointments to seats on the board itself, in the order of the record."""
        return tuple(each for each in self.appointments if not self.seat_by_id[each.seat].group)

    @cached_property
    def group_by_id(self) -> dict[str, Group]:
        """Every group under its id."""
        return {group.id: group for group in self.groups}

    @cached_property
    def decision_by_id(self) -> dict[str, Decision]:
        """Every decision under its id."""
        return {decision.id: decision for decision in self.decisions}

    @cached_property
    def locality_by_id(self) -> dict[str, Locality]:
        """Every locality under its id."""
        return {locality.id: locality for locality in self.localities}

    @cached_property
    def seat_by_id(self) -> dict[str, Seat]:
        """Every seat under its id."""
        return {seat.id: seat for seat in self.seats}

    @cached_property
    def person_by_id(self) -> dict[str, Person]:
        """Every person under their id."""
        return {person.id: person for person in self.people}

    @cached_property
    def appointments_by_seat(self) -> dict[str, tuple[Appointment, ...]]:
        """Each seat's appointments, in the order of the record."""
        found: dict[str, list[Appointment]] = {}
        for appointment in self.appointments:
            found.setdefault(appointment.seat, []).append(appointment)
        return {seat: tuple(each) for seat, each in found.items()}

    @cached_property
    def appointments_by_person(self) -> dict[str, tuple[Appointment, ...]]:
        """Each person's appointments, in the order of the record."""
        found: dict[str, list[Appointment]] = {}
        for appointment in self.appointments:
            found.setdefault(appointment.person, []).append(appointment)
        return {person: tuple(each) for person, each in found.items()}

    @cached_property
    def standings_by_person(self) -> dict[str, tuple[Standing, ...]]:
        """Each person's standings, in the order of the record."""
        found: dict[str, list[Standing]] = {}
        for standing in self.standings:
            found.setdefault(standing.person, []).append(standing)
        return {person: tuple(each) for person, each in found.items()}

    @cached_property
    def papers_by_kind(self) -> dict[str, tuple[Paper, ...]]:
        """The papers of each kind, in the order of the record."""
        found: dict[str, list[Paper]] = {}
        for paper in self.papers:
            found.setdefault(paper.kind, []).append(paper)
        return {kind: tuple(each) for kind, each in found.items()}

    @cached_property
    def papers_by_topic(self) -> dict[str, tuple[Paper, ...]]:
        """The papers on each topic, in the order of the record; under "" those without a recorded topic."""
        found: dict[str, list[Paper]] = {}
        for paper in self.papers:
            found.setdefault(paper.topic if is_known(paper.topic) else "", []).append(paper)
        return {topic: tuple(each) for topic, each in found.items()}

    @cached_property
    def held_by_appointment(self) -> dict[str, Held]:
        """When each appointment certainly and possibly filled its seat."""
        known = {seat.id: seat.known for seat in self.seats}
        return {each.id: _held_by(each, known.get(each.seat, ())) for each in self.appointments}

    @cached_property
    def held_by_standing(self) -> dict[str, Held]:
        """When each standing certainly and possibly lasted."""
        spans = self.complete.get("standings", ())
        return {each.id: held(each.starts_on, each.ends, each.seen_on, spans) for each in self.standings}

    @cached_property
    def held_by_period(self) -> tuple[tuple[AppointingPeriod, Held], ...]:
        """When each appointing period certainly and possibly ran; but for temporary ones, one at a time."""
        spans = self.complete.get("appointing_periods", ())
        spells = [_spell_of(each, spans) for each in self.appointing_periods]
        return tuple(zip(self.appointing_periods, _all_one_at_a_time(spells), strict=True))

    @cached_property
    def in_office(self) -> tuple[InOffice, ...]:
        """Everybody recorded as chair or vice-chair, in the order of the record."""
        spans = self.complete.get("appointing_periods", ())
        return tuple(each for period, days in self.held_by_period for each in _in_office(period, days, spans))

    def person_label(self, person: str) -> str:
        """A person's name for people."""
        found = self.person_by_id.get(person)
        return found.label if found else person

    def seat_label(self, seat: Seat) -> str:
        """A seat for people: its own name or, without one, its basis and whose seat it is.

        Where several would be called the same, each says which of them it is.
        """
        if is_known(seat.name):
            return seat.name
        words = self._seat_words(seat)
        alike = self._seats_called_alike[words]
        return words if len(alike) == 1 else f"{words} (seat {alike.index(seat.id) + 1} of {len(alike)})"

    def _seat_words(self, seat: Seat) -> str:
        basis = ALL_BASES[seat.basis] if is_known(seat.basis) else "Seat on a basis not recorded"
        whose = seat.nominated_by if is_known(seat.nominated_by) else seat.represents
        suffix = f" of {self.authority_label(whose)}" if is_known(whose) else ""
        locality = f", {self.locality_label(seat.locality)}" if is_known(seat.locality) else ""
        group = f", {self.group_label(seat.group)}" if seat.group else ""
        return f"{basis}{suffix}{locality}{group}"

    @cached_property
    def _seats_called_alike(self) -> dict[str, list[str]]:
        """The seats by what they would be called without a number, in the order of the record."""
        found: dict[str, list[str]] = {}
        for seat in self.seats:
            found.setdefault(seat.name if is_known(seat.name) else self._seat_words(seat), []).append(seat.id)
        return found

    @staticmethod
    def period_label(period: AppointingPeriod) -> str:
        """An appointing period for people, inside a sentence: by its first day, or one on which it ran."""
        if is_known(period.from_):
            return f"appointing period from {in_words(period.from_)}"
        if is_known(period.seen_on):
            return f"appointing period seen on {in_words(period.seen_on)}"
        return "appointing period whose days are not on record"

    def group_label(self, group: str) -> str:
        """A group's name for people; the board's own for "board"."""
        found = self.group_by_id.get(group)
        return found.label if found else self.authority_label(group)

    def locality_label(self, locality: str) -> str:
        """A locality's name for people."""
        found = self.locality_by_id.get(locality)
        return found.label if found else locality

    def subject(self, thing: Any) -> Subject:
        """Anything a rule may speak of, as a subject for its findings."""
        match thing:
            case Seat():
                return Subject("seat", thing.id, self.seat_label(thing))
            case Appointment():
                seat = self.seat_label(self.seat_by_id[thing.seat])
                return Subject("appointment", thing.id, f"{self.person_label(thing.person)}, {seat}")
            case Person():
                return Subject("person", thing.id, thing.label)
            case Party():
                return Subject("authority", thing.authority, thing.label)
            case AppointingPeriod():
                return Subject("appointing_period", thing.id, sentence(self.period_label(thing)))
            case InOffice():
                who, office = thing.holder.person, thing.holder.office.replace("_", "-")
                return Subject("person", who, f"{self.person_label(who)}, {office}")
            case Group():
                return Subject("group", thing.id, thing.label)
            case Locality():
                return Subject("locality", thing.id, thing.label)
            case Decision():
                return Subject("decision", thing.id, sentence(thing.label))
            case BoardFacts():
                return Subject("board", self.board.slug, self.board.name)
        raise TypeError(f"{type(thing).__name__} is no subject of a finding.")
