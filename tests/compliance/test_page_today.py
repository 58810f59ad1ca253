"""Today: what is not met, what falls due, what is empty, what comes next and what has changed."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from boards.models import Board, RoleName, User
from boards.services import grant_role, import_board
from tests.cast import STORY
from tests.compliance.cast import TODAY, nightly
from tests.membership.page_cast import text_of
from tests.statute.situations import single


def context(client: Client, address: str = TODAY) -> Any:
    response = client.get(address)
    assert response.status_code == 200
    return response.context


def test_it_says_what_is_not_met_and_what_to_do(ailsas: Client) -> None:
    text = text_of(ailsas.get(TODAY))
    assert "Each of the four stakeholder groups has at least one member MEM-23" in text
    assert "Place not filled: member for service users, empty since 1 October 2026" in text
    assert "What to do Seek a nominee" in text


def test_it_says_since_when_a_place_is_empty(ailsas: Client) -> None:
    assert "Service user member not filled since 1 October 2026" in text_of(ailsas.get(TODAY))


def test_the_secretary_can_fill_it_from_there_and_a_member_cannot(
    alba: Board, ailsas: Client, calums: Client
) -> None:
    address = f"/boards/alba/people/seats/{alba.seats.get(ref='user').public_id}/vacancy/"
    assert f'href="{address}"' in ailsas.get(TODAY).content.decode()
    assert "Fill it" not in calums.get(TODAY).content.decode()


def test_it_never_says_breach_or_fail(ailsas: Client) -> None:
    text = text_of(ailsas.get(TODAY)).casefold()
    assert "breach" not in text
    assert "fail" not in text


def test_it_counts_what_it_cannot_tell_and_leads_there(ailsas: Client) -> None:
    page = ailsas.get(TODAY)
    assert page.context["missing"]
    assert "/boards/alba/compliance/?outcome=cannot_tell" in page.content.decode()


def test_a_board_of_which_little_is_known_gets_no_all_clear(ailsas: Client, secretary: User) -> None:
    record: dict[str, Any] = {"record": 1, "board": {"slug": "bare", "name": "Bare"}, "appointments": []}
    grant_role(secretary, import_board(record, by=STORY), RoleName.SECRETARY, by=STORY)
    text = text_of(ailsas.get("/boards/bare/"))
    assert "That is no all-clear" in text
    assert "Nothing on record falls due" in text
    assert "What cannot be told is left out of that." in text


def test_what_falls_due_has_its_day(ailsas: Client) -> None:
    due = context(ailsas, f"{TODAY}?as_at=2027-02-20")["due"]
    assert {each.finding.due_on.isoformat() for each in due} >= {"2027-03-31"}
    assert "31 March 2027" in text_of(ailsas.get(f"{TODAY}?as_at=2027-02-20"))


def test_it_names_the_next_day_on_which_something_comes_to_be_not_met(ailsas: Client) -> None:
    page = ailsas.get(TODAY)
    on = page.context["outlook"].on
    assert on.isoformat() == "2027-04-01"
    assert 'href="?as_at=2027-04-01">1 April 2027</a>' in page.content.decode()
    then = context(ailsas, f"{TODAY}?as_at=2027-04-01")["not_met"]
    assert "CHR-01" in {each.rule.id for each in then}


def test_another_day_is_another_answer(ailsas: Client) -> None:
    before = context(ailsas, f"{TODAY}?as_at=2026-09-30")
    assert "MEM-23" not in {each.rule.id for each in before["not_met"]}
    assert list(before["empty"]) == []


def test_before_there_was_law_it_says_so(ailsas: Client) -> None:
    text = text_of(ailsas.get(f"{TODAY}?as_at=2014-06-01"))
    assert "None of the rules was law on 1 June 2014" in text


@pytest.mark.parametrize("day", ["banana", "0000-01-01", "2300-01-01", "2026-02-30"])
def test_a_day_that_is_none_gets_a_plain_answer(ailsas: Client, day: str) -> None:
    response = ailsas.get(f"{TODAY}?as_at={day}")
    assert response.status_code == 400
    assert "That day cannot be shown" in text_of(response)


class TestChanges:
    def test_it_says_when_nothing_has_been_kept(self, ailsas: Client) -> None:
        assert "No nightly evaluation of this board has been kept yet." in text_of(ailsas.get(TODAY))

    def test_it_says_what_was_and_what_is(self, alba: Board, ailsas: Client) -> None:
        nightly(alba, "2026-09-30")
        changes = {each.rule_id: each for each in context(ailsas)["changes"]}
        assert (changes["MEM-23"].was, changes["MEM-23"].now) == ("met", "not_met")
        text = text_of(ailsas.get(TODAY))
        assert "MEM-23 Met → is now Not met" in text

    def test_tonights_own_evaluation_does_not_hide_what_changed_overnight(
        self, alba: Board, ailsas: Client
    ) -> None:
        nightly(alba, "2026-09-30")
        nightly(alba, "2026-10-01")
        found = context(ailsas, f"{TODAY}?as_at=2026-10-01")
        assert found["kept"].on.isoformat() == "2026-09-30"
        assert "MEM-23" in {each.rule_id for each in found["changes"]}

    def test_the_first_evaluation_is_compared_with_on_its_own_day(self, alba: Board, ailsas: Client) -> None:
        nightly(alba, "2026-11-21")
        assert context(ailsas)["kept"].on.isoformat() == "2026-11-21"
        assert "Every rule stands as it did." in text_of(ailsas.get(TODAY))


class TestIncomplete:
    def test_a_rule_that_could_not_be_asked_is_no_pass(self, ailsas: Client, broken_rule: str) -> None:
        response = ailsas.get(TODAY)
        text = text_of(response)
        assert "This is incomplete." in text
        assert f"A rule with a fault in it {broken_rule}" in text
        counted = sum(number for _, number, _ in response.context["counts"])
        assert counted == len(response.context["view"].assessment.results)
        assert "ZeroDivisionError" not in text


def crowded(slug: str, nominees: int) -> dict[str, Any]:
    record = single(nominees, nominees)
    record["board"] |= {"slug": slug, "name": f"Board of {nominees}"}
    return record


@pytest.mark.parametrize(("page", "most"), [("", 26), ("compliance/", 23), ("compliance/TRM-02/", 24)])
def test_a_board_ten_times_as_large_takes_no_more_queries(
    alba: Board, secretary: User, ailsas: Client, page: str, most: int
) -> None:
    # The first page of a session writes the session too.
    ailsas.get(TODAY)
    counted = []
    for slug, nominees in (("small", 3), ("large", 30)):
        board = import_board(crowded(slug, nominees), by=STORY)
        grant_role(secretary, board, RoleName.SECRETARY, by=STORY)
        nightly(board, "2026-11-20")
        with CaptureQueriesContext(connection) as queries:
            assert ailsas.get(f"/boards/{slug}/{page}").status_code == 200
        counted.append(len(queries))
    assert counted[0] == counted[1] <= most, counted
