"""What may be said about answers side by side: order, change, weight and safe splits."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from math import comb
from statistics import median
from typing import Final

CONFIDENCE: Final = Fraction(9, 10)
SMALLEST_GROUP: Final = 5


@dataclass(frozen=True, slots=True)
class Shift:
    """What moved between two rounds, among the `n` participants who answered in both.

    `up`, `same`, `down` count them; `before` and `after` are their medians, None when n = 0.
    """

    n: int
    up: int
    same: int
    down: int
    before: float | None
    after: float | None


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
    groups: list[list[str]] = []
    for place, item in enumerate(falling):
        lowest_above = min((ranges[above][0] for above in falling[:place]), default=None)
        highest_below = max(ranges[below][1] for below in falling[place:])
        if lowest_above is None or lowest_above > highest_below:
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


def shift(before: Mapping[str, float], after: Mapping[str, float]) -> Shift:
    """What moved, from participant → answer in both rounds; who answered once is not counted."""
    both = [who for who in before if who in after]
    return Shift(
        n=len(both),
        up=sum(after[who] > before[who] for who in both),
        same=sum(after[who] == before[who] for who in both),
        down=sum(after[who] < before[who] for who in both),
        before=median(before[who] for who in both) if both else None,
        after=median(after[who] for who in both) if both else None,
    )


def one_voice_each(votes: Iterable[tuple[str, float]]) -> list[float]:
    """One organisation one voice, from (organisation, answer): the median within each.

    Whoever speaks for oneself (organisation '') counts as oneself. In rising order, so that the
    place in the list says nothing about who it was.
    """
    alone: list[float] = []
    together: dict[str, list[float]] = {}
    for organisation, value in votes:
        if organisation:
            together.setdefault(organisation, []).append(value)
        else:
            alone.append(value)
    return sorted(alone + [_middle(values) for values in together.values()])


def _middle(values: Sequence[float]) -> float:
    """The median; most organisations send one person, and then there is nothing to sort."""
    return float(values[0] if len(values) == 1 else median(values))


def splits(
    values_by_group: Mapping[str, Sequence[float]], minimum: int = SMALLEST_GROUP
) -> dict[str, tuple[float, ...]]:
    """The groups whose answers may be shown apart without giving anybody away.

    Give every answer of the round, also of people without a group: the remainder counts. One
    round is to be split in one way only; two overlapping splits can be subtracted as well.

    - A group is shown with at least `minimum` answers in it and in the remainder.
    - When a group that is large enough is unanimous, nothing is split: showing it says what each
      of its people answered, and leaving out only that group says that it is unanimous.
    - The total is on the screen too, so total minus what is shown gives the answers of all hidden
      groups together, and of a single one exactly. Those together must therefore be `minimum` or
      none: otherwise the smallest shown group is hidden with them, until they are. If even so
      they all answered the same, nothing is split.

    Sizes alone decide which group is hidden to protect another, so that the choice says nothing
    about answers. Values are in rising order, groups in the order in which they were given.
    """
    groups = {name: tuple(sorted(values)) for name, values in values_by_group.items()}
    total = sum(map(len, groups.values()))
    shown = {name: v for name, v in groups.items() if minimum <= len(v) <= total - minimum}
    if any(_unanimous(values) for values in shown.values()):
        return {}
    while shown and 0 < total - sum(map(len, shown.values())) < minimum:
        del shown[min(shown, key=lambda name: len(shown[name]))]
    hidden = [value for name, values in groups.items() if name not in shown for value in values]
    return {} if _unanimous(hidden) else shown


def _unanimous(values: Sequence[float]) -> bool:
    return len(set(values)) == 1
