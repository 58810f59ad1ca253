"""Every error under /api/ is one kind of document, whatever went wrong and wherever."""

from typing import Any, NoReturn

import pytest
from django.db import OperationalError
from django.test import Client
from pytest_django.fixtures import Settings
from redis.exceptions import ConnectionError as RedisGone

from boards.models import Board
from boards.refusals import Refused, Stale
from boards.rest.problems import KINDS, problem_of
from tests.api.cast import ALBA, V1, Program, at, problem

pytestmark = pytest.mark.django_db


def away(error: Exception) -> Any:
    def refuse(*args: object, **kwargs: object) -> NoReturn:
        raise error

    return refuse


@pytest.mark.parametrize(
    "path",
    [
        "/api/", "/api/v2/", f"{V1}/nowhere", f"{V1}/boards/alba/", f"{V1}/boards/Not A Slug",
        f"{V1}/rules/x/y", f"{ALBA}/seats/not-an-id", f"{ALBA}/seats/00000000-0000-0000-0000-000000000000",
        f"{V1}/%00", f"{V1}/problems/none",
    ],
)  # fmt: skip
def test_an_address_that_leads_nowhere(own: Program, path: str) -> None:
    assert problem(own.get(path)) == (404, "not-found")


def test_an_address_that_leads_nowhere_by_any_method(own: Program) -> None:
    for method in ("post", "put", "patch", "delete", "options"):
        answer = getattr(own.http, method)(f"{V1}/nowhere")
        assert problem(answer) == (404, "not-found")


@pytest.mark.parametrize("method", ["put", "delete", "options", "trace"])
def test_a_method_that_there_is_not(own: Program, method: str) -> None:
    answer = getattr(own.http, method)(f"{ALBA}/seats", headers={"Authorization": f"Bearer {own.token}"})
    assert problem(answer) == (405, "method-not-allowed")
    assert set(answer.headers["Allow"].split(", ")) >= {"GET", "HEAD"}


def test_another_form_than_json_cannot_be_had(reader: Program) -> None:
    assert problem(reader.get(ALBA, Accept="text/html")) == (406, "not-acceptable")
    assert reader.get(ALBA, Accept="text/html, */*;q=0.1").status_code == 200
    assert problem(reader.get(f"{ALBA}?format=html")) == (400, "bad-query")


def test_another_form_than_json_is_not_read(own: Program) -> None:
    answer = own.post(f"{ALBA}/people", "name=X", Content_Type="application/x-www-form-urlencoded")
    assert problem(answer) == (415, "unsupported-media-type")


@pytest.mark.parametrize(
    "body",
    [
        b"{", b"[]", b'"x"', b"null", b'{"name": "A", "name": "B"}', b'{"name": NaN}', b"\xff\xfe{}",
        b"[" * 100_000, b'{"a":' * 50 + b"1" + b"}" * 50, b'{"name": 1' + b"0" * 5000 + b"}",
    ],
)  # fmt: skip
def test_a_body_that_cannot_be_read(own: Program, alba: Board, body: bytes) -> None:
    before = alba.people.count()
    assert problem(own.post(f"{ALBA}/people", body)) == (400, "bad-json")
    assert alba.people.count() == before


def test_a_body_that_is_too_large(own: Program, settings: Settings) -> None:
    settings.API_LONGEST_BODY = 100
    assert problem(own.post(f"{ALBA}/people", {"name": "x" * 200})) == (413, "too-large")


@pytest.mark.parametrize(
    ("body", "pointer"),
    [
        ({}, "#/name"),
        ({"name": ""}, "#/name"),
        ({"name": None}, "#/name"),
        ({"name": 7}, "#/name"),
        ({"name": ["A"]}, "#/name"),
        ({"name": "x" * 201}, "#/name"),
        ({"name": "Right\u202eleft"}, "#/name"),
        ({"name": "Null\x00"}, "#/name"),
        ({"name": "\ud800"}, "#/name"),
        ({"name": "A", "colour": "red"}, "#/colour"),
        ({"name": "A", "a/b~c": 1}, "#/a~1b~0c"),
    ],
)
def test_what_is_wrong_in_a_body_is_pointed_at(own: Program, body: Any, pointer: str) -> None:
    answer = own.post(f"{ALBA}/people", body)
    assert problem(answer) == (422, "invalid")
    assert [each["pointer"] for each in answer.json()["errors"]] == [pointer]


def test_a_fault_of_ours_tells_nothing_of_itself(
    reader: Program, monkeypatch: pytest.MonkeyPatch, log: list[str]
) -> None:
    monkeypatch.setattr("boards.api.load_board", away(ZeroDivisionError("a secret")))
    answer = reader.get(ALBA)
    assert problem(answer) == (500, "fault")
    assert "secret" not in answer.content.decode()
    assert any("ZeroDivisionError" in line for line in log)


@pytest.mark.parametrize("error", [OperationalError("server closed"), RedisGone("refused")])
def test_while_a_part_is_away_it_is_put_off(
    reader: Program, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    monkeypatch.setattr("boards.api.load_board", away(error))
    answer = reader.get(ALBA)
    assert problem(answer) == (503, "unavailable")
    assert answer.headers["Retry-After"] == "30"


def test_what_other_middleware_meets_is_put_off_too(reader: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("django.contrib.auth.middleware.get_user", away(OperationalError("gone")))
    assert problem(reader.get(ALBA)) == (503, "unavailable")


def test_a_host_that_is_not_ours() -> None:
    answer = Client(raise_request_exception=False).get(f"{V1}/rules", headers={"Host": "elsewhere.example"})
    assert problem(answer) == (400, "bad-request")


def test_people_still_get_pages(client: Client) -> None:
    answer = client.get("/nowhere")
    assert answer.status_code == 404
    assert answer.headers["Content-Type"].startswith("text/html")


def test_every_kind_is_explained_at_its_own_address(nobody: Program) -> None:
    for kind in KINDS.values():
        said = nobody.get(kind.address.removeprefix(at(""))).json()
        assert (said["type"], said["status"], said["title"]) == (kind.address, kind.status, kind.title)


def test_a_refusal_that_names_a_place_points_at_it_and_one_about_the_record_does_not() -> None:
    pointed = problem_of(Refused("Too early.", field="on"))
    stated = problem_of(Refused("There is nobody left.", rule="MEM-12", citation="article 3"))
    assert pointed is not None and stated is not None  # noqa: PT018
    assert (pointed.kind.status, pointed.errors) == (422, [{"pointer": "#/on", "detail": "Too early."}])
    assert (stated.kind.status, stated.errors) == (409, [])
    document = stated.document("/api/v1/boards")
    assert (document["rule"], document["citation"]) == ("MEM-12", "article 3")
    stale = problem_of(Stale())
    assert stale is not None
    assert stale.kind.status == 412
