"""OFF-01 to OFF-06: how the board's officers come to office, who employs them, and what members are paid."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from statute.day import Day
from statute.facts import BoardFacts, Held, Paper, Party, SchemeVersion, is_true
from statute.findings import (
    Duty,
    Finding,
    Subject,
    cannot_tell,
    caution,
    met,
    not_applicable,
    not_met,
)
from statute.holding import OFFICES, in_post, named, office_is_vacant, stands
from statute.instruments import (
    ACT_2014,
    ACT_COMMENCED,
    BOARDS_ORDER,
    COMMITTEES_ORDER,
    LOCAL_GOVERNMENT_1973,
    ORDERS_COMMENCED,
    SCHEME_REGULATIONS,
)
from statute.registry import ANY_REGIME, IJB, rule, since
from statute.rules.officers import (
    CHIEF,
    FINANCE,
    Office,
    chief_officers_recorded,
    interim_on,
    papers_are_known_since,
    took_office_after,
    vacant_since,
)
from statute.rules.papers import (
    BOARD,
    MINISTERS,
    Sought,
    are_known_before,
    are_known_throughout,
    day_given,
    sought,
)
from statute.spans import in_words, judged_until
from statute.unknown import NONE, CannotTell, Maybe, Unknown, is_known, known

# -- who holds an office ----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Officer:
    """Somebody recorded in an office of the board, by the office itself or by the seat that goes with it."""

    person: str
    starts_on: Maybe[date]
    held: Held

    @property
    def first_day_at_latest(self) -> date | None:
        """The recorded first day or, without one, the first on which they certainly were in office."""
        if is_known(self.starts_on):
            return self.starts_on
        return None if self.held.certain is None else self.held.certain.from_


def _recorded(office: Office, facts: BoardFacts) -> list[Officer]:
    """Everybody on record as holding an office at some time."""
    return [
        Officer(each.person, each.starts_on, facts.held_by_standing[each.id])
        for each in facts.standings
        if each.kind == "office_holder"
        and each.value
        and is_known(each.office)
        and each.office == office.name
    ]


def _in_its_seat(office: Office, facts: BoardFacts) -> list[Officer]:
    """Everybody on record in the seat of an office for whom nothing is said of the office itself."""
    named_so = {each.person for each in _recorded(office, facts)}
    return [
        Officer(each.person, each.starts_on, facts.held_by_appointment[each.id])
        for seat in facts.board_seats
        if is_known(seat.basis) and seat.basis == office.basis
        for each in facts.appointments_by_seat.get(seat.id, ())
        if each.person not in named_so and not is_true(each.interim)
    ]


def _in_office(office: Office, facts: BoardFacts, on: Day) -> list[Officer]:
    """Those certainly in an office on the day; none where it is known to be vacant; raises where not known.

    Where who holds the office is not on record, whoever sits for it is taken to hold it.
    """
    certain = [each for each in _recorded(office, facts) if each.held.on(on)]
    if certain:
        return certain
    try:
        office_is_vacant(facts, office.name, on)
    except CannotTell:
        seated = [each for each in _in_its_seat(office, facts) if each.held.on(on)]
        if seated:
            return seated
        raise
    return []


def _subject(officer: Officer, facts: BoardFacts) -> Subject:
    return Subject("person", officer.person, facts.person_label(officer.person))


def _of_each(
    officers: Iterable[Officer],
    judge: Callable[[Officer, BoardFacts, Day], Iterator[Finding]],
    facts: BoardFacts,
    on: Day,
) -> list[Finding]:
    """What is found of each officer; a fact missing about one never hides what is found of another."""
    found: list[Finding] = []
    for officer in officers:
        try:
            found.extend(judge(officer, facts, on))
        except CannotTell as gap:
            found.append(cannot_tell(_subject(officer, facts), gap.missing))
    return found


# -- OFF-01: consultation ---------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Consulted:
    """Whether an authority was consulted before a day; all None and "" where nothing is on record."""

    authority: Party
    before: date | None = None
    same_day: bool = False
    said_not: bool = False
    after: date | None = None
    doubt: str = ""

    @property
    def is_open(self) -> bool:
        """Whether nothing on record says that the authority was consulted by then, or that it was not."""
        return self.before is None and not self.same_day and not self.said_not


def _consulted(authority: Party, officer: Officer, decided_on: date, facts: BoardFacts) -> _Consulted:
    papers = sought(facts, "consultation", "chief_officer", person=officer.person, to=authority.authority)
    doubt = papers.doubts[0] if papers.doubts else ""
    days: list[date] = []
    for paper in papers.papers:
        day = day_given(paper)
        if not known(paper.says):
            return _Consulted(authority, said_not=True)
        if isinstance(day, Unknown):
            doubt = doubt or day.what
        else:
            days.append(day)
    before = max((day for day in days if day < decided_on), default=None)
    after = min((day for day in days if day > decided_on), default=None)
    return _Consulted(authority, before, decided_on in days, after=after, doubt=doubt)


def _decided_on(officer: Officer, facts: BoardFacts) -> date:
    """The day the board decided to appoint somebody or, where that is not recorded, their first day."""
    decisions = sought(facts, "decision", "chief_officer", person=officer.person)
    days = [known(day_given(paper)) for paper in decisions.papers if known(paper.says)]
    if not days:
        return known(officer.starts_on)
    began = officer.first_day_at_latest
    by_then = [day for day in days if began is None or day <= began]
    return max(by_then) if by_then else min(days)


def _is_history(officer: Officer, on: Day) -> bool:
    """Whether somebody's appointment is certainly too old to be judged still, unless they are in office."""
    day = officer.first_day_at_latest
    return day is not None and on > judged_until(day)


