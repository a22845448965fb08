"""Where the table begins and ends: titles above it, one or two rows of headers, notes below it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from gbo_core.exchange.figures_in.numbers import Cell, is_number
from gbo_core.exchange.figures_in.periods import period_of
from gbo_core.exchange.figures_in.sheet import Rows, Sheet
from gbo_core.exchange.office.workbook_in import Merged
from gbo_core.exchange.tables_in.bad_table import BadTable
from gbo_core.model.fields import one_line
from gbo_core.words import N_

_TOO_LONG: Final = N_(
    "Onder de titels staan in elke rij meer cellen dan er titels zijn. Is de komma tegelijk "
    "scheidingsteken en decimaalteken? Bewaar het bestand dan met puntkomma’s."
)
HEADER_WITHIN: Final = 40  # rows: what stands above a header is less than this
MOST_NAMED: Final = 5  # ranges that a sentence can hold

_NOTE: Final = re.compile(
    r"(bron(nen)?|sources?|noot|nota|opmerking|legende|verklaring|copyright|laatst)\b|©|\*|x\s*=",
    re.IGNORECASE,
)
_SOURCE: Final = re.compile(r"(?:bron(?:nen)?|sources?)\s*[:=]?\s*(.*)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Frame:
    """The table in its file. `titles` name its columns; `header` counts from 1 and is their row.

    `above` and `below` are the texts around it, a line each, and `around` the numbers of their
    rows; `rows` is what stands between, with the number of each in `numbers`. `repeated` are rows
    that say the titles again, `longer` those with more cells than there are titles.
    """

    titles: tuple[str, ...]
    header: int
    header_rows: int
    above: tuple[str, ...]
    below: tuple[str, ...]
    rows: Rows
    numbers: tuple[int, ...]
    around: tuple[int, ...] = ()
    repeated: tuple[int, ...] = ()
    longer: tuple[int, ...] = ()

    @property
    def source(self) -> str:
        """What the file says that its source is, '' when it does not."""
        for line in (*self.below, *self.above):
            if (found := _SOURCE.match(line)) and found[1].strip():
                return found[1].strip()
        return ""


def frame_of(sheet: Sheet, header: int, header_rows: int) -> Frame:
    """The table. `header` and `header_rows` are what a person said, or 0. Raises BadTable."""
    rows = sheet.rows
    if header > len(rows):
        raise BadTable(N_("Zoveel rijen heeft deze tabel niet."))
    last = header - 1 if header else _find_header(rows)
    several = header_rows or (2 if _has_second(rows, last) else 1)
    first = max(last - several + 1, 0)
    end = _end(rows, last + 1)
    if end == last + 1:
        raise BadTable(N_("In deze tabel staan geen cijfers."))
    _refuse_merged(sheet, last + 1, end)
    around = (*range(first), *range(end, len(rows)))
    below = [n for n in range(last + 1, end) if rows[n]]
    repeated = [n for n in below if rows[n] in rows[first : last + 1]]
    titles = _titles(rows, first, last)
    longer = [n for n in below if sheet.separator and len(rows[n]) > len(titles)]
    kept = sorted({*below} - {*repeated} - {*longer})
    if not kept:
        raise BadTable(_TOO_LONG if longer else N_("In deze tabel staan geen cijfers."))
    return Frame(
        titles=titles,
        header=last + 1,
        header_rows=last - first + 1,
        above=tuple(filter(None, map(_line, rows[:first]))),
        below=tuple(filter(None, map(_line, rows[end:]))),
        rows=[rows[n] for n in kept],
        numbers=tuple(n + 1 for n in kept),
        around=tuple(n + 1 for n in around if rows[n]),
        repeated=tuple(n + 1 for n in repeated),
        longer=tuple(n + 1 for n in longer),
    )


def _find_header(rows: Rows) -> int:
    """The last row with two cells above the first row with figures. Raises BadTable."""
    header = -1
    for place, row in enumerate(rows[:HEADER_WITHIN]):
        if _filled(row) < 2:
            continue
        if _has_figures(row, header >= 0) or (header >= 0 and _names_years(rows[header])):
            break
        header = place
    else:
        raise BadTable(N_("In deze tabel staan geen cijfers."))
    if header < 0:
        raise BadTable(
            N_("Boven de cijfers staat geen rij met titels. Zet er een boven en probeer opnieuw.")
        )
    return header


def _has_figures(row: Sequence[Cell], below_header: bool) -> bool:
    """Whether a row is no header any more. A row of years is one, unless it is just one year."""
    numbers = [cell for cell in row if is_number(cell)]
    if any(not period_of(cell) for cell in numbers):
        return True
    return len(numbers) == 1 and below_header and row[0] != ""


def _names_years(header: Sequence[Cell]) -> bool:
    """Whether a row names a column for each year: what is below it cannot be a header."""
    return any(period_of(cell) for cell in header[1:])


def _has_second(rows: Rows, last: int) -> bool:
    """Whether the row above the header names its columns as well: years or words that repeat."""
    if last < 1 or _filled(rows[last - 1]) < 2:
        return False
    titles = [_text(cell) for cell in rows[last][1:] if cell != ""]
    repeat = len(set(titles)) < len(titles)
    return repeat or all(period_of(title) for title in titles)


def _titles(rows: Rows, first: int, last: int) -> tuple[str, ...]:
    """The names of the columns; what stands over several of them goes before each."""
    lower = [_text(cell) for cell in rows[last]]
    if first == last:
        return tuple(lower)
    upper = _filled_on([_text(cell) for cell in rows[first]], max(len(lower), len(rows[first])))
    lower += [""] * (len(upper) - len(lower))
    joined = [f"{a} – {b}" if a and b else a or b for a, b in zip(upper, lower, strict=True)]
    return (lower[0] or upper[0], *joined[1:])


def _filled_on(cells: Sequence[str], width: int) -> list[str]:
    """Each empty cell with what stands before it, but for the first column's title."""
    filled: list[str] = []
    for place in range(width):
        cell = cells[place] if place < len(cells) else ""
        filled.append(cell or (filled[-1] if place > 1 else ""))
    return filled


