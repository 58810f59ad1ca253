"""JMC-02 to JMC-07, JMC-09 and JMC-15: who sits on the monitoring committee of a lead agency area."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from statute.dated import Dated
from statute.day import Day
from statute.facts import BASES, NOMINEES, PROFESSIONALS, STAKEHOLDERS, Appointment, BoardFacts, Party, Seat
from statute.findings import Duty, Finding, Subject, caution, met, not_applicable, not_met
from statute.holding import Headcount, in_post, named, office_holders, stands, state_of
from statute.instruments import (
    AMENDED_2015,
    AMENDMENT_2015,
    COMMITTEES_ORDER,
    ORDERS_COMMENCED,
    SCHEME_REGULATIONS,
)
from statute.notes import COMMITTEE_VACANCY_NOTE
from statute.offices import CHAIR, office_on
from statute.registry import LEAD_AGENCY, rule, since
from statute.rules.numbers import Side, nominees_on, side_of
from statute.rules.places import certain_member, members_or_gaps, place_not_filled, seats_in_question
from statute.rules.professionals import determined_by_health_board, doctor_member, gp_member, nurse_member
from statute.rules.terms import (
    OFFICE_OF,
    as_long_as_office,
    earlier_terms,
    further_term,
    members_by_office,
    members_in_post,
    not_past_term,
    term_within_limit,
)
from statute.spans import in_words
from statute.unknown import CannotTell, Nothing, is_known, known

LED_BY_HEALTH_BOARD: Final = frozenset({"lead_hb", "lead_joint"})
"""The models of section 1(4)(b) and (d) of the Act, under which the Health Board carries out functions."""

LED_BY_COUNCIL: Final = frozenset({"lead_la", "lead_joint"})
"""The models of section 1(4)(c) and (d) of the Act, under which the council carries out functions."""

Test = Callable[[], Iterator[Finding]]


def _asked_in_turn(*tests: Test) -> Iterator[Finding]:
    """What several tests of one subject find; a fact missing in one never hides what another finds."""
    gap: CannotTell | None = None
    for test in tests:
        try:
            yield from test()
        except CannotTell as missing:
            gap = gap or missing
    if gap is not None:
        raise gap


def _several_councils(facts: BoardFacts) -> bool:
    """Whether more than one council prepared the scheme; raises where none is on record."""
    if not facts.councils:
        raise CannotTell("which councils prepared the integration scheme")
    return len(facts.councils) > 1


# -- how many nominees ------------------------------------------------------------------------------------

FEWEST: Final = 3
"""The fewest councillors, and the fewest nominees of the Health Board, on a monitoring committee."""

COUNCILS_COUNTED_TOGETHER: Final = 3
"""The most councils whose councillors are counted together; of more, each nominates at least one."""


def sides(facts: BoardFacts, on: Day) -> Iterator[Subject | Party]:
    """The two sides and, where more than three councils prepared the scheme, each council."""
    yield Subject("group", "LA_NOM", "Councillors nominated by the council")
    yield Subject("group", "HB_NOM", "Members nominated by the Health Board")
    several = _several_councils(facts)
    if several and len(facts.councils) > COUNCILS_COUNTED_TOGETHER:
        yield from facts.councils


@rule(
    "JMC-02",
    "At least three councillors and three Health Board nominees",
    duty=Duty.MUST,
    applies=LEAD_AGENCY,
    in_force=since(ORDERS_COMMENCED),
    cites=[
        COMMITTEES_ORDER.cite("article 3(1)(a) and (b)", at="article/3"),
        COMMITTEES_ORDER.cite("article 4(2)(a) and (b)", at="article/4"),
    ],
    over=sides,
)
def enough_nominees(thing: Subject | Party, facts: BoardFacts, on: Day) -> Iterator[Finding]:
    """At least three councillors and at least three nominees of the Health Board must be in post.

    The councillors of two or three councils are counted together; of more than three councils each must have
    one. The two sides need not be equal. The numbers in the integration scheme bind as well (MEM-02).

    We read this as counting people: somebody who is also a nominee of another side fills neither place.
    """
    if isinstance(thing, Party):
        subject, side, fewest = facts.subject(thing), side_of(thing, facts), 1
    else:
        subject, side, fewest = thing, Side(thing.id), FEWEST
    nominees = nominees_on(facts, on, side)
    filling, at_most = nominees.filling, nominees.at_most_of(fewest)
    shown: dict[str, Any] = {
        "in_post": filling.in_words(),
        "fewest": fewest,
        "names": named(facts, nominees.people),
    }
    if nominees.doubled:
        shown["in_two_seats"] = named(facts, nominees.doubled)
    if filling.at_least >= fewest:
        yield met(
            subject,
            f"In post: {filling.in_words()}; there must be at least {fewest}.",
            **shown,
        )
    elif at_most is not None and at_most < fewest:
        count = str(at_most) if at_most == filling.at_least else f"at most {at_most}"
        empty = [facts.seat_label(seat) for seat in nominees.count.empty]
        yield not_met(
            subject,
            f"Place not filled: {count} in post, where there must be at least {fewest}.",
            next="Ask the authority to nominate.",
            note=COMMITTEE_VACANCY_NOTE,
            empty_seats=empty,
            **shown,
        )
    else:
        raise CannotTell(filling.missing)


# -- who the Health Board nominates -----------------------------------------------------------------------

FEWEST_NON_EXECUTIVES: Final = 2
"""How many non-executives a Health Board nominates that is unable to find three."""


@dataclass(frozen=True, slots=True)
class _Nominee:
    """What a Health Board nominee is; None where that is not known, and ``missing`` says why."""

    name: str
    words: str
    non_executive: bool | None
    appropriate: bool | None = None
    missing: str = ""


def _nominee(person: str, facts: BoardFacts, on: Day) -> _Nominee:
    """Whether somebody is a non-executive or, failing that, another member and no councillor."""
    name, board = facts.person_label(person), facts.health_board.authority
    try:
        if stands(facts, person, "non_executive", on, of=board):
            return _Nominee(name, "a non-executive", True)
    except CannotTell as gap:
        return _Nominee(name, "not on record", None, missing=gap.missing)
    missing = ""
    for kind, fits, unfit in (
        ("health_board_member", True, "not a member of the Health Board"),
        ("councillor", False, "a councillor"),
    ):
        try:
            if stands(facts, person, kind, on, of=board if fits else None) is not fits:
                return _Nominee(name, unfit, False, False)
        except CannotTell as gap:
            missing = missing or gap.missing
    words = "no non-executive" if missing else "another member of the Health Board"
    return _Nominee(name, words, False, None if missing else True, missing)


def _was_unable(facts: BoardFacts, on: Day) -> bool | None:
    """Whether the Health Board's latest paper says it could not find three; None where there is no paper."""
    latest: tuple[date, bool] | None = None
    for paper in facts.papers:
        if paper.kind != "inability" or (is_known(paper.topic) and paper.topic != "non_executives"):
            continue
        if is_known(paper.from_) and paper.from_ != facts.health_board.authority:
            continue
        day = known(paper.day)
        if on >= day and known(paper.topic) and known(paper.from_) and (latest is None or day >= latest[0]):
            latest = (day, known(paper.says))
    return None if latest is None else latest[1]


