"""The planning group is set up, and people are put on it, followed by others, and leave it."""

from datetime import date
from typing import Any

import pytest
from django.test import Client

from boards import snapshot
from boards.models import Board, RoleName, User
from boards.services import grant_role
from membership.models import Group
from membership.services import correct_appointment
from statute.facts import BoardFacts
from tests.cast import STORY
from tests.membership.page_cast import html_of, text_of, window_of
from tests.membership.planning_cast import (
    GROUP,
    NEW_ID,
    ailsas,
    alba,
    bare,
    calums,
    other_board,
    rhona,
    secretary,
    send,
    today,
)
from tests.statute.situations import outcome

__all__ = ["ailsas", "alba", "bare", "calums", "other_board", "rhona", "secretary", "today"]

DAY = "2026-11-21"
SETTLED = {"name": "Planners", "starts_on": "2026-01-01", "known_from": "2026-01-01"}


def law(board: Board, rule: str) -> str:
    """How a rule stands on 22 November 2026."""
    return outcome(snapshot.load_record(board), rule, "2026-11-22")


def facts(board: Board) -> BoardFacts:
    return snapshot.load(board)


def gaps(client: Client) -> list[str]:
    return [place.label for place in client.get(GROUP).context["coverage"].gaps]


class TestSettingItUp:
    @pytest.fixture
    def window(self, bare: Board, secretary: User) -> Client:
        grant_role(secretary, bare, RoleName.SECRETARY, by=STORY)
        return window_of(secretary)

    def set_up(self, window: Client, step: str = "confirm", **typed: Any) -> Any:
        address = "/boards/bare/planning-group/set-up/"
        offered = window.get(address).context["form"].fields["places"].initial
        said = {"new_id": NEW_ID, "step": step, "places": offered} | SETTLED | typed
        return window.post(address, said)

    def test_the_group_and_its_places_are_made_in_one_step(self, window: Client, bare: Board) -> None:
        assert self.set_up(window, "preview").context["differences"]
        assert not Group.objects.filter(board=bare).exists()
        assert self.set_up(window).status_code == 302
        group = Group.objects.get(board=bare)
        assert (group.kind, group.parent, group.power) == ("planning_group", "board", "advisory")
        assert bare.seats.filter(group=group.ref).count() == 14
        coverage = window.get("/boards/bare/planning-group/").context["coverage"]
        assert len(coverage.gaps) == 14

    def test_sent_twice_it_makes_one(self, window: Client, bare: Board) -> None:
        self.set_up(window)
        assert self.set_up(window).status_code == 302
        assert Group.objects.filter(board=bare).count() == 1

    def test_a_second_group_at_one_time_is_refused_in_words(self, window: Client, bare: Board) -> None:
        self.set_up(window)
        other = {"new_id": "00000000-0000-4000-8000-000000000009"}
        for step in ("preview", "confirm"):
            assert "on record for that time already" in text_of(self.set_up(window, step, **other))


