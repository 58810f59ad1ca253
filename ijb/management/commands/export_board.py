"""`manage.py export_board SLUG`: a board's record out of the database."""

from typing import Any

from django.core.management.base import CommandParser

from boards import snapshot
from boards.models import Board
from ijb.management.record_command import RecordCommand
from ijb.up_to_date import bring_up_to_date
from statute.record import canonical, told_openly


class Command(RecordCommand):
    help = "Write a board's record to standard output: JSON in canonical form."

    def add_arguments(self, parser: CommandParser) -> None:
        """The board."""
        parser.add_argument("slug", metavar="SLUG", help="the board's short name, as in its address")
        parser.add_argument(
            "--with-disqualifications",
            action="store_true",
            help="include what disqualifies members, which is for the secretary alone; without it the record"
            " is written as it is told openly, which is not enough to move a board elsewhere",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Refuse a slug that no board has."""
        bring_up_to_date()
        board = Board.objects.filter(slug=options["slug"]).first()
        if board is None:
            self.refuse([f"{options['slug']}: there is no board with that short name"])
        document = snapshot.load_record(board)
        if not options["with_disqualifications"]:
            document = told_openly(document)
        self.stdout.write(canonical(document), ending="")
