"""Evaluating a board, and keeping the answer."""

from datetime import date, datetime

import statute.rules  # noqa: F401  (registers every rule)
from boards import snapshot
from boards.audit import Actor, act, record
from boards.models import Board
from compliance import events
from compliance.code_version import code_version
from compliance.models import Evaluation, Occasion
from statute.assessing import assess
from statute.presenting import plain_assessment
from statute.record import facts_of, told_openly
from statute.registry import REGISTRY


@act
def evaluate(board: Board, on: date, *, occasion: Occasion, now: datetime, by: Actor) -> Evaluation:
    """Ask the rules about a day and keep the answer, which nothing can change afterwards.

    What only the secretary may see is neither asked nor told: what is kept for ever must not hold it.
    Raises IntegrityError for a second nightly evaluation of one day.
    """
    facts = facts_of(told_openly(snapshot.load_record(board)))
    assessment = plain_assessment(assess(facts, on, REGISTRY.open()))
    incomplete = [each["rule"] for each in assessment["incomplete"]]
    kept = Evaluation(
        board=board,
        occasion=occasion,
        on=on,
        run_at=now,
        code_version=code_version(),
        assessment=assessment,
        outcomes={each["rule"]: each["outcome"] for each in assessment["results"]},
        incomplete=incomplete,
        requested_by_kind=by.kind,
        requested_by_id=by.id,
    )
    kept.save(force_insert=True)
    after = {"on": on.isoformat(), "code_version": kept.code_version, "incomplete": incomplete}
    record(events.EVALUATED, kept, by=by, after=after)
    return kept
