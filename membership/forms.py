"""What a secretary fills in about who sits where."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms

from boards.plain_text import plain_text
from membership.ends import EndWord
from membership.models import Person
from membership.services import EndReason
from statute.spans import in_words

NOBODY_ON_RECORD = ""
ON_A_DAY, NOT_KNOWN = "day", "not known"
TERMS = [
    (ON_A_DAY, "On the day below"),
    (EndWord.WHILE_IN_OFFICE.value, "With the office or post they hold"),
    (EndWord.OPEN.value, "No end has been set"),
    (NOT_KNOWN, "I do not know"),
]
PREVIEW, CONFIRM, CHANGE = "preview", "confirm", "change"


def day_field(label: str, **options: Any) -> forms.DateField:
    """Give a field for a day, with the browser's own calendar."""
    return forms.DateField(
        label=label,
        # With a last day given, browsers do not let a year of five digits be typed.
        widget=forms.DateInput(
            attrs={"type": "date", "min": "1900-01-01", "max": "2200-12-31"}, format="%Y-%m-%d"
        ),
        error_messages={"invalid": "Enter a day that exists, such as 21 November 2026 or 2026-11-21."},
        input_formats=["%Y-%m-%d", "%d/%m/%Y", "%d %B %Y", "%d %b %Y"],
        **options,
    )


class AppointForm(forms.Form):
    """Somebody for a seat, from a day, for a term."""

    # Needed or not by what else is said, so not marked as optional.
    sometimes_needed = ("person", "new_name", "term_ends")

    person = forms.ChoiceField(label="Who", required=False)
    new_name = forms.CharField(
        label="Their name, if they are not on the list",
        max_length=200,
        required=False,
        validators=[plain_text],
        help_text="They are added to this board’s record.",
    )
    starts_on = day_field("First day in the seat")
    term = forms.ChoiceField(label="When does the term end?", choices=TERMS, widget=forms.RadioSelect)
    term_ends = day_field("Last day of the term, if it is known", required=False)

    def __init__(self, *args: Any, people: Iterable[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.people = {str(person.public_id): person for person in people}
        listed = [(public_id, str(person)) for public_id, person in self.people.items()]
        choices = [(NOBODY_ON_RECORD, "Somebody who is not on the list"), *listed]
        self.fields["person"] = forms.ChoiceField(label="Who", required=False, choices=choices)

    def clean(self) -> dict[str, Any]:
        """Insist on one person, and on a day where the term ends on one."""
        said = super().clean() or self.cleaned_data
        listed, typed = bool(said.get("person")), bool(said.get("new_name"))
        if not self.has_error("person") and not self.has_error("new_name"):
            if not listed and not typed:
                self.add_error("person", "Choose somebody, or give the name of somebody new.")
            if listed and typed:
                self.add_error("new_name", "Choose somebody from the list or give a new name, not both.")
        if not self.has_error("term_ends"):
            if said.get("term") == ON_A_DAY and not said.get("term_ends"):
                self.add_error("term_ends", "Enter the last day of the term.")
            if said.get("term") not in (None, ON_A_DAY) and said.get("term_ends"):
                self.add_error("term_ends", "Leave this empty, or say that the term ends on this day.")
        return said

    @property
    def chosen(self) -> Person | str:
        """Who it is: somebody on the record, or the name of somebody new."""
        listed: Person | None = self.people.get(self.cleaned_data["person"])
        return listed or str(self.cleaned_data["new_name"])

    @property
    def term_said(self) -> date | EndWord | None:
        """The end of the term as the service takes it."""
        term = self.cleaned_data["term"]
        if term == ON_A_DAY:
            last_day: date = self.cleaned_data["term_ends"]
            return last_day
        return None if term == NOT_KNOWN else EndWord(term)

    @property
    def term_in_words(self) -> str:
        """The end of the term as the page shows it."""
        said = self.term_said
        if isinstance(said, EndWord):
            return dict(TERMS)[said.value].lower()
        return "not known" if said is None else in_words(said)


class EndAppointmentForm(forms.Form):
    """The last day of somebody in a seat, and why."""

    on = day_field(
        "Last day in the seat", help_text="They still sit on this day; the seat is empty from the next."
    )
    reason = forms.ChoiceField(label="Why", choices=[("", "Choose a reason"), *EndReason.choices])
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1)

    @property
    def reason_in_words(self) -> str:
        """The reason as the page shows it."""
        return EndReason(self.cleaned_data["reason"]).label
