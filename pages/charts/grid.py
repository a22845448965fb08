"""The two-scale chart: every answer a faint dot, the middle and the spread of each item."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from math import cos, pi, sin

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from gbo_core import field
from gbo_core.analysis.agreement import Agreement, Label
from gbo_core.analysis.stakeholders import quadrant
from gbo_core.live.methods import method_of
from gbo_core.live.results import ItemResult, RoundResult
from pages.charts import reading
from pages.charts.look import palette
from pages.say import _, language

GOLDEN = 2.39996  # the golden angle, in radians: neighbours in a spiral never line up
MOST_WITH_LINES = 12  # beyond that the lines over the spread hide the marks
STEP = 0.055  # of a scale step: how far apart answers to the same value are drawn


def figure(outcome: RoundResult, voice: str, focus: str) -> go.Figure:
    chart = go.Figure()
    x, y = _axes(outcome)
    _corners(chart, outcome.round.settings["pair"])
    chart.add_trace(_dots(outcome, focus))
    chart.add_trace(_middles(outcome, voice, focus))
    chart.update_xaxes(**_scale(x), range=[0.35, 5.65])
    chart.update_yaxes(**_scale(y), range=[0.05, 5.95])
    chart.update_layout(showlegend=False, height=640)
    return chart


def legend(outcome: RoundResult) -> list[str]:
    """What the numbers in the chart stand for."""
    return [f"{number}. {each.item.label}" for number, each in reading.numbered(outcome)]


def _axes(outcome: RoundResult) -> tuple[str, str]:
    x, y = method_of("grid").axes(outcome.round.settings)
    return x, y


def _scale(axis: str) -> dict[str, object]:
    """An axis from 1 to 5 with its words at both ends."""
    entry = field.entry("axes", axis)
    low, high = (entry.words(end, language()) for end in ("low", "high"))
    ends = [f"1<br>{reading.wrapped(low)}", "2", "3", "4", f"5<br>{reading.wrapped(high)}"]
    title = f"<b>{entry.label(language())}</b>"
    return {"title_text": title, "tickvals": [1, 2, 3, 4, 5], "ticktext": ends, "zeroline": False}


def _corners(chart: go.Figure, pair: str) -> None:
    """The four corners, by name; the line between them lies on the middle of the scale."""
    colours = palette()
    for corner in field.entries("quadrants"):
        if corner.data["pair"] == pair:
            right, top = corner.data["x"] == "high", corner.data["y"] == "high"
            chart.add_annotation(
                x=1 if right else 0,
                y=1 if top else 0,
                xref="paper",
                yref="paper",
                text=f"<b>{corner.label(language())}</b>",
                showarrow=False,
                xanchor="right" if right else "left",
                yanchor="top" if top else "bottom",
                font={"color": colours.muted},
            )
    for line in (
        {"x0": 3, "x1": 3, "y0": 0.5, "y1": 5.5},
        {"y0": 3, "y1": 3, "x0": 0.5, "x1": 5.5},
    ):
        chart.add_shape(
            type="line", line={"color": colours.border, "width": 1.5}, layer="below", **line
        )


def _dots(outcome: RoundResult, focus: str) -> go.Scatter:
    """Every complete answer; answers that coincide are spread in a small spiral."""
    shown = [item for item in outcome.items if not focus or item.item.id == focus]
    # Plotly looks at every number of a list; an array it takes as it is.
    points = np.array(list(_spiral(shown)), dtype=np.float32).reshape(-1, 2)
    kind = go.Scattergl if len(points) > 2000 else go.Scatter
    return kind(
        x=points[:, 0],
        y=points[:, 1],
        mode="markers",
        hoverinfo="skip",
        marker={"color": palette().primary, "size": 9, "opacity": 0.7 if focus else 0.2},
    )


def _spiral(items: list[ItemResult]) -> Iterator[tuple[float, float]]:
    seen: Counter[tuple[float, ...]] = Counter()
    for item in items:
        for point in item.points:
            turn = seen[point]
            seen[point] += 1
            away = min(STEP * turn**0.5, 0.42)
            yield point[0] + away * cos(turn * GOLDEN), point[1] + away * sin(turn * GOLDEN)


def _middles(outcome: RoundResult, voice: str, focus: str) -> go.Scatter:
    """A numbered mark on both medians, with lines over the middle half of the answers."""
    marks = [mark for mark in _marks(outcome, voice) if focus in ("", mark.item)]
    sharing = Counter(mark.place for mark in marks)
    turns: Counter[tuple[float, float]] = Counter()
    shown = []
    for mark in marks:
        shown.append((mark, _beside(mark.place, turns[mark.place], sharing[mark.place])))
        turns[mark.place] += 1
    return _mark_trace(shown, lines=bool(focus) or len(marks) <= MOST_WITH_LINES)


@dataclass(frozen=True, slots=True)
class Mark:
    """An item with enough answers, and its spread on both axes."""

    item: str
    number: int
    name: str
    on_x: Agreement
    on_y: Agreement

    @property
    def place(self) -> tuple[float, float]:
        return (self.on_x.median or 0, self.on_y.median or 0)


def _marks(outcome: RoundResult, voice: str) -> Iterator[Mark]:
    x, y = _axes(outcome)
    for number, item in reading.numbered(outcome):
        spread = [reading.spread(item.axes[axis], voice) for axis in (x, y)]
        if all(reading.is_firm_enough(each) for each in spread):
            yield Mark(item.item.id, number, reading.short(item.item.label), *spread)


def _beside(place: tuple[float, float], turn: int, sharing: int) -> tuple[float, float]:
    """Marks that share a place stand in a ring around it."""
    if sharing == 1:
        return place
    radius, angle = min(0.42, 0.12 + 0.05 * sharing), 2 * pi * turn / sharing
    return place[0] + radius * cos(angle), place[1] + radius * sin(angle)


def _mark_trace(shown: list[tuple[Mark, tuple[float, float]]], *, lines: bool) -> go.Scatter:
    colours = palette()
    trace = go.Scatter(
        x=[place[0] for _mark, place in shown],
        y=[place[1] for _mark, place in shown],
        text=[str(mark.number) for mark, _place in shown],
        customdata=[mark.name for mark, _place in shown],
        hovertemplate="%{text}. %{customdata}<extra></extra>",
        mode="markers+text",
        textfont={"color": colours.on_accent, "weight": 700},
        marker={
            "color": colours.accent,
            "size": 27,
            "opacity": 1,
            "line": {"color": colours.paper, "width": 1.5},
        },
    )
    if lines:
        trace.error_x = _quartiles([mark.on_x for mark, _place in shown])
        trace.error_y = _quartiles([mark.on_y for mark, _place in shown])
    return trace


def _quartiles(spreads: list[Agreement]) -> dict[str, object]:
    return {
        "type": "data",
        "symmetric": False,
        "array": [(s.q3 or 0) - (s.median or 0) for s in spreads],
        "arrayminus": [(s.median or 0) - (s.q1 or 0) for s in spreads],
        "color": palette().accent,
        "thickness": 3,
    }


def table(outcome: RoundResult, voice: str) -> pd.DataFrame:
    """The chart in figures: number, name, both medians, how far the answers agree, n."""
    x, y = _axes(outcome)
    numbers = {item.item.id: (number, item) for number, item in reading.numbered(outcome)}
    return reading.frame(
        _row(*numbers[item], (x, y), voice) for _group, item in reading.ranked(outcome, y, voice)
    )


def _row(number: int, item: ItemResult, axes: tuple[str, ...], voice: str) -> dict[str, object]:
    row: dict[str, object] = {_("Nr."): number, _("Naam"): item.item.label}
    for axis in axes:
        on_axis = reading.spread(item.axes[axis], voice)
        firm = reading.is_firm_enough(on_axis)
        row[reading.axis_label(axis)] = reading.number(on_axis.median if firm else None)
        row[_("%(axis)s: antwoorden") % {"axis": reading.axis_label(axis)}] = (
            f"{reading.words(on_axis)} · n = {on_axis.n}"
        )
    return row


def meaning(outcome: RoundResult, voice: str) -> str:
    """The chart in a few sentences."""
    x, y = _axes(outcome)
    sentences = [reading.answers(outcome)]
    for axis in (x, y):
        apart = reading.with_label(outcome, axis, voice, Label.TWO_GROUPS)
        if apart:
            data = {"axis": reading.axis_label(axis), "names": ", ".join(apart)}
            sentences.append(
                _("Bij ‘%(axis)s’ zijn er twee groepen antwoorden over: %(names)s.") % data
            )
    return " ".join([*sentences, *_to_strengthen(outcome, voice)])


def _to_strengthen(outcome: RoundResult, voice: str) -> list[str]:
    """The corner of those with little power and much at stake carries its own warning."""
    pair = outcome.round.settings["pair"]
    corners = {mark.item: quadrant(pair, *mark.place) for mark in _marks(outcome, voice)}
    weak = [
        outcome.item(item).item.label
        for item, code in corners.items()
        if code and _strengthen(code)
    ]
    if not weak:
        return []
    sentence = _(
        "Weinig invloed, maar veel op het spel: versterk %(names)s, informeren is te weinig."
    )
    return [sentence % {"names": ", ".join(weak)}]


def _strengthen(corner: str) -> bool:
    return bool(field.entry("quadrants", corner).data.get("strengthen"))
