"""Every error under /api/ is one kind of document, whatever went wrong and wherever."""

from typing import Any, NoReturn

import pytest
from django.db import OperationalError
from django.test import Client
from pytest_django.fixtures import Settings
from redis.exceptions import ConnectionError as RedisGone

from boards.models import Board
from boards.refusals import Clash, Complaint, Refused, Stale
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


def answered(refused: Refused) -> tuple[int, list[dict[str, str]]]:
    found = problem_of(refused)
    assert found is not None
    return found.kind.status, found.errors


def test_a_value_that_is_wrong_is_pointed_at() -> None:
    assert answered(Refused("Too early.", field="on")) == (
        422,
        [{"pointer": "#/on", "detail": "Too early."}],
    )


def test_each_of_several_is_pointed_at_by_itself() -> None:
    refused = Refused.of([Complaint("No such.", ("about", "person")), Complaint("Too long.", ("reference",))])
    assert answered(refused) == (
        422,
        [
            {"pointer": "#/about/person", "detail": "No such."},
            {"pointer": "#/reference", "detail": "Too long."},
        ],
    )


def test_a_clash_with_the_record_is_told_apart_from_a_wrong_value() -> None:
    assert answered(Clash("Somebody is there.", field="starts_on")) == (
        409,
        [{"pointer": "#/starts_on", "detail": "Somebody is there."}],
    )
    assert answered(Clash("Nothing would change.")) == (409, [])


def test_a_stale_version_names_the_header() -> None:
    status, (error,) = answered(Stale())
    assert (status, error["header"]) == (412, "If-Match")


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("in_place=perhaps", "Say true or false."),
        ("in_place=1", "Say true or false."),
        ("basis=THRONE", "This must be one of: LA_NOM"),
        ("limit=501", "This must be a whole number from 1 to 500."),
        ("limit=many", "This must be a whole number from 1 to 500."),
        ("page=0", "This must be a whole number from 1 to 100000."),
        ("seat=", "This must not be empty."),
        ("seat=" + "x" * 201, "This must be at most 200 characters."),
        ("modified_since=2026-01-01T00:00:00", "Write a moment with its zone"),
        ("modified_since=2026-01-01T00:00:00+01:00", "In an address + means a space"),
        ("as_at=", "That is not a day we can read."),
    ],
)
def test_what_is_wrong_in_an_address_is_said_in_plain_words(own: Program, query: str, words: str) -> None:
    answer = own.get(f"{ALBA}/appointments?{query}")
    assert problem(answer) == (400, "bad-query")
    (error,) = answer.json()["errors"]
    assert error["parameter"] == query.partition("=")[0]
    assert words in error["detail"]


def test_a_moment_in_another_zone_can_be_asked_about(own: Program) -> None:
    assert own.get(f"{ALBA}/people?modified_since=2026-01-01T00:00:00%2B01:00").status_code == 200


@pytest.mark.parametrize(
    ("body", "pointer", "words"),
    [
        ({"new_person": "Una", "starts_on": "2026-12-01"}, "#/seat", "This is needed."),
        ({"seat": None, "new_person": "Una", "starts_on": "2026-12-01"}, "#/seat", "This cannot be null."),
        ({"papers": {}}, "#/papers", "This must be a list."),
        ({"papers": ["paper"]}, "#/papers/0", "This must be an object."),
    ],
)
def test_what_is_wrong_in_a_body_is_said_in_plain_words(
    own: Program, body: dict[str, Any], pointer: str, words: str
) -> None:
    whole = {"seat": "user", "new_person": "Una", "starts_on": "2026-12-01"} if "papers" in body else {}
    answer = own.post(f"{ALBA}/appointments", whole | body)
    assert problem(answer) == (422, "invalid")
    assert answer.json()["errors"] == [{"pointer": pointer, "detail": words}]
