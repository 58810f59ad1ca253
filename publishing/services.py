"""Publishing a document, and keeping the file made of it."""

import hashlib
from datetime import date, datetime

from django.conf import settings
from django.urls import reverse

from boards.audit import Actor, act, record
from boards.models import Board
from boards.refusals import Clash, Refused, Stale
from publishing import events
from publishing.content import Draft, Imprint, drafted, page_of
from publishing.kinds import kind_called
from publishing.models import Publication, PublishedFile
from publishing.selectors import latest_version

DIFFERS = "The record has changed since you looked at this document. Look at it again, then publish it."
NOTHING_NEW = "This has been published already, and nothing in it has changed since."


@act
def publish_document(
    board: Board, *, kind: str, on: date, digest: str, reason: str = "", now: datetime, by: Actor
) -> Publication:
    """Give the next version of a document as at a day, which nothing can change afterwards.

    `digest` is the hash of what somebody looked at. Refuses a kind that there is not, a document that would
    now say something else, one whose last version says the same, and a correction without a reason.
    """
    found = kind_called(kind)
    if found is None:
        raise Refused("There is no such kind of document.", field="kind")
    draft = drafted(found, board, on)
    if draft.digest != digest:
        raise Refused(DIFFERS)
    before = latest_version(board, kind, on)
    if before is not None and before.digest == digest:
        raise Clash(NOTHING_NEW)
    if before is not None and not reason:
        raise Refused("Say why there is a new version.", field="reason")
    publication = _publication(board, draft, before, reason, now, by)
    publication.full_clean(exclude=["content"])
    publication.save(force_insert=True)
    after = {"on": on.isoformat(), "number": publication.number, "digest": digest, "kind": kind}
    record(events.DOCUMENT_PUBLISHED, publication, by=by, after=after, reason=publication.reason)
    return publication


def _publication(
    board: Board, draft: Draft, before: Publication | None, reason: str, now: datetime, by: Actor
) -> Publication:
    publication = Publication(
        board=board,
        kind=draft.kind.name,
        on=draft.on,
        number=before.number + 1 if before else 1,
        template_version=draft.kind.version,
        content=draft.content,
        digest=draft.digest,
        reason=reason if before else "",
        made_at=now,
        made_by_kind=by.kind,
        made_by_id=by.id,
    )
    publication.html = page_of(draft, imprint_of(publication))
    return publication


def imprint_of(publication: Publication) -> Imprint:
    """Give what a publication says of itself."""
    return Imprint(
        number=publication.number,
        digest=publication.digest,
        template_version=publication.template_version,
        made_at=publication.made_at,
        link=permanent_link(publication),
        reason=publication.reason,
    )


def permanent_link(publication: Publication) -> str:
    """Give the address that always leads to this version."""
    path = reverse("publishing:document", args=[publication.board.slug, publication.public_id])
    return f"{settings.SITE_URL}{path}"


@act
def keep_pdf(publication: Publication, *, content: bytes, now: datetime, by: Actor) -> PublishedFile:
    """Give the file of a publication, with its own hash. Refuses a second one."""
    if PublishedFile.objects.filter(publication=publication).exists():
        raise Stale
    kept = PublishedFile(
        board=publication.board,
        publication=publication,
        content=content,
        size=len(content),
        sha256=hashlib.sha256(content).hexdigest(),
        made_at=now,
    )
    kept.save(force_insert=True)
    after = {"size": kept.size, "sha256": kept.sha256}
    record(events.PDF_MADE, publication, by=by, after=after)
    return kept
