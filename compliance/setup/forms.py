"""What a secretary fills in about the board itself: who it is, its authorities, its scheme, its settings."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any, Final

from django import forms
from django.forms import BoundField

from boards.identity import party_said
from boards.models import ConstituentAuthority, RegimeKind
from boards.plain_text import plain_text
from compliance.setup_guide import CLAIMED
from membership.acting import ChangesOne
from membership.form_parts import why_field
from membership.forms import day_field
from statute.establishment import ESTABLISHING_ORDERS
from statute.facts import BoardFacts, Party
from statute.findings import Duty
from statute.record_shape import SCHEME_VERSION, SETTING
from statute.registry import LEAD_AGENCY, REGISTRY
from statute.shape import OrWord, Whole
from statute.spans import in_words
from statute.unknown import NONE, is_known

OTHER: Final = "other"
NOT_KNOWN: Final = ("", "I do not know")
SILENT: Final = "The scheme does not say"
REGIME_WORDS: Final = [
    (RegimeKind.IJB_SINGLE, "Integration joint board of one council and the Health Board"),
    (RegimeKind.IJB_MULTI, "Integration joint board of two or more councils and the Health Board"),
    (RegimeKind.LEAD_HB, "Lead agency: the Health Board carries out the functions"),
    (RegimeKind.LEAD_LA, "Lead agency: the council carries out the functions"),
    (RegimeKind.LEAD_JOINT, "Lead agency: each carries out some functions for the other"),
]
MOST_COUNCILS: Final = 4
TERM_WORDS: Final[Mapping[str, str]] = {
    "agreed_number": "Nominees of each side by agreement",
    "specified_number": "Nominees of each side that the council insists on",
    "first_chair_by": "Who appoints the first chair",
    "chair_term_months": "Term of the chair, in months",
    "vice_term_months": "Term of the vice-chair, in months",
    "chair_arrangements": "How chair and vice-chair are appointed",
    "chair_change_arrangements": "How the chair is changed",
    "additional_members": "How many members there are beyond the nominees",
    "additional_member_arrangements": "How additional members are appointed",
    "interim_arrangements": "Arrangements while a place is filled for a time",
    "vacancy_arrangements": "Arrangements for vacancies",
    "administration": "How the committee is supported",
    "funding": "How the committee is paid for",
}
TERM_HELP: Final[Mapping[str, str]] = {
    "additional_members": "Officers, professionals and members for staff, users and the like included.",
    "specified_number": "At most a tenth of the council’s own members; more needs agreement.",
}
FOR_BOARDS: Final = (
    "agreed_number",
    "specified_number",
    "first_chair_by",
    "chair_term_months",
    "vice_term_months",
    "chair_arrangements",
    "additional_members",
    "additional_member_arrangements",
    "interim_arrangements",
    "vacancy_arrangements",
)
FOR_COMMITTEES: Final = (
    "chair_arrangements",
    "chair_change_arrangements",
    "additional_members",
    "administration",
    "funding",
    "vacancy_arrangements",
)


# -- who the board is --------------------------------------------------------------------------------------


class IdentityForm(ChangesOne):
    """What the board is called, what established it, and the first model of integration it followed."""

    sometimes_needed = ("other_order", "regime_from")

    name = forms.CharField(label="Name of the board", max_length=200, validators=[plain_text])
    order = forms.ChoiceField(
        label="Establishing order",
        required=False,
        choices=[
            NOT_KNOWN,
            *(
                (order, f"{order}, in effect from {in_words(day)}")
                for order, day in ESTABLISHING_ORDERS.items()
            ),
            (OTHER, "Another, named below"),
        ],
        help_text="A lead agency area has none.",
    )
    other_order = forms.CharField(
        label="Another establishing order",
        max_length=200,
        required=False,
        validators=[plain_text],
        help_text="Such as SSI 2030/12.",
    )
    effective_on = day_field(
        "First day on which the board existed in law",
        required=False,
        help_text="Leave it empty to take the day of the order chosen above.",
    )
    regime = forms.ChoiceField(
        label="Model of integration", required=False, choices=REGIME_WORDS, widget=forms.RadioSelect
    )
    regime_from = day_field(
        "From which day",
        required=False,
        help_text="Leave it empty where the board has followed this model from its first day.",
    )

    def clean(self) -> dict[str, Any]:
        """Take the day from the order where none was typed; insist on a day for the model."""
        said = super().clean() or self.cleaned_data
        if said.get("order") == OTHER and not said.get("other_order") and not self.has_error("other_order"):
            self.add_error("other_order", "Name the order, such as SSI 2030/12.")
        if said.get("order") != OTHER and said.get("other_order"):
            self.add_error("other_order", "Leave this empty, or choose “Another” above.")
        if not said.get("effective_on") and not self.has_error("effective_on"):
            said["effective_on"] = ESTABLISHING_ORDERS.get(said.get("order", ""))
        undated = not said.get("regime_from") and not said.get("effective_on")
        if said.get("regime") and undated and not self.has_error("regime_from"):
            self.add_error("regime_from", "Enter the day from which the board has followed this model.")
        return said

    @property
    def said(self) -> dict[str, Any]:
        """What was typed, as the service takes it."""
        typed = self.cleaned_data
        order = typed["other_order"] if typed["order"] == OTHER else typed["order"]
        said = {"name": typed["name"], "order": order or None, "effective_on": typed["effective_on"]}
        if not typed["regime"]:
            return said
        return said | {
            "regime": typed["regime"],
            "regime_from": typed["regime_from"] or typed["effective_on"],
        }


class RegimeForm(forms.Form):
    """A model of integration from a day."""

    regime = forms.ChoiceField(label="Model of integration", choices=REGIME_WORDS, widget=forms.RadioSelect)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["from"] = day_field("From which day", help_text="It counts until the next one begins.")

    @property
    def said(self) -> dict[str, Any]:
        """What was typed, by the record's own names."""
        return {"regime": self.cleaned_data["regime"], "from": self.cleaned_data["from"]}


