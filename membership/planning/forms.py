"""What a secretary fills in about the strategic planning group and about what it is asked."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any, Final

from django import forms

from boards.plain_text import plain_text
from membership.acting import ChangesOne, MakesOne
from membership.form_parts import NOT_SAID, Choices, authorities_to_choose, why_field
from membership.forms import ListedOrNew, day_field
from membership.models import HowEnded, Person
from membership.planning.coverage import Offered
from membership.twins.planning import SPEAKS_FOR_OTHERS, Seating
from statute.facts import BoardFacts
from statute.structure import CHAIRED_BY, QUESTIONS

Row = dict[str, Any]

BOARD: Final = "board"
LONGEST: Final = 2000
NO_WORD: Final = "none"
YES, NO = "yes", "no"
ENDINGS: Final = [
    ("", "Not recorded"),
    (HowEnded.RESIGNATION.value, "They resigned"),
    (HowEnded.TERM_OVER.value, "The term came to its end"),
    (HowEnded.AUTHORITY.value, "The authority that nominated them withdrew them"),
    (HowEnded.ABSENCE.value, "They were removed for missed meetings"),
    (HowEnded.CONDUCT.value, "They were removed for their conduct"),
    (HowEnded.LEFT_OFFICE.value, "They left the office or post that the place goes with"),
    (HowEnded.OTHER.value, "Another reason"),
]
SAYS: Final = [
    ("", "Nothing is on record yet"),
    (YES, "It considers them representative"),
    (NO, "It does not consider them representative"),
]
ENDED_BY: Final = "Who ended it, if it was not the member"


class Prose(forms.CharField):
    """Some sentences: lines that somebody breaks run on, as the record keeps text in one line."""

    def __init__(self, label: str, *, rows: int = 4, **options: Any) -> None:
        super().__init__(
            label=label,
            max_length=LONGEST,
            widget=forms.Textarea(attrs={"rows": rows}),
            validators=[plain_text],
            **options,
        )

    def to_python(self, value: Any) -> str:
        """Give the text in one line."""
        return " ".join(str(super().to_python(value) or "").split())


class GroupedCheckboxes(forms.CheckboxSelectMultiple):
    """Boxes to tick, under the headings of their groups."""

    template_name = "membership/planning/boxes.html"


def line_field(label: str, **options: Any) -> forms.CharField:
    """Give a field for a line of text that may be left empty."""
    return forms.CharField(label=label, max_length=200, required=False, validators=[plain_text], **options)


def by_heading(places: Iterable[Offered], states: Mapping[str, str] | None = None) -> Choices:
    """Give places as choices under their headings, each with how it stands now."""
    found: dict[str, Choices] = {}
    for each in places:
        state = (states or {}).get(each.key, "")
        found.setdefault(each.heading, []).append(
            (each.key, f"{each.label} ({state})" if state else each.label)
        )
    return list(found.items())


def bodies(facts: BoardFacts) -> Choices:
    """Give who may appoint to a group or end somebody's time on it: the board, an authority, a group."""
    groups: Choices = [(each.id, each.label) for each in facts.groups]
    return [NOT_SAID, (BOARD, "The board"), *authorities_to_choose(facts), *groups]


# -- the group and who is on it ----------------------------------------------------------------------------


