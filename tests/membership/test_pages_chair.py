"""Chair and vice-chair: their page, and every act by which they come and go."""

from datetime import date
from typing import Any

import pytest
from django.test import Client

from boards.models import Board, RoleName, User
from boards.services import grant_role, import_board
from membership.models import AppointingPeriod, OfficeHolder
from membership.services import appoint_holder, begin_period, correct_period, end_holder
from tests.cast import STORY, other_board, rhona
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
from tests.membership.test_pages_board_and_people import queries
from tests.statute.situations import COUNCIL, HEALTH, chairs, committee, single

__all__ = ["ailsas", "alba", "calums", "other_board", "rhona", "secretary", "today"]

CHAIR = f"{PEOPLE}chair/"


def period_of(board: Board) -> AppointingPeriod:
    return board.appointing_periods.get()


def holder_of(board: Board, office: str = "chair") -> OfficeHolder:
    return board.office_holders.get(office=office)


def of_period(board: Board, act: str) -> str:
    return f"{CHAIR}periods/{period_of(board).public_id}/{act}/"


def of_holder(board: Board, act: str, office: str = "chair") -> str:
    return f"{CHAIR}holders/{holder_of(board, office).public_id}/{act}/"


def person_id(board: Board, ref: str) -> str:
    return str(board.people.get(ref=ref).public_id)


def send(client: Client, address: str, step: str = "confirm", **typed: str) -> Any:
    return client.post(address, {**typed, "step": step})


class TestThePage:
    def test_it_says_who_is_in_office_and_by_whose_appointment(self, ailsas: Client, alba: Board) -> None:
        text = text_of(ailsas.get(CHAIR))
        assert "Chair Calum appointed by alba-council" in text
        assert "Vice-chair Morag appointed by nhs-alba" in text

    def test_whose_turn_is_next_follows_from_the_last_period(self, ailsas: Client, alba: Board) -> None:
        turn = ailsas.get(CHAIR).context["turn"]
        assert (turn.chair_by, turn.vice_by, turn.begins, turn.ends) == (
            "nhs-alba",
            "alba-council",
            "1 April 2027",
            "31 March 2029",
        )

    def test_another_day_shows_who_was_in_office_then(self, ailsas: Client, alba: Board) -> None:
        text = text_of(ailsas.get(f"{CHAIR}?as_at=2025-04-15"))
        assert "Place not filled: nobody holds the office on this day." in text

    def test_the_law_speaks_of_the_chair(self, ailsas: Client, alba: Board) -> None:
        said = ailsas.get(CHAIR).context["said"]
        assert "CHR-01" in {each.rule.id for each in said}

    def test_the_time_line_says_what_the_table_says(self, ailsas: Client, alba: Board) -> None:
        words = ailsas.get(CHAIR).context["picture"].words
        assert "Chair: Calum, from 1 May 2025 to 31 March 2027." in words

    def test_a_member_sees_it_and_is_offered_nothing(self, calums: Client, alba: Board) -> None:
        page = html_of(calums.get(CHAIR))
        assert "Calum" in page
        for act in ("begin/", "/chair/periods/", "/chair/holders/", "/officer/"):
            assert act not in page

    def test_a_board_without_a_period_is_told_what_to_do_first(self, secretary: User, alba: Board) -> None:
        record = single()
        record["board"]["slug"] = "new"
        record["appointing_periods"] = []
        grant_role(secretary, import_board(record, by=STORY), RoleName.SECRETARY, by=STORY)
        page = html_of(window_of(secretary).get("/boards/new/people/chair/"))
        assert "No appointing period is on record" in page
        assert "/boards/new/people/chair/begin/" in page

    def test_a_monitoring_committee_takes_no_turns(self, secretary: User, today: None) -> None:
        record = committee()
        record["board"]["slug"] = "lead"
        grant_role(secretary, import_board(record, by=STORY), RoleName.SECRETARY, by=STORY)
        window = window_of(secretary)
        text = text_of(window.get("/boards/lead/people/chair/"))
        assert "nobody takes turns" in text
        assert "Next turn" not in text
        assert "temporary chair" not in text
        form = window.get("/boards/lead/people/chair/begin/").context["form"]
        assert "chair_by" not in form.fields

    def test_what_is_temporary_and_moved_is_marked(self, ailsas: Client, alba: Board) -> None:
        period = period_of(alba)
        changes = {"first_set_to": date(2026, 12, 31)}
        correct_period(period, changes=changes, why="Moved.", version=1, by=STORY)
        holder = holder_of(alba)
        holder.temporary = True
        holder.save()
        text = text_of(ailsas.get(CHAIR))
        assert "Its last day was first 31 December 2026" in text
        assert "stands in for a time" in text


