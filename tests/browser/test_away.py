"""The server goes away and comes back: our own words, nothing lost, and no hand needed."""

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from gbo_core.model import Interview
from gbo_core.store import records
from tests.browser.hands import press
from tests.browser.room import Room, meeting
from tests.browser.served import Server, running

WORDS = "Geen verbinding met de server"
TYPED = "Half getypt, en dan"


class Restarting:
    """A server that can be stopped and started again at the same address."""

    def __init__(self, data: Path) -> None:
        self._data, self._stack = data, ExitStack()
        self.server: Server = self._stack.enter_context(running(data))

    @property
    def port(self) -> int:
        return int(self.server.url.rpartition(":")[2])

    def stop(self) -> None:
        self._stack.close()

    def start(self) -> None:
        self.server = self._stack.enter_context(running(self._data, self.port))


@pytest.fixture
def program(tmp_path: Path) -> Iterator[Restarting]:
    made = Restarting(tmp_path)
    yield made
    made.stop()


@pytest.fixture
def hall(program: Restarting, chromium: Browser) -> Iterator[Room]:
    with meeting(program.server, chromium) as opened:
        yield opened


def test_the_beamer_says_so_in_its_own_words_and_comes_back(
    program: Restarting, hall: Room
) -> None:
    with hall.laptop(viewport={"width": 1024, "height": 768}) as page:
        page.goto(f"{program.server.url}/beamer?w={hall.region.workshop}")
        code = page.get_by_role("img", name="QR-code om mee te doen")
        expect(code).to_be_visible()
        expect(page.get_by_text("Nog niemand doet mee.")).to_be_visible()
        program.stop()
        expect(page.get_by_text(WORDS)).to_be_visible()
        expect(code).to_be_visible()
        page.wait_for_timeout(4000)  # Streamlit's own window comes after some attempts
        expect(page.get_by_text("Connection error")).to_be_hidden()
        expect(page.get_by_role("dialog")).to_be_hidden()
        hall.region.join("OCMW Zandhove")
        program.start()
        expect(page.get_by_text("1 deelnemer doet mee")).to_be_visible()
        expect(page.get_by_text(WORDS)).to_be_hidden()


def test_what_is_typed_outlives_the_server_and_a_reload(program: Restarting, hall: Room) -> None:
    with hall.laptop() as page:
        hall.screen(page, "interviews", "gebruikers")
        press(page, "Nieuw gesprek")
        page.get_by_label("Schuilnaam *").fill("Roos")
        page.get_by_label("Schuilnaam *").press("Enter")
        expect(page.get_by_text("nog niet bewaard")).to_be_visible()
        box = page.get_by_label("Situatie")
        box.press_sequentially(TYPED)  # and the field is not left
        program.stop()
        expect(page.get_by_text(WORDS)).to_be_visible()
        program.start()
        expect(page.get_by_text(WORDS)).to_be_hidden()
        expect(box).to_have_value(TYPED)
        page.reload()
        expect(page.get_by_label("Schuilnaam *")).to_have_value("Roos")
        expect(page.get_by_label("Situatie")).to_have_value(TYPED)
        press(page, "Bewaar")
        expect(page.get_by_text("‘Roos’ is bewaard.").first).to_be_visible()
        (stored,) = hall.region.store.read(records.load, hall.region.workshop, Interview)
        assert (stored.pseudonym, stored.situation) == ("Roos", TYPED)
