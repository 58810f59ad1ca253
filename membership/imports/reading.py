"""A file of rows as people send it: which characters, which separator, where the headings are."""

import codecs
import csv
import io
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice
from typing import Final

from boards.refusals import Refused
from membership.imports.cells import cleaned, heading_key

MOST_ROWS: Final = 5_000
MOST_COLUMNS: Final = 100
LONGEST_HEADING: Final = 200
LOOKED_AT: Final = 40

SEPARATORS: Final = {",": "comma", ";": "semicolon", "\t": "tab", "|": "vertical bar"}
AS_CSV: Final = "Open it in the program it comes from, choose “Save as”, and save it as CSV."

# How files begin that are no text, and what they are.
OTHER_FILES: Final = (
    (b"PK\x03\x04", "a spreadsheet (XLSX or ODS) or a ZIP archive"),
    (b"PK\x05\x06", "a ZIP archive"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Excel or Word file (XLS or DOC)"),
    (b"%PDF", "a PDF"),
    (b"{\\rtf", "a rich text document (RTF)"),
    (b"\x1f\x8b", "a compressed file (GZIP)"),
    (b"7z\xbc\xaf", "a compressed file (7-Zip)"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"SQLite format 3", "a database"),
)
WEB_PAGES: Final = ("<!doctype", "<html", "<?xml", "<table")
MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig", "UTF-8"),
    (codecs.BOM_UTF32_LE, "utf-32", "UTF-32"),
    (codecs.BOM_UTF32_BE, "utf-32", "UTF-32"),
    (codecs.BOM_UTF16_LE, "utf-16", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16", "UTF-16"),
)


@dataclass(frozen=True)
class Line:
    """A row of the file, with the number of the line on which it begins.

    It has one cell more than may be read where something stands beyond those, however much.
    """

    number: int
    cells: tuple[str, ...]

    @property
    def is_empty(self) -> bool:
        """Whether nothing stands in it."""
        return not any(cell.strip() for cell in self.cells)


@dataclass(frozen=True)
class Table:
    """The rows of a file under their headings, and how the file was understood."""

    headings: tuple[str, ...]
    lines: tuple[Line, ...]
    titles: tuple[Line, ...]
    characters: str
    separator: str

    def column(self, index: int) -> Iterator[str]:
        """Give what stands in a column, from top to bottom."""
        return (line.cells[index] if index < len(line.cells) else "" for line in self.lines)


def read_table(content: bytes, is_known: Callable[[str], bool]) -> Table:
    """Give the rows of a file; `is_known` tells whether a word may be the heading of a column.

    Refuses, in plain words: a file that is no text, that cannot be read, that has no rows or too many, rows
    with more cells than can be read, and headings that stand twice.
    """
    _refuse_other_files(content)
    text, characters = _text_of(content)
    separator, skipped = _separator_of(text, is_known)
    rows = _rows(text, separator, skipped)
    first = list(islice(rows, LOOKED_AT))
    if not first:
        raise _refused("There is nothing in the file.")
    start = _place_of_headings(first, is_known)
    headings = _headings(first[start], first[start + 1 :])
    lines = _at_most(MOST_ROWS, first[start + 1 :], rows)
    if not lines:
        raise _refused("The file has headings, but no row below them.")
    return Table(headings, tuple(lines), tuple(first[:start]), characters, SEPARATORS[separator])


def _refused(message: str) -> Refused:
    return Refused(message, field="file")


def _refuse_other_files(content: bytes) -> None:
    if not content.strip(b" \t\r\n"):
        raise _refused("The file is empty.")
    for beginning, what in OTHER_FILES:
        if content.startswith(beginning):
            raise _refused(f"This is {what}, not a CSV file. {AS_CSV}")
    if content[:200].lstrip().lower().startswith(tuple(each.encode() for each in WEB_PAGES)):
        raise _refused(f"This is a web page or an XML file, not a CSV file. {AS_CSV}")


# -- characters ----------------------------------------------------------------------------------------------


def _text_of(content: bytes) -> tuple[str, str]:
    """Give the text of a file, and which characters it was taken to be in."""
    encoding, words = _encoding_of(content)
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as error:
        raise _refused(
            f"The file cannot be read as {words} text (byte {error.start + 1} is none). "
            "Save it again as CSV, with UTF-8 if you are asked."
        ) from error
    # Old programs end a file with this character.
    text = text.removeprefix("\ufeff").rstrip("\x1a")
    if (place := text.find("\x00")) >= 0:
        line = text.count("\n", 0, place) + 1
        raise _refused(
            f"Line {line} holds a character that no text has (NUL): the file is damaged, or no CSV."
        )
    return text, words


def _encoding_of(content: bytes) -> tuple[str, str]:
    for mark, encoding, words in MARKS:
        if content.startswith(mark):
            return encoding, words
    if encoding := _without_a_mark(content[:4000]):
        return encoding, "UTF-16"
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return "cp1252", "Windows-1252"
    return "utf-8", "UTF-8"


def _without_a_mark(beginning: bytes) -> str:
    """Tell UTF-16 by the zeros that stand in every other byte of western text."""
    even, odd = beginning[0::2], beginning[1::2]
    if odd.count(0) > len(odd) * 0.4 and even.count(0) < len(even) * 0.05:
        return "utf-16-le"
    if even.count(0) > len(even) * 0.4 and odd.count(0) < len(odd) * 0.05:
        return "utf-16-be"
    return ""


# -- rows ----------------------------------------------------------------------------------------------------


def _separator_of(text: str, is_known: Callable[[str], bool]) -> tuple[str, int]:
    """Give the separator, and how many lines to pass over that only name it."""
    first = text.partition("\n")[0].strip()
    if first.lower().startswith("sep=") and first[4:] in SEPARATORS:
        return first[4:], 1
    if text.lower().startswith("sep=\t"):
        return "\t", 1
    scores = {each: _score(text, each, is_known) for each in SEPARATORS}
    return max(scores, key=lambda each: scores[each]), 0


def _score(text: str, separator: str, is_known: Callable[[str], bool]) -> tuple[int, int, int]:
    """Tell how well a separator parts a text: known headings in a row, rows of one width, and that width."""
    rows: list[tuple[str, ...]] = []
    # The piece looked at may end within quotation marks.
    with suppress(Refused):
        for row in islice(_rows(text[:50_000], separator, 0), LOOKED_AT):
            rows.append(row.cells)  # noqa: PERF401 what was read before a fault counts
    known = max((sum(map(is_known, row)) for row in rows[:10]), default=0)
    width, count = Counter(map(len, rows)).most_common(1)[0] if rows else (1, 0)
    return (known, count, width) if width > 1 else (known, 0, 0)


def _rows(text: str, separator: str, skipped: int) -> Iterator[Line]:
    """Give the rows that hold something. Refuses quotation marks that do not match, and a monstrous cell."""
    # Lines end as CR, LF or both; a break within quotation marks is part of its cell.
    source = io.StringIO(text, newline="")
    for _ in range(skipped):
        source.readline()
    reader = csv.reader(source, delimiter=separator, strict=True, skipinitialspace=True)
    number = skipped + 1
    while True:
        try:
            cells = next(reader, None)
        except csv.Error as error:
            raise _refused(_in_plain_words(error, number)) from error
        if cells is None:
            return
        line = Line(number, _within_reach(cells))
        number = skipped + reader.line_num + 1
        if not line.is_empty:
            yield line


def _within_reach(cells: list[str]) -> tuple[str, ...]:
    """Give the cells that can be read, and one more where any of those beyond holds something."""
    beyond = "".join(cells[MOST_COLUMNS:]).strip()
    return (*cells[:MOST_COLUMNS], beyond) if beyond else tuple(cells[:MOST_COLUMNS])


def _in_plain_words(error: csv.Error, number: int) -> str:
    if "limit" in str(error):
        return f"A cell that begins on line {number} holds more text than any cell may."
    return f"The quotation marks from line {number} on do not match, so the cells cannot be told apart."


def _at_most(most: int, first: list[Line], rest: Iterator[Line]) -> list[Line]:
    """Give the rows, refusing too many, of which those beyond are counted and not kept, and one too wide."""
    for line in first:
        _refuse_too_wide(line)
    lines = first
    for line in rest:
        _refuse_too_wide(line)
        lines.append(line)
        if len(lines) > most:
            count = len(lines) + sum(1 for _ in rest)
            raise _refused(
                f"The file has {count:,} rows, and at most {most:,} can be imported at once. "
                "Save it in parts, and import them one after another."
            )
    return lines


def _refuse_too_wide(line: Line) -> None:
    if len(line.cells) > MOST_COLUMNS:
        raise _refused(
            f"Line {line.number} has more than {MOST_COLUMNS} cells, which is the most that can be read. "
            "Is there a separator too many?"
        )


# -- headings ------------------------------------------------------------------------------------------------


def _place_of_headings(rows: list[Line], is_known: Callable[[str], bool]) -> int:
    """Give where the headings stand: the first row with most known words, else the first that is filled.

    Above the headings there may be others, each of which stands for several columns.
    """
    width = Counter(len([cell for cell in row.cells if cell.strip()]) for row in rows).most_common(1)[0][0]
    least = min(2, width)
    filled = [
        place for place, row in enumerate(rows) if len([cell for cell in row.cells if cell.strip()]) >= least
    ]
    known = {place: sum(map(is_known, rows[place].cells)) for place in filled[:10]}
    return max(known, key=lambda place: known[place], default=0)


def _headings(row: Line, below: list[Line]) -> tuple[str, ...]:
    found = [cleaned(cell) for cell in row.cells]
    if len(found) > MOST_COLUMNS:
        raise _refused(f"The file has more than {MOST_COLUMNS} columns, which is the most that can be read.")
    for place, heading in enumerate(found, start=1):
        if len(heading) > LONGEST_HEADING:
            raise _refused(
                f"The heading of column {place} has {len(heading):,} characters, "
                f"and may have at most {LONGEST_HEADING}."
            )
    _refuse_twice(found)
    while found and not found[-1] and not _anything_in(len(found) - 1, below):
        found.pop()
    return tuple(found)


def _anything_in(column: int, below: list[Line]) -> bool:
    return any(cell.strip() for line in below for cell in line.cells[column:])


def _refuse_twice(headings: list[str]) -> None:
    counted = Counter(heading_key(each) for each in headings if each)
    twice = [each for each in headings if each and counted[heading_key(each)] > 1]
    if twice:
        names = "”, “".join(dict.fromkeys(twice))
        raise _refused(f"Two columns have the same heading: “{names}”. Give each a heading of its own.")
