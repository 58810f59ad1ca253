"""The pages on which localities, the area, people's parts and issues are recorded, ended and put right."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, ClassVar, Final

from django.http import HttpResponse
from django.urls import reverse

from boards.models import RecordRow
from boards.refusals import Place, Refused
from boards.rows import value_said
from localities.fields import Clusters, Lines
from localities.forms import (
    NO,
    NOTHING_CAME,
    YES,
    AnswerIssueForm,
    CorrectAreaForm,
    CorrectIssueForm,
    CorrectLocalityForm,
    CorrectPartForm,
    LastDayForm,
    PartFields,
    RaiseIssueForm,
    RecordAreaForm,
    RecordLocalityForm,
    RecordPartForm,
)
from localities.models import Area, Involvement, Issue, Locality
from localities.services import (
    answer_issue,
    correct_area,
    correct_involvement,
    correct_issue,
    correct_locality,
    end_involvement,
    end_locality,
    raise_issue,
    record_area,
    record_involvement,
    record_locality,
    withdraw_area,
    withdraw_involvement,
    withdraw_issue,
    withdraw_locality,
)
from localities.wording import AREA, INVOLVEMENT, ISSUE, LOCALITY
from membership import twins
from membership.form_parts import until_of
from membership.row_acts import CorrectsRow, MistakeForm, OfBoard, OfRow, TakesRowOff
from statute.day import ONE_DAY
from statute.facts import BoardFacts
from statute.localities import groups_left_behind, who_takes_part
from statute.spans import in_words

HOME: Final = ("Localities", "localities:list")
WHAT_ONE_IS: Final = (
    "The strategic plan divides the whole area into two or more localities, in which services are planned "
    "with the people who live and work there (section 29(3)(a) of the Public Bodies (Joint Working) "
    "(Scotland) Act 2014)."
)
NOT_ENDED_WITH_IT: Final = (
    "Its planning group, those who take part and its seat on the strategic planning group are left as they "
    "are. End each of them too, where it ends with the locality."
)
WHAT_THE_AREA_IS_FOR: Final = (
    "Against the datazones or wards of the whole area it is seen whether the localities cover it, and "
    "whether two of them overlap (rule LOC-02)."
)
WHO_SHOULD: Final = (
    "Five kinds of people should take part in each locality, on its planning group or in another way (rule "
    "LOC-07); general practitioners among them, one for each practice or cluster (rule LOC-08)."
)
# How the forms call what the record calls otherwise.
ON_THE_FORM: Final = {"from": "starts_on", "to": "ends"}


def on_the_form(place: Place) -> Place:
    """Give the place of a complaint as the forms call it."""
    return (ON_THE_FORM.get(place[0], place[0]), *place[1:]) if place else place


@dataclass(frozen=True)
class ListChange:
    """How a list that was pasted differs from the one on record."""

    words: str
    added: list[str]
    taken_out: list[str]
    now: int


class OfLocalities(OfBoard):
    """An act on the localities' pages, where everything is kept by one role."""

    act = "localities.keep"
    back_to = "localities:list"
    back_words = "Localities"
    preview_template_name = "localities/act_preview.html"
    # The list of the record that it changes.
    in_list: ClassVar[str]

    def crumbs(self) -> list[tuple[str, str]]:
        """The way here over the localities."""
        words, route = HOME
        home = (words, reverse(route, args=[self.board.slug]))
        return [home] if self.back() == home[1] else [home, (self.back_words, self.back())]

    def form_valid(self, form: Any) -> HttpResponse:
        """Do it; what is refused is said at the form's own fields."""
        try:
            return super().form_valid(form)
        except Refused as refused:
            raise refused.moved(on_the_form) from None

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Give how pasted lists differ, once a form was filled in."""
        form = kwargs.get("form")
        lists = self.lists_changed(form) if form is not None and form.is_bound and form.is_valid() else []
        return super().get_context_data(**{"lists_changed": lists} | kwargs)

    def lists_changed(self, form: Any) -> list[ListChange]:
        """Give how the lists that were pasted differ from those on record."""
        return []


class Records(OfLocalities):
    """An act that makes one row: its form gives what the record says of it."""

    do = "Record it"
    model: ClassVar[type[RecordRow]]

    def get_form_kwargs(self) -> dict[str, Any]:
        """Give the facts that the choices come from."""
        return super().get_form_kwargs() | {"facts": self.facts}

    def get_initial(self) -> dict[str, Any]:
        """Take over what the link that led here knows."""
        return {name: value for name, value in self.request.GET.items() if name in ("locality", "kind")}

    def effective_on(self, form: Any) -> date:
        """Its first day, or the day asked about where that is not known."""
        said = form.cleaned_data
        return said.get("starts_on") or said.get("raised_on") or self.on

    def changed(self, document: twins.Document, form: Any) -> twins.Document:
        """The record with it in it."""
        return twins.recorded(
            document, self.model.in_list, {"id": str(form.cleaned_data["new_id"]), **form.said}
        )

    def done_already(self, form: Any) -> str:
        """Tell that it was recorded, where a form was sent twice."""
        rows = self.model.everything.filter(board=self.board, public_id=form.cleaned_data["new_id"])
        return "That is on record already." if rows.exists() else ""


class EndsRow(OfLocalities, OfRow):
    """A row that is given its last day."""

    form_class = LastDayForm
    do = "Record the last day"
    first: ClassVar[str]
    last: ClassVar[str]

    def get_initial(self) -> dict[str, Any]:
        """Propose the day asked about."""
        return super().get_initial() | {"on": self.on}

    def effective_on(self, form: LastDayForm) -> date:
        """The first day on which it is not so."""
        last: date = form.cleaned_data["on"]
        return last + ONE_DAY

    def changed(self, document: twins.Document, form: LastDayForm) -> twins.Document:
        """The record with the last day in it."""
        name = self.model.in_list
        return twins.ended_on(
            document, name, self.place, on=form.cleaned_data["on"], first=self.first, last=self.last
        )

    def done_already(self, form: LastDayForm) -> str:
        """Tell that it has this last day, where a form was sent twice."""
        last = form.cleaned_data["on"]
        return f"The last day was already {in_words(last)}." if self.row.ends_on == last else ""

    def held(self, form: LastDayForm) -> dict[str, str]:
        """The last day on record now."""
        last = self.now().ends_on
        return {"on": in_words(last) if last else "no last day"}


class SaysAnew(OfLocalities, CorrectsRow):
    """A row of this room said anew; its wording tells how its columns are called in the record."""

    act = "localities.keep"
    wording: ClassVar[Any]

    def get_form_kwargs(self) -> dict[str, Any]:
        """Give the facts, and what it says now."""
        return super().get_form_kwargs() | {"facts": self.facts, "present": self.said_of(self.row)}

    def said_of(self, row: Any) -> dict[str, Any]:
        """Give what the record says of it."""
        said: dict[str, Any] = self.wording.said(vars(row))
        return said

    def said_in_form(self, form: Any) -> dict[str, Any]:
        """Give what the form says, but for an empty answer where nothing was known."""
        said: dict[str, Any] = form.said
        return said

    def corrected(self, document: twins.Document, changes: dict[str, Any]) -> twins.Document:
        """The record with it corrected."""
        return twins.corrected(document, self.model.in_list, self.place, changes)

    def said(self, form: Any) -> dict[str, Any]:
        """Give what a service that corrects is told."""
        typed = form.cleaned_data
        return {
            "changes": self.changes(form),
            "why": typed["why"],
            "version": typed["version"],
            "by": self.actor,
        }


class TakesOff(OfLocalities, TakesRowOff):
    """A row of this room that should never have been there."""

    act = "localities.keep"

    def changed(self, document: twins.Document, form: MistakeForm) -> twins.Document:
        """The record without it."""
        return twins.withdrawn(document, self.model.in_list, self.place)


def lasting_shown(said: dict[str, Any], first: str, last: str) -> dict[str, Any]:
    """Give the days of something as a form shows them: its first day, and its end in two fields."""
    begins = said.get(first)
    shown = {"starts_on": date.fromisoformat(begins) if begins else None, "ends": None}
    return shown | until_of(said.get(last))


# -- localities --------------------------------------------------------------------------------------------


class RecordLocality(Records):
    """A new locality."""

    form_class = RecordLocalityForm
    heading = "Record a locality"
    model = Locality

    def explained(self) -> list[str]:
        """Say what a locality is, and where the law says so."""
        return [WHAT_ONE_IS]

    def lists_changed(self, form: RecordLocalityForm) -> list[ListChange]:
        """Give the units that were pasted."""
        return list_changes([], form.cleaned_data["units"])

    def save(self, form: RecordLocalityForm) -> str:
        """Record it."""
        made = record_locality(self.board, said=form.said, new_id=form.cleaned_data["new_id"], by=self.actor)
        return f"{made} is on record."


class OfLocality(OfLocalities, OfRow):
    """An act that concerns a locality, from whose page it comes."""

    model = Locality
    row: Locality

    def back(self) -> str:
        """The locality's page."""
        return reverse("localities:locality", args=[self.board.slug, self.row.public_id])

    def crumbs(self) -> list[tuple[str, str]]:
        """The way here over the locality."""
        words, route = HOME
        return [(words, reverse(route, args=[self.board.slug])), (str(self.row), self.back())]


