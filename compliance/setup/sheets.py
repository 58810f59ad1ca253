"""Sheets of the set-up guide: many lines filled in at once, each a seat or a member."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar, Final
from uuid import NAMESPACE_OID, uuid5

from django import forms
from django.forms import BoundField

from boards.ends import EndWord
from boards.plain_text import plain_text
from compliance.setup.needs import Asked, Need
from compliance.setup.seats import Proposed, extra_row
from membership.acting import MakesOne
from membership.forms import day_field
from membership.models import Seat
from membership.twins.setting_up import Seated
from statute.instruments import Citation
from statute.leaving import goes_with_office
from statute.spans import in_words
from statute.unknown import is_known

Row = dict[str, Any]
MOST_EXTRA: Final = 20


GONE: Final = (
    "Some of this was recorded since you opened the page, and is not shown any more. Look at the rest and "
    "send it again."
)


class Sheet(MakesOne):
    """Lines that are made from what is not on record yet."""

    asked_in: ClassVar[str]

    @property
    def sometimes_needed(self) -> tuple[str, ...]:
        """Every field: whether it is needed depends on its line."""
        return tuple(self.fields)

    def clean(self) -> Row:
        """Refuse a line that was filled in and is gone: somebody else has recorded it meanwhile."""
        said = super().clean() or self.cleaned_data
        sent = [name for name in self.data if name.startswith(self.asked_in) and name not in self.fields]
        if any(self.data[name] not in ("", "False") for name in sent):
            raise forms.ValidationError(GONE)
        return said


def key_of(text: str) -> str:
    """Give a name for a field from what the line is about, the same on every page."""
    return uuid5(NAMESPACE_OID, text).hex


# -- seats -------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class SeatLine:
    """A proposed seat on the page."""

    take: BoundField
    name: BoundField
    citation: Citation | None
    why: str


class SeatsForm(Sheet):
    """The seats to be recorded: those proposed, each to be taken or left, and any beyond them."""

    asked_in = "take_"

    def __init__(self, *args: Any, proposed: Sequence[Proposed], with_extra: bool, **kwargs: Any) -> None:
        """Take the seats that are asked for and not on record; `with_extra` where members may be added."""
        super().__init__(*args, **kwargs)
        self.proposed = {key_of(each.key): each for each in proposed}
        for key, each in self.proposed.items():
            self.fields[f"take_{key}"] = forms.BooleanField(label=each.name, required=False, initial=True)
            self.fields[f"name_{key}"] = forms.CharField(
                label=f"Name of the seat: {each.name}",
                max_length=200,
                initial=each.name,
                required=False,
                validators=[plain_text],
            )
        if with_extra:
            self.fields["extra"] = forms.CharField(
                label="Additional members, if there are any",
                required=False,
                widget=forms.Textarea(attrs={"rows": 4}),
                help_text="One seat a line, by what it is for, such as Housing. They do not vote.",
            )

    def clean_extra(self) -> list[str]:
        """Give a name a line."""
        lines = str(self.cleaned_data["extra"]).splitlines()
        names = [" ".join(line.split()) for line in lines if line.strip()]
        if len(names) > MOST_EXTRA:
            raise forms.ValidationError(f"At most {MOST_EXTRA} at once.")
        for name in names:
            plain_text(name)
            if len(name) > 200:
                raise forms.ValidationError("A name can have at most 200 characters.")
        return names

    def clean(self) -> Row:
        """Insist on a name for every seat that is taken, and on each name once."""
        said = super().clean() or self.cleaned_data
        taken: list[str] = []
        for key in self._taken():
            name = said.get(f"name_{key}", "")
            if not name and not self.has_error(f"name_{key}"):
                self.add_error(f"name_{key}", "Give the seat a name.")
            if name and name in taken:
                self.add_error(f"name_{key}", "Another seat has this name.")
            taken.append(name)
        return said

    def _taken(self) -> Iterator[str]:
        return (key for key in self.proposed if self.cleaned_data.get(f"take_{key}"))

    @property
    def rows(self) -> list[Row]:
        """The seats taken, by the record's own names."""
        said = self.cleaned_data
        rows = [{**self.proposed[key].row, "name": said[f"name_{key}"]} for key in self._taken()]
        return [*rows, *(extra_row(name) for name in said.get("extra", []))]

    @property
    def lines(self) -> list[SeatLine]:
        """The proposed seats on the page."""
        return [
            SeatLine(self[f"take_{key}"], self[f"name_{key}"], each.citation, each.why)
            for key, each in self.proposed.items()
        ]


# -- members -----------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class MemberLine:
    """A seat without a holder on the page."""

    title: str
    name: BoundField
    starts_on: BoundField
    term_ends: BoundField | None


