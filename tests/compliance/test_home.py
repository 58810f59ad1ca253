"""The first page after signing in leads to where somebody works."""

import pytest
from django.test import Client

from boards.models import Board, RoleName, User
from boards.services import grant_role
from tests.cast import STORY, olaf, user_named

__all__ = ["olaf"]


def home(client: Client, user: User) -> str:
    client.force_login(user)
    response = client.get("/")
    return response.headers.get("Location", "") or response.content.decode()


def test_it_leads_to_the_one_board(alba: Board, secretary: User, client: Client) -> None:
    assert home(client, secretary) == "/boards/alba/"


def test_it_offers_a_choice_of_several(
    alba: Board, other_board: Board, secretary: User, client: Client
) -> None:
    grant_role(secretary, other_board, RoleName.MEMBER, by=STORY)
    page = home(client, secretary)
    assert 'href="/boards/alba/"' in page
    assert 'href="/boards/tayside/"' in page


@pytest.mark.usefixtures("alba")
def test_it_shows_no_board_on_which_somebody_has_no_role(client: Client) -> None:
    page = home(client, user_named("Calum"))
    assert "You have no role on a board" in page
    assert "Alba" not in page


def test_an_operator_is_led_to_the_operators_page(olaf: User, client: Client) -> None:
    assert home(client, olaf) == "/operator/"
