"""The path to a PDF, proved once; what documents say is tested as HTML."""

import io
import socket

import page
import pikepdf
import pytest

from publishing.pdf import ForeignAddress, render_pdf

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


@pytest.mark.parametrize(
    "address", ["file:///etc/hostname", "http://127.0.0.1:9/x.png", "ftp://127.0.0.1:9/x.png"]
)
def test_it_refuses_to_fetch(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_socket(*_: object, **__: object) -> None:
        pytest.fail("a socket was opened")

    monkeypatch.setattr(socket.socket, "connect", no_socket)
    with pytest.raises(ForeignAddress):
        render_pdf(DOCUMENT.format(more=f'<img alt="A picture" src="{address}">'))


def test_it_refuses_a_style_from_elsewhere() -> None:
    with pytest.raises(ForeignAddress):
        render_pdf(DOCUMENT.format(more='<link rel="stylesheet" href="file:///etc/hostname">'))


def test_it_takes_a_picture_that_stands_in_the_page() -> None:
    dot = "data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw=="
    assert render_pdf(DOCUMENT.format(more=f'<img alt="A dot" src="{dot}">')).startswith(b"%PDF-")
