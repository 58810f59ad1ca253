"""Groups are recorded, corrected, ended and taken off the record; they get places, people and meetings."""

from typing import Any

import pytest
from django.test import Client

from boards import snapshot
from boards.models import Board, User
from membership.models import Group
from membership.services import correct_group
from tests.cast import STORY, other_board, rhona
from tests.membership.group_cast import GROUPS, NEW_ID, alba, filled_in, of_group, secretary, send
from tests.membership.page_cast import PEOPLE, ailsas, calums, html_of, text_of, today, window_of
from tests.statute.committees import AUDIT

__all__ = ["ailsas", "alba", "calums", "other_board", "rhona", "secretary", "today"]

NEW = {"name": "Risk Group", "kind": "officer_group", "parent": "board", "until": "open"}


def record(client: Client, step: str = "confirm", **typed: Any) -> Any:
    return send(client, f"{GROUPS}new/", step, **(NEW | typed))


def said(board: Board, list_name: str, ref: str) -> dict[str, Any]:
    rows: list[dict[str, Any]] = snapshot.load_record(board)[list_name]
    return next(each for each in rows if each.get("id") == ref)


class TestRecording:
    def test_it_keeps_what_was_typed(self, ailsas: Client, alba: Board) -> None:
        typed = {
            "power": "delegated", "delegated": "Small grants.", "statutory": "no", "meetings_a_year": "0",
            "from": "2026-01-01", "purpose": "Risk,\r\nand resilience.", "chaired_by": "chief_officer",
        }  # fmt: skip
        address = record(ailsas, **typed).headers["Location"]
        assert address == f"{GROUPS}{NEW_ID}/"
        assert said(alba, "groups", NEW_ID) == {
            "id": NEW_ID, "name": "Risk Group", "kind": "officer_group", "parent": "board", "to": "open",
            "power": "delegated", "delegated": "Small grants.", "statutory": False, "meetings_a_year": 0,
            "from": "2026-01-01", "purpose": "Risk, and resilience.", "chaired_by": "chief_officer",
        }  # fmt: skip

    def test_it_is_shown_before_it_is_saved(self, ailsas: Client, alba: Board) -> None:
        page = record(ailsas, "preview", meetings_a_year="0")
        assert page.context["differences"]
        assert ("How many times a year is it to meet?", "0") in page.context["said"]
        assert not Group.objects.filter(board=alba, public_id=NEW_ID).exists()

    def test_the_law_looks_at_its_first_day(self, ailsas: Client, alba: Board) -> None:
        page = record(ailsas, "preview", **{"from": "2026-12-01"})
        assert "On 1 December 2026, the first day it counts" in text_of(page)
        assert "On 21 November 2026, today" in text_of(record(ailsas, "preview"))
        earlier = send(ailsas, f"{GROUPS}new/?as_at=2026-11-02", "preview", **NEW)
        assert "On 2 November 2026, the day asked about" in text_of(earlier)

    def test_a_doubled_click_makes_one(self, ailsas: Client, alba: Board) -> None:
        record(ailsas)
        assert record(ailsas).headers["Location"] == f"{GROUPS}{NEW_ID}/"
        assert Group.objects.filter(board=alba, name="Risk Group").count() == 1

    def test_a_review_date_in_the_past_is_kept_as_it_is(self, ailsas: Client, alba: Board) -> None:
        record(ailsas, review_due_on="2020-01-31")
        assert "A review was due by 31 January 2020" in text_of(ailsas.get(f"{GROUPS}{NEW_ID}/"))

    @pytest.mark.parametrize(
        ("typed", "field"),
        [
            ({"name": ""}, "name"),
            ({"kind": ""}, "kind"),
            ({"kind": "club"}, "kind"),
            ({"parent": "nobody"}, "parent"),
            ({"power": "advisory", "delegated": "Grants"}, "delegated"),
            ({"meetings_a_year": "400"}, "meetings_a_year"),
            ({"from": "2026-02-30"}, "from"),
            ({"from": "2026-02-01", "until": "day", "ends": "2026-01-01"}, "ends"),
            ({"until": "day"}, "ends"),
            ({"purpose": "Turned\u202eround"}, "purpose"),
        ],
    )
    def test_what_is_wrong_is_said_at_its_field(
        self, typed: dict[str, str], field: str, ailsas: Client, alba: Board
    ) -> None:
        assert record(ailsas, **typed).context["form"].errors[field]
        assert not Group.objects.filter(board=alba, public_id=NEW_ID).exists()

    def test_only_the_secretary_may(self, calums: Client, rhona: User, alba: Board) -> None:
        assert record(calums).status_code == 403
        assert record(window_of(rhona)).status_code == 404


