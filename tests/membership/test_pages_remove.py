"""Removing a member step by step: the ways, what each still needs, and the last day it leads to."""

from datetime import date
from typing import Any

import pytest
from django.test import Client

from boards.models import Board, RoleName, User
from boards.services import grant_role, import_board
from tests.cast import STORY
from tests.membership.page_cast import (
    PEOPLE,
    ailsas,
    alba,
    calums,
    html_of,
    secretary,
    text_of,
    today,
    window_of,
)
from tests.statute.situations import committee

__all__ = ["ailsas", "alba", "calums", "secretary", "today"]

NEW_ID = "7d7a1e4e-1b1c-4c57-9a3a-222222222222"


def remove_page(board: Board, seat: str = "la1", *steps: str) -> str:
    people = PEOPLE.replace("alba", board.slug)
    appointment = board.appointments.get(seat__ref=seat)
    return "/".join([f"{people}appointments/{appointment.public_id}/remove", *steps, ""])


def record_step(client: Client, board: Board, way: str, step: str, /, **typed: str) -> Any:
    seat = typed.pop("seat", "la1")
    said = {"new_id": NEW_ID, "step": "confirm"} | typed
    return client.post(remove_page(board, seat, way, step), said)


def states(client: Client, board: Board, way: str, seat: str = "la1") -> dict[str, str]:
    steps = client.get(remove_page(board, seat, way)).context["steps"]
    return {each["step"].name: each["progress"].words for each in steps}


class TestTheWays:
    def test_a_nominee_may_be_removed_in_four(self, ailsas: Client, alba: Board) -> None:
        ways = ailsas.get(remove_page(alba)).context["ways"]
        assert [each["way"].how for each in ways] == ["absence", "conduct", "authority", "disqualification"]

    def test_no_authority_removes_whom_it_did_not_nominate(self, ailsas: Client, alba: Board) -> None:
        ways = ailsas.get(remove_page(alba, "carer")).context["ways"]
        assert "authority" not in [each["way"].how for each in ways]
        assert ailsas.get(remove_page(alba, "carer", "authority")).status_code == 404

    def test_each_names_its_provision(self, ailsas: Client, alba: Board) -> None:
        assert "article 10(5)" in text_of(ailsas.get(remove_page(alba)))

    def test_there_is_no_other_way_and_no_other_step(self, ailsas: Client, alba: Board) -> None:
        assert ailsas.get(remove_page(alba, "la1", "whim")).status_code == 404
        assert ailsas.get(remove_page(alba, "la1", "absence", "whim")).status_code == 404
        assert ailsas.get(remove_page(alba, "la1", "disqualification", "ground")).status_code == 404

    def test_a_member_may_not_look(self, calums: Client, alba: Board) -> None:
        for steps in ((), ("disqualification",), ("absence", "notice")):
            assert calums.get(remove_page(alba, "la1", *steps)).status_code == 403


