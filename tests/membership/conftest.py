"""A lawful board as a record brought in, and those who look after it."""

import pytest

from boards.audit import Actor
from boards.models import Board, RoleName, User
from boards.services import import_board
from tests.cast import STORY, other_board, rhona, with_role
from tests.statute.situations import Record, single

__all__ = ["other_board", "rhona"]


@pytest.fixture
def record_in() -> Record:
    """The record of a lawful board, to be changed before it is brought in."""
    return single()


@pytest.fixture
def board(db: None, record_in: Record) -> Board:
    """The board of that record."""
    return import_board(record_in, by=STORY)


@pytest.fixture
def ailsa(board: Board) -> Actor:
    """The secretary of the board."""
    return Actor.for_user(with_role("Ailsa", board, RoleName.SECRETARY))


@pytest.fixture
def rhona_acting(rhona: User) -> Actor:
    """The secretary of another board."""
    return Actor.for_user(rhona)
