"""What a board has published."""

from datetime import date

from django.db.models import OuterRef, QuerySet, Subquery

from boards.models import Board
from publishing.models import Publication
from secretariat.models import Job, JobState
from secretariat.selectors import jobs_of

PDF = "publishing.make_pdf"


def publications_of(board: Board) -> QuerySet[Publication]:
    """Give a board's publications, the latest day first; `newest` is the number of the last version."""
    later = Publication.objects.filter(board=OuterRef("board"), kind=OuterRef("kind"), on=OuterRef("on"))
    newest = Subquery(later.order_by("-number").values("number")[:1])
    return (
        Publication.objects.filter(board=board)
        .annotate(newest=newest)
        .select_related("file")
        .defer("file__content")
    )


def publications_in_short(board: Board) -> QuerySet[Publication]:
    """Give the same without reading what they say."""
    return publications_of(board).defer("file__content", "content", "html")


def latest_version(board: Board, kind: str, on: date) -> Publication | None:
    """Give the last version of a document as at a day; None where it was never published."""
    found = Publication.objects.filter(board=board, kind=kind, on=on)
    return found.defer("content", "html").order_by("-number").first()


def jobs_for(publication: Publication) -> QuerySet[Job]:
    """Give the jobs that were to make the PDF of a publication, the latest first."""
    return jobs_of(publication.board).filter(kind=PDF, inputs__publication=str(publication.public_id))


def job_under_way(publication: Publication) -> Job | None:
    """Give the job that is about to make the PDF, if there is one."""
    return jobs_for(publication).filter(state__in=[JobState.WAITING, JobState.RUNNING]).first()
