"""A group on a day in words: what it may decide, to whom it reports, who chairs it, when it met."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, Final

from django.urls import reverse

from boards.models import Board
from membership.models import Decision as DecisionRow
from membership.models import Group as GroupRow
from membership.pages import AddressesOn
from membership.roll import NOT_ON_RECORD, Named, in_plain_words
from statute.day import Day
from statute.facts import BoardFacts, Paper
from statute.holding import in_post, office_holders, state_of
from statute.offices import CHAIR, VICE, office_on
from statute.planning import days_of
from statute.rules.planning_group_procedure import USUAL_REVIEW_MONTHS
from statute.spans import in_words, months_after
from statute.structure import CHAIRED_BY, GROUP_KINDS, POWERS, Decision, Group
from statute.unknown import Nothing, Unknown, is_known

BOARD: Final = "board"
STATUTORY: Final = {True: "Statutory", False: "Not statutory"}
SHORT_POWERS: Final = {"none": "Does not decide", "advisory": "Advises", "delegated": "Decides"}
CHAIR_SEAT: Final = "CHAIR"
# The officers who may chair a group, and the seat that goes with their office.
OFFICER_SEATS: Final = {"chief_officer": "CO", "board_proper_officer": "CFO"}


class GroupAddresses:
    """Where the pages of the groups and decisions of a board are, by their ids in the record."""

    def __init__(self, board: Board, query: str = "") -> None:
        self.board, self.query = board, query

    @cached_property
    def _groups(self) -> dict[str, Any]:
        return dict(GroupRow.objects.filter(board=self.board).values_list("ref", "public_id"))

    @cached_property
    def _decisions(self) -> list[Any]:
        rows = DecisionRow.objects.filter(board=self.board).order_by("pk")
        return list(rows.values_list("public_id", flat=True))

    def group(self, group: str) -> str:
        """Give the address of a group's page; nothing for one that the record does not list."""
        return self.act("group", group) if group in self._groups else ""

    def act(self, route: str, group: str) -> str:
        """Give the address of the page of an act on a group."""
        return reverse(f"groups:{route}", args=[self.board.slug, self._groups[group]]) + self.query

    def decision(self, place: int, route: str = "decision") -> str:
        """Give the address of a page about a decision, by its place in the record."""
        return reverse(f"groups:{route}", args=[self.board.slug, self._decisions[place]]) + self.query


@dataclass(frozen=True)
class ChairShown:
    """With which office the chair goes, and who takes it on a day; `missing` says what is not on record."""

    words: str
    people: tuple[Named, ...]
    missing: str = ""


@dataclass(frozen=True)
class TermsShown:
    """When the terms of reference were last settled, and until when they are to be looked at again."""

    reviewed_on: date | None
    due_on: date | None
    is_past: bool

    @property
    def reviewed(self) -> str:
        """When they were last settled."""
        if self.reviewed_on is None:
            return "No decision on them is on record"
        return f"Last settled on {in_words(self.reviewed_on)}"

    @property
    def due(self) -> str:
        """When they are to be looked at again; a day that has gone by is said to have gone by."""
        if self.due_on is None:
            return "No day for a review is on record"
        if self.is_past:
            return f"A review was due by {in_words(self.due_on)}, and is not on record"
        return f"Next review due by {in_words(self.due_on)}"


@dataclass(frozen=True)
class ReportsTo(Named):
    """To whom a group reports; `note` says that it is not there on the day."""

    note: str = ""


@dataclass(frozen=True)
class GroupShown:
    """A group on a day, ready to be shown."""

    group: Group
    name: str
    address: str
    kind: str
    statutory: str
    power: str
    short_power: str
    reports_to: ReportsTo
    chair: ChairShown
    how_often: str
    last_met: str
    terms: TermsShown
    # False where it is not known whether it was there on the day.
    is_certain: bool

    @property
    def is_statutory(self) -> bool:
        """Whether the board counts it among the groups that the law asks for."""
        return self.group.statutory is True

    @property
    def marks(self) -> tuple[str, ...]:
        """What it is, in the few words that a box has room for; that it is not statutory goes without."""
        told = (self.kind, self.statutory if self.is_statutory else NOT_ON_RECORD, self.short_power)
        return tuple(each for each in told if each != NOT_ON_RECORD)


def group_shown(
    group: Group, facts: BoardFacts, on: date, groups: GroupAddresses, addresses: AddressesOn
) -> GroupShown:
    """Give one group on a day."""
    return GroupShown(
        group,
        group.label,
        groups.group(group.id),
        GROUP_KINDS[group.kind] if is_known(group.kind) else NOT_ON_RECORD,
        STATUTORY[group.statutory] if is_known(group.statutory) else NOT_ON_RECORD,
        POWERS[group.power] if is_known(group.power) else NOT_ON_RECORD,
        SHORT_POWERS[group.power] if is_known(group.power) else NOT_ON_RECORD,
        reports_to(group, facts, on, groups),
        chair_of(group, facts, on, addresses),
        how_often(group),
        _last_met(group, facts, on),
        terms_of(group, facts, on),
        days_of(group, facts).on(on) is True,
    )


