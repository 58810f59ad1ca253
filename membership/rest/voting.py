"""Who votes on a day, side by side, and the numbers that rest on it, as the API sends them."""

from typing import Any

from django.urls import reverse

from boards.rest.views import absolute
from membership.rest.showing import Sent, Showing
from statute.dated import NotInForce
from statute.day import Day
from statute.facts import Appointment, BoardFacts, Party
from statute.holding import in_post
from statute.registry import IJB
from statute.unknown import CannotTell, is_known
from statute.voting import Ballot, ballot_on, quorum_of, requisition_of

NOT_THERE = "The board did not exist on this day."


def voting_shown(showing: Showing) -> Sent:
    """Give the numbers of the day asked about, or why there are none."""
    facts, on = showing.facts, Day(showing.on)
    web = absolute(reverse("membership:people", args=[showing.board.slug])) + showing.query
    found: Sent = {"as_at": showing.on, "web": web, "reason": None, "missing": [], "voters": []}
    found |= dict.fromkeys(("voting_members", "voting_members_at_least", "quorum", "requisition"))
    found["sides"] = _sides(facts, on)
    try:
        regime = facts.regime_on(on)
        if regime is None or regime not in IJB:
            words = (
                NOT_THERE
                if regime is None
                else f"These are numbers of an integration joint board; this is {facts.regime_words(regime)}."
            )
            return found | {"reason": words}
        return found | _numbers(ballot_on(facts, on), showing)
    except CannotTell as gap:
        return found | {"reason": f"Not on record: {gap.missing}.", "missing": [gap.missing]}
    except NotInForce as reason:
        return found | {"reason": str(reason)}


def _numbers(ballot: Ballot, showing: Showing) -> Sent:
    count, unsure = ballot.voting.at_least, ballot.voting.unsure
    certain: Sent = {
        "voting_members": None if unsure else count,
        "quorum": None if unsure else quorum_of(count),
        "requisition": None if unsure else requisition_of(count),
    }
    voters = [_voter(each, showing) for each in ballot.members]
    return certain | {"voting_members_at_least": count, "missing": list(unsure), "voters": voters}


def _voter(appointment: Appointment, showing: Showing) -> Sent:
    basis = showing.facts.seat_by_id[appointment.seat].basis
    return showing.held_seat(appointment.id) | {"basis": basis}


def _sides(facts: BoardFacts, on: Day) -> list[Sent] | None:
    try:
        return [_side(party, facts, on) for party in facts.parties]
    except CannotTell:
        return None


def _side(party: Party, facts: BoardFacts, on: Day) -> Sent:
    basis = "LA_NOM" if party.kind == "council" else "HB_NOM"
    count = in_post(facts, on, basis, by=party.authority)
    return {
        "authority": party.authority,
        "name": party.label,
        "kind": party.kind,
        "nominees": None if count.unsure else count.at_least,
        "nominees_at_least": count.at_least,
        "agreed": _agreed(party, facts, on),
    }


def _agreed(party: Party, facts: BoardFacts, on: Day) -> Any:
    """How many nominees the scheme gives an authority; None where it does not say, or is not on record."""
    try:
        nominees: Any = facts.scheme_on(on).nominees
    except CannotTell:
        return None
    return nominees.get(party.authority) if is_known(nominees) and hasattr(nominees, "get") else None
