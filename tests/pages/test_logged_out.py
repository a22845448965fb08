"""A tab that stayed open after its login ended."""

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from gbo_core.model import Organisation
from gbo_core.store import records
from pages.shell import who
from tests.pages.live.live_table import button, words
from tests.region import Region


@pytest.mark.parametrize("part", ["organisations", "persons", "vote", "standing", "phases"])
def test_nothing_is_shown_any_more(
    region: Region,
    show_as: Callable[..., Callable[..., AppTest]],
    monkeypatch: pytest.MonkeyPatch,
    part: str,
) -> None:
    screen = show_as(region, "stakeholders/screen.py")(deel=part)
    monkeypatch.setattr(who, "token", lambda: "gone")
    screen.run()
    assert "U bent niet aangemeld" in words(screen)
    assert "OCMW Zandhove" not in words(screen)
    assert not screen.data_editor


def test_what_was_typed_is_not_stored_any_more(
    region: Region,
    show_as: Callable[..., Callable[..., AppTest]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    screen = show_as(region, "stakeholders/screen.py")(deel="organisations")
    screen.session_state[screen.data_editor[0].key] = {"edited_rows": {0: {"name": "Te laat"}}}
    screen.run()
    monkeypatch.setattr(who, "token", lambda: "gone")
    button(screen, "Bewaar").click().run()
    known = region.store.read(records.load, region.workshop, Organisation)
    assert "Te laat" not in {each.name for each in known}
