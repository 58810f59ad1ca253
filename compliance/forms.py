"""What narrows the list of rules."""

from django import forms

from boards.plain_text import plain_text
from compliance.rulebook import Wanted
from statute.findings import Outcome


class FilterForm(forms.Form):
    """Which of the rules to show; whatever is left empty does not narrow the list."""

    outcome = forms.ChoiceField(
        label="Outcome",
        required=False,
        choices=[("", "Any outcome"), *((each.value, each.words.capitalize()) for each in Outcome)],
        error_messages={"invalid_choice": "There is no such outcome. All rules are shown."},
    )
    about = forms.ChoiceField(
        label="About",
        required=False,
        error_messages={"invalid_choice": "No rule speaks of such a thing. All rules are shown."},
    )
    text = forms.CharField(label="Name or words", required=False, max_length=100, validators=[plain_text])

    def __init__(self, *args: object, subjects: list[tuple[str, str]], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        field = self.fields["about"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", "Anything"), *subjects]

    @property
    def wanted(self) -> Wanted:
        """What is looked for; everything where the form is not understood."""
        return Wanted(**self.cleaned_data) if self.is_valid() else Wanted()
