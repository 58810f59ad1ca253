"""Who must be on the board as a professional: a general practitioner, a nurse, and another doctor.

The tests are plain functions that take the facts, the day and the note to show beside an empty seat, because
the law on monitoring committees asks the same of them: :func:`gp_member`, :func:`nurse_member`,
:func:`doctor_member` and :func:`determined_by_health_board`. They yield what they cannot tell instead of
raising it, so that one never hides another.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from statute.day import Day
from statute.facts import PROFESSIONALS, Appointment, BoardFacts, Paper, Seat
from statute.findings import Duty, Finding, cannot_tell, met, not_met
from statute.holding import Headcount, in_post, last_day_as, stands
from statute.instruments import BOARDS_ORDER, ORDERS_COMMENCED
from statute.notes import VACANCY_NOTE
from statute.registry import IJB, rule, since
from statute.rules.places import certain_member, members_or_gaps, place_not_filled
from statute.spans import in_words
from statute.unknown import CannotTell, is_known, known

# -- what each of the three must be ----------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Limb:
    """One thing the law asks of a professional member, in words that follow 'is'."""

    words: str
    lacking: str
    kind: str
    holds: Callable[[BoardFacts, str, Day], bool]


@dataclass(frozen=True, slots=True)
class Profession:
    """A professional's place on the board, and everything its member must be."""

    basis: str
    place: str
    limbs: tuple[Limb, ...]


def _registered_as(profession: str) -> Limb:
    def holds(facts: BoardFacts, person: str, on: Day) -> bool:
        return stands(facts, person, "registered", on, as_=profession)

    return Limb(f"registered as a {profession}", f"not registered as a {profession}", "registered", holds)


def _on_the_list(facts: BoardFacts, person: str, on: Day) -> bool:
    return stands(facts, person, "on_performers_list", on, of=facts.health_board.authority)


def _employed_by_health_board(facts: BoardFacts, person: str, on: Day) -> bool:
    return stands(facts, person, "employed", on, of=facts.health_board.authority, contract="health_board")


def _employed_by_practice(facts: BoardFacts, person: str, on: Day) -> bool:
    """Whether somebody is employed by a practice with a general medical services contract."""
    if not stands(facts, person, "employed", on, contract="gms"):
        return False
    employers = [
        each.of
        for each in facts.standings_by_person.get(person, ())
        if each.kind == "employed"
        and each.value
        and is_known(each.contract)
        and each.contract == "gms"
        and facts.held_by_standing[each.id].on(on)
    ]
    if not any(is_known(employer) for employer in employers):
        known(employers[0])
    return True


def _employed_as_a_nurse_must_be(facts: BoardFacts, person: str, on: Day) -> bool:
    gap: CannotTell | None = None
    try:
        if _employed_by_health_board(facts, person, on):
            return True
    except CannotTell:
        gap = _employment_in_question(facts, person)
    try:
        if _employed_by_practice(facts, person, on):
            return True
    except CannotTell as missing:
        raise _employment_in_question(facts, person) from missing
    if gap is not None:
        raise gap
    return False


def _employment_in_question(facts: BoardFacts, person: str) -> CannotTell:
    name = facts.person_label(person)
    return CannotTell(f"by whom, and under which kind of contract, {name} was employed on this day")


def _outside_primary_services(facts: BoardFacts, person: str, on: Day) -> bool:
    return not stands(facts, person, "provides_primary_medical_services", on)


GP: Final = Profession(
    "GP",
    "general practitioner",
    (
        _registered_as("doctor"),
        Limb(
            "on the Health Board's list of primary medical services performers",
            "not on the Health Board's list of primary medical services performers",
            "on_performers_list",
            _on_the_list,
        ),
    ),
)
NURSE: Final = Profession(
    "NURSE",
    "registered nurse",
    (
        _registered_as("nurse"),
        Limb(
            "employed by the Health Board or by a practice with a general medical services contract",
            "not employed by the Health Board or by a practice with a general medical services contract",
            "employed",
            _employed_as_a_nurse_must_be,
        ),
    ),
)
DOCTOR: Final = Profession(
    "HOSPDR",
    "doctor outside primary medical services",
    (
        _registered_as("doctor"),
        Limb(
            "employed by the Health Board",
            "not employed by the Health Board",
            "employed",
            _employed_by_health_board,
        ),
        Limb(
            "not providing primary medical services",
            "providing primary medical services",
            "provides_primary_medical_services",
            _outside_primary_services,
        ),
    ),
)

