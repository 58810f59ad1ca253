"""A locality recorded, corrected, ended and taken off: what was shown is what is saved, once, or refused."""

from datetime import date
from typing import Any

import pytest
from django.test import Client

from boards.models import Board, User
from localities.fields import MOST_UNITS
from localities.services import correct_locality
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
    shown_and_saved,
    today,
)
from tests.membership.page_cast import text_of, window_of

__all__ = ["ailsa", "ailsas", "alba", "calums", "other_board", "rhona", "today"]

NEW = {
    "new_id": NEW_ID,
    "name": "Dunlyn",
    "kind": "integration",
    "starts_on": "2026-12-01",
    "until": "open",
    "group": "lpg-c",
    "units": "S01000901\r\n\r\n S01000902,\n",
    "clusters": "Dun cluster; split by the river\nLyn cluster",
}


def errors(client: Client, address: str, typed: dict[str, Any]) -> Any:
    """What is wrong with a form, the same whether it is to be looked at or to be saved."""
    pages = [client.post(address, typed | {"step": step}) for step in ("preview", "confirm")]
    looked_at, saved = (page.context["form"].errors for page in pages)
    assert looked_at == saved
    return saved


class TestRecording:
    def test_it_is_shown_then_saved_then_there_once(self, ailsas: Client, alba: Board) -> None:
        page = shown_and_saved(ailsas, f"{HOME}record/", NEW, alba)
        row = alba.localities.get(public_id=NEW_ID)
        assert (row.name, row.group, row.units) == ("Dunlyn", "lpg-c", ["S01000901", "S01000902"])
        noted = {"name": "Dun cluster", "note": "split by the river"}
        assert row.clusters == [noted, {"name": "Lyn cluster"}]
        assert row.starts_on == date(2026, 12, 1)
        (units,) = page.context["lists_changed"]
        assert (units.added, units.taken_out) == (["S01000901", "S01000902"], [])
        assert "2 added" in text_of(page)
        assert ailsas.post(f"{HOME}record/", NEW | {"step": "confirm"}).status_code == 302
        assert alba.localities.filter(name="Dunlyn").count() == 1

    def test_the_law_is_asked_first(self, ailsas: Client, alba: Board) -> None:
        page = ailsas.post(f"{HOME}record/", NEW | {"step": "preview"})
        assert "LOC-02" in {each.rule.id for each in page.context["differences"][0].changed}

    @pytest.mark.parametrize(
        ("typed", "field", "said"),
        [
            ({"name": ""}, "name", "required"),
            ({"name": "Turned\u202eround"}, "name", "turns text round"),
            ({"units": "S01\nS02\nS01"}, "units", "“S01” is there 2 times."),
            ({"units": "S01\n<b>!"}, "units", "“<b>!” is not"),
            ({"units": "\n".join(f"S{n}" for n in range(MOST_UNITS + 1))}, "units", "At most 5000"),
            ({"clusters": "One\nOne; again"}, "clusters", "“One” is there 2 times."),
            ({"clusters": "; a note alone"}, "clusters", "begins with its note"),
            ({"until": "day"}, "ends", "Enter the last day."),
            ({"until": "day", "ends": "2026-11-30"}, "ends", "cannot come before the first"),
            ({"group": "nobody"}, "group", "valid choice"),
            ({"starts_on": "0026-01-01"}, "starts_on", "years"),
        ],
    )
    def test_what_is_wrong_is_said_at_its_field(
        self, typed: dict[str, Any], field: str, said: str, ailsas: Client, alba: Board
    ) -> None:
        assert said in " ".join(errors(ailsas, f"{HOME}record/", NEW | typed)[field])
        assert not alba.localities.filter(public_id=NEW_ID).exists()

    def test_as_many_units_as_may_be_are_taken(self, ailsas: Client, alba: Board) -> None:
        units = "\n".join(f"S{number:05}" for number in range(MOST_UNITS))
        page = shown_and_saved(ailsas, f"{HOME}record/", NEW | {"units": units}, alba)
        assert "5000 added" in text_of(page)
        assert len(alba.localities.get(public_id=NEW_ID).units) == MOST_UNITS

    def test_only_the_secretary_may(self, calums: Client, rhona: User, alba: Board) -> None:
        for client, answer in ((calums, 403), (window_of(rhona), 404)):
            assert client.post(f"{HOME}record/", NEW | {"step": "confirm"}).status_code == answer
        assert not alba.localities.filter(public_id=NEW_ID).exists()


class TestCorrecting:
    def test_only_what_was_changed_is_told_with_the_reason(self, ailsas: Client, alba: Board) -> None:
        address = f"{locality_page(alba, 'a')}correct/"
        typed = as_shown(ailsas, address, why="A slip.", units="S01000 1\nS010002\nS010003\nS010009")
        page = shown_and_saved(ailsas, address, typed, alba)
        (units,) = page.context["lists_changed"]
        assert (units.added, units.taken_out, units.now) == (["S01000 1", "S010009"], ["S010001"], 4)
        told = alba.audit_events.get(event="localities.locality_corrected")
        assert (told.reason, list(told.after or {})) == ("A slip.", ["units"])

    @pytest.mark.parametrize("locality", ["a", "b", "c", "cp"])
    def test_a_form_sent_as_it_came_would_change_nothing(
        self, locality: str, ailsas: Client, alba: Board
    ) -> None:
        address = f"{locality_page(alba, locality)}correct/"
        page = ailsas.post(address, as_shown(ailsas, address, why="Nothing.") | {"step": "preview"})
        assert "Nothing would change." in text_of(page)

    def test_a_change_that_somebody_else_made_is_shown(self, ailsas: Client, alba: Board) -> None:
        address = f"{locality_page(alba, 'a')}correct/"
        typed = as_shown(ailsas, address, why="A slip.", name="Ardgarve East")
        row = alba.localities.get(ref="a")
        correct_locality(row, changes={"name": "Ardgarve West"}, version=1, by=STORY)
        page = ailsas.post(address, typed | {"step": "confirm"})
        assert ("Name", "Ardgarve West", "Ardgarve East") in page.context["both"]
        assert alba.localities.get(ref="a").name == "Ardgarve West"


