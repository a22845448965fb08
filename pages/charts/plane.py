"""A plane of two scales from 1 to 5, with the four corners of its pair of axes by name."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from math import cos, pi, sin
from typing import TypeVar

import plotly.graph_objects as go

from gbo_core import field
from pages.charts import reading
from pages.charts.look import palette
from pages.shell.say import _, language

HEIGHT = 640  # pixels
WIDE, NARROW = 12, 7  # letters of a line of words at the end of a scale
_BREAK, _BLANK = "<br>", "\u00a0"

T = TypeVar("T")
Place = tuple[float, float]
Mark = tuple[int, str, Place]  # its number, its name, and where it belongs


def plane(pair: str, marks: Sequence[Mark], *, narrow: bool = False) -> go.Figure:
    """A pair of `pairs` with its marks, one at least; `narrow`: beside its explanation."""
    chart = _empty(pair, narrow=narrow)
    numbers, names, places = zip(*marks, strict=True)
    return chart.add_trace(_numbered(numbers, names, _apart(places)))


def in_corners(pair: str, placed: Iterable[T], corner: Callable[[T], str]) -> dict[str, list[T]]:
    """Corner → what stands there, in its order; what is on a line between corners under ''."""
    corners = [each.code for each in field.entries("quadrants") if each.data["pair"] == pair]
    found: dict[str, list[T]] = {code: [] for code in [*corners, ""]}
    for each in placed:
        found[corner(each)].append(each)
    return {code: there for code, there in found.items() if there}


def corner_name(corner: str) -> str:
    if corner:
        return field.entry("quadrants", corner).label(language())
    return _("Op de middellijn: geen hoek")


def meaning(corners: Mapping[str, Sequence[str]]) -> str:
    """A plane in words, from the names in each corner."""
    told = (f"{corner_name(corner)}: {'; '.join(names)}." for corner, names in corners.items())
    return " ".join(told)


def ringed(places: Sequence[Place]) -> str:
    """How to read marks that coincide; '' where none does."""
    if len(set(places)) == len(places):
        return ""
    return _("Staan nummers in een kringetje, dan horen ze alle in het midden van dat kringetje.")


def _empty(pair: str, *, narrow: bool) -> go.Figure:
    chart = go.Figure()
    axes = field.entry("pairs", pair).data
    _corners(chart, pair, narrow=narrow)
    width = NARROW if narrow else WIDE
    chart.update_xaxes(**_scale(axes["x"], width), range=[0.35, 5.65], tickangle=0)
    chart.update_yaxes(**_scale(axes["y"], WIDE, upright=True), range=[0.05, 5.95])
    chart.update_layout(height=HEIGHT)
    return chart


def _numbered(numbers: Sequence[int], names: Sequence[str], places: Sequence[Place]) -> go.Scatter:
    """Marks with their number on them."""
    colours = palette()
    return go.Scatter(
        x=[place[0] for place in places],
        y=[place[1] for place in places],
        text=[str(number) for number in numbers],
        customdata=[reading.short(name) for name in names],
        hovertemplate="%{text}. %{customdata}<extra></extra>",
        mode="markers+text",
        textfont={"color": colours.on_accent, "weight": 700},
        marker={
            "color": colours.accent,
            "size": 27,
            "opacity": 1,
            "line": {"color": colours.paper, "width": 1.5},
        },
        showlegend=False,
    )


def _apart(places: Sequence[Place]) -> list[Place]:
    """The places, with those that coincide in a ring around where they all belong."""
    sharing, turns = Counter(places), Counter[Place]()
    spread = []
    for place in places:
        spread.append(_beside(place, turns[place], sharing[place]))
        turns[place] += 1
    return spread


def _beside(place: Place, turn: int, sharing: int) -> Place:
    if sharing == 1:
        return place
    radius, angle = min(0.42, 0.12 + 0.05 * sharing), 2 * pi * turn / sharing
    return place[0] + radius * cos(angle), place[1] + radius * sin(angle)


def _scale(axis: str, width: int, *, upright: bool = False) -> dict[str, object]:
    """An axis from 1 to 5 with its words at both ends, on lines of so many letters."""
    entry = field.entry("axes", axis)
    low, high = (reading.wrapped(entry.words(end, language()), width) for end in ("low", "high"))
    ends = _upright(low, high) if upright else (f"1<br>{low}", f"5<br>{high}")
    title = f"<b>{entry.label(language())}</b>"
    return {
        "title_text": title,
        "tickvals": [1, 2, 3, 4, 5],
        "ticktext": [ends[0], "2", "3", "4", ends[1]],
        "zeroline": False,
    }


def _upright(low: str, high: str) -> tuple[str, str]:
    """The ends of a standing axis: the words away from the middle, the number on its own line."""
    above, below = ([_BLANK] * (words.count(_BREAK) + 1) for words in (low, high))
    return _BREAK.join([*above, "1", low]), _BREAK.join([high, "5", *below])


def _corners(chart: go.Figure, pair: str, *, narrow: bool) -> None:
    """The four corners, by name; the line between them lies on the middle of the scale."""
    colours = palette()
    for corner in field.entries("quadrants"):
        if corner.data["pair"] == pair:
            right, top = corner.data["x"] == "high", corner.data["y"] == "high"
            name = corner.label(language())
            chart.add_annotation(
                x=1 if right else 0,
                y=1 if top else 0,
                xref="paper",
                yref="paper",
                text=f"<b>{reading.wrapped(name) if narrow else name}</b>",
                align="right" if right else "left",
                showarrow=False,
                xanchor="right" if right else "left",
                yanchor="top" if top else "bottom",
                xshift=-8 if right else 8,
                font={"color": colours.muted},
            )
    for line in (
        {"x0": 3, "x1": 3, "y0": 0.5, "y1": 5.5},
        {"y0": 3, "y1": 3, "x0": 0.5, "x1": 5.5},
    ):
        chart.add_shape(
            type="line", line={"color": colours.border, "width": 1.5}, layer="below", **line
        )
