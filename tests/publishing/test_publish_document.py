"""Publishing a document: what was looked at, once, and never changed."""

import hashlib
from datetime import date

import pytest
from django.db import IntegrityError, connection, transaction

from boards.models import AuditEvent, Board
from boards.refusals import Clash, Refused
from boards.services import import_board
from membership.services import correct_person
from publishing.content import canonical, digest_of
from publishing.models import Publication, PublishedFile
from publishing.pdf import PdfUnavailable
from publishing.selectors import PDF
from publishing.services import keep_pdf, publish_document
from secretariat.models import Job, JobState
from secretariat.services import request_job
from secretariat.work import run
from tests.cast import STORY
from tests.publishing.cast import NOW, ON, draft_of, published
from tests.statute.situations import blank


def renamed(board: Board, name: str = "Catriona") -> None:
    """Somebody on the board is called otherwise."""
    correct_person(board.people.get(ref="p-la1"), name=name, version=None, by=STORY)


def test_it_keeps_what_it_says_with_its_hash_and_its_page(alba: Board) -> None:
    made = published(alba)
    made.refresh_from_db()
    assert made.number == 1
    assert made.digest == digest_of(made.content, made.template_version)
    assert "Calum" in made.html
    assert str(made.public_id) in made.html


def test_it_leaves_an_event_without_names(alba: Board) -> None:
    made = published(alba)
    event = AuditEvent.objects.get(object_id=made.public_id)
    assert event.event == "publishing.document_published"
    assert event.after == {"kind": made.kind, "number": 1, "digest": made.digest, "on": "2026-11-21"}


def test_it_refuses_what_nobody_has_looked_at(alba: Board) -> None:
    seen = draft_of(alba).digest
    renamed(alba)
    with pytest.raises(Refused, match="has changed since you looked"):
        publish_document(alba, kind="board_membership", on=ON, digest=seen, now=NOW, by=STORY)
    assert not Publication.objects.exists()


def test_it_does_not_publish_the_same_twice(alba: Board) -> None:
    published(alba)
    with pytest.raises(Clash, match="nothing in it has changed"):
        published(alba, reason="Once more")


def test_a_correction_is_a_new_version_with_its_reason(alba: Board) -> None:
    first = published(alba)
    renamed(alba)
    with pytest.raises(Refused, match="why there is a new version"):
        published(alba)
    second = published(alba, reason="A name was wrong.")
    first.refresh_from_db()
    assert (first.number, second.number) == (1, 2)
    assert "Calum" in first.html
    assert "A name was wrong." in second.html


def test_what_was_published_stays_when_the_record_moves_on(alba: Board) -> None:
    made = published(alba)
    before = made.html
    renamed(alba)
    made.refresh_from_db()
    assert made.html == before


def test_there_is_nothing_to_publish_of_a_board_that_did_not_exist(alba: Board) -> None:
    with pytest.raises(Refused, match="did not exist"):
        published(alba, on=date(2014, 6, 1))


def test_there_is_nothing_to_publish_of_localities_that_nobody_recorded(alba: Board) -> None:
    with pytest.raises(Refused, match="No locality"):
        published(alba, "locality_membership")


def test_there_is_nothing_to_publish_of_a_planning_group_that_nobody_recorded(alba: Board) -> None:
    with pytest.raises(Refused, match="strategic planning group"):
        published(alba, "planning_group")


def test_there_is_nothing_to_publish_of_a_board_without_seats(db: None) -> None:
    with pytest.raises(Refused, match="No seat"):
        published(import_board(blank(), by=STORY))


def test_a_hash_is_made_of_no_fractions() -> None:
    with pytest.raises(TypeError):
        canonical({"share": [0.5]})


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE publishing_publication SET html = 'x'",
        "UPDATE publishing_publication SET digest = 'x'",
        "DELETE FROM publishing_publishedfile",
        "UPDATE publishing_publishedfile SET sha256 = 'x'",
    ],
)
def test_the_database_refuses_to_change_it(alba: Board, statement: str) -> None:
    keep_pdf(published(alba), content=b"%PDF-1.7", now=NOW, by=STORY)
    with (
        pytest.raises(IntegrityError, match="published"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)


def asked_for(made: Publication) -> Job:
    """Somebody has asked for the PDF."""
    inputs = {"publication": str(made.public_id)}
    return request_job(PDF, board=made.board, now=NOW, inputs=inputs, by=STORY)


def done(job: Job) -> Job:
    """A worker has done the job."""
    assert run(job.public_id, clock=lambda: NOW)
    job.refresh_from_db()
    return job


def test_a_worker_makes_the_pdf_and_says_how_far_it_is(alba: Board) -> None:
    made = published(alba)
    job = done(asked_for(made))
    assert (job.state, job.done, job.total) == (JobState.DONE, 3, 3)
    kept = PublishedFile.objects.get(publication=made)
    content = bytes(kept.content)
    assert content.startswith(b"%PDF-")
    assert kept.sha256 == hashlib.sha256(content).hexdigest()
    assert kept.size == len(content)


def test_a_job_cut_short_after_its_work_does_no_harm(alba: Board, monkeypatch: pytest.MonkeyPatch) -> None:
    made = published(alba)
    keep_pdf(made, content=b"%PDF-1.7", now=NOW, by=STORY)
    monkeypatch.setattr("publishing.work.render_pdf", lambda page: pytest.fail("rendered again"))
    assert done(asked_for(made)).state == JobState.DONE
    assert PublishedFile.objects.count() == 1


def test_where_no_pdf_can_be_made_the_job_says_what_to_install(
    alba: Board, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unavailable(page: str) -> bytes:
        raise PdfUnavailable("PDFs cannot be made until this is run: apt-get install")

    monkeypatch.setattr("publishing.work.render_pdf", unavailable)
    job = done(asked_for(published(alba)))
    assert job.state == JobState.FAILED
    assert "apt-get install" in job.error
    assert "the page itself is published" in job.error
