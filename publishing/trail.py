"""What the trail calls a publication, and where its page is."""

from typing import Any

from django.urls import reverse

from boards.models import Board
from boards.trail_words import describe
from publishing.models import Publication


def _page(board: Board, row: Any) -> str:
    return reverse("publishing:document", args=[board.slug, row.public_id])


describe(
    "publishing.Publication",
    noun="document",
    rows=lambda board: Publication.objects.filter(board=board).only("public_id", "kind", "on", "number"),
    page=_page,
    fields={
        "kind": "Kind",
        "on": "As at",
        "number": "Version",
        "digest": "Hash of the content",
        "size": "Bytes of the PDF",
        "sha256": "SHA-256 of the PDF",
    },
)
