"""Each kind of document: the page and the PDF say the same, for everybody, and fetch nothing."""

import io
import socket
from collections.abc import Iterator
from html import unescape
from typing import Any

import page
import pikepdf
import pytest

from boards.models import Board
from boards.services import import_board
from publishing.content import Imprint, page_of, printed
from publishing.pdf import render_pdf
from tests.cast import STORY
from tests.membership.page_cast import NOW
from tests.publishing.cast import KINDS, ON, demonstration_record, draft_of
from tests.publishing.reading import (
    contents_of_pdf,
    headings_of_pdf,
    links_of_pdf,
    marks_outside_the_tree,
    running_words_of_pdf,
    squeezed,
    tags_of,
    words_of_page,
    words_of_pdf,
)

LINK = "https://ijb.example.scot/boards/demonstration/publications/1/"
CANARIES = (
    '<img src="http://127.0.0.1:PORT/canary.png">',
    '<link rel="stylesheet" href="file:///etc/hostname">',
    "</td></table><script>alert(1)</script>",
    "<style>@import url(http://127.0.0.1:PORT/x.css)</style>",
    "file:///etc/hostname",
    "http://127.0.0.1:PORT/canary",
    "{{ content }}{% include 'base.html' %}",
    "<object data='ftp://127.0.0.1:PORT/x'></object>",
)


def page_for(board: Board, kind: str) -> tuple[str, str]:
    """Give the page of a document, and its title."""
    draft = draft_of(board, kind)
    made = Imprint(2, draft.digest, draft.kind.version, NOW, LINK, "The nurse was left out.")
    return page_of(draft, made), draft.content["title"]


@pytest.mark.parametrize("kind", KINDS)
def test_the_pdf_says_what_the_page_says_to_everybody(demonstration: Board, kind: str) -> None:
    html, title = page_for(demonstration, kind)
    content = render_pdf(printed(html, title=title, board=demonstration.name))
    assert squeezed(words_of_pdf(content)) == squeezed(words_of_page(html))
    report = str(page.validate_pdf_bytes(content))
    assert "PDF/UA-1" in report
    assert "Result: no failures" in report
    the_structure_is_sound(content, title=f"{title} – {demonstration.name}")
    the_pages_run_on(content, title=title, board=demonstration.name)


def the_pages_run_on(content: bytes, *, title: str, board: str) -> None:
    """Check the numbers of pages in the contents, and what stands at the head and the foot of each page."""
    told = contents_of_pdf(content)
    assert len(told) > 1
    assert told == [each for each in headings_of_pdf(content) if each[0] != "Contents"]
    running = running_words_of_pdf(content)
    for number, words in enumerate(running, 1):
        assert f"Page {number} of {len(running)}" in words
        assert squeezed(title + board) in squeezed(words) or number == 1


def the_structure_is_sound(content: bytes, *, title: str) -> None:
    """Check by ourselves what a validator may take on trust."""
    tags = tags_of(content)
    assert tags.count("/H1") == 1
    assert tags.index("/H1") < tags.index("/H2")
    assert {"/Table", "/THead", "/TH", "/TD", "/Caption", "/L", "/Link"} <= set(tags)
    with pikepdf.open(io.BytesIO(content)) as document:
        assert str(document.Root.Lang) == "en-GB"
        assert document.docinfo["/Title"] == title
        assert bool(document.Root.ViewerPreferences.DisplayDocTitle)
        assert "/Outlines" in document.Root
        assert all(each.obj.get("/Tabs") == "/S" for each in document.pages)
        assert list(_cells_that_say_too_little(document)) == []
    assert marks_outside_the_tree(content) == []
    links = links_of_pdf(content)
    # A link that is broken over two lines has two parts, each called by all of its words.
    assert all(words in called for words, called in links)
    assert [called for _, called in links if called == "Aboutthisdocument"] == ["Aboutthisdocument"]


def _cells_that_say_too_little(document: pikepdf.Pdf) -> Iterator[Any]:
    waiting: list[Any] = [document.Root.StructTreeRoot.K]
    while waiting:
        each = waiting.pop()
        if isinstance(each, pikepdf.Array):
            waiting.extend(each)
        elif isinstance(each, pikepdf.Dictionary) and "/S" in each:
            waiting.append(each.get("/K"))
            if each.S == "/TD" and "/Headers" not in str(each.get("/A")):
                yield each
            if each.S == "/TH" and str(each.A.get("/Scope")) not in ("/Row", "/Column"):
                yield each


