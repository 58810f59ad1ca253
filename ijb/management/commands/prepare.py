"""`manage.py prepare`: what must be so before the server starts."""

import fcntl
import hashlib
from importlib.metadata import version
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.core.management.base import BaseCommand

from ijb.apps import StaticFilesWeUse
from ijb.up_to_date import bring_up_to_date


class Command(BaseCommand):
    help = "Bring the database and the static files up to date; in a demonstration, load its boards."

    def handle(self, *args: Any, **options: Any) -> None:
        """Safe to run again, or twice at once; what is there already stays."""
        with (settings.VAR / "prepare.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if settings.DATABASE_URL:
                call_command("migrate", verbosity=0, interactive=False)
            else:
                bring_up_to_date()
            collect_static_files()
            if settings.DEMONSTRATION:
                call_command("load_demo")


def collect_static_files() -> None:
    """Collect and compress, unless nothing changed since it was last done; it takes seconds."""
    stamp, sources = settings.VAR / "static-from", sources_as_text()
    collected = Path(settings.STATIC_ROOT) / "staticfiles.json"
    if collected.exists() and stamp.exists() and stamp.read_text(encoding="utf-8") == sources:
        return
    call_command("collectstatic", verbosity=0, interactive=False, clear=True)
    stamp.write_text(sources, encoding="utf-8")


def sources_as_text() -> str:
    """Every file that would be collected with what it holds, and the version of what compresses it."""
    lines = [f"whitenoise {version('whitenoise')}"]
    for finder in get_finders():
        for path, storage in finder.list(StaticFilesWeUse.ignore_patterns):
            with storage.open(path) as file:
                lines.append(f"{hashlib.sha256(file.read()).hexdigest()} {path}")
    return "\n".join(sorted(lines))
