"""The whole way of a file through the pages: sent in, its columns, its rows, the law, done, undone."""

from datetime import date
from typing import Any

import pytest
from django.test import Client

from boards import snapshot
from boards.models import Board, RoleName
from membership.models import Import
from membership.services import appoint_member
from membership.services.imports import DIFFERS
from secretariat.models import Job, ReceivedFile
from tests.cast import STORY, other_board, rhona, with_role
from tests.membership.import_cast import IMPORTS, columns_said, csv, do_the_work, page, send
from tests.membership.page_cast import ailsas, alba, calums, html_of, secretary, text_of, today, window_of

__all__ = ["ailsas", "alba", "calums", "other_board", "rhona", "secretary", "today"]

FILLED = csv(
    "Seat,Member,From,Term ends,Until",
    "Service user member,Ishbel Ross,1 December 2026,30 November 2029,present",
)
WITH_A_FAULT = FILLED + csv("No such seat,Somebody,1 December 2026,,present")


def sent(client: Client, content: bytes = FILLED, kind: str = "appointments", **more: Any) -> Import:
    response = send(client, content, kind, **more)
    assert response.status_code == 302, text_of(response)
    return Import.objects.latest("pk")


def laid_out(client: Client, content: bytes = FILLED, kind: str = "appointments") -> Import:
    made = sent(client, content, kind)
    response = client.post(page(made, "columns/"), columns_said(made))
    assert response.headers["Location"] == page(made, "rows/")
    return made


def confirmed(client: Client, made: Import, **said: str) -> Any:
    check = client.get(page(made, "check/"))
    return client.post(page(made, "check/"), {"digest": check.context["plan"].digest, **said})


def sits(board: Board) -> list[str]:
    return sorted(str(each) for each in board.appointments.filter(seat__ref="user"))


class TestTheJourney:
    def test_a_file_becomes_an_appointment_and_is_undone(self, ailsas: Client, alba: Board) -> None:
        before = snapshot.load_record(alba)
        made = laid_out(ailsas)
        rows = ailsas.get(page(made, "rows/"))
        assert "New New person: Ishbel Ross Seat: Service user member Person: Ishbel Ross" in text_of(rows)
        assert "Last day: open" in text_of(rows)
        check = ailsas.get(page(made, "check/"))
        assert check.context["differences"]
        assert alba.appointments.filter(person__name="Ishbel Ross").count() == 0
        job = confirmed(ailsas, made)
        assert job.headers["Location"].startswith("/boards/alba/jobs/")
        do_the_work()
        assert page(made) in html_of(ailsas.get(job.headers["Location"]))
        result = ailsas.get(page(made))
        assert result.context["begun"].counts == {"new": 1, "changed": 0, "unchanged": 0, "wrong": 0}
        assert alba.appointments.get(person__name="Ishbel Ross").ends == "open"
        undo = ailsas.post(page(made, "undo/"))
        do_the_work()
        assert undo.headers["Location"].startswith("/boards/alba/jobs/")
        assert snapshot.load_record(alba) == before
        assert "Undone on" in text_of(ailsas.get(page(made)))

    def test_the_law_is_told_of_before_anything_is_saved(self, ailsas: Client, alba: Board) -> None:
        check = ailsas.get(page(laid_out(ailsas), "check/"))
        later = check.context["differences"][1]
        assert later.on.isoformat() == "2026-12-01"
        assert any(each.is_better for each in later.changed)

    def test_the_same_file_again_has_nothing_to_do(self, ailsas: Client, alba: Board) -> None:
        confirmed(ailsas, laid_out(ailsas))
        do_the_work()
        again = sent(ailsas)
        assert "This very file was imported" in text_of(ailsas.get(page(again, "columns/")))
        ailsas.post(page(again, "columns/"), columns_said(again))
        rows = ailsas.get(page(again, "rows/"))
        assert rows.context["plan"].counts == {"new": 0, "changed": 0, "unchanged": 1, "wrong": 0}
        assert "There is nothing to do" in text_of(rows)
        assert page(again, "check/") not in html_of(rows)
        assert ailsas.post(page(again, "check/"), {"digest": "x"}).headers["Location"] == page(again, "rows/")
        assert Job.objects.count() == 1

    def test_the_lists_are_offered_where_the_people_are(self, ailsas: Client, calums: Client) -> None:
        assert IMPORTS in html_of(ailsas.get("/boards/alba/people/"))
        members = html_of(calums.get("/boards/alba/people/"))
        assert "/boards/alba/people/export/appointments.csv" in members
        assert IMPORTS not in members

    def test_an_empty_list_of_imports_says_what_to_begin_with(self, ailsas: Client) -> None:
        assert "Nothing has been imported yet Begin with the seats" in text_of(ailsas.get(IMPORTS))

    def test_the_file_is_kept_once_and_its_mark_is_shown_at_every_step(self, ailsas: Client) -> None:
        made = laid_out(ailsas)
        (received,) = ReceivedFile.objects.all()
        assert bytes(received.content or b"") == FILLED
        assert received.sha256 in html_of(ailsas.get(page(made, "columns/")))


