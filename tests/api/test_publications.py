"""What a board has published, over the API."""

import base64
import hashlib
from datetime import timedelta
from typing import Any

import pytest
from pytest_django import DjangoAssertNumQueries

from boards.models import Board
from publishing.models import Publication
from publishing.services import keep_pdf
from tests.api.cast import ALBA, Program, alba, own_client, today, token_for
from tests.api.test_acts import path_of
from tests.api.test_openapi import conforms, document
from tests.api.test_read import read
from tests.cast import NOW, STORY, other_board
from tests.publishing.cast import ON, published

__all__ = ["alba", "document", "other_board", "today"]

pytestmark = pytest.mark.django_db

LIST = f"{ALBA}/publications"
PDF = b"%PDF-1.7 made"


@pytest.fixture
def made(alba: Board) -> Publication:
    """The members as at 21 November, with its PDF."""
    publication = published(alba)
    keep_pdf(publication, content=PDF, now=NOW, by=STORY)
    return publication


def shape(document: Any, path: str) -> Any:
    operation = document["paths"][f"/api/v1/boards/{{slug}}/publications{path}"]["get"]
    return operation["responses"]["200"]["content"]["application/json"]["schema"]


def test_the_list_has_every_version_without_the_files(
    document: Any, reader: Program, made: Publication
) -> None:
    answer = read(reader, LIST)
    conforms(document, shape(document, ""), answer)
    (shown,) = answer["data"]
    assert (shown["kind"], shown["on"], shown["version"], shown["is_latest"]) == (
        "board_membership",
        "2026-11-21",
        1,
        True,
    )
    assert shown["digest"] == made.digest
    assert set(shown["pdf"]) == {"name", "size", "sha256", "made_at"}
    assert "html" not in shown


def test_one_is_read_with_its_page_and_its_file(document: Any, reader: Program, made: Publication) -> None:
    (first,) = read(reader, LIST)["data"]
    answer = read(reader, path_of(first))
    conforms(document, shape(document, "/{public_id}"), answer)
    assert answer["html"] == made.html
    content = base64.b64decode(answer["pdf"]["content"])
    assert content == PDF
    assert hashlib.sha256(content).hexdigest() == answer["pdf"]["sha256"]


def test_the_list_can_be_narrowed_to_a_kind_and_to_the_day_told_of(alba: Board, reader: Program) -> None:
    for on in (ON, ON - timedelta(days=1)):
        published(alba, on=on)
    published(alba, "compliance_position")
    found = read(reader, f"{LIST}?kind=board_membership")["data"]
    assert [each["on"] for each in found] == ["2026-11-21", "2026-11-20"]
    found = read(reader, f"{LIST}?on=2026-11-21")["data"]
    assert {each["kind"] for each in found} == {"board_membership", "compliance_position"}
    assert all(each["pdf"] is None for each in found)


def test_it_needs_its_own_scope_since_documents_hold_names(alba: Board, made: Publication) -> None:
    client = own_client(alba, ["boards:read", "people:read"])
    answer = Program(token_for(client, ["boards:read", "people:read"])).get(LIST)
    assert answer.status_code == 403
    assert "publications:read" in answer.content.decode()


def test_another_boards_publication_is_no_such_thing(
    alba: Board, other_board: Board, made: Publication
) -> None:
    program = Program(token_for(own_client(other_board), ["publications:read"]))
    theirs = f"/api/v1/boards/{other_board.slug}/publications"
    assert read(program, theirs)["data"] == []
    assert program.get(f"{theirs}/{made.public_id}").status_code == 404
    assert program.get(f"{LIST}/{made.public_id}").status_code == 404


def test_its_queries_do_not_grow(
    alba: Board, reader: Program, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for back in range(10):
        publication = published(alba, on=ON - timedelta(days=back))
        keep_pdf(publication, content=PDF, now=NOW, by=STORY)
    with django_assert_max_num_queries(12):
        assert len(read(reader, LIST)["data"]) == 10