class TestCorrecting:
    def test_the_form_shows_what_is_on_record_and_changes_nothing_by_itself(
        self, ailsas: Client, alba: Board
    ) -> None:
        for ref in (AUDIT, "spg", "lost", "gone", "beside"):
            address = of_group(alba, ref, "correct")
            page = ailsas.post(address, filled_in(ailsas, address, why="To see", step="confirm"))
            assert "Nothing would change" in text_of(page), page.context["form"].errors

    def test_one_field_is_said_anew(self, ailsas: Client, alba: Board) -> None:
        before = said(alba, "groups", AUDIT)
        address = of_group(alba, AUDIT, "correct")
        typed = filled_in(ailsas, address, why="Misread", parent="none", step="confirm")
        assert ailsas.post(address, typed).headers["Location"] == of_group(alba, AUDIT)
        assert said(alba, "groups", AUDIT) == before | {"parent": "none"}

    def test_a_group_that_would_report_to_itself_is_refused(self, ailsas: Client, alba: Board) -> None:
        address = of_group(alba, "spg", "correct")
        page = ailsas.post(address, filled_in(ailsas, address, why="No", parent="north", step="confirm"))
        assert page.context["form"].errors["parent"] == [
            "A group cannot report to itself, also not by way of others."
        ]

    @pytest.mark.parametrize(
        ("typed", "day"),
        [
            ({"name": "Finance Committee"}, "2016-01-01"),
            ({"from": "2017-01-01"}, "2016-01-01"),
            ({"from": "2015-01-01"}, "2015-01-01"),
            ({"until": "day", "ends": "2026-12-31"}, "2027-01-01"),
        ],
    )
    def test_the_law_looks_at_the_first_day_that_would_differ(
        self, typed: dict[str, str], day: str, ailsas: Client, alba: Board
    ) -> None:
        address = of_group(alba, AUDIT, "correct")
        page = ailsas.post(address, filled_in(ailsas, address, why="Misread", step="preview", **typed))
        assert page.context["differences"][0].on.isoformat() == day

    def test_a_stale_save_shows_both(self, ailsas: Client, alba: Board) -> None:
        address = of_group(alba, AUDIT, "correct")
        typed = filled_in(ailsas, address, why="Misread", name="Finance Committee", step="confirm")
        row = Group.objects.get(board=alba, ref=AUDIT)
        correct_group(row, changes={"name": "Assurance Committee"}, version=None, by=STORY)
        page = ailsas.post(address, typed)
        assert ("Name", "Assurance Committee", "Finance Committee") in page.context["both"]
        assert Group.objects.get(board=alba, ref=AUDIT).name == "Assurance Committee"


class TestEnding:
    def end(self, client: Client, board: Board, on: str, step: str = "confirm") -> Any:
        typed = {"on": on, "version": 1, "step": step}
        return client.post(of_group(board, AUDIT, "end"), typed)

    def test_it_has_a_last_day_and_its_members_stay_on_record(self, ailsas: Client, alba: Board) -> None:
        count = alba.appointments.count()
        self.end(ailsas, alba, "2026-12-31")
        assert said(alba, "groups", AUDIT)["to"] == "2026-12-31"
        assert alba.appointments.count() == count

    def test_the_preview_is_what_is_saved(self, ailsas: Client, alba: Board) -> None:
        page = self.end(ailsas, alba, "2026-10-31", "preview")
        before = snapshot.load_record(alba)
        assert before["groups"][0]["to"] == "open"
        would_be = page.context["view"].changed(before, page.context["form"])
        self.end(ailsas, alba, "2026-10-31")
        assert snapshot.load_record(alba) == snapshot.settled(would_be)

    def test_a_last_day_before_the_first_is_refused(self, ailsas: Client, alba: Board) -> None:
        assert self.end(ailsas, alba, "2015-12-31").context["form"].errors["on"]

    def test_a_doubled_click_is_no_second_end(self, ailsas: Client, alba: Board) -> None:
        self.end(ailsas, alba, "2026-12-31")
        assert self.end(ailsas, alba, "2026-12-31").status_code == 302


