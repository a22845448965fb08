"""Horizontal bars with words behind them, the longest on top: what `pick` and `dots` draw."""

from collections.abc import Sequence
from typing import NamedTuple

import plotly.graph_objects as go

from gbo_core.live.results import RoundResult
from pages.charts import reading
from pages.charts.look import palette

ROW_HEIGHT = 34


class Bar(NamedTuple):
    label: str
    length: float
    words: str


def figure(wanted: Sequence[Bar], most: float = 0) -> go.Figure:
    """`most`: where a full bar ends; 0 for the longest one."""
    rows = list(wanted)[::-1]
    chart = go.Figure(
        go.Bar(
            x=[bar.length for bar in rows],
            y=list(range(len(rows))),
            orientation="h",
            marker={"color": palette().primary},
            text=[bar.words for bar in rows],
            textposition="outside",
            cliponaxis=False,
            hoverinfo="skip",
        )
    )
    longest = max(most, *(bar.length for bar in rows), 1)
    chart.update_xaxes(range=[0, longest * 1.4], showgrid=False, showticklabels=False)
    labels = [reading.short(bar.label) for bar in rows]
    chart.update_yaxes(tickvals=list(range(len(rows))), ticktext=labels, showgrid=False)
    chart.update_yaxes(range=[-0.6, len(rows) - 0.4])
    chart.update_layout(showlegend=False, height=90 + ROW_HEIGHT * len(rows))
    return chart


def large(length: float, most: float, words: str, *, beamer: bool) -> go.Figure:
    """One bar, whose name stands above it already."""
    return figure([Bar("", length, words)], most).update_layout(height=260 if beamer else 120)


def left_out(outcome: RoundResult, sentence: str, *, beamer: bool) -> list[str]:
    """The sentence that says how many bars are drawn, where that is not all."""
    most = reading.most_rows(beamer=beamer)
    return [sentence % {"shown": most}] if len(outcome.items) > most else []
