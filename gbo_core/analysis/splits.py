"""Which groups' answers may be shown apart in an unnamed round without giving anybody away."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple, TypeVar

from gbo_core.analysis.spread import SMALLEST_GROUP

FEWEST_EXPLANATIONS: Final = 5

Q = TypeVar("Q")  # a question: an item on an axis
Values = dict[str, tuple[float, ...]]


class _Part(NamedTuple):
    """What would stand apart of one question: a group, or '' all that is not shown."""

    group: str
    values: tuple[float, ...]
    highest: int  # how often the most frequent answer of the whole question was given

    @property
    def is_unanimous(self) -> bool:
        """Whether somebody in it knows what all others gave: all or all but one gave the same."""
        return max(Counter(self.values).values()) >= len(self.values) - 1

    @property
    def may_be_unanimous(self) -> bool:
        """The same, for all that whoever sees only the total can tell."""
        return self.highest >= len(self.values) - 1


def splits(
    questions: Mapping[Q, Mapping[str, Sequence[float]]], minimum: int = SMALLEST_GROUP
) -> dict[Q, Values]:
    """Question → the groups that are shown, of all questions of a round at once.

    Give every answer, also of people without a group: the remainder counts. One round is to be
    split in one way only; two overlapping splits can be subtracted as well.

    - A group is shown with at least `minimum` answers in it and in the remainder.
    - The total is on the screen too, so total minus what is shown gives the answers of all others
      together. Those must therefore be `minimum` or none: otherwise the smallest shown group is
      left out with them, until they are. Sizes alone decide that.
    - When a group, or all others together, are unanimous on one question, no question is split:
      showing it says what each of its people answered. So it does when all but one are: that one
      knows which answer is their own, and so what each of the others gave.
    - That nothing is split says that somebody is so unanimous somewhere. Whoever reads the totals
      can tell where that is possible: where an answer was given as often as the group is large, or
      once less. With only a few such places (leaving out those of any one group, whose people know
      more about it) nothing is split whatever was answered, so that its absence says nothing.

    Values are in rising order, groups in the order in which they were given.
    """
    found: dict[Q, Values] = {}
    parts: list[_Part] = []
    for question, values_by_group in questions.items():
        groups = {name: tuple(sorted(values)) for name, values in values_by_group.items()}
        found[question] = _large_enough(groups, minimum)
        parts += _parts(groups, found[question])
    if any(part.is_unanimous for part in parts) or _would_be_told(parts):
        return {question: {} for question in found}
    return found


def _large_enough(groups: Values, minimum: int) -> Values:
    """Groups that are large enough, and do not leave a few others behind."""
    total = sum(map(len, groups.values()))
    shown = {name: v for name, v in groups.items() if minimum <= len(v) <= total - minimum}
    while shown and 0 < total - sum(map(len, shown.values())) < minimum:
        del shown[min(shown, key=lambda name: len(shown[name]))]
    return shown


def _parts(groups: Values, shown: Values) -> Iterator[_Part]:
    """Everything of a question that would be known apart once `shown` is."""
    every = [value for values in groups.values() for value in values]
    highest = max(Counter(every).values(), default=0)
    others = tuple(v for name, values in groups.items() if name not in shown for v in values)
    for group, values in {**shown, _OTHERS: others}.items() if shown else ():
        if values:
            yield _Part(group, values, highest)


_OTHERS: Final = "\n"  # no group is called so


def _would_be_told(parts: Iterable[_Part]) -> bool:
    """Whether, were there a unanimous group, one could guess which."""
    possible = Counter(part.group for part in parts if part.may_be_unanimous)
    if not possible:
        return False
    return possible.total() - max(possible.values()) < FEWEST_EXPLANATIONS
