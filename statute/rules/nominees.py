"""MEM-10 to 15, 27, 30 and 31: how many nominees each side has, and who may be one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from statute.day import ONE_DAY, Day
from statute.facts import NOMINEES, Appointment, BoardFacts, Paper, Party, Seat, Standing
from statute.findings import Duty, Finding, Subject, caution, met, not_applicable, not_met
from statute.holding import (
    appointments_in_post,
    basis_of,
    empty_since,
    in_post,
    is_in_post,
    last_day_as,
    named,
    standing_in_question,
    stands,
    state_of,
)
from statute.instruments import (
    AMENDMENT_2015,
    BOARDS_ORDER,
    COMMITTEES_ORDER,
    LOCAL_GOVERNMENT_1994,
    ORDERS_COMMENCED,
    SCHEME_REGULATIONS,
)
from statute.notes import SILENT_NOTE, VACANCY_NOTE
from statute.registry import ANY_REGIME, IJB, MULTI, SINGLE, rule, since
from statute.rules.numbers import (
    FEWEST,
    Between,
    NomineeNumber,
    Nominees,
    Side,
    Tally,
    nominees_on,
    number_of,
    number_on,
    scheme_numbers_on,
    side_of,
    single_council,
    tally,
    total,
)
from statute.spans import in_words
from statute.unknown import CannotTell, Maybe, Nothing, Unknown, is_known, known

COUNCIL: Final = Side("LA_NOM")
HEALTH_BOARD: Final = Side("HB_NOM")

# -- the number ---------------------------------------------------------------------------------------------


def _as_fact(value: Maybe[int | Nothing]) -> int | str:
    if isinstance(value, Unknown):
        return "not on record"
    return str(value) if isinstance(value, Nothing) else value


def _sources(number: NomineeNumber, facts: BoardFacts, on: Day) -> dict[str, Any]:
    """The three sources of the number, as a finding shows them."""
    try:
        members: int | str = facts.council_size_on(single_council(facts), on)
    except CannotTell:
        members = "not on record"
    return {
        "fewest": FEWEST,
        "agreed": _as_fact(number.agreed),
        "specified": _as_fact(number.specified),
        "council_members": members,
        "number": number.number.in_words(),
    }


@rule(
    "MEM-10",
    "The number of nominees is the greatest of three",
    duty=Duty.MUST,
    applies=SINGLE,
    in_force=since(ORDERS_COMMENCED),
    cites=[
        BOARDS_ORDER.cite("article 3(3)", at="article/3"),
        AMENDMENT_2015.cite("article 2(2)(b)", at="article/2"),
    ],
)
def number_of_nominees(facts: BoardFacts, on: Day) -> Iterator[Finding]:
    """Each side has the same number of nominees: the greatest of three, the number the authorities agreed,
    and a number the council specified.

    The council may specify at most a tenth of the number of its own members; more than that needs agreement.

    We read this as binding the numbers that the scheme gives to the council and to the Health Board.
    We read this as looking at the size of the council on the day asked about.
    """
    board = facts.subject(facts)
    number = number_on(facts, on)
    sources = _sources(number, facts, on)
    if number.specified_too_many:
        yield not_met(
            board,
            f"The council specified {sources['specified']} nominees; a tenth of its "
            f"{sources['council_members']} members is less.",
            next="Agree the number with the Health Board, or specify at most a tenth of its members.",
            **sources,
        )
    yield _scheme_numbers_fit(number, sources, facts, on)


def _scheme_numbers_fit(
    number: NomineeNumber, sources: dict[str, Any], facts: BoardFacts, on: Day
) -> Finding:
    """Whether the scheme's numbers are the number; raises where a missing fact could decide it."""
    board = facts.subject(facts)
    stated = scheme_numbers_on(facts, on)
    if isinstance(stated, Nothing):
        return caution(
            board,
            f"The number of nominees is {number.number.in_words()}, and the integration scheme states none.",
            next="Ask the authorities to put the numbers into the scheme.",
            **sources,
        )
    shown = sources | {
        "scheme_numbers": {facts.authority_label(each): count for each, count in stated.items()}
    }
    wanted = number.number
    for authority, count in stated.items():
        if count < wanted.at_least or (wanted.at_most is not None and count > wanted.at_most):
            return not_met(
                board,
                f"The integration scheme gives {facts.authority_label(authority)} {count} nominees, "
                f"and the number is {wanted.in_words()}.",
                next="Have the scheme changed so that each side nominates this number.",
                **shown,
            )
    for party in facts.parties:
        number_of(party, stated)
    exact = wanted.exactly()
    specified = known(number.specified)
    if not isinstance(specified, Nothing) and specified:
        known(number.council_members)
    return met(board, f"The number of nominees of each side is {exact}.", **(shown | {"number": exact}))


