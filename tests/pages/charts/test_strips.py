"""A row an item: first what people do not agree about, and nothing said that is not known."""

import json
import re
from collections.abc import Callable, Sequence
from itertools import combinations
from math import dist
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from gbo_core.model.round import Item, Round
from pages.charts.look import ROW
from tests.pages.read import places
from tests.region import Region

Open = Callable[..., AppTest]
ITEMS = tuple(Item(code, name) for code, name in (("a", "Alfa"), ("b", "Bèta"), ("c", "Gamma")))
APART, ALIKE = (1.0, 5.0), (3.0, 3.0)


@pytest.fixture
def beamer(region: Region, show_as: Callable[..., Open]) -> Open:
    return show_as(region, "beamer.py")


def voted(region: Region, method: str, said: dict[str, Sequence[float]], count: int = 14) -> Round:
    """`said`: item → what the even and the odd ones answer, on every scale; without it nothing."""
    asked = region.open(method, items=ITEMS)
    axes = ("contribution", "necessity") if method == "grid" else (asked.settings["axis"],)
    for n in range(count):
        answers = {item: dict.fromkeys(axes, values[n % 2]) for item, values in said.items()}
        region.cast(asked, region.join("CAW De Brug"), answers)
    return region.step(asked, "close", "reveal")


def chart(screen: AppTest) -> dict[str, Any]:
    (drawn,) = screen.get("plotly_chart")
    spec: dict[str, Any] = json.loads(drawn.proto.spec)
    return spec


def rows(screen: AppTest) -> list[str]:
    """The words beside the rows, from above to below."""
    words = chart(screen)["layout"]["yaxis"]["ticktext"]
    return [re.sub("<[^>]*>", "", word) for word in words]


@pytest.mark.parametrize("method", ["scale", "grid"])
def test_what_people_differ_about_stands_first(region: Region, beamer: Open, method: str) -> None:
    voted(region, method, {"a": ALIKE, "b": ALIKE, "c": APART})
    assert rows(beamer()) == [
        *("Hierover eerst praten", "Gamma", ""),
        *("Hierover ongeveer eens", "Alfa", "Bèta"),
    ]


def test_nobody_is_said_to_agree_where_few_answered(region: Region, beamer: Open) -> None:
    asked = region.open("scale", items=ITEMS)
    axis = asked.settings["axis"]
    for n in range(14):
        said = {"a": 3.0} | ({"b": 3.0} if n < 4 else {})
        answers = {item: {axis: value} for item, value in said.items()}
        region.cast(asked, region.join("CAW De Brug"), answers)
    region.step(asked, "close", "reveal")
    assert rows(beamer()) == [
        *("Hierover ongeveer eens", "Alfa", ""),
        *("Nog te weinig antwoorden", "Bèta", "Gamma"),
    ]


@pytest.mark.parametrize("said", [ALIKE, APART])
def test_without_a_difference_there_are_only_names(
    region: Region, beamer: Open, said: tuple[float, float]
) -> None:
    voted(region, "grid", dict.fromkeys("abc", said))
    assert rows(beamer()) == ["Alfa", "Bèta", "Gamma"]


def test_both_scales_stand_beside_each_other_with_every_answer(
    region: Region, beamer: Open
) -> None:
    voted(region, "grid", {"a": APART, "b": ALIKE, "c": ALIKE})
    drawn = chart(beamer())
    titles = [drawn["layout"][axis]["title"]["text"] for axis in ("xaxis", "xaxis2")]
    assert titles == ["<b>Bijdrage</b>", "<b>Nodig</b>"]
    dots, middles, *_others = drawn["data"]
    assert len(places(dots["x"])) == 3 * 14
    assert middles["x"] == [3.0, 3.0, 3.0]


def test_no_dot_hides_another_however_many_answer_alike(region: Region, beamer: Open) -> None:
    """In pixels of a beamer of 1920 wide, on which a step of two scales takes 140."""
    voted(region, "grid", {"a": ALIKE, "b": APART, "c": (2.0, 2.0)}, count=57)
    dots, *_others = chart(beamer())["data"]
    x, y = places(dots["x"]), places(dots["y"])
    there = [(140 * right, ROW * down) for right, down in zip(x, y, strict=True)]
    assert len(set(there)) == 3 * 57
    size = dots["marker"]["size"]
    assert 5 < size < 1.05 * min(dist(*pair) for pair in combinations(there, 2))
    assert all(abs(140 * (right - round(right))) < 70 for right in x)