class TestSendingItIn:
    @pytest.mark.parametrize(
        ("content", "words"),
        [
            (b"", "The file is empty"),
            (b"PK\x03\x04rest of a spreadsheet", "spreadsheet (XLSX or ODS)"),
            (b"%PDF-1.7", "This is a PDF"),
            (csv("Name,Name", "a,b"), "Two columns have the same heading"),
            (b"Name,Seat\r\n" + b"a,b\r\n" * 5001, "5,001 rows"),
            (b"x" * (10 * 1024 * 1024 + 1), "larger than 10 MB"),
        ],
        ids=["empty", "xlsx", "pdf", "twice", "rows", "large"],
    )
    def test_what_will_not_do_is_said_at_the_field_and_nothing_kept(
        self, content: bytes, words: str, ailsas: Client
    ) -> None:
        response = send(ailsas, content)
        assert response.status_code == 200
        assert words in " ".join(response.context["form"].errors["file"])
        assert not Import.objects.exists()
        assert not ReceivedFile.objects.exists()

    def test_no_file_at_all_is_said(self, ailsas: Client) -> None:
        response = ailsas.post(IMPORTS, {"kind": "people"})
        assert response.context["form"].errors["file"] == ["Choose a file."]

    def test_a_form_sent_twice_makes_one_import(self, ailsas: Client) -> None:
        new_id = "00000000-0000-4000-8000-000000000001"
        assert sent(ailsas, new_id=new_id) == sent(ailsas, new_id=new_id)
        assert Import.objects.count() == 1

    def test_a_name_with_folders_and_tricks_is_made_plain(self, ailsas: Client) -> None:
        made = sent(ailsas, name="list\u202evsc.exe.csv")
        assert made.file.name == "listvsc.exe.csv"

    def test_another_boards_import_is_not_there(self, ailsas: Client, rhona: Any, other_board: Board) -> None:
        made = laid_out(ailsas)
        rhonas = window_of(rhona)
        for name in ("", "columns/", "rows/", "check/", "wrong.csv"):
            address = page(made, name)
            assert rhonas.get(address).status_code == 404
            assert rhonas.get(address.replace("/alba/", "/tayside/")).status_code == 404

    def test_a_member_may_not(self, ailsas: Client, calums: Client) -> None:
        made = laid_out(ailsas)
        assert calums.get(IMPORTS).status_code == 403
        assert calums.get(page(made, "rows/")).status_code == 403
        assert calums.post(page(made, "undo/")).status_code == 403


