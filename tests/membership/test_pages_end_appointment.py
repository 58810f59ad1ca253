"""Ending an appointment: why, what is typed, what the law would say, and only then the act."""

from datetime import date
from typing import Any

import pytest
from django.test import Client

from boards import snapshot
from boards.models import Board
from membership.services import end_appointment
from tests.cast import STORY
from tests.membership.page_cast import (
    ailsas,
    alba,
    calums,
    end_page,
    html_of,
    seat_page,
    secretary,
    text_of,
    today,
)

__all__ = ["ailsas", "alba", "calums", "secretary", "today"]

COUNCIL = "alba-council"


def press(client: Client, board: Board, button: str, seat: str = "la1", **typed: str | list[str]) -> Any:
    said = {"on": "2026-12-31", "how": "resignation", "version": "1", "step": button} | typed
    return client.post(end_page(board, seat), said)


def ends(board: Board) -> str | None:
    return board.appointments.get(seat__ref="la1").ends


def new_papers(board: Board) -> list[dict[str, Any]]:
    """The papers recorded with the end, without their ids and what they are about."""
    papers = snapshot.load_record(board)["papers"]
    made = [each for each in papers if each.get("about", {}).get("seat") and each["kind"] != "determination"]
    return [{k: v for k, v in each.items() if k not in ("id", "about")} for each in made]


class TestTheReason:
    def test_it_is_asked_for_first(self, ailsas: Client, alba: Board) -> None:
        page = ailsas.get(end_page(alba, "la1"))
        assert list(page.context["form"].fields) == ["how"]
        assert 'method="get"' in html_of(page)

    def test_it_decides_what_is_asked_next(self, ailsas: Client, alba: Board) -> None:
        fields = {
            how: set(ailsas.get(f"{end_page(alba, 'la1')}?how={how}").context["form"].fields)
            for how in ("resignation", "conduct", "authority", "term_over")
        }
        assert fields["term_over"] == {"version", "how", "on"}
        assert {"to", "form", "given_on", "received_on", "told_on"} <= fields["resignation"]
        assert {"decided_on", "effective_on"} <= fields["conduct"]
        assert {"authority", "board_received_on"} <= fields["authority"]

    def test_one_there_is_not_is_said_to_be_wrong(self, ailsas: Client, alba: Board) -> None:
        page = ailsas.get(f"{end_page(alba, 'la1')}?how=whim")
        assert page.status_code == 200
        assert page.context["form"].errors["how"] == ["Choose one of these reasons."]

    def test_a_resignation_gives_the_page_its_name(self, ailsas: Client, alba: Board) -> None:
        text = text_of(ailsas.get(f"{end_page(alba, 'la1')}?how=resignation"))
        assert "Record a resignation Calum, Council nominee, alba-council" in text

    def test_the_day_asked_about_is_kept_and_proposed(self, ailsas: Client, alba: Board) -> None:
        first = ailsas.get(f"{end_page(alba, 'la1')}?as_at=2027-02-01")
        assert '<input type="hidden" name="as_at" value="2027-02-01">' in html_of(first)
        then = ailsas.get(f"{end_page(alba, 'la1')}?as_at=2027-02-01&how=other")
        assert then.context["form"]["on"].value() == date(2027, 2, 1)

    def test_a_term_that_is_over_proposes_its_last_day(self, ailsas: Client, alba: Board) -> None:
        page = ailsas.get(f"{end_page(alba, 'la1')}?how=term_over")
        assert page.context["form"]["on"].value() == date(2028, 4, 30)

    def test_the_end_that_is_on_record_is_shown_with_where_to_correct_it(
        self, ailsas: Client, alba: Board
    ) -> None:
        page = ailsas.get(end_page(alba, "user"))
        assert "Their last day is on record already: 30 September 2026." in text_of(page)
        assert "/correct/" in html_of(page)