def _appointment_judged(officer: Officer, facts: BoardFacts, on: Day) -> Iterator[Finding]:
    """What is found of one appointment: shown as long as it lasts, and after that for a time."""
    in_office = officer.held.on(on)
    if not in_office and _is_history(officer, on):
        return
    decided_on = _decided_on(officer, facts)
    if on < decided_on or (not in_office and on > judged_until(decided_on)):
        return
    each = [_consulted(party, officer, decided_on, facts) for party in facts.parties]
    if all(one.before for one in each) and not any(one.said_not for one in each):
        yield _all_consulted(each, officer, decided_on, facts)
    else:
        yield _not_all_consulted(each, officer, decided_on, facts)


def _days_of(each: list[_Consulted]) -> list[str]:
    def words(one: _Consulted) -> str:
        day = one.before or one.after
        if one.said_not:
            return "not consulted"
        if one.before is None and one.same_day:
            return "on the day of the decision"
        return in_words(day) if day else "not on record"

    return [f"{one.authority.label}: {words(one)}" for one in each]


def _all_consulted(each: list[_Consulted], officer: Officer, decided_on: date, facts: BoardFacts) -> Finding:
    return met(
        _subject(officer, facts),
        f"Every constituent authority was consulted before {facts.person_label(officer.person)} was appointed"
        f" chief officer on {in_words(decided_on)}.",
        consulted=_days_of(each),
        decided_on=decided_on,
    )


def _not_all_consulted(
    each: list[_Consulted], officer: Officer, decided_on: date, facts: BoardFacts
) -> Finding:
    subject, name = _subject(officer, facts), facts.person_label(officer.person)
    shown: dict[str, Any] = {"consulted": _days_of(each), "decided_on": decided_on}
    open_ = [one for one in each if one.is_open]
    are_known = are_known_before(facts, decided_on)
    short = [one for one in each if one.said_not or (one.is_open and are_known and not one.doubt)]
    if short:
        who = " and ".join(one.authority.label for one in short)
        return not_met(
            subject,
            f"{name} was appointed chief officer on {in_words(decided_on)} without {who} having been"
            " consulted before.",
            next="Take advice, and consult now on what follows from it.",
            **shown,
        )
    if open_:
        missing = open_[0].doubt or f"whether {open_[0].authority.label} was consulted before {name}"
        missing += "" if open_[0].doubt else f" was appointed chief officer on {in_words(decided_on)}"
        return cannot_tell(subject, missing, **shown)
    return caution(
        subject,
        f"{name} was appointed chief officer on {in_words(decided_on)}, the day of a consultation on it.",
        next="Record what shows that the consultation came before the decision.",
        **shown,
    )


