"""JSON as the API writes it and as strictly as it reads it."""

import json
from collections.abc import Mapping
from typing import Any, Final

from rest_framework.exceptions import ParseError
from rest_framework.parsers import BaseParser
from rest_framework.renderers import JSONRenderer

DEEPEST: Final = 20


class Json(JSONRenderer):
    """The one form in which answers are given."""

    def get_default_renderer(self, view: Any) -> "Json":
        """Stand in for every other form."""
        return self


def encoded(value: Any) -> bytes:
    """Give a value as the API sends it."""
    sent: bytes = Json().render(value)
    return sent


class StrictJson(BaseParser):
    """Reads one JSON object, and says what is wrong with anything else."""

    media_type = "application/json"

    def parse(
        self, stream: Any, media_type: str | None = None, parser_context: Mapping[str, Any] | None = None
    ) -> dict[str, Any]:
        """Give the object in a body."""
        try:
            text = stream.read().decode("utf-8-sig")
        except UnicodeDecodeError as error:
            raise ParseError("The body is not UTF-8 text.") from error
        return object_in(text)


def object_in(text: str) -> dict[str, Any]:
    """Give the JSON object in a text. Refuses anything else, a name that stands twice, too much nesting."""
    try:
        found = json.loads(
            text, object_pairs_hook=_one_of_each, parse_constant=_no_such_number, parse_int=_whole_number
        )
    except json.JSONDecodeError as error:
        where = f"line {error.lineno}, column {error.colno}"
        raise ParseError(f"The body is not JSON: {error.msg} at {where}.") from error
    except RecursionError as error:
        raise ParseError("The body has too many lists and objects inside one another.") from error
    if not isinstance(found, dict):
        raise ParseError("The body must be a JSON object.")
    if _depth(found) > DEEPEST:
        raise ParseError("The body has too many lists and objects inside one another.")
    return found


def _one_of_each(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ParseError("A name stands twice in one object of the body.")
    return found


def _no_such_number(word: str) -> Any:
    raise ParseError(f"{word} is not a number in JSON.")


def _whole_number(text: str) -> int:
    if len(text) > 18:
        raise ParseError("A number has more digits than any here.")
    return int(text)


def _depth(value: Any) -> int:
    """How many lists and objects stand inside one another; no deeper than is allowed, and one."""
    layer, depth = [value], 0
    while layer and depth <= DEEPEST:
        layer = [inner for each in layer for inner in _inside(each)]
        depth += 1
    return depth


def _inside(value: Any) -> list[Any]:
    if isinstance(value, dict):
        return list(value.values())
    return value if isinstance(value, list) else []
