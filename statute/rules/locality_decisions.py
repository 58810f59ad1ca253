"""LOC-09 to LOC-11: decisions with a significant effect on a locality, and whom they concern."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from statute.day import Day
from statute.facts import BoardFacts, Paper
from statute.findings import Duty, Finding, cannot_tell, caution, met, not_met
from statute.instruments import ACT_2014, ACT_COMMENCED, CONSULTEES_REGULATIONS, LOCALITIES_GUIDANCE
from statute.localities import days_of_locality, is_judged, is_of_plan, localities_on
from statute.registry import ANY_REGIME, rule, since
from statute.rules.localities import listed, none_to_judge
from statute.spans import in_words, judged_until
from statute.structure import CONSULTEES, Decision, Involved, Locality
from statute.unknown import CannotTell, Nothing, Unknown, is_known, known

CONSULTEES_PRESCRIBED: Final = date(2014, 11, 28)
"""The groups of persons for a decision with an effect on a locality."""

ON_SERVICES: Final = "service_change"

# -- which decisions ---------------------------------------------------------------------------------------


def decisions_on_services(facts: BoardFacts, on: Day) -> Iterator[Decision]:
    """Decisions on services, or with an effect on record, or on a topic that is not, judged on the day."""
    for decision in facts.decisions:
        if is_known(decision.recommends) and decision.recommends:
            continue
        on_services = not is_known(decision.topic) or decision.topic == ON_SERVICES
        if (on_services or is_known(decision.effects)) and is_judged(decision, on):
            yield decision


def the_decision(decision: Decision) -> str:
    """A decision by its day, inside a sentence; raises where the day is not on record."""
    return f"the decision of {in_words(known(decision.on))}"


def affected(decision: Decision, facts: BoardFacts) -> tuple[Locality, ...]:
    """The localities of the plan on which the decider expected a significant effect.

    One that is known not to be there on the day of the decision is left out. Raises where effects are not on
    record at all.
    """
    day = known(decision.on)
    expected = [each.locality for each in known(decision.effects) if each.significant is True]
    return tuple(
        locality
        for locality in facts.localities
        if locality.id in expected
        and is_of_plan(locality)
        and days_of_locality(locality, facts).on(day) is not False
    )


# -- whether services in a locality are affected -----------------------------------------------------------


@rule(
    "LOC-09",
    "Significant effect on a locality is the trigger for LOC-10",
    duty=Duty.READING,
    applies=ANY_REGIME,
    in_force=since(ACT_COMMENCED),
    cites=[
        ACT_2014.cite("section 41(1)", at="section/41"),
        ACT_2014.cite("section 41(2)", at="section/41"),
        ACT_2014.cite("section 59(d)(i)", at="section/59"),
    ],
    over=decisions_on_services,
    none="No decision on services is on record that is still judged.",
)
def effect_on_localities(decision: Decision, facts: BoardFacts, on: Day) -> Iterator[Finding]:
    """Those in a locality must be consulted on a decision (LOC-10) where whoever takes it considers that it
    might significantly affect the provision of a service there. That is so too for a council or the Health
    Board that decides while it carries out an integration function.

    Nobody has to record what they considered; without it nobody can tell whether the duty arises.

    We read this as asked of decisions on a change of services, and of others only where an effect is on
    record. Advice to those who decide is no decision.
    We read a locality on record on the day of the decision as one of the plan in force.
    We read a decision as judged to the end of the financial year after the one in which it was taken.
    """
    subject = facts.subject(decision)
    hit, silent = _affected_and_silent(decision, facts)
    if hit:
        rest = f" Nothing is on record of {listed(silent)}." if silent else ""
        yield met(
            subject,
            f"Services in {listed(each.label for each in hit)} might be significantly affected: those there"
            f" must be consulted before the decision (LOC-10).{rest}",
            affected=[each.label for each in hit],
            not_recorded=silent,
        )
        return
    yield met(subject, "No locality of the plan is thought to be significantly affected.", affected=[])


def _affected_and_silent(decision: Decision, facts: BoardFacts) -> tuple[tuple[Locality, ...], list[str]]:
    """The localities that a decision affects, and those of which it is not on record.

    Raises where it cannot be told whether it affects any.
    """
    if isinstance(decision.effects, Unknown):
        known(decision.topic)
    taken = the_decision(decision)
    hit = affected(decision, facts)
    silent = _nothing_said_of(decision, facts)
    if silent and not hit:
        raise CannotTell(f"whether services in {listed(silent)} might be significantly affected by {taken}")
    return hit, silent


def _nothing_said_of(decision: Decision, facts: BoardFacts) -> list[str]:
    """The localities of the plan of which it is not on record whether a decision affects them.

    A list known to be empty says that none is affected.
    """
    effects = known(decision.effects)
    if not effects:
        return []
    there = {each.id for each in localities_on(facts, known(decision.on)).certain}
    asked = there | {each.locality for each in effects}
    said = {each.locality for each in effects if is_known(each.significant)}
    return [each.label for each in facts.localities if is_of_plan(each) and each.id in asked - said]


# -- who was involved and consulted ------------------------------------------------------------------------


def decisions_with_effects(facts: BoardFacts, on: Day) -> Iterator[Decision]:
    """Decisions judged on the day that have, or may have, a significant effect on a locality of the plan."""
    for decision in decisions_on_services(facts, on):
        try:
            hit, _ = _affected_and_silent(decision, facts)
        except CannotTell:
            yield decision
        else:
            if hit:
                yield decision


@dataclass(frozen=True, slots=True)
class _Told:
    """What is on record of each of the prescribed groups, for one decision and one locality."""

    involved: list[str]
    reasoned_out: list[str]
    passed_over: list[str]
    without_reason: list[str]
    reason_not_told: list[str]
    not_told: list[str]


@rule(
    "LOC-10",
    "Locality groups involved in and consulted on the decision",
    duty=Duty.MUST,
    applies=ANY_REGIME,
    in_force=since(CONSULTEES_PRESCRIBED),
    cites=[
        ACT_2014.cite("section 41(3)", at="section/41"),
        ACT_2014.cite("section 41(4)", at="section/41"),
        CONSULTEES_REGULATIONS.cite("regulation 4", at="regulation/4"),
        CONSULTEES_REGULATIONS.cite("regulation 5", at="regulation/5"),
        CONSULTEES_REGULATIONS.cite("schedule", at="schedule"),
    ],
    over=decisions_with_effects,
    none="No decision with a significant effect on a locality is on record that is still judged.",
)
def those_affected_consulted(decision: Decision, facts: BoardFacts, on: Day) -> Iterator[Finding]:
    """Before a decision that might significantly affect services in a locality, those who are likely to have
    an interest must be involved in it and consulted: thirteen prescribed groups, and the residents of the
    locality. What is done to that end is for whoever decides.

    A group that is likely to have no interest may be left out. No enactment asks for a reason; without one on
    record it is hard to show.

    Where nobody can tell whether services in a locality are affected (LOC-09), nobody can tell this either.

    We read whether a group is likely to have an interest as what was recorded of it for that locality.
    We read a decision as judged to the end of the financial year after the one in which it was taken.
    """
    hit, _ = _affected_and_silent(decision, facts)
    for locality in hit:
        yield from _for_locality(locality, decision, facts)


def _for_locality(locality: Locality, decision: Decision, facts: BoardFacts) -> Iterator[Finding]:
    subject, label = facts.subject(decision), locality.label
    if isinstance(decision.involved, Unknown):
        missing = f"who in {label} was involved and consulted before {the_decision(decision)}"
        yield cannot_tell(subject, missing, locality=label)
        return
    told = _told(locality, decision)
    shown: dict[str, Any] = {"locality": label, "involved": told.involved, "left_out": told.reasoned_out}
    if told.passed_over:
        yield not_met(
            subject,
            f"Likely to have an interest in {label}, and not involved before {the_decision(decision)}:"
            f" {listed(told.passed_over)}.",
            next="Record what was done to involve and consult them; if nothing was, take advice.",
            not_involved=told.passed_over,
            **shown,
        )
    if told.without_reason:
        yield caution(
            subject,
            f"Left out in {label} as having no interest, without a reason on record:"
            f" {listed(told.without_reason)}.",
            next="Record why each was thought to have no interest.",
            without_reason=told.without_reason,
            **shown,
        )
    if told.not_told:
        missing = (
            f"whether these were involved before {the_decision(decision)}, or have no interest, in {label}"
        )
        yield cannot_tell(subject, f"{missing}: {listed(told.not_told)}", not_recorded=told.not_told, **shown)
    if told.reason_not_told:
        missing = f"why these were thought to have no interest in {the_decision(decision)}, in {label}"
        yield cannot_tell(
            subject, f"{missing}: {listed(told.reason_not_told)}", not_recorded=told.reason_not_told, **shown
        )
    if not any((told.passed_over, told.without_reason, told.not_told, told.reason_not_told)):
        message = f"In {label}, all who are likely to have an interest were involved and consulted."
        yield met(subject, message, **shown)


def _told(locality: Locality, decision: Decision) -> _Told:
    told = _Told([], [], [], [], [], [])
    rows: dict[str, Involved] = {}
    for each in known(decision.involved):
        if each.locality == locality.id and (each.who not in rows or _acted(each)):
            rows[each.who] = each
    for code, words in CONSULTEES.items():
        _place(told, rows.get(code)).append(words[:1].lower() + words[1:])
    return told


def _acted(row: Involved) -> bool:
    return is_known(row.action) and row.action


def _place(told: _Told, row: Involved | None) -> list[str]:
    """Where a group belongs, by what is on record of it."""
    if row is None:
        return told.not_told
    if _acted(row):
        return told.involved
    if not is_known(row.interest):
        return told.not_told
    if row.interest:
        return told.passed_over if is_known(row.action) else told.not_told
    if isinstance(row.reason, Unknown):
        return told.reason_not_told
    return told.without_reason if isinstance(row.reason, Nothing) else told.reasoned_out


# -- expenses ----------------------------------------------------------------------------------------------


@rule(
    "LOC-11",
    "Expenses of those consulted may be paid",
    duty=Duty.READING,
    applies=ANY_REGIME,
    in_force=since(ACT_COMMENCED),
    cites=[
        ACT_2014.cite("section 41(5)", at="section/41"),
        LOCALITIES_GUIDANCE.cite("paragraph 7.1(c)"),
    ],
)
def expenses_may_be_paid(facts: BoardFacts, on: Day) -> Iterator[Finding]:
    """Those who are consulted on a decision with a significant effect on a locality may be paid expenses and
    allowances, as the integration authority settles. The guidance says that they must be; the Act says may.

    We read a payment recorded about a locality as one to those who were consulted there.
    We read a payment as told of to the end of the financial year after the one in which it was made.
    """
    board = facts.subject(facts)
    found = localities_on(facts, on)
    if found.are_none_on_record:
        yield none_to_judge(found, facts)
        return
    paid = [each for each in facts.papers_by_kind.get("payment", ()) if _is_told_of(each, facts, on)]
    may = "Those who are consulted in a locality may be paid expenses; nobody has to be."
    if not paid:
        yield met(board, may, payments=[])
        return
    places = list(dict.fromkeys(facts.locality_label(known(each.about)["locality"]) for each in paid))
    yield met(
        board, f"{may} Payments are on record in {listed(places)}.", payments=[each.id for each in paid]
    )


def _is_told_of(paper: Paper, facts: BoardFacts, on: Day) -> bool:
    """Whether a paper is a payment about a locality of the plan, lately made."""
    named = paper.about.get("locality") if is_known(paper.about) else None
    locality = facts.locality_by_id.get(named) if named is not None else None
    if locality is None or not is_of_plan(locality) or not paper.says or isinstance(paper.day, Unknown):
        return False
    return on >= paper.day and on <= judged_until(paper.day)