# -- as many as there must be -------------------------------------------------------------------------------


def _latest_word(facts: BoardFacts, on: Day, kind: str, topic: str, authority: str) -> bool | None:
    """What an authority's latest paper of a kind on a topic says on the day; None where there is none.

    Raises :class:`CannotTell` at a paper that may be one, but lacks its topic, author or day, and where the
    latest does not say.
    """
    latest: tuple[date, Paper] | None = None
    for paper in facts.papers:
        if paper.kind != kind or (is_known(paper.topic) and paper.topic != topic):
            continue
        if is_known(paper.from_) and paper.from_ != authority:
            continue
        day = known(paper.day)
        if on < day:
            continue
        known(paper.topic)
        known(paper.from_)
        if latest is None or day >= latest[0]:
            latest = (day, paper)
    return known(latest[1].says) if latest else None


def _is_temporary(seat: Seat, since_: date, facts: BoardFacts, on: Day) -> bool:
    """Whether an authority is on record as unable for now to fill an empty seat."""
    return any(
        paper.kind == "inability"
        and is_known(paper.topic)
        and paper.topic == "vacancy"
        and is_known(paper.about)
        and paper.about.get("seat") == seat.id
        and is_known(paper.says)
        and paper.says
        and isinstance(day := paper.day, date)
        and day >= since_
        and on >= day
        for paper in facts.papers
    )


def _empty_places(nominees: Nominees, facts: BoardFacts, on: Day) -> list[dict[str, Any]]:
    """Each empty seat of a side with the day since which it is empty, as a finding shows it."""
    found = []
    for seat in nominees.count.empty:
        since_ = empty_since(seat, facts, on)
        found.append(
            {
                "seat": facts.seat_label(seat),
                "empty_since": since_.day,
                "or_earlier": not since_.exact,
                "temporary_vacancy": _is_temporary(seat, since_.day, facts, on),
            }
        )
    return found


@dataclass(frozen=True, slots=True)
class _Place:
    """Whose nominees are counted: the finding's subject, who they are, and what to show beside the count."""

    subject: Subject
    who: str
    authority: str
    number: Between
    shown: dict[str, Any]
    over_note: str = ""

    def counted(self, count: int | None) -> str:
        """Who they are, in the number that goes with a count."""
        return self.who.replace("nominees", "nominee", 1) if count == 1 else self.who


def _counted(place: _Place, nominees: Nominees, facts: BoardFacts, on: Day) -> Finding:
    """Whether a side has the number of nominees it must have; raises where a missing fact could decide it."""
    compared = tally(nominees, place.number)
    shown = {
        "in_post": nominees.count.at_least,
        "names": named(facts, nominees.people),
        "number": place.number.at_least if place.number.is_exact else place.number.in_words(),
        **place.shown,
    }
    if compared is Tally.EQUAL:
        count = nominees.count.at_least
        are = "is" if count == 1 else "are"
        message = f"{count} {place.counted(count)} {are} in post, as there must be."
        return met(place.subject, message, **shown)
    if nominees.doubled:
        shown["in_two_seats"] = named(facts, nominees.doubled)
    if compared is Tally.OVER:
        note = {"note": place.over_note} if place.over_note else {}
        return not_met(
            place.subject,
            f"More {place.who} are in post than there must be: {nominees.sitting.in_words()}, "
            f"where the number is {place.number.in_words()}.",
            next=f"Settle with {place.authority} which nominations stand, and end the others.",
            **(shown | note),
        )
    return _short(place, nominees, compared, shown, facts, on)