class TestThePreview:
    def test_it_saves_nothing(self, ailsas: Client, alba: Board) -> None:
        papers = alba.papers.count()
        assert press(ailsas, alba, "preview", given_on="2026-12-01").status_code == 200
        assert (ends(alba), alba.papers.count()) == ("open", papers)

    def test_it_tells_of_the_first_day_without_them(self, ailsas: Client, alba: Board) -> None:
        page = press(ailsas, alba, "preview")
        first = page.context["differences"][0]
        assert first.on.isoformat() == "2027-01-01"
        assert "MEM-11" in {each.rule.id for each in first.changed if not each.is_better}
        assert "Voting members 10 9" in text_of(page)

    def test_it_tells_of_the_day_on_which_that_next_changes(self, ailsas: Client, alba: Board) -> None:
        _, following = press(ailsas, alba, "preview").context["differences"]
        assert following.on.isoformat() > "2027-01-01"
        assert following.changed or following.over

    def test_it_keeps_the_version_that_was_looked_at(self, ailsas: Client, alba: Board) -> None:
        assert 'name="version" value="1"' in html_of(press(ailsas, alba, "preview"))

    def test_it_tells_the_reason_and_all_that_was_typed(self, ailsas: Client, alba: Board) -> None:
        page = press(ailsas, alba, "preview", to="board", form="written", received_on="2026-12-02")
        assert page.context["said"] == [
            ("Why", "Resigned"),
            ("Last day in the seat", "31 December 2026"),
            ("To whom the notice is addressed", "The board, Alba Integration Joint Board"),
            ("How it was given", "In writing, on paper"),
            ("Day the board received it", "2 December 2026"),
        ]

    def test_the_papers_count_in_what_the_law_would_say(self, ailsas: Client, alba: Board) -> None:
        def outcome(**typed: str) -> str:
            page = press(ailsas, alba, "preview", **typed)
            first = page.context["differences"][0]
            (found,) = [each for each in first.changed if each.rule.id == "END-01"]
            return str(found.after.outcome)

        alba.appointments.filter(seat__ref="user").update(how_ended="other")
        assert outcome() == "not_met"
        assert outcome(to="board", form="written", received_on="2026-12-02") == "met"


class TestTheAct:
    def test_it_keeps_the_last_day(self, ailsas: Client, alba: Board) -> None:
        response = press(ailsas, alba, "confirm")
        assert response.headers["Location"] == seat_page(alba, "la1")
        assert ends(alba) == "2026-12-31"
        assert new_papers(alba) == []

    def test_pressing_the_button_twice_is_no_error(self, ailsas: Client, alba: Board) -> None:
        press(ailsas, alba, "confirm", given_on="2026-12-01")
        assert press(ailsas, alba, "confirm", given_on="2026-12-01").status_code == 302
        assert alba.audit_events.filter(event="membership.appointment_ended").count() == 1
        assert len(new_papers(alba)) == 1

    def test_a_member_may_not(self, calums: Client, alba: Board) -> None:
        assert press(calums, alba, "confirm").status_code == 403
        assert ends(alba) == "open"

    def test_the_way_to_the_page_takes_as_many_queries_for_every_reason(
        self, ailsas: Client, alba: Board, django_assert_max_num_queries: Any
    ) -> None:
        for how in ("", "resignation", "authority", "not_councillor", "disqualification"):
            with django_assert_max_num_queries(29):
                ailsas.get(f"{end_page(alba, 'la1')}?how={how}")


