"""The planning group, the groups, the localities and the documents of a whole board, in a real browser."""

from datetime import UTC, datetime

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.test import Client
from playwright.sync_api import Browser, Page
from pytest_django.live_server_helper import LiveServer

from boards.models import Board, RoleName
from boards.services import import_board
from publishing.models import Publication
from secretariat.models import Job
from secretariat.work import run
from tests.cast import STORY, with_role
from tests.publishing.cast import demonstration_record

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

AT = "/boards/demonstration/"
PAGES = [
    "groups/",
    "groups/?as_at=2015-03-31",
    "groups/decisions/",
    "planning-group/",
    "planning-group/?as_at=2026-08-31",
    "planning-group/agenda/",
    "planning-group/consultations/",
    "localities/",
    "localities/taking-part/",
    "localities/issues/",
    "publications/",
    *(f"publications/new/{kind}/" for kind in (
        "board_membership", "compliance_position", "locality_membership", "planning_group",
    )),
]  # fmt: skip
GAP = "non-commercial providers of social care"


@pytest.fixture
def board(live_server: LiveServer) -> Board:
    """The demonstration board, which has all groups of a real one and gaps on purpose."""
    return import_board(demonstration_record(), by=STORY)


@pytest.fixture
def cookies(board: Board, live_server: LiveServer) -> list[dict[str, str]]:
    """What lets a window of its secretary in."""
    client = Client()
    client.force_login(with_role("Ailsa", board, RoleName.SECRETARY))
    return [
        {"name": key, "value": each.value, "url": live_server.url} for key, each in client.cookies.items()
    ]


@pytest.fixture
def window(page: Page, cookies: list[dict[str, str]]) -> Page:
    """The window of its secretary."""
    page.context.add_cookies(cookies)  # type: ignore[arg-type]
    return page


@pytest.mark.parametrize("width", [320, 1280])
def test_axe_finds_nothing_on_the_pages_of_a_whole_board(window: Page, width: int) -> None:
    window.set_viewport_size({"width": width, "height": 900})
    found = {}
    for address in PAGES:
        answer = window.goto(AT + address)
        assert answer is not None
        assert answer.status == 200, address
        window.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
        found[address] = [each["id"] for each in Axe().run(window).response["violations"]]
        if window.evaluate("document.documentElement.scrollWidth") > width:
            found[address].append("wider than the window")
    assert found == {address: [] for address in PAGES}


@pytest.mark.parametrize("scripts", [True, False])
def test_the_gap_that_coverage_shows_is_filled_with_and_without_scripts(
    scripts: bool, chromium: Browser, live_server: LiveServer, cookies: list[dict[str, str]]
) -> None:
    context = chromium.new_context(base_url=live_server.url, locale="en-GB", java_script_enabled=scripts)
    context.add_cookies(cookies)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(f"{AT}planning-group/")
    gap = page.locator(".ijb_vacancies li").filter(has_text=GAP)
    gap.get_by_role("link", name="Fill the place").click()
    page.get_by_label("Their name").fill("Ada")
    page.get_by_label("First day on the group").fill("2026-12-01")
    page.get_by_role("button", name="See what the law would say").click()
    assert page.get_by_text("Each of the twelve prescribed groups of persons is represented").is_visible()
    page.locator("button[value=confirm]").click()
    page.goto(f"{AT}planning-group/?as_at=2026-12-01")
    assert page.get_by_text(f"No one speaks for {GAP}").count() == 0
    assert page.get_by_role("link", name="Ada").first.is_visible()
    context.close()


def test_the_pages_about_who_is_missing_are_worked_by_keyboard_alone(window: Page) -> None:
    window.goto(f"{AT}planning-group/")
    for _ in range(60):
        window.keyboard.press("Tab")
        if "Fill the place" in window.evaluate("document.activeElement.innerText || ''"):
            break
    outlined = "document.activeElement.matches(':focus-visible')"
    assert window.evaluate(outlined)
    window.keyboard.press("Enter")
    window.wait_for_url("**/planning-group/seat/**")


def test_the_chart_is_a_list_where_the_screen_is_too_small_for_it(window: Page) -> None:
    window.goto(f"{AT}groups/")
    chart = window.locator(".ijb_chart > svg")
    for width, shown in ((1280, True), (320, False)):
        window.set_viewport_size({"width": width, "height": 900})
        assert chart.is_visible() is shown
        assert window.get_by_role("link", name="Budget Working Group").first.is_visible()


def test_a_document_is_seen_published_and_made_into_a_pdf_that_can_be_downloaded(
    window: Page, board: Board
) -> None:
    window.goto(f"{AT}publications/")
    window.get_by_role("link", name="Publish a document").first.click()
    window.get_by_text("Compliance position").click()
    window.locator("main form button").last.click()
    window.get_by_role("button", name="Publish version 1").click()
    assert Publication.objects.filter(board=board).count() == 1
    job = Job.objects.get(board=board)
    assert window.url.endswith(f"/jobs/{job.public_id}/")
    assert run(job.public_id, clock=lambda: datetime.now(UTC))
    window.goto(f"{AT}publications/")
    window.get_by_role("link", name="Compliance position as at").first.click()
    with window.expect_download() as download:
        window.get_by_role("link", name="Download the PDF").click()
    assert download.value.suggested_filename.startswith("demonstration-compliance-position-")
    assert download.value.path().read_bytes().startswith(b"%PDF-1.7")