def _short(
    place: _Place, nominees: Nominees, compared: Tally, shown: dict[str, Any], facts: BoardFacts, on: Day
) -> Finding:
    if nominees.doubled:
        people = ", ".join(named(facts, nominees.doubled))
        message = f"Place not filled: nominated by two authorities, and so filling neither place: {people}."
        steps = f"End all but one nomination of each, and ask {place.authority} to nominate somebody else."
    else:
        filled = nominees.filling
        most = nominees.at_most_of(place.number.at_least)
        count = str(filled.at_least) if filled.at_least == most else f"at most {most}"
        who = place.counted(most)
        message = f"Place not filled: {count} {who} in post, where the number is {place.number.in_words()}."
        steps = f"Ask {place.authority} to nominate."
    empty = _empty_places(nominees, facts, on)
    if any(each["temporary_vacancy"] for each in empty):
        message += " A temporary vacancy: the authority is on record as unable to fill it for now."
    note = {"note": VACANCY_NOTE} if compared is Tally.SHORT else {}
    return not_met(place.subject, message, next=steps, empty_seats=empty, **(shown | note))


@rule(
    "MEM-11",
    "The council's nominees fill their number",
    duty=Duty.MUST,
    applies=SINGLE,
    in_force=since(ORDERS_COMMENCED),
    cites=[BOARDS_ORDER.cite("article 3(1)(a)", at="article/3")],
)
def council_nominees_fill_the_number(facts: BoardFacts, on: Day) -> Iterator[Finding]:
    """As many councillors nominated by the council are in post as there must be, no fewer and no more.

    A place that the council is unable for now to fill is a temporary vacancy, and still not filled.

    We read this as counting people: somebody who is also a nominee of the Health Board fills neither place.
    """
    number = number_on(facts, on).number
    place = _Place(facts.subject(facts), "council nominees", "the council", number, {}, SILENT_NOTE)
    yield _counted(place, nominees_on(facts, on, COUNCIL), facts, on)


@rule(
    "MEM-12",
    "The Health Board's nominees fill the same number",
    duty=Duty.MUST,
    applies=SINGLE,
    in_force=since(ORDERS_COMMENCED),
    cites=[BOARDS_ORDER.cite("article 3(1)(b) and (3)", at="article/3")],
)
def health_board_nominees_fill_the_number(facts: BoardFacts, on: Day) -> Iterator[Finding]:
    """As many nominees of the Health Board are in post as there must be, so that the two sides are equal.

    Members for the third sector, service users and unpaid carers stand on neither side, whether or not they
    vote.

    We read this as counting people: somebody who is also a nominee of the council fills neither place.
    """
    number = number_on(facts, on).number
    shown = {"council_nominees_in_post": in_post(facts, on, "LA_NOM").at_least}
    place = _Place(
        facts.subject(facts), "Health Board nominees", "the Health Board", number, shown, SILENT_NOTE
    )
    yield _counted(place, nominees_on(facts, on, HEALTH_BOARD), facts, on)


# -- several councils ---------------------------------------------------------------------------------------


def _councils(facts: BoardFacts, on: Day) -> Iterator[Party]:
    yield from facts.councils


def _fewest_of_each_council(facts: BoardFacts) -> int:
    """Two where two councils prepared the scheme, one where more did (article 5(2)(a))."""
    councils = len(facts.councils)
    if councils < 2:
        raise CannotTell("which councils prepared the integration scheme")
    return 2 if councils == 2 else 1


def _to_be_nominated(council: Party, facts: BoardFacts, on: Day) -> Between:
    """How many a council nominates under the scheme, as far as that is recorded."""
    try:
        stated = scheme_numbers_on(facts, on)
        if not isinstance(stated, Nothing):
            number = number_of(council, stated)
            return Between(number, number)
        missing = f"how many members {council.label} nominates (the integration scheme does not state it)"
    except CannotTell as gap:
        missing = gap.missing
    return Between(_fewest_of_each_council(facts), None, missing)


