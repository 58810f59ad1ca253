"""What a board has published, over the API: every version of every document, with its page and its PDF."""

import base64
from typing import Any

from django.http import Http404
from django.urls import path, reverse
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from boards.rest.describing import HOST, lists, reads
from boards.rest.problems import ROOT
from boards.rest.shapes import DayAsked, ListQuery, NoQuery, claim, day, number, text, url
from boards.rest.views import BoardApiView, Sent, absolute
from publishing import selectors
from publishing.models import Publication, PublishedFile

PUBLICATIONS = "publications"


class PdfShape(serializers.Serializer[Any]):
    """The PDF of a publication, tagged for assistive technology."""

    name = text("What the file is called.")
    size = number("Its length in bytes.")
    sha256 = text("The SHA-256 of the file.")
    made_at = serializers.DateTimeField(help_text="When it was made.")


class WholePdfShape(PdfShape):
    """The same with the file itself."""

    content = text("The file, in Base64.")


class PublicationShape(serializers.Serializer[Any]):
    """One version of a document, which nothing changes any more."""

    id = url("Its address in the API.")
    web = url("Its page for people.")
    kind = text("What kind of document it is, such as board_membership.")
    title = text("What it is called.")
    on = day("The day it tells of.")
    version = number("Which version of the document for that day it is.")
    is_latest = claim("Whether no later version has replaced it.", null=False)
    reason = text("Why there is a new version; empty for the first.")
    published_at = serializers.DateTimeField(help_text="When it was published.")
    digest = text("The SHA-256 of what it says and of the version of its template.")
    pdf = PdfShape(allow_null=True, help_text="Its PDF; null as long as there is none.")


class WholePublicationShape(PublicationShape):
    """The same with all that it says."""

    html = text("The page as it was published: an article in HTML, with no address in it that is not a link.")
    pdf = WholePdfShape(allow_null=True, help_text="Its PDF with the file; null as long as there is none.")


class PublicationQuery(ListQuery):
    """For the list of publications; what was published stays as it was, so no day is asked about."""

    as_at = None  # type: ignore[assignment]
    on = DayAsked(required=False, help_text="Only documents that tell of this day.")
    kind = serializers.CharField(required=False, max_length=60, help_text="Only of this kind.")


PDF: Sent = {
    "name": "alba-board-membership-2026-11-21-version-1.pdf",
    "size": 40_123,
    "sha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
    "made_at": "2026-11-21T12:00:05Z",
}
EXAMPLE: Sent = {
    "id": f"{HOST}{ROOT}/boards/alba/publications/00000000-0000-4000-8000-000000000009",
    "web": f"{HOST}/boards/alba/publications/00000000-0000-4000-8000-000000000009/",
    "kind": "board_membership",
    "title": "Board membership as at 21 November 2026",
    "on": "2026-11-21",
    "version": 1,
    "is_latest": True,
    "reason": "",
    "published_at": "2026-11-21T12:00:00Z",
    "digest": "2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae",
    "pdf": PDF,
}


def pdf_shown(file: PublishedFile) -> Sent:
    """Give what is said of a PDF."""
    return {"name": file.name, "size": file.size, "sha256": file.sha256, "made_at": file.made_at}


class OfPublications(BoardApiView):
    """An endpoint at which what was published is read."""

    scope = "publications:read"

    def shown(self, made: Publication) -> Sent:
        """Give one version; the selector has said which is the latest."""
        file: PublishedFile | None = getattr(made, "file", None)
        return {
            "id": f"{self.address}/publications/{made.public_id}",
            "web": absolute(reverse("publishing:document", args=[self.board.slug, made.public_id])),
            "kind": made.kind,
            "title": made.title,
            "on": made.on,
            "version": made.number,
            "is_latest": made.number == made.newest,  # type: ignore[attr-defined]  # (annotated)
            "reason": made.reason,
            "published_at": made.made_at,
            "digest": made.digest,
            "pdf": file and pdf_shown(file),
        }


class PublicationsApi(OfPublications):
    """What the board has published."""

    query = PublicationQuery

    @lists(
        "list_publications",
        "List what the board has published",
        PublicationShape(many=True),
        EXAMPLE,
        path=f"{ROOT}/boards/alba/publications",
        says="Every version, the latest day first; with `on`, those that tell of that day.",
        query=PublicationQuery,
        tag=PUBLICATIONS,
    )
    def get(self, request: Request, slug: str) -> Response:
        """List them."""
        rows = selectors.publications_in_short(self.board).select_related("board", "file__board")
        if "kind" in self.said:
            rows = rows.filter(kind=self.said["kind"])
        if "on" in self.said:
            rows = rows.filter(on=self.said["on"])
        return self.listed(list(rows), self.shown, web=reverse("publishing:list", args=[self.board.slug]))


class PublicationApi(OfPublications):
    """One version of a document."""

    query = NoQuery

    @reads(
        "read_publication",
        "Read one publication",
        WholePublicationShape,
        EXAMPLE
        | {
            "html": '<article lang="en-GB"><h1>Board membership as at 21 November 2026</h1></article>',
            "pdf": PDF | {"content": "JVBERi0xLjc="},
        },
        says="The document as it was published: its page, and its PDF where there is one.",
        query=NoQuery,
        tag=PUBLICATIONS,
    )
    def get(self, request: Request, slug: str, public_id: str) -> Response:
        """Give it whole."""
        rows = selectors.publications_of(self.board).select_related("board", "file__board")
        made = rows.filter(public_id=public_id).first()
        if made is None:
            raise Http404
        shown = self.shown(made)
        if shown["pdf"]:
            content = bytes(PublishedFile.objects.values_list("content", flat=True).get(publication=made))
            shown["pdf"] |= {"content": base64.b64encode(content).decode()}
        return Response(shown | {"html": made.html})


urlpatterns = [
    path("boards/<slug:slug>/publications", PublicationsApi.as_view(), name="publications"),
    path("boards/<slug:slug>/publications/<uuid:public_id>", PublicationApi.as_view(), name="publication"),
]
