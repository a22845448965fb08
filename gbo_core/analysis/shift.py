"""What moved between a round and the one that follows it, without telling who."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256

from gbo_core.analysis.agreement import FEWEST_FOR_WORDS
from gbo_core.analysis.spread import SMALLEST_GROUP


@dataclass(frozen=True, slots=True)
class Shift:
    """What moved on one item and axis, among the `n` participants who answered in both rounds.

    `up`, `same`, `down` count them; `before` and `after` are their answers in one number.
    """

    n: int
    up: int
    same: int
    down: int
    before: float
    after: float

    @property
    def changed(self) -> int:
        """How many gave another answer."""
        return self.up + self.down

    @property
    def has_moved(self) -> bool:
        """Whether what they say together is something else now."""
        return self.before != self.after


@dataclass(frozen=True, slots=True)
class Movement:
    """Of `items` that can be compared `moved` say something else; of `given` answers `changed`."""

    items: int
    moved: int
    given: int
    changed: int


def movement(shifts: Mapping[str, Collection[Shift]]) -> Movement:
    """What moved in a whole round, from item → its shifts; one scale is enough for an item."""
    every = [each for of_item in shifts.values() for each in of_item]
    return Movement(
        items=len(shifts),
        moved=sum(any(each.has_moved for each in of_item) for of_item in shifts.values()),
        given=sum(each.n for each in every),
        changed=sum(each.changed for each in every),
    )


def shift(
    before: Mapping[str, float],
    after: Mapping[str, float],
    together: Callable[[Sequence[float]], float],
) -> Shift | None:
    """What moved, from participant → answer in both rounds; who answered once is not counted.

    None below the number of answers that any middle asks: with fewer one person moves all of it.
    `together` makes one number of answers.
    """
    both = [who for who in before if who in after]
    if len(both) < FEWEST_FOR_WORDS:
        return None
    return Shift(
        n=len(both),
        up=sum(after[who] > before[who] for who in both),
        same=sum(after[who] == before[who] for who in both),
        down=sum(after[who] < before[who] for who in both),
        before=together([before[who] for who in both]),
        after=together([after[who] for who in both]),
    )


def to_follow(before: Mapping[str, str], after: Mapping[str, str], lot: str) -> set[str]:
    """Whom a line of what moved may count in an unnamed round, so that nobody stands out.

    `before` and `after`: participant → group of who answered that one question in each round;
    `lot` draws always the same. The room sees all answers of both rounds. Had everybody answered
    twice but one, and did nobody move, then the one answer by which the two rounds differ would be
    that person's; also of who had no opinion the first time. So those who are not followed must be
    nobody or at least five, in each round and each group that may be shown apart: others, drawn by
    lot, are not followed either. Who changed groups is in one group once, and so not followed.
    """
    linked = {who for who, group in before.items() if after.get(who) == group}
    for group in sorted({*before.values(), *after.values()}):
        inside = {who for who in linked if before[who] == group}
        linked -= _to_drop(inside, [_in_group(each, group) for each in (before, after)], lot)
    return linked - _to_drop(linked, [before.keys(), after.keys()], lot)


def _in_group(answered: Mapping[str, str], group: str) -> set[str]:
    return {who for who, own in answered.items() if own == group}


def _to_drop(linked: Collection[str], rounds: Iterable[Collection[str]], lot: str) -> set[str]:
    """Who else is not followed, so that in each round nobody or enough are not."""
    alone = [len(answered) - len(linked) for answered in rounds]
    stands_out = any(0 < n < SMALLEST_GROUP for n in alone)
    if not stands_out:
        return set()
    lacking = SMALLEST_GROUP - min(alone)  # at least one: the fewest are not five yet
    return set(sorted(linked, key=lambda who: _drawn(lot, who))[:lacking])


@lru_cache(maxsize=10_000)  # every question of a round draws of the same people
def _drawn(lot: str, who: str) -> bytes:
    return sha256(f"{lot} {who}".encode()).digest()
