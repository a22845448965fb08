"""How firm it is where something stands: how many would have to answer otherwise to move it."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Final

from gbo_core.analysis.agreement import FEWEST_FOR_WORDS
from gbo_core.analysis.quadrant import MIDDLE

LOWEST: Final = 1.0  # and the other end: of every scale with corners or classes
HIGHEST: Final = 5.0
Holds = Callable[[float], bool]


@dataclass(frozen=True, slots=True)
class Firm:
    """`otherwise`: the fewest people who would have to answer otherwise; at least one.

    `away`: the fewest who would have to be away; None where that leaves too few for a middle.
    """

    otherwise: int
    away: int | None


# What a value is taken from: the value itself, and its answers; none where the group gave it.
Taken = tuple[float, Sequence[float]]


def in_corner(taken: Iterable[Taken]) -> Firm | None:
    """Of a place in a corner, from what it is on each axis; None on a line between corners.

    It leaves the corner as soon as one middle is on the other side of 3 or on 3 itself, so the
    axis that gives way first decides.
    """
    return firmness((votes, _same_side(value)) for value, votes in taken)


def above(taken: Iterable[Taken], threshold: float) -> Firm | None:
    """Of a class that depends on which values are at least `threshold`."""
    return firmness((votes, _as_high(value, threshold)) for value, votes in taken)


def _same_side(value: float) -> Holds:
    """A value of exactly the middle is on no side, and so does not hold."""
    if value > MIDDLE:
        return lambda middle: middle > MIDDLE
    return lambda middle: middle < MIDDLE


def _as_high(value: float, threshold: float) -> Holds:
    return lambda middle: (middle >= threshold) == (value >= threshold)


def firmness(several: Iterable[tuple[Sequence[float], Holds]]) -> Firm | None:
    """Of what stands as long as every median `holds`; that must be so on one stretch of the scale.

    A value without answers was given by the group: no answer moves it. None where there are no
    answers at all, where any value has fewer than eight, as no middle is shown then, and where
    something does not hold even now.
    """
    voted = [(sorted(votes), holds) for votes, holds in several if votes]
    if not voted or any(len(votes) < FEWEST_FOR_WORDS for votes, _holds in voted):
        return None
    if not all(holds(median(votes)) for votes, holds in voted):
        return None
    otherwise = [found for votes, holds in voted if (found := moved(votes, holds))]
    away = [found for votes, holds in voted if (found := left_out(votes, holds))]
    return Firm(min(otherwise), min(away, default=None)) if otherwise else None


def moved(ordered: Sequence[float], holds: Holds) -> int | None:
    """The fewest answers (of rising ones) that, moved to an end, give a median that does not hold.

    The k highest go to the lowest end, or the k lowest to the highest: no other k answers, and
    nothing else that they could become, bring the median further. So it is the smallest k with a
    median of (1, … k times, x₁ … xₙ₋ₖ), or of (xₖ₊₁ … xₙ, 5, … k times), that does not hold. For an
    odd n and a median above the middle that is (n + 1)/2 less the answers that are not above it.
    The median of an even number is halfway between its two middle ones, which may lie on the border
    itself. Who had no opinion or did not answer stays out of it. None where every median holds.
    """
    n = len(ordered)
    return _fewest(
        range(1, n + 1),
        holds,
        lambda k: [LOWEST] * k + [*ordered[: n - k]],
        lambda k: [*ordered[k:]] + [HIGHEST] * k,
    )


def left_out(ordered: Sequence[float], holds: Holds) -> int | None:
    """The fewest answers without which the median of the rest does not hold.

    The highest or the lowest go first, for the same reason. None where so many would have to go
    that fewer than eight are left.
    """
    n = len(ordered)
    return _fewest(
        range(1, n - FEWEST_FOR_WORDS + 1),
        holds,
        lambda k: ordered[: n - k],
        lambda k: ordered[k:],
    )


def _fewest(
    numbers: Iterable[int], holds: Holds, *without: Callable[[int], Sequence[float]]
) -> int | None:
    for k in numbers:
        if not all(holds(median(rest(k))) for rest in without):
            return k
    return None
