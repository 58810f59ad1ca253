"""The pages of what-if sheets."""

from datetime import date
from functools import cached_property
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.generic import TemplateView, View

from boards.access import BoardFormView, BoardView
from boards.days import FIRST_DAY, BadDay, asked_day, last_day
from boards.models import User
from boards.refusals import Refused
from compliance.models import WhatIf
from compliance.what_if.forms import (
    AddLineForm,
    ChangeSheetForm,
    EndLineForm,
    MakeSheetForm,
    RedateLineForm,
)
from compliance.what_if.services import (
    add_changes,
    change_what_if,
    end_what_if,
    make_what_if,
    remove_change,
)
from compliance.what_if.trying import (
    ADD,
    END,
    MOST_CHANGES,
    REDATE,
    Line,
    Named,
    Tried,
    appointment_in_words,
    ids_of,
    seat_in_words,
    tried,
)
from membership.preview import differences_between
from membership.roll import nominees_on
from membership.selectors import RowsOf
from membership.twins import Document, facts_in
from statute.facts import BoardFacts
from statute.holding import state_of
from statute.spans import day_before

Choices = list[tuple[str, str]]


class WhatIfList(BoardView, TemplateView):
    """The sheets of a board that have not been ended."""

    act = "compliance.view"
    template_name = "compliance/what_if_list.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Give the sheets, the latest first, with who made each."""
        sheets = list(self.board.what_ifs.filter(ended_at=None))
        makers = {str(each.public_id): each for each in _makers(sheets)}
        given = {
            "sheets": [(each, makers.get(each.made_by_id)) for each in sheets],
            "may_make": self.can("compliance.make_what_if"),
        }
        return super().get_context_data(**given | kwargs)


def _makers(sheets: list[WhatIf]) -> Any:
    ids = {each.made_by_id for each in sheets if each.made_by_kind == "user"}
    return User.objects.filter(public_id__in=ids) if ids else []


class OfSheet(BoardView):
    """What concerns one sheet."""

    act = "compliance.make_what_if"

    @cached_property
    def sheet(self) -> WhatIf:
        """The sheet."""
        found: WhatIf = get_object_or_404(self.board.what_ifs, public_id=self.kwargs["public_id"])
        return found

    @property
    def address(self) -> str:
        """Its page."""
        return reverse("compliance:what_if_sheet", args=[self.board.slug, self.sheet.public_id])

    @cached_property
    def rows(self) -> RowsOf:
        """The rows that a change may name."""
        return RowsOf(self.board)

    @cached_property
    def document(self) -> Document:
        """The record as it is today, as far as whoever looks may read it."""
        return self.record_to_read()


class SheetPage(OfSheet, TemplateView):
    """A sheet tried on today's record: what the law would find, before and after, on a day and onward."""

    act = "compliance.view"
    template_name = "compliance/what_if_sheet.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show the sheet for its day, or for another that is asked about."""
        try:
            self.day = self._day(request.GET.get("day"))
        except BadDay as bad:
            return render(
                request, "boards/bad_day.html", {"board": self.board, "reason": str(bad)}, status=400
            )
        return super().get(request, *args, **kwargs)

    def _day(self, said: str | None) -> date:
        return asked_day(said, self.today) if said else self.sheet.on

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Give the sheet, its link, and, while it has not been ended, what it would mean."""
        given = {
            "sheet": self.sheet,
            "day": self.day,
            "link": self.request.build_absolute_uri(self.address),
            "may_make": self.can("compliance.make_what_if") and self.sheet.ended_at is None,
            "is_full": len(self.sheet.changes) >= MOST_CHANGES,
            "most": MOST_CHANGES,
        }
        if self.sheet.ended_at is None:
            given |= self._outcome()
        return super().get_context_data(**given | kwargs)

    def _outcome(self) -> dict[str, Any]:
        found = tried(self.document, self.sheet.changes, named_on(self.rows))
        asked = (found.before, found.after, self.day, self.registry)
        shown = differences_between(*asked) if len(found.left_out) < len(found.lines) else []
        return {
            "lines": [(line, self._real_act(line)) for line in found.lines],
            "left_out": found.left_out,
            "differences": shown,
            "sides": sides(found, self.day) if shown else [],
        }

    def _real_act(self, line: Line) -> tuple[str, str]:
        """Give the act that would make a line so, in words and address; nothing for whoever may not."""
        change = line.change
        route, act, words, day = {
            END: ("end_appointment", "membership.end_appointment", "End it on the record", change.get("on")),
            ADD: ("appoint", "membership.appoint", "Appoint on the record", change.get("starts_on")),
            REDATE: ("correct_appointment", "membership.correct", "Correct it on the record", None),
        }[change["do"]]
        if line.problem or not self.can(act):
            return "", ""
        there = reverse(
            f"membership:{route}", args=[self.board.slug, change.get("appointment") or change["seat"]]
        )
        query = {"as_at": self._askable(day), "person": change.get("person")}
        said = urlencode({name: value for name, value in query.items() if value})
        return words, f"{there}?{said}" if said else there

    def _askable(self, day: str | None) -> str | None:
        return day if day and FIRST_DAY <= date.fromisoformat(day) <= last_day(self.today) else None


def named_on(rows: RowsOf) -> Named:
    """Give what the changes of a board's sheets may name."""
    in_order = sorted(rows.appointments.values(), key=lambda row: row.pk)
    return Named(
        {str(row.public_id): place for place, row in enumerate(in_order)},
        {str(row.public_id): ref for ref, row in rows.seats.items()},
        {str(row.public_id): ref for ref, row in rows.people.items()},
    )


