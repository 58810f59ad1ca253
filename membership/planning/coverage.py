"""The planning group on a day as its pages show it: the places not filled first, then who is in which place.

Reads facts and asks the law; nothing here reads rows or the clock.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.urls import reverse

from boards.models import Board
from membership.pages import AddressesOn
from statute.day import Day
from statute.facts import Appointment, BoardFacts
from statute.localities import localities_on
from statute.planning import (
    NOMINATED_BY,
    NOMINATING,
    PLANNING_GROUP,
    Coverage,
    Gap,
    Place,
    Voice,
    coverage_on,
    members_on,
    others_meant,
    planning_group_on,
    the_group_if_known,
)
from statute.rules.planning_group import interest_words
from statute.spans import in_words
from statute.structure import GROUP_BASES, INTERESTS, Group
from statute.unknown import CannotTell, is_known

NOMINEES, LOCALITIES, OTHERS = "Nominees", "Localities", "Others"
INTEREST_HEADINGS: Final[Mapping[str, tuple[str, ...]]] = {
    "Health care": ("G01", "G02", "G03", "G04", "G05"),
    "Social care": ("G06", "G07", "G08", "G09", "G10"),
    "Housing and third sector": ("G11", "G12"),
}
NUMBERS: Final = {2: "Two", 3: "Three", 4: "Four"}
SHORT: Final[Mapping[str, str]] = {
    "SPG_HB": "Health Board",
    "SPG_LA": "Council",
    "G01": "Professionals",
    "G02": "Users",
    "G03": "Carers",
    "G04": "Commercial providers",
    "G05": "Non-commercial providers",
    "G06": "Professionals",
    "G07": "Users",
    "G08": "Carers",
    "G09": "Commercial providers",
    "G10": "Non-commercial providers",
    "G11": "Non-commercial housing",
    "G12": "Third sector bodies",
}
"""What a place is called under its heading."""

# -- which group -------------------------------------------------------------------------------------------


def group_for_acts(facts: BoardFacts, on: date) -> Group | None:
    """Give the planning group of a day or, where there is none on that day, the last one on record."""
    try:
        found = planning_group_on(facts, Day(on))
    except CannotTell:
        found = None
    recorded = [each for each in facts.groups if is_known(each.kind) and each.kind == PLANNING_GROUP]
    return found or next(reversed(recorded), None)


def several_on_record(facts: BoardFacts, on: date) -> str:
    """Say that several planning groups are on record for a day, of which one is shown; empty where not."""
    shown = the_group_if_known(facts, Day(on))
    others = [] if shown is None else [each.label for each in others_meant(shown, facts, Day(on))]
    if shown is None or not others:
        return ""
    many = NUMBERS.get(len(others) + 1, str(len(others) + 1))
    return (
        f"{many} are on record for this day: {', '.join(others)} and {shown.label}; the one that began last "
        f"is shown. End the other{'s' if len(others) > 1 else ''}."
    )


def coverage_on_day(facts: BoardFacts, on: date) -> Coverage | None:
    """Give the coverage of a day; None too where that cannot be told."""
    try:
        return coverage_on(facts, Day(on))
    except CannotTell:
        return None


# -- the places that may be filled -------------------------------------------------------------------------


@dataclass(frozen=True)
class Offered:
    """A place somebody may be put in: how a form names it, under which heading, and what its seat says."""

    key: str
    heading: str
    label: str
    seat: Mapping[str, Any]


def offered_places(facts: BoardFacts, on: date, *, wanted_only: bool = False) -> list[Offered]:
    """Give the places on a planning group, in the order of the law.

    With `wanted_only`, those that the law wants filled: no others, and no nominees where the model of
    integration has none.
    """
    return [
        *_nominees(facts, on, wanted_only=wanted_only),
        *(
            Offered(basis, heading, INTERESTS[basis], {"basis": basis})
            for heading, bases in INTEREST_HEADINGS.items()
            for basis in bases
        ),
        *_localities(facts, on),
        *(
            ()
            if wanted_only
            else [Offered("SPG_OTHER", OTHERS, GROUP_BASES["SPG_OTHER"], {"basis": "SPG_OTHER"})]
        ),
    ]


def _nominees(facts: BoardFacts, on: date, *, wanted_only: bool) -> Iterator[Offered]:
    parties = facts.board.parties if is_known(facts.board.parties) else ()
    for basis, kind in NOMINATED_BY.items():
        if wanted_only and not _nominates(basis, facts, on):
            continue
        bodies = [each for each in parties if each.kind == kind]
        if len(bodies) > 1:
            seat = {"basis": basis, "nominated_jointly": True}
            yield Offered(f"{basis}:jointly", NOMINEES, "Nominee of the councils together", seat)
            if wanted_only:
                continue
        for body in bodies:
            seat = {"basis": basis, "nominated_by": body.authority}
            yield Offered(f"{basis}:{body.authority}", NOMINEES, f"Nominee of {body.label}", seat)
        if not bodies:
            yield Offered(basis, NOMINEES, GROUP_BASES[basis], {"basis": basis})


def _nominates(basis: str, facts: BoardFacts, on: date) -> bool:
    try:
        return facts.regime_on(Day(on)) in NOMINATING[basis]
    except CannotTell:
        return True


def _localities(facts: BoardFacts, on: date) -> Iterator[Offered]:
    found = localities_on(facts, Day(on))
    for each in (*found.certain, *found.perhaps):
        seat = {"basis": "SPG_LOC", "locality": each.id}
        yield Offered(f"SPG_LOC:{each.id}", LOCALITIES, each.label, seat)


def key_of(appointment: Appointment, facts: BoardFacts) -> str:
    """Give how a form names the place that somebody is in."""
    seat = facts.seat_by_id[appointment.seat]
    basis = seat.basis if is_known(seat.basis) else ""
    if is_known(seat.nominated_jointly) and seat.nominated_jointly:
        return f"{basis}:jointly"
    for detail in (seat.nominated_by, seat.locality):
        if is_known(detail):
            return f"{basis}:{detail}"
    return basis


# -- the page ----------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class VoiceShown:
    """Somebody in a place, with what the board has said of them; `mark` is yes, no, unsaid or plain."""

    name: str
    address: str
    mark: str
    words: str
    statement_address: str


@dataclass(frozen=True)
class PlaceShown:
    """A place with those in it.

    `gap` is the sentence about one that is not filled, in three parts with whom it is about in the middle;
    none where somebody is there, or that cannot be told.
    """

    key: str
    heading: str
    label: str
    short: str
    gap: tuple[str, str, str] | None
    last: str
    missing: str
    voices: tuple[VoiceShown, ...]
    fill_address: str

    @property
    def state(self) -> str:
        """Whether it is filled, in a word or two."""
        return "Not filled" if self.gap else "Cannot tell" if self.missing else "Filled"


@dataclass(frozen=True)
class CellShown:
    """Where a person and a place meet in the table; `begins` a heading's places."""

    voice: VoiceShown | None
    is_gap: bool
    begins: bool