@rule(
    "OFF-01",
    "Chief officer appointed after consulting each constituent authority",
    duty=Duty.MUST,
    applies=IJB,
    in_force=since(ACT_COMMENCED),
    cites=[ACT_2014.cite("section 10(1) and (6)", at="section/10")],
)
def authorities_are_consulted(facts: BoardFacts, on: Day) -> Iterator[Finding]:
    """Before it appoints a chief officer the board must consult every constituent authority.

    That is the Health Board and the council, or each of the councils.

    We read this as: the day before the decision at the latest. A consultation dated on the day of the
    decision is shown as a caution, since the days alone do not say which came first.
    We read the first day in office as the day of the decision, where no decision is on record.
    We read this as judged for as long as the chief officer is in office, and in any case until the end of the
    financial year after the one in which they were appointed.
    """
    officers = (*_recorded(CHIEF, facts), *_seated_only(facts, on))
    found = _of_each(officers, _appointment_judged, facts, on)
    yield from found
    if not found:
        _in_office(CHIEF, facts, on)
        yield not_applicable(facts.subject(facts), "Nobody is chief officer, or was appointed one lately.")


def _seated_only(facts: BoardFacts, on: Day) -> list[Officer]:
    """Who sits as chief officer on the day, where who holds the office is not on record."""
    seated = _in_its_seat(CHIEF, facts)
    if not seated or facts.is_complete("standings", on):
        return []
    return [each for each in seated if each.held.on(on)]


# -- OFF-02: employment -----------------------------------------------------------------------------------


def _seconded_from(officer: Officer, facts: BoardFacts, on: Day) -> tuple[Party | None, str]:
    """The authority that certainly seconds an officer, or what is not known; neither where known to be none.

    A secondment is from the body that employs: only where an employment there is on record, and is over or
    known not to be, does it not count.
    """
    gap = ""
    for party in facts.parties:
        try:
            if stands(facts, officer.person, "seconded", on, of=party.authority) and _may_be_employed_by(
                party, officer, facts, on
            ):
                return party, ""
        except CannotTell as missing:
            gap = gap or missing.missing
    return None, gap


def _may_be_employed_by(party: Party, officer: Officer, facts: BoardFacts, on: Day) -> bool:
    rows = [
        each
        for each in facts.standings_by_person.get(officer.person, ())
        if each.kind == "employed" and is_known(each.of) and each.of == party.authority
    ]
    return not rows or stands(facts, officer.person, "employed", on, of=party.authority)


def _employers(officer: Officer, facts: BoardFacts, on: Day) -> list[str]:
    """The bodies that are certainly on record as employing an officer on the day."""
    return [
        each.of
        for each in facts.standings_by_person.get(officer.person, ())
        if each.kind == "employed"
        and each.value
        and is_known(each.of)
        and facts.held_by_standing[each.id].on(on)
    ]


def _is_employed_elsewhere(officer: Officer, facts: BoardFacts, on: Day) -> bool:
    """Whether every employment and secondment on record is with a body that is not a party."""
    parties = {party.authority for party in facts.parties}
    rows = [
        each
        for each in facts.standings_by_person.get(officer.person, ())
        if each.kind in ("employed", "seconded") and each.value
    ]
    elsewhere = all(is_known(each.of) and each.of not in parties for each in rows)
    return elsewhere and bool(_employers(officer, facts, on))


def _order_on(facts: BoardFacts, on: Day) -> tuple[Paper | None, str]:
    """An order of the Ministers on who may employ the chief officer, or what is not known of one."""
    orders = sought(facts, "decision", "employment", from_=MINISTERS)
    for paper in orders.papers:
        if known(paper.says) and on >= known(paper.day):
            return paper, ""
    return None, orders.doubts[0] if orders.doubts else ""


def _employment_judged(officer: Officer, facts: BoardFacts, on: Day) -> Iterator[Finding]:
    subject, name = _subject(officer, facts), facts.person_label(officer.person)
    employers = [facts.authority_label(each) for each in _employers(officer, facts, on)]
    party, gap = _seconded_from(officer, facts, on)
    if party is not None:
        message = f"{name}, the chief officer, is seconded to the board from {party.label}."
        yield met(subject, message, employer=employers or [party.label], seconded_from=party.label)
        return
    order, doubt = _order_on(facts, on)
    shown: dict[str, Any] = {"employer": employers or "not on record", "seconded_from": "none on record"}
    if order is not None:
        message = f"{name}, the chief officer, is not seconded; an order of the Ministers allows another way."
        yield met(subject, message, order=order.id, **shown)
        return
    if gap and not _is_employed_elsewhere(officer, facts, on):
        raise CannotTell(gap)
    if doubt or not are_known_before(facts, known(officer.starts_on)):
        raise CannotTell(doubt or f"whether an order of the Ministers lets anybody else employ {name}")
    yield not_met(
        subject,
        f"{name}, the chief officer, is not seconded to the board by a constituent authority that employs"
        " them.",
        next="Ask the authorities which of them employs the chief officer, and to second them to the board.",
        **shown,
    )


