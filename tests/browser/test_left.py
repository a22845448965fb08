"""Somebody logs out in one tab: the others show nothing any more, and keep what was typed."""

import re

from playwright.sync_api import expect

from gbo_core.store import drafts
from tests.browser.hands import press
from tests.browser.room import Room, log_in
from tests.browser.served import visiting

TYPED = "Half getypt"


def test_an_open_window_goes_with_the_login(room: Room) -> None:
    region = room.region
    with visiting(room.chromium, viewport={"width": 1280, "height": 900}) as context:
        page = log_in(context, room.server)
        room.screen(page, "organisations")
        press(page, "Nieuwe organisatie")
        window = page.get_by_role("dialog")
        window.get_by_label("Nota").fill(TYPED)
        window.get_by_label("Nota").press("Control+Enter")
        expect(window.get_by_text("nog niet bewaard")).to_be_visible()
        other = context.new_page()
        other.goto(f"{room.server.url}/afmelden")
        other.get_by_role("button").click()
        expect(other).to_have_url(re.compile("aanmelden"))
        page.bring_to_front()
        expect(page).to_have_url(re.compile("aanmelden"))
        expect(page.get_by_text(TYPED)).to_have_count(0)
    kept = region.store.read(drafts.load, region.facilitator)
    assert TYPED in "".join(kept.values())
