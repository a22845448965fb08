"""Open the parts with personas and journeys as the facilitator of a region."""

from pathlib import Path
from typing import Any

from streamlit.testing.v1 import AppTest

from gbo_core.model import Record
from gbo_core.store import records
from tests.pages.live.live_table import words
from tests.region import Region

FRAME = Path(__file__).with_name("frame.py")
SECONDS = 20


def open_part(region: Region, part: str) -> AppTest:
    screen = AppTest.from_file(str(FRAME), default_timeout=SECONDS)
    screen.query_params["w"] = region.workshop
    screen.query_params["deel"] = part
    return screen.run()


def add(region: Region, record: Record) -> Any:
    return region.store.write(records.add, region.workshop, record, by="An")


def known(region: Region, kind: type[Any]) -> list[Any]:
    return region.store.read(records.load, region.workshop, kind)


def said(screen: AppTest) -> str:
    """Everything that the screen says; it may not have failed."""
    assert not screen.exception
    return words(screen).replace("\\", "")


def tap(screen: AppTest, key: str) -> AppTest:
    return screen.button(key).click().run()