class SetUpForm(MakesOne):
    """The strategic planning group and its places, before anybody is in them."""

    name = forms.CharField(
        label="What the group is called",
        max_length=200,
        validators=[plain_text],
        initial="Strategic planning group",
    )
    starts_on = day_field("First day of the group")
    purpose = Prose("What it is for", required=False, rows=3)
    chaired_by = forms.ChoiceField(
        label="Who takes the chair", choices=[NOT_SAID, *CHAIRED_BY.items()], required=False
    )
    meetings_a_year = forms.IntegerField(
        label="How many times a year it is to meet", min_value=0, max_value=366, required=False
    )
    review_due_on = day_field("Day by which its terms of reference are to be reviewed", required=False)
    places = forms.MultipleChoiceField(
        label="Places on the group",
        widget=GroupedCheckboxes,
        required=False,
        help_text="These are the ones that the law wants filled. One person may be put in several.",
    )
    known_from = day_field(
        "First day for which everybody on the group is on record",
        required=False,
        help_text="Only from then on can a place be known not to be filled. Leave it empty if not sure.",
    )

    def __init__(self, *args: Any, offered: Sequence[Offered], **kwargs: Any) -> None:
        """Take the places to be offered, all ticked at first."""
        super().__init__(*args, **kwargs)
        self.offered = {each.key: each for each in offered}
        self.fields["places"].choices = by_heading(offered)  # type: ignore[attr-defined]
        self.fields["places"].initial = list(self.offered)

    @property
    def said(self) -> Row:
        """The group as the record has it."""
        typed = self.cleaned_data
        return {
            "name": typed["name"],
            "from": typed["starts_on"],
            "parent": BOARD,
            "power": "advisory",
            "statutory": True,
            "purpose": typed["purpose"] or None,
            "chaired_by": typed["chaired_by"] or None,
            "meetings_a_year": typed["meetings_a_year"],
            "review_due_on": typed["review_due_on"],
        }

    @property
    def wanted(self) -> list[Row]:
        """The seats of the places that were ticked."""
        return [dict(self.offered[key].seat) for key in self.cleaned_data["places"]]


class SeatForm(ListedOrNew):
    """Somebody for one or several places on the group, with what goes with it."""

    sometimes_needed = ("person", "new_name", "how", "ended_by", "given_on")
    field_order = (
        "person", "new_name", "namesake", "places", "starts_on", "term_ends", "appointed_by", "in_place_of",
        "how", "ended_by", "says", "given_on", "reference", "reason", "inducted_on",
    )  # fmt: skip

    places = forms.MultipleChoiceField(
        label="For whom they speak",
        widget=GroupedCheckboxes,
        help_text="Tick several where one person speaks for several.",
        error_messages={"required": "Choose at least one place."},
    )
    starts_on = day_field("First day on the group")
    term_ends = day_field("Last day of their term, if one is set", required=False)
    appointed_by = forms.ChoiceField(
        label="Who appointed them",
        required=False,
        help_text="The law leaves it to the board; it is recorded as it happened.",
    )
    in_place_of = forms.ChoiceField(
        label="In place of",
        required=False,
        help_text="Their time in the places ticked ends on the day before.",
    )
    how = forms.ChoiceField(label="How that person’s time ended", choices=ENDINGS, required=False)
    ended_by = forms.ChoiceField(label=ENDED_BY, required=False)
    says = forms.ChoiceField(
        label="What has the board said of them?",
        choices=SAYS,
        required=False,
        help_text="The board must consider each person representative of the interest they speak for.",
    )
    given_on = day_field("Day on which the board said so", required=False)
    reference = line_field("Minute or paper", help_text="Such as a minute’s date and item.")
    reason = Prose(
        "Why, where the person does not belong to the interest",
        required=False,
        rows=3,
        help_text="Such as a former carer, or somebody from a carers’ organisation.",
    )
    inducted_on = day_field("Day of their induction", required=False)

    def __init__(
        self,
        *args: Any,
        people: Iterable[Person],
        offered: Sequence[Offered],
        states: Mapping[str, str],
        members: Choices,
        facts: BoardFacts,
        **kwargs: Any,
    ) -> None:
        """Take the people of the record, the places with how they stand, and those on the group now."""
        super().__init__(*args, **kwargs)
        listed = list(people)
        self.list_people(listed, [(str(each.public_id), str(each)) for each in listed])
        self.offered = {each.key: each for each in offered}
        chosen: dict[str, Choices] = {
            "places": by_heading(offered, states),
            "in_place_of": [("", "Nobody: the place is not filled, or this is one more"), *members],
            "appointed_by": bodies(facts),
            "ended_by": bodies(facts),
        }
        for name, choices in chosen.items():
            self.fields[name].choices = choices  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Insist that what belongs together is said together."""
        said = super().clean() or self.cleaned_data
        if said.get("says") and not said.get("given_on") and not self.has_error("given_on"):
            self.add_error("given_on", "Enter the day on which the board said so.")
        if not said.get("says"):
            for name in ("given_on", "reference", "reason"):
                if said.get(name):
                    self.add_error(
                        "says", "Say what the board said, or leave the day, minute and reason empty."
                    )
                    break
        if said.get("says") and said.get("places") and not self._speaks_for_others(said["places"]):
            self.add_error("says", "Nominees and other persons need no such statement. Leave this.")
        if not said.get("in_place_of"):
            for name in ("how", "ended_by"):
                if said.get(name):
                    self.add_error(name, "Choose whose place they take, or leave this.")
        return said

    def _speaks_for_others(self, keys: Iterable[str]) -> bool:
        return any(self.offered[key].seat["basis"] in SPEAKS_FOR_OTHERS for key in keys)

    @property
    def wish(self) -> Seating:
        """What was asked for, as the service takes it."""
        typed = self.cleaned_data
        return Seating(
            places=[self.offered[key].seat for key in typed["places"]],
            starts_on=typed["starts_on"],
            term_ends=typed["term_ends"],
            appointed_by=typed["appointed_by"] or None,
            in_place_of=typed["in_place_of"] or None,
            how=typed["how"] or None,
            ended_by=typed["ended_by"] or None,
            statement=statement_said(typed) if typed["says"] else None,
            inducted_on=typed["inducted_on"],
        )


def statement_said(typed: Mapping[str, Any]) -> Row:
    """Give what the board said of somebody, as the record has it."""
    return {
        "says": typed["says"] == YES,
        "given_on": typed["given_on"].isoformat(),
        "reference": typed["reference"] or None,
        "reason": typed["reason"] or None,
    }


class EndPlacesForm(forms.Form):
    """The last day of somebody in some or all of their places on the group."""

    # The versions of all their places, as whoever fills it in was looking at them.
    version = forms.CharField(widget=forms.HiddenInput, max_length=20_000)
    places = forms.MultipleChoiceField(
        label="Which of their places?",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Choose at least one place."},
    )
    on = day_field("Last day")
    how = forms.ChoiceField(label="How it ended", choices=ENDINGS, required=False)
    ended_by = forms.ChoiceField(
        label=ENDED_BY,
        required=False,
        help_text="Recorded as it happened, whoever it was; the law’s view of it is shown next.",
    )

    def __init__(self, *args: Any, choices: Choices, facts: BoardFacts, **kwargs: Any) -> None:
        """Take the places that somebody is in."""
        super().__init__(*args, **kwargs)
        self.fields["places"].choices = choices  # type: ignore[attr-defined]
        self.fields["places"].initial = [value for value, _ in choices]
        self.fields["ended_by"].choices = bodies(facts)  # type: ignore[attr-defined]

    @property
    def versions(self) -> dict[str, int]:
        """The version at which each place was being looked at, by the appointment's public id."""
        pairs = (each.rpartition(":") for each in self.cleaned_data["version"].split())
        return {row: int(version) for row, _, version in pairs if version.isdecimal()}


