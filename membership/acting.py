"""The page of an act, in two steps: what is typed and what the law would say of it; then it is done."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cached_property
from typing import Any, ClassVar, Final
from uuid import UUID, uuid4

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from boards import snapshot
from boards.access import BoardFormView, show_refusal
from boards.models import Board, RecordRow
from boards.refusals import Stale
from membership import twins
from membership.models import Person
from membership.preview import differences_between
from statute.facts import BoardFacts
from statute.record import facts_of
from statute.spans import in_words

PREVIEW: Final = "preview"
CONFIRM: Final = "confirm"
CHANGE: Final = "change"


class MakesOne(forms.Form):
    """A form that makes a row, whose id it carries: sent twice, it makes one."""

    new_id = forms.UUIDField(widget=forms.HiddenInput, required=False)

    def get_initial_for_field(self, field: forms.Field, field_name: str) -> Any:
        """Give each new form an id of its own."""
        return uuid4() if field_name == "new_id" else super().get_initial_for_field(field, field_name)

    def clean_new_id(self) -> UUID:
        """Give an id to a form that was sent without its own."""
        return self.cleaned_data["new_id"] or uuid4()


class ChangesOne(forms.Form):
    """A form that changes a row, at the version that somebody was looking at."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1)


class ActView(BoardFormView):
    """An act on the board's record, shown with the law's view of it before anything is saved.

    A view says what its form changes (`changed`, by the act's twin), on which day that first counts, and does
    it (`save`, by the act's service, giving the words to tell of it).
    """

    template_name = "membership/act.html"
    preview_template_name: ClassVar[str] = "membership/act_preview.html"
    heading: ClassVar[str]
    do: ClassVar[str]
    # What the public id in its address is of.
    concerns: ClassVar[type[RecordRow] | None] = None

    def changed(self, document: twins.Document, form: Any) -> twins.Document:
        """Give the record as it would be."""
        raise NotImplementedError

    def effective_on(self, form: Any) -> date:
        """Give the first day on which it makes a difference."""
        raise NotImplementedError

    def noted(self, form: Any, after: BoardFacts) -> Iterable[str]:
        """Give what to look at twice before it is saved, in sentences; `after` is how things would be."""
        return ()

    def save(self, form: Any) -> str:
        """Do it; give what to tell whoever did."""
        raise NotImplementedError

    def done_already(self, form: Any) -> str:
        """Give what to tell somebody whose form was done before; empty where it was not."""
        return ""

    def back(self) -> str:
        """Give the address to go to instead, and afterwards too unless `after` says otherwise."""
        raise NotImplementedError

    def after(self) -> str:
        """Give the address to go to afterwards."""
        return self.back()

    def under(self) -> str:
        """Give what stands under the heading: whom or what it concerns."""
        return ""

    def crumbs(self) -> list[tuple[str, str]]:
        """Give the way to the page from the top, in words and addresses."""
        return [("Board and people", reverse("membership:people", args=[self.board.slug]))]

    def held(self, form: Any) -> dict[str, str]:
        """Give what the record says now, by the form's fields, for somebody whose page had grown old."""
        return {}

    def taken_off(self) -> Any:
        """Give the rows of the kind that the page concerns which are off the record; None for no kind."""
        kind = self.concerns
        return None if kind is None else kind.everything.filter(board=self.board, withdrawn=True)

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Say so, with what was typed, where the row was taken off the record in the meantime."""
        try:
            return super().dispatch(request, *args, **kwargs)
        except Http404:
            rows = self.taken_off() if hasattr(self, "board") else None
            row = None if rows is None else rows.filter(public_id=self.kwargs["public_id"]).first()
            if row is None:
                raise
            return self._show_taken_off(row)

    def _show_taken_off(self, row: RecordRow) -> HttpResponse:
        fields = getattr(self.get_form_class(), "base_fields", {})
        last = self.board.audit_events.filter(object_id=row.public_id).order_by("sequence").last()
        context = {
            "board": self.board,
            "on": self.on,
            "today": self.today,
            "roles": self.roles,
            "act_heading": self.heading,
            "since": timezone.localdate(last.at) if last else None,
            "typed": list(typed_in_words(self.request.POST, fields, self.board)),
        }
        return render(self.request, "membership/taken_off.html", context, status=410)

    @cached_property
    def document(self) -> twins.Document:
        """The board's record as it is while the page is made."""
        return snapshot.load_record(self.board)

    @cached_property
    def facts(self) -> BoardFacts:
        """All that is recorded about the board."""
        return facts_of(self.document)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Give what every page of an act shows."""
        given = {
            "act_heading": self.heading,
            "do": self.do,
            "under": self.under(),
            "crumbs": self.crumbs(),
            "leave": self.back(),
        }
        return super().get_context_data(**given | kwargs)

    def form_valid(self, form: Any) -> HttpResponse:
        """Save what was confirmed; otherwise show what it would mean, or the form again to be changed."""
        step = self.request.POST.get("step", PREVIEW)
        if done := self.done_already(form):
            messages.info(self.request, done)
            return redirect(self.after())
        if step == CHANGE:
            return self.render_to_response(self.get_context_data(form=form))
        return self._confirm(form) if step == CONFIRM else self.show_preview(form)

    def _confirm(self, form: Any) -> HttpResponse:
        try:
            told = self.save(form)
        except Stale as stale:
            return self._show_both(form, stale)
        messages.success(self.request, told)
        return redirect(self.after())

    def show_preview(self, form: Any) -> HttpResponse:
        """Show the law's view of what would be saved, on its first day and where it next changes."""
        after = twins.facts_in(self.changed(self.document, form))
        context = self.get_context_data(
            form=form,
            said=list(said_in(form)),
            noted=list(self.noted(form, after)),
            differences=differences_between(self.facts, after, self.effective_on(form)),
        )
        return render(self.request, self.preview_template_name, context)

    def _show_both(self, form: Any, stale: Stale) -> HttpResponse:
        """Show what the record says now beside what was typed, to be looked at and sent again."""
        held = self.held(form)
        typed = self.request.POST.copy()
        typed["version"] = str(self.current_version())
        again = type(form)(data=typed, **{k: v for k, v in self.get_form_kwargs().items() if k != "data"})
        show_refusal(again, stale)
        said = dict(_said_by_field(form))
        both = [
            (str(form.fields[name].label), now, said.get(name, "nothing"))
            for name, now in held.items()
            if name in form.fields and now != said.get(name, "nothing")
        ]
        return self.render_to_response(self.get_context_data(form=again, both=both))

    def current_version(self) -> int:
        """Give the version of the row as it is now."""
        raise NotImplementedError


