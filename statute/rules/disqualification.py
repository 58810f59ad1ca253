"""DSQ-01 to DSQ-06 and JMC-11: who may not be a member, and the declarations that say so.

What is on record of a ground is its category and its days, nothing more, and no finding says more.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from statute.day import ONE_DAY, Day
from statute.facts import Appointment, BoardFacts, Paper, Standing
from statute.findings import Duty, Finding, cannot_tell, caution, met, not_applicable, not_met
from statute.holding import in_post, is_in_post, named
from statute.instruments import (
    BANKRUPTCY_2016,
    BOARDS_ORDER,
    COMMITTEES_ORDER,
    ETHICAL_STANDARDS_2000,
    INTERPRETATION_1978,
    ORDERS_COMMENCED,
)
from statute.notes import SILENT_NOTE
from statute.registry import ANY_REGIME, IJB, LEAD_AGENCY, rule, since
from statute.rules.papers import are_known_before, day_given
from statute.spans import in_words, months_after
from statute.unknown import CannotTell, Unknown, is_known, known

WINDOW_MONTHS: Final = 60
"""How long before an appointment a conviction counts: fixed by both Orders since they came into force."""


@dataclass(frozen=True, slots=True)
class Grounds:
    """The categories a rule asks about; ``settled_by`` are those that must be known not to be there."""

    categories: tuple[str, ...]
    settled_by: tuple[str, ...]
    words: str


CONVICTION: Final = Grounds(("conviction",), ("conviction",), "a recent conviction")
DISMISSAL: Final = Grounds(("dismissal",), ("dismissal",), "a disciplinary removal or dismissal")
INSOLVENCY: Final = Grounds(("insolvency", "restrictions_undertaking"), ("insolvency",), "an insolvency")
REGISTER: Final = Grounds(
    ("professional_removal",), ("professional_removal",), "a removal from a professional register"
)
SANCTION: Final = Grounds(
    ("standards_sanction", "censure"), ("standards_sanction",), "a sanction of the Standards Commission"
)
ANY_SANCTION: Final = Grounds(
    ("standards_sanction", "censure"),
    ("standards_sanction", "censure"),
    "a sanction of the Standards Commission",
)

# -- what is on record of somebody ------------------------------------------------------------------------


def _rows(person: str, facts: BoardFacts) -> tuple[Standing, ...]:
    rows = facts.standings_by_person.get(person, ())
    return tuple(each for each in rows if each.kind == "disqualified")


def _fits(row: Standing, categories: Iterable[str]) -> bool:
    """Whether a row is, or may be, of one of the categories."""
    return not is_known(row.category) or row.category in tuple(categories)


def is_taken_back(row: Standing, facts: BoardFacts, on: Day) -> bool:
    """Whether somebody is on record, by the day, as not disqualified on a ground, after it arose.

    A ground whose last day is on record is taken back after that only. Whether anything else is known of the
    person on the day is another question.
    """
    if not is_known(row.category):
        return False
    since_ = row.ends if isinstance(row.ends, date) else _first_mentioned(row)
    return any(
        _lifts(each, since_, facts, on)
        for each in _rows(row.person, facts)
        if not each.value and _fits(each, (row.category,))
    )


def _first_mentioned(row: Standing) -> date | None:
    """The recorded first day, else a day on which it was so; None where neither is on record."""
    return next((day for day in (row.starts_on, row.seen_on) if is_known(day)), None)


def _lifts(cleared: Standing, since_: date | None, facts: BoardFacts, on: Day) -> bool:
    """Whether a row that says no is later than a day, has begun, and is not known to be over."""
    day = _first_mentioned(cleared)
    if since_ is None or day is None or day <= since_:
        return False
    return on >= day and facts.held_by_standing[cleared.id].on(on) is not False


def _grounds_of(person: str, grounds: Grounds, facts: BoardFacts, on: Day) -> tuple[Standing, ...]:
    """What stands on record against somebody, past, present and to come, and was not taken back since."""
    return tuple(
        row
        for row in _rows(person, facts)
        if row.value and _fits(row, grounds.categories) and not is_taken_back(row, facts, on)
    )


def _has_begun(row: Standing, facts: BoardFacts, on: Day) -> bool:
    """Whether a ground has arisen by the day; raises CannotTell where that is not known."""
    starts_on = row.starts_on
    if not isinstance(starts_on, Unknown):
        return on >= starts_on
    certain = facts.held_by_standing[row.id].certain
    if certain is not None and on >= certain.from_:
        return True
    raise CannotTell(starts_on.what)


def _is_over(row: Standing, facts: BoardFacts, on: Day) -> bool:
    """Whether a ground that has arisen has ended since; raises CannotTell where that is not known."""
    answer = facts.held_by_standing[row.id].on(on)
    if answer is None and isinstance(row.ends, Unknown):
        raise CannotTell(row.ends.what)
    return answer is False


def _with_grounds(grounds: Grounds) -> Callable[[BoardFacts, Day], Iterator[Appointment | BoardFacts]]:
    """For ``over=``: members against whom a ground stands on record, then the board for all the others."""

    def subjects(facts: BoardFacts, on: Day) -> Iterator[Appointment | BoardFacts]:
        for seat in facts.board_seats:
            for appointment in facts.appointments_by_seat.get(seat.id, ()):
                against = _grounds_of(appointment.person, grounds, facts, on)
                if against and facts.held_by_appointment[appointment.id].on(on) is not False:
                    yield appointment
        yield facts

    return subjects


Judge = Callable[[Standing, Appointment, BoardFacts, Day], Finding]


def _judged(
    thing: Appointment | BoardFacts, grounds: Grounds, judge: Judge, facts: BoardFacts, on: Day
) -> Iterator[Finding]:
    """What a rule finds of one member's grounds, or of all members without one."""
    if isinstance(thing, BoardFacts):
        yield from _of_the_others(grounds, facts, on)
        return
    is_in_post(thing, facts, on)
    gap: CannotTell | None = None
    for row in _grounds_of(thing.person, grounds, facts, on):
        try:
            known(row.category)
            yield judge(row, thing, facts, on) if _has_begun(row, facts, on) else _to_come(row, thing, facts)
        except CannotTell as missing:
            gap = gap or missing
    if gap is not None:
        raise gap


