"""The board's details: what is on record of the board itself, said anew from a day, and put right."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from boards.models import Board, RecordRow
from tests.compliance.test_setup_guide import sent_by_form
from tests.membership.page_cast import ailsas, alba, calums, secretary, text_of, today

__all__ = ["ailsas", "alba", "calums", "secretary", "today"]


def at(route: str, *args: Any) -> str:
    """Give the address of a page of the board."""
    return reverse(f"compliance:{route}", args=["alba", *args])


def send(window: Client, address: str, step: str = "confirm", **typed: str) -> Any:
    """Open a page, fill it in over what it shows, and press a button."""
    return window.post(address, sent_by_form(window.get(address)) | typed | {"step": step})


def of(row: RecordRow, route: str) -> str:
    """Give the address of an act on an entry."""
    return at(route, row.public_id)


def test_all_that_is_on_record_is_shown(ailsas: Client, alba: Board) -> None:
    page = text_of(ailsas.get(at("details")))
    assert "SSI 2015/88" in page
    assert "Councillors from 3 May 2012 40" in page
    assert "Nominees of each side that the council insists on the scheme does not say" in page


def test_a_new_version_carries_on_what_the_last_one_says(ailsas: Client, alba: Board) -> None:
    assert (
        send(ailsas, at("new_scheme"), **{"from": "2026-12-01", "chair_term_months": "18"}).status_code == 302
    )
    before, after = (row.terms for row in alba.scheme_versions.all())
    assert after == before | {"chair_term_months": 18}


def test_the_same_version_twice_is_one(ailsas: Client, alba: Board) -> None:
    sent = sent_by_form(ailsas.get(at("new_scheme"))) | {"from": "2026-12-01", "step": "confirm"}
    for _ in range(2):
        assert ailsas.post(at("new_scheme"), sent).headers["Location"] == at("details")
    assert alba.scheme_versions.count() == 2


def test_a_second_version_from_one_day_is_refused_at_its_day(ailsas: Client, alba: Board) -> None:
    page = send(ailsas, at("new_scheme"), **{"from": "2015-04-01", "chair_term_months": "18"})
    assert "from that day on record already" in page.context["form"].errors["from"][0]


def test_a_value_beside_a_silent_scheme_is_refused(ailsas: Client, alba: Board) -> None:
    page = send(ailsas, at("new_scheme"), **{"from": "2026-12-01", "chair_term_months_silent": "on"})
    assert page.context["form"].errors["chair_term_months"]
    assert alba.scheme_versions.count() == 1


def test_another_model_is_followed_from_its_day(ailsas: Client, alba: Board) -> None:
    page = send(ailsas, at("new_regime"), step="preview", **{"from": "2026-11-21", "regime": "lead_hb"})
    assert page.context["differences"][0].changed
    assert alba.regimes.count() == 1
    send(ailsas, at("new_regime"), **{"from": "2026-11-21", "regime": "lead_hb"})
    assert list(alba.regimes.values_list("regime", flat=True)) == ["ijb_single", "lead_hb"]


def test_settings_are_kept_from_their_day(ailsas: Client, alba: Board) -> None:
    sent = {"from": "2026-11-21", "resignation_notice_days": "14", "successive_terms_none": "on"}
    send(ailsas, at("new_settings"), **sent)
    assert alba.local_settings.get().terms == {"resignation_notice_days": 14, "successive_terms": "none"}
    page = send(
        ailsas,
        of(alba.local_settings.get(), "correct_settings"),
        why="Mistyped.",
        resignation_notice_days="7",
    )
    assert page.status_code == 302
    assert alba.local_settings.get().terms["resignation_notice_days"] == 7


def test_only_local_rules_can_be_switched_off(ailsas: Client, alba: Board) -> None:
    page = send(ailsas, at("new_settings"), **{"from": "2026-11-21", "switched_off": "MEM-11"})
    assert page.context["form"].errors["switched_off"]


def test_a_correction_leaves_alone_what_its_form_does_not_ask(ailsas: Client, alba: Board) -> None:
    version = alba.scheme_versions.get()
    version.terms |= {"funding": "Shared."}
    version.save()
    send(ailsas, of(version, "correct_scheme"), agreed_number="5", why="Misread.")
    terms = alba.scheme_versions.get().terms
    assert (terms["agreed_number"], terms["funding"]) == (5, "Shared.")


def test_a_stale_correction_shows_both(ailsas: Client, alba: Board) -> None:
    address = of(alba.scheme_versions.get(), "correct_scheme")
    old = sent_by_form(ailsas.get(address)) | {"why": "Misread.", "step": "confirm"}
    send(ailsas, address, agreed_number="5", why="Misread.")
    page = ailsas.post(address, old | {"agreed_number": "6"})
    assert ("Nominees of each side by agreement", "5", "6") in page.context["both"]
    assert alba.scheme_versions.get().terms["agreed_number"] == 5


def test_a_council_has_another_size_from_a_day(ailsas: Client, alba: Board) -> None:
    council = alba.parties.get(kind="council")
    for _ in range(2):
        send(ailsas, of(council, "councillors"), **{"from": "2027-05-06", "count": "43"})
    sizes = alba.parties.get(pk=council.pk).sizes
    assert sizes == [{"from": "2012-05-03", "count": 40}, {"from": "2027-05-06", "count": 43}]


def test_a_health_board_has_no_councillors(ailsas: Client, alba: Board) -> None:
    health = alba.parties.get(kind="health_board")
    assert ailsas.get(of(health, "councillors")).status_code == 404


def test_what_was_recorded_by_mistake_is_taken_off_once(ailsas: Client, alba: Board) -> None:
    send(ailsas, at("new_regime"), **{"from": "2026-11-21", "regime": "lead_hb"})
    address = at("withdraw_detail", "regimes", alba.regimes.get(regime="lead_hb").public_id)
    sent = sent_by_form(ailsas.get(address)) | {"why": "The wrong model.", "step": "confirm"}
    for _ in range(2):
        assert ailsas.post(address, sent).headers["Location"] == at("details")
    assert alba.regimes.count() == 1
    assert ailsas.get(address).status_code == 404


def test_an_authority_that_seats_rest_on_stays(ailsas: Client, alba: Board) -> None:
    address = at("withdraw_detail", "parties", alba.parties.get(kind="council").public_id)
    page = send(ailsas, address, why="A mistake.")
    assert "name this authority" in text_of(page)
    assert alba.parties.count() == 2


@pytest.mark.parametrize("route", ["details", "new_scheme", "new_regime", "new_settings"])
def test_a_member_may_not(route: str, calums: Client) -> None:
    assert calums.get(at(route)).status_code == 403


def test_it_asks_the_database_no_more_than_it_must(
    ailsas: Client, alba: Board, django_assert_max_num_queries: Any
) -> None:
    with django_assert_max_num_queries(30):
        ailsas.get(at("details"))
