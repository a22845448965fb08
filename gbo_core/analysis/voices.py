"""One person one voice beside one organisation one voice: what may be said of the difference.

Two counts of the same answers, one by person and one by organisation, can be subtracted: what is
left is what the people of an organisation answered. So in unnamed rounds there is no figure per
organisation for any item, only one word for the whole round.
"""

from collections.abc import Iterable, Sequence
from enum import StrEnum
from statistics import median
from typing import Final

from gbo_core.analysis.agreement import FEWEST_FOR_WORDS

FEWEST_ITEMS: Final = 5
FEWEST_VOTERS: Final = 20
STEP: Final = 1.0


class Differs(StrEnum):
    """At how many items the middle moves a step when each organisation counts once."""

    NOWHERE = "nowhere"
    SOME = "some"
    HALF = "half"


def differs(
    voters: int, items: Iterable[Iterable[tuple[Sequence[float], Sequence[float]]]]
) -> Differs | None:
    """The word for a whole round; None where it would say too much.

    `items`: of each item, for each of its axes the answers of persons and of organisations, as
    `spread.one_voice_each` gives them. An item counts where both have enough for a middle: with
    few organisations each of them would decide the middle. From five such items and twenty voters
    on there is a word: it holds three values for all items together.
    """
    moved = [_moves(axes) for axes in map(_with_middles, items) if axes]
    if voters < FEWEST_VOTERS or len(moved) < FEWEST_ITEMS:
        return None
    if not any(moved):
        return Differs.NOWHERE
    return Differs.HALF if 2 * sum(moved) >= len(moved) else Differs.SOME


Axes = list[tuple[Sequence[float], Sequence[float]]]


def _with_middles(axes: Iterable[tuple[Sequence[float], Sequence[float]]]) -> Axes:
    return [both for both in axes if min(map(len, both)) >= FEWEST_FOR_WORDS]


def _moves(axes: Axes) -> bool:
    return any(abs(median(people) - median(each)) >= STEP for people, each in axes)
