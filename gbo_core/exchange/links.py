"""Which rounds share the ids of their voters, and who has the same id in both.

Whoever was in one of two rounds only would stand out by it, with a whole ballot. So further
people lose their link, drawn by lot, until nobody stands out.
"""

import hashlib
from collections import Counter
from collections.abc import Hashable, Iterable, Mapping

from gbo_core.analysis.spread import SMALLEST_GROUP
from gbo_core.model.round import Round, Visibility

# Participant → what is told of them in a round, such as a part.
Present = Mapping[str, Hashable]


def pairs(rounds: Iterable[Round]) -> dict[str, str]:
    """The second round → the first, for each two that are linked.

    No round is in two pairs: a ballot that is laid beside the one before and the one after it is a
    whole trajectory of one person. Whichever round opened first has its pair, also before the room
    saw it, so that no later export links a round to another one than before.
    """
    opened = {asked.id: asked for asked in rounds if asked.opened_at}
    found: dict[str, str] = {}
    taken: set[str] = set()
    for asked in sorted(opened.values(), key=lambda each: (each.opened_at, each.number)):
        first = opened.get(asked.follows)
        if first and _alike(first, asked) and not taken & {first.id, asked.id}:
            found[asked.id] = first.id
            taken |= {first.id, asked.id}
    return found


def _alike(first: Round, second: Round) -> bool:
    """Whether a link says no more than that somebody was there twice."""
    return (
        first.id != second.id
        and first.visibility is second.visibility is Visibility.UNNAMED
        and first.audience == second.audience
        and bool(first.share) == bool(second.share)
    )


def linked(first: Present, second: Present, lot: str) -> frozenset[str]:
    """Who keeps their link, of those who are in both of two rounds (or of two items).

    In each round those without a link are nobody or at least five, also of those with the same
    part, where it is told; so are those with one, and no link tells what the other round keeps
    back. Who is drawn follows from `lot` and their own ids alone, never from their answers: a
    later export, also of a copy on another machine, draws the same people. Erasing somebody may
    take a further link away, and gives one back only when nobody is left who was in one of both
    rounds and would stand out.
    """
    both = (who for who in first.keys() & second.keys() if first[who] == second[who])
    order = sorted(both, key=lambda who: _drawn(lot, who))
    while out := _standing_out(first, second, order):
        order = [who for who in order if who not in out]
    return frozenset(order)


def _standing_out(first: Present, second: Present, order: list[str]) -> set[str]:
    """Who is to lose their link next; nobody when all is well."""
    for present in (first, second):
        alone = Counter(present[who] for who in present.keys() - set(order))
        for who in order:
            if 0 < alone[present[who]] < SMALLEST_GROUP:
                return {who}
    together = Counter(first[who] for who in order)
    return {who for who in order if together[first[who]] < SMALLEST_GROUP}


def _drawn(lot: str, who: str) -> bytes:
    return hashlib.sha256(f"{lot}\n{who}".encode()).digest()
