"""A file held against the record: which row is which, what is new, changed, unchanged and wrong, and why."""

import pytest

from boards.models import Board
from boards.refusals import Refused
from membership.imports.columns import KINDS, LEFT_OUT, guessed, refuse_layout
from membership.imports.plan import Plan
from membership.services import record_person
from tests.cast import STORY
from tests.membership.conftest import record_in
from tests.membership.import_cast import csv, imported, only, plan, read
from tests.statute.situations import Record

__all__ = ["record_in"]

SPELL = "Seat,Member,From,Until"


def statuses(found: Plan) -> list[str]:
    return [row.status.value for row in found.rows]


def told(found: Plan) -> dict[str, tuple[str, str]]:
    return {change.words: (change.was, change.becomes) for change in only(found).changes}


def why(found: Plan) -> str:
    row = only(found)
    assert row.status.value == "wrong"
    return " ".join(row.reasons)


class TestHeadings:
    @pytest.mark.parametrize(
        ("heading", "name"),
        [
            ("Role", "seat_words"), ("Council/NHS", "seat_authority"), ("Member", "person_name"),
            ("First name", "first_name"), ("SURNAME", "last_name"), ("Start date", "starts_on"),
            ("From", "starts_on"), ("date_from", "starts_on"), ("Term ends", "term_ends"), ("Until", "ends"),
            ("Appointment id", "id"), ("What is wrong", LEFT_OUT), ("Shoe size", ""),
        ],
    )  # fmt: skip
    def test_many_spellings_are_known(self, heading: str, name: str) -> None:
        kind = KINDS["appointments"]
        assert guessed(kind, read(csv(f"Notes,{heading}", "a,b"))) == ("", name)

    def test_of_two_that_mean_the_same_the_second_is_asked_about(self) -> None:
        kind = KINDS["appointments"]
        assert guessed(kind, read(csv("Start date,From", "1 May 2025,1 May 2025"))) == ("starts_on", "")

    def test_a_name_comes_from_one_place(self) -> None:
        kind = KINDS["appointments"]
        table = read(csv("Member,Surname,Seat", "a,b,c"))
        with pytest.raises(Refused, match="A name comes from “Person” or from its parts"):
            refuse_layout(kind, table, guessed(kind, table))

    def test_an_empty_column_without_a_heading_is_left_out(self) -> None:
        kind = KINDS["people"]
        assert guessed(kind, read(csv("Name,,Person id", "Ann,,p9"), "people")) == ("name", LEFT_OUT, "id")


