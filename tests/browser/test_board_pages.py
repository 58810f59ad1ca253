"""The pages about who sits where, in a real browser: nothing for axe to find, nothing lost on a phone."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page
from pytest_django.live_server_helper import LiveServer

from boards.models import Board, RoleName, User
from boards.services import import_board
from membership.services import record_person
from tests.cast import STORY, with_role
from tests.membership.page_cast import PEOPLE, gapped_record, person_page, seat_page

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PHRASE = "a long enough phrase"


@pytest.fixture
def alba(live_server: LiveServer) -> Board:
    return import_board(gapped_record(), by=STORY)


@pytest.fixture
def ailsa(alba: Board) -> User:
    user = with_role("Ailsa", alba, RoleName.SECRETARY)
    user.set_password(PHRASE)
    user.save()
    return user


def sign_in(page: Page, user: User) -> None:
    page.goto("/accounts/login/")
    page.get_by_label("E-mail address").fill(user.email)
    page.get_by_label("Password", exact=True).fill(PHRASE)
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_load_state()


def faults(page: Page) -> list[str]:
    """What axe finds, and whether the page is wider than the window."""
    found = [each["id"] for each in Axe().run(page).response["violations"]]
    if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
        found.append("wider than the window")
    return found


@pytest.mark.parametrize("width", [320, 1280])
def test_axe_finds_nothing(width: int, page: Page, ailsa: User, alba: Board) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    sign_in(page, ailsa)
    addresses = [
        PEOPLE,
        f"{PEOPLE}?as_at=2026-08-31",
        f"{PEOPLE}?as_at=banana",
        seat_page(alba, "user"),
        seat_page(alba, "la1"),
        person_page(alba, "p-la1"),
        f"{seat_page(alba, 'user')}appoint/",
        "/no/such/page/",
    ]
    found = {}
    for address in addresses:
        page.goto(address)
        found[address] = faults(page)
    assert found == {address: [] for address in addresses}


@pytest.mark.parametrize("scripts", [True, False])
def test_a_seat_is_filled_with_and_without_scripts(
    scripts: bool, chromium: Browser, live_server: LiveServer, ailsa: User, alba: Board
) -> None:
    context = chromium.new_context(base_url=live_server.url, locale="en-GB", java_script_enabled=scripts)
    page = context.new_page()
    sign_in(page, ailsa)
    page.goto(PEOPLE)
    page.get_by_role("link", name="Fill it").click()
    page.get_by_role("link", name="Appoint somebody").click()
    page.get_by_role("button", name="See what the law would say").click()
    assert page.get_by_role("link", name="Who: Choose somebody").is_visible()
    page.get_by_label("Their name").fill("Ada")
    page.get_by_label("First day in the seat").fill("2026-12-01")
    page.get_by_label("Last day of the term").fill("2029-11-30")
    page.get_by_role("button", name="See what the law would say").click()
    if scripts:
        assert faults(page) == []
    assert page.get_by_text("Each of the four stakeholder groups has at least one member").is_visible()
    page.get_by_role("button", name="Change something first").click()
    assert page.get_by_label("Their name").input_value() == "Ada"
    page.get_by_role("button", name="See what the law would say").click()
    page.get_by_role("button", name="Appoint").click()
    assert page.get_by_text("Ada is appointed from 1 December 2026.").is_visible()
    context.close()
    assert alba.appointments.filter(person__name="Ada").count() == 1


def test_one_long_word_stays_inside_the_page(page: Page, ailsa: User, alba: Board) -> None:
    sign_in(page, ailsa)
    page.goto(f"{seat_page(alba, 'user')}appoint/")
    page.get_by_label("Their name").fill("A" * 120)
    page.get_by_role("button", name="See what the law would say").click()
    for width in (320, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        assert not page.evaluate("document.documentElement.scrollWidth > innerWidth"), width


def test_what_is_folded_away_looks_as_if_it_opened(page: Page, ailsa: User, alba: Board) -> None:
    record_person(alba, name="Ada", by=STORY)
    sign_in(page, ailsa)
    page.goto(PEOPLE)
    folded = page.locator("summary", has_text="Others on record")
    assert "underline" in folded.evaluate("each => getComputedStyle(each).textDecorationLine")
    folded.click()
    assert page.get_by_role("link", name="Ada", exact=True).is_visible()


def test_what_can_be_done_stands_in_whole_phrases(page: Page, ailsa: User, alba: Board) -> None:
    sign_in(page, ailsa)
    page.set_viewport_size({"width": 320, "height": 900})
    page.goto(f"{PEOPLE}chair/")
    lines = page.locator(".ijb_act").evaluate_all("all => all.map(each => each.getClientRects().length)")
    assert set(lines) == {1}


def test_the_first_stop_of_the_keyboard_skips_to_the_content(page: Page, ailsa: User, alba: Board) -> None:
    sign_in(page, ailsa)
    page.goto(PEOPLE)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main-content"
