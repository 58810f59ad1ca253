"""What a secretary fills in about the chair, the vice-chair, and officers who stand in."""

from collections.abc import Collection, Iterable
from datetime import date
from typing import Any, Final

from django import forms

from boards.ends import EndWord
from boards.plain_text import plain_text
from membership.acting import ChangesOne, MakesOne
from membership.form_parts import ByPerson, Lasting, authorities_to_choose, people_to_choose, why_field
from membership.forms import ListedOrNew, day_field
from membership.models import Person
from statute.facts import BoardFacts

NOMINEES: Final = "Nominees in their seats"
NOT_KNOWN: Final = ("", "I do not know")
AUTHORITY: Final = "The authority that appoints the "


def _authority_field(label: str, facts: BoardFacts, help_text: str = "") -> forms.ChoiceField:
    return forms.ChoiceField(
        label=label,
        required=False,
        choices=[NOT_KNOWN, *authorities_to_choose(facts)],
        help_text=help_text,
    )


def _late_start_field() -> forms.CharField:
    return forms.CharField(
        label="Why it begins late, if it does",
        max_length=2000,
        required=False,
        validators=[plain_text],
        help_text="Where it does not follow on the one before, or is shorter than the scheme says.",
    )


class PeriodFields(forms.Form):
    """The days of an appointing period and who appoints in it, by the names that the record has for them."""

    sometimes_needed = ("to",)

    def __init__(self, *args: Any, facts: BoardFacts, by_turns: bool, **kwargs: Any) -> None:
        """Take the board's facts; `by_turns` tells whether two sides take turns to appoint the chair."""
        super().__init__(*args, **kwargs)
        self.fields["from"] = day_field("First day")
        self.fields["to"] = day_field(
            "Last day" if by_turns else "Last day, if there is one",
            required=by_turns,
            help_text="Three years after the first day at the latest." if by_turns else "",
        )
        if by_turns:
            self.fields["chair_by"] = _authority_field(f"{AUTHORITY}chair", facts)
            self.fields["vice_by"] = _authority_field(f"{AUTHORITY}vice-chair", facts)
            self.fields["late_start_reason"] = _late_start_field()

    def clean(self) -> dict[str, Any]:
        """Insist on two authorities where both are said, and on the order of the days."""
        said = super().clean() or self.cleaned_data
        if said.get("chair_by") and said.get("chair_by") == said.get("vice_by"):
            self.add_error("vice_by", "The other side appoints the vice-chair. Choose another authority.")
        if said.get("from") and said.get("to") and said["to"] < said["from"]:
            self.add_error("to", "The last day is before the first.")
        return said

    @property
    def period_said(self) -> dict[str, Any]:
        """Give the fields of the period as the record has them; None for what is not known."""
        said = self.cleaned_data
        names = ("chair_by", "vice_by", "late_start_reason")
        return {
            "from": said["from"],
            "to": said["to"] or EndWord.OPEN.value,
            **{name: said[name] or None for name in names if name in said},
        }


class BeginPeriodForm(PeriodFields, ByPerson, MakesOne):
    """An appointing period, with its chair and vice-chair where they are known already."""

    person = None  # type: ignore[assignment]
    chair = forms.ChoiceField(label="Chair from the first day", required=False)
    vice = forms.ChoiceField(label="Vice-chair from the first day", required=False)

    field_order = ("from", "to", "chair_by", "vice_by", "chair", "vice", "late_start_reason", "new_id")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.order_fields(self.field_order)

    @classmethod
    def chosen_names(cls) -> tuple[str, ...]:
        """Give the fields in which somebody is chosen."""
        return ("chair", "vice")

    def clean(self) -> dict[str, Any]:
        """Insist on two people."""
        said = super().clean() or self.cleaned_data
        if said.get("chair") and said.get("chair") == said.get("vice"):
            self.add_error("vice", "The chair cannot be the vice-chair too. Choose somebody else.")
        return said


