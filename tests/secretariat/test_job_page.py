"""The page of a job shows how far it is, with or without JavaScript."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from boards.models import Board, User
from secretariat import kinds
from secretariat.kinds import job_kind
from secretariat.leases import claim_job, report_progress
from secretariat.models import Job
from secretariat.services import fail_job, finish_job, request_job
from tests.cast import NOW, STORY

KIND = "tests.count_seats"


@pytest.fixture
def job(board: Board, monkeypatch: pytest.MonkeyPatch) -> Job:
    monkeypatch.setattr(kinds, "_kinds", {})
    job_kind(KIND, lambda job, *, now, progress: {}, title="Count the seats", page=lambda job: "/the/result/")
    return request_job(KIND, board=board, now=NOW, by=STORY)


@pytest.fixture
def inside(client: Client, ailsa: User) -> Client:
    client.force_login(ailsa)
    return client


def url(job: Job, slug: str = "ayrshire") -> str:
    return reverse("secretariat:job", args=[slug, job.public_id])


def taken(job: Job) -> Job:
    claimed = claim_job(job.public_id, now=NOW)
    assert claimed is not None
    return claimed


def test_it_says_that_it_waits_and_looks_again(inside: Client, job: Job) -> None:
    page = inside.get(url(job)).content.decode()
    assert "<h1>Count the seats</h1>" in page
    assert "Waiting to start" in page
    assert f'hx-get="{url(job)}"' in page
    assert f'<a href="{url(job)}">' in page


def test_it_says_how_far_it_is(inside: Client, job: Job) -> None:
    report_progress(taken(job), 3, 12, now=NOW)
    assert "3 of 12" in inside.get(url(job)).content.decode()


def test_it_leads_to_the_result_and_looks_no_more(inside: Client, job: Job) -> None:
    finish_job(taken(job), {}, now=NOW + timedelta(seconds=5), by=STORY)
    page = inside.get(url(job)).content.decode()
    assert 'href="/the/result/"' in page
    assert "hx-get" not in page


def test_it_says_why_it_failed(inside: Client, job: Job) -> None:
    fail_job(taken(job), "The board has no seats.", now=NOW, by=STORY)
    page = inside.get(url(job)).content.decode()
    assert "The board has no seats." in page
    assert "/the/result/" not in page


def test_htmx_gets_the_part_that_changes(inside: Client, job: Job) -> None:
    part = inside.get(url(job), headers={"HX-Request": "true"}).content.decode()
    assert part.startswith('<div id="progress"')
    assert "<html" not in part


def test_it_is_invisible_to_another_boards_secretary(client: Client, job: Job, rhona: User) -> None:
    client.force_login(rhona)
    assert client.get(url(job)).status_code == 404
    assert client.get(url(job, slug="tayside")).status_code == 404
