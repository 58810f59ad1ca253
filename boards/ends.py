"""How an end is kept: a last day, or a word such as open. Neither means that it was not recorded.

Every end fills two columns, `<name>_on` and `<name>_word`. This is the one place that knows.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.db import models

from statute.facts import held
from statute.spans import Span
from statute.unknown import OPEN, Maybe, Open, Unknown


class EndWord(models.TextChoices):
    """What may be known of an end that is no day."""

    OPEN = "open", "Open"
    WHILE_IN_OFFICE = "while in office", "While in office"


def end_columns(name: str, said: date | str | None) -> dict[str, Any]:
    """Give the two columns for an end as it is said: a day, a day as text, a word, or nothing."""
    if isinstance(said, str) and said not in EndWord.values:
        said = date.fromisoformat(said)
    if isinstance(said, date):
        return {f"{name}_on": said, f"{name}_word": None}
    return {f"{name}_on": None, f"{name}_word": said and str(said)}


def end_said(name: str, columns: Mapping[str, Any]) -> str | None:
    """Give an end as the board record says it, from its two columns; None where it was not recorded."""
    day, word = columns[f"{name}_on"], columns[f"{name}_word"]
    if isinstance(day, date):
        return day.isoformat()
    return None if word is None else str(word)


def said_one_way(name: str) -> models.CheckConstraint:
    """Give the promise that an end is a day or a word, not both."""
    return models.CheckConstraint(
        condition=models.Q(**{f"{name}_on": None}) | models.Q(**{f"{name}_word": None}),
        name=f"%(app_label)s_%(class)s_{name}_one_way",
        violation_error_message="An end is a day or a word, not both.",
    )


def not_before_the_start(name: str, message: str, start: str = "starts_on") -> models.CheckConstraint:
    """Give the promise that an end does not come before the day in the column `start`."""
    return models.CheckConstraint(
        condition=models.Q(**{start: None})
        | models.Q(**{f"{name}_on": None})
        | models.Q(**{f"{name}_on__gte": models.F(start)}),
        name=f"%(app_label)s_%(class)s_{name}_in_order",
        violation_error_message=message,
    )


def spans_known(known: Iterable[Mapping[str, str]] | None) -> tuple[Span, ...]:
    """Give the periods for which a seat's holders are on record; none where nobody claims to know."""
    spans = [Span(date.fromisoformat(each["from"]), _last_day(each["to"])) for each in known or ()]
    return tuple(sorted(spans, key=lambda span: span.from_))


def _last_day(said: str) -> date | Open:
    return OPEN if said == EndWord.OPEN else date.fromisoformat(said)


def _maybe(day: date | None) -> Maybe[date]:
    return Unknown("a day") if day is None else day


def days_certain(
    starts_on: date | None,
    ends: date | str | None,
    seen_on: date | None,
    known: Iterable[Mapping[str, str]] | None,
) -> Span | None:
    """Give the days on which somebody was certainly in a seat, as the law counts them; None for no day."""
    end: Maybe[date | Open] = OPEN if isinstance(ends, str) else _maybe(ends)
    return held(_maybe(starts_on), end, _maybe(seen_on), spans_known(known)).certain
