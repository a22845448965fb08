"""A meeting room for browser tests: a region on the server, phones that join, a facilitator."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from playwright.sync_api import Browser, BrowserContext, Page, expect

from gbo_core.live import ballots, rounds
from gbo_core.model.round import Ballot, State
from gbo_core.store import Store, workshops
from tests.browser.served import PATIENCE, Server, visiting
from tests.region import PASSWORD, Region, make_region

expect.set_options(timeout=PATIENCE)

SMALL = {"width": 320, "height": 640}


@dataclass
class Room:
    """The region's store is opened beside the running server, as the command line does."""

    server: Server
    chromium: Browser
    region: Region

    @property
    def code(self) -> str:
        return self.region.store.read(workshops.get, self.region.workshop).join_code

    @property
    def join_url(self) -> str:
        return f"{self.server.url}/mee/{self.code}"

    @contextmanager
    def phone(self, organisation: str = "OCMW Zandhove", **options: object) -> Iterator[Page]:
        """A phone that has joined."""
        with visiting(self.chromium, **{"viewport": SMALL, **options}) as context:
            page = context.new_page()
            page.goto(self.join_url)
            join(page, organisation)
            yield page

    @contextmanager
    def laptop(self, **options: object) -> Iterator[Page]:
        """The facilitator's browser, logged in."""
        with visiting(
            self.chromium, **{"viewport": {"width": 1280, "height": 900}, **options}
        ) as c:
            page = log_in(c, self.server)
            yield page

    def screen(self, page: Page, part: str, step: str = "rond-de-tafel", **query: str) -> None:
        more = "".join(f"&{name}={value}" for name, value in query.items())
        page.goto(f"{self.server.url}/{step}?w={self.region.workshop}&deel={part}{more}")
        expect(page.get_by_role("heading", level=1)).to_be_visible()

    def stored(self) -> list[Ballot]:
        return self.region.store.read(ballots.load, self.region.workshop)

    def state(self) -> State:
        return self.region.store.read(rounds.load, self.region.workshop)[0].state


@contextmanager
def meeting(server: Server, chromium: Browser) -> Iterator[Room]:
    store = Store(f"sqlite:///{server.data / 'gbo.sqlite'}")
    try:
        yield Room(server, chromium, make_region(store))
    finally:
        store.close()


def log_in(context: BrowserContext, server: Server, name: str = "An") -> Page:
    page = context.new_page()
    page.goto(f"{server.url}/aanmelden")
    page.get_by_label("Uw naam").fill(name)
    page.get_by_label("Wachtwoord", exact=True).fill(PASSWORD)
    page.keyboard.press("Enter")
    expect(page).not_to_have_url(re.compile("aanmelden"))
    return page


def join(page: Page, organisation: str) -> None:
    page.get_by_label("Uw organisatie", exact=True).select_option(label=organisation)
    page.get_by_label("Veldwerk").check()
    page.get_by_role("button", name="Doe mee").click()
    expect(page.get_by_text("U doet mee als")).to_be_visible()


def answer(page: Page, *values: int) -> None:
    """The same values for every item, one an axis."""
    expect(page.locator(".item").first).to_be_visible()
    for item in page.locator(".item").all():
        for group, value in zip(item.locator("[role=radiogroup]").all(), values, strict=True):
            group.locator(f"label:has(input[value='{value}'])").click()


def send(page: Page) -> None:
    page.get_by_role("button", name="Verstuur").click()
