"""The evidence kept: a list, and each evaluation as it was."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from boards.models import Board
from compliance.models import Evaluation
from membership.services import appoint_member
from tests.cast import STORY
from tests.compliance.cast import EVALUATIONS, NOW, nightly
from tests.membership.page_cast import text_of

DAYS = ("2026-09-30", "2026-10-01")


@pytest.fixture
def kept(alba: Board) -> list[Evaluation]:
    """Two nights, between which the service user's place came to be empty."""
    return [nightly(alba, day) for day in DAYS]


def page_of(kept: Evaluation) -> str:
    return f"{EVALUATIONS}{kept.public_id}/"


def test_they_are_listed_the_latest_first(kept: list[Evaluation], calums: Client) -> None:
    response = calums.get(EVALUATIONS)
    assert list(response.context["evaluations"]) == kept[::-1]
    assert "1 October 2026 Nightly" in text_of(response)


def test_the_list_does_not_read_whole_assessments(kept: list[Evaluation], ailsas: Client) -> None:
    with CaptureQueriesContext(connection) as queries:
        ailsas.get(EVALUATIONS)
    assert not [query for query in queries if '"assessment"' in query["sql"]]


def test_an_empty_list_says_when_there_will_be_something(ailsas: Client) -> None:
    assert "The first evaluation is made tonight." in text_of(ailsas.get(EVALUATIONS))


def test_one_is_shown_as_it_was_whatever_is_recorded_since(
    alba: Board, kept: list[Evaluation], ailsas: Client
) -> None:
    seat = alba.seats.get(ref="user")
    appoint_member(seat, "Morag", starts_on=NOW.date().replace(month=10, day=1), term_ends=None, by=STORY)
    text = text_of(ailsas.get(page_of(kept[1])))
    assert "Place not filled: member for service users" in text
    assert kept[1].code_version in text


def test_one_says_what_had_changed_since_the_night_before(kept: list[Evaluation], ailsas: Client) -> None:
    response = ailsas.get(page_of(kept[1]))
    assert ("MEM-23", "met", "not_met") in [
        (each.rule_id, each.was, each.now) for each in response.context["changes"]
    ]


def test_the_first_has_nothing_before_it(kept: list[Evaluation], ailsas: Client) -> None:
    assert "changes" not in ailsas.get(page_of(kept[0])).context


def test_an_incomplete_one_says_so(alba: Board, ailsas: Client, broken_rule: str) -> None:
    text = text_of(ailsas.get(page_of(nightly(alba, "2026-11-21"))))
    assert "It is incomplete." in text
    assert broken_rule in text


def test_it_is_not_to_be_found_through_another_board(
    alba: Board, other_board: Board, kept: list[Evaluation], client: Client, rhona: Any
) -> None:
    client.force_login(rhona)
    address = page_of(kept[0]).replace("/alba/", f"/{other_board.slug}/")
    assert client.get(address).status_code == 404
    assert client.get(page_of(kept[0])).status_code == 404
