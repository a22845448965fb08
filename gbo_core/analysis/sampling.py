"""Sampling: each participant judges a share of the items, so that a long list stays short."""

from collections.abc import Mapping, Sequence
from hashlib import sha256

from gbo_core.model.round import Item


def deal(
    items: Sequence[Item], dealt: Mapping[str, int], share: int, own: str, seed: str
) -> tuple[str, ...]:
    """The ids of the `share` items for one participant, in the order of the round.

    `dealt` counts how often each item was given out before. The least dealt come first, so that
    the counts stay within one of each other as far as own organisations allow; a hash of `seed`
    (another for each participant) and the item breaks ties, so that nobody's share depends on the
    order of the list and the same call gives the same share again. An item of the
    participant's own organisation (`own`, '' for none) is never given, even if that leaves fewer
    than `share`.
    """
    allowed = [item.id for item in items if not (own and item.owner == own)]
    first = sorted(allowed, key=lambda item: (dealt.get(item, 0), _lot(seed, item)))
    given = set(first[:share])
    return tuple(item for item in allowed if item in given)


def _lot(seed: str, item: str) -> bytes:
    return sha256(f"{seed}\n{item}".encode()).digest()
