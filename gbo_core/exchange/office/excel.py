"""The same tables for people: words instead of codes, as Belgian Excel opens them."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Final

from gbo_core.exchange.archive.blocks import Tables, csv_texts
from gbo_core.exchange.archive.file import File
from gbo_core.exchange.archive.supporters import with_supporters
from gbo_core.exchange.office.harmless import harmless
from gbo_core.exchange.office.readable import readable
from gbo_core.exchange.office.workbook import Cell, Sheet
from gbo_core.words import translations

WORKBOOK: Final = "gbo-werktafel.xlsx"


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


def belgian_csv(sheet: Sheet) -> Iterator[str]:
    """With BOM, semicolons, decimal commas and dates as dd/mm/jjjj uu:mm; a stretch at a time."""
    yield "\ufeff"
    yield from csv_texts(sheet.header, sheet.table, _belgian, separator=";", newline="\r\n")


def _belgian(cell: Cell) -> str:
    if isinstance(cell, float):
        return repr(cell).removesuffix(".0").replace(".", ",")
    if isinstance(cell, datetime):
        return f"{cell:%d/%m/%Y %H:%M}"
    return "" if cell is None else str(cell)
