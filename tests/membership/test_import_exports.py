"""Lists taken out as files: safe to open, without what is restricted, and taken back without a change."""

import csv as csv_files
import io
from datetime import date
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from boards.models import Board
from boards.services import import_board
from membership import exports
from membership.imports.columns import KINDS
from membership.services import correct_person, record_paper, record_person
from statute.record import BadRecord, facts_of
from tests.cast import STORY
from tests.membership.import_cast import imported, layout_of, plan
from tests.membership.page_cast import ailsas, alba, calums, secretary, today
from tests.membership.records import records
from tests.statute.situations import Record, committee, multi, single

__all__ = ["ailsas", "alba", "calums", "secretary", "today"]

EXPORTS = "/boards/alba/people/export/"


def changes_of(board: Board, kind: str) -> list[Any]:
    """Give the rows of a list that would not come back as they went out."""
    content = exports.list_as_csv(board, KINDS[kind], unveiled=True)
    if len(rows_of(content)) == 1:
        # A list without a row is no file to be imported.
        return []
    return [row for row in plan(board, content, kind).rows if row.status.value != "unchanged"]


def rows_of(content: bytes) -> list[list[str]]:
    return list(csv_files.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


@pytest.mark.django_db
@pytest.mark.parametrize("record", [single, multi, committee])
@pytest.mark.parametrize("kind", list(KINDS))
def test_a_list_comes_back_as_it_went_out(kind: str, record: Any) -> None:
    assert changes_of(import_board(record(), by=STORY), kind) == []


@pytest.mark.django_db
@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much]
)
@given(record=records(), kind=st.sampled_from(list(KINDS)))
def test_so_does_any_list_of_any_board(record: Record, kind: str) -> None:
    try:
        facts_of(record)
    except BadRecord:
        assume(False)
    with transaction.atomic():
        assert changes_of(import_board(record, by=STORY), kind) == []
        transaction.set_rollback(True)


@pytest.mark.django_db
@pytest.mark.parametrize("name", [" Two  spaces ", "Ma\u0300iri", "\u00a0Ann"])
def test_spaces_that_nobody_sees_are_no_change(name: str) -> None:
    record = single()
    record["people"][0]["name"] = name
    assert changes_of(import_board(record, by=STORY), "people") == []


@pytest.mark.django_db
def test_a_list_brings_up_another_board_which_then_has_nothing_to_change() -> None:
    old = import_board(single(), by=STORY)
    bare = single()
    bare["board"]["slug"] = "beinn"
    for name in ("people", "seats", "appointments", "standings", "papers", "appointing_periods"):
        bare[name] = []
    new = import_board(bare, by=STORY)
    for kind in ("seats", "people", "appointments", "standings", "papers"):
        content = exports.list_as_csv(old, KINDS[kind], unveiled=True)
        imported(new, content, kind)
        assert plan(new, content, kind).counts["unchanged"] == len(rows_of(content)) - 1


class TestWhatASpreadsheetWouldRun:
    @pytest.mark.parametrize(
        "name", ["=cmd|' /C calc'!A0", "+44 131", "-1+1", "@SUM(A1)", "not known", "'=x"]
    )
    def test_it_goes_out_as_text_and_comes_back_as_it_was(self, name: str, alba: Board) -> None:
        person = record_person(alba, name=name, by=STORY)
        cells = [
            cell for row in rows_of(exports.list_as_csv(alba, KINDS["people"], unveiled=True)) for cell in row
        ]
        assert f"'{name}" in cells
        assert not any(cell.startswith(("=", "+", "-", "@")) for cell in cells)
        assert changes_of(alba, "people") == []
        assert person.name == name

    def test_so_do_the_wrong_rows_of_a_strangers_file(self, alba: Board) -> None:
        content = exports.as_csv(["Name", "What is wrong"], [["=1+1", "because"]])
        assert rows_of(content)[1] == ["'=1+1", "because"]


