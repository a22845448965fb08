"""A figure: one value of a series, for one area and one period. No concept: it comes in bulk."""

from typing import Final, NamedTuple

from gbo_core.words import N_

LONGEST_PLACE: Final = 120
LONGEST_PERIOD: Final = 40
LONGEST_NAME: Final = 200
LONGEST_LEVEL: Final = 60

# Why there is no value. What is hidden is small, not zero.
MARKS: Final = {
    "hidden": N_("verborgen"),
    "unknown": N_("onbekend"),
    "missing": N_("niet beschikbaar"),
    "na": N_("niet van toepassing"),
}


class Figure(NamedTuple):
    """`place` is the area's code, or its name where the source has no code.

    `value` is None exactly when `mark` says why; `level` is the kind of area as the source says it.
    """

    place: str
    period: str
    name: str
    level: str
    value: float | None
    mark: str = ""