class TestPuttingSomebodyOnIt:
    def seat(self, client: Client, step: str = "confirm", **typed: Any) -> Any:
        usual = {"new_name": "Morag", "places": ["G10"], "starts_on": DAY, "appointed_by": "board"}
        return send(client, "seat/", step, **usual | typed)

    def test_the_link_to_fill_a_place_has_it_ticked(self, ailsas: Client, alba: Board) -> None:
        page = ailsas.get(f"{GROUP}seat/?place=G10")
        assert page.context["form"]["places"].value() == ["G10"]
        assert "Non-commercial providers of social care (not filled)" in text_of(page)
        assert ailsas.get(f"{GROUP}seat/?place=SPG_HB").context["form"]["places"].value() == [
            "SPG_HB:nhs-alba"
        ]

    def test_the_place_not_filled_is_filled(self, ailsas: Client, alba: Board) -> None:
        assert "SPG-04" in {
            each.rule.id for each in self.seat(ailsas, "preview").context["differences"][0].changed
        }
        assert self.seat(ailsas).status_code == 302
        made = alba.appointments.get(public_id=NEW_ID)
        assert (made.seat.ref, made.appointed_by, str(made.person)) == ("g10", "board", "Morag")
        assert gaps(ailsas) == []

    def test_one_form_puts_one_person_in_several_places_with_all_that_goes_with_it(
        self, ailsas: Client, alba: Board
    ) -> None:
        said = {"says": "yes", "given_on": "2026-11-20", "reason": "A former\ncarer", "inducted_on": DAY}
        self.seat(ailsas, places=["G10", "SPG_LOC:north", "SPG_OTHER"], **said)
        rows = alba.appointments.filter(person__name="Morag")
        assert rows.count() == 3
        papers = alba.papers.filter(given_on__gt=date(2026, 11, 1), given_on__lt=date(2026, 12, 1))
        told = [(each.kind, each.topic, each.says, each.reason) for each in papers]
        assert told.count(("determination", "representative", True, "A former carer")) == 2
        assert ("induction", None, None, None) in told
        assert law(alba, "SPG-04") == "met"

    def test_a_further_place_says_that_it_is_one_more(self, ailsas: Client, alba: Board) -> None:
        self.seat(ailsas, places=["G01"])
        made = alba.appointments.get(public_id=NEW_ID)
        assert made.seat.name == "Health professionals (place 2)"
        assert alba.appointments.get(seat__ref="g01").ends_on is None

    def test_all_of_it_or_nothing(self, ailsas: Client, alba: Board) -> None:
        before = alba.appointments.count(), alba.seats.count(), alba.people.count()
        isla = str(alba.people.get(ref="p-g01").public_id)
        typed: dict[str, Any] = {"person": isla, "new_name": "", "places": ["G10", "G01"]}
        for step in ("preview", "confirm"):
            errors = self.seat(ailsas, step, **typed).context["form"].errors
            assert "already" in errors["places"][0]
        assert (alba.appointments.count(), alba.seats.count(), alba.people.count()) == before

    def test_somebody_takes_the_places_of_another(self, ailsas: Client, alba: Board) -> None:
        page = ailsas.get(f"{GROUP}seat/?in_place_of=p-g01")
        assert page.context["form"]["places"].value() == ["G01"]
        self.seat(ailsas, places=["G01"], in_place_of="p-g01", how="resignation")
        gone = alba.appointments.get(seat__ref="g01", person__ref="p-g01")
        assert (gone.ends_on, gone.how_ended) == (date(2026, 11, 20), "resignation")
        assert alba.appointments.get(public_id=NEW_ID).seat.ref == "g01"

    def test_sent_twice_it_is_done_once(self, ailsas: Client, alba: Board) -> None:
        self.seat(ailsas)
        count = alba.appointments.count()
        assert self.seat(ailsas).status_code == 302
        assert alba.appointments.count() == count

    @pytest.mark.parametrize(
        ("typed", "field"),
        [
            ({"places": []}, "places"),
            ({"places": ["G99"]}, "places"),
            ({"starts_on": "0026-01-01"}, "starts_on"),
            ({"term_ends": "2020-01-01"}, "term_ends"),
            ({"says": "yes"}, "given_on"),
            ({"reason": "No statement"}, "says"),
            ({"places": ["SPG_OTHER"], "says": "yes", "given_on": DAY}, "says"),
            ({"how": "resignation"}, "how"),
            ({"in_place_of": "p-g01"}, "in_place_of"),
            ({"new_name": "Turned\u202eround"}, "new_name"),
            ({"new_name": "isla"}, "new_name"),
        ],
    )
    def test_what_is_wrong_is_said_at_its_field(
        self, typed: dict[str, Any], field: str, ailsas: Client, alba: Board
    ) -> None:
        for step in ("preview", "confirm"):
            assert field in self.seat(ailsas, step, **typed).context["form"].errors
        assert not alba.appointments.filter(public_id=NEW_ID).exists()


