"""The pages on which it can be read who did what, and whether the trail of it holds."""

import csv
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.views.generic import ListView, TemplateView, View

from boards import trail
from boards.access import BoardView
from boards.models import AuditEvent
from boards.trail_forms import TrailForm

BYTE_ORDER_MARK = "\ufeff"


class TrailView(BoardView):
    """A page of the trail, for the secretary and the auditor; what is restricted for the secretary alone."""

    act = "boards.see_trail"

    @property
    def unveiled(self) -> bool:
        """Whether whoever looks may see what is restricted."""
        return self.can("boards.see_restricted")

    @cached_property
    def form(self) -> TrailForm:
        """What is looked for."""
        kinds, actors = trail.kinds_on(self.board), trail.actors_on(self.board)
        return TrailForm(self.request.GET, kinds=kinds, actors=actors)


class BoardTrail(TrailView, ListView[AuditEvent]):
    """What was done on a board, by whom and when, the latest first."""

    template_name = "boards/trail.html"
    context_object_name = "events"
    paginate_by = 30

    def get_queryset(self) -> Any:
        """Give the events that are looked for."""
        return trail.events_wanted(self.board, self.form.wanted)

    def render_to_response(self, context: dict[str, Any], **options: Any) -> HttpResponse:
        """Show the list, and say where what is looked for was not understood."""
        return super().render_to_response(context, status=200 if self.form.is_valid() else 400, **options)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Give the events of the page in words."""
        context = super().get_context_data(form=self.form, **kwargs)
        told = trail.tell(self.board, context["events"], unveiled=self.unveiled)
        narrowed = any(vars(self.form.wanted).values())
        return context | {"told": told, "narrowed": narrowed, "total": context["paginator"].count}


class RecordTrail(TrailView, ListView[AuditEvent]):
    """All that happened to one thing, the oldest first."""

    template_name = "boards/trail_record.html"
    context_object_name = "events"
    paginate_by = 50

    @cached_property
    def about(self) -> trail.About:
        """What the page is about."""
        found = trail.about(self.board, self.kwargs["public_id"], unveiled=self.unveiled)
        if found is None:
            raise Http404
        return found

    def get_queryset(self) -> Any:
        """Give what happened to it."""
        return self.about.events

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Give its name and its events in words."""
        context = super().get_context_data(about=self.about, **kwargs)
        return context | {"told": trail.tell(self.board, context["events"], unveiled=self.unveiled)}


class CheckTrail(TrailView, TemplateView):
    """Whether every event of the board's chain follows from the one before, as it stands now."""

    template_name = "boards/trail_check.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Read the chain from end to end."""
        return super().get_context_data(checked=trail.check(self.board), **kwargs)


class ExportTrail(TrailView, View):
    """The events that are looked for, as a file for a spreadsheet."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Send the file as it is read; lead back to the page where what is looked for was not understood."""
        if not self.form.is_valid():
            page = reverse("trail:board", args=[self.board.slug])
            return redirect(f"{page}?{request.GET.urlencode()}")
        rows = trail.rows_for_a_spreadsheet(self.board, self.form.wanted, unveiled=self.unveiled)
        name = f"{self.board.slug}-trail-{self.today:%Y-%m-%d}.csv"
        return StreamingHttpResponse(
            _as_csv(rows),
            content_type="text/csv; charset=utf-8",
            headers={"Content-Disposition": f'attachment; filename="{name}"'},
        )


class _Line:
    """What the writer of a row writes to: it gives the row back."""

    def write(self, text: str) -> str:
        return text


def _as_csv(rows: Iterable[list[str]]) -> Iterator[str]:
    # Without it a spreadsheet takes the text for another alphabet.
    yield BYTE_ORDER_MARK
    writer = csv.writer(_Line())
    for row in rows:
        yield writer.writerow(row)
