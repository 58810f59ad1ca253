"""What a secretary fills in about groups, their places and meetings, and decisions."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, Final

from django import forms

from boards.plain_text import plain_text
from membership.acting import ChangesOne, MakesOne
from membership.form_parts import (
    NOT_KNOWN,
    ON_A_DAY,
    STILL,
    Choices,
    Lasting,
    authorities_to_choose,
    localities_to_choose,
    why_field,
    with_present,
)
from membership.forms import day_field
from membership.groups.telling import BOARD
from statute.facts import BoardFacts
from statute.localities import is_of_plan
from statute.structure import (
    CHAIRED_BY,
    COVERS,
    GROUP_BASES,
    GROUP_KINDS,
    POWERS,
)
from statute.unknown import is_known

Row = dict[str, Any]

NOT_SAID: Final = ("", "Not recorded")
CHOOSE: Final = ("", "Choose one")
YES, NO = "yes", "no"
YES_NO: Final[Mapping[str, bool | None]] = {"": None, YES: True, NO: False}
BESIDE: Final = "none"
CHIEF_OFFICER: Final = "chief-officer"
MOST_VOTES: Final = 200
LIES_AHEAD: Final = "This day lies ahead."


def in_answer(value: bool | None) -> str:
    """Give what a field for yes and no shows."""
    return {True: YES, False: NO}.get(value, "") if value is not None else ""


def name_field(label: str, **options: Any) -> forms.CharField:
    """Give a field for a line of text."""
    return forms.CharField(label=label, max_length=200, validators=[plain_text], **options)


class Prose(forms.CharField):
    """A few sentences in one paragraph: a record holds no line breaks."""

    def to_python(self, value: Any) -> str:
        """Give the text with its lines joined."""
        return " ".join((super().to_python(value) or "").splitlines())


def prose_field(label: str, **options: Any) -> Prose:
    """Give a field for a few sentences."""
    return Prose(
        label=label,
        max_length=2000,
        required=False,
        validators=[plain_text],
        widget=forms.Textarea(attrs={"rows": 3}),
        **options,
    )


def group_choices(facts: BoardFacts) -> Choices:
    """Give the groups on record as choices, in their order there."""
    return [(each.id, each.label) for each in facts.groups]


def deciders(facts: BoardFacts) -> Choices:
    """Give everybody who may take a decision: the board, its groups, the authorities, the chief officer."""
    return [
        (BOARD, "The board"),
        *group_choices(facts),
        *authorities_to_choose(facts),
        (CHIEF_OFFICER, "The chief officer"),
    ]


# -- groups ------------------------------------------------------------------------------------------------


class GroupForm(Lasting):
    """What a group is, what it may decide, to whom it reports and who chairs it."""

    name = name_field("Name")
    kind = forms.ChoiceField(label="Kind of group", choices=[CHOOSE, *GROUP_KINDS.items()])
    statutory = forms.ChoiceField(
        label="Does the law ask for it?",
        required=False,
        choices=[NOT_SAID, (YES, "Yes, it is statutory"), (NO, "No")],
    )
    power = forms.ChoiceField(
        label="What may it decide?", required=False, choices=[NOT_SAID, *POWERS.items()]
    )
    delegated = prose_field(
        "What was delegated to it", help_text="Where it decides: what the board handed to it, in words."
    )
    purpose = prose_field("What it is for")
    remit = prose_field("What it does")
    parent = forms.ChoiceField(label="To whom does it report?", required=False)
    chaired_by = forms.ChoiceField(
        label="With whose office does its chair go?",
        required=False,
        choices=[NOT_SAID, *CHAIRED_BY.items()],
        help_text="Then whoever holds the office on a day is shown as its chair.",
    )
    meetings_a_year = forms.IntegerField(
        label="How many times a year is it to meet?", required=False, min_value=0, max_value=366
    )
    review_due_on = day_field(
        "By when are its terms of reference to be looked at again?",
        required=False,
        help_text="At least every year, by good practice. A day that has gone by is kept as it is.",
    )

    def __init__(self, *args: Any, facts: BoardFacts, group: str = "", **kwargs: Any) -> None:
        """Take the board's facts and, for a group that is there, its id."""
        super().__init__(*args, **kwargs)
        self.facts, self.group = facts, group
        self.fields["parent"].choices = [  # type: ignore[attr-defined]
            NOT_SAID,
            (BOARD, "The board"),
            *((each, words) for each, words in group_choices(facts) if each != group),
            (BESIDE, "Nobody here: it stands beside the board"),
        ]
        self.fields["from"] = day_field("First day", required=False)
        self.fields["until"].label = "Is the group still there?"
        self.fields["until"].choices = [  # type: ignore[attr-defined]
            (STILL, "Yes"),
            (ON_A_DAY, "No, its last day is below"),
            (NOT_KNOWN, "I do not know"),
        ]
        self.order_fields([*_GROUP_ORDER, "version", "new_id", "why"])

    def clean(self) -> dict[str, Any]:
        """Insist that power and what was delegated agree, and that it does not end before it begins.

        A group that would report to itself, by way of others too, is refused as well.
        """
        said = super().clean() or self.cleaned_data
        if said.get("delegated") and said.get("power") not in ("delegated", None):
            self.add_error(
                "delegated", "Leave this empty, or say above that it decides what was delegated to it."
            )
        first, last = said.get("from"), said.get("ends")
        if first and last and last < first:
            self.add_error("ends", "The last day is before the first.")
        if self.group and self.group in _with_those_above(said.get("parent"), self.facts):
            self.add_error("parent", "A group cannot report to itself, also not by way of others.")
        return said

    @property
    def said(self) -> Row:
        """What was typed, by the record's own names."""
        typed = self.cleaned_data
        plain = ("name", "kind", "power", "delegated", "purpose", "remit", "parent", "chaired_by")
        return {
            **{name: typed[name] or None for name in plain},
            "statutory": YES_NO[typed["statutory"]],
            "meetings_a_year": typed["meetings_a_year"],
            "review_due_on": typed["review_due_on"],
            "from": typed["from"],
            "to": self.ends_said,
        }