class TestAbsence:
    def test_nothing_is_on_record_at_first(self, ailsas: Client, alba: Board) -> None:
        assert set(states(ailsas, alba, "absence").values()) == {"Not on record"}
        text = text_of(ailsas.get(remove_page(alba, "la1", "absence")))
        assert "The earliest lawful last day is worked out once the notice in writing is on record." in text

    def test_three_missed_meetings_are_recorded_at_once(self, ailsas: Client, alba: Board) -> None:
        said = {"day_1": "2026-06-10", "day_2": "2026-08-12", "day_3": "2026-10-14"}
        causes = {f"cause_{number}": "no" for number in (1, 2, 3)}
        record_step(ailsas, alba, "absence", "attendance", **said, **causes)
        assert alba.papers.filter(kind="attendance", says=False, good_cause=False).count() == 3
        assert states(ailsas, alba, "absence")["attendance"] == "On record"

    def test_two_are_not_enough(self, ailsas: Client, alba: Board) -> None:
        said = {"day_1": "2026-06-10", "day_2": "2026-08-12", "cause_1": "no", "cause_2": "no"}
        record_step(ailsas, alba, "absence", "attendance", **said)
        assert states(ailsas, alba, "absence")["attendance"] == "Not on record"
        assert "Missed: 10 June 2026" in text_of(ailsas.get(remove_page(alba, "la1", "absence")))

    def test_a_good_cause_breaks_the_row(self, ailsas: Client, alba: Board) -> None:
        said = {"day_1": "2026-06-10", "day_2": "2026-08-12", "day_3": "2026-10-14"}
        causes = {"cause_1": "no", "cause_2": "yes", "cause_3": "no"}
        record_step(ailsas, alba, "absence", "attendance", **said, **causes)
        assert states(ailsas, alba, "absence")["attendance"] == "Not on record"

    def test_an_unrecorded_cause_leaves_it_open(self, ailsas: Client, alba: Board) -> None:
        alba.complete = {name: spans for name, spans in alba.complete.items() if name != "papers"}
        alba.save()
        said = {"day_1": "2026-06-10", "day_2": "2026-08-12", "day_3": "2026-10-14"}
        record_step(ailsas, alba, "absence", "attendance", **said)
        assert states(ailsas, alba, "absence")["attendance"] == "Cannot tell"

    def test_the_notice_gives_the_earliest_lawful_last_day(self, ailsas: Client, alba: Board) -> None:
        record_step(
            ailsas, alba, "absence", "notice", given_on="2026-11-02", received_on="2026-11-05", form="written"
        )
        page = ailsas.get(remove_page(alba, "la1", "absence"))
        assert "The earliest lawful last day in the seat is 5 December 2026." in text_of(page)
        end = ailsas.get(page.context["end_address"])
        assert end.context["form"]["on"].value() == date(2026, 12, 5)
        assert end.context["why"] == "Removed by the board for missed meetings"

    def test_a_notice_of_which_it_is_not_known_whether_it_was_written_leaves_the_day_open(
        self, ailsas: Client, alba: Board
    ) -> None:
        record_step(ailsas, alba, "absence", "notice", received_on="2026-11-05")
        assert "Cannot tell yet." in text_of(ailsas.get(remove_page(alba, "la1", "absence")))

    def test_a_notice_to_another_member_does_not_count(self, ailsas: Client, alba: Board) -> None:
        record_step(ailsas, alba, "absence", "notice", seat="la2", received_on="2026-11-05", form="written")
        assert states(ailsas, alba, "absence")["notice"] == "Not on record"

    def test_the_steps_on_record_are_met_by_the_rules_once_the_seat_is_ended(
        self, ailsas: Client, alba: Board
    ) -> None:
        record_step(ailsas, alba, "absence", "decision", decided_on="2026-11-01")
        other = "7d7a1e4e-1b1c-4c57-9a3a-333333333333"
        typed = {"received_on": "2026-11-05", "form": "written", "new_id": other}
        record_step(ailsas, alba, "absence", "notice", **typed)
        there = f"{PEOPLE}appointments/{alba.appointments.get(seat__ref='la1').public_id}/end/"
        said = {"on": "2026-12-05", "how": "absence", "version": "1", "step": "preview"}
        first = ailsas.post(there, said).context["differences"][0]
        outcomes = {each.rule.id: str(each.after.outcome) for each in first.changed}
        assert outcomes["END-05"] == "met"


