"""The pages on which a row of the record is said anew, or taken off it because it never was so."""

from datetime import date
from functools import cached_property
from typing import Any, ClassVar, Final
from uuid import UUID

from django import forms
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse

from boards.desk import place_of
from boards.rows import value_said
from membership import twins
from membership.acting import ActView, ChangesOne, in_field_words
from membership.form_parts import why_field
from membership.models import RecordRow
from statute.day import ONE_DAY

NOTHING: Final = "nothing"
ISO_LENGTH: Final = 10


class MistakeForm(ChangesOne):
    """Why something should never have been on record."""

    why = why_field("How it came to be recorded")


class OfBoard(ActView):
    """An act reached from a page of the board, to which it leads back."""

    back_to: ClassVar[str]
    back_words: ClassVar[str]

    def back(self) -> str:
        """The page it was reached from."""
        return reverse(self.back_to, args=[self.board.slug])

    def crumbs(self) -> list[tuple[str, str]]:
        """The way here over that page."""
        return [*super().crumbs(), (self.back_words, self.back())]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Give what is explained above the form, and where else to go from it."""
        given: dict[str, Any] = {"explained": self.explained(), "elsewhere": self.elsewhere()}
        if "differences" in kwargs and kwargs["differences"][0].on == self.on:
            given["first_words"] = "today" if self.on == self.today else "the day asked about"
        return super().get_context_data(**given | kwargs)

    template_name = "membership/explained_act.html"

    def explained(self) -> list[str]:
        """Give what to know before filling in the form, as paragraphs."""
        return []

    def elsewhere(self) -> list[tuple[str, str]]:
        """Give other pages that may be the ones wanted, in words and addresses."""
        return []

    def effective_on(self, form: Any) -> date:
        """The day asked about: it counts from ever, and is shown for today."""
        return self.on


class OfRow(OfBoard):
    """An act that concerns one row of the record, at the version that is being looked at."""

    model: ClassVar[type[RecordRow]]

    @property
    def row_id(self) -> UUID:
        """The public id of the row."""
        found: UUID = self.kwargs["public_id"]
        return found

    @cached_property
    def row(self) -> Any:
        """The row."""
        return get_object_or_404(self.rows(), public_id=self.row_id)

    def taken_off(self) -> Any:
        """Give the rows of its kind that are off the record."""
        return self.model.everything.filter(board=self.board, withdrawn=True)

    def rows(self) -> Any:
        """Give the rows of the kind that whoever looks may see."""
        return self.model._default_manager.filter(board=self.board)

    @cached_property
    def place(self) -> int:
        """Where the record has the row."""
        return place_of(self.row)

    def under(self) -> str:
        """The row in words."""
        return str(self.row)

    def get_initial(self) -> dict[str, Any]:
        """Remember which version is being looked at."""
        return {"version": self.row.version}

    def current_version(self) -> int:
        """The version of the row as it is now."""
        version: int = self.now().version
        return version

    def now(self) -> Any:
        """The row as it is now, which somebody else may have changed since; 404 for one taken off."""
        return get_object_or_404(self.rows(), pk=self.row.pk)


class CorrectsRow(OfRow):
    """A row said anew in some fields: the form has the record's fields, and why.

    A view says what the form holds for a row (`said_of`), and what a form that was filled in says
    (`said_in_form`), both by the record's own names; what differs is what changes.
    """

    act = "membership.correct"
    do = "Correct it"
    # How the record calls its first and its last day, where it has them.
    first: ClassVar[str] = ""
    last: ClassVar[str] = ""

    def effective_on(self, form: Any) -> date:
        """The first day that would look different, as far as its days tell; else the day asked about."""
        before, after = self.said_of(self.row), self.changes(form)
        ends = [day + ONE_DAY for day in _days_of(self.last, before, after)]
        if ends and set(after) == {self.last}:
            return min(ends)
        return min(_days_of(self.first, before, after), default=self.on)

    def said_of(self, row: Any) -> dict[str, Any]:
        """Give what the record says of a row, by its names of the fields the form asks for."""
        raise NotImplementedError

    def said_in_form(self, form: Any) -> dict[str, Any]:
        """Give what the form says, by the record's names of the fields."""
        raise NotImplementedError

    def initial_of(self, row: Any) -> dict[str, Any]:
        """Give what the form shows for a row."""
        return {name: _day_or(value) for name, value in self.said_of(row).items()}

    def get_initial(self) -> dict[str, Any]:
        """Show what is on record."""
        return super().get_initial() | self.initial_of(self.row)

    def changes(self, form: Any) -> dict[str, Any]:
        """Give the fields that would be said anew."""
        before = self.said_of(self.row)
        after = self.said_in_form(form)
        return {name: value for name, value in after.items() if value_said(value) != before.get(name)}

    def held(self, form: forms.Form) -> dict[str, str]:
        """What the record says now."""
        initial = self.initial_of(self.now())
        return {
            name: in_field_words(field, initial[name]) if initial.get(name) not in (None, "", []) else NOTHING
            for name, field in form.fields.items()
            if name not in ("version", "why")
        }

    def done_already(self, form: Any) -> str:
        """Tell that the record says so already, where a form was sent twice."""
        sent_twice = form.cleaned_data["version"] < self.row.version
        return "The record says so already." if sent_twice and not self.changes(form) else ""

    def changed(self, document: twins.Document, form: Any) -> twins.Document:
        """The record with the row corrected."""
        after = self.corrected(document, self.changes(form))
        twins.refuse_nothing_changed(document, after)
        return after

    def corrected(self, document: twins.Document, changes: dict[str, Any]) -> twins.Document:
        """Give the record with the row corrected."""
        raise NotImplementedError


class TakesRowOff(OfRow):
    """A row that should never have been there."""

    act = "membership.correct"
    form_class = MistakeForm
    heading = "Recorded by mistake"
    do = "Take it off the record"

    def explained(self) -> list[str]:
        """Say what it is for, and that nothing is erased."""
        return [
            "This is for what never was so. What was so and is over is ended, not taken off.",
            "It no longer counts from then on. That it was once recorded stays in the history.",
        ]

    def get(self, request: Any, *args: Any, **kwargs: Any) -> Any:
        """Show no page for what was taken off."""
        if self.row.withdrawn:
            raise Http404
        return super().get(request, *args, **kwargs)

    def rows(self) -> Any:
        """Give those taken off too, so that a form sent twice finds its row."""
        return self.model.everything.filter(board=self.board)

    def done_already(self, form: MistakeForm) -> str:
        """Tell that it is off the record, where a form was sent twice."""
        return "That was already taken off the record." if self.row.withdrawn else ""


def _days_of(name: str, *said: dict[str, Any]) -> list[date]:
    """Give the days that some sayings have for a field."""
    return [day for each in said if isinstance(day := _day_or(each.get(name)), date)]


def _day_or(value: Any) -> Any:
    """Give a day that the record writes as text as a day, anything else as it is."""
    try:
        return date.fromisoformat(value) if isinstance(value, str) and len(value) == ISO_LENGTH else value
    except ValueError:
        return value