class TestEnding:
    def test_it_ends_and_its_group_and_people_stay(self, ailsas: Client, alba: Board) -> None:
        typed = VERSION | {"on": "2026-11-30"}
        shown_and_saved(ailsas, f"{locality_page(alba, 'c')}end/", typed, alba)
        assert alba.localities.get(ref="c").ends_on == date(2026, 11, 30)
        assert alba.groups.get(ref="lpg-c").ends_on is None
        again = ailsas.post(f"{locality_page(alba, 'c')}end/", typed | {"step": "confirm"}, follow=True)
        assert "The last day was already 30 November 2026." in text_of(again)

    def test_a_group_that_would_be_left_behind_is_noted(self, ailsas: Client, alba: Board) -> None:
        noted = (
            "Carrick Moor would end on 30 November 2026, and its planning group would still be there: "
            "Carrick group. End the group too, or say which locality it serves then."
        )
        end, correct = (f"{locality_page(alba, 'c')}{act}/" for act in ("end", "correct"))
        page = ailsas.post(end, VERSION | {"on": "2026-11-30", "step": "preview"})
        assert noted in text_of(page)
        typed = as_shown(ailsas, correct, why="A slip.", until="day", ends="2026-11-30")
        page = ailsas.post(correct, typed | {"step": "preview"})
        assert page.context["noted"] == [noted]
        assert page.context["differences"][0].on == date(2026, 12, 1)
        without = ailsas.post(
            f"{locality_page(alba, 'b')}end/", VERSION | {"on": "2026-11-30", "step": "preview"}
        )
        assert without.context["noted"] == []

    @pytest.mark.parametrize(("on", "said"), [("2026-03-31", "before the first"), ("", "required")])
    def test_a_day_that_cannot_be_is_refused_at_its_field(
        self, on: str, said: str, ailsas: Client, alba: Board
    ) -> None:
        found = errors(ailsas, f"{locality_page(alba, 'c')}end/", VERSION | {"on": on})
        assert said in " ".join(found["on"])


class TestRecordedByMistake:
    def test_one_that_others_name_stays(self, ailsas: Client, alba: Board) -> None:
        typed = VERSION | {"why": "Never.", "step": "confirm"}
        page = ailsas.post(f"{locality_page(alba, 'a')}withdraw/", typed)
        assert "Other entries of the record still name it" in text_of(page)

    def test_one_that_nothing_names_is_gone_once(self, ailsas: Client, alba: Board) -> None:
        address = f"{locality_page(alba, 'cp')}withdraw/"
        shown_and_saved(ailsas, address, VERSION | {"why": "Never."}, alba)
        assert ailsas.post(address, VERSION | {"why": "Never.", "step": "confirm"}).status_code == 302
        assert ailsas.get(address).status_code == 410
        assert alba.audit_events.filter(event="localities.locality_withdrawn").count() == 1


class TestTheArea:
    def test_a_later_list_is_shown_against_the_one_before(self, ailsas: Client, alba: Board) -> None:
        before = alba.areas.get().units
        typed = {"starts_on": "2026-10-01", "unit": "datazone", "units": "\n".join([*before[1:], "S01999"])}
        page = shown_and_saved(ailsas, f"{HOME}area/record/", typed, alba)
        (units,) = page.context["lists_changed"]
        assert (units.added, units.taken_out) == (["S01999"], [before[0]])
        assert ailsas.post(f"{HOME}area/record/", typed | {"step": "confirm"}).status_code == 302
        assert alba.areas.count() == 2

    def test_a_second_list_from_one_day_is_refused(self, ailsas: Client, alba: Board) -> None:
        typed = {"starts_on": "2015-04-01", "unit": "ward", "units": "Ward 1"}
        assert errors(ailsas, f"{HOME}area/record/", typed)
        assert alba.areas.count() == 1

    def test_duplicates_are_named(self, ailsas: Client, alba: Board) -> None:
        typed = {"starts_on": "2026-10-01", "unit": "ward", "units": "Ward 1\nWard 2\nWard 1"}
        assert errors(ailsas, f"{HOME}area/record/", typed)["units"] == ["“Ward 1” is there 2 times."]

    def test_it_is_corrected(self, ailsas: Client, alba: Board) -> None:
        address = f"{HOME}area/{alba.areas.get().public_id}/correct/"
        unchanged = as_shown(ailsas, address, why="A slip.")
        assert "Nothing would change." in text_of(ailsas.post(address, unchanged | {"step": "preview"}))
        shown_and_saved(ailsas, address, unchanged | {"units": "S010001"}, alba)
        assert alba.areas.get().units == ["S010001"]

    def test_it_is_taken_off(self, ailsas: Client, alba: Board) -> None:
        address = f"{HOME}area/{alba.areas.get().public_id}/withdraw/"
        shown_and_saved(ailsas, address, VERSION | {"why": "Never."}, alba)
        assert not alba.areas.exists()
