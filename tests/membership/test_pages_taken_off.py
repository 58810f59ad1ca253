"""A row that somebody takes off the record while somebody else is about to change it."""

from typing import Any

import pytest
from django.test import Client

from boards.models import Board, RoleName
from membership.services import withdraw_appointment, withdraw_holder, withdraw_paper
from tests.cast import STORY, other_board, rhona, with_role
from tests.membership.page_cast import PEOPLE, ailsas, alba, calums, secretary, text_of, today, window_of

__all__ = ["ailsas", "alba", "calums", "other_board", "rhona", "secretary", "today"]

TYPED = {"why": "Read from the wrong line", "starts_on": "2026-02-01", "version": "1", "step": "preview"}
GONE: dict[str, Any] = {"why": "Never was.", "version": 1, "by": STORY}


def correct_appointment_page(board: Board) -> str:
    appointment = board.appointments.get(seat__ref="gp")
    withdraw_appointment(appointment, **GONE)
    return f"{PEOPLE}appointments/{appointment.public_id}/correct/"


def correct_office_page(board: Board) -> str:
    holder = board.office_holders.get(office="vice_chair")
    withdraw_holder(holder, **GONE)
    return f"{PEOPLE}chair/holders/{holder.public_id}/correct/"


def correct_paper_page(board: Board) -> str:
    paper = board.papers.get(ref="det-gp")
    withdraw_paper(paper, **GONE)
    return f"{PEOPLE}papers/{paper.public_id}/correct/"


PAGES: list[Any] = [correct_appointment_page, correct_office_page, correct_paper_page]


@pytest.mark.parametrize("page_after_withdrawal", PAGES)
class TestCorrectingIt:
    def test_says_that_it_is_off_the_record_and_shows_what_was_typed(
        self, page_after_withdrawal: Any, ailsas: Client, alba: Board
    ) -> None:
        answer = ailsas.post(page_after_withdrawal(alba), TYPED)
        assert answer.status_code == 410
        text = text_of(answer)
        assert "This was taken off the record on 21 November 2026." in text
        assert "Read from the wrong line" in text
        assert "2026-02-01" in text
        assert "mistyped" not in text

    def test_asks_for_nothing_more(self, page_after_withdrawal: Any, ailsas: Client, alba: Board) -> None:
        answer = ailsas.get(page_after_withdrawal(alba))
        assert answer.status_code == 410
        assert "What you entered" not in text_of(answer)

    def test_tells_nothing_to_those_who_may_not(
        self, page_after_withdrawal: Any, calums: Client, rhona: Any, alba: Board
    ) -> None:
        there = page_after_withdrawal(alba)
        assert calums.post(there, TYPED).status_code == 403
        assert window_of(rhona).post(there, TYPED).status_code == 404


def test_a_row_that_never_was_is_no_page(ailsas: Client, alba: Board) -> None:
    there = f"{PEOPLE}appointments/00000000-0000-4000-8000-000000000009/correct/"
    assert ailsas.post(there, TYPED).status_code == 404


def test_whoever_is_chosen_in_it_stands_there_by_name(ailsas: Client, alba: Board) -> None:
    holder = alba.office_holders.get(office="vice_chair")
    withdraw_holder(holder, **GONE)
    chosen = alba.people.get(ref="p-la1").public_id
    there = f"{PEOPLE}chair/holders/{holder.public_id}/change/"
    answer = ailsas.post(there, {"person": str(chosen), "step": "confirm", "version": "1"})
    assert "Who takes over Calum" in text_of(answer)


def test_it_is_told_to_no_auditor_either(alba: Board, today: None) -> None:
    window = window_of(with_role("Iain", alba, RoleName.AUDITOR))
    assert window.post(correct_office_page(alba), TYPED).status_code == 403
