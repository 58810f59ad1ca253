"""Somebody's part in a locality recorded, ended, corrected and taken off; what was shown is what is saved."""

from datetime import date
from typing import Any

import pytest
from django.test import Client

from boards.models import Board, User
from localities.services import correct_involvement, end_locality
from tests.cast import STORY, other_board, rhona
from tests.localities.cast import (
    HOME,
    NEW_ID,
    VERSION,
    ailsa,
    ailsas,
    alba,
    as_shown,
    calums,
    locality_page,
    part_page,
    shown_and_saved,
    today,
)
from tests.localities.test_acts_locality import errors
from tests.membership.page_cast import text_of, window_of

__all__ = ["ailsa", "ailsas", "alba", "calums", "other_board", "rhona", "today"]

RECORD = f"{HOME}taking-part/record/"
NEW = {
    "new_id": NEW_ID,
    "locality": "b",
    "kind": "housing",
    "body": "Balkeld Homes",
    "as_member": "yes",
    "starts_on": "2026-11-01",
    "until": "open",
}


def test_somebody_of_the_list_or_a_body_is_recorded_once(ailsas: Client, alba: Board) -> None:
    page = shown_and_saved(ailsas, RECORD, NEW | {"person": "p-la1"}, alba)
    row = alba.involvements.get(public_id=NEW_ID)
    assert (row.person, row.body, row.as_member, row.ends) == ("p-la1", "Balkeld Homes", True, "open")
    assert "LOC-07" in {each.rule.id for each in page.context["differences"][0].changed}
    assert ailsas.post(RECORD, NEW | {"step": "confirm"}).status_code == 302
    assert alba.involvements.filter(public_id=NEW_ID).count() == 1


def test_who_takes_part_in_another_way_says_in_which(ailsas: Client, alba: Board) -> None:
    typed = NEW | {"as_member": "no", "how": "Through a forum\r\nthat meets in May."}
    shown_and_saved(ailsas, RECORD, typed, alba)
    assert alba.involvements.get(public_id=NEW_ID).how == "Through a forum that meets in May."
    assert "through a forum" in text_of(ailsas.get(locality_page(alba, "b"))).lower()


def test_how_they_take_part_is_not_said_for_the_secretary(ailsas: Client, alba: Board) -> None:
    assert not ailsas.get(RECORD).context["form"]["as_member"].value()
    typed = {name: value for name, value in NEW.items() if name != "as_member"}
    shown_and_saved(ailsas, RECORD, typed, alba)
    assert alba.involvements.get(public_id=NEW_ID).as_member is None


def test_a_locality_of_community_planning_is_marked(ailsas: Client, alba: Board) -> None:
    for address in (RECORD, f"{HOME}issues/record/"):
        choices = dict(ailsas.get(address).context["form"].fields["locality"].choices)
        assert (choices["a"], choices["cp"]) == ("Ardgarve", "Ardgarve (community planning)")
    for address in ("taking-part/", "issues/"):
        assert "Ardgarve (community planning)" in text_of(ailsas.get(f"{HOME}{address}"))


def test_that_the_locality_had_ended_is_noted_and_recorded_all_the_same(ailsas: Client, alba: Board) -> None:
    end_locality(alba.localities.get(ref="b"), on=date(2026, 10, 31), version=1, by=STORY)
    page = shown_and_saved(ailsas, RECORD, NEW, alba)
    noted = "Balkeld had ended before that first day: its last day was 31 October 2026."
    assert noted in text_of(page)
    in_time = ailsas.post(
        RECORD, NEW | {"new_id": "", "starts_on": "2026-10-31", "body": "B", "step": "preview"}
    )
    assert in_time.context["noted"] == []
    address = part_page(alba, "b", "professionals", "correct")
    typed = as_shown(ailsas, address, why="A slip.", starts_on="2026-11-01")
    assert ailsas.post(address, typed | {"step": "preview"}).context["noted"] == [noted]


def test_a_practitioner_speaks_for_a_cluster(ailsas: Client, alba: Board) -> None:
    assert "Balkeld: Balkeld cluster" in text_of(ailsas.get(RECORD))
    typed = NEW | {"kind": "professionals", "practitioner_for": "Hill practice"}
    shown_and_saved(ailsas, RECORD, typed, alba)
    assert "Balkeld Homes (Hill practice)" in text_of(ailsas.get(HOME))