@dataclass(frozen=True)
class MemberShown:
    """Somebody on the group: their places in words, since when, and the cells of their row in the table."""

    person: str
    name: str
    address: str
    places: tuple[str, ...]
    since: str
    cells: tuple[CellShown, ...]
    # What they are there for where that is none of the places in the table.
    besides: str
    acts: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class CoverageShown:
    """The planning group on a day."""

    group: Group
    headings: tuple[tuple[str, tuple[PlaceShown, ...]], ...]
    members: tuple[MemberShown, ...]
    missing: tuple[str, ...]

    @property
    def places(self) -> tuple[PlaceShown, ...]:
        """Every place, in the order of the law."""
        return tuple(place for _, places in self.headings for place in places)

    @property
    def gaps(self) -> tuple[PlaceShown, ...]:
        """The places known not to be filled."""
        return tuple(place for place in self.places if place.gap)

    @property
    def doubtful(self) -> tuple[PlaceShown, ...]:
        """The places of which nobody knows whether they are filled."""
        return tuple(place for place in self.places if place.missing)

    @property
    def unsaid(self) -> tuple[tuple[PlaceShown, VoiceShown], ...]:
        """Those whom the board has not said to consider representative, where it should say so."""
        return tuple(
            (place, each) for place in self.places for each in place.voices if each.mark in ("no", "unsaid")
        )

    @property
    def filled(self) -> int:
        """How many of the places have somebody in them."""
        return sum(bool(place.voices) for place in self.places)


