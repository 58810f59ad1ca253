"""`manage.py import_board FILE`: a board record into the database."""

from typing import Any

from django.core.management.base import CommandParser

from boards.audit import Actor
from boards.records import bring_in
from boards.refusals import Refused
from ijb.management.record_command import RecordCommand
from ijb.up_to_date import bring_up_to_date


class Command(RecordCommand):
    help = (
        "Bring a board record (JSON) into the database, all or nothing. The same record changes nothing;"
        " a differing one for a board that is there is refused (exit 2), naming the differences."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """The file."""
        parser.add_argument("file", metavar="FILE", help="a board record")

    def handle(self, *args: Any, **options: Any) -> None:
        """Say on standard error what was done; there is no other result."""
        document, _ = self.record_in(options["file"])
        bring_up_to_date()
        try:
            done = bring_in(document, by=Actor.system("import_board"))
        except Refused as refused:
            self.refuse(f"{options['file']}: {message}" for message in refused.messages)
        said = "brought in" if done.is_new else "here already, just the same; nothing was changed"
        self.stderr.write(f"{done.board.slug}: {said}.", self.style.SUCCESS)
