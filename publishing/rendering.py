"""A process of its own that makes one PDF of finished HTML; the only importer of WeasyPrint.

Run by publishing.pdf and by nothing else: HTML comes in, the PDF goes out. It takes its limits before it
reads a word of the document, and after that neither it nor a library in it can open a socket or begin
another program, whatever the document says.
"""

import resource
import sys
from collections.abc import Iterator
from typing import Any

UNAVAILABLE = 3
FOREIGN = 4
TOO_MUCH = 5

SECONDS = 240
"""Of processor time; a document of some thousand rows takes a minute."""

BYTES = 3 * 1024**3
"""Of memory, as addresses; half of it is what libraries map and never touch."""


def main() -> int:
    """Read a document, write its PDF; the code says why there is none."""
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS + 5))
    resource.setrlimit(resource.RLIMIT_AS, (BYTES, BYTES))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    try:
        from weasyprint import HTML
        from weasyprint.urls import FatalURLFetchingError, URLFetcher
    except OSError:
        return UNAVAILABLE
    sys.addaudithook(refuse_the_world)
    only_itself = URLFetcher(allowed_protocols={"data"}, fail_on_errors=True)
    page = sys.stdin.buffer.read().decode()
    try:
        made = HTML(string=page, url_fetcher=only_itself).write_pdf(
            pdf_variant="pdf/ua-1", pdf_tags=True, finisher=unread_margins
        )
    except FatalURLFetchingError:
        return FOREIGN
    except (MemoryError, RecursionError):
        return TOO_MUCH
    assert isinstance(made, bytes)
    sys.stdout.buffer.write(made)
    return 0


def unread_margins(_: Any, pdf: Any) -> None:
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


def refuse_the_world(event: str, arguments: tuple[object, ...]) -> None:
    """Stop a library that asks for a socket or another program, also where no fetcher was asked."""
    if event.startswith(("socket.", "subprocess.", "os.exec", "os.posix_spawn", "os.system", "os.fork")):
        raise PermissionError(f"A document may not cause {event}.")


if __name__ == "__main__":
    sys.exit(main())
