"""What the system keeps for itself in the `var` folder when no servers are given to it."""

import contextlib
import os
import secrets
from pathlib import Path
from typing import Any

# IMMEDIATE makes writers queue instead of failing half-way; recursive_triggers lets the append-only
# guards see INSERT OR REPLACE, which would otherwise slip past a DELETE trigger.
SQLITE_OPTIONS: dict[str, Any] = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": (
        "PRAGMA journal_mode=WAL;PRAGMA synchronous=NORMAL;PRAGMA recursive_triggers=ON;"
        "PRAGMA cache_size=-20000;PRAGMA mmap_size=134217728;"
    ),
}


def sqlite(file: Path) -> dict[str, Any]:
    """Django's settings for the embedded database."""
    return {"ENGINE": "django.db.backends.sqlite3", "NAME": file, "OPTIONS": SQLITE_OPTIONS}


def private_folder(folder: Path) -> Path:
    """The folder, made readable by its owner alone if it was not there."""
    # Commands that need neither database nor broker still run where nothing can be written.
    with contextlib.suppress(OSError):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder


def kept_secret(file: Path) -> str:
    """The secret in the file, made once; two processes that start together agree on one."""
    with contextlib.suppress(OSError):
        return file.read_text(encoding="ascii")
    fresh = secrets.token_urlsafe(50)
    draft = file.with_name(f"{file.name}.{os.getpid()}.{secrets.token_hex(4)}")
    try:
        descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except OSError:
        return fresh
    try:
        with os.fdopen(descriptor, "w", encoding="ascii") as handle:
            handle.write(fresh)
        os.link(draft, file)
    except FileExistsError:
        pass
    finally:
        draft.unlink()
    return file.read_text(encoding="ascii")


def filesystem_broker(folder: Path) -> dict[str, Any]:
    """Celery's transport options for a broker that is a folder."""
    queue, processed, control = (
        str(private_folder(folder / part)) for part in ("queue", "processed", "control")
    )
    return {
        "data_folder_in": queue,
        "data_folder_out": queue,
        "processed_folder": processed,
        "control_folder": control,
        "store_processed": False,
        # Kombu's own value takes a second for each message.
        "polling_interval": 0.1,
    }
