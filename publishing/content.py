"""What a document says, its hash, and its page: gathered once, laid out once, and used for page and PDF."""

import hashlib
import json
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any

from django.contrib.staticfiles import finders
from django.template.loader import render_to_string

from boards.models import Board
from publishing.kinds import Content, Kind
from statute.spans import in_words

STYLESHEET = "ijb/documents.css"


@dataclass(frozen=True)
class Draft:
    """A document as it would be published now: what it says, and the hash of that."""

    kind: Kind
    on: date
    content: Content
    digest: str


@dataclass(frozen=True)
class Imprint:
    """What a document says of itself; without a day and a link it is a preview."""

    number: int
    digest: str
    template_version: int
    made_at: datetime | None = None
    link: str = ""
    reason: str = ""


def drafted(kind: Kind, board: Board, on: date) -> Draft:
    """Give a document of a kind as at a day. Refuses where the record has nothing to publish."""
    named = {
        "title": f"{kind.words} as at {in_words(on)}",
        "kind": kind.name,
        "board": board.name,
        "as_at": on.isoformat(),
    }
    content = named | kind.gather(board, on)
    return Draft(kind, on, content, digest_of(content, kind.version))


def digest_of(content: Content, template_version: int) -> str:
    """Give the SHA-256 of what a document says and the version of its template, in canonical JSON."""
    return hashlib.sha256(canonical({"content": content, "template": template_version}).encode()).hexdigest()


def canonical(value: Any) -> str:
    """Give the one way in which plain values are written. Refuses fractions, of which there are many ways."""
    if _has_fraction(value):
        raise TypeError("A document holds no fractions.")
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False)


def _has_fraction(value: Any) -> bool:
    if isinstance(value, dict):
        return any(_has_fraction(each) for each in value.values())
    if isinstance(value, list):
        return any(_has_fraction(each) for each in value)
    return isinstance(value, float)


def page_of(draft: Draft, imprint: Imprint) -> str:
    """Give the page of a document, laid out by its template; every text in it stands there as text."""
    return render_to_string(draft.kind.template, {"content": draft.content, "imprint": imprint})


def printed(page: str, *, title: str, board: str) -> str:
    """Give a whole HTML document of a page, with nothing in it that would have to be fetched."""
    return render_to_string(
        "documents/print.html", {"page": page, "title": f"{title} – {board}", "style": stylesheet()}
    )


@cache
def stylesheet() -> str:
    """Give the style of documents, which stands in each of them."""
    found = finders.find(STYLESHEET)
    if not isinstance(found, str):
        raise FileNotFoundError(STYLESHEET)
    return Path(found).read_text(encoding="utf-8")
