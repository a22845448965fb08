"""A table that somebody pastes or uploads, as rows of text: whatever program it came from."""

import csv
import io
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from typing import Any, Final
from xml.etree.ElementTree import ParseError

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from gbo_core.model.errors import BadInput
from gbo_core.model.fields import tidy_text
from gbo_core.words import N_

MOST_ROWS: Final = 5000
MOST_COLUMNS: Final = 100
MOST_BYTES: Final = 10_000_000
MOST_UNPACKED: Final = 100_000_000
SEPARATORS: Final = ("\t", ";", ",")

Grid = list[list[str]]

_ZIP, _OLD_OFFICE = b"PK\x03\x04", bytes.fromhex("d0cf11e0a1b11ae1")


class BadTable(BadInput):
    """A file that holds no table that we can read."""

    sentence = N_(
        "Dit bestand is geen tabel die we kunnen lezen. Gebruik een CSV- of xlsx-bestand."
    )


def grids(content: bytes | str) -> list[Grid]:
    """The ways in which pasted text or a file can be read as a table; `table_in` takes the best.

    A workbook gives one: its first sheet that holds something. Text gives one for each separator,
    and last one without, in which each line is a single cell. Raises BadTable.
    """
    if len(content) > MOST_BYTES:
        raise BadTable(N_("Dit bestand is te groot om in te lezen."))
    if isinstance(content, bytes) and content.startswith(_ZIP):
        return [_small(_workbook(content))]
    if isinstance(content, bytes) and content.startswith(_OLD_OFFICE):
        raise BadTable(
            N_("Dit is een oud of beveiligd Excel-bestand. Bewaar het als xlsx, zonder wachtwoord.")
        )
    text = content if isinstance(content, str) else decoded(content)
    split = [_small(_separated(text, separator)) for separator in SEPARATORS]
    return [*split, _small([line] for line in text.splitlines())]


def decoded(content: bytes) -> str:
    """The text of a file, in the encodings that spreadsheets write. Raises BadTable."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", errors="replace")
    if b"\0" in content:
        raise BadTable
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


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


def _workbook(content: bytes) -> Iterator[Sequence[Any]]:
    """The rows of the first sheet that holds something. Raises BadTable."""
    _check_zip(content)
    try:
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
        for sheet in book.worksheets:
            rows = list(_rows(sheet))
            if any(cell is not None for row in rows for cell in row):
                yield from rows
                return
    except (InvalidFileException, zipfile.BadZipFile, ParseError, KeyError, ValueError, OSError):
        raise BadTable from None


def _rows(sheet: Any) -> Iterator[Sequence[Any]]:
    """As many rows and columns as we take, and one more, so that too many is seen."""
    most = {"max_row": MOST_ROWS + 1, "max_col": MOST_COLUMNS + 1}
    yield from sheet.iter_rows(values_only=True, **most)


def _check_zip(content: bytes) -> None:
    """Raises BadTable for what is no plain workbook, or would unpack into far too much."""
    try:
        members = zipfile.ZipFile(io.BytesIO(content)).infolist()
    except zipfile.BadZipFile:
        raise BadTable(N_("Dit bestand is beschadigd.")) from None
    names = {member.filename for member in members}
    if "xl/workbook.xml" not in names:
        raise BadTable
    if "xl/vbaProject.bin" in names:
        raise BadTable(N_("Dit Excel-bestand bevat macro’s. Bewaar het als gewoon xlsx-bestand."))
    if sum(member.file_size for member in members) > MOST_UNPACKED:
        raise BadTable(N_("Dit bestand is te groot om in te lezen."))
