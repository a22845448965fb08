"""An archive comes in while whoever asked for it looks elsewhere."""

import re

from playwright.sync_api import expect

from gbo_core.store import workshops
from tests.browser.hands import press, unfold
from tests.browser.room import Room


def test_it_goes_on_when_one_looks_elsewhere(room: Room) -> None:
    store, maker = room.region.store, room.region.facilitator
    with room.laptop() as page:
        page.goto(room.server.url)
        unfold(page, "Voorbeeld om in rond te kijken")
        press(page, "Open het voorbeeld")
        page.get_by_test_id("stMain").get_by_role("button", name="Open", exact=True).click()
        expect(page).to_have_url(re.compile(f"w={room.region.workshop}"))
        expect(page.get_by_text("De werktafel staat klaar.")).to_be_visible()
        page.goto(room.server.url)
        expect(page.get_by_role("heading", name="GBO Zilverbeek (voorbeeld)")).to_be_visible()
        assert len(store.read(workshops.of_facilitator, maker)) == 2
        assert store.read(workshops.unfinished, -1) == []