@rule(
    "MEM-30",
    "Each council has the councillors it must have",
    duty=Duty.MUST,
    applies=MULTI,
    in_force=since(ORDERS_COMMENCED),
    cites=[
        BOARDS_ORDER.cite("article 5(2)(a)", at="article/5"),
        SCHEME_REGULATIONS.cite("schedule", at="schedule"),
    ],
    over=_councils,
    none="No council is on record as a party to the scheme.",
)
def each_councils_nominees(council: Party, facts: BoardFacts, on: Day) -> Iterator[Finding]:
    """Of two councils each has at least two nominees in post, of more than two each has at least one; and
    each has the number that the scheme gives it.

    The councils need not have equal numbers.

    We read this as counting people: somebody who is also a nominee of another authority fills neither place.
    """
    fewest = _fewest_of_each_council(facts)
    scheme = _to_be_nominated(council, facts, on)
    shown: dict[str, Any] = {
        "fewest": fewest,
        "scheme_number": scheme.at_least if scheme.is_exact else "not on record",
    }
    if scheme.at_most is not None and scheme.at_most < fewest:
        yield not_met(
            facts.subject(council),
            f"The integration scheme says {scheme.at_most}, where there must be at least {fewest}.",
            next="Have the scheme changed so that the council nominates at least as many.",
            **shown,
        )
        scheme = Between(fewest, fewest)
    number = Between(max(fewest, scheme.at_least), scheme.at_most, scheme.missing)
    who = f"nominees of {council.label}"
    place = _Place(facts.subject(council), who, council.label, number, shown)
    yield _counted(place, nominees_on(facts, on, side_of(council, facts)), facts, on)


@rule(
    "MEM-31",
    "The Health Board has as many nominees as the councils together",
    duty=Duty.MUST,
    applies=MULTI,
    in_force=since(ORDERS_COMMENCED),
    cites=[BOARDS_ORDER.cite("article 5(2)(a) and (b)", at="article/5")],
)
def health_board_matches_the_councils(facts: BoardFacts, on: Day) -> Iterator[Finding]:
    """As many nominees of the Health Board are in post as there are councillors to be nominated by all the
    councils together.

    It is the number to be nominated that counts, not the number sitting: an empty council seat changes
    nothing here.

    We read this as the numbers that the scheme gives to the councils.
    We read this as counting people: somebody who is also a nominee of a council fills neither place.
    """
    numbers = {council.label: _to_be_nominated(council, facts, on) for council in facts.councils}
    _fewest_of_each_council(facts)
    shown = {"to_be_nominated_by_councils": {label: each.in_words() for label, each in numbers.items()}}
    place = _Place(
        facts.subject(facts), "Health Board nominees", "the Health Board", total(numbers.values()), shown
    )
    yield _counted(place, nominees_on(facts, on, HEALTH_BOARD), facts, on)


# -- who may be a nominee -----------------------------------------------------------------------------------


def _nominations(facts: BoardFacts, on: Day, *bases: str) -> Iterator[Appointment | Seat]:
    """Nominees' appointments that are, or may be, held on the day, and seats nobody knows the holder of.

    Raises at the end where there may be more seats than are on record, so that a gap is never passed over.
    """
    yield from appointments_in_post(facts, on, *bases)
    for seat in facts.board_seats:
        if is_known(seat.basis) and seat.basis not in bases:
            continue
        if _is_wholly_unknown(seat, facts, on):
            yield seat
    if not facts.is_complete("seats", on):
        raise CannotTell("whether every seat of a nominee is on record for this day")


def _is_wholly_unknown(seat: Seat, facts: BoardFacts, on: Day) -> bool:
    """Whether nobody is on record as holding, or perhaps holding, a seat that is not known to be empty."""
    perhaps = (
        facts.held_by_appointment[each.id].on(on) for each in facts.appointments_by_seat.get(seat.id, ())
    )
    return all(answer is False for answer in perhaps) and state_of(seat, facts, on).missing is not None


def _in_post_as_nominee(thing: Appointment | Seat, facts: BoardFacts, on: Day) -> Appointment:
    """The appointment of somebody who is a nominee on the day; raises where that is not known."""
    if isinstance(thing, Seat):
        raise CannotTell(
            state_of(thing, facts, on).missing or f"who held {facts.seat_label(thing)} on this day"
        )
    basis_of(thing, facts)
    is_in_post(thing, facts, on)
    return thing