class TestPeople:
    def test_names_are_joined_trimmed_and_without_what_cannot_be_seen(self, board: Board) -> None:
        found = plan(board, csv("Title,First name,Surname", "Cllr, Ann\u200b , Ros  Ros "), "people")
        assert told(found) == {"Name": ("not known", "Cllr Ann Ros Ros")}

    def test_somebody_on_record_is_unchanged(self, board: Board) -> None:
        assert statuses(plan(board, csv("Name", "Member p-la1"), "people")) == ["unchanged"]

    def test_an_id_tells_who_it_is(self, board: Board) -> None:
        found = plan(board, csv("Person id,Name", "p-la1,Cllr Ann Ros"), "people")
        assert told(found) == {"Name": ("Member p-la1", "Cllr Ann Ros")}

    def test_the_public_id_will_do_as_well(self, board: Board) -> None:
        public_id = board.people.get(ref="p-la1").public_id
        found = plan(board, csv("Person id,Name", f"{public_id},Ann"), "people")
        assert only(found).status.value == "changed"

    def test_a_name_that_two_have_is_unclear(self, board: Board) -> None:
        record_person(board, name="Member p-la1", by=STORY)
        assert "2 people on this record are called “Member p-la1”; give the person’s id" in why(
            plan(board, csv("Name", "Member p-la1"), "people")
        )

    def test_a_name_in_other_capitals_is_unclear(self, board: Board) -> None:
        assert "is spelt “Member p-la1” on this record" in why(
            plan(board, csv("Name", "MEMBER P-LA1"), "people")
        )

    def test_a_new_id_is_kept(self, board: Board) -> None:
        (laid,) = plan(board, csv("Person id,Name", "x9,Ann"), "people").laid
        assert laid.row == {"id": "x9", "name": "Ann"}

    def test_twice_the_same_is_wrong_the_second_time(self, board: Board) -> None:
        found = plan(board, csv("Person id,Name", "x9,Ann", "x9,Ann"), "people")
        assert statuses(found) == ["new", "wrong"]
        assert found.rows[1].reasons == ("Line 2 speaks of the same entry; keep one of the two.",)

    @pytest.mark.parametrize("rows", [["Ann,", "Ann,"], ["Ann,", "ann,x9"], ["Ann,x8", "Ann,"]])
    def test_a_name_that_stands_twice_is_wrong_the_second_time(self, rows: list[str], board: Board) -> None:
        found = plan(board, csv("Name,Person id", *rows), "people")
        assert statuses(found) == ["new", "wrong"]
        assert found.rows[1].reasons == (
            "Line 2 says the same name; give each an id if they are two people.",
        )

    def test_unless_each_has_an_id(self, board: Board) -> None:
        content = csv("Name,Person id", "Ann,x8", "Ann,x9")
        assert statuses(plan(board, content, "people")) == ["new", "new"]
        imported(board, content, "people")
        assert statuses(plan(board, content, "people")) == ["unchanged", "unchanged"]

    def test_the_same_file_again_says_of_that_row_that_it_is_the_same_entry(self, board: Board) -> None:
        content = csv("Name", "Ann Ros", "Ann Ros", "Bob Ros")
        imported(board, content, "people", leave_out=True)
        assert board.people.filter(name="Ann Ros").count() == 1
        assert statuses(plan(board, content, "people")) == ["unchanged", "wrong", "unchanged"]

    def test_a_formula_is_kept_as_text_where_text_is_allowed(self, board: Board) -> None:
        assert told(plan(board, b"Name\r\n=cmd|x!A0\r\n", "people"))["Name"][1] == "=cmd|x!A0"
        assert told(plan(board, b"Name\r\n'=cmd|x!A0\r\n", "people"))["Name"][1] == "=cmd|x!A0"

    def test_a_name_that_turns_round_is_refused(self, board: Board) -> None:
        reasons = why(plan(board, csv("Name", "Ann\u202esoR"), "people"))
        assert "Name: holds a character that cannot be seen or turns text round" in reasons

    def test_a_name_of_a_thousand_characters_is_refused(self, board: Board) -> None:
        assert "must be at most 200 characters" in why(plan(board, csv("Name", "A" * 1000), "people"))

    def test_the_example_of_the_template_is_passed_over(self, board: Board) -> None:
        found = plan(board, csv("Person id,Name", "example,Morag MacLeod", ",Ann"), "people")
        assert statuses(found) == ["new"]

    def test_a_file_with_the_example_alone_is_said_to_be_that(self, board: Board) -> None:
        found = plan(board, csv("Person id,Name", "example,Morag MacLeod"), "people")
        assert found.why_nothing == "the file holds only the example row"


