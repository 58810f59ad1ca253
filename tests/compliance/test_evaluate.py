"""An evaluation is kept as it was made, on the trail, and for good."""

from datetime import date

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from boards import snapshot
from boards.models import Board
from boards.selectors import events_of
from compliance.code_version import STATUTE, code_version
from compliance.models import Evaluation, Occasion
from compliance.services import evaluate
from statute.assessing import assess
from statute.findings import Outcome
from statute.presenting import plain_assessment
from statute.registry import REGISTRY
from tests.cast import STORY
from tests.compliance.cast import NOW, nightly

ON = "2026-11-21"


def test_it_keeps_what_the_rules_said(alba: Board) -> None:
    kept = Evaluation.objects.get(pk=nightly(alba, ON).pk)
    assert kept.assessment == plain_assessment(
        assess(snapshot.load(alba), date(2026, 11, 21), REGISTRY.open())
    )
    assert kept.outcomes["MEM-23"] == "not_met"
    assert kept.outcomes["MEM-20"] == "cannot_tell"
    assert len(kept.outcomes) == len(kept.assessment["results"])
    assert (kept.on, kept.run_at, kept.code_version) == (date(2026, 11, 21), NOW, code_version())


def test_it_counts_the_worst_first(alba: Board) -> None:
    kept = nightly(alba, ON)
    outcomes = [outcome for outcome, _ in kept.counts]
    assert outcomes == [each for each in Outcome if each in kept.outcomes.values()]
    assert dict(kept.counts)[Outcome.NOT_MET] == list(kept.outcomes.values()).count("not_met") > 0


def test_it_is_on_the_trail(alba: Board) -> None:
    kept = nightly(alba, ON)
    event = events_of(alba).first()
    assert event is not None
    assert (event.event, event.object_id, event.actor_id) == ("compliance.evaluated", kept.public_id, "tests")
    assert event.after is not None
    assert event.after["on"] == ON


def test_a_rule_that_crashes_is_kept_as_incomplete_and_never_as_an_outcome(
    alba: Board, broken_rule: str
) -> None:
    kept = nightly(alba, ON)
    assert kept.incomplete == [broken_rule]
    assert broken_rule not in kept.outcomes


def test_a_day_has_one_nightly_evaluation(alba: Board) -> None:
    nightly(alba, ON)
    with pytest.raises(IntegrityError):
        nightly(alba, ON)
    assert Evaluation.objects.count() == 1
    assert events_of(alba).filter(event="compliance.evaluated").count() == 1


def test_a_day_has_as_many_as_are_asked_for(alba: Board) -> None:
    for _ in range(2):
        evaluate(alba, date(2026, 11, 21), occasion=Occasion.ASKED, now=NOW, by=STORY)
    assert Evaluation.objects.count() == 2


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE compliance_evaluation SET outcomes = '{}'",
        "DELETE FROM compliance_evaluation",
    ],
)
def test_nothing_changes_or_removes_it(alba: Board, sql: str) -> None:
    kept = nightly(alba, ON)
    with pytest.raises(DatabaseError, match="evidence"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)
    assert Evaluation.objects.get(pk=kept.pk).outcomes == kept.outcomes


def test_the_version_of_the_law_follows_the_files_of_the_law(monkeypatch: pytest.MonkeyPatch) -> None:
    code_version.cache_clear()
    before = code_version()
    monkeypatch.setattr("compliance.code_version.STATUTE", STATUTE / "rules")
    code_version.cache_clear()
    assert code_version() != before
    monkeypatch.undo()
    code_version.cache_clear()
    assert code_version() == before
