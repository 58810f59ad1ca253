"""What a secretary fills in about who sits where."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from boards.ends import EndWord
from boards.plain_text import plain_text
from membership.acting import ChangesOne, MakesOne
from membership.models import Person
from statute.shape import FIRST_YEAR, LAST_YEAR

NOBODY_ON_RECORD = ""
ON_A_DAY, NOT_KNOWN = "day", "not known"
TERMS = [
    (ON_A_DAY, "On the day below"),
    (EndWord.WHILE_IN_OFFICE.value, "With the office or post they hold"),
    (EndWord.OPEN.value, "No end has been set"),
    (NOT_KNOWN, "I do not know"),
]


def a_day_of_our_time(day: date) -> None:
    """Refuse a day so far off that it must be a slip of the pen."""
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise ValidationError(f"A day must lie between the years {FIRST_YEAR} and {LAST_YEAR}.")


def day_field(label: str, **options: Any) -> forms.DateField:
    """Give a field for a day, with the browser's own calendar; it takes no day that no record may hold."""
    return forms.DateField(
        label=label,
        validators=[a_day_of_our_time],
        # With a last day given, browsers do not let a year of five digits be typed.
        widget=forms.DateInput(
            attrs={"type": "date", "min": "1900-01-01", "max": "2200-12-31"}, format="%Y-%m-%d"
        ),
        error_messages={"invalid": "Enter a day that exists, such as 21 November 2026 or 2026-11-21."},
        input_formats=["%Y-%m-%d", "%d/%m/%Y", "%d %B %Y", "%d %b %Y"],
        **options,
    )


class TermFields(forms.Form):
    """The term somebody is appointed for: how it ends, and on which day where it ends on one."""

    # Needed or not by what else is said, so not marked as optional.
    sometimes_needed: tuple[str, ...] = ("term_ends",)

    starts_on = day_field("First day in the seat")
    term = forms.ChoiceField(label="When does the term end?", choices=TERMS, widget=forms.RadioSelect)
    term_ends = day_field("Last day of the term, if it is known", required=False)

    def clean(self) -> dict[str, Any]:
        """Insist on a day where the term ends on one, and on none where it does not."""
        said = super().clean() or self.cleaned_data
        if not self.has_error("term_ends"):
            if said.get("term") == ON_A_DAY and not said.get("term_ends"):
                self.add_error("term_ends", "Enter the last day of the term.")
            if said.get("term") not in (None, ON_A_DAY) and said.get("term_ends"):
                self.add_error("term_ends", "Leave this empty, or say that the term ends on this day.")
        return said

    @property
    def term_said(self) -> date | EndWord | None:
        """The end of the term as the service takes it."""
        return end_said(self.cleaned_data["term"], self.cleaned_data["term_ends"])


def end_said(choice: str, day: date | None) -> date | EndWord | None:
    """Give an end as a service takes it: the day, a word, or None where it is not known."""
    if choice == ON_A_DAY:
        return day
    return None if choice == NOT_KNOWN else EndWord(choice)


class AppointForm(TermFields, MakesOne):
    """Somebody for a seat, from a day, for a term."""

    sometimes_needed = ("person", "new_name", "term_ends")
    field_order = ["person", "new_name", "starts_on", "term", "term_ends", "interim", "joint"]

    person = forms.ChoiceField(label="Who", required=False)
    new_name = forms.CharField(
        label="Their name, if they are not on the list",
        max_length=200,
        required=False,
        validators=[plain_text],
        help_text="They are added to this board’s record.",
    )
    interim = forms.BooleanField(
        label="For the time being, until the office or seat is filled", required=False
    )
    joint = forms.BooleanField(label="Holds the seat together with another", required=False)

    def __init__(self, *args: Any, people: Iterable[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.people = {str(person.public_id): person for person in people}
        listed = [(public_id, str(person)) for public_id, person in self.people.items()]
        choices = [(NOBODY_ON_RECORD, "Somebody who is not on the list"), *listed]
        self.fields["person"] = forms.ChoiceField(label="Who", required=False, choices=choices)

    def clean(self) -> dict[str, Any]:
        """Insist on one person."""
        said = super().clean()
        listed, typed = bool(said.get("person")), bool(said.get("new_name"))
        if not self.has_error("person") and not self.has_error("new_name"):
            if not listed and not typed:
                self.add_error("person", "Choose somebody, or give the name of somebody new.")
            if listed and typed:
                self.add_error("new_name", "Choose somebody from the list or give a new name, not both.")
        return said

    @property
    def chosen(self) -> Person | str:
        """Who it is: somebody on the record, or the name of somebody new."""
        listed: Person | None = self.people.get(self.cleaned_data["person"])
        return listed or str(self.cleaned_data["new_name"])

    @property
    def interim_said(self) -> bool | None:
        """Whether it is for the time being; None where nobody said so."""
        return self.cleaned_data["interim"] or None

    @property
    def joint_said(self) -> bool | None:
        """Whether the seat is held with another; None where nobody said so."""
        return self.cleaned_data["joint"] or None


class ReappointForm(TermFields, ChangesOne, MakesOne):
    """A further term of somebody in the seat they hold or held."""
