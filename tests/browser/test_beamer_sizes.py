"""Beamers are small and large, and the last row has to read both."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from gbo_core.live import stage
from gbo_core.live.stage import Stage
from gbo_core.model import Journey, Step
from gbo_core.store import records
from tests.browser.room import Room, meeting
from tests.browser.served import running

pytestmark = pytest.mark.browser

ORGANISATIONS = ("OCMW Zandhove", "CAW De Brug", "DMW Samen", "CGG Noord")


def shown(room: Room) -> None:
    """A result of two scales, with enough answers for a middle."""
    people = [room.region.join(organisation) for organisation in ORGANISATIONS * 3]
    asked = room.region.open("grid")
    for each, person in enumerate(people):
        room.region.rate(asked, person, 1 + each % 5, 5 - each % 3)
    room.region.step(asked, "close", "reveal")


def overlapping(beamer: Page) -> list[str]:
    """The words in the drawing that stand on other words, or are turned on their side."""
    return beamer.evaluate("""() => {
        const texts = [...document.querySelectorAll(
            '.main-svg .annotation-text, .main-svg .xtick text, .main-svg .ytick text')];
        const boxes = texts.map(each => each.getBoundingClientRect());
        const turned = texts.filter(each => /rotate\\((?!0,)/.test(each.getAttribute('transform')));
        const met = texts.filter((_, i) => boxes.some((box, j) => j !== i
            && box.left < boxes[i].right - 1 && boxes[i].left < box.right - 1
            && box.top < boxes[i].bottom - 1 && boxes[i].top < box.bottom - 1));
        return [...turned, ...met].map(each => each.textContent);
    }""")


@pytest.mark.parametrize(("width", "height"), [(1024, 768), (1280, 800), (1920, 1080)])
def test_a_result_is_as_readable_on_a_small_beamer(room: Room, width: int, height: int) -> None:
    shown(room)
    with room.laptop(viewport={"width": width, "height": height}) as beamer:
        beamer.goto(f"{room.server.url}/beamer?w={room.region.workshop}")
        for name in ORGANISATIONS:
            expect(beamer.locator(".ytick text", has_text=name)).to_be_in_viewport(ratio=1)
        for scale in ("Bijdrage", "Nodig"):
            title = beamer.locator(".main-svg text", has_text=scale)
            expect(title).to_be_in_viewport(ratio=0.99)  # half a pixel of a zoomed picture
        expect(beamer.get_by_text("Elk bolletje is een antwoord.")).to_be_in_viewport(ratio=1)
        beamer.wait_for_timeout(500)  # a chart is drawn again when its place is measured
        assert overlapping(beamer) == []


LONG_ADDRESS = "werktafel.samenlevingsopbouw-zilverbeek.vlaanderen.be:58501"

# The address as it stands on the screen: one string a line.
LINES = """each => {
    const lines = [], range = document.createRange();
    const nodes = document.createTreeWalker(each, NodeFilter.SHOW_TEXT);
    for (let text, top; text = nodes.nextNode();)
        for (let i = 0; i < text.length; i++) {
            range.setStart(text, i); range.setEnd(text, i + 1);
            const [box] = range.getClientRects();
            if (!box?.width) continue;
            if (top === undefined || box.top > top + 2) { lines.push(''); top = box.top; }
            lines[lines.length - 1] += text.data[i];
        }
    return lines;
}"""


@pytest.mark.parametrize("method", ["", "grid", "notes"])
def test_a_long_address_is_broken_between_its_parts_only(
    tmp_path: Path, chromium: Browser, method: str
) -> None:
    with (
        running(tmp_path, GBO_BASE_URL=f"http://{LONG_ADDRESS}") as server,
        meeting(server, chromium) as room,
        room.laptop(viewport={"width": 1024, "height": 768}) as beamer,
    ):
        if method:
            room.region.open(method, subject="dimension" if method == "notes" else "organisation")
        beamer.goto(f"{server.url}/beamer?w={room.region.workshop}")
        address = beamer.locator("strong", has_text="werktafel")
        expect(address).to_be_in_viewport(ratio=1)
        lines = address.evaluate(LINES)
        assert "".join(lines) == f"{LONG_ADDRESS}/mee"
        assert all(line[0] in ".:/-" for line in lines[1:]), lines
        assert not any(line[-1] in ".:/-" for line in lines), lines


@pytest.mark.parametrize(("width", "height"), [(1024, 768), (1280, 800), (1920, 1080)])
def test_a_journey_stands_on_the_beamer_with_all_its_words(
    room: Room, width: int, height: int
) -> None:
    store, workshop = room.region.store, room.region.workshop
    journey = Journey.make(title="Naar een betaalbare woning")
    said = "Vraagt aan het loket wat er nu met de aanvraag gebeurt, en hoelang het nog duurt"
    steps = [
        Step.make(journey=journey.id, position=n, action=said, contact=f"Dienst {n % 5}")
        for n in range(1, 10)
    ]
    for record in (journey, *steps):
        store.write(records.add, workshop, record, by="An")
    store.write(stage.put, workshop, Stage(view="journey", item=journey.id))
    with room.laptop(viewport={"width": width, "height": height}) as beamer:
        beamer.goto(f"{room.server.url}/beamer?w={workshop}")
        for n in (1, 3, 6, 9):
            words = beamer.locator("p", has_text=re.compile(rf"^{n}\. Vraagt"))
            expect(words).to_be_in_viewport(ratio=1)
