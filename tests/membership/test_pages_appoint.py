"""Filling a seat: what is typed, what the law would say, and only then the act."""

from typing import Any

import pytest
from django.test import Client

from boards.models import Board
from tests.membership.page_cast import PEOPLE, ailsas, alba, html_of, seat_page, secretary, text_of, today

__all__ = ["ailsas", "alba", "secretary", "today"]

ADA = {
    "new_id": "7d7a1e4e-1b1c-4c57-9a3a-111111111111",
    "new_name": "Ada",
    "starts_on": "2026-12-01",
    "term": "day",
    "term_ends": "2029-11-30",
}


def appoint_page(board: Board, seat: str = "user") -> str:
    return f"{seat_page(board, seat)}appoint/"


def press(client: Client, board: Board, button: str, seat: str = "user", **typed: str) -> Any:
    return client.post(appoint_page(board, seat), ADA | typed | {"step": button})


def holders(board: Board, seat: str = "user") -> list[str]:
    return [str(each.person) for each in board.seats.get(ref=seat).appointments.order_by("pk")]


class TestThePreview:
    def test_it_saves_nothing(self, ailsas: Client, alba: Board) -> None:
        people, version = alba.people.count(), alba.audit_events.count()
        assert press(ailsas, alba, "preview").status_code == 200
        assert (alba.people.count(), alba.audit_events.count()) == (people, version)

    def test_it_shows_the_rule_that_would_be_met(self, ailsas: Client, alba: Board) -> None:
        text = text_of(press(ailsas, alba, "preview"))
        assert "On 1 December 2026, the first day it counts" in text
        assert "Not met → becomes Met Each of the four stakeholder groups has at least one member" in text

    def test_it_shows_the_numbers_before_and_after(self, ailsas: Client, alba: Board) -> None:
        text = text_of(press(ailsas, alba, "preview"))
        assert "Voting members 10 11 Quorum 5 6 Requisition 7 8" in text

    def test_it_warns_of_a_term_longer_than_the_law_allows(self, ailsas: Client, alba: Board) -> None:
        first = press(ailsas, alba, "preview", term_ends="2029-12-01").context["differences"][0]
        worst = first.changed[0]
        assert (worst.rule.id, worst.after.outcome.value) == ("TRM-01", "not_met")

    def test_it_does_not_warn_of_the_longest_lawful_term(self, ailsas: Client, alba: Board) -> None:
        first = press(ailsas, alba, "preview", term_ends="2029-11-30").context["differences"][0]
        assert "TRM-01" not in {each.rule.id for each in first.changed if each.after.outcome.rank < 3}

    def test_it_keeps_what_was_typed_for_the_next_step(self, ailsas: Client, alba: Board) -> None:
        content = html_of(press(ailsas, alba, "preview", new_name='Ada "Ace" <b>'))
        assert 'name="new_name" value="Ada &quot;Ace&quot; &lt;b&gt;"' in content
        assert 'name="term_ends" value="2029-11-30"' in content

    def test_an_address_without_a_step_previews(self, ailsas: Client, alba: Board) -> None:
        assert "Check before saving" in text_of(ailsas.post(appoint_page(alba), ADA))
        assert holders(alba) == ["Member p-user"]

    def test_going_back_shows_the_form_as_it_was_typed(self, ailsas: Client, alba: Board) -> None:
        page = press(ailsas, alba, "change")
        assert page.context["form"]["new_name"].value() == "Ada"
        assert holders(alba) == ["Member p-user"]


class TestTheAct:
    def test_it_appoints_somebody_new(self, ailsas: Client, alba: Board) -> None:
        response = press(ailsas, alba, "confirm")
        assert (response.status_code, response.headers["Location"]) == (302, seat_page(alba, "user"))
        assert holders(alba) == ["Member p-user", "Ada"]

    def test_it_appoints_somebody_on_the_record(self, ailsas: Client, alba: Board) -> None:
        chosen = alba.people.get(ref="p-gp")
        press(ailsas, alba, "confirm", person=str(chosen.public_id), new_name="")
        assert holders(alba) == ["Member p-user", "Member p-gp"]

    def test_it_is_in_the_secretarys_name(self, ailsas: Client, alba: Board, secretary: object) -> None:
        press(ailsas, alba, "confirm")
        event = alba.audit_events.order_by("-sequence")[0]
        assert event.event == "membership.member_appointed"
        assert event.actor_id == str(getattr(secretary, "public_id"))  # noqa: B009

    @pytest.mark.parametrize(
        ("term", "day", "said"),
        [
            ("day", "2029-11-30", "2029-11-30"),
            ("while in office", "", "while in office"),
            ("open", "", "open"),
            ("not known", "", None),
        ],
    )
    def test_the_end_of_the_term_is_kept_as_it_was_said(
        self, term: str, day: str, said: str | None, ailsas: Client, alba: Board
    ) -> None:
        press(ailsas, alba, "confirm", term=term, term_ends=day)
        assert alba.appointments.get(person__name="Ada").term_ends == said

    def test_pressing_the_button_twice_appoints_once(self, ailsas: Client, alba: Board) -> None:
        press(ailsas, alba, "confirm")
        again = ailsas.post(appoint_page(alba), ADA | {"step": "confirm"}, follow=True)
        assert "Ada was already appointed from 1 December 2026." in text_of(again)
        assert holders(alba) == ["Member p-user", "Ada"]
        assert alba.people.filter(name="Ada").count() == 1


