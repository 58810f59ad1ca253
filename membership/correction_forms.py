"""What a secretary fills in to put the record right: appointments, people and seats."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any, Final

from django import forms

from boards.ends import EndWord
from boards.plain_text import plain_text
from membership.acting import ChangesOne, MakesOne
from membership.ending_forms import BOARD, authorities
from membership.form_parts import why_field
from membership.forms import NOT_KNOWN, ON_A_DAY, TERMS, day_field, end_said, namesake_field, shares_name
from membership.models import Appointment, HowEnded, Person, Seat
from statute.facts import ALL_BASES, BASES, BoardFacts
from statute.grounds import grounds_of

Row = dict[str, Any]

LEFT: Final = [
    (EndWord.OPEN.value, "Still in the seat"),
    (ON_A_DAY, "They left on the day below"),
    (NOT_KNOWN, "I do not know"),
]
CLAIMS: Final = [("", "Not recorded"), ("yes", "Yes"), ("no", "No")]
YES_NO: Final[Mapping[str, bool | None]] = {"": None, "yes": True, "no": False}


def claim_field(label: str) -> forms.ChoiceField:
    """Give a field for a yes, a no, or nothing recorded."""
    return forms.ChoiceField(label=label, choices=CLAIMS, required=False)


def claim(value: bool | None) -> str:
    """Give what a field for a yes or a no shows."""
    return next(word for word, each in YES_NO.items() if each is value)


class WithdrawForm(ChangesOne):
    """Taking something off the record that should never have been there."""

    why = why_field("Why it should never have been there")


# -- people ------------------------------------------------------------------------------------------------


class PersonForm(forms.Form):
    """What somebody is called."""

    name = forms.CharField(label="Name", max_length=200, validators=[plain_text])


class RecordPersonForm(PersonForm, MakesOne):
    """Somebody new on the board's record."""

    namesake = namesake_field()

    def __init__(self, *args: Any, people: Iterable[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.people = {person.public_id: person for person in people}

    def clean(self) -> dict[str, Any]:
        """Point out somebody of the same name, unless this very form made them."""
        said = super().clean() or self.cleaned_data
        name, made = said.get("name", ""), said.get("new_id") in self.people
        if not made and not said.get("namesake") and shares_name(name, self.people.values()):
            self.add_error(
                "name", "Somebody of this name is on the record. If this is another, say so below."
            )
        return said


class CorrectPersonForm(PersonForm, ChangesOne):
    """Another name for somebody on the record."""


# -- appointments ------------------------------------------------------------------------------------------


def appointment_said(row: Appointment) -> Row:
    """Give the fields of an appointment that can be corrected, as the record says them."""
    names = ("starts_on", "term_ends", "ends", "seen_on", "interim", "joint", "how_ended", "ended_by")
    return {name: getattr(row, name) for name in names}


def appointment_shown(row: Appointment) -> dict[str, Any]:
    """Give what the form to correct an appointment shows at first."""
    return {
        "starts_on": row.starts_on,
        "term": row.term_ends_word or (ON_A_DAY if row.term_ends_on else NOT_KNOWN),
        "term_ends": row.term_ends_on,
        "left": row.ends_word or (ON_A_DAY if row.ends_on else NOT_KNOWN),
        "ends": row.ends_on,
        "how_ended": row.how_ended or "",
        "ended_by": row.ended_by or "",
        "seen_on": row.seen_on,
        "interim": claim(row.interim),
        "joint": claim(row.joint),
    }


class CorrectAppointmentForm(ChangesOne):
    """Everything about an appointment but its seat and its person."""

    sometimes_needed = ("term_ends", "ends")

    starts_on = day_field("First day in the seat", required=False, help_text="Leave it empty if not known.")
    term = forms.ChoiceField(label="When does the term end?", choices=TERMS, widget=forms.RadioSelect)
    term_ends = day_field("Last day of the term, if it is known", required=False)
    left = forms.ChoiceField(label="Did they leave the seat?", choices=LEFT, widget=forms.RadioSelect)
    ends = day_field("Last day in the seat, if they left", required=False)
    how_ended = forms.ChoiceField(
        label="How it ended", choices=[("", "Not recorded"), *HowEnded.choices], required=False
    )
    ended_by = forms.ChoiceField(label="Who removed them, if anybody did", required=False)
    seen_on = day_field(
        "A day on which they were seen in the seat",
        required=False,
        help_text="Useful where neither the first nor the last day is known.",
    )
    interim = claim_field("For the time being, until the office or seat is filled")
    joint = claim_field("Holds the seat together with another")
    why = why_field()

    def __init__(self, *args: Any, facts: BoardFacts, row: Appointment, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        bodies = dict([("", "Not recorded"), (BOARD, "The board"), *authorities(facts)])
        if row.ended_by:
            bodies.setdefault(row.ended_by, row.ended_by)
        label = self.fields["ended_by"].label
        self.fields["ended_by"] = forms.ChoiceField(label=label, choices=list(bodies.items()), required=False)

    def clean(self) -> dict[str, Any]:
        """Insist that days and choices tell one story."""
        said = super().clean() or self.cleaned_data
        self._agree("term", "term_ends", "Enter the last day of the term.")
        self._agree("left", "ends", "Enter the last day in the seat.")
        if said.get("left") == EndWord.OPEN:
            for name in ("how_ended", "ended_by"):
                if said.get(name):
                    self.add_error(name, "They are still in the seat, so nothing has ended. Leave this.")
        return said

    def _agree(self, choice: str, day: str, message: str) -> None:
        said = self.cleaned_data
        if self.has_error(day) or choice not in said:
            return
        if said[choice] == ON_A_DAY and not said.get(day):
            self.add_error(day, message)
        if said[choice] != ON_A_DAY and said.get(day):
            self.add_error(day, "Leave this empty, or choose the answer that goes with a day.")

    @property
    def said(self) -> Row:
        """What was typed, by the record's own names."""
        typed = self.cleaned_data
        return {
            "starts_on": typed["starts_on"],
            "term_ends": end_said(typed["term"], typed["term_ends"]),
            "ends": end_said(typed["left"], typed["ends"]),
            "seen_on": typed["seen_on"],
            "interim": YES_NO[typed["interim"]],
            "joint": YES_NO[typed["joint"]],
            "how_ended": typed["how_ended"] or None,
            "ended_by": typed["ended_by"] or None,
        }


# -- seats -------------------------------------------------------------------------------------------------


def seat_said(row: Seat) -> Row:
    """Give the fields of a seat that can be corrected, as the record says them."""
    return {name: getattr(row, name) for name in ("basis", "nominated_by", "represents", "name", "known")}


def seat_shown_first(row: Seat) -> dict[str, Any]:
    """Give what the form to correct a seat shows at first."""
    shown: dict[str, Any] = {name: value or "" for name, value in seat_said(row).items() if name != "known"}
    for number, period in enumerate(row.known or [], 1):
        last = period["to"]
        shown[f"known_from_{number}"] = date.fromisoformat(period["from"])
        shown[f"known_to_{number}"] = None if last == EndWord.OPEN else date.fromisoformat(last)
    return shown


class SeatForm(forms.Form):
    """A seat: the ground in law it rests on, whose it is, and for which times its holders are all known."""

    basis = forms.ChoiceField(label="What the seat is for", required=False)
    nominated_by = forms.ChoiceField(
        label="Nominated by",
        required=False,
        help_text="For nominees: the constituent authority whose seat it is.",
    )
    represents = forms.ChoiceField(
        label="For the staff or the office of",
        required=False,
        help_text="Where a staff member or an officer sits for one authority in particular.",
    )
    name = forms.CharField(
        label="A name of its own",
        max_length=200,
        required=False,
        validators=[plain_text],
        help_text="Such as Place 3. Without one the seat goes by what it is for.",
    )

    def __init__(self, *args: Any, facts: BoardFacts, row: Seat | None = None, **kwargs: Any) -> None:
        """Take the facts of the board, and the seat where there is one already."""
        super().__init__(*args, **kwargs)
        self._choose("basis", _bases(facts), row)
        for name in ("nominated_by", "represents"):
            self._choose(name, authorities(facts), row)
        self.periods = len((row.known if row else None) or []) + 1
        for number in range(1, self.periods + 1):
            self._add_period(number)
        self.order_fields([*self.base_fields, *_period_names(self.periods), "why"])

    def _choose(self, name: str, choices: Iterable[tuple[str, str]], row: Seat | None) -> None:
        known = dict([("", "Not recorded"), *choices])
        if row is not None and (now := getattr(row, name)):
            known.setdefault(now, ALL_BASES.get(now, now))
        field = self.fields[name]
        self.fields[name] = forms.ChoiceField(
            label=field.label, help_text=field.help_text, required=False, choices=list(known.items())
        )

    def _add_period(self, number: int) -> None:
        which = "" if self.periods == 1 else f", period {number}"
        self.fields[f"known_from_{number}"] = day_field(
            f"First day from which everybody in the seat is on record{which}",
            required=False,
            help_text="Only then can the seat be known to be empty, on a day with nobody on record.",
        )
        self.fields[f"known_to_{number}"] = day_field(
            f"Last day of that period{which}",
            required=False,
            help_text="Leave it empty while it is kept up to date.",
        )

    def clean(self) -> dict[str, Any]:
        """Insist that a period begins before it ends."""
        said = super().clean() or self.cleaned_data
        for number in range(1, self.periods + 1):
            first, last = said.get(f"known_from_{number}"), said.get(f"known_to_{number}")
            if last and not first and not self.has_error(f"known_from_{number}"):
                self.add_error(f"known_from_{number}", "Enter the first day, or empty the last.")
            if first and last and last < first:
                self.add_error(f"known_to_{number}", "The period would end before it starts.")
        return said

    @property
    def known(self) -> list[dict[str, str]]:
        """The periods, as the record says them."""
        return list(self._periods())

    def _periods(self) -> Iterator[dict[str, str]]:
        for number in range(1, self.periods + 1):
            first: date | None = self.cleaned_data[f"known_from_{number}"]
            last: date | None = self.cleaned_data[f"known_to_{number}"]
            if first:
                yield {"from": first.isoformat(), "to": last.isoformat() if last else EndWord.OPEN.value}

    @property
    def said(self) -> Row:
        """What was typed, by the record's own names."""
        names = ("basis", "nominated_by", "represents", "name")
        return {name: self.cleaned_data[name] or None for name in names} | {"known": self.known or None}


def _period_names(periods: int) -> Sequence[str]:
    return [f"known_{edge}_{number}" for number in range(1, periods + 1) for edge in ("from", "to")]


def _bases(facts: BoardFacts) -> Iterator[tuple[str, str]]:
    """Give every basis in words, with the provision where the board's own law has such a seat."""
    grounds = grounds_of(facts)
    for basis, words in BASES.items():
        yield basis, f"{words} ({grounds[basis].provision})" if basis in grounds else words


class RecordSeatForm(SeatForm, MakesOne):
    """A new seat."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["basis"].required = True
        self.fields["basis"].error_messages["required"] = "Choose what the seat is for."


class CorrectSeatForm(SeatForm, ChangesOne):
    """A seat as it should have been recorded."""

    why = why_field()
