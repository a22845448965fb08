"""The pages that need no script: readable for everybody, on any screen, without JavaScript."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.checks import violations
from tests.browser.served import Server, visiting

pytestmark = pytest.mark.browser

PASSWORD = "een lange zin"


@pytest.fixture(params=[("light", 1280), ("dark", 320)], ids=["light", "dark-320px"])
def visitor(chromium: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    scheme, width = request.param
    size = {"width": width, "height": 700}
    with visiting(chromium, color_scheme=scheme, viewport=size) as context:
        yield context.new_page()


def check(page: Page) -> None:
    """No violation that axe can find, nothing that sticks out, the languages on one line."""
    assert violations(page) == []
    tops = page.locator("nav a").evaluate_all("all => all.map(a => a.getBoundingClientRect().top)")
    assert len(set(tops)) == 1
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def fill(page: Page, password: str = PASSWORD) -> None:
    page.get_by_label("Uw naam").fill("An Peeters")
    for label in ("Wachtwoord", "Nog eens het wachtwoord"):
        if page.get_by_label(label, exact=True).count():
            page.get_by_label(label, exact=True).fill(password)


def test_everybody_can_read_and_use_the_pages(server: Server, visitor: Page) -> None:
    visitor.goto(f"{server.url}/aanmelden")
    check(visitor)
    fill(visitor, "kort")
    visitor.get_by_role("button", name="Begin").click()
    expect(visitor.get_by_role("alert")).to_contain_text("minstens 10 tekens")
    expect(visitor.get_by_label("Uw naam")).to_have_value("An Peeters")
    check(visitor)
    fill(visitor)
    visitor.get_by_role("button", name="Begin").click()
    expect(visitor.get_by_role("heading", level=1)).to_have_text("Welkom, An Peeters")
    visitor.goto(f"{server.url}/afmelden")
    check(visitor)
    visitor.get_by_role("button", name="Afmelden").click()
    expect(visitor.get_by_role("heading", level=1)).to_have_text("Aanmelden")
    check(visitor)
    visitor.goto(f"{server.url}/uitnodiging/verzonnen")
    expect(visitor.get_by_role("alert")).to_contain_text("bestaat niet of is ingetrokken")
    check(visitor)


def test_a_browser_without_javascript_can_log_in(server: Server, chromium: Browser) -> None:
    with visiting(chromium, java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{server.url}/weg")
        fill(page)
        page.keyboard.press("Enter")
        page.wait_for_url("**/weg")
        assert "Deze schermen hebben JavaScript nodig." in page.content()
        page.goto(f"{server.url}/afmelden")
        page.get_by_role("button", name="Afmelden").click()
        fill(page)
        page.get_by_role("button", name="Aanmelden").click()
        page.goto(f"{server.url}/afmelden")
        expect(page.get_by_text("U bent aangemeld als An Peeters.")).to_be_visible()
