"""Groups, decisions, localities and who takes part in them, as files: named as people name them."""

from pathlib import Path

import pytest

from boards.models import Board
from boards.refusals import Refused
from boards.services import import_board
from membership import exports
from membership.imports.cells import one_of
from membership.imports.columns import KINDS
from membership.imports.plan import most_of
from membership.services import record_paper
from tests.cast import STORY
from tests.membership.import_cast import csv, imported, only, plan
from tests.membership.test_import_exports import changes_of, rows_of
from tests.membership.test_import_rows import record_of, refused, undone
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
        (
            "Reports to: there are no groups on this record or in this file called “Nowhere”; known are X, "
            "Planning group."
        ),
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


class TestGroupsThatNameEachOther:
    TREE = csv("Name,Reports to", "Child,Parent group", "Parent group,the board", "Grandchild,child")

    def test_one_may_stand_above_or_below_the_other(self, board: Board) -> None:
        before = record_of(board)
        done = imported(board, self.TREE, "groups")
        parent, child = (board.groups.get(name=name) for name in ("Parent group", "Child"))
        assert (parent.parent, child.parent) == ("board", parent.ref)
        assert board.groups.get(name="Grandchild").parent == child.ref
        assert plan(board, self.TREE, "groups").counts["unchanged"] == 3
        assert changes_of(board, "groups") == []
        undone(done)
        assert record_of(board) == before

    def test_what_would_be_is_shown_by_names(self, board: Board) -> None:
        child, *_ = plan(board, self.TREE, "groups").rows
        assert ("Reports to", "Parent group") in [(each.words, each.becomes) for each in child.changes]

    def test_an_id_that_the_file_gives_will_do(self, board: Board) -> None:
        imported(board, csv("Group id,Name,Reports to", "sub,Child,top", "top,Parent group,"), "groups")
        assert board.groups.get(ref="sub").parent == "top"

    def test_a_group_that_the_file_renames_has_both_names(self, board: Board) -> None:
        content = csv("Group id,Name,Reports to", "spg,Forum,", "x,X,Forum", "y,Y,Planning group")
        imported(board, content, "groups")
        assert {board.groups.get(ref=ref).parent for ref in "xy"} == {"spg"}

    def test_a_name_that_stands_twice_is_refused(self, board: Board) -> None:
        rows = plan(board, csv("Name,Reports to", "Child,Top", "Top,", "TOP,"), "groups").rows
        assert rows[0].reasons == (
            "Reports to: 2 groups on this record or in this file are called “Top”; give the id.",
        )
        rows = plan(board, csv("Name,Reports to", "Child,Top", "Top,", "Top,"), "groups").rows
        assert rows[0].reasons == (
            "Reports to: 2 groups on this record or in this file are called “Top”; give the id.",
        )

    def test_so_is_one_whose_own_row_is_wrong(self, board: Board) -> None:
        rows = plan(board, csv("Name,Reports to,Meetings", "Child,Top,", "Top,,four"), "groups").rows
        assert rows[0].reasons == ("Reports to: line 3, where “Top” is new, is wrong itself.",)

    def test_groups_that_report_to_each_other_are_refused(self, board: Board) -> None:
        rows = plan(board, csv("Name,Reports to", "A,B", "B,A"), "groups").rows
        assert {each.reasons for each in rows} == {("Reports to: makes the group report to itself.",)}


class TestWhereABasisFits:
    @pytest.mark.parametrize(
        ("words", "basis"), [("Health Board nominee", "SPG_HB"), ("Council nominee", "SPG_LA")]
    )
    def test_a_nominee_on_the_planning_group_is_one_of_the_group(
        self, board: Board, words: str, basis: str
    ) -> None:
        imported(board, csv("Name,Basis,Group", f"Seat,{words},Planning group"), "seats")
        assert board.seats.get(name="Seat").basis == basis
        again = csv("Name,Basis", f"Seat,{words}")
        assert plan(board, again, "seats").counts["unchanged"] == 1

    def test_a_nominee_without_a_group_is_one_of_the_board(self, board: Board) -> None:
        imported(board, csv("Name,Basis,Group", "Seat,Health Board nominee,"), "seats")
        assert board.seats.get(name="Seat").basis == "HB_NOM"

    def test_a_place_of_the_board_is_not_on_a_group(self, board: Board) -> None:
        imported(board, csv("Name,Kind", "Audit,Committee of the board"), "groups")
        for words, group in (("Chief officer", "Planning group"), ("Council nominee", "Audit")):
            row = only(plan(board, csv("Name,Basis,Group", f"Seat,{words},{group}"), "seats"))
            assert " ".join(row.reasons) == (
                f"Basis: “{words}” is a place on the board itself, and “{group}” is a group; leave “Group” "
                "empty, or say what the place on the group is, such as “Member”."
            )

    @pytest.mark.parametrize(
        "words",
        [
            "Users of social care",
            "Voice of a locality",
            "Member",
            "Health Board nominee on the planning group",
        ],
    )
    def test_a_place_of_a_group_is_not_on_the_board(self, board: Board, words: str) -> None:
        for group in ("", "none"):
            row = only(plan(board, csv("Name,Basis,Group", f"Seat,{words},{group}"), "seats"))
            assert row.reasons == (f"Basis: “{words}” is a place on a group; say which one under “Group”.",)

    def test_a_seat_on_record_that_does_not_fit_is_said_anew_elsewhere(self, board: Board) -> None:
        board.seats.filter(ref="spg-hb").update(basis="HB_NOM")
        assert changes_of(board, "seats") == []
        content = csv("Seat id,Basis,Group,Name", "spg-hb,Health Board nominee,Planning group,First")
        (change,) = only(plan(board, content, "seats")).changes
        assert (change.words, change.becomes) == ("Name", "First")

    def test_a_seat_of_a_group_is_found_without_its_group(self, board: Board) -> None:
        imported(board, csv("Name,Basis,Group", "Seat,Member,Planning group"), "seats")
        assert plan(board, csv("Name,Basis", "Seat,Member"), "seats").counts["unchanged"] == 1