def _with_those_above(group: str | None, facts: BoardFacts) -> set[str]:
    """Give a group and all that it reports to, group by group."""
    found: set[str] = set()
    while group in facts.group_by_id and group not in found:
        found.add(group)
        above = facts.group_by_id[group].parent
        group = above if isinstance(above, str) else None
    return found


_GROUP_ORDER: Final = (
    "name", "kind", "statutory", "power", "delegated", "purpose", "remit", "parent", "chaired_by",
    "meetings_a_year", "review_due_on", "from", "until", "ends",
)  # fmt: skip


class RecordGroupForm(GroupForm, MakesOne):
    """A group that is not on record yet."""


class CorrectGroupForm(GroupForm, ChangesOne):
    """A group said anew."""

    why = why_field()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].required = self.fields["kind"].required = False
        self.fields["kind"].choices = [NOT_SAID, *GROUP_KINDS.items()]  # type: ignore[attr-defined]


class EndGroupForm(ChangesOne):
    """The last day of a group."""

    on = day_field("Last day of the group")


# -- places and meetings -----------------------------------------------------------------------------------

USUAL_BASES: Final = ("MEMBER", "CHAIR")
PLANNING_GROUP: Final = "planning_group"
OF_A_LOCALITY: Final = "SPG_LOC"