def reports_to(group: Group, facts: BoardFacts, on: date, groups: GroupAddresses) -> ReportsTo:
    """Give the group, or the board, to which a group reports on a day."""
    if isinstance(group.parent, Unknown):
        return ReportsTo("", NOT_ON_RECORD, "")
    if isinstance(group.parent, Nothing):
        return ReportsTo("", "Nobody here: it stands beside the board", "")
    if group.parent in (BOARD, facts.board.slug):
        return ReportsTo(BOARD, "The board", "")
    name, address = facts.group_label(group.parent), groups.group(group.parent)
    above = facts.group_by_id.get(group.parent)
    return ReportsTo(group.parent, name, address, "" if above is None else _not_there(above, facts, on))


def _not_there(group: Group, facts: BoardFacts, on: date) -> str:
    """Say that a group is not there on a day, after its name; nothing where it is or may be."""
    if isinstance(group.to, date) and group.to < on:
        return f"which ended on {in_words(group.to)}"
    return "which had not begun" if days_of(group, facts).on(on) is False else ""


def chair_of(group: Group, facts: BoardFacts, on: date, addresses: AddressesOn) -> ChairShown:
    """Give who chairs a group on a day: whoever holds the office it goes with, and who sits in its chair."""
    office = group.chaired_by if is_known(group.chaired_by) else ""
    words = CHAIRED_BY.get(office, "Not on record")
    seated, doubt = _in_the_chair(group, facts, on)
    people, missing = _holders(office, facts, on)
    named = tuple(
        Named(each, facts.person_label(each), addresses.person(each))
        for each in dict.fromkeys([*people, *seated])
    )
    return ChairShown(words, named, "" if named else missing or doubt or "Nobody is on record")


def _holders(office: str, facts: BoardFacts, on: date) -> tuple[list[str], str]:
    """Give who holds an office on a day, and what is not known of it where nobody certainly does."""
    if office in (CHAIR, VICE):
        state = office_on(facts, office, Day(on))
        missing = f"Not on record: {state.missing}" if state.missing else "Nobody on this day"
        return [each.holder.person for each in state.holders], missing
    if office in OFFICER_SEATS:
        named = office_holders(facts, office, Day(on))
        return list(named or in_post(facts, Day(on), OFFICER_SEATS[office]).people), ""
    return [], ""


def _in_the_chair(group: Group, facts: BoardFacts, on: date) -> tuple[list[str], str]:
    """Give who sits in the chair's own place on a group, and what is known of it where nobody does."""
    people, doubt = [], ""
    for seat in facts.seats_by_group.get(group.id, ()):
        if is_known(seat.basis) and seat.basis == CHAIR_SEAT:
            state = state_of(seat, facts, Day(on))
            people += [each.person for each in state.holders]
            doubt = f"Not on record: {state.missing}" if state.missing else "Place not filled"
    return people, doubt


def how_often(group: Group) -> str:
    """Say how often a group is to meet."""
    if not is_known(group.meetings_a_year):
        return ""
    number = group.meetings_a_year
    return "Once a year" if number == 1 else f"{number} times a year" if number else "Meets when needed"


@dataclass(frozen=True)
class Meeting:
    """A meeting of a group on record, and its place among the papers."""

    day: date
    place: int
    paper: Paper


def meetings_of(group: str, facts: BoardFacts) -> list[Meeting]:
    """Give the meetings of a group that are on record, the latest first."""
    found = [
        Meeting(each.given_on, place, each)
        for place, each in enumerate(facts.papers)
        if _is_meeting_of(group, each) and is_known(each.given_on)
    ]
    return sorted(found, key=lambda each: each.day, reverse=True)


def _is_meeting_of(group: str, paper: Paper) -> bool:
    return paper.kind == "meeting" and is_known(paper.about) and paper.about.get("group") == group


def _last_met(group: Group, facts: BoardFacts, on: date) -> str:
    papers = facts.papers_by_kind.get("meeting", ())
    days = [each.given_on for each in papers if _is_meeting_of(group.id, each) and is_known(each.given_on)]
    last = max((day for day in days if day <= on), default=None)
    return in_words(last) if last else ""


