"""Who must be on the board for staff, third sector, users and carers; further members; and who votes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from statute.day import Day
from statute.facts import (
    BASES,
    MAIN_LIST,
    NOMINEES,
    STAKEHOLDERS,
    Appointment,
    BoardFacts,
    SchemeVersion,
    Seat,
)
from statute.findings import Duty, Finding, Subject, cannot_tell, caution, met, not_met
from statute.holding import Headcount, basis_of, in_post, named, stands
from statute.instruments import (
    AMENDED_2015,
    AMENDMENT_2015,
    AMENDMENT_2025,
    BOARDS_ORDER,
    INTERPRETATION_2010,
    ORDERS_COMMENCED,
    SCHEME_REGULATIONS,
)
from statute.notes import SILENT_NOTE, VACANCY_NOTE
from statute.registry import IJB, MULTI, rule, since
from statute.rules.places import certain_member, members_or_gaps, place_not_filled
from statute.spans import in_words
from statute.unknown import CannotTell, Nothing, is_known, known
from statute.voting import VOTING_BASES, ballot_on

GROUPS: Final = {
    "STAFF": "staff of the authorities",
    "THIRD": "third sector",
    "USER": "service users",
    "CARER": "unpaid carers",
}
"""The four groups of stakeholders, under the basis of their members."""

# -- the four groups --------------------------------------------------------------------------------------


def stakeholder_groups(facts: BoardFacts, on: Day) -> Iterator[Subject]:
    """The four groups, as subjects."""
    for basis, words in GROUPS.items():
        yield Subject("group", basis, f"Member for {words}")


@rule(
    "MEM-23",
    "Each of the four stakeholder groups has at least one member",
    duty=Duty.MUST,
    applies=IJB,
    in_force=since(ORDERS_COMMENCED),
    cites=[
        BOARDS_ORDER.cite("article 3(6)", at="article/3"),
        BOARDS_ORDER.cite("article 3(7)", at="article/3"),
        BOARDS_ORDER.cite("article 5(6)", at="article/5"),
        BOARDS_ORDER.cite("article 5(7)", at="article/5"),
    ],
    over=stakeholder_groups,
)
def each_group_has_a_member(group: Subject, facts: BoardFacts, on: Day) -> Iterator[Finding]:
    """The board must appoint at least one member for the staff of the authorities, one for the third sector,
    one for service users and one for unpaid carers.

    We read this as one person for each group: one who sits for two is not ruled out, but is open to doubt.
    """
    count = in_post(facts, on, group.id)
    if count.nobody():
        yield place_not_filled(
            f"member for {GROUPS[group.id]}",
            count.empty,
            facts,
            on,
            note=VACANCY_NOTE,
            next_step="Seek a nominee from the group, and appoint them at a meeting of the board.",
            about=group,
            group=group.id,
        )
        return
    names = named(facts, count.people)
    doubled = [each for each in count.people if _sits_for_another_group(each, group.id, facts, on)]
    if doubled:
        who = " and ".join(named(facts, tuple(doubled)))
        yield caution(
            group,
            f"{who} sits for more than one group of stakeholders.",
            next="Appoint another person for one of the groups, or take advice.",
            group=group.id,
            members=names,
            doubled=named(facts, tuple(doubled)),
        )
        return
    verb = "sits" if len(names) == 1 else "sit"
    yield met(group, f"{' and '.join(names)} {verb} for {GROUPS[group.id]}.", group=group.id, members=names)


def _sits_for_another_group(person: str, basis: str, facts: BoardFacts, on: Day) -> bool:
    return any(
        each.person == person for other, each in _certain_places(facts, on, *STAKEHOLDERS) if other != basis
    )


def _certain_places(facts: BoardFacts, on: Day, *bases: str) -> Iterator[tuple[str, Appointment]]:
    """The appointments certainly held on the bases, each with its basis."""
    for basis in bases:
        for each in in_post(facts, on, basis).certain:
            yield basis, each


# -- no second place --------------------------------------------------------------------------------------


def stakeholders_in_post(facts: BoardFacts, on: Day) -> Iterator[Appointment | Seat]:
    """Stakeholder members that are or may be in post, and their seats whose holder is not known."""
    yield from members_or_gaps(facts, on, *STAKEHOLDERS)


@rule(
    "MEM-24",
    "Stakeholder member holds no main-list seat",
    duty=Duty.MUST,
    applies=IJB,
    in_force=since(AMENDED_2015),
    cites=[
        BOARDS_ORDER.cite("article 3(7A)", at="article/3"),
        BOARDS_ORDER.cite("article 5(7A)", at="article/5"),
        AMENDMENT_2015.cite("article 2", at="article/2"),
    ],
    over=stakeholders_in_post,
    none="No stakeholder member is in post.",
)
def stakeholder_has_no_other_seat(thing: Appointment | Seat, facts: BoardFacts, on: Day) -> Iterator[Finding]:
    """A member for a group of stakeholders must not also sit as a nominee, the chief social work officer, the
    proper officer for finance, or a professional.

    We read this as reaching article 5(2) too, where article 5(7A) points at paragraph (1).
    We read this as open to doubt for the chief officer, whose place is in a later paragraph.
    """
    appointment = certain_member(thing, facts, on)
    subject = facts.subject(appointment)
    name = facts.person_label(appointment.person)
    main = [each for _, each in _certain_places(facts, on, *MAIN_LIST) if each.person == appointment.person]
    if main:
        labels = [facts.subject(each).label for each in main]
        yield not_met(
            subject,
            f"{name} sits for a group of stakeholders and also has another seat: {'; '.join(labels)}.",
            next="End one of the two appointments.",
            note=SILENT_NOTE,
            stakeholder_seat=subject.label,
            other_seats=labels,
        )
        return
    in_post(facts, on, *MAIN_LIST).exactly()
    chief = in_post(facts, on, "CO")
    if appointment.person in chief.people:
        yield caution(
            subject,
            f"{name} is chief officer and also sits for a group of stakeholders.",
            next="Take advice on whether both may be held together.",
            note=SILENT_NOTE,
            stakeholder_seat=subject.label,
            other_seats=[
                facts.subject(each).label for each in chief.certain if each.person == appointment.person
            ],
        )
        return
    chief.exactly()
    yield met(subject, f"{name} has no other seat that rules this one out.")


# -- additional members -----------------------------------------------------------------------------------


def additional_members_in_post(facts: BoardFacts, on: Day) -> Iterator[Appointment | Seat]:
    """Additional members that are or may be in post, and their seats whose holder is not known."""
    yield from members_or_gaps(facts, on, "ADDL")


@rule(
    "MEM-25",
    "Additional members are eligible",
    duty=Duty.MUST,
    applies=IJB,
    in_force=since(ORDERS_COMMENCED),
    cites=[
        BOARDS_ORDER.cite("article 3(8)", at="article/3"),
        BOARDS_ORDER.cite("article 3(9)", at="article/3"),
        BOARDS_ORDER.cite("article 5(8)", at="article/5"),
        BOARDS_ORDER.cite("article 5(9)", at="article/5"),
    ],
    over=additional_members_in_post,
    none="There is no additional member.",
)
def additional_member_is_eligible(thing: Appointment | Seat, facts: BoardFacts, on: Day) -> Iterator[Finding]:
    """An additional member must not be a councillor, nor a non-executive director of the Health Board.

    We read this as a councillor of any council, and as lasting: it may arise after the appointment.
    """
    appointment = certain_member(thing, facts, on)
    subject = facts.subject(appointment)
    name = facts.person_label(appointment.person)
    roles, gap = _excluding_roles(appointment.person, facts, on)
    if roles:
        yield not_met(
            subject,
            f"{name} sits as an additional member and is {' and '.join(roles)}.",
            next="End this appointment.",
            note=SILENT_NOTE,
            member=name,
            roles=roles,
        )
        return
    if gap is not None:
        raise gap
    yield met(subject, f"{name} is neither a councillor nor a non-executive director of the Health Board.")


def _excluding_roles(person: str, facts: BoardFacts, on: Day) -> tuple[list[str], CannotTell | None]:
    """What a person certainly is that rules out an additional member, and what is not known of it."""
    roles: list[str] = []
    gap: CannotTell | None = None
    councils = _councils_of(person, facts, on)
    if councils:
        roles.append(f"a councillor of {' and '.join(councils)}")
    try:
        if not councils:
            stands(facts, person, "councillor", on)
    except CannotTell as missing:
        gap = missing
    try:
        if stands(facts, person, "non_executive", on, of=facts.health_board.authority):
            roles.append(f"a non-executive director of {facts.health_board.label}")
    except CannotTell as missing:
        gap = gap or missing
    return roles, gap


def _councils_of(person: str, facts: BoardFacts, on: Day) -> list[str]:
    """The councils of which a person certainly is a councillor, by name."""
    return [
        facts.authority_label(each.of)
        for each in facts.standings_by_person.get(person, ())
        if each.kind == "councillor" and each.value and facts.held_by_standing[each.id].on(on)
    ]


# -- who votes --------------------------------------------------------------------------------------------


@rule(
    "MEM-26",
    "Who votes follows from the basis of the seat and the day",
    duty=Duty.READING,
    applies=IJB,
    in_force=since(ORDERS_COMMENCED),
    cites=[
        BOARDS_ORDER.cite("article 1(2)", at="article/1"),
        AMENDMENT_2025.cite("article 2(2)", at="article/2"),
        INTERPRETATION_2010.cite("section 3(2)", at="section/3"),
    ],
)
def who_votes(facts: BoardFacts, on: Day) -> Iterator[Finding]:
    """Nominees of the councils and of the Health Board vote; from 1 September 2026 so do members for the
    third sector, service users and unpaid carers. Nobody else does.

    We read this as following the basis of the seat, not the person.
    We read the change as made at the beginning of that day, with no new appointment.
    We read a person in two seats as having one vote.
    We read the quorum as half of the voting members in post, and a requisition as two thirds, rounded up.
    """
    ballot = ballot_on(facts, on)
    voting_bases = VOTING_BASES.on(on)
    others = in_post(facts, on, *(basis for basis in BASES if basis not in voting_bases))
    board = facts.subject(facts)
    voting = [facts.subject(each).label for each in ballot.members]
    non_voting = [facts.subject(each).label for each in others.certain]
    if ballot.voting.unsure:
        yield cannot_tell(
            board,
            ballot.voting.unsure[0],
            voting_members_at_least=ballot.voting_members,
            voting=voting,
            non_voting=non_voting,
            voting_bases=sorted(voting_bases),
        )
        return
    yield met(
        board,
        f"Voting members: {ballot.voting_members}. Quorum: {ballot.quorum}. To requisition a meeting:"
        f" {ballot.requisition}.",
        voting_members=ballot.voting_members,
        quorum=ballot.quorum,
        requisition=ballot.requisition,
        voting=voting,
        non_voting=non_voting,
        voting_bases=sorted(voting_bases),
    )


# -- the scheme's number ----------------------------------------------------------------------------------


@rule(
    "MEM-33",
    "Wider membership is agreed and in the scheme",
    duty=Duty.MUST,
    applies=MULTI,
    in_force=since(ORDERS_COMMENCED),
    cites=[
        SCHEME_REGULATIONS.cite("regulation 2(3)", at="regulation/2"),
        SCHEME_REGULATIONS.cite("schedule", at="schedule"),
        BOARDS_ORDER.cite("article 5(8)", at="article/5"),
    ],
)
def wider_membership_is_in_the_scheme(facts: BoardFacts, on: Day) -> Iterator[Finding]:
    """The integration scheme must give the number of additional members and the arrangements for them, and
    the board must have that number.

    We read this as counting everybody whom no council and no Health Board nominated, stakeholders included.
    We read this as met whether the scheme counts a person in two places once or twice.
    We read this as binding beside article 5(8), under which the board may add members.
    """
    scheme = facts.scheme_on(on)
    wider = Wider(scheme, in_post(facts, on, *(basis for basis in BASES if basis not in NOMINEES)), facts)
    certain = [*_without_arrangements(wider), *_without_a_number(wider), *_too_many(wider)]
    yield from certain
    number = known(scheme.additional_members)
    if certain or not isinstance(number, int):
        return
    wider.count.exactly()
    if number not in (wider.count.at_least, len(wider.count.certain)):
        yield _short(wider, number)
        return
    if wider.beyond:
        known(scheme.additional_member_arrangements)
    yield met(
        facts.subject(facts),
        f"{wider.in_words} beyond the nominees, as {wider.version} provides.",
        **wider.told,
    )


@dataclass(frozen=True, slots=True)
class Wider:
    """The members whom nobody nominated, beside what the scheme of the day says of them."""

    scheme: SchemeVersion
    count: Headcount
    facts: BoardFacts

    @property
    def in_words(self) -> str:
        """How many there certainly are, for people."""
        return "1 member" if self.count.at_least == 1 else f"{self.count.at_least} members"

    @property
    def version(self) -> str:
        """The scheme version, for people."""
        return f"the scheme of {in_words(self.scheme.from_)}"

    @property
    def beyond(self) -> list[str]:
        """Those whom the Order does not ask for, by label."""
        members = [each for each in self.count.certain if basis_of(each, self.facts) == "ADDL"]
        return [self.facts.subject(each).label for each in members]

    @property
    def told(self) -> dict[str, Any]:
        """What every finding about them tells."""
        number = self.scheme.additional_members
        said = (
            {"scheme_number": str(number) if isinstance(number, Nothing) else number}
            if is_known(number)
            else {}
        )
        return said | {
            "scheme_from": self.scheme.from_,
            "in_post": self.count.at_least,
            "members": [self.facts.subject(each).label for each in self.count.certain],
            "beyond_the_statutory_list": self.beyond,
        }


def _without_arrangements(wider: Wider) -> Iterator[Finding]:
    if wider.beyond and isinstance(wider.scheme.additional_member_arrangements, Nothing):
        yield not_met(
            wider.facts.subject(wider.facts),
            f"No arrangements for additional members in {wider.version}; in post: {'; '.join(wider.beyond)}.",
            next="Ask the authorities to revise the scheme.",
            **wider.told,
        )


def _without_a_number(wider: Wider) -> Iterator[Finding]:
    if isinstance(wider.scheme.additional_members, Nothing):
        yield not_met(
            wider.facts.subject(wider.facts),
            f"No number of additional members in {wider.version}.",
            next="Ask the authorities to revise the scheme.",
            **wider.told,
        )


def _too_many(wider: Wider) -> Iterator[Finding]:
    number = wider.scheme.additional_members
    if isinstance(number, int) and wider.count.at_least > number:
        yield not_met(
            wider.facts.subject(wider.facts),
            f"{wider.in_words} beyond the nominees, where {wider.version} provides for {number}. The"
            " board may add members (article 5(8)), but the number in the scheme binds as well.",
            next="Ask the authorities to revise the scheme, or end the appointments it does not provide for.",
            **wider.told,
        )


def _short(wider: Wider, number: int) -> Finding:
    return not_met(
        wider.facts.subject(wider.facts),
        f"{wider.in_words} beyond the nominees, where {wider.version} provides for {number}.",
        next="Fill the places the scheme provides for, or ask the authorities to revise it.",
        **wider.told,
    )
