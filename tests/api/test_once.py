"""The same request under the same key is done once and answered alike, whatever happens in between."""

import threading
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from allauth.idp.oidc.models import Token
from django.db import connection, connections

from boards.audit import verify_chain
from boards.clients import open_accesses
from boards.models import ApiClient, Board, KeptAnswer
from boards.rest.once import forget_old_answers
from boards.scopes import SCOPES
from membership import services
from secretariat.work import look_round
from tests.api.cast import ALBA, Program, own_client, problem, token_for
from tests.membership.page_cast import NOW as HERE
from tests.threads import in_threads

PEOPLE = f"{ALBA}/people"
UNA = {"name": "Una"}


def unas(board: Board) -> int:
    return board.people.filter(name="Una").count()


@pytest.mark.django_db
class TestOneAfterAnother:
    def test_the_second_gets_the_answer_of_the_first(self, own: Program, alba: Board) -> None:
        first, second = (own.post(PEOPLE, UNA, Idempotency_Key="k1") for _ in range(2))
        assert (first.status_code, second.status_code) == (201, 201)
        assert first.content == second.content
        for name in ("Location", "ETag", "Content-Type"):
            assert first.headers[name] == second.headers[name]
        assert "Idempotency-Replayed" not in first.headers
        assert second.headers["Idempotency-Replayed"] == "true"
        assert unas(alba) == 1

    def test_another_key_is_another_request(self, own: Program, alba: Board) -> None:
        for key in ("k1", "k2"):
            assert own.post(PEOPLE, UNA, Idempotency_Key=key).status_code == 201
        assert unas(alba) == 2

    def test_another_clients_key_is_another_key(self, own: Program, alba: Board) -> None:
        other = Program(token_for(own_client(alba), SCOPES))
        for program in (own, other):
            assert program.post(PEOPLE, UNA, Idempotency_Key="k1").status_code == 201
        assert unas(alba) == 2

    def test_the_order_of_a_bodys_names_makes_no_difference(self, own: Program, alba: Board) -> None:
        seat = alba.seats.get(ref="user").ref
        bodies = [
            f'{{"seat": "{seat}", "new_person": "Una", "starts_on": "2026-12-01"}}',
            f'{{"starts_on":"2026-12-01","new_person":"Una","seat":"{seat}"}}',
        ]
        answers = [own.post(f"{ALBA}/appointments", body, Idempotency_Key="k1") for body in bodies]
        assert [each.status_code for each in answers] == [201, 201]
        assert unas(alba) == 1

    def test_another_request_under_the_key_is_refused(self, own: Program, alba: Board) -> None:
        own.post(PEOPLE, UNA, Idempotency_Key="k1")
        for path, body in ((PEOPLE, {"name": "Other"}), (f"{ALBA}/papers", UNA)):
            answer = own.post(path, body, Idempotency_Key="k1")
            assert problem(answer) == (422, "idempotency-key-reused")
        assert not alba.people.filter(name="Other").exists()

    def test_a_token_that_may_see_less_is_not_sent_what_another_saw(self, alba: Board) -> None:
        client = own_client(alba)
        body = {"seat": "user", "person": "p-la1", "starts_on": "2026-12-01"}
        scopes = ["appointments:read", "appointments:write"]
        more, less = (Program(token_for(client, [*scopes, *each])) for each in (["people:read"], []))
        first = more.post(f"{ALBA}/appointments", body, Idempotency_Key="k1")
        assert first.json()["person"]["name"] == "Calum"
        again = less.post(f"{ALBA}/appointments", body, Idempotency_Key="k1")
        assert problem(again) == (422, "idempotency-key-reused")
        assert "Calum" not in again.content.decode()
        access = open_accesses(client).get()
        access.scopes = scopes
        access.save()
        later = more.post(f"{ALBA}/appointments", body, Idempotency_Key="k1")
        assert problem(later) == (422, "idempotency-key-reused")
        assert alba.appointments.filter(seat__ref="user", person__ref="p-la1").count() == 1

    @pytest.mark.parametrize("key", ["", " ", "x" * 256, "with space", "käse"])
    def test_without_a_good_key_nothing_is_done(self, own: Program, alba: Board, key: str) -> None:
        answer = own.post(PEOPLE, UNA, Idempotency_Key=key)
        assert problem(answer) == (400, "idempotency-key-needed")
        assert unas(alba) == 0

    def test_what_was_refused_may_be_asked_again(self, own: Program, alba: Board) -> None:
        body = {"seat": "la1", "new_person": "Una", "starts_on": "2026-12-01"}
        assert own.post(f"{ALBA}/appointments", body, Idempotency_Key="k1").status_code == 409
        assert not KeptAnswer.objects.exists()
        appointment = alba.appointments.get(seat__ref="la1")
        sitting = f"{ALBA}/appointments/{appointment.public_id}"
        match = f'"{appointment.public_id}.{appointment.version}"'
        ended = own.post(f"{sitting}/end", {"on": "2026-11-30", "how_ended": "resignation"}, If_Match=match)
        assert ended.status_code == 200
        assert own.post(f"{ALBA}/appointments", body, Idempotency_Key="k1").status_code == 201

    def test_an_act_on_a_version_that_is_gone_by_then_is_answered_alike(
        self, own: Program, alba: Board
    ) -> None:
        appointment = alba.appointments.get(seat__ref="la1")
        path, tag = f"{ALBA}/appointments/{appointment.public_id}", f'"{appointment.public_id}.1"'
        for verb, body in (
            ("end", {"on": "2026-11-30", "how_ended": "resignation"}),
            ("withdraw", {"why": "a mistake"}),
        ):
            tag = own.get(path).headers["ETag"]
            answers = [own.post(f"{path}/{verb}", body, Idempotency_Key=verb, If_Match=tag) for _ in range(2)]
            assert [each.status_code for each in answers] == [200, 200], answers[0].content
            assert answers[0].content == answers[1].content

    def test_a_worker_that_dies_leaves_neither_the_act_nor_the_key(
        self, own: Program, alba: Board, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        done = services.record_person

        def then_die(*args: Any, **kwargs: Any) -> Any:
            done(*args, **kwargs)
            raise SystemError("killed")

        monkeypatch.setattr(services, "record_person", then_die)
        assert own.post(PEOPLE, UNA, Idempotency_Key="k1").status_code == 500
        assert (unas(alba), KeptAnswer.objects.count()) == (0, 0)
        monkeypatch.undo()
        assert own.post(PEOPLE, UNA, Idempotency_Key="k1").status_code == 201
        assert unas(alba) == 1

    def test_after_thirty_days_it_is_forgotten(self, own: Program, alba: Board) -> None:
        own.post(PEOPLE, UNA, Idempotency_Key="k1")
        assert forget_old_answers(now=HERE + timedelta(days=30)) == 0
        assert forget_old_answers(now=HERE + timedelta(days=30, seconds=1)) == 1
        with time_machine.travel(HERE, tick=False):
            assert own.post(PEOPLE, UNA, Idempotency_Key="k1").status_code == 201
        assert unas(alba) == 2


@pytest.mark.django_db
def test_the_tick_throws_away_old_answers_and_lapsed_tokens_and_no_others(own: Program, alba: Board) -> None:
    own.post(PEOPLE, UNA, Idempotency_Key="k1")
    look_round(now=HERE + timedelta(minutes=14), send=lambda job: True)
    assert (KeptAnswer.objects.count(), Token.objects.count()) == (1, 1)
    look_round(now=HERE + timedelta(days=31), send=lambda job: True)
    assert (KeptAnswer.objects.count(), Token.objects.count()) == (0, 0)


@pytest.mark.django_db(transaction=True)
class TestAtTheSameMoment:
    @pytest.fixture
    def token(self, alba: Board) -> Iterator[str]:
        """A token for the threads, each of which is a program of its own."""
        yield token_for(own_client(alba), SCOPES)
        connections.close_all()

    def test_fifty_equal_posts_make_one_record(self, token: str, alba: Board) -> None:
        def ask() -> Any:
            return Program(token).post(PEOPLE, UNA, Idempotency_Key="k1")

        answers: list[Any] = in_threads(50, ask)
        assert len(answers) == 50
        done = [each for each in answers if each.status_code == 201]
        assert {each.status_code for each in answers} <= {201, 409, 503}
        assert len({each.content for each in done}) == 1
        assert done
        assert unas(alba) == 1
        assert verify_chain(alba) == []

    def test_one_that_must_wait_too_long_is_told_so(
        self, token: str, alba: Board, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        if connection.vendor != "postgresql":
            pytest.skip("SQLite waits by itself, and then puts off")
        monkeypatch.setattr("boards.rest.once.PATIENCE", "200ms")
        client = ApiClient.objects.get()
        begun, over = threading.Event(), threading.Event()

        def hold() -> None:
            from django.db import transaction

            with transaction.atomic():
                KeptAnswer.objects.create(client=client, key="k1", fingerprint="x", created_at=HERE)
                begun.set()
                over.wait(10)
                transaction.set_rollback(True)
            connections.close_all()

        holder = threading.Thread(target=hold)
        holder.start()
        begun.wait(10)
        answer = Program(token).post(PEOPLE, UNA, Idempotency_Key="k1")
        over.set()
        holder.join()
        assert problem(answer) == (409, "still-running")
        assert answer.headers["Retry-After"] == "5"
        assert unas(alba) == 0
