"""The CSV files of an archive as typed rows: every cell, key and reference is checked."""

import csv
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import datetime
from typing import IO, Any, Final

from gbo_core import field
from gbo_core.exchange.archive.cells import read_csv
from gbo_core.exchange.archive.file import File, Link
from gbo_core.exchange.archive.layout import ARCHIVE
from gbo_core.exchange.archive.unpack import BadArchive, DamagedFile, Files
from gbo_core.model.errors import BadInput
from gbo_core.model.fields import Spec, clean, tidy_text
from gbo_core.words import N_

Typed = dict[str, Any]
TypedTables = dict[str, list[Typed]]

# What grows with the votes and the figures: read row by row, and held against the rest there.
LONG: Final = frozenset({"assignments", "ballots", "figures", "responses"})
# Columns of text that the first archives did not have yet; they are empty then.
_LATER: Final[Mapping[str, tuple[str, ...]]] = {
    "profiles": ("pinned",),
    "rounds": ("seen_at",),
}
_MOST_KNOWN: Final = 100_000  # cells of a column that are remembered at once

_NEVER_WRITTEN: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_ID: Final = re.compile(r"[a-z][A-Za-z0-9_]{0,299}")


class BadRow(BadArchive):
    """`line` counts rows with the header as 1; `problem` is what is wrong, in Dutch."""

    sentence = N_("‘%(file)s’, rij %(line)d: dit klopt niet (%(column)s).")


def typed_tables(files: Files) -> TypedTables:
    """Every file of the layout but the long ones; one that lacks has no rows. Raises BadArchive."""
    tables = {
        name: [row for _line, row in typed_rows(files, name)]
        for name in ARCHIVE
        if name not in LONG
    }
    keys = {name: _keys(ARCHIVE[name], rows) for name, rows in tables.items()}
    for name, rows in tables.items():
        for link in ARCHIVE[name].links:
            _check_link(ARCHIVE[name], link, rows, keys[link.file])
    return tables


def typed_rows(files: Files, name: str) -> Iterator[tuple[int, Typed]]:
    """The rows of a file, each with its line. Raises BadArchive at the first that is wrong."""
    if name in files:
        yield from _rows(ARCHIVE[name], files[name])


def _rows(file: File, opened: Callable[[], IO[bytes]]) -> Iterator[tuple[int, Typed]]:
    try:
        lines = read_csv(opened())
        header = next(lines, [])
        later = {column: "" for column in _LATER.get(file.name, ()) if column not in header}
        if header != [column for column in file.columns if column not in later]:
            raise DamagedFile(file=f"{file.name}.csv")
        readers = [_Reader(file, column) for column in header]
        for line, cells in enumerate(lines, 2):
            yield line, _row(file, readers, cells, line) | later
    except (UnicodeDecodeError, csv.Error):
        raise DamagedFile(file=f"{file.name}.csv") from None


def _row(file: File, readers: list["_Reader"], cells: list[str], line: int) -> Typed:
    if len(cells) != len(readers):
        raise BadRow(file=f"{file.name}.csv", line=line, column="")
    row: Typed = {}
    for reader, cell in zip(readers, cells, strict=True):
        try:
            row[reader.column] = reader.read(cell)
        except BadInput:
            raise BadRow(file=f"{file.name}.csv", line=line, column=reader.column) from None
    return row


class _Reader:
    """Reads the cells of one column; most occur many times, so each is checked once."""

    def __init__(self, file: File, column: str) -> None:
        self.column = column
        self._spec: Spec = file.columns[column]
        self._required = self._spec.required or column in file.key
        self._is_id = column == "id" or self._spec.kind == "link" or _points(file, column)
        options = frozenset(file.options.get(column, ()))
        self._codes = options or field.codes(self._spec.among)
        self._known: dict[str, Any] = {}

    def read(self, cell: str) -> Any:
        """The value. Raises BadInput."""
        if cell not in self._known:
            if len(self._known) >= _MOST_KNOWN:
                self._known.clear()
            self._known[cell] = self._checked(cell)
        return self._known[cell]

    def _checked(self, cell: str) -> Any:
        is_empty = not tidy_text(cell)  # as it is cleaned: a space alone is nothing, too
        if (self._required and is_empty) or (cell and self._is_id and not _ID.fullmatch(cell)):
            raise BadInput
        if cell and self._spec.kind == "moment" and not _is_moment(cell):
            raise BadInput
        if _NEVER_WRITTEN.search(cell):
            raise BadInput
        return clean(self._spec, cell, self._codes)


def _is_moment(cell: str) -> bool:
    """Whether a time says its zone, as all of ours do."""
    try:
        return datetime.fromisoformat(cell).tzinfo is not None
    except ValueError:
        return False


def _points(file: File, column: str) -> bool:
    return any(column in link.columns for link in file.links)


def _keys(file: File, rows: Iterable[Typed]) -> set[tuple[Any, ...]]:
    keys: set[tuple[Any, ...]] = set()
    for line, row in enumerate(rows, 2):
        key = tuple(row[column] for column in file.key)
        if key in keys:
            raise BadRow(file=f"{file.name}.csv", line=line, column=file.key[0])
        keys.add(key)
    return keys


def _check_link(file: File, link: Link, rows: Iterable[Typed], known: set[tuple[Any, ...]]) -> None:
    """Every row points at a row that is there; an empty column points nowhere."""
    for line, row in enumerate(rows, 2):
        target = tuple(row[column] for column in link.columns)
        if all(target) and target not in known:
            raise BadRow(file=f"{file.name}.csv", line=line, column=link.columns[-1])
