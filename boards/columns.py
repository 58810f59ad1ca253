"""Columns for what a record may know or not: null means that nobody recorded it."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.db import models

from boards.ends import EndWord, end_said, not_before_the_start, said_one_way
from boards.models import RecordRow
from boards.plain_text import an_identifier, plain_text


def in_words(words: Iterable[str]) -> list[tuple[str, str]]:
    """Give some words of the record as choices, each as people would write it."""
    return [(word, word.replace("_", " ").capitalize()) for word in words]


def word_column(
    choices: Mapping[str, str] | list[tuple[str, str]],
) -> "models.CharField[str | None, str | None]":
    """Give a column for one of a closed list of words."""
    listed = list(choices.items()) if isinstance(choices, Mapping) else choices
    return models.CharField(max_length=60, choices=listed, null=True, blank=True)


def id_column() -> "models.CharField[str | None, str | None]":
    """Give a column for an id of the record, such as an authority's."""
    return models.CharField(max_length=100, null=True, blank=True, validators=[an_identifier])


def name_column() -> "models.CharField[str | None, str | None]":
    """Give a column for a name or another line of text."""
    return models.CharField(max_length=200, null=True, blank=True, validators=[plain_text])


def prose_column() -> "models.TextField[str | None, str | None]":
    """Give a column for some sentences, or the word `none` where it is known that there are none."""
    return models.TextField(null=True, blank=True, validators=[plain_text])


def day_column() -> "models.DateField[date | None, date | None]":
    """Give a column for a day."""
    return models.DateField(null=True, blank=True)


def claim_column() -> "models.BooleanField[bool | None, bool | None]":
    """Give a column for a yes or a no."""
    return models.BooleanField(null=True, blank=True)


def number_column() -> "models.PositiveIntegerField[int | None, int | None]":
    """Give a column for a number."""
    return models.PositiveIntegerField(null=True, blank=True)


def said_column() -> "models.JSONField[Any, Any]":
    """Give a column for rows within a row, as the record says them."""
    return models.JSONField(null=True, blank=True)


def end_word_column() -> "models.CharField[str | None, str | None]":
    """Give the second column of an end, for the word where it is no day."""
    return models.CharField(max_length=20, choices=EndWord, null=True, blank=True)


class Lasting(RecordRow):
    """Something with a first and a last day, either of which may be unrecorded."""

    starts_on = day_column()
    ends_on = day_column()
    ends_word = end_word_column()

    class Meta(RecordRow.Meta):
        abstract = True
        constraints = [
            *RecordRow.Meta.constraints,
            said_one_way("ends"),
            not_before_the_start("ends", "The last day is before the first."),
        ]

    @property
    def ends(self) -> str | None:
        """The last day or `open`, as the board record says it; None where it was not recorded."""
        return end_said("ends", vars(self))


class NamedWhereGiven(models.Model):
    """A row that the board record may leave without an id of its own."""

    bears_id = models.BooleanField(
        default=True, editable=False, help_text="Whether the board record gives the row an id."
    )

    class Meta:
        abstract = True
