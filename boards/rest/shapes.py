"""The shapes that answers and questions of every room share, as the API's description shows them."""

from datetime import date, datetime
from typing import Any

from django.utils.dateparse import parse_datetime
from drf_spectacular.utils import extend_schema_field, inline_serializer
from rest_framework import serializers

from boards.days import FIRST_DAY, YEARS_AHEAD, BadDay, asked_day
from boards.rest.paging import MOST, USUAL_LIMIT

Shape = serializers.Serializer[Any]


def text(says: str, *, null: bool = False, **options: Any) -> serializers.CharField:
    """Give a field for words."""
    return serializers.CharField(help_text=says, allow_null=null, **options)


def url(says: str, *, null: bool = False) -> serializers.URLField:
    """Give a field for an address."""
    return serializers.URLField(help_text=says, allow_null=null)


def day(says: str, *, null: bool = False, **options: Any) -> serializers.DateField:
    """Give a field for a day."""
    return serializers.DateField(help_text=says, allow_null=null, **options)


def claim(says: str, *, null: bool = True, **options: Any) -> serializers.BooleanField:
    """Give a field for a yes or a no; null where it is not on record."""
    return serializers.BooleanField(help_text=says, allow_null=null, **options)


def number(says: str, *, null: bool = False) -> serializers.IntegerField:
    """Give a field for a count."""
    return serializers.IntegerField(help_text=says, allow_null=null, min_value=0)


# -- questions, whose fields say in plain words what is wrong ------------------------------------------------


class YesOrNo(serializers.BooleanField):
    """A yes or a no."""

    def to_internal_value(self, data: Any) -> bool:
        """Give it. Refuses any other word."""
        known = {True: True, False: False, "true": True, "false": False}
        if not isinstance(data, (bool, str)) or data not in known:
            raise serializers.ValidationError("Say true or false.")
        return known[data]


class OneOf(serializers.ChoiceField):
    """One of some words."""

    def to_internal_value(self, data: Any) -> str:
        """Give it. Refuses any other word, and names those that there are."""
        if isinstance(data, str) and data in self.choices:
            return data
        raise serializers.ValidationError(f"This must be one of: {', '.join(map(str, self.choices))}.")


class Count(serializers.IntegerField):
    """A whole number between two bounds."""

    def __init__(self, *, least: int, most: int, **options: Any) -> None:
        says = f"This must be a whole number from {least} to {most}."
        wrong: dict[str, Any] = dict.fromkeys(
            ("invalid", "min_value", "max_value", "max_string_length"), says
        )
        super().__init__(min_value=least, max_value=most, error_messages=wrong, **options)


class Line(serializers.CharField):
    """A few words."""

    default_error_messages = {
        "invalid": "This must be text.",
        "max_length": "This must be at most {max_length} characters.",
    }


class Instant(serializers.DateTimeField):
    """A moment, with its zone."""

    default_error_messages = {"overflow": "There is no such moment."}

    def to_internal_value(self, value: Any) -> datetime:
        """Give it. Refuses what is no moment, and one that does not say in which zone."""
        try:
            found = parse_datetime(value) if isinstance(value, str) else None
        except ValueError:
            found = None
        if found is None or found.tzinfo is None:
            raise serializers.ValidationError(
                "Write a moment with its zone, such as 2026-01-01T00:00:00Z. In an address + means a space: "
                "where the zone has one, write %2B."
            )
        return super().to_internal_value(found)


@extend_schema_field({"type": "string", "format": "date", "example": "2026-11-21"})
class DayAsked(serializers.Field[date, str, str, Any]):
    """The day asked about."""

    def to_internal_value(self, data: Any) -> date:
        """Give the day. Refuses what is no day, and one outside the years that can be asked about."""
        try:
            return asked_day(str(data) or "-", self.context["today"])
        except BadDay as bad:
            raise serializers.ValidationError(str(bad)) from bad

    def to_representation(self, value: date) -> str:
        """Give it as written."""
        return value.isoformat()


