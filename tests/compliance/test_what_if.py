"""What if: changes tried on paper, before and after, and never on the record."""

from datetime import date
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from boards import snapshot
from boards.models import Board, RoleName, User
from boards.refusals import Refused, Stale
from boards.services import import_board
from compliance.models import WhatIf
from compliance.what_if.services import (
    add_changes,
    change_what_if,
    end_what_if,
    make_what_if,
    remove_change,
)
from compliance.what_if.trying import MOST_CHANGES, Change, Tried, tried
from compliance.what_if.views import named_on, sides
from membership.preview import difference
from membership.selectors import RowsOf
from membership.services import (
    appoint_member,
    end_appointment,
    record_person,
    withdraw_appointment,
    withdraw_person,
)
from statute.findings import Outcome
from statute.record import canonical
from tests.cast import STORY, with_role
from tests.membership.page_cast import NOW, gapped_record, html_of, text_of, window_of
from tests.statute.situations import COUNCIL, nominee

SHEETS = "/boards/alba/what-if/"
ON = date(2027, 3, 1)
NEW = "7d7a1e4e-1b1c-4c57-9a3a-444444444444"


@pytest.fixture
def sheet(alba: Board) -> WhatIf:
    """A sheet about 1 March 2027 without anything on it."""
    return make_what_if(alba, title="Calum leaves", on=ON, now=NOW, by=STORY)


@pytest.fixture
def officers(alba: Board) -> Client:
    """The window of Iain, an officer."""
    return window_of(with_role("Iain", alba, RoleName.OFFICER))


def leaves(board: Board, seat: str, on: str = "2027-02-28") -> Change:
    row = board.appointments.get(seat__ref=seat)
    return {"id": str(uuid4()), "do": "end", "appointment": str(row.public_id), "on": on}


def comes(board: Board, seat: str, person: str = "", on: str = "2027-03-01") -> Change:
    said = {"id": str(uuid4()), "do": "add", "seat": str(board.seats.get(ref=seat).public_id)}
    if person:
        said["person"] = str(board.people.get(ref=person).public_id)
    return said | {"starts_on": on, "term_ends": "2030-02-28"}


def redated(board: Board, seat: str, **days: str) -> Change:
    row = board.appointments.get(seat__ref=seat)
    return {"id": str(uuid4()), "do": "redate", "appointment": str(row.public_id), **days}


def trying(board: Board, *changes: Change) -> Tried:
    return tried(snapshot.load_record(board), changes, named_on(RowsOf(board)))


def page_of(sheet: WhatIf) -> str:
    return f"{SHEETS}{sheet.public_id}/"