class TestTheColumns:
    def test_an_unknown_column_stops_here(self, ailsas: Client) -> None:
        made = sent(ailsas, csv("Seat,Member,From,Shoe size", "Carer,Ann,1 May 2025,9"))
        shown = ailsas.get(page(made, "columns/"))
        assert shown.context["form"]["column_3"].value() == ""
        response = ailsas.post(page(made, "columns/"), columns_said(made))
        assert response.status_code == 200
        assert response.context["form"].errors["column_3"] == ["Say what this column is, or leave it out."]
        assert ailsas.get(page(made, "rows/")).headers["Location"] == page(made, "columns/")

    def test_it_goes_on_once_it_is_left_out(self, ailsas: Client) -> None:
        made = sent(ailsas, csv("Seat,Member,From,Shoe size", "Carer,Ann,1 May 2025,9"))
        response = ailsas.post(page(made, "columns/"), columns_said(made, column_3="-"))
        assert response.headers["Location"] == page(made, "rows/")

    def test_two_columns_cannot_be_the_same(self, ailsas: Client) -> None:
        made = sent(ailsas)
        response = ailsas.post(page(made, "columns/"), columns_said(made, column_3="ends"))
        assert "Two columns are said to be “Last day”" in text_of(response)

    def test_examples_of_a_column_are_shown_and_stay_text(self, ailsas: Client) -> None:
        made = sent(ailsas, csv("Seat,Member", "Carer,<b>Ann</b>"))
        shown = html_of(ailsas.get(page(made, "columns/")))
        assert "&lt;b&gt;Ann&lt;/b&gt;" in shown
        assert "<b>Ann" not in shown

    def test_days_that_may_be_two_are_asked_about_once(self, ailsas: Client) -> None:
        made = sent(ailsas, csv("Seat,Member,From,Until", "Carer,Ann,01/02/2025,present"))
        assert "Which comes first in days written in numbers" in text_of(ailsas.get(page(made, "columns/")))
        response = ailsas.post(page(made, "columns/"), columns_said(made))
        assert response.context["form"].errors["order"] == ["Say which it is."]
        assert ailsas.post(page(made, "columns/"), columns_said(made, order="dmy")).status_code == 302
        made.refresh_from_db()
        assert (made.layout or {})["order"] == "dmy"

    def test_a_column_in_which_one_day_tells_is_not_asked_about(self, ailsas: Client) -> None:
        made = sent(
            ailsas, csv("Seat,Member,From,Until", "Carer,Ann,01/02/2025,open", "Carer,Bob,13/02/2025,open")
        )
        assert ailsas.get(page(made, "columns/")).context["form"].questions == []

    def test_years_with_two_digits_and_numbers_for_days_are_asked_about(self, ailsas: Client) -> None:
        made = sent(
            ailsas, csv("Seat,Member,From,Until", "Carer,Ann,01/02/03,45778", "Carer,Bob,1 May 2025,open")
        )
        names = [field.name for field in ailsas.get(page(made, "columns/")).context["form"].questions]
        assert names == ["order", "century", "serials"]
        assert "45778 is 1 May 2025" in text_of(ailsas.get(page(made, "columns/")))

    def test_what_was_said_is_proposed_again(self, ailsas: Client) -> None:
        made = sent(ailsas, csv("Seat,Member,From,Shoe size", "Carer,Ann,1 May 2025,9"))
        ailsas.post(page(made, "columns/"), columns_said(made, column_3="-"))
        assert ailsas.get(page(made, "columns/")).context["form"]["column_3"].value() == "-"


