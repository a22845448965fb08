"""A file that cannot be read: one sentence in our language, and nothing that was typed is lost."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.room import Room

REFUSED = "Dit bestand is niet aangekomen"
LIST = b"Naam\nDienst Een\n"


def bring(page: Page, name: str, content: bytes, kind: str = "text/csv") -> None:
    file = {"name": name, "mimeType": kind, "buffer": content}
    page.locator("input[type=file]").first.set_input_files(file)  # type: ignore[arg-type]


def told(page: Page) -> str:
    """What our own stylesheet says beneath a file that was refused."""
    script = "each => getComputedStyle(each, '::after').content"
    return str(page.get_by_test_id("stFileUploader").first.evaluate(script))


@pytest.mark.parametrize("why", ["kind", "size", "connection", "empty"])
def test_a_file_that_does_not_come_through_says_so_and_takes_nothing_along(
    room: Room, why: str
) -> None:
    with room.laptop() as page:
        room.screen(page, "list")
        page.get_by_text("Een hele lijst plakken").click()
        page.get_by_label("Plak hier uw lijst").fill("Naam\nGeplakte dienst")
        page.keyboard.press("Tab")
        expect(page.get_by_text("1 van 1 rij gelezen.")).to_be_visible()
        if why == "kind":
            bring(page, "foto.png", b"x", "image/png")
        elif why == "size":
            bring(page, "groot.csv", LIST + b"x" * 25_000_000)
        elif why == "connection":
            page.route("**/_stcore/upload_file/**", lambda route: route.abort())
            bring(page, "een.csv", LIST)
        else:
            bring(page, "<b>leeg</b>.csv", b"")
        if why == "empty":
            expect(page.get_by_text("Dit bestand is leeg.")).to_be_visible()
        else:
            expect(page.locator('[data-testid="stFileChip"][aria-invalid="true"]')).to_be_visible()
            assert REFUSED in told(page)
        expect(page.get_by_label("Plak hier uw lijst")).to_have_value("Naam\nGeplakte dienst")