class PlaceForm(MakesOne):
    """A place on a group, which endures while people come and go."""

    basis = forms.ChoiceField(label="What the place is for")
    name = name_field(
        "A name of its own", required=False, help_text="Without one the place goes by what it is for."
    )
    nominated_by = forms.ChoiceField(
        label="Nominated by", required=False, help_text="Where an authority nominates who sits there."
    )
    known_from = day_field(
        "First day from which everybody in this place is on record",
        required=False,
        help_text="Only then can the place be known to be empty, on a day with nobody on record.",
    )

    def __init__(self, *args: Any, facts: BoardFacts, kind: str, **kwargs: Any) -> None:
        """Take the board's facts, and the kind of the group."""
        super().__init__(*args, **kwargs)
        bases = GROUP_BASES if kind == PLANNING_GROUP else {each: GROUP_BASES[each] for each in USUAL_BASES}
        self.fields["basis"].choices = [CHOOSE, *bases.items()]  # type: ignore[attr-defined]
        self.fields["nominated_by"].choices = [  # type: ignore[attr-defined]
            NOT_SAID,
            *authorities_to_choose(facts),
        ]
        if kind == PLANNING_GROUP:
            self._add_what_a_planning_group_has(facts)

    def _add_what_a_planning_group_has(self, facts: BoardFacts) -> None:
        self.fields["nominated_jointly"] = forms.BooleanField(
            label="Several councils nominate together", required=False
        )
        self.fields["locality"] = forms.ChoiceField(
            label="Which locality does it speak for?",
            required=False,
            choices=[NOT_SAID, *localities_to_choose(facts)],
        )
        self.order_fields(["basis", "locality", "name", "nominated_by", "nominated_jointly", "known_from"])

    sometimes_needed = ("locality",)

    def clean(self) -> dict[str, Any]:
        """Insist that the voice of a locality has one, and nobody else."""
        said = super().clean() or self.cleaned_data
        basis, locality = said.get("basis"), said.get("locality")
        if basis == OF_A_LOCALITY and not locality:
            self.add_error("locality", "Choose the locality that this place speaks for.")
        if locality and basis and basis != OF_A_LOCALITY:
            self.add_error("locality", "Leave this, or say above that the place is the voice of a locality.")
        return said

    @property
    def said(self) -> Row:
        """What was typed, by the record's own names."""
        typed = self.cleaned_data
        first: date | None = typed["known_from"]
        return {
            "basis": typed["basis"],
            "name": typed["name"] or None,
            "nominated_by": typed["nominated_by"] or None,
            "nominated_jointly": typed.get("nominated_jointly") or None,
            "locality": typed.get("locality") or None,
            "known": [{"from": first.isoformat(), "to": "open"}] if first else None,
        }


class MeetingForm(MakesOne):
    """A meeting of a group."""

    given_on = day_field("Day of the meeting")
    topic = forms.ChoiceField(
        label="Was one of these discussed?",
        required=False,
        choices=[
            ("", "Neither"),
            ("progress", "Progress with the strategic plan"),
            ("care_governance", "Clinical and care governance"),
        ],
    )
    reference = name_field(
        "Where it is to be found", required=False, help_text="Such as the minute’s date, or a file number."
    )

    def __init__(self, *args: Any, group: str, **kwargs: Any) -> None:
        """Take the group by its id in the record."""
        super().__init__(*args, **kwargs)
        self.group = group

    @property
    def rows(self) -> list[Row]:
        """Give the paper that the record has for it."""
        typed = self.cleaned_data
        said = {name: typed[name] or None for name in ("given_on", "topic", "reference")}
        return [{"kind": "meeting", "about": {"group": self.group}, **said}]


# -- decisions ---------------------------------------------------------------------------------------------

ABOUT_A_GROUP: Final = (
    "group_set_up",
    "group_chair",
    "group_size",
    "terms_of_reference",
    "delegation",
)
MAY_BE_ABOUT_A_GROUP: Final = (*ABOUT_A_GROUP, "expenses_policy", "other", "plan")
COVERING: Final = ("terms_of_reference", "group_set_up")
NUMBERED: Final = ("group_size",)
WITH_EFFECTS: Final = ("service_change", "localities", "plan")
# What gives a power, and so rests on none.
FIRST_HAND: Final = ("group_set_up", "delegation")
VOTES: Final = {
    "for": "Votes for",
    "against": "Votes against",
    "attending": "Voting members who attended",
}


