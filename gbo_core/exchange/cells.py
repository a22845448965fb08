"""A typed value as the cell of a tidy CSV file, and such a file as a whole."""

import csv
import io
from collections.abc import Iterator
from typing import Any

from gbo_core.exchange.blocks import Table, csv_file
from gbo_core.exchange.file import File


def written(value: Any) -> str:
    """Text as it is, numbers in full, `true` or `false`, codes with | between, '' for None."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, tuple):
        return "|".join(value)
    return "" if value is None else str(value)


def tidy_csv(file: File, table: Table) -> bytes:
    """UTF-8 without BOM, comma, LF, one header row."""
    return csv_file(file.columns, table, written, separator=",", newline="\n").encode()


def read_csv(content: bytes) -> Iterator[list[str]]:
    """The rows of a tidy CSV file, header first. UnicodeDecodeError, csv.Error."""
    return csv.reader(io.StringIO(content.decode("utf-8"), newline=""), strict=True)
