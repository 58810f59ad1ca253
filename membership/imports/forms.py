"""What somebody fills in to bring a file in: the file, what its columns are, and that it is to be done."""

from typing import Any, Final
from uuid import UUID

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.html import format_html
from django.utils.safestring import SafeString

from boards.refusals import Refused
from membership.acting import MakesOne
from membership.imports.cells import ORDER_WORDS, Doubts, Habits, Order
from membership.imports.columns import (
    KINDS,
    LEFT_OUT,
    UNDECIDED,
    Kind,
    Layout,
    doubts_in,
    guessed,
    has_blank_ends,
    heading_words,
    refuse_layout,
    samples,
    serial_in_words,
)
from membership.imports.reading import Table
from secretariat.files import LARGEST, too_large

ORDERS: Final = [(order.value, words.capitalize()) for order, words in ORDER_WORDS.items()]
CENTURIES: Final = [("2000", "20 and the two digits"), ("1900", "19 and the two digits")]
SERIALS: Final = [("yes", "Days"), ("no", "Something else")]
BLANK_ENDS: Final = [("", "The last day is not known"), ("open", "It is still so: there is no last day")]


class FileForm(MakesOne):
    """A file, and the list that it holds."""

    kind = forms.ChoiceField(
        label="Which list is it?",
        # Asked when the form is made: rooms above add lists of their own.
        choices=lambda: [(kind.name, kind.words) for kind in KINDS.values()],
        widget=forms.RadioSelect,
    )
    file = forms.FileField(
        label="The file",
        max_length=1000,
        allow_empty_file=True,
        help_text="CSV, up to 10 MB and 5,000 rows. From Excel: “Save as”, then “CSV UTF-8”.",
        widget=forms.FileInput(attrs={"accept": ".csv,.txt,.tsv,text/csv"}),
        error_messages={"required": "Choose a file.", "max_length": "The name of the file is too long."},
    )

    def clean_file(self) -> "UploadedFile[bytes]":
        """Refuse a file that is too large, before it is read."""
        file: UploadedFile[bytes] = self.cleaned_data["file"]
        if (file.size or 0) > LARGEST:
            raise forms.ValidationError(too_large())
        return file

    @property
    def wanted_id(self) -> UUID:
        """The id of the import that the form makes."""
        found: UUID = self.cleaned_data["new_id"]
        return found


