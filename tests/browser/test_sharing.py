"""Letting a colleague in, over plain http as in a room, where browsers give pages no clipboard."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from gbo_core.store import Store, access, workshops
from tests.browser.served import Server, running, visiting
from web.logins import COOKIE
from web.networks import networks

pytestmark = pytest.mark.browser


@pytest.fixture
def laptop_elsewhere(tmp_path: Path, chromium: Browser) -> Iterator[tuple[Page, Server]]:
    """The host's browser on another machine: only `localhost` counts as safe over http."""
    store = Store(f"sqlite:///{tmp_path / 'gbo.sqlite'}")
    token = store.write(access.add_first, "An Peeters", "een lange zin")
    host = store.read(access.who, token).id
    store.write(workshops.make, host, workshops.new_profile("GBO Deinze"), by="An Peeters")
    store.close()
    known = networks()
    if not known:
        pytest.skip("this machine is on no network")
    with running(tmp_path, address="") as server, visiting(chromium) as context:
        url = f"http://{known[0].address}:{urlsplit(server.url).port}"
        context.add_cookies([{"name": COOKIE, "value": token, "url": url}])
        page = context.new_page()
        page.goto(url)
        yield page, server


def test_a_link_can_be_copied_where_the_browser_has_no_clipboard(
    laptop_elsewhere: tuple[Page, Server],
) -> None:
    page, _ = laptop_elsewhere
    assert page.evaluate("isSecureContext") is False
    page.get_by_role("button", name="Meer").click()
    page.get_by_role("menuitem", name="Deel met een collega").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("button", name="Maak een link").click()
    link = dialog.get_by_test_id("stCode").locator("code").inner_text().strip()
    assert "/uitnodiging/" in link
    dialog.get_by_test_id("stCode").hover()
    dialog.get_by_role("button", name="Copy to clipboard").click()
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    page.get_by_text("Nieuwe werktafel", exact=True).click()
    page.get_by_label("Naam van de werktafel").click()
    page.keyboard.press("Control+V")
    expect(page.get_by_label("Naam van de werktafel")).to_have_value(link)


def test_where_copying_is_not_allowed_the_text_is_shown_to_copy(
    laptop_elsewhere: tuple[Page, Server],
) -> None:
    page, _ = laptop_elsewhere
    page.evaluate("document.execCommand = () => false")
    with page.expect_event("dialog") as shown:
        # The question keeps the page: who waits for the page until it is answered waits for ever.
        page.evaluate("setTimeout(() => navigator.clipboard.writeText('https://gbo.example.be'))")
    shown.value.dismiss()
    words = "Uw browser liet niet toe om te kopiëren. Kopieer de tekst hieronder zelf."
    assert shown.value.message == words
