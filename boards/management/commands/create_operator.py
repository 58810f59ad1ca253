"""Make somebody an operator: how the first user of an installation comes to be."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from boards.audit import Actor
from boards.invitations import password_path
from boards.refusals import Refused
from boards.services import appoint_operator


class Command(BaseCommand):
    """Create an operator, and print the link with which they choose a password."""

    help = "Create a user who may create boards and invite their first users."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take an e-mail address."""
        parser.add_argument("email")

    def handle(self, *args: Any, **options: Any) -> None:
        """Create the operator and print the link."""
        try:
            user = appoint_operator(email=options["email"], by=Actor.system("create_operator"))
        except Refused as refused:
            raise CommandError(" ".join(refused.messages)) from refused
        self.stdout.write(settings.SITE_URL + password_path(user))