class CorrectLocality(OfLocality, SaysAnew):
    """A locality said anew."""

    form_class = CorrectLocalityForm
    heading = "Correct a locality"
    wording = LOCALITY
    first, last = "from", "to"

    def elsewhere(self) -> list[tuple[str, str]]:
        """Where it is taken off the record."""
        address = reverse("localities:withdraw_locality", args=[self.board.slug, self.row.public_id])
        return [("It was recorded by mistake", address)]

    def initial_of(self, row: Locality) -> dict[str, Any]:
        """Show it, its end in two fields, its lists as they are typed."""
        said = self.said_of(row)
        lists = {"units": Lines(said.get("units", ())), "clusters": Clusters(said.get("clusters", ()))}
        return {"kind": "integration"} | said | lists | lasting_shown(said, "from", "to")

    def said_in_form(self, form: CorrectLocalityForm) -> dict[str, Any]:
        """Give what the form says; a kind left out, and a list known to be empty, stay as they are."""
        said, before = form.said, self.said_of(self.row)
        if "kind" not in before and said["kind"] == "integration":
            said.pop("kind")
        for name in ("units", "clusters"):
            if before.get(name) == [] and said[name] is None:
                said.pop(name)
        return said

    def noted(self, form: CorrectLocalityForm, after: BoardFacts) -> Iterator[str]:
        """Say that its group would be left behind where it ends."""
        last = form.cleaned_data["ends"]
        if last is not None and "to" in self.changes(form):
            yield from group_left_behind(self.row.ref, last, after)

    def lists_changed(self, form: CorrectLocalityForm) -> list[ListChange]:
        """Give how the units differ from those on record."""
        return list_changes(self.row.units or [], form.cleaned_data["units"])

    def save(self, form: CorrectLocalityForm) -> str:
        """Correct it."""
        return f"{correct_locality(self.row, **self.said(form))} is corrected."


