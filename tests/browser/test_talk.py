"""*Bespreek* with real keys: the beamer follows, and no letter that is typed moves it."""

import pytest
from playwright.sync_api import Page, expect

from gbo_core.live import stage
from tests.browser.room import Room

pytestmark = pytest.mark.browser


def divided(room: Room) -> str:
    """A result about which people differ on every item; the round's id."""
    region = room.region
    people = [region.join("CAW De Brug") for _ in range(14)]
    asked = region.open("scale")
    for n, person in enumerate(people):
        region.rate(asked, person, (1, 5)[n % 2])
    region.step(asked, "close", "reveal")
    return asked.id


def test_one_key_goes_on_and_one_goes_back_and_typing_does_neither(room: Room) -> None:
    asked = divided(room)
    names = sorted(room.region.organisations, key=str.casefold)
    with room.laptop() as laptop, room.laptop() as beamer:
        beamer.goto(f"{room.server.url}/beamer?w={room.region.workshop}")
        room.screen(laptop, "vote", ronde=asked)
        laptop.get_by_role("button", name="Bespreek wat verschilt: 6").click()
        shows(beamer, names[0], "1 van 6")
        laptop.get_by_role("button", name="Volgende").wait_for()
        laptop.keyboard.press("n")
        shows(beamer, names[1], "2 van 6")
        expect(laptop.get_by_text(f"Nu besproken: {names[1]}")).to_be_visible()
        laptop.keyboard.press("b")
        shows(beamer, names[0], "1 van 6")

        laptop.get_by_label("Toon", exact=True).focus()
        laptop.keyboard.type("bn")
        laptop.keyboard.press("Escape")
        laptop.wait_for_timeout(1500)
        assert room.region.store.read(stage.get, room.region.workshop).item == item(room, names[0])

        laptop.reload()
        expect(laptop.get_by_text(f"Nu besproken: {names[0]}")).to_be_visible()
        beamer.reload()
        shows(beamer, names[0], "1 van 6")
        laptop.keyboard.press("h")
        expect(beamer.get_by_role("heading", level=1)).to_have_text("Wie hebben we nodig?")


def shows(beamer: Page, name: str, place: str) -> None:
    expect(beamer.get_by_role("heading", level=1)).to_have_text(name)
    expect(beamer.get_by_text(f"Hierover eerst praten: {place}")).to_be_visible()


def item(room: Room, name: str) -> str:
    return room.region.organisation(name)
