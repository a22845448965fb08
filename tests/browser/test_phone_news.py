"""Whatever happens on the board, an open phone shows what a phone that is opened anew shows."""

from collections.abc import Iterator
from random import Random

import pytest
from playwright.sync_api import Browser, Page, Response, expect

from gbo_core.live import moderation, notes
from gbo_core.live.notes import Sending
from gbo_core.live.subjects import SUBJECTS
from gbo_core.model import Note
from gbo_core.model.round import Round
from tests.browser.phones import choose, join, phone_in
from tests.phone.phones import wait_for
from tests.region import Region

pytestmark = pytest.mark.browser

BY = {"by": "An", "bundle": "b1"}
FIRST = "CAW De Brug Recht van spreken"
# What is on the page, without what each page has of its own.
SHOWN = """() => document.getElementById("live").innerHTML
  .replace(/name="ballot" value="[^"]*"/g, "").replace(/ data-from="[^"]*"/g, "")
  .replace(/ tabindex="-1"/g, "").replace(/\\s*([<>])\\s*/g, "$1").replace(/\\s+/g, " ")"""


@pytest.fixture
def page(chromium: Browser, address: str) -> Iterator[Page]:
    with phone_in(chromium) as page:
        join(page, address)
        yield page


@pytest.fixture
def asked(region: Region) -> Round:
    items = tuple(region.store.read(SUBJECTS["dimension"].items, region.workshop))[:3]
    return region.open("notes", subject="dimension", items=items, question="Wat verandert er?")


def send(region: Region, asked: Round, section: str, many: int) -> None:
    who = region.join("CAW De Brug")
    coming = [
        Sending(region.workshop, asked.id, who, f"k{n}", section, f"Briefje {n}", "Anders")
        for n in range(many)
    ]
    region.store.write(notes.arrive_many, coming)


def stored(region: Region, asked: Round) -> list[Note]:
    return region.store.read(notes.load, region.workshop, asked.id)


def something(region: Region, asked: Round, chance: Random) -> None:
    """One thing that a facilitator may do."""
    known = stored(region, asked)
    some = chance.sample(known, chance.randint(1, 3))
    ids = [note.id for note in some]
    write, workshop = region.store.write, region.workshop
    deed = chance.randrange(4)
    if deed == 0:
        write(moderation.judge, workshop, ids, chance.choice(["shown", "held"]), **BY)
    elif deed == 1:
        section = chance.choice(asked.item_ids())
        write(moderation.change, workshop, some[:1], {"section": section}, **BY)
    elif deed == 2:
        write(moderation.change, workshop, some[:1], {"first": f"Beter {chance.random()}"}, **BY)
    else:
        write(moderation.gather, workshop, some, **BY)


def test_an_open_phone_shows_what_a_new_one_shows(
    page: Page, region: Region, asked: Round, address: str
) -> None:
    chance = Random(7)
    for item in asked.items:
        send(region, asked, item.id, 24)
    region.store.write(
        moderation.judge, region.workshop, [n.id for n in stored(region, asked)], "shown", **BY
    )
    expect(page.locator(".board .note")).to_have_count(60)
    whole: list[int] = []
    page.on("response", lambda heard: whole.append(1) if _is_whole(heard) else None)
    for turn in range(12):
        if turn % 3 == 0:
            _support_one(page, chance)
        something(region, asked, chance)
        _equals_a_new_page(page, address)
    assert whole == []


def _is_whole(heard: Response) -> bool:
    return heard.url.endswith("/nu?seen=")


def _support_one(page: Page, chance: Random) -> None:
    button = page.locator(".board button[name=on]").nth(chance.randrange(20))
    note = button.locator("xpath=ancestor::li").get_attribute("id")
    was = button.get_attribute("aria-pressed")
    button.click()
    now = page.locator(f"[id='{note}'] button[name=on]")
    expect(now).to_have_attribute("aria-pressed", "false" if was == "true" else "true")


def _equals_a_new_page(page: Page, address: str) -> None:
    wait_for(lambda: page.evaluate(SHOWN) == _of_a_new_page(page, address), seconds=20)


def _of_a_new_page(page: Page, address: str) -> str:
    fresh = page.context.new_page()
    fresh.goto(address)
    expect(fresh.locator("#plain")).to_be_hidden()
    wanted = str(fresh.evaluate(SHOWN))
    fresh.close()
    return wanted


def test_a_phone_that_missed_something_asks_for_it(
    page: Page, region: Region, asked: Round
) -> None:
    """What is sent builds on a board that this phone does not show."""
    send(region, asked, asked.items[0].id, 3)
    ids = [note.id for note in stored(region, asked)]
    region.store.write(moderation.judge, region.workshop, ids[:2], "shown", **BY)
    expect(page.locator(".board .note")).to_have_count(2)
    page.evaluate("""() => {
      const board = document.querySelector(".board");
      board.dataset.v = board.dataset.v.replace(/-[^-]*$/, "-missed.0");
      board.querySelector(".note").remove();
    }""")
    region.store.write(moderation.judge, region.workshop, ids[2:], "shown", **BY)
    expect(page.locator(".board .note")).to_have_count(3)


def test_a_second_question_leaves_the_first_one_as_it_was(page: Page, region: Region) -> None:
    first = region.open("scale")
    choose(page, FIRST, "4")
    page.get_by_role("button", name="Verstuur").click()
    expect(page.locator(".status")).to_have_text("Bewaard · 5 nog open")
    page.evaluate("document.querySelector('#live section').marked = true")
    second = region.open("pick", question="En nu?")
    expect(page.get_by_role("heading", name="En nu?")).to_be_visible()
    kept = page.locator(f"[id='{first.id}']")
    expect(kept.locator(":checked")).to_have_count(1)
    assert kept.evaluate("each => each.marked") is True
    region.step(second, "close")
    region.step(first, "close")
    expect(page.locator(".state")).to_have_count(2)