def _council_nominations(facts: BoardFacts, on: Day) -> Iterator[Appointment | Seat]:
    return _nominations(facts, on, "LA_NOM")


def _health_board_nominations(facts: BoardFacts, on: Day) -> Iterator[Appointment | Seat]:
    return _nominations(facts, on, "HB_NOM")


def _terms_as_councillor(person: str, facts: BoardFacts) -> Iterator[Standing]:
    for standing in facts.standings_by_person.get(person, ()):
        if standing.kind == "councillor" and standing.value:
            yield standing


def _councils_served(person: str, facts: BoardFacts, on: Day) -> tuple[str, ...]:
    """The councils a person is a councillor of on the day; raises where nobody recorded it."""
    served = [
        facts.authority_label(term.of)
        for term in _terms_as_councillor(person, facts)
        if facts.held_by_standing[term.id].on(on)
    ]
    if not served and stands(facts, person, "councillor", on):  # raises where it is not known
        raise CannotTell(standing_in_question(facts, person, "councillor"))
    return tuple(dict.fromkeys(served))


def _goes_on(last: date, term: Standing, facts: BoardFacts) -> bool | None:
    """Whether a person stayed a councillor past the last day of one term by another; None: not known."""
    answers = [
        (
            facts.held_by_standing[other.id].on(last - ONE_DAY),
            facts.held_by_standing[other.id].on(last + ONE_DAY),
        )
        for other in _terms_as_councillor(term.person, facts)
        if other.id != term.id
    ]
    if (True, True) in answers:
        return True
    return None if any(False not in each for each in answers) else False


def _lapsed_on(appointment: Appointment, facts: BoardFacts, on: Day) -> date | None:
    """The last day, while in the seat, on which the person ceased to be a councillor; None where none is.

    Being elected again afterwards, even on the same day, does not carry the nomination on.
    """
    lapses: list[date] = []
    for term in _terms_as_councillor(appointment.person, facts):
        last = term.ends
        if not isinstance(last, date) or not on > last or last == date.max:
            continue
        in_seat = facts.held_by_appointment[appointment.id].on(last)
        goes_on = _goes_on(last, term, facts)
        if in_seat is False or goes_on is True:
            continue
        if in_seat is None or goes_on is None:
            raise CannotTell(
                f"whether {facts.person_label(appointment.person)} was nominated again after {in_words(last)}"
            )
        lapses.append(last)
    return max(lapses) if lapses else None


def _nominating_council(seat: Seat, facts: BoardFacts) -> str:
    """The council whose nominee's seat it is; where there is one council only, that one."""
    if isinstance(seat.nominated_by, Unknown) and is_known(facts.board.parties) and len(facts.councils) == 1:
        return facts.councils[0].authority
    return known(seat.nominated_by)