class TestTrying:
    def test_somebody_who_leaves_is_missed_on_paper_only(self, alba: Board) -> None:
        before = canonical(snapshot.load_record(alba))
        found = trying(alba, leaves(alba, "la1"))
        here = difference(found.before, found.after, ON)
        assert "MEM-11" in {each.rule.id for each in here.changed if each.after.outcome is Outcome.NOT_MET}
        assert canonical(snapshot.load_record(alba)) == before

    def test_the_sides_are_counted_before_and_after(self, alba: Board) -> None:
        found = trying(alba, leaves(alba, "la1"), leaves(alba, "la2"))
        assert sides(found, ON) == [
            ("Nominees of alba-council", "4", "2"),
            ("Nominees of nhs-alba", "4", "4"),
        ]

    def test_somebody_new_fits_the_seat(self, alba: Board) -> None:
        found = trying(alba, leaves(alba, "la1"), comes(alba, "la1"))
        here = difference(found.before, found.after, ON)
        worse = {each.rule.id for each in here.changed if not each.is_better and not each.same_outcome}
        assert not worse & {"MEM-11", "MEM-13", "TRM-01", "DSQ-06"}

    @pytest.mark.parametrize("seat", ["hb1", "gp", "hospdr", "co", "cswo"])
    def test_somebody_new_is_what_the_law_asks_for_the_seat(self, seat: str, alba: Board) -> None:
        found = trying(alba, leaves(alba, seat), comes(alba, seat))
        here = difference(found.before, found.after, date(2027, 3, 2))
        assert found.left_out == ()
        assert [
            each.rule.id
            for each in here.changed
            if each.rule.id.startswith("MEM-") and each.after.outcome.rank < each.before.outcome.rank
        ] == []

    def test_a_place_is_emptied_before_somebody_is_put_into_it(self, alba: Board) -> None:
        assert trying(alba, comes(alba, "la1"), leaves(alba, "la1")).left_out == ()

    def test_the_lines_stand_in_the_order_of_the_sheet(self, alba: Board) -> None:
        found = trying(alba, comes(alba, "la1"), leaves(alba, "la1"))
        first, second = (line.words for line in found.lines)
        assert first.startswith("Somebody new who fits the seat comes into Council nominee, alba-council, ")
        assert first.endswith("first day 1 March 2027, last day of the term 28 February 2030")
        assert second == "Calum, Council nominee, alba-council: leaves with 28 February 2027"

    def test_somebody_who_was_withdrawn_is_not_called_somebody_new(self, alba: Board) -> None:
        person = record_person(alba, name="Una", by=STORY)
        change = comes(alba, "la1", person=person.ref)
        assert trying(alba, change).lines[0].words.startswith("Una comes into")
        withdraw_person(person, why="Never was.", version=None, by=STORY)
        (line,) = trying(alba, change).lines
        assert line.words.startswith("Somebody who is no longer on record comes into")
        assert line.problem == "That person is no longer on record."

    def test_other_days_move_a_term(self, alba: Board) -> None:
        found = trying(alba, redated(alba, "la1", term_ends="2028-05-01"))
        here = difference(found.before, found.after, ON)
        assert "TRM-01" in {each.rule.id for each in here.changed if each.after.outcome is Outcome.NOT_MET}

    def test_what_cannot_be_tried_is_listed_with_the_reason_and_left_out(self, alba: Board) -> None:
        found = trying(alba, comes(alba, "la1"), leaves(alba, "la2"))
        assert [line.problem for line in found.lines] == [
            "Somebody else holds this seat from 1 May 2025 with no end. End that appointment first.",
            "",
        ]
        assert sides(found, ON)[0] == ("Nominees of alba-council", "4", "3")

    def test_an_appointment_that_has_ended_since_is_left_out(self, alba: Board) -> None:
        change = leaves(alba, "la1")
        row = alba.appointments.get(seat__ref="la1")
        end_appointment(row, on=date(2026, 12, 31), how="other", version=None, by=STORY)
        (line,) = trying(alba, change).left_out
        assert line.problem == "That appointment already has a last day, 31 December 2026."

    def test_an_appointment_taken_off_the_record_is_left_out(self, alba: Board) -> None:
        change = leaves(alba, "la1")
        row = alba.appointments.get(seat__ref="la1")
        withdraw_appointment(row, why="Never was.", version=None, by=STORY)
        (line,) = trying(alba, change).left_out
        assert line.problem == "That appointment is no longer on record."

    def test_a_place_filled_since_is_left_out(self, alba: Board) -> None:
        change = comes(alba, "user")
        appoint_member(alba.seats.get(ref="user"), "Una", starts_on=date(2026, 12, 1), by=STORY)
        assert (
            trying(alba, change)
            .left_out[0]
            .problem.startswith("Somebody else holds this seat from 1 December 2026")
        )