class TestTheRows:
    def test_they_can_be_narrowed_and_have_pages(self, ailsas: Client) -> None:
        lines = [f"Carer,Person {number},1 May 1950," for number in range(60)]
        made = laid_out(ailsas, csv("Seat,Member,From,Until", *lines, "No such seat,Ann,1 May 2025,open"))
        first = ailsas.get(page(made, "rows/"))
        assert len(first.context["page_obj"]) == 50
        assert len(ailsas.get(page(made, "rows/?page=2")).context["page_obj"]) == 11
        wrong = ailsas.get(page(made, "rows/?show=wrong&page=2"))
        assert [row.number for row in wrong.context["page_obj"]][-1] == 62

    def test_a_changed_row_shows_old_and_new(self, ailsas: Client, alba: Board) -> None:
        row = alba.appointments.get(seat__ref="la1")
        made = laid_out(ailsas, csv("Appointment id,Last day", f"{row.ref},30 November 2026"))
        assert "Last day: open → becomes 30 November 2026" in text_of(ailsas.get(page(made, "rows/")))

    def test_wrong_rows_can_be_had_as_a_file_that_comes_back(self, ailsas: Client) -> None:
        made = laid_out(ailsas, WITH_A_FAULT)
        wrong = ailsas.get(page(made, "wrong.csv"))
        assert wrong.headers["Content-Type"] == "text/csv; charset=utf-8"
        lines = wrong.content.decode("utf-8-sig").splitlines()
        assert lines[0] == "Seat,Member,From,Term ends,Until,What is wrong"
        assert lines[1].startswith('No such seat,Somebody,1 December 2026,,present,"Seat: no seat')
        again = laid_out(ailsas, wrong.content)
        (row,) = ailsas.get(page(again, "rows/")).context["plan"].rows
        assert row.reasons[0] in lines[1]

    def test_nothing_is_imported_while_a_row_is_wrong(self, ailsas: Client, alba: Board) -> None:
        response = confirmed(ailsas, laid_out(ailsas, WITH_A_FAULT))
        assert response.status_code == 200
        assert "Some rows are wrong" in text_of(response)
        assert "Leave out the 1 row that is wrong, and import the other one" in text_of(response)
        assert not Job.objects.exists()

    def test_wrong_rows_are_left_out_knowingly(self, ailsas: Client, alba: Board) -> None:
        made = laid_out(ailsas, WITH_A_FAULT)
        confirmed(ailsas, made, leave_out="on")
        do_the_work()
        made.refresh_from_db()
        assert made.counts == {"new": 1, "changed": 0, "unchanged": 0, "wrong": 1}
        assert alba.appointments.filter(person__name="Ishbel Ross").exists()


class TestDoingIt:
    def test_pressing_twice_makes_one_job(self, ailsas: Client) -> None:
        made = laid_out(ailsas)
        first, second = confirmed(ailsas, made), confirmed(ailsas, made)
        assert first.headers["Location"] == second.headers["Location"]
        assert Job.objects.count() == 1

    def test_back_and_again_leads_to_what_came_of_it(self, ailsas: Client) -> None:
        made = laid_out(ailsas)
        confirmed(ailsas, made)
        do_the_work()
        for name in ("columns/", "rows/", "check/"):
            assert ailsas.get(page(made, name)).headers["Location"] == page(made)
            assert ailsas.post(page(made, name)).status_code in (302, 405)
        assert Job.objects.count() == 1

    def test_a_record_that_changed_meanwhile_stops_it(self, ailsas: Client, alba: Board) -> None:
        made = laid_out(ailsas)
        digest = ailsas.get(page(made, "check/")).context["plan"].digest
        other = laid_out(ailsas, FILLED.replace(b"Ishbel Ross", b"Iain Ross"))
        confirmed(ailsas, other)
        do_the_work()
        response = ailsas.post(page(made, "check/"), {"digest": digest})
        assert response.status_code == 200
        assert alba.appointments.filter(person__name="Ishbel Ross").count() == 0

    def test_one_that_changes_before_the_work_is_done_stops_that_too(
        self, ailsas: Client, alba: Board
    ) -> None:
        made = laid_out(ailsas)
        confirmed(ailsas, made)
        other = alba.seats.get(ref="user")
        appoint_member(other, "Iain Ross", starts_on=date(2027, 6, 1), by=STORY)
        (job,) = do_the_work()
        assert (job.state, job.error) == ("failed", DIFFERS)
        assert not alba.appointments.filter(person__name="Ishbel Ross").exists()
        assert page(made) in html_of(ailsas.get(f"/boards/alba/jobs/{job.public_id}/"))
        rows = ailsas.get(page(made), follow=True)
        assert rows.context["plan"].wrong

    def test_after_a_failure_it_can_be_tried_again(self, ailsas: Client, alba: Board) -> None:
        made = laid_out(ailsas)
        first = confirmed(ailsas, made)
        Job.objects.update(state="failed", error="The light went out.")
        assert confirmed(ailsas, made).headers["Location"] != first.headers["Location"]
        do_the_work()
        assert alba.appointments.filter(person__name="Ishbel Ross").exists()

    def test_a_file_that_is_gone_is_said(self, ailsas: Client) -> None:
        made = laid_out(ailsas)
        ReceivedFile.objects.update(content=None)
        response = ailsas.get(page(made, "rows/"), follow=True)
        assert "was removed after 90 days" in text_of(response)

    def test_an_import_that_cannot_be_undone_says_why(self, ailsas: Client, alba: Board) -> None:
        made = laid_out(ailsas)
        confirmed(ailsas, made)
        do_the_work()
        appointment = alba.appointments.get(person__name="Ishbel Ross")
        appointment.interim = True
        appointment.save()
        result = ailsas.get(page(made))
        assert "changed since, so the import cannot be undone: Ishbel Ross, Service user" in text_of(result)
        assert page(made, "undo/") not in html_of(result)
        ailsas.post(page(made, "undo/"))
        assert Job.objects.filter(kind="membership.undo_import").count() == 0


