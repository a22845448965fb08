import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from jinja2 import ChoiceLoader, DictLoader

from gbo_core.exchange.archive.layout import ARCHIVE
from gbo_core.live.methods import METHODS
from gbo_core.live.subjects import SUBJECTS
from gbo_core.model.round import Round
from phone import render
from tests.made_up import face
from tests.made_up.method import MadeUp
from tests.pages.conftest import show_as  # noqa: F401 - a fixture
from tests.phone.conftest import code, joined, phone  # noqa: F401 - fixtures
from tests.region import Region

TEMPLATE = Path(__file__).with_name("made_up.html").read_text("utf-8")


@pytest.fixture
def method(monkeypatch: pytest.MonkeyPatch) -> MadeUp:
    """The method where an application would have it."""
    made = MadeUp()
    monkeypatch.setitem(METHODS, "made_up", made)
    monkeypatch.setitem(ARCHIVE["rounds"].options["method"], "made_up", made.title)
    monkeypatch.setitem(SUBJECTS["organisation"].asks, "made_up", ("talk",))
    monkeypatch.setitem(sys.modules, "pages.methods.made_up", face)
    environment = render._environment("nl")
    loader = ChoiceLoader([environment.loader, DictLoader({"methods/made_up.html": TEMPLATE})])
    monkeypatch.setattr(environment, "loader", loader)
    return made


@pytest.fixture
def ask(region: Region, method: MadeUp) -> Callable[..., Round]:  # noqa: ARG001 - it must be known
    """An open round about three organisations."""

    def ask(**more: Any) -> Round:
        wanted: dict[str, Any] = {"settings": {"axis": "talk"}, "items": region.items()[:3]}
        return region.open("made_up", **wanted | more)

    return ask