@rule(
    "MEM-13",
    "A council's nominee is a serving councillor",
    duty=Duty.MUST,
    applies=IJB,
    in_force=since(ORDERS_COMMENCED),
    cites=[
        BOARDS_ORDER.cite("article 3(1)(a)", at="article/3"),
        BOARDS_ORDER.cite("article 5(2)(a)", at="article/5"),
        BOARDS_ORDER.cite("article 10(4)", at="article/10"),
        LOCAL_GOVERNMENT_1994.cite("section 5(4)", at="section/5"),
    ],
    over=_council_nominations,
    none="No council nominee is in post on this day.",
)
def council_nominee_is_a_councillor(
    thing: Appointment | Seat, facts: BoardFacts, on: Day
) -> Iterator[Finding]:
    """Each nominee of a council is a councillor, and has been one without a break since being nominated.

    Councillors retire on the day of an ordinary election, so a nomination ends that day even for one who is
    elected again; they need a new nomination.

    We read this as a councillor of the nominating council. The Order does not say so in terms, so a
    councillor of another council is shown for advice.
    """
    appointment = _in_post_as_nominee(thing, facts, on)
    subject = facts.subject(appointment)
    person = appointment.person
    name = facts.person_label(person)
    served = _councils_served(person, facts, on)
    shown: dict[str, Any] = {"person": name, "councillor_of": list(served)}
    if not served:
        last = last_day_as(facts, person, "councillor", on)
        when = f"; the last day as one was {in_words(last)}" if last else ""
        yield _not_a_councillor(subject, f"{name} is not a councillor{when}.", last, shown)
        return
    lapsed = _lapsed_on(appointment, facts, on)
    if lapsed is not None:
        message = (
            f"{name} ceased to be a councillor on {in_words(lapsed)} and has become one again; "
            "the nomination ended that day."
        )
        yield _not_a_councillor(subject, message, lapsed, shown)
        return
    council = _nominating_council(facts.seat_by_id[appointment.seat], facts)
    label = facts.authority_label(council)
    if stands(facts, person, "councillor", on, of=council):
        yield met(subject, f"{name} is a councillor of {label}.", nominated_by=label, **shown)
        return
    yield caution(
        subject,
        f"{name} is a councillor, and not of {label}, which nominated them.",
        next=f"Take advice; the Order does not say that a councillor must be one of {label}.",
        nominated_by=label, note=SILENT_NOTE, **shown,
    )  # fmt: skip


def _not_a_councillor(subject: Subject, message: str, last: date | None, shown: dict[str, Any]) -> Finding:
    ceased = {"last_day_as_councillor": last, "see": "END-08"} if last else {}
    another = "ask the council to nominate a serving councillor."
    never = "Record since when they have been a councillor; if they are none, end this appointment and "
    return not_met(
        subject,
        message,
        next=("Record the end of this appointment, and " if last else never) + another,
        note=SILENT_NOTE,
        **(shown | ceased),
    )


@dataclass(frozen=True, slots=True)
class _Status:
    """What a Health Board nominee is. ``missing`` says what leaves it open, empty where nothing does."""

    name: str
    words: str
    non_executive: bool | None
    appropriate: bool | None
    missing: str = ""


def _status_of(person: str, facts: BoardFacts, on: Day) -> _Status:
    """Whether a person is a non-executive of the Health Board or, failing that, an appropriate person."""
    name, board = facts.person_label(person), facts.health_board.authority
    try:
        if stands(facts, person, "non_executive", on, of=board):
            return _Status(name, "non-executive", True, None)
    except CannotTell as gap:
        return _Status(name, "not on record", None, None, gap.missing)
    missing = ""
    answers: list[bool | None] = []
    for asked in (_is_member, _is_no_councillor):
        try:
            answers.append(asked(person, board, facts, on))
        except CannotTell as gap:
            answers.append(None)
            missing = missing or gap.missing
    if answers[0] is False:
        return _Status(name, "not a member of the Health Board", False, False)
    if answers[1] is False:
        return _Status(name, "a councillor", False, False)
    words = "not a non-executive" if missing else "another member of the Health Board"
    return _Status(name, words, False, None if missing else True, missing)


def _is_member(person: str, board: str, facts: BoardFacts, on: Day) -> bool:
    return stands(facts, person, "health_board_member", on, of=board)


def _is_no_councillor(person: str, board: str, facts: BoardFacts, on: Day) -> bool:
    return not _councils_served(person, facts, on)


FEWEST_NON_EXECUTIVES: Final = 2
"""What a Health Board that cannot find enough of them must nominate all the same (articles 3(5) and 5(5))."""


@rule(
    "MEM-14",
    "The Health Board's nominees are non-executives, or it could not find enough",
    duty=Duty.MUST,
    applies=IJB,
    in_force=since(ORDERS_COMMENCED),
    cites=[
        BOARDS_ORDER.cite("article 3(4) and (5)", at="article/3"),
        BOARDS_ORDER.cite("article 5(4) and (5)", at="article/5"),
    ],
)
def health_board_nominees_are_non_executives(facts: BoardFacts, on: Day) -> Iterator[Finding]:
    """The Health Board nominates non-executive directors. Where it is unable to find enough, it nominates at
    least two of them, and for the rest members of the Health Board who are not councillors.

    We read this as unable where the Health Board's latest paper on the matter says so. Where somebody else is
    nominated and no paper says whether the Health Board was unable, nobody can tell.
    """
    yield _non_executives(facts, on)


