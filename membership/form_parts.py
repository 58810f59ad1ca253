"""Parts of forms that several acts share: whom, until when, and why."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from typing import Any, Final

from django import forms

from boards.ends import EndWord
from boards.plain_text import plain_text
from membership.forms import day_field
from membership.models import Person
from statute.facts import BoardFacts
from statute.localities import is_of_plan

Choices = list[tuple[str, Any]]

STILL, ON_A_DAY, NOT_KNOWN = "open", "day", "not known"
NOT_SAID: Final = ("", "Not recorded")


def people_to_choose(people: Iterable[Person], first: Collection[str] = (), words: str = "") -> Choices:
    """Give people by name as choices, those in `first` (ids of the record) in a group before the others."""
    rows = [(str(person.public_id), str(person), person.ref in first) for person in people]
    ahead = [(value, name) for value, name, is_first in rows if is_first]
    others: Choices = [(value, name) for value, name, is_first in rows if not is_first]
    return [(words, ahead), ("Other people", others)] if ahead and others else [*ahead, *others]


def authorities_to_choose(facts: BoardFacts, kind: str = "") -> Choices:
    """Give the constituent authorities, or those of one kind, as choices."""
    parties = facts.board.parties if isinstance(facts.board.parties, tuple) else ()
    return [(each.authority, each.label) for each in parties if not kind or each.kind == kind]


def localities_to_choose(facts: BoardFacts) -> Choices:
    """Give the localities as choices, those of community planning marked."""
    return [
        (each.id, each.label if is_of_plan(each) else f"{each.label} (community planning)")
        for each in facts.localities
    ]


def with_present(choices: Choices, present: str | None) -> Choices:
    """Give choices with what is on record now among them, though it is none of the usual ones."""
    listed = {value for value, _ in choices}
    return [*choices, (present, present)] if present and present not in listed else choices


class ByPerson(forms.Form):
    """A form on which somebody of the record is chosen."""

    person = forms.ChoiceField(label="Who")

    def __init__(
        self,
        *args: Any,
        people: Iterable[Person],
        first: Collection[str] = (),
        first_words: str = "",
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.people: Mapping[str, Person] = {str(person.public_id): person for person in people}
        choices = people_to_choose(self.people.values(), first, first_words)
        for name, field in self.fields.items():
            if name in self.chosen_names() and isinstance(field, forms.ChoiceField):
                field.choices = [("", "Choose somebody" if field.required else "Nobody yet"), *choices]

    @classmethod
    def chosen_names(cls) -> tuple[str, ...]:
        """Give the fields in which somebody is chosen."""
        return ("person",)

    def chosen(self, name: str = "person") -> Person | None:
        """Give whoever was chosen in a field; None where that was nobody."""
        return self.people.get(self.cleaned_data.get(name) or "")


class Lasting(forms.Form):
    """Until when something lasts: still, to a last day, or not known."""

    sometimes_needed = ("ends",)

    until = forms.ChoiceField(
        label="Until when?",
        choices=[(STILL, "Still so"), (ON_A_DAY, "To the last day below"), (NOT_KNOWN, "I do not know")],
        widget=forms.RadioSelect,
        initial=STILL,
    )
    ends = day_field("Last day, if there is one", required=False)

    def clean(self) -> dict[str, Any]:
        """Insist on a day where there is a last one, and on none where there is not."""
        said = super().clean() or self.cleaned_data
        if not self.has_error("ends"):
            if said.get("until") == ON_A_DAY and not said.get("ends"):
                self.add_error("ends", "Enter the last day.")
            if said.get("until") not in (None, ON_A_DAY) and said.get("ends"):
                self.add_error("ends", "Leave this empty, or say that this is the last day.")
        return said

    @property
    def ends_said(self) -> date | EndWord | None:
        """Give the end as a service takes it."""
        until = self.cleaned_data["until"]
        last: date | None = self.cleaned_data["ends"]
        return EndWord.OPEN if until == STILL else last


def until_of(ends: str | None) -> dict[str, Any]:
    """Give the two fields of `Lasting` for an end as the record says it."""
    if ends is None:
        return {"until": NOT_KNOWN}
    return {"until": STILL} if ends == EndWord.OPEN else {"until": ON_A_DAY, "ends": date.fromisoformat(ends)}


def why_field(label: str = "Why it is corrected") -> forms.CharField:
    """Give a field for the reason of a correction, which the trail keeps."""
    return forms.CharField(
        label=label,
        max_length=500,
        validators=[plain_text],
        help_text="It is kept with the change and cannot be altered later, so do not name anybody here.",
    )
