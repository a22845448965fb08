"""A typed value as the cell of a tidy CSV file, and such a file as a whole."""

import csv
import io
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

from gbo_core.exchange.blocks import Table, csv_file, lines, quoted
from gbo_core.exchange.layout import File
from gbo_core.model.fields import Kind


def _plain(value: Any) -> str:
    """Text as it is, numbers in full, nothing for None."""
    return "" if value is None else str(value)


def _flag(value: Any) -> str:
    return "true" if value else "false"


_WRITTEN: Final[dict[Kind, Callable[[Any], str]]] = {"flag": _flag, "choices": "|".join}


def tidy_csv(file: File, table: Table) -> bytes:
    """UTF-8 without BOM, comma, LF, one header row."""
    written = {name: _WRITTEN.get(spec.kind, _plain) for name, spec in file.columns.items()}

    def texts(part: Mapping[str, Any], _row: Mapping[str, Any]) -> list[str]:
        return [quoted(written[column](value), ",") for column, value in part.items()]

    rows = lines(table, file.columns, texts, ",")
    return csv_file(file.columns, rows, separator=",", newline="\n").encode()


def read_csv(content: bytes) -> Iterator[list[str]]:
    """The rows of a tidy CSV file, header first. UnicodeDecodeError, csv.Error."""
    return csv.reader(io.StringIO(content.decode("utf-8"), newline=""), strict=True)
