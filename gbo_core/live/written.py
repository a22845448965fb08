"""What was written beside answers, as far as the room may read it: closed unless said otherwise."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from gbo_core.analysis.spread import SMALLEST_GROUP
from gbo_core.live.methods import BallotMethod
from gbo_core.live.results import Written
from gbo_core.live.votes import Vote, label
from gbo_core.model.round import Round, Sheet, Visibility

NOBODY: dict[str, str] = {}


def may_read(asked: Round, method: BallotMethod, votes: Iterable[Vote]) -> frozenset[str]:
    """The items of which the room may read what was written.

    In an unnamed round only where the method says so, and where at least five have an opinion on
    the item: a few who answered know of each other what they think, and would know who wrote.
    """
    if not method.longest_text:
        return frozenset()
    if asked.visibility is not Visibility.UNNAMED:
        return frozenset(asked.item_ids())
    if not method.shows_unnamed_texts:
        return frozenset()
    given = [vote.answers for vote in votes]
    return frozenset(item for item in asked.item_ids() if _answered(item, given) >= SMALLEST_GROUP)


def _answered(item: str, given: Sequence[Mapping[str, Mapping[str, float | None]]]) -> int:
    """How many have an opinion on an item, on any of its axes."""
    on_item = (answers.get(item, {}).values() for answers in given)
    return sum(any(value is not None for value in values) for values in on_item)


def written_on(
    item: str, asked: Round, votes: Iterable[Vote], names: Mapping[str, str] | None
) -> tuple[Written, ...]:
    """What the room may read, in alphabetical order: that tells nothing of who.

    `names`: of the organisations; None where nobody is told apart. Then only the text is told.
    """
    found = [
        Written("" if names is None else label(vote.who, asked, names), axis, text)
        for vote in votes
        for axis, text in vote.sheet.texts.get(item, NOBODY).items()
    ]
    return tuple(sorted(found, key=lambda each: (each.who, each.text, each.axis)))


def sheets(votes: Iterable[Vote], readable: frozenset[str]) -> Iterator[Sheet]:
    """Whole ballots for the method itself, in an order that tells nothing of who."""
    yield from sorted((_open(vote.sheet, readable) for vote in votes), key=repr)


def _open(sheet: Sheet, readable: frozenset[str]) -> Sheet:
    texts = {item: on_axes for item, on_axes in sheet.texts.items() if item in readable}
    return Sheet(sheet.answers, texts)