@rule(
    "OFF-02",
    "Chief officer is seconded from a constituent authority",
    duty=Duty.MUST,
    applies=IJB,
    in_force=since(ACT_COMMENCED),
    cites=[ACT_2014.cite("section 10(2) to (5)", at="section/10")],
)
def chief_officer_is_seconded(facts: BoardFacts, on: Day) -> Iterator[Finding]:
    """The chief officer must be on the staff of a constituent authority, and be seconded to the board.

    The board itself may employ the chief officer only where an order of the Scottish Ministers says so.

    We read a secondment from an authority as employment by it, unless it is on record that this is over.
    We read an employment on record with another body as the only one, where nothing else is on record.
    """
    found = _of_each(_in_office(CHIEF, facts, on), _employment_judged, facts, on)
    yield from found or [not_applicable(facts.subject(facts), "Nobody is chief officer on this day.")]


# -- OFF-03: an interim chief officer ---------------------------------------------------------------------


def _interims_in_the_seat(facts: BoardFacts, on: Day) -> list[tuple[str, Maybe[date]]]:
    """Those certainly in the chief officer's seat as an interim, and their first days."""
    seated = in_post(facts, on, CHIEF.basis).certain
    return [(each.person, each.starts_on) for each in seated if is_true(each.interim)]


def _request(interims: set[str], facts: BoardFacts, on: Day) -> tuple[Paper | None, str]:
    """The board's request for an interim since a chief officer last took office, or what is not known of one.

    An interim who is on record as holding the office is not a chief officer taking office.
    """
    requests = sought(facts, "request", "interim_chief_officer", from_=BOARD)
    others = [each for each in chief_officers_recorded(facts) if each.person not in interims]
    for paper in requests.papers:
        day = known(day_given(paper))
        if known(paper.says) and on >= day and not any(took_office_after(day, each, on) for each in others):
            return paper, ""
    return None, requests.doubts[0] if requests.doubts else ""


def _interim_judged(
    names: list[str], request: Paper | None, are_known: bool, doubt: str, facts: BoardFacts, on: Day
) -> Finding:
    """What is found where an interim is in place."""
    subject, who = facts.subject(facts), " and ".join(names) or "An interim"
    if request is None:
        if doubt or not are_known:
            raise CannotTell(doubt or "whether the board asked for an interim chief officer")
        return not_met(
            subject,
            f"{who} acts as chief officer, and the board did not ask the authorities for an interim.",
            next="Have the board ask for it as the integration scheme says, and record the request.",
            interim=names,
        )
    scheme: SchemeVersion = facts.scheme_on(on)
    asked = known(day_given(request))
    if known(scheme.interim_arrangements) is NONE:
        return not_met(
            subject,
            f"{who} acts as chief officer, and the integration scheme has no arrangements for an interim.",
            next="Ask the authorities to put arrangements for an interim into the scheme.",
            interim=names,
            requested_on=asked,
        )
    message = f"{who} acts as chief officer under the scheme; the board asked for it on {in_words(asked)}."
    return met(subject, message, interim=names, requested_on=asked)


def _no_interim(
    request: Paper | None, are_known: bool, doubt: str, empty_from: date | None, facts: BoardFacts
) -> Finding:
    """What is found where the post is vacant and nobody acts."""
    subject = facts.subject(facts)
    when = f" since {in_words(empty_from)}" if empty_from else ""
    shown: dict[str, Any] = {"vacant_since": empty_from or "not on record"}
    if request is not None:
        asked = known(day_given(request))
        return caution(
            subject,
            f"Post of chief officer not filled{when}. The board asked for an interim on {in_words(asked)};"
            " none is on record.",
            next="Ask the authorities when they will appoint, and record who acts.",
            requested_on=asked,
            **shown,
        )
    if doubt or not are_known:
        raise CannotTell(doubt or "whether the board asked for an interim chief officer")
    return caution(
        subject,
        f"Post of chief officer not filled{when}, and the board has not asked for an interim.",
        next="Ask the authorities for an interim under the integration scheme, and record the request.",
        **shown,
    )