def sides(found: Tried, day: date) -> list[tuple[str, str, str]]:
    """Give how many nominees each authority has in post, before and after."""
    before, after = nominees_on(found.before, day), nominees_on(found.after, day)
    return [
        (one.words, _number(one.value), _number(other.value))
        for one, other in zip(before, after, strict=True)
    ]


def _number(value: int | None) -> str:
    return "cannot tell" if value is None else str(value)


# -- making and changing a sheet ---------------------------------------------------------------------------


class SheetForm(BoardFormView):
    """A form about a sheet, with the words around it."""

    act = "compliance.make_what_if"
    template_name = "compliance/what_if_form.html"
    heading: str
    do: str

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Give the words around the form."""
        given = {"form_heading": self.heading, "do": self.do, "leave": self.leave(), "crumbs": self.crumbs()}
        return super().get_context_data(**given | kwargs)

    def leave(self) -> str:
        """Give where to go instead."""
        return reverse("compliance:what_if", args=[self.board.slug])

    def crumbs(self) -> list[tuple[str, str]]:
        """Give the way to the page."""
        return [("What if", reverse("compliance:what_if", args=[self.board.slug]))]


class MakeSheet(SheetForm):
    """A new sheet."""

    form_class = MakeSheetForm
    heading = "Start a sheet"
    do = "Start the sheet"

    def get_initial(self) -> dict[str, Any]:
        """Propose the day asked about."""
        return {"on": self.on}

    def form_valid(self, form: Any) -> HttpResponse:
        """Start it, once, and go to it."""
        said = form.cleaned_data
        sheet = WhatIf.objects.filter(board=self.board, public_id=said["new_id"]).first()
        if sheet is None:
            sheet = make_what_if(self.board, now=timezone.now(), by=self.actor, **said)
        return redirect("compliance:what_if_sheet", self.board.slug, sheet.public_id)


class ChangesSheet(OfSheet, SheetForm):
    """A form that changes a sheet."""

    def enter(self, request: HttpRequest) -> HttpResponse | None:
        """Lead to the sheet where it has been ended and so cannot be changed."""
        refused = super().enter(request)
        if refused is None and self.sheet.ended_at is not None:
            return redirect(self.address)
        return refused

    def leave(self) -> str:
        """The sheet."""
        return self.address

    def crumbs(self) -> list[tuple[str, str]]:
        """The way here over the sheet."""
        return [*super().crumbs(), (self.sheet.title, self.address)]


class ChangeSheet(ChangesSheet):
    """Another title or day."""

    form_class = ChangeSheetForm
    heading = "Change the title or the day"
    do = "Save"

    def get_initial(self) -> dict[str, Any]:
        """What the sheet says now, and which version of it."""
        return {"title": self.sheet.title, "on": self.sheet.on, "version": self.sheet.version}

    def form_valid(self, form: Any) -> HttpResponse:
        """Save it."""
        change_what_if(self.sheet, by=self.actor, **form.cleaned_data)
        messages.success(self.request, "The sheet is saved.")
        return redirect(self.address)


class AddsLine(ChangesSheet):
    """Something more on a sheet."""

    do = "Put it on the sheet"

    @cached_property
    def facts(self) -> BoardFacts:
        """The record as it is, to choose from."""
        return facts_in(self.document)

    def form_valid(self, form: Any) -> HttpResponse:
        """Put it on the sheet, once."""
        if ids_of(form.changes) <= ids_of(self.sheet.changes):
            messages.info(self.request, "That is on the sheet already.")
        else:
            add_changes(self.sheet, form.changes, by=self.actor)
            messages.success(self.request, "It is on the sheet. Nothing of it is on the record.")
        return redirect(self.address)

    def appointments(self) -> Choices:
        """Give the appointments that are not over, in the order of the seats."""
        rows = self.rows.appointments
        lasting = [each for each in self.facts.appointments if not _is_over(each.ends, self.today)]
        order = {seat.id: number for number, seat in enumerate(self.facts.seats)}
        lasting.sort(key=lambda each: order[each.seat])
        return [(str(rows[each.id].public_id), appointment_in_words(each, self.facts)) for each in lasting]

    def seats(self) -> Choices:
        """Give the seats, each with who is in it."""
        return [(str(self.rows.seats[each.id].public_id), self._seat(each)) for each in self.facts.seats]

    def _seat(self, seat: Any) -> str:
        state = state_of(seat, self.facts, self.today)
        names = ", ".join(self.facts.person_label(each.person) for each in state.holders)
        empty = "nobody on record" if state.missing else "not filled"
        return f"{seat_in_words(seat, self.facts)}: {names or empty}"

    def people(self) -> Choices:
        """Give the people by name."""
        named = sorted(self.rows.people.values(), key=lambda row: str(row).lower())
        return [(str(row.public_id), str(row)) for row in named]


def _is_over(ends: object, today: date) -> bool:
    return isinstance(ends, date) and ends < today


class AddEnd(AddsLine):
    """Some people leave."""

    form_class = EndLineForm
    heading = "Somebody leaves"

    def get_initial(self) -> dict[str, Any]:
        """Propose the day before that of the sheet, so that they are gone on it."""
        return {"on": day_before(self.sheet.on)}

    def get_form_kwargs(self) -> dict[str, Any]:
        """Give whom to choose from."""
        return super().get_form_kwargs() | {"appointments": self.appointments()}


class AddComing(AddsLine):
    """Somebody comes."""

    form_class = AddLineForm
    heading = "Somebody comes"

    def get_initial(self) -> dict[str, Any]:
        """Propose the day of the sheet."""
        return {"starts_on": self.sheet.on}

    def get_form_kwargs(self) -> dict[str, Any]:
        """Give what to choose from."""
        return super().get_form_kwargs() | {"seats": self.seats(), "people": self.people()}


class AddRedate(AddsLine):
    """Other days for somebody."""

    form_class = RedateLineForm
    heading = "Other days for an appointment"

    def get_form_kwargs(self) -> dict[str, Any]:
        """Give what to choose from."""
        return super().get_form_kwargs() | {"appointments": self.appointments()}


class RemoveLine(OfSheet, View):
    """Takes a change off a sheet."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Take it off; a second press finds it gone."""
        change_id = str(self.kwargs["line"])
        if change_id in ids_of(self.sheet.changes):
            return _done(
                self, lambda: remove_change(self.sheet, change_id, by=self.actor), "It is off the sheet."
            )
        messages.info(request, "That is not on the sheet any more.")
        return redirect(self.address)


class EndSheet(OfSheet, View):
    """Ends a sheet."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """End it; a second press finds it ended."""
        if self.sheet.ended_at is not None:
            return redirect(self.address)
        told = "The sheet is ended. Its link now says so."
        return _done(self, lambda: end_what_if(self.sheet, now=timezone.now(), by=self.actor), told)


def _done(view: OfSheet, act: Any, told: str) -> HttpResponse:
    try:
        act()
    except Refused as refused:
        messages.error(view.request, str(refused))
    else:
        messages.success(view.request, told)
    return redirect(view.address)