class TestTheSheet:
    def test_every_change_of_it_is_in_the_trail(self, alba: Board, sheet: WhatIf) -> None:
        change = leaves(alba, "la1")
        add_changes(sheet, [change], by=STORY)
        remove_change(sheet, str(change["id"]), by=STORY)
        change_what_if(sheet, title="Two leave", on=ON, version=None, by=STORY)
        end_what_if(sheet, now=NOW, by=STORY)
        told = alba.audit_events.filter(object_id=sheet.public_id).order_by("sequence")
        assert [each.event.removeprefix("compliance.what_if_") for each in told] == [
            "made", "changed", "changed", "changed", "ended",
        ]  # fmt: skip
        assert "Calum" not in str([each.after for each in told])

    def test_it_holds_a_hundred_changes_and_no_more(self, alba: Board, sheet: WhatIf) -> None:
        add_changes(sheet, [leaves(alba, "la1") for _ in range(MOST_CHANGES)], by=STORY)
        with pytest.raises(Refused, match="A sheet holds 100 changes at the most"):
            add_changes(sheet, [leaves(alba, "la2")], by=STORY)
        assert len(WhatIf.objects.get().changes) == MOST_CHANGES

    def test_the_same_change_is_put_on_it_once(self, alba: Board, sheet: WhatIf) -> None:
        change = leaves(alba, "la1")
        add_changes(sheet, [change], by=STORY)
        with pytest.raises(Refused, match="on the sheet already"):
            add_changes(sheet, [change], by=STORY)

    def test_two_who_change_it_at_once_lose_nothing(self, alba: Board, sheet: WhatIf) -> None:
        other = WhatIf.objects.get(pk=sheet.pk)
        add_changes(sheet, [leaves(alba, "la1")], by=STORY)
        add_changes(other, [leaves(alba, "la2")], by=STORY)
        assert len(WhatIf.objects.get().changes) == 2

    def test_a_title_is_not_saved_over_a_newer_one(self, sheet: WhatIf) -> None:
        change_what_if(sheet, title="Two leave", on=ON, version=1, by=STORY)
        with pytest.raises(Stale):
            change_what_if(sheet, title="Three leave", on=ON, version=1, by=STORY)

    def test_once_ended_it_stays_as_it_was(self, alba: Board, sheet: WhatIf) -> None:
        end_what_if(sheet, now=NOW, by=STORY)
        with pytest.raises(Refused, match="has been ended"):
            add_changes(sheet, [leaves(alba, "la1")], by=STORY)
        with pytest.raises(Refused, match="has been ended"):
            end_what_if(sheet, now=NOW, by=STORY)