class ReadQuery(serializers.Serializer[Any]):
    """What every reading endpoint takes."""

    as_at = DayAsked(
        required=False,
        help_text="The day asked about, as the record knows it today: from "
        f"{FIRST_DAY.isoformat()} to {YEARS_AHEAD} years ahead. Today in Edinburgh where it is left out.",
    )


class ListQuery(ReadQuery):
    """What every list takes."""

    page = Count(least=1, most=100_000, default=1, required=False, help_text="Which page of the list.")
    limit = Count(
        least=1,
        most=MOST,
        default=USUAL_LIMIT,
        required=False,
        help_text=f"How many rows a page has, at most {MOST}; more is refused, never cut short.",
    )


class NoQuery(serializers.Serializer[Any]):
    """For what takes nothing after the question mark."""


# -- answers -------------------------------------------------------------------------------------------------


class ProblemError(serializers.Serializer[Any]):
    """One thing that is wrong, and where."""

    pointer = text("The place in the body, as a JSON pointer.", required=False)
    parameter = text("The parameter in the address.", required=False)
    header = text("The header.", required=False)
    detail = text("What is wrong there.")


class ProblemShape(serializers.Serializer[Any]):
    """An error (RFC 9457). Nothing was changed."""

    type = url("What kind of problem it is; the address explains it.")
    title = text("The kind in a few words.")
    status = number("The status of the answer.")
    detail = text("What is wrong this time.")
    instance = text("The address that was asked.")
    errors = ProblemError(  # type: ignore[assignment]  # a field takes the place of the property
        many=True, help_text="Each place at which something is wrong; may be empty."
    )
    scope = text("The scope that is missing.", required=False)


class PaginationShape(serializers.Serializer[Any]):
    """Where in the list these rows stand."""

    total = number("How many rows the whole list has.")
    page = number("Which page this is, from 1.")
    pages = number("How many pages there are.")
    limit = number("How many rows a page has.")
    max_limit = number("The most rows that one page may have.")


class LinksShape(serializers.Serializer[Any]):
    """Other pages of the list."""

    self = url("This page.")
    first = url("The first page.")
    prev = url("The page before.", null=True)
    next = url("The page after; null on the last.", null=True)
    last = url("The last page.")
    web = text("The same for people, where there is a page of it; else empty.")


class CitationShape(serializers.Serializer[Any]):
    """Where something is written in law."""

    instrument = text("The Act or instrument.")
    provision = text("The section, article or regulation.")
    url = url("Where to read it; null for guidance.", null=True)


class ReferenceShape(serializers.Serializer[Any]):
    """Another thing, by its address and its permanent id."""

    id = url("Its address in the API.")
    public_id = serializers.UUIDField(help_text="Its permanent id.")


class SpanShape(serializers.Serializer[Any]):
    """A run of days, both included."""

    def get_fields(self) -> dict[str, Any]:
        """Give the fields; one of them has a name that Python keeps for itself."""
        return {"from": day("The first day."), "to": text("The last day, or `open`.")}


class RowShape(serializers.Serializer[Any]):
    """What every row of the record has."""

    id = url("Its address in the API, which is permanent.")
    public_id = serializers.UUIDField(help_text="Its permanent id.")
    version = number("Counts its changes; stands in the ETag too.")
    ref = text("Its id in the board record, by which findings name it.")
    web = text("Its page for people; empty where it has none.")


class InPlaceShape(serializers.Serializer[Any]):
    """Whether a row with a period was in place on the day asked about."""

    in_place = claim("Whether it held on the day asked about; null where the record cannot tell.")


def listed(shape: Shape, name: str, **extra: serializers.Field[Any, Any, Any, Any]) -> Shape:
    """Give the shape of a list of some things."""
    fields: dict[str, Any] = {
        **extra,
        "data": shape,
        "pagination": PaginationShape(),
        "links": LinksShape(),
    }
    found: Shape = inline_serializer(name, fields)
    return found
