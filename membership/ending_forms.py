"""What a secretary fills in about somebody who leaves a seat: one form for each way of leaving."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Final

from django import forms

from membership.acting import ChangesOne
from membership.forms import day_field
from membership.models import HowEnded
from statute.facts import Appointment, BoardFacts
from statute.leaving import goes_with_office
from statute.record_shape import DISQUALIFICATIONS
from statute.unknown import is_known

Row = dict[str, Any]

HOW_GIVEN: Final = [
    ("", "I do not know"),
    ("written", "In writing, on paper"),
    ("electronic", "In writing, by e-mail or another electronic way"),
    ("spoken", "By word of mouth"),
]
BOARD, MEMBER = "board", "member"

REASONS: Final = [
    (HowEnded.RESIGNATION.value, "They resigned"),
    (HowEnded.TERM_OVER.value, "The term came to its end"),
    (HowEnded.NOT_COUNCILLOR.value, "They are no longer a councillor"),
    (HowEnded.LEFT_OFFICE.value, "They left the office or post that the seat goes with"),
    (HowEnded.AUTHORITY.value, "The authority that nominated them withdrew them"),
    (HowEnded.ABSENCE.value, "The board removed them for missed meetings"),
    (HowEnded.CONDUCT.value, "The board removed them for their conduct"),
    (HowEnded.DISQUALIFICATION.value, "They became disqualified"),
    (HowEnded.OTHER.value, "Another reason"),
]


def how_given_field(label: str = "How it was given") -> forms.ChoiceField:
    """Give a field for the way in which a notice was given."""
    return forms.ChoiceField(label=label, choices=HOW_GIVEN, required=False)


def paper(kind: str, topic: str | None = None, /, **said: Any) -> list[Row]:
    """Give a paper of the record in a list, or none where nothing of it was filled in.

    `from_` and `to` alone are not enough for a paper: they are known without anybody saying so.
    """
    filled = {name.rstrip("_"): value for name, value in said.items() if value not in (None, "")}
    if not set(filled) - {"from", "to"}:
        return []
    return [{"kind": kind} | ({"topic": topic} if topic else {}) | filled]


def refuse_received_before_given(form: forms.Form, given: str, received: str) -> None:
    """Put an error on a form where something was received before it was given."""
    first, then = form.cleaned_data.get(given), form.cleaned_data.get(received)
    if first and then and then < first:
        form.add_error(received, "This is before the day on which it was given.")


class WhyForm(forms.Form):
    """Why somebody left: the first step, on which the fields of the second depend."""

    how = forms.ChoiceField(
        label="Why?",
        choices=REASONS,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose a reason.", "invalid_choice": "Choose one of these reasons."},
    )


class EndForm(ChangesOne):
    """The last day of somebody in a seat, for a reason that asks for no more."""

    told_though_hidden: tuple[str, ...] = ("how",)

    # What comes of the fields that stay empty.
    left_empty: str = (
        "What you leave empty is not recorded, and the rules say where that leaves a question open."
    )

    how = forms.ChoiceField(label="Why", choices=HowEnded.choices, widget=forms.HiddenInput)
    on = day_field(
        "Last day in the seat", help_text="They still sit on this day; the seat is empty from the next."
    )

    def __init__(
        self,
        *args: Any,
        facts: BoardFacts,
        appointment: Appointment,
        standings: Mapping[str, str],
        **kwargs: Any,
    ) -> None:
        """Take what the record says; `standings` are those that may end with the seat, by id, in words."""
        super().__init__(*args, **kwargs)
        self.facts, self.appointment, self.standings = facts, appointment, standings
        self.suit()

    def suit(self) -> None:
        """Suit the fields to what the record says."""

    @property
    def nominated_by(self) -> str | None:
        """The authority that nominates to the seat; None where there is none on record."""
        nominated_by = self.facts.seat_by_id[self.appointment.seat].nominated_by
        return nominated_by if is_known(nominated_by) else None

    @property
    def ended_by(self) -> str | None:
        """Who removed the member, where the form asks for it."""
        return None

    @property
    def papers(self) -> list[Row]:
        """What was filled in about papers, as rows of the record."""
        return []

    @property
    def over(self) -> list[str]:
        """The ids of what the person ceased to be on the same day."""
        return []

    @property
    def ground(self) -> Row | None:
        """The category and the day of a disqualification."""
        return None


WITHOUT_NOTICE: Final = (
    "A member resigns by notice in writing to the board. Without one on record rule END-01 is not met, or "
    "cannot tell while papers may be missing from the record. What else you leave empty is not recorded, and "
    "the rules say where that leaves a question open."
)


class ResignedForm(EndForm):
    """A resignation: the notice to the board, and telling the authority that nominated the member."""

    to = forms.ChoiceField(label="To whom the notice is addressed", required=False)
    form = how_given_field("How it was given")
    given_on = day_field("Day on the notice", required=False)
    received_on = day_field("Day the board received it", required=False)
    electronic_agreed_on = day_field(
        "Day it was agreed in writing that their notices may be electronic",
        required=False,
        help_text="Only where the notice was electronic.",
    )
    told_on = day_field("Day the board told the authority that nominated them", required=False)

    def suit(self) -> None:
        """Name the bodies, leave out an authority that nominates where there is none; say what is needed."""
        basis = self.facts.seat_by_id[self.appointment.seat].basis
        if not goes_with_office(basis if is_known(basis) else None):
            self.left_empty = WITHOUT_NOTICE
        bodies = [(BOARD, f"The board, {self.facts.board.name}")]
        if by := self.nominated_by:
            bodies.append((by, f"Only {self.facts.authority_label(by)}"))
            self.fields["told_on"].label = f"Day the board told {self.facts.authority_label(by)}"
        else:
            del self.fields["told_on"]
        self.fields["to"] = forms.ChoiceField(
            label=self.fields["to"].label, required=False, choices=[("", "I do not know"), *bodies]
        )

    def clean(self) -> dict[str, Any]:
        """Insist on the order of the days."""
        said = super().clean() or self.cleaned_data
        refuse_received_before_given(self, "given_on", "received_on")
        return said

    @property
    def papers(self) -> list[Row]:
        """The resignation, the agreement on electronic notices, and the notice to the authority."""
        said = self.cleaned_data
        days = {"given_on": said["given_on"], "received_on": said["received_on"]}
        addressed = {"to": said["to"]} if said["to"] else {}
        letter = paper("resignation", from_=MEMBER, form=said["form"], **days)
        if addressed and not letter:
            letter = [{"kind": "resignation", "from": MEMBER}]
        agreed = paper("agreement", "electronic_notice", from_=MEMBER, given_on=said["electronic_agreed_on"])
        told = paper("notice", "resignation", from_=BOARD, to=self.nominated_by, given_on=said.get("told_on"))
        return [*(each | addressed for each in letter), *agreed, *told]


class RemovedForm(EndForm):
    """A removal by the board: its decision, and its notice to the member."""

    decided_on = day_field("Day of the board’s decision", required=False)
    given_on = day_field("Day the notice to the member was given", required=False)
    received_on = day_field("Day the member received it", required=False)
    form = how_given_field()

    def clean(self) -> dict[str, Any]:
        """Insist on the order of the days."""
        said = super().clean() or self.cleaned_data
        refuse_received_before_given(self, "given_on", "received_on")
        return said

    @property
    def papers(self) -> list[Row]:
        """The decision and the notice."""
        return [*decision(self.cleaned_data), *notice_to_member(self.cleaned_data)]


def decision(said: Mapping[str, Any]) -> list[Row]:
    """Give the board's decision on a removal, where its day is filled in."""
    return paper("decision", "removal", from_=BOARD, given_on=said["decided_on"])