def _of_the_others(grounds: Grounds, facts: BoardFacts, on: Day) -> Iterator[Finding]:
    """One finding about all members against whom nothing stands on record: known to be none, or not told."""
    subject, count = facts.subject(facts), in_post(facts, on)
    others = [each for each in count.certain if not _grounds_of(each.person, grounds, facts, on)]
    unknown = _not_known(others, grounds, facts, on)
    if unknown:
        names = _names(unknown, facts)
        missing = f"whether {grounds.words} disqualifies {_listed(names)}"
        yield cannot_tell(subject, missing, next=_HOW_TO_KNOW, members=names)
    elif count.unsure:
        yield cannot_tell(subject, count.unsure[0])
    elif others:
        other = "other " if len(others) < len(count.certain) else ""
        yield met(subject, f"No {other}member is disqualified by {grounds.words}, from what is on record.")
    elif not count.certain:
        yield not_applicable(subject, "Nobody is in post on this day.")


_HOW_TO_KNOW: Final = "Ask for a signed declaration of eligibility, and record it or the ground."


def _not_known(members: list[Appointment], grounds: Grounds, facts: BoardFacts, on: Day) -> list[Appointment]:
    """Those of whom it is not known whether a ground stands against them."""
    if not members or facts.is_complete("standings", on):
        return []
    declared = _Declarations.of(facts)
    return [
        each
        for each in members
        if not _is_cleared(each.person, grounds, facts, on) and not declared.clears(each, facts, on)
    ]


