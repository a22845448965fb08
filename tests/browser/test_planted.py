"""What people typed, in a real browser: no link, no bold letters, no picture."""

from playwright.sync_api import Page, expect

from tests.browser.room import Room
from tests.pages.planted import plant

MEANT = """() => [...document.querySelectorAll('a[href*="e.io"], i, strong, em')]
  .filter(each => /^[vhk]$/.test(each.textContent) || each.href).map(each => each.outerHTML)"""
PLACES = [
    *(("rond-de-tafel", "organisations"), ("rond-de-tafel", "standing")),
    *(("omgeving", "board"), ("omgeving", "figures"), ("gebruikers", "journeys")),
]


def meant(page: Page) -> list[str]:
    found: list[str] = page.evaluate(MEANT)
    return found


def test_screens_toasts_and_charts_show_letters(room: Room) -> None:
    region = room.region
    workshop = plant(region.store, region.facilitator, 3)
    with room.laptop() as page:
        for step, part in PLACES:
            page.goto(f"{room.server.url}/{step}?w={workshop}&deel={part}")
            expect(page.get_by_text("www").first).to_be_visible()
            page.wait_for_timeout(300)
            assert meant(page) == []
        page.goto(f"{room.server.url}/gebruikers?w={workshop}&deel=questions")
        page.get_by_role("button", name="Verwijder").first.click()
        page.get_by_role("dialog").get_by_role("button", name="Verwijder").click()
        expect(page.get_by_test_id("stToast")).to_contain_text("[k](http:")
        assert meant(page) == []
