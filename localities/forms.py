"""What a secretary fills in about localities, the area, who takes part, and what was raised."""

from datetime import date
from typing import Any, Final

from django import forms

from localities.fields import ClustersField, ProseField, UnitsField, line_field
from membership.acting import ChangesOne, MakesOne
from membership.form_parts import (
    NOT_SAID,
    Choices,
    Lasting,
    localities_to_choose,
    why_field,
    with_present,
)
from membership.forms import day_field
from statute.facts import BoardFacts
from statute.structure import INVOLVEMENTS, LOCALITY_KINDS
from statute.unknown import is_known

Row = dict[str, Any]

YES, NO = "yes", "no"
NO_GROUP: Final = ("none", "It has no planning group")
ON_GROUP: Final = [
    (YES, "They sit on the locality planning group"),
    (NO, "They take part in another way"),
    ("", "I do not know"),
]
UNIT_KINDS: Final = [("datazone", "Datazones"), ("ward", "Wards")]
NOTHING_CAME: Final = "none"


class FromTo(Lasting):
    """From when until when something lasts."""

    starts_on = day_field("First day", required=False)

    def clean(self) -> dict[str, Any]:
        """Refuse a last day before the first."""
        said = super().clean() or self.cleaned_data
        first, last = said.get("starts_on"), said.get("ends")
        if first and last and last < first:
            self.add_error("ends", "The last day cannot come before the first.")
        return said


# -- localities --------------------------------------------------------------------------------------------


class LocalityFields(FromTo):
    """What the record says of a locality."""

    field_order = ["name", "kind", "starts_on", "until", "ends", "group", "units", "clusters"]

    name = line_field("Name")
    kind = forms.ChoiceField(
        label="Which kind of locality?",
        choices=list(LOCALITY_KINDS.items()),
        widget=forms.RadioSelect,
        initial="integration",
        help_text="A community planning locality may have the same name and other boundaries. It is kept "
        "apart and never counted.",
    )
    group = forms.ChoiceField(label="Planning group of the locality", required=False)
    units = UnitsField(
        "Datazones or wards",
        required=False,
        help_text="Paste the codes, one a line. Left empty, the boundaries are not on record.",
    )
    clusters = ClustersField(
        "Clusters of general practices",
        required=False,
        help_text="One a line. Where a part of a cluster lies in another locality, write why after a "
        "semicolon: “Lin Valley cluster; two of its practices serve both sides of the river”.",
    )

    def __init__(self, *args: Any, facts: BoardFacts, present: Row | None = None, **kwargs: Any) -> None:
        """Take the facts that the choices come from and, for a locality that is there, what it says."""
        super().__init__(*args, **kwargs)
        group = (present or {}).get("group")
        choices = with_present([NO_GROUP, *groups_to_choose(facts)], group)
        self.fields["group"].choices = [NOT_SAID, *choices]  # type: ignore[attr-defined]

    @property
    def said(self) -> Row:
        """Give the fields as the record has them; None for what is not known."""
        said = self.cleaned_data
        return {
            "name": said["name"],
            "kind": said["kind"],
            "group": said["group"] or None,
            "units": said["units"] or None,
            "clusters": said["clusters"] or None,
            "from": said["starts_on"],
            "to": self.ends_said,
        }


def groups_to_choose(facts: BoardFacts) -> Choices:
    """Give the groups as choices, those of localities before the others."""
    own = [each for each in facts.groups if is_known(each.kind) and each.kind == "locality_group"]
    others = [each for each in facts.groups if each not in own]
    return [(each.id, each.label) for each in (*own, *others)]


class RecordLocalityForm(LocalityFields, MakesOne):
    """A locality that is not on record yet."""


class CorrectLocalityForm(LocalityFields, ChangesOne):
    """A locality said anew."""

    why = why_field()


class LastDayForm(ChangesOne):
    """The last day of something."""

    on = day_field("Last day")


