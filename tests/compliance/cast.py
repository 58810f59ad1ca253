"""What the tests of this room share: evaluations as they would be made, and a rule that crashes."""

from collections.abc import Iterator
from datetime import date, datetime

import pytest

from boards.models import Board
from compliance.models import Evaluation, Occasion
from compliance.services import evaluate
from statute.day import Day
from statute.facts import BoardFacts
from statute.findings import Duty, Finding
from statute.instruments import BOARDS_ORDER, ORDERS_COMMENCED
from statute.registry import REGISTRY, Rule, Wording, since
from tests.cast import STORY
from tests.membership.page_cast import NOW, ailsas, alba, calums, secretary, today

__all__ = ["NOW", "ailsas", "alba", "broken_rule", "calums", "nightly", "secretary", "today"]

TODAY = "/boards/alba/"
COMPLIANCE = "/boards/alba/compliance/"
EVALUATIONS = f"{COMPLIANCE}evaluations/"


def nightly(board: Board, on: str, now: datetime = NOW) -> Evaluation:
    """Give the nightly evaluation of a day, made at the time given."""
    return evaluate(board, date.fromisoformat(on), occasion=Occasion.NIGHTLY, now=now, by=STORY)


def _crashes(facts: BoardFacts, on: Day) -> Iterator[Finding]:
    raise ZeroDivisionError("the fault of the program")
    yield


@pytest.fixture
def broken_rule(monkeypatch: pytest.MonkeyPatch) -> str:
    """The id of a rule that crashes whenever it is asked."""
    wording = Wording(_crashes, None, None, since(ORDERS_COMMENCED), "")
    cites = (BOARDS_ORDER.cite("article 3", at="article/3"),)
    rule = Rule("MEM-99", "A rule with a fault in it", Duty.MUST, cites, "Crashes.", (wording,))
    monkeypatch.setitem(REGISTRY._rules, rule.id, rule)
    return rule.id