@pytest.mark.parametrize(
    ("typed", "field", "said"),
    [
        ({"locality": ""}, "locality", "required"),
        ({"locality": "nowhere"}, "locality", "valid choice"),
        ({"kind": ""}, "kind", "required"),
        ({"body": ""}, "person", "Choose who takes part"),
        ({"person": "stranger"}, "person", "valid choice"),
        ({"as_member": "no"}, "how", "in which other way"),
        ({"how": "By letter"}, "how", "Leave this empty"),
        ({"until": "day", "ends": "2026-10-01"}, "ends", "before the first"),
    ],
)
def test_what_is_wrong_is_said_at_its_field(
    typed: dict[str, Any], field: str, said: str, ailsas: Client, alba: Board
) -> None:
    assert said in " ".join(errors(ailsas, RECORD, NEW | typed)[field])
    assert not alba.involvements.filter(public_id=NEW_ID).exists()


def test_a_part_ends_and_the_gap_it_leaves_is_shown_first(ailsas: Client, alba: Board) -> None:
    address = part_page(alba, "a", "housing", "end")
    page = shown_and_saved(ailsas, address, VERSION | {"on": "2026-11-20"}, alba)
    assert "Nobody takes part in Ardgarve for the housing sector" in text_of(page)
    assert "nobody for the housing sector since 21 November 2026" in text_of(ailsas.get(HOME))
    again = ailsas.post(address, VERSION | {"on": "2026-11-20", "step": "confirm"}, follow=True)
    assert "already 20 November 2026" in text_of(again)


def test_it_is_corrected_with_the_reason_in_the_trail_and_no_names(ailsas: Client, alba: Board) -> None:
    address = part_page(alba, "a", "housing", "correct")
    typed = as_shown(ailsas, address, why="A slip.")
    assert "Nothing would change." in text_of(ailsas.post(address, typed | {"step": "preview"}))
    page = shown_and_saved(ailsas, address, typed | {"body": "Ann’s Homes", "starts_on": "2026-05-01"}, alba)
    assert "On 1 April 2026, the first day it counts" in text_of(page)
    told = alba.audit_events.get(event="localities.involvement_corrected")
    assert (told.reason, set(told.after or {})) == ("A slip.", {"body", "starts_on"})
    assert "Ann" not in str(told.after)


def test_a_part_whose_end_is_not_known_is_corrected_as_it_is(ailsas: Client, alba: Board) -> None:
    row = alba.involvements.get(locality="a", kind="housing")
    correct_involvement(row, changes={"ends": None, "as_member": None}, why="x", version=1, by=STORY)
    address = part_page(alba, "a", "housing", "correct")
    typed = as_shown(ailsas, address, why="A slip.")
    assert (typed["until"], typed.get("as_member")) == ("not known", None)
    assert "Nothing would change." in text_of(ailsas.post(address, typed | {"step": "preview"}))


def test_a_change_that_somebody_else_made_is_shown(ailsas: Client, alba: Board) -> None:
    address = part_page(alba, "a", "housing", "correct")
    typed = as_shown(ailsas, address, why="A slip.", body="Ours")
    row = alba.involvements.get(locality="a", kind="housing")
    correct_involvement(row, changes={"body": "Theirs"}, why="x", version=1, by=STORY)
    page = ailsas.post(address, typed | {"step": "confirm"})
    assert [each[1:] for each in page.context["both"]] == [("Theirs", "Ours")]
    end = part_page(alba, "a", "housing", "end")
    page = ailsas.post(end, VERSION | {"on": "2026-11-20", "step": "confirm"})
    assert page.context["both"] == [("Last day", "no last day", "20 November 2026")]


def test_it_is_taken_off_once(ailsas: Client, alba: Board) -> None:
    address = part_page(alba, "a", "housing", "withdraw")
    shown_and_saved(ailsas, address, VERSION | {"why": "Never."}, alba)
    assert ailsas.post(address, VERSION | {"why": "Never.", "step": "confirm"}).status_code == 302
    assert ailsas.get(address).status_code == 410
    assert alba.audit_events.filter(event="localities.involvement_withdrawn").count() == 1


def test_only_the_secretary_may(calums: Client, rhona: User, alba: Board) -> None:
    addresses = [RECORD, *(part_page(alba, "a", "housing", act) for act in ("end", "correct", "withdraw"))]
    for address in addresses:
        assert calums.get(address).status_code == 403
        assert window_of(rhona).post(address, NEW | {"step": "confirm"}).status_code == 404
    assert alba.involvements.get(locality="a", kind="housing").ends_on is None
    assert alba.involvements.filter(starts_on=date(2026, 11, 1)).count() == 0
