"""The board's details: its models of integration, authorities, schemes and settings, with corrections."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, ClassVar

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.generic import TemplateView

from boards import rows
from boards import twins as own_twins
from boards.desk import place_of
from boards.identity import (
    correct_own_row,
    count_councillors,
    record_regime,
    record_settings,
    withdraw_own_row,
)
from boards.models import LocalSetting, Party, RecordRow, Regime, RegimeKind, SchemeVersion
from compliance.setup.forms import (
    REGIME_WORDS,
    TERM_WORDS,
    CorrectRegimeForm,
    CorrectSchemeForm,
    CorrectSettingsForm,
    CouncillorsForm,
    GoOnWithSchemeForm,
    RegimeForm,
    SettingsForm,
)
from compliance.setup.seats import latest_regime
from compliance.setup.views import SET_UP, Scheme, SetUpAct
from compliance.views import AssessedView
from membership import twins
from membership.acting import said_in_words
from membership.correction_forms import WithdrawForm
from statute.facts import BoardFacts
from statute.spans import in_words

Row = dict[str, Any]
SETTING_WORDS = {
    "notice_to_ministers_days": "Days for telling the Ministers of a vacancy",
    "resignation_notice_days": "Days for telling an authority of a resignation",
    "successive_terms": "Terms in a row",
    "switched_off": "Local rules not asked",
}


@dataclass(frozen=True)
class Shown:
    """One entry of the board's details: what it is, what it says, and what can be done to it."""

    title: str
    pairs: tuple[tuple[str, str], ...]
    acts: tuple[tuple[str, str], ...]


class DetailsPage(AssessedView, TemplateView):
    """All that is on record of the board itself."""

    act = SET_UP
    template_name = "compliance/setup_details.html"

    def get_context_data(self, **kwargs: Any) -> Row:
        """Give the entries of each kind with what can be done to them."""
        return super().get_context_data(
            regimes=[self._regime(row) for row in self.board.regimes.order_by("from_on")],
            parties=[self._party(row) for row in self.board.parties.select_related("authority")],
            schemes=[self._scheme(row) for row in self.board.scheme_versions.order_by("-from_on")],
            settings=[self._setting(row) for row in self.board.local_settings.order_by("-from_on")],
            **kwargs,
        )

    def _acts(self, row: RecordRow, correct: str = "") -> tuple[tuple[str, str], ...]:
        mistake = ("Recorded by mistake", self._at("withdraw_detail", row.in_list, row.public_id))
        return (("Correct", self._at(correct, row.public_id)), mistake) if correct else (mistake,)

    def _at(self, route: str, *args: Any) -> str:
        return reverse(f"compliance:{route}", args=[self.board.slug, *args])

    def _regime(self, row: Regime) -> Shown:
        words = dict(REGIME_WORDS)[RegimeKind(row.regime)]
        return Shown(words, (("From", in_words(row.from_on)),), self._acts(row, "correct_regime"))

    def _party(self, row: Party) -> Shown:
        name, acts = str(row.name or row.authority), self._acts(row)
        if row.kind != "council":
            return Shown(name, (), acts)
        counting = ("Record another number of councillors", self._at("councillors", row.public_id))
        return Shown(name, _sizes_in_words(row.sizes or []), (counting, *acts))

    def _scheme(self, row: SchemeVersion) -> Shown:
        pairs = tuple(_terms_in_words(row.terms, self.facts))
        return Shown(f"In force from {in_words(row.from_on)}", pairs, self._acts(row, "correct_scheme"))

    def _setting(self, row: LocalSetting) -> Shown:
        pairs = tuple((SETTING_WORDS.get(name, name), _in_words(value)) for name, value in row.terms.items())
        return Shown(f"From {in_words(row.from_on)}", pairs, self._acts(row, "correct_settings"))


def _sizes_in_words(sizes: list[Row]) -> tuple[tuple[str, str], ...]:
    said = [(f"Councillors from {_day(step['from'])}", str(step["count"])) for step in sizes]
    return tuple(said) or (("Number of councillors", "not on record"),)


