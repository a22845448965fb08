"""Answers as dots: the geometry of the strips that phones show, and dots that were spent."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from gbo_core.live.results import ItemResult
from gbo_core.model.order import alphabetical
from gbo_core.model.round import Item

STEP: Final = 60.0  # between two values, in the units of the drawing
HEIGHT: Final = 56.0  # room for the dots
LARGEST: Final = 10.0  # from one dot to the next


@dataclass(frozen=True, slots=True)
class Column:
    """The dots of one value: at `x`, from the floor up to `top`, one every `pitch`."""

    value: float
    n: int
    x: float
    top: float
    pitch: float


@dataclass(frozen=True, slots=True)
class Spent:
    """The dots that one item got together, and from how many."""

    item: Item
    dots: int
    givers: int


def most_first(items: Sequence[ItemResult], axis: str) -> list[Spent]:
    """What got the most dots first, as on the beamer."""
    given = [(found.item, found.axes[axis].values) for found in items]
    rows = [Spent(item, int(sum(values)), sum(map(bool, values))) for item, values in given]
    return sorted(rows, key=lambda row: (-row.dots, alphabetical(row.item.label)))


def columns(values: Sequence[float], scale: Sequence[float]) -> list[Column]:
    """One column a value of the scale, in its order; dots shrink until the highest one fits."""
    counts = Counter(values)
    pitch = min(LARGEST, HEIGHT / max(counts.values(), default=1))
    return [
        Column(
            value=value,
            n=counts[value],
            x=STEP / 2 + STEP * place,
            top=round(HEIGHT - pitch * (counts[value] - 1), 2),
            pitch=round(pitch, 3),
        )
        for place, value in enumerate(scale)
    ]


def place(value: float, scale: Sequence[float]) -> float:
    """Where a value stands from left to right, also between two steps."""
    return STEP / 2 + STEP * (value - scale[0])