@rule(
    "OFF-03",
    "Interim chief officer arrangements follow the scheme",
    duty=Duty.MUST,
    applies=IJB,
    in_force=since(ORDERS_COMMENCED),
    cites=[
        SCHEME_REGULATIONS.cite("regulation 2(3)", at="regulation/2"),
        SCHEME_REGULATIONS.cite("schedule", at="schedule"),
    ],
)
def interim_under_the_scheme(facts: BoardFacts, on: Day) -> Iterator[Finding]:
    """Where the chief officer is away or the post is vacant, an interim is appointed as the scheme says.

    The board asks for it and the authorities appoint; an interim for whom the board did not ask is not met.

    We read this as asked for as soon as the post is vacant: until then a vacant post is shown as a caution.
    We read a request as standing until a chief officer next takes office, and as good if made beforehand.
    We read an absence as on record only where an interim is in the chief officer's seat.
    """
    interims = _interims_in_the_seat(facts, on)
    in_office = _in_office_or_acting(interims, facts, on)
    if in_office and not interims:
        yield not_applicable(facts.subject(facts), "The board has a chief officer, and no interim sits.")
        return
    request, doubt = _request({person for person, _ in interims}, facts, on)
    if interims:
        people = [person for person, _ in interims]
        starts_on = [day for _, day in interims if is_known(day)]
        are_known = bool(starts_on) and papers_are_known_since(min(starts_on), facts, on)
        names = named(facts, tuple(dict.fromkeys(people)))
        yield _interim_judged(names, request, are_known, doubt, facts, on)
        return
    empty_from = vacant_since(facts, on)
    are_known = papers_are_known_since(empty_from, facts, on)
    acting = interim_on(facts, on)
    if acting is not None:
        yield _interim_judged(acting.names, request, are_known, doubt, facts, on)
    else:
        yield _no_interim(request, are_known, doubt, empty_from, facts)


def _in_office_or_acting(
    interims: list[tuple[str, Maybe[date]]], facts: BoardFacts, on: Day
) -> list[Officer]:
    """Who is chief officer; where an interim sits, whether another holds the office does not matter."""
    return [] if interims else _in_office(CHIEF, facts, on)


# -- OFF-04: the proper officer ---------------------------------------------------------------------------


@rule(
    "OFF-04",
    "Proper officer appointed by the board",
    duty=Duty.MUST,
    applies=IJB,
    in_force=since(ACT_COMMENCED),
    cites=[
        LOCAL_GOVERNMENT_1973.cite("section 95", at="section/95"),
        LOCAL_GOVERNMENT_1973.cite("section 106(1)(bb)", at="section/106"),
        ACT_2014.cite("section 13", at="section/13"),
    ],
)
def proper_officer_is_appointed(facts: BoardFacts, on: Day) -> Iterator[Finding]:
    """The board itself must decide who is its proper officer for finance.

    It may be the chief officer. That the council or the Health Board named somebody is not enough.

    We read a decision as standing for as long as the officer it names holds the office.
    """
    try:
        officers = _in_office(FINANCE, facts, on)
    except CannotTell:
        _refuse_any_decision(facts, on)
        yield _nobody_appointed(facts)
        return
    if not officers:
        yield _nobody_appointed(facts)
    yield from _of_each(officers, _decision_judged, facts, on)


def _nobody_appointed(facts: BoardFacts) -> Finding:
    return not_met(
        facts.subject(facts),
        "The board has appointed nobody as its proper officer for finance.",
        next="Have the board decide on its proper officer, and record the decision.",
    )


def _refuse_any_decision(facts: BoardFacts, on: Day) -> None:
    """Raise unless it is known that the board never decided on a proper officer."""
    decisions = sought(facts, "decision", "proper_officer")
    if decisions.papers or decisions.doubts or not are_known_throughout(facts, on):
        raise CannotTell(f"who was {OFFICES[FINANCE.name]} on this day")


