"""What the tests of this room share: a board with groups and localities, and its documents."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import ijb.demo
from boards.models import Board
from boards.services import import_board
from publishing.content import Draft, drafted
from publishing.kinds import kind_called
from publishing.models import Publication
from publishing.services import publish_document
from tests.cast import STORY
from tests.membership.page_cast import NOW, ailsas, alba, calums, secretary, today

__all__ = ["NOW", "ON", "ailsas", "alba", "calums", "demonstration", "secretary", "today"]

ON = date(2026, 11, 21)
KINDS = ("board_membership", "compliance_position", "locality_membership", "planning_group")
PUBLICATIONS = "/boards/alba/publications/"


def demonstration_record() -> dict[str, Any]:
    """Give the record of the demonstration board, which has everything that documents tell of."""
    found = Path(ijb.demo.__file__).parent / "boards" / "demonstration.json"
    record: dict[str, Any] = json.loads(found.read_text(encoding="utf-8"))
    return record


@pytest.fixture
def demonstration(db: None, today: None) -> Board:
    """The demonstration board."""
    return import_board(demonstration_record(), by=STORY)


def draft_of(board: Board, kind: str = "board_membership", on: date = ON) -> Draft:
    """Give a document as it would be published."""
    found = kind_called(kind)
    assert found is not None
    return drafted(found, board, on)


def published(board: Board, kind: str = "board_membership", on: date = ON, reason: str = "") -> Publication:
    """Give a document that was published."""
    digest = draft_of(board, kind, on).digest
    return publish_document(board, kind=kind, on=on, digest=digest, reason=reason, now=NOW, by=STORY)
