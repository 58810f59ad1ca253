"""The path to a PDF, proved once; what documents say is tested as HTML."""

import io
import socket
import sys
from pathlib import Path

import page
import pikepdf
import pytest

from publishing import pdf
from publishing.pdf import ForeignAddress, LettersWithoutFont, TooMuchToLayOut, render_pdf

DOCUMENT = """<!doctype html><html lang="en-GB"><head><title>Members of the board</title></head>
<body><h1>Members</h1><table><caption>Seats</caption><thead><tr><th>Seat</th><th>Holder</th></tr></thead>
<tbody><tr><td>Chair</td><td>Morag</td></tr></tbody></table>{more}</body></html>"""


@pytest.fixture(scope="module")
def made() -> bytes:
    return render_pdf(DOCUMENT.format(more=""))


def test_it_meets_pdf_ua(made: bytes) -> None:
    report = page.validate_pdf_bytes(made)
    assert "PDF/UA-1" in str(report)
    assert "Result: no failures" in str(report)


def test_it_is_tagged_and_says_its_title_and_language(made: bytes) -> None:
    with pikepdf.open(io.BytesIO(made)) as document:
        assert str(document.Root.Lang) == "en-GB"
        assert bool(document.Root.MarkInfo.Marked)
        assert "/StructTreeRoot" in document.Root
        assert document.docinfo["/Title"] == "Members of the board"


@pytest.mark.parametrize("scheme", ["http", "https", "ftp"])
def test_it_opens_no_socket(scheme: str, neighbour: socket.socket) -> None:
    address = f"{scheme}://127.0.0.1:{neighbour.getsockname()[1]}/x.png"
    with pytest.raises(ForeignAddress):
        render_pdf(DOCUMENT.format(more=f'<img alt="A picture" src="{address}">'))
    with pytest.raises(BlockingIOError):
        neighbour.accept()


def test_it_reads_no_file() -> None:
    with pytest.raises(ForeignAddress):
        render_pdf(DOCUMENT.format(more='<img alt="A picture" src="file:///etc/hostname">'))


HOSTILE_LIBRARY = """
import socket
class HTML:
    def __init__(self, **asked): pass
    def write_pdf(self, **asked): socket.create_connection(("127.0.0.1", {port}))
"""
WITH_THAT_LIBRARY = """
import sys
sys.path[:0] = [{library!r}, {project!r}]
from publishing.rendering import main
sys.exit(main())
"""


def test_a_library_that_asks_no_fetcher_gets_no_socket_either(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, neighbour: socket.socket
) -> None:
    library = tmp_path / "weasyprint"
    library.mkdir()
    (library / "__init__.py").write_text(HOSTILE_LIBRARY.format(port=neighbour.getsockname()[1]))
    (library / "urls.py").write_text(
        "class FatalURLFetchingError(Exception): pass\n"
        "class URLFetcher:\n    def __init__(self, **asked): pass\n"
    )
    program = tmp_path / "program.py"
    project = Path(pdf.__file__).parent.parent
    program.write_text(WITH_THAT_LIBRARY.format(library=str(tmp_path), project=str(project)))
    monkeypatch.setattr(pdf, "COMMAND", [sys.executable, str(program)])
    with pytest.raises(RuntimeError, match="PermissionError"):
        render_pdf(DOCUMENT.format(more=""))
    with pytest.raises(BlockingIOError):
        neighbour.accept()


def test_a_document_nested_without_end_is_refused_and_takes_nobody_with_it() -> None:
    with pytest.raises(TooMuchToLayOut):
        render_pdf(DOCUMENT.format(more="<div>" * 5000))


def test_a_document_that_takes_too_long_is_stopped(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    endless = tmp_path / "endless.py"
    endless.write_text(
        "import resource\nresource.setrlimit(resource.RLIMIT_CPU, (1, 2))\nwhile True:\n    pass\n"
    )
    monkeypatch.setattr(pdf, "COMMAND", [sys.executable, str(endless)])
    with pytest.raises(TooMuchToLayOut):
        render_pdf(DOCUMENT.format(more=""))


def test_what_goes_wrong_otherwise_is_told_as_it_is(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    broken = tmp_path / "broken.py"
    broken.write_text("raise ValueError('no such colour')\n")
    monkeypatch.setattr(pdf, "COMMAND", [sys.executable, str(broken)])
    with pytest.raises(RuntimeError, match="no such colour"):
        render_pdf(DOCUMENT.format(more=""))


def test_letters_that_no_font_has_are_told_and_never_shown_as_boxes() -> None:
    with pytest.raises(LettersWithoutFont, match=r"“\U0010FFFD” \(U\+10FFFD\)"):
        render_pdf(DOCUMENT.format(more="<p>\U0010fffd</p>"))


def test_letters_of_other_languages_are_shown() -> None:
    assert render_pdf(DOCUMENT.format(more="<p>Mòrag, Zoë, Иван, Ελένη, محمد, Łukasz</p>"))


def test_the_process_sees_no_secret_of_ours(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    telling = tmp_path / "telling.py"
    telling.write_text("import os, sys\nsys.stdout.write(' '.join(os.environ))\n")
    monkeypatch.setattr(pdf, "COMMAND", [sys.executable, str(telling)])
    monkeypatch.setenv("SECRET_KEY", "not for a document")
    assert b"SECRET_KEY" not in render_pdf(DOCUMENT.format(more=""))


def test_it_refuses_a_style_from_elsewhere() -> None:
    with pytest.raises(ForeignAddress):
        render_pdf(DOCUMENT.format(more='<link rel="stylesheet" href="file:///etc/hostname">'))


def test_it_takes_a_picture_that_stands_in_the_page() -> None:
    dot = "data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw=="
    assert render_pdf(DOCUMENT.format(more=f'<img alt="A dot" src="{dot}">')).startswith(b"%PDF-")