@pytest.mark.parametrize("kind", KINDS)
def test_every_table_has_a_caption_and_every_cell_its_heads(demonstration: Board, kind: str) -> None:
    html, _ = page_for(demonstration, kind)
    assert html.count("<table") == html.count("<caption>") == html.count("<thead")
    assert 'scope="row"' in html
    assert 'scope="col"' in html


@pytest.mark.parametrize("kind", KINDS)
def test_its_contents_lead_to_its_headings(demonstration: Board, kind: str) -> None:
    html, _ = page_for(demonstration, kind)
    ids = [each["id"] for each in draft_of(demonstration, kind).content["sections"]]
    assert len(ids) == len(set(ids)) > 1
    assert all(f'href="#{each}"' in html and f'<h2 id="{each}">' in html for each in [*ids, "about"])


@pytest.mark.parametrize("kind", KINDS)
def test_it_carries_version_day_hash_and_permanent_link(demonstration: Board, kind: str) -> None:
    html, _ = page_for(demonstration, kind)
    words = words_of_page(html)
    assert "Version 2, published on 21 November 2026" in words
    assert draft_of(demonstration, kind).digest in words
    assert LINK in words
    assert "The nurse was left out." in words


def _with_canaries(port: int) -> tuple[dict[str, Any], list[str]]:
    """A record in which every name and text is a snare; addresses in them lead to a port of this machine."""
    record, placed = demonstration_record(), []
    snares = [each.replace("PORT", str(port)) for each in CANARIES]
    named = [*record["people"], *record["groups"], *record["localities"], *record["involvements"]]
    for number, row in enumerate(named):
        text = f"{snares[number % len(snares)]} {number}"
        row["body" if "body" in row else "name"] = text
        placed.append(text)
    record["board"]["name"] = snares[0]
    for row in record["seats"]:
        row["name"] = snares[2]
    for row in record["involvements"]:
        row.pop("name", None)
    return record, placed


@pytest.mark.parametrize("kind", KINDS)
def test_markup_and_addresses_in_texts_are_shown_and_nothing_is_fetched(
    db: None, kind: str, neighbour: socket.socket
) -> None:
    record, placed = _with_canaries(neighbour.getsockname()[1])
    board = import_board(record, by=STORY)
    html, title = page_for(board, kind)
    content = render_pdf(printed(html, title=title, board=board.name))
    with pytest.raises(BlockingIOError):
        neighbour.accept()
    assert [each for each in ("<img", "<link", "<script", "<style", "<object") if each in html] == []
    shown = unescape(html)
    assert any(text in shown for text in placed)
    assert squeezed(words_of_pdf(content)) == squeezed(words_of_page(html))


@pytest.mark.parametrize("kind", KINDS)
def test_it_never_tells_of_a_disqualification(db: None, kind: str) -> None:
    record = demonstration_record()
    person = record["people"][0]["id"]
    ground = {"person": person, "is": "disqualified", "category": "bankruptcy"}
    record["standings"].append({**ground, "starts_on": "2026-01-01", "ends": "open"})
    told = str(draft_of(import_board(record, by=STORY), kind).content).lower()
    assert "disqualif" not in told.replace("disqualified from", "")
    assert "bankrupt" not in told


def test_the_position_tells_of_nobody_what_is_nobody_elses_business(demonstration: Board) -> None:
    outcomes = draft_of(demonstration, "compliance_position").content["outcomes"]
    rules = {rule["id"]: rule for each in outcomes for rule in each["rules"]}
    told = {name: rules[name]["findings"] for name in ("DSQ-06", "MEM-19", "SPG-10", "SPG-17", "SPG-19")}
    assert {name: [each["outcome"] for each in found] for name, found in told.items()} == {
        "DSQ-06": ["Caution"],
        "MEM-19": ["Cannot tell"],
        "SPG-10": ["Caution"],
        "SPG-17": ["Cannot tell"],
        "SPG-19": ["Cannot tell"],
    }
    assert "Example" not in str(told)
    assert "One finding names people; what it says is told to the board alone." in str(told)


def test_the_position_gives_the_board_no_errands(demonstration: Board) -> None:
    html, _ = page_for(demonstration, "compliance_position")
    assert "What to do" not in html


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_facts_give_the_same_hash(demonstration: Board, kind: str) -> None:
    assert draft_of(demonstration, kind).digest == draft_of(demonstration, kind).digest
    assert draft_of(demonstration, kind).digest != draft_of(demonstration, kind, ON.replace(day=20)).digest