class EndLocality(OfLocality, EndsRow):
    """A locality that is no longer one."""

    heading = "End a locality"
    first, last = "from", "to"

    def explained(self) -> list[str]:
        """Say what is not ended with it."""
        return [NOT_ENDED_WITH_IT]

    def noted(self, form: LastDayForm, after: BoardFacts) -> Iterator[str]:
        """Say that its group is left behind."""
        return group_left_behind(self.row.ref, form.cleaned_data["on"], after)

    def save(self, form: LastDayForm) -> str:
        """End it."""
        said = form.cleaned_data
        end_locality(self.row, on=said["on"], version=said["version"], by=self.actor)
        return f"{self.row}: last day {in_words(said['on'])}."


class WithdrawLocality(OfLocality, TakesOff):
    """A locality that never was."""

    def after(self) -> str:
        """The localities: its own page is gone."""
        return reverse("localities:list", args=[self.board.slug])

    def save(self, form: MistakeForm) -> str:
        """Take it off."""
        withdraw_locality(self.row, **form.cleaned_data, by=self.actor)
        return f"{self.row} is off the record."


def group_left_behind(locality: str, last: date, facts: BoardFacts) -> Iterator[str]:
    """Say that the planning group of a locality lives on after the locality's last day, where it does."""
    for each, group in groups_left_behind(facts, last + ONE_DAY):
        if each.id == locality:
            yield (
                f"{each.label} would end on {in_words(last)}, and its planning group would still be there: "
                f"{group.label}. End the group too, or say which locality it serves then."
            )


