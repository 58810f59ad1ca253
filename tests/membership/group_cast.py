"""A board with a committee, a planning group and others, whose pages are looked at on 21 November 2026."""

from typing import Any

import pytest

from boards.models import Board, RoleName, User
from boards.services import import_board
from membership.models import Decision, Group
from tests.cast import STORY, with_role
from tests.statute.committees import AUDIT, decision, group, on_group
from tests.statute.situations import Record, paper, row, seat, single

GROUPS = "/boards/alba/groups/"
DECISIONS = f"{GROUPS}decisions/"
NEW_ID = "00000000-0000-4000-8000-000000000001"


def structured_record() -> Record:
    """A board with a structure: a committee, a planning group with a locality's group, and one beside it."""
    record = single()
    row(record, "people", id="p-la1")["name"] = "Calum"
    row(record, "people", id="p-la2")["name"] = "Mairi"
    group(
        record, AUDIT, "committee", name="Audit Committee", parent="board", statutory=True, power="delegated",
        delegated="Approving the accounts.", purpose="Watches over audit.", remit="Considers the accounts.",
        chaired_by="named_by_board", meetings_a_year=4, review_due_on="2026-06-30",
    )  # fmt: skip
    group(
        record, "spg", "planning_group", name="Planning Group", parent="board", statutory=True,
        power="advisory", chaired_by="vice_chair",
    )  # fmt: skip
    group(record, "north", "locality_group", name="North Group", parent="spg", power="none")
    group(record, "team", "officer_group", name="Management Team", parent="board", chaired_by="chief_officer")
    group(record, "beside", "partnership", name="Public Protection", parent="none", statutory=False)
    group(record, "gone", "working_group", name="Budget Working Group", parent="board", to="2020-03-31")
    group(record, "lost", "forum", name="Forum", parent=None)
    on_group(record, AUDIT, "p-la1", "CHAIR", starts_on="2025-05-01")
    seat(record, "audit-empty", "MEMBER", group=AUDIT, known=[{"from": "2026-09-01", "to": "open"}])
    decision(record, "set-up", "board", "2015-12-10", "group_set_up", group=AUDIT, covers=["remit", "chair"])
    decision(record, "handed-over", "board", "2016-02-01", "delegation", group=AUDIT)
    decision(record, "terms", "board", "2025-06-20", "terms_of_reference", group="spg", covers=["procedure"])
    decision(
        record, "accounts", AUDIT, "2026-09-17", "accounts", what="The accounts are approved.",
        minute="17 September 2026, item 4", under="handed-over", votes={"for": 4, "against": 0},
    )  # fmt: skip
    paper(record, "meeting", "progress", "2026-09-17", about={"group": AUDIT}, reference="Minute 17")
    return record


@pytest.fixture
def alba(db: None, today: None) -> Board:
    """The board."""
    return import_board(structured_record(), by=STORY)


@pytest.fixture
def secretary(alba: Board) -> User:
    """Ailsa, who looks after the board."""
    return with_role("Ailsa", alba, RoleName.SECRETARY)


def of_group(board: Board, ref: str, act: str = "") -> str:
    """Give the address of a group's page, or of an act on it, by its id in the record."""
    public_id = Group.everything.get(board=board, ref=ref).public_id
    return f"{GROUPS}{public_id}/{act}/" if act else f"{GROUPS}{public_id}/"


def of_decision(board: Board, topic: str, act: str = "") -> str:
    """Give the address of the page of the one decision on a topic, or of an act on it."""
    public_id = Decision.everything.get(board=board, topic=topic).public_id
    return f"{DECISIONS}{public_id}/{act}/" if act else f"{DECISIONS}{public_id}/"


def send(client: Any, address: str, step: str = "confirm", **typed: Any) -> Any:
    """Send a form that makes something."""
    return client.post(address, {"new_id": NEW_ID, "step": step} | typed)


def filled_in(client: Any, address: str, **typed: Any) -> dict[str, Any]:
    """Give what a form shows when it is opened, with some fields typed over."""
    form = client.get(address).context["form"]
    shown = {name: form[name].value() for name in form.fields}
    return {name: value for name, value in (shown | typed).items() if value is not None}
