"""What a secretary fills in about papers: one form that takes its fields from the purpose of the paper."""

from collections.abc import Iterable
from datetime import date
from typing import Any, ClassVar, Final

from django import forms

from boards.plain_text import plain_text
from membership.acting import ChangesOne, MakesOne
from membership.form_parts import Choices, authorities_to_choose, why_field, with_present
from membership.forms import day_field
from membership.paper_purposes import BOARD, MEMBER, MINISTERS, Ask, Purpose
from statute.day import Day
from statute.facts import Appointment, BoardFacts
from statute.holding import in_post
from statute.record_shape import ABOUT, PAPER_KINDS, TOPICS, appointment_id
from statute.spans import in_words
from statute.unknown import is_known

Row = dict[str, Any]

CHOOSE: Final = ("", "Choose one")
NOT_KNOWN: Final = ("", "I do not know")
NOT_RECORDED: Final = "not recorded"
YES, NO = "yes", "no"
DAYS: Final = ("given_on", "received_on", "effective_on")
FORM_WORDS: Final = {
    "written": "In writing, on paper",
    "electronic": "By e-mail, or another electronic way",
    "spoken": "By word of mouth",
}
CAPACITY_WORDS: Final = {
    "chair": "As the chair",
    "vice_chair": "As the vice-chair",
    "member": "As a member chosen at the meeting",
    "proxy": "As a member’s proxy",
    "not_a_member": "Not a member",
}
BODY_WORDS: Final = {
    BOARD: "The board itself",
    MEMBER: "The member",
    MINISTERS: "The Scottish Ministers",
}


def in_title(word: str) -> str:
    """Give a word of the record as people read it."""
    return word.replace("_", " ").capitalize()


def about_of(appointment: Appointment) -> dict[str, str]:
    """Give what a paper about an appointment names: its person and seat and, where it has one, its own id."""
    days = {"starts_on": appointment.starts_on, "seen_on": appointment.seen_on, "ends": appointment.ends}
    said = {name: str(day) for name, day in days.items() if is_known(day)}
    about = {"person": appointment.person, "seat": appointment.seat}
    has_own = appointment.id != appointment_id({**about, **said})
    return about | ({"appointment": appointment.id} if has_own else {})


class Sources:
    """The people, seats and appointments of a board to choose from, by their ids in the record."""

    def __init__(self, facts: BoardFacts, on: date) -> None:
        self.facts, self.on = facts, on

    def choices(self, ask: Ask, present: str | None) -> Choices:
        """Give what may be chosen for a question; what is on record now is among it."""
        match ask.name:
            case "person" | "agreed_by":
                return self.people()
            case "seat":
                return with_present(self._seats(ask.among), present)
            case "appointment":
                return self._appointments()
            case "group":
                return with_present([(each.id, each.label) for each in self.facts.groups], present)
            case "locality":
                return with_present([(each.id, each.label) for each in self.facts.localities], present)
            case "authority":
                return with_present(authorities_to_choose(self.facts), present)
            case "form":
                return list(FORM_WORDS.items())
            case "capacity":
                return list(CAPACITY_WORDS.items())
            case "kind":
                return [(word, in_title(word)) for word in PAPER_KINDS]
            case "topic":
                return [(word, in_title(word)) for word in TOPICS]
            case _:
                return with_present(self._bodies(ask.among or ("",)), present)

    def people(self) -> Choices:
        """Give the people by name, those on the board on the day before the others."""
        sitting = set(in_post(self.facts, Day(self.on)).people)
        named = sorted((each.label, each.id) for each in self.facts.people)
        members: Choices = [(person, name) for name, person in named if person in sitting]
        others: Choices = [(person, name) for name, person in named if person not in sitting]
        return (
            [("On the board", members), ("Other people", others)] if members and others else members + others
        )

    def _seats(self, bases: tuple[str, ...]) -> Choices:
        seats = [
            each for each in self.facts.seats if not bases or not is_known(each.basis) or each.basis in bases
        ]
        return [(each.id, self.facts.seat_label(each)) for each in seats]

    def _appointments(self) -> Choices:
        """Give the appointments, those without an end first."""
        order = sorted(
            self.facts.appointments, key=lambda each: (isinstance(each.ends, date), self._name(each))
        )
        return [(each.id, self._name(each)) for each in order]

    def _name(self, appointment: Appointment) -> str:
        label = self.facts.subject(appointment).label
        start = appointment.starts_on
        return f"{label}, from {in_words(start)}" if is_known(start) else label

    def _bodies(self, among: tuple[str, ...]) -> Choices:
        found: Choices = []
        for each in among:
            if each in BODY_WORDS:
                found.append((each, BODY_WORDS[each]))
            else:
                found += authorities_to_choose(self.facts, each)
        return found


