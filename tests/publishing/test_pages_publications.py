"""The pages on which documents are published and read."""

from datetime import timedelta

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from boards.models import Board, RoleName, User
from boards.services import grant_role
from publishing.models import Publication
from publishing.services import keep_pdf
from secretariat.leases import claim_job
from secretariat.models import Job
from secretariat.services import fail_job
from tests.cast import STORY, with_role
from tests.membership.page_cast import window_of
from tests.publishing.cast import KINDS, NOW, ON, PUBLICATIONS, draft_of, published
from tests.publishing.test_publish_document import renamed

NEW = f"{PUBLICATIONS}new/"
PREVIEW = f"{NEW}board_membership/?as_at=2026-11-21"


def text(client: Client, address: str) -> str:
    """Give a page."""
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def page_of(made: Publication) -> str:
    """Give the address of a publication."""
    return f"{PUBLICATIONS}{made.public_id}/"


class TestTheList:
    def test_it_says_what_to_publish_first(self, ailsas: Client) -> None:
        shown = text(ailsas, PUBLICATIONS)
        assert "Nothing has been published yet" in shown
        assert f'href="{NEW}"' in shown

    def test_a_member_reads_and_does_not_publish(self, alba: Board, calums: Client) -> None:
        made = published(alba)
        shown = text(calums, PUBLICATIONS)
        assert "Board membership as at 21 November 2026" in shown
        assert NEW not in shown
        assert calums.get(NEW).status_code == 403
        assert calums.post(PREVIEW).status_code == 403
        assert calums.get(page_of(made)).status_code == 200

    def test_an_older_version_is_said_to_be_replaced(self, alba: Board, ailsas: Client) -> None:
        first = published(alba)
        renamed(alba)
        published(alba, reason="A name was wrong.")
        assert "replaced by version 2" in text(ailsas, PUBLICATIONS)
        assert "This version has been replaced" in text(ailsas, page_of(first))

    def test_it_is_narrowed_to_a_kind(self, alba: Board, ailsas: Client) -> None:
        published(alba)
        shown = text(ailsas, f"{PUBLICATIONS}?kind=compliance_position")
        assert "Nothing of this kind" in shown
        assert "Board membership as at" in text(ailsas, f"{PUBLICATIONS}?kind=board_membership")

    def test_its_queries_do_not_grow(
        self, alba: Board, ailsas: Client, django_assert_max_num_queries: DjangoAssertNumQueries
    ) -> None:
        for back in range(12):
            made = published(alba, on=ON - timedelta(days=back))
            keep_pdf(made, content=b"%PDF-1.7", now=NOW, by=STORY)
        with django_assert_max_num_queries(10):
            text(ailsas, PUBLICATIONS)