def _non_executives(facts: BoardFacts, on: Day) -> Finding:
    board = facts.health_board
    subject = facts.subject(board)
    count = in_post(facts, on, "HB_NOM")
    statuses = [_status_of(person, facts, on) for person in count.people]
    sure = [status for status in statuses if status.non_executive]
    others = [status for status in statuses if status.non_executive is False]
    shown: dict[str, Any] = {"nominees": [{"person": each.name, "is": each.words} for each in statuses]}
    open_places = len(statuses) - len(sure) - len(others) + len(count.unsure)
    if others:
        failing = _fallback_refused(subject, others, shown)
        if failing is not None:
            return failing
        if facts.is_complete("seats", on) and len(sure) + open_places < FEWEST_NON_EXECUTIVES:
            return _fallback_not_open(subject, "Fewer than two non-executives are nominated.", shown)
        unable = _latest_word(facts, on, "inability", "non_executives", board.authority)
        shown["inability"] = {True: "recorded", False: "recorded as able", None: "not recorded"}[unable]
        if unable is False:
            names = ", ".join(each.name for each in others)
            message = f"{board.label} is on record as able to nominate non-executives, and nominated {names}."
            return _fallback_not_open(subject, message, shown)
    for each in statuses:
        if each.non_executive is None:
            raise CannotTell(each.missing)
    if count.unsure:
        raise CannotTell(count.unsure[0])
    if not statuses:
        return not_applicable(subject, "No Health Board nominee is in post on this day.")
    if not others:
        return met(subject, "Every Health Board nominee is a non-executive.", **shown)
    if shown["inability"] == "not recorded":
        raise CannotTell(f"whether {board.label} was unable to nominate enough non-executives")
    for each in others:
        if each.appropriate is None:
            raise CannotTell(each.missing)
    return met(
        subject,
        f"{board.label} was unable to nominate enough non-executives; "
        f"{len(sure)} are nominated, and the others are members of the Health Board and not councillors.",
        **shown,
    )


def _fallback_refused(subject: Subject, others: list[_Status], shown: dict[str, Any]) -> Finding | None:
    unfit = [each for each in others if each.appropriate is False]
    if not unfit:
        return None
    message = "; ".join(f"{each.name} is {each.words}" for each in unfit) + "."
    return _fallback_not_open(subject, message, shown)


def _fallback_not_open(subject: Subject, message: str, shown: dict[str, Any]) -> Finding:
    return not_met(
        subject,
        message,
        next="Ask the Health Board to nominate non-executive directors in their place.",
        note=SILENT_NOTE,
        **shown,
    )


@rule(
    "MEM-15",
    "A Health Board nominee who is no non-executive is not a councillor",
    duty=Duty.MUST,
    applies=IJB,
    in_force=since(ORDERS_COMMENCED),
    cites=[
        BOARDS_ORDER.cite("article 1(2)", at="article/1"),
        BOARDS_ORDER.cite("article 3(5)(b)", at="article/3"),
        BOARDS_ORDER.cite("article 5(5)(b)", at="article/5"),
    ],
    over=_health_board_nominations,
    none="No Health Board nominee is in post on this day.",
)
def fallback_nominee_is_no_councillor(
    thing: Appointment | Seat, facts: BoardFacts, on: Day
) -> Iterator[Finding]:
    """Somebody the Health Board nominates in place of a non-executive is a member of the Health Board and not
    a councillor.

    We read this as not barring a non-executive who is also a councillor; that is shown for legal advice.
    """
    appointment = _in_post_as_nominee(thing, facts, on)
    subject = facts.subject(appointment)
    person, board = appointment.person, facts.health_board
    name = facts.person_label(person)
    if stands(facts, person, "non_executive", on, of=board.authority):
        yield _non_executive_nominee(subject, name, _councils_served(person, facts, on))
        return
    status = _status_of(person, facts, on)
    if status.appropriate is False:
        yield not_met(
            subject,
            f"{name}, who is no non-executive of {board.label}, is {status.words}.",
            next="Ask the Health Board to nominate a non-executive, or a member who is not a councillor.",
            person=name, councillor_of=_named_councils(person, facts, on), note=SILENT_NOTE,
        )  # fmt: skip
        return
    if status.appropriate is None:
        raise CannotTell(status.missing)
    yield met(subject, f"{name} is a member of {board.label} and not a councillor.", person=name)


