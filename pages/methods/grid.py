"""Two scales at once: which two, and every answer a faint dot with the middle of each item."""

from collections import Counter
from collections.abc import Container, Iterator
from dataclasses import dataclass
from math import cos, sin

import numpy as np
import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from gbo_core import field
from gbo_core.analysis.agreement import FEWEST_FOR_WORDS, Agreement, Label
from gbo_core.analysis.quadrant import quadrant
from gbo_core.live.methods import method_of
from gbo_core.live.results import AxisResult, ItemResult, RoundResult
from gbo_core.live.subjects import Subject
from pages.charts import reading
from pages.charts.look import palette
from pages.charts.plane import apart, numbered_marks, plane
from pages.methods import Wanted
from pages.shell.say import _, language

GOLDEN = 2.39996  # the golden angle, in radians: neighbours in a spiral never line up
MOST_WITH_LINES = 12  # beyond that the lines over the spread hide the marks
STEP = 0.055  # of a scale step: how far apart answers to the same value are drawn


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


def figure(outcome: RoundResult, voice: str, focus: str, *, beamer: bool = False) -> go.Figure:
    del beamer  # numbers take no more room there
    chart = plane(outcome.round.settings["pair"])
    drawn = _drawn(outcome, voice) if not focus else [focus]
    marks = [mark for mark in _marks(outcome, voice) if mark.item in drawn]
    few = _few(outcome, drawn)
    chart.add_trace(_dots(outcome, set(drawn) - few, focus))
    chart.add_trace(_numbered_dots(outcome, few))
    chart.add_trace(_middles(marks, lines=bool(focus)))
    chart.update_layout(showlegend=False)
    return chart


def legend(outcome: RoundResult, voice: str) -> list[str]:
    """What the numbers in the chart stand for; without numbers there is nothing to explain."""
    drawn = _drawn(outcome, voice)
    here = {mark.item for mark in _marks(outcome, voice) if mark.item in drawn}
    here |= _few(outcome, drawn)
    return [
        f"{n}. {item.item.label}" for n, item in reading.numbered(outcome) if item.item.id in here
    ]


def explained(outcome: RoundResult, voice: str, *, beamer: bool = False) -> str:
    """How to read the drawing."""
    del beamer  # it draws as much as a screen
    drawn = _drawn(outcome, voice)
    marks = [mark for mark in _marks(outcome, voice) if mark.item in drawn]
    lines = [_("Elk bolletje is een antwoord.")]
    if _few(outcome, drawn):
        lines.append(
            _(
                "Een bolletje met een nummer is een antwoord over dat nummer: er zijn er nog te "
                "weinig voor een midden."
            )
        )
    if marks:
        lines.append(_("Een nummer staat waar het midden van de antwoorden ligt."))
    if 0 < len(marks) <= MOST_WITH_LINES:
        lines.append(_("De strepen tonen waar de middelste helft van die antwoorden ligt."))
    return " ".join([*lines, reading.left_out(outcome)]).strip()


def _drawn(outcome: RoundResult, voice: str) -> list[str]:
    """The items in the drawing: all, or the most divided of those that have a mark."""
    every = [item.item.id for item in outcome.items]
    if len(every) <= reading.MOST_DRAWN:
        return every
    marked = [mark.item for mark in _marks(outcome, voice)]
    enough = marked if len(marked) >= reading.MOST_DRAWN else every
    return reading.most_divided(outcome, _axes(outcome), voice, enough)


def _few(outcome: RoundResult, drawn: Container[str]) -> set[str]:
    """Those with so few answers that each can say itself which item it is about."""
    return {
        item.item.id
        for item in outcome.items
        if item.item.id in drawn and 0 < len(item.points) < FEWEST_FOR_WORDS
    }


def _axes(outcome: RoundResult) -> tuple[str, str]:
    x, y = method_of("grid").axes(outcome.round.settings)
    return x, y


def _dots(outcome: RoundResult, wanted: Container[str], focus: str) -> go.Scatter:
    """Every complete answer; answers that coincide are spread in a small spiral."""
    shown = [item for item in outcome.items if item.item.id in wanted]
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


def _numbered_dots(outcome: RoundResult, wanted: Container[str]) -> go.Scatter:
    """Answers with the number of their item in them."""
    shown = [
        (number, (point[0], point[1]))
        for number, item in reading.numbered(outcome)
        if item.item.id in wanted
        for point in item.points
    ]
    places = apart([place for _number, place in shown])
    colours = palette()
    return go.Scatter(
        x=[place[0] for place in places],
        y=[place[1] for place in places],
        text=[str(number) for number, _place in shown],
        mode="markers+text",
        hoverinfo="skip",
        textfont={"color": colours.ink},
        marker={
            "color": colours.primary_soft,
            "size": 24,
            "opacity": 1,
            "line": {"color": colours.primary, "width": 1},
        },
    )


def _middles(marks: list[Mark], *, lines: bool) -> go.Scatter:
    """A numbered mark on both medians, with lines over the middle half of the answers."""
    places = apart([mark.place for mark in marks])
    trace = numbered_marks(
        [(mark.number, mark.name, place) for mark, place in zip(marks, places, strict=True)]
    )
    if lines or len(marks) <= MOST_WITH_LINES:
        trace.error_x = _quartiles([mark.on_x for mark in marks])
        trace.error_y = _quartiles([mark.on_y for mark in marks])
    return trace


def _marks(outcome: RoundResult, voice: str) -> Iterator[Mark]:
    x, y = _axes(outcome)
    for number, item in reading.numbered(outcome):
        spread = [reading.spread(item.axes[axis], voice) for axis in (x, y)]
        if all(reading.is_firm_enough(each) for each in spread):
            yield Mark(item.item.id, number, item.item.label, *spread)


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
            data = {"axis": reading.axis_label(axis), "names": reading.names(apart)}
            sentences.append(
                _("Bij ‘%(axis)s’ zijn er twee groepen antwoorden over: %(names)s.") % data
            )
    few = reading.too_few(outcome, (x, y), voice)
    return " ".join([*sentences, *_to_strengthen(outcome, voice), few]).strip()


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
    return [sentence % {"names": reading.names(weak)}]


def _strengthen(corner: str) -> bool:
    return bool(field.entry("quadrants", corner).data.get("strengthen"))


def words(on_axis: AxisResult, voice: str) -> str:
    return reading.words(reading.spread(on_axis, voice))


def settings(subject: Subject) -> Wanted:
    pair = st.radio(
        _("Welke twee schalen?"),
        subject.pairs,
        format_func=lambda code: field.entry("pairs", code).label(language()),
        captions=[field.entry("pairs", code).words("place", language()) for code in subject.pairs],
        key="ask_pair",
    )
    entry = field.entry("pairs", pair)
    return Wanted(
        settings={"pair": pair},
        question=entry.words("question", language()),
        audience=str(entry.data["audience"]),
        advice=entry.hint(language()),
    )
