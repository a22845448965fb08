"""Every answer as a dot: the geometry of the strips that phones show."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

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
