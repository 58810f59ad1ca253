"""Files as they come: characters, separators, titles, and what is refused in plain words."""

import codecs
import dataclasses
import time

import pytest

from boards.refusals import Refused
from membership.imports import columns
from membership.imports.cells import heading_key
from membership.imports.reading import Table, read_table
from tests.membership.import_cast import csv, read

LINES = ("Seat,Member,From", "Carer,Màiri Æsa,1 May 2025", 'Nurse,"Ros, Ann",2 May 2025')
WANTED = [("Carer", "Màiri Æsa", "1 May 2025"), ("Nurse", "Ros, Ann", "2 May 2025")]


def cells(table: Table) -> list[tuple[str, ...]]:
    return [line.cells for line in table.lines]


def why_not(content: bytes) -> str:
    with pytest.raises(Refused) as refused:
        read(content)
    assert refused.value.field == "file"
    return refused.value.messages[0]


@pytest.mark.parametrize(
    ("encoding", "mark", "words"),
    [
        ("utf-8", b"", "UTF-8"),
        ("utf-8", codecs.BOM_UTF8, "UTF-8"),
        ("utf-16-le", codecs.BOM_UTF16_LE, "UTF-16"),
        ("utf-16-be", codecs.BOM_UTF16_BE, "UTF-16"),
        ("utf-16-le", b"", "UTF-16"),
        ("utf-16-be", b"", "UTF-16"),
        ("utf-32-le", codecs.BOM_UTF32_LE, "UTF-32"),
        ("cp1252", b"", "Windows-1252"),
    ],
)
def test_it_reads_what_spreadsheets_write(encoding: str, mark: bytes, words: str) -> None:
    table = read(mark + "\r\n".join(LINES).encode(encoding))
    assert cells(table) == WANTED
    assert table.headings == ("Seat", "Member", "From")
    assert table.characters == words


@pytest.mark.parametrize(
    ("separator", "words"), [(",", "comma"), (";", "semicolon"), ("\t", "tab"), ("|", "vertical bar")]
)
def test_it_finds_the_separator(separator: str, words: str) -> None:
    content = csv("Seat,Member,From", "Carer,Ann,1 May 2025", separator=separator)
    assert read(content).separator == words
    assert cells(read(content)) == [("Carer", "Ann", "1 May 2025")]


def test_commas_within_names_do_not_mislead_it() -> None:
    content = b"Member;From\nRoss, Ann;1 May 2025\nRoss, Bob;2 May 2025\n"
    assert cells(read(content))[0] == ("Ross, Ann", "1 May 2025")


def test_a_line_that_names_the_separator_is_no_row() -> None:
    table = read(b"sep=|\r\nSeat|Member\r\nCarer|Ann, once; Ros\r\n")
    assert cells(table) == [("Carer", "Ann, once; Ros")]
    assert table.lines[0].number == 3


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_end_in_any_way(end: str) -> None:
    assert cells(read(end.join(LINES).encode())) == WANTED


def test_a_break_within_quotation_marks_is_no_new_row() -> None:
    table = read(b'Seat,Member\r\n"Carer,\r\nunpaid",Ann\r\nNurse,Bob\r\n')
    assert cells(table) == [("Carer,\r\nunpaid", "Ann"), ("Nurse", "Bob")]
    assert [line.number for line in table.lines] == [2, 4]


def test_a_title_above_the_headings_is_passed_over() -> None:
    table = read(
        b"Alba IJB: members as at 1 May 2025,,\r\n,,\r\nSeat,Member,From\r\nCarer,Ann,1 May 2025\r\n"
    )
    assert table.headings == ("Seat", "Member", "From")
    assert [line.number for line in table.titles] == [1]
    assert table.lines[0].number == 4


def test_a_title_of_two_cells_is_passed_over_where_the_headings_are_known() -> None:
    table = read(b"Members as at,1 May 2025,\r\nSeat,Member,From\r\nCarer,Ann,1 May 2025\r\n")
    assert table.headings == ("Seat", "Member", "From")


def test_of_two_rows_of_headings_the_one_that_says_more_counts() -> None:
    table = read(b"Member,,Appointed,\r\nSeat,Member,From,To\r\nCarer,Ann,1 May 2025,open\r\n")
    assert table.headings == ("Seat", "Member", "From", "To")
    assert [line.number for line in table.titles] == [1]


def test_a_row_of_which_no_more_is_known_is_not_taken_for_headings() -> None:
    table = read(b"Seat,Name of whoever sits there\r\nMember,Ann\r\n")
    assert table.headings == ("Seat", "Name of whoever sits there")


def test_empty_rows_and_empty_columns_at_the_end_are_passed_over() -> None:
    table = read(b"Seat,Member,,\r\n,,,\r\nCarer,Ann,,\r\n   ,,,\r\n")
    assert table.headings == ("Seat", "Member")
    assert [line.number for line in table.lines] == [3]