class CorrectPeriodForm(PeriodFields, ChangesOne):
    """An appointing period said anew."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["from"].required = self.fields["to"].required = False
        self.fields["temporary"] = forms.BooleanField(
            label="A temporary period, which uses up no turn", required=False
        )
        self.fields["why"] = why_field()

    @property
    def period_said(self) -> dict[str, Any]:
        """Give the fields of the period as the record has them."""
        said = self.cleaned_data
        plain = ("chair_by", "vice_by", "late_start_reason", "temporary")
        return {
            "from": said["from"],
            "to": said["to"],
            **{name: said[name] or None for name in plain if name in said},
        }


class MovePeriodEndForm(ChangesOne):
    """Another last day of an appointing period."""

    to = day_field(
        "New last day", help_text="The last day first determined stays on record beside it (rule CHR-08)."
    )
    why = why_field("Why it is moved")


class HolderForm(ByPerson, Lasting):
    """Somebody in office in an appointing period."""

    person = forms.ChoiceField(label="Who")
    starts_on = day_field("First day in office")

    field_order = ("person", "starts_on", "until", "ends")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["until"].choices = [  # type: ignore[attr-defined]
            (EndWord.OPEN.value, "Until the appointing period ends, or somebody else is appointed"),
            *self.fields["until"].choices[1:],  # type: ignore[attr-defined]
        ]

    def clean(self) -> dict[str, Any]:
        """Insist on the order of the days."""
        said = super().clean() or self.cleaned_data
        first, last = said.get("starts_on"), said.get("ends")
        if isinstance(first, date) and isinstance(last, date) and last < first:
            self.add_error("ends", "The last day is before the first.")
        return said


class TemporaryChairForm(HolderForm):
    """Somebody who stands in as chair, appointed by the other side."""

    def __init__(self, *args: Any, facts: BoardFacts, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["appointed_by"] = _authority_field(
            "Appointed by", facts, "The authority whose turn it is not (rule CHR-09)."
        )


class HandOverForm(ByPerson, ChangesOne):
    """Somebody else in an office within the same appointing period."""

    person = forms.ChoiceField(label="Who takes over")
    starts_on = day_field(
        "First day in office",
        help_text="Whoever holds the office now leaves it on the day before.",
    )

    def __init__(self, *args: Any, facts: BoardFacts, by_turns: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if by_turns:
            self.fields["appointed_by"] = _authority_field(
                "Appointed by", facts, "Leave it as it is unless it was another authority (rule CHR-08)."
            )


class EndOfficeForm(ChangesOne):
    """The last day of somebody in office."""

    on = day_field("Last day in office", help_text="They still hold the office on this day.")


class CorrectHolderForm(Lasting, ChangesOne):
    """A chair or vice-chair said anew."""

    starts_on = day_field("First day in office", required=False)
    temporary = forms.BooleanField(label="Stands in for a time", required=False)

    def __init__(self, *args: Any, facts: BoardFacts, by_turns: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if by_turns:
            self.fields["appointed_by"] = _authority_field(
                "Appointed by, where it is not the authority that appoints in this period", facts
            )
        self.fields["why"] = why_field()
        self.order_fields(("starts_on", "until", "ends", "temporary", "appointed_by", "why"))


class OfficerForm(ListedOrNew):
    """Somebody in the seat of the chief officer or of the board's proper officer for finance."""

    sometimes_needed = ("person", "new_name")

    starts_on = day_field("First day")
    interim = forms.BooleanField(
        label="Acting or interim: for the time being, until the office is filled", required=False
    )
    holds_office = forms.BooleanField(label="They hold the office itself from that day", required=False)
    asked_on = day_field(
        "Day the board asked the authorities for an interim",
        required=False,
        help_text="The request comes from the board, as the integration scheme says (rule OFF-03).",
    )
    decided_on = day_field("Day of the board’s decision to appoint them", required=False)
    reference = forms.CharField(
        label="Where that is written", max_length=200, required=False, validators=[plain_text]
    )

    def __init__(
        self, *args: Any, people: Iterable[Person], first: Collection[str], finance: bool, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.finance, listed = finance, list(people)
        self.list_people(listed, people_to_choose(listed, first, "Sit on the board"))
        if finance:
            del self.fields["asked_on"]
            self.fields["decided_on"].help_text = "The board appoints its proper officer (rule OFF-04)."

    def clean(self) -> dict[str, Any]:
        """Insist on what is for an interim being said of one."""
        said = super().clean()
        if said.get("asked_on") and not said.get("interim"):
            self.add_error("asked_on", "Leave this empty, or say that it is for the time being.")
        return said

    @property
    def papers(self) -> list[dict[str, Any]]:
        """Give the board's request and its decision, where their days are given."""
        said = self.cleaned_data
        topic = "proper_officer" if self.finance else "chief_officer"
        if said["interim"] and not self.finance:
            topic = "interim_chief_officer"
        dated = (
            ("request", "interim_chief_officer", said.get("asked_on")),
            ("decision", topic, said["decided_on"]),
        )
        return [
            {
                "kind": kind,
                "topic": on,
                "from": "board",
                "given_on": day,
                "reference": said["reference"] or None,
            }
            for kind, on, day in dated
            if day
        ]
