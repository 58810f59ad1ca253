"""Empty the database, which only a demonstration or a test may do."""

from typing import Any

from django.conf import settings
from django.core.management.base import CommandError
from django.core.management.commands import flush
from django.db import connections

from boards.guards import lifted


class Command(flush.Command):
    """Django's own command, made to work where rows are guarded and refused where they are real."""

    def handle(self, **options: Any) -> None:
        """Empty every table with its guards lifted, then put the guards back."""
        if not settings.DEMONSTRATION:
            raise CommandError("This holds real records, whose trail cannot be emptied.")
        with lifted(connections[options["database"]]):
            super().handle(**options)
