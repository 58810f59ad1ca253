"""The set-up guide of a board: eleven tasks, each with its state worked out from the record.

Nothing here is stored, so that anybody may go on where somebody else left off. Reads facts, never the clock.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, Final

from compliance.setup.needs import asked_of_members
from compliance.setup.seats import can_be_proposed, latest_regime, missing_seats
from statute.day import Day
from statute.facts import BoardFacts, SchemeVersion, step_on
from statute.holding import state_of
from statute.localities import localities_on
from statute.offices import CHAIR, VICE, office_on
from statute.planning import coverage_on
from statute.registry import LEAD_AGENCY, MULTI
from statute.unknown import CannotTell, is_known

CLAIMED: Final[Mapping[str, str]] = {
    "seats": "Every seat of the board",
    "standings": "What members are: councillors, directors, office-holders, professionals",
    "appointing_periods": "Chairs, vice-chairs and the periods for which they are appointed",
    "papers": "Nominations, determinations, notices and other papers",
    "scheme_versions": "Every version of the integration scheme",
    "groups": "Every group and committee of the board",
    "decisions": "Decisions on groups, localities and services",
    "consultations": "What the planning group was asked, and what became of it",
    "localities": "Every locality",
    "involvements": "Who takes part in each locality",
    "issues": "Issues raised from the localities",
}
"""The lists of which the guide asks from which day they are complete; no rule asks it of the others."""

TERMS_SINGLE: Final = ("nominees", "agreed_number", "specified_number", "first_chair_by", "chair_term_months")
TERMS_OF: Final[Mapping[str, tuple[str, ...]]] = {
    "single": (*TERMS_SINGLE, "vice_term_months"),
    "multi": (
        "nominees",
        "chair_arrangements",
        "chair_term_months",
        "vice_term_months",
        "additional_members",
        "additional_member_arrangements",
    ),
    "lead": ("nominees", "additional_members", "administration", "funding"),
}
"""What the law makes of a scheme, by the model of integration: the terms that the guide waits for."""


FEWEST_LOCALITIES: Final = 2
"""How many a strategic plan must have (the Act, section 29(3)(a))."""


class State(StrEnum):
    """How far a task is."""

    DONE = "done"
    BEGUN = "begun"
    TO_DO = "to do"
    WAITING = "waiting"

    @property
    def words(self) -> str:
        """What the page says."""
        return {"done": "Done", "begun": "In part", "to do": "Not begun", "waiting": "Cannot begin yet"}[self]


@dataclass(frozen=True)
class Progress:
    """How far a task is, and what is there or wanting."""

    state: State
    says: str


@dataclass(frozen=True)
class Task:
    """One task of the guide, with the route of its page."""

    number: int
    title: str
    why: str
    route: str
    progress: Progress

    @property
    def is_done(self) -> bool:
        """Whether it is done."""
        return self.progress.state is State.DONE


@dataclass(frozen=True)
class Guide:
    """All the tasks of a board."""

    tasks: tuple[Task, ...]

    @property
    def done(self) -> int:
        """How many are done."""
        return sum(task.is_done for task in self.tasks)

    @property
    def next(self) -> Task | None:
        """The first that is not done; None where all are."""
        return next((task for task in self.tasks if not task.is_done), None)


def guide_of(facts: BoardFacts, on: date, *, users: int) -> Guide:
    """Give the guide for what is on record of a board, as it stands on a day; `users` can sign in for it."""
    told = [*(progress(facts, on) for progress in _PROGRESS), _users(users)]
    return Guide(
        tuple(
            Task(number, *words, progress)
            for number, (words, progress) in enumerate(zip(_TASKS, told, strict=True), 1)
        )
    )


def _of(done: int, total: int, words: str) -> Progress:
    state = State.DONE if done >= total else State.BEGUN if done else State.TO_DO
    return Progress(state, f"{done} of {total} {words}")


def _identified(facts: BoardFacts, on: date) -> Progress:
    regime = latest_regime(facts)
    established = facts.board.established
    wanting = [
        words
        for words, known in (
            ("the model of integration", regime is not None),
            ("the establishing order", is_known(established.order) or regime in LEAD_AGENCY),
            ("the day it took effect", is_known(established.effective_on) or regime in LEAD_AGENCY),
        )
        if not known
    ]
    if not wanting:
        return Progress(State.DONE, f"{facts.board.name}, {facts.regime_words(regime or '')}")
    known = regime is not None or is_known(established.order) or is_known(established.effective_on)
    state = State.BEGUN if known else State.TO_DO
    return Progress(state, f"Not on record: {', '.join(wanting)}")


def _authorities(facts: BoardFacts, on: date) -> Progress:
    parties = facts.parties if is_known(facts.board.parties) else ()
    councils = [party for party in parties if party.kind == "council"]
    wanted = 2 if latest_regime(facts) in MULTI else 1
    wanting = [] if len(councils) < len(parties) else ["the Health Board"]
    wanting += ["the council" if wanted == 1 else "both councils"] if len(councils) < wanted else []
    wanting += [
        f"how many councillors {party.label} has" for party in councils if not _is_counted(facts, party, on)
    ]
    if not wanting:
        return Progress(State.DONE, ", ".join(party.label for party in parties))
    return Progress(State.BEGUN if parties else State.TO_DO, f"Not on record: {', '.join(wanting)}")


def _is_counted(facts: BoardFacts, party: Any, on: date) -> bool:
    try:
        facts.council_size_on(party, Day(on))
    except CannotTell:
        return False
    return True


def terms_wanted(facts: BoardFacts) -> tuple[str, ...]:
    """Give the terms of the scheme that the law makes something of, under the board's model."""
    regime = latest_regime(facts)
    return TERMS_OF["lead" if regime in LEAD_AGENCY else "multi" if regime in MULTI else "single"]


