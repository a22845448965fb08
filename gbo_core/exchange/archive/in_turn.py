"""Rows of a long file that stand together by what they belong to, taken in that order."""

from collections.abc import Iterator
from itertools import groupby

from gbo_core.exchange.archive.rows_in import BadRow, Typed, typed_rows
from gbo_core.exchange.archive.unpack import Files

Line = tuple[int, Typed]


class InTurn:
    """The rows of a file by one column, which it is ordered by: ask for each value in order."""

    def __init__(self, files: Files, name: str, column: str) -> None:
        self._name = name
        self._column = column
        self._groups = groupby(typed_rows(files, name), key=lambda line: line[1][column])
        self._next = next(self._groups, None)

    def of(self, value: str) -> Iterator[Line]:
        """The lines with this value; read them before asking for the next."""
        if self._next and self._next[0] == value:
            yield from self._next[1]
            self._next = next(self._groups, None)

    def end(self) -> None:
        """Raises BadRow where there are lines that nobody asked for: they belong to nothing."""
        if self._next:
            line, _row = next(self._next[1])
            raise BadRow(file=f"{self._name}.csv", line=line, column=self._column)
