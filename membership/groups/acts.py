"""The pages on which groups are recorded, corrected, ended and taken off, and get places and meetings."""

from collections.abc import Iterator
from datetime import date
from functools import cached_property
from typing import Any

from django.shortcuts import get_object_or_404
from django.urls import reverse

from membership import twins
from membership.form_parts import until_of
from membership.groups.forms import (
    LIES_AHEAD,
    CorrectGroupForm,
    EndGroupForm,
    MeetingForm,
    PlaceForm,
    RecordGroupForm,
    shown_of_group,
)
from membership.models import Group
from membership.paper_acts import RecordsPapers
from membership.row_acts import CorrectsRow, MistakeForm, OfBoard, OfRow, TakesRowOff
from membership.services import (
    correct_group,
    end_group,
    record_group,
    record_seat,
    withdraw_group,
)
from membership.wording import GROUP
from statute.day import ONE_DAY
from statute.facts import BoardFacts
from statute.spans import in_words
from statute.unknown import is_known

IN_LIST = Group.in_list


class RecordGroup(OfBoard):
    """A group that is not on record yet."""

    act = "membership.keep_groups"
    form_class = RecordGroupForm
    heading = "Record a group"
    do = "Record the group"
    back_to = "groups:list"
    back_words = "Groups"

    def get_form_kwargs(self) -> dict[str, Any]:
        """Give the facts that its choices come from."""
        return super().get_form_kwargs() | {"facts": self.facts}

    def get_initial(self) -> dict[str, Any]:
        """Take over the kind and the parent from the link that led here."""
        return {name: self.request.GET[name] for name in ("kind", "parent") if name in self.request.GET}

    def effective_on(self, form: RecordGroupForm) -> date:
        """The first day of the group, or the day asked about where that is not known."""
        first: date | None = form.cleaned_data["from"]
        return first or self.on

    def changed(self, document: twins.Document, form: RecordGroupForm) -> twins.Document:
        """The record with the group in it."""
        said = {"id": str(form.cleaned_data["new_id"]), **form.said}
        return twins.recorded(document, IN_LIST, said)

    def made(self, form: RecordGroupForm) -> Group | None:
        """The group that the form made, where it was sent before."""
        rows = Group.objects.filter(board=self.board)
        return rows.filter(public_id=form.cleaned_data["new_id"]).first()

    new: Group | None = None

    def done_already(self, form: RecordGroupForm) -> str:
        """Tell that the group was recorded, where a form was sent twice."""
        self.new = self.made(form)
        return "" if self.new is None else f"{self.new} was already recorded."

    def after(self) -> str:
        """The page of the group."""
        if self.new is None:
            return self.back()
        return reverse("groups:group", args=[self.board.slug, self.new.public_id])

    def save(self, form: RecordGroupForm) -> str:
        """Record it."""
        self.new = record_group(self.board, said=form.said, new_id=form.cleaned_data["new_id"], by=self.actor)
        return f"{self.new} is on the record."


class OfGroup(OfBoard):
    """An act that concerns a group, whose page it comes from and leads back to."""

    act = "membership.keep_groups"
    concerns = Group
    back_to = "groups:list"
    back_words = "Groups"

    @cached_property
    def group(self) -> Group:
        """The group."""
        rows = Group.objects.filter(board=self.board)
        found: Group = get_object_or_404(rows, public_id=self.kwargs["public_id"])
        return found

    def under(self) -> str:
        """Its name."""
        return str(self.group)

    def back(self) -> str:
        """Its page."""
        return reverse("groups:group", args=[self.board.slug, self.group.public_id])

    def crumbs(self) -> list[tuple[str, str]]:
        """The way here over the groups, and its page."""
        people = ("Board and people", reverse("membership:people", args=[self.board.slug]))
        groups = (self.back_words, reverse(self.back_to, args=[self.board.slug]))
        return [people, groups, (str(self.group), self.back())]


class OfGroupRow(OfGroup, OfRow):
    """An act that changes the group itself."""

    model = Group
    row: Group

    @property
    def group(self) -> Group:
        """The group, as the act finds it."""
        return self.row


class CorrectGroup(OfGroupRow, CorrectsRow):
    """A group said anew."""

    act = "membership.keep_groups"
    form_class = CorrectGroupForm
    heading = "Correct a group"
    first, last = "from", "to"

    def get_form_kwargs(self) -> dict[str, Any]:
        """Give the facts that its choices come from, and which group it is."""
        return super().get_form_kwargs() | {"facts": self.facts, "group": self.row.ref}

    def elsewhere(self) -> list[tuple[str, str]]:
        """Where it is ended, and taken off the record."""
        args = [self.board.slug, self.row.public_id]
        return [
            ("The group has come to its end", reverse("groups:end_group", args=args)),
            ("It was recorded by mistake", reverse("groups:withdraw_group", args=args)),
        ]

    def said_of(self, row: Group) -> dict[str, Any]:
        """Give what the record says of it."""
        return GROUP.said(vars(row))

    def initial_of(self, row: Group) -> dict[str, Any]:
        """Show it, its end in two fields."""
        said = super().initial_of(row)
        return shown_of_group(said) | until_of(row.ends)

    def said_in_form(self, form: CorrectGroupForm) -> dict[str, Any]:
        """Give what the form says."""
        return form.said

    def corrected(self, document: twins.Document, changes: dict[str, Any]) -> twins.Document:
        """The record with it corrected."""
        return twins.corrected(document, IN_LIST, self.place, changes)

    def save(self, form: CorrectGroupForm) -> str:
        """Correct it."""
        said = form.cleaned_data
        correct_group(
            self.row, changes=self.changes(form), why=said["why"], version=said["version"], by=self.actor
        )
        return "The group is corrected."


