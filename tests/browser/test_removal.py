"""What goes away is asked about first, with what hangs on it, and comes back."""

import re

import pytest
from playwright.sync_api import expect

from gbo_core.live import joining, participants
from gbo_core.live.joining import Joining
from gbo_core.model import Factor, Swot
from gbo_core.store import records
from tests.browser.hands import STILL, press
from tests.browser.room import Room


def test_a_factor_goes_after_a_question_and_comes_back(room: Room) -> None:
    with room.laptop() as page:
        region = room.region
        made = Factor.make(title="Hogere huur", dimension="economic")
        point = Swot.make(title="Huur stijgt", side="threat", factor=made.id)
        for record in (made, point):
            region.store.write(records.add, region.workshop, record, by="An")
        room.screen(page, "factors", "omgeving")
        expect(page.get_by_role("button", name="Verwijder")).to_be_visible()
        page.wait_for_function(STILL)
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
        assert region.store.read(records.load, region.workshop, Factor)[0].title == "Hogere huur"


def test_organisations_are_merged_after_a_question_and_apart_again(room: Room) -> None:
    region = room.region
    joined = region.store.write(
        joining.join, Joining(region.workshop, new_organisation="C.A.W.")
    ).participant

    def now_at() -> str:
        who = region.store.read(participants.get, region.workshop, joined)
        return "known" if who.organisation in region.organisations.values() else "proposed"

    with room.laptop() as page:
        room.screen(page, "organisations")
        page.get_by_role("combobox", name="Is dezelfde als").click()
        page.get_by_role("option", name="CAW De Brug").click()
        press(page, "Voeg samen…")
        question = page.get_by_role("dialog")
        expect(question).to_contain_text("‘C.A.W.’ gaat weg. 1 deelnemer hoort daarna bij")
        assert now_at() == "proposed"
        question.get_by_role("button", name="Voeg samen").click()
        expect(page.get_by_text("Een deelnemer noemde een nieuwe organisatie")).to_have_count(0)
        assert now_at() == "known"
        page.get_by_role("button", name="Maak ongedaan").click()
        expect(page.get_by_text("Een deelnemer noemde een nieuwe organisatie")).to_be_visible()
        assert now_at() == "proposed"


LONG = "Samenwerkingsverband voor ondersteuning van gezinnen en nieuwkomers in onze regio " * 2


@pytest.mark.parametrize(("width", "height"), [(1093, 614), (320, 640)])
def test_the_way_back_is_free_and_small_whatever_the_name(
    room: Room, width: int, height: int
) -> None:
    region = room.region
    made = Factor.make(title=LONG[:160].strip(), dimension="economic")
    region.store.write(records.add, region.workshop, made, by="An")
    with room.laptop(viewport={"width": width, "height": height}) as page:
        room.screen(page, "factors", "omgeving")
        press(page, "Verwijder")
        said, bar = page.get_by_test_id("stToast"), page.locator(".st-key-undo")
        expect(said).to_contain_text(made.title)
        expect(page.get_by_text("view more")).to_be_hidden()
        page.wait_for_timeout(500)  # what is said slides in
        spoken, offered = said.bounding_box(), bar.bounding_box()
        assert spoken
        assert offered
        assert spoken["x"] >= 0
        assert spoken["y"] > offered["y"] + offered["height"]
        assert offered["height"] < height / 4
        back = page.get_by_role("button", name="Maak ongedaan").bounding_box()
        close = page.locator(".st-key-undo_close").bounding_box()
        assert back
        assert close
        assert abs(back["y"] - close["y"]) < back["height"] / 2  # on one line
        assert offered["x"] < close["x"] < offered["x"] + offered["width"] - close["width"]
        press(page, "Maak ongedaan")
        expect(page.get_by_role("button", name="Verwijder")).to_have_count(1)


ABOVE = """() => {
  const bar = document.querySelector('.st-key-undo').getBoundingClientRect();
  const menu = document.querySelector('[data-testid=stHeader]');
  const over = document.querySelector('[data-testid=stLayoutWrapper]:has(>.st-key-undo)');
  const seen = new Set();
  for (let y = 1; y < bar.bottom; y += 2)
    for (const x of [bar.left + 1, bar.left + bar.width / 2, bar.right - 2]) {
      const top = document.elementFromPoint(x, y);
      const hides = over.contains(top) || menu.contains(top);
      if (!hides) seen.add(top.innerText || top.tagName);
    }
  return [...seen];
}"""


@pytest.mark.parametrize(("width", "height"), [(1093, 614), (320, 640)])
def test_nothing_looks_out_above_the_way_back_nor_gets_the_focus_below_it(
    room: Room, width: int, height: int
) -> None:
    region = room.region
    for number in range(12):
        made = Factor.make(title=f"Verandering {number}", dimension="economic")
        region.store.write(records.add, region.workshop, made, by="An")
    with room.laptop(viewport={"width": width, "height": height}) as page:
        room.screen(page, "factors", "omgeving")
        page.wait_for_function(STILL)
        page.get_by_role("button", name="Verwijder").first.click()
        bar = page.locator(".st-key-undo")
        expect(bar).to_be_visible()
        page.mouse.move(width - 20, height / 2)
        page.mouse.wheel(0, 500)
        page.wait_for_function(STILL)
        page.wait_for_timeout(300)
        assert page.evaluate(ABOVE) == []
        paper = page.evaluate("""() => getComputedStyle(document.querySelector(
            '[data-testid=stLayoutWrapper]:has(>.st-key-undo)')).backgroundColor""")
        assert paper == page.evaluate(
            "getComputedStyle(document.querySelector('.stApp')).backgroundColor"
        )
        hidden = page.get_by_role("button", name="Verwijder").first
        hidden.evaluate("each => each.focus()")
        under, offered = hidden.bounding_box(), bar.bounding_box()
        assert under
        assert offered
        assert under["y"] >= offered["y"] + offered["height"]
