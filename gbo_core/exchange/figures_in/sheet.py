"""The cells of a file: text from CSV and the like, text and numbers from a workbook."""

import csv
import io
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import Final

from gbo_core.exchange.bad_table import BadTable
from gbo_core.exchange.blocks import Once
from gbo_core.exchange.figures_in.numbers import Cell
from gbo_core.exchange.figures_in.preview import SEPARATORS
from gbo_core.exchange.file_in import opened
from gbo_core.exchange.workbook_in import Merged, Value, Workbook
from gbo_core.words import N_

MOST_BYTES: Final = 20_000_000
MOST_ROWS: Final = 200_000
MOST_COLUMNS: Final = 300

Rows = list[list[Cell]]

_LOOKED_AT: Final = 200  # lines that show which separator a text has


@dataclass(frozen=True, slots=True)
class Sheet:
    """`rows` have no empty cells at their end; `separator` is '' for a workbook."""

    rows: Rows
    separator: str = ""
    name: str = ""
    names: tuple[str, ...] = ()
    merged: tuple[Merged, ...] = ()


def open_sheet(content: bytes | str, separator: str = "", sheet: str = "") -> Sheet:
    """The cells of a file or of pasted text. Raises BadTable."""
    found = opened(content, MOST_BYTES)
    if isinstance(found, Workbook):
        return _from_workbook(found, sheet)
    return _from_text(found, separator)


def _from_text(text: str, separator: str) -> Sheet:
    if not text.strip():
        raise BadTable(N_("Dit bestand is leeg."))
    separator = separator or _likely_separator(text)
    try:
        lines = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
        rows = _small([cell.strip() for cell in line] for line in lines)
    except csv.Error:
        raise BadTable from None
    return Sheet(rows, separator)


def _likely_separator(text: str) -> str:
    """What splits most lines into the same number of cells, and into most cells."""
    lines = list(islice(filter(str.strip, io.StringIO(text)), _LOOKED_AT))
    return max(SEPARATORS, key=lambda separator: _regularity(lines, separator))


def _regularity(lines: Sequence[str], separator: str) -> tuple[int, int]:
    try:
        widths = Counter(len(row) for row in csv.reader(lines, delimiter=separator))
    except csv.Error:
        return 0, 0
    split = {width: often for width, often in widths.items() if width > 1}
    if not split:
        return 0, 0
    width = max(split, key=lambda one: (split[one], one))
    return split[width], width


def _small(rows: Iterable[Sequence[Cell]]) -> Rows:
    """The rows without empty ends. Raises BadTable for what is too wide or too long."""
    kept: Rows = []
    for row in rows:
        cells = list(row)
        while cells and cells[-1] == "":
            cells.pop()
        if len(cells) > MOST_COLUMNS:
            raise BadTable(N_("Deze tabel is te breed: hoogstens %(n)d kolommen."), n=MOST_COLUMNS)
        kept.append(cells)
        if len(kept) > MOST_ROWS:
            raise BadTable(
                N_(
                    "Deze tabel is te lang: hoogstens %(n)d rijen. Kies in de bron minder "
                    "gebieden of jaren."
                ),
                n=MOST_ROWS,
            )
    while kept and not kept[-1]:
        kept.pop()
    return kept


def _from_workbook(book: Workbook, wanted: str) -> Sheet:
    """The sheet that is wanted, else the first that holds something."""
    for name in (wanted,) if wanted in book.names else book.names:
        page, texts = book.page(name), Once(_text)
        rows = _small(_cells(row, texts) for row in page.rows)
        if rows:
            return Sheet(rows, "", name, book.names, page.merged)
    raise BadTable(N_("Dit bestand is leeg."))


def _cells(row: Sequence[Value], texts: Once[Value, str]) -> list[Cell]:
    return [cell if isinstance(cell, float) else texts[cell] for cell in row]


def _text(cell: Value) -> str:
    """Of a date only the day says something about a figure; yes and no are 1 and 0."""
    if isinstance(cell, bool):
        return str(int(cell))
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    return str(cell).strip()
