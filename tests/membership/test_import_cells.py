"""Cells as values: days in all their spellings, and text that no spreadsheet takes for a formula."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from membership.imports.cells import (
    DayColumn,
    Habits,
    Order,
    WrongCell,
    cleaned,
    defused,
    one_of,
    periods,
    typed,
    yes_or_no,
)

MAY_DAY = date(2025, 5, 1)


def read(cell: str, *others: str, habits: Habits | None = None) -> date:
    return DayColumn.of([cell, *others], habits or Habits()).read(cell)


def why_not(cell: str, *others: str, habits: Habits | None = None) -> str:
    with pytest.raises(WrongCell) as wrong:
        read(cell, *others, habits=habits)
    return str(wrong.value)


@pytest.mark.parametrize(
    "cell",
    [
        "2025-05-01", "2025/05/01", "2025.5.1", "20250501", "2025-05-01 00:00:00", "2025-05-01T00:00:00Z",
        "1 May 2025", "01 May 2025", "1st May 2025", "1st of May 2025", "1 may 2025", "1-May-2025",
        "1 MAY 2025",
        "May 1, 2025", "May 1st 2025", "Thursday 1 May 2025", "Thu, 1 May 2025", " 1\u00a0May  2025 ",
    ],
)  # fmt: skip
def test_a_day_has_many_spellings(cell: str) -> None:
    assert read(cell) == MAY_DAY


@pytest.mark.parametrize("month", ["Sep", "Sept", "September", "sept."])
def test_september_has_the_most(month: str) -> None:
    assert read(f"3 {month} 2025") == date(2025, 9, 3)


class TestNumbers:
    def test_one_day_that_tells_decides_for_its_column(self) -> None:
        assert read("01/02/2025", "13/02/2025") == date(2025, 2, 1)
        assert read("01/02/2025", "02/13/2025") == date(2025, 1, 2)

    def test_without_one_nobody_can_tell(self) -> None:
        assert "may be two days" in why_not("01/02/2025", "03/04/2025")

    def test_what_was_said_decides_then(self) -> None:
        assert read("01/02/2025", habits=Habits(Order.DAY_FIRST)) == date(2025, 2, 1)
        assert read("01/02/2025", habits=Habits(Order.MONTH_FIRST)) == date(2025, 1, 2)

    def test_what_the_column_tells_outdoes_what_was_said(self) -> None:
        assert read("01/02/2025", "13/02/2025", habits=Habits(Order.MONTH_FIRST)) == date(2025, 2, 1)

    def test_a_day_that_is_the_same_either_way_needs_nobody(self) -> None:
        assert read("05/05/2025") == date(2025, 5, 5)

    def test_a_column_that_contradicts_itself_is_asked_about(self) -> None:
        column = DayColumn.of(["13/02/2025", "02/13/2025", "01/02/2025"], Habits())
        assert column.order is None
        assert column.doubts(["01/02/2025"]).order == ["01/02/2025"]
        assert "not a day that the calendar has" in why_not(
            "02/13/2025", "13/02/2025", habits=Habits(Order.DAY_FIRST)
        )

    def test_two_digits_are_no_year_until_somebody_says_which(self) -> None:
        assert "two digits" in why_not("13/02/25")
        assert "two digits" in why_not("1 May 25")
        assert read("13/02/25", habits=Habits(Order.DAY_FIRST, 2000)) == date(2025, 2, 13)
        assert read("1-May-99", habits=Habits(century=1900)) == date(1999, 5, 1)

    def test_two_digits_may_be_the_year_in_front(self) -> None:
        assert read("01/02/03", habits=Habits(Order.YEAR_FIRST, 2000)) == date(2001, 2, 3)
        assert read("01/02/03", habits=Habits(Order.DAY_FIRST, 2000)) == date(2003, 2, 1)

    def test_a_number_is_a_day_only_where_somebody_says_so(self) -> None:
        assert "is a number, not a day" in why_not("45778")
        assert read("45778", habits=Habits(serials=True)) == MAY_DAY
        assert read("45778.0", habits=Habits(serials=True)) == MAY_DAY
        assert "is a number" in why_not("45778", habits=Habits(serials=False))

    def test_doubts_come_with_cells_to_show(self) -> None:
        cells = ["01/02/03", "45778", "1 May 2025"]
        doubts = DayColumn.of(cells, Habits()).doubts(cells)
        assert (doubts.order, doubts.century, doubts.serials) == (["01/02/03"], ["01/02/03"], ["45778"])


@pytest.mark.parametrize(
    "cell",
    [
        "banana",
        "May 2025",
        "2025",
        "31/02/2025",
        "2025-02-30",
        "30 February 2025",
        "1 Smarch 2025",
        "0",
        "1.5",
    ],
)
def test_what_is_no_day_is_refused(cell: str) -> None:
    assert "not a day" in why_not(cell)


def test_spaces_and_what_cannot_be_seen_are_taken_out() -> None:
    assert cleaned("  Calum \u00a0 Mac\u200bLeod\u00ad \r\n") == "Calum MacLeod"
    assert cleaned("Ma\u0300iri") == "Màiri"


@pytest.mark.parametrize("text", ["=cmd|' /C calc'!A0", "+1", "-1", "@sum", "\tx", "not known", "'=x", "''-"])
def test_what_a_spreadsheet_would_run_is_kept_text(text: str) -> None:
    assert defused(text) == f"'{text}"
    assert typed(defused(text)) == text


@pytest.mark.parametrize("text", ["O'Neil", "'Tis", "Ann", "", "a=b", "'quoted'"])
def test_other_text_is_left_alone(text: str) -> None:
    assert defused(text) == text
    assert typed(text) == text


@given(st.text(alphabet=st.sampled_from("'=+-@\t\r\n–—a unknow"), max_size=12))
def test_no_text_is_lost_on_the_way_out_and_back(text: str) -> None:
    assert typed(defused(text)) == text
    assert defused(text)[:1] not in {"=", "+", "-", "@", "\t", "\r"}


def test_words_are_taken_by_code_or_by_what_they_are_called() -> None:
    words = {"LA_NOM": "Council nominee", "councillor": "a councillor"}
    assert one_of("council  NOMINEE", words) == "LA_NOM"
    assert one_of("la nom", words) == "LA_NOM"
    assert one_of("Councillor", words) == "councillor"
    with pytest.raises(WrongCell, match="none of: Council nominee, a councillor"):
        one_of("whim", words)


def test_yes_and_no_are_known() -> None:
    assert [yes_or_no(each) for each in ("Yes", "TRUE", "1", "n", "No")] == [True, True, True, False, False]
    with pytest.raises(WrongCell):
        yes_or_no("perhaps")


def test_periods_are_read() -> None:
    said = [{"from": "2020-01-01", "to": "2021-01-31"}, {"from": "2022-05-01", "to": "open"}]
    assert periods("2020-01-01 to 31 January 2021; 2022-05-01 to open") == said
    assert periods("none") == []
    with pytest.raises(WrongCell):
        periods("always")
