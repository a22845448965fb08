"""The SWOT in a real browser: what was typed stays, and the room sees all of it at once."""

import pytest
from playwright.sync_api import Page, expect

from gbo_core import field
from gbo_core.live import stage
from gbo_core.live.stage import Stage
from gbo_core.model import Challenge, Swot
from gbo_core.store import records
from tests.browser.checks import violations
from tests.browser.room import Room

pytestmark = pytest.mark.browser

LONG = "Wie hulp zoekt, doet telkens opnieuw het hele verhaal en haakt intussen af. " * 4


def fill_to_the_brim(room: Room) -> None:
    """Five points a list and five questions, all as long as they may be."""
    points = [
        Swot.make(title=LONG[:160], side=side.code)
        for side in field.entries("swot")
        for _ in range(5)
    ]
    questions = [Challenge.make(title=f"Hoe {LONG[:295]}?", cell="use") for _ in range(5)]
    for record in (*points, *questions):
        room.region.store.write(records.add, room.region.workshop, record, by="An")


def fits(beamer: Page) -> bool:
    """Whether nothing on the screen asks for scrolling, and Streamlit's bar hides no title."""
    return beamer.evaluate("""() => {
        const main = document.querySelector('[data-testid="stMain"]');
        const bar = document.querySelector('[data-testid="stHeader"]');
        const board = document.querySelector('.wall').getBoundingClientRect();
        return getComputedStyle(bar).backgroundColor === 'rgba(0, 0, 0, 0)'
            && board.bottom <= innerHeight && board.right <= innerWidth
            && main.scrollHeight <= main.clientHeight;
    }""")


def test_a_point_that_was_typed_stays_while_one_looks_elsewhere(room: Room) -> None:
    with room.laptop() as laptop:
        room.screen(laptop, "confrontation", step="omgeving")
        laptop.get_by_label("Nieuw punt").first.fill("Sterk te")
        laptop.get_by_role("radio", name="Factoren").click()
        expect(laptop.get_by_text("Nog niet bewaard bij: Confrontatie.")).to_be_visible()
        laptop.get_by_role("radio", name="Confrontatie").click()
        expect(laptop.get_by_label("Nieuw punt").first).to_have_value("Sterk te")
        laptop.get_by_label("Nieuw punt").first.fill("Sterk team")
        laptop.get_by_role("button", name="Voeg toe").first.click()
        expect(laptop.get_by_text("Sterk team", exact=True)).to_be_visible()
        expect(laptop.get_by_label("Nieuw punt").first).to_have_value("")


@pytest.mark.parametrize(("width", "height"), [(1920, 1080), (1024, 768), (1920, 950)])
def test_a_full_confrontation_fits_on_the_beamer(room: Room, width: int, height: int) -> None:
    fill_to_the_brim(room)
    room.region.store.write(stage.put, room.region.workshop, Stage(view="confrontation"))
    with room.laptop(viewport={"width": width, "height": height}) as beamer:
        beamer.goto(f"{room.server.url}/beamer?w={room.region.workshop}")
        expect(beamer.get_by_role("heading", level=2)).to_have_count(5)
        for scheme in ("light", "dark"):
            beamer.emulate_media(color_scheme=scheme)
            beamer.wait_for_timeout(1500)
            assert fits(beamer)
            assert violations(beamer) == []
