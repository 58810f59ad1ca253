"""`manage.py serve`: web, worker and beat as one thing."""

import sys
import urllib.error
import urllib.request
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connections

from ijb.demo import sign_ins
from ijb.processes import Together

# The checks that every part would make again have been made when this command runs.
CELERY = [
    sys.executable, "-W", "ignore:You're running the worker", "-m",
    "celery", "--skip-checks", "--quiet", "--app", "ijb",
]  # fmt: skip
COMMANDS = {
    "web": [sys.executable, "-m", "gunicorn", "--config", "python:ijb.web_server", "ijb.wsgi"],
    "worker": [
        *CELERY, "worker", "--pool=threads", "--concurrency=2", "--loglevel=INFO",
        "--without-gossip", "--without-mingle", "--without-heartbeat",
    ],
    "beat": [*CELERY, "beat", "--loglevel=WARNING", "--pidfile="],
}  # fmt: skip


class Command(BaseCommand):
    help = (
        "Run web, worker and beat. Worker and beat are begun again when they end by themselves; when web "
        "ends, or one of them again and again, all end. PORT chooses the port (8000)."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """Whether to prepare."""
        parser.add_argument("--prepare", action="store_true", help="first do what the command prepare does")

    def handle(self, *args: Any, **options: Any) -> None:
        """Run until told to stop (exit 0) or until a part ends for good (exit 1)."""
        if options["prepare"]:
            prepare()
        ended = Together(COMMANDS, begun_again=("worker", "beat")).run(each_round=Announcement(self))
        if ended:
            raise CommandError(f"{ended} ended by itself, so everything was stopped.")
        self.stderr.write("Stopped.")


def prepare() -> None:
    """Do what the command prepare does, and let go of the database; a person who stops it is not told off."""
    try:
        call_command("prepare")
    except KeyboardInterrupt:
        sys.exit(130)
    finally:
        connections.close_all()


class Announcement:
    """Says once that pages are served, when they are."""

    def __init__(self, command: BaseCommand) -> None:
        self.command = command
        self.made = False

    def __call__(self) -> None:
        """Ask for the health page until it answers."""
        if self.made:
            return
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{settings.PORT}/health", timeout=2):
                pass
        except urllib.error.HTTPError:
            pass
        except OSError:
            return
        self.made = True
        self.command.stdout.write(f"\nReady at http://127.0.0.1:{settings.PORT}/  (stop with Ctrl-C)\n")
        if settings.DEMONSTRATION:
            self.command.stdout.write(f"{sign_ins.as_text()}\n")
        self.command.stdout.flush()