# -- the tests -------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Tested:
    """A professional member against the limbs: what is certainly lacking, and what is not known."""

    appointment: Appointment
    lacking: tuple[Limb, ...]
    missing: tuple[str, ...]

    @property
    def qualifies(self) -> bool:
        """Whether the member certainly is everything asked."""
        return not self.lacking and not self.missing


def _tested(profession: Profession, appointment: Appointment, facts: BoardFacts, on: Day) -> Tested:
    lacking: list[Limb] = []
    missing: list[str] = []
    for limb in profession.limbs:
        try:
            if not limb.holds(facts, appointment.person, on):
                lacking.append(limb)
        except CannotTell as gap:
            missing.append(gap.missing)
    return Tested(appointment, tuple(lacking), tuple(missing))


def gp_member(facts: BoardFacts, on: Day, note: str) -> Iterator[Finding]:
    """Whether a doctor on the Health Board's performers list is in post; ``note`` goes with an empty seat."""
    yield from professional_member(GP, facts, on, note)


def nurse_member(facts: BoardFacts, on: Day, note: str) -> Iterator[Finding]:
    """Whether a nurse of this Health Board or of a practice is in post; ``note`` goes with an empty seat."""
    yield from professional_member(NURSE, facts, on, note)


def doctor_member(facts: BoardFacts, on: Day, note: str) -> Iterator[Finding]:
    """Whether a doctor employed by the Health Board is in post; ``note`` goes with an empty seat."""
    yield from professional_member(DOCTOR, facts, on, note)


def professional_member(profession: Profession, facts: BoardFacts, on: Day, note: str) -> Iterator[Finding]:
    """Whether at least one member on the basis is everything the law asks. One who is, is enough."""
    count = in_post(facts, on, profession.basis)
    tested = [_tested(profession, each, facts, on) for each in count.certain]
    qualified = [each.appointment for each in tested if each.qualifies]
    if qualified:
        yield _filled(profession, qualified, tested, facts)
        return
    # Somebody not on record, or a fact not on record about somebody, could still fill the place.
    missing = [each.missing[0] for each in tested if not each.lacking] + list(count.doubts)
    if missing:
        members = [facts.person_label(each.appointment.person) for each in tested]
        in_doubt = next((each.appointment for each in tested if not each.lacking), facts)
        yield cannot_tell(facts.subject(in_doubt), missing[0], place=profession.place, members=members)
        return
    yield from _certainly_not_filled(profession, tested, count, facts, on, note)


def _filled(
    profession: Profession, qualified: list[Appointment], tested: list[Tested], facts: BoardFacts
) -> Finding:
    names = [facts.person_label(each.person) for each in qualified]
    others = [facts.person_label(each.appointment.person) for each in tested if each.lacking]
    told: dict[str, Any] = {"members": names, "checked": [limb.words for limb in profession.limbs]}
    message = f"{' and '.join(names)} fills the place of {profession.place}."
    if others:
        told["not_qualified"] = others
        message += f" {' and '.join(others)} also sits as {profession.place} and is not what the law asks."
    return met(facts.subject(qualified[0]), message, **told)


def _certainly_not_filled(
    profession: Profession, tested: list[Tested], count: Headcount, facts: BoardFacts, on: Day, note: str
) -> Iterator[Finding]:
    for each in tested:
        name = facts.person_label(each.appointment.person)
        lacking = " and ".join(limb.lacking for limb in each.lacking)
        last_days = {
            limb.kind: day for limb in each.lacking if (day := _last_day(limb, each, facts, on)) is not None
        }
        until = "".join(f" (last so on {in_words(day)})" for day in sorted(set(last_days.values()))[-1:])
        yield not_met(
            facts.subject(each.appointment),
            f"Place not properly filled: {name} sits as {profession.place} and is {lacking}{until}.",
            next="Ask the Health Board to determine somebody who is, and record it.",
            member=name,
            lacking=[limb.lacking for limb in each.lacking],
            last_days=last_days,
        )
    if count.empty or not tested:
        yield place_not_filled(
            profession.place,
            count.empty,
            facts,
            on,
            note=note,
            next_step="Ask the Health Board to determine somebody.",
        )


