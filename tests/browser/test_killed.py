"""The server is killed in the middle of a step, or while somebody types: whole or as before."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from gbo_core.model.round import State
from gbo_core.store import drafts
from tests.browser.hands import press
from tests.browser.room import Room, answer, meeting, send
from tests.browser.served import Server, running

pytestmark = pytest.mark.browser

REVEAL = "Toon het resultaat aan iedereen"


@pytest.fixture
def room(tmp_path: Path, chromium: Browser) -> Iterator[Room]:
    """On a server of its own."""
    with running(tmp_path) as server, meeting(server, chromium) as opened:
        yield opened


@contextmanager
def killed_and_back(room: Room) -> Iterator[Server]:
    room.server.process.kill()
    room.server.process.wait()
    with running(room.server.data, port=urlsplit(room.server.url).port or 0) as again:
        yield again


@pytest.mark.parametrize("after", [0, 60])
def test_a_kill_while_a_result_is_revealed(room: Room, after: int) -> None:
    """`after`: milliseconds from the click."""
    with room.laptop() as laptop, room.phone() as phone:
        asked = room.region.open("scale")
        answer(phone, 4)
        send(phone)
        expect(phone.locator(".status.saved")).to_have_text("Bewaard")
        room.region.step(asked, "close")
        room.screen(laptop, "vote", ronde=asked.id)
        click(laptop, REVEAL, after)
        with killed_and_back(room):
            state = room.state()
            assert state in {State.CLOSED, State.REVEALED}
            assert len(room.stored()) == 1
            room.screen(laptop, "vote", ronde=asked.id)
            if state is State.CLOSED:
                expect(phone.get_by_text("Het resultaat komt straks").first).to_be_visible()
                press(laptop, REVEAL)
            expect(phone.get_by_text("1 van 1 deelnemer antwoordde")).to_be_visible()
            room.region.open("scale", question="En nu?")
            expect(phone.get_by_role("heading", name="En nu?")).to_be_visible()
            answer(phone, 2)
            send(phone)
            expect(phone.locator(".status.saved")).to_have_text("Bewaard")


def click(page: Page, name: str, after: int) -> None:
    button = page.get_by_role("button", name=name)
    expect(button).to_be_visible()
    button.click(no_wait_after=True)
    page.wait_for_timeout(after)


@pytest.mark.parametrize("after", [0, 60])
def test_a_kill_while_a_form_is_typed(room: Room, after: int) -> None:
    """What was typed is whole or as it was, also the field that just was on its way."""
    with room.laptop() as page:
        room.screen(page, "interviews", "gebruikers")
        press(page, "Nieuw gesprek")
        note = page.get_by_label("Situatie")
        note.fill("Eerst")
        note.press("Control+Enter")
        expect(page.get_by_text("nog niet bewaard").first).to_be_visible()
        note.fill("Eerst en dan")
        note.press("Control+Enter")
        page.wait_for_timeout(after)
        with killed_and_back(room):
            kept = "".join(room.region.store.read(drafts.load, room.region.facilitator).values())
            assert '"Eerst"' in kept or '"Eerst en dan"' in kept
            page.reload()
            expect(page.get_by_label("Situatie")).to_have_value("Eerst en dan")