class TestANameOnTheRecord:
    def test_is_pointed_out(self, ailsas: Client, alba: Board) -> None:
        for step in ("preview", "confirm"):
            page = press(ailsas, alba, step, new_name=" CALUM ")
            assert "Somebody of this name is on the record." in page.context["form"].errors["new_name"][0]
        assert alba.people.filter(name__iexact="calum").count() == 1

    def test_may_be_that_of_somebody_else(self, ailsas: Client, alba: Board) -> None:
        page = press(ailsas, alba, "preview", new_name="Calum", namesake="on")
        assert 'name="namesake" value="on"' in html_of(page).replace("True", "on")
        press(ailsas, alba, "confirm", new_name="Calum", namesake="on")
        assert alba.people.filter(name="Calum").count() == 2
        assert holders(alba) == ["Member p-user", "Calum"]

    def test_is_asked_about_only_where_there_is_one(self, ailsas: Client, alba: Board) -> None:
        assert "namesake" not in ailsas.get(appoint_page(alba)).context["form"].fields
        assert "namesake" not in press(ailsas, alba, "change").context["form"].fields

    def test_is_pointed_out_to_whoever_appoints_an_officer(self, ailsas: Client, alba: Board) -> None:
        there = f"{seat_page(alba, 'co')}officer/"
        typed = {"new_name": "calum", "starts_on": "2026-12-01", "interim": "on", "step": "confirm"}
        page = ailsas.post(there, typed | {"new_id": ADA["new_id"]})
        assert "Somebody of this name is on the record." in page.context["form"].errors["new_name"][0]
        assert alba.people.filter(name__iexact="calum").count() == 1


class TestRefusals:
    def test_a_seat_somebody_holds_is_refused_and_nothing_typed_is_lost(
        self, ailsas: Client, alba: Board
    ) -> None:
        for step in ("preview", "confirm"):
            page = press(ailsas, alba, step, seat="la2")
            assert "Somebody else holds this seat from 1 May 2025" in text_of(page)
            assert page.context["form"]["new_name"].value() == "Ada"
        assert holders(alba, "la2") == ["Member p-la2"]
        assert not alba.people.filter(name="Ada").exists()

    @pytest.mark.parametrize(
        ("typed", "field"),
        [
            ({"new_name": ""}, "person"),
            ({"new_name": "A\u202eda"}, "new_name"),
            ({"starts_on": "banana"}, "starts_on"),
            ({"starts_on": "2026-02-30"}, "starts_on"),
            ({"starts_on": "0001-01-01"}, "starts_on"),
            ({"starts_on": ""}, "starts_on"),
            ({"term": ""}, "term"),
            ({"term_ends": ""}, "term_ends"),
            ({"term_ends": "2026-11-30"}, "term_ends"),
            ({"term": "open"}, "term_ends"),
            ({"person": "nobody"}, "person"),
        ],
    )
    def test_what_is_wrong_stands_at_its_field(
        self, typed: dict[str, str], field: str, ailsas: Client, alba: Board
    ) -> None:
        for step in ("preview", "confirm"):
            page = press(ailsas, alba, step, **typed)
            assert page.status_code == 200
            assert page.context["form"].errors[field]
            assert f'href="#id_{field}"' in html_of(page)
        assert holders(alba) == ["Member p-user"]

    def test_somebody_listed_and_somebody_new_are_not_both_taken(self, ailsas: Client, alba: Board) -> None:
        listed = str(alba.people.get(ref="p-gp").public_id)
        assert press(ailsas, alba, "confirm", person=listed).context["form"].errors["new_name"]
        assert holders(alba) == ["Member p-user"]

    def test_another_boards_person_cannot_be_chosen(self, ailsas: Client, alba: Board) -> None:
        elsewhere = "00000000-0000-0000-0000-000000000001"
        page = press(ailsas, alba, "confirm", person=elsewhere, new_name="")
        assert page.context["form"].errors["person"]

    def test_no_such_seat_is_no_such_page(self, ailsas: Client, alba: Board) -> None:
        address = f"{PEOPLE}seats/00000000-0000-0000-0000-000000000000/appoint/"
        assert ailsas.post(address, ADA).status_code == 404


def test_an_officers_term_is_proposed_to_last_with_the_office(ailsas: Client, alba: Board) -> None:
    assert ailsas.get(appoint_page(alba, "co")).context["form"]["term"].value() == "while in office"
    assert ailsas.get(appoint_page(alba, "user")).context["form"]["term"].value() == "day"
