"""An Excel workbook, written by ourselves: a library takes some twenty times as long for it.

Only what our tables need of the format (ECMA-376, Office Open XML, part 1): text as shared
strings, numbers, moments, a bold header that stays in sight.
"""

import re
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Final
from xml.sax.saxutils import escape, quoteattr

from gbo_core.exchange.archive.blocks import Block, Table, pieces_of, texts_of
from gbo_core.exchange.archive.zip_out import Output, member, write_texts, zip_in

Cell = str | float | int | datetime | None

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


def write_workbook(sheets: Iterable[Sheet], target: Output) -> None:
    """One .xlsx file. A table that is too long for a sheet gets more of them."""
    strings = _Strings()
    with zip_in(target) as packed:
        _put(packed, "_rels/.rels", [_relations([("officeDocument", "xl/workbook.xml")])])
        _put(packed, "xl/styles.xml", [_STYLES])
        titles = []
        for number, (sheet, piece) in enumerate(_pieces(sheets), 1):
            titles.append(sheet.title)
            _put(packed, _path(number), _sheet(sheet.header, piece, strings))
        _put(packed, "xl/sharedStrings.xml", strings.xml())
        _put(packed, "xl/workbook.xml", [_book(_names(titles))])
        _put(packed, "xl/_rels/workbook.xml.rels", [_of_the_book(len(titles))])
        _put(packed, "[Content_Types].xml", [_content_types(len(titles))])


def _pieces(sheets: Iterable[Sheet]) -> Iterator[tuple[Sheet, Iterator[Block]]]:
    """What each sheet of the workbook holds; read one before asking for the next."""
    for sheet in sheets:
        for piece in pieces_of(sheet.table, MOST_ROWS):
            yield sheet, piece


def _path(number: int) -> str:
    return f"xl/worksheets/sheet{number}.xml"


def _of_the_book(sheets: int) -> str:
    return _relations(
        [("worksheet", f"worksheets/sheet{n}.xml") for n in range(1, sheets + 1)]
        + [("styles", "styles.xml"), ("sharedStrings", "sharedStrings.xml")]
    )


class _Strings:
    """Each text once; cells point at it by its number."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}

    def number(self, text: str) -> int:
        return self._numbers.setdefault(text, len(self._numbers))

    def xml(self) -> Iterator[str]:
        yield f'{_HEAD}<sst xmlns="{_MAIN}" uniqueCount="{len(self._numbers)}">'
        yield from (f'<si><t xml:space="preserve">{_text(text)}</t></si>' for text in self._numbers)
        yield "</sst>"


def _text(text: str) -> str:
    return escape(_LOOKS_ESCAPED.sub("_x005F_", _NOT_IN_XML.sub("", text)))


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


def _put(packed: zipfile.ZipFile, name: str, texts: Iterable[str]) -> None:
    with member(packed, name) as target:
        write_texts(texts, target)
