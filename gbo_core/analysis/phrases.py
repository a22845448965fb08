"""Phrases in a text: the words of a list, told apart from longer words that hold them."""

import re
from functools import lru_cache

from gbo_core.field import entry


@lru_cache(maxsize=4096)
def pattern(phrases: tuple[str, ...], *, opening: bool = False) -> re.Pattern[str]:
    """Finds any of these phrases as whole words, in capitals or not.

    In a phrase `*` stands for any letters and `…` for any words of the same sentence. `opening`:
    only where the text begins with it. Without phrases nothing is ever found.
    """
    longest_first = sorted(filter(None, map(_one, phrases)), key=len, reverse=True)
    start = r"\A\W*" if opening else r"(?<!\w)"
    return re.compile(f"{start}({'|'.join(longest_first) or '(?!)'})(?!\\w)", re.IGNORECASE)


def marks(name: str, code: str) -> re.Pattern[str]:
    """The pattern of an entry with `words`, such as `past` in the list `question_marks`."""
    found = entry(name, code)
    return pattern(tuple(found.data["words"]), opening=bool(found.data.get("opening")))


def _one(phrase: str) -> str:
    """A phrase as a regular expression; '' for one without a letter, which would match anything."""
    if not any(c.isalnum() for c in phrase):
        return ""
    return r"\s+".join(map(_word, phrase.split())).replace(r"\s+[^.?!]*?\s+", r"\b[^.?!]*?\b")


def _word(word: str) -> str:
    if word == "…":
        return "[^.?!]*?"
    escaped = re.escape(word).replace(r"\*", r"\w*")
    return escaped.replace("’", "'").replace("'", "['’]")
