"""An archive comes in while whoever asked for it looks elsewhere."""

import io
import zipfile
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Browser, expect

from gbo_core.store import workshops
from tests.browser.hands import press, unfold
from tests.browser.room import Room, meeting
from tests.browser.served import running


def test_it_goes_on_when_one_looks_elsewhere(room: Room) -> None:
    store, maker = room.region.store, room.region.facilitator
    with room.laptop() as page:
        page.goto(room.server.url)
        unfold(page, "Voorbeeld om in rond te kijken")
        press(page, "Open het voorbeeld")
        expect(page.get_by_role("button", name="Stop", exact=True)).to_be_visible()
        page.goto(f"{room.server.url}/weg?w={room.region.workshop}")
        expect(page.get_by_text("De werktafel staat klaar.")).to_be_visible()
        page.goto(room.server.url)
        expect(page.get_by_role("heading", name="GBO Zilverbeek (voorbeeld)")).to_be_visible()
        assert len(store.read(workshops.of_facilitator, maker)) == 2
        assert store.read(workshops.unfinished, -1) == []


def test_after_a_kill_one_hears_that_it_did_not_come(tmp_path: Path, chromium: Browser) -> None:
    with running(tmp_path) as server, meeting(server, chromium) as room, room.laptop() as page:
        store, maker = room.region.store, room.region.facilitator
        page.goto(server.url)
        unfold(page, "Voorbeeld om in rond te kijken")
        press(page, "Open het voorbeeld")
        expect(page.get_by_role("button", name="Stop", exact=True)).to_be_visible()
        server.process.kill()
        server.process.wait()
        with running(tmp_path, port=urlsplit(server.url).port or 0):
            page.goto(server.url)
            expect(page.get_by_text("De server stopte voor de werktafel klaar was")).to_be_visible()
            assert [w.id for w in store.read(workshops.of_facilitator, maker)] == [
                room.region.workshop
            ]
            assert store.read(workshops.unfinished, -1) == []
            press(page, "Niet meer tonen")
            expect(page.get_by_text("De server stopte voor")).to_have_count(0)
            page.reload()
            expect(page.get_by_role("heading", name="GBO Zandhove")).to_be_visible()
            expect(page.get_by_text("De server stopte voor")).to_have_count(0)


def test_after_a_refusal_nothing_looks_as_if_it_goes_on(room: Room) -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as zipped:
        zipped.writestr("data/datapackage.json", "{}")
    with room.laptop() as page:
        page.goto(f"{room.server.url}/export?w={room.region.workshop}")
        unfold(page, "Archief binnenhalen")
        page.locator("input[type=file]").set_input_files(
            {"name": "ander.zip", "mimeType": "application/zip", "buffer": file.getvalue()}
        )
        press(page, "Haal dit archief binnen")
        expect(page.get_by_test_id("stAlertContentError")).to_be_visible()
        expect(page.get_by_role("button", name="Stop", exact=True)).to_have_count(0)
        expect(page.get_by_text("Een ogenblik")).to_have_count(0)