class TestWhatTheReasonAsksFor:
    def test_a_resignation_and_telling_the_authority(self, ailsas: Client, alba: Board) -> None:
        press(
            ailsas, alba, "confirm", to="board", form="electronic", given_on="2026-12-01",
            received_on="2026-12-02", electronic_agreed_on="2026-01-05", told_on="2026-12-03",
        )  # fmt: skip
        assert new_papers(alba) == [
            {
                "kind": "resignation", "from": "member", "to": "board", "form": "electronic",
                "given_on": "2026-12-01", "received_on": "2026-12-02",
            },
            {
                "kind": "agreement", "topic": "electronic_notice", "from": "member",
                "given_on": "2026-01-05",
            },
            {
                "kind": "notice", "topic": "resignation", "from": "board", "to": COUNCIL,
                "given_on": "2026-12-03",
            },
        ]  # fmt: skip

    def test_nobody_need_be_told_of_a_member_whom_no_authority_nominates(
        self, ailsas: Client, alba: Board
    ) -> None:
        page = ailsas.get(f"{end_page(alba, 'carer')}?how=resignation")
        assert "told_on" not in page.context["form"].fields
        press(ailsas, alba, "confirm", seat="carer", given_on="2026-12-01")
        assert [each["kind"] for each in new_papers(alba)] == ["resignation"]

    def test_a_removal_for_conduct(self, ailsas: Client, alba: Board) -> None:
        press(
            ailsas, alba, "confirm", how="conduct", decided_on="2026-12-01", form="written",
            given_on="2026-12-02", effective_on="2027-01-01",
        )  # fmt: skip
        assert new_papers(alba) == [
            {"kind": "decision", "topic": "removal", "from": "board", "given_on": "2026-12-01"},
            {
                "kind": "notice", "topic": "removal", "from": "board", "to": "member", "form": "written",
                "given_on": "2026-12-02", "effective_on": "2027-01-01",
            },
        ]  # fmt: skip

    def test_a_withdrawal_by_the_authority(self, ailsas: Client, alba: Board) -> None:
        press(
            ailsas, alba, "confirm", how="authority", authority=COUNCIL, form="written",
            received_on="2026-11-25", board_received_on="2026-11-26",
        )  # fmt: skip
        assert alba.appointments.get(seat__ref="la1").ended_by == COUNCIL
        assert [(each["from"], each["to"], each["received_on"]) for each in new_papers(alba)] == [
            (COUNCIL, "member", "2026-11-25"),
            (COUNCIL, "board", "2026-11-26"),
        ]

    def test_no_longer_being_a_councillor_ends_that_too(self, ailsas: Client, alba: Board) -> None:
        row = alba.standings.get(person__ref="p-la1", kind="councillor")
        press(ailsas, alba, "confirm", how="not_councillor", ceased=[str(row.public_id)])
        row.refresh_from_db()
        assert (ends(alba), row.ends) == ("2026-12-31", "2026-12-31")
        assert alba.audit_events.filter(event="membership.standing_ended").count() == 1

    def test_what_is_not_ticked_stays(self, ailsas: Client, alba: Board) -> None:
        press(ailsas, alba, "confirm", how="not_councillor")
        assert alba.standings.get(person__ref="p-la1", kind="councillor").ends == "open"

    def test_a_disqualification_keeps_its_category_and_day(self, ailsas: Client, alba: Board) -> None:
        press(ailsas, alba, "confirm", how="disqualification", category="insolvency", arose_on="2026-12-31")
        row = alba.standings.get(person__ref="p-la1", kind="disqualified")
        assert (row.category, row.starts_on) == ("insolvency", date(2026, 12, 31))

    def test_what_is_on_record_already_is_not_recorded_again(self, ailsas: Client, alba: Board) -> None:
        appointment = alba.appointments.get(seat__ref="la1")
        typed = {"how": "absence", "decided_on": "2026-11-01"}
        address = f"{seat_page(alba, 'la1').partition('seats/')[0]}appointments/{appointment.public_id}"
        decision = {"decided_on": "2026-11-01", "step": "confirm"}
        ailsas.post(f"{address}/remove/absence/decision/", decision)
        press(ailsas, alba, "confirm", **typed)
        assert len(new_papers(alba)) == 1
        assert ends(alba) == "2026-12-31"


