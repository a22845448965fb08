"""How far the answers to one question on a scale of 1 to k agree.

All measures start from a frequency vector: how often 1, 2, … k was answered. Counts are added
before they are divided and A is rounded to twelve decimals, so that a cut-off such as A ≥ 0.50
never turns on a rounding error.
"""

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from itertools import combinations, pairwise
from typing import Final

from gbo_core.words import N_

FEWEST_FOR_LABEL: Final = 5
FEWEST_FOR_WORDS: Final = 8
FEWEST_FOR_FIRM: Final = 13


class Label(StrEnum):
    """What the answers look like, in words that make no camps."""

    TOO_FEW = "too_few"
    ALIKE = "alike"
    SPREAD = "spread"
    TWO_GROUPS = "two_groups"

    @property
    def sentence(self) -> str:
        """The words for it, as a message id."""
        return _LABELS[self]


class Certainty(StrEnum):
    """How much a label is worth with so many answers: below `PROVISIONAL` only dots are shown."""

    DOTS = "dots"
    PROVISIONAL = "provisional"
    FIRM = "firm"

    @property
    def sentence(self) -> str:
        """The words for it, as a message id; '' when there is nothing to warn about."""
        return _CERTAINTIES[self]


_LABELS: Final = {
    Label.TOO_FEW: N_("te weinig antwoorden"),
    Label.ALIKE: N_("ongeveer gelijk"),
    Label.SPREAD: N_("loopt uiteen"),
    Label.TWO_GROUPS: N_("twee groepen antwoorden"),
}
_CERTAINTIES: Final = {
    Certainty.DOTS: N_("te weinig antwoorden"),
    Certainty.PROVISIONAL: N_("voorlopig"),
    Certainty.FIRM: "",
}


@dataclass(frozen=True, slots=True)
class Agreement:
    """The answers to one question; everything but `n` and `frequencies` is None without answers.

    `q1`, `median`, `q3` are on the scale itself, `a` runs from −1 to 1, `consensus` from 0 to 1.
    """

    n: int
    frequencies: tuple[float, ...]
    median: float | None
    q1: float | None
    q3: float | None
    a: float | None
    consensus: float | None
    label: Label
    certainty: Certainty


def agreement(values: Iterable[float], k: int = 5) -> Agreement:
    """Everything that is shown about the answers to one question; 'no opinion' is left out of it.

    A value between two steps (the median of an organisation that sent two people) is allowed, see
    `frequencies`. ValueError for a value outside 1..k.
    """
    answers = sorted(values)
    counted = frequencies(answers, k)
    if not answers:
        none = (None,) * 5
        return Agreement(0, counted, *none, Label.TOO_FEW, Certainty.DOTS)
    return Agreement(
        n=len(answers),
        frequencies=counted,
        median=_quantile(answers, 0.5),
        q1=_quantile(answers, 0.25),
        q3=_quantile(answers, 0.75),
        a=(a := van_der_eijk(counted)),
        consensus=consensus(counted),
        label=_label(counted, a),
        certainty=certainty(len(answers)),
    )


def frequencies(values: Iterable[float], k: int = 5) -> tuple[float, ...]:
    """How often 1, 2, … k was answered: whole numbers when all answers are.

    A value between two steps counts for both in proportion: 3.5 is half a 3 and half a 4.
    ValueError for a value outside 1..k.
    """
    counts: list[float] = [0] * k
    for value, times in Counter(values).items():
        if not 1 <= value <= k:
            raise ValueError(f"{value} is not on a scale of 1 to {k}")
        step = int(value)
        above = value - step
        counts[step - 1] += times * (1 - above) if above else times
        if above:
            counts[step] += times * above
    return tuple(counts)


def van_der_eijk(frequencies: Sequence[float]) -> float:
    """Agreement A: −1 is two opposite halves, 0 all steps equally often, 1 everybody the same.

    The vector is peeled into layers in which every step occurs either equally often or not at
    all; A is the mean of the layers' own agreement, weighed by the answers in each. Source: van
    der Eijk (2001), Measuring agreement in ordered rating scales, Quality & Quantity 35, 325–341.

    On two steps (yes and no) it is the difference between their shares, so from 0 to 1.
    ValueError without answers.
    """
    n = _total(frequencies)
    layers = (
        height * sum(pattern) * _pattern_agreement(pattern)
        for pattern, height in _layers(frequencies)
    )
    return round(math.fsum(layers) / n, 12)


