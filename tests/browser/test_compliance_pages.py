"""Today, Compliance, a rule and the evidence in a real browser: axe, phone width, print, no script needed."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.test import Client
from django.utils import timezone
from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer

from boards.models import Board, RoleName
from boards.services import import_board
from compliance.models import Evaluation, Occasion
from compliance.services import evaluate
from tests.cast import STORY, with_role
from tests.membership.page_cast import gapped_record

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PAGES = [
    "/boards/alba/",
    "/boards/alba/?as_at=2014-06-01",
    "/boards/alba/compliance/",
    "/boards/alba/compliance/?outcome=banana",
    "/boards/alba/compliance/?print=1",
    "/boards/alba/compliance/MEM-23/",
    "/boards/alba/compliance/evaluations/",
    "/rules/",
    "/rules/MEM-23/",
]


@pytest.fixture
def kept(db: None) -> Evaluation:
    """An evaluation of a board with something not met and something unknown."""
    board = import_board(gapped_record(), by=STORY)
    now = timezone.now()
    return evaluate(board, timezone.localdate(now), occasion=Occasion.NIGHTLY, now=now, by=STORY)


@pytest.fixture
def signed_in(page: Page, kept: Evaluation, live_server: LiveServer) -> Page:
    """The window of Ailsa, the board's secretary."""
    client = Client()
    client.force_login(with_role("Ailsa", Board.objects.get(), RoleName.SECRETARY))
    cookie = next(iter(client.cookies.values()))
    page.context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": live_server.url}])
    return page


@pytest.mark.parametrize("width", [320, 1280])
def test_axe_finds_nothing_and_the_pages_fit(signed_in: Page, kept: Evaluation, width: int) -> None:
    signed_in.set_viewport_size({"width": width, "height": 800})
    for address in [*PAGES, f"/boards/alba/compliance/evaluations/{kept.public_id}/"]:
        signed_in.goto(address)
        signed_in.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
        assert signed_in.get_by_role("heading", level=1).is_visible(), address
        findings = Axe().run(signed_in)
        assert findings.violations_count == 0, f"{address}: {findings.generate_report()}"
        assert signed_in.evaluate("document.documentElement.scrollWidth") <= width, address


def test_a_secretary_gets_from_today_to_a_rule_and_its_law(signed_in: Page) -> None:
    signed_in.goto("/boards/alba/")
    signed_in.get_by_role(
        "link", name="Each of the four stakeholder groups has at least one member"
    ).first.click()
    assert signed_in.url.endswith("/compliance/MEM-23/")
    law = signed_in.get_by_role("main").get_by_role("link", name="article 3(6)").first
    assert (law.get_attribute("href") or "").startswith("https://www.legislation.gov.uk/ssi/2014/285")


def test_the_list_is_narrowed_by_pressing_the_button(signed_in: Page) -> None:
    signed_in.goto("/boards/alba/compliance/")
    signed_in.get_by_label("Outcome").select_option("not_met")
    signed_in.get_by_label("Name or words").fill("stakeholder groups")
    signed_in.get_by_role("search", name="Narrow the list of rules").get_by_role(
        "button", name="Show"
    ).click()
    assert signed_in.get_by_role("article").count() == 1
    assert "outcome=not_met" in signed_in.url


def test_in_print_there_is_nothing_to_press(signed_in: Page) -> None:
    signed_in.goto("/boards/alba/compliance/?print=1")
    signed_in.emulate_media(media="print")
    assert not signed_in.get_by_role("navigation", name="Board").is_visible()
    assert not signed_in.get_by_role("link", name="Back to the page on the screen").is_visible()
    assert signed_in.get_by_role("heading", name="Not met").is_visible()
