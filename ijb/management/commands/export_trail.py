"""`manage.py export_trail SLUG`: a board's audit trail, for whoever wants to verify it elsewhere."""

from typing import Any

from django.core.management.base import CommandParser

from boards import trail
from boards.audit import INSTALLATION
from boards.models import Board
from ijb.management.record_command import RecordCommand
from ijb.up_to_date import bring_up_to_date


class Command(RecordCommand):
    help = "Write a board's audit trail to standard output: a line of JSON for each event, oldest first."

    def add_arguments(self, parser: CommandParser) -> None:
        """The board."""
        parser.add_argument(
            "slug",
            metavar="SLUG",
            help=f"the board's short name, as in its address; {INSTALLATION} for what is of no board",
        )

    def handle(self, *, slug: str, **options: Any) -> None:
        """Refuse a slug that no board has."""
        bring_up_to_date()
        for line in trail.lines_to_verify(self._board(slug)):
            self.stdout.write(line)

    def _board(self, slug: str) -> Board | None:
        if slug == INSTALLATION:
            return None
        board = Board.objects.filter(slug=slug).first()
        if board is None:
            self.refuse([f"{slug}: there is no board with that short name"])
        return board