def _is_cleared(person: str, grounds: Grounds, facts: BoardFacts, on: Day) -> bool:
    """Whether somebody is on record as known not to be disqualified on these grounds."""
    rows = [row for row in _rows(person, facts) if not row.value and facts.held_by_standing[row.id].on(on)]
    return all(any(_fits(row, (category,)) for row in rows) for category in grounds.settled_by)


def _names(members: Iterable[Appointment], facts: BoardFacts) -> list[str]:
    return named(facts, tuple(dict.fromkeys(each.person for each in members)))


SHOWN: Final = 3
"""How many names a sentence gives before it says how many more there are."""


def _listed(names: list[str]) -> str:
    if len(names) > SHOWN + 1:
        return f"{', '.join(names[:SHOWN])} and {len(names) - SHOWN} more members"
    return " and ".join([", ".join(names[:-1]), names[-1]] if names[1:] else names)


# -- what is said of one ground ---------------------------------------------------------------------------


def _category(row: Standing) -> str:
    return known(row.category).replace("_", " ")


def _to_come(row: Standing, appointment: Appointment, facts: BoardFacts) -> Finding:
    """For a ground that is on record with a later day: a conviction under appeal, most often."""
    day = known(row.starts_on)
    return met(
        facts.subject(appointment),
        f"A ground is on record (category: {_category(row)}) that counts from {in_words(day)}, not before.",
        next="Keep the day up to date; a conviction counts from the end of the time for an appeal, or from"
        " the day the appeal is disposed of.",
        category=_category(row),
        counts_from=day,
    )


_NEXT: Final = "Take advice. A member who is disqualified leaves the board at once (END-07)."


def _disqualified(row: Standing, appointment: Appointment, facts: BoardFacts, **shown: Any) -> Finding:
    """The finding against somebody in post; without the note, which only some rules carry."""
    return not_met(
        facts.subject(appointment),
        f"In post with a ground of disqualification on record (category: {_category(row)}).",
        next=_NEXT,
        category=_category(row),
        **shown,
    )


def _since(row: Standing) -> date | str:
    return row.starts_on if is_known(row.starts_on) else "not on record"


# -- DSQ-01: conviction -----------------------------------------------------------------------------------


def _convicted(row: Standing, appointment: Appointment, facts: BoardFacts, on: Day) -> Finding:
    deemed, starts_on = known(row.starts_on), known(appointment.starts_on)
    subject = facts.subject(appointment)
    window = f"{in_words(months_after(starts_on, -WINDOW_MONTHS))} to {in_words(starts_on - ONE_DAY)}"
    shown: dict[str, Any] = {"category": _category(row), "deemed_on": deemed, "window": window}
    if deemed >= starts_on:
        free_from = months_after(deemed, WINDOW_MONTHS) + ONE_DAY
        return caution(
            subject,
            f"A ground is on record (category: {_category(row)}) from {in_words(deemed)}, during the term."
            " The five years before this appointment do not reach it; those before a new one would.",
            next=f"Do not appoint again before {in_words(free_from)}; ask whether removal for conduct is"
            " open (END-06).",
            open_again_from=free_from,
            **shown,
        )
    if deemed < months_after(starts_on, -WINDOW_MONTHS):
        return met(
            subject,
            f"A ground is on record (category: {_category(row)}) from before the five years that count for"
            " this appointment.",
            **shown,
        )
    shown.pop("category")
    return _disqualified(row, appointment, facts, note=SILENT_NOTE, **shown)


