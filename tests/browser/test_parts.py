"""The parts of a screen and the browser's own way back: the tab that is marked is the one shown."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.room import Room

pytestmark = pytest.mark.browser

# screen → two of its parts: what each is called, and its code
SCREENS = {
    "rond-de-tafel": (("Wat we vinden", "standing"), ("Wie in welke fase", "phases")),
    "omgeving": (("Cijfers", "figures"), ("Confrontatie", "confrontation")),
    "gebruikers": (("Persona’s", "personas"), ("Inzichten", "insights")),
}


def marked(page: Page) -> Locator:
    """The tab that is marked; exactly one is."""
    return page.get_by_test_id("stButtonGroup").first.get_by_role("radio", checked=True)


def choose(page: Page, name: str) -> None:
    page.get_by_test_id("stButtonGroup").first.get_by_role("radio", name=name).click()
    expect(marked(page)).to_have_text(name)


def open_screen(page: Page, room: Room, screen: str) -> str:
    """From the menu of the browser, without a part in its address; answers what is marked first."""
    page.goto(f"{room.server.url}/{screen}?w={room.region.workshop}")
    expect(marked(page)).to_have_count(1)
    return marked(page).inner_text()


@pytest.mark.parametrize("screen", SCREENS)
def test_after_going_back_the_tab_of_the_part_is_marked(room: Room, screen: str) -> None:
    second, third = SCREENS[screen]
    with room.laptop() as laptop:
        first = open_screen(laptop, room, screen)
        for name, code in (second, third):
            choose(laptop, name)
            expect(laptop).to_have_url(re.compile(rf"deel={code}(&|$)"))
        laptop.go_back()
        expect(marked(laptop)).to_have_text(second[0])
        laptop.go_back()
        expect(marked(laptop)).to_have_text(first)
        laptop.go_forward()
        expect(marked(laptop)).to_have_text(second[0])


def test_going_back_to_another_screen_marks_a_tab_there(room: Room) -> None:
    """Where neither address names a part, what was chosen on the one is no part of the other."""
    with room.laptop() as laptop:
        first = open_screen(laptop, room, "rond-de-tafel")
        laptop.get_by_role("link", name="Omgeving").first.click()
        expect(laptop).to_have_url(re.compile("/omgeving"))
        expect(marked(laptop)).to_have_text("Bord")
        laptop.go_back()
        expect(marked(laptop)).to_have_text(first)
        laptop.go_forward()
        expect(marked(laptop)).to_have_text("Bord")