def _end(rows: Rows, start: int) -> int:
    """Behind the last row of figures: what is below are notes and sources."""
    end = len(rows)
    while end > start and _is_note(rows[end - 1]):
        end -= 1
    return end


def _is_note(row: Sequence[Cell]) -> bool:
    if _filled(row) < 2:
        return True
    first = next(cell for cell in row if cell != "")
    return isinstance(first, str) and bool(_NOTE.match(first)) and not any(map(is_number, row[1:]))


def _refuse_merged(sheet: Sheet, header: int, end: int) -> None:
    """Raises BadTable where a figure stands in merged cells: of which row or column is it?

    A title over two years may be merged, and so may the name of an area over its rows.
    """
    wrong = [
        each.name
        for each in sheet.merged
        if each.first_row <= end
        and (each.last_row > header or (each.first_row == header and each.wide))
        and (each.wide or each.first_row <= header or _counts(sheet.rows, each))
    ]
    if wrong:
        raise BadTable(
            N_(
                "In deze tabel zijn cellen samengevoegd (%(cells)s). Maak dat ongedaan in Excel "
                "en probeer opnieuw."
            ),
            cells=", ".join(wrong[:MOST_NAMED]),
        )


def _counts(rows: Rows, merged: Merged) -> bool:
    """Whether a figure stands in merged cells."""
    row = rows[merged.first_row - 1] if merged.first_row <= len(rows) else []
    cell = row[merged.column - 1] if merged.column <= len(row) else ""
    return is_number(cell) and not period_of(cell) and merged.column > 1


def _filled(row: Sequence[Cell]) -> int:
    return sum(cell != "" for cell in row)


def _line(row: Sequence[Cell]) -> str:
    return " ".join(_text(cell) for cell in row if cell != "")


def _text(cell: Cell) -> str:
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else str(cell)
    return one_line(cell)
