"""Whatever the beamer shows, on any projector: no word over another, none out of sight."""

from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager

import pytest
from playwright.sync_api import Browser, Page

from gbo_core.live import stage
from gbo_core.live.stage import Stage
from gbo_core.store import invitations
from tests.browser.beamer_words import FAULTS, SETTLE, SETTLED
from tests.browser.crowded import Views, of_long_names, of_sample
from tests.browser.room import Room
from tests.browser.served import visiting
from web.logins import COOKIE

pytestmark = pytest.mark.browser

SIZES = ((1024, 768), (1280, 800), (1366, 768), (1920, 1080), (3840, 2160))
LANGUAGES = ("nl", "fr", "en")
FOLLOWED = 1500  # milliseconds in which a beamer follows what is chosen for it


@contextmanager
def beamer(room: Room, chromium: Browser, workshop: str, language: str) -> Iterator[Page]:
    """The beamer of a facilitator who speaks this language."""
    store, host = room.region.store, room.region.facilitator
    link = store.write(invitations.invite, host, workshop)
    name = f"Wie {language} spreekt, {workshop}"
    token = store.write(invitations.add_invited, link, name, "een lang wachtwoord", language)
    with visiting(chromium) as context:
        context.add_cookies([{"name": COOKIE, "value": token, "url": room.server.url}])
        page = context.new_page()
        page.goto(f"{room.server.url}/beamer?w={workshop}")
        yield page


def faults(room: Room, shown: Mapping[str, Views], pages: Mapping[str, Page]) -> Iterator[str]:
    """Everything that is wrong with any view of a workshop, in any size and language."""
    for view in sorted({view for views in shown.values() for view in views}):
        for workshop, views in shown.items():
            room.region.store.write(stage.put, workshop, views.get(view, Stage()))
        next(iter(pages.values())).wait_for_timeout(FOLLOWED)
        for width, height in SIZES:
            for page in pages.values():
                page.set_viewport_size({"width": width, "height": height})
                page.evaluate(SETTLE)
            for name, page in pages.items():
                page.evaluate(SETTLED)
                if page.evaluate(FAULTS):  # a busy machine draws a chart anew a second later
                    page.wait_for_timeout(FOLLOWED)
                for found in page.evaluate(FAULTS):
                    yield f"{view}, {name}, {width}x{height}: {found}"


def test_every_word_of_every_view_can_be_read_on_every_projector(
    room: Room, chromium: Browser
) -> None:
    region = room.region
    sample, its_views = of_sample(region.store, region.facilitator)
    shown = {sample: its_views, region.workshop: of_long_names(region)[1]}
    for views in shown.values():
        assert set(views) >= {
            "open grid",
            "grid",
            "one of grid",
            "moved",
            "one of moved",
            "notes",
            "journey",
        }
    with ExitStack() as open_pages:
        pages = {
            f"{language}, {'sample' if workshop == sample else 'long names'}": (
                open_pages.enter_context(beamer(room, chromium, workshop, language))
            )
            for workshop in shown
            for language in (LANGUAGES if workshop == region.workshop else LANGUAGES[:1])
        }
        assert list(faults(room, shown, pages)) == []


def test_this_test_sees_words_over_each_other_and_words_out_of_sight(
    room: Room, chromium: Browser
) -> None:
    room.region.store.write(stage.put, room.region.workshop, Stage())
    with beamer(room, chromium, room.region.workshop, "nl") as page:
        page.get_by_role("heading", level=1).wait_for()
        assert page.evaluate(FAULTS) == []
        page.evaluate("""() => {
            const title = document.querySelector('h1');
            const over = title.cloneNode(true), out = title.cloneNode(true);
            const place = title.getBoundingClientRect();
            over.style.cssText = `position:fixed;left:${place.left}px;top:${place.top}px`;
            out.style.cssText = 'position:fixed;left:0;top:-1em';
            title.after(over, out);
        }""")
        kinds = {each.partition(":")[0] for each in page.evaluate(FAULTS)}
        assert kinds == {"over", "window"}
