"""A persona and its journey, typed by a facilitator in a real browser."""

import pytest
from playwright.sync_api import Page, expect

from gbo_core.model import Step
from gbo_core.store import records
from tests.browser.room import Room

pytestmark = pytest.mark.browser

# what happens, where, days of waiting
STEPS = (
    ("Ziet een affiche in de bib", "Bibliotheek", "0"),
    ("Vraagt hulp aan het loket", "Loket OCMW", "10"),
    ("Vertelt alles nog eens", "Onthaal CAW", "5"),
)


def save(laptop: Page, words: str) -> None:
    laptop.get_by_role("button", name="Bewaar", exact=True).click()
    expect(laptop.get_by_text(words).first).to_be_visible()
    expect(laptop.get_by_role("button", name="Bewaar", exact=True)).to_have_count(0)


def add_step(laptop: Page, action: str, contact: str, days: str) -> None:
    laptop.get_by_role("button", name="Nieuwe stap").click()
    laptop.get_by_label("Wat gebeurt er?").fill(action)
    laptop.get_by_label("Contactpunt").fill(contact)
    laptop.get_by_label("Dagen wachten").fill(days)
    if days != "0":
        laptop.get_by_text("Verhaal opnieuw doen").click()
    save(laptop, action)


def test_a_persona_and_a_journey_of_three_steps(room: Room) -> None:
    with room.laptop() as laptop:
        room.screen(laptop, "personas", step="gebruikers")
        laptop.get_by_role("button", name="Nieuwe persona").click()
        laptop.get_by_label("Verzonnen naam").fill("Mila")
        save(laptop, "Mila")

        room.screen(laptop, "journeys", step="gebruikers")
        laptop.get_by_role("button", name="Nieuwe reis").click()
        laptop.get_by_label("Reis *").fill("Naar een betaalbare woning")
        laptop.get_by_text("Mila", exact=True).click()
        save(laptop, "Naar een betaalbare woning")
        for step in STEPS:
            add_step(laptop, *step)

        picture = laptop.locator(".js-plotly-plot")
        expect(picture).to_be_visible()
        for _action, contact, _days in STEPS:
            expect(picture.get_by_text(contact)).to_be_visible()
        for value, label in (("15", "dagen wachten"), ("2", "keer het verhaal opnieuw")):
            number = laptop.get_by_role("heading", name=value, exact=True)
            shown = laptop.get_by_test_id("stColumn").filter(has=number)
            expect(shown).to_contain_text(label)
        stored = room.region.store.read(records.load, room.region.workshop, Step)
        in_order = sorted(stored, key=lambda each: each.position)
        assert [each.action for each in in_order] == [action for action, *_ in STEPS]
