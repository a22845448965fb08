"""What may be said about answers side by side: order and weight."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from functools import cache
from itertools import accumulate
from math import comb, inf
from statistics import median
from typing import Final

CONFIDENCE: Final = Fraction(9, 10)
SMALLEST_GROUP: Final = 5


def tiers(samples: Mapping[str, Sequence[float]]) -> list[list[str]]:
    """Items from the highest median to the lowest, in groups within which no order is suggested.

    Each item gets the range in which the median of many such participants lies with 90%
    confidence (`likely_median`). A new group begins only where everything above lies clear of
    everything below: other participants might well reverse any order that is not between groups.
    Ranges that touch overlap. One item with a wide range may so join items that lie far apart,
    which is the price of never suggesting an order that does not hold.

    Within a group the items keep the order in which they were given. Items without answers have
    no place in it and are left out.
    """
    ranges = {item: likely_median(values) for item, values in samples.items() if values}
    falling = sorted(ranges, key=lambda item: -median(samples[item]))
    lowest_above = accumulate((ranges[item][0] for item in falling), min, initial=inf)
    highest_below = list(accumulate((ranges[item][1] for item in reversed(falling)), max))[::-1]
    groups: list[list[str]] = []
    for item, lowest, highest in zip(falling, lowest_above, highest_below, strict=False):
        if not groups or lowest > highest:
            groups.append([])
        groups[-1].append(item)
    given = {item: place for place, item in enumerate(samples)}
    return [sorted(group, key=given.__getitem__) for group in groups]


def likely_median(values: Sequence[float]) -> tuple[float, float]:
    """The lowest and highest plausible median: an interval with at least 90% confidence.

    Free of any assumption about the distribution: from the r-th lowest to the r-th highest
    answer, with r as large as 1 − 2·P(Bin(n, ½) < r) ≥ 0.90 allows. Under five answers even the
    whole range has less confidence; it is the whole range then. Source: David & Nagaraja (2003),
    Order Statistics, 3rd ed., 7.1. ValueError without answers.
    """
    if not values:
        raise ValueError("there are no answers")
    ordered = sorted(values)
    cut = _trimmed(len(ordered))
    return ordered[cut], ordered[-1 - cut]


@cache
def _trimmed(n: int) -> int:
    """How many answers may be left off at either end."""
    outside = 0
    for cut in range(n // 2):
        outside += comb(n, cut)
        if 2 * outside > (1 - CONFIDENCE) * 2**n:
            return max(cut - 1, 0)
    return max(n // 2 - 1, 0)


def one_voice_each(votes: Iterable[tuple[str, float]]) -> list[float]:
    """One organisation one voice, from (organisation, answer): the median within each.

    Whoever speaks for oneself (organisation '') counts as oneself. In rising order, so that the
    place in the list says nothing about who it was.
    """
    said: defaultdict[str, list[float]] = defaultdict(list)
    for organisation, value in votes:
        said[organisation].append(value)
    alone = said.pop("", [])
    return sorted(alone + [_middle(values) for values in said.values()])


def _middle(values: Sequence[float]) -> float:
    """The median; most organisations send one person, and then there is nothing to sort."""
    return float(values[0] if len(values) == 1 else median(values))