class TestWithAPeriodThatHasNotBegun:
    @pytest.fixture(autouse=True)
    def next_period(self, alba: Board) -> AppointingPeriod:
        """The next appointing period is on record."""
        return begin_period(
            alba,
            starts_on=date(2027, 4, 1),
            ends=date(2029, 3, 31),
            chair_by=HEALTH,
            vice_by=COUNCIL,
            chair=alba.people.get(ref="p-hb1"),
            by=STORY,
        )

    def test_the_period_of_the_day_comes_first(self, ailsas: Client) -> None:
        assert [each.running for each in ailsas.get(CHAIR).context["periods"]] == [True, False]
        later = ailsas.get(f"{CHAIR}?as_at=2027-05-01").context["periods"]
        assert (later[0].starts, later[0].running) == ("1 April 2027", True)

    def test_a_temporary_chair_is_offered_in_that_one_alone(self, ailsas: Client) -> None:
        offered = [
            "Appoint a temporary chair" in dict(each.acts) for each in ailsas.get(CHAIR).context["periods"]
        ]
        assert offered == [True, False]

    def test_the_first_day_proposed_lies_in_the_period(
        self, ailsas: Client, next_period: AppointingPeriod
    ) -> None:
        there = f"{CHAIR}periods/{next_period.public_id}/vice-chair/"
        page = ailsas.get(there)
        assert page.context["form"]["starts_on"].value() == date(2027, 4, 1)
        assert "This period does not run on 21 November 2026." in text_of(page)
        after = ailsas.get(f"{there}?as_at=2029-05-01")
        assert after.context["form"]["starts_on"].value() == date(2027, 4, 1)
        within = ailsas.get(f"{there}?as_at=2028-05-01")
        assert within.context["form"]["starts_on"].value() == date(2028, 5, 1)
        assert "This period does not run" not in text_of(within)

    @pytest.mark.parametrize(("act", "field"), [("change", "starts_on"), ("end", "on")])
    def test_so_does_the_day_of_who_leaves(
        self, act: str, field: str, ailsas: Client, next_period: AppointingPeriod
    ) -> None:
        holder = next_period.holders.get()
        form = ailsas.get(f"{CHAIR}holders/{holder.public_id}/{act}/").context["form"]
        assert form[field].value() == date(2027, 4, 1)

    def test_the_page_of_an_act_says_which_period_it_is(
        self, ailsas: Client, next_period: AppointingPeriod
    ) -> None:
        text = text_of(ailsas.get(f"{CHAIR}periods/{next_period.public_id}/vice-chair/"))
        assert "Appointing period from 1 April 2027 to 31 March 2029" in text


class TestWithATemporaryChair:
    @pytest.fixture(autouse=True)
    def stands_in(self, alba: Board) -> OfficeHolder:
        """Somebody whom the Health Board appointed stands in as chair beside Calum."""
        return appoint_holder(
            period_of(alba),
            alba.people.get(ref="p-hb2"),
            office="chair",
            starts_on=date(2026, 11, 1),
            ends=date(2026, 12, 5),
            temporary=True,
            appointed_by=HEALTH,
            by=STORY,
        )

    @pytest.mark.parametrize("page", [CHAIR, PEOPLE])
    def test_each_chair_is_told_with_who_appointed_them(self, page: str, ailsas: Client) -> None:
        text = text_of(ailsas.get(page))
        assert "Calum appointed by alba-council" in text
        assert "Member p-hb2 , stands in for a time appointed by nhs-alba" in text.replace(
            "p-hb2,", "p-hb2 ,"
        )

    def test_chairs_come_before_vice_chairs_each_by_their_day(self, ailsas: Client) -> None:
        (period,) = ailsas.get(CHAIR).context["periods"]
        assert [(each.office, each.name) for each in period.holders] == [
            ("Chair", "Calum"),
            ("Chair", "Member p-hb2"),
            ("Vice-chair", "Morag"),
        ]

    def test_a_time_too_short_for_a_name_has_a_number_in_the_picture(self, ailsas: Client) -> None:
        picture = ailsas.get(CHAIR).context["picture"]
        (short,) = picture.short
        assert (short.number, short.words) == (
            "1",
            "Chair: Member p-hb2, from 1 November 2026 to 5 December 2026.",
        )
        assert "1 Chair: Member p-hb2, from 1 November 2026 to 5 December 2026." in text_of(ailsas.get(CHAIR))
        assert all(bar.label or bar.number for bar in picture.bars)


