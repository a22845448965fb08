"""The cells of a file: text from CSV and the like, text and numbers from a workbook."""

import csv
import io
import zipfile
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Final

from gbo_core.exchange.figures_in.preview import SEPARATORS
from gbo_core.exchange.figures_in.workbook_in import Cell, Merged, Workbook
from gbo_core.exchange.grid_in import BadTable, decoded
from gbo_core.words import N_

MOST_BYTES: Final = 20_000_000
MOST_UNPACKED: Final = 300_000_000
MOST_ROWS: Final = 200_000
MOST_COLUMNS: Final = 300

Rows = list[list[Cell]]

_ZIP, _OLD_OFFICE = b"PK\x03\x04", bytes.fromhex("d0cf11e0a1b11ae1")
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
    if len(content) > MOST_BYTES:
        data = {"n": MOST_BYTES // 1_000_000}
        raise BadTable(N_("Dit bestand is te groot: hoogstens %(n)d MB."), **data)
    if isinstance(content, bytes) and content.startswith(_ZIP):
        return _from_workbook(content, sheet)
    if isinstance(content, bytes) and content.startswith(_OLD_OFFICE):
        raise BadTable(
            N_("Dit is een oud of beveiligd Excel-bestand. Bewaar het als xlsx, zonder wachtwoord.")
        )
    text = content.removeprefix("\ufeff") if isinstance(content, str) else decoded(content)
    return _from_text(text, separator)


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


def _from_workbook(content: bytes, wanted: str) -> Sheet:
    """Whatever a damaged workbook makes the readers stumble over is one sentence."""
    _check_zip(content)
    try:
        return _read_workbook(content, wanted)
    except BadTable:
        raise
    except Exception:  # noqa: BLE001 - a file may be wrong in more ways than can be listed
        raise BadTable(N_("Dit bestand is beschadigd.")) from None


def _read_workbook(content: bytes, wanted: str) -> Sheet:
    """The sheet that is wanted, else the first that holds something."""
    book = Workbook(content)
    for name in (wanted,) if wanted in book.names else book.names:
        rows = _small(book.rows(name))
        if rows:
            return Sheet(rows, "", name, book.names, tuple(book.merged(name)))
    raise BadTable(N_("Dit bestand is leeg."))


def _check_zip(content: bytes) -> None:
    """Raises BadTable for what is no plain workbook, or would unpack into far too much."""
    try:
        members = zipfile.ZipFile(io.BytesIO(content)).infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        raise BadTable(N_("Dit bestand is beschadigd.")) from None
    names = {member.filename for member in members}
    if "xl/workbook.xml" not in names:
        raise BadTable
    if any(name.endswith("vbaProject.bin") for name in names):
        raise BadTable(N_("Dit Excel-bestand bevat macro’s. Bewaar het als gewoon xlsx-bestand."))
    if sum(member.file_size for member in members) > MOST_UNPACKED:
        raise BadTable(N_("Dit bestand is te groot om in te lezen."))
