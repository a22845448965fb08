"""Notes and dots on phones: questions to open, and what one does with them."""

from playwright.sync_api import Locator, Page, expect

from gbo_core.live import moderation, notes
from gbo_core.live.subjects import SUBJECTS
from gbo_core.model import Factor, Note
from gbo_core.model.round import Item, Round
from gbo_core.store import records
from tests.region import Region

SOCIAL = "Sociaal en cultureel"
NOW = "Wat zien we nu?"
FACTORS = ("Vergrijzing", "Dure huizen", "Minder bussen", "Personeelstekort")


def open_notes(region: Region) -> Round:
    items = tuple(region.store.read(SUBJECTS["dimension"].items, region.workshop))
    return region.open("notes", subject="dimension", items=items, question="Wat verandert er?")


def open_dots(region: Region) -> Round:
    made = [
        region.store.write(records.add, region.workshop, Factor.make(title=title), by="An")
        for title in FACTORS
    ]
    items = tuple(Item(each.id, each.title, each.id) for each in made)
    settings = {"axis": "priority", "budget": 5, "cap": 3}
    question = "Wat weegt het zwaarst?"
    return region.open("dots", subject="factor", items=items, settings=settings, question=question)


def stored(region: Region, asked: Round) -> list[Note]:
    return region.store.read(notes.load, region.workshop, asked.id)


def let_through(region: Region, asked: Round) -> None:
    ids = [note.id for note in stored(region, asked)]
    region.store.write(moderation.judge, region.workshop, ids, "shown", by="An", bundle="b1")


def somebody_writes(region: Region, asked: Round, text: str) -> None:
    """A note of another participant, on the board."""
    who = region.join("CAW De Brug")
    sending = notes.Sending(region.workshop, asked.id, who, "k", "social", "", text)
    region.store.write(notes.arrive_many, [sending])
    let_through(region, asked)


def write(page: Page, text: str) -> None:
    page.get_by_label("Waarover gaat uw briefje?").select_option(label=SOCIAL)
    page.get_by_label(NOW).fill(text)


def send(page: Page) -> None:
    page.get_by_role("button", name="Stuur dit briefje").click()


def says(page: Page, words: str) -> None:
    expect(page.locator(".status")).to_have_text(words)


def own(page: Page, *texts: str) -> None:
    expect(page.locator("[id^=mijn] p:first-child")).to_have_text(list(texts))


def card(page: Page, text: str) -> Locator:
    return page.locator(".board .note:not([id^=mijn])", has_text=text)


def give(page: Page, title: str, number: int) -> None:
    group = page.get_by_role("radiogroup", name=title)
    group.locator(f"label:has(input[value='{number}'])").click()
