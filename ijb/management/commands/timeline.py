"""How the rules stand for a board record over a period."""

import sys
from typing import Any

from django.core.management.base import CommandParser

import statute.rules  # noqa: F401  (registers every rule)
from ijb.management.commands.assess import INCOMPLETE
from ijb.management.record_command import RecordCommand, add_format
from statute.assessing import Run, timeline
from statute.presenting import plain_runs
from statute.registry import REGISTRY
from statute.spans import in_words


class Command(RecordCommand):
    help = "Say how each rule stands for the board record in FILE, from day to day. Needs no database."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", metavar="FILE", help="a board record (docs/board-record.schema.json)")
        parser.add_argument("--from", required=True, dest="first", metavar="YYYY-MM-DD", help="the first day")
        parser.add_argument(
            "--to", required=True, dest="last", metavar="YYYY-MM-DD", help="the last day, included"
        )
        parser.add_argument("--rule", metavar="ID", help="one rule only, such as MEM-23")
        add_format(parser)

    def handle(
        self, *, file: str, first: str, last: str, rule: str | None, format: str, **options: Any
    ) -> None:
        from_, to = self.day("--from", first), self.day("--to", last)
        if to < from_:
            self.refuse([f"--to {last}: lies before --from {first}"])
        if rule is not None and rule not in REGISTRY:
            self.refuse([f"--rule {rule}: there is no such rule; the command rules lists them"])
        _, facts = self.record_in(file)
        found = timeline(facts, from_, to, rule_id=rule)
        if format == "json":
            self.write_json(plain_runs(found.runs))
        else:
            self.stdout.write(as_text(facts.board.name, found.runs))
        if found.incomplete:
            ids = ", ".join(each.rule.id for each in found.incomplete)
            self.stderr.write(f"Could not be run, and missing from the timeline: {ids}")
            sys.exit(INCOMPLETE)


def as_text(board: str, runs: tuple[Run, ...]) -> str:
    """The runs for people, rule by rule."""
    lines = [board]
    shown = ""
    for run in runs:
        if run.rule.id != shown:
            shown = run.rule.id
            lines += ["", f"{run.rule.id}  {run.rule.title}"]
        lines.append(f"    {in_words(run.first):>17} to {in_words(run.last):<17}  {run.outcome.words}")
    return "\n".join(lines)