@rule(
    "DSQ-01",
    "Recent conviction with custodial sentence",
    restricted=True,
    duty=Duty.MUST,
    applies=ANY_REGIME,
    in_force=since(ORDERS_COMMENCED),
    cites=[
        BOARDS_ORDER.cite("article 8(2)(a) and (3)", at="article/8"),
        COMMITTEES_ORDER.cite("article 8(2)(a) and (3)", at="article/8"),
    ],
    over=_with_grounds(CONVICTION),
)
def no_recent_conviction(thing: Appointment | BoardFacts, facts: BoardFacts, on: Day) -> Iterator[Finding]:
    """Nobody may be a member who was sentenced to three months in prison or more in the last five years.

    The five years are those before the day of the appointment. It does not matter whether the sentence was
    suspended; one with the option of a fine does not count. The conviction counts from the day the time for
    an appeal ran out, or the appeal was disposed of.

    We read this as the five years that end with the day before the first day in the seat.
    We read this as asked anew for every appointment: a conviction during a term is shown as a caution, and
    bars the next appointment.
    We read a signed declaration of eligibility, where nothing else is on record, as knowing of no ground.
    """
    yield from _judged(thing, CONVICTION, _convicted, facts, on)


# -- DSQ-02, DSQ-04, DSQ-05: once and for good ------------------------------------------------------------


def _for_good(row: Standing, appointment: Appointment, facts: BoardFacts, on: Day) -> Finding:
    return _disqualified(row, appointment, facts, note=SILENT_NOTE)


@rule(
    "DSQ-02",
    "Disciplinary removal or dismissal by a Health Board or council",
    restricted=True,
    duty=Duty.MUST,
    applies=ANY_REGIME,
    in_force=since(ORDERS_COMMENCED),
    cites=[
        BOARDS_ORDER.cite("article 8(2)(b)", at="article/8"),
        COMMITTEES_ORDER.cite("article 8(2)(b)", at="article/8"),
    ],
    over=_with_grounds(DISMISSAL),
)
def no_disciplinary_dismissal(
    thing: Appointment | BoardFacts, facts: BoardFacts, on: Day
) -> Iterator[Finding]:
    """Nobody may be a member whom a Health Board or council ever dismissed or removed for discipline.

    Any Health Board and any council counts, and any paid employment or office. Redundancy and dismissal for
    capability do not count.

    We read this as having no limit in time, since the Order names none: a dismissal stays a ground unless it
    is on record as taken back.
    We read a signed declaration of eligibility, where nothing else is on record, as knowing of no ground.
    """
    yield from _judged(thing, DISMISSAL, _for_good, facts, on)


# -- DSQ-03: insolvency -----------------------------------------------------------------------------------


def _insolvent(row: Standing, appointment: Appointment, facts: BoardFacts, on: Day) -> Finding:
    subject = facts.subject(appointment)
    shown: dict[str, Any] = {"starts_on": _since(row)}
    about = f"A ground is on record (category: {_category(row)})"
    if _is_over(row, facts, on):
        ended = row.ends if is_known(row.ends) and isinstance(row.ends, date) else None
        when = f" on {in_words(ended)}" if ended else ""
        return caution(
            subject,
            f"{about} that ended{when}. The Order does not say that this ends the disqualification.",
            next="Have it confirmed that it does; then record the member as not disqualified from the next"
            " day on.",
            category=_category(row),
            discharged_on=ended or "not on record",
            **shown,
        )
    if row.category == "restrictions_undertaking":
        return caution(
            subject,
            f"{about}. Whether the Order still reaches undertakings is not settled since the law on"
            " bankruptcy was re-enacted.",
            next="Ask for legal advice on this undertaking.",
            category=_category(row),
            **shown,
        )
    return _disqualified(row, appointment, facts, note=SILENT_NOTE, discharged_on="none on record", **shown)


