"""The drawings of a series: lines over time, or bars of areas beside each other.

Where there is no value the line stops and the bar stays away; a word says why.
"""

from collections.abc import Sequence

import plotly.graph_objects as go

from gbo_core.analysis.figures import Figures
from gbo_core.model.figure import Figure
from pages.charts.look import in_picture, palette
from pages.charts.reading import short
from pages.parts.figure_words import value
from pages.shell.say import _

LINES = 300
BAR = 38
DASHES = ("dot", "dash", "dashdot", "longdash", "longdashdot")


def over_time(figures: Figures, own: str, others: Sequence[str], unit: str) -> go.Figure:
    """One line an area, the own one thick and last, so that it lies on top."""
    chart = go.Figure()
    for place, name in enumerate(others):
        chart.add_trace(_line(figures, name, place))
    chart.add_trace(_own_line(figures, own))
    for figure in figures.over_time(own):
        if figure.value is None:
            chart.add_annotation(**_why(figure, figures.periods.index(figure.period)))
    chart.update_xaxes(type="category", categoryarray=list(figures.periods), showgrid=False)
    chart.update_xaxes(categoryorder="array", range=[-0.3, len(figures.periods) - 0.7])
    chart.update_yaxes(rangemode="tozero", title=in_picture(unit) or None, separatethousands=True)
    chart.update_layout(height=LINES + 26 * (len(others) + 1), legend={"traceorder": "reversed"})
    return chart


def _line(figures: Figures, place: str, turn: int) -> go.Scatter:
    colours = palette().categorical
    style = {
        "color": colours[(turn + 1) % len(colours)],
        "width": 2,
        "dash": DASHES[turn % len(DASHES)],
    }
    return _trace(figures, place, style, 6)


def _own_line(figures: Figures, place: str) -> go.Scatter:
    return _trace(figures, place, {"color": palette().categorical[0], "width": 4}, 10)


def _trace(figures: Figures, place: str, style: dict[str, object], size: int) -> go.Scatter:
    """A period without a value is a gap: lines are not drawn across it."""
    name = short(figures.names[place])
    return go.Scatter(
        x=list(figures.periods),
        y=[_number(figures.get(place, period)) for period in figures.periods],
        text=[value(figures.get(place, period)) for period in figures.periods],
        name=name,
        mode="lines+markers",
        connectgaps=False,
        line=style,
        marker={"size": size, "color": style["color"]},
        hovertemplate=f"{name}, %{{x}}: %{{text}}<extra></extra>",
    )


def _why(figure: Figure, place: int) -> dict[str, object]:
    """The word that stands in the gap of the own line. A year as text would be read as a place."""
    return {
        "x": place,
        "y": 0.02,
        "yref": "paper",
        "yanchor": "bottom",
        "textangle": -90,
        "showarrow": False,
        "text": value(figure),
        "font": {"color": palette().muted},
    }


def beside(figures: Figures, own: str, others: Sequence[str], period: str, unit: str) -> go.Figure:
    """One bar an area, highest on top; an area without a value has a word instead of a bar."""
    places = sorted([own, *others], key=lambda place: _height(figures.get(place, period)))
    cells = [figures.get(place, period) for place in places]
    highest = max((cell.value or 0 for cell in cells if cell), default=0)
    colours = [palette().primary if place == own else palette().border for place in places]
    chart = go.Figure(
        go.Bar(
            x=[_number(cell) for cell in cells],
            y=list(range(len(places))),
            orientation="h",
            marker={"color": colours},
            hoverinfo="skip",
        )
    )
    for row, cell in enumerate(cells):
        there = cell is not None and cell.value is not None
        chart.add_annotation(
            x=cell.value if cell and there else 0,
            y=row,
            text=value(cell),
            xanchor="left",
            xshift=6,
            showarrow=False,
            font={"color": palette().ink if there else palette().muted},
        )
    labels = [short(figures.names[place]) for place in places]
    chart.update_yaxes(tickvals=list(range(len(places))), ticktext=labels, showgrid=False)
    chart.update_xaxes(
        range=[0, highest * 1.2 or 1], title=in_picture(unit) or None, separatethousands=True
    )
    chart.update_layout(height=110 + BAR * len(places), showlegend=False)
    return chart


def _number(figure: Figure | None) -> float | None:
    return figure.value if figure else None


def _height(figure: Figure | None) -> float:
    return figure.value if figure and figure.value is not None else float("-inf")


def in_words(figures: Figures, own: str, title: str) -> str:
    """What the drawing shows, for who cannot see it."""
    cells = [f"{figure.period}: {value(figure)}" for figure in figures.over_time(own)]
    words = {"title": title, "name": figures.names[own], "values": "; ".join(cells)}
    return _("%(title)s in %(name)s. %(values)s.") % words
