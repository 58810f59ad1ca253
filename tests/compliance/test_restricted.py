"""A ground of disqualification is for the board's secretary: nobody else learns of it from any page."""

from datetime import date
from typing import Any

import pytest
from django.test import Client

from boards.models import Board, RoleName, User
from boards.services import import_board
from compliance.models import Occasion
from compliance.services import evaluate
from statute.registry import REGISTRY
from tests.cast import NOW, STORY, with_role
from tests.membership.page_cast import html_of, text_of, window_of
from tests.statute.situations import single, standing

pytestmark = pytest.mark.django_db

RESTRICTED = ["DSQ-01", "DSQ-02", "DSQ-03", "DSQ-04", "DSQ-05", "END-07", "JMC-11"]


@pytest.fixture
def board(db: None) -> Board:
    """A board of which Member p-la2 has been disqualified by insolvency."""
    record = single()
    standing(record, "p-la2", "disqualified", "2026-06-01", "open", category="insolvency")
    return import_board(record, by=STORY)


def window_in(board: Board, role: RoleName) -> Client:
    name = f"{role.label}-of-it"
    return window_of(
        User.objects.filter(email__startswith=name.lower()).first() or with_role(name, board, role)
    )


def seen_by(board: Board, role: RoleName, page: str) -> Any:
    return window_in(board, role).get(f"/boards/{board.slug}/{page}")


def pages(board: Board) -> list[str]:
    person = board.people.get(ref="p-la2").public_id
    seat = board.seats.get(ref="la2").public_id
    return ["", "compliance/", f"people/{person}/", f"people/seats/{seat}/", "people/"]


def test_these_rules_are_for_the_secretary() -> None:
    assert [rule.id for rule in REGISTRY if rule.restricted] == sorted(
        RESTRICTED, key=lambda each: [rule.id for rule in REGISTRY].index(each)
    )


@pytest.mark.parametrize("role", [RoleName.OFFICER, RoleName.MEMBER, RoleName.AUDITOR])
def test_no_page_tells_anybody_else(role: RoleName, board: Board) -> None:
    for page in pages(board):
        shown = html_of(seen_by(board, role, page)).lower()
        assert "insolvency" not in shown
        assert not [rule for rule in RESTRICTED if rule.lower() in shown], page


def test_it_tells_the_secretary(board: Board) -> None:
    assert "insolvency" in html_of(seen_by(board, RoleName.SECRETARY, "compliance/")).lower()


def test_the_page_of_such_a_rule_is_closed_to_others(board: Board) -> None:
    assert seen_by(board, RoleName.SECRETARY, "compliance/DSQ-03/").status_code == 200
    assert seen_by(board, RoleName.AUDITOR, "compliance/DSQ-03/").status_code == 403


def test_others_are_told_that_something_is_kept_back(board: Board) -> None:
    assert "about disqualification, are for the secretary alone" in text_of(
        seen_by(board, RoleName.MEMBER, "compliance/")
    )


def test_what_is_kept_as_evidence_holds_none_of_it(board: Board) -> None:
    kept = evaluate(board, date(2026, 11, 21), occasion=Occasion.ASKED, now=NOW, by=STORY)
    assert "insolvency" not in str(kept.assessment)
    assert not set(RESTRICTED) & set(kept.outcomes)