def _not_open(nominees: list[_Nominee], possible_non_executives: int | None) -> str | None:
    """Why somebody who is no non-executive certainly may not be nominated; None where that is not certain."""
    others = [each for each in nominees if each.non_executive is False]
    unfit = [each for each in others if each.appropriate is False]
    found = sum(1 for each in nominees if each.non_executive)
    if len(others) > 1:
        return "More than one nominee is no non-executive."
    if unfit:
        return f"{unfit[0].name} is {unfit[0].words}."
    if found >= FEWEST:
        return f"Three non-executives were found, so {others[0].name} could not be nominated in place of one."
    if possible_non_executives is not None and possible_non_executives < FEWEST_NON_EXECUTIVES:
        return "Fewer than two non-executives are nominated."
    return None


@rule(
    "JMC-03",
    "Health Board nominees non-executive, or two plus one appropriate person",
    duty=Duty.MUST,
    applies=LEAD_AGENCY,
    in_force=since(ORDERS_COMMENCED),
    cites=[
        COMMITTEES_ORDER.cite("article 3(3) and (4)", at="article/3"),
        COMMITTEES_ORDER.cite("article 4(4) and (5)", at="article/4"),
    ],
)
def health_board_nominates_non_executives(facts: BoardFacts, on: Day) -> Iterator[Finding]:
    """The Health Board nominates non-executive directors.

    Where it is unable to find three, it nominates two, and one other of its members who is not a councillor.

    We read this as closed once three non-executives are found, and as never covering more than one person.
    We read this as what the Health Board's latest paper on the matter says. Where somebody else is nominated
    and no paper says whether the Health Board was unable, nobody can tell.
    """
    board = facts.health_board
    subject = facts.subject(board)
    count = in_post(facts, on, "HB_NOM")
    nominees = [_nominee(person, facts, on) for person in count.people]
    shown: dict[str, Any] = {"nominees": [{"person": each.name, "is": each.words} for each in nominees]}
    if any(each.non_executive is False for each in nominees):
        maybe = len(count.unsure) + sum(1 for each in nominees if each.non_executive is not False)
        reason = _not_open(nominees, maybe if facts.is_complete("seats", on) else None)
        if reason is None:
            unable = _was_unable(facts, on)
            shown["inability"] = {True: "recorded", False: "recorded as able", None: "not recorded"}[unable]
            if unable is False:
                reason = f"{board.label} is on record as able to nominate three non-executives."
        if reason is not None:
            note = {"note": COMMITTEE_VACANCY_NOTE} if count.empty else {}
            step = "Ask the Health Board to nominate a non-executive director instead."
            yield not_met(subject, reason, next=step, **(shown | note))
            return
    _refuse_unknown_nominee(nominees, count)
    if not nominees:
        yield not_applicable(subject, "No Health Board nominee is in post on this day.")
    elif all(each.non_executive for each in nominees):
        yield met(subject, "Every Health Board nominee is a non-executive.", **shown)
    else:
        if shown["inability"] == "not recorded":
            raise CannotTell(f"whether {board.label} was unable to nominate three non-executives")
        message = (
            f"{board.label} was unable to nominate three non-executives, and nominated one other member."
        )
        yield met(subject, message, **shown)


