"""Everything that a phone can show, light and dark, at 320 pixels: no violation of WCAG 2.2 AA."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from gbo_core.model.profile import PROFILE_ID, Profile
from gbo_core.model.round import Purpose, Visibility
from gbo_core.store import Store, records, workshops
from tests.browser import writing
from tests.browser.phones import choose, phone_in
from tests.phone.phones import serving
from tests.region import Region

pytestmark = pytest.mark.browser

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
LONG = "Samenwerkingsverbandsovereenkomstencoördinatie en nog een lange naam erachter"


@pytest.fixture
def address(store: Store, region: Region) -> Iterator[str]:
    profile = store.read(records.get, region.workshop, Profile, PROFILE_ID)
    full = replace(profile, tables=4, asks_name=True)
    store.write(records.put, region.workshop, full, by="An")
    code = store.read(workshops.get, region.workshop).join_code
    with serving() as port:
        yield f"http://127.0.0.1:{port}/mee/{code}"


@pytest.fixture(params=["light", "dark"])
def page(
    request: pytest.FixtureRequest,
    chromium: Browser,
    address: str,  # noqa: ARG001 - a server that stops waits for its phones, so they go first
) -> Iterator[Page]:
    with phone_in(chromium, color_scheme=request.param) as page:
        yield page


def check(page: Page, state: str) -> None:
    """No violation, nothing wider than the screen, every target large enough for a finger."""
    page.wait_for_timeout(200)  # colours that fade in have no contrast yet
    found = Axe().run(page, options=RULES)
    assert found.violations_count == 0, f"{state}\n{found.generate_report()}"
    assert page.evaluate("document.documentElement.scrollWidth") <= 320, state
    assert small_targets(page) == [], state


def small_targets(page: Page) -> list[str]:
    """What one taps on and is lower than 44 pixels; links within a sentence may be."""
    return list(
        page.evaluate(
            """() => [...document.querySelectorAll("button, select, summary, label:has(input)")]
            .filter(e => e.offsetParent && e.getBoundingClientRect().height < 43.5)
            .map(e => e.outerHTML)"""
        )
    )


def test_coming_in(page: Page, address: str) -> None:
    page.goto(address.rsplit("/", 1)[0])
    check(page, "the form for a code")
    page.goto(f"{address}FOUT")
    check(page, "a wrong code")
    page.goto(address)
    check(page, "joining")
    page.get_by_label("Uw organisatie").select_option("new")
    page.get_by_label("Uw naam").fill("Fatima")
    page.get_by_role("button", name="Doe mee").click()
    expect(page.get_by_role("alert")).to_have_text("Schrijf de naam van uw organisatie.")
    check(page, "a mistake in joining")
    page.get_by_label("Andere organisatie").fill(LONG)
    page.get_by_role("button", name="Doe mee").click()
    expect(page.get_by_role("heading", name="Straks komt hier een vraag.")).to_be_visible()
    page.get_by_text("Later terugkomen").click()
    check(page, "waiting")
    link = page.get_by_role("link", name="Mijn link").get_attribute("href")
    page.get_by_role("link", name="Verbeter dit").click()
    check(page, "correcting oneself")
    page.goto(f"{address.rsplit('/mee', 1)[0]}{link}")
    check(page, "the personal link")


def test_voting(page: Page, address: str, region: Region) -> None:
    join_with_name(page, address)
    items = (replace(region.items()[0], label=LONG), *region.items()[1:])
    grid = region.open("grid", items=items)
    expect(page.get_by_role("button", name="Verstuur")).to_be_visible()
    for explained in page.locator("details.kind").all():
        explained.click()
    check(page, "a ballot with two scales")
    choose(page, f"{LONG} Bijdrage", "4")
    check(page, "a draft")
    page.get_by_role("button", name="Verstuur").click()
    expect(page.get_by_text("Bewaard · 6 nog open")).to_be_visible()
    check(page, "a stored ballot")
    region.step(grid, "pause")
    expect(page.locator(".state")).to_contain_text("Even pauze.")
    check(page, "a pause")
    region.step(region.step(grid, "resume"), "close")
    expect(page.locator(".state")).to_contain_text("De vraag is gesloten.")
    check(page, "a closed round")
    pick = region.open("pick", settings={"axis": "seat", "most": 1}, purpose=Purpose.DECISION)
    region.open("pick", settings={"axis": "talk", "most": 2}, visibility=Visibility.ORGANISATION)
    expect(page.get_by_role("button", name="Verstuur")).to_have_count(2)
    page.locator(f"[id='{pick.id}']").get_by_label("CAW De Brug").check()
    check(page, "two ballots at once")


def test_results(page: Page, address: str, region: Region) -> None:
    join_with_name(page, address)
    grid, pick = region.open("grid"), region.open("pick")
    for number in range(14):
        voter = region.join("CGG Noord")
        region.rate(grid, voter, 1 + number % 5, 3)
        if number < 7:
            region.rate(pick, voter, float(number % 2))
    region.step(grid, "close", "reveal")
    region.step(pick, "close", "reveal")
    expect(page.get_by_text("Resultaat:")).to_have_count(2)
    page.get_by_text("Als tabel").first.click()
    check(page, "results")
    region.open("scale", visibility=Visibility.NAMED)
    expect(page.get_by_role("heading", name="Wat vooraf ging")).to_be_visible()
    check(page, "what happened before")


def test_notes(page: Page, address: str, region: Region) -> None:
    join_with_name(page, address)
    asked = writing.open_notes(region)
    expect(page.get_by_text("Er hangt nog niets op het bord.")).to_be_visible()
    check(page, "a form for notes")
    for text in (LONG, "De bus rijdt niet meer"):
        writing.somebody_writes(region, asked, text)
    writing.write(page, "Alleen wonen is duur")
    writing.send(page)
    writing.own(page, "Alleen wonen is duur")
    writing.card(page, LONG).get_by_role("button").click()
    expect(page.get_by_role("button", pressed=True)).to_be_visible()
    page.get_by_label(writing.NOW).fill("Nog iets")
    check(page, "a note that is written, notes of one's own and the board")
    region.step(asked, "close", "reveal")
    expect(page.get_by_text("1 ziet dit ook")).to_be_visible()
    expect(page.get_by_text("Uw briefje, niet bewaard")).to_be_visible()
    check(page, "the board after the reveal, and a note that was not sent")


def test_dots(page: Page, address: str, region: Region) -> None:
    join_with_name(page, address)
    asked = writing.open_dots(region)
    for title in ("Vergrijzing", "Dure huizen"):
        writing.give(page, title, 3)
    page.get_by_role("button", name="Verstuur").click()
    writing.says(page, "Te veel stippen: u hebt er 5. Haal er eerst 1 weg.")
    check(page, "too many dots")
    writing.give(page, "Dure huizen", 1)
    page.get_by_role("button", name="Verstuur").click()
    writing.says(page, "Bewaard")
    region.step(asked, "close", "reveal")
    expect(page.get_by_text("Resultaat:")).to_be_visible()
    check(page, "dots after the reveal")


def test_too_late_without_a_script(chromium: Browser, address: str, region: Region) -> None:
    with phone_in(chromium, java_script_enabled=False) as page:
        join_with_name(page, address)
        asked = region.open("scale")
        page.goto(address)
        page.get_by_role("radio", name="4", exact=True).first.check()
        region.step(asked, "pause")
        page.get_by_role("button", name="Verstuur").click()
        expect(page.get_by_role("alert")).to_contain_text("Deze vraag is nu niet open.")
        expect(page.get_by_text("Uw antwoorden, niet bewaard")).to_be_visible()
        expect(page.locator(":checked")).to_have_count(1)


def join_with_name(page: Page, address: str) -> None:
    page.goto(address)
    page.get_by_label("Uw naam").fill("Fatima")
    page.get_by_label("Uw organisatie").select_option("self")
    page.get_by_role("button", name="Doe mee").click()
