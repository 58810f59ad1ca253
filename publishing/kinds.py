"""What kinds of document there are. Each room registers its own, with how their content is gathered."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from boards.models import Board

Content = dict[str, Any]

Gather = Callable[[Board, date], Content]


@dataclass(frozen=True)
class Kind:
    """One kind of document.

    `gather(board, on)` gives what it says as plain JSON values, from the record as it is told openly; it
    refuses where there is nothing to publish. `sections` among them, each with `id` and `title`, are its
    contents. `version` is that of its template: raise it whenever the template says something else.
    `caution` is for whoever is about to publish it, and no part of it.
    """

    name: str
    words: str
    says: str
    gather: Gather
    version: int = 1
    caution: str = ""

    @property
    def template(self) -> str:
        """The template that lays it out, for the page and for the PDF."""
        return f"documents/{self.name}.html"


_kinds: dict[str, Kind] = {}


def document_kind(
    name: str, gather: Gather, *, words: str, says: str, version: int = 1, caution: str = ""
) -> None:
    """Register a kind of document; a room calls this when it is ready."""
    _kinds[name] = Kind(name, words, says, gather, version, caution)


def document_kinds() -> list[Kind]:
    """Give every kind of document, in the order of their words."""
    return sorted(_kinds.values(), key=lambda kind: kind.words)


def kind_called(name: str) -> Kind | None:
    """Give a kind of document by its name; None where no room has registered it."""
    return _kinds.get(name)


def words_of(name: str) -> str:
    """Give the words for a kind of document; one that is no longer registered goes by its name."""
    found = _kinds.get(name)
    return found.words if found else name.replace("_", " ").capitalize()