def list_changes(before: list[str], after: list[str]) -> list[ListChange]:
    """Give how a list of units would differ; nothing where it would not."""
    was, is_ = Counter(before), Counter(after)
    added, gone = list((is_ - was).elements()), list((was - is_).elements())
    return [ListChange("Datazones or wards", added, gone, len(after))] if added or gone else []


# -- the area ----------------------------------------------------------------------------------------------


class RecordArea(OfLocalities):
    """The units of the whole area, from a day on."""

    form_class = RecordAreaForm
    heading = "Record the area"
    do = "Record it"

    def explained(self) -> list[str]:
        """Say what it is for."""
        return [WHAT_THE_AREA_IS_FOR]

    def effective_on(self, form: RecordAreaForm) -> date:
        """Its first day."""
        first: date = form.cleaned_data["starts_on"]
        return first

    def changed(self, document: twins.Document, form: RecordAreaForm) -> twins.Document:
        """The record with it in it."""
        return twins.recorded(document, Area.in_list, form.said)

    def done_already(self, form: RecordAreaForm) -> str:
        """Tell that it was recorded, where a form was sent twice."""
        said = form.said
        row = Area.objects.filter(board=self.board, from_on=said["from"], unit=said["unit"]).first()
        return "That is on record already." if row is not None and row.units == said["units"] else ""

    def lists_changed(self, form: RecordAreaForm) -> list[ListChange]:
        """Give how the units differ from those of the list before."""
        first = form.cleaned_data["starts_on"]
        before = Area.objects.filter(board=self.board, from_on__lt=first).order_by("from_on").last()
        return list_changes([] if before is None else before.units or [], form.cleaned_data["units"])

    def save(self, form: RecordAreaForm) -> str:
        """Record it."""
        made = record_area(self.board, said=form.said, by=self.actor)
        return f"The area from {in_words(made.from_on)} is on record."


class OfArea(OfLocalities, OfRow):
    """An act that concerns a list of the area's units."""

    model = Area
    row: Area

    def under(self) -> str:
        """From which day it is."""
        return f"The area from {in_words(self.row.from_on)}"


class CorrectArea(OfArea, SaysAnew):
    """The area said anew."""

    form_class = CorrectAreaForm
    heading = "Correct the area"
    wording = AREA
    first = "from"

    def get_form_kwargs(self) -> dict[str, Any]:
        """Give what any form is given: it has no choices of its own."""
        given = super().get_form_kwargs()
        return {name: value for name, value in given.items() if name not in ("facts", "present")}

    def elsewhere(self) -> list[tuple[str, str]]:
        """Where it is taken off the record."""
        address = reverse("localities:withdraw_area", args=[self.board.slug, self.row.public_id])
        return [("It was recorded by mistake", address)]

    def initial_of(self, row: Area) -> dict[str, Any]:
        """Show it as it is typed."""
        said = self.said_of(row)
        return {"starts_on": row.from_on, "unit": said.get("unit"), "units": Lines(said.get("units", ()))}

    def lists_changed(self, form: CorrectAreaForm) -> list[ListChange]:
        """Give how the units differ from those on record."""
        return list_changes(self.row.units or [], form.cleaned_data["units"])

    def save(self, form: CorrectAreaForm) -> str:
        """Correct it."""
        correct_area(self.row, **self.said(form))
        return "The area is corrected."


class WithdrawArea(OfArea, TakesOff):
    """A list of units that never was."""

    def save(self, form: MistakeForm) -> str:
        """Take it off."""
        withdraw_area(self.row, **form.cleaned_data, by=self.actor)
        return "The list of the area’s units is off the record."


# -- who takes part ----------------------------------------------------------------------------------------


