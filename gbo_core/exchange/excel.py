"""The same tables for people: words instead of codes, as Belgian Excel opens them."""

from collections.abc import Mapping
from datetime import datetime
from typing import Final

from gbo_core.exchange.blocks import Tables, csv_file
from gbo_core.exchange.file import File
from gbo_core.exchange.harmless import harmless
from gbo_core.exchange.readable import readable
from gbo_core.exchange.supporters import with_supporters
from gbo_core.exchange.workbook import Cell, Sheet, workbook
from gbo_core.words import translations

WORKBOOK: Final = "gbo-werktafel.xlsx"


def of_tables(files: Mapping[str, File], tables: Tables, language: str) -> dict[str, bytes]:
    """File name → content: one workbook with a sheet a table, and each table as CSV."""
    sheets = sheets_of(files, tables, language)
    made = {f"{name}.csv": belgian_csv(sheet) for name, sheet in sheets.items()}
    return {WORKBOOK: workbook(sheets.values())} | made


def sheets_of(files: Mapping[str, File], tables: Tables, language: str) -> dict[str, Sheet]:
    """Each table as a reader sees it, by its name in the layout."""
    say = translations(language).gettext
    files, tables = with_supporters(files, tables)
    shown = readable(files, tables, language)
    return {
        name: Sheet(
            title=say(file.title),
            header=[harmless(say(spec.title)) for spec in file.columns.values()],
            table=shown[name],
        )
        for name, file in files.items()
    }


def belgian_csv(sheet: Sheet) -> bytes:
    """With BOM, semicolons, decimal commas and dates as dd/mm/jjjj uu:mm."""
    text = csv_file(sheet.header, sheet.table, _belgian, separator=";", newline="\r\n")
    return text.encode("utf-8-sig")


def _belgian(cell: Cell) -> str:
    if isinstance(cell, float):
        return repr(cell).removesuffix(".0").replace(".", ",")
    if isinstance(cell, datetime):
        return f"{cell:%d/%m/%Y %H:%M}"
    return "" if cell is None else str(cell)
