"""Decisions in words: who took them, on what, with how many votes, and what they may mean for a locality."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from membership.groups.telling import BOARD, GroupAddresses
from membership.roll import Named, in_plain_words
from statute.facts import BoardFacts
from statute.spans import in_words
from statute.structure import CONSULTEES, COVERS, DECISION_TOPICS, Decision, Effect, Involved
from statute.unknown import Maybe, Nothing, is_known

CHIEF_OFFICER = "chief-officer"


@dataclass(frozen=True)
class DecisionShown:
    """A decision ready to be shown."""

    place: int
    what: str
    topic: str
    by: Named
    on: str
    minute: str
    about: Named | None
    notes: tuple[str, ...]
    address: str
    order: date
    correct: str = ""
    mistake: str = ""


@dataclass(frozen=True)
class EffectShown:
    """Whether a decision might significantly affect a locality, and who was involved before it was taken."""

    locality: str
    words: str
    involved: tuple[tuple[str, str], ...]
    # Where who was involved is recorded; nothing where it need not be, or may not.
    record: str = ""


def decision_shown(
    place: int, decision: Decision, facts: BoardFacts, groups: GroupAddresses, may_correct: bool = False
) -> DecisionShown:
    """Give one decision, by its place in the record."""
    about = decision.names("group")
    return DecisionShown(
        place,
        decision.what if is_known(decision.what) else "",
        DECISION_TOPICS[decision.topic] if is_known(decision.topic) else "",
        _by(decision, facts, groups),
        in_plain_words(decision.on),
        decision.minute if is_known(decision.minute) else "",
        Named(about, facts.group_label(about), groups.group(about)) if about else None,
        tuple(_notes(decision, facts)),
        groups.decision(place),
        decision.on if is_known(decision.on) else date.min,
        groups.decision(place, "correct_decision") if may_correct else "",
        groups.decision(place, "withdraw_decision") if may_correct else "",
    )


def body_words(body: str, facts: BoardFacts) -> str:
    """Give who may take a decision, for people."""
    if body in (BOARD, facts.board.slug):
        return "The board"
    return "The chief officer" if body == CHIEF_OFFICER else facts.group_label(body)


def _by(decision: Decision, facts: BoardFacts, groups: GroupAddresses) -> Named:
    if not is_known(decision.by):
        return Named("", "Not on record", "")
    return Named(decision.by, body_words(decision.by, facts), groups.group(decision.by))


def _notes(decision: Decision, facts: BoardFacts) -> Iterator[str]:
    if decision.recommends is True:
        yield "Advice to those who decide"
    if is_known(decision.number):
        yield f"The number settled is {decision.number}"
    if is_known(decision.covers) and decision.covers:
        yield "Settles: " + "; ".join(_small(COVERS[each]) for each in decision.covers)
    yield from _under(decision.under, facts)
    yield from _votes(decision)
    if isinstance(decision.until, date):
        yield f"Stands until {in_words(decision.until)}"


def _under(under: Maybe[str | Nothing], facts: BoardFacts) -> Iterator[str]:
    if isinstance(under, Nothing):
        yield "Taken under no delegation"
    if not isinstance(under, str):
        return
    found = facts.decision_by_id.get(under)
    if found is not None:
        day = f" of {in_words(found.on)}" if is_known(found.on) else ""
        yield f"Taken under the delegation{day}"


def _votes(decision: Decision) -> Iterator[str]:
    if not is_known(decision.votes):
        return
    counts = (
        ("for", decision.votes.for_),
        ("against", decision.votes.against),
        ("voting members attended", decision.votes.attending),
    )
    told = [f"{number} {words}" for words, number in counts if is_known(number)]
    if told:
        yield f"Votes: {', '.join(told)}"


def effects_of(
    decision: Decision, facts: BoardFacts, record: Callable[[str], str] | None = None
) -> tuple[EffectShown, ...]:
    """Give what a decision may mean for each locality that was thought of.

    `record` gives the address where who was involved in a locality is recorded, for those who may record it.
    """
    if not is_known(decision.effects):
        return ()
    return tuple(
        EffectShown(
            facts.locality_label(each.locality),
            _effect_words(each),
            tuple(_involved(each.locality, decision)),
            record(each.locality) if record and each.significant is True else "",
        )
        for each in decision.effects
    )


def _effect_words(effect: Effect) -> str:
    if effect.significant is True:
        return "Services here might be significantly affected"
    if effect.significant is False:
        return "Services here are not thought to be significantly affected"
    return "Whether services here might be significantly affected is not on record"


def _involved(locality: str, decision: Decision) -> Iterator[tuple[str, str]]:
    for each in decision.involved if is_known(decision.involved) else ():
        if each.locality == locality:
            yield CONSULTEES[each.who], _how_involved(each)


def _how_involved(each: Involved) -> str:
    if each.action is True:
        return "Action was taken to involve them"
    if each.interest is False:
        reason = f": {each.reason}" if is_known(each.reason) and isinstance(each.reason, str) else ""
        return f"Not thought to have an interest{reason}"
    return "No action was taken" if each.action is False else "Not on record"


def _small(words: str) -> str:
    return words[:1].lower() + words[1:]
