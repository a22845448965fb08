"""What was tapped: a bar an item, how many of those who answered."""

import pandas as pd
import plotly.graph_objects as go

from gbo_core.live.results import ItemResult, RoundResult
from pages.charts import reading
from pages.charts.look import palette
from pages.say import _

ROW_HEIGHT = 34


def figure(outcome: RoundResult, voice: str, focus: str) -> go.Figure:
    axis = outcome.round.settings["axis"]
    rows = [row for row in reversed(_ordered(outcome, voice)) if focus in ("", row.item.id)]
    taps = [_taps(row, axis, voice) for row in rows]
    chart = go.Figure(
        go.Bar(
            x=[tapped for tapped, _answered in taps],
            y=list(range(len(rows))),
            orientation="h",
            marker={"color": palette().primary},
            text=[f"{tapped:g} / {answered}" for tapped, answered in taps],
            textposition="outside",
            cliponaxis=False,
            hoverinfo="skip",
        )
    )
    most = max((answered for _tapped, answered in taps), default=1)
    chart.update_xaxes(range=[0, max(most, 1) * 1.12], showgrid=False, showticklabels=False)
    labels = [reading.short(row.item.label) for row in rows]
    chart.update_yaxes(tickvals=list(range(len(rows))), ticktext=labels, showgrid=False)
    chart.update_yaxes(range=[-0.6, len(rows) - 0.4])
    chart.update_layout(showlegend=False, height=90 + ROW_HEIGHT * len(rows))
    return chart


def _taps(item: ItemResult, axis: str, voice: str) -> tuple[float, int]:
    """(tapped, answered). An organisation that is divided counts for half."""
    answers = reading.heard(item.axes[axis], voice)
    return sum(answers), len(answers)


def _ordered(outcome: RoundResult, voice: str) -> list[ItemResult]:
    axis = outcome.round.settings["axis"]
    return sorted(
        outcome.items, key=lambda row: (-_taps(row, axis, voice)[0], row.item.label.casefold())
    )


def legend(_outcome: RoundResult) -> list[str]:
    """Names stand beside the rows themselves."""
    return []


def table(outcome: RoundResult, voice: str) -> pd.DataFrame:
    axis = outcome.round.settings["axis"]
    rows = ((row, *_taps(row, axis, voice)) for row in _ordered(outcome, voice))
    return reading.frame(
        {
            _("Naam"): row.item.label,
            _("Aangetikt"): reading.number(tapped),
            _("Van"): answered,
            _("Geen mening"): row.axes[axis].no_opinion,
        }
        for row, tapped, answered in rows
    )


def meaning(outcome: RoundResult, voice: str) -> str:
    axis = outcome.round.settings["axis"]
    counts = [(row.item.label, *_taps(row, axis, voice)) for row in _ordered(outcome, voice)]
    by_most = [label for label, tapped, answered in counts if tapped * 2 > answered]
    sentences = [reading.answers(outcome)]
    if by_most:
        sentences.append(
            _("Meer dan de helft tikte aan: %(names)s.") % {"names": ", ".join(by_most)}
        )
    else:
        sentences.append(_("Niets werd door meer dan de helft aangetikt."))
    return " ".join(sentences)
