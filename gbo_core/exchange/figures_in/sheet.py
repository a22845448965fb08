"""The cells of a file: text from CSV and the like, text and numbers from a workbook."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import Final

from gbo_core.exchange.archive.blocks import Once
from gbo_core.exchange.archive.live_files import FIGURES
from gbo_core.exchange.figures_in.numbers import Cell
from gbo_core.exchange.figures_in.preview import SEPARATORS
from gbo_core.exchange.office.harmless import as_typed
from gbo_core.exchange.office.workbook_in import Merged, Page, Value, Workbook
from gbo_core.exchange.office.workbook_unseen import NOTHING_UNSEEN, Unseen
from gbo_core.exchange.tables_in.bad_table import BadTable
from gbo_core.exchange.tables_in.file_in import opened
from gbo_core.exchange.tables_in.lines_in import BREAK, Line, lines_of, swallowed
from gbo_core.words import N_

MOST_BYTES: Final = 20_000_000
MOST_ROWS: Final = 200_000
MOST_COLUMNS: Final = 300

Rows = list[list[Cell]]

_LOOKED_AT: Final = 200  # lines that show which separator a text has


@dataclass(frozen=True, slots=True)
class Sheet:
    """`rows` have no empty cells at their end; `separator` is '' for a workbook.

    `names` are the sheets that can be chosen, `hidden` those that are never read. `swallowed` are
    rows that seem to hold others, between two stray quotes.
    """

    rows: Rows
    separator: str = ""
    name: str = ""
    names: tuple[str, ...] = ()
    hidden: tuple[str, ...] = ()
    merged: tuple[Merged, ...] = ()
    swallowed: tuple[Line, ...] = ()
    unseen: Unseen = NOTHING_UNSEEN


def open_sheets(content: bytes | str, separator: str = "", sheet: str = "") -> list[Sheet]:
    """The sheets of a file that hold something, of which one was meant. Raises BadTable."""
    found = opened(content, MOST_BYTES, sheet, (FIGURES.title,), MOST_ROWS)
    if isinstance(found, str):
        return [_from_text(found, separator)]
    sheets = [_from_page(found, page) for page in found.pages if page.rows]
    if not sheets:
        raise BadTable(N_("Dit bestand is leeg."))
    return sheets


def _from_text(text: str, separator: str) -> Sheet:
    if not text.strip():
        raise BadTable(N_("Dit bestand is leeg."))
    separator = separator or _likely_separator(text)
    lines = lines_of(text, separator)
    clean = _typed if "'" in text else str.strip
    rows = _small([list(map(clean, line.cells)) for line in lines])
    return Sheet(rows, separator, swallowed=tuple(swallowed(lines, text, separator)))


def _typed(cell: str) -> str:
    return as_typed(cell.strip())


def _likely_separator(text: str) -> str:
    """What splits most lines into the same number of cells, and into most cells."""
    some = islice(BREAK.finditer(text), _LOOKED_AT)
    head = text[: max((found.end() for found in some), default=len(text))]
    return max(SEPARATORS, key=lambda separator: _regularity(head, separator))


def _regularity(text: str, separator: str) -> tuple[int, int]:
    widths = Counter(len(line.cells) for line in lines_of(text, separator))
    split = {width: often for width, often in widths.items() if width > 1}
    if not split:
        return 0, 0
    width = max(split, key=lambda one: (split[one], one))
    return split[width], width


def _small(rows: Rows) -> Rows:
    """The rows, now without empty ends. Raises BadTable for what is too wide or too long."""
    if len(rows) > MOST_ROWS:
        raise BadTable(
            N_(
                "Deze tabel is te lang: hoogstens %(n)d rijen. Kies in de bron minder "
                "gebieden of jaren."
            ),
            n=MOST_ROWS,
        )
    for cells in rows:
        while cells and cells[-1] == "":
            cells.pop()
    if max(map(len, rows), default=0) > MOST_COLUMNS:
        raise BadTable(N_("Deze tabel is te breed: hoogstens %(n)d kolommen."), n=MOST_COLUMNS)
    while rows and not rows[-1]:
        rows.pop()
    return rows


def _from_page(book: Workbook, page: Page) -> Sheet:
    texts = Once[Value, str](_text)
    rows = _small([_cells(row, texts) for row in page.rows])
    return Sheet(rows, "", page.name, book.names, book.hidden, page.merged, unseen=page.unseen)


def _cells(row: Sequence[Value], texts: Once[Value, str]) -> list[Cell]:
    return [cell if isinstance(cell, float) else texts[cell] for cell in row]


def _text(cell: Value) -> str:
    """Of a date only the day says something about a figure; yes and no are 1 and 0."""
    if isinstance(cell, bool):
        return str(int(cell))
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    return as_typed(str(cell).strip())
