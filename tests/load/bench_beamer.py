"""From a vote on a phone to the new number on the beamer, in a real browser."""

import asyncio
import time
from concurrent.futures import ThreadPoolExecutor
from random import Random

from playwright.sync_api import Page

from gbo_core.model.round import Round
from tests.browser.served import Server, visiting
from tests.load.browser import chromium
from tests.load.killed import joined
from tests.load.measured import fresh_store, served
from tests.load.phones import Phone, random_sheet, stored
from tests.load.table import Row, p, show, spread
from tests.load.workshop import code_of, log_in
from tests.region import Region, make_region
from web.logins import COOKIE

VOTES = 30
# Notes when the beamer shows another number of answers: number → milliseconds since 1970.
WATCH = """
() => {
  window.shown = {};
  const look = () => {
    const found = document.body.innerText.match(/(\\d+) van \\d+ antwoorden binnen/);
    if (found) window.shown[found[1]] ??= Date.now();
  };
  new MutationObserver(look).observe(
    document.body, {subtree: true, childList: true, characterData: true});
  look();
}
"""


def beamer(page: Page, server: Server, region: Region) -> None:
    """Open the beamer screen and start to watch it."""
    cookie = {"name": COOKIE, "value": log_in(region), "url": server.url}
    page.context.add_cookies([cookie])  # type: ignore[list-item]
    page.goto(f"{server.url}/beamer?w={region.workshop}")
    page.get_by_text(f"0 van {VOTES} antwoorden binnen").wait_for()
    page.evaluate(WATCH)


def vote_one_by_one(phones: list[Phone], asked: Round, chance: Random) -> list[float]:
    """The moment at which each phone sent its ballot."""
    moments = []
    for phone in phones:
        time.sleep(chance.uniform(0.4, 1.6))
        sheet = random_sheet(asked.item_ids(), ("contribution", "necessity"), chance)
        moments.append(time.time())
        answer, _seconds = asyncio.run(phone.vote(asked.id, sheet, "b1"))
        assert stored(answer)
    return moments


def main() -> None:
    with fresh_store() as store, served() as server:
        region = make_region(store)
        phones = asyncio.run(joined(server, code_of(region), VOTES))
        asked = region.open()
        with (
            chromium() as browser,
            visiting(browser, viewport={"width": 1920, "height": 1080}) as context,
            ThreadPoolExecutor(1) as apart,  # the browser has an event loop in this thread
        ):
            page = context.new_page()
            beamer(page, server, region)
            moments = apart.submit(vote_one_by_one, phones, asked, Random(3)).result()
            page.get_by_text(f"{VOTES} van {VOTES} antwoorden binnen").wait_for()
            shown = page.evaluate("window.shown")
    seen = {int(number): at / 1000 for number, at in shown.items()}
    # A number that two votes passed within one refresh shows as a later one.
    waits = [min(at for n, at in seen.items() if n >= k) - m for k, m in enumerate(moments, 1)]
    what = "stem op de gsm → getal op de beamer, p95"
    show("De beamer volgt", [Row(what, p(waits, 95), asked=1.5, note=spread(waits))])


if __name__ == "__main__":
    main()