def notice_to_member(said: Mapping[str, Any]) -> list[Row]:
    """Give the board's notice of a removal to the member, where anything of it is filled in."""
    names = ("form", "given_on", "received_on", "effective_on")
    return paper("notice", "removal", from_=BOARD, to=MEMBER, **{name: said.get(name) for name in names})


STATED_DAY = "Day from which the notice says the removal takes effect"


class ConductForm(RemovedForm):
    """A removal for conduct: as others by the board, from a day that it states in writing."""

    effective_on = day_field(STATED_DAY, required=False)


class WithdrawnForm(EndForm):
    """A removal by an authority: which, and its notices to the member and to the board."""

    authority = forms.ChoiceField(label="Which authority", required=False)
    form = how_given_field("How the notices were given")
    given_on = day_field("Day the notice to the member was given", required=False)
    received_on = day_field("Day the member received it", required=False)
    board_given_on = day_field("Day the notice to the board was given", required=False)
    board_received_on = day_field("Day the board received it", required=False)
    agreed_on = day_field(
        "Day the member agreed to leave without a month’s notice",
        required=False,
        help_text="A resignation in writing to the board is the safe way.",
    )

    def suit(self) -> None:
        """Name the authorities, the one that nominated the member first."""
        self.fields["authority"] = forms.ChoiceField(
            label=self.fields["authority"].label,
            required=False,
            choices=[("", "I do not know"), *authorities(self.facts)],
            initial=self.nominated_by or "",
        )

    def clean(self) -> dict[str, Any]:
        """Insist on the order of the days, and on a notice where it is said how it was given."""
        said = super().clean() or self.cleaned_data
        refuse_received_before_given(self, "given_on", "received_on")
        refuse_received_before_given(self, "board_given_on", "board_received_on")
        days = ("given_on", "received_on", "board_given_on", "board_received_on")
        if said.get("form") and not any(said.get(name) or self.has_error(name) for name in days):
            self.add_error("form", "Give a day of the notice too, or leave this as not known.")
        return said

    @property
    def ended_by(self) -> str | None:
        """The authority."""
        return self.cleaned_data["authority"] or None

    @property
    def papers(self) -> list[Row]:
        """A notice to the member, one to the board, and the member's own agreement."""
        said, by = self.cleaned_data, self.ended_by
        found: list[Row] = []
        for prefix, reader in (("", MEMBER), ("board_", BOARD)):
            days = {name: said[f"{prefix}{name}"] for name in ("given_on", "received_on")}
            notice = paper("notice", "removal", from_=by, to=reader, **days)
            found += [each | ({"form": said["form"]} if said["form"] else {}) for each in notice]
        return [*found, *paper("agreement", "removal", from_=MEMBER, given_on=said["agreed_on"])]


