"""What is nearly the same text: a name with a slip of the pen, a note that says it in other words.

The measure is the share of letters that two texts have in common, in order (Levenshtein's distance
without replacement, as a percentage). The thresholds are ours: too low only costs a question.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache
from typing import Final

from rapidfuzz import fuzz, process

from gbo_core import field
from gbo_core.model.order import alphabetical

NEAR: Final = 85  # percent: likely one name, worth a question
PERHAPS: Final = 72  # percent: of a short list to choose from
MOST: Final = 3  # proposals at once

_ENDING: Final = re.compile(r"(?<=\w{3})(?:en|s|n)$")  # of most Dutch and French plurals
_LETTERS: Final = re.compile(r"\b(?:\w )+\w\b")


def bare(text: str) -> str:
    """Without case, accents and punctuation; letters apart are one word: ‘C.A.W.’ is `caw`."""
    return _LETTERS.sub(lambda found: found[0].replace(" ", ""), alphabetical(text)[0])


def name_key(name: str) -> str:
    """What is the same for two ways to write one organisation's name.

    Case, accents, punctuation, legal form (vzw) and abbreviations do not count.
    """
    key = f" {bare(name)} "
    for form, short in _forms():
        key = key.replace(f" {form} ", f" {short} ")
    return " ".join(key.split()) or bare(name)


@lru_cache(maxsize=20_000)
def text_key(text: str) -> str:
    """What is the same for two notes that say the same: its words in any order, no plurals."""
    words = bare(text).split()
    return " ".join(sorted(_ENDING.sub("", word) for word in words))


def alike(wanted: str, keys: Sequence[str], most: int) -> list[int]:
    """The places of at most so many keys (of `text_key`) that say nearly the same, in order."""
    found = process.extract(wanted, keys, scorer=fuzz.ratio, score_cutoff=NEAR, limit=most)
    return sorted(place for _key, _score, place in found)


def nearest(
    wanted: str, names: Mapping[str, str] | Iterable[tuple[str, str]], least: float = NEAR
) -> list[str]:
    """The codes of the names most like it, the best first. `names`: (code, bare name).

    The order of words does not count.
    """
    known = list(names.items() if isinstance(names, Mapping) else names)
    found = process.extract(
        wanted,
        [name for _code, name in known],
        scorer=fuzz.token_sort_ratio,
        score_cutoff=least,
        limit=4 * MOST,
    )
    codes = [known[place][0] for _name, _score, place in found]
    return list(dict.fromkeys(codes))[:MOST]


@cache
def _forms() -> list[tuple[str, str]]:
    """(a way to write it, its abbreviation), the longest first."""
    pairs = [
        (form, "" if each.data.get("dropped") else each.code)
        for each in field.entries("abbreviations")
        for form in each.data["forms"]
    ]
    return sorted(pairs, key=lambda pair: -len(pair[0]))
