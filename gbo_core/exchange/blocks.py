"""Tables with many rows that begin, end or read alike: what is made of those is made once.

A long trajectory has some 700,000 answers. Written cell by cell they take ten seconds; all but a
few of their cells repeat those of the row above, so whole stretches of text are reused here.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any, TypeVar

K = TypeVar("K")
V = TypeVar("V")

Row = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """Rows that begin with the cells `before` and end with `after`; `rows` hold what differs."""

    before: Row
    rows: Sequence[Row]
    after: Row


# Blocks that begin alike (in their first cell: the round) stand together.
Table = Sequence[Block]
Tables = dict[str, Table]


class Once(dict[K, V]):
    """What `make` makes of a key, made when it is first asked for."""

    def __init__(self, make: Callable[[K], V]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, key: K) -> V:
        made = self[key] = self._make(key)
        return made


def table_of(rows: Iterable[Row]) -> Table:
    """Rows that have nothing in common."""
    return [Block((), list(rows), ())]


def rows_of(table: Table) -> Iterator[Row]:
    """Whole rows."""
    for block in table:
        for row in block.rows:
            yield (*block.before, *row, *block.after)


def pieces_of(table: Table, most: int) -> Iterator[Table]:
    """The table in pieces of at most `most` rows; an empty one is one piece."""
    piece: list[Block] = []
    room = most
    for block in table:
        rows = block.rows
        while len(rows) > room:
            yield [*piece, replace(block, rows=rows[:room])]
            piece, rows, room = [], rows[room:], most
        piece.append(replace(block, rows=rows))
        room -= len(rows)
    yield piece


def texts_of(
    table: Table, write: Callable[[Any], str], start: str, between: str, end: str
) -> Iterator[str]:
    """The rows as text, a stretch at a time: `write` gives a cell, the others frame a row."""
    cell = lru_cache(maxsize=None, typed=True)(write)  # typed: 1, 1.0 and True are written apart
    known = Once[Row, str](lambda row: between.join(map(cell, row)))
    for block in table:
        if block.rows:
            head = start + "".join([cell(value) + between for value in block.before])
            tail = "".join([between + cell(value) for value in block.after]) + end
            yield head + (tail + head).join(map(known.__getitem__, block.rows)) + tail


def csv_file(
    header: Iterable[str],
    table: Table,
    write: Callable[[Any], str],
    *,
    separator: str,
    newline: str,
) -> str:
    """A header and the rows, as the text of a file."""

    def quoted(cell: Any) -> str:
        return _quoted(write(cell), separator)

    top = separator.join(_quoted(title, separator) for title in header)
    return "".join([top, newline, *texts_of(table, quoted, "", separator, newline)])


def _quoted(text: str, separator: str) -> str:
    """A cell as CSV needs it (RFC 4180)."""
    if separator in text or '"' in text or "\n" in text or "\r" in text:
        return '"' + text.replace('"', '""') + '"'
    return text
