"""Once a minute: what is due is made once, late rather than never, and workers are told."""

from datetime import UTC, datetime, timedelta

import pytest

from boards.models import Board
from secretariat import kinds, selectors, tasks, work
from secretariat.kinds import daily, job_kind
from secretariat.leases import SEND_AGAIN_AFTER, claim_job
from secretariat.models import Job
from secretariat.services import request_job
from tests.cast import NOW, STORY

KIND = "tests.nightly"


@pytest.fixture(autouse=True)
def nightly(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kinds, "_kinds", {})
    monkeypatch.setattr(kinds, "_dailies", {})
    monkeypatch.setattr(work, "_sources", [])
    job_kind(KIND, lambda job, *, now, progress: {}, title="Nightly work")
    daily(KIND, at_local="02:30")


def tick(now: datetime, reachable: bool = True) -> list[Job]:
    """Tick, and give the jobs that workers were told of."""
    told: list[Job] = []

    def send(job: Job) -> bool:
        if reachable:
            told.append(job)
        return reachable

    work.look_round(now=now, send=send)
    return told


def days(board: Board | None = None) -> list[str]:
    return list(Job.objects.filter(board=board).order_by("key").values_list("key", flat=True))


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


class TestDaily:
    def test_it_is_made_once_for_each_board_and_day(self, board: Board, other_board: Board) -> None:
        for minute in range(5):
            tick(utc("2026-11-21T02:30") + timedelta(minutes=minute))
        assert days(board) == days(other_board) == ["2026-11-21"]

    def test_it_is_made_at_the_hour_of_edinburgh(self, board: Board) -> None:
        tick(utc("2026-07-01T01:29"))
        assert days(board) == ["2026-06-30"]
        tick(utc("2026-07-01T01:30"))
        assert days(board) == ["2026-06-30", "2026-07-01"]

    def test_it_is_made_late_when_the_machine_slept(self, board: Board) -> None:
        tick(utc("2026-11-21T03:00"))
        tick(utc("2026-11-24T15:00"))
        assert days(board) == ["2026-11-21", "2026-11-24"]

    def test_it_is_made_in_the_evening_before_the_hour_for_the_day_that_is_over(self, board: Board) -> None:
        tick(utc("2026-11-22T01:00"))
        assert days(board) == ["2026-11-21"]

    @pytest.mark.parametrize("night", ["2026-03-29", "2026-10-25"])
    def test_it_is_made_once_on_the_nights_when_the_clock_changes(self, board: Board, night: str) -> None:
        for minute in range(0, 6 * 60, 10):
            tick(utc(f"{night}T00:00") + timedelta(minutes=minute))
        assert days(board).count(night) == 1

    def test_a_board_made_later_in_the_day_is_not_left_out(self, board: Board) -> None:
        tick(utc("2026-11-21T03:00"))
        from boards.services import create_board

        young = create_board(slug="young", name="Young IJB", by=STORY)
        tick(utc("2026-11-21T09:00"))
        assert days(young) == ["2026-11-21"]

    def test_work_for_the_whole_installation_is_made_once(self, board: Board, other_board: Board) -> None:
        daily(KIND, at_local="02:30", per_board=False)
        tick(utc("2026-11-21T03:00"))
        tick(utc("2026-11-21T03:01"))
        assert days(None) == ["2026-11-21"]
        assert days(board) == []


class TestTelling:
    @pytest.fixture(autouse=True)
    def nothing_daily(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(kinds, "_dailies", {})

    @pytest.fixture
    def job(self, board: Board) -> Job:
        return request_job(KIND, board=board, now=NOW, by=STORY)

    def test_a_worker_is_told_once(self, job: Job) -> None:
        assert tick(NOW) == [job]
        assert tick(NOW + timedelta(minutes=1)) == []

    def test_a_lost_message_costs_lateness_only(self, job: Job) -> None:
        tick(NOW)
        assert tick(NOW + SEND_AGAIN_AFTER + timedelta(seconds=1)) == [job]

    def test_a_lost_broker_costs_lateness_only(self, job: Job) -> None:
        assert tick(NOW, reachable=False) == []
        assert tick(NOW + timedelta(minutes=1)) == [job]

    def test_a_job_that_somebody_has_is_not_sent(self, job: Job) -> None:
        claim_job(job.public_id, now=NOW)
        assert tick(NOW) == []

    def test_a_job_that_was_cut_short_is_sent_again(self, job: Job) -> None:
        tick(NOW)
        claim_job(job.public_id, now=NOW)
        assert tick(NOW + timedelta(minutes=6)) == [job]

    def test_a_job_that_is_not_due_yet_is_not_sent(self, job: Job) -> None:
        assert tick(NOW - timedelta(seconds=1)) == []

    def test_sending_reports_a_broker_that_cannot_be_reached(
        self, job: Job, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def refuse(*args: object, **kwargs: object) -> None:
            raise ConnectionRefusedError

        monkeypatch.setattr(tasks.run_job, "apply_async", refuse)
        assert tasks.send(job) is False


class TestLife:
    def test_it_leaves_a_sign_of_life(self, db: None) -> None:
        assert selectors.last_tick() is None
        tick(NOW)
        tick(NOW + timedelta(minutes=1))
        assert selectors.last_tick() == NOW + timedelta(minutes=1)

    def test_a_source_that_fails_does_not_keep_others_from_being_asked(self, board: Board) -> None:
        asked: list[datetime] = []

        def broken(now: datetime) -> None:
            raise ZeroDivisionError

        work.on_tick(broken)
        work.on_tick(asked.append)
        tick(NOW)
        assert asked == [NOW]


@pytest.mark.django_db(transaction=True)
def test_the_tasks_of_celery_do_it(board: Board, monkeypatch: pytest.MonkeyPatch) -> None:
    sent: list[tuple[str, ...]] = []
    monkeypatch.setattr(tasks.run_job, "apply_async", lambda args, **options: sent.append(args))
    job = request_job(KIND, board=board, now=NOW, by=STORY)
    tasks.wake(job)
    assert sent == [(str(job.public_id),)]
    tasks.tick()
    assert (str(job.public_id),) not in sent[1:], "a worker has been told already"
    for arguments in sent:
        tasks.run_job(*arguments)
    assert not Job.objects.exclude(state="done").exists()
