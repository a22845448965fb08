"""One scale: which, and a row of dots an item with its middle marked."""

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from gbo_core import field
from gbo_core.analysis.agreement import Label
from gbo_core.live.results import AxisResult, ItemResult, RoundResult
from gbo_core.live.subjects import Subject
from pages.charts import reading
from pages.charts.look import palette
from pages.methods import Wanted
from pages.shell.say import _, language

ROW_HEIGHT = 46

legend = reading.no_legend


def figure(outcome: RoundResult, voice: str, focus: str, *, beamer: bool = False) -> go.Figure:
    axis = outcome.round.settings["axis"]
    order = _drawn(outcome, voice, focus, reading.most_rows(beamer=beamer))
    rows = [outcome.item(item) for item in reversed(order)]
    chart = go.Figure([_dots(rows, axis, voice), _middles(rows, axis, voice)])
    entry = field.entry("axes", axis)
    low, high = (reading.wrapped(entry.words(end, language())) for end in ("low", "high"))
    ends = {"tickvals": [1, 2, 3, 4, 5], "ticktext": [f"1<br>{low}", "2", "3", "4", f"5<br>{high}"]}
    chart.update_xaxes(**ends, range=[0.5, 5.7], zeroline=False, ticklabeloverflow="allow")
    labels = [reading.short(row.item.label) for row in rows]
    chart.update_yaxes(tickvals=list(range(len(rows))), ticktext=labels, showgrid=False)
    chart.update_yaxes(range=[-0.6, len(rows) - 0.4])
    chart.update_layout(showlegend=False, height=130 + ROW_HEIGHT * len(rows))
    return chart


def _drawn(outcome: RoundResult, voice: str, focus: str, most: int) -> list[str]:
    """Which items have a row, in their order."""
    axis = outcome.round.settings["axis"]
    order = [item for _group, item in reading.ranked(outcome, axis, voice) if focus in ("", item)]
    return reading.most_divided(outcome, (axis,), voice, order, most)


def _dots(rows: list[ItemResult], axis: str, voice: str) -> go.Scatter:
    """Answers of the same value stand beside each other, centred on it."""
    x: list[float] = []
    y: list[int] = []
    for row, item in enumerate(rows):
        answers = reading.heard(item.axes[axis], voice)
        for value in sorted(set(answers)):
            count = answers.count(value)
            step = min(0.07, 0.8 / count)
            x += [value + (n - (count - 1) / 2) * step for n in range(count)]
            y += [row] * count
    marker = {"color": palette().primary, "opacity": 0.55}
    return go.Scatter(x=x, y=y, mode="markers", hoverinfo="skip", marker=marker)


def _middles(rows: list[ItemResult], axis: str, voice: str) -> go.Scatter:
    spreads = [(row, reading.spread(item.axes[axis], voice)) for row, item in enumerate(rows)]
    shown = [(row, s) for row, s in spreads if reading.is_firm_enough(s)]
    return go.Scatter(
        x=[spread.median for _row, spread in shown],
        y=[row for row, _spread in shown],
        mode="markers",
        marker={"symbol": "line-ns", "size": 30, "line": {"color": palette().accent, "width": 5}},
        hovertemplate="%{x}<extra></extra>",
    )


def explained(outcome: RoundResult, voice: str, *, beamer: bool = False) -> str:
    """How to read the drawing."""
    lines = [_("Elk bolletje is een antwoord.")]
    if not reading.too_few(outcome, (outcome.round.settings["axis"],), voice):
        lines.append(_("De streep is het midden: de helft ligt lager, de helft hoger."))
    return " ".join([*lines, reading.left_out(outcome, reading.most_rows(beamer=beamer))]).strip()


def table(outcome: RoundResult, voice: str) -> pd.DataFrame:
    axis = outcome.round.settings["axis"]
    order = reading.ranked(outcome, axis, voice)
    return reading.frame(_row(outcome.item(item), axis, voice) for _group, item in order)


def _row(item: ItemResult, axis: str, voice: str) -> dict[str, object]:
    spread = reading.spread(item.axes[axis], voice)
    firm = reading.is_firm_enough(spread)
    return {
        _("Naam"): item.item.label,
        reading.axis_label(axis): reading.number(spread.median if firm else None),
        _("Antwoorden"): f"{reading.words(spread)} · n = {spread.n}",
        _("Geen mening"): item.axes[axis].no_opinion,
    }


def meaning(outcome: RoundResult, voice: str) -> str:
    axis = outcome.round.settings["axis"]
    apart = reading.with_label(outcome, axis, voice, Label.TWO_GROUPS)
    sentences = [reading.answers(outcome)]
    if apart:
        sentences.append(
            _("Er zijn twee groepen antwoorden over: %(names)s.") % {"names": reading.names(apart)}
        )
    return " ".join([*sentences, reading.too_few(outcome, (axis,), voice)]).strip()


def words(on_axis: AxisResult, voice: str) -> str:
    return reading.words(reading.spread(on_axis, voice))


def settings(subject: Subject) -> Wanted:
    axis = st.radio(
        _("Welke schaal?"),
        subject.axes,
        format_func=lambda code: field.entry("axes", code).label(language()),
        horizontal=True,
        key="ask_axis",
    )
    return Wanted({"axis": axis}, field.entry("axes", axis).words("question", language()))
