import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.mark.parametrize("width", [320, 1280])
def test_axe_finds_nothing_on_the_sign_in_page(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto("/accounts/login/")
    assert page.get_by_role("heading", level=1).is_visible()
    findings = Axe().run(page)
    assert findings.violations_count == 0, findings.generate_report()


def test_the_page_is_no_wider_than_a_phone(page: Page) -> None:
    page.set_viewport_size({"width": 320, "height": 800})
    page.goto("/accounts/login/")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