class CorrectRegimeForm(RegimeForm, ChangesOne):
    """A model of integration as it should have been recorded."""

    why = why_field()


# -- its authorities ---------------------------------------------------------------------------------------


class AuthoritiesForm(forms.Form):
    """The Health Board and the councils that prepared the scheme, with how large each council is."""

    def __init__(
        self,
        *args: Any,
        authorities: Iterable[ConstituentAuthority],
        parties: Iterable[Party],
        regime: str | None,
        since: date | None,
        **kwargs: Any,
    ) -> None:
        """Take the shared list, what is on record, and the model, which says how many councils there are."""
        super().__init__(*args, **kwargs)
        taken = {party.authority: party.kind for party in parties}
        self.listed = {each.slug: each for each in authorities}
        free = [each for each in self.listed.values() if each.slug not in taken]
        # What was recorded meanwhile can still be sent by a page that was opened before.
        health = [each for each in self.listed.values() if each.kind == "health_board"]
        councils = [each for each in self.listed.values() if each.kind == "council"]
        if "health_board" not in taken.values() or "health_board" in self.data:
            self.fields["health_board"] = _authority_field("Health Board", health)
        there = sum(kind == "council" for kind in taken.values())
        most = 1 if regime == "ijb_single" else MOST_COUNCILS
        offered = max(most - there, 0) or int("council_1" in self.data)
        self.numbers = range(1, offered + 1)
        for number in self.numbers:
            self._add_council(number, councils, since)
        self.anything_left = bool(free)

    def _add_council(self, number: int, councils: list[ConstituentAuthority], since: date | None) -> None:
        which = "" if len(self.numbers) == 1 else f" {number}"
        self.fields[f"council_{number}"] = _authority_field(f"Council{which}", councils)
        self.fields[f"count_{number}"] = forms.IntegerField(
            label=f"Number of councillors in all, council{which}",
            required=False,
            min_value=1,
            max_value=500,
            help_text="All councillors of the council, not only those on the board.",
        )
        self.fields[f"since_{number}"] = day_field(
            f"From which day it has had so many, council{which}",
            required=False,
            initial=since,
            help_text="Often the day of an ordinary election. The board’s first day will do.",
        )

    def clean(self) -> dict[str, Any]:
        """Insist on somebody, on each council once, and on a day with every number."""
        said = super().clean() or self.cleaned_data
        names = [f"council_{number}" for number in self.numbers]
        chosen = [said[name] for name in names if said.get(name)]
        for number, name in zip(self.numbers, names, strict=True):
            if said.get(name) and chosen.count(said[name]) > 1:
                self.add_error(name, "This council is chosen twice.")
            self._check_size(number)
            if not said.get(f"count_{number}"):
                # The day is proposed for every council, and means nothing without a number.
                said[f"since_{number}"] = None
        if not chosen and not said.get("health_board") and not self.errors:
            raise forms.ValidationError("Choose the authorities that prepared the integration scheme.")
        return said

    def _check_size(self, number: int) -> None:
        said, count, since = self.cleaned_data, f"count_{number}", f"since_{number}"
        if said.get(count) and not said.get(f"council_{number}"):
            self.add_error(f"council_{number}", "Choose the council that has so many councillors.")
        if said.get(count) and not said.get(since) and not self.has_error(since):
            self.add_error(since, "Enter the day from which the council has had so many.")

    @property
    def parties(self) -> list[tuple[ConstituentAuthority, list[dict[str, Any]]]]:
        """Those chosen, with their sizes, as the service takes them."""
        return list(self._parties())

    def _parties(self) -> Iterator[tuple[ConstituentAuthority, list[dict[str, Any]]]]:
        said = self.cleaned_data
        for number in self.numbers:
            if slug := said.get(f"council_{number}"):
                count, since = said[f"count_{number}"], said[f"since_{number}"]
                sizes = [{"from": since.isoformat(), "count": count}] if count and since else []
                yield self.listed[slug], sizes
        if slug := said.get("health_board"):
            yield self.listed[slug], []

    @property
    def rows(self) -> list[dict[str, Any]]:
        """The same, by the record's own names."""
        return [party_said(*each) for each in self.parties]