class DecisionForm(forms.Form):
    """A decision on a topic: it has the fields that the topic asks for, by the record's own names."""

    def __init__(
        self, *args: Any, topic: str, facts: BoardFacts, present: Row | None = None, **kwargs: Any
    ) -> None:
        """Take the topic, the board's facts and, for a decision that is there, what it says."""
        self.topic, self.facts, self.present = topic, facts, present or {}
        super().__init__(*args, **kwargs)

    def lay_out(self, needed: bool) -> None:
        """Put the topic's fields on the form; `needed` where a decision must say who took it, and when."""
        self.fields |= dict(self._common(needed))
        self.fields |= dict(self._of_topic(needed))
        self.fields |= dict(self._votes())
        self.fields["until"] = day_field("Last day on which it stands, if there is one", required=False)

    def _common(self, needed: bool) -> Iterator[tuple[str, forms.Field]]:
        by = with_present(deciders(self.facts), self.present.get("by"))
        none = CHOOSE if needed else NOT_SAID
        yield "by", forms.ChoiceField(label="Who took it?", required=needed, choices=[none, *by])
        yield "on", day_field("On which day?", required=needed)
        yield "what", prose_field("What was settled")
        yield (
            "minute",
            name_field(
                "Where the minute is found", required=False, help_text="Such as the minute’s date and item."
            ),
        )
        yield (
            "recommends",
            forms.ChoiceField(
                label="Was it a decision, or advice?",
                required=False,
                choices=[NOT_SAID, (NO, "A decision"), (YES, "Advice to those who decide")],
            ),
        )

    def _of_topic(self, needed: bool) -> Iterator[tuple[str, forms.Field]]:
        if self.topic in MAY_BE_ABOUT_A_GROUP:
            must = needed and self.topic in ABOUT_A_GROUP
            choices = [CHOOSE if must else NOT_SAID, *group_choices(self.facts)]
            yield "group", forms.ChoiceField(label="Which group is it about?", required=must, choices=choices)
        if self.topic in NUMBERED:
            yield (
                "number",
                forms.IntegerField(label="How many members?", required=needed, min_value=0, max_value=500),
            )
        if self.topic in COVERING:
            yield (
                "covers",
                forms.MultipleChoiceField(
                    label="What do they settle?"
                    if self.topic == "terms_of_reference"
                    else "What is settled?",
                    required=False,
                    choices=list(COVERS.items()),
                    widget=forms.CheckboxSelectMultiple,
                ),
            )
        if self.topic in WITH_EFFECTS and (localities := self._localities()):
            yield from self._effects(localities)
        if self.topic not in FIRST_HAND:
            yield (
                "under",
                forms.ChoiceField(
                    label="Under which delegation was it taken?",
                    required=False,
                    choices=[NOT_SAID, *self._delegations(), (BESIDE, "Under none")],
                    help_text="For a decision of a committee: the decision of the board that handed it over.",
                ),
            )

    def _localities(self) -> Choices:
        """The localities of the plan; one of community planning where the decision names it already."""
        of_plan = {each.id for each in self.facts.localities if is_of_plan(each)}
        named = {each["locality"] for each in self.present.get("effects", [])}
        return [each for each in localities_to_choose(self.facts) if each[0] in of_plan | named]

    @staticmethod
    def _effects(choices: Choices) -> Iterator[tuple[str, forms.Field]]:
        for name, label in (
            ("significant", "Localities whose services it might significantly affect"),
            ("not_significant", "Localities thought of, and not so affected"),
        ):
            yield (
                name,
                forms.MultipleChoiceField(
                    label=label, required=False, choices=choices, widget=forms.CheckboxSelectMultiple
                ),
            )

    def _delegations(self) -> Choices:
        return with_present(
            [
                (each.id, f"{each.label}{f', {each.on:%-d %B %Y}' if is_known(each.on) else ''}")
                for each in self.facts.decisions
                if is_known(each.topic) and each.topic == "delegation"
            ],
            self.present.get("under") if self.present.get("under") != BESIDE else None,
        )

    @staticmethod
    def _votes() -> Iterator[tuple[str, forms.Field]]:
        for name, label in VOTES.items():
            yield (
                f"votes_{name}",
                forms.IntegerField(label=label, required=False, min_value=0, max_value=MOST_VOTES),
            )

    def clean(self) -> dict[str, Any]:
        """Insist that it does not end before it was taken, and that no locality is both affected and not.

        More votes than voting members who attended are refused as well.
        """
        said = super().clean() or self.cleaned_data
        taken, until = said.get("on"), said.get("until")
        if taken and until and until < taken:
            self.add_error("until", "The decision would end before it was taken.")
        if set(said.get("significant") or ()) & set(said.get("not_significant") or ()):
            self.add_error("not_significant", "A locality is ticked in both lists. Leave one of them.")
        attended = said.get("votes_attending")
        voted = (said.get("votes_for") or 0) + (said.get("votes_against") or 0)
        if attended is not None and voted > attended:
            self.add_error("votes_attending", f"More votes are recorded than that: {voted}, for and against.")
        return said

    @property
    def said(self) -> Row:
        """What was typed, by the record's own names; what the topic does not ask for is left as it is."""
        typed = self.cleaned_data
        said: Row = {name: typed[name] or None for name in ("by", "on", "what", "minute")}
        said["recommends"] = YES_NO[typed["recommends"]]
        said["votes"] = self._votes_said()
        said["until"] = typed["until"] or ("open" if self.present.get("until") == "open" else None)
        if "group" in typed:
            said["about"] = self._about(typed["group"])
        if "number" in typed:
            said["number"] = typed["number"]
        if "under" in typed:
            said["under"] = typed["under"] or None
        if "covers" in typed:
            said["covers"] = typed["covers"] or self._known_to_be_none("covers")
        if "significant" in typed:
            said["effects"] = self._effects_said() or self._known_to_be_none("effects")
        return said

    def _about(self, group: str) -> Row | None:
        others = {name: each for name, each in self.present.get("about", {}).items() if name != "group"}
        return others | ({"group": group} if group else {}) or None

    def _votes_said(self) -> Row | None:
        counts = {name: self.cleaned_data[f"votes_{name}"] for name in VOTES}
        return {name: number for name, number in counts.items() if number is not None} or None

    def _known_to_be_none(self, name: str) -> list[Row] | None:
        """Keep that there is none, where the record says so; otherwise nothing is known."""
        return [] if self.present.get(name) == [] else None

    def _effects_said(self) -> list[Row]:
        typed = self.cleaned_data
        found = dict.fromkeys(typed["significant"], True) | dict.fromkeys(typed["not_significant"], False)
        before = [each["locality"] for each in self.present.get("effects", [])]
        unsaid = [each for each in self.present.get("effects", []) if "significant" not in each]
        order = sorted(found, key=lambda each: before.index(each) if each in before else len(before))
        rows = [{"locality": each, "significant": found[each]} for each in order]
        return [*rows, *(each for each in unsaid if each["locality"] not in found)]


