"""ETags: which version of a thing somebody has read, and which they mean to change.

A tag is `"<public id>.<version>.<hash of what was sent>"`. The hash makes it differ by day and by scope, as
what is sent does; the version is what counts when something is changed.
"""

import hashlib
import re
import uuid
from typing import Any, Final

from boards.models import Versioned
from boards.rest.json import encoded
from boards.rest.problems import BAD_HEADER, STALE, VERSION_NEEDED, version_problem

TAG: Final = r'(W/)?"([!#-~]*)"'
TAGS: Final = re.compile(rf"{TAG}(?:\s*,\s*{TAG})*")
OF_A_ROW: Final = re.compile(r"([0-9a-f-]{36})\.([0-9]{1,9})(?:\.[0-9a-f]+)?")


def tag_of(sent: Any, row: Versioned | None = None) -> str:
    """Give the strong tag of an answer, about a row where it is about one."""
    digest = hashlib.sha256(encoded(sent)).hexdigest()[:24]
    return f'"{digest}"' if row is None else f'"{row.public_id}.{row.version}.{digest}"'


def is_known_already(header: str, tag: str) -> bool:
    """Tell whether a tag is among those of an `If-None-Match`."""
    return header.strip() == "*" or tag.strip('"') in {value for _, value in _tags_in(header)}


def _tags_in(header: str) -> list[tuple[str, str]]:
    """The tags of a header, each with its mark where it is a weak one; none where it is no list of tags."""
    return re.findall(TAG, header) if TAGS.fullmatch(header.strip()) else []


def version_meant(header: str | None, public_id: uuid.UUID) -> int:
    """Give the version of a row that somebody means to change, from an `If-Match`.

    Refuses a request without one, and one that names no version of this row. A star names none, and a weak
    tag does not count.
    """
    if not header or header.strip() == "*":
        raise version_problem(VERSION_NEEDED)
    if not _tags_in(header):
        raise version_problem(
            BAD_HEADER, "If-Match is no ETag: send it as you got it, with its quotation marks."
        )
    for weak, value in _tags_in(header):
        found = OF_A_ROW.fullmatch(value)
        if found and not weak and found[1] == str(public_id):
            return int(found[2])
    raise version_problem(
        STALE, "The ETag in If-Match is not one of this thing. Read it again and use the one it has."
    )
