"""An issue raised, answered, corrected and taken off; what was shown is what is saved."""

from datetime import date
from typing import Any

import pytest
from django.test import Client

from boards.models import Board, User
from localities.services import answer_issue
from tests.cast import STORY, other_board, rhona
from tests.localities.cast import (
    HOME,
    NEW_ID,
    VERSION,
    ailsa,
    ailsas,
    alba,
    as_shown,
    calums,
    issue_page,
    shown_and_saved,
    today,
)
from tests.localities.test_acts_locality import errors
from tests.membership.page_cast import text_of, window_of

__all__ = ["ailsa", "ailsas", "alba", "calums", "other_board", "rhona", "today"]

RAISE = f"{HOME}issues/record/"
NEW = {"new_id": NEW_ID, "locality": "c", "what": "The pharmacy\nis shut.", "raised_on": "2026-11-02"}


def test_it_is_raised_once(ailsas: Client, alba: Board) -> None:
    shown_and_saved(ailsas, RAISE, NEW, alba)
    row = alba.locality_issues.get(public_id=NEW_ID)
    assert (row.locality, row.what, row.raised_on) == ("c", "The pharmacy is shut.", date(2026, 11, 2))
    assert ailsas.post(RAISE, NEW | {"step": "confirm"}).status_code == 302
    assert alba.locality_issues.filter(locality="c").count() == 1


@pytest.mark.parametrize(
    ("typed", "field", "said"),
    [
        ({"locality": ""}, "locality", "required"),
        ({"what": ""}, "what", "required"),
        ({"what": "x" * 2001}, "what", "at most 2000"),
        ({"raised_on": ""}, "raised_on", "required"),
        ({"told_on": "2026-11-01"}, "told_on", "before the day on which it was raised"),
    ],
)
def test_what_is_wrong_is_said_at_its_field(
    typed: dict[str, Any], field: str, said: str, ailsas: Client, alba: Board
) -> None:
    assert said in " ".join(errors(ailsas, RAISE, NEW | typed)[field])


def test_it_is_answered_in_steps(ailsas: Client, alba: Board) -> None:
    address = issue_page(alba, "carers", "answer")
    shown_and_saved(ailsas, address, as_shown(ailsas, address, told_on="2026-06-11"), alba)
    assert "Not answered yet" in text_of(ailsas.get(f"{HOME}issues/"))
    typed = as_shown(ailsas, address, answered_on="2026-09-01", outcome="Two more workers.")
    assert typed["told_on"] == "2026-06-11"
    shown_and_saved(ailsas, address, typed, alba)
    row = alba.locality_issues.get(ref="carers")
    assert (row.told_on, row.answered_on, row.outcome) == (
        date(2026, 6, 11),
        date(2026, 9, 1),
        "Two more workers.",
    )
    again = ailsas.post(address, typed | {"step": "confirm"}, follow=True)
    assert "The record says so already." in text_of(again)
    assert alba.audit_events.filter(event="localities.issue_answered").count() == 2


def test_that_nothing_came_of_it_is_an_answer(ailsas: Client, alba: Board) -> None:
    address = issue_page(alba, "carers", "answer")
    shown_and_saved(ailsas, address, as_shown(ailsas, address, nothing="on"), alba)
    assert alba.locality_issues.get(ref="carers").outcome == "none"
    assert "Nothing came of it." in text_of(ailsas.get(f"{HOME}issues/"))
    both = as_shown(ailsas, address, nothing="on", outcome="Much.")
    assert "untick" in " ".join(errors(ailsas, address, both)["outcome"])


def test_an_answer_before_it_was_raised_or_no_answer_is_refused(ailsas: Client, alba: Board) -> None:
    address = issue_page(alba, "carers", "answer")
    early = as_shown(ailsas, address, answered_on="2026-05-01")
    assert errors(ailsas, address, early)["answered_on"]
    nothing = ailsas.post(address, as_shown(ailsas, address) | {"step": "preview"})
    assert "Nothing would change." in text_of(nothing)


def test_an_answer_that_somebody_else_gave_is_shown(ailsas: Client, alba: Board) -> None:
    address = issue_page(alba, "carers", "answer")
    typed = as_shown(ailsas, address, outcome="Ours.")
    answer_issue(alba.locality_issues.get(ref="carers"), outcome="Theirs.", version=1, by=STORY)
    page = ailsas.post(address, typed | {"step": "confirm"})
    assert page.context["both"] == [("What became of it", "Theirs.", "Ours.")]
    assert alba.locality_issues.get(ref="carers").outcome == "Theirs."


@pytest.mark.parametrize("issue", ["bus", "carers"])
def test_it_is_corrected(issue: str, ailsas: Client, alba: Board) -> None:
    address = issue_page(alba, issue, "correct")
    typed = as_shown(ailsas, address, why="A slip.")
    assert "Nothing would change." in text_of(ailsas.post(address, typed | {"step": "preview"}))
    shown_and_saved(ailsas, address, typed | {"locality": "b", "what": "Said anew."}, alba)
    told = alba.audit_events.get(event="localities.issue_corrected")
    assert (told.reason, set(told.after or {})) == ("A slip.", {"locality", "what"})
    assert "Said anew" not in str(told.after)


def test_it_is_taken_off_once(ailsas: Client, alba: Board) -> None:
    address = issue_page(alba, "bus", "withdraw")
    shown_and_saved(ailsas, address, VERSION | {"why": "Never."}, alba)
    assert ailsas.post(address, VERSION | {"why": "Never.", "step": "confirm"}).status_code == 302
    assert ailsas.get(address).status_code == 410


def test_only_the_secretary_may(calums: Client, rhona: User, alba: Board) -> None:
    addresses = [RAISE, *(issue_page(alba, "bus", act) for act in ("answer", "correct", "withdraw"))]
    for address in addresses:
        assert calums.get(address).status_code == 403
        assert window_of(rhona).post(address, NEW | {"step": "confirm"}).status_code == 404
    assert alba.locality_issues.count() == 2
