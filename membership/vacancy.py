"""A place that is not filled: whose it is to fill, since when, and the steps to somebody in the seat.

Reads facts and asks the law; nothing here reads the clock.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final, Protocol
from urllib.parse import urlencode

from membership.roll import SeatShown, seat_shown
from statute.assessing import RuleFailed, answer
from statute.day import Day
from statute.facts import (
    NOMINEES,
    OFFICERS,
    PROFESSIONALS,
    STAKEHOLDERS,
    BoardFacts,
    Paper,
    Seat,
)
from statute.findings import Finding, Outcome
from statute.holding import OFFICES, last_holder, office_holders
from statute.instruments import BOARDS_ORDER, COMMITTEES_ORDER, Citation
from statute.registry import IJB, REGISTRY, Rule
from statute.rules.departures import first_known_day
from statute.rules.terms import OFFICE_OF
from statute.spans import in_words
from statute.unknown import CannotTell, is_known

NOTICE_RULE: Final = "VAC-02"
SINGLE, MULTI, COMMITTEE = "single", "multi", "committee"


class Way(StrEnum):
    """How a seat comes to be filled."""

    NOMINATED = "nominated"
    DETERMINED = "determined"
    BY_OFFICE = "by office"
    APPOINTED = "appointed"
    UNKNOWN = "unknown"


WAYS: Final[Mapping[str, Way]] = {
    **dict.fromkeys(NOMINEES, Way.NOMINATED),
    **dict.fromkeys(PROFESSIONALS, Way.DETERMINED),
    **dict.fromkeys((*OFFICERS, "HB_FD", "LA_S95"), Way.BY_OFFICE),
    **dict.fromkeys((*STAKEHOLDERS, "ADDL"), Way.APPOINTED),
}
RULES: Final[Mapping[str, Mapping[str, str]]] = {
    SINGLE: {"LA_NOM": "MEM-11", "HB_NOM": "MEM-12", "CSWO": "MEM-16"},
    MULTI: {"LA_NOM": "MEM-30", "HB_NOM": "MEM-31", "CSWO": "MEM-32"},
    COMMITTEE: {
        **dict.fromkeys(NOMINEES, "JMC-02"),
        **dict.fromkeys(("CSWO", "HB_FD", "LA_S95"), "JMC-04"),
        **dict.fromkeys(PROFESSIONALS, "JMC-05"),
        **dict.fromkeys(STAKEHOLDERS, "JMC-06"),
    },
}
ON_A_BOARD: Final[Mapping[str, str]] = {
    "CO": "MEM-17",
    "CFO": "MEM-18",
    "GP": "MEM-19",
    "NURSE": "MEM-20",
    "HOSPDR": "MEM-21",
    **dict.fromkeys(STAKEHOLDERS, "MEM-23"),
    "ADDL": "MEM-25",
}
OWN_OFFICERS: Final = ("CO", "CFO")
"""Officers whom the board itself appoints, so that there is nobody to write to."""


class Links(Protocol):
    """Where the steps are done; an empty address for whoever may not."""

    def appoint(self, seat: str, person: str) -> str:
        """Give the page on which somebody is appointed, who may be known by now."""
        ...

    def appoint_officer(self, seat: str) -> str:
        """Give the page on which an acting or interim officer is appointed."""
        ...

    def record_paper(self, purpose: str, query: str) -> str:
        """Give the page on which a paper is recorded."""
        ...

    def people(self) -> str:
        """Give the page of the board and its people."""
        ...


@dataclass(frozen=True)
class Step:
    """One thing to do, how it stands, and where it is done."""

    title: str
    says: str
    state: str
    is_done: bool = False
    action: str = ""
    address: str = ""
    is_last: bool = False


@dataclass(frozen=True)
class Vacancy:
    """A place that is not filled on a day; `notice` is what VAC-02 finds of it, where it bears on it."""

    on: date
    seat: Seat
    shown: SeatShown
    board: str
    way: Way
    whose: str
    rule: Rule | None
    cites: tuple[Citation, ...]
    scope: str
    notice: Finding | None
    last_holder: str

    @property
    def since(self) -> date:
        """The first day on which it is known to have been empty."""
        found = self.shown.on_day.empty_since
        assert found is not None
        return found.day

    @property
    def six_months_on(self) -> date | None:
        """The day from which the Scottish Ministers must be told; None where they need not be."""
        day = self.notice.facts.get("six_months_on") if self.notice else None
        return day if isinstance(day, date) else None

    @property
    def ministers_due(self) -> bool:
        """Whether the Scottish Ministers are to be told by now."""
        return self.six_months_on is not None and self.on >= self.six_months_on

    @property
    def ministers_told(self) -> bool:
        """Whether that notice is on record."""
        return self.notice is not None and "notice_given_on" in self.notice.facts

    @property
    def whose_words(self) -> str:
        """Whose it is to fill, in words."""
        office = OFFICES.get(OFFICE_OF.get(self.basis, ""), "the officer")
        return {
            Way.NOMINATED: f"{self.whose} nominates",
            Way.DETERMINED: f"{self.whose} determines who sits here",
            Way.BY_OFFICE: f"It goes with an office: the {office} sits here",
            Way.APPOINTED: "The board appoints",
            Way.UNKNOWN: "Not on record: what the seat is for",
        }[self.way]

    @property
    def basis(self) -> str:
        """What the seat is for; empty where that is not on record."""
        return self.seat.basis if is_known(self.seat.basis) else ""


def vacancy_of(seat: Seat, facts: BoardFacts, on: date) -> Vacancy | None:
    """Give a place that is known to be empty on a day; None where it is not, or nobody can tell."""
    shown = seat_shown(seat, facts, on)
    if not shown.is_empty:
        return None
    basis = seat.basis if is_known(seat.basis) else ""
    way, scope = WAYS.get(basis, Way.UNKNOWN), _scope(facts, on)
    rule = REGISTRY.get(
        RULES.get(scope, {}).get(basis, "" if scope == COMMITTEE else ON_A_BOARD.get(basis, ""))
    )
    last = last_holder(seat, facts, Day(on))
    return Vacancy(
        on,
        seat,
        shown,
        facts.board.name,
        way,
        _whose(seat, basis, facts),
        rule,
        cites_of(rule, scope) if rule else (),
        scope,
        _notice(seat, facts, on),
        facts.person_label(last.person) if last else "",
    )


def _scope(facts: BoardFacts, on: date) -> str:
    """Which part of the law the board is under; empty where that is not on record."""
    try:
        regime = facts.regime_on(Day(on))
    except CannotTell:
        return ""
    if regime is None:
        return ""
    return {"ijb_single": SINGLE, "ijb_multi": MULTI}[regime] if regime in IJB else COMMITTEE


def cites_of(rule: Rule, scope: str) -> tuple[Citation, ...]:
    """Give the provisions of a rule that bear on one kind of board; all of them where the kind is unknown.

    The Order sets out article 3 for a board of one council and article 5 for one of several.
    """
    other = {SINGLE: "article 5", MULTI: "article 3"}.get(scope)
    orders = {BOARDS_ORDER.title, COMMITTEES_ORDER.title}
    fitting = [each for each in rule.cites if not (other and _is_of(each, other))]
    return tuple(each for each in fitting if each.instrument in orders) or tuple(fitting)


def _is_of(cite: Citation, article: str) -> bool:
    return cite.instrument == BOARDS_ORDER.title and cite.provision.split("(")[0] == article


def _whose(seat: Seat, basis: str, facts: BoardFacts) -> str:
    for authority in (seat.nominated_by, seat.represents):
        if is_known(authority):
            return facts.authority_label(authority)
    if basis in (*PROFESSIONALS, "HB_NOM", "HB_FD"):
        try:
            return facts.health_board.label
        except CannotTell:
            return "The Health Board"
    return "The council" if basis in ("LA_NOM", "CSWO", "LA_S95") else ""


def _notice(seat: Seat, facts: BoardFacts, on: date) -> Finding | None:
    """What VAC-02 finds of the seat; None where it does not bear on it, or could not be asked."""
    try:
        found = answer(REGISTRY[NOTICE_RULE], facts, on).findings
    except RuleFailed:
        return None
    own = [each for each in found if (each.subject.type, each.subject.id) == ("seat", seat.id)]
    # A time that is over may still be judged beside the one that goes on.
    still = [each for each in own if "empty_until" not in each.facts]
    return next((each for each in still if each.outcome is not Outcome.NOT_APPLICABLE), None)


# -- what to do next --------------------------------------------------------------------------------------


def steps_of(vacancy: Vacancy, facts: BoardFacts, links: Links) -> list[Step]:
    """Give the steps from the empty seat to somebody in it, in their order, with how each stands."""
    by_way: dict[Way, Callable[[Vacancy, BoardFacts, Links], Iterator[Step]]] = {
        Way.NOMINATED: _nominated,
        Way.DETERMINED: _determined,
        Way.BY_OFFICE: _by_office,
        Way.APPOINTED: _appointed,
        Way.UNKNOWN: _unknown,
    }
    return list(by_way[vacancy.way](vacancy, facts, links))


def _nominated(vacancy: Vacancy, facts: BoardFacts, links: Links) -> Iterator[Step]:
    paper = _paper("nomination", vacancy, facts)
    yield _asked(vacancy, bool(paper))
    yield _papered(
        "Record the nomination", "nomination", f"{vacancy.whose} says in writing whom it nominates.", paper,
        vacancy, facts, links,
    )  # fmt: skip
    if vacancy.notice is not None:
        yield _ministers(vacancy, links)
    yield _appoint(vacancy, paper, facts, links)


def _determined(vacancy: Vacancy, facts: BoardFacts, links: Links) -> Iterator[Step]:
    paper = _paper("determination", vacancy, facts)
    yield _asked(vacancy, bool(paper))
    yield _papered(
        "Record the determination", "determination", f"{vacancy.whose} determines who sits here; noting an "
        "appointment is not enough (rule MEM-22).", paper, vacancy, facts, links,
    )  # fmt: skip
    yield _appoint(vacancy, paper, facts, links)


def _by_office(vacancy: Vacancy, facts: BoardFacts, links: Links) -> Iterator[Step]:
    office = OFFICE_OF[vacancy.basis]
    holders = office_holders(facts, office, Day(vacancy.on))
    names = ", ".join(facts.person_label(each) for each in holders)
    yield Step(
        f"Find out who is {OFFICES[office]}",
        "Whoever holds the office sits here, as long as they hold it. Record the office on their own page.",
        f"On record: {names}" if names else "Not on record",
        bool(names),
        "Find them among the people",
        "" if names else links.people(),
    )
    if vacancy.basis in OWN_OFFICERS:
        yield Step(
            "If somebody acts for the time being",
            "An acting or interim officer is appointed on a page of its own, with the papers for it.",
            "Only where it is so",
            False,
            "Appoint an acting or interim officer",
            links.appoint_officer(vacancy.seat.id),
        )
    yield _appoint(vacancy, None, facts, links, holders[0] if len(holders) == 1 else "")


def _appointed(vacancy: Vacancy, facts: BoardFacts, links: Links) -> Iterator[Step]:
    yield _asked(vacancy, False)
    yield Step(
        "The board decides",
        "The board appoints at a meeting. Put it on the agenda, with the term.",
        "Not kept here",
    )
    yield _appoint(vacancy, None, facts, links)


def _unknown(vacancy: Vacancy, facts: BoardFacts, links: Links) -> Iterator[Step]:
    yield _appoint(vacancy, None, facts, links)


def _asked(vacancy: Vacancy, answered: bool) -> Step:
    whom = vacancy.whose if vacancy.way is not Way.APPOINTED else "the people concerned"
    return Step(
        f"Ask {whom}",
        "A letter stands below, ready to be sent. Whether it was sent is not kept here.",
        "Answered" if answered else "To do",
        answered,
        "Go to the letter",
        "" if answered else "#letter",
    )


def _papered(
    title: str, kind: str, says: str, paper: Paper | None, vacancy: Vacancy, facts: BoardFacts, links: Links
) -> Step:
    known = {"seat": vacancy.seat.id}
    if is_known(vacancy.seat.nominated_by):
        known["from"] = vacancy.seat.nominated_by
    elif vacancy.way is Way.DETERMINED:
        known["from"] = _health_board(facts)
    address = links.record_paper(kind, urlencode({name: each for name, each in known.items() if each}))
    return Step(title, says, _paper_state(paper, facts), paper is not None, title, "" if paper else address)


def _health_board(facts: BoardFacts) -> str:
    try:
        return facts.health_board.authority
    except CannotTell:
        return ""


def _paper_state(paper: Paper | None, facts: BoardFacts) -> str:
    if paper is None:
        return "Not on record"
    day = first_known_day(paper)
    who = paper.about.get("person") if is_known(paper.about) else None
    words = f"On record: {facts.person_label(who)}" if who else "On record"
    return f"{words}, {in_words(day)}" if day else words


def _paper(kind: str, vacancy: Vacancy, facts: BoardFacts) -> Paper | None:
    """Give the latest paper of a kind about the seat that was given since its last holder began."""
    since = _last_beginning(vacancy.seat, facts, vacancy.on)
    fitting = [
        (first_known_day(each) or date.min, each)
        for each in facts.papers_by_kind.get(kind, ())
        if is_known(each.about) and each.about.get("seat") == vacancy.seat.id
    ]
    later = [
        pair for pair in fitting if since < pair[0] <= vacancy.on and not _is_used(pair[1], vacancy, facts)
    ]
    return max(later, key=lambda pair: pair[0])[1] if later else None


def _last_beginning(seat: Seat, facts: BoardFacts, on: date) -> date:
    last = last_holder(seat, facts, Day(on))
    return last.starts_on if last is not None and is_known(last.starts_on) else date.min


def _is_used(paper: Paper, vacancy: Vacancy, facts: BoardFacts) -> bool:
    """Whether it names somebody who has sat here already."""
    sat = {each.person for each in facts.appointments_by_seat.get(vacancy.seat.id, ())}
    return is_known(paper.about) and paper.about.get("person") in sat


def _ministers(vacancy: Vacancy, links: Links) -> Step:
    day = vacancy.six_months_on
    query = urlencode({"seat": vacancy.seat.id, "from": "board"})
    title = "Tell the Scottish Ministers"
    says = "After six months the chair must tell them in writing, with the reasons."
    if vacancy.ministers_told:
        return Step(title, says, "On record", True)
    if not vacancy.ministers_due:
        return Step(title, says, f"Not before {in_words(day)}" if day else "Cannot tell when")
    address = links.record_paper("notice-vacancy", query)
    return Step(title, f"{says} A letter stands below.", "To do", False, "Record the notice", address)


def _appoint(
    vacancy: Vacancy, paper: Paper | None, facts: BoardFacts, links: Links, person: str = ""
) -> Step:
    named = paper.about.get("person", "") if paper and is_known(paper.about) else person
    who = facts.person_label(named) if named else "somebody"
    return Step(
        f"Appoint {who}",
        "You see what the law would say before anything is saved.",
        "Place not filled",
        False,
        f"Appoint {who}",
        links.appoint(vacancy.seat.id, named),
        is_last=True,
    )
