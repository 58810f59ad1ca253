"""Text that people type: one line they can see and read the right way round, and the ids made of it."""

import re

from django.core.exceptions import ValidationError

from statute.shape import IDENTIFIER, SLUG, Text, unreadable_character


def plain_text(value: str) -> None:
    """Refuse text with a character that cannot be seen or turns text round."""
    if (bad := unreadable_character(value)) is not None:
        raise ValidationError(f"This holds a character that cannot be seen or turns text round ({bad}).")


def a_slug(value: str) -> None:
    """Refuse what cannot stand for a board in an address."""
    _match(value, SLUG)


def an_identifier(value: str) -> None:
    """Refuse what a board record would not take as an id."""
    _match(value, IDENTIFIER)


def _match(value: str, shape: Text) -> None:
    if not re.fullmatch(shape.pattern, value):
        raise ValidationError(f"This must be {shape.meaning}.")