class RecordPart(Records):
    """Somebody's part in a locality."""

    form_class = RecordPartForm
    heading = "Record who takes part"
    model = Involvement
    back_to = "localities:taking_part"
    back_words = "Who takes part"

    def explained(self) -> list[str]:
        """Say whom the guidance names, and which clusters there are."""
        return [WHO_SHOULD, *clusters_told(self.facts.localities)]

    def noted(self, form: RecordPartForm, after: BoardFacts) -> Iterator[str]:
        """Say that the locality had ended before they began."""
        return begins_too_late(form, after)

    def save(self, form: RecordPartForm) -> str:
        """Record it."""
        record_involvement(self.board, said=form.said, new_id=form.cleaned_data["new_id"], by=self.actor)
        return "Who takes part is on record."


def begins_too_late(form: PartFields, facts: BoardFacts) -> Iterator[str]:
    """Say that a locality had ended before the day from which somebody takes part, where it had."""
    locality = facts.locality_by_id.get(form.cleaned_data["locality"])
    first: date | None = form.cleaned_data["starts_on"]
    last = None if locality is None else locality.to
    if locality is not None and first is not None and isinstance(last, date) and first > last:
        yield f"{locality.label} had ended before that first day: its last day was {in_words(last)}."


def clusters_told(localities: Any) -> list[str]:
    """Say which clusters of general practices are on record, by locality."""
    named = [
        f"{each.label}: {', '.join(cluster.name for cluster in each.clusters)}"
        for each in localities
        if isinstance(each.clusters, tuple) and each.clusters
    ]
    return [f"Clusters of general practices on record: {'; '.join(named)}."] if named else []


class OfPart(OfLocalities, OfRow):
    """An act that concerns somebody's part in a locality."""

    model = Involvement
    row: Involvement
    back_to = "localities:taking_part"
    back_words = "Who takes part"

    @cached_property
    def words(self) -> str:
        """Who, and where."""
        if self.row.withdrawn:
            return "Somebody’s part in a locality"
        fact = self.facts.involvements[self.place]
        return f"{who_takes_part(fact, self.facts)}, {self.facts.locality_label(fact.locality)}"

    def under(self) -> str:
        """Who, and where."""
        return self.words


class EndPart(OfPart, EndsRow):
    """Somebody who no longer takes part."""

    heading = "No longer takes part"
    first, last = "starts_on", "ends"

    def save(self, form: LastDayForm) -> str:
        """End it."""
        said, words = form.cleaned_data, self.words
        end_involvement(self.row, on=said["on"], version=said["version"], by=self.actor)
        return f"{words}: last day {in_words(said['on'])}."


class CorrectPart(OfPart, SaysAnew):
    """Somebody's part said anew."""

    form_class = CorrectPartForm
    heading = "Correct who takes part"
    wording = INVOLVEMENT
    first, last = "starts_on", "ends"

    def noted(self, form: CorrectPartForm, after: BoardFacts) -> Iterator[str]:
        """Say that the locality had ended before they began."""
        return begins_too_late(form, after)

    def explained(self) -> list[str]:
        """Say which clusters there are."""
        return clusters_told(self.facts.localities)

    def elsewhere(self) -> list[tuple[str, str]]:
        """Where it is taken off the record."""
        address = reverse("localities:withdraw_part", args=[self.board.slug, self.row.public_id])
        return [("It was recorded by mistake", address)]

    def initial_of(self, row: Involvement) -> dict[str, Any]:
        """Show it, its end in two fields."""
        said = self.said_of(row)
        seen = {"seen_on": row.seen_on}
        sits = {"as_member": {True: YES, False: NO}.get(said.get("as_member"), "")}  # type: ignore[arg-type]
        return said | seen | sits | lasting_shown(said, "starts_on", "ends")

    def save(self, form: CorrectPartForm) -> str:
        """Correct it."""
        correct_involvement(self.row, **self.said(form))
        return "Who takes part is corrected."


class WithdrawPart(OfPart, TakesOff):
    """A part in a locality that nobody ever had."""

    def save(self, form: MistakeForm) -> str:
        """Take it off."""
        words = self.words
        withdraw_involvement(self.row, **form.cleaned_data, by=self.actor)
        return f"{words}: that is off the record."


# -- what was raised ---------------------------------------------------------------------------------------


class RaiseIssue(Records):
    """Something raised from a locality."""

    form_class = RaiseIssueForm
    heading = "Record an issue raised"
    model = Issue
    back_to = "localities:issues"
    back_words = "Issues raised"

    def save(self, form: RaiseIssueForm) -> str:
        """Record it."""
        raise_issue(self.board, said=form.said, new_id=form.cleaned_data["new_id"], by=self.actor)
        return "The issue is on record."