@rule(
    "DSQ-03",
    "Insolvency",
    restricted=True,
    duty=Duty.MUST,
    applies=ANY_REGIME,
    in_force=since(ORDERS_COMMENCED),
    cites=[
        BOARDS_ORDER.cite("article 8(2)(c) and (4)(a)", at="article/8"),
        COMMITTEES_ORDER.cite("article 8", at="article/8"),
        INTERPRETATION_1978.cite("sections 17(2)(a) and 23A", at="section/17"),
        BANKRUPTCY_2016.cite("section 155", at="section/155"),
    ],
    over=_with_grounds(INSOLVENCY),
)
def not_insolvent(thing: Appointment | BoardFacts, facts: BoardFacts, on: Day) -> Iterator[Finding]:
    """Nobody may be a member who is insolvent, or under bankruptcy restrictions.

    That is sequestration, bankruptcy, a trust deed, an individual voluntary arrangement, a debt payment
    programme as the debtor, or a bankruptcy restrictions order or undertaking.

    We read this as over when it is discharged or completed, and show that for confirmation, since the Order
    does not say when it ends.
    We read this as reaching the Bankruptcy (Scotland) Act 2016, which took the place of the Act the Order
    names; for a restrictions undertaking that is not settled, so it is shown for legal advice.
    We read a signed declaration of eligibility, where nothing else is on record, as knowing of no ground.
    """
    yield from _judged(thing, INSOLVENCY, _insolvent, facts, on)


@rule(
    "DSQ-04",
    "Removal from a professional register",
    restricted=True,
    duty=Duty.MUST,
    applies=ANY_REGIME,
    in_force=since(ORDERS_COMMENCED),
    cites=[
        BOARDS_ORDER.cite("article 8(2)(d), (4)(b) and (c)", at="article/8"),
        COMMITTEES_ORDER.cite("article 8", at="article/8"),
    ],
    over=_with_grounds(REGISTER),
)
def not_removed_from_register(
    thing: Appointment | BoardFacts, facts: BoardFacts, on: Day
) -> Iterator[Finding]:
    """Nobody may be a member who was removed, otherwise than at their wish, from one of nine registers.

    They are those for chiropractors, dentists, doctors, opticians, pharmacists, osteopaths, nurses and
    midwives, social services workers, and the health and care professions. Leaving on retirement is at one's
    own wish, a suspension is no removal, and the registers of other professions do not count.

    We read this as having no limit in time, since the Order names none: a removal stays a ground unless it is
    on record as taken back.
    We read a signed declaration of eligibility, where nothing else is on record, as knowing of no ground.
    """
    yield from _judged(thing, REGISTER, _for_good, facts, on)


# -- DSQ-05 and JMC-11: the Standards Commission ----------------------------------------------------------


def _sanctioned(row: Standing, appointment: Appointment, facts: BoardFacts, on: Day) -> Finding:
    if row.category == "censure":
        return met(
            facts.subject(appointment),
            "A censure is on record, which is no ground here.",
            category=_category(row),
        )
    return _disqualified(
        row,
        appointment,
        facts,
        note=SILENT_NOTE,
        sanctioned_on=_since(row),
        appeal="An appeal that is not decided does not lift the sanction.",
    )


@rule(
    "DSQ-05",
    "Standards Commission sanction of suspension or worse",
    restricted=True,
    duty=Duty.MUST,
    applies=IJB,
    in_force=since(ORDERS_COMMENCED),
    cites=[
        BOARDS_ORDER.cite("article 8(2)(e)", at="article/8"),
        ETHICAL_STANDARDS_2000.cite("section 19(1)(b) to (e)", at="section/19"),
        ETHICAL_STANDARDS_2000.cite("section 22(5)", at="section/22"),
    ],
    over=_with_grounds(SANCTION),
)
def no_suspension(thing: Appointment | BoardFacts, facts: BoardFacts, on: Day) -> Iterator[Finding]:
    """Nobody may be a member whom the Standards Commission ever suspended, disqualified or removed.

    A partial or full suspension, a disqualification as a councillor, and a removal from a public body count.
    A censure does not, nor does a suspension in the meantime, nor a sanction that was quashed on appeal. An
    appeal that is not decided does not lift the sanction.

    We read this as having no limit in time, since the Order names none: a short suspension of long ago is
    still a ground. Seek advice before acting on it.
    We read a signed declaration of eligibility, where nothing else is on record, as knowing of no ground.
    """
    yield from _judged(thing, SANCTION, _sanctioned, facts, on)


