"""Groups, decisions, localities and who takes part in them, as files: named as people name them."""

import pytest

from boards.models import Board
from boards.services import import_board
from membership import exports
from membership.imports.cells import one_of
from membership.imports.columns import KINDS
from tests.cast import STORY
from tests.membership.import_cast import csv, imported, only, plan
from tests.membership.test_import_exports import changes_of, rows_of
from tests.membership.test_import_rows import record_of, undone
from tests.statute.planning_groups import settled

pytestmark = pytest.mark.django_db

GROUPS = csv(
    "Name,Kind,Reports to,Meetings a year,First day,Last day,Review due on",
    "Audit Committee,Committee of the board,the board,4,1 April 2016,open,31/03/2027",
    "Locality group,Locality planning group,Planning group,6,1 April 2016,,",
)
DECISIONS = csv(
    "Taken by,Date,Topic,Decision,About which group,Number,Settles,Votes for,Votes against",
    "the board,2026-06-18,The number of members of a group,Sixteen members.,Planning group,16,,6,1",
    "Planning group,2026-06-25,The terms of reference of a group,New terms.,spg,,Remit; Quorum,,",
)
LOCALITIES = csv(
    "Name,Kind,First day,Planning group,Datazones",
    "Isles,Locality of the strategic plan,2026-04-01,none,S01000991; S01000992",
)
INVOLVEMENTS = csv(
    "Locality,Kind of people,Person,Body,Sits on the planning group,First day",
    "Ardgarve,The housing sector,Una Reid,,yes,2026-05-01",
    "Balkeld,Carers and patients,,Carers of Balkeld,no,2026-05-01",
)
FILES = {"groups": GROUPS, "decisions": DECISIONS, "localities": LOCALITIES, "involvements": INVOLVEMENTS}


@pytest.fixture
def board(db: None) -> Board:
    """A board with a planning group and two localities."""
    return import_board(settled(), by=STORY)


@pytest.mark.parametrize("kind", list(KINDS))
def test_a_list_comes_back_as_it_went_out(kind: str, board: Board) -> None:
    assert changes_of(board, kind) == []


@pytest.mark.parametrize("kind", FILES)
def test_the_same_file_twice_changes_nothing_and_undone_nothing_is_left(kind: str, board: Board) -> None:
    before = record_of(board)
    done = imported(board, FILES[kind], kind)
    counts = plan(board, FILES[kind], kind).counts
    assert (counts["unchanged"], sum(counts.values())) == (len(rows_of(FILES[kind])) - 1,) * 2
    undone(done)
    assert record_of(board) == before


@pytest.mark.parametrize("kind", list(KINDS))
def test_no_two_values_of_a_column_are_called_the_same(kind: str) -> None:
    for column in KINDS[kind].columns:
        for code, words in column.choices.items():
            assert {one_of(code, column.choices), one_of(words, column.choices)} == {code}, column.name


def test_a_group_may_be_named_by_its_name_or_its_id(board: Board) -> None:
    imported(board, GROUPS, "groups")
    assert board.groups.get(name="Locality group").parent == "spg"
    assert board.groups.get(name="Audit Committee").parent == "board"
    imported(board, DECISIONS, "decisions")
    size, terms = board.decisions.order_by("pk")[3:]
    assert (size.taken_by, size.about, size.votes) == ("board", {"group": "spg"}, {"for": 6, "against": 1})
    assert (terms.taken_by, terms.about, terms.covers) == ("spg", {"group": "spg"}, ["remit", "quorum"])


def test_a_group_that_there_is_not_is_wrong_and_those_there_are_named(board: Board) -> None:
    found = plan(board, csv("Name,Reports to", "X,Nowhere"), "groups")
    assert only(found).reasons == (
        "Reports to: there are no groups on this record called “Nowhere”; it has Planning group.",
    )


@pytest.mark.parametrize(("cell", "words"), [("four", "no whole number"), ("400", "between 0 and 366")])
def test_a_number_that_cannot_be_is_wrong(cell: str, words: str, board: Board) -> None:
    assert words in " ".join(only(plan(board, csv("Name,Meetings", f"X,{cell}"), "groups")).reasons)


def test_seats_are_put_on_a_group_and_speak_for_a_locality(board: Board) -> None:
    heading = "Name,Basis,Group,Locality,Nominated jointly,Number"
    imported(board, csv(heading, "Second voice,Voice of a locality,Planning group,Balkeld,no,2"), "seats")
    seat = board.seats.get(name="Second voice")
    assert (seat.group, seat.locality, seat.nominated_jointly) == ("spg", "b", False)
    assert changes_of(board, "seats") == []


def test_who_appointed_may_be_a_group_the_board_or_an_authority(board: Board) -> None:
    heading = "Seat,Member,From,Until,Appointed by"
    rows = [
        "loc-a,Ann,1 May 2010,1 May 2011,Planning group",
        "user,Bob,1 May 2010,1 May 2011,alba-council",
    ]
    imported(board, csv(heading, *rows))
    found = board.appointments.filter(appointed_by__isnull=False).order_by("-pk")[:2]
    assert [each.appointed_by for each in found] == ["alba-council", "spg"]


def test_a_files_groups_and_seats_are_called_by_name(board: Board) -> None:
    headings, *rows = rows_of(exports.list_as_csv(board, KINDS["seats"], unveiled=True))
    voice = next(row for row in rows if row[0] == "loc-a")
    said = dict(zip(headings, voice, strict=True))
    assert (said["Group"], said["Locality"]) == ("Planning group", "Ardgarve")
    headings, *rows = rows_of(exports.list_as_csv(board, KINDS["decisions"], unveiled=True))
    said = dict(zip(headings, rows[0], strict=True))
    assert (said["Taken by"], said["About which group"]) == ("the board", "Planning group")


def test_a_formula_in_a_remit_goes_out_as_text(board: Board) -> None:
    imported(board, csv("Name,Remit", "X,=1+1"), "groups")
    text = exports.list_as_csv(board, KINDS["groups"], unveiled=True).decode()
    assert "'=1+1" in text
    assert changes_of(board, "groups") == []
