"""What is filled in on a what-if sheet."""

from collections.abc import Mapping, Sequence
from typing import Any, Final
from uuid import uuid5

from django import forms

from boards.plain_text import plain_text
from compliance.what_if.trying import ADD, DAYS, END, REDATE, Change
from membership.acting import ChangesOne, MakesOne
from membership.forms import day_field

Choices = Sequence[tuple[str, str]]
SOMEBODY: Final = ("", "Somebody new who fits the seat")


class SheetFields(forms.Form):
    """What a sheet is called, and the day it is about."""

    title = forms.CharField(
        label="What is it about?",
        max_length=200,
        validators=[plain_text],
        help_text="Whoever has the link sees it. Such as: Two councillors leave in March.",
    )
    on = day_field("From which day is the law to be asked?")


class MakeSheetForm(SheetFields, MakesOne):
    """A new sheet."""


class ChangeSheetForm(SheetFields, ChangesOne):
    """A sheet called otherwise, or about another day."""


class LineForm(MakesOne):
    """Something that is added to a sheet."""

    @property
    def changes(self) -> list[Change]:
        """What is added, as the sheet keeps it."""
        raise NotImplementedError

    def _said(self, do: str, **said: Any) -> dict[str, Any]:
        """Give one change; what was left empty is left out."""
        filled = {name: value for name, value in said.items() if value}
        return {"id": str(self.cleaned_data["new_id"]), "do": do, **filled}

    def _days(self) -> dict[str, str]:
        days = {name: self.cleaned_data.get(name) for name in DAYS}
        return {name: day.isoformat() for name, day in days.items() if day}


class EndLineForm(LineForm):
    """Some people leave with one day."""

    appointments = forms.MultipleChoiceField(
        label="Who leaves?",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Tick who leaves."},
    )
    on = day_field("Last day in the seat")

    def __init__(self, *args: Any, appointments: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["appointments"]
        assert isinstance(field, forms.MultipleChoiceField)
        field.choices = list(appointments)

    @property
    def changes(self) -> list[Change]:
        """One change for each who leaves, with ids that all come from the form's."""
        new_id, day = self.cleaned_data["new_id"], self.cleaned_data["on"].isoformat()
        return [
            {"id": str(uuid5(new_id, each)), "do": END, "appointment": each, "on": day}
            for each in self.cleaned_data["appointments"]
        ]


class AddLineForm(LineForm):
    """Somebody comes into a seat."""

    seat = forms.ChoiceField(label="Into which seat?")
    person = forms.ChoiceField(
        label="Who?",
        required=False,
        help_text="Somebody new is supposed to be all that the seat asks for, such as a councillor.",
    )
    starts_on = day_field("First day in the seat")
    term_ends = day_field("Last day of the term", required=False)

    def __init__(self, *args: Any, seats: Choices, people: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, choices in (("seat", [("", "Choose a seat"), *seats]), ("person", [SOMEBODY, *people])):
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            field.choices = choices

    def clean(self) -> dict[str, Any]:
        """Refuse a term that ends before it starts."""
        return _in_order(self, super().clean() or self.cleaned_data, "term_ends")

    @property
    def changes(self) -> list[Change]:
        """The one change."""
        named = {name: self.cleaned_data[name] for name in ("seat", "person")}
        return [self._said(ADD, **named, **self._days())]


class RedateLineForm(LineForm):
    """Other days for an appointment."""

    sometimes_needed = tuple(DAYS)

    appointment = forms.ChoiceField(label="Whose appointment?")
    starts_on = day_field("First day in the seat, if it is to be another", required=False)
    term_ends = day_field("Last day of the term, if it is to be another", required=False)
    ends = day_field("Last day in the seat, if it is to be another", required=False)

    def __init__(self, *args: Any, appointments: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["appointment"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", "Choose an appointment"), *appointments]

    def clean(self) -> dict[str, Any]:
        """Insist on a day, and on an end that comes after the start."""
        said = super().clean() or self.cleaned_data
        if not self.errors and not self._days():
            raise forms.ValidationError("Enter the day that is to be another.")
        return _in_order(self, _in_order(self, said, "term_ends"), "ends")

    @property
    def changes(self) -> list[Change]:
        """The one change."""
        return [self._said(REDATE, appointment=self.cleaned_data["appointment"], **self._days())]


def _in_order(form: Any, said: Mapping[str, Any], last: str) -> dict[str, Any]:
    first, end = said.get("starts_on"), said.get(last)
    if first and end and end < first:
        form.add_error(last, "This is before the first day.")
    return dict(said)
