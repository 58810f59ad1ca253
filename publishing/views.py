"""What a board has published, and the steps by which a document is published."""

from functools import cached_property
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.db import IntegrityError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.views.generic import ListView, TemplateView, View

from boards.access import BoardFormView, BoardView, show_refusal
from boards.refusals import Clash, Refused
from publishing import selectors
from publishing.content import Draft, Imprint, drafted, page_of
from publishing.forms import ChooseForm, PublishForm
from publishing.kinds import Kind, document_kinds, kind_called
from publishing.models import Publication, PublishedFile
from publishing.services import DIFFERS, NOTHING_NEW, publish_document
from secretariat.models import Job, JobState
from secretariat.services import request_job
from secretariat.tasks import wake

PUBLICATIONS_A_PAGE = 30


class PublishingView(BoardView):
    """A page about publications."""

    act = "publishing.see"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Give the way here, and whether whoever looks may publish."""
        crumbs = [("Publications", reverse("publishing:list", args=[self.board.slug]))]
        given = {"crumbs": crumbs, "may_publish": self.can("publishing.publish")}
        return super().get_context_data(**given | kwargs)


class PublicationList(PublishingView, ListView[Publication]):
    """What was published, by kind and day."""

    template_name = "publishing/publications.html"
    context_object_name = "publications"
    paginate_by = PUBLICATIONS_A_PAGE

    @property
    def wanted(self) -> Kind | None:
        """The only kind to be listed; None for all of them."""
        return kind_called(self.request.GET.get("kind", ""))

    def get_queryset(self) -> Any:
        """Give the board's publications, the latest day first."""
        rows = selectors.publications_in_short(self.board)
        return rows.filter(kind=self.wanted.name) if self.wanted else rows

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Give the kinds to choose from."""
        return super().get_context_data(kinds=document_kinds(), wanted=self.wanted, **kwargs)


class ChooseDocument(PublishingView, BoardFormView):
    """Which document is to be published, and as at which day."""

    act = "publishing.publish"
    form_class = ChooseForm
    template_name = "publishing/choose.html"

    def get_form_kwargs(self) -> dict[str, Any]:
        """Give the form today."""
        return super().get_form_kwargs() | {"today": self.today}

    def get_initial(self) -> dict[str, Any]:
        """Propose what somebody came for, and the day they looked at."""
        return {"kind": self.request.GET.get("kind", ""), "on": min(self.on, self.today)}

    def form_valid(self, form: Any) -> HttpResponse:
        """Lead to the document as it would be."""
        chosen = form.cleaned_data
        there = reverse("publishing:preview", args=[self.board.slug, chosen["kind"]])
        return redirect(f"{there}?{urlencode({'as_at': chosen['on'].isoformat()})}")


class PreviewDocument(PublishingView, BoardFormView):
    """A document as it would be published, to be looked at; then it is."""

    act = "publishing.publish"
    form_class = PublishForm
    template_name = "publishing/preview.html"

    def enter(self, request: HttpRequest) -> HttpResponse | None:
        """Lead back where there is nothing that could be published."""
        if (answer := super().enter(request)) is not None:
            return answer
        try:
            if self.on > self.today:
                raise Refused("Choose today or a day before.")
            _ = self.draft
        except Refused as refused:
            messages.error(request, " ".join(refused.messages))
            wanted = {"kind": self.kind.name, "as_at": self.on.isoformat()}
            there = reverse("publishing:choose", args=[self.board.slug])
            return redirect(f"{there}?{urlencode(wanted)}")
        return None

    @cached_property
    def kind(self) -> Kind:
        """The kind of document."""
        found = kind_called(self.kwargs["kind"])
        if found is None:
            raise Http404
        return found

    @cached_property
    def draft(self) -> Draft:
        """What it would say."""
        return drafted(self.kind, self.board, self.on)

    @cached_property
    def before(self) -> Publication | None:
        """Its last version, if it has one."""
        return selectors.latest_version(self.board, self.kind.name, self.on)

    @property
    def same(self) -> Publication | None:
        """Its last version, where that says the same."""
        return self.before if self.before and self.before.digest == self.draft.digest else None

    def get_form_kwargs(self) -> dict[str, Any]:
        """Give the form whether it is a correction."""
        return super().get_form_kwargs() | {"is_correction": self.before is not None}

    def get_initial(self) -> dict[str, Any]:
        """Remember what is being looked at."""
        return {"digest": self.draft.digest}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Give the document."""
        number = self.same.number if self.same else self.before.number + 1 if self.before else 1
        imprint = Imprint(number, self.draft.digest, self.kind.version)
        given = {
            "kind": self.kind,
            "document": page_of(self.draft, imprint),
            "number": number,
            "same": self.same,
            "before": self.before,
        }
        return super().get_context_data(**given | kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Publish it; a button pressed twice leads to the same publication."""
        if self.same is not None:
            messages.info(request, NOTHING_NEW)
            return redirect(_page(self.same))
        return super().post(request, *args, **kwargs)

    def form_valid(self, form: Any) -> HttpResponse:
        """Publish what was looked at, and have its PDF made."""
        if form.cleaned_data["digest"] != self.draft.digest:
            return self.form_invalid(self._with_what_it_says_now(form))
        try:
            made = publish_document(
                self.board,
                kind=self.kind.name,
                on=self.on,
                digest=form.cleaned_data["digest"],
                reason=form.cleaned_data.get("reason", ""),
                now=timezone.now(),
                by=self.actor,
            )
        except (Clash, IntegrityError) as error:
            # Somebody else was quicker, by a moment.
            found = selectors.latest_version(self.board, self.kind.name, self.on)
            if found is None or found.digest != self.draft.digest:
                raise Refused(DIFFERS) from error
            return redirect(_page(found))
        return redirect("secretariat:job", self.board.slug, ask_for_pdf(self, made).public_id)

    def _with_what_it_says_now(self, form: PublishForm) -> PublishForm:
        said = {"digest": self.draft.digest, "reason": form.cleaned_data.get("reason", "")}
        again = PublishForm(data=said, is_correction=self.before is not None)
        again.full_clean()
        show_refusal(again, Refused(DIFFERS))
        return again


def _page(publication: Publication) -> str:
    return reverse("publishing:document", args=[publication.board.slug, publication.public_id])


def ask_for_pdf(view: BoardView, publication: Publication) -> Job:
    """Give the job that makes a publication's PDF: the one there is, or a new one where the last failed."""
    failed = selectors.jobs_for(publication).filter(state=JobState.FAILED).count()
    key = f"{publication.public_id}:{failed}"
    inputs = {"publication": str(publication.public_id)}
    try:
        job = request_job(
            selectors.PDF, board=view.board, now=timezone.now(), inputs=inputs, key=key, by=view.actor
        )
    except (Refused, IntegrityError):
        return Job.objects.get(board=view.board, kind=selectors.PDF, key=key)
    wake(job)
    return job


class OfPublication(PublishingView):
    """A page about one publication."""

    @cached_property
    def publication(self) -> Publication:
        """The publication."""
        found = selectors.publications_of(self.board).select_related("board", "file")
        return get_object_or_404(found, public_id=self.kwargs["public_id"])

    @property
    def file(self) -> PublishedFile | None:
        """Its PDF, if it has been made."""
        return getattr(self.publication, "file", None)


class DocumentPage(OfPublication, TemplateView):
    """A document as it was published."""

    template_name = "publishing/document.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Give the document, its PDF, and how far that is."""
        made, file = self.publication, self.file
        job = None if file else selectors.job_under_way(made)
        given = {"publication": made, "file": file, "job": job}
        latest = selectors.latest_version(self.board, made.kind, made.on)
        if latest is not None and latest.number != made.number:
            given["replaced_by"] = latest
        return super().get_context_data(**given | kwargs)


class DownloadPdf(OfPublication, View):
    """The PDF itself."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Give the file, just as it was made."""
        if self.file is None:
            raise Http404
        content = bytes(PublishedFile.objects.values_list("content", flat=True).get(pk=self.file.pk))
        name = self.file.name
        return HttpResponse(
            content,
            content_type="application/pdf",
            headers={
                "Content-Disposition": f'attachment; filename="{name}"',
                "ETag": f'"{self.file.sha256}"',
            },
        )


class MakePdf(OfPublication, View):
    """Has the PDF of a publication made, where that did not work before."""

    act = "publishing.publish"

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Ask for it, and lead to the page that shows how far it is."""
        if self.file is not None:
            return redirect(_page(self.publication))
        return redirect("secretariat:job", self.board.slug, ask_for_pdf(self, self.publication).public_id)
