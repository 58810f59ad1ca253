"""What the trail calls work under way, and where its page is."""

from typing import Any

from django.urls import reverse

from boards.models import Board
from boards.trail_words import describe, name_job
from secretariat.kinds import UnknownKind, kind_named
from secretariat.models import Job, ReceivedFile


def _name(job: Job) -> str:
    try:
        return kind_named(job.kind).title
    except UnknownKind:
        return job.kind


def _page(board: Board, row: Any) -> str:
    return reverse("secretariat:job", args=[board.slug, row.public_id])


describe(
    "secretariat.Job",
    noun="work",
    rows=lambda board: Job.objects.filter(board=board).only("public_id", "kind"),
    name=_name,
    page=_page,
    fields={"kind": "Kind", "key": "For", "attempts": "Attempts"},
)
describe(
    "secretariat.ReceivedFile",
    noun="file",
    rows=lambda board: ReceivedFile.objects.filter(board=board).only("public_id", "name"),
    fields={"size": "Bytes", "sha256": "SHA-256"},
)
name_job("tick", "the timetable")
