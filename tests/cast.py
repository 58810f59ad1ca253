"""The people and boards that the tests tell of."""

from datetime import UTC, date, datetime

import pytest

from boards.audit import Actor
from boards.models import Board, RoleName, User
from boards.services import appoint_operator, create_board, grant_role, invite_user

NOW = datetime(2026, 9, 1, 9, 30, tzinfo=UTC)
TODAY = date(2026, 9, 1)
STORY = Actor.system("tests")


def user_named(name: str) -> User:
    """Give a user who can sign in, named as given."""
    return invite_user(email=f"{name.lower()}@example.scot", name=name, by=STORY)


def with_role(name: str, board: Board, role: RoleName) -> User:
    """Give a user with a role on a board."""
    user = user_named(name)
    grant_role(user, board, role, by=STORY)
    return user


@pytest.fixture
def board(db: None) -> Board:
    """The board that most tests are about."""
    return create_board(slug="ayrshire", name="Ayrshire IJB", by=STORY)


@pytest.fixture
def other_board(db: None) -> Board:
    """Another board, which has nothing to do with the first."""
    return create_board(slug="tayside", name="Tayside IJB", by=STORY)


@pytest.fixture
def ailsa(board: Board) -> User:
    """The secretary of the board."""
    return with_role("Ailsa", board, RoleName.SECRETARY)


@pytest.fixture
def calum(board: Board) -> User:
    """A councillor who is a member of the board."""
    return with_role("Calum", board, RoleName.MEMBER)


@pytest.fixture
def morag(board: Board) -> User:
    """A member of the board from the Health Board."""
    return with_role("Morag", board, RoleName.MEMBER)


@pytest.fixture
def rhona(other_board: Board) -> User:
    """The secretary of another board."""
    return with_role("Rhona", other_board, RoleName.SECRETARY)


@pytest.fixture
def olaf(db: None) -> User:
    """An operator of the installation."""
    return appoint_operator(email="olaf@example.scot", name="Olaf", by=STORY)
