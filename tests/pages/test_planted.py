"""Text from people is text: whatever somebody typed, no screen makes a link or bold letters of it.

Everything that can be pressed is pressed once, on a workshop with something nasty in every field.
"""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from gbo_core.store import Store, access, close_stores, open_store
from gbo_core.store.access import Facilitator
from tests.pages.conftest import FRAME, SECONDS
from tests.pages.drawn import misread
from tests.pages.planted import NASTY, plant

SCREENS = [
    *(("", ""), ("road.py", ""), ("export.py", ""), ("beamer.py", "")),
    *(
        ("stakeholders/screen.py", part)
        for part in ("organisations", "persons", "vote", "standing", "phases")
    ),
    *(
        ("environment/screen.py", part)
        for part in ("board", "factors", "vote", "standing", "figures", "confrontation")
    ),
    *(
        ("users/screen.py", part)
        for part in ("questions", "interviews", "insights", "personas", "journeys")
    ),
]
LEFT_ALONE = {"Onderdeel", "Taal", "Langue", "Language"}

Press = Callable[[AppTest], AppTest]


Begin = Callable[[str, str], AppTest]


@pytest.fixture
def begin(store: Store, host: Facilitator, tmp_path: Path, most: int) -> Begin:
    """Open a screen of the planted sample, each time with the database as it was at first."""
    workshop = plant(store, host.id, most)
    store.write(access.remember_workshop, host.login, workshop)
    close_stores()
    planted = shutil.copy(tmp_path / "gbo.sqlite", tmp_path / "planted.sqlite")

    def open_screen(file: str, part: str) -> AppTest:
        close_stores()
        for each in tmp_path.glob("gbo.sqlite*"):
            each.unlink()
        shutil.copy(planted, tmp_path / "gbo.sqlite")
        open_store()
        screen = AppTest.from_file(str(FRAME), default_timeout=SECONDS).run()
        if part:
            screen.query_params["deel"] = part
        return screen.switch_page(file).run() if file else screen

    return open_screen


def presses(screen: AppTest) -> Iterator[tuple[str, Press]]:
    """Everything that can be pressed or chosen there, with what it is called."""
    for kind in ("button", "checkbox", "toggle", "radio", "selectbox", "button_group"):
        for place, widget in enumerate(getattr(screen, kind)):
            if widget.label in LEFT_ALONE or widget.disabled:
                continue
            for option in _options(kind, widget):
                yield f"{kind} {widget.label} {option}", _press(kind, place, option)


def _options(kind: str, widget: Any) -> list[Any]:
    if kind == "button":
        return [None]
    if kind in {"checkbox", "toggle"}:
        return [not widget.value]
    return list(dict.fromkeys((widget.options[0], widget.options[-1]))) if widget.options else []


def _press(kind: str, place: int, option: Any) -> Press:
    def press(screen: AppTest) -> AppTest:
        widget = getattr(screen, kind)[place]
        if kind == "button":
            return widget.click().run()
        return (widget.select(option) if kind == "button_group" else widget.set_value(option)).run()

    return press


@pytest.mark.parametrize("most", [0])
@pytest.mark.parametrize(("file", "part"), SCREENS)
def test_what_people_typed_stays_text_on_a_full_screen(begin: Begin, file: str, part: str) -> None:
    screen = begin(file, part)
    assert [each.message for each in screen.exception] == []
    assert misread(screen) == set()


@pytest.mark.parametrize("most", [3])
@pytest.mark.parametrize(("file", "part"), SCREENS)
def test_it_stays_text_whatever_is_pressed(begin: Begin, file: str, part: str) -> None:
    for what, press in list(presses(begin(file, part))):
        after = press(begin(file, part))
        assert [each.message for each in after.exception] == [], what
        assert misread(after) == set(), what


@pytest.mark.parametrize("most", [0])
def test_something_is_planted_there(begin: Begin) -> None:
    screen = begin("stakeholders/screen.py", "organisations")
    assert any(NASTY in option for each in screen.selectbox for option in each.options)
    screen = begin("environment/screen.py", "factors")
    assert any("\\[k\\]" in each.value for each in screen.markdown)