def _authority_field(label: str, listed: Iterable[ConstituentAuthority]) -> forms.ChoiceField:
    choices = [("", "Not chosen"), *((each.slug, each.name) for each in listed)]
    return forms.ChoiceField(label=label, required=False, choices=choices)


class CouncillorsForm(ChangesOne):
    """How many councillors a council has from a day."""

    count = forms.IntegerField(label="Number of councillors in all", min_value=1, max_value=500)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["from"] = day_field("From which day", help_text="It counts until the next number begins.")


# -- its scheme --------------------------------------------------------------------------------------------


class SchemeForm(forms.Form):
    """What the integration scheme says from a day: each term, that it does not say, or nothing known."""

    def __init__(
        self,
        *args: Any,
        facts: BoardFacts,
        regime: str | None,
        present: Mapping[str, Any] | None = None,
        **kwargs: Any,
    ) -> None:
        """Take the facts, the model, and what a version on record says that is carried on or corrected."""
        super().__init__(*args, **kwargs)
        self.parties = [*facts.parties] if is_known(facts.board.parties) else []
        self.fields["from"] = day_field(
            "First day on which this version was in force", help_text="It counts until the next version."
        )
        for number, party in enumerate(self.parties):
            self.fields[f"nominees_{number}"] = forms.IntegerField(
                label=f"Nominees of {party.label}", required=False, min_value=0, max_value=200
            )
        self.fields["nominees_silent"] = forms.BooleanField(
            label=f"{SILENT} how many each authority nominates", required=False
        )
        self.terms = FOR_COMMITTEES if regime in LEAD_AGENCY else FOR_BOARDS
        for term in self.terms:
            self._add_term(term)
        for name, value in self._shown(present or {}).items():
            if name in self.fields:
                self.fields[name].initial = value

    def _add_term(self, term: str) -> None:
        words = TERM_WORDS[term]
        self.fields[term] = self._field_of(term, words)
        self.fields[f"{term}_silent"] = forms.BooleanField(
            label=f"{SILENT} ({words[:1].lower()}{words[1:]})", required=False
        )

    def _field_of(self, term: str, words: str) -> forms.Field:
        help_text = TERM_HELP.get(term, "")
        if term == "first_chair_by":
            choices = [NOT_KNOWN, *((each.authority, each.label) for each in self.parties)]
            return forms.ChoiceField(label=words, required=False, choices=choices)
        shape = SCHEME_VERSION.fields[term]
        inner = shape.shape if isinstance(shape, OrWord) else shape
        if isinstance(inner, Whole):
            return forms.IntegerField(
                label=words,
                required=False,
                min_value=inner.least,
                max_value=inner.most,
                help_text=help_text,
            )
        return forms.CharField(
            label=words,
            required=False,
            max_length=2000,
            validators=[plain_text],
            help_text="In the words of the scheme, or where it stands there, such as paragraph 3.4.",
        )

    def _shown(self, said: Mapping[str, Any]) -> dict[str, Any]:
        """What the form shows of a version as the record says it."""
        nominees = said.get("nominees")
        numbers = nominees if isinstance(nominees, dict) else {}
        shown = {
            f"nominees_{number}": numbers.get(each.authority) for number, each in enumerate(self.parties)
        }
        shown |= {"from": said.get("from"), "nominees_silent": nominees == str(NONE)}
        for term in self.terms:
            silent = said.get(term) == str(NONE)
            shown |= {term: None if silent else said.get(term), f"{term}_silent": silent}
        return shown

    def clean(self) -> dict[str, Any]:
        """Refuse a value for what the scheme is said not to say."""
        said = super().clean() or self.cleaned_data
        for term in self.terms:
            if said.get(f"{term}_silent") and said.get(term) not in (None, ""):
                self.add_error(term, f"Leave this empty, or take back that {SILENT[:1].lower()}{SILENT[1:]}.")
        given = [number for number in range(len(self.parties)) if said.get(f"nominees_{number}") is not None]
        if given and said.get("nominees_silent"):
            self.add_error("nominees_silent", "Leave this, or empty the numbers of nominees.")
        if given and len(given) < len(self.parties) and not self.errors:
            missing = next(number for number in range(len(self.parties)) if number not in given)
            self.add_error(f"nominees_{missing}", "Enter a number for each authority, or for none.")
        return said

    @property
    def said(self) -> dict[str, Any]:
        """What was typed, by the record's own names; None for what is not known."""
        typed = self.cleaned_data
        said = {"from": typed["from"], "nominees": self._nominees()}
        for term in self.terms:
            said[term] = (
                str(NONE) if typed[f"{term}_silent"] else (typed[term] if typed[term] != "" else None)
            )
        councils = [each.authority for each in self.parties if each.kind == "council"]
        if isinstance(said.get("specified_number"), int) and len(councils) == 1:
            said["specified_by"] = councils[0]
        return said

    def _nominees(self) -> dict[str, int] | str | None:
        typed = self.cleaned_data
        if typed["nominees_silent"]:
            return str(NONE)
        numbers = {
            each.authority: typed[f"nominees_{number}"]
            for number, each in enumerate(self.parties)
            if typed[f"nominees_{number}"] is not None
        }
        return numbers or None

    @property
    def pairs(self) -> list[tuple[BoundField, BoundField]]:
        """Each term with the tick that the scheme does not say, for the page."""
        return [(self[term], self[f"{term}_silent"]) for term in self.terms]

    @property
    def numbers(self) -> list[BoundField]:
        """The numbers of nominees, for the page."""
        return [self[f"nominees_{number}"] for number in range(len(self.parties))]


