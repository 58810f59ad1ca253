"""Files received: kept as they came for a while, so that what was looked at is what is worked on."""

import hashlib
import unicodedata
from datetime import datetime, timedelta
from typing import Any, Final

from django.core.files.uploadhandler import FileUploadHandler

from boards.audit import Actor, act, record
from boards.models import Board
from boards.refusals import Refused
from secretariat import events
from secretariat.models import ReceivedFile

LARGEST: Final = 10 * 1024 * 1024
KEPT_FOR: Final = timedelta(days=90)
EMPTIED_AT_ONCE: Final = 100
TICK: Final = Actor.system("tick")


@act
def receive_file(board: Board, *, name: str, content: bytes, now: datetime, by: Actor) -> ReceivedFile:
    """Give a file as it was received. Refuses one that is empty or larger than `LARGEST`."""
    if not content:
        raise Refused("The file is empty.", field="file")
    if len(content) > LARGEST:
        raise Refused(too_large(), field="file")
    received = ReceivedFile(
        board=board,
        name=plain_name(name),
        size=len(content),
        sha256=hashlib.sha256(content).hexdigest(),
        content=content,
        received_at=now,
        received_by_kind=by.kind,
        received_by_id=by.id,
    )
    received.save()
    # Its name may be somebody's, and the trail is for ever.
    record(events.FILE_RECEIVED, received, by=by, after={"size": received.size, "sha256": received.sha256})
    return received


def too_large() -> str:
    """Give the words for a file that is too large."""
    return (
        f"The file is larger than {LARGEST // 1024 // 1024} MB. Save it in parts, and send them one by one."
    )


def plain_name(name: str) -> str:
    """Give a file's name without folders and without what cannot be seen; never empty."""
    last = name.replace("\\", "/").rpartition("/")[2]
    seen = "".join(" " if unicodedata.category(each)[0] in "CZ" else each for each in last)
    return " ".join(seen.split())[-200:].strip() or "file without a name"


def content_of(received: ReceivedFile) -> bytes:
    """Give a file's content; refuses one whose content has been removed, or is not what was received."""
    if received.content is None:
        raise Refused(f"The content of this file was removed after {KEPT_FOR.days} days. Send it again.")
    content = bytes(received.content)
    if hashlib.sha256(content).hexdigest() != received.sha256:
        raise Refused("What is kept of this file is not what was received. Send it again.")
    return content


@act
def empty_file(received: ReceivedFile, *, by: Actor) -> ReceivedFile:
    """Give the file without its content; its name, size and hash stay."""
    received.content = None
    received.save()
    record(events.FILE_EMPTIED, received, by=by, before={"sha256": received.sha256})
    return received


def empty_old_files(now: datetime) -> None:
    """Remove the content of files received so long ago that nobody needs it any more."""
    old = ReceivedFile.objects.filter(content__isnull=False, received_at__lt=now - KEPT_FOR)
    for received in old.order_by("received_at", "pk")[:EMPTIED_AT_ONCE]:
        empty_file(received, by=TICK)


class StopsWhenTooLarge(FileUploadHandler):
    """Lets no more of a file in than it takes to see that it is too large, so that none fills the disk."""

    taken = 0

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """Begin to count."""
        super().new_file(*args, **kwargs)
        self.taken = 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:
        """Hand a piece on, unless enough has come."""
        if self.taken > LARGEST:
            return None
        self.taken += len(raw_data)
        return raw_data

    def file_complete(self, file_size: int) -> None:
        """Leave the file to the handlers after this one."""
        return
