"""How every chart looks: colours, letters and sizes, on the screen and on the beamer."""

from html import escape

import plotly.graph_objects as go
import streamlit as st

from pages.shell.say import language
from web.look.tokens import BEAMER_TEXT, DARK, FONT, LIGHT, SCREEN_TEXT, SYSTEM_FONTS, Palette

# Plotly's own buttons speak English and help nobody in a meeting.
# A chart is to be read: the wheel and a finger scroll the page, also over it.
ROW = 38  # pixels of a row with a name, where a picture is as high as it wants to be
ABOVE_ROWS, ON_ROW = 190, 0.85  # pixels of the scales on a beamer; of a row, the letters in it
CONFIG = {"displayModeBar": False, "scrollZoom": False, "doubleClick": False}


def palette() -> Palette:
    """Return the colours of the theme that whoever looks has chosen."""
    return DARK if st.context.theme.type == "dark" else LIGHT


def show(figure: go.Figure, alt: str, *, beamer: bool = False, key: str | None = None) -> None:
    """Draw a chart in our look; `alt` says in words what it shows."""
    figure.update_layout(
        template=template(dark=palette() is DARK, beamer=beamer),
        separators=".," if language() == "en" else ",.",
    )
    if beamer:
        figure.for_each_trace(_enlarge, selector={"mode": "markers+text"})
    st.plotly_chart(figure, theme=None, alt=alt, key=key, config=CONFIG)


def fit(figure: go.Figure, height: float) -> None:
    """Give a picture with a row an item this height on a beamer; names and marks what it leaves."""
    figure.update_layout(height=height)
    (low, high) = sorted(figure.layout.yaxis.range)
    row = (height - ABOVE_ROWS) / (high - low)
    figure.update_yaxes(tickfont_size=min(BEAMER_TEXT, ON_ROW * row))
    for trace in figure.select_traces({"mode": "markers"}):
        if trace.marker.size:
            trace.marker.size *= min(1, row / ROW)


def in_picture(words: str) -> str:
    """What somebody typed, as a chart draws it letter by letter.

    Plotly reads some HTML in every text, and values in the braces of what it shows on a touch.
    """
    return escape(words).replace("{", "&#123;")


def _enlarge(trace: go.Scatter) -> None:
    """A mark holds its number, so it grows with the letters."""
    trace.marker.size *= BEAMER_TEXT / SCREEN_TEXT


def template(*, dark: bool, beamer: bool = False) -> go.layout.Template:
    """Return the Plotly template of the look.

    On the beamer letters, markers and lines are about twice as large. Axes that answer a scale
    keep their own ticks and titles; the template sets no title, for the screen itself says it.
    """
    colours = DARK if dark else LIGHT
    size = BEAMER_TEXT if beamer else SCREEN_TEXT - 2
    axis = {
        "gridcolor": colours.line,
        "linecolor": colours.border,
        "zerolinecolor": colours.line,
        "tickcolor": colours.border,
        "tickfont": {"size": size, "color": colours.muted},
        "title": {"font": {"size": size, "color": colours.ink}, "standoff": size},
        "automargin": True,
        "fixedrange": True,
    }
    return go.layout.Template(
        layout={
            "font": {
                "family": f"'{FONT}', {SYSTEM_FONTS}",
                "size": size,
                "color": colours.ink,
            },
            "paper_bgcolor": colours.paper,
            "plot_bgcolor": colours.paper,
            "dragmode": False,
            "colorway": colours.categorical,
            "colorscale": {
                "sequential": _scale(colours.sequential),
                "sequentialminus": _scale(colours.sequential[::-1]),
                "diverging": _scale(colours.diverging),
            },
            "xaxis": axis,
            "yaxis": axis,
            "legend": {"orientation": "h", "y": 1.02, "yanchor": "bottom", "x": 0},
            "hoverlabel": {
                "bgcolor": colours.surface,
                "bordercolor": colours.border,
                "font": {"size": size, "color": colours.ink},
            },
            "margin": {"l": size, "r": size, "t": 2.2 * size, "b": size},
        },
        data={
            "scatter": [{"marker": {"size": 0.7 * size}, "line": {"width": size / 6}}],
            "bar": [{"marker": {"line": {"width": 0}}}],
        },
    )


def _scale(colours: tuple[str, ...]) -> list[tuple[float, str]]:
    last = len(colours) - 1
    return [(step / last, colour) for step, colour in enumerate(colours)]
