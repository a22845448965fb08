"""Tables with many rows that begin, end or read alike: what is made of those is made once.

A long trajectory has millions of answers. Written cell by cell they take minutes; all but a few of
their cells repeat those of the row above, so whole stretches of text are reused here. They are
made as they are needed, and never all in memory.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import chain, groupby
from typing import Any, Final, TypeVar

K = TypeVar("K")
V = TypeVar("V")

Row = tuple[Any, ...]

MOST_KNOWN: Final = 50_000  # stretches of text, and cells, that are remembered at once
MOST_KEPT: Final = 300_000  # rows of a table that are kept for the next reading


@dataclass(frozen=True, slots=True)
class Block:
    """Rows that begin with the cells `before` and end with `after`; `rows` hold what differs."""

    before: Row
    rows: Sequence[Row]
    after: Row


# Blocks that begin alike (in their first cell: the round) stand together. Read more than once.
Table = Iterable[Block]
Tables = dict[str, Table]


class Lazy:
    """A table whose blocks are made at each reading; one that is short is made only once."""

    def __init__(self, make: Callable[[], Iterable[Block]]) -> None:
        self._make = make
        self._kept: list[Block] | None = None

    def __iter__(self) -> Iterator[Block]:
        return iter(self._kept) if self._kept is not None else self._reading()

    def _reading(self) -> Iterator[Block]:
        seen: list[Block] = []
        room = MOST_KEPT
        for block in self._make():
            room -= len(block.rows)
            if room >= 0:
                seen.append(block)
            else:
                seen.clear()
            yield block
        if room >= 0:
            self._kept = seen


class Followed:
    """A table that calls `step` for each stretch of blocks that begin alike."""

    def __init__(self, table: Table, step: Callable[[], None]) -> None:
        self._table = table
        self._step = step

    def __iter__(self) -> Iterator[Block]:
        for _alike, blocks in groupby(self._table, key=lambda block: block.before[:1]):
            self._step()
            yield from blocks


class Once(dict[K, V]):
    """What `make` makes of a key, made when it is first asked for and then kept for a while."""

    def __init__(self, make: Callable[[K], V]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, key: K) -> V:
        if len(self) >= MOST_KNOWN:
            self.clear()
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


def pieces_of(table: Table, most: int) -> Iterator[Iterator[Block]]:
    """The table in pieces of at most `most` rows; an empty one is one piece.

    As with `itertools.groupby`, a piece is read before the next one is asked for.
    """
    rest = filter(lambda block: block.rows, table)
    more: Block | None = Block((), (), ())
    while more is not None:
        left: list[Block] = []
        yield _piece(chain([more], rest), most, left)
        more = left[0] if left else next(rest, None)


def _piece(blocks: Iterator[Block], most: int, left: list[Block]) -> Iterator[Block]:
    """The first `most` rows; what is too many of the last block is `left`."""
    room = most
    while room and (block := next(blocks, None)) is not None:
        if len(block.rows) > room:
            left.append(replace(block, rows=block.rows[room:]))
            block = replace(block, rows=block.rows[:room])
        room -= len(block.rows)
        yield block


def texts_of(
    table: Table, write: Callable[[Any], str], start: str, between: str, end: str
) -> Iterator[str]:
    """The rows as text, a stretch at a time: `write` gives a cell, the others frame a row."""
    # Typed: 1, 1.0 and True are written apart.
    cell = lru_cache(maxsize=MOST_KNOWN, typed=True)(write)
    known = Once[Row, str](lambda row: between.join(map(cell, row)))
    after, tail = None, ""
    for block in table:
        if block.rows:
            head = start + "".join([cell(value) + between for value in block.before])
            if block.after is not after:  # the very same: blocks that end alike often share it
                after = block.after
                tail = "".join([between + cell(value) for value in after]) + end
            yield head + (tail + head).join(map(known.__getitem__, block.rows)) + tail


def csv_texts(
    header: Iterable[str],
    table: Table,
    write: Callable[[Any], str],
    *,
    separator: str,
    newline: str,
) -> Iterator[str]:
    """A header and the rows, as the text of a file, a stretch at a time."""

    def quoted(cell: Any) -> str:
        return _quoted(write(cell), separator)

    yield separator.join(_quoted(title, separator) for title in header) + newline
    yield from texts_of(table, quoted, "", separator, newline)


def _quoted(text: str, separator: str) -> str:
    """A cell as CSV needs it (RFC 4180)."""
    if separator in text or '"' in text or "\n" in text or "\r" in text:
        return '"' + text.replace('"', '""') + '"'
    return text
