"""Ratios within one run, and query counts. Run by script/bench; nothing here is compared with another run."""

import json
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from copy import deepcopy
from datetime import date, timedelta
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
DEMONSTRATION = ROOT / "ijb" / "demo" / "boards" / "demonstration.json"
sys.path.insert(0, str(ROOT))

ROUNDS = 5
TWENTY_YEARS = (date(2014, 11, 28), date(2034, 11, 27))
EVERY = 73
"""Asking every day is timed on every so-many-eth day, and reckoned up: it would take minutes."""


def timed(work: Callable[[], object]) -> float:
    """How many seconds of processor time some work takes."""
    began = time.process_time()
    work()
    return time.process_time() - began


def ratio(
    name: str, dear: Callable[[], object], cheap: Callable[[], object], times: int, goal: float
) -> bool:
    """Print how many times more the dear way takes (reckoned up ``times``), in rounds taken in turn."""
    ratios = [timed(dear) * times / timed(cheap) for _ in range(ROUNDS)]
    middle = statistics.median(ratios)
    print(f"{name}: {middle:.0f} times less (from {min(ratios):.0f} to {max(ratios):.0f}; goal {goal:.0f})")
    return middle >= goal


def twenty_years() -> bool:
    """Twenty years of one board, all rules: the timeline against asking about every day."""
    from statute.assessing import answer, assess, timeline
    from statute.record import read_record
    from statute.registry import REGISTRY

    facts = read_record(DEMONSTRATION.read_bytes())
    first, last = TWENTY_YEARS
    days = [first + timedelta(step) for step in range(0, (last - first).days + 1, EVERY)]
    times = round(((last - first).days + 1) / len(days))

    def whole() -> object:
        return timeline(facts, first, last)

    ok = ratio(
        "twenty years by timeline, against assess for every day",
        lambda: [assess(facts, day) for day in days],
        whole,
        times,
        20,
    )
    return ok & ratio(
        "twenty years by timeline, against one bare answer a rule a day",
        lambda: [answer(rule, facts, day) for day in days for rule in REGISTRY],
        whole,
        times,
        20,
    )


def queries() -> bool:
    """How many queries it takes to load a board's facts, and those of a board ten times as large."""
    import django

    with tempfile.TemporaryDirectory() as folder:
        os.environ["IJB_VAR"] = folder
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ijb.settings")
        django.setup()
        return _queries()


def enlarged(document: dict[str, Any], factor: int) -> dict[str, Any]:
    """The same board so many times over: every row that a person, a seat or a paper is in, under new ids."""
    grown = deepcopy(document)
    grown["board"]["slug"] = f"times-{factor}"
    for copy in range(1, factor):
        for name in ("people", "seats", "appointments", "standings", "papers"):
            grown[name].extend(_renamed(row, copy) for row in document.get(name, []))
    return grown


def _renamed(row: dict[str, Any], copy: int) -> dict[str, Any]:
    renamed = dict(row)
    for field in ("id", "seat", "person"):
        if field in renamed:
            renamed[field] = f"{renamed[field]}-{copy}"
    if "about" in renamed:
        renamed["about"] = {
            field: value if field == "authority" else f"{value}-{copy}"
            for field, value in renamed["about"].items()
        }
    return renamed


def _queries() -> bool:
    from django.core.management import call_command
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from boards import snapshot
    from boards.audit import Actor
    from boards.services import import_board

    call_command("migrate", verbosity=0)
    document = json.loads(DEMONSTRATION.read_text(encoding="utf-8"))
    counts = []
    for factor in (1, 10):
        board = import_board(enlarged(document, factor), by=Actor.system("bench"))
        with CaptureQueriesContext(connection) as captured:
            facts = snapshot.load(board)
        counts.append(len(captured))
        print(f"facts of a board with {len(facts.appointments)} appointments: {len(captured)} queries")
    return counts[0] == counts[1] <= 12


if __name__ == "__main__":
    import statute.rules  # noqa: F401  (registers every rule)

    results = [twenty_years(), queries()]
    sys.exit(0 if all(results) else 1)
