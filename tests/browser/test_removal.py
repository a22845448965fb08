"""What hangs on a record is named, with the way there, and asked about before the record goes."""

import re

from playwright.sync_api import expect

from gbo_core.model import Factor, Swot
from gbo_core.store import records
from tests.browser.hands import press
from tests.browser.room import Room


def test_a_factor_goes_after_a_question_and_comes_back(room: Room) -> None:
    with room.laptop() as page:
        region = room.region
        made = Factor.make(title="Hogere huur", dimension="economic")
        point = Swot.make(title="Huur stijgt", side="threat", factor=made.id)
        for record in (made, point):
            region.store.write(records.add, region.workshop, record, by="An")
        room.screen(page, "factors", "omgeving")
        page.get_by_role("link", name="SWOT").click()
        expect(page.get_by_text("Zwaktes · 0 van 5")).to_be_visible()
        expect(page).to_have_url(re.compile("deel=confrontation"))
        page.go_back()
        press(page, "Verwijder")
        question = page.get_by_role("dialog")
        expect(question).to_contain_text("Dit hangt eraan vast: 1 punt in de SWOT.")
        question.get_by_role("button", name="Verwijder").click()
        expect(page.get_by_role("button", name="Verwijder")).to_have_count(0)
        page.get_by_role("button", name="Maak ongedaan").click()
        expect(page.get_by_role("button", name="Verwijder")).to_have_count(1)
        assert region.store.read(records.load, Factor, region.workshop)[0].title == "Hogere huur"