class RecordDecisionForm(DecisionForm, MakesOne):
    """A decision that is not on record yet."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.lay_out(needed=True)

    @property
    def row(self) -> Row:
        """The decision as the record has it."""
        return {"topic": self.topic, **self.said}


class CorrectDecisionForm(DecisionForm, ChangesOne):
    """A decision said anew."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.lay_out(needed=False)
        self.fields["why"] = why_field()


def shown_of_decision(said: Row) -> Row:
    """Give what the form to correct a decision shows, from what the record says of it."""
    effects = said.get("effects") or []
    return {
        "by": said.get("by"),
        "on": _day(said.get("on")),
        "what": said.get("what"),
        "minute": said.get("minute"),
        "recommends": in_answer(said.get("recommends")),
        "group": (said.get("about") or {}).get("group"),
        "number": said.get("number"),
        "covers": said.get("covers") or [],
        "significant": [each["locality"] for each in effects if each.get("significant") is True],
        "not_significant": [each["locality"] for each in effects if each.get("significant") is False],
        "under": said.get("under"),
        "until": None if said.get("until") == "open" else _day(said.get("until")),
        **{f"votes_{name}": (said.get("votes") or {}).get(name) for name in VOTES},
    }


def shown_of_group(said: Row) -> Row:
    """Give what the form to correct a group shows, from what the record says of it."""
    return said | {"statutory": in_answer(said.get("statutory"))}


def _day(said: str | None) -> date | None:
    return date.fromisoformat(said) if said else None


TOPIC_GROUPS: Final = (
    ("On a group", (*ABOUT_A_GROUP, "expenses_policy")),
    ("On places, services and plans", ("localities", "service_change", "plan", "accounts")),
    ("On something else", ("other",)),
)
TOPICS_EXPLAINED: Final = {
    "group_set_up": "That the board sets up a committee, the planning group or another group.",
    "group_chair": "Who takes the chair of it, or which office the chair goes with.",
    "group_size": "How many members it has.",
    "terms_of_reference": "Its remit, and how members come and go and meetings are held.",
    "delegation": "What a committee may decide for the board.",
    "expenses_policy": "What is paid to members for travel, care and the like.",
    "localities": "How the area is divided.",
    "service_change": "Also which localities it might affect.",
    "plan": "That a plan is made, revised or replaced.",
    "accounts": "That the accounts are approved.",
    "other": "Whatever none of these fits.",
}
