"""A job is taken up by one worker, held while it lives, and ends one way or the other."""

import threading
import time
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest

from boards.models import Board, User
from boards.refusals import Refused
from secretariat import kinds, leases, work
from secretariat.kinds import Progress, UnknownKind, job_kind
from secretariat.leases import LEASE, MOST_ATTEMPTS, LostLease, claim_job, kept, report_progress
from secretariat.models import Job, JobState
from secretariat.services import finish_job, request_job
from tests.cast import NOW, STORY
from tests.threads import in_threads

KIND = "tests.count_seats"


class Worker:
    """What the tests' kind of job does, told test by test."""

    def __init__(self) -> None:
        self.does: Callable[[Job, datetime, Progress], dict[str, Any]] = lambda job, now, progress: {}
        self.runs = 0

    def __call__(self, job: Job, *, now: datetime, progress: Progress) -> dict[str, Any]:
        self.runs += 1
        return self.does(job, now, progress)


@pytest.fixture(autouse=True)
def worker(monkeypatch: pytest.MonkeyPatch) -> Worker:
    monkeypatch.setattr(kinds, "_kinds", {})
    worker = Worker()
    job_kind(KIND, worker, title="Count the seats")
    return worker


def requested(board: Board | None) -> Job:
    return request_job(KIND, board=board, now=NOW, by=STORY)


def at(moment: datetime = NOW) -> Callable[[], datetime]:
    return lambda: moment


def claimed(job: Job, now: datetime = NOW) -> Job:
    taken = claim_job(job.public_id, now=now)
    assert taken is not None
    return taken