class TestBeginningAPeriod:
    def begin(self, client: Client, alba: Board, step: str = "confirm", **typed: str) -> Any:
        said = {
            "from": "2027-04-01",
            "to": "2029-03-31",
            "chair_by": HEALTH,
            "vice_by": COUNCIL,
            "chair": person_id(alba, "p-hb1"),
            "new_id": "00000000-0000-4000-8000-000000000001",
        }
        return send(client, f"{CHAIR}begin/", step, **(said | typed))

    def test_it_proposes_the_next_turn(self, ailsas: Client, alba: Board) -> None:
        form = ailsas.get(f"{CHAIR}begin/").context["form"]
        assert [form[name].value() for name in ("from", "to", "chair_by", "vice_by")] == [
            date(2027, 4, 1),
            date(2029, 3, 31),
            HEALTH,
            COUNCIL,
        ]

    def test_nominees_come_first(self, ailsas: Client, alba: Board) -> None:
        choices = ailsas.get(f"{CHAIR}begin/").context["form"].fields["chair"].choices
        group, nominees = choices[1]
        assert group == "Nominees in their seats"
        assert len(nominees) == 8

    def test_the_preview_saves_nothing_and_tells_of_the_first_day(self, ailsas: Client, alba: Board) -> None:
        page = self.begin(ailsas, alba, "preview")
        assert page.context["differences"][0].on == date(2027, 4, 1)
        assert "CHR-01" in {each.rule.id for each in page.context["differences"][0].changed}
        assert alba.appointing_periods.count() == 1

    def test_it_is_kept_with_its_chair(self, ailsas: Client, alba: Board) -> None:
        assert self.begin(ailsas, alba).headers["Location"] == CHAIR
        period = alba.appointing_periods.get(starts_on=date(2027, 4, 1))
        assert [(each.office, str(each.person)) for each in period.holders.all()] == [("chair", "Morag")]
        assert (period.chair_by, period.vice_by, period.ends) == (HEALTH, COUNCIL, "2029-03-31")

    def test_pressing_twice_makes_one(self, ailsas: Client, alba: Board) -> None:
        self.begin(ailsas, alba)
        assert self.begin(ailsas, alba).status_code == 302
        assert alba.appointing_periods.count() == 2

    @pytest.mark.parametrize(
        ("typed", "field"),
        [
            ({"from": "banana"}, "from"),
            ({"from": ""}, "from"),
            ({"to": "2027-03-31"}, "to"),
            ({"from": "0998-01-01"}, "from"),
            ({"vice_by": HEALTH}, "vice_by"),
            ({"chair_by": "nobody"}, "chair_by"),
            ({"chair": "nobody"}, "chair"),
        ],
    )
    def test_what_is_wrong_is_said_at_its_field(
        self, typed: dict[str, str], field: str, ailsas: Client, alba: Board
    ) -> None:
        for step in ("preview", "confirm"):
            page = self.begin(ailsas, alba, step, **typed)
            assert page.context["form"].errors[field]
        assert alba.appointing_periods.count() == 1

    def test_the_chair_cannot_be_the_vice_chair(self, ailsas: Client, alba: Board) -> None:
        page = self.begin(ailsas, alba, vice=person_id(alba, "p-hb1"))
        assert page.context["form"].errors["vice"]

    def test_a_member_may_not(self, calums: Client, alba: Board) -> None:
        assert self.begin(calums, alba).status_code == 403
        assert alba.appointing_periods.count() == 1

    def test_the_secretary_of_another_board_finds_no_such_page(self, rhona: User, alba: Board) -> None:
        assert self.begin(window_of(rhona), alba).status_code == 404