NOT_TYPED: Final = frozenset({"csrfmiddlewaretoken", "step", "version", "new_id"})


def typed_in_words(
    typed: QueryDict, fields: Mapping[str, forms.Field], board: Board
) -> Iterator[tuple[str, str]]:
    """Give what somebody typed in a form that cannot be made any more, as label and words."""
    people = {str(each.public_id): str(each) for each in Person.everything.filter(board=board)}
    for name, values in typed.lists():
        if name in NOT_TYPED or not any(values):
            continue
        field = fields.get(name)
        label = str(field.label) if field and field.label else name.replace("_", " ").capitalize()
        named = dict(_flat(field.choices)) if isinstance(field, forms.ChoiceField) else {}
        yield label, ", ".join(people.get(each) or named.get(each) or each for each in values)


def said_in(form: forms.Form) -> Iterator[tuple[str, str]]:
    """Give what somebody filled in, as label and words; what they left empty is left out."""
    for name, words in _said_by_field(form):
        yield str(form.fields[name].label), words


def said_in_words(form: forms.Form, values: Mapping[str, Any]) -> dict[str, str]:
    """Give some values in the words that a form has for them, by field."""
    return {
        name: "nothing" if value in (None, "", []) else in_field_words(form.fields[name], value)
        for name, value in values.items()
        if name in form.fields
    }


def _said_by_field(form: forms.Form) -> Iterator[tuple[str, str]]:
    # A step before may have settled a field, which is hidden from then on, and told with the others.
    told = getattr(form, "told_though_hidden", ())
    for name, field in form.fields.items():
        value = form.cleaned_data.get(name)
        # None of them is a number, and 0 is an answer.
        is_said = value is not False and value not in (None, "", [])
        if is_said and (name in told or not form[name].is_hidden):
            yield name, in_field_words(field, value)


def in_field_words(field: forms.Field, value: Any) -> str:
    """Give what a field holds as people read it."""
    if isinstance(value, date):
        return in_words(value)
    if isinstance(value, UUID):
        return str(value)
    if value is True:
        return "yes"
    if isinstance(field, forms.ChoiceField):
        named = dict(_flat(field.choices))
        values = value if isinstance(value, list) else [value]
        words = [named.get(str(each), str(each)) for each in values]
        return ("; " if any("," in each for each in words) else ", ").join(words)
    return str(value)


def _flat(choices: Any) -> Iterator[tuple[str, str]]:
    for value, words in choices:
        if isinstance(words, (list, tuple)):
            yield from _flat(words)
        else:
            yield str(value), str(words)