class PaperFields(forms.Form):
    """The fields that a purpose asks for, by the names that the record has for them."""

    needs_all: ClassVar[bool] = True

    def __init__(
        self,
        *args: Any,
        purpose: Purpose,
        facts: BoardFacts,
        on: date,
        present: Row | None = None,
        **kwargs: Any,
    ) -> None:
        """Take the purpose, the board's facts and, for a paper that is there, what it says."""
        super().__init__(*args, **kwargs)
        self.purpose, self.facts = purpose, facts
        self.sources = Sources(facts, on)
        present = present or {}
        for ask in purpose.asks:
            value = present.get("about", {}).get(ask.name) if ask.name in ABOUT else present.get(ask.name)
            self.fields[ask.name] = self._field(ask, value if isinstance(value, str) else None)

    def _field(self, ask: Ask, present: str | None) -> forms.Field:
        options: dict[str, Any] = {
            "label": ask.label,
            "help_text": ask.help,
            "required": ask.needed and self.needs_all,
        }
        if ask.name in DAYS:
            return day_field(options.pop("label"), **options)
        if ask.name == "reference":
            return forms.CharField(max_length=200, validators=[plain_text], **options)
        if ask.name == "says":
            return self._says(ask, options)
        if ask.name == "good_cause":
            return forms.ChoiceField(choices=[NOT_KNOWN, (YES, "Yes"), (NO, "No")], **options)
        return self._choice(ask, present, options)

    @staticmethod
    def _says(ask: Ask, options: dict[str, Any]) -> forms.Field:
        yes, no = ask.yes_no
        return forms.ChoiceField(
            **{**options, "required": True},
            choices=[(YES, yes), (NO, no)],
            initial=YES,
            widget=forms.RadioSelect,
        )

    def _choice(self, ask: Ask, present: str | None, options: dict[str, Any]) -> forms.Field:
        choices = self.sources.choices(ask, present)
        if ask.name == "agreed_by" or (ask.each and self.needs_all):
            return forms.MultipleChoiceField(choices=choices, widget=forms.CheckboxSelectMultiple, **options)
        only = choices[0][0] if len(choices) == 1 and ask.needed and isinstance(choices[0][1], str) else None
        return forms.ChoiceField(
            choices=[CHOOSE if ask.needed else NOT_KNOWN, *choices], initial=only, **options
        )

    def clean(self) -> dict[str, Any]:
        """Insist that nothing was received before it was given."""
        said = super().clean() or self.cleaned_data
        given, received = said.get("given_on"), said.get("received_on")
        if given and received and received < given:
            self.add_error("received_on", "This is before the day on which it was given.")
        return said

    @property
    def about(self) -> dict[str, str] | None:
        """Give whom and what it is about, as the record says it; None where nothing was said."""
        chosen = {name: self.cleaned_data[name] for name in ABOUT if self.cleaned_data.get(name)}
        if appointment := chosen.pop("appointment", None):
            named = next(each for each in self.facts.appointments if each.id == appointment)
            return about_of(named) | chosen
        return chosen or None

    @property
    def said(self) -> Row:
        """Give the fields that were asked for as the record has them; None for what is not known."""
        said: Row = {}
        for ask in self.purpose.asks:
            if ask.name not in ABOUT:
                said[ask.name] = _said(ask.name, self.cleaned_data[ask.name])
        return said | {"about": self.about}


def _said(name: str, value: Any) -> Any:
    if name in ("says", "good_cause"):
        return {YES: True, NO: False}.get(value)
    return value or None


class PaperForm(PaperFields, MakesOne):
    """A paper that is not on record yet."""

    @property
    def rows(self) -> list[Row]:
        """Give the rows that it makes: one, or one for each of those ticked."""
        row = {**self.purpose.fixed, **self.said}
        several = next((ask.name for ask in self.purpose.asks if ask.each), None)
        return [row] if several is None else [row | {several: each} for each in row[several]]


class CorrectPaperForm(PaperFields, ChangesOne):
    """A paper said anew."""

    needs_all = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["why"] = why_field()


class AttendanceForm(MakesOne):
    """Who came to a meeting: everybody who was a member on its day."""

    CAME: Final = "came"
    MISSED: Final = "missed"
    EXCUSED: Final = "excused"
    CHOICES: Final = [
        (CAME, "Came"),
        (MISSED, "Did not come"),
        (EXCUSED, "Did not come: illness or another reasonable cause"),
        (NOT_RECORDED, "Leave it out"),
    ]

    given_on = day_field("Day of the meeting")
    reference = forms.CharField(
        label="Where it is to be found", max_length=200, required=False, validators=[plain_text]
    )

    def __init__(self, *args: Any, facts: BoardFacts, members: Iterable[Appointment], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.members = {f"member:{each.id}": each for each in members}
        for name, each in self.members.items():
            self.fields[name] = forms.ChoiceField(
                label=facts.subject(each).label, choices=self.CHOICES, initial=self.CAME
            )

    @property
    def rows(self) -> list[Row]:
        """Give an attendance for each member who was not left out."""
        said = self.cleaned_data
        return [
            self._row(each, said[name]) for name, each in self.members.items() if said[name] != NOT_RECORDED
        ]

    def _row(self, member: Appointment, answer: str) -> Row:
        causes = {self.EXCUSED: True, self.MISSED: False}
        return {
            "kind": "attendance",
            "about": about_of(member),
            "says": answer == self.CAME,
            "good_cause": causes.get(answer),
            "given_on": self.cleaned_data["given_on"],
            "reference": self.cleaned_data["reference"] or None,
        }


class DeclarationsForm(MakesOne):
    """Which members declared on a day that no ground of disqualification applies."""

    given_on = day_field("Day of the declarations")
    reference = forms.CharField(
        label="Where they are to be found", max_length=200, required=False, validators=[plain_text]
    )
    people = forms.MultipleChoiceField(
        label="Who declared?",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Tick everybody who declared."},
    )

    def __init__(self, *args: Any, choices: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["people"].choices = choices  # type: ignore[attr-defined]

    @property
    def rows(self) -> list[Row]:
        """Give a declaration for each."""
        said = self.cleaned_data
        common = {"kind": "declaration", "topic": "eligibility", "from": MEMBER, "given_on": said["given_on"]}
        return [
            {**common, "about": {"person": person}, "reference": said["reference"] or None}
            for person in said["people"]
        ]