def _sanctioned_in_any_way(row: Standing, appointment: Appointment, facts: BoardFacts, on: Day) -> Finding:
    return _disqualified(row, appointment, facts, sanctioned_on=_since(row))


@rule(
    "JMC-11",
    "Any section 19 sanction disqualifies",
    restricted=True,
    duty=Duty.MUST,
    applies=LEAD_AGENCY,
    in_force=since(ORDERS_COMMENCED),
    cites=[
        COMMITTEES_ORDER.cite("article 8(2)(e)", at="article/8"),
        ETHICAL_STANDARDS_2000.cite("section 19", at="section/19"),
    ],
    over=_with_grounds(ANY_SANCTION),
)
def no_sanction_at_all(thing: Appointment | BoardFacts, facts: BoardFacts, on: Day) -> Iterator[Finding]:
    """Nobody may be on a monitoring committee whom the Standards Commission ever sanctioned in any way.

    This is wider than for an integration joint board (DSQ-05): a censure counts as well.

    We read this as having no limit in time, since the Order names none.
    We read a signed declaration of eligibility, where nothing else is on record, as knowing of no ground.
    """
    yield from _judged(thing, ANY_SANCTION, _sanctioned_in_any_way, facts, on)


# -- DSQ-06: declarations ---------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Declarations:
    """The declarations of eligibility on record, by whom or what they are about."""

    by_appointment: dict[str, list[Paper]]
    by_person: dict[str, list[Paper]]
    unsure: tuple[str, ...]

    @classmethod
    def of(cls, facts: BoardFacts) -> _Declarations:
        """All of them; ``unsure`` says what is not known of those that may be anybody's."""
        by_appointment: dict[str, list[Paper]] = {}
        by_person: dict[str, list[Paper]] = {}
        unsure = [
            each.topic.what
            for each in facts.papers_by_topic.get("", ())
            if each.kind == "declaration" and isinstance(each.topic, Unknown)
        ]
        for paper in facts.papers_by_topic.get("eligibility", ()):
            about = paper.about
            if paper.kind != "declaration":
                continue
            if is_known(about) and "appointment" in about:
                by_appointment.setdefault(about["appointment"], []).append(paper)
            elif is_known(about) and "person" in about:
                by_person.setdefault(about["person"], []).append(paper)
            else:
                unsure.append(f"whom {paper.label} is about")
        return cls(by_appointment, by_person, tuple(unsure))

    def made_for(self, appointment: Appointment, facts: BoardFacts) -> list[tuple[date, bool]]:
        """The days of the declarations made for an appointment, and what each says, in order.

        One about the person counts for the first appointment that begins on its day or after it, and for the
        time in that. Raises CannotTell for one without a day.
        """
        found = [*self.by_appointment.get(appointment.id, ())]
        after = _start_before(appointment, facts)
        for paper in self.by_person.get(appointment.person, ()):
            seat = known(paper.about).get("seat")
            if seat in (None, appointment.seat) and (after is None or known(day_given(paper)) > after):
                found.append(paper)
        return sorted((known(day_given(paper)), known(paper.says)) for paper in found)

    def clears(self, appointment: Appointment, facts: BoardFacts, on: Day) -> bool:
        """Whether the latest declaration made for an appointment by the day says that there is no ground."""
        try:
            made = [says for day, says in self.made_for(appointment, facts) if on >= day]
        except CannotTell:
            return False
        return bool(made) and made[-1]


def _start_before(appointment: Appointment, facts: BoardFacts) -> date | None:
    """The first day of the same person's appointment before this one; None where none is on record."""
    starts_on = appointment.starts_on
    if not is_known(starts_on):
        return None
    earlier = [
        each.starts_on
        for each in facts.appointments_by_person[appointment.person]
        if is_known(each.starts_on) and each.starts_on < starts_on and not facts.seat_by_id[each.seat].group
    ]
    return max(earlier, default=None)


