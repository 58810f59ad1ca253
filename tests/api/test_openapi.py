"""The description of the API: complete, sound, and true of what the service answers."""

import json
import time
from collections.abc import Iterator
from typing import Any

import jsonschema
import pytest
from django.core.management import call_command
from pytest_django.fixtures import Settings

from boards.models import Board
from boards.scopes import SCOPES
from ijb.api import description
from membership.rest.endpoints import Kind
from tests.api.cast import ALBA, V1, Program, at
from tests.api.test_read import LISTS, read

METHODS = ("get", "post", "patch")


@pytest.fixture(scope="module")
def document() -> Any:
    """The description, as it is sent."""
    return json.loads(json.dumps(description()))


TOKEN = "/oauth/token"


def operations(document: Any) -> Iterator[tuple[str, str, Any]]:
    """Every operation of ours; that of the sign-in library has OAuth's own form."""
    for path, methods in document["paths"].items():
        if path == TOKEN:
            continue
        for method in METHODS:
            if method in methods:
                yield path, method, methods[method]


def resolver(document: Any, schema: Any) -> Any:
    """A schema by itself, with all that it refers to."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "components": document["components"],
        **schema,
    }


def conforms(document: Any, schema: Any, value: Any) -> None:
    jsonschema.Draft202012Validator(resolver(document, schema)).validate(value)


def test_it_is_sound_and_nothing_in_it_is_guessed(tmp_path: Any) -> None:
    call_command("spectacular", "--validate", "--fail-on-warn", "--file", str(tmp_path / "openapi.yaml"))


@pytest.mark.django_db
def test_everybody_may_read_it(nobody: Program) -> None:
    found = read(nobody, f"{V1}/openapi.json")
    assert found["openapi"].startswith("3.1")
    assert found["servers"] == [{"url": at("")}]


def test_every_operation_says_what_it_does_by_a_name_of_its_own(document: Any) -> None:
    names = [operation["operationId"] for _, _, operation in operations(document)]
    assert len(names) == len(set(names)) > 40
    for path, method, operation in operations(document):
        assert operation["summary"] and operation["description"], (path, method)  # noqa: PT018


def test_every_operation_has_an_example_that_is_true_to_its_shape(document: Any) -> None:
    for path, method, operation in operations(document):
        found = [
            *operation["responses"].values(),
            *([operation["requestBody"]] if "requestBody" in operation else []),
        ]
        for part in found:
            for kind, content in part.get("content", {}).items():
                assert content.get("examples"), (path, method, kind)
                for example in content["examples"].values():
                    conforms(document, content["schema"], example["value"])


def test_every_operation_names_its_errors(document: Any) -> None:
    for path, method, operation in operations(document):
        statuses = set(operation["responses"])
        assert {"400", "401", "405", "406", "429", "500", "503"} <= statuses, path
        if "{slug}" in path:
            assert {"401", "403", "404"} <= statuses, path
        if method != "get":
            assert {"413", "415", "422", "409"} <= statuses, path
        for status, response in operation["responses"].items():
            if int(status) >= 400:
                assert set(response["content"]) == {"application/problem+json"}, (path, status)


def test_every_header_that_is_sent_is_described(document: Any) -> None:
    for path, method, operation in operations(document):
        sent = {status: set(each.get("headers", {})) for status, each in operation["responses"].items()}
        assert sent["401"] == {"WWW-Authenticate"}, path
        assert (sent["405"], sent["429"], sent["503"]) == ({"Allow"}, {"Retry-After"}, {"Retry-After"})
        if method == "get":
            assert sent["200"] == sent["304"] == {"ETag"}, path
        else:
            done = sent.get("201") or sent["200"]
            assert ("Idempotency-Replayed" in done) == (method == "post"), path
            assert ("ETag" in done) == (not path.endswith("/withdraw")), path
            assert ("Location" in done) == ("201" in sent), path


def test_a_correction_needs_its_reason_as_it_says(document: Any) -> None:
    for path, method, operation in operations(document):
        if method == "patch":
            schema = operation["requestBody"]["content"]["application/json"]["schema"]["$ref"]
            needed = document["components"]["schemas"][schema.rpartition("/")[2]]["required"]
            assert needed == (["name"] if "/people/" in path else ["why"]), path


def test_nothing_is_said_to_be_a_disqualification(document: Any) -> None:
    shape = document["components"]["schemas"]["StandingShape"]["properties"]["is"]
    assert "councillor" in shape["enum"]
    assert "disqualified" not in json.dumps(shape)


def test_how_a_token_is_had_is_described(document: Any) -> None:
    operation = document["paths"][TOKEN]["post"]
    assert operation["security"] == [{"client_secret": []}]
    assert set(operation["responses"]) == {"200", "400", "401", "405", "429"}
    for response in operation["responses"].values():
        content = response["content"]["application/json"]
        conforms(document, content["schema"], content["examples"]["issue_token"]["value"])


def test_every_operation_says_which_scope_it_needs(document: Any) -> None:
    for path, method, operation in operations(document):
        needed = [scope for each in operation["security"] for scope in each.get("client", [])]
        assert set(needed) <= set(SCOPES)
        if "/boards" in path:
            (scope,) = needed
            assert scope.endswith(":read" if method == "get" else ":write"), (path, method)
    flow = document["components"]["securitySchemes"]["client"]["flows"]["clientCredentials"]
    assert flow["tokenUrl"] == at("/oauth/token")
    assert set(flow["scopes"]) == set(SCOPES)


def test_acts_ask_for_a_key_or_a_version(document: Any) -> None:
    for path, method, operation in operations(document):
        headers = {each["name"] for each in operation.get("parameters", []) if each["in"] == "header"}
        if method == "post":
            assert "Idempotency-Key" in headers, path
        if method == "patch" or path.count("/") > 6:
            assert method == "get" or "If-Match" in headers, path


@pytest.mark.django_db
class TestAnswers:
    """What is answered has the shape that the description says."""

    @pytest.mark.parametrize(
        "path",
        [
            "",
            "/voting",
            "/coverage",
            "/localities/involvement",
            "/results",
            "/results/MEM-12",
            *(f"/{each}" for each in LISTS),
        ],
    )
    @pytest.mark.parametrize("day", ["2014-04-01", "2026-09-30", "2026-11-21", "2036-11-21"])
    def test_on_any_day(self, document: Any, reader: Program, path: str, day: str) -> None:
        answer = read(reader, f"{ALBA}{path}?as_at={day}")
        template = path.replace("MEM-12", "{rule_id}")
        operation = document["paths"][f"{V1}/boards/{{slug}}{template}"]["get"]
        conforms(document, operation["responses"]["200"]["content"]["application/json"]["schema"], answer)

    def test_nothing_is_sent_that_is_not_described(self, document: Any, own: Program) -> None:
        for name in LISTS:
            schema = document["paths"][f"{V1}/boards/{{slug}}/{name}"]["get"]["responses"]["200"]["content"]
            listed = schema["application/json"]["schema"]["$ref"].rpartition("/")[2]
            items = document["components"]["schemas"][listed]["properties"]["data"]["items"]["$ref"]
            described = set(document["components"]["schemas"][items.rpartition("/")[2]]["properties"])
            for each in read(own, f"{ALBA}/{name}")["data"]:
                assert set(each) == described, name

    def test_an_error_has_its_shape(self, document: Any, reader: Program) -> None:
        schema = {"$ref": "#/components/schemas/ProblemShape"}
        for answer in (
            reader.get(f"{ALBA}/nowhere"),
            reader.get(f"{ALBA}?as_at=x"),
            reader.post(f"{ALBA}/people"),
        ):
            conforms(document, schema, answer.json())


def test_every_field_of_the_record_that_may_leave_is_in_the_api() -> None:
    from localities.api import KINDS as OF_LOCALITIES
    from membership.api import KINDS
    from statute.record_shape import RECORD

    kept_back = {"category"}
    for kind in (*KINDS, *OF_LOCALITIES):
        assert isinstance(kind, Kind)
        shape = getattr(RECORD.fields.get(kind.collection.replace("-", "_")), "of", None)
        if shape is not None:
            assert set(shape.fields) - {"id"} - kept_back <= set(kind.shape().get_fields()), kind.collection


SECONDS = 40


@pytest.mark.django_db
@pytest.mark.parametrize("mode", ["positive", "negative"])
def test_a_machine_that_knows_only_the_description_finds_no_fault(
    own: Program, alba: Board, settings: Settings, mode: str
) -> None:
    """Every operation, with made-up values and the ids of real rows: no crash, and nothing undescribed."""
    from tests.api.machine import try_everything

    settings.API_REQUESTS_A_MINUTE = 1_000_000
    began = time.monotonic()
    tried, faults = try_everything(own.token, alba, mode, seconds=SECONDS / 4)
    assert faults == [], "\n\n".join(faults)
    assert tried >= 40
    assert time.monotonic() - began < SECONDS + 40