class OfIssue(OfLocalities, OfRow):
    """An act that concerns an issue."""

    model = Issue
    row: Issue
    back_to = "localities:issues"
    back_words = "Issues raised"


def outcome_shown(said: dict[str, Any]) -> dict[str, Any]:
    """Give what became of an issue as a form shows it: in words, or as a tick for nothing."""
    nothing = said.get("outcome") == NOTHING_CAME
    return {"outcome": None if nothing else said.get("outcome"), "nothing": nothing}


def days_shown(row: Issue) -> dict[str, Any]:
    """Give the days of an issue as a form shows them."""
    return {"raised_on": row.raised_on, "told_on": row.told_on, "answered_on": row.answered_on}


class AnswerIssue(OfIssue):
    """What became of an issue."""

    form_class = AnswerIssueForm
    heading = "Answer an issue"
    do = "Record the answer"

    def explained(self) -> list[str]:
        """Say that it may come in steps."""
        return ["Fill in what is known so far. What you leave empty stays as it is on record."]

    def get_form_kwargs(self) -> dict[str, Any]:
        """Give the day on which it was raised."""
        return super().get_form_kwargs() | {"raised_on": self.row.raised_on}

    def shown(self, row: Issue) -> dict[str, Any]:
        """Give what the form shows of an issue."""
        names = ("told_on", "answered_on")
        return {name: getattr(row, name) for name in names} | outcome_shown(ISSUE.said(vars(row)))

    def get_initial(self) -> dict[str, Any]:
        """Show what is on record."""
        return super().get_initial() | self.shown(self.row)

    def changes(self, form: AnswerIssueForm) -> dict[str, Any]:
        """Give the fields that would be said anew."""
        before = ISSUE.said(vars(self.row))
        return {
            name: value
            for name, value in form.wish.items()
            if value is not None and value_said(value) != before.get(name)
        }

    def changed(self, document: twins.Document, form: AnswerIssueForm) -> twins.Document:
        """The record with the answer in it."""
        after = twins.corrected(document, Issue.in_list, self.place, self.changes(form))
        twins.refuse_nothing_changed(document, after)
        return after

    def done_already(self, form: AnswerIssueForm) -> str:
        """Tell that the record says so already, where a form was sent twice."""
        sent_twice = form.cleaned_data["version"] < self.row.version
        return "The record says so already." if sent_twice and not self.changes(form) else ""

    def held(self, form: AnswerIssueForm) -> dict[str, str]:
        """What the record says now."""
        shown = self.shown(self.now())
        return {
            name: "nothing" if not value else in_words(value) if isinstance(value, date) else _yes_or(value)
            for name, value in shown.items()
        }

    def save(self, form: AnswerIssueForm) -> str:
        """Record it."""
        answer_issue(self.row, **form.wish, version=form.cleaned_data["version"], by=self.actor)
        return "What became of the issue is on record."


def _yes_or(value: Any) -> str:
    return "yes" if value is True else str(value)


class CorrectIssue(OfIssue, SaysAnew):
    """An issue said anew."""

    form_class = CorrectIssueForm
    heading = "Correct an issue"
    wording = ISSUE
    first = "raised_on"

    def elsewhere(self) -> list[tuple[str, str]]:
        """Where it is taken off the record."""
        address = reverse("localities:withdraw_issue", args=[self.board.slug, self.row.public_id])
        return [("It was recorded by mistake", address)]

    def initial_of(self, row: Issue) -> dict[str, Any]:
        """Show it, what became of it in two fields."""
        said = self.said_of(row)
        return said | days_shown(row) | outcome_shown(said)

    def save(self, form: CorrectIssueForm) -> str:
        """Correct it."""
        correct_issue(self.row, **self.said(form))
        return "The issue is corrected."


class WithdrawIssue(OfIssue, TakesOff):
    """An issue that nobody ever raised."""

    def save(self, form: MistakeForm) -> str:
        """Take it off."""
        withdraw_issue(self.row, **form.cleaned_data, by=self.actor)
        return "The issue is off the record."