def _refuse_unknown_nominee(nominees: list[_Nominee], count: Headcount) -> None:
    """Raise where what a nominee is, or who else is one, is not known."""
    for each in nominees:
        if each.missing:
            raise CannotTell(each.missing)
    count.exactly()


# -- members by office ------------------------------------------------------------------------------------

PLACES: Final = {
    "CSWO": "chief social work officer",
    "HB_FD": "director of finance of the Health Board",
    "LA_S95": "the council's proper officer for finance",
}
"""The members by office, under the basis of their seats."""


def officers_by_model(facts: BoardFacts, on: Day) -> Iterator[Subject]:
    """The offices whose holders must be members under the model of the day."""
    regime = facts.regime_on(on)
    yield Subject("group", "CSWO", BASES["CSWO"])
    if regime in LED_BY_HEALTH_BOARD:
        yield Subject("group", "HB_FD", BASES["HB_FD"])
    if regime in LED_BY_COUNCIL:
        yield Subject("group", "LA_S95", BASES["LA_S95"])


def _holds_office(person: str, basis: str, facts: BoardFacts, on: Day) -> bool:
    """Whether somebody holds the office of a seat, for any council that prepared the scheme.

    An office has one holder at a time, so where another certainly holds it this person does not.
    """
    _several_councils(facts)
    parties = (facts.health_board,) if basis == "HB_FD" else facts.councils
    office = OFFICE_OF[basis]
    gap: CannotTell | None = None
    for party in parties:
        holders = office_holders(facts, office, on, of=party.authority)
        if person in holders:
            return True
        try:
            if not holders:
                stands(facts, person, "office_holder", on, of=party.authority, office=office)
        except CannotTell as missing:
            gap = gap or missing
    if gap is not None:
        raise gap
    return False


