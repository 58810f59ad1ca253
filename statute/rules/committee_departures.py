"""JMC-10: how members of a monitoring committee are removed, and resign."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from statute.day import Day
from statute.facts import NOMINEES, Appointment, BoardFacts
from statute.findings import Duty, Finding, met, not_met
from statute.holding import basis_of
from statute.instruments import COMMITTEES_ORDER, ORDERS_COMMENCED
from statute.registry import LEAD_AGENCY, rule, since
from statute.rules.absences import removed_for_absence
from statute.rules.departures import (
    first_known_day,
    last_day_in_seat,
    papers_about,
    refuse_unless_none,
    removed,
)
from statute.rules.removals import by_own_authority, removed_by_nominator, withdrawn_by_authority
from statute.rules.resignations import in_writing_to_the_board, kept_the_office, resigned_members
from statute.rules.terms import OFFICE_OF
from statute.spans import in_words, months_after
from statute.unknown import CannotTell, is_known


def members_who_left(facts: BoardFacts, on: Day) -> Iterator[Appointment]:
    """Members of a committee who lately were removed or resigned."""
    yield from removed(facts, on, "conduct", "absence", "authority")
    yield from resigned_members(facts, on)


@rule(
    "JMC-10",
    "Conduct removal needs both bodies' agreement",
    duty=Duty.MUST,
    applies=LEAD_AGENCY,
    in_force=since(ORDERS_COMMENCED),
    cites=[
        COMMITTEES_ORDER.cite("article 9", at="article/9"),
        COMMITTEES_ORDER.cite("article 10(2) and (5)", at="article/10"),
    ],
    over=members_who_left,
    none="No removal or resignation of a member is on record that is still judged.",
)
def left_the_committee(appointment: Appointment, facts: BoardFacts, on: Day) -> Iterator[Finding]:
    """A member is removed for conduct where the Health Board and the council agree to it, with effect from a
    day stated in writing.

    An authority may remove a member whom it nominated by a month's notice to the member and to the committee.
    This notice need not be in writing, but that is the safe way. A member by office cannot resign the seat.
    Other removals and resignations are as on a board (END-01 and END-05).

    We read this as asking every council that prepared the scheme, where there are several.
    We read the day as stated in writing by a notice to the member, or by the agreements or the decision
    themselves.
    """
    match appointment.how_ended if is_known(appointment.how_ended) else "resignation":
        case "conduct":
            yield _removed_for_conduct(appointment, facts)
        case "absence":
            yield removed_for_absence(appointment, facts)
        case "authority":
            yield removed_by_nominator(appointment, facts)
            if basis_of(appointment, facts) in NOMINEES and by_own_authority(appointment, facts):
                yield withdrawn_by_authority(appointment, facts, spoken_will_do=True)
        case _:
            by_office = basis_of(appointment, facts) in OFFICE_OF
            yield (kept_the_office if by_office else in_writing_to_the_board)(appointment, facts)


def _removed_for_conduct(appointment: Appointment, facts: BoardFacts) -> Finding:
    subject, last = facts.subject(appointment), last_day_in_seat(appointment, facts)
    told: dict[str, Any] = {"last_day_in_seat": last}
    without = _not_agreed(appointment, last, facts)
    if without:
        return not_met(
            subject,
            f"Removed for conduct, and no agreement of {' or '.join(without)} is on record.",
            next="Put the removal to the Health Board and the council, and record their agreement.",
            not_agreed=without,
            **told,
        )
    stated = _day_in_writing(appointment, last, facts)
    if stated is None:
        return not_met(
            subject,
            "Removed for conduct, and no day on which that takes effect is stated in writing.",
            next="Tell the member in writing from which day the removal takes effect, and record the notice.",
            **told,
        )
    message = f"The Health Board and the council agreed to the removal, with effect from {in_words(stated)}."
    return met(subject, message, stated_day=stated, **told)


def _not_agreed(appointment: Appointment, last: date, facts: BoardFacts) -> list[str]:
    """The authorities of which no agreement by the last day is on record; raises where that is not known."""
    missing: list[str] = []
    gap: CannotTell | None = None
    for party in (facts.health_board, *facts.councils):
        found = papers_about(appointment, facts, "agreement", "removal", from_=(party.authority,))
        days = [first_known_day(paper) for paper in found.certain]
        if any(day is None or day <= last for day in days):
            continue
        name = facts.person_label(appointment.person)
        try:
            question = f"whether {party.label} agreed to the removal of {name}"
            refuse_unless_none(found, facts, months_after(last, -1), last, question)
            missing.append(party.label)
        except CannotTell as reason:
            gap = gap or reason
    if gap is not None and not missing:
        raise gap
    return missing


def _day_in_writing(appointment: Appointment, last: date, facts: BoardFacts) -> date | None:
    """The day of the removal as stated in writing; None where it is known that none is."""
    doubts: list[str] = []
    for kind in ("notice", "agreement", "decision"):
        found = papers_about(appointment, facts, kind, "removal")
        doubts.extend(found.doubts)
        for paper in found.certain:
            if is_known(paper.effective_on) and not (is_known(paper.form) and paper.form == "spoken"):
                return paper.effective_on
    name = facts.person_label(appointment.person)
    if doubts:
        raise CannotTell(doubts[0])
    missing = f"whether the day of the removal of {name} was stated in writing"
    refuse_unless_none(papers_about(appointment, facts, "notice", "removal"), facts, last, last, missing)
    return None
