"""The embedded database brought up to date by whichever command first needs it."""

import fcntl

from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor


def bring_up_to_date() -> None:
    """Migrate the embedded database, quietly, where it is behind; a server's database is its operator's."""
    if settings.DATABASE_URL or not _is_behind():
        return
    # Two commands that start together on a fresh machine would otherwise make the same tables twice.
    with (settings.VAR / "migrate.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if _is_behind():
            call_command("migrate", verbosity=0, interactive=False)


def _is_behind() -> bool:
    executor = MigrationExecutor(connection)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))