@rule(
    "JMC-04",
    "Officers by model",
    duty=Duty.MUST,
    applies=LEAD_AGENCY,
    in_force=since(ORDERS_COMMENCED),
    cites=[
        COMMITTEES_ORDER.cite("article 3(1)(c) to (f)", at="article/3"),
        COMMITTEES_ORDER.cite("article 4(2)(c) to (f)", at="article/4"),
        AMENDMENT_2015.cite("article 3", at="article/3"),
    ],
    over=officers_by_model,
)
def officers_are_members(group: Subject, facts: BoardFacts, on: Day) -> Iterator[Finding]:
    """The chief social work officer must be a member, and the officers for finance of the bodies that lead.

    They are the director of finance of the Health Board where that leads, the council's proper officer for
    finance where the council leads, and both where both do. Of several councils, one council's officer is
    enough. A committee has no seat for a chief officer.

    We read this as: an office has one holder at a time, so where somebody certainly holds it nobody else
    does.
    """
    place = PLACES[group.id]
    count = in_post(facts, on, group.id)
    if count.nobody():
        step = f"Record who is {place}, and since when, as a member."
        yield place_not_filled(
            place, count.empty, facts, on, note=COMMITTEE_VACANCY_NOTE, next_step=step, about=group
        )
        return
    gap: CannotTell | None = None
    for person in count.people:
        try:
            if _holds_office(person, group.id, facts, on):
                yield met(
                    group,
                    f"{facts.person_label(person)} is {place} and a member.",
                    members=named(facts, count.people),
                )
                return
        except CannotTell as missing:
            gap = gap or missing
    if gap is not None:
        raise gap
    if count.doubts:
        raise CannotTell(count.doubts[0])
    names = named(facts, count.people)
    yield not_met(
        group,
        f"Place not properly filled: {' and '.join(names)} sits as {place} and does not hold the office.",
        next="End this appointment, and record the holder of the office as the member.",
        members=names,
    )


# -- professionals ----------------------------------------------------------------------------------------


@rule(
    "JMC-05",
    "Three professional members chosen by the Health Board",
    duty=Duty.MUST,
    applies=LEAD_AGENCY,
    in_force=since(ORDERS_COMMENCED),
    cites=[
        COMMITTEES_ORDER.cite("article 3(1)(g) to (i) and (2)", at="article/3"),
        COMMITTEES_ORDER.cite("article 4(2)(g) to (i) and (3)", at="article/4"),
    ],
)
def professionals_are_members(facts: BoardFacts, on: Day) -> Iterator[Finding]:
    """A general practitioner, a nurse and another doctor must be members, determined by the Health Board.

    The general practitioner is a registered doctor on the Health Board's list of performers. The nurse is
    registered, and employed by the Health Board or by a practice that has a general medical services contract
    with it. The other doctor is registered, employed by the Health Board, and not providing primary medical
    services.

    We read this as the same tests as those for an integration joint board (MEM-19 to MEM-22).
    """
    tests = (gp_member, nurse_member, doctor_member, determined_by_health_board)
    yield from _asked_in_turn(*(_bound(test, facts, on) for test in tests))


def _bound(test: Callable[[BoardFacts, Day, str], Iterator[Finding]], facts: BoardFacts, on: Day) -> Test:
    return lambda: test(facts, on, COMMITTEE_VACANCY_NOTE)


# -- stakeholders -----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Group:
    """A group of stakeholders; for staff, the kind of authority whose staff they are."""

    id: str
    words: str
    basis: str
    staff_of: str = ""


