"""What a secretary fills in about who sits where."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError

from boards.ends import EndWord
from boards.forms import day_field as any_day_field
from boards.plain_text import plain_text
from membership.acting import ChangesOne, MakesOne
from membership.models import Person
from membership.services.offices import person_made
from statute.shape import FIRST_YEAR, LAST_YEAR

NOBODY_ON_RECORD = ""
NAMESAKE: Final = "This is somebody else with the same name as one on the record"
SHARED_NAME: Final = (
    "Somebody of this name is on the record. Choose them from the list or, if this is another, say so below."
)
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
    """Give a field for a day that takes no day that no record may hold."""
    return any_day_field(label, validators=[a_day_of_our_time], **options)


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


def shares_name(name: str, people: Iterable[Person]) -> bool:
    """Tell whether somebody among some people has a name, but for its capitals and spaces."""
    return any(_plainly(str(each)) == _plainly(name) for each in people)


def _plainly(name: str) -> str:
    return " ".join(name.split()).casefold()


def new_name_field(label: str = "Their name, if they are not on the list", **options: Any) -> forms.CharField:
    """Give a field for the name of somebody who is not on the record."""
    return forms.CharField(label=label, max_length=200, required=False, validators=[plain_text], **options)


def namesake_field(label: str = NAMESAKE) -> forms.BooleanField:
    """Give a field for saying that two people share a name."""
    return forms.BooleanField(label=label, required=False)


class ListedOrNew(MakesOne):
    """Somebody from the list of people, or the name of somebody who is not on it yet."""

    person = forms.ChoiceField(label="Who", required=False)
    new_name = new_name_field(help_text="They are added to this board’s record.")
    namesake = namesake_field()

    people: Mapping[str, Person]

    def list_people(self, people: Iterable[Person], choices: Sequence[tuple[str, Any]]) -> None:
        """Take the people on the record, and the choices in which they are.

        Whether somebody is another of the same name is asked only where a name is shared.
        """
        self.people = {str(each.public_id): each for each in people}
        self.fields["person"].choices = [  # type: ignore[attr-defined]
            (NOBODY_ON_RECORD, "Somebody who is not on the list"),
            *choices,
        ]
        if not shares_name(self.data.get("new_name", ""), self.people.values()):
            del self.fields["namesake"]

    def clean(self) -> dict[str, Any]:
        """Insist on one person, and point out somebody of the same name, unless this very form made them."""
        said = super().clean() or self.cleaned_data
        listed, typed = bool(said.get("person")), said.get("new_name") or ""
        if self.has_error("person") or self.has_error("new_name"):
            return said
        if not listed and not typed:
            self.add_error("person", "Choose somebody, or give the name of somebody new.")
        elif listed and typed:
            self.add_error("new_name", "Choose somebody from the list or give a new name, not both.")
        elif typed and not said.get("namesake") and self._is_shared(typed):
            self.add_error("new_name", SHARED_NAME)
        return said

    def _is_shared(self, name: str) -> bool:
        made = str(person_made(self.cleaned_data["new_id"]))
        return made not in self.people and shares_name(name, self.people.values())

    @property
    def chosen(self) -> Person | str:
        """Who it is: somebody on the record, or the name of somebody new."""
        listed: Person | None = self.people.get(self.cleaned_data["person"])
        return listed or str(self.cleaned_data["new_name"])


class AppointForm(TermFields, ListedOrNew):
    """Somebody for a seat, from a day, for a term."""

    sometimes_needed = ("person", "new_name", "term_ends")
    field_order = (
        "person", "new_name", "namesake", "appointed_by", "starts_on", "term", "term_ends", "interim",
        "joint",
    )  # fmt: skip

    interim = forms.BooleanField(
        label="For the time being, until the office or seat is filled", required=False
    )
    joint = forms.BooleanField(label="Holds the seat together with another", required=False)

    def __init__(
        self,
        *args: Any,
        people: Iterable[Person],
        appointers: Sequence[tuple[str, str]] = (),
        **kwargs: Any,
    ) -> None:
        """Take the people on the record and, for a seat on a group, those who may appoint to it."""
        super().__init__(*args, **kwargs)
        listed = list(people)
        self.list_people(listed, [(str(each.public_id), str(each)) for each in listed])
        if appointers:
            self.fields["appointed_by"] = forms.ChoiceField(
                label="Who appointed them?", required=False, choices=[("", "Not recorded"), *appointers]
            )
            self.order_fields(self.field_order)

    @property
    def appointed_by_said(self) -> str | None:
        """Who appointed them; None where that was not asked, or nobody said so."""
        return self.cleaned_data.get("appointed_by") or None

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