class TestTheFiles:
    @pytest.mark.parametrize("kind", exports.exported())
    def test_everybody_on_the_board_may_have_them(self, kind: str, calums: Client) -> None:
        response = calums.get(f"{EXPORTS}{kind}.csv")
        assert response.headers["Content-Disposition"].startswith('attachment; filename="alba-')
        assert response.content.startswith(b"\xef\xbb\xbf")

    def test_a_list_that_is_not_there_is_not_there(self, calums: Client) -> None:
        assert calums.get(f"{EXPORTS}secrets.csv").status_code == 404

    def test_days_are_written_so_that_nobody_mistakes_them(self, calums: Client) -> None:
        rows = rows_of(calums.get(f"{EXPORTS}appointments.csv").content)
        row = dict(zip(rows[0], rows[1], strict=True))
        assert (row["First day"], row["Last day of the term"], row["Last day"]) == (
            "2025-05-01",
            "2028-04-30",
            "open",
        )
        assert (row["Seat"], row["Person"]) == ("Council nominee, alba-council 1", "Calum")

    def test_disqualifications_are_not_in_them_not_even_for_the_secretary(
        self, ailsas: Client, alba: Board
    ) -> None:
        row = alba.standings.first()
        assert row is not None
        row.kind, row.category = "disqualified", "insolvency"
        row.save()
        text = ailsas.get(f"{EXPORTS}standings.csv").content.decode()
        assert "disqualified" not in text
        assert "insolvency" not in text
        assert len(rows_of(text.encode())) == alba.standings.count()

    def test_an_end_by_a_disqualification_is_told_to_the_secretary_alone(
        self, ailsas: Client, calums: Client, alba: Board
    ) -> None:
        row = alba.appointments.get(seat__ref="la2")
        row.how_ended, row.ended_by, row.ends_on, row.ends_word = (
            "disqualification",
            "board",
            date(2026, 10, 1),
            None,
        )
        row.save()
        assert ends_in(ailsas) == [("Disqualified", "the board")]
        assert ends_in(calums) == [("Another reason", "")]

    def test_what_a_declaration_says_is_told_to_the_secretary_alone(
        self, ailsas: Client, calums: Client, alba: Board
    ) -> None:
        for says in (True, False):
            said = {"kind": "declaration", "topic": "eligibility", "about": {"person": "p-la1"}, "says": says}
            record_paper(alba, said=said, by=STORY)
        assert says_in(ailsas)[-2:] == ["yes", "no"]
        assert says_in(calums)[-2:] == ["", ""]

    def test_chairs_are_among_them(self, calums: Client) -> None:
        rows = rows_of(calums.get(f"{EXPORTS}chairs.csv").content)
        assert ("chair", "Calum") in [(row[2], row[4]) for row in rows]

    def test_they_ask_the_database_no_more_for_a_longer_list(
        self, calums: Client, alba: Board, django_assert_max_num_queries: Any
    ) -> None:
        for number in range(40):
            record_person(alba, name=f"Somebody {number}", by=STORY)
        for kind in exports.exported():
            with django_assert_max_num_queries(27):
                calums.get(f"{EXPORTS}{kind}.csv")


def of_file(window: Client, kind: str) -> list[dict[str, str]]:
    headings, *rows = rows_of(window.get(f"{EXPORTS}{kind}.csv").content)
    return [dict(zip(headings, row, strict=True)) for row in rows]


def ends_in(window: Client) -> list[tuple[str, str]]:
    found = [(row["How it ended"], row["Ended by"]) for row in of_file(window, "appointments")]
    return [each for each in found if any(each)]


def says_in(window: Client) -> list[str]:
    return [row["Says so"] for row in of_file(window, "papers") if row["Kind"] == "declaration"]


class TestTemplates:
    @pytest.mark.parametrize("kind", list(KINDS))
    def test_every_heading_is_known_and_the_example_is_no_row(
        self, kind: str, ailsas: Client, alba: Board
    ) -> None:
        content = ailsas.get(f"/boards/alba/people/imports/templates/{kind}.csv").content
        layout_of(content, kind)
        assert plan(alba, content, kind).rows == ()

    def test_there_is_none_for_what_cannot_be_imported(self, ailsas: Client) -> None:
        assert ailsas.get("/boards/alba/people/imports/templates/chairs.csv").status_code == 404


def test_a_changed_name_is_no_reason_to_mistake_somebody(alba: Board) -> None:
    content = exports.list_as_csv(alba, KINDS["appointments"], unveiled=True)
    correct_person(alba.people.get(ref="p-la1"), name="Calum Ros", version=None, by=STORY)
    (wrong,) = plan(alba, content).wrong
    assert "the id p-la1 is of Calum Ros, not of “Calum”" in wrong.reasons[0]