class TestPublishing:
    def test_the_document_is_chosen_by_kind_and_day(self, ailsas: Client) -> None:
        answer = ailsas.post(NEW, {"kind": "board_membership", "on": "2026-11-21"})
        assert answer.headers["Location"] == PREVIEW

    @pytest.mark.parametrize("day", ["2026-11-22", "2014-03-31", "soon"])
    def test_a_day_that_cannot_be_published_is_refused(self, ailsas: Client, day: str) -> None:
        answer = ailsas.post(NEW, {"kind": "board_membership", "on": day})
        assert "There is a problem" in answer.content.decode()

    def test_it_is_looked_at_first(self, ailsas: Client) -> None:
        shown = text(ailsas, PREVIEW)
        assert shown.count("<h1") == 1
        assert "Version 1, not yet published" in shown
        assert "Calum" in shown

    @pytest.mark.parametrize(
        ("kind", "warned"),
        [("planning_group", True), ("locality_membership", True), ("board_membership", False)],
    )
    def test_who_publishes_names_of_the_public_is_warned_first(
        self, demonstration: Board, secretary: User, kind: str, warned: bool
    ) -> None:
        grant_role(secretary, demonstration, RoleName.SECRETARY, by=STORY)
        shown = text(window_of(secretary), f"/boards/demonstration/publications/new/{kind}/")
        assert ("knows that they are named" in shown) is warned
        assert "knows that they are named" not in str(draft_of(demonstration, kind).content)

    def test_then_it_is_published_and_its_pdf_is_made(self, alba: Board, ailsas: Client) -> None:
        answer = ailsas.post(PREVIEW, {"digest": draft_of(alba).digest})
        made, job = Publication.objects.get(), Job.objects.get()
        assert answer.headers["Location"] == f"/boards/alba/jobs/{job.public_id}/"
        assert job.inputs == {"publication": str(made.public_id)}

    def test_a_button_pressed_twice_publishes_once(self, alba: Board, ailsas: Client) -> None:
        said = {"digest": draft_of(alba).digest}
        ailsas.post(PREVIEW, said)
        answer = ailsas.post(PREVIEW, said)
        assert answer.headers["Location"] == page_of(Publication.objects.get())
        assert Job.objects.count() == 1

    def test_what_was_published_already_is_shown_under_its_own_number(
        self, alba: Board, ailsas: Client
    ) -> None:
        published(alba)
        shown = text(ailsas, PREVIEW)
        assert "This has been published already" in shown
        assert "Version 1" in shown
        assert "Version 2" not in shown

    def test_whoever_may_publish_can_see_whether_the_record_still_says_so(
        self, alba: Board, ailsas: Client, calums: Client
    ) -> None:
        made = published(alba)
        assert f'href="{PREVIEW}"' in text(ailsas, page_of(made))
        assert PREVIEW not in text(calums, page_of(made))

    def test_what_has_changed_since_is_shown_again(self, alba: Board, ailsas: Client) -> None:
        said = {"digest": draft_of(alba).digest}
        renamed(alba)
        shown = ailsas.post(PREVIEW, said).content.decode()
        assert "The record has changed since you looked" in shown
        assert "Catriona" in shown
        assert draft_of(alba).digest in shown
        assert not Publication.objects.exists()

    def test_a_new_version_asks_why(self, alba: Board, ailsas: Client) -> None:
        published(alba)
        renamed(alba)
        said = {"digest": draft_of(alba).digest}
        assert "There is a problem" in ailsas.post(PREVIEW, said).content.decode()
        ailsas.post(PREVIEW, said | {"reason": "A <b>name</b> was wrong."})
        second = Publication.objects.get(number=2)
        assert "A &lt;b&gt;name&lt;/b&gt; was wrong." in text(ailsas, page_of(second))

    def test_what_has_not_changed_is_not_published_again(self, alba: Board, ailsas: Client) -> None:
        published(alba)
        shown = text(ailsas, PREVIEW)
        assert "This has been published already" in shown
        assert '<button class="ds_button" type="submit">Publish' not in shown

    def test_where_there_is_nothing_to_publish_it_says_why(self, ailsas: Client) -> None:
        answer = ailsas.get(f"{NEW}locality_membership/", follow=True)
        assert "No locality of the strategic plan is on record" in answer.content.decode()

    @pytest.mark.parametrize("kind", KINDS)
    def test_looking_at_it_costs_the_same_for_every_board(
        self, demonstration: Board, kind: str, django_assert_max_num_queries: DjangoAssertNumQueries
    ) -> None:
        window = window_of(with_role("Ailsa", demonstration, RoleName.SECRETARY))
        with django_assert_max_num_queries(40):
            text(window, f"/boards/demonstration/publications/new/{kind}/?as_at=2026-11-21")

    def test_there_is_no_other_kind_of_document(self, ailsas: Client) -> None:
        assert ailsas.get(f"{NEW}gossip/").status_code == 404


class TestTheDocument:
    def test_it_can_be_downloaded_with_its_own_hash(self, alba: Board, calums: Client) -> None:
        made = published(alba)
        kept = keep_pdf(made, content=b"%PDF-1.7 x", now=NOW, by=STORY)
        assert kept.sha256 in text(calums, page_of(made))
        answer = calums.get(f"{page_of(made)}download/")
        assert answer.content == b"%PDF-1.7 x"
        assert answer.headers["Content-Type"] == "application/pdf"
        name = "alba-board-membership-2026-11-21-version-1.pdf"
        assert answer.headers["Content-Disposition"] == f'attachment; filename="{name}"'

    def test_reading_it_takes_few_queries(
        self, alba: Board, calums: Client, django_assert_max_num_queries: DjangoAssertNumQueries
    ) -> None:
        made = published(alba)
        keep_pdf(made, content=b"%PDF-1.7", now=NOW, by=STORY)
        with django_assert_max_num_queries(10):
            text(calums, page_of(made))

    def test_there_is_no_download_before_the_pdf_is_made(self, alba: Board, calums: Client) -> None:
        made = published(alba)
        assert "The PDF has not been made" in text(calums, page_of(made))
        assert calums.get(f"{page_of(made)}download/").status_code == 404

    def test_a_pdf_that_failed_is_asked_for_again(self, alba: Board, ailsas: Client) -> None:
        made = published(alba)
        ailsas.post(f"{page_of(made)}make-pdf/")
        assert "The PDF is being made" in text(ailsas, page_of(made))
        job = claim_job(Job.objects.get().public_id, now=NOW)
        assert job is not None
        fail_job(job, "Something is not installed.", now=NOW, by=STORY)
        ailsas.post(f"{page_of(made)}make-pdf/")
        ailsas.post(f"{page_of(made)}make-pdf/")
        assert Job.objects.count() == 2

    def test_only_the_secretary_has_it_made(self, alba: Board, calums: Client) -> None:
        assert calums.post(f"{page_of(published(alba))}make-pdf/").status_code == 403

    def test_it_is_invisible_to_another_boards_secretary(
        self, alba: Board, client: Client, rhona: User
    ) -> None:
        made = published(alba)
        client.force_login(rhona)
        assert client.get(page_of(made)).status_code == 404
        assert client.get(f"/boards/tayside/publications/{made.public_id}/").status_code == 404
        assert client.get(f"/boards/tayside/publications/{made.public_id}/download/").status_code == 404

    def test_an_auditor_reads_it(self, alba: Board) -> None:
        auditor = window_of(with_role("Una", alba, RoleName.AUDITOR))
        assert "Calum" in text(auditor, page_of(published(alba)))
