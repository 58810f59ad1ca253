"""What somebody says when they publish a document."""

from datetime import date
from typing import Any

from django import forms

from boards.days import FIRST_DAY
from boards.plain_text import plain_text
from publishing.kinds import document_kinds
from statute.spans import in_words


class ChooseForm(forms.Form):
    """Which document, and as at which day."""

    kind = forms.ChoiceField(label="Which document", widget=forms.RadioSelect)
    on = forms.DateField(
        label="As at which day",
        help_text="Today, or a day before.",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        kinds = self.fields["kind"]
        assert isinstance(kinds, forms.ChoiceField)
        kinds.choices = [(kind.name, f"{kind.words}: {kind.says}") for kind in document_kinds()]

    def clean_on(self) -> date:
        """Refuse a day that has not come, and one before the law."""
        on: date = self.cleaned_data["on"]
        if not FIRST_DAY <= on <= self.today:
            raise forms.ValidationError(
                f"Choose a day from {in_words(FIRST_DAY)} to today, {in_words(self.today)}."
            )
        return on


class PublishForm(forms.Form):
    """That the document which was looked at is to be published; and why, where it is a new version."""

    digest = forms.CharField(widget=forms.HiddenInput, max_length=64)
    reason = forms.CharField(
        label="Why is there a new version?",
        help_text="Printed in the document, such as: the nurse member was left out by mistake.",
        max_length=300,
        validators=[plain_text],
    )

    def __init__(self, *args: Any, is_correction: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not is_correction:
            del self.fields["reason"]
