"""Reading the rows of a board record: what is not there becomes an Unknown that says what is missing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from statute.spans import Span
from statute.unknown import Unknown

TOLD_FIRST: Final = ("person", "appointment", "seat", "group", "locality", "authority")
"""Of the things that a row may be about, the one that tells most comes first."""


@dataclass(frozen=True, slots=True)
class Names:
    """What people call the rows that other rows name, by their ids."""

    people: dict[str, str]
    seats: dict[str, str]
    appointments: dict[str, str]
    groups: dict[str, str]
    localities: dict[str, str]
    authorities: dict[str, str]

    def of(self, about: Mapping[str, str]) -> str:
        """The name of what a row is about; "" where it is about nothing that has one."""
        by_kind = {
            "person": self.people,
            "appointment": self.appointments,
            "seat": self.seats,
            "group": self.groups,
            "locality": self.localities,
            "authority": self.authorities,
        }
        found = (by_kind[kind].get(about[kind]) for kind in TOLD_FIRST if kind in about)
        return next((each for each in found if each is not None), "")


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
