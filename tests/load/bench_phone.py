"""From opening the link to the first tap, on a slow phone with a slow network."""

import json
from collections.abc import Callable
from dataclasses import dataclass

from playwright.sync_api import Browser

from gbo_core.live import joining
from tests.load.browser import Wire, chromium, slow_phone
from tests.load.measured import fresh_store, served
from tests.load.table import Row, p, show, spread
from tests.load.workshop import code_of
from tests.region import make_region

REPEATS = 15
# Notes the first frame in which the element is drawn where a finger lands on it. The page itself
# looks: asking from outside costs a slow processor more than the page does.
WATCH = """
const look = () => {
  const element = document.querySelector(SELECTOR);
  element?.scrollIntoView({block: "center"});
  const box = element?.getBoundingClientRect();
  const [x, y] = [box?.x + box?.width / 2, box?.y + box?.height / 2];
  const hit = box?.width && document.elementFromPoint(x, y);
  if (hit && element.contains(hit)) window.tappable = performance.now();
  else requestAnimationFrame(look);
};
requestAnimationFrame(look);
"""
PAINTED = "performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0"


@dataclass(frozen=True, slots=True)
class Visit:
    """Seconds to the first possible tap, seconds to the first paint, and what was fetched."""

    to_tap: float
    to_paint: float
    wire: Wire


def visit(browser: Browser, url: str, token: str, path: str, selector: str) -> Visit:
    with slow_phone(browser, url, token, path) as (page, wire):
        page.add_init_script(WATCH.replace("SELECTOR", json.dumps(selector)))
        page.goto(url + path)
        page.wait_for_timeout(1000)  # what is fetched after the first tap counts too
        tappable, painted = page.evaluate("window.tappable"), page.evaluate(PAINTED)
        return Visit(tappable / 1000, painted / 1000, wire)


def rows(name: str, visits: list[Visit]) -> list[Row]:
    taps, sizes = [v.to_tap for v in visits], [v.wire.size / 1000 for v in visits]
    requests = max(len(v.wire.addresses) for v in visits)
    strangers = sum(len(v.wire.third_parties) for v in visits)
    return [
        Row(f"{name}: tot de eerste tik, mediaan", p(taps, 50), asked=0.8, note=spread(taps)),
        Row(f"{name}: eerste beeld, mediaan", p([v.to_paint for v in visits], 50)),
        Row(f"{name}: over de lijn", max(sizes), "kB", asked=15, note=f"{requests} verzoeken"),
        Row(f"{name}: verzoeken aan derden", strangers, "", asked=0),
    ]


def main() -> None:
    with fresh_store() as store, served() as server, chromium() as browser:
        region = make_region(store)
        home = f"/mee/{code_of(region)}"
        token = store.write(joining.join, joining.Joining(region.workshop, part="field")).token
        region.open()
        look: Callable[[str, str], list[Visit]] = lambda who, selector: [  # noqa: E731
            visit(browser, server.url, who, home, selector) for _ in range(REPEATS)
        ]
        ballot = look(token, "form .steps label")
        joining_ = look("", "select[name=organisation]")
    show(
        "Eerste bezoek op een trage telefoon (1,6 Mbit/s, 150 ms, processor 4× trager)",
        [*rows("stembrief met zes items", ballot), *rows("meedoen", joining_)],
    )


if __name__ == "__main__":
    main()