class Addresses:
    """Where the acts on the planning group are, on a day."""

    def __init__(
        self, board: Board, pages: AddressesOn, *, may_seat: bool, may_end: bool, may_say: bool
    ) -> None:
        self.board, self.pages = board, pages
        self.may_seat, self.may_end, self.may_say = may_seat, may_end, may_say

    def fill(self, key: str) -> str:
        """Give the address of the page on which a place is filled; empty for whoever may not."""
        if not self.may_seat:
            return ""
        return f"{self._seat}place={key}"

    @property
    def _seat(self) -> str:
        query = self.pages.query
        address = reverse("planning_group:seat", args=[self.board.slug])
        return f"{address}{query}{'&' if query else '?'}"

    def statement(self, appointment: str) -> str:
        """Give the address of the page that records what the board said of somebody in a place."""
        row = self.pages.rows.appointments.get(appointment)
        if not self.may_say or row is None:
            return ""
        return reverse("planning_group:representative", args=[self.board.slug, row.public_id])

    def member_acts(self, person: str) -> Iterator[tuple[str, str]]:
        """Give what can be done about somebody on the group, in words and addresses."""
        row = self.pages.rows.people.get(person)
        if row is None:
            return
        where = [self.board.slug, row.public_id]
        if self.may_seat:
            yield "Give another place", f"{self._seat}person={row.public_id}"
        if self.may_end:
            yield "End", reverse("planning_group:end", args=where) + self.pages.query
        if self.may_seat:
            yield "Replace", f"{self._seat}in_place_of={row.ref}"
        if self.may_say:
            yield "Record an induction", reverse("planning_group:induction", args=where)


def coverage_shown(facts: BoardFacts, on: date, addresses: Addresses) -> CoverageShown | None:
    """Give the planning group on a day; None where it is known that there is none.

    Raises `CannotTell` as `coverage_on` does.
    """
    coverage = coverage_on(facts, Day(on))
    if coverage is None:
        return None
    headings = tuple(
        (heading, tuple(_place_shown(place, heading, facts, addresses) for place in places))
        for heading, places in _by_heading(coverage)
        if places
    )
    members = tuple(_members(coverage, headings, facts, on, addresses))
    return CoverageShown(coverage.group, headings, members, coverage.missing)


def _by_heading(coverage: Coverage) -> Iterator[tuple[str, tuple[Place, ...]]]:
    yield NOMINEES, coverage.nominees
    for heading, bases in INTEREST_HEADINGS.items():
        yield heading, tuple(place for place in coverage.interests if place.key in bases)
    yield LOCALITIES, coverage.localities


def _place_shown(place: Place, heading: str, facts: BoardFacts, addresses: Addresses) -> PlaceShown:
    gap, last = None, ""
    if place.gap is not None:
        gap = (*_nobody(place), _since(place.gap))
        last = "" if place.gap.last_holder is None else facts.person_label(place.gap.last_holder)
    is_locality = heading == LOCALITIES
    return PlaceShown(
        place.key,
        heading,
        place.label,
        SHORT.get(place.key, place.label),
        gap,
        last,
        place.missing or "",
        tuple(_voice_shown(voice, heading, facts, addresses) for voice in place.voices),
        addresses.fill(f"SPG_LOC:{place.key}" if is_locality else place.key),
    )