class TestSettingAnOffice:
    @pytest.fixture(autouse=True)
    def vacated(self, alba: Board) -> None:
        """Morag is vice-chair to the end of November only."""
        end_holder(holder_of(alba, "vice_chair"), on=date(2026, 11, 30), version=None, by=STORY)

    def set(self, client: Client, alba: Board, act: str = "vice-chair", **typed: str) -> Any:
        said = {"person": person_id(alba, "p-hb2"), "starts_on": "2026-12-01", "until": "open"}
        return send(client, of_period(alba, act), **(said | typed))

    def test_somebody_is_put_in_office(self, ailsas: Client, alba: Board) -> None:
        self.set(ailsas, alba)
        made = alba.office_holders.get(person__ref="p-hb2")
        assert (made.office, made.ends, made.temporary) == ("vice_chair", "open", None)

    def test_twice_is_once(self, ailsas: Client, alba: Board) -> None:
        self.set(ailsas, alba)
        assert self.set(ailsas, alba).status_code == 302
        assert alba.office_holders.filter(person__ref="p-hb2").count() == 1

    def test_it_says_who_is_there_already(self, ailsas: Client, alba: Board) -> None:
        assert "Calum holds the office" in text_of(ailsas.get(of_period(alba, "chair")))

    def test_a_temporary_chair_is_appointed_by_the_other_side(self, ailsas: Client, alba: Board) -> None:
        form = ailsas.get(of_period(alba, "temporary")).context["form"]
        assert form["appointed_by"].value() == HEALTH
        self.set(ailsas, alba, "temporary", appointed_by=HEALTH)
        made = alba.office_holders.get(person__ref="p-hb2")
        assert (made.office, made.temporary, made.appointed_by) == ("chair", True, HEALTH)

    def test_a_last_day_before_the_first_is_refused(self, ailsas: Client, alba: Board) -> None:
        page = self.set(ailsas, alba, until="day", ends="2026-11-30")
        assert page.context["form"].errors["ends"]

    def test_a_last_day_is_needed_where_there_is_one(self, ailsas: Client, alba: Board) -> None:
        assert self.set(ailsas, alba, until="day").context["form"].errors["ends"]


class TestHandingOver:
    def hand_over(self, client: Client, alba: Board, step: str = "confirm", **typed: str) -> Any:
        said = {"person": person_id(alba, "p-la2"), "starts_on": "2026-12-01", "version": "1"}
        return send(client, of_holder(alba, "change"), step, **(said | typed))

    def test_one_leaves_the_day_before_the_other_comes(self, ailsas: Client, alba: Board) -> None:
        address = of_holder(alba, "change")
        self.hand_over(ailsas, alba)
        rows = alba.office_holders.filter(office="chair").order_by("starts_on")
        assert [(str(each.person), each.ends) for each in rows] == [
            ("Calum", "2026-11-30"),
            ("Member p-la2", "open"),
        ]
        assert period_of(alba).ends == "2027-03-31"
        again = {"person": person_id(alba, "p-la2"), "starts_on": "2026-12-01", "version": "1"}
        assert send(ailsas, address, **again).status_code == 302
        assert rows.count() == 2

    def test_it_is_one_act_in_the_trail(self, ailsas: Client, alba: Board) -> None:
        self.hand_over(ailsas, alba)
        told = alba.audit_events.filter(event__startswith="membership.holder").order_by("sequence")
        assert [each.event for each in told] == ["membership.holder_ended", "membership.holder_appointed"]

    def test_nothing_is_half_done_where_the_day_is_too_early(self, ailsas: Client, alba: Board) -> None:
        page = self.hand_over(ailsas, alba, starts_on="2025-05-01")
        assert page.context["form"].errors["starts_on"]
        assert alba.office_holders.count() == 2
        assert holder_of(alba).ends == "open"

    def test_whoever_holds_it_cannot_follow_themselves(self, ailsas: Client, alba: Board) -> None:
        page = self.hand_over(ailsas, alba, person=person_id(alba, "p-la1"))
        assert page.context["form"].errors["person"]

    def test_both_versions_are_shown_to_somebody_late(self, ailsas: Client, alba: Board) -> None:
        end_holder(holder_of(alba), on=date(2026, 10, 31), version=1, by=STORY)
        page = self.hand_over(ailsas, alba)
        assert ("First day in office", "the last day of Calum is 31 October 2026", "1 December 2026") in (
            page.context["both"]
        )
        assert alba.office_holders.count() == 2