class TestOtherWays:
    def test_an_authority_gives_notice_to_member_and_board(self, ailsas: Client, alba: Board) -> None:
        typed = {"received_on": "2026-11-05", "form": "written"}
        record_step(ailsas, alba, "authority", "notice", **typed)
        assert states(ailsas, alba, "authority") == {
            "notice": "On record",
            "notice-to-board": "Not on record",
        }
        other = "7d7a1e4e-1b1c-4c57-9a3a-333333333333"
        typed = {"received_on": "2026-11-10", "form": "written", "new_id": other}
        record_step(ailsas, alba, "authority", "notice-to-board", **typed)
        text = text_of(ailsas.get(remove_page(alba, "la1", "authority")))
        assert "The earliest lawful last day in the seat is 10 December 2026." in text

    def test_a_removal_for_conduct_is_from_the_day_stated(self, ailsas: Client, alba: Board) -> None:
        typed = {"given_on": "2026-11-05", "form": "written", "effective_on": "2026-12-01"}
        record_step(ailsas, alba, "conduct", "notice", **typed)
        text = text_of(ailsas.get(remove_page(alba, "la1", "conduct")))
        assert "The earliest lawful last day in the seat is 30 November 2026." in text

    def test_a_disqualified_members_ground_is_recorded_with_the_end(
        self, ailsas: Client, alba: Board
    ) -> None:
        (step,) = ailsas.get(remove_page(alba, "la1", "disqualification")).context["steps"]
        form = ailsas.get(step["address"]).context["form"]
        assert {"category", "arose_on"} <= set(form.fields)

    def test_on_a_committee_both_bodies_must_agree(self, secretary: User, today: None) -> None:
        record = committee()
        record["board"]["slug"] = "lead"
        lead = import_board(record, by=STORY)
        grant_role(secretary, lead, RoleName.SECRETARY, by=STORY)
        ailsas = window_of(secretary)
        for number, authority in enumerate(("alba-council", "nhs-alba")):
            assert states(ailsas, lead, "conduct")["agreement"] == "Not on record"
            typed = {"authority": authority, "agreed_on": "2026-11-01", "new_id": NEW_ID[:-1] + str(number)}
            record_step(ailsas, lead, "conduct", "agreement", **typed)
        assert states(ailsas, lead, "conduct")["agreement"] == "On record"


class TestAStep:
    def test_it_is_shown_before_it_is_saved(self, ailsas: Client, alba: Board) -> None:
        papers = alba.papers.count()
        page = record_step(ailsas, alba, "absence", "decision", decided_on="2026-11-01", step="preview")
        assert "Check before saving" in text_of(page)
        assert alba.papers.count() == papers

    def test_it_leads_back_to_the_steps(self, ailsas: Client, alba: Board) -> None:
        response = record_step(ailsas, alba, "absence", "decision", decided_on="2026-11-01")
        assert response.headers["Location"] == remove_page(alba, "la1", "absence")

    def test_sent_twice_it_is_recorded_once(self, ailsas: Client, alba: Board) -> None:
        said = {"day_1": "2026-06-10", "day_2": "2026-08-12"}
        record_step(ailsas, alba, "absence", "attendance", **said)
        papers = alba.papers.count()
        again = record_step(ailsas, alba, "absence", "attendance", **said)
        assert (again.status_code, alba.papers.count()) == (302, papers)

    def test_the_same_paper_typed_anew_is_refused(self, ailsas: Client, alba: Board) -> None:
        record_step(ailsas, alba, "absence", "decision", decided_on="2026-11-01")
        other = "7d7a1e4e-1b1c-4c57-9a3a-333333333333"
        page = record_step(ailsas, alba, "absence", "decision", decided_on="2026-11-01", new_id=other)
        assert "That is on record already." in text_of(page)

    @pytest.mark.parametrize(
        ("step", "typed", "field"),
        [
            ("decision", {}, "decided_on"),
            ("decision", {"decided_on": "banana"}, "decided_on"),
            ("notice", {"form": "written"}, "given_on"),
            ("notice", {"given_on": "2026-11-05", "received_on": "2026-11-04"}, "received_on"),
            ("attendance", {}, "day_1"),
            ("attendance", {"day_1": "2026-11-05", "day_3": "2026-11-05"}, "day_3"),
            ("attendance", {"day_1": "2026-11-05", "cause_2": "yes"}, "day_2"),
        ],
    )
    def test_what_is_wrong_stands_at_its_field_and_nothing_is_saved(
        self, step: str, typed: dict[str, str], field: str, ailsas: Client, alba: Board
    ) -> None:
        papers = alba.papers.count()
        page = record_step(ailsas, alba, "absence", step, **typed)
        assert page.context["form"].errors[field]
        assert f'href="#id_{field}"' in html_of(page)
        assert alba.papers.count() == papers


def test_the_pages_take_a_steady_number_of_queries(
    ailsas: Client, alba: Board, django_assert_max_num_queries: Any
) -> None:
    for steps in ((), ("absence",), ("absence", "notice")):
        with django_assert_max_num_queries(31):
            assert ailsas.get(remove_page(alba, "la1", *steps)).status_code == 200
