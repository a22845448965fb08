"""Tables with many rows that begin, end or read alike: what is made of those is made once.

A long trajectory has some 700,000 answers. Written cell by cell they take ten seconds; all but a
few of their cells repeat those of the row above, so whole stretches of text are reused here.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

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

# Column → value of some cells, and of all cells of the row up to and with these → their texts.
Texts = Callable[[Mapping[str, Any], Mapping[str, Any]], Iterable[str]]


def table_of(rows: Iterable[Row]) -> Table:
    """Rows that have nothing in common."""
    return [Block((), list(rows), ())]


def rows_of(table: Table) -> Iterator[Row]:
    """Whole rows."""
    for block in table:
        for row in block.rows:
            yield (*block.before, *row, *block.after)


def lines(table: Table, columns: Iterable[str], texts: Texts, separator: str) -> list[str]:
    """A text for each row: those of its cells with a separator between them."""
    names = list(columns)
    made: list[str] = []
    known: dict[Row, str] = {}
    scope: Row = ()
    for block in table:
        if block.before[:1] != scope:
            known, scope = {}, block.before[:1]
        start, end = len(block.before), len(names) - len(block.after)
        before = dict(zip(names, block.before, strict=False))
        after = dict(zip(names[end:], block.after, strict=True))
        head = "".join(text + separator for text in texts(before, before))
        tail = "".join(separator + text for text in texts(after, before))
        try:
            made += [f"{head}{known[row]}{tail}" for row in block.rows]
        except KeyError:
            for row in (row for row in block.rows if row not in known):
                part = dict(zip(names[start:end], row, strict=True))
                known[row] = separator.join(texts(part, before | part))
            made += [f"{head}{known[row]}{tail}" for row in block.rows]
    return made


def csv_file(header: Iterable[str], rows: Iterable[str], *, separator: str, newline: str) -> str:
    """A header and rows that were written already, as the text of a file."""
    top = separator.join(quoted(title, separator) for title in header)
    return newline.join((top, *rows)) + newline


def quoted(text: str, separator: str) -> str:
    """A cell as CSV needs it (RFC 4180)."""
    if separator in text or '"' in text or "\n" in text or "\r" in text:
        return '"' + text.replace('"', '""') + '"'
    return text
