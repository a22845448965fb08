"""A typed value as the cell of a tidy CSV file, and such a file as a whole."""

import csv
import io
from collections.abc import Iterator
from typing import IO, Any

from gbo_core.exchange.archive.blocks import Table, csv_texts
from gbo_core.exchange.archive.file import File


def written(value: Any) -> str:
    """Text as it is, numbers in full, `true` or `false`, codes with | between, '' for None."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, tuple):
        return "|".join(value)
    return "" if value is None else str(value)


def tidy_csv(file: File, table: Table) -> Iterator[str]:
    """UTF-8 without BOM, comma, LF, one header row; a stretch at a time."""
    return csv_texts(file.columns, table, written, separator=",", newline="\n")


def read_csv(opened: IO[bytes]) -> Iterator[list[str]]:
    """The rows of a tidy CSV file, header first. UnicodeDecodeError, csv.Error."""
    with io.TextIOWrapper(opened, encoding="utf-8", newline="") as text:
        yield from csv.reader(text, strict=True)
