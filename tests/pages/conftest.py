"""Screens without a browser: somebody is logged in, and may have a workshop open."""

from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from gbo_core.store import Store, access, workshops
from gbo_core.store.access import Facilitator
from pages.shell import who
from tests.region import Region

FRAME = Path(__file__).resolve().parents[2] / "pages" / "frame.py"
SECONDS = 60
FOLDED = ("joined", "reach")  # what is only read once it lies open

Show = Callable[..., AppTest]


@pytest.fixture
def host(store: Store, monkeypatch: pytest.MonkeyPatch) -> Facilitator:
    """Who looks at the screens: the host, just logged in. `AppTest` itself holds no cookies."""
    token = store.write(access.add_first, "An Peeters", "een lange zin")
    monkeypatch.setattr(who, "token", lambda: token)
    return store.read(access.who, token)


@pytest.fixture
def workshop(store: Store, host: Facilitator) -> str:
    """An empty workshop of the host, open in the browser."""
    made = store.write(
        workshops.make, host.id, workshops.new_profile("GBO Deinze", "Deinze"), by=host.id
    )
    store.write(access.remember_workshop, host.login, made)
    return made


@pytest.fixture
def show(host: Facilitator) -> Show:  # noqa: ARG001 - somebody must be logged in
    """Open a screen by its file, as `show("road.py")`; without one it is the start."""

    def open_screen(file: str = "", **query: str) -> AppTest:
        screen = AppTest.from_file(str(FRAME), default_timeout=SECONDS)
        for name, value in query.items():
            screen.query_params[name] = value
        screen.run()
        return screen.switch_page(file).run() if file else screen

    return open_screen


@pytest.fixture
def show_as(monkeypatch: pytest.MonkeyPatch) -> Callable[[Region, str], Show]:
    """Open a screen as the facilitator of a region, with its workshop open and all unfolded."""

    def open_as(region: Region, file: str) -> Show:
        token = region.store.write(access.log_in, region.facilitator)
        monkeypatch.setattr(who, "token", lambda: token)

        def open_screen(**query: str) -> AppTest:
            screen = AppTest.from_file(str(FRAME), default_timeout=SECONDS)
            screen.query_params["w"] = region.workshop
            screen.run()
            for name, value in query.items():
                screen.query_params[name] = value
            for each in FOLDED:
                screen.session_state[each] = True
            return screen.switch_page(file).run()

        return open_screen

    return open_as
