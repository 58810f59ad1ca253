"""What a reader gets of a document: the words of its page, and those of its PDF as its tags order them."""

import io
import re
from collections import defaultdict
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any

import pikepdf

# A leader of dots and the number of a page, which only the PDF has.
PAGE_NUMBERS = re.compile(r"\.{3,}\s*\d+")
# Under which the words of a page are kept that belong to no part of the document: its running head and foot.
OUTSIDE = -1


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_data(self, data: str) -> None:
        self.found.append(data)


def squeezed(text: str) -> str:
    """Give a text without white space: where lines break is nobody's words."""
    return "".join(text.split())


def words_of_page(html: str) -> str:
    """Give the words of a page, in their order."""
    reader = _Words()
    reader.feed(html)
    return " ".join(" ".join(reader.found).split())


def words_of_pdf(content: bytes) -> str:
    """Give the words of a PDF in the order of its structure, as assistive technology reads them.

    Without the marks of lists, the heads of tables repeated on their next pages, and the numbers of pages in
    the contents.
    """
    with pikepdf.open(io.BytesIO(content)) as document:
        marked = _marked(document)
        told = "".join(_told(document.Root.StructTreeRoot.K, None, marked))
    return PAGE_NUMBERS.sub("", told)


def running_words_of_pdf(content: bytes) -> list[str]:
    """Give, for each page, what stands at its head and foot, which assistive technology leaves out."""
    with pikepdf.open(io.BytesIO(content)) as document:
        return [_parts(each).get(OUTSIDE, "") for each in document.pages]


def marks_outside_the_tree(content: bytes) -> list[tuple[Any, int]]:
    """Give the marked parts of pages to which the structure does not lead, though they are not set apart."""
    with pikepdf.open(io.BytesIO(content)) as document:
        marked = {(page, mark) for page, parts in _marked(document).items() for mark in parts}
        outside = marked - set(_led_to(document.Root.StructTreeRoot.K, None))
    return sorted((page, mark) for page, mark in outside if mark != OUTSIDE)


def _led_to(element: Any, page: Any) -> Iterator[tuple[Any, int]]:
    if isinstance(element, pikepdf.Array):
        for each in element:
            yield from _led_to(each, page)
    elif isinstance(element, int):
        yield page, element
    elif isinstance(element, pikepdf.Dictionary):
        page = element.Pg.objgen if "/Pg" in element else page
        yield from [(page, int(element.MCID))] if "/MCID" in element else _led_to(element.get("/K"), page)


def links_of_pdf(content: bytes) -> list[tuple[str, str]]:
    """Give every link of a PDF: the words of its element, squeezed, and what it is called."""
    with pikepdf.open(io.BytesIO(content)) as document:
        marked = _marked(document)
        return [
            (
                squeezed("".join(_told(each.K, each.Pg.objgen, marked))),
                squeezed(str(next(kid.Obj.Contents for kid in each.K if "/Obj" in kid))),
            )
            for each in _elements(document.Root.StructTreeRoot.K)
            if each.S == "/Link"
            and any("/Obj" in kid for kid in each.K if isinstance(kid, pikepdf.Dictionary))
        ]


def headings_of_pdf(content: bytes, kind: str = "/H2") -> list[tuple[str, int]]:
    """Give the words of every heading of a kind, squeezed, with the number of the page it stands on."""
    with pikepdf.open(io.BytesIO(content)) as document:
        marked = _marked(document)
        numbers = {page.obj.objgen: number for number, page in enumerate(document.pages, 1)}
        return [
            (squeezed("".join(_told(each.K, each.Pg.objgen, marked))), numbers[each.Pg.objgen])
            for each in _elements(document.Root.StructTreeRoot.K)
            if kind == each.S
        ]


