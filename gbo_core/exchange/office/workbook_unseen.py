"""Rows and columns of a sheet that Excel does not show: hidden, filtered away or folded in."""

import re
from collections.abc import Iterator, Sequence
from typing import Any, Final, NamedTuple


class Unseen(NamedTuple):
    """Rows by their number from 1, and columns as Excel calls them."""

    rows: tuple[int, ...] = ()
    columns: tuple[str, ...] = ()


NOTHING_UNSEEN: Final = Unseen()

_ROW: Final = re.compile(rb"<(?:\w+:)?row\b([^>]*)>")
_COLUMN: Final = re.compile(rb"<(?:\w+:)?col\b([^>]*)>")
# Told so, or without any height or width.
_HIDDEN: Final = re.compile(
    rb"""\s(?:hidden\s*=\s*["'](?:1|true)|(?:ht|width)\s*=\s*["']0(?:\.0+)?)["']"""
)
_ATTRIBUTE: Final = r"""\s%s\s*=\s*["'](\d{1,7})["']"""
_NUMBER, _FIRST, _LAST = (re.compile((_ATTRIBUTE % name).encode()) for name in ("r", "min", "max"))


def unseen_in(xml: bytes, rows: Sequence[Sequence[Any]]) -> Unseen:
    """Of a sheet's XML what is not shown and yet holds something in these rows."""
    if not _HIDDEN.search(xml):
        return NOTHING_UNSEEN
    hidden = (n for n in _rows(xml) if n <= len(rows) and any(cell != "" for cell in rows[n - 1]))
    width = max(map(len, rows), default=0)
    columns = (n for n in _columns(xml, width) if any(n <= len(r) and r[n - 1] != "" for r in rows))
    return Unseen(tuple(hidden), tuple(map(letters, columns)))


def _rows(xml: bytes) -> Iterator[int]:
    number = 0
    for element in _ROW.finditer(xml):
        at = _NUMBER.search(element[1])
        number = int(at[1]) if at else number + 1
        if _HIDDEN.search(element[1]):
            yield number


def _columns(xml: bytes, width: int) -> Iterator[int]:
    for element in _COLUMN.finditer(xml):
        first, last = _FIRST.search(element[1]), _LAST.search(element[1])
        if first and last and _HIDDEN.search(element[1]):
            yield from range(max(int(first[1]), 1), min(int(last[1]), width) + 1)


def letters(column: int) -> str:
    """What the column with this number from 1 is called."""
    before, last = divmod(column - 1, 26)
    return (letters(before) if before else "") + chr(ord("A") + last)