@dataclass(slots=True)
class _Declared:
    """Members by how their declarations stand; ``gaps`` says what is not known of those in doubt."""

    in_time: list[Appointment]
    short: list[tuple[Appointment, str]]
    doubtful: list[Appointment]
    gaps: list[str]


def _how_declared(members: Iterable[Appointment], facts: BoardFacts, on: Day) -> _Declared:
    declarations, found = _Declarations.of(facts), _Declared([], [], [], [])
    for each in members:
        try:
            words = _what_is_short(each, declarations, facts, on)
        except CannotTell as gap:
            found.doubtful.append(each)
            found.gaps.append(gap.missing)
            continue
        if words:
            found.short.append((each, words))
        else:
            found.in_time.append(each)
    return found


def _what_is_short(each: Appointment, declarations: _Declarations, facts: BoardFacts, on: Day) -> str:
    """What is short about a member's declaration, in words; "" where one was made in time.

    Raises CannotTell where that is not known.
    """
    starts_on, made = known(each.starts_on), declarations.made_for(each, facts)
    in_time = [says for day, says in made if day <= starts_on]
    if in_time and in_time[-1]:
        return ""
    late = [(day, says) for day, says in made if day > starts_on and on >= day]
    if in_time or (late and not late[-1][1]):
        return "no declaration that nothing disqualifies"
    if declarations.unsure:
        raise CannotTell(declarations.unsure[0])
    if not are_known_before(facts, starts_on):
        raise CannotTell(f"an eligibility declaration of {facts.person_label(each.person)}")
    return f"declared on {in_words(late[0][0])}, after the start" if late else "no declaration"


@rule(
    "DSQ-06",
    "Eligibility declaration held for every member",
    duty=Duty.LOCAL,
    applies=ANY_REGIME,
    in_force=since(ORDERS_COMMENCED),
    cites=[
        BOARDS_ORDER.cite("article 8", at="article/8"),
        COMMITTEES_ORDER.cite("article 8", at="article/8"),
    ],
)
def declaration_is_held(facts: BoardFacts, on: Day) -> Iterator[Finding]:
    """Every member should have signed, by the first day in the seat, that nothing disqualifies them.

    The law asks for no declaration; it is how a board knows that its members may sit. A member who is
    appointed again signs again. Declarations hold what is nobody else's business: keep them where few can
    read them, and record here only that there is one, and its day.

    We read this as: one declaration serves all appointments of a person that begin on the same day.
    """
    subject, count = facts.subject(facts), in_post(facts, on)
    found = _how_declared(count.certain, facts, on)
    if found.short:
        names = _names((each for each, _ in found.short), facts)
        yield caution(
            subject,
            f"No eligibility declaration from before the start: {_listed(names)}.",
            next="Ask for a signed declaration of eligibility, and record its day.",
            members=[f"{facts.person_label(each.person)}: {words}" for each, words in found.short],
            appointments=[each.id for each, _ in found.short],
        )
    if found.doubtful:
        names = _names(found.doubtful, facts)
        missing = found.gaps[0] if len(names) == 1 else f"whether declarations are held of {_listed(names)}"
        appointments = [each.id for each in found.doubtful]
        yield cannot_tell(subject, missing, next=_HOW_TO_KNOW, members=names, appointments=appointments)
    elif count.unsure:
        yield cannot_tell(subject, count.unsure[0])
    elif not found.short:
        yield _all_declared(found, facts)


def _all_declared(found: _Declared, facts: BoardFacts) -> Finding:
    if not found.in_time:
        return not_applicable(facts.subject(facts), "Nobody is in post on this day.")
    return met(
        facts.subject(facts),
        "Every member's eligibility declaration is from before the start.",
        members=_names(found.in_time, facts),
    )
