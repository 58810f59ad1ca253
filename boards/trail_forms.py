"""What narrows the trail."""

from datetime import date
from typing import Any

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator

from boards.trail import ANY_PERSON, Wanted

EARLIEST, LATEST = date(2000, 1, 1), date(2199, 12, 31)
OUT_OF_RANGE = "Enter a day between 1 January 2000 and 31 December 2199."


def _day_field(label: str) -> forms.DateField:
    return forms.DateField(
        label=label,
        required=False,
        widget=forms.DateInput(
            attrs={"type": "date", "min": f"{EARLIEST}", "max": f"{LATEST}"}, format="%Y-%m-%d"
        ),
        input_formats=["%Y-%m-%d", "%d/%m/%Y", "%d %B %Y", "%d %b %Y"],
        error_messages={"invalid": "Enter a day that exists, such as 21 November 2026 or 2026-11-21."},
        validators=[MinValueValidator(EARLIEST, OUT_OF_RANGE), MaxValueValidator(LATEST, OUT_OF_RANGE)],
    )


class TrailForm(forms.Form):
    """Which events to show; whatever is left empty does not narrow the list."""

    first = _day_field("From")
    last = _day_field("To")
    event = forms.ChoiceField(
        label="What was done",
        required=False,
        error_messages={"invalid_choice": "Nothing of that kind was done on this board. All is shown."},
    )
    who = forms.ChoiceField(
        label="By whom",
        required=False,
        error_messages={"invalid_choice": "Nobody like that has acted on this board. All is shown."},
    )

    def __init__(
        self, *args: Any, kinds: list[tuple[str, str]], actors: list[tuple[str, str]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self._choose("event", [("", "Anything"), *kinds])
        self._choose("who", [("", "Anybody, the system too"), (ANY_PERSON, "Any person"), *actors])

    def _choose(self, name: str, choices: list[tuple[str, str]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = choices

    def clean(self) -> dict[str, Any]:
        """Insist that the days are in order."""
        said = super().clean() or self.cleaned_data
        first, last = said.get("first"), said.get("last")
        if first and last and last < first:
            self.add_error("last", "This day is before the first.")
        return said

    @property
    def wanted(self) -> Wanted:
        """What is looked for; everything where the form is not understood."""
        return Wanted(**self.cleaned_data) if self.is_valid() else Wanted()