class GoOnWithSchemeForm(SchemeForm, ChangesOne):
    """A version of the scheme of which more is filled in."""


class CorrectSchemeForm(SchemeForm, ChangesOne):
    """A version of the scheme as it should have been recorded."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["why"] = why_field()


# -- its settings ------------------------------------------------------------------------------------------


class SettingsForm(forms.Form):
    """The board's own thresholds from a day."""

    notice_to_ministers_days = forms.IntegerField(
        label="Days for telling the Ministers of a vacancy",
        required=False,
        help_text="Counted from the end of the six months.",
        min_value=0,
        max_value=1000,
    )
    resignation_notice_days = forms.IntegerField(
        label="Days for telling an authority that its nominee has resigned",
        required=False,
        min_value=0,
        max_value=1000,
    )
    successive_terms = forms.IntegerField(
        label="The board’s own limit on terms in a row", required=False, min_value=0, max_value=200
    )
    successive_terms_none = forms.BooleanField(
        label="The board has no limit on terms in a row", required=False
    )
    switched_off = forms.MultipleChoiceField(
        label="Local rules that the board does not want to be asked about",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Only local practice can be switched off, never the law.",
    )

    def __init__(self, *args: Any, present: Mapping[str, Any] | None = None, **kwargs: Any) -> None:
        """Take the settings on record that are carried on or corrected."""
        super().__init__(*args, **kwargs)
        self.fields["from"] = day_field("From which day", help_text="They count until the next ones begin.")
        self.order_fields(["from"])
        field = self.fields["switched_off"]
        assert isinstance(field, forms.MultipleChoiceField)
        field.choices = [
            (rule.id, f"{rule.title} ({rule.id})") for rule in REGISTRY if rule.duty is Duty.LOCAL
        ]
        said = dict(present or {})
        unlimited = said.get("successive_terms") == str(NONE)
        said |= {"successive_terms_none": unlimited}
        for name in self.fields:
            if said.get(name) is not None and not (unlimited and name == "successive_terms"):
                self.fields[name].initial = said[name]

    def clean(self) -> dict[str, Any]:
        """Refuse a limit where there is said to be none."""
        said = super().clean() or self.cleaned_data
        if said.get("successive_terms") is not None and said.get("successive_terms_none"):
            self.add_error("successive_terms", "Leave this empty, or take back that there is no limit.")
        return said

    @property
    def said(self) -> dict[str, Any]:
        """What was typed, by the record's own names; None for what is not said."""
        typed = self.cleaned_data
        said = {name: typed[name] for name in SETTING.fields if name in typed}
        limit = str(NONE) if typed["successive_terms_none"] else typed["successive_terms"]
        return said | {"successive_terms": limit, "switched_off": typed["switched_off"] or None}


class CorrectSettingsForm(SettingsForm, ChangesOne):
    """Settings as they should have been recorded."""

    why = why_field()


# -- what is complete --------------------------------------------------------------------------------------


class CompleteForm(ChangesOne):
    """From which day on each list is on record and kept up to date; empty where nobody claims that."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["seats"] = day_field(CLAIMED["seats"], required=False)
        self.fields["holders"] = day_field(
            "Everybody who held a seat, in every seat",
            required=False,
            help_text="Only then can a place be known to be empty.",
        )
        for name, words in CLAIMED.items():
            if name != "seats":
                self.fields[name] = day_field(words, required=False)

    @property
    def claims(self) -> dict[str, date | None]:
        """The day for each list."""
        return {name: self.cleaned_data[name] for name in CLAIMED}