class TestEndingAnOffice:
    def test_the_last_day_is_kept(self, ailsas: Client, alba: Board) -> None:
        address = of_holder(alba, "end")
        send(ailsas, address, on="2026-12-31", version="1")
        assert holder_of(alba).ends == "2026-12-31"
        assert send(ailsas, address, on="2026-12-31", version="1").status_code == 302
        assert alba.audit_events.filter(event="membership.holder_ended").count() == 1

    def test_a_day_before_they_came_is_refused_in_preview_and_act(self, ailsas: Client, alba: Board) -> None:
        for step in ("preview", "confirm"):
            page = send(ailsas, of_holder(alba, "end"), step, on="2025-04-30", version="1")
            assert page.context["form"].errors["on"]

    def test_what_has_ended_is_not_ended_again(self, ailsas: Client, alba: Board) -> None:
        end_holder(holder_of(alba), on=date(2026, 10, 31), version=1, by=STORY)
        for step in ("preview", "confirm"):
            page = send(ailsas, of_holder(alba, "end"), step, on="2026-12-31", version="2")
            assert page.context["form"].errors["on"]
        assert holder_of(alba).ends == "2026-10-31"


class TestMovingAPeriodsEnd:
    def move(self, client: Client, alba: Board, to: str, version: str = "1") -> Any:
        return send(client, of_period(alba, "move"), to=to, why="Both agreed.", version=version)

    def test_the_day_first_determined_stays_on_record(self, ailsas: Client, alba: Board) -> None:
        self.move(ailsas, alba, "2027-06-30")
        self.move(ailsas, alba, "2027-09-30", "2")
        period = period_of(alba)
        assert (period.ends, period.first_set_to) == ("2027-09-30", date(2027, 3, 31))

    def test_the_same_day_is_no_move(self, ailsas: Client, alba: Board) -> None:
        assert self.move(ailsas, alba, "2027-03-31").context["form"].errors["to"]

    def test_a_day_before_the_first_is_refused(self, ailsas: Client, alba: Board) -> None:
        assert self.move(ailsas, alba, "2025-03-31").context["form"].errors["to"]

    def test_both_versions_are_shown_to_somebody_late(self, ailsas: Client, alba: Board) -> None:
        self.move(ailsas, alba, "2027-06-30")
        page = self.move(ailsas, alba, "2027-09-30")
        assert page.context["both"] == [("New last day", "30 June 2027", "30 September 2027")]


class TestPuttingRight:
    def test_a_period_is_corrected_with_the_reason_in_the_trail(self, ailsas: Client, alba: Board) -> None:
        said = {"from": "2025-04-01", "to": "2027-04-01", "chair_by": COUNCIL, "vice_by": HEALTH}
        send(ailsas, of_period(alba, "correct"), **said, why="A slip.", version="1")
        assert period_of(alba).ends == "2027-04-01"
        told = alba.audit_events.get(event="membership.period_corrected")
        assert (told.reason, list(told.after or {})) == ("A slip.", ["to"])

    def test_a_form_sent_as_it_came_would_change_nothing(self, ailsas: Client, alba: Board) -> None:
        for address in (of_period(alba, "correct"), of_holder(alba, "correct")):
            form = ailsas.get(address).context["form"]
            said = {name: str(form[name].value() or "") for name in form.fields}
            typed = {name: value for name, value in said.items() if value} | {"why": "Nothing."}
            page = send(ailsas, address, "preview", **typed)
            assert "Nothing would change." in text_of(page), address

    def test_a_time_in_office_is_corrected(self, ailsas: Client, alba: Board) -> None:
        said = {"starts_on": "2025-05-02", "until": "open", "why": "A slip.", "version": "1"}
        send(ailsas, of_holder(alba, "correct"), **said)
        assert holder_of(alba).starts_on == date(2025, 5, 2)

    def test_what_was_recorded_by_mistake_is_gone_once(self, ailsas: Client, alba: Board) -> None:
        address = of_holder(alba, "withdraw", "vice_chair")
        send(ailsas, address, why="Never was.", version="1")
        assert not alba.office_holders.filter(office="vice_chair").exists()
        assert send(ailsas, address, why="Never was.", version="1").status_code == 302
        assert ailsas.get(address).status_code == 410
        assert alba.audit_events.filter(event="membership.holder_withdrawn").count() == 1

    def test_a_period_goes_with_those_in_office_in_it(self, ailsas: Client, alba: Board) -> None:
        address = of_period(alba, "withdraw")
        holder, held = of_holder(alba, "end"), alba.office_holders.count()
        send(ailsas, address, why="Never was.", version="1")
        assert "No appointing period is on record" in text_of(ailsas.get(CHAIR))
        assert ailsas.get(holder).status_code == 410
        assert not alba.office_holders.exists()
        assert alba.audit_events.filter(event="membership.holder_withdrawn").count() == held > 1


