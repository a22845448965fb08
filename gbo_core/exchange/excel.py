"""The same tables for people: words instead of codes, as Belgian Excel opens them."""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any, Final
from zoneinfo import ZoneInfo

from gbo_core.exchange.blocks import Row, Table, Tables, csv_file, lines, quoted, rows_of
from gbo_core.exchange.layout import File
from gbo_core.exchange.workbook import Cell, Cells, Sheet, workbook
from gbo_core.words import N_, translations

LOCAL: Final = ZoneInfo("Europe/Brussels")
WORKBOOK: Final = "gbo-werktafel.xlsx"

_NUMBER = re.compile(r"[+-]?\d+([.,]\d+)?")
_STARTS_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def of_tables(files: Mapping[str, File], tables: Tables, language: str) -> dict[str, bytes]:
    """File name → content: one workbook with a sheet a table, and each table as CSV."""
    say = translations(language).gettext
    labels = {name: _labels(file, tables[name]) for name, file in files.items() if file.label}
    sheets = {
        name: Sheet(
            title=say(file.title),
            header=[harmless(say(spec.title)) for spec in file.columns.values()],
            columns=list(file.columns),
            table=tables[name],
            cells=_readable(file, labels, language),
        )
        for name, file in files.items()
    }
    made = {f"{name}.csv": belgian_csv(sheet) for name, sheet in sheets.items()}
    return {WORKBOOK: workbook(sheets.values())} | made


def harmless(text: str) -> str:
    """Text that a spreadsheet shows and never runs; what is just a number stays one."""
    runs = text.startswith(_STARTS_FORMULA) and not _NUMBER.fullmatch(text)
    return f"'{text}" if runs else text


def belgian_csv(sheet: Sheet) -> bytes:
    """With BOM, semicolons, decimal commas and dates as dd/mm/jjjj uu:mm."""

    def texts(part: Mapping[str, Any], row: Mapping[str, Any]) -> list[str]:
        return [quoted(_belgian(cell), ";") for cell in sheet.cells(part, row)]

    rows = lines(sheet.table, sheet.columns, texts, ";")
    return csv_file(sheet.header, rows, separator=";", newline="\r\n").encode("utf-8-sig")


def _belgian(cell: Cell) -> str:
    if isinstance(cell, float):
        return repr(cell).removesuffix(".0").replace(".", ",")
    if isinstance(cell, datetime):
        return f"{cell:%d/%m/%Y %H:%M}"
    return "" if cell is None else str(cell)


Labels = Mapping[Row, Any]
# A value, and all cells of its row up to it → what a reader sees.
Convert = Callable[[Any, Mapping[str, Any]], Cell]


def _labels(file: File, table: Table) -> Labels:
    """Key → what a person knows the row by."""
    columns = list(file.columns)
    key = [columns.index(name) for name in file.key]
    label = columns.index(file.label)
    return {tuple(row[place] for place in key): row[label] for row in rows_of(table)}


def _readable(file: File, labels: Mapping[str, Labels], language: str) -> Cells:
    """A function that turns typed cells into what a reader sees."""
    converters = {column: _converter(file, column, labels, language) for column in file.columns}

    def cells(part: Mapping[str, Any], row: Mapping[str, Any]) -> list[Cell]:
        return [converters[column](value, row) for column, value in part.items()]

    return cells


def _converter(file: File, column: str, labels: Mapping[str, Labels], language: str) -> Convert:
    say = translations(language).gettext
    link = next((link for link in file.links if link.columns[-1] == column), None)
    if link and link.file in labels:
        return _follower(link.columns, labels[link.file])
    words = file.words(column, language)
    kind = file.columns[column].kind
    if kind == "choices":
        return lambda codes, _row: ", ".join(words.get(code, code) for code in codes)
    if words:
        return lambda code, _row: words.get(code, code)
    if kind == "flag":
        return lambda value, _row: say(N_("ja")) if value else say(N_("nee"))
    return _local if kind == "moment" else _shown


def _follower(columns: Sequence[str], known: Labels) -> Convert:
    """What the row is called that some columns point at; what they hold where it has no name."""

    def follow(value: Any, row: Mapping[str, Any]) -> Cell:
        return _shown(known.get(tuple([row[column] for column in columns]), value), row)

    return follow


def _shown(value: Any, _row: Mapping[str, Any]) -> Cell:
    shown: Cell = harmless(value) if isinstance(value, str) else value
    return shown


def _local(moment: str, _row: Mapping[str, Any]) -> Cell:
    """The time on a clock in Belgium."""
    if not moment:
        return None
    return datetime.fromisoformat(moment).astimezone(LOCAL).replace(tzinfo=None)