def terms_of(group: Group, facts: BoardFacts, on: date) -> TermsShown:
    """Give when a group's terms of reference were last settled, and when they are next to be looked at."""
    days = [
        each.on
        for each in decisions_about(group.id, facts)
        if is_known(each.topic) and each.topic == "terms_of_reference" and _was_taken(each, on)
    ]
    reviewed = max((day for day in days if is_known(day)), default=None)
    due = group.review_due_on if is_known(group.review_due_on) else None
    if reviewed is not None and (due is None or due <= reviewed):
        due = months_after(reviewed, _months(facts, on))
    return TermsShown(reviewed, due, due is not None and due < on)


def _was_taken(decision: Decision, on: date) -> bool:
    return is_known(decision.on) and decision.on <= on and decision.recommends is not True


def _months(facts: BoardFacts, on: date) -> int:
    setting = facts.setting_on(Day(on))
    if setting is not None and is_known(setting.terms_of_reference_months):
        return setting.terms_of_reference_months
    return USUAL_REVIEW_MONTHS


def decisions_about(group: str, facts: BoardFacts) -> list[Decision]:
    """Give the decisions that concern a group."""
    return [each for each in facts.decisions if each.names("group") == group]


# -- the structure -----------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Branch:
    """A group with those that report to it."""

    shown: GroupShown
    below: tuple["Branch", ...]

    @property
    def all(self) -> Iterator[GroupShown]:
        """The group and all that hang from it, from above."""
        yield self.shown
        for each in self.below:
            yield from each.all


@dataclass(frozen=True)
class Structure:
    """The groups of a day: those under the board, those beside it, and those that hang from nothing then."""

    under_board: tuple[Branch, ...]
    beside: tuple[Branch, ...]
    after_another: tuple[Branch, ...]
    before_another: tuple[Branch, ...]
    unplaced: tuple[Branch, ...]

    @property
    def parts(self) -> tuple[tuple[str, tuple[Branch, ...]], ...]:
        """The parts, each under its heading; those that are empty are left out."""
        parts = (
            ("Under the board", self.under_board),
            ("Beside the board", self.beside),
            ("The group they reported to has ended", self.after_another),
            ("The group they report to had not begun", self.before_another),
            ("To whom these report is not on record", self.unplaced),
        )
        return tuple((words, found) for words, found in parts if found)

    @property
    def all(self) -> list[GroupShown]:
        """Every group, in the order of the structure."""
        return [shown for _, branches in self.parts for branch in branches for shown in branch.all]


def groups_on(facts: BoardFacts, on: date) -> list[Group]:
    """Give the groups that were, or may have been, there on a day, kind by kind."""
    there = [each for each in facts.groups if days_of(each, facts).on(on) is not False]
    return sorted(there, key=_rank)


def _rank(group: Group) -> int:
    return list(GROUP_KINDS).index(group.kind) if is_known(group.kind) else len(GROUP_KINDS)


def structure_on(facts: BoardFacts, on: date, groups: GroupAddresses, addresses: AddressesOn) -> Structure:
    """Give the structure of a board's groups on a day."""
    there = groups_on(facts, on)
    shown = {each.id: group_shown(each, facts, on, groups, addresses) for each in there}
    below: dict[str, list[Group]] = {}
    for each in there:
        below.setdefault(_place_of(each, facts, shown, on), []).append(each)

    def branches(found: Iterable[Group]) -> tuple[Branch, ...]:
        return tuple(Branch(shown[each.id], branches(below.get(each.id, ()))) for each in found)

    return Structure(*(branches(below.get(place, ())) for place in PLACES))


BESIDE: Final = "beside the board"
AFTER_ANOTHER: Final = "under a group that has ended"
BEFORE_ANOTHER: Final = "under a group that had not begun"
UNPLACED: Final = "not known"
PLACES: Final = (BOARD, BESIDE, AFTER_ANOTHER, BEFORE_ANOTHER, UNPLACED)


def _place_of(group: Group, facts: BoardFacts, there: dict[str, GroupShown], on: date) -> str:
    """Give what a group hangs from on the day: another group, the board, or one of the other places."""
    if isinstance(group.parent, Nothing):
        return BESIDE
    if isinstance(group.parent, Unknown):
        return UNPLACED
    if group.parent in (BOARD, facts.board.slug):
        return BOARD
    above = facts.group_by_id.get(group.parent)
    if above is None:
        return UNPLACED
    if above.id in there:
        return above.id
    return AFTER_ANOTHER if isinstance(above.to, date) and above.to < on else BEFORE_ANOTHER


def days_in_words(group: Group) -> str:
    """Say from when to when a group lasts."""
    last = in_words(group.to) if isinstance(group.to, date) else ""
    until = f" to {last}" if last else ", last day not on record" if isinstance(group.to, Unknown) else ""
    first = in_plain_words(group.from_) if is_known(group.from_) else "a day not on record"
    return f"From {first}{until}"
