"""A board of three localities with gaps, as its pages and acts find it, and the windows of those who look."""

from collections.abc import Iterator
from typing import Any

import pytest
import time_machine
from django.test import Client

from boards import snapshot
from boards.models import Board, RoleName, User
from boards.services import import_board
from tests.cast import STORY, with_role
from tests.membership.page_cast import NOW, window_of
from tests.statute.localities_cast import decision, divided, effects, locality
from tests.statute.planning_groups import place, planning_group
from tests.statute.situations import Record, paper, row

HOME = "/boards/alba/localities/"
NEW_ID = "00000000-0000-4000-8000-000000000001"
VERSION = {"version": "1"}


def a_record() -> Record:
    """Three localities: a meets every rule; housing has left b, which has no group; c has one whose review is
    late.

    Only a has a voice on the planning group: the seat of b is empty, c has none. Beside them is a locality
    of community planning called as a is.
    """
    record = divided(3)
    planning_group(record)
    place(record, "voice-a", "SPG_LOC", locality="a")
    place(record, "voice-b", "SPG_LOC", locality="b", ends="2026-08-31")
    row(record, "involvements", locality="b", kind="housing")["ends"] = "2026-06-30"
    row(record, "localities", id="b")["group"] = "none"
    group = {"id": "lpg-c", "name": "Carrick group", "kind": "locality_group"}
    days = {"from": "2026-04-01", "to": "open", "review_due_on": "2026-09-30"}
    record["groups"].append(group | days)
    row(record, "localities", id="c")["group"] = "lpg-c"
    paper(record, "meeting", "progress", "2026-10-14", about={"group": "lpg-c"})
    locality(record, "cp", "Ardgarve", kind="community_planning", from_="2018-01-01")
    decision(record, "d1", what="Close the day hospital", effects=effects("a", none="bc"))
    record["issues"] += [
        {"id": "bus", "locality": "a", "what": "No bus after three.", "raised_on": "2026-05-01",
         "answered_on": "2026-08-01", "outcome": "It runs until six."},
        {"id": "carers", "locality": "a", "what": "Carers wait.", "raised_on": "2026-06-01"},
    ]  # fmt: skip
    return record


@pytest.fixture
def today() -> Iterator[None]:
    """It is 21 November 2026."""
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def alba(db: None, today: None) -> Board:
    """The board."""
    return import_board(a_record(), by=STORY)


@pytest.fixture
def ailsa(alba: Board) -> User:
    """The secretary of the board."""
    return with_role("Ailsa", alba, RoleName.SECRETARY)


@pytest.fixture
def ailsas(ailsa: User) -> Client:
    """Ailsa's window."""
    return window_of(ailsa)


@pytest.fixture
def calums(alba: Board) -> Client:
    """The window of Calum, a member."""
    return window_of(with_role("Calum", alba, RoleName.MEMBER))


def the_record(board: Board) -> dict[str, Any]:
    """Give the board's record as it is."""
    return snapshot.load_record(Board.objects.get(pk=board.pk))


def locality_page(board: Board, locality: str) -> str:
    """Give the address of a locality's page, by its id in the record."""
    return f"{HOME}{board.localities.get(ref=locality).public_id}/"


def part_page(board: Board, locality: str, kind: str, act: str) -> str:
    """Give the address of an act on somebody's part in a locality."""
    return f"{HOME}taking-part/{board.involvements.get(locality=locality, kind=kind).public_id}/{act}/"


def issue_page(board: Board, issue: str, act: str) -> str:
    """Give the address of an act on an issue, by its id in the record."""
    return f"{HOME}issues/{board.locality_issues.get(ref=issue).public_id}/{act}/"


def shown_and_saved(client: Client, address: str, typed: dict[str, Any], board: Board) -> Any:
    """Send a form twice, to be looked at and to be saved; give the page that showed what it would mean.

    What the view said would be on record is what is there afterwards.
    """
    before = the_record(board)
    page = client.post(address, typed | {"step": "preview"})
    assert page.status_code == 200
    assert "differences" in page.context, page.context["form"].errors
    assert the_record(board) == before
    meant = snapshot.settled(page.context["view"].changed(before, page.context["form"]))
    answer = client.post(address, typed | {"step": "confirm"})
    assert answer.status_code == 302
    assert the_record(board) == meant
    return page


def as_shown(client: Client, address: str, **typed: Any) -> dict[str, Any]:
    """Give what a form holds when it is opened, with something else typed in some fields."""
    form = client.get(address).context["form"]
    held = {name: form[name].value() for name in form.fields}
    found = {name: str(value) for name, value in held.items() if value not in (None, False, "")}
    return found | typed
