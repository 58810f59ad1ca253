"""Celery's broker that is a folder: kombu's own, but a file is never there before all of it is written."""

import contextlib
import logging
import os
import time
from pathlib import Path
from typing import Any, Final
from uuid import uuid4

from kombu.exceptions import ChannelError
from kombu.transport import filesystem
from kombu.utils.json import dumps

logger = logging.getLogger(__name__)

# Kombu takes a file for a message by all that follows the first dot of its name, so it never takes these.
UNFINISHED: Final = ".unfinished"


def draft_of(file: Path, content: str) -> Path:
    """Give a file beside the one that is to be, all written, which nobody takes for a message."""
    draft = file.with_name(f"{file.name}.{uuid4().hex}{UNFINISHED}")
    try:
        draft.write_text(content, encoding="utf-8")
    except OSError:
        draft.unlink(missing_ok=True)
        raise
    return draft


class Channel(filesystem.Channel):
    """Puts messages into the folder whole, and is not ended by one that cannot be read."""

    def _put(self, queue: str, payload: Any, **_: Any) -> None:  # type: ignore[override]  # as kombu has it
        """Put a message into the folder under its name when all of it is written.

        Kombu writes under the name itself, so that whoever looks meanwhile takes half a message.
        """
        name = f"{round(time.monotonic() * 1000)}_{uuid4()}.{queue}.msg"
        file = Path(self.data_folder_out) / name
        try:
            draft_of(file, dumps(payload)).replace(file)
        except OSError as error:
            raise ChannelError(f"Cannot add file {name!r} to the folder") from error

    def _get(self, queue: str, timeout: float | None = None) -> Any:
        """Give the next message that can be read; raises `queue.Empty` where there is none."""
        while True:
            try:
                return super()._get(queue)
            except ValueError:
                # A machine that lost its power leaves such a file. It has been taken away; the next tick
                # finds in the database what it was about.
                logger.warning("a message could not be read and is passed over")

    def _queue_bind(self, exchange: str, routing_key: Any, pattern: Any, queue: Any) -> None:
        """Have the exchange's messages put into the queue.

        Kombu makes the exchange's table under its name and then locks and fills it, so it is made here first.
        """
        file = self._exchange_file(exchange)  # type: ignore[attr-defined]  # younger than the stubs
        try:
            file.parent.mkdir(exist_ok=True)
            if not file.exists():
                draft = draft_of(file, "[]")
                with contextlib.suppress(FileExistsError):
                    os.link(draft, file)
                draft.unlink()
        except OSError as error:
            raise ChannelError(f"Cannot make the table of exchange {exchange!r}") from error
        super()._queue_bind(exchange, routing_key, pattern, queue)


class Transport(filesystem.Transport):
    """The transport that the settings name."""

    Channel = Channel
