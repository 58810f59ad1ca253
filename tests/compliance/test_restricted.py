"""A ground of disqualification is for the board's secretary: nobody else learns of it from any page."""

from datetime import date
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from boards.models import Board, RoleName, User
from boards.services import import_board
from compliance.models import Occasion
from compliance.services import evaluate
from compliance.what_if.services import add_changes, make_what_if
from membership.services import record_paper
from statute.registry import REGISTRY
from tests.cast import NOW, STORY, with_role
from tests.membership.page_cast import html_of, text_of, window_of
from tests.statute.situations import row, single, standing

pytestmark = pytest.mark.django_db

RESTRICTED = ["DSQ-01", "DSQ-02", "DSQ-03", "DSQ-04", "DSQ-05", "END-07", "JMC-11"]


@pytest.fixture
def board(db: None) -> Board:
    """A board of which Member p-la2 has been disqualified by insolvency."""
    record = single()
    standing(record, "p-la2", "disqualified", "2026-06-01", "open", category="insolvency")
    return import_board(record, by=STORY)


def window_in(board: Board, role: RoleName) -> Client:
    name = f"{role.label}-of-{board.slug}"
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


@pytest.fixture
def told_apart(board: Board) -> dict[str, Board]:
    """Two boards that differ in what is for the secretary alone, and in nothing else."""
    boards = {}
    for slug, how, says in (("kilmory", "disqualification", False), ("kilbride", "other", True)):
        record = single()
        record["board"]["slug"] = slug
        ended = {"ends": "2026-06-30", "how_ended": how}
        row(record, "appointments", seat="la2").update(ended)
        if how == "disqualification":
            row(record, "appointments", seat="la2")["ended_by"] = "board"
            standing(record, "p-la2", "disqualified", "2026-06-01", "open", category="insolvency")
        for paper in record["papers"]:
            if paper["kind"] == "declaration":
                paper["says"] = says
        boards[how] = import_board(record, by=STORY)
    return boards


def words_of(board: Board, page: str) -> str:
    """What an officer reads on a page, but for the ids by which two boards must differ."""
    text = text_of(seen_by(board, RoleName.OFFICER, page))
    return text.replace(board.slug, "the board")


def test_two_boards_that_differ_in_nothing_else_read_alike(told_apart: dict[str, Board]) -> None:
    one, other = told_apart.values()
    for page, same in zip(pages(one), pages(other), strict=True):
        assert words_of(one, page) == words_of(other, same)
    for rule in ("END-01", "DSQ-06"):
        page = f"compliance/{rule}/"
        assert words_of(one, page) == words_of(other, page)


def test_the_secretary_reads_what_a_declaration_says(told_apart: dict[str, Board]) -> None:
    shown = text_of(seen_by(told_apart["disqualification"], RoleName.SECRETARY, "compliance/DSQ-06/"))
    assert "no declaration that nothing disqualifies" in shown


def test_what_is_kept_of_them_is_alike(told_apart: dict[str, Board]) -> None:
    on = date(2026, 11, 21)
    kept = [evaluate(each, on, occasion=Occasion.ASKED, now=NOW, by=STORY) for each in told_apart.values()]
    assert kept[0].outcomes == kept[1].outcomes


def test_the_secretary_is_told_of_no_change_where_only_the_telling_differs(
    told_apart: dict[str, Board],
) -> None:
    board = told_apart["disqualification"]
    evaluate(board, date(2026, 11, 20), occasion=Occasion.NIGHTLY, now=NOW, by=STORY)
    page = seen_by(board, RoleName.SECRETARY, "?as_at=2026-11-21")
    assert page.context["kept"] is not None
    assert page.context["changes"] == []


def test_a_what_if_sheet_of_an_officer_rests_on_what_they_may_read(told_apart: dict[str, Board]) -> None:
    found = []
    for board in told_apart.values():
        sheet = make_what_if(board, title="Who leaves", on=date(2026, 12, 1), now=NOW, by=STORY)
        leaver = board.appointments.get(seat__ref="la1")
        add_changes(
            sheet,
            [{"id": str(uuid4()), "do": "end", "appointment": str(leaver.public_id), "on": "2026-11-30"}],
            by=STORY,
        )
        found.append(words_of(board, f"what-if/{sheet.public_id}/").replace(str(sheet.public_id), "its id"))
    assert "CHR-01" in found[0]
    assert found[0] == found[1]


@pytest.mark.parametrize("says", [True, False])
def test_the_trail_keeps_of_no_paper_what_it_says(says: bool, board: Board) -> None:
    said = {"kind": "declaration", "topic": "eligibility", "about": {"person": "p-la1"}, "says": says}
    record_paper(board, said=said, by=STORY)
    told = board.audit_events.latest("sequence").after or {}
    assert told["says"] == "not kept in the trail"


def test_what_is_kept_as_evidence_holds_none_of_it(board: Board) -> None:
    kept = evaluate(board, date(2026, 11, 21), occasion=Occasion.ASKED, now=NOW, by=STORY)
    assert "insolvency" not in str(kept.assessment)
    assert not set(RESTRICTED) & set(kept.outcomes)
