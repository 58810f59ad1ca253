"""Which program gave an answer: so that an evaluation kept as evidence can be told from a later one."""

import hashlib
from functools import cache
from pathlib import Path

STATUTE = Path(__file__).resolve().parent.parent / "statute"


@cache
def code_version() -> str:
    """Give a fingerprint of the law as programmed: the same for the same rules, whatever else has changed."""
    digest = hashlib.sha256()
    for file in sorted(STATUTE.rglob("*.py")):
        digest.update(file.relative_to(STATUTE).as_posix().encode() + b"\0")
        digest.update(file.read_bytes() + b"\0")
    return f"statute-{digest.hexdigest()[:16]}"
