"""What a secretary fills in about who was involved in one locality before a decision was taken."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from django import forms

from boards.plain_text import plain_text
from membership.acting import ChangesOne
from membership.groups.forms import NOT_SAID, Row
from statute.structure import CONSULTEES

NO_REASON: Final = "none"
INVOLVED: Final = "involved"
NO_INTEREST: Final = "no_interest"
PASSED_OVER: Final = "passed_over"
ANSWERS: Final[Mapping[str, str]] = {
    INVOLVED: "They were involved and consulted",
    NO_INTEREST: "They are not likely to have an interest",
    PASSED_OVER: "They may have an interest, and nothing was done to involve them",
}


def how(who: str) -> str:
    """Give the name of the field that says how one group of consultees was involved."""
    return f"how_{who}"


def reason(who: str) -> str:
    """Give the name of the field that says why one group of consultees was left out."""
    return f"reason_{who}"


class InvolvedForm(ChangesOne):
    """Each prescribed group of consultees, and the residents: whether they were involved, or why not."""

    rest = forms.BooleanField(
        label="Everybody not answered for below was involved and consulted", required=False
    )

    def __init__(self, *args: Any, others: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for who, words in CONSULTEES.items():
            self.fields[how(who)] = forms.ChoiceField(
                label=words, required=False, choices=[NOT_SAID, *ANSWERS.items()]
            )
            self.fields[reason(who)] = forms.CharField(
                label=f"{words}: why they have no interest",
                max_length=500,
                required=False,
                validators=[plain_text],
            )
        choices = list(others)
        if choices:
            self.fields["also"] = forms.MultipleChoiceField(
                label="The same was done in these localities too",
                required=False,
                choices=choices,
                widget=forms.CheckboxSelectMultiple,
            )

    @property
    def lines(self) -> Iterator[tuple[str, forms.BoundField, forms.BoundField]]:
        """Each group of consultees with its two fields."""
        for who, words in CONSULTEES.items():
            yield words, self[how(who)], self[reason(who)]

    def clean(self) -> dict[str, Any]:
        """Insist that a reason stands beside those who were left out for it."""
        said = super().clean() or self.cleaned_data
        for who in CONSULTEES:
            if said.get(reason(who)) and said.get(how(who)) != NO_INTEREST:
                self.add_error(
                    reason(who), "A reason goes with “They are not likely to have an interest” alone."
                )
        return said


def involved_shown(rows: Iterable[Row], locality: str) -> Row:
    """Give what the form shows of one locality, from the rows the record has for the decision."""
    shown: Row = {}
    for row in _of(rows, locality):
        shown[how(row["who"])] = _answer(row)
        shown[reason(row["who"])] = "" if row.get("reason") == NO_REASON else row.get("reason", "")
    return shown


def involved_said(typed: Row, rows: Iterable[Row], locality: str) -> list[Row] | None:
    """Give all rows of the decision with those of one locality, and of those like it, said anew.

    What was not typed over stays as the record has it. None where nothing is known of anybody.
    """
    before = list(rows)
    said = list(_said_of(typed, {row["who"]: row for row in _of(before, locality)}, locality))
    anew = {locality: said}
    for other in typed.get("also", ()):
        anew[other] = [row | {"locality": other} for row in said]
    kept = [row for row in before if row["locality"] not in anew]
    return [*kept, *(row for each in anew.values() for row in each)] or None


def _said_of(typed: Row, before: Mapping[str, Row], locality: str) -> Iterable[Row]:
    for who in CONSULTEES:
        row = before.get(who, {"locality": locality, "who": who})
        answer = typed[how(who)] or (INVOLVED if typed["rest"] else "")
        same_reason = typed[reason(who)] == ("" if row.get("reason") == NO_REASON else row.get("reason", ""))
        if answer == _answer(row) and same_reason:
            if who in before:
                yield row
        elif answer:
            yield {"locality": locality, "who": who} | _in_the_record(answer, typed[reason(who)])


def _of(rows: Iterable[Row], locality: str) -> Iterable[Row]:
    return (row for row in rows if row["locality"] == locality)


def _answer(row: Row) -> str:
    """What the form shows for a row; nothing where it says less than one of the answers."""
    if row.get("action") is True:
        return INVOLVED
    if row.get("interest") is False:
        return NO_INTEREST
    return PASSED_OVER if row.get("action") is False and row.get("interest") is True else ""


def _in_the_record(answer: str, why: str) -> Row:
    if answer == INVOLVED:
        return {"action": True}
    if answer == PASSED_OVER:
        return {"action": False, "interest": True}
    return {"action": False, "interest": False} | ({"reason": why} if why else {})