class TestThePages:
    def start(self, client: Client, **typed: str) -> Any:
        said = {"new_id": NEW, "title": "Calum leaves", "on": "2027-03-01"} | typed
        return client.post(f"{SHEETS}new/", said)

    def test_an_empty_list_says_what_to_do_first(self, ailsas: Client, calums: Client) -> None:
        assert "No sheet yet" in text_of(ailsas.get(SHEETS))
        assert f'href="{SHEETS}new/"' in html_of(ailsas.get(SHEETS))
        assert f'href="{SHEETS}new/"' not in html_of(calums.get(SHEETS))

    def test_an_officer_starts_one_too(self, officers: Client, alba: Board) -> None:
        assert self.start(officers).headers["Location"] == f"{SHEETS}{NEW}/"
        assert "Calum leaves" in text_of(officers.get(SHEETS))
        assert "by Iain" in text_of(officers.get(SHEETS))

    def test_pressing_the_button_twice_starts_one(self, ailsas: Client, alba: Board) -> None:
        self.start(ailsas)
        assert self.start(ailsas).status_code == 302
        assert alba.what_ifs.count() == 1

    def test_a_member_sees_a_sheet_and_changes_nothing(
        self, calums: Client, alba: Board, sheet: WhatIf
    ) -> None:
        add_changes(sheet, [leaves(alba, "la1")], by=STORY)
        page = calums.get(page_of(sheet))
        assert "leaves with 28 February 2027" in text_of(page)
        assert "Take it off the sheet" not in text_of(page)
        assert "End it on the record" not in text_of(page)
        assert self.start(calums).status_code == 403

    def test_somebody_without_a_role_on_the_board_finds_nothing(self, rhona: User, sheet: WhatIf) -> None:
        assert window_of(rhona).get(page_of(sheet)).status_code == 404

    def test_a_sheet_of_another_board_is_not_found(self, ailsas: Client, other_board: Board) -> None:
        elsewhere = make_what_if(other_board, title="Elsewhere", on=ON, now=NOW, by=STORY)
        assert ailsas.get(page_of(elsewhere)).status_code == 404

    def test_the_link_names_the_sheet_by_an_id_nobody_can_guess(self, ailsas: Client, sheet: WhatIf) -> None:
        assert UUID(str(sheet.public_id)).version == 4
        assert f'value="http://testserver{page_of(sheet)}"' in html_of(ailsas.get(page_of(sheet)))

    def test_several_leave_at_once(self, ailsas: Client, alba: Board, sheet: WhatIf) -> None:
        rows = [str(alba.appointments.get(seat__ref=each).public_id) for each in ("la1", "la2")]
        said = {"new_id": NEW, "appointments": rows, "on": "2027-02-28"}
        ailsas.post(f"{page_of(sheet)}end/", said)
        again = ailsas.post(f"{page_of(sheet)}end/", said, follow=True)
        assert "That is on the sheet already." in text_of(again)
        page = ailsas.get(page_of(sheet))
        assert "Nominees of alba-council 4 2" in text_of(page)
        assert "Voting members 10 8" in text_of(page)
        assert "On 1 March 2027, compared with the record as it is" in text_of(page)

    def test_whoever_leaves_is_proposed_to_be_gone_on_the_day_of_the_sheet(
        self, ailsas: Client, sheet: WhatIf
    ) -> None:
        form = ailsas.get(f"{page_of(sheet)}end/").context["form"]
        assert form["on"].value() == date(2027, 2, 28)

    def test_somebody_comes(self, ailsas: Client, alba: Board, sheet: WhatIf) -> None:
        seat = str(alba.seats.get(ref="user").public_id)
        ailsas.post(f"{page_of(sheet)}add/", {"new_id": NEW, "seat": seat, "starts_on": "2027-03-01"})
        assert "Voting members 10 11" in text_of(ailsas.get(page_of(sheet)))
        assert not alba.appointments.filter(starts_on=ON).exists()

    def test_somebody_has_other_days(self, ailsas: Client, alba: Board, sheet: WhatIf) -> None:
        row = str(alba.appointments.get(seat__ref="la1").public_id)
        said = {"new_id": NEW, "appointment": row, "ends": "2027-01-31"}
        ailsas.post(f"{page_of(sheet)}redate/", said)
        assert "last day in the seat 31 January 2027 instead" in text_of(ailsas.get(page_of(sheet)))

    def test_another_day_can_be_looked_at(self, ailsas: Client, alba: Board, sheet: WhatIf) -> None:
        add_changes(sheet, [leaves(alba, "la1")], by=STORY)
        text = text_of(ailsas.get(f"{page_of(sheet)}?day=2026-12-01"))
        assert "Members by side on 1 December 2026" in text
        assert "Nominees of alba-council 4 4" in text
        assert ailsas.get(f"{page_of(sheet)}?day=banana").status_code == 400

    def test_the_next_day_that_differs_is_shown(self, ailsas: Client, alba: Board, sheet: WhatIf) -> None:
        add_changes(sheet, [leaves(alba, "la1", "2027-06-30")], by=STORY)
        days = [each.on for each in ailsas.get(page_of(sheet)).context["differences"]]
        assert days == [ON, date(2027, 7, 1)]

    def test_what_no_longer_applies_is_said(self, ailsas: Client, alba: Board, sheet: WhatIf) -> None:
        add_changes(sheet, [leaves(alba, "la1"), leaves(alba, "la2")], by=STORY)
        row = alba.appointments.get(seat__ref="la1")
        end_appointment(row, on=date(2026, 12, 31), how="other", version=None, by=STORY)
        text = text_of(ailsas.get(page_of(sheet)))
        assert "Left out: That appointment already has a last day, 31 December 2026." in text
        assert "1 change could not be tried on today’s record and is left out of what follows." in text

    def test_where_nothing_can_be_tried_nothing_is_compared(
        self, ailsas: Client, alba: Board, sheet: WhatIf
    ) -> None:
        add_changes(sheet, [comes(alba, "la1")], by=STORY)
        assert "None of it can be tried on today’s record" in text_of(ailsas.get(page_of(sheet)))

    def test_a_line_leads_the_secretary_to_the_real_act(
        self, ailsas: Client, officers: Client, alba: Board, sheet: WhatIf
    ) -> None:
        person = alba.people.get(ref="p-gp").public_id
        add_changes(sheet, [leaves(alba, "la1"), comes(alba, "user", "p-gp")], by=STORY)
        lines = ailsas.get(page_of(sheet)).context["lines"]
        ends, appoints = (address for _, (_, address) in lines)
        assert ends.endswith("/end/?as_at=2027-02-28")
        assert appoints.endswith(f"/appoint/?as_at=2027-03-01&person={person}")
        form = ailsas.get(appoints).context["form"]
        assert (form["starts_on"].value(), form["person"].value()) == (ON, str(person))
        assert {address for _, (_, address) in officers.get(page_of(sheet)).context["lines"]} == {""}

    def test_a_line_is_taken_off_and_a_second_press_is_no_error(
        self, ailsas: Client, alba: Board, sheet: WhatIf
    ) -> None:
        change = leaves(alba, "la1")
        add_changes(sheet, [change], by=STORY)
        for _ in range(2):
            assert ailsas.post(f"{page_of(sheet)}remove/{change['id']}/").status_code == 302
        assert WhatIf.objects.get().changes == []

    def test_its_title_and_day_change(self, ailsas: Client, alba: Board, sheet: WhatIf) -> None:
        there = f"{page_of(sheet)}change/"
        ailsas.post(there, {"title": "Two leave", "on": "2027-04-01", "version": "1"})
        assert "Two leave What if, from 1 April 2027" in text_of(ailsas.get(page_of(sheet)))
        stale = ailsas.post(there, {"title": "Three leave", "on": "2027-04-01", "version": "1"})
        assert "Somebody else has changed this" in text_of(stale)

    def test_once_ended_its_link_says_so(self, ailsas: Client, alba: Board, sheet: WhatIf) -> None:
        for _ in range(2):
            assert ailsas.post(f"{page_of(sheet)}close/").status_code == 302
        assert "This sheet has been ended" in text_of(ailsas.get(page_of(sheet)))
        assert "Calum leaves" not in text_of(ailsas.get(SHEETS))
        assert ailsas.get(f"{page_of(sheet)}end/").status_code == 302

    @pytest.mark.parametrize(
        ("route", "typed", "field"),
        [
            ("end/", {"on": "2027-02-28"}, "appointments"),
            ("end/", {"appointments": "banana", "on": "2027-02-28"}, "appointments"),
            ("end/", {"on": "9999-12-31"}, "on"),
            ("add/", {"starts_on": "2027-03-01"}, "seat"),
            ("add/", {"starts_on": "banana"}, "starts_on"),
            ("add/", {"starts_on": "2027-03-01", "term_ends": "2027-02-28"}, "term_ends"),
            ("redate/", {"ends": "2027-03-01"}, "appointment"),
            ("redate/", {"starts_on": "2027-03-01", "ends": "2027-02-28"}, "ends"),
            ("change/", {"title": "", "on": "2027-03-01", "version": "1"}, "title"),
            ("change/", {"title": "A\u202eb", "on": "2027-03-01", "version": "1"}, "title"),
        ],
    )
    def test_what_is_wrong_stands_at_its_field(
        self, route: str, typed: dict[str, str], field: str, ailsas: Client, sheet: WhatIf
    ) -> None:
        page = ailsas.post(page_of(sheet) + route, typed)
        assert page.status_code == 200
        assert page.context["form"].errors[field]
        assert WhatIf.objects.get().changes == []

    def test_a_redate_without_a_day_is_refused(self, ailsas: Client, alba: Board, sheet: WhatIf) -> None:
        row = str(alba.appointments.get(seat__ref="la1").public_id)
        page = ailsas.post(f"{page_of(sheet)}redate/", {"appointment": row})
        assert "Enter the day that is to be another." in text_of(page)

    def test_what_only_the_secretary_may_see_is_kept_from_others(
        self, ailsas: Client, calums: Client, alba: Board, sheet: WhatIf
    ) -> None:
        add_changes(sheet, [leaves(alba, "la1")], by=STORY)
        pages = [client.get(page_of(sheet)).context for client in (ailsas, calums)]
        seen = [
            {each.rule.id for one in page["differences"] for each in one.changed if each.rule.restricted}
            for page in pages
        ]
        assert seen[1] == set()


def test_it_asks_no_more_of_a_board_ten_times_as_large(
    db: None, today: None, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    record = gapped_record()
    for number in range(60):
        nominee(record, f"more{number}", COUNCIL)
    large = import_board(record, by=STORY)
    sheet = make_what_if(large, title="Ten leave", on=ON, now=NOW, by=STORY)
    add_changes(sheet, [leaves(large, f"more{number}") for number in range(10)], by=STORY)
    client = window_of(with_role("Ailsa", large, RoleName.SECRETARY))
    with django_assert_max_num_queries(32):
        assert client.get(page_of(sheet)).status_code == 200
    with django_assert_max_num_queries(32):
        assert client.get(f"{page_of(sheet)}end/").status_code == 200
    with django_assert_max_num_queries(12):
        assert client.get(SHEETS).status_code == 200