GROUPS: Final = {
    group.id: group
    for group in (
        Group("STAFF_HB", "staff of the Health Board", "STAFF", "health_board"),
        Group("STAFF_LA", "staff of the council", "STAFF", "council"),
        Group("THIRD", "the third sector", "THIRD"),
        Group("USER", "service users", "USER"),
        Group("CARER", "unpaid carers", "CARER"),
    )
}
"""Every group that may have to be represented on a monitoring committee."""

STAFF_BY_MODEL: Final = Dated(
    (ORDERS_COMMENCED, False, COMMITTEES_ORDER.cite("article 4(7)", at="article/4")),
    (AMENDED_2015, True, AMENDMENT_2015.cite("article 3", at="article/3")),
)
"""Whether, with several councils, the model decides whose staff are represented; before, both were."""


def groups_by_model(facts: BoardFacts, on: Day) -> Iterator[Subject]:
    """The groups that must be represented under the model of the day."""
    regime = facts.regime_on(on)
    both = not STAFF_BY_MODEL.on(on) and _several_councils(facts)
    for group in GROUPS.values():
        leads = LED_BY_HEALTH_BOARD if group.staff_of == "health_board" else LED_BY_COUNCIL
        if not group.staff_of or both or regime in leads:
            yield Subject("group", group.id, f"Member for {group.words}")


def _is_for(seat: Seat, group: Group, facts: BoardFacts) -> bool:
    """Whether a seat is a group's; raises where that is not recorded."""
    if known(seat.basis) != group.basis:
        return False
    return not group.staff_of or facts.kind_of(known(seat.represents)) == group.staff_of


def _in_post_for(group: Group, facts: BoardFacts, on: Day) -> Headcount:
    """Who is in post for a group, and what leaves the count open."""
    certain: list[Appointment] = []
    empty: list[Seat] = []
    unsure: list[str] = []
    for seat in facts.board_seats:
        state = state_of(seat, facts, on)
        try:
            if not _is_for(seat, group, facts):
                continue
        except CannotTell as gap:
            if state.holders or state.missing is not None:
                unsure.append(gap.missing)
            continue
        certain.extend(state.holders)
        if state.missing is not None:
            unsure.append(state.missing)
        elif not state.holders:
            empty.append(seat)
    unlisted = None if facts.is_complete("seats", on) else seats_in_question([group.basis])
    if unlisted is not None:
        unsure.append(unlisted)
    return Headcount(tuple(certain), tuple(empty), tuple(unsure), unlisted)


@rule(
    "JMC-06",
    "Stakeholder groups by model",
    duty=Duty.MUST,
    applies=LEAD_AGENCY,
    in_force=since(ORDERS_COMMENCED),
    cites=[
        COMMITTEES_ORDER.cite("article 3(5) and (6)", at="article/3"),
        COMMITTEES_ORDER.cite("article 4(6) and (7)", at="article/4"),
        AMENDMENT_2015.cite("article 3", at="article/3"),
    ],
    over=groups_by_model,
)
def each_group_is_represented(subject: Subject, facts: BoardFacts, on: Day) -> Iterator[Finding]:
    """The third sector, service users, unpaid carers and staff each have at least one member.

    Staff means those of the Health Board where it leads, those of the council where that leads, and one
    member for each where both do. Before 20 March 2015 a committee of several councils had both groups of
    staff under every model.

    We read this as one person for each group: one who sits for two is not excluded, but is open to doubt.
    We read this as asking for one member for the staff of several councils, not one for each council.
    """
    group = GROUPS[subject.id]
    count = _in_post_for(group, facts, on)
    if count.nobody():
        yield place_not_filled(
            f"member for {group.words}",
            count.empty,
            facts,
            on,
            note=COMMITTEE_VACANCY_NOTE,
            next_step="Seek a nominee from the group, and appoint them.",
            about=subject,
        )
        return
    names = named(facts, count.people)
    others = [GROUPS[each.id] for each in groups_by_model(facts, on) if each.id != group.id]
    elsewhere = {person for other in others for person in _in_post_for(other, facts, on).people}
    doubled = named(facts, tuple(person for person in count.people if person in elsewhere))
    if doubled and len(doubled) == len(names):
        yield caution(
            subject,
            f"{' and '.join(doubled)} sits for more than one group of stakeholders.",
            next="Appoint another person for one of the groups, or take advice.",
            members=names,
            doubled=doubled,
        )
        return
    verb = "sits" if len(names) == 1 else "sit"
    yield met(subject, f"{' and '.join(names)} {verb} for {group.words}.", members=names)


