"""The smallest phones: what is asked is on the first screen, and letters twice as large fit."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from gbo_core import field
from gbo_core.live import ballots, participants, rounds
from gbo_core.live.methods import ballot_method
from gbo_core.model.round import Round
from tests.browser import writing
from tests.browser.phones import choose, join
from tests.browser.served import ARGUMENTS, CHROMIUM, visiting
from tests.phone.phones import wait_for
from tests.region import Region

pytestmark = pytest.mark.browser

SMALL = {"width": 320, "height": 568}
LARGE_LETTERS = "--blink-settings=defaultFontSize=32"  # twice the usual, as a reader sets it
PAIR = field.entry("pairs", "contribution_necessity").data["question"]["nl"]
FITS = 15  # letters of a word in large letters: a name may be wider than the screen

# Of the buttons of the first item those that a finger does not reach, and what stands above them.
OUT_OF_REACH = """() => {
  const labels = [...document.querySelectorAll("form .steps, form .tick")][0];
  const each = labels.matches(".tick") ? [labels] : [...labels.children];
  return each.filter(label => {
    const box = label.getBoundingClientRect();
    const hit = document.elementFromPoint(box.x + box.width / 2, box.y + box.height - 2);
    return !label.contains(hit);
  }).map(label => label.textContent);
}"""
ABOVE = "[...document.querySelector('section form').parentElement.children].map(e => e.tagName)"

# Words on more than one line, and what leaves its card. A `fits` letters' word must fit.
BROKEN = """fits => {
  const broken = [], walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node; node = walk.nextNode();) {
    if (node.parentElement.closest(".vh, script, style, option, noscript")) continue;
    for (const {0: word, index} of node.data.matchAll(/[^\\s/-]+/g)) {
      const range = document.createRange();
      range.setStart(node, index);
      range.setEnd(node, index + word.length);
      const lines = new Set([...range.getClientRects()].map(each => Math.round(each.top)));
      if (lines.size > 1 && word.length <= fits) broken.push(word);
    }
  }
  return broken;
}"""
OUTSIDE = """() => [...document.querySelectorAll(".card")].flatMap(card => {
  const within = card.getBoundingClientRect();
  return [...card.querySelectorAll("*:not(.vh)")].filter(each => {
    const box = each.getBoundingClientRect();
    return box.width && (box.left < within.left - 0.5 || box.right > within.right + 0.5);
  }).map(each => each.outerHTML.slice(0, 120));
})"""


@pytest.fixture
def page(chromium: Browser, address: str) -> Iterator[Page]:
    """A phone that joined."""
    with visiting(chromium, viewport=SMALL, has_touch=True) as context:
        yield joined(context, address)


@pytest.fixture
def large(chromium: Browser, address: str) -> Iterator[Page]:
    """A phone whose reader set letters twice as large."""
    del address
    arguments = [*ARGUMENTS, LARGE_LETTERS]
    browser = chromium.browser_type.launch(executable_path=CHROMIUM, args=arguments)
    with visiting(browser, viewport=SMALL, has_touch=True) as context:
        yield context.new_page()
    browser.close()


def joined(context: BrowserContext, address: str) -> Page:
    page = context.new_page()
    join(page, address)
    return page


def questions(region: Region) -> Iterator[Round]:
    """One of each method, open one at a time, each with a second round."""
    opens = [
        lambda: region.open("grid", question=PAIR),
        lambda: region.open("scale"),
        lambda: region.open("pick", settings={"axis": "seat", "most": 2}),
        lambda: writing.open_dots(region),
    ]
    for opened in opens:
        asked = opened()
        yield asked
        answer(region, asked)
        region.step(asked, "close", "reveal")
        second = again(region, asked)
        yield second
        region.step(second, "close", "reveal")


def answer(region: Region, asked: Round) -> None:
    """Everybody answers about two items; the rest stays open, or gets no taps and no dots."""
    method = ballot_method(asked.method)
    axes, ids = method.axes(asked.settings), asked.item_ids()
    given = {item: dict.fromkeys(axes, method.values(asked.settings)[-1]) for item in ids[:2]}
    if method.answers_as_one:
        given = {item: dict.fromkeys(axes, 0.0) for item in ids} | {ids[0]: given[ids[0]]}
    for who in region.store.read(participants.load, region.workshop):
        region.cast(asked, who.id, given)


def again(region: Region, asked: Round) -> Round:
    made = region.store.write(rounds.again, region.workshop, asked.id, follows=True, by="An")
    return region.step(made, "open")


def shown(page: Page, asked: Round) -> None:
    expect(page.locator(f"[id='{asked.id}'] form")).to_be_visible()


def test_the_first_items_buttons_are_on_the_first_screen(page: Page, region: Region) -> None:
    for asked in questions(region):
        shown(page, asked)
        assert page.evaluate("scrollY") == 0
        assert page.evaluate(OUT_OF_REACH) == [], asked
        assert page.evaluate(ABOVE) == ["H2", "DETAILS", "FORM"]
        expect(page.locator("details.kind")).not_to_have_attribute("open", "")


def fits(page: Page, what: str) -> None:
    for language in ("NL", "FR", "EN"):
        page.locator(".languages button", has_text=language).click()
        expect(page.locator(".languages [aria-current]")).to_have_text(language)
        page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
        where = f"{what} {language}"
        assert page.evaluate(BROKEN, FITS) == [], where
        assert page.evaluate(OUTSIDE) == [], where
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, where


def test_letters_twice_as_large_break_no_word_and_leave_no_card(
    large: Page, region: Region, address: str
) -> None:
    large.goto(address.rsplit("/", 1)[0])
    fits(large, "the form for a code")
    large.goto(address)
    fits(large, "joining")
    large.locator("select").select_option("self")
    large.locator("button.main").click()
    fits(large, "waiting")
    for asked in questions(region):
        large.goto(address)
        shown(large, asked)
        fits(large, str(asked.method) + asked.follows)
    fits(large, "a result")
    writing.open_notes(region)
    fits(large, "notes")


def test_one_changes_what_changed_and_sends_the_rest_as_it_was(page: Page, region: Region) -> None:
    asked = region.open("scale")
    shown(page, asked)
    answer(region, asked)
    region.step(asked, "close", "reveal")
    second = again(region, asked)
    shown(page, second)
    expect(page.locator(".status")).to_have_text("Zoals vorige keer. Nog niet verstuurd.")
    first, other, *_rest = (item.label for item in asked.items)
    expect(page.get_by_role("radiogroup", name=f"{first} Recht van spreken")).to_contain_text(
        "vorige keer: 5"
    )
    choose(page, f"{first} Recht van spreken", "2")
    expect(page.locator(".status")).to_have_text("Nog niet verstuurd")
    page.get_by_role("button", name="Verstuur").click()
    expect(page.locator(".status")).to_have_text("Bewaard · 4 nog open")
    wait_for(lambda: bool(region.store.read(ballots.load, region.workshop, second.id)))
    (cast,) = region.store.read(ballots.load, region.workshop, second.id)
    named = {item.label: cast.answers.get(item.id) for item in second.items}
    assert (named[first], named[other]) == ({"legitimacy": 2.0}, {"legitimacy": 5.0})
    assert list(named.values()).count(None) == 4
