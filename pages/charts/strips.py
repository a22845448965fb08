"""A named row an item, its scales beside each other: every answer a dot, the middle a bar."""

from collections import Counter
from collections.abc import Sequence

import plotly.graph_objects as go
from plotly.subplots import make_subplots

from gbo_core.analysis.accord import Accord
from gbo_core.live.results import RoundResult
from pages.charts import reading
from pages.charts.look import palette
from pages.charts.rows import AROUND, ROW, Line, items_of, lines_of, row_names, scales
from pages.shell.say import _

CLOSE, WIDEST = 0.09, 0.8  # of a step of the scale: between two dots, and for the most at one value


def strips(
    outcome: RoundResult, axes: Sequence[str], voice: str, *, beamer: bool = False
) -> go.Figure:
    """The rows on which the answers lie apart stand first: about those the table talks."""
    lines = _lines(outcome, axes, voice, reading.most_rows(beamer=beamer))
    step = _step(outcome, lines, axes, voice)
    chart = make_subplots(cols=len(axes), horizontal_spacing=0.06)
    for column, (axis, scale) in enumerate(zip(axes, scales(axes), strict=True), start=1):
        place = {"row": 1, "col": column}
        chart.add_trace(_dots(outcome, lines, axis, voice, step), **place)
        chart.add_trace(_middles(outcome, lines, axis, voice), **place)
        chart.update_xaxes(**scale, **place)
        chart.update_yaxes(**row_names(lines, named=column == 1), **place)
    chart.update_layout(showlegend=False, height=AROUND + ROW * len(lines))
    return chart


def _lines(outcome: RoundResult, axes: Sequence[str], voice: str, most: int) -> list[Line]:
    groups = reading.grouped(outcome, axes, voice)
    every = [item for group in groups.values() for item in group]
    drawn = set(reading.most_divided(outcome, axes, voice, every, most))
    shown = [
        (_(Accord(each).sentence), [item for item in group if item in drawn])
        for each, group in groups.items()
    ]
    names = {item: outcome.item(item).item.label for item in drawn}
    return lines_of([(words, group) for words, group in shown if group], names, len(axes))


def _step(outcome: RoundResult, lines: Sequence[Line], axes: Sequence[str], voice: str) -> float:
    """How far dots of one value stand apart.

    The same in the whole drawing, so that what is twice as wide was said twice as often.
    """
    rows = [outcome.item(item).axes for _row, item in items_of(lines)]
    alike = [Counter(reading.heard(row[axis], voice)) for row in rows for axis in axes]
    return min(CLOSE, WIDEST / max((max(each.values(), default=1) for each in alike), default=1))


def _dots(
    outcome: RoundResult, lines: Sequence[Line], axis: str, voice: str, step: float
) -> go.Scatter:
    """Answers of the same value stand beside each other, centred on it."""
    x: list[float] = []
    y: list[int] = []
    for row, item in items_of(lines):
        answers = reading.heard(outcome.item(item).axes[axis], voice)
        for value, count in sorted(Counter(answers).items()):
            x += [value + (n - (count - 1) / 2) * step for n in range(count)]
            y += [row] * count
    marker = {"color": palette().primary, "opacity": 0.55}
    return go.Scatter(x=x, y=y, mode="markers", hoverinfo="skip", marker=marker)


def _middles(outcome: RoundResult, lines: Sequence[Line], axis: str, voice: str) -> go.Scatter:
    spreads = [
        (row, reading.spread(outcome.item(item).axes[axis], voice)) for row, item in items_of(lines)
    ]
    shown = [(row, spread) for row, spread in spreads if reading.is_firm_enough(spread)]
    return go.Scatter(
        x=[spread.median for _row, spread in shown],
        y=[row for row, _spread in shown],
        mode="markers",
        marker={"symbol": "line-ns", "size": 22, "line": {"color": palette().accent, "width": 5}},
        hovertemplate="%{x}<extra></extra>",
    )
