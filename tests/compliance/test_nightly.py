"""Every board is evaluated once for every day, by a job that may be tried again."""

from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client

from boards.models import Board, User
from compliance.models import Evaluation, Occasion
from compliance.work import NIGHTLY
from secretariat import work
from secretariat.models import Job, JobState
from tests.compliance.cast import EVALUATIONS, nightly


@pytest.fixture
def now(alba: Board) -> datetime:
    """Half an hour after the nightly evaluation falls due; the board is there."""
    return datetime(2026, 11, 21, 3, 0, tzinfo=UTC)


def tick_and_work(now: datetime) -> list[Job]:
    """Have a tick look round and a worker do all that it is told of."""
    work.look_round(now=now, send=lambda job: work.run(job.public_id, clock=lambda: now))
    return list(Job.objects.filter(kind=NIGHTLY).order_by("pk"))


def test_a_tick_has_every_board_evaluated(alba: Board, other_board: Board, now: datetime) -> None:
    jobs = tick_and_work(now)
    assert {(job.board, job.state) for job in jobs} == {(alba, JobState.DONE), (other_board, JobState.DONE)}
    kept = Evaluation.objects.get(board=alba)
    assert (kept.occasion, kept.on.isoformat(), kept.run_at) == (Occasion.NIGHTLY, "2026-11-21", now)


def test_it_is_done_once_a_day(alba: Board, now: datetime) -> None:
    for minute in range(3):
        tick_and_work(now + timedelta(minutes=minute))
    assert Evaluation.objects.count() == 1


def test_it_catches_up_when_nobody_could_be_told(alba: Board, now: datetime) -> None:
    work.look_round(now=now, send=lambda job: False)
    assert not Evaluation.objects.exists()
    tick_and_work(now + timedelta(hours=5))
    assert [kept.on.isoformat() for kept in Evaluation.objects.all()] == ["2026-11-21"]


def test_a_job_tried_again_keeps_the_first_answer(alba: Board, now: datetime) -> None:
    first = nightly(alba, "2026-11-21", now)
    (job,) = tick_and_work(now)
    assert job.state == JobState.DONE
    assert job.result == {"evaluation": str(first.public_id)}
    assert Evaluation.objects.get() == first


def test_its_page_leads_to_what_was_kept(alba: Board, now: datetime, ailsas: Client) -> None:
    (job,) = tick_and_work(now)
    page = ailsas.get(f"/boards/alba/jobs/{job.public_id}/").content.decode()
    assert f"{EVALUATIONS}{Evaluation.objects.get().public_id}/" in page


class TestAskedFor:
    def test_the_secretary_has_it_done(self, alba: Board, secretary: User, ailsas: Client) -> None:
        answer = ailsas.post("/boards/alba/compliance/evaluate/?as_at=2026-09-01")
        job = Job.objects.get()
        assert answer.headers["Location"] == f"/boards/alba/jobs/{job.public_id}/"
        work.run(job.public_id, clock=lambda: job.created_at)
        kept = Evaluation.objects.get()
        assert (kept.occasion, kept.on.isoformat()) == (Occasion.ASKED, "2026-09-01")
        assert (kept.requested_by_kind, kept.requested_by_id) == ("user", str(secretary.public_id))

    def test_a_second_press_finds_the_first(self, alba: Board, ailsas: Client) -> None:
        first, second = (ailsas.post("/boards/alba/compliance/evaluate/") for _ in range(2))
        assert first.headers["Location"] == second.headers["Location"]
        assert Job.objects.count() == 1

    def test_another_day_is_another_evaluation(self, alba: Board, ailsas: Client) -> None:
        ailsas.post("/boards/alba/compliance/evaluate/")
        ailsas.post("/boards/alba/compliance/evaluate/?as_at=2026-09-01")
        assert Job.objects.count() == 2

    def test_a_member_may_not(self, alba: Board, calums: Client) -> None:
        assert calums.post("/boards/alba/compliance/evaluate/").status_code == 403
        assert "Evaluate now" not in calums.get(EVALUATIONS).content.decode()
        assert not Job.objects.exists()
