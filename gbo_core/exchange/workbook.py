"""An Excel workbook, written by ourselves: a library takes some twenty times as long for it.

Only what our tables need of the format (ECMA-376, Office Open XML, part 1): text as shared
strings, numbers, moments, a bold header that stays in sight.
"""

import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Final
from xml.sax.saxutils import escape, quoteattr

from gbo_core.exchange.blocks import Table, pieces_of, texts_of

Cell = str | float | int | datetime | None

MOMENT: Final = (1980, 1, 1, 0, 0, 0)
MOST_ROWS: Final = 1_000_000  # Excel itself stops at 1,048,576
_DAY_ZERO: Final = datetime(1899, 12, 30)  # noqa: DTZ001 - a spreadsheet's clock knows no zone

_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_LOOKS_ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_NOT_IN_A_NAME = re.compile(r"[\[\]:*?/\\']")

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml."
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

_STYLES = (
    f'{_HEAD}<styleSheet xmlns="{_MAIN}">'
    '<numFmts count="1"><numFmt numFmtId="164" formatCode="dd/mm/yyyy\\ hh:mm"/></numFmts>'
    '<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font>'
    '<font><b/><sz val="11"/><name val="Calibri"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill>'
    '<fill><patternFill patternType="gray125"/></fill></fills>'
    '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    '<cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
    '<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/>'
    '<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>'
    '</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/>'
    "</cellStyles></styleSheet>"
)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table of cells (see `Cell`), under a header."""

    title: str
    header: Sequence[str]
    table: Table


def workbook(sheets: Iterable[Sheet]) -> bytes:
    """One .xlsx file. A table that is too long for a sheet gets more of them."""
    strings = _Strings()
    parts = [(sheet.title, part) for sheet in sheets for part in _parts(sheet, strings)]
    names = list(_names(title for title, _part in parts))
    files = {
        "[Content_Types].xml": _content_types(len(parts)),
        "_rels/.rels": _relations([("officeDocument", "xl/workbook.xml")]),
        "xl/workbook.xml": _book(names),
        "xl/_rels/workbook.xml.rels": _relations(
            [("worksheet", f"worksheets/sheet{n}.xml") for n in range(1, len(parts) + 1)]
            + [("styles", "styles.xml"), ("sharedStrings", "sharedStrings.xml")]
        ),
        "xl/styles.xml": _STYLES,
        "xl/sharedStrings.xml": strings.xml(),
    }
    files |= {f"xl/worksheets/sheet{n}.xml": xml for n, (_title, xml) in enumerate(parts, 1)}
    return _zipped(files)


class _Strings:
    """Each text once; cells point at it by its number."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}

    def number(self, text: str) -> int:
        return self._numbers.setdefault(text, len(self._numbers))

    def xml(self) -> str:
        texts = "".join(
            f'<si><t xml:space="preserve">{_text(text)}</t></si>' for text in self._numbers
        )
        count = len(self._numbers)
        return f'{_HEAD}<sst xmlns="{_MAIN}" uniqueCount="{count}">{texts}</sst>'


def _text(text: str) -> str:
    return escape(_LOOKS_ESCAPED.sub("_x005F_", _NOT_IN_XML.sub("", text)))


def _parts(sheet: Sheet, strings: _Strings) -> Iterator[str]:
    """The XML of each sheet that a table takes."""
    for piece in pieces_of(sheet.table, MOST_ROWS):
        yield "".join(_sheet(sheet.header, piece, strings))


def _sheet(header: Sequence[str], table: Table, strings: _Strings) -> Iterator[str]:
    top = "".join(f'<c t="s" s="1"><v>{strings.number(title)}</v></c>' for title in header)
    pane = '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>'
    yield (
        f'{_HEAD}<worksheet xmlns="{_MAIN}">'
        f'<sheetViews><sheetView workbookViewId="0">{pane}</sheetView></sheetViews>'
        f'<cols><col min="1" max="{len(header)}" width="18" customWidth="1"/></cols>'
        f"<sheetData><row>{top}</row>"
    )
    yield from texts_of(table, partial(_cell, strings=strings), "<row>", "", "</row>")
    yield "</sheetData></worksheet>"


def _cell(cell: Cell, strings: _Strings) -> str:
    if cell is None or cell == "":
        return "<c/>"
    if isinstance(cell, str):
        return f'<c t="s"><v>{strings.number(cell)}</v></c>'
    if isinstance(cell, datetime):
        return f'<c s="2"><v>{(cell - _DAY_ZERO).total_seconds() / 86400!r}</v></c>'
    return f"<c><v>{cell!r}</v></c>"


def _names(titles: Iterable[str]) -> Iterator[str]:
    """Sheet names as Excel takes them: at most 31 characters, each once."""
    seen: set[str] = set()
    for title in titles:
        base = _NOT_IN_A_NAME.sub(" ", title)[:28]
        numbered = (base if n == 1 else f"{base} {n}" for n in range(1, 100))
        name = next(name for name in numbered if name.casefold() not in seen)
        seen.add(name.casefold())
        yield name


def _book(names: Iterable[str]) -> str:
    sheets = "".join(
        f'<sheet name={quoteattr(name)} sheetId="{n}" r:id="rId{n}"/>'
        for n, name in enumerate(names, 1)
    )
    return (
        f'{_HEAD}<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>{sheets}</sheets></workbook>'
    )


def _relations(targets: Iterable[tuple[str, str]]) -> str:
    links = "".join(
        f'<Relationship Id="rId{n}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for n, (kind, target) in enumerate(targets, 1)
    )
    return f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{links}</Relationships>'


def _content_types(sheets: int) -> str:
    parts = [("workbook", "sheet.main"), ("styles", "styles"), ("sharedStrings", "sharedStrings")]
    parts += [(f"worksheets/sheet{n}", "worksheet") for n in range(1, sheets + 1)]
    overrides = "".join(
        f'<Override PartName="/xl/{name}.xml" ContentType="{_TYPE}{kind}+xml"/>'
        for name, kind in parts
    )
    return (
        f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f"{overrides}</Types>"
    )


def _zipped(files: Mapping[str, str]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as packed:
        for name, content in files.items():
            member = zipfile.ZipInfo(name, MOMENT)
            member.compress_type = zipfile.ZIP_DEFLATED
            member.create_system = 3
            packed.writestr(member, content.encode(), compresslevel=1)
    return target.getvalue()
