"""What assistive technology needs of a PDF, where WeasyPrint leaves it out or says it badly.

`finish` is called by WeasyPrint when a document is laid out and tagged and not yet written. It works on what
WeasyPrint made, so it is the part of this room to look at when the library is raised.
"""

import unicodedata
from collections.abc import Iterator
from typing import Any

PDF_SCOPES = {"row": "/Row", "col": "/Column"}
UNSEEN = {"Cc", "Cf", "Mn", "Zs"}
"""Kinds of characters of which nobody misses the picture: marks, joiners and spaces."""


class NoFont(Exception):
    """No font of this machine has some letters, which it holds."""


def finish(document: Any, pdf: Any) -> None:
    """Put right what is tagged. Raises NoFont where letters would stand there as empty boxes."""
    if letters := "".join(sorted(letters_without_a_font(document))):
        raise NoFont(letters)
    for page in document.pages:
        for box in page._page_box.descendants():
            name_link(box)
            scope_head(box)
    set_margins_apart(pdf)


def letters_without_a_font(document: Any) -> set[str]:
    """The letters of a document that no font has, and that somebody would miss."""
    letters = {chr(each) for font in document.fonts.values() for each in font.missing}
    return {each for each in letters if unicodedata.category(each) not in UNSEEN}


def name_link(box: Any) -> None:
    """Say of a link what its words say; WeasyPrint gives the address, or the name of an anchor."""
    if box.link_annotation and box.element is not None:
        words = " ".join("".join(box.element.itertext()).split())
        box.link_annotation["Contents"] = type(box.link_annotation["Contents"])(words)


def scope_head(box: Any) -> None:
    """Say of a head of a table whether it is that of a row or of a column, which WeasyPrint leaves out."""
    tag = getattr(box, "mark", None)
    if box.element_tag == "th" and isinstance(tag, dict):
        tag["A"]["Scope"] = PDF_SCOPES[box.element.get("scope", "col")]


def set_margins_apart(pdf: Any) -> None:
    """Mark what stands at the head and foot of each page as no part of the document, as PDF/UA asks.

    WeasyPrint tags it like other text and leaves the tags out of the tree; a reader that goes by the page and
    not by the tree would tell the head and the foot of every page in the middle of a sentence.
    """
    root = _object(pdf, pdf.catalog["StructTreeRoot"])
    read = set(_read(pdf, root))
    parents = iter(_object(pdf, root["ParentTree"])["Nums"])
    # Pages come first among the parents, each with its number before it.
    for page, _, elements in zip(pdf.page_references, parents, parents, strict=False):
        outside = {mark for mark, each in enumerate(elements) if each not in read}
        content = _object(pdf, _object(pdf, page)["Contents"]).stream
        for place in list(_marks(content)):
            if content[place]["MCID"] in outside:
                content[place - 1] = b"/Artifact"
                content[place]["Type"] = "/Pagination"
                del content[place]["MCID"]
        for mark in outside:
            elements[mark] = b"null"


def _marks(content: list[Any]) -> Iterator[int]:
    """Where in the content of a page the marks stand that lead to the tree."""
    for place, each in enumerate(content):
        if isinstance(each, dict) and "MCID" in each and content[place + 1] == b"BDC":
            yield place


def _read(pdf: Any, element: Any) -> Iterator[bytes]:
    """Whatever a reader comes to below an element of the structure, as references."""
    for each in element.get("K", ()):
        if isinstance(each, bytes):
            yield each
            yield from _read(pdf, _object(pdf, each))


def _object(pdf: Any, reference: bytes) -> Any:
    """What a reference such as "20 0 R" stands for."""
    return pdf.objects[int(reference.split()[0])]