class ColumnsForm(forms.Form):
    """What each column of a file is; and how its days are written, where the cells do not tell."""

    sometimes_needed = ("blank_ends",)

    def __init__(self, *args: Any, kind: Kind, table: Table, kept: Layout | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kind, self.table = kind, table
        start = kept or Layout(guessed(kind, table))
        for index, name in enumerate(start.columns):
            self.fields[f"column_{index}"] = self._column(index, name)
        self._ask(self._layout_typed() if self.is_bound else start)

    def _column(self, index: int, name: str) -> forms.ChoiceField:
        return forms.ChoiceField(
            label=heading_words(self.table, index),
            choices=[
                (UNDECIDED, "Choose what this is"),
                (LEFT_OUT, "Leave this column out"),
                *((each.name, each.words) for each in self.kind.columns),
            ],
            initial=name,
            required=True,
            help_text=_examples(list(samples(self.table, index))),
            error_messages={"required": "Say what this column is, or leave it out."},
        )

    def _ask(self, layout: Layout) -> None:
        """Ask how days are written, where the cells leave it open."""
        doubts = doubts_in(self.kind, self.table, layout)
        habits = layout.habits
        if doubts.order:
            self.fields["order"] = _question(
                "Which comes first in days written in numbers",
                [(value, words) for value, words in ORDERS if value != "ymd" or doubts.century],
                habits.order.value if habits.order else None,
                _examples(_once(doubts.order)),
            )
        if doubts.century:
            century = str(habits.century) if habits.century else None
            said = _examples(_once(doubts.century))
            self.fields["century"] = _question("What years with two digits mean", CENTURIES, century, said)
        if doubts.serials:
            self._ask_of_serials(doubts, habits)
        if has_blank_ends(self.kind, self.table, layout):
            self.fields["blank_ends"] = forms.ChoiceField(
                label="What an empty last day means in a new row",
                choices=BLANK_ENDS,
                initial=layout.blank_ends,
                required=False,
                widget=forms.RadioSelect,
                help_text="An empty cell never takes out what is on record already.",
            )

    def _ask_of_serials(self, doubts: Doubts, habits: Habits) -> None:
        first = doubts.serials[0]
        self.fields["serials"] = _question(
            "What numbers are, where a day is expected",
            SERIALS,
            None if habits.serials is None else "yes" if habits.serials else "no",
            format_html("A spreadsheet keeps days as numbers: {} is {}.", first, serial_in_words(first)),
        )

    def _layout_typed(self) -> Layout:
        names = {column.name for column in self.kind.columns} | {LEFT_OUT}
        typed = [str(self.data.get(f"column_{index}", "")) for index in range(len(self.table.headings))]
        return Layout(
            tuple(name if name in names else UNDECIDED for name in typed), self._habits_typed(self.data)
        )

    def _habits_typed(self, said: Any) -> Habits:
        order, century, serials = (said.get(name) for name in ("order", "century", "serials"))
        return Habits(
            Order(order) if order in {each.value for each in Order} else None,
            int(century) if century in dict(CENTURIES) else None,
            {"yes": True, "no": False}.get(serials or ""),
        )

    def clean(self) -> dict[str, Any]:
        """Refuse columns that cannot stand together."""
        said = super().clean() or self.cleaned_data
        if not any(name.startswith("column_") for name in self.errors):
            try:
                refuse_layout(self.kind, self.table, self.layout.columns)
            except Refused as refused:
                raise forms.ValidationError(refused.messages) from refused
        return said

    @property
    def layout(self) -> Layout:
        """What was said of the file."""
        said = self.cleaned_data
        columns = tuple(said[f"column_{index}"] for index in range(len(self.table.headings)))
        return Layout(columns, self._habits_typed(said), said.get("blank_ends", ""))

    @property
    def questions(self) -> list[forms.BoundField]:
        """The fields that are not about a column."""
        return [self[name] for name in ("order", "century", "serials", "blank_ends") if name in self.fields]

    @property
    def columns(self) -> list[forms.BoundField]:
        """The fields that are about a column."""
        return [self[name] for name in self.fields if name.startswith("column_")]


def _question(
    label: str, choices: list[tuple[str, str]], initial: str | None, said: SafeString
) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=label,
        choices=choices,
        initial=initial,
        widget=forms.RadioSelect,
        help_text=said,
        error_messages={"required": "Say which it is."},
    )


def _once(cells: list[str]) -> list[str]:
    return list(dict.fromkeys(cells))[:3]


def _examples(said: list[str]) -> SafeString:
    """Give some cells as a hint; they are a stranger's text, and stay text."""
    return (
        format_html("For example {}", ", ".join(said)) if said else format_html("{}", "Nothing stands in it.")
    )


class ConfirmForm(forms.Form):
    """That the rows which were looked at are to be imported, and without those that are wrong."""

    digest = forms.CharField(widget=forms.HiddenInput, max_length=64)
    leave_out = forms.BooleanField(required=False)

    def __init__(self, *args: Any, wrong: int, right: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.wrong = wrong
        rows = "row that is" if wrong == 1 else "rows that are"
        others = "the other one" if right == 1 else f"the other {right:,}"
        if wrong:
            self.fields["leave_out"].label = f"Leave out the {wrong:,} {rows} wrong, and import {others}"
        else:
            del self.fields["leave_out"]

    def clean_leave_out(self) -> bool:
        """Insist that rows which are wrong are left out knowingly."""
        if self.wrong and not self.cleaned_data["leave_out"]:
            raise forms.ValidationError(
                "Some rows are wrong. Put them right in the file and send it again, "
                "or tick that they are left out."
            )
        return bool(self.cleaned_data["leave_out"])