MAIN_LIST: Final = (*NOMINEES, *PLACES, *PROFESSIONALS)
"""The members of articles 3(1) and 4(2)."""


def stakeholders_in_post(facts: BoardFacts, on: Day) -> Iterator[Appointment | Seat]:
    """Stakeholder members that are or may be in post, and their seats whose holder is not known."""
    yield from members_or_gaps(facts, on, *STAKEHOLDERS)


@rule(
    "JMC-07",
    "No double seat",
    duty=Duty.MUST,
    applies=LEAD_AGENCY,
    in_force=since(AMENDED_2015),
    cites=[
        COMMITTEES_ORDER.cite("article 3(6A)", at="article/3"),
        COMMITTEES_ORDER.cite("article 4(7A)", at="article/4"),
        AMENDMENT_2015.cite("article 3", at="article/3"),
    ],
    over=stakeholders_in_post,
    none="No stakeholder member is in post on this day.",
)
def stakeholder_has_one_seat(thing: Appointment | Seat, facts: BoardFacts, on: Day) -> Iterator[Finding]:
    """A member for a group of stakeholders must not also sit as nominee, by office, or as a professional."""
    appointment = certain_member(thing, facts, on)
    subject, name = facts.subject(appointment), facts.person_label(appointment.person)
    main = in_post(facts, on, *MAIN_LIST)
    labels = [facts.subject(each).label for each in main.certain if each.person == appointment.person]
    if labels:
        yield not_met(
            subject,
            f"{name} sits for a group of stakeholders and also has another seat: {'; '.join(labels)}.",
            next="End one of the two appointments.",
            stakeholder_seat=subject.label,
            other_seats=labels,
        )
        return
    main.exactly()
    yield met(subject, f"{name} has no other seat that rules this one out.")


# -- the chair --------------------------------------------------------------------------------------------


def chair_and_scheme(facts: BoardFacts, on: Day) -> Iterator[Subject]:
    """The chair and, where several councils prepared the scheme, what the scheme says of the chair."""
    yield Subject("office", CHAIR, "Chair of the committee")
    if _several_councils(facts):
        yield Subject("scheme", "chair", "What the integration scheme says of the chair")


@rule(
    "JMC-09",
    "Chair chosen jointly from nominees",
    duty=Duty.MUST,
    applies=LEAD_AGENCY,
    in_force=since(ORDERS_COMMENCED),
    cites=[
        COMMITTEES_ORDER.cite("article 6", at="article/6"),
        SCHEME_REGULATIONS.cite("regulation 2(3)", at="regulation/2"),
        SCHEME_REGULATIONS.cite("schedule", at="schedule"),
    ],
    over=chair_and_scheme,
)
def chair_is_a_nominee(subject: Subject, facts: BoardFacts, on: Day) -> Iterator[Finding]:
    """The Health Board and the council appoint the chair together, from the members that either nominated.

    With several councils, the integration scheme must say how the chair is appointed and how the chair is
    changed. There is no turn between the two sides and no longest period; the chair's own term as a member
    still counts. A change is made by agreement, with one month's notice to the chair where that is reasonably
    practicable.

    We read this as asking for a chair at all times.
    We read this as leaving the notice of a change to the authorities: it is owed only where practicable.
    """
    yield from (
        _scheme_on_the_chair(subject, facts, on)
        if subject.type == "scheme"
        else _the_chair(subject, facts, on)
    )


