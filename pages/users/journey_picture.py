"""A journey in one picture: how it feels, above where it leads and how one gets there.

Both halves share their steps, from left to right. Below the places stand where the story had to
be told again and how many days went by. What a box cannot hold stands in the table beside it.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from textwrap import wrap
from typing import Any

import plotly.graph_objects as go

from gbo_core.analysis.users import journeys as rules
from gbo_core.model import Step
from pages.charts.look import in_picture, palette
from pages.charts.reading import number
from pages.shell.say import _, label
from pages.users.journey_room import HALF, Drawn, Names, Room, in_lines

LANE_LABEL = 20  # letters
HOVER = 46  # letters
HIGHEST = 2.8  # of the scale of feelings, so that a mark at its end is whole
UNDER = 2.6  # letters: what stands under a mark


def figure(steps: Sequence[Step], names: Names, *, beamer: bool = False) -> go.Figure:
    """The picture of at least one step, in order. `names`: the organisations of the list."""
    drawn = Drawn.of(steps, names, beamer=beamer)
    chart = go.Figure()
    _stages(chart, drawn)
    _ways(chart, drawn)
    _curve(chart, drawn)
    _boxes(chart, drawn)
    _strips(chart, drawn)
    _axes(chart, drawn)
    return chart


def _axes(chart: go.Figure, drawn: Drawn) -> None:
    room, colours = drawn.room, palette()
    height = room.height(len(drawn.lanes))
    low = room.lanes(len(drawn.lanes)) / (height - room.below)
    high = 1 - room.stages / (height - room.below)
    chart.update_xaxes(
        range=[0.5, len(drawn.steps) + 0.5], showgrid=False, showticklabels=False, zeroline=False
    )
    font = {"size": room.letter, "color": colours.ink}
    ticks = {"ticks": "outside", "ticklen": 0.6 * room.letter, "tickcolor": colours.paper}
    chart.update_layout(
        yaxis={
            "domain": [low, high],
            "range": [HIGHEST - (HIGHEST + 2) / (1 - UNDER * room.letter / room.curve), HIGHEST],
            "tickvals": [-2, 0, 2],
            "ticktext": [_("heel slecht"), _("gewoon"), _("heel goed")],
            "tickfont": font,
            "zerolinecolor": colours.border,
            **ticks,
        },
        yaxis2={
            "domain": [0, low],
            "range": [room.lanes(len(drawn.lanes)), 0],
            "tickvals": [drawn.middle(each) for each in range(len(drawn.lanes) + 2)],
            "ticktext": _lane_labels(drawn),
            "tickfont": font,
            "showgrid": False,
            "zeroline": False,
            **ticks,
        },
        yaxis3={"domain": [high, 1], "range": [0, 1], "visible": False},
        height=height,
        margin={"t": 0, "b": room.below},
        legend={"y": 0, "yanchor": "top", "font": font},
    )


def _lane_labels(drawn: Drawn) -> list[str]:
    most = max(drawn.room.lines, 2)
    strips = [_("verhaal opnieuw"), _("dagen gewacht vóór")]
    return [
        *("<br>".join(in_lines(lane, LANE_LABEL, most)) for lane in drawn.lanes),
        *(f"<i>{in_picture(strip)}</i>" for strip in strips),
    ]


def _stages(chart: go.Figure, drawn: Drawn) -> None:
    """The stages as bands behind the steps, each with its name above it."""
    colours, start = palette(), 0.5
    for shade, (stage, steps) in enumerate(groupby(drawn.steps, key=lambda each: each.stage)):
        width = len(list(steps))
        if shade % 2 == 0:
            band = {"x0": start, "x1": start + width, "y0": 0, "y1": 1, "yref": "paper"}
            chart.add_shape(
                type="rect", fillcolor=colours.sand, layer="below", line_width=0, **band
            )
        words = label("stages", stage).split()
        chart.add_bar(
            x=[start + width / 2],
            y=[1],
            width=width,
            yaxis="y3",
            marker={"opacity": 0},
            hoverinfo="skip",
            **_inside("<br>".join(map(in_picture, words)), drawn.room, "end"),
        )
        start += width


def _inside(text: str | list[str], room: Room, anchor: str) -> dict[str, Any]:
    """The text of bars, which becomes smaller where its box is narrow."""
    return {
        "text": text,
        "textposition": "inside",
        "insidetextanchor": anchor,
        "textangle": 0,
        "constraintext": "inside",
        "insidetextfont": {"size": room.letter, "color": palette().ink},
        "showlegend": False,
    }


def _manners() -> dict[str, tuple[str, dict[str, Any]]]:
    """Manner of handing over → its name and its line: told apart by form as well as colour."""
    colours = palette()
    return {
        "warm": (_("warme overdracht"), {"color": colours.primary, "width": 4}),
        "cold": (_("koude overdracht"), {"color": colours.accent, "width": 3, "dash": "8px,5px"}),
        "none": (_("geen: zelf gezocht"), {"color": colours.ink, "width": 2, "dash": "2px,4px"}),
        "": (_("niet gezegd hoe"), {"color": colours.border, "width": 1.5}),
    }


def _ways(chart: go.Figure, drawn: Drawn) -> None:
    """From each box down or up in its own column, and then to the next one."""
    moves = list(pairwise(zip(drawn.steps, drawn.lane_of, strict=True)))
    for how, (name, line) in _manners().items():
        x: list[float | None] = []
        y: list[float | None] = []
        tips = []
        for at, ((_before, out), (after, into)) in enumerate(moves, start=1):
            if after.handover != how:
                continue
            start = at + HALF if out == into else at
            edge = drawn.middle(out) + drawn.half * ((into > out) - (into < out))
            x += [start, start, at + 1 - HALF, None]
            y += [edge, drawn.middle(into), drawn.middle(into), None]
            tips.append((at + 1 - HALF, drawn.middle(into)))
        if tips:
            common = {"yaxis": "y2", "hoverinfo": "skip"}
            chart.add_scatter(x=x, y=y, mode="lines", line=line, name=name, **common)
            chart.add_scatter(
                x=[tip[0] for tip in tips],
                y=[tip[1] for tip in tips],
                mode="markers",
                marker={
                    "symbol": "arrow",
                    "angle": 90,
                    "size": drawn.room.letter,
                    "color": line["color"],
                },
                showlegend=False,
                **common,
            )


def _curve(chart: go.Figure, drawn: Drawn) -> None:
    colours, low = palette(), rules.leaving(drawn.steps)
    places = list(range(1, len(drawn.steps) + 1))
    feelings = [each.feeling for each in drawn.steps]
    chart.add_scatter(
        x=places,
        y=feelings,
        text=[f"<b>{place}</b>" for place in places],
        mode="lines+markers+text",
        hoverinfo="skip",
        showlegend=False,
        line={"color": colours.primary, "width": 3},
        textfont={"size": drawn.room.letter, "color": colours.on_primary},
        marker={
            "color": [colours.accent if each is low else colours.primary for each in drawn.steps],
            "size": 2 * drawn.room.letter,
            "opacity": 1,
        },
    )
    if low is not None:
        _leaving(chart, drawn, drawn.steps.index(low) + 1, low.feeling)


def _leaving(chart: go.Figure, drawn: Drawn, at: int, feeling: int) -> None:
    words = in_picture(_("hier haken mensen misschien af"))
    third = len(drawn.steps) / 3
    chart.add_annotation(
        x=at,
        y=feeling,
        yshift=-1.2 * drawn.room.letter,
        yanchor="top",
        xanchor="left" if at <= third else "right" if at > 2 * third else "center",
        text=f"<b>{words}</b>",
        showarrow=False,
        font={"size": drawn.room.letter, "color": palette().accent},
    )


def _boxes(chart: go.Figure, drawn: Drawn) -> None:
    """A box a step, with its number and as many of its words as it can hold."""
    colours, low = palette(), rules.leaving(drawn.steps)
    texts = [_in_box(at, step, drawn.room) for at, step in enumerate(drawn.steps, start=1)]
    fills = [colours.accent_soft if step is low else colours.surface for step in drawn.steps]
    edges = [colours.accent if step is low else colours.primary for step in drawn.steps]
    chart.add_bar(
        x=list(range(1, len(drawn.steps) + 1)),
        y=[2 * drawn.half] * len(drawn.steps),
        base=[drawn.middle(lane) - drawn.half for lane in drawn.lane_of],
        width=2 * HALF,
        yaxis="y2",
        marker={"color": fills, "line": {"color": edges, "width": 1.5}},
        hovertext=[_told(at, step) for at, step in enumerate(drawn.steps, start=1)],
        hoverinfo="text",
        **_inside(texts, drawn.room, "middle"),
    )


def _in_box(at: int, step: Step, room: Room) -> str:
    words = in_lines(step.action, room.letters, room.lines) if room.lines else []
    return "<br>".join([f"<b>{at}</b>", *words])


def _told(at: int, step: Step) -> str:
    """All of a step, for who points at it; the table says the same."""
    said = [f"{at}. {step.action}", step.thought and f"‘{step.thought}’", step.pain]
    return "<br>".join(in_picture(line) for one in said if one for line in wrap(one, HOVER))


def _strips(chart: go.Figure, drawn: Drawn) -> None:
    """Below the places: where the story is told again, and the days that went by."""
    room, colours, lanes = drawn.room, palette(), len(drawn.lanes)
    again = [at for at, step in enumerate(drawn.steps, start=1) if step.again]
    common = {"yaxis": "y2", "hoverinfo": "skip", "showlegend": False}
    chart.add_shape(
        type="line",
        x0=0.5,
        x1=len(drawn.steps) + 0.5,
        y0=lanes * room.lane,
        y1=lanes * room.lane,
        yref="y2",
        line={"color": colours.border, "width": 1},
    )
    chart.add_scatter(
        x=again,
        y=[drawn.middle(lanes)] * len(again),
        mode="markers",
        marker={"symbol": "diamond", "size": 1.2 * room.letter, "color": colours.accent},
        **common,
    )
    chart.add_scatter(
        x=list(range(1, len(drawn.steps) + 1)),
        y=[drawn.middle(lanes + 1)] * len(drawn.steps),
        mode="text",
        text=list(_days(drawn.steps)),
        textfont={"size": room.letter, "color": colours.ink},
        **common,
    )


def _days(steps: Sequence[Step]) -> Iterator[str]:
    """The days before each step; a question mark where nobody knows, nothing before the first."""
    for at, step in enumerate(steps):
        unknown = "?" if at else ""
        yield unknown if step.waiting is None else number(step.waiting)