def _decision_judged(officer: Officer, facts: BoardFacts, on: Day) -> Iterator[Finding]:
    subject, name = _subject(officer, facts), facts.person_label(officer.person)
    decisions: Sought = sought(facts, "decision", "proper_officer", person=officer.person, from_=BOARD)
    made = sorted((known(paper.day), known(paper.says)) for paper in decisions.papers)
    by_now = [(day, says) for day, says in made if on >= day]
    if by_now and by_now[-1][1]:
        day = by_now[-1][0]
        message = f"The board appointed {name} its proper officer for finance on {in_words(day)}."
        yield met(subject, message, decided_on=day)
        return
    if not by_now and decisions.doubts:
        raise CannotTell(decisions.doubts[0])
    if not by_now and not are_known_before(facts, known(officer.starts_on)):
        raise CannotTell(f"the board's decision to appoint {name} its proper officer for finance")
    yield not_met(
        subject,
        f"{name} acts as the board's proper officer for finance without a decision of the board.",
        next="Have the board decide on its proper officer, and record the decision.",
        decided_on="none on record",
    )


# -- OFF-05: what members are paid ------------------------------------------------------------------------


def _first_paid(payments: tuple[Paper, ...], facts: BoardFacts, on: Day) -> tuple[dict[Subject, date], str]:
    """To whom payments were made by the day, in this financial year or the last, and when first.

    Only the first of each is told, so that a monthly one does not make an answer of its own every month. With
    them, what is missing of payments without a day.
    """
    doubt = next((each.day.what for each in payments if isinstance(each.day, Unknown)), "")
    dated = [(paper.day, paper) for paper in payments if is_known(paper.day)]
    if not dated:
        return {}, doubt
    begins = on.year_beginning(4, 1)
    window_from = date(begins.year - 1, 4, 1)
    first: dict[Subject, date] = {}
    for day, paper in dated:
        paid = _paid_to(paper, facts)
        if isinstance(day, date) and day >= window_from and day < first.get(paid, date.max):
            first[paid] = day
    return {paid: day for paid, day in first.items() if day < begins or on >= day}, doubt


def _payments(facts: BoardFacts, topic: str) -> tuple[Paper, ...]:
    """Payments to members of the board: those about a locality or a group go to others."""
    papers = facts.papers_by_topic.get(topic, ())
    return tuple(
        each
        for each in papers
        if each.kind == "payment"
        and known(each.says)
        and not (is_known(each.about) and {"locality", "group"} & set(each.about))
    )


def _paid_to(paper: Paper, facts: BoardFacts) -> Subject:
    """Whom a payment was made to, as a subject; the board where that is not recorded."""
    about = paper.about if is_known(paper.about) else {}
    named_ = about.get("appointment")
    person = about.get("person") or next((e.person for e in facts.appointments if e.id == named_), None)
    if person is None:
        return facts.subject(facts)
    return Subject("person", person, facts.person_label(person))


@rule(
    "OFF-05",
    "Only reasonable expenses are payable under the Order",
    duty=Duty.MAY,
    applies=ANY_REGIME,
    in_force=since(ORDERS_COMMENCED),
    cites=[
        BOARDS_ORDER.cite("article 16", at="article/16"),
        COMMITTEES_ORDER.cite("article 13", at="article/13"),
    ],
)
def only_expenses_are_paid(facts: BoardFacts, on: Day) -> Iterator[Finding]:
    """Members may be paid travel and other expenses that being a member brings with it.

    An unpaid carer's cost of care in the meantime can be one. The Order gives no power to pay a fee or an
    allowance, such as a monthly sum.

    We read this as judged until the end of the financial year after the one in which it was paid.
    """
    subject = facts.subject(facts)
    allowances, doubt = _first_paid(_payments(facts, "allowance"), facts, on)
    expenses, other = _first_paid(_payments(facts, "expenses"), facts, on)
    for paid, day in allowances.items():
        yield caution(
            paid,
            f"An allowance was paid on {in_words(day)}; the Order has no basis for one.",
            next="Take advice on what the payment rests on, and pay expenses only.",
            paid_on=day,
            kind="allowance",
        )
    if expenses:
        paid_to = [each.label for each in expenses]
        yield met(subject, "Members were paid expenses, as the Order allows.", paid_to=paid_to)
    doubt = doubt or other or next((f"what {each.label} was for" for each in _payments(facts, "")), "")
    if doubt:
        yield cannot_tell(subject, doubt)
    elif not allowances and not expenses:
        yield not_applicable(
            subject, "No payment to a member in this financial year or the last is on record."
        )


