"""An Excel workbook that somebody brings in, once it is found safe to open."""

import io
import re
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import partial
from typing import Final, TypeVar

from python_calamine import CalamineWorkbook

from gbo_core.exchange.bad_table import BadTable
from gbo_core.words import N_

Value = str | float | bool | date | datetime | time | timedelta

MOST_UNPACKED: Final = 300_000_000  # bytes
# The library makes room for every cell between the first and the last, empty or not.
MOST_CELLS: Final = 12_000_000

_ROW: Final = re.compile(rb"<(?:\w+:)?row[\s/>]")
_CELL: Final = re.compile(rb"<(?:\w+:)?c[\s/>]")
_LETTERS: Final = re.compile(rb"""\sr\s*=\s*["']([A-Z]+)""")
_FAR: Final = re.compile(rb""" r="(?:[A-Z]{2}|[A-Z]?[2-9]\d{5}|[A-Z]?\d{7})""")
_NUMBERS: Final = re.compile(rb"""\sr\s*=\s*["'][A-Z]*(\d+)""")

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Merged:
    """Cells that are one: rows from 1, with how Excel calls the range; `wide` over columns."""

    name: str
    first_row: int
    last_row: int
    wide: bool


@dataclass(frozen=True, slots=True)
class Page:
    """`rows` from the first on, as long as each other; '' for an empty cell."""

    rows: list[list[Value]]
    merged: tuple[Merged, ...]


class Workbook:
    """`names` are its sheets. Everything raises BadTable where the file is damaged."""

    def __init__(self, content: bytes) -> None:
        _check(content)
        self._book = _undamaged(lambda: CalamineWorkbook.from_filelike(io.BytesIO(content)))
        self.names = tuple(self._book.sheet_names)

    def page(self, name: str) -> Page:
        """The sheet with this name."""
        sheet = _undamaged(partial(self._book.get_sheet_by_name, name))
        rows = _undamaged(partial(sheet.to_python, skip_empty_area=False))
        return Page(rows, tuple(map(_merged, sheet.merged_cell_ranges or ())))


def _undamaged(read: Callable[[], T]) -> T:
    """Whatever a damaged workbook makes the library stumble over is one sentence."""
    try:
        return read()
    except (KeyboardInterrupt, SystemExit):
        raise
    except BaseException:  # noqa: BLE001 - where the library panics, that is no Exception
        raise BadTable(N_("Dit bestand is beschadigd.")) from None


def _check(content: bytes) -> None:
    """Raises BadTable for what is no plain workbook, or would unpack into far too much."""
    packed = _undamaged(lambda: zipfile.ZipFile(io.BytesIO(content)))
    members = packed.infolist()
    names = {member.filename for member in members}
    if "xl/workbook.xml" not in names:
        raise BadTable
    if any(name.endswith("vbaProject.bin") for name in names):
        raise BadTable(N_("Dit Excel-bestand bevat macro’s. Bewaar het als gewoon xlsx-bestand."))
    if sum(member.file_size for member in members) > MOST_UNPACKED:
        raise BadTable(N_("Dit bestand is te groot om in te lezen."))
    for name in names:
        _check_room(_undamaged(partial(packed.read, name)))


def _check_room(xml: bytes) -> None:
    """A sheet with one cell far away would take more memory than there is."""
    if b"sheetData" not in xml or _is_narrow(xml):
        return
    letters = _LETTERS.findall(xml)
    width = max(map(_column, set(letters)), default=0)
    height = max(map(_number, set(_NUMBERS.findall(xml))), default=0)
    if len(_CELL.findall(xml)) > len(letters):  # some do not say where they stand
        rows = _ROW.split(xml)
        width = max(width, *(len(_CELL.findall(row)) for row in rows))
        height = max(height, len(rows))
    if height * width > MOST_CELLS:
        raise BadTable(
            N_(
                "In dit blad staat iets ver naar rechts of ver naar onder. Wis dat, of kopieer de "
                "tabel naar een nieuw bestand."
            )
        )


def _is_narrow(xml: bytes) -> bool:
    """Whether every cell stands in the first 26 columns and 200,000 rows, and says so plainly.

    Most sheets do, and this is a third of the work of looking at each place.
    """
    rows = xml.find(b"<sheetData"), xml.find(b"</sheetData")
    if -1 in rows or xml.count(b"sheetData") != 2 or xml.find(b":c", *rows) >= 0:
        return False
    tags = (b"<c", b"<row")
    plainly = all(xml.count(tag, *rows) == xml.count(tag + b' r="', *rows) for tag in tags)
    return plainly and not _FAR.search(xml, *rows)


def _number(digits: bytes) -> int:
    return int(digits[:9])


def _column(letters: bytes) -> int:
    """The number of a column from 1: A is 1, AA is 27."""
    number = 0
    for letter in letters[:4]:
        number = 26 * number + letter - ord("A") + 1
    return number


def _merged(range_: tuple[tuple[int, int], tuple[int, int]]) -> Merged:
    (top, left), (bottom, right) = range_
    called = f"{_letters(left)}{top + 1}:{_letters(right)}{bottom + 1}"
    return Merged(called, top + 1, bottom + 1, left != right)


def _letters(column: int) -> str:
    """What the column with this number from 0 is called."""
    before, last = divmod(column, 26)
    return (_letters(before - 1) if before else "") + chr(ord("A") + last)
