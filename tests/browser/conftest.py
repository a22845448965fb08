"""The real server with its own data folder, and Chromium to look at it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from gbo_core.store import Store, workshops
from tests.browser.room import Room, meeting
from tests.browser.served import ARGUMENTS, CHROMIUM, PATIENCE, Server, running, visiting
from tests.phone.phones import serving
from tests.region import Region


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    """A server that was never used before."""
    with running(tmp_path) as started:
        yield started


@pytest.fixture(scope="module")
def busy_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server for all meetings of a file: starting one takes longer than most of them."""
    with running(tmp_path_factory.mktemp("busy")) as started:
        yield started


@pytest.fixture
def room(busy_server: Server, chromium: Browser) -> Iterator[Room]:
    """A workshop of its own, with its facilitator and phones."""
    with meeting(busy_server, chromium) as opened:
        yield opened


@pytest.fixture
def address(store: Store, region: Region) -> Iterator[str]:
    """Where phones join, on a server with only the phone's routes."""
    code = store.read(workshops.get, region.workshop).join_code
    with serving() as port:
        yield f"http://127.0.0.1:{port}/mee/{code}"


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """One browser for a file; Playwright's loop may not outlive it, other tests start their own."""
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def laptop(chromium: Browser) -> Iterator[Page]:
    """A facilitator's browser, in Dutch."""
    with visiting(chromium, viewport={"width": 1280, "height": 900}) as context:
        yield context.new_page()