# -- OFF-06: the chief officer's responsibilities ---------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Version:
    """The chief officer's responsibilities in force: when decided, and from which day they count."""

    decided_on: date
    effective_on: date


def _version_on(facts: BoardFacts, on: Day) -> _Version:
    """The version in force on the day; raises where none is on record."""
    decisions = sought(facts, "decision", "responsibilities")
    made = [
        _Version(known(day_given(paper)), known(paper.day)) for paper in decisions.papers if known(paper.says)
    ]
    begun = [each for each in made if on >= each.effective_on]
    if not begun:
        raise CannotTell("the chief officer's responsibilities in force on this day, and their day")
    return max(begun, key=lambda each: (each.effective_on, each.decided_on))


def _agreements(facts: BoardFacts, on: Day) -> tuple[list[tuple[date, bool]], str]:
    """What was said by the day on the Ministers' agreeing, by them or the board, and what is not known."""
    asked = sought(facts, "agreement", "responsibilities", from_=MINISTERS)
    denied = sought(facts, "agreement", "responsibilities", from_=BOARD)
    said = [(known(day_given(paper)), known(paper.says)) for paper in asked.papers]
    said += [(known(day_given(paper)), False) for paper in denied.papers if not known(paper.says)]
    return sorted(pair for pair in said if on >= pair[0]), asked.doubts[0] if asked.doubts else ""


@rule(
    "OFF-06",
    "Chief officer's responsibilities have Ministers' agreement",
    duty=Duty.MUST,
    applies=IJB,
    in_force=since(ACT_COMMENCED),
    cites=[ACT_2014.cite("section 10(7)", at="section/10")],
)
def responsibilities_are_agreed(facts: BoardFacts, on: Day) -> Iterator[Finding]:
    """What the chief officer is responsible for must have the Scottish Ministers' agreement.

    This is another matter than consulting the authorities on the appointment (OFF-01).

    We read an agreement as one to the responsibilities as they stood on its day; where they have changed
    since, that is shown as a caution.
    We read a missing agreement as missing from the record, however complete its papers are, unless it is on
    record that the agreement was never sought.
    """
    subject, version = facts.subject(facts), _version_on(facts, on)
    agreements, doubt = _agreements(facts, on)
    shown: dict[str, Any] = {"version": version.effective_on}
    to_this = [pair for pair in agreements if pair[0] >= version.decided_on]
    if to_this:
        day, agreed = to_this[-1]
        yield _agreed(subject, version, day, shown) if agreed else _never_sought(subject, version, day, shown)
    elif doubt:
        raise CannotTell(doubt)
    elif any(says for _, says in agreements):
        yield _changed_since(subject, version, max(day for day, says in agreements if says), shown)
    else:
        raise CannotTell("the Scottish Ministers' agreement to the chief officer's responsibilities")


def _agreed(subject: Subject, version: _Version, day: date, shown: dict[str, Any]) -> Finding:
    message = (
        f"The Scottish Ministers agreed on {in_words(day)} to the chief officer's responsibilities of"
        f" {in_words(version.effective_on)}."
    )
    return met(subject, message, agreed_on=day, **shown)


def _never_sought(subject: Subject, version: _Version, day: date, shown: dict[str, Any]) -> Finding:
    return not_met(
        subject,
        f"The Scottish Ministers have not agreed to the chief officer's responsibilities of"
        f" {in_words(version.effective_on)}, as was confirmed on {in_words(day)}.",
        next="Ask the Scottish Ministers for their agreement.",
        agreed_on="never",
        **shown,
    )


def _changed_since(subject: Subject, version: _Version, day: date, shown: dict[str, Any]) -> Finding:
    return caution(
        subject,
        f"The chief officer's responsibilities of {in_words(version.effective_on)} are later than the"
        f" Ministers' agreement of {in_words(day)}.",
        next="Ask the Scottish Ministers for their agreement to the change, and record it.",
        agreed_on=day,
        **shown,
    )
