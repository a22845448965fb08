"""A list that somebody pastes or uploads, as rows of text: whatever program it came from."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from gbo_core.exchange.office.harmless import as_typed
from gbo_core.exchange.office.workbook_formats import Signed
from gbo_core.exchange.office.workbook_in import Page, Workbook
from gbo_core.exchange.office.workbook_unseen import NOTHING_UNSEEN, Unseen
from gbo_core.exchange.tables_in.bad_table import BadTable
from gbo_core.exchange.tables_in.file_in import opened
from gbo_core.exchange.tables_in.lines_in import BREAK, Line, lines_of, swallowed
from gbo_core.model.fields import tidy_text
from gbo_core.words import N_

MOST_ROWS: Final = 5000
MOST_COLUMNS: Final = 100
MOST_BYTES: Final = 20_000_000
SEPARATORS: Final = ("\t", ";", ",", "|")

_BREAKS: Final = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]|_x000[DdAa]_\n?")


@dataclass(frozen=True, slots=True)
class Grid:
    """One way of reading a list: its rows that hold something, with the lines that they take.

    `sheet` is '' for text, `separator` for a sheet and for text that is not split. `swallowed`
    are rows that seem to hold others, between two stray quotes.
    """

    rows: tuple[Line, ...]
    sheet: str = ""
    separator: str = ""
    swallowed: tuple[Line, ...] = ()
    unseen: Unseen = NOTHING_UNSEEN


@dataclass(frozen=True, slots=True)
class Source:
    """A list as it came in: the ways in which it can be read; `table_in` takes the best.

    A workbook gives one for each sheet that can be seen and holds something. Text gives one for
    each separator, and last one without, in which each line is a single cell.
    """

    grids: tuple[Grid, ...]
    sheets: tuple[str, ...] = ()
    hidden: tuple[str, ...] = ()


def source_of(content: bytes | str, sheet: str = "", likely: Sequence[str] = ()) -> Source:
    """What came in; of a workbook only the sheet that was chosen, if one was. Raises BadTable."""
    found = opened(content, MOST_BYTES, sheet, likely, MOST_ROWS)
    if isinstance(found, Workbook):
        grids = [_of_page(page) for page in found.pages]
        return Source(tuple(g for g in grids if g.rows), found.names, found.hidden)
    split = [_of_text(found, separator) for separator in SEPARATORS]
    lines = [Line(n, n, n, [_text(line)]) for n, line in enumerate(BREAK.split(found), 1)]
    return Source((*split, Grid(_small(lines))))


def _of_text(text: str, separator: str) -> Grid:
    lines = lines_of(text, separator)
    cleaned = (line._replace(cells=list(map(_text, line.cells))) for line in lines)
    held = tuple(swallowed(lines, text, separator))
    return Grid(_small(cleaned), separator=separator, swallowed=held)


def _of_page(page: Page) -> Grid:
    lines = (Line(n, n, n, list(map(_text, row))) for n, row in enumerate(page.rows, 1))
    return Grid(_small(lines), sheet=page.name, unseen=page.unseen)


def _small(lines: Iterable[Line]) -> tuple[Line, ...]:
    """The rows that hold something, without empty cells at their end; of too many, one too many."""
    kept: list[Line] = []
    for line in lines:
        cells = list(line.cells)
        while cells and not cells[-1]:
            cells.pop()
        if cells:
            kept.append(line._replace(cells=cells))
        if len(kept) > MOST_ROWS:
            break
    return tuple(kept)


def refuse_large(grid: Grid) -> None:
    """Raises BadTable for what is too wide or too long."""
    if any(len(line.cells) > MOST_COLUMNS for line in grid.rows):
        raise BadTable(N_("Deze tabel is te breed: hoogstens %(n)d kolommen."), n=MOST_COLUMNS)
    if len(grid.rows) > MOST_ROWS:
        raise BadTable(N_("Deze tabel is te lang: hoogstens %(n)d rijen."), n=MOST_ROWS)


def _text(cell: Any) -> str:
    """A cell as somebody reads it."""
    if isinstance(cell, bool):
        return "1" if cell else "0"
    if isinstance(cell, float):
        number = str(int(cell)) if cell.is_integer() else repr(float(cell))
        if not isinstance(cell, Signed):
            return number
        return f"{number}%" if cell.sign == "%" else f"{number} {cell.sign}"
    if isinstance(cell, datetime | date):
        return cell.isoformat()
    return as_typed(tidy_text(_BREAKS.sub("\n", str(cell))))