class TestLeaving:
    def address(self, board: Board, person: str = "p-spg-hb") -> str:
        return f"members/{board.people.get(ref=person).public_id}/end/"

    def typed(self, client: Client, path: str) -> dict[str, Any]:
        form = client.get(f"{GROUP}{path}").context["form"]
        return {"places": form["places"].value(), "version": form["version"].value(), "on": "2026-11-20"}

    def test_all_places_are_proposed_and_end_together(self, ailsas: Client, alba: Board) -> None:
        path = self.address(alba)
        typed = self.typed(ailsas, path) | {"how": "authority", "ended_by": "nhs-alba"}
        assert send(ailsas, path, "preview", **typed).context["differences"]
        assert send(ailsas, path, **typed).status_code == 302
        row = alba.appointments.get(seat__ref="spg-hb")
        assert (row.ends_on, row.how_ended, row.ended_by) == (date(2026, 11, 20), "authority", "nhs-alba")
        assert "Health Board nominee" in gaps(ailsas)
        assert send(ailsas, path, **typed).status_code == 302

    def test_an_end_by_the_wrong_body_is_recorded_and_judged(self, ailsas: Client, alba: Board) -> None:
        path = self.address(alba, "p-g01")
        typed = self.typed(ailsas, path) | {"how": "authority", "ended_by": "nhs-alba"}
        answer = ailsas.post(f"{GROUP}{path}", typed | {"step": "confirm"}, follow=True)
        assert "Isla: last day on the group 20 November 2026 (Health professionals)." in text_of(answer)
        assert "Still on the group" not in text_of(answer)
        assert law(alba, "SPG-17") == "not_met"

    def test_of_several_places_some_may_end(self, ailsas: Client, alba: Board) -> None:
        said = {
            "person": str(alba.people.get(ref="p-g01").public_id),
            "places": ["G10"],
            "starts_on": "2026-10-01",
        }
        send(ailsas, "seat/", **said)
        path = self.address(alba, "p-g01")
        typed = self.typed(ailsas, path)
        assert len(typed["places"]) == 2
        answer = ailsas.post(
            f"{GROUP}{path}", typed | {"places": typed["places"][:1], "step": "confirm"}, follow=True
        )
        assert (
            "Isla: last day 20 November 2026 (Health professionals). Still on the group: Non-commercial "
            "providers of social care." in text_of(answer)
        )
        open_rows = alba.appointments.filter(person__ref="p-g01", ends_on=None)
        assert [row.seat.ref for row in open_rows] == ["g10"]

    def test_a_place_changed_since_is_shown_as_it_is_now(self, ailsas: Client, alba: Board) -> None:
        path = self.address(alba)
        typed = self.typed(ailsas, path)
        row = alba.appointments.get(seat__ref="spg-hb")
        correct_appointment(
            row, changes={"ends": date(2026, 10, 1)}, why="A slip.", version=row.version, by=STORY
        )
        page = send(ailsas, path, **typed)
        assert "Somebody else was there first" in text_of(page)
        assert "1 October 2026" in text_of(page)

    def test_a_day_before_they_came_is_refused_at_its_field(self, ailsas: Client, alba: Board) -> None:
        path = self.address(alba)
        page = send(ailsas, path, "preview", **self.typed(ailsas, path) | {"on": "2020-01-01"})
        assert page.context["form"].errors["on"]


class TestPapersAboutMembers:
    def test_what_the_board_said_may_come_later(self, ailsas: Client, alba: Board) -> None:
        row = alba.appointments.get(seat__ref="g01")
        path = f"places/{row.public_id}/statement/"
        assert "Isla, Health professionals" in text_of(ailsas.get(f"{GROUP}{path}"))
        send(ailsas, path, says="no", given_on="2026-11-20", reason="Another view")
        made = alba.papers.get(public_id=NEW_ID)
        assert (made.topic, made.says, made.about) == (
            "representative",
            False,
            {"person": "p-g01", "seat": "g01"},
        )
        assert law(alba, "SPG-04") == "not_met"

    def test_an_induction_may_say_that_they_were_asked_what_they_need(
        self, ailsas: Client, alba: Board
    ) -> None:
        path = f"members/{alba.people.get(ref='p-g01').public_id}/induction/"
        send(ailsas, path, given_on="2026-11-20", asked="on")
        made = alba.papers.get(public_id=NEW_ID)
        assert (made.kind, made.topic) == ("induction", "access_needs")
        assert made.about == {"group": "spg", "person": "p-g01"}


def test_only_the_secretary_may(calums: Client, rhona: User, alba: Board) -> None:
    person = alba.people.get(ref="p-g01").public_id
    place = alba.appointments.get(seat__ref="g01").public_id
    paths = (
        "set-up/",
        "seat/",
        f"members/{person}/end/",
        f"members/{person}/induction/",
        f"places/{place}/statement/",
    )
    stranger = window_of(rhona)
    assert [send(calums, path).status_code for path in paths] == [403] * len(paths)
    assert [send(stranger, path).status_code for path in paths] == [404] * len(paths)


def test_a_person_who_is_not_on_the_group_has_no_place_to_end(ailsas: Client, alba: Board) -> None:
    page = ailsas.get(f"{GROUP}members/{alba.people.get(ref='p-la1').public_id}/end/")
    assert page.context["form"].fields["places"].choices == []
    assert "<h1>" in html_of(page)