def _last_day(limb: Limb, tested: Tested, facts: BoardFacts, on: Day) -> date | None:
    """The last day on which a member was what they no longer are, where that is on record."""
    if limb.holds is _outside_primary_services:
        return None
    if limb.kind == "registered":
        return last_day_as(facts, tested.appointment.person, limb.kind, on)
    of = facts.health_board.authority
    return last_day_as(facts, tested.appointment.person, limb.kind, on, of=of)


# -- the Health Board's choice ---------------------------------------------------------------------------


def professionals_in_post(facts: BoardFacts, on: Day) -> Iterator[Appointment | Seat]:
    """For ``over=``: professional members that are or may be in post, and seats whose holder is not known."""
    yield from members_or_gaps(facts, on, *PROFESSIONALS)


def determined_by_health_board(facts: BoardFacts, on: Day, note: str = "") -> Iterator[Finding]:
    """Whether the Health Board determined each professional member: a finding for each, none hiding another.

    ``note`` is taken so that all four tests are asked alike; no seat is empty here, so it is never shown.
    """
    try:
        for thing in professionals_in_post(facts, on):
            try:
                yield from chosen_by_health_board(thing, facts, on)
            except CannotTell as gap:
                yield cannot_tell(facts.subject(thing), gap.missing)
    except CannotTell as gap:
        yield cannot_tell(facts.subject(facts), gap.missing)


def chosen_by_health_board(thing: Appointment | Seat, facts: BoardFacts, on: Day) -> Iterator[Finding]:
    """Whether the Health Board determined one professional member; raises CannotTell where not known."""
    appointment = certain_member(thing, facts, on)
    name = facts.person_label(appointment.person)
    board = facts.health_board
    last, gap = _last_determination(appointment, board.authority, facts, on)
    if last is not None and last.says:
        day = known(last.day)
        yield met(
            facts.subject(appointment),
            f"{board.label} determined {name} on {in_words(day)}.",
            determination=last.id,
            determined_on=day,
        )
        return
    if gap is not None:
        raise gap
    if last is None and not _none_is_known(appointment, facts, on):
        raise CannotTell(f"whether {board.label} determined {name} as a member")
    yield not_met(
        facts.subject(appointment),
        f"{board.label} has not determined {name} as a member.",
        next=f"Ask {board.label} for its determination in writing, and record it.",
        member=name,
    )


def _last_determination(
    appointment: Appointment, authority: str, facts: BoardFacts, on: Day
) -> tuple[Paper | None, CannotTell | None]:
    """The authority's latest determination of a member by the day, and what is missing of any other."""
    found: list[Paper] = []
    gap: CannotTell | None = None
    for paper in facts.papers:
        if paper.kind != "determination" or not _names(paper, appointment):
            continue
        try:
            if known(paper.from_) == authority and on >= known(paper.day):
                found.append(paper)
        except CannotTell as missing:
            gap = missing
    return (max(found, key=lambda paper: known(paper.day)) if found else None), gap


def _names(paper: Paper, appointment: Appointment) -> bool:
    """Whether a paper is about an appointment, or about its person and no other seat."""
    if not is_known(paper.about):
        return False
    about = paper.about
    if "appointment" in about:
        return about["appointment"] == appointment.id
    return (
        about.get("person") == appointment.person and about.get("seat", appointment.seat) == appointment.seat
    )


