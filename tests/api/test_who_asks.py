"""Who may ask what: tokens, scopes, and boards that a client may not know of."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client
from pytest_django.fixtures import Settings

from boards.clients import end_access, open_access, open_accesses, revoke_client, rotate_secret
from boards.models import ApiClient, Board, ConstituentAuthority, User
from boards.scopes import READING, SCOPES
from tests.api.cast import ALBA, V1, Program, own_client, partner_client, problem, token_for
from tests.cast import NOW, STORY
from tests.membership.page_cast import NOW as HERE

pytestmark = pytest.mark.django_db

PATHS = [f"{V1}/boards", ALBA, f"{ALBA}/seats", f"{ALBA}/results", f"{ALBA}/voting"]


class TestTokens:
    @pytest.mark.parametrize("path", PATHS)
    def test_without_one_nothing_is_told(self, nobody: Program, alba: Board, path: str) -> None:
        answer = nobody.get(path)
        assert problem(answer) == (401, "token-needed")
        assert answer.headers["WWW-Authenticate"] == 'Bearer realm="IJB record"'

    @pytest.mark.parametrize("header", ["Bearer nonsense", "Bearer", "Basic dXNlcjpwYXNz", "Bearer a b", "x"])
    def test_one_that_is_not_good_is_refused(self, nobody: Program, alba: Board, header: str) -> None:
        answer = nobody.get(ALBA, Authorization=header)
        assert problem(answer) == (401, "token-refused")
        assert 'error="invalid_token"' in answer.headers["WWW-Authenticate"]

    def test_one_that_has_lapsed_is_refused(self, alba: Board) -> None:
        program = Program(token_for(own_client(alba), SCOPES, lasts=60))
        assert program.get(ALBA).status_code == 200
        with time_machine.travel(HERE + timedelta(seconds=61), tick=False):
            assert problem(program.get(ALBA)) == (401, "token-refused")

    def test_one_in_the_address_does_not_count(self, reader: Program, nobody: Program) -> None:
        assert problem(nobody.get(f"{ALBA}?access_token={reader.token}")) == (401, "token-needed")

    def test_being_signed_in_does_not_count(self, ailsas: Client, alba: Board) -> None:
        assert ailsas.get(ALBA).status_code == 401
        assert (
            ailsas.post(f"{ALBA}/people", {"name": "X"}, content_type="application/json").status_code == 401
        )

    def test_revoking_the_client_ends_it_at_once(self, alba: Board) -> None:
        client = own_client(alba)
        program = Program(token_for(client, SCOPES))
        assert program.get(ALBA).status_code == 200
        revoke_client(client, version=1, now=NOW, by=STORY)
        assert problem(program.get(ALBA)) == (401, "token-refused")

    def test_a_new_secret_does_not_end_it(self, alba: Board) -> None:
        client = own_client(alba)
        program = Program(token_for(client, SCOPES))
        rotate_secret(client, version=1, by=STORY)
        assert program.get(ALBA).status_code == 200


class TestBoards:
    @pytest.mark.parametrize("path", ["", "/seats", "/people", "/results", "/voting", "/appointments"])
    def test_another_boards_client_is_told_that_there_is_no_such_board(
        self, stranger: Program, alba: Board, path: str
    ) -> None:
        there, nowhere = stranger.get(f"{ALBA}{path}"), stranger.get(f"{V1}/boards/nowhere{path}")
        assert problem(there) == problem(nowhere) == (404, "not-found")
        assert there.json()["detail"] == nowhere.json()["detail"]

    def test_ending_its_access_ends_it_at_once(self, alba: Board, council: ConstituentAuthority) -> None:
        client = partner_client(council, [alba])
        program = Program(token_for(client, READING))
        assert program.get(ALBA).status_code == 200
        end_access(open_accesses(client).get(), now=NOW, by=STORY)
        assert problem(program.get(ALBA)) == (404, "not-found")
        assert program.get(f"{V1}/boards").json()["data"] == []

    def test_a_client_of_an_authority_sees_the_boards_listed_on_it(
        self, alba: Board, other_board: Board, council: ConstituentAuthority
    ) -> None:
        client = partner_client(council, [alba])
        program = Program(token_for(client, READING))
        assert program.get(f"{V1}/boards/{other_board.slug}").status_code == 404
        open_access(client, other_board, ["boards:read"], now=NOW, by=STORY)
        assert program.get(f"{V1}/boards/{other_board.slug}").status_code == 200
        assert problem(program.get(f"{V1}/boards/{other_board.slug}/appointments")) == (403, "scope-needed")


class TestScopes:
    def test_a_token_reaches_no_further_than_it_was_asked_for(self, alba: Board) -> None:
        program = Program(token_for(own_client(alba), ["boards:read"]))
        answer = program.get(f"{ALBA}/appointments")
        assert problem(answer) == (403, "scope-needed")
        assert answer.json()["scope"] == "appointments:read"
        assert 'scope="appointments:read"' in answer.headers["WWW-Authenticate"]

    def test_a_client_reaches_no_further_than_the_board_lets_it(self, alba: Board) -> None:
        program = Program(token_for(own_client(alba, ["boards:read"]), SCOPES))
        assert problem(program.get(f"{ALBA}/results")) == (403, "scope-needed")

    @pytest.mark.parametrize(
        ("path", "scope"),
        [
            ("people", "people:write"),
            ("appointments", "appointments:write"),
            ("standings", "standings:write"),
            ("papers", "papers:write"),
            ("appointing-periods", "offices:write"),
            ("office-holders", "offices:write"),
        ],
    )
    def test_to_write_needs_another_scope_than_to_read(self, reader: Program, path: str, scope: str) -> None:
        answer = reader.post(f"{ALBA}/{path}", {})
        assert problem(answer) == (403, "scope-needed")
        assert answer.json()["scope"] == scope


class TestQuota:
    def test_more_than_the_quota_must_wait(self, reader: Program, settings: Settings) -> None:
        settings.API_REQUESTS_A_MINUTE = 3
        assert [reader.get(ALBA).status_code for _ in range(4)] == [200, 200, 200, 429]
        answer = reader.get(ALBA)
        assert problem(answer) == (429, "too-many-requests")
        assert 0 < int(answer.headers["Retry-After"]) <= 60

    def test_the_next_minute_is_another(self, reader: Program, settings: Settings) -> None:
        settings.API_REQUESTS_A_MINUTE = 1
        assert [reader.get(ALBA).status_code for _ in range(2)] == [200, 429]
        with time_machine.travel(HERE + timedelta(minutes=1), tick=False):
            assert reader.get(ALBA).status_code == 200

    def test_one_client_does_not_use_up_anothers(
        self, reader: Program, alba: Board, settings: Settings
    ) -> None:
        settings.API_REQUESTS_A_MINUTE = 1
        assert [reader.get(ALBA).status_code for _ in range(2)] == [200, 429]
        assert Program(token_for(own_client(alba), SCOPES)).get(ALBA).status_code == 200

    def test_guessing_tokens_is_counted(self, nobody: Program, alba: Board, settings: Settings) -> None:
        settings.API_PUBLIC_REQUESTS_A_MINUTE = 2
        nobody.token = "guess"
        assert [nobody.get(ALBA).status_code for _ in range(3)] == [401, 401, 429]


def test_it_is_remembered_when_a_client_was_last_here(alba: Board) -> None:
    client = own_client(alba)
    program = Program(token_for(client, SCOPES, lasts=3600))

    def last() -> Any:
        return ApiClient.objects.get(pk=client.pk).last_used_at

    program.get(ALBA)
    assert last() == HERE
    with time_machine.travel(HERE + timedelta(minutes=4), tick=False):
        program.get(ALBA)
    assert last() == HERE
    with time_machine.travel(HERE + timedelta(minutes=5), tick=False):
        program.get(ALBA)
    assert last() == HERE + timedelta(minutes=5)
    assert ApiClient.objects.get(pk=client.pk).version == 1


def test_what_is_read_is_private(reader: Program, secretary: User) -> None:
    headers = reader.get(ALBA).headers
    assert headers["Cache-Control"] == "private, no-cache"
    assert "Authorization" in headers["Vary"]
