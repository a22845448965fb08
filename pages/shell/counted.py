"""How many there are of each kind of record, in words: *2 cijfers, 1 punt in de SWOT*."""

from collections.abc import Mapping

from gbo_core.live.hanging import ROUND
from gbo_core.model import CONCEPTS
from gbo_core.words import nN_
from pages.shell.say import n_

_OF_ROUNDS = nN_("%(n)d stemronde", "%(n)d stemrondes")


def counted(counts: Mapping[str, int]) -> str:
    """`counts`: concept, or `ROUND`, → how many."""
    return ", ".join(_words(concept, n) for concept, n in sorted(counts.items()))


def _words(concept: str, n: int) -> str:
    forms = _OF_ROUNDS if concept == ROUND else CONCEPTS[concept].facts.counted
    return n_(*forms, n) % {"n": n}
