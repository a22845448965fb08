"""A typed value as the cell of a tidy CSV file, and such a file as a whole."""

import csv
import io
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from gbo_core.exchange.layout import File
from gbo_core.exchange.tables import Row
from gbo_core.model.fields import Kind

SEPARATOR = "|"


def _flag(value: Any) -> str:
    return "true" if value else "false"


# Text, whole numbers, floats (in full) and None are written as they should be by `csv` itself.
_WRITTEN: dict[Kind, Callable[[Any], str]] = {
    "flag": _flag,
    "choices": SEPARATOR.join,
}


def tidy_csv(file: File, rows: Iterable[Row]) -> bytes:
    """UTF-8 without BOM, comma, LF, one header row."""
    target = io.StringIO(newline="")
    writer = csv.writer(target, lineterminator="\n")
    writer.writerow(file.columns)
    writer.writerows(_as_written(file, rows))
    return target.getvalue().encode()


def _as_written(file: File, rows: Iterable[Row]) -> Iterator[Iterable[Any]]:
    special = [
        (place, _WRITTEN[spec.kind])
        for place, spec in enumerate(file.columns.values())
        if spec.kind in _WRITTEN
    ]
    for row in rows:
        cells = list(row)
        for place, written in special:
            cells[place] = written(cells[place])
        yield cells


def read_csv(content: bytes) -> Iterator[list[str]]:
    """The rows of a tidy CSV file, header first. UnicodeDecodeError, csv.Error."""
    return csv.reader(io.StringIO(content.decode("utf-8"), newline=""), strict=True)
