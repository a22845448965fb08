"""A phone's browser on a server with only the phone's routes: quick to start, steered directly."""

import re
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, Page

from tests.browser.served import visiting

SMALL = {"width": 320, "height": 640}


@contextmanager
def phone_in(chromium: Browser, **options: object) -> Iterator[Page]:
    """A phone of 320 pixels wide; mistakes in its script fail the test."""
    with visiting(chromium, viewport=SMALL, has_touch=True, **options) as context:
        page = context.new_page()
        mistakes: list[str] = []
        page.on("pageerror", lambda error: mistakes.append(str(error)))
        yield page
        assert mistakes == []


def join(page: Page, address: str) -> None:
    page.goto(address)
    page.get_by_label("Uw organisatie").select_option("self")
    page.get_by_role("button", name="Doe mee").click()


def choose(page: Page, question: str, answer: str) -> None:
    """Tap one of the big buttons under a question; those at the ends also say what they mean."""
    page.get_by_role("radiogroup", name=question).get_by_role(
        "radio", name=re.compile(rf"^{answer}(,|$)")
    ).check()


def status(page: Page) -> str:
    return page.locator(".status").inner_text()