class AboutMemberForm(MakesOne):
    """A paper about somebody on the group, made of what is filled in by whoever shows the form."""

    paper_of: Callable[[Any], Row]

    @property
    def rows(self) -> list[Row]:
        """The one paper."""
        return [self.paper_of(self)]


class StatementForm(AboutMemberForm):
    """What the board said of somebody in a place."""

    says = forms.ChoiceField(
        label="What did the board say?",
        choices=SAYS[1:],
        widget=forms.RadioSelect,
        initial=YES,
        error_messages={"required": "Choose what the board said."},
    )
    given_on = day_field("Day on which it said so")
    reference = line_field("Minute or paper", help_text="Such as a minute’s date and item.")
    reason = Prose(
        "Why, where the person does not belong to the interest",
        required=False,
        rows=3,
        help_text="Such as a former carer, or somebody from a carers’ organisation.",
    )


class InductionForm(AboutMemberForm):
    """Somebody’s introduction to the group."""

    given_on = day_field("Day of the induction")
    reference = line_field("Where it is to be found")
    asked = forms.BooleanField(label="They were asked what they need in order to take part", required=False)


# -- what it is asked --------------------------------------------------------------------------------------


def question_field(question: str) -> str:
    """Give the name of the field for the view on one of the seven questions."""
    return f"answer_{question}"


class AskFields(forms.Form):
    """What the group is asked, and until when."""

    subject = forms.CharField(label="What it is about", max_length=200, validators=[plain_text])
    asked = Prose("What is asked", required=False)
    asked_on = day_field("Day on which it is asked", required=False)
    closed_on = day_field("Last day for views", required=False)

    def clean(self) -> dict[str, Any]:
        """Insist that views may come after the question."""
        said = super().clean() or self.cleaned_data
        first, last = said.get("asked_on"), said.get("closed_on")
        if first and last and last < first:
            self.add_error("closed_on", "This is before the day on which it is asked.")
        return said