def _day(said: str) -> str:
    return in_words(date.fromisoformat(said))


def _in_words(value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(map(str, value)) or "none"
    return str(value)


def _terms_in_words(terms: Row, facts: BoardFacts) -> Iterator[tuple[str, str]]:
    for name, value in terms.items():
        if isinstance(value, dict):
            yield from ((f"Nominees of {facts.authority_label(each)}", str(value[each])) for each in value)
        elif name != "specified_by":
            words = TERM_WORDS.get(name, "Nominees")
            yield words, "the scheme does not say" if value == "none" else facts.authority_label(str(value))


class OfDetails(SetUpAct):
    """An act reached from the board's details."""

    def back(self) -> str:
        """The board's details."""
        return self.at("compliance:details")

    def crumbs(self) -> list[tuple[str, str]]:
        """The way here over the details."""
        return [("Board details", self.back())]


class NewRegime(OfDetails):
    """A new model of integration from a day."""

    form_class = RegimeForm
    heading = "Another model of integration"
    explained = ("From its first day on, the board is judged by the rules of this model.",)

    def changed(self, document: twins.Document, form: RegimeForm) -> twins.Document:
        """The record with the model in it."""
        return rows.recorded(document, "regimes", form.said)

    def done_already(self, form: RegimeForm) -> str:
        """Tell that it is on record, where a form was sent twice."""
        said = rows.row_said(form.said)
        return "That is on record already." if said in rows.rows_in(self.document, "regimes") else ""

    def keep(self, form: RegimeForm) -> str:
        """Record it."""
        said = form.said
        record_regime(self.board, regime=said["regime"], from_=said["from"], by=self.actor)
        return "The model of integration is on record."


class NewScheme(OfDetails, Scheme):
    """A new version of the scheme, from the board's details."""

    goes_on = False
    heading = "A new version of the integration scheme"


class NewSettings(OfDetails):
    """The board's own settings from a day."""

    form_class = SettingsForm
    heading = "Settings of the board"
    explained = (
        "Thresholds where the law leaves one to the board, and local practice that it does not follow.",
        "What is left empty takes the usual value.",
    )

    @property
    def there(self) -> list[Row]:
        """The settings on record, as the record says them."""
        return list(self.document.get("settings", []))

    def get_form_kwargs(self) -> Row:
        """Give what the latest settings say, to be carried on."""
        latest = max(self.there, key=lambda row: str(row["from"]), default={})
        present = {name: value for name, value in latest.items() if name != "from"}
        return super().get_form_kwargs() | {"present": present}

    def get_initial(self) -> Row:
        """Propose today."""
        return {"from": self.on}

    def changed(self, document: twins.Document, form: SettingsForm) -> twins.Document:
        """The record with the settings in it."""
        return rows.recorded(document, "settings", form.said)

    def done_already(self, form: SettingsForm) -> str:
        """Tell that these very settings are on record, where a form was sent twice."""
        said = rows.row_said(form.said)
        there = [{name: value for name, value in row.items() if name != "id"} for row in self.there]
        return "Those settings are on record already." if said in there else ""

    def keep(self, form: SettingsForm) -> str:
        """Record them."""
        record_settings(self.board, said=form.said, by=self.actor)
        return "The settings are on record."


class OfDetail(OfDetails):
    """An act that concerns one entry of the board's details."""

    model: ClassVar[type[RecordRow]]

    @cached_property
    def row(self) -> Any:
        """The entry."""
        return get_object_or_404(
            self.model._default_manager.filter(board=self.board), public_id=self.kwargs["public_id"]
        )

    @cached_property
    def place(self) -> int:
        """Where the record has it."""
        return place_of(self.row)

    def said_now(self) -> Row:
        """What the record says of it."""
        row: Row = rows.rows_in(self.document, self.model.in_list)[self.place]
        return {name: value for name, value in row.items() if name != "id"}

    def under(self) -> str:
        """What it is."""
        return str(self.row)

    def get_initial(self) -> Row:
        """Remember which version is being looked at."""
        return {"version": self.row.version}

    def now(self) -> Any:
        """The entry as it is now."""
        return get_object_or_404(self.model._default_manager.filter(board=self.board), pk=self.row.pk)

    def current_version(self) -> int:
        """Its version as it is now."""
        version: int = self.now().version
        return version


class CorrectDetail(OfDetail):
    """An entry of the board's details said anew."""

    do = "Save the correction"

    def changes(self, form: Any) -> Row:
        """Give the fields that would be said anew; those that the form does not ask for stay as they are."""
        now = self.said_now()
        said = rows.row_said(form.said)
        return {name: said.get(name) for name in form.said if said.get(name) != now.get(name)}

    def done_already(self, form: Any) -> str:
        """Tell that the record says so already, where a form was sent twice."""
        sent_twice = form.cleaned_data["version"] < self.row.version
        return "The record says so already." if sent_twice and not self.changes(form) else ""

    def changed(self, document: twins.Document, form: Any) -> twins.Document:
        """The record with the correction in it."""
        after = rows.corrected(document, self.model.in_list, self.place, self.changes(form))
        twins.refuse_nothing_changed(document, after)
        return after

    def held(self, form: Any) -> dict[str, str]:
        """What the record says now."""
        sent = ("data", "files")
        fresh = type(form)(
            **{name: each for name, each in self.get_form_kwargs().items() if name not in sent}
        )
        return {
            name: said_in_words(fresh, {name: fresh.get_initial_for_field(field, name)})[name]
            for name, field in fresh.fields.items()
            if name not in ("version", "why")
        }

    def keep(self, form: Any) -> str:
        """Correct it."""
        said = form.cleaned_data
        correct_own_row(
            self.row, changes=self.changes(form), why=said["why"], version=said["version"], by=self.actor
        )
        return "It is corrected."


class CorrectRegime(CorrectDetail):
    """A model of integration that was recorded wrongly."""

    model = Regime
    form_class = CorrectRegimeForm
    heading = "Correct the model of integration"

    def get_initial(self) -> Row:
        """Show what is on record."""
        return super().get_initial() | {"regime": self.row.regime, "from": self.row.from_on}


class CorrectScheme(CorrectDetail):
    """A version of the scheme that was recorded wrongly."""

    model = SchemeVersion
    form_class: type[CorrectSchemeForm | GoOnWithSchemeForm] = CorrectSchemeForm
    template_name = "compliance/setup_scheme.html"
    heading = "Correct a version of the integration scheme"

    def get_form_kwargs(self) -> Row:
        """Give the model, and what is on record."""
        given = {"facts": self.facts, "regime": latest_regime(self.facts), "present": self.said_now()}
        return super().get_form_kwargs() | given


class GoOnWithScheme(CorrectScheme):
    """The version of the scheme in force, of which the guide's task fills in more."""

    form_class = GoOnWithSchemeForm
    heading = Scheme.heading
    explained = (*Scheme.explained, "What is on record already is filled in.")
    do = Scheme.do
    why: ClassVar[str] = "More of it was filled in, or it was filled in otherwise."

    def under(self) -> str:
        """From which day it is in force."""
        return f"In force from {in_words(self.row.from_on)}"

    def back(self) -> str:
        """The guide."""
        return self.at("compliance:set_up")

    def crumbs(self) -> list[tuple[str, str]]:
        """The way here over the guide."""
        return [("Set-up guide", self.back())]

    def more(self) -> list[tuple[str, str]]:
        """Where another version is recorded."""
        return [("Record a new version, in force from another day", self.at("compliance:new_scheme"))]

    def keep(self, form: GoOnWithSchemeForm) -> str:
        """Correct it, without asking why: it was never finished."""
        version = form.cleaned_data["version"]
        correct_own_row(self.row, changes=self.changes(form), why=self.why, version=version, by=self.actor)
        return f"The scheme in force from {in_words(form.cleaned_data['from'])} is on record."


class CorrectSettings(CorrectDetail):
    """Settings that were recorded wrongly."""

    model = LocalSetting
    form_class = CorrectSettingsForm
    heading = "Correct the settings of the board"

    def get_form_kwargs(self) -> Row:
        """Give what is on record."""
        return super().get_form_kwargs() | {"present": self.said_now()}


class Councillors(OfDetail):
    """How many councillors a council has from a day."""

    model = Party
    form_class = CouncillorsForm
    heading = "Number of councillors"
    explained = ("A number that is on record for the same day is replaced.",)

    @cached_property
    def row(self) -> Any:
        """The council; a Health Board has no councillors."""
        return get_object_or_404(
            self.board.parties.filter(kind="council"), public_id=self.kwargs["public_id"]
        )

    def under(self) -> str:
        """The council."""
        return str(self.row.name or self.row.authority)

    def changed(self, document: twins.Document, form: CouncillorsForm) -> twins.Document:
        """The record with the number in it."""
        said = form.cleaned_data
        after = own_twins.councillors_counted(document, self.place, from_=said["from"], count=said["count"])
        twins.refuse_nothing_changed(document, after)
        return after

    def done_already(self, form: CouncillorsForm) -> str:
        """Tell that the number is on record, where a form was sent twice."""
        said = form.cleaned_data
        step = {"from": said["from"].isoformat(), "count": said["count"]}
        return "That number is on record already." if step in (self.row.sizes or []) else ""

    def held(self, form: CouncillorsForm) -> dict[str, str]:
        """The latest number on record now."""
        sizes = sorted(self.now().sizes or [], key=lambda step: str(step["from"]))
        if not sizes:
            return {"count": "nothing", "from": "nothing"}
        return {"count": str(sizes[-1]["count"]), "from": _day(sizes[-1]["from"])}

    def keep(self, form: CouncillorsForm) -> str:
        """Record it."""
        said = form.cleaned_data
        count_councillors(
            self.row, from_=said["from"], count=said["count"], version=said["version"], by=self.actor
        )
        return "The number of councillors is on record."


class WithdrawDetail(OfDetail):
    """An entry of the board's details that should never have been there."""

    form_class = WithdrawForm
    heading = "Recorded by mistake"
    do = "Take it off the record"
    explained = (
        "This is for what never was so. It no longer counts from then on.",
        "That it was once recorded stays in the trail.",
    )

    def enter(self, request: HttpRequest) -> HttpResponse | None:
        """Find the kind of entry that the address names."""
        if (refused := super().enter(request)) is not None:
            return refused
        kinds = {model.in_list: model for model in (Regime, Party, SchemeVersion, LocalSetting)}
        if self.kwargs["kind"] not in kinds:
            raise Http404
        self.kind = kinds[self.kwargs["kind"]]
        return None

    @cached_property
    def row(self) -> Any:
        """The entry, also one taken off already."""
        return get_object_or_404(
            self.kind.everything.filter(board=self.board), public_id=self.kwargs["public_id"]
        )

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show no page for what was taken off."""
        if self.row.withdrawn:
            raise Http404
        return super().get(request, *args, **kwargs)

    def sent_before(self) -> str:
        """Tell that it is off the record, where a form was sent twice."""
        return "That was already taken off the record." if self.row.withdrawn else ""

    def now(self) -> Any:
        """The entry as it is now."""
        return get_object_or_404(self.kind.everything.filter(board=self.board), pk=self.row.pk)

    def changed(self, document: twins.Document, form: WithdrawForm) -> twins.Document:
        """The record without it."""
        return own_twins.withdrawn(document, self.kind.in_list, self.place)

    def keep(self, form: WithdrawForm) -> str:
        """Take it off."""
        said = form.cleaned_data
        withdraw_own_row(self.row, why=said["why"], version=said["version"], by=self.actor)
        return "It is taken off the record."
