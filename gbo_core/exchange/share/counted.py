"""How often each answer was given: what partners get, without a trace of who gave several."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from gbo_core.analysis.spread import SMALLEST_GROUP
from gbo_core.exchange.archive.blocks import Block, Lazy, Row, Table
from gbo_core.exchange.share.told import Told
from gbo_core.live.methods import method_of
from gbo_core.model.round import Participant, Visibility

Answer = float | None
# The answers that stand together on one axis, lowest first; None is no opinion, or not answered.
Group = tuple[Answer, ...]
# Of one item: (organisation where it is told, answer on the first axis, on the second).
Point = tuple[str, Answer, Answer]


def counts(told: Sequence[Told], organisations: frozenset[str]) -> Table:
    """Round, item, axis, organisation (only where the round showed it), value, how often."""
    return Lazy(
        lambda: (Block((each.asked.id,), _counted(each, organisations), ()) for each in told)
    )


def _counted(told: Told, organisations: frozenset[str]) -> list[Row]:
    found: Counter[Row] = Counter()
    for who, rows in told.voices():
        organisation = _organisation(told, who, organisations)
        found.update([(item, axis, organisation, value) for item, axis, value, _text in rows])
    order = sorted(found, key=lambda row: (*row[:3], _place(row[3])))
    return [(*row, found[row]) for row in order]


def _organisation(told: Told, who: Participant, organisations: frozenset[str]) -> str:
    shown = told.asked.visibility is not Visibility.UNNAMED
    return who.organisation if shown and who.organisation in organisations else ""


def pairs(told: Sequence[Told], organisations: frozenset[str]) -> Table:
    """Round, item, organisation, both axes with what stands together on each, how often.

    Without names, whoever said one of two answers aloud must not tell the other by it. So answers
    stand together until each group on either axis has at least five people; and a group who all, or
    all but one, stand in one group of the other axis leaves nothing to tell.
    """
    return Lazy(
        lambda: (Block((each.asked.id,), list(_paired(each, organisations)), ()) for each in told)
    )


def _paired(told: Told, organisations: frozenset[str]) -> Iterator[Row]:
    axes = method_of(told.asked.method).axes(told.asked.settings)
    if len(axes) != 2:
        return
    for item, points in sorted(_points(told, axes, organisations).items()):
        if all((item, axis) in told.questions for axis in axes):
            yield from _of_item(told, item, axes, points)


def _points(
    told: Told, axes: Sequence[str], organisations: frozenset[str]
) -> dict[str, list[Point]]:
    """Item → what everybody gave who answered it at all."""
    first, second = axes
    found: dict[str, list[Point]] = defaultdict(list)
    for who, rows in told.voices():
        organisation = _organisation(told, who, organisations)
        given: dict[str, dict[str, Answer]] = defaultdict(dict)
        for item, axis, value, _text in rows:
            given[item][axis] = value
        for item, on in given.items():
            found[item].append((organisation, on.get(first), on.get(second)))
    return found


def _of_item(told: Told, item: str, axes: Sequence[str], points: Sequence[Point]) -> Iterator[Row]:
    found: Counter[tuple[str, Group, Group]] = Counter()
    if told.asked.visibility is Visibility.UNNAMED:
        found.update({("", *p): n for p, n in crossed([(x, y) for _who, x, y in points]).items()})
    else:
        found.update((who, (x,), (y,)) for who, x, y in points)
    for who, x, y in sorted(found, key=lambda key: (key[0], _span(key[1]), _span(key[2]))):
        yield item, who, axes[0], x[0], x[-1], axes[1], y[0], y[-1], found[who, x, y]


def crossed(points: Sequence[tuple[Answer, Answer]]) -> dict[tuple[Group, Group], int]:
    """How many people stand in which group on both axes; {} where that would tell on somebody.

    It would when a group on one axis stands in a single group on the other; or all of it but one
    person, who knows that they are that one.
    """
    on_x, on_y = groups([x for x, _y in points]), groups([y for _x, y in points])
    found = Counter((on_x[x], on_y[y]) for x, y in points)
    often: Counter[tuple[int, Group]] = Counter()
    most: dict[tuple[int, Group], int] = defaultdict(int)
    for pair, n in found.items():
        for side in enumerate(pair):
            often[side] += n
            most[side] = max(most[side], n)
    return dict(found) if all(often[side] - most[side] > 1 for side in often) else {}


def groups(answers: Iterable[Answer]) -> dict[Answer, Group]:
    """Answer → what stands together with it: neighbours, until they are at least five people."""
    often = Counter(answers)
    made: list[list[Answer]] = [[]]
    for answer in sorted(often, key=_place):
        if sum(often[each] for each in made[-1]) >= SMALLEST_GROUP:
            made.append([])
        made[-1].append(answer)
    if len(made) > 1 and sum(often[each] for each in made[-1]) < SMALLEST_GROUP:
        made[-2:] = [[*made[-2], *made[-1]]]
    return {answer: tuple(group) for group in made for answer in group}


def _span(group: Group) -> tuple[tuple[bool, float], ...]:
    return tuple(map(_place, group))


def _place(answer: Answer) -> tuple[bool, float]:
    """Where an answer stands: no opinion before every value."""
    return (answer is not None, answer or 0.0)
