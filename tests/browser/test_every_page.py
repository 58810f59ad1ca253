"""Every page there is, read from the URL map: axe finds nothing, and it fits a phone and a desk."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.test import Client
from django.urls import reverse
from playwright.sync_api import Browser
from pytest_django.live_server_helper import LiveServer

from tests.access_table import TABLE, World
from tests.cast import board, olaf, other_board, rhona
from tests.test_access import world

__all__ = ["board", "olaf", "other_board", "rhona", "world"]

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

FILES = {"membership:export", "membership:import_template", "membership:import_wrong"}
NOT_PAGES = FILES | {"health", "membership:vacancy_letter", "publishing:download", "trail:export"}
ON_THE_WAY = ("secretary", "operator", "anonymous", "stranger")
"""Whose eyes a page is seen with: the first of these who gets it."""


def seen_by(route: str) -> str | None:
    """Who sees a route as a page; None for one that nobody does."""
    answers = TABLE[route].answers
    is_page = route not in NOT_PAGES and not route.startswith("api:")
    return next((who for who in ON_THE_WAY if answers[who] == 200), None) if is_page else None


PAGES = [(route, who) for route in TABLE if (who := seen_by(route))]
REFUSALS = [("/boards/nowhere/", 404), ("/operator/", 403), ("/boards/{slug}/?as_at=banana", 400)]


def cookies_of(world: World, who: str, address: str) -> list[dict[str, str]]:
    client = Client()
    if who == "anonymous":
        return []
    client.force_login(world.people[who])
    return [{"name": key, "value": morsel.value, "url": address} for key, morsel in client.cookies.items()]


@pytest.mark.parametrize("who", sorted({who for _, who in PAGES}))
def test_axe_finds_nothing_and_nothing_is_wider_than_the_window(
    who: str, world: World, chromium: Browser, live_server: LiveServer
) -> None:
    addresses = [
        (reverse(route, kwargs=TABLE[route].where(world)), 200) for route, reader in PAGES if reader == who
    ]
    if who == "secretary":
        addresses += [(address.format(slug=world.board.slug), status) for address, status in REFUSALS]
    context = chromium.new_context(base_url=live_server.url, locale="en-GB")
    context.add_cookies(cookies_of(world, who, live_server.url))  # type: ignore[arg-type]
    window = context.new_page()
    faults = []
    for address, status in addresses:
        answer = window.goto(address)
        assert answer is not None
        assert answer.status == status, address
        window.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
        for width in (320, 1280):
            window.set_viewport_size({"width": width, "height": 800})
            if window.evaluate("document.documentElement.scrollWidth") > width:
                faults.append(f"{address} is wider than {width}")
            found = Axe().run(window)
            if found.violations_count:
                faults.append(f"{address} at {width}: {found.generate_report()}")
    context.close()
    assert faults == []