def contents_of_pdf(content: bytes) -> list[tuple[str, int]]:
    """Give the lines of its contents, squeezed, each with the number of a page that it tells."""
    with pikepdf.open(io.BytesIO(content)) as document:
        marked = _marked(document)
        told = [
            squeezed("".join(_told(each.K, None, marked)))
            for each in _elements(document.Root.StructTreeRoot.K)
            if each.S == "/LI"
        ]
    found = [re.fullmatch(r"(.+?)\.{3,}(\d+)", line) for line in told]
    return [(each[1], int(each[2])) for each in found if each]


def tags_of(content: bytes) -> list[str]:
    """Give the types of all elements of the structure, in their order."""
    with pikepdf.open(io.BytesIO(content)) as document:
        return [str(each.S) for each in _elements(document.Root.StructTreeRoot.K)]


def _elements(element: Any) -> Iterator[Any]:
    if isinstance(element, pikepdf.Array):
        for each in element:
            yield from _elements(each)
    elif isinstance(element, pikepdf.Dictionary) and "/S" in element:
        yield element
        yield from _elements(element.get("/K"))


def _told(element: Any, page: Any, marked: dict[Any, dict[int, str]]) -> Iterator[str]:
    if isinstance(element, pikepdf.Array):
        for each in element:
            yield from _told(each, page, marked)
    elif isinstance(element, int):
        yield marked[page][element]
    elif isinstance(element, pikepdf.Dictionary):
        page = element.Pg.objgen if "/Pg" in element else page
        if "/MCID" in element:
            yield marked[page][int(element.MCID)]
        elif element.get("/S") != "/Lbl":
            yield from _told(_without_repeated_heads(element), page, marked)


def _without_repeated_heads(element: Any) -> Any:
    """A table that goes on over the page is a table of its own there: with the head again, and no caption."""
    inner = element.get("/K")
    if element.get("/S") != "/Table" or not isinstance(inner, pikepdf.Array):
        return inner
    goes_on = all(each.get("/S") != "/Caption" for each in inner)
    return pikepdf.Array([each for each in inner if not (goes_on and each.get("/S") == "/THead")])


def _marked(document: pikepdf.Pdf) -> dict[Any, dict[int, str]]:
    """Give what stands in every marked part of every page."""
    return {page.obj.objgen: _parts(page) for page in document.pages}


def _parts(page: pikepdf.Page) -> dict[int, str]:
    fonts = {name: _letters(font) for name, font in page.resources.Font.items()}
    found: defaultdict[int, str] = defaultdict(str)
    open_marks: list[int | None] = []
    letters: dict[bytes, str] = {}
    for step in pikepdf.parse_content_stream(page):
        operands = step.operands
        match str(step.operator):
            case "BDC":
                said = operands[1]
                named = isinstance(said, pikepdf.Dictionary) and "/MCID" in said
                open_marks.append(int(said.MCID) if named else None)
                if named:
                    found[int(said.MCID)] += ""
            case "BMC":
                open_marks.append(None)
            case "EMC":
                open_marks.pop()
            case "Tf":
                letters = fonts[str(operands[0])]
            case "Tj" | "TJ":
                mark = next((each for each in reversed(open_marks) if each is not None), None)
                found[OUTSIDE if mark is None else mark] += "".join(_spelled(operands[0], letters))
    return dict(found)


def _spelled(shown: Any, letters: dict[bytes, str]) -> Iterator[str]:
    for each in shown if isinstance(shown, pikepdf.Array) else [shown]:
        if isinstance(each, pikepdf.String):
            glyphs = bytes(each)
            yield from (letters[glyphs[at : at + 2]] for at in range(0, len(glyphs), 2))


def _letters(font: Any) -> dict[bytes, str]:
    """Give what each glyph of a font stands for."""
    table = font.ToUnicode.read_bytes().decode("ascii")
    pairs = re.findall(r"<([0-9A-Fa-f]{4})>\s*<([0-9A-Fa-f]+)>\s*\n", table)
    return {bytes.fromhex(glyph): bytes.fromhex(text).decode("utf-16-be") for glyph, text in pairs}