class ViewsFields(forms.Form):
    """What the group answered: in one text, and on the seven questions where they were looked into."""

    views = Prose("The views of the group", required=False, rows=6)
    no_views = forms.BooleanField(label="The group gave no views", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for question, words in QUESTIONS.items():
            self.fields[question_field(question)] = Prose(words, required=False, rows=2)

    def clean(self) -> dict[str, Any]:
        """Insist that views and no views are not said at once."""
        said = super().clean() or self.cleaned_data
        if said.get("no_views") and (
            said.get("views") or any(said.get(question_field(q)) for q in QUESTIONS)
        ):
            self.add_error("no_views", "Leave this where there are views, or take the views out.")
        return said


class RegardFields(forms.Form):
    """How the views were taken into account, and what was decided."""

    considered_on = day_field("Day on which the views were considered", required=False)
    regard = Prose("How they were taken into account", required=False)
    no_regard = forms.BooleanField(label="They were not considered", required=False)
    decision = forms.ChoiceField(label="The decision that followed", required=False)

    def __init__(self, *args: Any, decisions: Choices, asked_on: date | None = None, **kwargs: Any) -> None:
        """Take the decisions on record, and the day of the question where the form does not ask for it."""
        super().__init__(*args, **kwargs)
        self._asked_on = asked_on
        self.fields["decision"].choices = [("", "None on record"), *decisions]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Insist that regard and no regard are not said at once, and that views come after the question."""
        said = super().clean() or self.cleaned_data
        asked, considered = said.get("asked_on", self._asked_on), said.get("considered_on")
        if asked and considered and considered < asked:
            self.add_error("considered_on", "This is before the day on which the views were asked for.")
        if said.get("no_regard") and said.get("regard"):
            self.add_error("no_regard", "Leave this where the views were considered.")
        return said


class AskForm(AskFields, MakesOne):
    """A question put to the group."""

    @property
    def said(self) -> Row:
        """The consultation as the record has it."""
        return consultation_said(self, None)


class ViewsForm(ViewsFields, ChangesOne):
    """The views that came."""


class RegardForm(RegardFields, ChangesOne):
    """What became of the views."""


class CorrectConsultationForm(AskFields, ViewsFields, RegardFields, ChangesOne):
    """All that is on record of a consultation."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["why"] = why_field()
        asked = list(AskFields.base_fields)
        views = [*ViewsFields.base_fields, *map(question_field, QUESTIONS)]
        self.order_fields([*asked, *views, *RegardFields.base_fields, "why"])


NO_BOX: Final = {"views": "no_views", "regard": "no_regard"}


def consultation_said(form: forms.Form, present: list[Row] | None) -> Row:
    """Give what a form says of a consultation, by the record's names; `present` are the answers on record."""
    typed = form.cleaned_data
    names = ("subject", "asked", "asked_on", "closed_on", "views", "considered_on", "regard", "decision")
    said: Row = {name: typed[name] or None for name in names if name in form.fields}
    for name, box in NO_BOX.items():
        if typed.get(box):
            said[name] = NO_WORD
    if question_field("need") in form.fields:
        said["answers"] = _answers(typed, present)
    return said


def _answers(typed: Mapping[str, Any], present: list[Row] | None) -> list[Row] | None:
    """The answers typed; those on record stay as they are where nobody changed them."""
    shown = answers_shown(present or ())
    views = {question: typed[question_field(question)] for question in QUESTIONS}
    changed = {each for each, view in views.items() if view != shown.get(question_field(each), "")}
    if not changed:
        return present
    kept = [each for each in present or () if each["question"] not in changed]
    new = [{"question": each, "view": views[each]} for each in QUESTIONS if each in changed and views[each]]
    return [*kept, *new] or None


def answers_shown(present: Iterable[Row]) -> dict[str, str]:
    """Give the answers on record by the fields that show them; several on one question run together."""
    found: dict[str, list[str]] = {}
    for each in present:
        found.setdefault(question_field(each["question"]), []).append(each["view"])
    return {name: " ".join(" ".join(views).split()) for name, views in found.items()}