def _scheme(facts: BoardFacts, on: date) -> Progress:
    if not can_be_proposed(facts):
        return Progress(State.WAITING, "First say which model the board follows, and its authorities")
    version = step_on(facts.scheme_versions, on)
    if version is None:
        return Progress(State.TO_DO, "No version of the scheme is on record for today")
    wanted = terms_wanted(facts)
    return _of(sum(_is_read(version, term) for term in wanted), len(wanted), "of its terms are on record")


def _is_read(version: SchemeVersion, term: str) -> bool:
    return is_known(getattr(version, term))


def _seats(facts: BoardFacts, on: date) -> Progress:
    if not can_be_proposed(facts):
        return Progress(State.WAITING, "First say which model the board follows, and its authorities")
    missing, there = len(missing_seats(facts, on)), len(facts.board_seats)
    if not missing:
        return Progress(State.DONE, f"{there} seats, all that the law asks for among them")
    state = State.BEGUN if there else State.TO_DO
    return Progress(state, f"{there} seats on record; {missing} that the law asks for are not")


def _people(facts: BoardFacts, on: date) -> Progress:
    seats = facts.board_seats
    if not seats:
        return Progress(State.WAITING, "First record the seats")
    open_ = [seat for seat in seats if not state_of(seat, facts, on).holders]
    known_empty = [seat for seat in open_ if state_of(seat, facts, on).missing is None]
    settled = len(seats) - len(open_) + len(known_empty)
    told = f" ({len(known_empty)} known to be empty)" if known_empty else ""
    return _of(settled, len(seats), f"seats are accounted for{told}")


def _needs(facts: BoardFacts, on: date) -> Progress:
    members = [seat for seat in facts.board_seats if state_of(seat, facts, on).holders]
    if not members:
        return Progress(State.WAITING, "First record who sits where")
    asked = asked_of_members(facts, on)
    if not asked:
        return Progress(State.DONE, "What the law asks each member to be is on record")
    wanting = sum(len(each.needs) for each in asked)
    state = State.BEGUN if facts.standings else State.TO_DO
    return Progress(state, f"Answers not on record: {wanting}; members they are about: {len(asked)}")


