"""Who was involved in each locality before a decision that might significantly affect its services."""

from typing import Any

import pytest
from django.test import Client

from boards import snapshot
from boards.models import Board, RoleName, User
from boards.services import grant_role, import_board
from membership.models import Decision
from membership.services import correct_decision
from statute.structure import CONSULTEES
from tests.cast import STORY, other_board, rhona, with_role
from tests.membership.group_cast import filled_in
from tests.membership.page_cast import html_of, text_of, today, window_of
from tests.statute.committees import decision
from tests.statute.situations import single

__all__ = ["other_board", "rhona", "today"]

RESIDENTS = {"locality": "north", "who": "C14", "action": True}


@pytest.fixture
def far(db: None, today: None) -> Board:
    """A board which closed a day centre; that might affect the north and the isles, and not the south."""
    record = single()
    record["board"]["slug"] = "far"
    record["localities"] = [
        {"id": each, "name": name, "from": "2016-04-01", "to": "open"}
        for each, name in (("north", "The North"), ("south", "The South"), ("isles", "The Isles"))
    ]
    effects = [{"locality": each, "significant": each != "south"} for each in ("north", "south", "isles")]
    decision(
        record, "d", "board", "2026-10-01", "service_change", what="The day centre closes.",
        effects=effects, involved=[RESIDENTS],
    )  # fmt: skip
    return import_board(record, by=STORY)


@pytest.fixture
def window(far: Board) -> Client:
    """What its secretary has open."""
    return window_of(with_role("Ailsa", far, RoleName.SECRETARY))


def page_of(board: Board, locality: str = "") -> str:
    found = f"/boards/far/groups/decisions/{Decision.objects.get(board=board).public_id}/"
    return f"{found}involved/{locality}/" if locality else found


def involved(board: Board) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = snapshot.load_record(board)["decisions"][0].get("involved", [])
    return rows


def record(window: Client, board: Board, **typed: Any) -> Any:
    address = page_of(board, "north")
    return window.post(address, filled_in(window, address, step="confirm", **typed))


def test_the_decisions_page_leads_there_for_each_locality_that_might_be_affected(
    window: Client, far: Board
) -> None:
    page = html_of(window.get(page_of(far)))
    assert [page_of(far, each) in page for each in ("north", "isles", "south")] == [True, True, False]


def test_one_tick_says_that_everybody_was_involved(window: Client, far: Board) -> None:
    assert record(window, far, rest="on").headers["Location"] == page_of(far)
    assert {(each["who"], each["action"]) for each in involved(far)} == {(who, True) for who in CONSULTEES}
    found = [each.finding for each in window.get(page_of(far)).context["said"] if each.rule.id == "LOC-10"]
    outcomes = {each.facts["locality"]: each.outcome.value for each in found}
    assert outcomes == {"The North": "met", "The Isles": "cannot_tell"}


def test_the_law_looks_at_the_day_of_the_decision(window: Client, far: Board) -> None:
    address = page_of(far, "north")
    page = window.post(address, filled_in(window, address, step="preview", rest="on"))
    assert "On 1 October 2026, the first day it counts" in text_of(page)


def test_the_same_may_be_said_of_the_other_localities_affected(window: Client, far: Board) -> None:
    form = window.get(page_of(far, "north")).context["form"]
    assert form.fields["also"].choices == [("isles", "The Isles")]
    record(window, far, rest="on", also=["isles"])
    assert sum(each["locality"] == "isles" for each in involved(far)) == len(CONSULTEES)


def test_those_without_an_interest_are_left_out_with_a_reason(window: Client, far: Board) -> None:
    record(window, far, how_C12="no_interest", reason_C12="No homes are concerned.", how_C04="passed_over")
    assert involved(far) == [
        {"locality": "north", "who": "C04", "action": False, "interest": True},
        {"locality": "north", "who": "C12", "action": False, "interest": False,
         "reason": "No homes are concerned."},
        RESIDENTS,
    ]  # fmt: skip


def test_what_is_not_typed_over_stays_as_it_is_also_where_it_says_less_than_an_answer(
    window: Client, far: Board
) -> None:
    before = [
        {"locality": "isles", "who": "C14", "action": True},
        {"locality": "north", "who": "C01", "action": False},
        {"locality": "north", "who": "C02", "action": False, "interest": False, "reason": "none"},
    ]
    row = Decision.objects.get(board=far)
    correct_decision(row, changes={"involved": before}, why="", version=None, by=STORY)
    record(window, far, how_C03="involved")
    assert involved(far) == [*before, {"locality": "north", "who": "C03", "action": True}]


def test_an_answer_can_be_taken_back(window: Client, far: Board) -> None:
    record(window, far, how_C14="")
    assert "involved" not in snapshot.load_record(far)["decisions"][0]


def test_nothing_typed_changes_nothing(window: Client, far: Board) -> None:
    assert "Nothing would change" in text_of(record(window, far))


def test_a_reason_goes_with_no_interest_alone(window: Client, far: Board) -> None:
    page = record(window, far, how_C12="involved", reason_C12="No homes.")
    assert page.context["form"].errors["reason_C12"]
    assert involved(far) == [RESIDENTS]


def test_a_stale_save_shows_both_and_saves_nothing(window: Client, far: Board) -> None:
    typed = filled_in(window, page_of(far, "north"), step="confirm", how_C01="involved")
    row = Decision.objects.get(board=far)
    correct_decision(row, changes={"involved": []}, why="", version=None, by=STORY)
    page = window.post(page_of(far, "north"), typed)
    assert ("Health professionals", "nothing", "They were involved and consulted") in page.context["both"]
    assert involved(far) == []


@pytest.mark.parametrize("locality", ["south", "nowhere"])
def test_a_locality_not_thought_to_be_affected_has_no_such_page(
    locality: str, window: Client, far: Board
) -> None:
    assert window.get(page_of(far, locality)).status_code == 404


def test_only_the_secretary_may(far: Board, rhona: User) -> None:
    member = with_role("Calum", far, RoleName.MEMBER)
    assert page_of(far, "north") not in html_of(window_of(member).get(page_of(far)))
    assert [window_of(each).get(page_of(far, "north")).status_code for each in (member, rhona)] == [403, 404]


def test_a_second_board_with_the_same_words_is_left_alone(window: Client, far: Board) -> None:
    again = single()
    again["board"]["slug"] = "near"
    again["localities"] = [{"id": "north", "name": "The North", "from": "2016-04-01", "to": "open"}]
    near = import_board(again, by=STORY)
    grant_role(User.objects.get(email__startswith="ailsa"), near, RoleName.SECRETARY, by=STORY)
    address = page_of(far, "north").replace("/far/", "/near/")
    assert window.get(address).status_code == 404
