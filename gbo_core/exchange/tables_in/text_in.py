"""The text of a file, in whatever encoding the program wrote that made it."""

import re
from collections.abc import Iterator
from itertools import islice
from typing import Final

from gbo_core.exchange.tables_in.bad_table import BadTable

_MARKS: Final = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_SEVERAL: Final = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}")
_FOREIGN: Final = re.compile(r"(?s)(.?)([^\x00-\x7f])(?=(.?))")
_LOOKED_AT: Final = 20_000  # letters beyond ASCII that show which encoding it is
_SEEN: Final = 4096  # bytes that show whether every second one is empty

# How often the letters beyond ASCII stand in Dutch and French.
_OFTEN: Final = {
    **dict.fromkeys("é", 6.0),
    **dict.fromkeys("ëè", 4.0),
    **dict.fromkeys("ïç", 3.0),
    **dict.fromkeys("à", 2.5),
    **dict.fromkeys("êöüô", 2.0),
    **dict.fromkeys("îœñ", 1.5),
    **dict.fromkeys("âûäáóíúùß", 1.0),
}
_SIGNS: Final = frozenset("’‘“”„«»–—…•€°²³½§£©®·\u00a0")


def decoded(content: bytes) -> str:
    """The text, without a byte order mark. Raises BadTable for what is no text.

    A file that does not say its encoding is UTF-8 when it can be. Else it is what reads most like
    Dutch or French: that of Windows, of an older Mac or of DOS, or UTF-8 with a few bytes of
    Windows among it.
    """
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return content.decode(encoding, errors="replace").removeprefix("\ufeff")
    if b"\0" in content:
        return content.decode(_without_mark(content), errors="replace")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return max(_ways(content), key=_likeness)


def _without_mark(content: bytes) -> str:
    """UTF-16 by its empty bytes: every second one, before or behind the letter. Raises BadTable."""
    first, second = (content[side:_SEEN:2] for side in (0, 1))
    for empty, full, encoding in ((second, first, "utf-16-le"), (first, second, "utf-16-be")):
        if empty.count(0) > 0.6 * len(empty) and full.count(0) < 0.05 * len(full):
            return encoding
    raise BadTable


def _ways(content: bytes) -> Iterator[str]:
    """What the text could be, the likeliest first."""
    if _SEVERAL.search(content):
        yield _mixed(content)
    for encoding in ("cp1252", "mac_roman", "cp850"):
        yield content.decode(encoding, errors="replace")


def _mixed(content: bytes) -> str:
    """UTF-8, and where it is none, the letters of Windows."""
    found: list[str] = []
    while content:
        try:
            return "".join([*found, content.decode("utf-8")])
        except UnicodeDecodeError as wrong:
            found.append(content[: wrong.start].decode("utf-8"))
            found.append(content[wrong.start : wrong.end].decode("cp1252", errors="replace"))
            content = content[wrong.end :]
    return "".join(found)


def _likeness(text: str) -> float:
    """How much the letters beyond ASCII look like those of Dutch and French."""
    found = islice(_FOREIGN.finditer(text), _LOOKED_AT)
    return sum(_fits(*match.groups()) for match in found)


def _fits(before: str, letter: str, after: str) -> float:
    in_word = before.isalpha() or after.isalpha()
    small = letter.lower()
    if letter in _SIGNS:
        return -1.0 if before.islower() and after.islower() and letter != "’" else 1.0
    if not letter.isalpha() or small not in _OFTEN:
        return -0.5 if letter.isalpha() and in_word and letter.islower() else -2.0
    if letter != small and (before.islower() or not after.isalpha() > before.islower()):
        return -3.0
    a_word = small == "à" and before == after == " "
    return _OFTEN[small] if in_word or a_word else -1.0
