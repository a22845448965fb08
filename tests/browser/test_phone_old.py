"""Phones of years ago, scripts that break, and many tabs: a vote leaves all the same."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from gbo_core.live import ballots, moderation, notes
from gbo_core.live.subjects import SUBJECTS
from gbo_core.model.round import Round
from tests.browser.phones import SMALL, choose, join, phone_in
from tests.browser.served import visiting
from tests.phone.phones import wait_for
from tests.region import Region

pytestmark = pytest.mark.browser

SCRIPT = Path(__file__).resolve().parents[2] / "phone" / "static" / "phone.js"
FIRST = "CAW De Brug Recht van spreken"
SAVED = "Bewaard · 5 nog open"  # one of six is answered

# What browsers learnt in the last five years, as far as a script such as ours might use it.
OLD_BROWSER = """
for (const path of `
  AbortSignal.timeout AbortSignal.any AbortSignal.abort AbortSignal.prototype.throwIfAborted
  AbortSignal.prototype.reason Array.fromAsync Array.prototype.at Array.prototype.findLast
  Array.prototype.findLastIndex Array.prototype.toSorted Array.prototype.toReversed
  Array.prototype.toSpliced Array.prototype.with BroadcastChannel CSSStyleSheet.prototype.replace
  CompressionStream DecompressionStream CustomElementRegistry Document.prototype.startViewTransition
  Element.prototype.checkVisibility Element.prototype.setHTMLUnsafe Element.prototype.moveBefore
  Element.prototype.getHTML HTMLDialogElement HTMLElement.prototype.showPopover
  HTMLElement.prototype.inert HTMLScriptElement.supports Intl.Segmenter Iterator
  HTMLSelectElement.prototype.showPicker HTMLInputElement.prototype.showPicker
  Map.groupBy Object.groupBy Object.hasOwn Promise.try Promise.withResolvers Response.json
  Set.prototype.union Set.prototype.difference Set.prototype.intersection
  String.prototype.at String.prototype.isWellFormed String.prototype.toWellFormed
  SubmitEvent.prototype.submitter URL.canParse URL.parse URLPattern URLSearchParams.prototype.size
  crypto.randomUUID fetchLater navigation navigator.locks navigator.userAgentData navigator.storage
  reportError scheduler structuredClone
`.trim().split(/\\s+/)) {
  const steps = path.split("."), last = steps.pop();
  const owner = steps.reduce((found, step) => found && found[step], window);
  for (let each = owner; each; each = Object.getPrototypeOf(each)) delete each[last];
}
for (const one of ["querySelector", "querySelectorAll", "matches", "closest"]) {
  for (const {prototype} of [Element, Document]) {
    const known = prototype[one];
    if (known) prototype[one] = function (selector) {
      if (/:has\\(|:is\\(|:where\\(/.test(selector)) throw new SyntaxError(selector);
      return known.call(this, selector);
    };
  }
}
const Today = FormData;
FormData = function (form) { return new Today(form); };
"""


@pytest.fixture
def page(chromium: Browser, address: str) -> Iterator[Page]:
    """A phone; `lacking` decides what it does not know."""
    del address
    with phone_in(chromium) as page:
        yield page


def stored(region: Region, asked: Round) -> list[float | None]:
    """The answers about the first organisation."""
    first = next(item.id for item in asked.items if item.label == "CAW De Brug")
    cast = region.store.read(ballots.load, region.workshop, asked.id)
    return [ballot.answers.get(first, {}).get("legitimacy") for ballot in cast]


def gather(region: Region) -> Round:
    items = tuple(region.store.read(SUBJECTS["dimension"].items, region.workshop))
    return region.open("notes", subject="dimension", items=items, question="Wat verandert er?")


def write(page: Page, text: str) -> None:
    page.get_by_label("Waarover gaat uw briefje?").select_option("social")
    page.get_by_label("Wat zien we nu?").fill(text)
    page.get_by_role("button", name="Stuur dit briefje").click()


def send(page: Page) -> None:
    page.get_by_role("button", name="Verstuur").click()


def test_a_phone_of_years_ago_votes(page: Page, region: Region, address: str) -> None:
    page.add_init_script(OLD_BROWSER)
    join(page, address)
    assert page.evaluate("[typeof AbortSignal.timeout, 'submitter' in SubmitEvent.prototype]") == [
        "undefined",
        False,
    ]
    asked = region.open("scale")
    choose(page, FIRST, "4")
    send(page)
    expect(page.locator(".status")).to_have_text(SAVED)
    expect(page.locator("#net")).to_be_hidden()
    assert stored(region, asked) == [4.0]


def test_a_phone_of_years_ago_writes_and_supports(page: Page, region: Region, address: str) -> None:
    page.add_init_script(OLD_BROWSER)
    join(page, address)
    asked = gather(region)
    write(page, "De bus rijdt niet meer")
    expect(page.locator(".note")).to_contain_text("De bus rijdt niet meer")
    said = ("De huur stijgt", "")
    other = region.store.write(
        moderation.write, region.workshop, asked, "social", said, by="An", bundle="b1"
    ).id
    support = page.get_by_role("button", name="Dit zie ik ook")
    support.click()
    expect(support).to_have_attribute("aria-pressed", "true")
    assert len(region.store.read(notes.supporters, region.workshop)[other]) == 1
    page.get_by_role("button", name="Neem terug").click()
    expect(page.get_by_text("Teruggenomen.")).to_be_visible()


@pytest.mark.parametrize(
    "lack",
    [
        "AbortController",
        "EventSource",
        "URLSearchParams",
        "FormData",
        "fetch",
        "Promise.prototype.finally",
    ],
)
def test_where_the_script_breaks_the_form_is_sent(
    page: Page, region: Region, address: str, lack: str
) -> None:
    asked = region.open("scale")
    join(page, address)
    page.add_init_script(f"delete {lack if '.' in lack else 'window.' + lack}")
    page.reload()
    choose(page, FIRST, "4")
    send(page)
    wait_for(lambda: stored(region, asked) == [4.0])
    expect(page.get_by_role("radio", name="4", exact=True).first).to_be_checked()
    expect(page.locator(".status")).to_have_text(SAVED)


def test_a_note_that_goes_as_a_form_is_stored_once(
    page: Page, region: Region, address: str
) -> None:
    asked = gather(region)
    join(page, address)
    page.add_init_script("delete window.AbortController")
    page.reload()
    write(page, "De bus rijdt niet meer")
    expect(page.locator(".status")).to_have_text("Bewaard")
    assert [note.second for note in region.store.read(notes.load, region.workshop, asked.id)] == [
        "De bus rijdt niet meer"
    ]
    assert page.evaluate("Object.keys(localStorage)") == []


BREAKS_LATER = """() => {
  Element.prototype.getBoundingClientRect = () => { throw new Error("planted"); };
}"""


def test_a_mistake_while_a_new_question_comes_leaves_the_form(
    page: Page, region: Region, address: str
) -> None:
    """Something breaks long after the page was opened."""
    asked = region.open("scale")
    join(page, address)
    choose(page, FIRST, "2")
    page.evaluate(BREAKS_LATER)
    region.open("pick")
    link = page.get_by_role("link", name="Laad de pagina opnieuw")
    expect(link).to_be_visible()
    send(page)
    wait_for(lambda: stored(region, asked) == [2.0])


@pytest.mark.parametrize("arrives", ["half", "nothing"])
def test_without_the_whole_script_the_form_is_sent(
    chromium: Browser, region: Region, address: str, arrives: str
) -> None:
    asked = region.open("scale")
    half = SCRIPT.read_text("utf-8")[:6000]
    with visiting(chromium, viewport=SMALL) as context:
        page = context.new_page()
        page.route(
            "**/phone.js*",
            lambda route: (
                route.fulfill(content_type="text/javascript", body=half)
                if arrives == "half"
                else route.abort()
            ),
        )
        join(page, address)
        expect(page.get_by_role("link", name="Laad de pagina opnieuw")).to_be_visible()
        choose(page, FIRST, "5")
        send(page)
        expect(page.locator(".status")).to_have_text(SAVED)
        assert stored(region, asked) == [5.0]


HIDDEN = """
Object.defineProperty(document, "hidden", {get: () => window.away, configurable: true});
"""


def hide(page: Page, away: bool) -> None:
    """As when another tab is in front; a browser without a window never does so by itself."""
    page.evaluate(
        "away => { window.away = away; document.dispatchEvent(new Event('visibilitychange')); }",
        away,
    )


def tabs_of(context: BrowserContext, address: str, many: int) -> list[Page]:
    context.add_init_script("window.away = false;" + HIDDEN)
    first = context.new_page()
    join(first, address)
    tabs = [first]
    for _ in range(many - 1):
        hide(tabs[-1], True)
        tabs.append(context.new_page())
        tabs[-1].goto(address)
    return tabs


def test_a_vote_goes_through_in_the_seventh_tab(
    chromium: Browser, region: Region, address: str
) -> None:
    """A browser has six connections to a server, and a stream keeps one."""
    asked = region.open("scale")
    with visiting(chromium, viewport=SMALL) as context:
        *others, last = tabs_of(context, address, 7)
        fetched: list[str] = []
        for each in others:
            each.on("request", lambda request: fetched.append(request.url))
        choose(last, FIRST, "3")
        send(last)
        expect(last.locator(".status")).to_have_text(SAVED)
        assert stored(region, asked) == [3.0]
        region.step(asked, "close", "reveal")
        expect(last.get_by_text("Resultaat: 1 van 1")).to_be_visible()
        expect(others[0].get_by_text("Resultaat: 1 van 1")).to_have_count(0)
        assert fetched == []  # a tab that nobody sees takes no connection, after a vote neither
        hide(last, True)
        hide(others[0], False)
        expect(others[0].get_by_text("Resultaat: 1 van 1")).to_be_visible()
