"""The order of names in every list that a person reads."""

import unicodedata
from typing import Final

# Letters of our neighbours that Unicode does not take apart.
_LETTERS: Final = str.maketrans({"æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ł": "l"})


def alphabetical(name: str) -> tuple[str, str]:
    """A key to sort names by, as somebody looks for them in a list.

    Accents, capitals and punctuation do not count: École stands at E and ’t Huizeken at T. Names
    that differ in nothing else keep one order.
    """
    taken_apart = unicodedata.normalize("NFKD", name.casefold().translate(_LETTERS))
    bare = "".join(c if c.isalnum() else " " for c in taken_apart if not unicodedata.combining(c))
    return " ".join(bare.split()), name