class TestAppointments:
    def test_a_new_one_names_its_seat_and_brings_its_person(self, board: Board) -> None:
        found = plan(board, csv(SPELL, "Unpaid carer member,Ann Ros,1 May 2019,30 April 2020"))
        assert list(found.people.values()) == ["Ann Ros"]
        assert told(found)["Seat"] == ("not known", "Unpaid carer member")
        assert only(found).laid is not None

    def test_it_is_known_by_seat_person_and_first_day(self, board: Board) -> None:
        assert statuses(plan(board, csv(SPELL, "carer,Member p-carer,1 May 2025,open"))) == ["unchanged"]

    def test_a_changed_field_shows_old_and_new(self, board: Board) -> None:
        found = plan(board, csv(SPELL, "carer,Member p-carer,1 May 2025,30/11/2026"))
        assert told(found) == {"Last day": ("open", "30 November 2026")}

    def test_an_empty_cell_never_takes_out_what_is_there(self, board: Board) -> None:
        heading = "Seat,Member,From,Term ends,Until,Interim"
        assert statuses(plan(board, csv(heading, "carer,Member p-carer,1 May 2025,,,"))) == ["unchanged"]

    @pytest.mark.parametrize("word", ["not known", "Unknown", "not recorded"])
    def test_saying_that_it_is_not_known_does(self, word: str, board: Board) -> None:
        heading = "Seat,Member,From,Term ends"
        found = plan(board, csv(heading, f"carer,Member p-carer,1 May 2025,{word}"))
        assert told(found) == {"Last day of the term": ("30 April 2028", "not known")}

    @pytest.mark.parametrize("word", ["present", "Current", "ongoing", "-", "–", "open"])
    def test_still_has_many_spellings(self, word: str, board: Board) -> None:
        assert statuses(plan(board, csv(SPELL, f"carer,Member p-carer,1 May 2025,{word}"))) == ["unchanged"]

    def test_an_empty_last_day_is_not_known(self, board: Board) -> None:
        row = only(plan(board, csv(SPELL, "hospdr,Ann,1 May 2010,"))).laid
        assert row is not None
        assert "ends" not in (row.row or {})

    def test_unless_somebody_said_that_it_is_still_so(self, board: Board) -> None:
        end = "carer,Member p-carer,1 May 2025,30 April 2026"
        found = plan(board, csv(SPELL, end, "carer,Ann,1 May 2026,"), blank_ends="open")
        assert statuses(found) == ["changed", "new"]
        assert found.laid[-1].row is not None
        assert found.laid[-1].row["ends"] == "open"

    def test_a_seat_is_found_by_basis_and_authority(self, board: Board) -> None:
        heading = "Type,Council/NHS,Seat number,Member,From,Until"
        found = plan(board, csv(heading, "Council nominee,Council,2,Member p-la2,1 May 2025,open"))
        assert statuses(found) == ["unchanged"]

    def test_one_of_several_seats_is_unclear(self, board: Board) -> None:
        assert "it may be any of 4 seats" in why(
            plan(board, csv(SPELL, "Council nominee,Ann,1 May 2010,1 May 2011"))
        )

    def test_but_not_where_the_person_sat_in_one_of_them(self, board: Board) -> None:
        found = plan(board, csv(SPELL, "Council nominee,Member p-la3,1 May 2025,open"))
        assert statuses(found) == ["unchanged"]

    def test_a_number_that_no_seat_has_is_wrong(self, board: Board) -> None:
        heading = "Seat,Seat number,Member,From"
        assert "there are 4 seats like that" in why(
            plan(board, csv(heading, "Council nominee,9,Ann,1 May 2010"))
        )

    def test_a_seat_that_is_not_there_is_wrong_and_those_there_are_named(self, board: Board) -> None:
        reasons = why(plan(board, csv(SPELL, "Trustee,Ann,1 May 2010,1 May 2011")))
        assert (
            "no seat on this record is called “Trustee”; it has: Council nominee, alba-council 1" in reasons
        )

    def test_an_id_and_a_name_must_agree(self, board: Board) -> None:
        heading = "Seat id,Seat,Person id,Person,First day"
        reasons = why(plan(board, csv(heading, "carer,Chief officer,p-carer,Member p-la1,1 May 2025")))
        assert "the id p-carer is of Member p-carer, not of “Member p-la1”" in reasons
        assert "the id carer is of “Unpaid carer member”, not of “Chief officer”" in reasons

    def test_two_holders_of_one_seat_are_wrong(self, board: Board) -> None:
        reasons = why(plan(board, csv(SPELL, "carer,Ann,1 June 2025,open")))
        assert "Ann would both hold this seat (Unpaid carer member) on one day" in reasons

    def test_two_rows_that_clash_name_each_other(self, board: Board) -> None:
        rows = ["carer,Ann,1 May 1950,31 May 1950", "carer,Bob,15 May 1950,30 June 1950"]
        found = plan(board, csv(SPELL, *rows))
        assert statuses(found) == ["wrong", "wrong"]
        assert "See line 3." in found.rows[0].reasons[0]

    def test_a_wrong_row_does_not_make_others_wrong(self, board: Board) -> None:
        rows = ["carer,Ann,1 June 2025,open", "carer,Bob,1 June 1950,30 June 1950"]
        found = plan(board, csv(SPELL, *rows))
        assert statuses(found) == ["wrong", "new"]
        assert list(found.people.values()) == ["Bob"]

    def test_a_new_person_is_spelt_one_way(self, board: Board) -> None:
        rows = ["carer,Ann Ros,1 May 1950,31 May 1950", "carer,ANN ROS,1 June 1951,30 June 1951"]
        found = plan(board, csv(SPELL, *rows))
        assert statuses(found) == ["new", "wrong"]
        assert "is spelt “Ann Ros” on a line above" in found.rows[1].reasons[0]

    def test_one_new_person_may_come_twice(self, board: Board) -> None:
        rows = ["carer,Ann Ros,1 May 1950,31 May 1950", "carer,Ann Ros,1 June 1951,30 June 1951"]
        found = plan(board, csv(SPELL, *rows))
        assert statuses(found) == ["new", "new"]
        assert len(found.people) == 1

    def test_a_successor_takes_the_seat_in_the_same_file(self, board: Board) -> None:
        rows = ["carer,Ann,1 May 2026,open", "carer,Member p-carer,1 May 2025,30 April 2026"]
        assert statuses(plan(board, csv(SPELL, *rows))) == ["new", "changed"]

    def test_an_end_before_the_start_is_wrong(self, board: Board) -> None:
        reasons = why(plan(board, csv(SPELL, "carer,Ann,1 May 1950,30 April 1950")))
        assert reasons == "Last day: an appointment that ends before it starts (1 May 1950)."

    @pytest.mark.parametrize(
        ("cell", "words"), [("1899-01-01", "1900 and 2200"), ("31 June 2025", "not a day")]
    )
    def test_days_that_cannot_be_are_wrong(self, cell: str, words: str, board: Board) -> None:
        assert words in why(plan(board, csv(SPELL, f"carer,Ann,{cell},")))

    def test_a_row_with_too_many_cells_is_wrong(self, board: Board) -> None:
        assert "more cells than there are headings" in why(
            plan(board, csv(SPELL, "carer,Ann,1 May 2025,open,x"))
        )

    def test_all_that_is_wrong_is_said_at_once(self, board: Board) -> None:
        row = only(plan(board, csv("Seat,Member,From,How it ended", "Trustee,Ann,banana,whim")))
        assert [reason.partition(":")[0] for reason in row.reasons] == ["First day", "How it ended", "Seat"]

    def test_no_seat_and_no_person_are_said(self, board: Board) -> None:
        assert why(plan(board, csv("Seat,Member,From", ",,1 May 2025"))) == "There is no seat and no person."

    def test_a_first_day_that_the_record_lacks_is_not_guessed_at(self, board: Board) -> None:
        row = board.appointments.get(seat__ref="carer")
        row.starts_on = None
        row.save()
        assert "without a first day; give its id" in why(
            plan(board, csv(SPELL, "carer,Member p-carer,1 May 2025,"))
        )


