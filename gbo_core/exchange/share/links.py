"""Which rounds share the ids of their voters, and who has the same id in both.

Whoever was in one of two rounds only would stand out by it, with a whole ballot. So further
people lose their link, drawn by lot, until nobody stands out.
"""

import hashlib
from collections.abc import Iterable
from collections.abc import Set as AbstractSet

from gbo_core.analysis.spread import SMALLEST_GROUP
from gbo_core.model.round import Round, Visibility


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


def linked(first: AbstractSet[str], second: AbstractSet[str], lot: str) -> frozenset[str]:
    """Who keeps their link, of the participants in both of two rounds (or of two items).

    In each round those without a link are nobody or at least five, and so are those with one. Who
    is drawn follows from `lot` and their own ids alone, never from their answers: a later export,
    also of a copy on another machine, draws the same people. Erasing somebody may take a further
    link away, and gives one back only when nobody is left who was in one of both rounds and would
    stand out.
    """
    order = sorted(first & second, key=lambda who: _drawn(lot, who))
    alone = len(first - second), len(second - first)
    stands_out = any(0 < n < SMALLEST_GROUP for n in alone)
    kept = order[SMALLEST_GROUP - min(alone) :] if stands_out else order
    return frozenset(kept if len(kept) >= SMALLEST_GROUP else ())


def _drawn(lot: str, who: str) -> bytes:
    return hashlib.sha256(f"{lot}\n{who}".encode()).digest()
