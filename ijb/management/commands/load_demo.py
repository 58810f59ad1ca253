"""`manage.py load_demo`: the boards and users of the demonstration."""

from typing import Any

from django.conf import settings

from ijb.demo.loading import load_boards, load_users
from ijb.management.record_command import RecordCommand
from ijb.up_to_date import bring_up_to_date


class Command(RecordCommand):
    help = "Load the demonstration boards and users. May be run again: what is there already stays as it is."

    def handle(self, *args: Any, **options: Any) -> None:
        """Refuses outside a demonstration, where users with a known password have no place."""
        if not settings.DEMONSTRATION:
            self.refuse(["load_demo is for a demonstration: DATABASE_URL or IJB_PRODUCTION is set here."])
        bring_up_to_date()
        for line in load_boards():
            self.stderr.write(line, self.style.SUCCESS)
        load_users()
