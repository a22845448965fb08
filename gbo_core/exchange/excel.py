"""The same tables for people: words instead of codes, as Belgian Excel opens them."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any, Final
from zoneinfo import ZoneInfo

from gbo_core.exchange.columns import csv_text, each
from gbo_core.exchange.layout import File
from gbo_core.exchange.tables import Row, Tables
from gbo_core.exchange.workbook import Cell, Sheet, workbook
from gbo_core.words import N_, translations

LOCAL: Final = ZoneInfo("Europe/Brussels")
WORKBOOK: Final = "gbo-werktafel.xlsx"

_NUMBER = re.compile(r"[+-]?\d+([.,]\d+)?")
_STARTS_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def of_tables(files: Mapping[str, File], tables: Tables, language: str) -> dict[str, bytes]:
    """File name → content: one workbook with a sheet a table, and each table as CSV."""
    say = translations(language).gettext
    labels = {name: _labels(file, tables[name]) for name, file in files.items()}
    sheets = {
        name: Sheet(
            title=say(file.title),
            header=[harmless(say(spec.title)) for spec in file.columns.values()],
            columns=_readable(file, tables[name], labels, language),
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
    columns = ((_belgian, column) for column in sheet.columns)
    return csv_text(sheet.header, columns, separator=";", newline="\r\n").encode("utf-8-sig")


def _belgian(cell: Cell) -> str:
    if isinstance(cell, float):
        return repr(cell).removesuffix(".0").replace(".", ",")
    if isinstance(cell, datetime):
        return f"{cell:%d/%m/%Y %H:%M}"
    return "" if cell is None else str(cell)


def _labels(file: File, rows: Iterable[Row]) -> dict[Row, Any]:
    """Key → what a person knows the row by; {} for a file without such a column."""
    if not file.label:
        return {}
    columns = list(file.columns)
    key = [columns.index(name) for name in file.key]
    label = columns.index(file.label)
    return {tuple(row[place] for place in key): row[label] for row in rows}


def _readable(
    file: File, rows: Sequence[Row], labels: Mapping[str, Mapping[Row, Any]], language: str
) -> list[list[Cell]]:
    """The table's columns as a reader sees them."""
    typed = dict(zip(file.columns, zip(*rows, strict=True), strict=True)) if rows else {}
    return [_column(file, column, typed, labels, language) for column in typed]


def _column(
    file: File,
    column: str,
    typed: Mapping[str, Sequence[Any]],
    labels: Mapping[str, Mapping[Row, Any]],
    language: str,
) -> list[Cell]:
    link = next((link for link in file.links if link.columns[-1] == column), None)
    known = labels[link.file] if link else {}
    if link and known:
        keys = list(zip(*(typed[name] for name in link.columns), strict=True))
        return each(lambda key: _shown(known.get(key, key[-1])), keys)
    return each(_converter(file, column, language), typed[column])


def _converter(file: File, column: str, language: str) -> Callable[[Any], Cell]:
    """From a typed value to what a reader sees."""
    say = translations(language).gettext
    words = file.words(column, language)
    kind = file.columns[column].kind
    if kind == "choices":
        return lambda codes: ", ".join(words.get(code, code) for code in codes)
    if words:
        return lambda code: words.get(code, code)
    if kind == "flag":
        return lambda value: say(N_("ja")) if value else say(N_("nee"))
    return _local if kind == "moment" else _shown


def _shown(value: Any) -> Cell:
    shown: Cell = harmless(value) if isinstance(value, str) else value
    return shown


def _local(moment: str) -> Cell:
    """The time on a clock in Belgium."""
    if not moment:
        return None
    return datetime.fromisoformat(moment).astimezone(LOCAL).replace(tzinfo=None)
