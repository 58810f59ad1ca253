"""The menu of a board and the tabs under its entries: one table, in the order of the secretary's year.

An entry appears when its room has given it an address.
"""

from dataclasses import dataclass
from datetime import date

from django.urls import NoReverseMatch, reverse

from boards.models import Board, RoleName
from boards.policy import roles_allowed


@dataclass(frozen=True)
class Entry:
    """A word in the menu, the route it leads to, and the tabs of its pages."""

    words: str
    route: str
    tabs: tuple["Entry", ...] = ()
    # True where the pages below its address belong to other entries.
    alone: bool = False
    # The act that its page is, where not every role may do it.
    act: str = ""


MENU = (
    Entry("Today", "compliance:today", alone=True),
    Entry(
        "Board and people",
        "membership:people",
        tabs=(
            Entry("Seats and people", "membership:people"),
            Entry("Terms", "membership:clock"),
            Entry("Chair and vice-chair", "membership:chair"),
            Entry("Groups", "groups:list"),
            Entry("Planning group", "planning_group:page"),
            Entry("Decisions", "groups:decisions"),
            Entry("Papers", "membership:papers"),
            Entry("Board details", "compliance:details", act="compliance.set_up"),
            Entry("Set-up guide", "compliance:set_up", act="compliance.set_up"),
            Entry("Users", "users:list", act="boards.manage_users"),
            Entry("API clients", "api_clients:board", act="boards.manage_clients"),
        ),
    ),
    Entry(
        "Localities",
        "localities:list",
        tabs=(
            Entry("Localities", "localities:list"),
            Entry("Who takes part", "localities:taking_part"),
            Entry("Issues raised", "localities:issues"),
        ),
    ),
    Entry(
        "Compliance",
        "compliance:compliance",
        tabs=(
            Entry("Rules", "compliance:compliance"),
            Entry("What if", "compliance:what_if"),
            Entry("Evidence kept", "compliance:evaluations"),
            Entry("Who did what", "trail:board", act="boards.see_trail"),
        ),
    ),
    Entry("Publications", "publishing:list"),
)


Roles = frozenset[RoleName]

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


def menu(board: Board, path: str, as_at: date | None, roles: Roles = frozenset()) -> list[Place]:
    """Give the menu as seen from the page at `path`; a day asked about is kept from page to page."""
    return places(for_roles(MENU, roles), board, path, as_at)


def tabs(board: Board, path: str, as_at: date | None, roles: Roles = frozenset()) -> list[Place]:
    """Give the tabs of the menu entry that the page belongs to; none where it has fewer than two."""
    here = current(MENU, board, path)
    found = places(for_roles(here.tabs, roles), board, path, as_at) if here else []
    return found if len(found) > 1 else []


def for_roles(entries: tuple[Entry, ...], roles: Roles) -> tuple[Entry, ...]:
    """Give those entries whose pages somebody with these roles may see."""
    return tuple(each for each in entries if not each.act or not roles.isdisjoint(roles_allowed(each.act)))


def current(entries: tuple[Entry, ...], board: Board, path: str) -> Entry | None:
    """Give the entry whose address, or that of one of its tabs, reaches furthest into the path."""
    reached: tuple[int, Entry] | None = None
    for entry in entries:
        reach = max(_reach(each, board, path) for each in (entry, *entry.tabs))
        if reach and (reached is None or reach > reached[0]):
            reached = reach, entry
    return reached[1] if reached else None


def _reach(entry: Entry, board: Board, path: str) -> int:
    address = address_of(entry, board)
    if address is None or not (path == address if entry.alone else path.startswith(address)):
        return 0
    return len(address)


def places(entries: tuple[Entry, ...], board: Board, path: str, as_at: date | None) -> list[Place]:
    """Give those entries that have an address, the current one marked."""
    here = current(entries, board, path)
    found = []
    for entry in entries:
        if (address := address_of(entry, board)) is not None:
            mark = "" if entry is not here else "page" if path == address else "true"
            found.append(Place(entry.words, address + as_at_query(as_at), mark))
    return found