class TestNoPageAsksMoreForALongerFile:
    @pytest.mark.parametrize("name", ["columns/", "rows/", "check/"])
    @pytest.mark.parametrize("rows", [1, 40])
    def test_of_the_database(
        self, name: str, rows: int, ailsas: Client, django_assert_max_num_queries: Any
    ) -> None:
        lines = [
            f"Service user member,Person {number},{number % 28 + 1} May {1950 + number},"
            for number in range(rows)
        ]
        made = laid_out(ailsas, csv("Seat,Member,From,Until", *lines))
        with django_assert_max_num_queries(30):
            assert ailsas.get(page(made, name)).status_code == 200

    def test_of_the_list_of_imports(self, ailsas: Client, django_assert_max_num_queries: Any) -> None:
        for _ in range(25):
            sent(ailsas)
        with django_assert_max_num_queries(12):
            assert len(ailsas.get(IMPORTS).context["imports"]) == 20

    def test_of_what_came_of_it(self, ailsas: Client, django_assert_max_num_queries: Any) -> None:
        lines = [
            f"Service user member,Person {number},{number % 28 + 1} May {1950 + number},"
            for number in range(60)
        ]
        made = laid_out(ailsas, csv("Seat,Member,From,Until", *lines))
        confirmed(ailsas, made, leave_out="on")
        do_the_work()
        with django_assert_max_num_queries(32):
            assert ailsas.get(page(made)).context["reasons"] == []


def test_a_worker_that_died_is_followed_by_another_without_harm(ailsas: Client, alba: Board) -> None:
    made = laid_out(ailsas)
    confirmed(ailsas, made)
    (job,) = do_the_work()
    Job.objects.filter(pk=job.pk).update(state="waiting", lease=None, finished_at=None)
    (again,) = do_the_work()
    assert again.state == "done"
    assert alba.appointments.filter(person__name="Ishbel Ross").count() == 1


def test_a_secretary_of_one_board_cannot_reach_into_another(
    alba: Board, other_board: Board, today: None
) -> None:
    both = with_role("Ailsa", alba, RoleName.SECRETARY)
    made = laid_out(window_of(both))
    rhonas = window_of(with_role("Rona", other_board, RoleName.SECRETARY))
    assert rhonas.post(f"/boards/tayside/people/imports/{made.public_id}/check/", {}).status_code == 404