class TestWhatStaysEmpty:
    def test_a_resignation_without_a_notice_is_said_to_be_short(self, ailsas: Client, alba: Board) -> None:
        text = text_of(ailsas.get(f"{end_page(alba, 'la1')}?how=resignation"))
        assert "Without one on record rule END-01 is not met" in text

    @pytest.mark.parametrize(("seat", "how"), [("la1", "term_over"), ("co", "resignation")])
    def test_nothing_of_the_kind_is_said_elsewhere(
        self, seat: str, how: str, ailsas: Client, alba: Board
    ) -> None:
        text = text_of(ailsas.get(f"{end_page(alba, seat)}?how={how}"))
        assert "END-01" not in text
        assert "What you leave empty is not recorded" in text


class TestHowItEndedIsShown:
    def test_on_the_page_of_the_seat(self, ailsas: Client, alba: Board) -> None:
        press(ailsas, alba, "confirm", how="conduct")
        assert "31 December 2026 Removed by the board for their conduct" in text_of(
            ailsas.get(seat_page(alba, "la1"))
        )

    def test_a_disqualification_is_for_the_secretary_alone(
        self, ailsas: Client, calums: Client, alba: Board
    ) -> None:
        press(ailsas, alba, "confirm", how="disqualification")
        appointment = alba.appointments.get(seat__ref="la1")
        there = f"/boards/alba/people/appointments/{appointment.public_id}/"
        for address in (seat_page(alba, "la1"), there):
            assert "Disqualified" in text_of(ailsas.get(address))
            assert "isqualified" not in text_of(calums.get(address)).replace("Nobody", "")
            assert "Another reason" in text_of(calums.get(address))


class TestSomebodyElseWasFirst:
    def test_both_versions_are_shown(self, ailsas: Client, alba: Board) -> None:
        appointment = alba.appointments.get(seat__ref="la1")
        appointment.interim = True
        appointment.save()
        page = press(ailsas, alba, "confirm")
        assert page.context["both"] == [
            ("Last day in the seat", "still in the seat", "31 December 2026"),
            ("Why", "not recorded", "Resigned"),
        ]
        assert "Somebody else has changed this" in text_of(page)
        assert ends(alba) == "open"

    def test_the_change_can_then_be_repeated(self, ailsas: Client, alba: Board) -> None:
        appointment = alba.appointments.get(seat__ref="la1")
        appointment.interim = True
        appointment.save()
        version = press(ailsas, alba, "confirm").context["form"]["version"].value()
        press(ailsas, alba, "confirm", version=version)
        assert ends(alba) == "2026-12-31"

    def test_another_last_day_is_not_overwritten(self, ailsas: Client, alba: Board) -> None:
        appointment = alba.appointments.get(seat__ref="la1")
        end_appointment(appointment, on=date(2026, 11, 30), how="resignation", version=1, by=STORY)
        page = press(ailsas, alba, "confirm")
        assert page.context["both"] == [("Last day in the seat", "30 November 2026", "31 December 2026")]
        assert ends(alba) == "2026-11-30"


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"on": "banana"}, "on"),
        ({"on": "2025-04-30"}, "on"),
        ({"on": "9999-12-31"}, "on"),
        ({"on": ""}, "on"),
        ({"how": ""}, "how"),
        ({"how": "whim"}, "how"),
        ({"version": "banana"}, "version"),
        ({"given_on": "1066-10-14"}, "given_on"),
        ({"given_on": "2026-12-02", "received_on": "2026-12-01"}, "received_on"),
        ({"to": "nhs-alba"}, "to"),
        ({"how": "authority", "authority": "nobody"}, "authority"),
        ({"how": "authority", "form": "written"}, "form"),
        ({"how": "not_councillor", "ceased": "nothing"}, "ceased"),
        ({"how": "disqualification", "category": "shoplifting"}, "category"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_saved(
    typed: dict[str, str], field: str, ailsas: Client, alba: Board
) -> None:
    papers = alba.papers.count()
    for step in ("preview", "confirm"):
        page = press(ailsas, alba, step, **typed)
        assert page.status_code == 200
        assert page.context["form"].errors[field]
    assert (ends(alba), alba.papers.count()) == ("open", papers)