# -- the area ----------------------------------------------------------------------------------------------


class AreaFields(forms.Form):
    """Of which units the whole area is made up."""

    field_order = ["starts_on", "unit", "units"]

    starts_on = day_field(
        "From which day?", help_text="It holds until a later list is recorded. Choose the day it began."
    )
    unit = forms.ChoiceField(
        label="What are they?", choices=UNIT_KINDS, widget=forms.RadioSelect, initial="datazone"
    )
    units = UnitsField("Every datazone or ward of the area", help_text="Paste the codes, one a line.")

    @property
    def said(self) -> Row:
        """Give the fields as the record has them."""
        said = self.cleaned_data
        return {"from": said["starts_on"], "unit": said["unit"], "units": said["units"]}


class RecordAreaForm(AreaFields):
    """The area from a day on; a second list from that day is refused, so a form sent twice makes one."""


class CorrectAreaForm(AreaFields, ChangesOne):
    """The area said anew."""

    why = why_field()


# -- who takes part ----------------------------------------------------------------------------------------


class InLocality(forms.Form):
    """A form on which a locality is chosen."""

    locality = forms.ChoiceField(label="Locality")

    def __init__(self, *args: Any, facts: BoardFacts, present: Row | None = None, **kwargs: Any) -> None:
        """Take the facts that the choices come from and, for a row that is there, what it says."""
        super().__init__(*args, **kwargs)
        choices = with_present(localities_to_choose(facts), (present or {}).get("locality"))
        self.fields["locality"].choices = [("", "Choose a locality"), *choices]  # type: ignore[attr-defined]


class PartFields(InLocality, FromTo):
    """What the record says of somebody's part in a locality."""

    field_order = [
        "locality",
        "kind",
        "person",
        "body",
        "as_member",
        "how",
        "practitioner_for",
        "starts_on",
        "until",
        "ends",
        "seen_on",
    ]

    kind = forms.ChoiceField(
        label="For which kind of people?", choices=list(INVOLVEMENTS.items()), widget=forms.RadioSelect
    )
    person = forms.ChoiceField(label="Who, if they are on the list of people", required=False)
    body = line_field(
        "Body they come from, or that takes part itself",
        required=False,
        help_text="Such as a housing association or a practice. Choose somebody above, name a body, or both.",
    )
    as_member = forms.ChoiceField(
        label="How do they take part?",
        choices=ON_GROUP,
        widget=forms.RadioSelect,
        required=False,
    )
    how = ProseField("In which other way, if they do not sit on the group", required=False)
    practitioner_for = line_field(
        "Cluster or practice, for a general practitioner or somebody who speaks for practices",
        required=False,
        help_text="The name of the cluster as it stands with the locality, or of the practice.",
    )
    seen_on = day_field(
        "A day on which they took part, if the first or last day is not known", required=False
    )

    def __init__(self, *args: Any, facts: BoardFacts, present: Row | None = None, **kwargs: Any) -> None:
        """Take the facts that the choices come from and, for a part that is there, what it says."""
        super().__init__(*args, facts=facts, present=present, **kwargs)
        listed: Choices = sorted(((each.id, each.label) for each in facts.people), key=lambda each: each[1])
        choices = with_present(listed, (present or {}).get("person"))
        self.fields["person"].choices = [("", "Nobody on the list"), *choices]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Insist on somebody, and on one way of taking part."""
        said = super().clean() or self.cleaned_data
        if not (said.get("person") or said.get("body") or self.errors.keys() & {"person", "body"}):
            self.add_error("person", "Choose who takes part, or name the body below.")
        if said.get("as_member") == NO and not said.get("how") and not self.has_error("how"):
            self.add_error("how", "Say in which other way they take part, or choose another answer above.")
        if said.get("as_member") == YES and said.get("how"):
            self.add_error("how", "Leave this empty, or say that they take part in another way.")
        return said

    @property
    def said(self) -> Row:
        """Give the fields as the record has them; None for what is not known."""
        said = self.cleaned_data
        names = ("locality", "kind", "person", "body", "how", "practitioner_for", "starts_on", "seen_on")
        return {name: said[name] or None for name in names} | {
            "as_member": {YES: True, NO: False}.get(said["as_member"]),
            "ends": self.ends_said,
        }


class RecordPartForm(PartFields, MakesOne):
    """Somebody's part that is not on record yet."""


