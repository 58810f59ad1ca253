"""The job of this room: the PDF of a publication. May be run again without harm."""

from datetime import datetime
from typing import Any

from django.urls import reverse

from boards.audit import Actor
from boards.models import ActorKind
from boards.refusals import Refused
from publishing.content import printed
from publishing.models import Publication, PublishedFile
from publishing.pdf import LettersWithoutFont, PdfUnavailable, TooMuchToLayOut, render_pdf
from publishing.services import keep_pdf
from secretariat.kinds import Progress
from secretariat.models import Job

STEPS = 3
"""The page is read, laid out as a PDF, and kept."""


def make_pdf(job: Job, *, now: datetime, progress: Progress) -> dict[str, Any]:
    """Make the PDF of a publication, unless an earlier try at this job has done so."""
    publication = _publication_of(job)
    kept = PublishedFile.objects.filter(publication=publication).defer("content").first()
    if kept is None:
        progress(0, STEPS)
        page = printed(
            publication.html, title=publication.content["title"], board=publication.content["board"]
        )
        progress(1, STEPS)
        content = _rendered(page)
        progress(2, STEPS)
        asker = Actor(ActorKind(job.requested_by_kind), job.requested_by_id)
        kept = keep_pdf(publication, content=content, now=now, by=asker)
    progress(STEPS, STEPS)
    return {"publication": str(publication.public_id), "sha256": kept.sha256}


def _rendered(page: str) -> bytes:
    try:
        return render_pdf(page)
    except TooMuchToLayOut as large:
        raise Refused(f"{large} The page itself is published.") from large
    except LettersWithoutFont as lacking:
        raise Refused(
            f"{lacking} Somebody who looks after the system can install one; the page itself is published."
        ) from lacking
    except PdfUnavailable as unavailable:
        raise Refused(
            f"{unavailable} Tell whoever looks after the system; the page itself is published."
        ) from unavailable


def page_of_job(job: Job) -> str | None:
    """Give the address of the publication whose PDF it makes."""
    if job.board is None:
        return None
    return reverse("publishing:document", args=[job.board.slug, job.inputs["publication"]])


def _publication_of(job: Job) -> Publication:
    found = Publication.objects.select_related("board")
    publication = found.filter(board=job.board, public_id=job.inputs["publication"]).first()
    if publication is None:
        raise Refused("There is no such publication on this board.")
    return publication
