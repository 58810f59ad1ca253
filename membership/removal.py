"""Removing a member step by step: the ways the law has, and how far the record shows each to have come."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from statute.day import Day
from statute.facts import Appointment, BoardFacts, Paper
from statute.leaving import earliest_last_day, last_day_by_law, may_be_removed_by_authority
from statute.registry import LEAD_AGENCY, REGISTRY, Rule
from statute.rules.absences import Meeting, attendances, meetings_of, missed_in_a_row
from statute.rules.departures import papers_about, the_board, the_member
from statute.spans import in_words
from statute.unknown import CannotTell, is_known

DONE, OPEN, CANNOT_TELL = "done", "open", "cannot tell"


@dataclass(frozen=True)
class Progress:
    """How far a step has come: its state, what the record says, and what is missing or comes of it."""

    state: str
    told: tuple[str, ...] = ()

    @property
    def is_done(self) -> bool:
        """Whether the record has it."""
        return self.state == DONE

    @property
    def words(self) -> str:
        """The state in words."""
        return {DONE: "On record", OPEN: "Not on record", CANNOT_TELL: "Cannot tell"}[self.state]


Ask = Callable[[Appointment, BoardFacts, date], Progress]


@dataclass(frozen=True)
class Step:
    """Something to be done and recorded; `name` is its place in addresses."""

    name: str
    title: str
    says: str
    ask: Ask
    action: str = "Record it"


@dataclass(frozen=True)
class Way:
    """A way in which a member can be removed, with its steps in order; it ends with the end of the seat."""

    how: str
    title: str
    says: str
    rules: tuple[str, ...]
    committee_rules: tuple[str, ...]
    steps: tuple[Step, ...]

    def rules_for(self, facts: BoardFacts, on: date) -> tuple[Rule, ...]:
        """Give the rules of law that the way rests on, as they apply to the board on a day."""
        ids = self.committee_rules if is_committee(facts, on) else self.rules
        return tuple(REGISTRY[each] for each in ids)


def is_committee(facts: BoardFacts, on: date) -> bool:
    """Whether the board is certainly a monitoring committee on a day."""
    try:
        return facts.regime_on(Day(on)) in LEAD_AGENCY
    except CannotTell:
        return False


# -- how far each step has come ----------------------------------------------------------------------------


def _missed(appointment: Appointment, facts: BoardFacts, on: date) -> Progress:
    try:
        rows = missed_in_a_row(appointment, facts, Day(on))
        absent = [each.day for each in _meetings(appointment, facts, on) if not each.came]
    except CannotTell as gap:
        return Progress(CANNOT_TELL, (f"Not on record: {gap.missing}.",))
    told = tuple(f"Missed: {in_words(day)}" for day in absent)
    if any(row.certain for row in rows):
        return Progress(DONE, told)
    if rows:
        return Progress(CANNOT_TELL, (*told, "Not on record: whether a good cause was given for each."))
    return Progress(OPEN, told)


def _meetings(appointment: Appointment, facts: BoardFacts, on: date) -> list[Meeting]:
    return meetings_of(attendances(facts, Day(on)).get(appointment.id, []), facts)


def _of_papers(found: Callable[[Appointment, BoardFacts], tuple[Paper, ...]]) -> Ask:
    """Ask for papers: any certain one is enough."""

    def ask(appointment: Appointment, facts: BoardFacts, on: date) -> Progress:
        papers = found(appointment, facts)
        return Progress(DONE, tuple(map(paper_in_words, papers))) if papers else Progress(OPEN)

    return ask


def paper_in_words(paper: Paper) -> str:
    """Say when a paper was given, received, and takes effect, as far as that is on record."""
    days = (("given on", paper.given_on), ("received on", paper.received_on), ("from", paper.effective_on))
    said = [f"{words} {in_words(day)}" for words, day in days if isinstance(day, date)]
    if is_known(paper.form):
        said.append({"written": "in writing", "electronic": "electronic", "spoken": "spoken"}[paper.form])
    words = ", ".join(said) or "no day on record"
    return words[:1].upper() + words[1:]


def _decisions(appointment: Appointment, facts: BoardFacts) -> tuple[Paper, ...]:
    return papers_about(appointment, facts, "decision", "removal", from_=the_board(facts)).certain


def _notices_to_member(appointment: Appointment, facts: BoardFacts) -> tuple[Paper, ...]:
    return papers_about(appointment, facts, "notice", "removal", to=the_member(appointment)).certain


def _notices_of_authority(readers: Callable[[Appointment, BoardFacts], frozenset[str]]) -> Ask:
    def found(appointment: Appointment, facts: BoardFacts) -> tuple[Paper, ...]:
        nominated_by = facts.seat_by_id[appointment.seat].nominated_by
        senders = {nominated_by} if is_known(nominated_by) else None
        to = readers(appointment, facts)
        return papers_about(appointment, facts, "notice", "removal", from_=senders, to=to).certain

    return _of_papers(found)


def _agreements(appointment: Appointment, facts: BoardFacts, on: date) -> Progress:
    """The agreement of every constituent authority, as a monitoring committee needs it."""
    parties = facts.board.parties if is_known(facts.board.parties) else ()
    found = {
        party.label: papers_about(appointment, facts, "agreement", "removal", from_=(party.authority,))
        for party in parties
    }
    agreed = {label: papers.certain for label, papers in found.items()}
    told = [f"{label}: {paper_in_words(papers[0]).lower()}" for label, papers in agreed.items() if papers]
    return Progress(DONE if parties and len(told) == len(parties) else OPEN, tuple(told))


def _ground(appointment: Appointment, facts: BoardFacts, on: date) -> Progress:
    rows = facts.standings_by_person.get(appointment.person, ())
    grounds = [each for each in rows if each.kind == "disqualified" and each.value]
    told = tuple(
        f"Arose on {in_words(each.starts_on)}" if is_known(each.starts_on) else "No day on record"
        for each in grounds
    )
    return Progress(DONE if grounds else OPEN, told)


# -- the ways ----------------------------------------------------------------------------------------------

DECISION = Step(
    "decision",
    "The board decides",
    "The decision is the board’s own, taken at a meeting and minuted.",
    _of_papers(_decisions),
)
MONTH = "A month’s notice in writing. The month runs from the day it is received."

WAYS: Final[Mapping[str, Way]] = {
    "absence": Way(
        "absence",
        "For missed meetings",
        "The board may remove a member who missed three of its meetings in a row without illness or another"
        " reasonable cause. It need not.",
        ("END-04", "END-05"),
        ("JMC-10",),
        (
            Step(
                "attendance",
                "Three missed meetings in a row",
                "Record the meetings of the board that they missed, and whether a good cause was given.",
                _missed,
                "Record missed meetings",
            ),
            DECISION,
            Step("notice", "The board gives the member notice", MONTH, _of_papers(_notices_to_member)),
        ),
    ),
    "conduct": Way(
        "conduct",
        "For their conduct",
        "The board may remove a member who brings it into disrepute or acts in a way that does not fit its"
        " functions, from a day that it states in writing.",
        ("END-06",),
        ("JMC-10",),
        (
            DECISION,
            Step(
                "notice",
                "The board tells the member from which day",
                "In writing, with the day from which the removal takes effect.",
                _of_papers(_notices_to_member),
            ),
        ),
    ),
    "authority": Way(
        "authority",
        "By the authority that nominated them",
        "An authority may remove a member whom it nominated, and nobody else, by a month’s notice in writing"
        " to the member and to the board. A resignation by the member is quicker.",
        ("END-09", "END-10"),
        ("JMC-10",),
        (
            Step(
                "notice",
                "The authority gives the member notice",
                MONTH,
                _notices_of_authority(lambda appointment, facts: the_member(appointment)),
            ),
            Step(
                "notice-to-board",
                "The authority gives the board notice",
                MONTH,
                _notices_of_authority(lambda appointment, facts: the_board(facts)),
            ),
        ),
    ),
    "disqualification": Way(
        "disqualification",
        "Because they are disqualified",
        "A member who becomes disqualified must be removed at once. The board has no choice, and no notice is"
        " needed.",
        ("END-07",),
        ("END-07",),
        (
            Step(
                "ground",
                "The ground and the day it arose",
                "Only the category and the day are kept, and only secretaries see them.",
                _ground,
                "Record it with the end",
            ),
        ),
    ),
}
AGREEMENT = Step(
    "agreement",
    "The Health Board and the council agree",
    "On a monitoring committee a removal for conduct needs the agreement of both.",
    _agreements,
)


def ways_for(appointment: Appointment, facts: BoardFacts) -> Iterator[Way]:
    """Give the ways in which the member may be removed."""
    for how, way in WAYS.items():
        if how != "authority" or may_be_removed_by_authority(appointment, facts):
            yield way


def steps_of(way: Way, facts: BoardFacts, on: date) -> tuple[Step, ...]:
    """Give the steps of a way, as they apply to the board on a day."""
    if way.how == "conduct" and is_committee(facts, on):
        return (AGREEMENT, *way.steps[1:])
    return way.steps


def last_day_words(way: Way, appointment: Appointment, facts: BoardFacts) -> str:
    """Say when the time in the seat may, or must, end; or what has to be recorded to tell."""
    try:
        earliest = earliest_last_day(appointment, facts, way.how)
        by_law = last_day_by_law(appointment, facts, way.how)
    except CannotTell as gap:
        return f"Cannot tell yet. Not on record: {gap.missing}."
    if by_law is not None:
        return f"The last day in the seat is {in_words(by_law)} at the latest."
    if earliest is not None:
        return f"The earliest lawful last day in the seat is {in_words(earliest)}."
    if way.how == "disqualification":
        return "The last day in the seat is the day the ground arose, at the latest."
    return "The earliest lawful last day is worked out once the notice in writing is on record."
