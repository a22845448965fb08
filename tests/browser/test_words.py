"""Every screen of the sample, as somebody reads it: real tables, our words, headings in order."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from gbo_core.exchange.archive import bring_in
from gbo_core.exchange.sample import sample
from pages import steps
from tests.browser.checks import violations
from tests.browser.room import Room

pytestmark = pytest.mark.browser

# What is chosen or ticked in it; a grid without either would only be read.
FOR_MANY = {"Tabel om in te vullen", "Wie zit in welke fase aan tafel", "De briefjes als tabel"}
PLACES = [
    ("weg", ""),
    *((step.screen.url, part.code) for step in steps.STEPS for part in step.parts),
    ("export", ""),
]
ENGLISH = re.compile(
    r"\b(the|choose|select|clear|sort|column|download|upload|fullscreen|search|remove|help for"
    r"|collapse|expand|sidebar|results|close|drag|browse|skip|increment|decrement|heading)\b",
    re.IGNORECASE,
)
# Names and texts alike, where they can be seen or are read aloud; what is not drawn is neither.
SAID = """() => [...document.querySelectorAll('body *')].filter(each => each.checkVisibility())
  .flatMap(each => [...['aria-label', 'title', 'placeholder'].map(at => each.getAttribute(at)),
    ...(/^(SCRIPT|STYLE)$/.test(each.tagName)
      || getComputedStyle(each).fontFamily.includes('Material') ? []
      : [...each.childNodes].filter(one => one.nodeType === 3).map(one => one.data.trim()))])
  .filter(Boolean)"""
GRIDS = """() => [...document.querySelectorAll('[data-testid="stDataFrame"]')]
  .map(each => each.closest('[data-testid="stElementContainer"]'))
  .map(each => each.querySelector('[aria-label^="Zoek: "]')?.ariaLabel.slice(6) || 'no name')"""
ZERO = """async () => {
  await document.fonts.load('200px "Atkinson Hyperlegible Next"', '0');
  const pen = document.createElement('canvas').getContext('2d');
  pen.font = '200px "Atkinson Hyperlegible Next"';
  pen.fillText('0', 0, 200);
  const {width, actualBoundingBoxAscent: high} = pen.measureText('0');
  return pen.getImageData(width / 2, 200 - high / 2, 1, 1).data[3];
}"""


def english(page: Page) -> list[str]:
    said: list[str] = page.evaluate(SAID)
    return [each for each in said if ENGLISH.search(each)]


@pytest.fixture
def laptop_on_sample(room: Room) -> Iterator[tuple[Room, Page, str]]:
    workshop = bring_in.put_in(room.region.store, sample(), room.region.facilitator)
    with room.laptop() as page:
        yield room, page, workshop


def test_every_screen_speaks_our_language(laptop_on_sample: tuple[Room, Page, str]) -> None:
    room, page, workshop = laptop_on_sample
    found = {}
    for step, part in PLACES:
        page.goto(f"{room.server.url}/{step}?w={workshop}&deel={part}")
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        expect(page.get_by_test_id("stStatusWidget")).to_have_count(0)
        page.wait_for_timeout(500)
        grids = [g for g in page.evaluate(GRIDS) if g not in FOR_MANY]
        wrong = [*english(page), *grids, *(v for v in violations(page) if "heading-order" in v)]
        if wrong:
            found[step, part] = wrong
    assert found == {}
    assert page.evaluate(ZERO) == 0


def test_the_menu_of_a_grid_speaks_our_language(room: Room) -> None:
    with room.laptop() as page:
        room.screen(page, "organisations")
        box = page.get_by_test_id("stDataFrame").bounding_box()
        assert box is not None
        menu = page.get_by_test_id("stDataFrameColumnMenu")
        for x in range(160, 200, 6):  # the three dots at the end of the first title
            if not menu.count():
                page.mouse.click(box["x"] + x, box["y"] + 18)
                page.wait_for_timeout(100)
        expect(menu).to_contain_text("Sorteer van A naar Z")
        offered = [each.inner_text() for each in menu.get_by_role("menuitem").all()]
        assert [each.split("\n")[-1] for each in offered if each] == [
            "Sorteer van A naar Z",
            "Sorteer van Z naar A",
            "Maak zo breed als nodig",
            "Maak los",
        ]
        assert english(page) == []


def test_a_search_without_result_speak_our_language(room: Room) -> None:
    with room.laptop() as page:
        room.screen(page, "organisations")
        page.get_by_label("Bekijk of wijzig").fill("zzzz")
        expect(page.get_by_text("Niets gevonden")).to_be_visible()
        assert english(page) == []