class TestRecordedByMistake:
    def test_it_is_off_the_record(self, ailsas: Client, alba: Board) -> None:
        typed = {"why": "It never met", "version": 1, "step": "confirm"}
        page, correct, address = (of_group(alba, "beside", act) for act in ("", "correct", "withdraw"))
        assert ailsas.post(address, typed).headers["Location"] == GROUPS
        assert ailsas.post(address, typed).headers["Location"] == GROUPS
        assert ailsas.get(page).status_code == 404
        assert ailsas.get(correct).status_code == 410

    def test_it_is_refused_while_anything_names_it(self, ailsas: Client, alba: Board) -> None:
        typed = {"why": "It never met", "version": 1, "step": "confirm"}
        page = ailsas.post(of_group(alba, AUDIT, "withdraw"), typed)
        assert "Other entries of the record still name it" in text_of(page)


class TestPlaces:
    def test_a_place_is_added_and_is_empty_from_its_day(self, ailsas: Client, alba: Board) -> None:
        typed = {"basis": "MEMBER", "name": "Place 3", "known_from": "2026-11-01"}
        page = send(ailsas, of_group(alba, AUDIT, "place"), **typed)
        assert page.headers["Location"] == of_group(alba, AUDIT)
        assert said(alba, "seats", NEW_ID) == {
            "id": NEW_ID, "basis": "MEMBER", "name": "Place 3", "group": AUDIT,
            "known": [{"from": "2026-11-01", "to": "open"}],
        }  # fmt: skip
        assert "Not filled since 1 November 2026" in text_of(ailsas.get(of_group(alba, AUDIT)))

    def test_the_law_looks_at_the_day_from_which_it_is_known(self, ailsas: Client, alba: Board) -> None:
        typed = {"basis": "MEMBER", "known_from": "2026-11-01"}
        page = send(ailsas, of_group(alba, AUDIT, "place"), "preview", **typed)
        assert "On 1 November 2026, the first day it counts" in text_of(page)

    def test_the_planning_group_has_the_places_the_law_gives_it(self, ailsas: Client, alba: Board) -> None:
        fields = ailsas.get(of_group(alba, "spg", "place")).context["form"].fields
        assert {"SPG_HB", "SPG_LA", "G01", "G12", "SPG_LOC"} <= {
            value for value, _ in fields["basis"].choices
        }
        others = ailsas.get(of_group(alba, AUDIT, "place")).context["form"].fields
        assert [value for value, _ in others["basis"].choices] == ["", "MEMBER", "CHAIR"]

    def test_the_voice_of_a_locality_needs_one(self, ailsas: Client, alba: Board) -> None:
        page = send(ailsas, of_group(alba, "spg", "place"), basis="SPG_LOC")
        assert page.context["form"].errors["locality"]

    def test_somebody_is_appointed_to_it_and_it_is_asked_by_whom(self, ailsas: Client, alba: Board) -> None:
        empty = alba.seats.get(ref="audit-empty")
        address = f"{PEOPLE}seats/{empty.public_id}/appoint/"
        form = ailsas.get(address).context["form"]
        assert form["appointed_by"].value() == "board"
        typed = {
            "new_name": "Una", "starts_on": "2026-11-02", "term": "open", "appointed_by": "nhs-alba",
        }  # fmt: skip
        assert send(ailsas, address, **typed).status_code == 302
        row = alba.appointments.get(seat=empty)
        assert (str(row.person), row.appointed_by) == ("Una", "nhs-alba")
        assert "Una" in text_of(ailsas.get(of_group(alba, AUDIT)))

    def test_a_seat_on_the_board_itself_is_not_asked_by_whom(self, ailsas: Client, alba: Board) -> None:
        seat = alba.seats.get(ref="la1")
        form = ailsas.get(f"{PEOPLE}seats/{seat.public_id}/appoint/").context["form"]
        assert "appointed_by" not in form.fields

    def test_a_place_on_a_group_is_called_what_it_is_when_corrected(
        self, ailsas: Client, alba: Board
    ) -> None:
        seat = alba.seats.get(ref="audit-empty")
        form = ailsas.get(f"{PEOPLE}seats/{seat.public_id}/correct/").context["form"]
        assert dict(form.fields["basis"].choices)["MEMBER"] == "Member"

    def test_its_pages_can_be_looked_at(self, ailsas: Client, alba: Board) -> None:
        seat = alba.seats.get(ref="audit-empty")
        for page in ("", "vacancy/", "appoint/"):
            assert ailsas.get(f"{PEOPLE}seats/{seat.public_id}/{page}").status_code == 200


