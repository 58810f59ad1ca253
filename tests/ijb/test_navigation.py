"""The menu, its tabs, and where it says one is."""

from datetime import date

from boards.models import Board, RoleName
from ijb.navigation import MENU, address_of, menu, rule_address, tabs

BOARD = Board(slug="alba", name="Alba")


def test_every_entry_and_tab_leads_somewhere() -> None:
    entries = [*MENU, *(tab for entry in MENU for tab in entry.tabs)]
    assert [entry.words for entry in entries if address_of(entry, BOARD) is None] == []


def test_it_follows_the_secretarys_year() -> None:
    assert [place.words for place in menu(BOARD, "/", None)] == [
        "Today",
        "Board and people",
        "Localities",
        "Compliance",
        "Publications",
    ]


def test_the_page_itself_is_marked() -> None:
    marks = {place.words: place.current for place in menu(BOARD, "/boards/alba/people/", None)}
    assert {words for words, mark in marks.items() if mark} == {"Board and people"}
    assert marks["Board and people"] == "page"


def test_a_page_below_an_entry_is_marked_as_below_it() -> None:
    marks = {place.words: place.current for place in menu(BOARD, "/boards/alba/people/seats/1/", None)}
    assert {words for words, mark in marks.items() if mark} == {"Board and people"}
    assert marks["Board and people"] == "true"


def test_today_is_marked_only_on_its_own_page() -> None:
    assert menu(BOARD, "/boards/alba/", None)[0].current == "page"
    assert menu(BOARD, "/boards/alba/jobs/1/", None)[0].current == ""


def test_a_day_asked_about_is_kept() -> None:
    addresses = [place.address for place in menu(BOARD, "/", date(2026, 9, 1))]
    assert addresses[1] == "/boards/alba/people/?as_at=2026-09-01"


def test_an_entry_without_tabs_shows_none() -> None:
    assert tabs(BOARD, "/boards/alba/", None) == []


def test_a_tab_that_not_everybody_may_see_is_shown_to_those_who_may() -> None:
    secretary, member = frozenset({RoleName.SECRETARY}), frozenset({RoleName.MEMBER})
    shown = tabs(BOARD, "/boards/alba/users/", None, secretary)
    assert ("Users", "page") in [(place.words, place.current) for place in shown]
    assert "Users" not in [place.words for place in tabs(BOARD, "/boards/alba/people/", None, member)]


def test_the_tab_that_reaches_furthest_is_marked() -> None:
    shown = tabs(BOARD, "/boards/alba/compliance/evaluations/", None)
    assert [(place.words, place.current) for place in shown] == [
        ("Rules", ""),
        ("What if", ""),
        ("Evidence kept", "page"),
    ]


def test_a_rule_has_its_page_on_the_board() -> None:
    assert rule_address(BOARD, "MEM-12", None) == "/boards/alba/compliance/MEM-12/"
