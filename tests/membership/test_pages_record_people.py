"""Recording somebody without a seat, correcting a name, and taking a person off the record."""

from typing import Any

import pytest
from django.test import Client

from boards.models import Board
from membership.services import correct_person, record_standing
from tests.cast import STORY
from tests.membership.page_cast import PEOPLE, ailsas, alba, calums, person_page, secretary, text_of, today

__all__ = ["ailsas", "alba", "calums", "secretary", "today"]

ADA = {"new_id": "7d7a1e4e-1b1c-4c57-9a3a-555555555555", "name": "Ada"}


def add(client: Client, button: str = "confirm", follow: bool = False, **typed: str) -> Any:
    return client.post(f"{PEOPLE}new/", ADA | typed | {"step": button}, follow=follow)


class TestRecording:
    def test_it_is_shown_before_it_is_saved(self, ailsas: Client, alba: Board) -> None:
        assert "Check before saving" in text_of(add(ailsas, "preview"))
        assert not alba.people.filter(name="Ada").exists()

    def test_it_leads_to_their_page(self, ailsas: Client, alba: Board) -> None:
        response = add(ailsas)
        assert response.headers["Location"] == f"{PEOPLE}{alba.people.get(name='Ada').public_id}/"

    def test_they_can_be_found_again_though_they_hold_no_seat(self, ailsas: Client, alba: Board) -> None:
        add(ailsas)
        names = [each.name for each in ailsas.get(PEOPLE).context["unseated"]]
        assert names[0] == "Ada"
        assert "Calum" not in names

    def test_pressing_the_button_twice_records_once(self, ailsas: Client, alba: Board) -> None:
        add(ailsas)
        assert "Ada was already recorded." in text_of(add(ailsas, follow=True))
        assert alba.people.filter(name="Ada").count() == 1

    def test_a_namesake_is_pointed_out_once(self, ailsas: Client, alba: Board) -> None:
        page = add(ailsas, name=" calum ")
        assert "Somebody of this name is on the record." in page.context["form"].errors["name"][0]
        assert alba.people.filter(name="Calum").count() == 1
        add(ailsas, name="Calum", namesake="on")
        assert alba.people.filter(name="Calum").count() == 2

    @pytest.mark.parametrize("name", ["", "A\u202eda", "x" * 201])
    def test_a_name_no_record_may_hold_is_refused(self, name: str, ailsas: Client, alba: Board) -> None:
        people = alba.people.count()
        assert add(ailsas, name=name).context["form"].errors["name"]
        assert alba.people.count() == people

    def test_a_member_may_not(self, calums: Client, alba: Board) -> None:
        assert add(calums).status_code == 403
        text = text_of(calums.get(PEOPLE))
        assert "Record a person" not in text


class TestCorrecting:
    def press(self, client: Client, board: Board, button: str = "confirm", **typed: str) -> Any:
        said = {"name": "Calum Example", "version": "1", "step": button} | typed
        return client.post(f"{person_page(board, 'p-la1')}correct/", said)

    def test_it_keeps_the_new_name(self, ailsas: Client, alba: Board) -> None:
        assert self.press(ailsas, alba).headers["Location"] == person_page(alba, "p-la1")
        assert str(alba.people.get(ref="p-la1")) == "Calum Example"

    def test_pressing_the_button_twice_corrects_once(self, ailsas: Client, alba: Board) -> None:
        self.press(ailsas, alba)
        assert self.press(ailsas, alba).status_code == 302
        assert alba.audit_events.filter(event="membership.person_corrected").count() == 1

    def test_an_older_tab_is_shown_both_names(self, ailsas: Client, alba: Board) -> None:
        correct_person(alba.people.get(ref="p-la1"), name="Callum", version=1, by=STORY)
        page = self.press(ailsas, alba)
        assert page.context["both"] == [("Name", "Callum", "Calum Example")]
        assert str(alba.people.get(ref="p-la1")) == "Callum"


class TestRecordedByMistake:
    def press(self, client: Client, address: str, follow: bool = False) -> Any:
        said = {"why": "A slip", "version": "1", "step": "confirm"}
        return client.post(f"{address}withdraw/", said, follow=follow)

    def test_somebody_nothing_names_is_taken_off(self, ailsas: Client, alba: Board) -> None:
        add(ailsas)
        there = f"{PEOPLE}{alba.people.get(name='Ada').public_id}/"
        assert self.press(ailsas, there).headers["Location"] == PEOPLE
        assert not alba.people.filter(name="Ada").exists()
        assert "That was already taken off the record." in text_of(self.press(ailsas, there, follow=True))

    def test_that_they_were_disqualified_goes_with_them(self, ailsas: Client, alba: Board) -> None:
        add(ailsas)
        person = alba.people.get(name="Ada")
        record_standing(person, kind="disqualified", details={"category": "insolvency"}, by=STORY)
        there = f"{PEOPLE}{person.public_id}/withdraw/"
        said = {"why": "A slip", "version": "1"}
        shown = text_of(ailsas.post(there, said | {"step": "preview"}))
        assert "Other entries of the record still name it." not in shown
        ailsas.post(there, said | {"step": "confirm"})
        assert not alba.people.filter(name="Ada").exists()
        assert not alba.standings.filter(kind="disqualified").exists()
        assert alba.audit_events.filter(event="membership.standing_withdrawn").count() == 1

    def test_somebody_with_a_seat_stays(self, ailsas: Client, alba: Board) -> None:
        page = self.press(ailsas, person_page(alba, "p-la1"))
        assert "Other entries of the record still name it." in text_of(page)
        assert alba.people.filter(ref="p-la1").exists()
