"""A named row an item, its scales beside each other: every answer a dot, the middle a bar."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import ceil
from typing import Final

import numpy as np
import plotly.graph_objects as go
from numpy.typing import NDArray
from plotly.subplots import make_subplots

from gbo_core.analysis.accord import Accord
from gbo_core.live.results import RoundResult
from pages.charts import reading
from pages.charts.look import ROW, palette
from pages.charts.rows import (
    AROUND,
    FULL,
    HALF,
    SMALLER,
    STEP,
    Line,
    items_of,
    lines_of,
    row_names,
    scales,
)
from pages.shell.say import _

LARGEST, IN_ROW = 22, 30  # pixels on a beamer: of a dot, and of what a row has for its dots
LINES = range(1, 6)  # of dots in a row

Numbers = NDArray[np.float64]
NONE: Final = np.empty(0)


@dataclass(frozen=True, slots=True)
class Block:
    """Answers of one value stand in `high` lines of dots, `apart` of a step of the scale.

    The same in the whole drawing, so that what is twice as wide was said twice as often.
    """

    high: int
    apart: float
    dot: float

    @classmethod
    def of(cls, heard: Sequence[Sequence[float]], scales: int, *, beamer: bool) -> "Block":
        """As many lines as make the dots largest; `heard`: the answers of each row."""
        most = max((n for answers in heard for n in Counter(answers).values()), default=1)
        whole = all(value == int(value) for answers in heard for value in answers)
        step = (1 if beamer else SMALLER) * STEP[scales]
        wide = step * (FULL if whole else HALF)
        dot, high = max((min(LARGEST, IN_ROW / n, wide / ceil(most / n)), -n) for n in LINES)
        return cls(-high, dot / step, dot)

    def places(self, answers: Iterable[float]) -> tuple[Numbers, Numbers]:
        """Where the dots of one row stand: on the scale, and in rows above or below its middle."""
        of_each = [self._pile(value, count) for value, count in sorted(Counter(answers).items())]
        x, y = zip(*of_each, strict=True) if of_each else ([], [])
        return np.concatenate([NONE, *x]), np.concatenate([NONE, *y])

    def _pile(self, value: float, count: int) -> tuple[Numbers, Numbers]:
        high = min(self.high, count)
        left, below = np.divmod(np.arange(count), high)
        across = ceil(count / high)
        x = value + (left - (across - 1) / 2) * self.apart
        return x, (below - (high - 1) / 2) * self.dot / ROW


def strips(
    outcome: RoundResult, axes: Sequence[str], voice: str, *, beamer: bool = False
) -> go.Figure:
    """The rows on which the answers lie apart stand first: about those the table talks."""
    lines = _lines(outcome, axes, voice, reading.most_rows(beamer=beamer))
    block = _block(outcome, lines, axes, voice, beamer=beamer)
    chart = make_subplots(cols=len(axes), horizontal_spacing=0.06)
    for column, (axis, scale) in enumerate(zip(axes, scales(axes), strict=True), start=1):
        place = {"row": 1, "col": column}
        chart.add_trace(_dots(outcome, lines, axis, voice, block), **place)
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


def _block(
    outcome: RoundResult, lines: Sequence[Line], axes: Sequence[str], voice: str, *, beamer: bool
) -> Block:
    rows = [outcome.item(item).axes for _row, item in items_of(lines)]
    heard = [reading.heard(row[axis], voice) for row in rows for axis in axes]
    return Block.of(heard, len(axes), beamer=beamer)


def _dots(
    outcome: RoundResult, lines: Sequence[Line], axis: str, voice: str, block: Block
) -> go.Scatter:
    x, y = [NONE], [NONE]
    for row, item in items_of(lines):
        across, above = block.places(reading.heard(outcome.item(item).axes[axis], voice))
        x.append(across)
        y.append(row + above)
    return go.Scatter(
        x=np.concatenate(x),
        y=np.concatenate(y),
        mode="markers",
        hoverinfo="skip",
        marker={"color": palette().primary, "opacity": 0.8, "size": 0.86 * block.dot},
    )


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