class TestWordsThatAreANameToo:
    def test_what_is_unchanged_in_the_file_is_unchanged(self, board: Board) -> None:
        record_paper(board, said={"kind": "advice", "from": "nope", "to": "nope"}, by=STORY)
        board.decisions.filter(ref="size").update(taken_by="nope")
        imported(board, csv("Name", "Nope"), "groups")
        assert changes_of(board, "papers") == []
        assert changes_of(board, "decisions") == []

    def test_said_anew_it_means_the_group(self, board: Board) -> None:
        imported(board, csv("Group id,Name", "g9,Nope"), "groups")
        imported(board, csv("Decision id,Taken by", "size,nope"), "decisions")
        assert board.decisions.get(ref="size").taken_by == "g9"


def test_who_did_something_is_an_authority_or_a_group(board: Board) -> None:
    reasons = only(plan(board, csv("Taken by,Decision", "Some Forum,X"), "decisions")).reasons
    assert " ".join(reasons) == (
        "Taken by: “Some Forum” is no authority or group of this board; it has alba-council, nhs-alba, the "
        "board, the chief officer, Planning group."
    )


def test_more_rows_than_a_record_holds_are_refused_at_once(board: Board) -> None:
    content = csv("Name", *(f"Group {number}" for number in range(2000)))
    with pytest.raises(Refused) as refusal:
        plan(board, content, "groups")
    said = "Groups: a record holds 2,000 at most. It has 1, and the file would bring 2,000 more."
    assert refusal.value.messages == [f"{said} Nothing was imported."]
    fewer = csv("Name", *(f"Group {number}" for number in range(1999)))
    assert plan(board, fewer, "groups").counts["new"] == 1999


def test_what_the_guide_says_a_record_holds_is_so() -> None:
    guide = (Path(__file__).parents[2] / "docs" / "importing.md").read_text(encoding="utf-8")
    for name, words in (
        ("seats", "2,000 seats"),
        ("groups", "2,000 groups"),
        ("appointing_periods", "1,000 appointing periods"),
        ("localities", "500 localities"),
    ):
        assert words in guide
        assert words.startswith(f"{most_of(KINDS[name]):,} ")


class TestUndoing:
    def test_it_says_in_words_what_names_a_group_that_would_go(self, board: Board) -> None:
        done = imported(board, csv("Name,Kind", "Parent group,Locality planning group"), "groups")
        imported(board, csv("Name,Planning group", "Loc One,Parent group"), "localities")
        imported(board, csv("Name,Reports to", "Child,Parent group"), "groups")
        assert refused(done) == (
            "The group Child names the group Parent group; undo or correct that first. "
            "The locality Loc One names the group Parent group; undo or correct that first."
        )

    def test_it_tells_of_localities_decisions_and_people_too(self, board: Board) -> None:
        done = imported(board, csv("Name", "Isles"), "localities")
        imported(
            board, csv("Locality,Kind of people,Body", "Isles,The housing sector,Isles Homes"), "involvements"
        )
        assert "The part in a locality Isles Homes" in refused(done)
        assert "names the locality Isles; undo or correct that first." in refused(done)
        people = imported(board, csv("Name", "Ann Ros"), "people")
        imported(
            board, csv("Locality,Kind of people,Person", "Isles,The housing sector,Ann Ros"), "involvements"
        )
        assert "names the person Ann Ros; undo or correct that first." in refused(people)
        decision = imported(
            board, csv("Decision,Topic", "First,Delegating functions to a group"), "decisions"
        )
        ref = board.decisions.get(what="First").ref
        imported(board, csv("Decision,Delegated by (decision id)", f"Second,{ref}"), "decisions")
        assert refused(decision) == (
            "The decision Second names the decision First, Delegating functions to a group; undo or correct "
            "that first."
        )