class TestActingOfficers:
    def seat(self, board: Board, ref: str) -> str:
        return f"{PEOPLE}seats/{board.seats.get(ref=ref).public_id}/officer/"

    def vacate(self, alba: Board, ref: str) -> None:
        row = alba.appointments.get(seat__ref=ref)
        row.ends_on, row.ends_word = date(2026, 11, 30), None
        row.save()

    def appoint(self, client: Client, alba: Board, ref: str, **typed: str) -> Any:
        said = {
            "new_name": "Isla",
            "starts_on": "2026-12-01",
            "interim": "on",
            "new_id": "00000000-0000-4000-8000-000000000002",
        }
        return send(client, self.seat(alba, ref), **(said | typed))

    def test_an_interim_comes_with_the_boards_request(self, ailsas: Client, alba: Board) -> None:
        self.vacate(alba, "co")
        self.appoint(ailsas, alba, "co", asked_on="2026-11-10", reference="Minute 7")
        made = alba.appointments.get(person__name="Isla")
        assert (made.interim, made.term_ends) == (True, "while in office")
        paper = alba.papers.get(topic="interim_chief_officer")
        assert (paper.kind, paper.sent_by, paper.given_on) == ("request", "board", date(2026, 11, 10))
        assert paper.about == {"person": made.person.ref, "seat": "co"}
        assert not made.person.standings.exists()
        assert "Isla" in text_of(ailsas.get(f"{CHAIR}?as_at=2026-12-01"))

    def test_whoever_acts_for_finance_holds_the_office(self, ailsas: Client, alba: Board) -> None:
        form = ailsas.get(self.seat(alba, "cfo")).context["form"]
        assert form["holds_office"].value() is True
        self.vacate(alba, "cfo")
        self.appoint(ailsas, alba, "cfo", holds_office="on", decided_on="2026-11-20")
        person = alba.people.get(name="Isla")
        assert person.standings.get().office == "board_proper_officer"
        assert alba.papers.filter(topic="proper_officer", about__person=person.ref).count() == 1

    def test_twice_is_once(self, ailsas: Client, alba: Board) -> None:
        self.vacate(alba, "co")
        self.appoint(ailsas, alba, "co", asked_on="2026-11-10")
        assert self.appoint(ailsas, alba, "co", asked_on="2026-11-10").status_code == 302
        assert alba.people.filter(name="Isla").count() == 1

    def test_nothing_is_half_done_while_somebody_holds_the_seat(self, ailsas: Client, alba: Board) -> None:
        page = self.appoint(ailsas, alba, "co", asked_on="2026-11-10")
        assert page.context["form"].errors["starts_on"]
        assert not alba.people.filter(name="Isla").exists()
        assert not alba.papers.filter(topic="interim_chief_officer").exists()

    def test_another_seat_has_no_such_page(self, ailsas: Client, alba: Board) -> None:
        assert ailsas.get(self.seat(alba, "la1")).status_code == 404


def test_it_takes_as_many_queries_for_a_board_ten_times_as_large(
    ailsas: Client, alba: Board, secretary: User
) -> None:
    record = single()
    record["board"]["slug"] = "large"
    for year in range(2016, 2025):
        days = {"from": f"{year}-04-01", "to": f"{year + 1}-03-31"}
        chairs(record, "p-la1", "p-hb1", **days)
        record["appointing_periods"][-1]["holders"] = record["appointing_periods"][0]["holders"]
    grant_role(secretary, import_board(record, by=STORY), RoleName.SECRETARY, by=STORY)
    there = CHAIR.replace("/alba/", "/large/")
    assert queries(ailsas, CHAIR) == queries(ailsas, there) <= 30
