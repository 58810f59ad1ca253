"""Fields of the board record in answers and in bodies: what may stand in them is said once, in `statute`."""

import re
from collections.abc import Iterable
from datetime import date
from typing import Any

from drf_spectacular.extensions import OpenApiSerializerFieldExtension
from rest_framework import serializers

from statute.shape import Fault, Named, Shape

JsonSchema = dict[str, Any]


class RecordField(serializers.Field[Any, Any, Any, Any]):
    """A field of the record, of one shape; null, where it may be, says that it is not known."""

    def __init__(self, shape: Shape, *, null: bool = False, **options: Any) -> None:
        super().__init__(allow_null=null, **options)
        self.shape = shape

    def to_internal_value(self, data: Any) -> Any:
        """Give what is said, a day as a day. Refuses what no record may hold."""
        faults: list[Fault] = []
        found = self.shape.read(data, "", faults)
        if faults:
            raise serializers.ValidationError(_complaints(faults))
        return found if isinstance(found, date) else data

    def to_representation(self, value: Any) -> Any:
        """Give it as it is."""
        return value


def _complaints(faults: list[Fault]) -> Any:
    """Give what is wrong, under the names and numbers that lead to it inside the field, as serializers do."""
    found: dict[str, Any] = {}
    for fault in faults:
        steps = re.findall(r"[^.\[\]]+", fault.place)
        if not steps:
            return [_sentence(each) for each in faults]
        inside = found
        for step in steps[:-1]:
            inside = inside.setdefault(step, {})
        inside.setdefault(steps[-1], []).append(_sentence(fault))
    return found


def _sentence(fault: Fault) -> str:
    return f"{fault.reason[:1].upper()}{fault.reason[1:]}."


class ShapeAsSchema(OpenApiSerializerFieldExtension):  # type: ignore[no-untyped-call]
    """Describes such a field by its shape."""

    target_class = RecordField

    def map_serializer_field(self, auto_schema: Any, direction: str) -> JsonSchema:
        """Give its schema; the library's own way with null knows fewer shapes than there are."""
        schema: JsonSchema = self.target.shape.schema()
        # Null is not among the words; the library would make it so only of a type.
        return {"oneOf": [schema]} if "enum" in schema and self.target.allow_null else schema


Fields = dict[str, serializers.Field[Any, Any, Any, Any]]


def fields_shown(row: Named, *, leave_out: Iterable[str] = ()) -> Fields:
    """Give the fields of a kind of row as they are sent: all of them, null where not on record."""
    left_out = {"id", *leave_out}
    return {
        name: RecordField(shape, null=True, help_text=row.said.get(name, ""))
        for name, shape in row.fields.items()
        if name not in left_out
    }


def fields_read(row: Named, *names: str, needed: Iterable[str] = (), null: bool = False) -> Fields:
    """Give some fields of a kind of row as they are read; null, where it is read, makes one not known."""
    must = set(needed)
    return {
        name: RecordField(
            row.fields[name],
            null=null and name not in must,
            required=name in must,
            help_text=row.said.get(name, ""),
        )
        for name in names
    }
