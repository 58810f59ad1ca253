"""SPG-18 to SPG-21: how the strategic planning group works, and how its members are helped to take part."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any, Final

from statute.day import Day
from statute.facts import BoardFacts, Paper
from statute.findings import Duty, Finding, caution, met, met_until, not_applicable, not_met
from statute.holding import named
from statute.instruments import (
    ACT_2014,
    ACT_COMMENCED,
    ORDERS_COMMENCED,
    PLANS_GUIDANCE,
    SCHEME_REGULATIONS,
)
from statute.planning import decider_on, members_on
from statute.registry import ANY_REGIME, rule, since
from statute.rules.decisions import never_taken, taken
from statute.rules.localities import listed
from statute.rules.papers import are_known_throughout, day_given
from statute.rules.planning_group import NO_GROUP, the_group
from statute.spans import in_words, joined, last_day_of_months, months_after
from statute.structure import Group
from statute.unknown import CannotTell, Nothing, Unknown, is_known, known

USUAL_MEETINGS: Final = 3
"""How often the group is to meet in twelve months, unless the board has set its own number."""

MEETING_MONTHS: Final = 12
ADVICE_MONTHS: Final = 24
"""Over how many months meetings and advice are looked for."""

# -- papers about the group ---------------------------------------------------------------------------------


def _about_the_group(
    papers: Iterable[Paper], group: Group, on: Day
) -> tuple[list[tuple[date, Paper]], list[str]]:
    """The papers about a group by the day, in order, each with its day; and what is not known of others."""
    found: list[tuple[date, Paper]] = []
    doubts: list[str] = []
    for paper in papers:
        if paper.says is not True:
            continue
        if is_known(paper.about) and paper.about.get("group") != group.id:
            continue
        day = day_given(paper)
        gaps = [each.what for each in (paper.about, day) if isinstance(each, Unknown)]
        if gaps:
            doubts.append(gaps[0])
        elif on >= known(day):
            found.append((known(day), paper))
    return sorted(found, key=lambda pair: pair[0]), doubts


def _are_known_for(months: int, facts: BoardFacts, on: Day) -> bool:
    """Whether every paper of so many months up to the day is on record."""
    spans = joined(facts.complete.get("papers", ()))
    return any(span.covers(on) and on >= last_day_of_months(span.from_, months) for span in spans)


# -- expenses -----------------------------------------------------------------------------------------------


@rule(
    "SPG-18",
    "An expenses policy exists and is known",
    duty=Duty.SHOULD,
    applies=ANY_REGIME,
    in_force=since(ACT_COMMENCED),
    cites=[
        ACT_2014.cite("section 32(12)", at="section/32"),
        PLANS_GUIDANCE.cite("paragraph 4.4"),
    ],
    over=the_group,
    none=NO_GROUP,
)
def expenses_policy_exists(group: Group, facts: BoardFacts, on: Day) -> Iterator[Finding]:
    """The board may pay expenses and allowances to members of the strategic planning group. Its policy on
    that should be approved, and told to members when they are introduced to the group.

    Paying is a power and no duty. That each member was told is not judged here.

    We read a policy for everybody who takes part in the board's work as one for the members of the group.
    """
    policies = taken(facts, on, "expenses_policy", group=group.id, whoever=True)
    subject = facts.subject(group)
    if policies.latest is None:
        never_taken(f"the decision on expenses of the members of {group.label}", policies, facts, on)
        yield caution(
            subject,
            "There is no policy on the expenses of members.",
            next="Have a policy on expenses approved, and tell members of it.",
        )
        return
    approved = known(policies.latest.on)
    yield met(subject, f"A policy on expenses was approved on {in_words(approved)}.", approved_on=approved)


# -- taking part --------------------------------------------------------------------------------------------


@rule(
    "SPG-19",
    "Members are supported to take part",
    duty=Duty.SHOULD,
    applies=ANY_REGIME,
    in_force=since(ACT_COMMENCED),
    cites=[PLANS_GUIDANCE.cite("paragraph 4.4")],
    over=the_group,
    none=NO_GROUP,
)
def members_are_supported(group: Group, facts: BoardFacts, on: Day) -> Iterator[Finding]:
    """Every member of the strategic planning group should have an induction, and be asked what they need in
    order to take part.

    How long before a meeting its papers were sent is not judged here.

    We read an induction to the board's work as one to the group, unless it was to another group.
    We read a paper about the group as one for everybody who was on it on that day.
    """
    subject, count = facts.subject(group), members_on(group, facts, on)
    if count.nobody():
        yield not_applicable(subject, "Nobody is on the group.")
        return
    inducted, unsure_of_induction = _reached(facts.papers_by_kind.get("induction", ()), group, facts, on)
    asked, unsure_of_asking = _reached(facts.papers_by_topic.get("access_needs", ()), group, facts, on)
    without = named(facts, tuple(each for each in count.people if each not in inducted))
    not_asked = named(facts, tuple(each for each in count.people if each not in asked))
    known_all = are_known_throughout(facts, on)
    if without and (unsure_of_induction or not known_all):
        raise CannotTell([*unsure_of_induction, f"whether {listed(without)} had an induction"][0])
    if not_asked and (unsure_of_asking or not known_all):
        what = f"whether {listed(not_asked)} were asked what they need in order to take part"
        raise CannotTell([*unsure_of_asking, what][0])
    short = [f"Without an induction: {listed(without)}."] if without else []
    if not_asked:
        short.append(f"Not asked what they need in order to take part: {listed(not_asked)}.")
    if short:
        yield caution(
            subject,
            " ".join(short),
            next="Hold the induction, or ask, and record it.",
            without_induction=without,
            not_asked=not_asked,
        )
        return
    if count.unsure:
        raise CannotTell(count.unsure[0])
    yield met(subject, "Every member had an induction and was asked what they need in order to take part.")


def _reached(papers: Iterable[Paper], group: Group, facts: BoardFacts, on: Day) -> tuple[set[str], list[str]]:
    """Whom some papers up to the day are for, and what is not known of others that may be for somebody."""
    reached: set[str] = set()
    doubts: list[str] = []
    people = {each.id: each.person for each in facts.appointments}
    for paper in papers:
        if paper.says is not True or (
            is_known(paper.about) and paper.about.get("group", group.id) != group.id
        ):
            continue
        day = day_given(paper)
        if isinstance(paper.about, Unknown) or isinstance(day, Unknown):
            doubts.extend(each.what for each in (paper.about, day) if isinstance(each, Unknown))
        elif on >= day:
            who = paper.about.get("person") or people.get(paper.about.get("appointment", ""))
            everybody = members_on(group, facts, day).people if "group" in paper.about else ()
            reached.update((who,) if who else everybody)
    return reached, doubts


# -- meetings -----------------------------------------------------------------------------------------------


@rule(
    "SPG-20",
    "The planning group works through the whole cycle",
    duty=Duty.SHOULD,
    applies=ANY_REGIME,
    in_force=since(ACT_COMMENCED),
    cites=[PLANS_GUIDANCE.cite("foreword to paragraph 4.5")],
    over=the_group,
    none=NO_GROUP,
)
def group_meets(group: Group, facts: BoardFacts, on: Day) -> Iterator[Finding]:
    """The strategic planning group should be at work through the whole cycle of planning and review, and not
    only while a plan is drafted.

    We read this as meeting on so many days in the last twelve months, and as looking at progress at one of
    those meetings. The number is the group's own where it is on record, else the one that the board has set,
    else 3.
    A group in its first twelve months is not judged short.
    """
    subject, (wanted, number) = facts.subject(group), _wanted_meetings(group, facts, on)
    meetings, doubts = _about_the_group(facts.papers_by_kind.get("meeting", ()), group, on)
    lately = [(day, each) for day, each in meetings if on <= last_day_of_months(day, MEETING_MONTHS)]
    days = sorted({day for day, _ in lately})
    told: dict[str, Any] = {"meetings": days, "wanted": wanted}
    found = listed(in_words(day) for day in days) if days else "not one on record"
    held = f"Meetings in the last twelve months: {found}."
    enough = len(days) >= wanted
    if enough and any(is_known(each.topic) and each.topic == "progress" for _, each in lately):
        yield met(subject, f"{held} Progress was discussed.", **told)
        return
    began = group.from_
    if is_known(began) and on < last_day_of_months(began, MEETING_MONTHS):
        message = f"The group began on {in_words(began)}, and its first year is not over."
        yield not_applicable(subject, message, **told)
        return
    if doubts:
        raise CannotTell(doubts[0])
    if not _are_known_for(MEETING_MONTHS, facts, on):
        raise CannotTell(f"every meeting of {group.label} in the last twelve months")
    step = "Hold meetings through the year, one of them on progress with the plan, and record them."
    if not enough:
        yield caution(subject, f"{held} {number} is {wanted} a year.", next=step, **told)
        return
    if any(not is_known(each.topic) for _, each in lately):
        raise CannotTell(f"whether {group.label} discussed progress at one of its meetings in the last year")
    yield caution(subject, f"{held} Not one was on progress with the plan.", next=step, **told)


def _wanted_meetings(group: Group, facts: BoardFacts, on: Day) -> tuple[int, str]:
    """How often the group is to meet in a year, and what number that is, for people."""
    if is_known(group.meetings_a_year):
        return group.meetings_a_year, "The number set for the group"
    setting = facts.setting_on(on)
    if setting is not None and is_known(setting.planning_group_meetings):
        return setting.planning_group_meetings, f"The number that {decider_on(facts, on).name} set"
    return USUAL_MEETINGS, "The usual number"


# -- clinical and care governance ---------------------------------------------------------------------------


@rule(
    "SPG-21",
    "The planning group receives clinical and care governance advice",
    duty=Duty.MUST,
    applies=ANY_REGIME,
    in_force=since(ORDERS_COMMENCED),
    cites=[
        SCHEME_REGULATIONS.cite("schedule", at="schedule"),
        SCHEME_REGULATIONS.cite("regulation 2(3)", at="regulation/2"),
    ],
    over=the_group,
    none=NO_GROUP,
)
def advice_on_governance(group: Group, facts: BoardFacts, on: Day) -> Iterator[Finding]:
    """The integration scheme must say who oversees clinical and care governance and advises the strategic
    planning group on it, and what it says must be done.

    We read this as done while advice to the group, or a meeting of the group on clinical and care governance,
    is on record in the last 24 months. The law sets no number of months. Whether it came from whoever the
    scheme names is not judged here.
    """
    subject, advice = facts.subject(group), known(facts.scheme_on(on).planning_group_advice)
    if isinstance(advice, Nothing):
        yield not_met(
            subject,
            "The integration scheme does not say who advises the group on clinical and care governance.",
            next="Take this up with the authorities that made the scheme.",
        )
        return
    papers, doubts = _about_the_group(
        (
            each
            for each in facts.papers_by_topic.get("care_governance", ())
            if each.kind in ("advice", "meeting")
        ),
        group,
        on,
    )
    told: dict[str, Any] = {"scheme_says": advice}
    step = "Put advice on clinical and care governance before the group, and record it."
    if papers and on <= (last := last_day_of_months(papers[-1][0], ADVICE_MONTHS)):
        message = f"The group last had advice on {in_words(papers[-1][0])}."
        yield met_until(subject, message, due_on=last, on=on, next=step, last_advice_on=papers[-1][0], **told)
        return
    if doubts:
        raise CannotTell(doubts[0])
    if is_known(group.from_) and on < (first_end := months_after(group.from_, ADVICE_MONTHS)):
        message = f"The group began on {in_words(group.from_)}, and no advice to it is on record yet."
        yield met_until(subject, message, due_on=first_end, on=on, next=step, **told)
        return
    if not _are_known_for(ADVICE_MONTHS, facts, on):
        raise CannotTell(f"the last advice to {group.label} on clinical and care governance")
    had = f" The last was on {in_words(papers[-1][0])}." if papers else ""
    yield caution(
        subject,
        f"No advice to the group on clinical and care governance is on record for the last 24 months.{had}",
        next=step,
        **told,
    )
