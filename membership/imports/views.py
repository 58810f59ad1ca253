"""The pages on which a list is brought in from a file, and taken out as one."""

from functools import cached_property
from typing import Any, Final

from django.contrib import messages
from django.core.paginator import Paginator
from django.db import IntegrityError
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.views.generic import TemplateView, View

from boards import snapshot
from boards.access import BoardFormView, BoardView, show_refusal
from boards.refusals import Refused
from membership import exports, twins
from membership.imports.columns import KINDS, REASONS_HEADING, Kind, Layout
from membership.imports.forms import ColumnsForm, ConfirmForm, FileForm
from membership.imports.plan import Plan, Status
from membership.imports.reading import Table
from membership.imports.undoing import why_not
from membership.imports.work import IMPORT, UNDO
from membership.models import Import
from membership.preview import differences_between
from membership.services.imports import DIFFERS, begin_import, lay_out_import, plan_for, table_of
from secretariat.files import KEPT_FOR
from secretariat.models import Job, JobState
from secretariat.services import request_job
from secretariat.tasks import wake

ROWS_A_PAGE: Final = 50
IMPORTS_A_PAGE: Final = 20


class ImportPage(BoardView):
    """A page about bringing lists in."""

    act = "membership.import"

    def crumbs(self) -> list[tuple[str, str]]:
        """Give the way here."""
        return [
            ("Board and people", reverse("membership:people", args=[self.board.slug])),
            ("Import", reverse("membership:imports", args=[self.board.slug])),
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Give the way here."""
        return super().get_context_data(**{"crumbs": self.crumbs()} | kwargs)


class Imports(ImportPage, BoardFormView):
    """A file is sent in; and what was imported before."""

    form_class = FileForm
    template_name = "membership/imports.html"

    def crumbs(self) -> list[tuple[str, str]]:
        """Give the way here, without this page."""
        return super().crumbs()[:1]

    def get_initial(self) -> dict[str, Any]:
        """Propose the list that somebody came for."""
        wanted = self.request.GET.get("kind", "")
        return {"kind": wanted if wanted in KINDS else "appointments"}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Give the lists, and the imports before, the latest first."""
        rows = Import.objects.filter(board=self.board).select_related("file").defer("file__content", "done")
        page = Paginator(rows, IMPORTS_A_PAGE).get_page(self.request.GET.get("page"))
        shown = [(row, KINDS[row.kind]) for row in page if row.kind in KINDS]
        given = {"kinds": KINDS.values(), "page_obj": page, "imports": shown, "kept_days": KEPT_FOR.days}
        return super().get_context_data(**given | kwargs)

    def form_valid(self, form: Any) -> HttpResponse:
        """Keep the file and go on to its columns; a form sent twice leads to the same import."""
        new_id = form.wanted_id
        if not Import.objects.filter(board=self.board, public_id=new_id).exists():
            try:
                begin_import(
                    self.board,
                    kind=form.cleaned_data["kind"],
                    name=form.cleaned_data["file"].name,
                    content=form.cleaned_data["file"].read(),
                    new_id=new_id,
                    now=timezone.now(),
                    by=self.actor,
                )
            except IntegrityError as error:
                if not Import.objects.filter(board=self.board, public_id=new_id).exists():
                    raise Refused("Load this page again, and send the file once more.") from error
        return redirect("membership:import_columns", self.board.slug, new_id)


class OfImport(ImportPage):
    """A page about one import."""

    @cached_property
    def begun(self) -> Import:
        """The import."""
        rows = Import.objects.filter(board=self.board).select_related("file", "board")
        found = get_object_or_404(rows, public_id=self.kwargs["public_id"])
        if found.kind not in KINDS:
            raise Http404
        return found

    @property
    def kind(self) -> Kind:
        """The list that is imported."""
        return KINDS[self.begun.kind]

    def here(self) -> str:
        """Give the address of the import's own page."""
        return self.page("import")

    def page(self, route: str) -> str:
        """Give the address of one of the import's pages."""
        return reverse(f"membership:{route}", args=[self.board.slug, self.begun.public_id])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Give the import and its list."""
        return super().get_context_data(**{"begun": self.begun, "kind": self.kind} | kwargs)


class BeforeImport(OfImport):
    """A page about an import that is still to be done; afterwards it leads to what came of it."""

    needs_layout = True

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Lead on where there is nothing left to be asked, or the file is no longer there."""
        try:
            return super().dispatch(request, *args, **kwargs)
        except Refused as refused:
            messages.error(request, " ".join(refused.messages))
            return redirect("membership:imports", self.board.slug)

    def enter(self, request: HttpRequest) -> HttpResponse | None:
        """Lead to the page that comes first."""
        if (answer := super().enter(request)) is not None:
            return answer
        if self.begun.imported_at is not None:
            return redirect(self.here())
        if self.needs_layout and self.begun.layout is None:
            return redirect(self.page("import_columns"))
        return None

    @cached_property
    def table(self) -> Table:
        """The rows of the file."""
        return table_of(self.begun)

    @cached_property
    def document(self) -> dict[str, Any]:
        """The record as it is."""
        return snapshot.load_record(self.board)

    @cached_property
    def plan(self) -> Plan:
        """What the file would do."""
        return plan_for(self.begun, self.document)


class Columns(BeforeImport, BoardFormView):
    """Which column of the file is which."""

    form_class = ColumnsForm
    template_name = "membership/import_columns.html"
    needs_layout = False

    def get_form_kwargs(self) -> dict[str, Any]:
        """Give the form the file and what was said of it before."""
        kept = Layout.of(self.begun.layout) if self.begun.layout is not None else None
        return super().get_form_kwargs() | {"kind": self.kind, "table": self.table, "kept": kept}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Give how the file was understood."""
        same = Import.objects.filter(
            board=self.board, file__sha256=self.begun.file.sha256, kind=self.begun.kind,
            imported_at__isnull=False, undone_at=None,
        ).only("public_id", "imported_at")  # fmt: skip
        given = {"table": self.table, "before": same.first()}
        return super().get_context_data(**given | kwargs)

    def form_valid(self, form: Any) -> HttpResponse:
        """Keep what was said, and go on to the rows."""
        lay_out_import(self.begun, layout=form.layout, by=self.actor)
        return redirect(self.page("import_rows"))


class Rows(BeforeImport, TemplateView):
    """Row by row, what would be new, changed, unchanged, and what is wrong."""

    template_name = "membership/import_rows.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Give a page of the rows."""
        shown = self.request.GET.get("show", "")
        wanted = shown if shown in self.plan.counts else ""
        rows = [row for row in self.plan.rows if not wanted or row.status.value == wanted]
        given = {
            "plan": self.plan,
            "table": self.table,
            "wanted": wanted,
            "filters": [(status.value, self.plan.counts[status.value]) for status in Status],
            "page_obj": Paginator(rows, ROWS_A_PAGE).get_page(self.request.GET.get("page")),
            "total": len(self.plan.rows),
        }
        return super().get_context_data(**given | kwargs)


class Check(BeforeImport, BoardFormView):
    """What the law would say of the whole import; then it is done."""

    form_class = ConfirmForm
    template_name = "membership/import_check.html"

    def get_form_kwargs(self) -> dict[str, Any]:
        """Give the form how many rows are wrong."""
        right = len(self.plan.rows) - len(self.plan.wrong)
        return super().get_form_kwargs() | {"wrong": len(self.plan.wrong), "right": right}

    def get_initial(self) -> dict[str, Any]:
        """Remember what is being looked at."""
        return {"digest": self.plan.digest}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Give the difference that it makes to the law."""
        differences = []
        if not self.plan.does_nothing:
            before, after = twins.facts_in(self.document), twins.facts_in(self.plan.after)
            differences = differences_between(before, after, self.today)
        return super().get_context_data(**{"plan": self.plan, "differences": differences} | kwargs)

    def form_valid(self, form: Any) -> HttpResponse:
        """Have it done by a job, of which there is one however often the button is pressed."""
        if self.plan.does_nothing:
            messages.info(self.request, f"There is nothing to import: {self.plan.why_nothing}.")
            return redirect(self.page("import_rows"))
        if form.cleaned_data["digest"] != self.plan.digest:
            again = ConfirmForm(wrong=form.wrong, right=len(self.plan.rows), data=self._with_digest())
            show_refusal(again, Refused(DIFFERS))
            return self.form_invalid(again)
        leave_out = form.cleaned_data.get("leave_out", False)
        inputs = {"digest": self.plan.digest, "leave_out": leave_out}
        return redirect("secretariat:job", self.board.slug, job_of(self, IMPORT, inputs).public_id)

    def _with_digest(self) -> dict[str, str]:
        return {"digest": self.plan.digest}


def job_of(view: OfImport, kind: str, inputs: dict[str, Any]) -> Job:
    """Give the job of an import: the one that is under way, or a new one where none is or the last failed."""
    mine = Job.objects.filter(board=view.board, kind=kind, inputs__import=str(view.begun.public_id))
    failed = mine.filter(state=JobState.FAILED).count()
    key = f"{view.begun.public_id}:{failed}"
    try:
        job = request_job(
            kind,
            board=view.board,
            now=timezone.now(),
            inputs={"import": str(view.begun.public_id), **inputs},
            key=key,
            by=view.actor,
        )
    except (Refused, IntegrityError):
        return Job.objects.get(board=view.board, kind=kind, key=key)
    wake(job)
    return job


class ImportResult(OfImport, TemplateView):
    """What came of an import, and how to undo it."""

    template_name = "membership/import.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show what came of it; lead on to the next step where it is not done."""
        if self.begun.imported_at is not None:
            return self.render_to_response(self.get_context_data())
        under_way = Job.objects.filter(
            board=self.board, kind=IMPORT, inputs__import=str(self.begun.public_id),
            state__in=(JobState.WAITING, JobState.RUNNING),
        ).first()  # fmt: skip
        if under_way is not None:
            return redirect("secretariat:job", self.board.slug, under_way.public_id)
        return redirect(self.page("import_columns" if self.begun.layout is None else "import_rows"))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Give what was done, and why it cannot be undone where that is so."""
        reasons = [] if self.begun.undone_at else why_not(self.board, self.begun)
        job = Job.objects.filter(
            board=self.board, kind=UNDO, inputs__import=str(self.begun.public_id), state=JobState.FAILED
        ).first()
        return super().get_context_data(reasons=reasons, failed=job, **kwargs)


class UndoImport(OfImport, View):
    """Has an import undone."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Have it done by a job."""
        if self.begun.undone_at is not None:
            messages.info(request, "This has been undone already.")
            return redirect(self.here())
        if reasons := why_not(self.board, self.begun):
            messages.error(request, " ".join(reasons))
            return redirect(self.here())
        return redirect("secretariat:job", self.board.slug, job_of(self, UNDO, {}).public_id)


class WrongRows(BeforeImport, View):
    """The rows that are wrong as a file, with the reasons beside them."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Give the file."""
        width = len(self.table.headings)
        rows = [[*(*row.line.cells, *[""] * width)[:width], " ".join(row.reasons)] for row in self.plan.wrong]
        content = exports.as_csv([*self.table.headings, REASONS_HEADING], rows)
        return csv_response(content, f"wrong-rows-{exports.file_name(self.board, self.kind.name)}")


class Template(ImportPage, View):
    """A file with the headings of a list and an example, to be filled in."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Give the file."""
        kind = KINDS.get(self.kwargs["kind"])
        if kind is None:
            raise Http404
        return csv_response(exports.template_as_csv(kind), f"template-{kind.name.replace('_', '-')}.csv")


class Export(BoardView, View):
    """A list of the board as a file."""

    act = "membership.view"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Give the file."""
        wanted = self.kwargs["kind"]
        if wanted not in exports.exported():
            raise Http404
        content = (
            exports.chairs_as_csv(self.board)
            if wanted == exports.CHAIRS
            else exports.list_as_csv(self.board, KINDS[wanted], unveiled=self.can("boards.see_restricted"))
        )
        return csv_response(content, exports.file_name(self.board, wanted))


def csv_response(content: bytes, name: str) -> HttpResponse:
    """Give a file to be saved."""
    response = HttpResponse(content, content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
