"""A board whose planning group has a place that nobody fills, looked at on 21 November 2026."""

from typing import Any

import pytest
from django.test import Client

from boards.models import Board, RoleName, User
from boards.services import import_board
from membership.models import Group
from tests.cast import STORY, other_board, rhona, with_role
from tests.membership.page_cast import calums, today, window_of
from tests.statute.committees import decision
from tests.statute.planning_groups import SPG, filled
from tests.statute.situations import Record, end, paper, row, single

__all__ = ["calums", "other_board", "rhona", "today"]

GROUP = "/boards/alba/planning-group/"
NEW_ID = "00000000-0000-4000-8000-000000000001"


def record_with_group(slug: str = "alba") -> Record:
    """The group is full, but that Iain, who spoke for non-commercial providers, left on 31 August 2026."""
    record = filled(single(), name="The forum of planners", meetings_a_year=4, review_due_on="2026-09-30")
    record["board"]["slug"] = slug
    end(record, "g10", "2026-08-31")
    names = {"p-g10": "Iain", "p-g01": "Isla", "p-loc-north": "Nan", "p-spg-hb": "Hamish"}
    for person, name in names.items():
        row(record, "people", id=person)["name"] = name
    decision(record, "size", "board", "2026-03-01", "group_size", group=SPG, number=20, minute="Item 7")
    paper(record, "meeting", "progress", "2026-08-01", about={"group": SPG})
    paper(record, "meeting", "progress", "2026-12-08", about={"group": SPG})
    return record


@pytest.fixture
def alba(db: None, today: None) -> Board:
    """The board."""
    return import_board(record_with_group(), by=STORY)


@pytest.fixture
def bare(db: None, today: None) -> Board:
    """A board that has recorded no groups."""
    record = single()
    record["board"]["slug"] = "bare"
    return import_board(record, by=STORY)


@pytest.fixture
def secretary(alba: Board) -> User:
    """Ailsa, who looks after the board."""
    return with_role("Ailsa", alba, RoleName.SECRETARY)


@pytest.fixture
def ailsas(secretary: User) -> Client:
    """Ailsa's window."""
    return window_of(secretary)


def the_group(board: Board) -> Group:
    """The planning group of a board."""
    found: Group = Group.objects.get(board=board, kind="planning_group")
    return found


def send(client: Client, path: str, step: Any = "confirm", **typed: Any) -> Any:
    """Send a form of the planning group's pages."""
    return client.post(f"{GROUP}{path}", {"new_id": NEW_ID, "step": step} | typed)
