"""The page of work under way."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django_htmx.middleware import HtmxDetails

from boards.access import BoardView
from secretariat import selectors
from secretariat.kinds import kind_named
from secretariat.models import Job, JobState


class HtmxRequest(HttpRequest):
    """A request that says whether htmx asks for a part of a page."""

    htmx: HtmxDetails


class JobProgress(BoardView):
    """How far a job is. It looks again by itself, with or without JavaScript, until the job is over."""

    act = "secretariat.see_job"

    def get(self, request: HtmxRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Give the page, or the part of it that changes."""
        job = get_object_or_404(selectors.jobs_of(self.board), public_id=self.kwargs["public_id"])
        template = "secretariat/job_progress.html" if request.htmx else "secretariat/job.html"
        return render(request, template, self.get_context_data(**_shown(job)))


def _shown(job: Job) -> dict[str, Any]:
    kind = kind_named(job.kind)
    page = kind.page(job) if kind.page and job.state == JobState.DONE else None
    back = kind.back(job) if kind.back and job.state == JobState.FAILED else None
    return {"job": job, "title": kind.title, "result_page": page, "back": back}
