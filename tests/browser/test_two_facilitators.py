"""Two facilitators, each in a browser of their own: each is told what the other did."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Page, expect

from gbo_core.model import Factor
from gbo_core.store import invitations, records
from tests.browser.hands import press
from tests.browser.room import Room, log_in
from tests.browser.served import visiting
from tests.region import PASSWORD

pytestmark = pytest.mark.browser

BOTH = "Iemand anders heeft dit intussen ook gewijzigd."


@contextmanager
def colleague(room: Room) -> Iterator[Page]:
    store, region = room.region.store, room.region
    link = store.write(invitations.invite, region.facilitator, region.workshop)
    name = f"Bo {region.workshop}"  # the server knows the one of the test before
    store.write(invitations.add_invited, link, name, PASSWORD)
    with visiting(room.chromium, viewport={"width": 1280, "height": 900}) as context:
        yield log_in(context, room.server, name)


def test_two_on_one_factor_see_both(room: Room) -> None:
    region = room.region
    made = region.store.write(
        records.add, region.workshop, Factor.make(title="Huur", dimension="economic"), by="An"
    )
    with room.laptop() as an, colleague(room) as bo:
        for page, typed in ((an, "Van An"), (bo, "Van Bo")):
            room.screen(page, "factors", "omgeving")
            press(page, "Wijzig")
            page.get_by_label("Wat we nu zien").fill(typed)
        press(an, "Bewaar")
        expect(an.get_by_text("nog niet bewaard")).to_have_count(0)
        press(bo, "Bewaar")
        expect(bo.get_by_text(BOTH)).to_be_visible()
        expect(bo.get_by_role("cell", name="Van An")).to_be_visible()
        press(bo, "Houd wat ik typte")
        expect(bo.get_by_label("Wat we nu zien")).to_have_value("Van Bo")
        assert region.store.read(records.get, region.workshop, Factor, made.id).now == "Van An"


def test_two_on_the_settings_see_both(room: Room) -> None:
    with room.laptop() as an, colleague(room) as bo:
        for page, typed in ((an, "GBO An"), (bo, "GBO Bo")):
            page.goto(room.server.url)
            page.get_by_role("button", name="Meer").first.click()
            page.get_by_text("Wijzig de gegevens").click()
            page.get_by_role("dialog").get_by_label("Naam van de werktafel").fill(typed)
        press(an, "Bewaar")
        expect(an.get_by_text("‘GBO An’ is bewaard.")).to_be_visible()
        press(bo, "Bewaar")
        expect(bo.get_by_text(BOTH)).to_be_visible()
        expect(bo.get_by_role("cell", name="GBO An")).to_be_visible()
        press(bo, "Houd wat ik typte")
        press(bo, "Bewaar")
        expect(bo.get_by_text("‘GBO Bo’ is bewaard.")).to_be_visible()
