"""Notes that wait and say nearly the same lie together: one decision is enough for them."""

from collections.abc import Callable, Sequence
from typing import Final

from gbo_core.analysis.likeness import alike, text_key
from gbo_core.model import Note

MOST_TOGETHER: Final = 20  # notes: more than a person reads before deciding


def piles(
    waiting: Sequence[Note], is_careful: Callable[[Note], bool], most: int
) -> list[tuple[Note, ...]]:
    """The first `most` piles of what waits, each by its oldest note.

    Only notes under one heading lie together, and one that warns lies alone: whoever decides has
    to read that one.
    """
    found: list[tuple[Note, ...]] = []
    taken: set[str] = set()
    for note in waiting:
        if len(found) == most:
            break
        if note.id not in taken:
            found.append(_pile(note, waiting, taken, is_careful))
            taken |= {each.id for each in found[-1]}
    return found


def _pile(
    first: Note, waiting: Sequence[Note], taken: set[str], is_careful: Callable[[Note], bool]
) -> tuple[Note, ...]:
    if is_careful(first):
        return (first,)
    others = [
        each
        for each in waiting
        if each.section == first.section and each.id not in taken and each.id != first.id
    ]
    places = alike(text_key(first.text), [text_key(each.text) for each in others], MOST_TOGETHER)
    return (first, *(others[place] for place in places if not is_careful(others[place])))