def _chair(facts: BoardFacts, on: date) -> Progress:
    if not facts.appointments:
        return Progress(State.WAITING, "First record who sits where")
    offices = (CHAIR,) if latest_regime(facts) in LEAD_AGENCY else (CHAIR, VICE)
    held = [_is_held(facts, office, on) for office in offices]
    empty = held.count(False)
    told = f" ({empty} known to be empty)" if empty else ""
    return _of(len(held) - held.count(None), len(offices), f"offices are accounted for{told}")


def _is_held(facts: BoardFacts, office: str, on: date) -> bool | None:
    """Whether somebody holds an office; None where nobody can tell."""
    try:
        state = office_on(facts, office, Day(on))
        return True if state.holders else False if state.is_vacant else None
    except CannotTell:
        return None


def _localities(facts: BoardFacts, on: date) -> Progress:
    there = len(localities_on(facts, Day(on)).certain)
    if there >= FEWEST_LOCALITIES:
        return Progress(State.DONE, f"{there} localities")
    if there:
        return Progress(State.BEGUN, "1 locality; a strategic plan has two or more")
    return Progress(State.TO_DO, "No locality is on record; a strategic plan has two or more")


def _planning_group(facts: BoardFacts, on: date) -> Progress:
    try:
        coverage = coverage_on(facts, Day(on))
    except CannotTell:
        coverage = None
    if coverage is None:
        return Progress(State.TO_DO, "No strategic planning group is on record for today")
    settled = sum(bool(place.people or place.gap) for place in coverage.places)
    told = f" ({len(coverage.gaps)} known to be empty)" if coverage.gaps else ""
    return _of(settled, len(coverage.places), f"places are accounted for{told}")


def _complete(facts: BoardFacts, on: date) -> Progress:
    if not facts.seats:
        return Progress(State.WAITING, "First record the seats")
    lists = sum(facts.is_complete(name, on) for name in CLAIMED)
    seats = all(any(span.covers(on) for span in seat.known) for seat in facts.board_seats)
    return _of(lists + seats, len(CLAIMED) + 1, "parts are said to be complete today")


def _users(users: int) -> Progress:
    if users > 1:
        return Progress(State.DONE, f"{users} people can sign in")
    return Progress(State.TO_DO, "Only one person can sign in; a second means that somebody can stand in")


_PROGRESS: Final[tuple[Callable[[BoardFacts, date], Progress], ...]] = (
    _identified,
    _authorities,
    _scheme,
    _seats,
    _people,
    _needs,
    _chair,
    _localities,
    _planning_group,
    _complete,
)

_TASKS: Final = (
    (
        "Identify the board",
        "Its name, the order that established it, and the model of integration it follows.",
        "compliance:set_up_identity",
    ),
    (
        "Constituent authorities",
        "The Health Board and the councils that prepared the scheme, and how large each council is.",
        "compliance:set_up_authorities",
    ),
    (
        "What the integration scheme says",
        "The numbers of nominees, who appoints the first chair, the terms and the arrangements.",
        "compliance:set_up_scheme",
    ),
    (
        "Seats",
        "Every seat the Order asks for is proposed with its article; take it over or change it.",
        "compliance:set_up_seats",
    ),
    (
        "Who sits where",
        "One line a seat: name, first day and term.",
        "compliance:set_up_people",
    ),
    (
        "What members are",
        "What the law asks each member to be: councillor, non-executive director, nurse and so on.",
        "compliance:set_up_standings",
    ),
    (
        "Chair and vice-chair",
        "Who holds the offices, appointed by whom and for how long.",
        "membership:chair",
    ),
    (
        "Localities",
        "The areas into which the strategic plan divides the authority, and who takes part in each.",
        "localities:list",
    ),
    (
        "Planning group",
        "Who speaks on the strategic planning group for each nominating body, interest and locality.",
        "planning_group:page",
    ),
    (
        "What is complete",
        "From which day on everything is on record: only then can a place be known to be empty.",
        "compliance:set_up_complete",
    ),
    (
        "Users",
        "Who can sign in for the board, and as what.",
        "users:list",
    ),
)
