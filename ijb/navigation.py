"""The menu of a board and the tabs under its entries: one table, in the order of the secretary's year.

An entry appears when its room has given it an address.
"""

from dataclasses import dataclass
from datetime import date

from django.urls import NoReverseMatch, reverse

from boards.models import Board


@dataclass(frozen=True)
class Entry:
    """A word in the menu, the route it leads to, and the tabs of its pages."""

    words: str
    route: str
    tabs: tuple["Entry", ...] = ()
    # True where the pages below its address belong to other entries.
    alone: bool = False


MENU = (
    Entry("Today", "compliance:today", alone=True),
    Entry("Board and people", "membership:people"),
    Entry(
        "Compliance",
        "compliance:compliance",
        tabs=(
            Entry("Rules", "compliance:compliance"),
            Entry("Evidence kept", "compliance:evaluations"),
        ),
    ),
)


# Where a rule of law has its page on a board: its findings, timeline and history.
RULE_PAGE = "compliance:rule"


@dataclass(frozen=True)
class Place:
    """An entry as a page shows it. `current` is what aria-current says: the page itself, or one below."""

    words: str
    address: str
    current: str = ""


def address_of(entry: Entry, board: Board) -> str | None:
    """Give the entry's address on a board; None while no room answers it."""
    try:
        return reverse(entry.route, kwargs={"slug": board.slug})
    except NoReverseMatch:
        return None


def rule_address(board: Board, rule_id: str, as_at: date | None) -> str:
    """Give the address of a rule's page on a board; empty while no room answers it."""
    try:
        return reverse(RULE_PAGE, kwargs={"slug": board.slug, "rule_id": rule_id}) + as_at_query(as_at)
    except NoReverseMatch:
        return ""


def as_at_query(as_at: date | None) -> str:
    """Give the query that keeps a day asked about; nothing for today."""
    return f"?as_at={as_at:%Y-%m-%d}" if as_at else ""


def menu(board: Board, path: str, as_at: date | None) -> list[Place]:
    """Give the menu as seen from the page at `path`; a day asked about is kept from page to page."""
    return places(MENU, board, path, as_at)


def tabs(board: Board, path: str, as_at: date | None) -> list[Place]:
    """Give the tabs of the menu entry that the page belongs to; none where it has fewer than two."""
    here = current(MENU, board, path)
    found = places(here.tabs, board, path, as_at) if here else []
    return found if len(found) > 1 else []


def current(entries: tuple[Entry, ...], board: Board, path: str) -> Entry | None:
    """Give the entry whose address reaches furthest into the path."""
    reached: tuple[int, Entry] | None = None
    for entry in entries:
        address = address_of(entry, board)
        if address is None or not (path == address if entry.alone else path.startswith(address)):
            continue
        if reached is None or len(address) > reached[0]:
            reached = len(address), entry
    return reached[1] if reached else None


def places(entries: tuple[Entry, ...], board: Board, path: str, as_at: date | None) -> list[Place]:
    """Give those entries that have an address, the current one marked."""
    here = current(entries, board, path)
    found = []
    for entry in entries:
        if (address := address_of(entry, board)) is not None:
            mark = "" if entry is not here else "page" if path == address else "true"
            found.append(Place(entry.words, address + as_at_query(as_at), mark))
    return found
