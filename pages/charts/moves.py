"""A named row an item, from where its middle was to where it is; behind it how many changed."""

from collections.abc import Mapping, Sequence
from itertools import chain

import plotly.graph_objects as go
from plotly.subplots import make_subplots

from gbo_core.analysis.shift import Shift
from gbo_core.live.results import Place
from pages.charts.look import ROW, palette
from pages.charts.rows import AROUND, Line, items_of, lines_of, row_names, scales
from pages.shell.say import _

BEHIND = 5.7  # on the scale: where the words behind a row begin
ROOM = {1: 7.5, 2: 8.0}  # on the scale: where so many scales end, with the words behind them


def moves(
    names: Mapping[str, str], shifts: Mapping[Place, Shift], axes: Sequence[str]
) -> go.Figure:
    """`names`: item → its name, of the items that are drawn, in their order."""
    lines = _lines(names, shifts, axes)
    chart = make_subplots(cols=len(axes), horizontal_spacing=0.04)
    for column, (axis, scale) in enumerate(
        zip(axes, scales(axes, (1, 3, 5)), strict=True), start=1
    ):
        place = {"row": 1, "col": column}
        on_axis = [
            (row, shifts[item, axis]) for row, item in items_of(lines) if (item, axis) in shifts
        ]
        for trace in (_ways(on_axis), _before(on_axis), _now(on_axis), _changed(on_axis)):
            chart.add_trace(trace, **place)
        chart.update_xaxes(**scale | {"range": [0.5, ROOM[len(axes)]]}, **place)
        chart.update_yaxes(**row_names(lines, named=column == 1), **place)
    return chart.update_layout(showlegend=False, height=AROUND + ROW * len(lines))


def _lines(
    names: Mapping[str, str], shifts: Mapping[Place, Shift], axes: Sequence[str]
) -> list[Line]:
    """What moved first; on which scale it moved does not matter."""
    moved = [i for i in names if any((i, a) in shifts and shifts[i, a].has_moved for a in axes)]
    stayed = [item for item in names if item not in moved]
    groups = [(_("Hier schoof het midden"), moved), (_("Hier bleef het midden gelijk"), stayed)]
    return lines_of([(head, items) for head, items in groups if items], names, len(axes))


On = Sequence[tuple[int, Shift]]  # row → what moved there


def _ways(rows: On) -> go.Scatter:
    ends = [[(each.before, row), (each.after, row), (None, None)] for row, each in rows]
    x, y = zip(*chain(*ends), strict=True) if ends else ((), ())
    line = {"color": palette().accent, "width": 5}
    return go.Scatter(x=x, y=y, mode="lines", hoverinfo="skip", line=line)


def _before(rows: On) -> go.Scatter:
    hollow = {"color": palette().paper, "size": 22, "opacity": 1}
    return _marks(
        [(each.before, row) for row, each in rows],
        hollow | {"line": {"color": palette().primary, "width": 4}},
    )


def _now(rows: On) -> go.Scatter:
    """Smaller, so that a middle that stayed shows as a ring that is filled."""
    return _marks(
        [(each.after, row) for row, each in rows],
        {"color": palette().accent, "size": 14, "opacity": 1},
    )


def _marks(places: Sequence[tuple[float, int]], marker: Mapping[str, object]) -> go.Scatter:
    return go.Scatter(
        x=[x for x, _row in places],
        y=[row for _x, row in places],
        mode="markers",
        hoverinfo="skip",
        marker=marker,
    )


def _changed(rows: On) -> go.Scatter:
    words = _("%(changed)d van %(n)d")
    return go.Scatter(
        x=[BEHIND] * len(rows),
        y=[row for row, _each in rows],
        text=[words % {"changed": each.changed, "n": each.n} for _row, each in rows],
        mode="text",
        textposition="middle right",
        hoverinfo="skip",
        cliponaxis=False,
        textfont={"color": palette().ink},
    )
