"""One item on one scale, large: every answer a dot above its step, the middle a bar."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from math import ceil, sqrt
from typing import Final

import plotly.graph_objects as go

from gbo_core.live.results import ItemResult
from pages.charts import reading
from pages.charts.look import palette
from pages.charts.rows import FULL, HALF, SMALLER, STEP, scale_below

HEIGHT: Final = 280  # pixels that the dots have on a beamer, below a name of two lines
ABOVE: Final = 22  # pixels: nothing is written there
AROUND: Final = 120  # pixels above and below the dots, with words of two lines on a beamer
LARGEST: Final = 90  # pixels of a dot


@dataclass(frozen=True, slots=True)
class Room:
    """Dots of one value stand `across` beside each other, `wide` of a step together."""

    across: int
    wide: float
    high: int
    dot: float

    @classmethod
    def of(cls, item: ItemResult, voice: str, *, beamer: bool) -> "Room":
        """The same for all scales of an item: a pile twice as large was said twice as often."""
        heard = [reading.heard(axis, voice) for axis in item.axes.values()]
        most = max((n for answers in heard for n in Counter(answers).values()), default=1)
        whole = all(value == int(value) for answers in heard for value in answers)
        wide, scale = FULL if whole else HALF, 1 if beamer else SMALLER
        width, height = scale * STEP[len(heard)] * wide, scale * HEIGHT
        across = max(ceil(sqrt(most * width / height)), ceil(width / (scale * LARGEST)))
        across = min(across, most) if whole else across
        dot = min(width / across, height / ceil(most / across), scale * LARGEST)
        return cls(across, wide, max(ceil(most / across), int(height / dot)), dot)


def pile(item: ItemResult, axis: str, voice: str, *, beamer: bool = False) -> go.Figure:
    room = Room.of(item, voice, beamer=beamer)
    answers = reading.heard(item.axes[axis], voice)
    chart = go.Figure(_dots(answers, room))
    chart.update_xaxes(**scale_below(axis, item.axes), showgrid=False)
    chart.update_yaxes(range=[-0.2, room.high + 0.2], visible=False)
    spread = reading.spread(item.axes[axis], voice)
    if reading.is_firm_enough(spread):
        line = {"color": palette().accent, "width": 6 if beamer else 4}
        chart.add_vline(x=spread.median, line=line, layer="above")
    size = (1 if beamer else SMALLER) * HEIGHT + AROUND
    return chart.update_layout(showlegend=False, height=size, margin={"t": ABOVE})


def _dots(answers: Iterable[float], room: Room) -> go.Scatter:
    places = list(_places(answers, room))
    return go.Scatter(
        x=[x for x, _y in places],
        y=[y for _x, y in places],
        mode="markers",
        hoverinfo="skip",
        marker={"color": palette().primary, "opacity": 0.8, "size": 0.86 * room.dot},
    )


def _places(answers: Iterable[float], room: Room) -> Iterator[tuple[float, float]]:
    """Rows of dots above each value, from below; the last row is centred too."""
    between = room.wide / room.across
    for value, count in sorted(Counter(answers).items()):
        for n in range(count):
            row = n // room.across
            in_row = min(room.across, count - row * room.across)
            yield value + (n % room.across - (in_row - 1) / 2) * between, row + 0.5