class CorrectPartForm(PartFields, ChangesOne):
    """Somebody's part said anew; what an older record left out may stay out."""

    why = why_field()


# -- what was raised ---------------------------------------------------------------------------------------


class InOrder(forms.Form):
    """Days of an issue, none before it was raised."""

    def day_raised(self, said: dict[str, Any]) -> date | None:
        """Give the day on which it was raised, as far as it is known."""
        return said.get("raised_on")

    def clean(self) -> dict[str, Any]:
        """Refuse a day before it was raised, and an outcome both given and denied."""
        said = super().clean() or self.cleaned_data
        raised = self.day_raised(said)
        for name in ("told_on", "answered_on"):
            if raised and said.get(name) and said[name] < raised:
                self.add_error(name, "This is before the day on which it was raised.")
        if said.get("nothing") and said.get("outcome"):
            self.add_error("outcome", "Leave this empty, or untick that nothing came of it.")
        return said


def _told_on() -> forms.DateField:
    return day_field("Day it came before the strategic planning group", required=False)


class RaiseIssueForm(InLocality, InOrder, MakesOne):
    """Something raised from a locality."""

    field_order = ["locality", "what", "raised_on", "told_on"]

    what = ProseField("What was raised", help_text="Do not name anybody who uses services.")
    raised_on = day_field("Day it was raised")
    told_on = _told_on()

    @property
    def said(self) -> Row:
        """Give the fields as the record has them."""
        said = self.cleaned_data
        return {name: said[name] or None for name in ("locality", "what", "raised_on", "told_on")}


class AnswerFields(InOrder):
    """What became of an issue."""

    told_on = _told_on()
    answered_on = day_field("Day the locality was answered", required=False)
    outcome = ProseField("What became of it", required=False)
    nothing = forms.BooleanField(label="Nothing came of it", required=False)

    @property
    def outcome_said(self) -> str | None:
        """Give what became of it as the record has it."""
        return NOTHING_CAME if self.cleaned_data["nothing"] else self.cleaned_data["outcome"] or None


class AnswerIssueForm(AnswerFields, ChangesOne):
    """What became of an issue so far; what is left empty stays as it is."""

    def __init__(self, *args: Any, raised_on: date | None, **kwargs: Any) -> None:
        """Take the day on which it was raised, as far as it is known."""
        super().__init__(*args, **kwargs)
        self._raised_on = raised_on

    def day_raised(self, said: dict[str, Any]) -> date | None:
        """Give the day on record."""
        return self._raised_on

    @property
    def wish(self) -> Row:
        """Give what the service is told: None for what stays as it is."""
        said = self.cleaned_data
        return {
            "outcome": self.outcome_said,
            "told_on": said["told_on"],
            "answered_on": said["answered_on"],
        }


class CorrectIssueForm(InLocality, AnswerFields, ChangesOne):
    """An issue said anew."""

    field_order = ["locality", "what", "raised_on", "told_on", "answered_on", "outcome", "nothing", "why"]

    what = ProseField("What was raised", required=False)
    raised_on = day_field("Day it was raised", required=False)
    why = why_field()

    @property
    def said(self) -> Row:
        """Give the fields as the record has them; None for what is not known."""
        said = self.cleaned_data
        names = ("locality", "what", "raised_on", "told_on", "answered_on")
        return {name: said[name] or None for name in names} | {"outcome": self.outcome_said}
