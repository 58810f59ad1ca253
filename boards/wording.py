"""How the fields of the record are called there, and in which columns of a table they are kept."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from boards.ends import end_columns, end_said

Row = dict[str, Any]


@dataclass(frozen=True)
class Wording:
    """How the fields of one kind of row are called in the record and kept in columns.

    `plain` values are kept as they are, `days` as dates, `ends` in two columns, `links` as keys to rows of
    another kind. Ids, and rows within rows, are not its business.
    """

    plain: Mapping[str, str]
    days: Mapping[str, str] = field(default_factory=dict)
    ends: Mapping[str, str] = field(default_factory=dict)
    links: Mapping[str, str] = field(default_factory=dict)

    @property
    def names(self) -> set[str]:
        """The record's own names of the fields."""
        return {*self.plain, *self.days, *self.ends, *self.links}

    @property
    def columns(self) -> list[str]:
        """The columns to be read for them."""
        ends = [f"{name}_{part}" for name in self.ends.values() for part in ("on", "word")]
        links = [f"{name}__ref" for name in self.links.values()]
        return [*self.plain.values(), *self.days.values(), *ends, *links]

    def said(self, columns: Mapping[str, Any]) -> Row:
        """Give a row as the record says it; what is not known stays away."""
        found = {name: columns[column] for name, column in self.plain.items()}
        found |= {name: columns[f"{column}__ref"] for name, column in self.links.items()}
        for name, column in self.days.items():
            day = columns[column]
            found[name] = None if day is None else day.isoformat()
        found |= {name: end_said(column, columns) for name, column in self.ends.items()}
        return {name: value for name, value in found.items() if value is not None}

    def kept(self, row: Row, linked: Mapping[str, Mapping[str, int]] | None = None) -> Row:
        """Give the columns for a row of the record; `linked` has the keys of the rows it may name."""
        found = {column: row.get(name) for name, column in self.plain.items()}
        for name, column in self.links.items():
            found[f"{column}_id"] = (linked or {})[column][row[name]]
        for name, column in self.days.items():
            found[column] = date.fromisoformat(row[name]) if name in row else None
        for name, column in self.ends.items():
            found |= end_columns(column, row.get(name))
        return found
