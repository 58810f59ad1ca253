"""What a secretary fills in at the steps of a removal: each makes papers about one appointment."""

from collections.abc import Mapping
from typing import Any, Final

from django import forms

from membership.acting import MakesOne
from membership.correction_forms import claim_field
from membership.ending_forms import (
    BOARD,
    MEMBER,
    STATED_DAY,
    Row,
    authorities,
    decision,
    how_given_field,
    paper,
    refuse_received_before_given,
)
from membership.forms import day_field
from statute.facts import Appointment, BoardFacts
from statute.unknown import is_known

MEETINGS: Final = (1, 2, 3)
CAUSES: Final[Mapping[str, bool | None]] = {"": None, "yes": True, "no": False}


class StepForm(MakesOne):
    """A step of a removal."""

    def __init__(self, *args: Any, facts: BoardFacts, appointment: Appointment, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.facts, self.appointment = facts, appointment
        self.suit()

    def suit(self) -> None:
        """Suit the fields to what the record says."""

    def rows(self) -> list[Row]:
        """Give what was filled in, as papers of the record without ids."""
        raise NotImplementedError

    @property
    def papers(self) -> list[Row]:
        """The papers; the first has the form's own id, by which one sent twice is known."""
        first, *others = self.rows()
        return [{"id": str(self.cleaned_data["new_id"]), **first}, *others]


class DecisionForm(StepForm):
    """The board's decision."""

    decided_on = day_field("Day of the board’s decision")

    def rows(self) -> list[Row]:
        """The decision."""
        return decision(self.cleaned_data)


class NoticeForm(StepForm):
    """A notice to the member, of the board."""

    sometimes_needed = ("given_on", "received_on")
    sender, reader = BOARD, MEMBER

    given_on = day_field("Day it was given or sent", required=False)
    received_on = day_field(
        "Day it was received",
        required=False,
        help_text="Without it, two days after it was sent is presumed.",
    )
    form = how_given_field()

    def clean(self) -> dict[str, Any]:
        """Insist on a day, and on the order of the days."""
        said = super().clean() or self.cleaned_data
        refuse_received_before_given(self, "given_on", "received_on")
        days = ("given_on", "received_on")
        if not any(said.get(name) or self.has_error(name) for name in days):
            self.add_error("given_on", "Enter the day it was given, or the day it was received.")
        return said

    def rows(self) -> list[Row]:
        """The notice."""
        names = ("form", "given_on", "received_on", "effective_on")
        said = {name: self.cleaned_data.get(name) for name in names}
        return paper("notice", "removal", from_=self.sender, to=self.reader, **said)


class StatedDayForm(NoticeForm):
    """The board's notice to the member, from which day the removal takes effect."""

    effective_on = day_field(STATED_DAY)


class AuthorityNoticeForm(NoticeForm):
    """The notice of the authority that nominated the member, to them."""

    def suit(self) -> None:
        """Take the authority from the seat."""
        nominated_by = self.facts.seat_by_id[self.appointment.seat].nominated_by
        self.sender = nominated_by if is_known(nominated_by) else ""


class NoticeToBoardForm(AuthorityNoticeForm):
    """The notice of the authority that nominated the member, to the board."""

    reader = BOARD


class MissedForm(StepForm):
    """Up to three meetings that the member missed."""

    sometimes_needed = ("day_1",)

    day_1, cause_1 = (
        day_field("A meeting they missed", required=False),
        claim_field("Was a good cause given?"),
    )
    day_2, cause_2 = day_field("Another", required=False), claim_field("Was a good cause given for it?")
    day_3, cause_3 = day_field("A third", required=False), claim_field("Was a good cause given for that?")

    def clean(self) -> dict[str, Any]:
        """Insist on a meeting, on days that are not the same, and on a day where a cause is said."""
        said = super().clean() or self.cleaned_data
        days = [said.get(f"day_{number}") for number in MEETINGS]
        if not any(days) and not any(self.has_error(f"day_{number}") for number in MEETINGS):
            self.add_error("day_1", "Enter the day of a meeting.")
        for number in MEETINGS:
            if days[number - 1] and days[number - 1] in days[: number - 1]:
                self.add_error(f"day_{number}", "This is the same day as another.")
            if said.get(f"cause_{number}") and not days[number - 1] and not self.has_error(f"day_{number}"):
                self.add_error(f"day_{number}", "Enter the day of the meeting.")
        return said

    def rows(self) -> list[Row]:
        """An attendance for each meeting: that they did not come, and whether there was a cause."""
        said = self.cleaned_data
        return [
            {
                "kind": "attendance",
                "given_on": said[f"day_{number}"],
                "says": False,
                "good_cause": CAUSES[said[f"cause_{number}"]],
            }
            for number in MEETINGS
            if said[f"day_{number}"]
        ]


class AgreementForm(StepForm):
    """The agreement of a constituent authority."""

    authority = forms.ChoiceField(label="Which authority")
    agreed_on = day_field("Day it agreed")

    def suit(self) -> None:
        """Name the authorities."""
        choices = [("", "Choose an authority"), *authorities(self.facts)]
        self.fields["authority"] = forms.ChoiceField(label=self.fields["authority"].label, choices=choices)

    def rows(self) -> list[Row]:
        """The agreement."""
        said = self.cleaned_data
        return paper("agreement", "removal", from_=said["authority"], given_on=said["agreed_on"])


STEP_FORMS: Final[Mapping[tuple[str, str], type[StepForm]]] = {
    ("absence", "attendance"): MissedForm,
    ("absence", "decision"): DecisionForm,
    ("absence", "notice"): NoticeForm,
    ("conduct", "decision"): DecisionForm,
    ("conduct", "agreement"): AgreementForm,
    ("conduct", "notice"): StatedDayForm,
    ("authority", "notice"): AuthorityNoticeForm,
    ("authority", "notice-to-board"): NoticeToBoardForm,
}
