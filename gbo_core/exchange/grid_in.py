"""A table that somebody pastes or uploads, as rows of text: whatever program it came from."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from typing import Any, Final

from gbo_core.exchange.bad_table import BadTable
from gbo_core.exchange.file_in import opened
from gbo_core.exchange.workbook_in import Value, Workbook
from gbo_core.model.fields import tidy_text
from gbo_core.words import N_

MOST_ROWS: Final = 5000
MOST_COLUMNS: Final = 100
MOST_BYTES: Final = 10_000_000
SEPARATORS: Final = ("\t", ";", ",")

Grid = list[list[str]]


def grids(content: bytes | str) -> list[Grid]:
    """The ways in which pasted text or a file can be read as a table; `table_in` takes the best.

    A workbook gives one: its first sheet that holds something. Text gives one for each separator,
    and last one without, in which each line is a single cell. Raises BadTable.
    """
    found = opened(content, MOST_BYTES)
    if isinstance(found, Workbook):
        return [_small(_first_with_something(found))]
    split = [_small(_separated(found, separator)) for separator in SEPARATORS]
    return [*split, _small([line] for line in found.splitlines())]


def _separated(text: str, separator: str) -> Iterator[list[str]]:
    try:
        yield from csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    except csv.Error:
        return


def _small(rows: Iterable[Sequence[Any]]) -> Grid:
    """The rows as clean text, without the empty ones after the last. Raises BadTable."""
    grid: Grid = []
    for row in rows:
        cells = [_text(cell) for cell in row]
        while cells and not cells[-1]:
            cells.pop()
        if len(cells) > MOST_COLUMNS:
            raise BadTable(N_("Deze tabel is te breed: hoogstens %(n)d kolommen."), n=MOST_COLUMNS)
        if len(grid) < MOST_ROWS:
            grid.append(cells)
        elif cells:
            raise BadTable(N_("Deze tabel is te lang: hoogstens %(n)d rijen."), n=MOST_ROWS)
    while grid and not grid[-1]:
        grid.pop()
    return grid


def _text(cell: Any) -> str:
    if isinstance(cell, bool):
        return "1" if cell else "0"
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime | date):
        return cell.isoformat()
    return tidy_text(cell)


def _first_with_something(book: Workbook) -> list[list[Value]]:
    """The rows of the first sheet that holds something. Raises BadTable."""
    pages = map(book.page, book.names)
    return next((page.rows for page in pages if any(map(any, page.rows))), [])
