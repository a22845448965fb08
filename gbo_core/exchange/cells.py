"""A typed value as the cell of a tidy CSV file, and such a file as a whole."""

import csv
import io
from collections.abc import Callable, Iterator, Sequence
from typing import Any, Final

from gbo_core.exchange.columns import csv_text
from gbo_core.exchange.layout import File
from gbo_core.exchange.tables import Row
from gbo_core.model.fields import Kind


def _plain(value: Any) -> str:
    """Text as it is, numbers in full, nothing for None."""
    return "" if value is None else str(value)


def _flag(value: Any) -> str:
    return "true" if value else "false"


_WRITTEN: Final[dict[Kind, Callable[[Any], str]]] = {"flag": _flag, "choices": "|".join}


def tidy_csv(file: File, rows: Sequence[Row]) -> bytes:
    """UTF-8 without BOM, comma, LF, one header row."""
    specs = file.columns.values()
    written = [_WRITTEN.get(spec.kind, _plain) for spec in specs] if rows else []
    columns = zip(written, zip(*rows, strict=True), strict=True)
    return csv_text(file.columns, columns, separator=",", newline="\n").encode()


def read_csv(content: bytes) -> Iterator[list[str]]:
    """The rows of a tidy CSV file, header first. UnicodeDecodeError, csv.Error."""
    return csv.reader(io.StringIO(content.decode("utf-8"), newline=""), strict=True)
