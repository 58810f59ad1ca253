"""Reading the rows of a board record: what is not there becomes an Unknown that says what is missing."""

from __future__ import annotations

from typing import Any

from statute.spans import Span
from statute.unknown import Unknown


class Row:
    """A row as read, whose missing fields become Unknowns that say what is missing.

    The words for a missing field are followed by whose it is, or have {} where that belongs.
    """

    def __init__(self, fields: dict[str, Any], whose: str, link: str = "of") -> None:
        self.fields = fields
        self.whose = whose
        self.link = link

    def get(self, name: str, missing: str) -> Any:
        """Give the field, or an Unknown with these words for it."""
        if name in self.fields:
            return self.fields[name]
        words = missing if "{}" in missing else f"{missing} {self.link} {{}}"
        return Unknown(words.format(self.whose))

    def each(self, name: str, missing: str) -> Any:
        """Give a list as a tuple, or an Unknown with these words for it."""
        return tuple(self.fields[name]) if name in self.fields else self.get(name, missing)


def spans_of(rows: list[dict[str, Any]]) -> tuple[Span, ...]:
    """Give the periods in rows of a first and a last day, in order."""
    return tuple(sorted((Span(row["from"], row["to"]) for row in rows), key=lambda span: span.from_))