class TestOtherLists:
    def test_rows_that_are_all_alike_are_the_seats_of_their_kind(self, board: Board) -> None:
        rows = ["Council nominee,alba-council"] * 5
        assert statuses(plan(board, csv("Basis,Nominated by", *rows), "seats")) == ["unchanged"] * 4 + ["new"]

    def test_an_authority_that_is_no_party_is_wrong(self, board: Board) -> None:
        reasons = why(plan(board, csv("Basis,Nominated by", "Council nominee,Beinn Council"), "seats"))
        assert "“Beinn Council” is no authority of this board; it has alba-council, nhs-alba" in reasons

    def test_a_standing_is_known_by_who_what_and_since_when(self, board: Board) -> None:
        heading = "Member,Status,Council,Elected,To"
        found = plan(
            board, csv(heading, "Member p-la1,Councillor,alba-council,5 May 2022,4 May 2027"), "standings"
        )
        assert told(found) == {"Last day": ("open", "4 May 2027")}

    def test_disqualifications_are_neither_taken_nor_told(self, board: Board) -> None:
        reasons = why(plan(board, csv("Member,Is", "Member p-la1,disqualified"), "standings"))
        assert "disqualifications are not imported" in reasons

    def test_a_period_is_known_by_its_first_day(self, board: Board) -> None:
        heading = "From,To,Chair from"
        found = plan(board, csv(heading, "1 April 2025,31 March 2028,Council"), "appointing_periods")
        assert told(found) == {"Last day": ("31 March 2027", "31 March 2028")}
        assert only(found).laid is not None
        assert only(found).laid.row["holders"]  # type: ignore[union-attr, index]

    def test_a_paper_that_says_the_same_is_on_record_already(self, board: Board) -> None:
        heading = "Kind,Person,From,Date"
        content = csv(heading, "nomination,Member p-la1,alba-council,1 May 2025")
        assert told(plan(board, content, "papers"))["About"] == ("not known", "Member p-la1")


class TestStandingKindsOfRecord:
    @pytest.fixture
    def record_in(self, record_in: Record) -> Record:
        row = {"person": "p-la1", "is": "disqualified", "category": "insolvency", "starts_on": "2026-01-01"}
        record_in["standings"].append({"id": "secret", **row})
        return record_in

    def test_a_file_cannot_reach_a_disqualification_by_its_id(self, board: Board) -> None:
        content = csv("Standing id,Person id,Is,First day", "secret,p-la1,councillor,2012-05-03")
        (laid,) = plan(board, content, "standings").laid
        assert laid.place is None
        assert laid.row is not None
        assert laid.row["id"] != "secret"