def test_a_column_without_a_heading_that_holds_something_stays() -> None:
    assert read(b"Seat,Member,\r\nCarer,Ann,x\r\n").headings == ("Seat", "Member", "")


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "The file is empty."),
        (b" \r\n\r\n", "The file is empty."),
        (b"\x00" * 4, "Line 1 holds a character that no text has (NUL)"),
        (b"Seat,Member\r\n", "no row below them"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old Excel"),
        (b"%PDF-1.4", "This is a PDF"),
        (b"<html><table>", "web page"),
        (b"\x1f\x8b\x08", "compressed"),
        (b"Member,member \r\na,b\r\n", "same heading: “Member”, “member”"),
        (b"Seat,Member\r\nCarer,A\x00nn\r\n", "Line 2 holds a character that no text has (NUL)"),
        (b'Seat,Member\r\nCarer,"Ann\r\nNurse,Bob\r\n', "quotation marks from line 2 on do not match"),
        (b"Seat,Member\r\nCarer,\x81\x8dnn\r\n", "cannot be read as Windows-1252"),
        (b"\xff\xfeS", "cannot be read as UTF-16"),
    ],
)
def test_what_will_not_do_is_refused_in_plain_words(content: bytes, words: str) -> None:
    assert words in why_not(content)


def test_a_spreadsheet_is_told_how_to_be_saved() -> None:
    assert "save it as CSV" in why_not(b"PK\x03\x04\x14")


class TestWhatWouldStallIt:
    def test_a_hundred_thousand_rows_are_counted_and_refused(self) -> None:
        content = b"Seat,Member,From\r\n" + b"Carer,Somebody,1 May 2025\r\n" * 100_000
        begun = time.perf_counter()
        assert "The file has 100,000 rows, and at most 5,000" in why_not(content)
        assert time.perf_counter() - begun < 10

    def test_five_thousand_rows_are_read(self) -> None:
        assert len(read(b"Seat,Member\r\n" + b"Carer,Ann\r\n" * 5000).lines) == 5000

    def test_a_cell_of_ten_megabytes_is_refused(self) -> None:
        assert "line 2 holds more text" in why_not(b'Seat,Member\r\n"' + b"x" * 10_000_000 + b'",Ann\r\n')

    def test_a_thousand_columns_are_refused(self) -> None:
        assert "more than 100 columns" in why_not(
            b",".join(b"c%d" % each for each in range(1000)) + b"\r\n1\r\n"
        )

    def test_a_row_far_wider_than_its_headings_is_refused_with_its_line(self) -> None:
        wide = b"Carer,Ann," + b"x," * 10_000
        assert "Line 3 has more than 100 cells" in why_not(b"Seat,Member\r\nCarer,Ann\r\n" + wide + b"\r\n")

    def test_so_is_one_far_below(self) -> None:
        rows = b"Carer,Ann\r\n" * 200
        assert "Line 202 has more than 100 cells" in why_not(
            b"Seat,Member\r\n" + rows + b"x," * 101 + b"\r\n"
        )

    def test_empty_cells_at_the_end_of_a_row_do_no_harm(self) -> None:
        table = read(b"Seat,Member" + b"," * 16_000 + b"\r\nCarer,Ann" + b"," * 16_000 + b"\r\n")
        assert table.headings == ("Seat", "Member")

    @pytest.mark.parametrize("extra", [200, 10_000])
    def test_a_wide_row_asks_no_more_of_the_headings_however_wide_it_is(self, extra: int) -> None:
        """One look at each of 101 cells, for each of four separators and for the place of the headings."""
        asked: list[str] = []

        def is_known(heading: str) -> bool:
            asked.append(heading)
            return heading in ("Seat", "Member")

        with pytest.raises(Refused):
            read_table(b"Seat,Member\r\n" + b"x," * extra + b"\r\n", is_known)
        assert len(asked) < 5 * 2 * 101

    def test_what_a_heading_may_be_called_is_worked_out_once(self, monkeypatch: pytest.MonkeyPatch) -> None:
        kind = dataclasses.replace(columns.APPOINTMENTS)
        worked_out: list[str] = []

        def counted(heading: str) -> str:
            worked_out.append(heading)
            return heading_key(heading)

        monkeypatch.setattr(columns, "heading_key", counted)
        kind.is_known("Member")
        first = len(worked_out)
        for number in range(500):
            kind.is_known(f"x{number}")
            kind.named(f"y{number}")
        assert len(worked_out) == first + 1000

    def test_a_heading_of_five_thousand_characters_is_refused(self) -> None:
        assert "5,000 characters" in why_not(b"Seat," + b"x" * 5000 + b"\r\na,b\r\n")


def test_a_single_column_is_a_list_too() -> None:
    table = read_table(b"Name\r\nAnn\r\nBob\r\n", lambda heading: heading == "Name")
    assert cells(table) == [("Ann",), ("Bob",)]
