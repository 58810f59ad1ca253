"""Compliance: every rule, narrowed by outcome, subject and words; and the print view."""

from typing import Any

import pytest
from django.test import Client

from boards.models import Board
from statute.findings import Outcome
from statute.registry import REGISTRY
from tests.compliance.cast import COMPLIANCE
from tests.membership.page_cast import text_of


def listed(client: Client, query: str = "") -> dict[str, Any]:
    response = client.get(COMPLIANCE + query)
    assert response.status_code == 200
    return {each.rule.id: each for section in response.context["sections"] for each in section.entries}


def test_every_rule_is_there_with_its_outcome_and_citation(ailsas: Client) -> None:
    page = ailsas.get(COMPLIANCE)
    assert set(listed(ailsas)) == {rule.id for rule in REGISTRY}
    for rule in REGISTRY:
        for citation in rule.cites:
            # Guidance has no address among the enactments.
            said = f'href="{citation.url}"' if citation.url else citation.provision
            assert said in page.content.decode()


def test_the_worst_comes_first(ailsas: Client) -> None:
    outcomes = [section.outcome for section in ailsas.get(COMPLIANCE).context["sections"]]
    assert outcomes == [each for each in Outcome if each in outcomes]
    assert outcomes[0] is Outcome.NOT_MET


def test_the_counts_add_up_to_all(ailsas: Client) -> None:
    counts = ailsas.get(COMPLIANCE).context["counts"]
    assert sum(number for _, number, _ in counts) == len(REGISTRY)


@pytest.mark.parametrize("outcome", list(Outcome))
def test_it_narrows_to_an_outcome(ailsas: Client, outcome: Outcome) -> None:
    found = listed(ailsas, f"?outcome={outcome.value}")
    counts = {each: number for each, number, _ in ailsas.get(COMPLIANCE).context["counts"]}
    assert {each.result.outcome for each in found.values()} <= {outcome}
    assert len(found) == counts[outcome]


def test_it_narrows_to_a_kind_of_subject(ailsas: Client) -> None:
    found = listed(ailsas, "?about=appointment")
    assert 0 < len(found) < len(REGISTRY)
    types = {finding.subject.type for each in found.values() for finding in each.findings}
    assert types == {"appointment"}


def test_it_narrows_to_a_name(ailsas: Client) -> None:
    found = listed(ailsas, "?text=calum&about=appointment")
    labels = {finding.subject.label for each in found.values() for finding in each.findings}
    assert labels
    assert all("Calum" in label for label in labels)


def test_it_finds_a_rule_by_its_id(ailsas: Client) -> None:
    assert set(listed(ailsas, "?text=chr-05")) == {"CHR-05"}


def test_nothing_found_is_said(ailsas: Client) -> None:
    assert "No rule says anything of the kind" in text_of(ailsas.get(f"{COMPLIANCE}?text=xyzzy"))


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("?outcome=banana", "There is no such outcome"),
        ("?about=banana", "No rule speaks of such a thing"),
        ("?text=" + "x" * 101, "at most 100 characters"),
        ("?text=a%00b", "Name or words"),
    ],
)
def test_what_it_does_not_understand_it_says_and_shows_all(ailsas: Client, query: str, words: str) -> None:
    response = ailsas.get(COMPLIANCE + query)
    assert response.status_code == 400
    assert "There is a problem" in text_of(response)
    assert words in text_of(response)
    assert sum(len(section.entries) for section in response.context["sections"]) == len(REGISTRY)


def test_what_is_typed_is_shown_as_text(ailsas: Client) -> None:
    page = ailsas.get(f"{COMPLIANCE}?text=%3Cscript%3Ealert(1)%3C/script%3E").content.decode()
    assert "<script>alert" not in page


def test_the_day_asked_about_is_kept(ailsas: Client) -> None:
    page = ailsas.get(f"{COMPLIANCE}?as_at=2026-09-30").content.decode()
    assert "/boards/alba/compliance/?as_at=2026-09-30&amp;outcome=met" in page
    assert "/boards/alba/compliance/MEM-23/?as_at=2026-09-30" in page
    assert '<input type="hidden" name="as_at" value="2026-09-30">' in page


class TestPrint:
    def test_nothing_is_folded_away(self, ailsas: Client) -> None:
        page = ailsas.get(f"{COMPLIANCE}?print=1").content.decode()
        assert "<details" not in page
        assert page.count('class="ijb_finding ') == sum(
            len(each.findings) for each in listed(ailsas, "?print=1").values()
        )

    def test_it_says_which_day(self, ailsas: Client) -> None:
        assert "Compliance on 1 October 2026" in text_of(ailsas.get(f"{COMPLIANCE}?print=1&as_at=2026-10-01"))


def test_a_rule_that_could_not_be_asked_is_shown_as_such(ailsas: Client, broken_rule: str) -> None:
    assert broken_rule not in listed(ailsas)
    text = text_of(ailsas.get(COMPLIANCE))
    assert "whether they are met is not known: A rule with a fault in it MEM-99" in text


def test_before_there_was_law_it_says_so(ailsas: Client) -> None:
    response = ailsas.get(f"{COMPLIANCE}?as_at=2014-04-01")
    assert "None of the rules was law on 1 April 2014" in text_of(response)
    assert [section.outcome for section in response.context["sections"]] == [Outcome.NOT_APPLICABLE]


def test_another_boards_secretary_is_told_there_is_no_such_page(
    alba: Board, client: Client, rhona: Any
) -> None:
    client.force_login(rhona)
    for address in ("", "compliance/", "compliance/MEM-23/", "compliance/evaluations/"):
        assert client.get(f"/boards/alba/{address}").status_code == 404
