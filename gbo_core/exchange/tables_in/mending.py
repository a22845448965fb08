"""What somebody said of a list before it is stored: where a column belongs, what a cell means."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, Literal, Self, cast
from zlib import crc32

from gbo_core.exchange.office.workbook_unseen import letters
from gbo_core.exchange.tables_in.words_in import plain

LEAVE: Final = "leave"  # what somebody says is not to be kept: a column, or a row
IN_NOTE: Final = "in_note"  # a column that goes in the note, with its title

# What to do with a row about an organisation that is there: add what is empty, replace what
# differs, or make another one all the same.
How = Literal["fill", "replace", "new", "leave"]


@dataclass(frozen=True, slots=True)
class Mending:
    """What was said so far, in words that a form can keep as JSON.

    `columns`: key of a column → its field, IN_NOTE or LEAVE. `meant`: field → cell → what it stands
    for. `cells`: key of a row → field → what is written there instead. `places`: key of a
    row → how it lies beside what is there. `usual`: how all other rows that are there do.
    """

    columns: Mapping[str, str] = field(default_factory=dict)
    meant: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    cells: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    places: Mapping[str, str] = field(default_factory=dict)
    usual: How = "fill"

    @classmethod
    def of(cls, said: Mapping[str, Any]) -> Self:
        """From what a form kept, as JSON holds it."""
        return cls(**said)

    def cell(self, row: str, name: str, typed: str) -> str:
        """What stands in a cell, by what was said of it, or of every cell like it."""
        mended = self.cells.get(row, {}).get(name)
        return self.meant.get(name, {}).get(typed, typed) if mended is None else mended

    def how(self, row: str) -> How | None:
        """What was said of this row in particular."""
        return cast("How | None", self.places.get(row))


NOTHING: Final = Mending()


@dataclass(frozen=True, slots=True)
class Column:
    """A column by its place (from 0); `key` is the same for the same title, also elsewhere."""

    place: int
    key: str
    title: str

    @property
    def name(self) -> str:
        """Its title; without one, as Excel calls it."""
        return self.title or letters(self.place + 1)


def columns_of(cells: Sequence[str]) -> Iterator[Column]:
    """The columns that have a title; of two with one title each has a key of its own."""
    seen: Counter[str] = Counter()
    for place, cell in enumerate(cells):
        if cell:
            seen[plain(cell)] += 1
            yield Column(place, f"{plain(cell)} {seen[plain(cell)]}", cell)


def untitled(place: int) -> Column:
    return Column(place, f"{place + 1} ", "")


def row_key(line: int, cells: Sequence[str]) -> str:
    """Another one as soon as anything else stands there: what was said of a row is not of it."""
    return f"{line} {crc32(repr(list(cells)).encode()):x}"