def _named_councils(person: str, facts: BoardFacts, on: Day) -> list[str]:
    try:
        return list(_councils_served(person, facts, on))
    except CannotTell:
        return ["not on record"]


def _non_executive_nominee(subject: Subject, name: str, councils: tuple[str, ...]) -> Finding:
    if not councils:
        return met(
            subject, f"{name} is a non-executive of the Health Board, and not a councillor.", person=name
        )
    return caution(
        subject,
        f"{name} is a non-executive of the Health Board and also a councillor of {', '.join(councils)}.",
        next="Ask for legal confirmation; the Order bars a councillor only in place of a non-executive.",
        person=name, councillor_of=list(councils), note=SILENT_NOTE,
    )  # fmt: skip


# -- one seat each ------------------------------------------------------------------------------------------


def _nominated_people(facts: BoardFacts, on: Day) -> Iterator[Subject | Seat]:
    seen: set[str] = set()
    for thing in _nominations(facts, on, *NOMINEES):
        if isinstance(thing, Seat):
            yield thing
        elif thing.person not in seen:
            seen.add(thing.person)
            yield Subject("person", thing.person, facts.person_label(thing.person))


@rule(
    "MEM-27",
    "Nobody is in two nominees' seats",
    duty=Duty.LOCAL,
    applies=ANY_REGIME,
    in_force=since(ORDERS_COMMENCED),
    cites=[
        BOARDS_ORDER.cite("article 3", at="article/3"),
        BOARDS_ORDER.cite("article 5", at="article/5"),
        BOARDS_ORDER.cite("article 17", at="article/17"),
        COMMITTEES_ORDER.cite("article 3", at="article/3"),
    ],
    over=_nominated_people,
    none="No nominee is in post on this day.",
)
def one_nominees_seat_each(thing: Subject | Seat, facts: BoardFacts, on: Day) -> Iterator[Finding]:
    """Nobody is in two nominees' seats at once; somebody nominated by both sides would upset their equality.

    This is good order and no enactment; the numbers of nominees in post are judged by other rules.
    """
    if isinstance(thing, Seat):
        raise CannotTell(
            state_of(thing, facts, on).missing or f"who held {facts.seat_label(thing)} on this day"
        )
    held = list(_nominations_of(thing.id, facts, on))
    certain = [each for each, answer in held if answer]
    if len(certain) > 1:
        yield caution(
            thing,
            f"{thing.label} is in {len(certain)} nominees' seats on this day.",
            next="Find out which nomination stands, and record the end of the other.",
            spells=[_spell(each, facts) for each in certain],
        )
        return
    if len(held) > 1:
        raise CannotTell(f"whether {thing.label} was in two nominees' seats on this day")
    yield met(thing, f"{thing.label} is in no more than one nominees' seat.")


def _nominations_of(person: str, facts: BoardFacts, on: Day) -> Iterator[tuple[Appointment, bool]]:
    """A person's nominees' seats on the day, each with whether it is certain that they are in it."""
    for appointment in facts.appointments_by_person.get(person, ()):
        seat = facts.seat_by_id[appointment.seat]
        if seat.group or (is_known(seat.basis) and seat.basis not in NOMINEES):
            continue
        answer = facts.held_by_appointment[appointment.id].on(on)
        if answer is not False:
            yield appointment, bool(answer) and is_known(seat.basis)


def _spell(appointment: Appointment, facts: BoardFacts) -> dict[str, Any]:
    first, last = appointment.starts_on, appointment.ends
    return {
        "seat": facts.seat_label(facts.seat_by_id[appointment.seat]),
        "starts_on": first if is_known(first) else "not on record",
        "ends": (last if isinstance(last, date) else str(last)) if is_known(last) else "not on record",
    }
