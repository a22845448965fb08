"""The SWOT and its questions on the beamer, as the room sees them."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from gbo_core import field
from gbo_core.model import Challenge, Swot
from gbo_core.store import records
from tests.pages.live.live_table import words
from tests.region import Region

Open = Callable[..., AppTest]
SIDES = ("strength", "weakness", "opportunity", "threat")


@pytest.fixture
def beamer(region: Region, show_as: Callable[..., Open]) -> Callable[[], str]:
    """Put the confrontation on the beamer with its button; answers what the room then sees."""
    screen = show_as(region, "environment/screen.py")(deel="confrontation")
    next(each for each in screen.button if each.key == "to_beamer").click().run()
    open_beamer = show_as(region, "beamer.py")
    return lambda: "".join(each.proto.body for each in open_beamer().get("html"))


def put(region: Region, kind: Any, **values: Any) -> None:
    region.store.write(records.add, region.workshop, kind.make(**values), by="An")


def sections(html: str) -> dict[str, list[str]]:
    """Heading → what stands below it."""
    return {
        re.findall("<h2>(.*?)</h2>", each)[0]: re.findall("<p>(.*?)</p>", each)
        for each in html.split("<section")[1:]
    }


def letters(html: str) -> float:
    return float(re.findall(r"--letters:([\d.]+)", html)[0])


def test_empty_lists_say_so(beamer: Callable[[], str]) -> None:
    names = [each.label("nl") for each in field.entries("swot")]
    assert sections(beamer()) == {name: ["Nog leeg"] for name in names}


def test_the_lists_and_the_questions_grow_in_front_of_the_room(
    region: Region, beamer: Callable[[], str]
) -> None:
    put(region, Swot, title="Sterk <team>", side="strength")
    put(region, Swot, title="Alles online", side="threat")
    put(region, Challenge, title="Hoe kunnen we los?")
    put(region, Challenge, title="Hoe kunnen we samen?", cell="defend")
    put(region, Challenge, title="Hoe kunnen we ", cell="use")
    assert sections(beamer()) == {
        "Sterktes": ["Sterk &lt;team&gt;"],
        "Zwaktes": ["Nog leeg"],
        "Kansen": ["Nog leeg"],
        "Bedreigingen": ["Alles online"],
        "Hoe kunnen we…?": ["Hoe kunnen we samen?", "Hoe kunnen we los?"],
    }


def test_what_is_too_many_is_counted(region: Region, beamer: Callable[[], str]) -> None:
    for n in range(7):
        put(region, Swot, title=f"Punt {n}", side="weakness")
    for n in range(6):
        put(region, Challenge, title=f"Hoe kunnen we {n}?", cell="use")
    seen = sections(beamer())
    assert (len(seen["Zwaktes"]), seen["Zwaktes"][-1]) == (6, "en nog 2 punten")
    assert (len(seen["Hoe kunnen we…?"]), seen["Hoe kunnen we…?"][-1]) == (6, "en nog 1 vraag")


def test_the_more_there_is_the_smaller_the_letters(
    region: Region, beamer: Callable[[], str]
) -> None:
    sizes = [letters(beamer())]
    for longest in (40, 100, 160):
        for side in SIDES:
            put(region, Swot, title=("woord " * 40)[:longest], side=side)
            put(region, Swot, title=("woord " * 40)[:longest], side=side)
        sizes.append(letters(beamer()))
    assert sizes == sorted(sizes, reverse=True)
    assert sizes[0] == 1.9  # the largest that there is
    assert sizes[-1] < sizes[-2] < sizes[0]


def test_the_confrontation_goes_off_the_beamer_again(
    region: Region, beamer: Callable[[], str], show_as: Callable[..., Open]
) -> None:
    assert "Sterktes" in beamer()
    screen = show_as(region, "environment/screen.py")(deel="confrontation")
    next(each for each in screen.button if each.key == "off_beamer").click().run()
    assert "Doe mee met uw telefoon" in words(show_as(region, "beamer.py")())
    assert beamer() == ""