def _since(gap: Gap) -> str:
    if gap.since is None:
        return ": no place for it is on record."
    return f" since {in_words(gap.since.day)}{'' if gap.since.exact else ' or earlier'}."


def _nobody(place: Place) -> tuple[str, str]:
    if place.key in NOMINATED_BY:
        whose = "the Health Board" if place.key == "SPG_HB" else "the council"
        return "There is no ", f"nominee of {whose}"
    if place.key in INTERESTS:
        return "No one speaks for ", interest_words(place.key)
    return "No one speaks for ", f"the locality {place.label}"


def _voice_shown(voice: Voice, heading: str, facts: BoardFacts, addresses: Addresses) -> VoiceShown:
    mark = {True: "yes", False: "no", None: "unsaid"}[voice.confirmed]
    words = {
        "yes": "the board considers them representative",
        "no": "the board does not consider them representative",
        "unsaid": "the board has not said whether it considers them representative",
    }[mark]
    if heading == LOCALITIES:
        words = {
            "yes": "selected or confirmed by the board",
            "no": "not selected by the board, as far as is recorded",
            "unsaid": "it is not on record who selected them",
        }[mark]
    if heading == NOMINEES:
        mark, words = "plain", "nominated"
    asked = heading != NOMINEES and mark != "yes"
    return VoiceShown(
        facts.person_label(voice.person),
        addresses.pages.person(voice.person),
        mark,
        words,
        addresses.statement(voice.appointment.id) if asked else "",
    )


def _members(
    coverage: Coverage,
    headings: tuple[tuple[str, tuple[PlaceShown, ...]], ...],
    facts: BoardFacts,
    on: date,
    addresses: Addresses,
) -> Iterator[MemberShown]:
    certain = members_on(coverage.group, facts, Day(on)).certain
    voices = {place.key: place.voices for place in coverage.places}
    for member in coverage.people:
        own = [each for each in certain if each.person == member.person]
        cells = tuple(
            CellShown(_own(voices[place.key], place, member.person), bool(place.gap), place is places[0])
            for _, places in headings
            for place in places
        )
        places = tuple(dict.fromkeys(place_words(each, facts) for each in own))
        days = [each.starts_on for each in own if is_known(each.starts_on)]
        yield MemberShown(
            member.person,
            member.label,
            addresses.pages.person(member.person),
            places,
            in_words(min(days)) if days else "not on record",
            cells,
            "" if any(each.voice for each in cells) else "; ".join(places),
            tuple(addresses.member_acts(member.person)),
        )


def _own(voices: tuple[Voice, ...], place: PlaceShown, person: str) -> VoiceShown | None:
    """Give a person's own voice among those in a place; None where they are not in it."""
    pairs = zip(voices, place.voices, strict=True)
    return next((shown for voice, shown in pairs if voice.person == person), None)


def place_words(appointment: Appointment, facts: BoardFacts) -> str:
    """Give the place that somebody is in, in words: the interest, the locality, or who nominated."""
    seat = facts.seat_by_id[appointment.seat]
    if not is_known(seat.basis):
        return facts.seat_label(seat)
    if seat.basis == "SPG_LOC" and is_known(seat.locality):
        return f"Locality: {facts.locality_label(seat.locality)}"
    if seat.basis in INTERESTS:
        return INTERESTS[seat.basis]
    if seat.basis in NOMINATED_BY and is_known(seat.nominated_by):
        return f"Nominee of {facts.authority_label(seat.nominated_by)}"
    if seat.basis == "SPG_OTHER" and is_known(seat.name):
        return seat.name
    return GROUP_BASES.get(seat.basis, facts.seat_label(seat))
