"""The broker only says "look now": whatever is killed, each job is done, and done once."""

from tests.redis.conftest import Installation, Redis
from tests.waiting import wait_for

DONE_AT_ONCE, DONE_AT_SECOND_TRY = ("done", 1), ("done", 2)

ASK_FOR_AN_EVALUATION = """
from datetime import date
from django.db import transaction
from django.utils import timezone
from boards.audit import Actor
from boards.models import Board
from secretariat.services import request_job
from secretariat.tasks import wake
with transaction.atomic():
    wake(request_job("compliance.evaluation", board=Board.objects.get(), now=timezone.now(),
                     inputs={"day": "2026-09-01"}, by=Actor.system("tests")))
"""
SIGN_IN = """
from django.test import Client
from boards.audit import Actor
from boards.models import Board, RoleName
from boards.services import grant_role, invite_user
by = Actor.system("tests")
ailsa = invite_user(email="ailsa@example.scot", name="Ailsa", by=by)
grant_role(ailsa, Board.objects.get(), RoleName.SECRETARY, by=by)
visitor = Client()
visitor.force_login(ailsa, backend="allauth.account.auth_backends.AuthenticationBackend")
print(visitor.cookies["ijb-session"].value)
"""


def evaluations(installation: Installation) -> list[str]:
    """Why each evaluation that was kept was made."""
    return [row[0] for row in installation.ask("SELECT occasion FROM compliance_evaluation ORDER BY id")]


def test_the_nightly_evaluation_that_is_due_is_made(installation: Installation) -> None:
    installation.start("worker", "beat")
    wait_for(lambda: installation.jobs() == [DONE_AT_ONCE], "the nightly evaluation is done")
    result, day, board = installation.ask(
        "SELECT json_extract(result, '$.evaluation'), json_extract(inputs, '$.day'), board_id"
        " FROM secretariat_job"
    )[0]
    kept = installation.ask('SELECT public_id, "on", board_id, occasion FROM compliance_evaluation')
    assert [(kept[0][0], *kept[0][1:])] == [(result.replace("-", ""), day, board, "nightly")]
    assert len(kept) == 1


def test_what_is_asked_for_while_redis_is_dead_is_done_once_it_is_back(
    installation: Installation, redis: Redis
) -> None:
    session = installation.do(SIGN_IN)
    installation.start("worker", "beat", "web")
    wait_for(lambda: installation.jobs() == [DONE_AT_ONCE], "the nightly evaluation is done")
    wait_for(lambda: installation.page("/health")[0] == 200, "pages are served")

    redis.kill()
    status, page = installation.page("/boards/demonstration/", session)
    assert (status, "<h1" in page) == (200, True)
    status, report = installation.page("/health")
    assert (status, '"broker": "failing"' in report) == (200, True)
    installation.do(ASK_FOR_AN_EVALUATION)
    assert installation.jobs() == [DONE_AT_ONCE, ("waiting", 0)]

    redis.start()
    wait_for(lambda: installation.jobs() == [DONE_AT_ONCE] * 2, "what was asked for is done", seconds=45)
    assert evaluations(installation) == ["nightly", "asked"]
    assert all(part.poll() is None for part in installation.running.values())


def test_the_job_of_a_killed_worker_is_taken_up_by_another(installation: Installation) -> None:
    hold, held = installation.folder / "hold", installation.folder / "held"
    hold.touch()
    installation.start("worker", "beat")
    wait_for(held.exists, "a worker is in the middle of the job")
    assert installation.jobs() == [("running", 1)]
    installation.kill("worker")

    hold.unlink()
    installation.start("worker")
    ticked = installation.ask("SELECT ticked_at FROM secretariat_heartbeat")
    wait_for(
        lambda: installation.ask("SELECT ticked_at FROM secretariat_heartbeat") != ticked, "it ticks again"
    )
    assert installation.jobs() == [("running", 1)], "it was taken up before its lease had ended"

    installation.ask("UPDATE secretariat_job SET lease_until = '2026-01-01 00:00:00'")
    wait_for(lambda: installation.jobs() == [DONE_AT_SECOND_TRY], "another worker has done it")
    assert evaluations(installation) == ["nightly"]