def consensus(frequencies: Sequence[float]) -> float:
    """Consensus of Tastle & Wierman: 0 is two opposite halves, 1 everybody the same.

    1 + Σ pᵢ·log₂(1 − |i − μ| / (k − 1)), with μ the mean step. It treats steps as numbers, so it
    only accompanies A. Source: Tastle & Wierman (2007), Int. J. Approximate Reasoning 45, 531–545.
    ValueError without answers.
    """
    n = _total(frequencies)
    k = len(frequencies)
    mean = sum(i * f for i, f in enumerate(frequencies)) / n
    terms = (f / n * math.log2(1 - abs(i - mean) / (k - 1)) for i, f in enumerate(frequencies) if f)
    return 1 + math.fsum(terms)


def median(frequencies: Sequence[int]) -> float:
    """The middle answer, or halfway between the two middle ones. ValueError without answers."""
    _total(frequencies)
    return _quantile(_written_out(frequencies), 0.5)


def quartiles(frequencies: Sequence[int]) -> tuple[float, float]:
    """First and third quartile. ValueError without answers.

    Definition: the value at position (n − 1)·q of the ordered answers counted from 0, in
    proportion between its two neighbours (type 7 of Hyndman & Fan (1996), American Statistician
    50, 361–365; the default of R and NumPy).
    """
    _total(frequencies)
    answers = _written_out(frequencies)
    return _quantile(answers, 0.25), _quantile(answers, 0.75)


def label(frequencies: Sequence[float]) -> Label:
    """The word for these answers; a rule of thumb, tuned by simulating rooms of 5 to 60 people.

    Two groups: at least 20% of the answers on either side of the middle step, and either
    A ≤ −0.10 or next to nobody (10%) in the middle with 30% on either side; A alone would miss
    two groups that stand close together (2 and 4). Alike: A ≥ 0.50 and at least 60% on two
    neighbouring steps. Otherwise spread. Below five answers: too few.

    Yes and no have no middle step: alike from three in four, otherwise spread.
    """
    n = sum(frequencies)
    if n < FEWEST_FOR_LABEL:
        return Label.TOO_FEW
    return _label(frequencies, van_der_eijk(frequencies))


def _label(frequencies: Sequence[float], a: float) -> Label:
    """The same, where A is known already."""
    n = sum(frequencies)
    if n < FEWEST_FOR_LABEL:
        return Label.TOO_FEW
    if _two_groups(frequencies, a):
        return Label.TWO_GROUPS
    together = max(one + next_one for one, next_one in pairwise(frequencies)) / n
    alike = a >= 0.5 and together >= 0.6
    return Label.ALIKE if alike else Label.SPREAD


def certainty(n: int) -> Certainty:
    """How much a label is worth with n answers.

    The label was right for about 60% of simulated rooms of 5, 80% of 12 and over 80% of 20.
    """
    if n < FEWEST_FOR_WORDS:
        return Certainty.DOTS
    return Certainty.PROVISIONAL if n < FEWEST_FOR_FIRM else Certainty.FIRM


def _two_groups(frequencies: Sequence[float], a: float) -> bool:
    n = sum(frequencies)
    side = (len(frequencies) - 1) // 2  # with an even number of steps the middle is two steps wide
    low, high = sum(frequencies[:side]), sum(frequencies[len(frequencies) - side :])
    smaller, middle = min(low, high) / n, (n - low - high) / n
    apart = middle <= 0.1 and smaller >= 0.3
    return smaller >= 0.2 and (a <= -0.1 or apart)


def _layers(frequencies: Sequence[float]) -> Iterator[tuple[tuple[bool, ...], float]]:
    """Which steps occur in each layer, and how often each of them, from the widest layer on."""
    left = list(frequencies)
    while any(left):
        height = min(f for f in left if f)
        yield tuple(f > 0 for f in left), height
        left = [f - height if f else f for f in left]


@cache
def _pattern_agreement(pattern: tuple[bool, ...]) -> float:
    """A of one layer: how unimodal it is, less as more steps are in use.

    Counts the triples of steps i < j < k: those that fit one peak (110 or 011) and those that
    don't (101).
    """
    k, used = len(pattern), sum(pattern)
    if used == 1:
        return 1.0
    triples = list(combinations(pattern, 3))
    fits = sum(t in {(True, True, False), (False, True, True)} for t in triples)
    breaks = triples.count((True, False, True))
    if not fits + breaks:
        return 0.0
    unimodal = ((k - 2) * fits - (k - 1) * breaks) / ((k - 2) * (fits + breaks))
    return unimodal * (1 - (used - 1) / (k - 1))


def _quantile(ordered: Sequence[float], q: float) -> float:
    position = (len(ordered) - 1) * q
    below, above = math.floor(position), math.ceil(position)
    part = position - below
    return ordered[below] * (1 - part) + ordered[above] * part


def _written_out(frequencies: Sequence[int]) -> list[int]:
    return [step for step, times in enumerate(frequencies, 1) for _ in range(times)]


def _total(frequencies: Sequence[float]) -> float:
    n = sum(frequencies)
    if n <= 0:
        raise ValueError("there are no answers")
    return n