class MembersForm(Sheet):
    """Somebody for each seat that has nobody: name, first day, last day of the term."""

    asked_in = "name_"

    def __init__(self, *args: Any, seats: Iterable[tuple[Seat, str]], **kwargs: Any) -> None:
        """Take the seats without a holder on record, each with what it is called."""
        super().__init__(*args, **kwargs)
        self.seats = {seat.public_id.hex: (seat, title) for seat, title in seats}
        for key, (seat, title) in self.seats.items():
            self.fields[f"name_{key}"] = forms.CharField(
                label=f"{title}: name", max_length=200, required=False, validators=[plain_text]
            )
            self.fields[f"starts_on_{key}"] = day_field(f"{title}: first day", required=False)
            if not goes_with_office(seat.basis):
                self.fields[f"term_ends_{key}"] = day_field(f"{title}: last day of the term", required=False)

    def clean(self) -> Row:
        """Insist on a first day with every name, and on a name with every day; on somebody at all."""
        said = super().clean() or self.cleaned_data
        for key in self.seats:
            self._check_line(key)
        return said

    def _check_line(self, key: str) -> None:
        said = self.cleaned_data
        name, first = said.get(f"name_{key}"), said.get(f"starts_on_{key}")
        last = said.get(f"term_ends_{key}")
        if name and not first and not self.has_error(f"starts_on_{key}"):
            self.add_error(f"starts_on_{key}", "Enter the first day in the seat.")
        if (first or last) and not name and not self.has_error(f"name_{key}"):
            self.add_error(f"name_{key}", "Enter who it is, or empty the days.")

    @property
    def members(self) -> list[Seated]:
        """Those typed, as the service takes them."""
        said = self.cleaned_data
        return [
            Seated(
                seat.ref,
                " ".join(said[f"name_{key}"].split()),
                said[f"starts_on_{key}"],
                _term(seat, said.get(f"term_ends_{key}")),
                key,
            )
            for key, (seat, _) in self.seats.items()
            if said.get(f"name_{key}")
        ]

    @property
    def lines(self) -> list[MemberLine]:
        """The seats on the page."""
        return [
            MemberLine(
                title,
                self[f"name_{key}"],
                self[f"starts_on_{key}"],
                self[f"term_ends_{key}"] if f"term_ends_{key}" in self.fields else None,
            )
            for key, (_, title) in self.seats.items()
        ]


def _term(seat: Seat, last: Any) -> Any:
    return EndWord.WHILE_IN_OFFICE.value if goes_with_office(seat.basis) else last


# -- what members are --------------------------------------------------------------------------------------


@dataclass(frozen=True)
class NeedLine:
    """One thing asked of a member on the page."""

    need: Need
    is_so: BoundField
    since: BoundField
    council: BoundField | None


@dataclass(frozen=True)
class MemberNeeds:
    """What is asked of one member on the page."""

    name: str
    seat: str
    lines: tuple[NeedLine, ...]


class StandingsForm(Sheet):
    """What members are: a tick for each thing that is so, and since when."""

    asked_in = "is_"

    def __init__(self, *args: Any, asked: Sequence[Asked], **kwargs: Any) -> None:
        """Take what the law asks of each member and is not on record."""
        super().__init__(*args, **kwargs)
        self.asked = asked
        self.needs = {key_of(need.key): (each, need) for each in asked for need in each.needs}
        for key, (each, need) in self.needs.items():
            self._add_need(key, each, need)

    def _add_need(self, key: str, asked: Asked, need: Need) -> None:
        said = f"{asked.name}, {need.words}"
        self.fields[f"is_{key}"] = forms.BooleanField(label=said, required=False)
        self.fields[f"since_{key}"] = day_field(f"{said}: since", required=False, initial=_first_day(asked))
        if need.councils:
            self.fields[f"of_{key}"] = forms.ChoiceField(
                label=f"{said}: of which council",
                required=False,
                choices=[("", "Choose one"), *need.councils],
            )

    def clean(self) -> Row:
        """Insist on a council where there are several."""
        said = super().clean() or self.cleaned_data
        for key in self._ticked():
            if f"of_{key}" in self.fields and not said.get(f"of_{key}"):
                self.add_error(f"of_{key}", "Choose the council.")
        return said

    def _ticked(self) -> Iterator[str]:
        return (key for key in self.needs if self.cleaned_data.get(f"is_{key}"))

    @property
    def rows(self) -> list[Row]:
        """What was ticked, by the record's own names; all of it lasts."""
        return [self._row(key) for key in self._ticked()]

    def _row(self, key: str) -> Row:
        said, need = self.cleaned_data, self.needs[key][1]
        of = {"of": said[f"of_{key}"]} if need.councils else {}
        return {**need.row, **of, "starts_on": said[f"since_{key}"], "ends": EndWord.OPEN.value}

    def said_in_words(self) -> list[tuple[str, str]]:
        """Whoever it is, with what they are and since when."""
        return [
            (
                self.needs[key][0].name,
                f"{self.needs[key][1].words}{_since(self.cleaned_data[f'since_{key}'])}",
            )
            for key in self._ticked()
        ]

    @property
    def members(self) -> list[MemberNeeds]:
        """The members on the page."""
        return [
            MemberNeeds(
                each.name, each.seat, tuple(self._line(key_of(need.key), need) for need in each.needs)
            )
            for each in self.asked
        ]

    def _line(self, key: str, need: Need) -> NeedLine:
        council = self[f"of_{key}"] if need.councils else None
        return NeedLine(need, self[f"is_{key}"], self[f"since_{key}"], council)


def _since(day: date | None) -> str:
    return f", since {in_words(day)}" if day else ", since a day not known"


def _first_day(asked: Asked) -> Any:
    first = asked.appointment.starts_on
    return first if is_known(first) else None
