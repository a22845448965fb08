"""The same tables for people: words instead of codes, as Belgian Excel opens them."""

import csv
import io
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import UTC, datetime
from typing import Any, Final
from zoneinfo import ZoneInfo

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
    sheets: list[Sheet] = []
    made: dict[str, bytes] = {}
    for name, file in files.items():
        header = [harmless(say(spec.title)) for spec in file.columns.values()]
        rows = list(_readable(file, tables[name], labels, language))
        sheets.append(Sheet(say(file.title), header, rows))
        made[f"{name}.csv"] = belgian_csv(header, rows)
    return {WORKBOOK: workbook(sheets)} | made


def harmless(text: str) -> str:
    """Text that a spreadsheet shows and never runs; what is just a number stays one."""
    runs = text.startswith(_STARTS_FORMULA) and not _NUMBER.fullmatch(text)
    return f"'{text}" if runs else text


def belgian_csv(header: Iterable[str], rows: Iterable[Iterable[Cell]]) -> bytes:
    """With BOM, semicolons, decimal commas and dates as dd/mm/jjjj uu:mm."""
    target = io.StringIO(newline="")
    writer = csv.writer(target, delimiter=";", lineterminator="\r\n")
    writer.writerow(header)
    writer.writerows([_belgian(cell) for cell in row] for row in rows)
    return target.getvalue().encode("utf-8-sig")


def _belgian(cell: Cell) -> str | int | None:
    if isinstance(cell, float):
        return repr(cell).removesuffix(".0").replace(".", ",")
    if isinstance(cell, datetime):
        return f"{cell:%d/%m/%Y %H:%M}"
    return cell


def _labels(file: File, rows: Iterable[Row]) -> dict[Row, Any]:
    """Key → what a person knows the row by; {} for a file without such a column."""
    if not file.label:
        return {}
    columns = list(file.columns)
    key = [columns.index(name) for name in file.key]
    label = columns.index(file.label)
    return {tuple(row[place] for place in key): row[label] for row in rows}


def _readable(
    file: File, rows: Iterable[Row], labels: Mapping[str, Mapping[Row, Any]], language: str
) -> Iterator[list[Cell]]:
    converters = [_converter(file, column, labels, language) for column in file.columns]
    for row in rows:
        yield [convert(value, row) for convert, value in zip(converters, row, strict=True)]


Converter = Callable[[Any, Row], Cell]


def _converter(
    file: File, column: str, labels: Mapping[str, Mapping[Row, Any]], language: str
) -> Converter:
    """From a typed value (and its row) to what a reader sees."""
    spec = file.columns[column]
    for link in file.links:
        if link.columns[-1] == column and labels.get(link.file):
            places = [list(file.columns).index(name) for name in link.columns]
            return _follower(labels[link.file], places)
    if words := file.words(column, language):
        return _worder(words)
    return {"flag": _flag(language), "moment": _clock()}.get(spec.kind, _plain)


def _follower(labels: Mapping[Row, Any], places: list[int]) -> Converter:
    known = {key: _plain(label, ()) for key, label in labels.items()}

    def follow(value: Any, row: Row) -> Cell:
        return known.get(tuple([row[place] for place in places]), value)

    return follow


def _worder(words: Mapping[str, str]) -> Converter:
    def word(value: Any, _row: Row) -> Cell:
        several = value if isinstance(value, tuple) else (value,)
        return ", ".join(words.get(code, code) for code in several)

    return word


def _flag(language: str) -> Converter:
    say = translations(language).gettext
    yes, no = say(N_("ja")), say(N_("nee"))
    return lambda value, _row: yes if value else no


def _plain(value: Any, _row: Row) -> Cell:
    return harmless(value) if isinstance(value, str) else value


def _clock() -> Converter:
    """The time on a clock in Belgium; many rows share a moment, so each is worked out once."""
    known: dict[str, Cell] = {"": None}

    def local(value: Any, _row: Row) -> Cell:
        if value not in known:
            moment = datetime.fromisoformat(value)
            aware = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
            known[value] = aware.astimezone(LOCAL).replace(tzinfo=None)
        return known[value]

    return local