class TestOneRun:
    def test_it_keeps_the_result(self, board: Board, worker: Worker) -> None:
        worker.does = lambda job, now, progress: {"seats": 12, "at": now.isoformat()}
        job = requested(board)
        assert work.run(job.public_id, clock=at())
        job.refresh_from_db()
        assert (job.state, job.result) == (JobState.DONE, {"seats": 12, "at": NOW.isoformat()})
        assert (job.finished_at, job.lease, job.attempts) == (NOW, None, 1)

    def test_it_is_on_the_boards_trail(self, board: Board) -> None:
        job = requested(board)
        work.run(job.public_id, clock=at())
        events = board.audit_events.filter(object_id=job.public_id).values_list("event", "actor_id")
        assert list(events) == [("secretariat.job_requested", "tests"), ("secretariat.job_finished", KIND)]

    def test_work_for_the_whole_installation_is_on_its_trail(self, db: None) -> None:
        job = requested(None)
        work.run(job.public_id, clock=at())
        job.refresh_from_db()
        assert job.state == JobState.DONE

    def test_it_shows_how_far_it_is(self, board: Board, worker: Worker) -> None:
        seen: list[tuple[int, int | None]] = []

        def count(job: Job, now: datetime, progress: Progress) -> dict[str, Any]:
            progress(3, 12)
            seen.append(Job.objects.values_list("done", "total").get(pk=job.pk))
            return {}

        worker.does = count
        work.run(requested(board).public_id, clock=at())
        assert seen == [(3, 12)]

    def test_a_refusal_fails_it_at_once_in_those_words(self, board: Board, worker: Worker) -> None:
        def refuse(job: Job, now: datetime, progress: Progress) -> dict[str, Any]:
            raise Refused("The board has no seats.")

        worker.does = refuse
        job = requested(board)
        work.run(job.public_id, clock=at())
        job.refresh_from_db()
        assert (job.state, job.error) == (JobState.FAILED, "The board has no seats.")

    def test_a_surprise_has_it_tried_again_later_and_then_given_up(
        self, board: Board, worker: Worker
    ) -> None:
        def stumble(job: Job, now: datetime, progress: Progress) -> dict[str, Any]:
            raise ZeroDivisionError("a secret detail")

        worker.does = stumble
        job, now = requested(board), NOW
        for attempt in range(1, MOST_ATTEMPTS):
            assert work.run(job.public_id, clock=at(now))
            assert not work.run(job.public_id, clock=at(now)), "it waits before it is tried again"
            job.refresh_from_db()
            assert (job.state, job.attempts) == (JobState.WAITING, attempt)
            now += timedelta(hours=1)
        work.run(job.public_id, clock=at(now))
        job.refresh_from_db()
        assert job.state == JobState.FAILED
        assert f"tried {MOST_ATTEMPTS} times" in job.error
        assert "secret" not in job.error

    def test_a_kind_that_is_gone_does_not_stay_under_way(
        self, board: Board, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        job = requested(board)
        monkeypatch.setattr(kinds, "_kinds", {})
        work.run(job.public_id, clock=at())
        job.refresh_from_db()
        assert job.state == JobState.WAITING

    def test_an_unknown_kind_is_refused(self, board: Board) -> None:
        with pytest.raises(UnknownKind):
            request_job("tests.unheard_of", board=board, now=NOW, by=STORY)

    def test_of_two_requests_with_one_key_only_the_first_makes_a_job(self, board: Board) -> None:
        request_job(KIND, board=board, now=NOW, key="2026-09-01", by=STORY)
        with pytest.raises(Refused, match="asked for already"):
            request_job(KIND, board=board, now=NOW, key="2026-09-01", by=STORY)
        assert Job.objects.count() == 1


class TestHolding:
    def test_only_one_takes_it_up(self, board: Board) -> None:
        job = requested(board)
        assert claim_job(job.public_id, now=NOW) is not None
        assert claim_job(job.public_id, now=NOW) is None

    def test_what_is_over_is_not_taken_up_again(self, board: Board, worker: Worker) -> None:
        job = requested(board)
        assert work.run(job.public_id, clock=at())
        assert not work.run(job.public_id, clock=at(NOW + timedelta(days=1)))
        assert worker.runs == 1

    def test_the_job_of_a_dead_worker_is_taken_up_again_after_its_lease(self, board: Board) -> None:
        job = claimed(requested(board))
        work.release_abandoned(NOW + LEASE)
        assert claim_job(job.public_id, now=NOW + LEASE) is None
        later = NOW + LEASE + timedelta(seconds=1)
        work.release_abandoned(later)
        assert claimed(job, later).attempts == 2

    def test_progress_puts_the_end_of_the_lease_off(self, board: Board) -> None:
        job = claimed(requested(board))
        report_progress(job, 1, None, now=NOW + timedelta(minutes=4))
        work.release_abandoned(NOW + timedelta(minutes=8))
        job.refresh_from_db()
        assert job.state == JobState.RUNNING

    def test_a_job_that_keeps_killing_its_worker_is_given_up(self, board: Board) -> None:
        job, now = requested(board), NOW
        for _ in range(MOST_ATTEMPTS):
            claimed(job, now)
            now += LEASE + timedelta(seconds=1)
            work.release_abandoned(now)
        job.refresh_from_db()
        assert job.state == JobState.FAILED
        assert f"cut short {MOST_ATTEMPTS} times" in job.error
        assert claim_job(job.public_id, now=now) is None

    def test_whoever_lost_it_can_neither_report_nor_finish(self, board: Board) -> None:
        first = claimed(requested(board))
        later = NOW + LEASE + timedelta(seconds=1)
        work.release_abandoned(later)
        second = claimed(first, later)
        with pytest.raises(LostLease):
            report_progress(first, 1, None, now=later)
        with pytest.raises(LostLease):
            finish_job(first, {"by": "the first"}, now=later, by=STORY)
        finish_job(second, {"by": "the second"}, now=later, by=STORY)
        second.refresh_from_db()
        assert second.result == {"by": "the second"}

    def test_a_worker_that_lost_it_stops_without_harm(self, board: Board, worker: Worker) -> None:
        def dawdle(job: Job, now: datetime, progress: Progress) -> dict[str, Any]:
            later = NOW + LEASE + timedelta(seconds=1)
            work.release_abandoned(later)
            claimed(job, later)
            progress(1)
            raise AssertionError("it went on")

        worker.does = dawdle
        job = requested(board)
        assert work.run(job.public_id, clock=at())
        job.refresh_from_db()
        assert (job.state, job.attempts) == (JobState.RUNNING, 2)


@pytest.mark.django_db(transaction=True)
class TestAtOnce:
    def test_of_many_workers_one_runs_it(self, board: Board, worker: Worker) -> None:
        def linger(job: Job, now: datetime, progress: Progress) -> dict[str, Any]:
            time.sleep(0.05)
            return {}

        worker.does = linger
        job = requested(board)
        outcomes = in_threads(6, lambda: work.run(job.public_id, clock=at()))
        assert sorted(outcomes, key=str) == [False] * 5 + [True]
        assert worker.runs == 1

    def test_of_many_requests_with_one_key_one_makes_a_job(self, board: Board) -> None:
        in_threads(6, lambda: request_job(KIND, board=board, now=NOW, key="2026-09-01", by=STORY))
        assert Job.objects.count() == 1

    def test_long_work_keeps_its_hold_without_reporting(self, board: Board) -> None:
        job = claimed(requested(board))
        later = NOW + timedelta(minutes=4)
        with kept(job, clock=at(later), every=timedelta(milliseconds=20)):
            deadline = time.monotonic() + 10
            while time.monotonic() < deadline:
                job.refresh_from_db()
                if job.lease_until == later + LEASE:
                    break
                time.sleep(0.02)
        assert job.lease_until == later + LEASE

    def test_the_keeper_lets_go_when_the_work_is_over(self, board: Board) -> None:
        job = claimed(requested(board))
        with kept(job, clock=at(), every=timedelta(seconds=60)):
            assert any(str(job.public_id) in thread.name for thread in threading.enumerate())
        assert not any(str(job.public_id) in thread.name for thread in threading.enumerate())


def test_a_job_belongs_to_its_board(ailsa: User, board: Board, other_board: Board) -> None:
    job = requested(board)
    assert list(board.jobs.all()) == [job]
    assert list(other_board.jobs.all()) == []


def test_moves_count_as_changes(board: Board) -> None:
    job = requested(board)
    assert job.version == 1
    assert claimed(job).version == 2
    leases.mark_sent(job, now=NOW)
    job.refresh_from_db()
    assert job.version == 2, "a job under way is not waiting to be sent"
