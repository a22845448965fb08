"""How many words a newcomer reads, from an empty start to a round that was taken over."""

import re
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, Page, sync_playwright

from gbo_core.store import Store
from gbo_core.store.tables import workshop
from tests.browser.hands import STILL
from tests.browser.room import answer, join, send
from tests.browser.served import CHROMIUM, Server, running, visiting
from tests.load.table import Row, show

ASKED = 1100 / 2  # half of what it was
PASSWORD = "een lange zin"
WORD = re.compile(r"[^\W\d_]{2,}")
NO_ICONS = "[data-testid=stIconMaterial], [role=img][translate=no] { display: none !important }"
THREE = ("OCMW (sociale dienst, Sociaal Huis)", "CAW (Centrum Algemeen Welzijnswerk)") * 2


class Newcomer:
    """Reads every line once, at a laptop of 1280 by 800."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.rows: list[Row] = []
        self._read: set[str] = set()

    def read(self, what: str) -> None:
        """Count the words of the lines that were not read before."""
        self.page.wait_for_function(STILL)
        self.page.add_style_tag(content=NO_ICONS)
        parts = (self.page.get_by_test_id(part).inner_text() for part in ("stSidebar", "stMain"))
        lines = {line.strip() for part in parts for line in part.splitlines()} - self._read
        self._read |= lines
        words = sum(len(WORD.findall(line)) for line in lines)
        self.rows.append(Row(what, words, "woorden"))

    def press(self, name: str, *, link: bool = False) -> None:
        """Press what is called so, and wait for what comes of it."""
        self.page.wait_for_function(STILL)
        self.page.get_by_role("link" if link else "button", name=name).first.click()
        self.page.wait_for_timeout(1500)


def begin(page: Page, server: Server) -> None:
    """The first login of a new server."""
    page.goto(server.url)
    page.get_by_label("Uw naam").fill("An Peeters")
    page.get_by_label("Wachtwoord", exact=True).fill(PASSWORD)
    page.get_by_label("Nog eens het wachtwoord").fill(PASSWORD)
    page.get_by_role("button", name="Begin").click()
    page.get_by_label("Naam van de werktafel").wait_for()


def vote(browser: Browser, server: Server) -> None:
    """Three phones join and answer."""
    store = Store(f"sqlite:///{server.data / 'gbo.sqlite'}")
    code = store.read(lambda connection: connection.execute(workshop.select()).one().join_code)
    store.close()
    for number, organisation in enumerate(THREE[:3]):
        with visiting(browser, viewport={"width": 320, "height": 640}) as context:
            phone = context.new_page()
            phone.goto(f"{server.url}/mee/{code}")
            join(phone, organisation)
            answer(phone, number + 2, 4)
            send(phone)
            phone.get_by_text("Bewaard").first.wait_for()


def walk(browser: Browser, server: Server, page: Page) -> list[Row]:
    """The whole way; a row for what each screen adds to read."""
    begin(page, server)
    newcomer = Newcomer(page)
    newcomer.read("start, leeg")
    page.get_by_label("Naam van de werktafel").fill("GBO Deinze")
    newcomer.press("Maak deze werktafel")
    newcomer.read("de weg")
    newcomer.press("Rond de tafel", link=True)
    newcomer.read("rond de tafel")
    page.goto(f"{page.url}&deel=vote")
    page.get_by_role("button", name="Open de vraag nu").wait_for()
    newcomer.read("stemmen")
    newcomer.press("Open de vraag nu")
    newcomer.read("vraag open")
    vote(browser, server)
    newcomer.press("Sluit de stemming")
    newcomer.read("gesloten")
    newcomer.press("Toon het resultaat aan iedereen")
    newcomer.read("getoond")
    newcomer.press("Neem over")
    newcomer.read("overgenomen")
    return newcomer.rows


def main() -> None:
    with (
        TemporaryDirectory() as folder,
        running(Path(folder)) as server,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(executable_path=CHROMIUM)
        with visiting(browser, viewport={"width": 1280, "height": 800}) as context:
            rows = walk(browser, server, context.new_page())
    total = sum(row.measured for row in rows)
    rows.append(Row("samen", total, "woorden", ASKED, "elke zin één keer geteld"))
    show("Wat een nieuweling leest, van een lege start tot een overname", rows)


if __name__ == "__main__":
    main()
