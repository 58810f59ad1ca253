"""The shape of a JSON document, said once: how it is read, what is wrong with it, and its JSON Schema.

Reading never stops at the first fault. Each fault names the place, the value and the reason.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

MISSING: Final = object()
SHOWN: Final = 60


@dataclass(frozen=True, slots=True)
class Fault:
    """Something wrong with a document: where, what stands there, and why that will not do."""

    place: str
    value: str
    reason: str

    def __str__(self) -> str:
        return f"{self.place}: {self.value}: {self.reason}" if self.value else f"{self.place}: {self.reason}"


def shown(value: object) -> str:
    """A value as a fault shows it: as JSON, shortened, with nothing in it that could disturb a terminal."""
    text = json.dumps(value, ensure_ascii=True, default=str)
    return text if len(text) <= SHOWN else text[: SHOWN - 1] + "…"


def _kind(value: object) -> str:
    kinds = {dict: "an object", list: "a list", str: "text", bool: "true or false", type(None): "null"}
    return kinds.get(type(value), "a number")


class Shape:
    """What may stand in one place of the document."""

    def read(self, value: Any, place: str, faults: list[Fault]) -> Any:
        """The value as Python has it, or MISSING after noting what is wrong."""
        raise NotImplementedError

    def schema(self) -> dict[str, Any]:
        """The same as JSON Schema."""
        raise NotImplementedError


def _fault(faults: list[Fault], place: str, value: Any, reason: str) -> Any:
    faults.append(Fault(place, shown(value), reason))
    return MISSING


def unreadable_character(text: str) -> str | None:
    """The first character that people cannot see or that turns text round, by number; None without one."""
    for character in text:
        if unicodedata.category(character) in ("Cc", "Cf", "Cs", "Co", "Zl", "Zp"):
            return f"U+{ord(character):04X}"
    return None


@dataclass(frozen=True)
class Text(Shape):
    """A line of text without control characters, of at most ``longest`` characters."""

    longest: int = 200
    pattern: str = ""
    meaning: str = "text"

    def read(self, value: Any, place: str, faults: list[Fault]) -> Any:
        if not isinstance(value, str):
            return _fault(faults, place, value, f"must be {self.meaning}, and is {_kind(value)}")
        if not value.strip():
            return _fault(faults, place, value, "must not be empty; leave it out where it is not known")
        if len(value) > self.longest:
            return _fault(
                faults, place, value, f"must be at most {self.longest} characters, and has {len(value)}"
            )
        if (bad := unreadable_character(value)) is not None:
            return _fault(
                faults, place, value, f"holds a character that cannot be seen or turns text round ({bad})"
            )
        if self.pattern and not re.fullmatch(self.pattern, value):
            return _fault(faults, place, value, f"must be {self.meaning}")
        return value

    def schema(self) -> dict[str, Any]:
        found: dict[str, Any] = {"type": "string", "minLength": 1, "maxLength": self.longest}
        return found | {"pattern": f"^(?:{self.pattern})$"} if self.pattern else found


IDENTIFIER: Final = Text(
    100, r"[A-Za-z0-9][A-Za-z0-9._:/-]*", "an id of letters, digits, dots, colons and hyphens"
)
SLUG: Final = Text(
    60, r"[a-z0-9]+(-[a-z0-9]+)*", "small letters and digits, with single hyphens between them"
)


@dataclass(frozen=True)
class Choice(Shape):
    """One of a closed list of words."""

    words: tuple[str, ...]

    def read(self, value: Any, place: str, faults: list[Fault]) -> Any:
        if isinstance(value, str) and value in self.words:
            return value
        return _fault(faults, place, value, f"must be one of: {', '.join(self.words)}")

    def schema(self) -> dict[str, Any]:
        return {"enum": list(self.words)}


@dataclass(frozen=True)
class Whole(Shape):
    """A whole number between two bounds, both included."""

    least: int
    most: int

    def read(self, value: Any, place: str, faults: list[Fault]) -> Any:
        if type(value) is not int:
            return _fault(faults, place, value, f"must be a whole number, and is {_kind(value)}")
        if not self.least <= value <= self.most:
            return _fault(faults, place, value, f"must be between {self.least} and {self.most}")
        return value

    def schema(self) -> dict[str, Any]:
        return {"type": "integer", "minimum": self.least, "maximum": self.most}


@dataclass(frozen=True)
class YesNo(Shape):
    """True or false."""

    def read(self, value: Any, place: str, faults: list[Fault]) -> Any:
        return value if isinstance(value, bool) else _fault(faults, place, value, "must be true or false")

    def schema(self) -> dict[str, Any]:
        return {"type": "boolean"}


FIRST_YEAR, LAST_YEAR = 1900, 2200


@dataclass(frozen=True)
class DayOf(Shape):
    """A day written as YYYY-MM-DD, that the calendar has."""

    def read(self, value: Any, place: str, faults: list[Fault]) -> Any:
        if not isinstance(value, str) or not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
            return _fault(faults, place, value, "must be a day written as YYYY-MM-DD")
        try:
            day = date.fromisoformat(value)
        except ValueError:
            return _fault(faults, place, value, "is not a day that the calendar has")
        if not FIRST_YEAR <= day.year <= LAST_YEAR:
            return _fault(faults, place, value, f"must lie between the years {FIRST_YEAR} and {LAST_YEAR}")
        return day

    def schema(self) -> dict[str, Any]:
        return {"type": "string", "format": "date", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}


@dataclass(frozen=True)
class OrWord(Shape):
    """A shape, or one of some words that stand for values of their own (such as "open")."""

    shape: Shape
    words: Mapping[str, Any]

    def read(self, value: Any, place: str, faults: list[Fault]) -> Any:
        if isinstance(value, str) and value in self.words:
            return self.words[value]
        own: list[Fault] = []
        found = self.shape.read(value, place, own)
        words = " or ".join(f'"{word}"' for word in self.words)
        faults.extend(Fault(each.place, each.value, f"{each.reason}, or {words}") for each in own)
        return found

    def schema(self) -> dict[str, Any]:
        return {"anyOf": [self.shape.schema(), {"enum": list(self.words)}]}


@dataclass(frozen=True)
class Many(Shape):
    """A list of things of one shape."""

    of: Shape
    most: int = 20_000
    least: int = 0

    def read(self, value: Any, place: str, faults: list[Fault]) -> Any:
        if not isinstance(value, list):
            return _fault(faults, place, value, f"must be a list, and is {_kind(value)}")
        if len(value) > self.most:
            return _fault(faults, place, f"{len(value)} rows", f"must have at most {self.most} rows")
        if len(value) < self.least:
            return _fault(faults, place, value, f"must have at least {self.least}")
        return [self.of.read(each, f"{place}[{index}]", faults) for index, each in enumerate(value)]

    def schema(self) -> dict[str, Any]:
        found: dict[str, Any] = {"type": "array", "items": self.of.schema(), "maxItems": self.most}
        return found | ({"minItems": self.least} if self.least else {})


@dataclass(frozen=True)
class Keyed(Shape):
    """An object whose keys are ids, all with values of one shape."""

    of: Shape

    def read(self, value: Any, place: str, faults: list[Fault]) -> Any:
        if not isinstance(value, dict):
            return _fault(faults, place, value, f"must be an object, and is {_kind(value)}")
        for key in value:
            IDENTIFIER.read(key, f"{place}.{key}", faults)
        return {key: self.of.read(each, f"{place}.{key}", faults) for key, each in value.items()}

    def schema(self) -> dict[str, Any]:
        return {"type": "object", "additionalProperties": self.of.schema()}


@dataclass(frozen=True)
class Named(Shape):
    """An object of named fields; a field that is not named here is a fault."""

    fields: Mapping[str, Shape]
    required: Sequence[str] = ()
    title: str = ""
    said: Mapping[str, str] = field(default_factory=dict)

    def read(self, value: Any, place: str, faults: list[Fault]) -> Any:
        if not isinstance(value, dict):
            return _fault(faults, place, value, f"must be an object, and is {_kind(value)}")
        missing = [name for name in self.required if name not in value]
        faults.extend(Fault(f"{place}.{name}", "", "is missing") for name in missing)
        found = {}
        for name, each in value.items():
            here = f"{place}.{_safe(name)}"
            if name not in self.fields:
                faults.append(Fault(here, shown(each), "is not a field of the board record"))
            else:
                found[name] = self.fields[name].read(each, here, faults)
        return found

    def schema(self) -> dict[str, Any]:
        properties = {
            name: shape.schema() | ({"description": self.said[name]} if name in self.said else {})
            for name, shape in self.fields.items()
        }
        found: dict[str, Any] = {"type": "object", "properties": properties, "additionalProperties": False}
        if self.required:
            found["required"] = list(self.required)
        return found | ({"title": self.title} if self.title else {})


def _safe(name: str) -> str:
    """A field's name as a fault shows it."""
    return name if re.fullmatch(r"[A-Za-z0-9_-]{1,60}", name) else shown(name)
