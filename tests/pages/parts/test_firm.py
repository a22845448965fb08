"""Where a corner is named, it is said how many would have to answer otherwise."""

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from gbo_core.live.takeover import Choice, take_over
from tests.pages.live.live_table import words
from tests.pages.read import as_read
from tests.pages.tables import tables
from tests.region import Region

Open = Callable[..., AppTest]
MEANING = "‘3 anders’ wil zeggen: minstens 3 mensen moeten anders antwoorden"


def decided(region: Region, answers: list[tuple[float, ...]], method: str, **more: object) -> str:
    """An organisation about which so many people answered so, and the group took that over."""
    (item, *_rest) = region.items()
    asked = region.open(method, items=(item,), **more)
    for values in answers:
        region.rate(asked, region.join("CAW De Brug"), *values)
    region.step(asked, "close", "reveal")
    region.store.write(take_over, region.workshop, asked.id, [Choice(item.id, "voted")], by="An")
    return item.label


@pytest.fixture
def standing(region: Region, show_as: Callable[..., Open]) -> Callable[[], AppTest]:
    return lambda: show_as(region, "stakeholders/screen.py")(deel="standing")


def test_an_organisation_in_a_corner_says_how_firm_that_is(
    region: Region, standing: Callable[[], AppTest]
) -> None:
    name = decided(region, [(4.0, 5.0)] * 7 + [(1.0, 5.0)] * 4, "grid")
    screen = standing()
    assert f"1. {name} (2 anders)" in as_read(words(screen))
    assert words(screen).count(MEANING) == 1
    (cell,) = tables(screen)[0]["Bijdrage en nodig"]
    assert cell.endswith(" (2 anders)")


def test_below_eight_answers_there_is_no_number(
    region: Region, standing: Callable[[], AppTest]
) -> None:
    name = decided(region, [(4.0, 5.0)] * 7, "grid")
    said = as_read(words(standing()))
    assert f"1. {name}" in said
    assert " anders" not in said.split(f"1. {name}")[1].split("\n")[0]
    assert MEANING not in said


def test_a_type_of_stakeholder_says_it_as_well(
    region: Region, standing: Callable[[], AppTest]
) -> None:
    for axis, value in (("power", 5.0), ("legitimacy", 4.0), ("urgency", 1.0)):
        decided(region, [(value,)] * 9, "scale", settings={"axis": axis})
    screen = standing()
    (cell,) = tables(screen)[0]["Type belanghebbende"]
    assert cell.endswith(" (5 anders)")
    assert words(screen).count(MEANING) == 1
