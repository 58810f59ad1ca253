"""What the commands that read a board record share: the file, the days, and how a refusal is said."""

import json
import sys
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any, NoReturn

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from boards.days import BadDay, asked_day
from statute.facts import BoardFacts
from statute.record import LARGEST, BadRecord, document_of, facts_of

REFUSED = 2
"""Exit code for a file or an argument that will not do."""


class RecordCommand(BaseCommand):
    """A command over a board record. It needs no database; only the result goes to standard output."""

    requires_system_checks: list[str] = []

    def refuse(self, reasons: Iterable[object]) -> NoReturn:
        """Say on standard error what will not do, a line each, and end with exit code 2."""
        for reason in reasons:
            self.stderr.write(str(reason))
        sys.exit(REFUSED)

    def content_of(self, file: str) -> bytes:
        """The file's bytes; refuses one that cannot be read or is larger than a record may be."""
        path = Path(file)
        try:
            if path.is_dir():
                self.refuse([f"{file}: is a folder, not a board record"])
            with path.open("rb") as opened:
                # One byte more than is allowed is enough to know, whatever the file's size.
                return opened.read(LARGEST + 1)
        except FileNotFoundError:
            self.refuse([f"{file}: there is no such file"])
        except (OSError, ValueError) as error:
            self.refuse([f"{file}: cannot be read ({getattr(error, 'strerror', None) or error})"])

    def record_in(self, file: str) -> tuple[Any, BoardFacts]:
        """The document in a file and the facts it gives; refuses a bad record, naming every fault."""
        content = self.content_of(file)
        try:
            document = document_of(content)
            return document, facts_of(document)
        except BadRecord as bad:
            self.refuse(f"{file}: {fault}" for fault in bad.faults)

    def day(self, option: str, text: str) -> date:
        """A day given as an argument; refuses what is no day or lies out of range."""
        try:
            return asked_day(text or "-", timezone.localdate())
        except BadDay as bad:
            self.refuse([f"{option} {text}: {bad}"])

    def write_json(self, value: Any) -> None:
        """Write a result as JSON; days as YYYY-MM-DD."""
        self.stdout.write(json.dumps(value, ensure_ascii=False, indent=2, default=_plain))


def _plain(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} has no place in a result")


def add_format(parser: CommandParser) -> None:
    """The option by which every reading command chooses its output."""
    parser.add_argument(
        "--format", choices=("json", "text"), default="text", help="text for people, json for programs"
    )