def authorities(facts: BoardFacts) -> Sequence[tuple[str, str]]:
    """Give the board's constituent authorities to choose from; none where they are not on record."""
    parties = facts.board.parties
    return [(each.authority, each.label) for each in parties] if is_known(parties) else []


class NoLongerForm(EndForm):
    """Somebody who ceased to be what the seat rests on: a councillor, or the holder of an office."""

    ceased = forms.MultipleChoiceField(
        label="Record too that on the same day they ceased to be",
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def suit(self) -> None:
        """Offer what the record says they are, all of it ticked; nothing where it says nothing."""
        if not self.standings:
            del self.fields["ceased"]
            return
        self.fields["ceased"] = forms.MultipleChoiceField(
            label=self.fields["ceased"].label,
            required=False,
            widget=forms.CheckboxSelectMultiple,
            choices=list(self.standings.items()),
            initial=list(self.standings),
        )

    @property
    def over(self) -> list[str]:
        """What was ticked."""
        return list(self.cleaned_data.get("ceased", []))


class DisqualifiedForm(EndForm):
    """A disqualification: its category and the day it arose, and nothing else."""

    category = forms.ChoiceField(
        label="Category of the ground",
        required=False,
        choices=[
            ("", "I do not know"),
            *((each, each.replace("_", " ").capitalize()) for each in DISQUALIFICATIONS),
        ],
        help_text="Only the category is kept, and only secretaries see it. Do not write down anything else.",
    )
    arose_on = day_field("Day the ground arose", required=False)

    def suit(self) -> None:
        """Ask for no ground where one is on record."""
        rows = self.facts.standings_by_person.get(self.appointment.person, ())
        if any(each.kind == "disqualified" and each.value for each in rows):
            del self.fields["category"], self.fields["arose_on"]

    @property
    def ground(self) -> Row | None:
        """The ground, where anything of it was filled in."""
        said = {"category": self.cleaned_data.get("category") or None}
        day: date | None = self.cleaned_data.get("arose_on")
        filled = said | {"starts_on": day}
        return filled if any(filled.values()) else None


FORMS: Final[Mapping[str, type[EndForm]]] = {
    HowEnded.RESIGNATION.value: ResignedForm,
    HowEnded.ABSENCE.value: RemovedForm,
    HowEnded.CONDUCT.value: ConductForm,
    HowEnded.AUTHORITY.value: WithdrawnForm,
    HowEnded.DISQUALIFICATION.value: DisqualifiedForm,
    HowEnded.LEFT_OFFICE.value: NoLongerForm,
    HowEnded.NOT_COUNCILLOR.value: NoLongerForm,
    HowEnded.TERM_OVER.value: EndForm,
    HowEnded.OTHER.value: EndForm,
}