def _none_is_known(appointment: Appointment, facts: BoardFacts, on: Day) -> bool:
    """Whether it is known that there is no determination.

    A minute or a nomination shows that something was done and leaves it open. Without any, every paper
    since the appointment must be on record.
    """
    if any(_leaves_open(paper, appointment, on) for paper in facts.papers):
        return False
    start = appointment.starts_on
    return is_known(start) and any(
        span.covers(start) and span.covers(on) for span in facts.complete.get("papers", ())
    )


def _leaves_open(paper: Paper, appointment: Appointment, on: Day) -> bool:
    if paper.kind not in ("determination", "decision", "nomination"):
        return False
    if is_known(paper.topic) and paper.topic not in ("term", "vacancy"):
        return False  # On a matter of its own: no minute of an appointment.
    about = paper.about
    near = (
        not is_known(about)
        or _names(paper, appointment)
        or (about.get("seat") == appointment.seat and "person" not in about)
    )
    return near and (not is_known(paper.day) or on >= paper.day)


# -- the rules -------------------------------------------------------------------------------------------


@rule(
    "MEM-19",
    "GP member",
    duty=Duty.MUST,
    applies=IJB,
    in_force=since(ORDERS_COMMENCED),
    cites=[
        BOARDS_ORDER.cite("article 3(1)(f)", at="article/3"),
        BOARDS_ORDER.cite("article 5(2)(f)", at="article/5"),
    ],
)
def gp_is_a_member(facts: BoardFacts, on: Day) -> Iterator[Finding]:
    """A registered doctor on the Health Board's list of primary medical services performers must be a member.

    We read this as met where one such doctor is in post, whoever else sits as a general practitioner.
    We read this as not met by a place on another Health Board's list.
    """
    yield from gp_member(facts, on, VACANCY_NOTE)


@rule(
    "MEM-20",
    "Nurse member",
    duty=Duty.MUST,
    applies=IJB,
    in_force=since(ORDERS_COMMENCED),
    cites=[
        BOARDS_ORDER.cite("article 3(1)(g)", at="article/3"),
        BOARDS_ORDER.cite("article 5(2)(g)", at="article/5"),
    ],
)
def nurse_is_a_member(facts: BoardFacts, on: Day) -> Iterator[Finding]:
    """A registered nurse who is employed by the Health Board, or by a practice that has a general medical
    services contract with it, must be a member.

    We read this as met where one such nurse is in post, whoever else sits as a nurse.
    We read this as excluding practices with a contract under section 17C, councils and care homes.
    We read a practice that is named as the employer as one with a contract with this Health Board.
    """
    yield from nurse_member(facts, on, VACANCY_NOTE)


@rule(
    "MEM-21",
    "Hospital or other non-GP doctor member",
    duty=Duty.MUST,
    applies=IJB,
    in_force=since(ORDERS_COMMENCED),
    cites=[
        BOARDS_ORDER.cite("article 3(1)(h)", at="article/3"),
        BOARDS_ORDER.cite("article 5(2)(h)", at="article/5"),
    ],
)
def doctor_is_a_member(facts: BoardFacts, on: Day) -> Iterator[Finding]:
    """A registered doctor who is employed by the Health Board, and does not provide primary medical services,
    must be a member.

    We read this as met where one such doctor is in post, whoever else sits as a doctor.
    We read this as excluding a general practitioner whom the Health Board itself employs.
    """
    yield from doctor_member(facts, on, VACANCY_NOTE)


@rule(
    "MEM-22",
    "Professional members are the Health Board's choice",
    duty=Duty.MUST,
    applies=IJB,
    in_force=since(ORDERS_COMMENCED),
    cites=[
        BOARDS_ORDER.cite("article 3(2)", at="article/3"),
        BOARDS_ORDER.cite("article 5(3)", at="article/5"),
    ],
    over=professionals_in_post,
    none="No professional member is in post.",
)
def professionals_are_determined(thing: Appointment | Seat, facts: BoardFacts, on: Day) -> Iterator[Finding]:
    """The general practitioner, the nurse and the doctor must each be determined by the Health Board.

    We read this as more than a minute that notes the appointment; a minute leaves it open.
    We read a determination of a person for a seat as good for their later terms in it as well.
    """
    yield from chosen_by_health_board(thing, facts, on)