class TestMeetings:
    def test_a_meeting_is_a_paper_about_the_group(self, ailsas: Client, alba: Board) -> None:
        typed = {"given_on": "2026-11-12", "topic": "progress", "reference": "Minute 18"}
        address = of_group(alba, "spg", "meeting")
        assert send(ailsas, address, **typed).headers["Location"] == of_group(alba, "spg")
        assert send(ailsas, address, **typed).status_code == 302
        row = alba.papers.get(public_id=NEW_ID)
        assert (row.kind, row.topic, row.about) == ("meeting", "progress", {"group": "spg"})
        words = text_of(ailsas.get(of_group(alba, "spg")))
        assert "12 November 2026" in words
        assert "Progress with the plan was discussed" in words

    def test_a_meeting_needs_its_day(self, ailsas: Client, alba: Board) -> None:
        page = send(ailsas, of_group(alba, "spg", "meeting"), given_on="")
        assert page.context["form"].errors["given_on"]

    @pytest.mark.parametrize(
        ("ref", "day", "noted"),
        [
            (AUDIT, "2026-11-21", []),
            (AUDIT, "2026-11-22", ["This day lies ahead."]),
            (AUDIT, "2015-12-31", ["This day comes before the group began, on 1 January 2016."]),
            ("gone", "2020-04-01", ["This day comes after the last day of the group, 31 March 2020."]),
        ],
    )
    def test_a_day_out_of_order_is_noted_and_recorded_all_the_same(
        self, ref: str, day: str, noted: list[str], ailsas: Client, alba: Board
    ) -> None:
        address = of_group(alba, ref, "meeting")
        page = send(ailsas, address, "preview", given_on=day)
        assert page.context["noted"] == noted
        assert all(each in text_of(page) for each in noted)
        assert send(ailsas, address, given_on=day).status_code == 302

    def test_one_that_is_to_come_is_planned(self, ailsas: Client, alba: Board) -> None:
        send(ailsas, of_group(alba, AUDIT, "meeting"), given_on="2026-11-22")
        words = text_of(ailsas.get(of_group(alba, AUDIT)))
        assert "22 November 2026 planned" in words
        assert "17 September 2026 planned" not in words

    def test_it_is_put_right_from_its_row(self, ailsas: Client, calums: Client, alba: Board) -> None:
        paper = alba.papers.get(kind="meeting").public_id
        (meeting,) = ailsas.get(of_group(alba, AUDIT)).context["meetings"]
        assert [words for words, _ in meeting.acts] == ["Correct", "Recorded by mistake"]
        for _, address in meeting.acts:
            assert str(paper) in address
            assert f'href="{address}"' in html_of(ailsas.get(of_group(alba, AUDIT)))
            assert "17 September 2026" in text_of(ailsas.get(address))
        (meeting,) = calums.get(of_group(alba, AUDIT)).context["meetings"]
        assert meeting.acts == ()


def test_every_act_is_offered_to_the_secretary(ailsas: Client, alba: Board) -> None:
    content = html_of(ailsas.get(of_group(alba, AUDIT)))
    for act in ("correct", "end", "withdraw", "place", "meeting"):
        assert f'href="{of_group(alba, AUDIT, act)}"' in content
