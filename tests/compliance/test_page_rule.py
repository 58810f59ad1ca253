"""A rule's page: on a board, with its timeline and history, and by itself."""

import pytest
from django.test import Client

from boards.models import Board
from statute.registry import REGISTRY
from tests.compliance.cast import COMPLIANCE, nightly
from tests.membership.page_cast import text_of

MEM_23 = f"{COMPLIANCE}MEM-23/"


def test_it_says_what_the_rule_is_and_how_it_stands(ailsas: Client) -> None:
    text = text_of(ailsas.get(MEM_23))
    assert "Each of the four stakeholder groups has at least one member MEM-23" in text
    assert "Not met since 1 October 2026" in text
    assert "Must: an enactment requires it." in text
    assert "From 28 November 2014" in text
    assert "Place not filled: member for service users" in text


def test_the_table_says_what_the_picture_shows(ailsas: Client) -> None:
    response = ailsas.get(MEM_23)
    runs, drawing = response.context["runs"], response.context["drawing"]
    assert [run.first.isoformat() for run, _ in runs][:2] == ["2026-10-01", "2025-05-01"]
    assert [bar.outcome for bar in drawing.bars] == [run.outcome for run, _ in reversed(runs)]
    page = response.content.decode()
    assert "<title>Not met: 1 October 2026 to 21 November 2029</title>" in page
    assert '<a href="?as_at=2026-10-01">1 October 2026</a>' in page


def test_the_picture_carries_no_style_of_its_own(ailsas: Client) -> None:
    page = ailsas.get(MEM_23).content.decode()
    assert "<svg" in page
    assert "style=" not in page


def test_its_history_has_the_nights_on_which_it_changed(alba: Board, ailsas: Client) -> None:
    for day in ("2026-09-28", "2026-09-29", "2026-09-30", "2026-10-01", "2026-10-02"):
        nightly(alba, day)
    history = ailsas.get(MEM_23).context["history"]
    assert [(each.on.isoformat(), each.outcome) for each in history] == [
        ("2026-10-01", "not_met"),
        ("2026-09-28", "met"),
    ]


def test_a_rule_that_could_not_be_asked_has_no_outcome(ailsas: Client, broken_rule: str) -> None:
    response = ailsas.get(f"{COMPLIANCE}{broken_rule}/")
    assert response.status_code == 200
    assert "This rule could not be asked" in text_of(response)
    assert "ijb_standing" not in response.content.decode()


@pytest.mark.parametrize("rule_id", ["MEM-98", "mem-23", "banana"])
def test_there_is_no_page_of_a_rule_that_is_none(ailsas: Client, rule_id: str) -> None:
    assert ailsas.get(f"{COMPLIANCE}{rule_id}/").status_code == 404
    assert ailsas.get(f"/rules/{rule_id}/").status_code == 404


class TestByItself:
    def test_every_rule_is_in_the_list_and_has_a_page(self, ailsas: Client) -> None:
        listed = ailsas.get("/rules/").content.decode()
        for rule in REGISTRY:
            assert f'href="/rules/{rule.id}/"' in listed
            assert ailsas.get(f"/rules/{rule.id}/").status_code == 200

    def test_it_says_where_it_is_written(self, ailsas: Client) -> None:
        page = ailsas.get("/rules/MEM-23/")
        for citation in REGISTRY["MEM-23"].cites:
            assert f'href="{citation.url}"' in page.content.decode()
        assert "From 28 November 2014" in text_of(page)

    def test_whoever_is_not_signed_in_is_sent_to_sign_in(self, client: Client, alba: Board) -> None:
        assert "/accounts/login/" in client.get("/rules/").headers["Location"]