class EndGroup(OfGroupRow):
    """The last day of a group."""

    form_class = EndGroupForm
    heading = "End a group"
    do = "Record the last day"

    def explained(self) -> list[str]:
        """Say what does not end with it."""
        return [
            "Those who sit on it are left as they are: end their appointments too, where they end with it.",
            "Groups that report to it stay on record: say for each to whom it reports from then on.",
        ]

    def get_initial(self) -> dict[str, Any]:
        """Propose the day asked about."""
        return super().get_initial() | {"on": self.on}

    def effective_on(self, form: EndGroupForm) -> date:
        """The first day without it."""
        last: date = form.cleaned_data["on"]
        return last + ONE_DAY

    def changed(self, document: twins.Document, form: EndGroupForm) -> twins.Document:
        """The record with the end in it."""
        return twins.group_ended(document, self.place, on=form.cleaned_data["on"])

    def done_already(self, form: EndGroupForm) -> str:
        """Tell that it has this end, where a form was sent twice."""
        last = form.cleaned_data["on"]
        return f"The last day was already {in_words(last)}." if self.row.ends_on == last else ""

    def held(self, form: EndGroupForm) -> dict[str, str]:
        """The end on record now."""
        last = self.now().ends_on
        return {"on": in_words(last) if last else "the group is still there"}

    def save(self, form: EndGroupForm) -> str:
        """End it."""
        said = form.cleaned_data
        end_group(self.row, on=said["on"], version=said["version"], by=self.actor)
        return f"{self.row}: the last day is {in_words(said['on'])}."


class WithdrawGroup(OfGroupRow, TakesRowOff):
    """A group that never was."""

    act = "membership.keep_groups"

    def back(self) -> str:
        """The page of the group, while it has one."""
        if self.row.withdrawn:
            return self.after()
        return super().back()

    def after(self) -> str:
        """The groups: its own page is gone."""
        return reverse(self.back_to, args=[self.board.slug])

    def changed(self, document: twins.Document, form: MistakeForm) -> twins.Document:
        """The record without it."""
        return twins.withdrawn(document, IN_LIST, self.place)

    def save(self, form: MistakeForm) -> str:
        """Take it off."""
        withdraw_group(self.row, **form.cleaned_data, by=self.actor)
        return "The group is off the record."


class RecordPlace(OfGroup):
    """A place on a group."""

    form_class = PlaceForm
    heading = "Add a place"
    do = "Record the place"

    def explained(self) -> list[str]:
        """Say what a place is."""
        return ["A place stays while people come and go. Somebody who speaks for several has several places."]

    def get_form_kwargs(self) -> dict[str, Any]:
        """Give the facts, and the kind of the group."""
        return super().get_form_kwargs() | {"facts": self.facts, "kind": self.group.kind or ""}

    def get_initial(self) -> dict[str, Any]:
        """Propose the day asked about; a basis where the link that led here names one."""
        return {"known_from": self.on, "basis": self.request.GET.get("basis", "")}

    def effective_on(self, form: PlaceForm) -> date:
        """The day from which it can be known to be empty, or the day asked about where that is not said."""
        first: date | None = form.cleaned_data["known_from"]
        return first or self.on

    def changed(self, document: twins.Document, form: PlaceForm) -> twins.Document:
        """The record with the place in it."""
        return twins.with_seat(
            document, id=str(form.cleaned_data["new_id"]), group=self.group.ref, **form.said
        )

    def done_already(self, form: PlaceForm) -> str:
        """Tell that the place was recorded, where a form was sent twice."""
        made = self.board.seats.filter(public_id=form.cleaned_data["new_id"]).exists()
        return "The place was already recorded." if made else ""

    def save(self, form: PlaceForm) -> str:
        """Record it."""
        record_seat(
            self.board,
            group=self.group.ref,
            **form.said,
            new_id=form.cleaned_data["new_id"],
            by=self.actor,
        )
        return "The place is on the record."


class RecordMeeting(OfGroup, RecordsPapers):
    """A meeting of a group."""

    act = "membership.record_paper"
    form_class = MeetingForm
    heading = "Record a meeting"

    def effective_on(self, form: MeetingForm) -> date:
        """The day of the meeting."""
        day: date = form.cleaned_data["given_on"]
        return day

    def noted(self, form: MeetingForm, after: BoardFacts) -> Iterator[str]:
        """Say that the meeting is to come, and that it lies outside the days of its group."""
        day, group = form.cleaned_data["given_on"], after.group_by_id[self.group.ref]
        if day > self.today:
            yield LIES_AHEAD
        if is_known(group.from_) and day < group.from_:
            yield f"This day comes before the group began, on {in_words(group.from_)}."
        if isinstance(group.to, date) and day > group.to:
            yield f"This day comes after the last day of the group, {in_words(group.to)}."

    def get_form_kwargs(self) -> dict[str, Any]:
        """Give the group."""
        return super().get_form_kwargs() | {"group": self.group.ref}

    def get_initial(self) -> dict[str, Any]:
        """Propose the day asked about."""
        return {"given_on": self.on}

    def save(self, form: MeetingForm) -> str:
        """Record it."""
        super().save(form)
        return f"The meeting of {in_words(form.cleaned_data['given_on'])} is on record."
