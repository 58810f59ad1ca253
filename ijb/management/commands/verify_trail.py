"""`manage.py verify_trail [SLUG ...]`: whether the audit trail is as it was written."""

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.core.management.base import CommandParser

from boards import trail
from boards.audit import INSTALLATION
from boards.models import Board
from boards.selectors import all_boards
from ijb.management.record_command import RecordCommand
from ijb.up_to_date import bring_up_to_date

DOES_NOT_HOLD = 1
"""Exit code where a chain is not as it was written."""

NOTED = re.compile(r"(?P<slug>[a-z0-9-]+)=(?P<sequence>[1-9][0-9]{0,17}):(?P<digest>[0-9a-f]{64})")


@dataclass(frozen=True)
class Noted:
    """The digest of an event, as somebody noted it elsewhere."""

    slug: str
    sequence: int
    digest: str


class Command(RecordCommand):
    help = "Read the audit trail from end to end and name every row that is not as it was written."

    def add_arguments(self, parser: CommandParser) -> None:
        """Which chains, and what was noted of them elsewhere."""
        parser.add_argument(
            "slugs",
            nargs="*",
            metavar="SLUG",
            help=f"a board's short name, or {INSTALLATION}; without any, every board and the installation",
        )
        parser.add_argument(
            "--expect",
            action="append",
            default=[],
            metavar="SLUG=NUMBER:DIGEST",
            help="insist that the event of this number has this digest; may be given more than once",
        )

    def handle(self, *, slugs: list[str], expect: list[str], **options: Any) -> None:
        """Print a line for each chain and a line for each fault; exit code 1 where there is any."""
        bring_up_to_date()
        noted = [self._noted(text) for text in expect]
        chains = self._chains(slugs, {each.slug for each in noted})
        faults = [fault for slug, board in chains for fault in self._checked(slug, board, noted)]
        if not slugs:
            faults += self._told("no board", trail.stray_faults())
        if faults:
            sys.exit(DOES_NOT_HOLD)

    def _noted(self, text: str) -> Noted:
        found = NOTED.fullmatch(text)
        if found is None:
            self.refuse([f"--expect {text}: write SLUG=NUMBER:DIGEST, a digest being 64 digits from 0 to f"])
        return Noted(found["slug"], int(found["sequence"]), found["digest"])

    def _chains(self, slugs: list[str], noted: set[str]) -> list[tuple[str, Board | None]]:
        """Give the chains to be read; refuses a name that none has."""
        chains = [*((board.slug, board) for board in all_boards()), (INSTALLATION, None)]
        if missing := sorted({*slugs, *noted} - {slug for slug, _ in chains}):
            self.refuse(f"{slug}: there is no board with that short name" for slug in missing)
        return [each for each in chains if not slugs or each[0] in {*slugs, *noted}]

    def _checked(self, slug: str, board: Board | None, noted: list[Noted]) -> list[str]:
        found = trail.check(board)
        self.stdout.write(f"{slug}: {found.in_words}.")
        return self._told(slug, [*found.faults, *_faults_of_noted(slug, board, noted)])

    def _told(self, slug: str, faults: list[str]) -> list[str]:
        for fault in faults:
            self.stdout.write(f"{slug}: {fault}")
        return faults


def _faults_of_noted(slug: str, board: Board | None, noted: list[Noted]) -> Iterator[str]:
    for each in noted:
        if each.slug == slug and (fault := trail.fault_of_noted(board, each.sequence, each.digest)):
            yield fault
