"""An Excel workbook that somebody brings in: its sheets as a person sees them.

It is opened in a process of its own: whatever a file makes a library do, the server goes on.
"""

import io
import posixpath
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import partial
from typing import Final
from xml.etree import ElementTree as ET

from python_calamine import CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from gbo_core.exchange import apart
from gbo_core.exchange.office.workbook_check import members_of, packed_again, undamaged
from gbo_core.exchange.office.workbook_formats import Format, formats_of, odd_cells
from gbo_core.exchange.office.workbook_unseen import NOTHING_UNSEEN, Unseen, letters, unseen_in
from gbo_core.exchange.tables_in.bad_table import BadTable
from gbo_core.words import N_

Value = str | float | bool | date | datetime | time | timedelta

MOST_SHEETS: Final = 200
MOST_MERGED: Final = 1_000_000  # rows, in all ranges together
MOST_READ: Final = 3_000_000  # cells, in the sheets that are read to find the right one
LIMITS: Final = apart.Limits(memory=1_500_000_000, seconds=30, answer=300_000_000)


@dataclass(frozen=True, slots=True)
class Merged:
    """Cells that are one: rows and columns from 1, with how Excel calls the range."""

    name: str
    first_row: int
    last_row: int
    column: int
    wide: bool


@dataclass(frozen=True, slots=True)
class Page:
    """`rows` from the first on, without empty ends; '' for an empty cell.

    What stands in merged cells stands in each row that they take. `unseen` holds something too.
    """

    name: str
    rows: list[list[Value]]
    merged: tuple[Merged, ...]
    unseen: Unseen = NOTHING_UNSEEN


@dataclass(frozen=True, slots=True)
class Workbook:
    """`names` are the sheets that can be seen, `hidden` the others: those are never read.

    `pages` are the sheets that were read: the one that was asked for, else as many as there are.
    """

    names: tuple[str, ...]
    hidden: tuple[str, ...]
    pages: tuple[Page, ...]


def open_workbook(
    content: bytes, sheet: str = "", likely: Sequence[str] = (), most_rows: int = 200_000
) -> Workbook:
    """The sheet with this name; without one that is called as one of `likely`, else all.

    A page holds at most one row more than `most_rows`. Raises BadTable.
    """
    try:
        return apart.run(read_workbook, content, sheet, likely, most_rows, limits=LIMITS)
    except apart.CameToNothing:
        raise BadTable(N_("Dit bestand is te groot om in te lezen.")) from None


def read_workbook(content: bytes, sheet: str, likely: Sequence[str], most_rows: int) -> Workbook:
    """The same, in this process."""
    members = members_of(content)
    clean = packed_again(members)
    book = undamaged(lambda: CalamineWorkbook.from_filelike(io.BytesIO(clean)))
    sheets = [each for each in book.sheets_metadata if each.typ == SheetTypeEnum.WorkSheet]
    names = [each.name for each in sheets if each.visible == SheetVisibleEnum.Visible]
    if len(sheets) > MOST_SHEETS:
        raise BadTable(N_("Dit bestand is te groot om in te lezen."))
    reader = _Reader(book, members, most_rows)
    pages = undamaged(lambda: list(_pages(reader, _wanted(names, sheet, likely))))
    hidden = tuple(each.name for each in sheets if each.name not in names)
    return Workbook(tuple(names), hidden, tuple(pages))


def _wanted(names: Sequence[str], sheet: str, likely: Sequence[str]) -> list[str]:
    if sheet in names:
        return [sheet]
    called = [name for name in names if name.strip().casefold() in likely]
    return called[:1] or list(names)


def _pages(reader: "_Reader", names: Sequence[str]) -> Iterator[Page]:
    """The sheets, until they hold more than anybody can look through."""
    read = 0
    for name in names:
        page = reader.page(name)
        yield page
        read += sum(map(len, page.rows))
        if read > MOST_READ:
            return


class _Reader:
    """Sheets with their values as a person sees them."""

    def __init__(
        self, book: CalamineWorkbook, members: Mapping[str, bytes], most_rows: int
    ) -> None:
        self._book = book
        self._members = members
        self._most = most_rows
        self._formats: dict[int, Format] = undamaged(
            lambda: formats_of(members.get("xl/styles.xml", b""))
        )
        self._paths = undamaged(lambda: _paths(members))

    def page(self, name: str) -> Page:
        sheet = undamaged(partial(self._book.get_sheet_by_name, name))
        rows: list[list[Value]] = undamaged(partial(sheet.to_python, skip_empty_area=False))
        for row, column, reads in odd_cells(self._xml(name), self._formats):
            if row < len(rows) and column < len(rows[row]):
                value = reads if isinstance(reads, str) else reads.shown(rows[row][column])
                rows[row][column] = value
        del rows[_end(rows, self._most + 1) :]
        merged = tuple(map(_merged, sheet.merged_cell_ranges or ()))
        _fill_down(rows, merged)
        for row_ in rows:
            while row_ and row_[-1] == "":
                row_.pop()
        return Page(name, rows, merged, unseen_in(self._xml(name), rows))

    def _xml(self, name: str) -> bytes:
        return self._members.get(self._paths.get(name, ""), b"")


def _end(rows: Sequence[Sequence[Value]], most: int) -> int:
    """Behind the last row that holds something, or behind as many as we take."""
    end = len(rows)
    while end and not any(cell != "" for cell in rows[end - 1]):
        end -= 1
    return min(end, most)


def _fill_down(rows: Sequence[list[Value]], merged: Sequence[Merged]) -> None:
    """Raises BadTable where more cells are merged than a person could have done."""
    if sum(min(each.last_row, len(rows)) - each.first_row for each in merged) > MOST_MERGED:
        raise BadTable(N_("Dit bestand is te groot om in te lezen."))
    for each in merged:
        column = each.column - 1
        below = [row for row in rows[each.first_row : each.last_row] if column < len(row)]
        first = rows[each.first_row - 1] if each.first_row <= len(rows) else []
        if column < len(first):
            for row in below:
                row[column] = first[column]


def _paths(members: Mapping[str, bytes]) -> dict[str, str]:
    """Sheet → the member of the zip that holds it."""
    targets = {
        each.get("Id"): posixpath.normpath(posixpath.join("xl", each.get("Target", "")))
        for each in _elements(members.get("xl/_rels/workbook.xml.rels", b""), "Relationship")
    }
    found = {}
    for each in _elements(members["xl/workbook.xml"], "sheet"):
        ids = [value for key, value in each.attrib.items() if key.endswith("}id")]
        found[each.get("name", "")] = targets.get(ids[0] if ids else "", "").lstrip("/")
    return found


def _elements(xml: bytes, tag: str) -> Iterator[ET.Element]:
    if xml:
        root = ET.fromstring(xml)  # noqa: S314 - in a process with limits
        yield from (each for each in root.iter() if each.tag.rpartition("}")[2] == tag)


def _merged(range_: tuple[tuple[int, int], tuple[int, int]]) -> Merged:
    (top, left), (bottom, right) = range_
    called = f"{letters(left + 1)}{top + 1}:{letters(right + 1)}{bottom + 1}"
    return Merged(called, top + 1, bottom + 1, left + 1, left != right)