def _the_chair(subject: Subject, facts: BoardFacts, on: Day) -> Iterator[Finding]:
    state = office_on(facts, CHAIR, on)
    if state.is_vacant:
        yield not_met(
            subject,
            "Nobody is chair of the committee.",
            next="Ask the Health Board and the council to appoint a nominee as chair together.",
        )
        return
    nominees = in_post(facts, on, *NOMINEES)
    people = tuple(dict.fromkeys(each.holder.person for each in state.holders))
    others = tuple(person for person in people if person not in nominees.people)
    if not others:
        since_ = [each.holder.starts_on for each in state.holders if is_known(each.holder.starts_on)]
        shown: dict[str, Any] = {"chair": named(facts, people)} | (
            {"chair_since": max(since_)} if since_ else {}
        )
        yield met(subject, f"{' and '.join(named(facts, people))}, a nominee, is chair.", **shown)
        return
    nominees.exactly()
    names = named(facts, others)
    yield not_met(
        subject,
        f"{' and '.join(names)} is chair, and not a nominee of the council or of the Health Board.",
        next="Ask the Health Board and the council to appoint a nominee as chair together.",
        chair=named(facts, people),
        sits_as=[facts.subject(each).label for each in in_post(facts, on).certain if each.person in others],
    )


def _scheme_on_the_chair(subject: Subject, facts: BoardFacts, on: Day) -> Iterator[Finding]:
    scheme = facts.scheme_on(on)
    stated = {
        "how the chair is appointed": scheme.chair_arrangements,
        "how the chair is changed": scheme.chair_change_arrangements,
    }
    silent = [words for words, text in stated.items() if isinstance(text, Nothing)]
    version = f"The integration scheme of {in_words(scheme.from_)}"
    if silent:
        yield not_met(
            subject,
            f"{version} does not say {' or '.join(silent)}.",
            next="Ask the authorities to revise the scheme.",
            scheme_from=scheme.from_,
            not_stated=silent,
        )
        return
    told = {words: known(text) for words, text in stated.items()}
    yield met(subject, f"{version} says {' and '.join(told)}.", scheme_from=scheme.from_)


# -- terms ------------------------------------------------------------------------------------------------


def terms_of_members(facts: BoardFacts, on: Day) -> Iterator[Appointment]:
    """Members in post, and members by office who lately left."""
    for appointment in members_in_post(facts, on):
        basis = facts.seat_by_id[appointment.seat].basis
        if not is_known(basis) or basis not in OFFICE_OF:
            yield appointment
    for appointment in members_by_office(facts, on):
        if is_known(facts.seat_by_id[appointment.seat].basis):
            yield appointment


@rule(
    "JMC-15",
    "Terms of office",
    duty=Duty.MUST,
    applies=LEAD_AGENCY,
    in_force=since(ORDERS_COMMENCED),
    cites=[COMMITTEES_ORDER.cite("article 5", at="article/5")],
    over=terms_of_members,
    none="Nobody is in post on this day.",
)
def terms_of_office(appointment: Appointment, facts: BoardFacts, on: Day) -> Iterator[Finding]:
    """Members by office are members for as long as they hold the office.

    Every other member has a term of at most three years, set by the Health Board and the council, does not go
    on after it, and may be reappointed.

    We read this as the same tests as those for an integration joint board (TRM-01 to TRM-04).
    """
    basis = facts.seat_by_id[appointment.seat].basis
    if is_known(basis) and basis in OFFICE_OF:
        yield from as_long_as_office(appointment, facts, on)
        return
    tests: list[Test] = [
        lambda: term_within_limit(appointment, facts, on),
        lambda: not_past_term(appointment, facts, on),
    ]
    if earlier_terms(appointment, facts):
        tests.append(lambda: further_term(appointment, facts, on))
    yield from _asked_in_turn(*tests)
