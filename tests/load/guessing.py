"""A room made by chance, and an adversary who guesses from what may be seen of it.

Answers lie around a middle of each item with a spread of one step; the second time some of them
moved one step. Who guesses knows who was there, and how often people move.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from math import comb, inf, log
from random import Random

SCALE = range(1, 6)
SPREAD = 1.0  # steps, of one item's answers around its middle

Whole = Sequence[int]  # a whole ballot: an answer an item


def middles(chance: Random, items: int) -> list[float]:
    return [chance.uniform(1.5, 4.5) for _ in range(items)]


def answers(chance: Random, middle: float, people: int) -> list[int]:
    """What so many people give to one item."""
    return [within(round(chance.gauss(middle, SPREAD))) for _ in range(people)]


def ballot(chance: Random, around: Sequence[float]) -> list[int]:
    """What one person gives to all items."""
    return [answers(chance, middle, 1)[0] for middle in around]


def again(chance: Random, before: Whole, moves: float) -> list[int]:
    """The same person's second ballot."""
    return [
        within(value + chance.choice((-1, 1))) if chance.random() < moves else value
        for value in before
    ]


def within(value: int) -> int:
    return min(max(value, SCALE[0]), SCALE[-1])


def left_over(before: Sequence[Whole], after: Sequence[Whole]) -> int:
    """Which ballot of `after`, one more than `before`, is like none of these in the best match."""
    taken = matched([[_unlike(one, other) for other in after] for one in before])
    return next(place for place in range(len(after)) if place not in taken)


def _unlike(one: Whole, other: Whole) -> int:
    """People move one step: two are hardly ever the same person's."""
    return sum((a - b) ** 2 for a, b in zip(one, other, strict=True))


def matched(cost: Sequence[Sequence[float]]) -> set[int]:
    """The columns of the cheapest match of all rows, of which there are no more than columns.

    The Hungarian method, by shortest augmenting paths.
    """
    columns = len(cost[0])
    of_row, of_column = [0.0] * (len(cost) + 1), [0.0] * (columns + 1)
    owner = [0] * (columns + 1)  # column → its row, both counted from 1; 0 is none
    for row in range(1, len(cost) + 1):
        owner[0], at = row, 0
        least, came_from = [inf] * (columns + 1), [0] * (columns + 1)
        done = [False] * (columns + 1)
        while owner[at]:
            done[at] = True
            free = [column for column in range(1, columns + 1) if not done[column]]
            for column in free:
                reduced = cost[owner[at] - 1][column - 1] - of_row[owner[at]] - of_column[column]
                if reduced < least[column]:
                    least[column], came_from[column] = reduced, at
            nearest = min(free, key=lambda column: least[column])
            step = least[nearest]
            for column in range(columns + 1):
                if done[column]:
                    of_row[owner[column]] += step
                    of_column[column] -= step
                else:
                    least[column] -= step
            at = nearest
        while at:
            owner[at] = owner[came_from[at]]
            at = came_from[at]
    return {column - 1 for column in range(1, columns + 1) if owner[column]}


def newcomer(before: Sequence[int], after: Sequence[int], moves: float) -> int:
    """What the one further person most likely gave to an item, from the dots of both times."""
    often, step = Counter(after), log(moves) if moves else -inf

    def likely(value: int) -> float:
        steps = _apart(Counter([*before, value]), often)
        return log(often[value] + 0.5) + (steps * step if steps else 0.0)

    return max(SCALE, key=likely)


def _apart(one: Mapping[int, int], other: Mapping[int, int]) -> int:
    """How many steps lead from the one set of answers to the other."""
    steps = ahead = 0
    for value in SCALE:
        ahead += one[value] - other[value]
        steps += abs(ahead)
    return steps


def usual(values: Iterable[int]) -> int:
    return Counter(values).most_common(1)[0][0]


def surest(values: Sequence[int]) -> float:
    """How sure somebody in a group that is shown can at most be of what another there gave."""
    often = Counter(values)
    others = (often - Counter([own]) for own in often)
    return max(max(each.values(), default=0) for each in others) / (len(values) - 1)


def nearly_all(n: int, size: int, people: int) -> float:
    """The chance that all of a group or all but one gave what `n` of all `people` gave."""
    ways = (
        comb(n, k) * comb(people - n, size - k)
        for k in (size - 1, size)
        if k <= n and size - k <= people - n
    )
    return sum(ways) / comb(people, size)


def suspected(room: Iterable[Sequence[Sequence[int]]]) -> float:
    """That nothing was split says somebody is so unanimous: how likely the likeliest place is.

    `room`: per item the answers of each group; of these only the totals and sizes are used.
    """
    places = [
        nearly_all(n, len(group), sum(map(len, groups)))
        for groups in room
        for n in Counter(value for group in groups for value in group).values()
        for group in groups
    ]
    nowhere = 1.0
    for chance in places:
        nowhere *= 1 - chance
    return max(places) / (1 - nowhere)
