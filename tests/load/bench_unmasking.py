"""What may still be guessed of somebody in a round without names; the guide quotes it."""

from collections.abc import Sequence
from itertools import islice
from random import Random
from statistics import fmean

from gbo_core.analysis.splits import splits
from gbo_core.exchange.share.links import linked
from tests.load import guessing
from tests.load.table import Row, number, show, spread

SEED = 7
TIMES = 1000  # rooms of each kind
PEOPLE = 20  # who were there twice; one more came the second time
CIRCLE = 8  # of these in the circle that the newcomer joins
MOVES = 0.3

Room = list[list[list[int]]]  # item → circle → answers


def main() -> None:
    show("Wie maar één keer meedeed, in het bestand voor een onderzoeker", latecomers())
    show("Eén iemand kwam erbij: diens antwoord op een item, uit de stippen", newcomers())
    show("De opdeling per kring van 24 mensen", circles())


def latecomers() -> list[Row]:
    return [
        Row(f"{name}, {items} items: hele antwoord gevonden", found(items, lot=lot), "%", note=note)
        for lot, name, note in (
            (True, "met kenmerken", "5 zonder naast 6; blind gokken: 17 %"),
            (False, "zonder één kenmerk", "20 naast 21; blind gokken: 5 %"),
        )
        for items in (10, 6)
    ]


def found(items: int, *, lot: bool) -> float:
    """In how many of a hundred rooms the ballot that nothing is like is the latecomer's."""
    chance = Random(SEED)
    return 100 * fmean(is_found(chance, items, str(n) if lot else "") for n in range(TIMES // 2))


def is_found(chance: Random, items: int, lot: str) -> bool:
    around = guessing.middles(chance, items)
    first = {f"p{n}": guessing.ballot(chance, around) for n in range(PEOPLE)}
    second = {who: guessing.again(chance, given, MOVES) for who, given in first.items()}
    second["late"] = guessing.ballot(chance, around)
    kept = linked(first.keys(), second.keys(), lot) if lot else frozenset()
    before, after = sorted(first.keys() - kept), sorted(second.keys() - kept)
    chance.shuffle(after)
    guess = guessing.left_over([first[who] for who in before], [second[who] for who in after])
    return after[guess] == "late"


def newcomers() -> list[Row]:
    rows = []
    for moves in (0.0, 0.1, 0.3):
        all_dots, own_circle, usual = guessed(moves)
        told = f"{number(100 * moves)} van 100 antwoorden schoven"
        rows.append(
            Row(f"{told}: item juist, uit alle stippen", all_dots, "%", note=f"gewoonste {usual}")
        )
        rows.append(Row(f"{told}: als ook de kring twee keer apart stond", own_circle, "%"))
    return rows


def guessed(moves: float) -> tuple[float, float, str]:
    """Right in how many of a hundred: from all dots, from those of the circle, the most usual."""
    chance = Random(SEED)
    right = [one_newcomer(chance, moves) for _ in range(TIMES)]
    all_dots, own_circle, usual = (100 * fmean(each) for each in zip(*right, strict=True))
    return all_dots, own_circle, f"{number(usual)} %"


def one_newcomer(chance: Random, moves: float) -> tuple[bool, bool, bool]:
    around = guessing.middles(chance, 1)[0]
    first = guessing.answers(chance, around, PEOPLE)
    late = guessing.answers(chance, around, 1)[0]
    second = [*guessing.again(chance, first, moves), late]
    inside = [*second[:CIRCLE], late]
    return (
        guessing.newcomer(first, second, moves) == late,
        guessing.newcomer(first[:CIRCLE], inside, moves) == late,
        guessing.usual(second) == late,
    )


def circles() -> list[Row]:
    sizes = ((12, 12), (6, 8, 10), (5, 6, 13))
    kinds = [(each, items) for each in sizes for items in (20, 10)]
    return [row for sizes, items in kinds for row in of_kind(sizes, items)]


def of_kind(sizes: Sequence[int], items: int) -> list[Row]:
    """How often the split shows, and what is learnt then, or from its absence."""
    chance = Random(SEED)
    rooms = [made(chance, sizes, items) for _ in range(TIMES // 2)]
    shown = [room for room in rooms if is_split(room)]
    absent = [room for room in rooms if room not in shown and could_be_split(chance, room)]
    groups = [group for room in shown for on_item in room for group in on_item]
    known = max((guessing.surest(group) for group in groups), default=0)
    doubts = [100 * guessing.suspected(room) for room in absent]
    told = f"{' + '.join(map(str, sizes))} mensen, {items} items"
    return [
        Row(f"{told}: opdeling getoond", 100 * len(shown) / len(rooms), "%"),
        Row(f"{told}: zekerst van een ander in de kring", 100 * known, "%"),
        Row(
            f"{told}: niet getoond, meest verdachte kring en item",
            max(doubts, default=0.0),
            "%",
            note=spread(doubts) if doubts else "nooit: ze was er hoe dan ook niet",
        ),
    ]


def made(chance: Random, sizes: Sequence[int], items: int) -> Room:
    around = guessing.middles(chance, items)
    return [[guessing.answers(chance, middle, size) for size in sizes] for middle in around]


def is_split(room: Room) -> bool:
    questions = {n: dict(zip("abc", groups, strict=False)) for n, groups in enumerate(room)}
    return any(splits(questions).values())


def could_be_split(chance: Random, room: Room) -> bool:
    """Whether the totals that the room sees leave open that it would have been split."""
    return any(is_split([dealt_anew(chance, groups) for groups in room]) for _ in range(20))


def dealt_anew(chance: Random, groups: list[list[int]]) -> list[list[int]]:
    values = [value for group in groups for value in group]
    chance.shuffle(values)
    dealt = iter(values)
    return [list(islice(dealt, len(group))) for group in groups]


if __name__ == "__main__":
    main()
