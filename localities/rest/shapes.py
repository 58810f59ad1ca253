"""The shapes of rows, bodies and questions about localities; most fields are the board record's."""

from typing import Any

from rest_framework import serializers

from boards.rest.shapes import OneOf, claim, day, text
from membership.rest.shapes import (
    Correction,
    FromRow,
    FromTheRecord,
    NamedReference,
    PeriodQuery,
    PersonNamed,
    SyncQuery,
    all_but_id,
    known_as,
)
from statute.structure import INVOLVEMENTS, LOCALITY_KINDS
from statute.structure_shape import AREA, INVOLVEMENT, ISSUE, LOCALITY


class LocalityShape(FromTheRecord):
    """A part of the area for which services are planned together."""

    row = LOCALITY

    in_place = claim("Whether it was there on the day asked about; null where the record cannot tell.")


class AreaShape(FromTheRecord):
    """The datazones or wards of which the board's whole area is made up, from a day until the next."""

    row = AREA


class InvolvementShape(FromTheRecord):
    """Somebody, or a body, through whom one kind of people takes part in a locality."""

    row = INVOLVEMENT

    person = PersonNamed(allow_null=True, help_text="Who; null for a body, or where it is not on record.")
    in_place = claim("Whether it was so on the day asked about; null where the record cannot tell.")


class IssueShape(FromTheRecord):
    """Something raised from a locality, and what became of it."""

    row = ISSUE


# -- who takes part ------------------------------------------------------------------------------------------


class PartShape(serializers.Serializer[Any]):
    """Somebody, or a body, who certainly took part on the day."""

    involvement = NamedReference(help_text="By which row.")
    person = PersonNamed(allow_null=True, help_text="Who; null for a body.")
    body = text("Which body; null where it is not on record.", null=True)
    route = text("By which route; null where it is not on record.", null=True)


class KindOfPeopleShape(serializers.Serializer[Any]):
    """One of the five kinds of people through whom a locality is to work."""

    kind = serializers.ChoiceField(list(INVOLVEMENTS), help_text="Which kind.")
    label = text("The same for people.")  # type: ignore[assignment]  # a field takes the place of the label
    state = serializers.ChoiceField(
        ["takes_part", "nobody", "cannot_tell"],
        help_text="Whether anybody of the kind took part; `cannot_tell` where the record does not say.",
    )
    parts = PartShape(many=True, help_text="Who certainly did.")
    missing = serializers.ListField(
        child=serializers.CharField(), help_text="What leaves open whether somebody else did."
    )
    last_on = day("The last day on which anybody did, where nobody does; null otherwise.", null=True)


class LocalityInvolvementShape(serializers.Serializer[Any]):
    """A locality of the plan, and who took part in it."""

    locality = NamedReference(help_text="Which locality.")
    name = text("Its name.")
    group = text("The name of its planning group; null where it has none, or none is on record.", null=True)
    kinds = KindOfPeopleShape(many=True, help_text="The five kinds of people, in the order of the law.")


class InvolvementByLocalityShape(serializers.Serializer[Any]):
    """Who took part in which locality of the strategic plan on a day."""

    as_at = day("The day asked about.")
    localities = LocalityInvolvementShape(many=True, help_text="Those certainly there, in order.")
    missing = serializers.ListField(
        child=serializers.CharField(), help_text="What leaves open which localities there were."
    )


# -- questions -----------------------------------------------------------------------------------------------


class LocalityQuery(PeriodQuery):
    """For the list of localities."""

    kind = OneOf(list(LOCALITY_KINDS), required=False, help_text="Only of this kind.")
    group = known_as("group")


class InvolvementQuery(PeriodQuery):
    """For the list of those who take part."""

    locality = known_as("locality")
    person = known_as("person")
    kind = OneOf(list(INVOLVEMENTS), required=False, help_text="Only this kind of people.")


class IssueQuery(SyncQuery):
    """For the list of what was raised."""

    locality = known_as("locality")


# -- bodies: rows are named by `public_id` or `ref` ----------------------------------------------------------


class NewLocality(FromRow):
    """A locality. `group` names its planning group by `public_id` or `ref`, or says `none`."""

    row = LOCALITY
    names = all_but_id(LOCALITY)
    needed = ("name",)


class LocalityChange(Correction):
    """What was recorded wrongly of a locality, or is another now."""

    row = LOCALITY
    names = all_but_id(LOCALITY)


class NewInvolvement(FromRow):
    """Somebody's part, or a body's. `locality` and `person` name rows by `public_id` or `ref`."""

    row = INVOLVEMENT
    names = all_but_id(INVOLVEMENT)
    needed = ("locality", "kind")


class InvolvementChange(Correction):
    """What was recorded wrongly of a part."""

    row = INVOLVEMENT
    names = tuple(name for name in all_but_id(INVOLVEMENT) if name != "locality")


class NewIssue(FromRow):
    """Something raised. `locality` names one by `public_id` or `ref`."""

    row = ISSUE
    names = all_but_id(ISSUE)
    needed = ("locality", "what")


class IssueChange(Correction):
    """What became of an issue, or what was recorded wrongly of it."""

    row = ISSUE
    names = tuple(name for name in all_but_id(ISSUE) if name != "locality")
