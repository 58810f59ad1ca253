"""Every rule of law that the system knows."""

from typing import Any

from django.core.management.base import CommandParser

import statute.rules  # noqa: F401  (registers every rule)
from ijb.management.record_command import RecordCommand, add_format
from statute.presenting import plain_rule
from statute.registry import REGISTRY, Rule
from statute.spans import in_words
from statute.unknown import Open


class Command(RecordCommand):
    help = "List every rule once, with its citations and the periods in which it is law. Needs no database."

    def add_arguments(self, parser: CommandParser) -> None:
        add_format(parser)

    def handle(self, *, format: str, **options: Any) -> None:
        if format == "json":
            self.write_json([plain_rule(rule) for rule in REGISTRY])
        else:
            self.stdout.write("\n".join(_line(rule) for rule in REGISTRY))


def _line(rule: Rule) -> str:
    periods = "; ".join(
        f"from {in_words(each.in_force.from_)}"
        + ("" if isinstance(each.in_force.to, Open) else f" to {in_words(each.in_force.to)}")
        for each in rule.wordings
    )
    cites = "; ".join(str(cite) for cite in rule.cites)
    return f"{rule.id}  {rule.title} ({rule.duty}, {periods})\n        {cites}"
