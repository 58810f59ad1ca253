"""SPG-13 to SPG-15 and SPG-22: what must be settled about the strategic planning group; that it advises."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any, Final

from statute.day import Day
from statute.facts import BoardFacts
from statute.findings import Duty, Finding, caution, met, met_until, not_met, sentence
from statute.instruments import ACT_2014, ACT_COMMENCED, BOARDS_ORDER
from statute.localities import localities_on
from statute.planning import (
    NOMINATING,
    PLANNING_GROUP,
    Decider,
    days_of,
    decider_on,
    integration_authority,
    members_on,
    planning_group_on,
)
from statute.registry import ANY_REGIME, rule, since
from statute.rules.decisions import Taken, decisions_of_groups, never_taken, taken
from statute.rules.planning_group import NO_GROUP, the_group
from statute.spans import in_words, months_after
from statute.structure import COVERS, INTERESTS, Decision, Group
from statute.unknown import CannotTell, Unknown, is_known, known

PROCESSES: Final = ("appointment", "removal", "replacement")
USUAL_REVIEW_MONTHS: Final = 12
"""How many months may pass between two reviews of terms of reference, unless the board has set its own."""


def _settled(group: Group, facts: BoardFacts, on: Day, topic: str) -> Taken:
    """The decisions of the board on a topic about the group that stand on the day."""
    return taken(facts, on, topic, group=group.id, by=integration_authority(facts, on))


def _by_the_group(group: Group, facts: BoardFacts, on: Day, topic: str) -> bool:
    """Whether the group itself decided on a topic, as far as is recorded."""
    return bool(taken(facts, on, topic, group=group.id, by=(group.id,)).decisions)


# -- its size ---------------------------------------------------------------------------------------------


@rule(
    "SPG-13",
    "The board has fixed the planning group's size",
    duty=Duty.MUST,
    applies=ANY_REGIME,
    in_force=since(ACT_COMMENCED),
    cites=[ACT_2014.cite("section 32(3)(a)", at="section/32")],
    over=the_group,
    none=NO_GROUP,
)
def size_is_fixed(group: Group, facts: BoardFacts, on: Day) -> Iterator[Finding]:
    """The board must determine how many members the strategic planning group has, and there must be no more.

    The number should have room for everybody whom the law wants on the group.

    We read this as counting people: somebody who speaks for several interests is one member.
    We read the board's latest decision on the number as the one that stands.
    We read the room that is needed as one person for each of the twelve interests, one for each authority
    that nominates and, where there are localities, one who may speak for all of them.
    """
    sizes, subject = _settled(group, facts, on, "group_size"), facts.subject(group)
    latest = sizes.latest
    if latest is None:
        decider = decider_on(facts, on)
        what = f"the decision of {decider.name} on the number of members of {group.label}"
        never_taken(what, sizes, facts, on)
        yield not_met(
            subject,
            sentence(f"{decider.has} not decided how many members the group has."),
            next=f"Have {decider.name} decide how many members the group has.",
        )
        return
    larger = f"Have {decider_on(facts, on).name} decide on a larger number"
    number, count = known(latest.number), members_on(group, facts, on)
    told: dict[str, Any] = {"number": number, "members": count.at_least, "decided_on": known(latest.on)}
    decided = f"The number fixed on {in_words(known(latest.on))} is {number}"
    if count.at_least > number:
        yield not_met(
            subject,
            f"{decided}; the group has {count.at_least} {'member' if count.at_least == 1 else 'members'}.",
            next=f"{larger}, or end memberships.",
            **told,
        )
        return
    members = count.exactly()
    if (needed := _room_needed(facts, on)) > number:
        yield caution(
            subject,
            f"{decided}. That leaves no room for {needed} people, one for each interest, nominating authority"
            " and locality, unless somebody speaks for several.",
            next=f"{larger}, or see who may speak for several interests.",
            needed=needed,
            **told,
        )
        return
    yield met(subject, f"{decided}; the group has {members}.", **told)


def _room_needed(facts: BoardFacts, on: Day) -> int:
    """How many people the law wants on the group; one is enough for all localities."""
    regime = facts.regime_on(on)
    nominees = sum(regime in regimes for regimes in NOMINATING.values())
    return len(INTERESTS) + nominees + bool(localities_on(facts, on).certain)


# -- its terms of reference -------------------------------------------------------------------------------


def _covered(terms: Taken) -> tuple[set[str], list[str]]:
    """What some decisions together settle, and what is not known of that."""
    covered = {what for each in terms.decisions if is_known(each.covers) for what in each.covers}
    return covered, [each.covers.what for each in terms.decisions if isinstance(each.covers, Unknown)]


@rule(
    "SPG-14",
    "The board has fixed appointment, removal and replacement processes",
    duty=Duty.MUST,
    applies=ANY_REGIME,
    in_force=since(ACT_COMMENCED),
    cites=[ACT_2014.cite("section 32(3)(b)", at="section/32")],
    over=the_group,
    none=NO_GROUP,
)
def processes_are_fixed(group: Group, facts: BoardFacts, on: Day) -> Iterator[Finding]:
    """The board must determine how members of the strategic planning group are appointed, how they are
    removed, and how they are replaced.

    We read this as fixed by terms of reference that the board approved. Terms stand until they are on record
    as ended, so that several decisions may together settle all three.
    """
    terms, subject = _settled(group, facts, on, "terms_of_reference"), facts.subject(group)
    covered, doubts = _covered(terms)
    lacking = [each for each in PROCESSES if each not in covered]
    approved, decider = [each.id for each in terms.decisions], decider_on(facts, on)
    if not lacking:
        message = f"Terms of reference approved by {decider.name} say how members are appointed, removed and"
        yield met(subject, f"{message} replaced.", decisions=approved)
        return
    if doubts:
        raise CannotTell(doubts[0])
    words = [_as_settled(each) for each in lacking]
    never_taken(_not_found(group, terms, decider, words), terms, facts, on)
    if approved:
        message = f"The terms of reference approved by {decider.name} do not say"
    else:
        message = sentence(f"{decider.has} approved no terms of reference, so that these are not settled")
    yield not_met(
        subject,
        f"{message}: {'; '.join(words)}.",
        next=f"Have {decider.name} settle what is missing in the terms of reference.",
        missing=lacking,
        decisions=approved,
    )


def _as_settled(what: str) -> str:
    """What terms of reference may settle, inside a sentence."""
    return COVERS[what][0].lower() + COVERS[what][1:]


def _not_found(group: Group, terms: Taken, decider: Decider, words: list[str]) -> str:
    """What is missing where some things are in no terms of reference on record."""
    if terms.decisions:
        return f"whether {decider.name} settled {' and '.join(words)}"
    return f"the terms of reference of {group.label} as approved by {decider.name}"


@rule(
    "SPG-15",
    "The board has fixed the planning group's procedure",
    duty=Duty.MUST,
    applies=ANY_REGIME,
    in_force=since(ACT_COMMENCED),
    cites=[ACT_2014.cite("section 32(11)", at="section/32")],
    over=the_group,
    none=NO_GROUP,
)
def procedure_is_fixed(group: Group, facts: BoardFacts, on: Day) -> Iterator[Finding]:
    """The board must determine the procedure of the strategic planning group. Quorum, chair and how often it
    meets are left to the board.

    That the terms of reference are looked at again every year is good practice. The board may set its own
    number of months, or an earlier day for the next review.

    We read this as fixed by terms of reference that cover procedure and that the board approved.
    We read the board's latest decision on the terms of reference as their last review.
    """
    terms, subject = _settled(group, facts, on, "terms_of_reference"), facts.subject(group)
    covered, doubts = _covered(terms)
    latest, decider = terms.latest, decider_on(facts, on)
    if latest is None or "procedure" not in covered:
        if doubts:
            raise CannotTell(doubts[0])
        never_taken(_not_found(group, terms, decider, [_as_settled("procedure")]), terms, facts, on)
        own = " The group settled its own." if _by_the_group(group, facts, on, "terms_of_reference") else ""
        yield not_met(
            subject,
            sentence(f"{decider.has} not approved a procedure for the group.{own}"),
            next=f"Have {decider.name} approve how the group holds its meetings.",
        )
        return
    reviewed = known(latest.on)
    last = _next_review(group, reviewed, facts, on)
    message = (
        f"The procedure is approved by {decider.name}. The last decision on the terms of reference was on"
    )
    step = f"Have {decider.name} look at the terms of reference again, and record what is decided."
    if on > last:
        yield caution(
            subject,
            f"{message} {in_words(reviewed)}. By local practice a review was due by {in_words(last)}.",
            next=step,
            due_on=last,
            reviewed_on=reviewed,
        )
        return
    yield met_until(
        subject, f"{message} {in_words(reviewed)}.", due_on=last, on=on, next=step, reviewed_on=reviewed
    )


def _next_review(group: Group, reviewed: date, facts: BoardFacts, on: Day) -> date:
    """The last day for the next review: some months after the last one, or an earlier day on record for it.

    A day that lies before the last review is one that this review met.
    """
    setting = facts.setting_on(on)
    months = USUAL_REVIEW_MONTHS
    if setting is not None and is_known(setting.terms_of_reference_months):
        months = setting.terms_of_reference_months
    last = months_after(reviewed, months)
    if is_known(group.review_due_on) and reviewed < group.review_due_on < last:
        return group.review_due_on
    return last


# -- it advises -------------------------------------------------------------------------------------------


def what_it_gave_out(facts: BoardFacts, on: Day) -> Iterator[Group | Decision]:
    """Planning groups to which something was delegated, and what planning groups lately decided or advised.

    Who takes the chair of the group may be left to it, and is no decision of the board. Raises
    :class:`CannotTell` where there is nothing and it is not known whether there is such a group.
    """
    found: list[Group | Decision] = [
        group
        for group in facts.groups
        if is_known(group.kind)
        and group.kind == PLANNING_GROUP
        and is_known(group.power)
        and group.power == "delegated"
        and days_of(group, facts).on(on)
    ]
    found.extend(
        each
        for each in decisions_of_groups(facts, on, PLANNING_GROUP)
        if not (is_known(each.topic) and each.topic == "group_chair")
    )
    yield from found
    if not found:
        planning_group_on(facts, on)


@rule(
    "SPG-22",
    "The planning group advises, and is no committee",
    duty=Duty.READING,
    applies=ANY_REGIME,
    in_force=since(ACT_COMMENCED),
    cites=[
        ACT_2014.cite("section 32", at="section/32"),
        BOARDS_ORDER.cite("article 17", at="article/17"),
    ],
    over=what_it_gave_out,
    none="Nothing that a strategic planning group lately decided or recommended is on record.",
)
def group_advises(thing: Group | Decision, facts: BoardFacts, on: Day) -> Iterator[Finding]:
    """The strategic planning group gives its views. It is no committee of the board and decides nothing for
    it: the board decides, having taken the group's views into account. The committees that an integration
    joint board may have under its order are another matter.

    We read this as judged, for what the group gave out, from its day until the end of the financial year
    after the one it fell in.
    """
    subject, decider = facts.subject(thing), decider_on(facts, on)
    if isinstance(thing, Group):
        yield caution(
            subject,
            "The group is on record as having functions delegated to it.",
            next=f"Correct the record; or have {decider.name} take the decisions, with the group's advice.",
        )
        return
    group = facts.group_by_id[known(thing.by)]
    known(group.kind)
    day = known(thing.on)
    if known(thing.recommends):
        yield met(subject, f"{group.label} gave its views on {in_words(day)}.", given_on=day)
        return
    yield caution(
        subject,
        f"On record as decided by {group.label} on {in_words(day)}, which gives views and decides nothing for"
        f" {decider.name}.",
        next=f"Have {decider.name} decide, and record what the group did as a recommendation.",
        decided_on=day,
    )
