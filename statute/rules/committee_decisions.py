"""COM-04 and COM-06: by which majority the committees of a board decide, and what was delegated to them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any, Final

from statute.day import Day
from statute.facts import BoardFacts, is_true
from statute.findings import Duty, Finding, cannot_tell, caution, met, not_applicable, not_met
from statute.holding import named
from statute.instruments import AMENDMENT_2025, BOARDS_ORDER, ORDERS_COMMENCED
from statute.registry import IJB, rule, since
from statute.rules.committees import COMMITTEE, SETTING_UP, voices_of
from statute.rules.decisions import CHIEF_OFFICER, decisions_of_groups, lately, of_the_board
from statute.spans import in_words
from statute.structure import DECISION_TOPICS, Decision, Group, Votes
from statute.unknown import CannotTell, Maybe, Nothing, Unknown, is_known, known

DELEGATION: Final = "delegation"
OWN_BUSINESS: Final = ("group_chair", "group_size", "terms_of_reference", "expenses_policy")
"""What a committee settles about itself and its members: no function of the board is carried out by it."""

# -- what they decide -------------------------------------------------------------------------------------


def decisions_of_committees(facts: BoardFacts, on: Day) -> Iterator[Decision]:
    """The lately taken decisions of committees; advice is none."""
    for each in decisions_of_groups(facts, on, COMMITTEE):
        if not is_true(each.recommends):
            yield each


def _is_own_business(decision: Decision) -> bool:
    return is_known(decision.topic) and decision.topic in OWN_BUSINESS


def _committee_that_took(decision: Decision, facts: BoardFacts) -> Group:
    """The committee; raises where it is not known that the group is one."""
    group = facts.group_by_id[known(decision.by)]
    known(group.kind)
    return group


@rule(
    "COM-04",
    "Committee decisions need a majority of the committee's voting members",
    duty=Duty.MUST,
    applies=IJB,
    in_force=since(ORDERS_COMMENCED),
    cites=[
        BOARDS_ORDER.cite("article 17(4)", at="article/17"),
        BOARDS_ORDER.cite("article 1(2)", at="article/1"),
        AMENDMENT_2025.cite("article 2(2)", at="article/2"),
    ],
    over=decisions_of_committees,
    none="No decision of a committee is on record that is still judged.",
)
def majority_of_the_committee(decision: Decision, facts: BoardFacts, on: Day) -> Iterator[Finding]:
    """A committee decides on functions under the Act, and on integration functions, by a majority of its
    voting members.

    We read this as more than half of all voting members on the committee, whether or not they came: unlike
    article 11, the text does not say that they attend. A decision that had a majority of the votes cast
    only is pointed out. Where nobody asked for a vote, those who were there and agreed are read as voting for
    it.
    We read this as leaving out what a committee settles about itself: its chair, its size, its terms of
    reference and expenses. Any other decision is read as one on such functions.
    We read a decision on record as one that was taken as agreed; advice to the board is none.
    We read this as judged from the day of the decision until the end of the financial year after the one
    it fell in, and by who was on the committee on the day of the decision.
    """
    group = _committee_that_took(decision, facts)
    subject = facts.subject(decision)
    if _is_own_business(decision):
        yield not_applicable(subject, "The committee settled its own business, for which its own rules hold.")
        return
    day = known(decision.on)
    if isinstance(decision.votes, Unknown):
        yield cannot_tell(subject, decision.votes.what, next=RECORD_VOTES)
        return
    votes = decision.votes
    voices = voices_of(group, facts, day)
    if voices.doubts:
        yield cannot_tell(subject, f"who voted on {group.label} on {in_words(day)}", detail=voices.doubts[0])
        return
    everybody, in_favour = len(voices.voting), known(votes.for_)
    needed = everybody // 2 + 1
    told: dict[str, Any] = {
        "decided_on": day,
        "committee": group.label,
        "voting_members": named(facts, voices.voting),
        "needed": needed,
        "votes_for": in_favour,
    }
    counted = f"Votes for: {in_favour}. Voting members on the committee on {in_words(day)}: {everybody}."
    wrong = _too_many(votes, everybody)
    if wrong is not None:
        yield cannot_tell(
            subject, wrong, next="Correct the votes, or who was on the committee on that day.", **told
        )
        return
    if in_favour >= needed:
        yield met(subject, f"{counted} That is a majority of them.", **told)
        return
    against = known(votes.against)
    told["votes_against"] = against
    if in_favour > against:
        yield caution(
            subject,
            f"{counted} Votes against: {against}. It had a majority of the votes cast, and not of all voting"
            " members on the committee.",
            next="Take the decision to the board, or to the committee again, to be sure of it.",
            **told,
        )
        return
    yield not_met(
        subject,
        f"{counted} Votes against: {against}. It is on record as decided, and had no majority.",
        next="Check the votes in the minute; if they are right, take advice.",
        **told,
    )


RECORD_VOTES: Final = (
    "Record how many voting members were for it and how many against; where nobody asked for a vote, those"
    " who were there and agreed are for it."
)


def _too_many(votes: Votes, everybody: int) -> str | None:
    """What cannot be right in some votes, as a question inside a sentence; None where nothing is wrong."""
    in_favour = known(votes.for_)
    if in_favour > everybody:
        for_it, members = _counted(in_favour, "vote"), _counted(everybody, "voting member")
        return f"who cast the {for_it} for it, where the committee had {members}"
    cast = in_favour + (votes.against if is_known(votes.against) else 0)
    if cast > everybody:
        members = _counted(everybody, "voting member")
        return f"who cast the {_counted(cast, 'vote')} on it, where the committee had {members}"
    if is_known(votes.attending) and cast > votes.attending:
        came = _counted(votes.attending, "voting member")
        return f"who cast the {_counted(cast, 'vote')} on it, where {came} attended"
    return None


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


# -- what was delegated to them ---------------------------------------------------------------------------


def delegated_decisions(facts: BoardFacts, on: Day) -> Iterator[Decision]:
    """The lately taken decisions of committees, but for their own business, and of the chief officer."""
    for each in decisions_of_committees(facts, on):
        if not _is_own_business(each):
            yield each
    for each in facts.decisions:
        officer = is_known(each.by) and each.by == CHIEF_OFFICER
        if officer and not is_true(each.recommends) and lately(each, on):
            yield each


@rule(
    "COM-06",
    "Delegation stays inside what the board decided",
    duty=Duty.MUST,
    applies=IJB,
    in_force=since(ORDERS_COMMENCED),
    cites=[BOARDS_ORDER.cite("article 17(1)", at="article/17")],
    over=delegated_decisions,
    none="No decision of a committee or the chief officer is on record that is still judged.",
)
def decided_under_a_delegation(decision: Decision, facts: BoardFacts, on: Day) -> Iterator[Finding]:
    """A committee carries out those functions that the board decided it should, so each of its decisions
    must rest on a decision of the board that stood on the day.

    We read this as a decision that set the committee up, delegated to it or approved its terms of reference,
    and fixed its remit where it says what it covers.

    Whether the matter lies within the words of the delegation is not judged here; they are shown.

    We found no provision that gives express power to delegate to the chief officer, so that such a decision
    is shown for advice.
    We read this as leaving out what a committee settles about itself, and advice to the board.
    We read this as judged from the day of the decision until the end of the financial year after the one
    it fell in.
    """
    if known(decision.by) == CHIEF_OFFICER:
        yield _by_the_chief_officer(decision, facts)
        return
    group = _committee_that_took(decision, facts)
    day, subject = known(decision.on), facts.subject(decision)
    basis = _basis_of(decision, facts)
    problem = _outside(basis, group, day, facts)
    told: dict[str, Any] = {"decided_on": day, "committee": group.label}
    if basis is not None:
        told["under"] = basis.label
    if basis is not None and not problem:
        yield met(subject, f"It was decided under {_in_words(basis)}, which stood on the day.", **told)
        return
    yield not_met(
        subject,
        f"Decided by {group.label} on {in_words(day)}: {problem}.",
        next="Take the decision to the board, and have the board settle what the committee may decide.",
        **told,
    )


def _basis_of(decision: Decision, facts: BoardFacts) -> Decision | None:
    """The decision that another rests on; None where there is none."""
    if isinstance(decision.under, Unknown):
        raise CannotTell(decision.under.what)
    return None if isinstance(decision.under, Nothing) else facts.decision_by_id[decision.under]


def _in_words(basis: Decision) -> str:
    """A decision of the board with its day and what it says, inside a sentence."""
    return f"the board's decision of {in_words(known(basis.on))} (“{basis.label}”)"


def _by_the_chief_officer(decision: Decision, facts: BoardFacts) -> Finding:
    basis, subject = _basis_of(decision, facts), facts.subject(decision)
    problem = _outside(basis, None, decision.on, facts)
    if basis is None or problem:
        return caution(
            subject, f"Taken by the chief officer; {problem}.", next="Take the decision to the board."
        )
    return met(
        subject,
        f"Taken by the chief officer under {_in_words(basis)}. No provision was found that gives express"
        " power to delegate to an officer.",
        next="Have the board's legal adviser confirm the delegation.",
        under=basis.label,
    )


def _outside(basis: Decision | None, group: Group | None, day: Maybe[date], facts: BoardFacts) -> str:
    """Why a decision that another rests on delegates nothing to a group on a day, or to the chief officer
    where no group is given; "" where it does.

    What is certainly wrong is told before what is missing is asked for.
    """
    if basis is None:
        return "no decision of the board delegated it"
    gap: CannotTell | None = None
    for ask in (_no_decision_of_the_board, _no_delegation, _for_others, _not_standing):
        try:
            problem = ask(basis, group, day, facts)
        except CannotTell as missing:
            gap = gap or missing
        else:
            if problem:
                return problem
    if gap is not None:
        raise gap
    return ""


def _no_decision_of_the_board(
    basis: Decision, group: Group | None, on: Maybe[date], facts: BoardFacts
) -> str:
    if known(basis.by) in of_the_board(facts) and not is_true(basis.recommends):
        return ""
    return "what it rests on is no decision of the board"


def _no_delegation(basis: Decision, group: Group | None, on: Maybe[date], facts: BoardFacts) -> str:
    topic = known(basis.topic)
    if topic not in (SETTING_UP if group is not None else (DELEGATION,)):
        return f"what it rests on delegates nothing, its topic being “{DECISION_TOPICS[topic]}”"
    if topic != DELEGATION and is_known(basis.covers) and "remit" not in basis.covers:
        return f"what it rests on ({basis.label}) fixes no remit"
    return ""


def _for_others(basis: Decision, group: Group | None, on: Maybe[date], facts: BoardFacts) -> str:
    if group is None:
        named = basis.names("group")
        return f"what it rests on is about a group ({facts.group_label(named)})" if named else ""
    about = known(basis.about).get("group")
    if about is None:
        raise CannotTell(
            f"to which group functions were delegated by the decision it rests on ({basis.label})"
        )
    return (
        "" if about == group.id else f"what it rests on is about another group ({facts.group_label(about)})"
    )


def _not_standing(basis: Decision, group: Group | None, on: Maybe[date], facts: BoardFacts) -> str:
    day = known(on)
    if day < known(basis.on):
        return f"the delegation was decided only on {in_words(known(basis.on))}"
    if isinstance(basis.until, date) and day > basis.until:
        return f"the delegation ended on {in_words(basis.until)}"
    return ""
