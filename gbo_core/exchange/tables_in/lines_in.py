"""Text as rows of cells: a quote is one only where it opens a cell and closes it."""

import csv
import io
import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from gbo_core.words import N_

SWALLOWED: Final = N_(
    "Regels %(first)d tot %(last)d staan samen in één cel: op de eerste gaat een aanhalingsteken "
    "open dat pas op de laatste weer sluit. Horen ze apart? Haal dat teken dan weg."
)

BREAK: Final = re.compile(r"\r\n|\n|\r")
_MOST_SPANS: Final = 100  # rows over several lines that we look into


class Line(NamedTuple):
    """One row of a table: its number, the first and the last line that it takes, and its cells.

    All count from 1. A row takes more lines than one where a cell has line ends in it.
    """

    number: int
    first: int
    last: int
    cells: Sequence[str]


def lines_of(text: str, separator: str) -> list[Line]:
    """The rows of a text, empty ones too.

    A cell between quotes may hold the separator, line ends and doubled quotes (RFC 4180). A quote
    that does not open its cell, or never closes before a separator or the end of a line, is a
    letter as any other: it takes no more than its own cell. Lines end in CR, LF or both.
    """
    if '"' not in text:
        return list(_plainly(text, separator))
    spaced = f'{separator} "' in text or '\n "' in text or text.startswith(' "')
    if not spaced:
        try:
            return list(_strictly(text, separator))
        except csv.Error:
            pass
    return list(_leniently(text, separator))


def swallowed(lines: Sequence[Line], text: str, separator: str) -> list[Line]:
    """Rows that seem to hold other rows, between a quote that opens one and closes another."""
    over = [line for line in lines if line.last > line.first][:_MOST_SPANS]
    if not over:
        return []
    widths = [len(line.cells) for line in lines if len(line.cells) > 1]
    width = max(set(widths), key=widths.count, default=0)
    written = BREAK.split(text)
    return [
        line
        for line in over
        if sum(each.count(separator) == width - 1 for each in written[line.first - 1 : line.last])
        > 1
    ]


def _plainly(text: str, separator: str) -> Iterator[Line]:
    """Text without a single quote."""
    written = BREAK.split(text) if "\r" in text else text.split("\n")
    if not written[-1]:
        written.pop()
    for number, line in enumerate(written, 1):
        yield Line(number, number, number, line.split(separator) if line else [])


def _strictly(text: str, separator: str) -> Iterator[Line]:
    """As the library reads what is well written; csv.Error for the rest."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    before = 0
    for number, cells in enumerate(reader, 1):
        yield Line(number, before + 1, reader.line_num, cells)
        before = reader.line_num


def _leniently(text: str, separator: str) -> Iterator[Line]:
    """Cell by cell. The end of the text is a line end too, and after the last one nothing comes."""
    sign = re.escape(separator)
    quoted = re.compile(rf' *"((?:[^"]++|"")*+)" *(?=[{sign}\r\n]|\Z)')
    plain = re.compile(rf"[^{sign}\r\n]*")
    number, at, end = 1, 0, len(text)
    first = last = 1
    cells: list[str] = []
    while at < end or cells:
        if found := quoted.match(text, at):
            cells.append(found[1].replace('""', '"'))
            last += len(BREAK.findall(found[1]))
        elif found := plain.match(text, at):
            cells.append(found[0])
        at = found.end() if found else end
        if at < end and text[at] == separator:
            at += 1
            continue
        yield Line(number, first, last, [] if cells == [""] else cells)
        cells = []
        at += 2 if text.startswith("\r\n", at) else 1
        number, first, last = number + 1, last + 1, last + 1
