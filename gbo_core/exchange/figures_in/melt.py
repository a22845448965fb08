"""A table as series: each value at its area and period, whatever way the table lies."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Final

from gbo_core.analysis.places import old_name
from gbo_core.exchange.archive.blocks import Once
from gbo_core.exchange.figures_in.numbers import (
    UNREADABLE,
    Cell,
    Value,
    sign_of,
    stray_sign,
    value_of,
    whole,
)
from gbo_core.exchange.figures_in.periods import period_of, split_title
from gbo_core.exchange.figures_in.preview import Column, Role
from gbo_core.exchange.figures_in.sheet import Rows
from gbo_core.exchange.tables_in.bad_table import BadTable
from gbo_core.model.fields import one_line
from gbo_core.model.figure import (
    LONGEST_LEVEL,
    LONGEST_NAME,
    LONGEST_PERIOD,
    LONGEST_PLACE,
    MARKS,
    Figure,
)
from gbo_core.model.order import alphabetical
from gbo_core.words import LANGUAGES, N_, translations

MOST_VALUES: Final = 500_000
MOST_SERIES: Final = 200
SAMPLES: Final = 3

# Areas that are no place: unknown in Flanders, unknown in Brussels, elsewhere.
NOWHERE: Final = frozenset({"99991", "99992", "99999"})

Name = tuple[str, ...]  # column, indicator and what splits it up: together a series
Spot = tuple[str, str, str]  # place, name, level


@dataclass(slots=True)
class Melted:
    """`series`: name → (place, period) → figure. The rest says what could not be taken over.

    `nowhere` and `placeless` are rows, counted from 0, of an unknown area and of none; `cut` are
    texts that are longer than we keep, `mixed` columns or series where only some numbers have that
    sign.
    """

    series: dict[Name, dict[tuple[str, str], Figure]] = field(default_factory=dict)
    units: dict[Name, str] = field(default_factory=dict)
    marks: Counter[str] = field(default_factory=Counter)
    unreadable: list[str] = field(default_factory=list)
    doubles: int = 0
    cut: tuple[str, ...] = ()
    mixed: dict[str, str] = field(default_factory=dict)
    nowhere: tuple[int, ...] = ()
    placeless: tuple[int, ...] = ()
    timeless: int = 0


class _Places(dict[tuple[Cell, Cell, Cell], Spot | None]):
    """(code, name and level as they stand there) → the area; None where there is none."""

    def __init__(self, both: frozenset[str]) -> None:
        super().__init__()
        self._both = both

    def __missing__(self, key: tuple[Cell, Cell, Cell]) -> Spot | None:
        code, name, level = _code(key[0]), _text(key[1])[:LONGEST_NAME], _text(key[2])
        place = code or (f"{name} ({level})" if name in self._both else name)
        spot = (place[:LONGEST_PLACE], name or old_name(code) or code, level[:LONGEST_LEVEL])
        self[key] = made = spot if place else None
        return made


def melt(rows: Rows, columns: Sequence[Column], decimal: str, period: str, untitled: str) -> Melted:
    """Every figure of the table. Raises BadTable for more than we take.

    `period` is for a table that names none; `untitled` names the figures that have no name.
    """
    values = [column for column in columns if column.role == "value"]
    if len(rows) * len(values) > MOST_VALUES:
        raise BadTable(
            N_(
                "Deze tabel heeft meer dan %(n)d cijfers. Kies in de bron minder gebieden of jaren."
            ),
            n=MOST_VALUES,
        )
    table = _Table(rows, columns)
    melted = Melted()
    known = Once[Cell, Value](lambda cell: value_of(cell, decimal))
    long = any(column.role == "period" for column in columns)
    for column in values:
        title, own = _named(column.title, untitled, long=long)
        names = table.names(title, alone=len(values) == 1)
        cells = table.cells(column.place - 1)
        different = set(cells)
        rest, sign = own or period, sign_of(different)
        if mixed := "" if sign else stray_sign(different):
            melted.mixed[column.title] = mixed
        read = table.marked([known[cell] for cell in cells])
        for name, spot, when, unit, cell, value in zip(
            names, table.spots, table.periods, table.units, cells, read, strict=True
        ):
            if spot is not None:
                _add(melted, (name, unit or sign), spot, when or rest, (cell, value))
    melted.nowhere, melted.placeless = table.nowhere, table.placeless
    melted.cut = table.cut
    return melted


def _add(
    melted: Melted, named: tuple[Name, str], spot: Spot, when: str, read: tuple[Cell, Value]
) -> None:
    """`named`: the series and its unit; `read`: the cell, and what it says."""
    if not when:
        melted.timeless += 1
        return
    name, unit = named
    cell, (number, mark) = read
    if mark == UNREADABLE:
        melted.unreadable.append(str(cell))
        mark = "unknown"
    of_series = melted.series.get(name)
    if of_series is None:
        of_series = melted.series[name] = {}
        melted.units[name] = unit
    elif unit != (before := melted.units[name]):
        melted.mixed[joined(name)] = unit or before
    place, title, level = spot
    made = Figure(place, when, title, level, number, mark)
    there = of_series.setdefault((place, when), made)
    if there is made:
        if mark:
            melted.marks[mark] += 1
    elif there[4:] != made[4:]:
        melted.doubles += 1
        of_series[place, when] = made._replace(value=None, mark="unknown")


def joined(name: Name) -> str:
    """What a series is called."""
    return " – ".join(filter(None, name))


class _Table:
    """The table by column; each row's area, period and unit are made once."""

    def __init__(self, rows: Rows, columns: Sequence[Column]) -> None:
        self._rows = rows
        self._place = {column.role: column.place - 1 for column in reversed(columns)}
        self._splits = [column.place - 1 for column in columns if column.role == "split"]
        where = list(zip(self._of("code"), self._of("area"), self._of("level"), strict=True))
        places = _Places(_named_twice(where))
        spots = [places[key] for key in where]
        self.spots = [None if spot and spot[0] in NOWHERE else spot for spot in spots]
        self.nowhere = tuple(n for n, spot in enumerate(spots) if spot and spot[0] in NOWHERE)
        self.placeless = tuple(n for n, spot in enumerate(spots) if spot is None)
        self._texts = Once[Cell, str](_text)
        when = Once[Cell, str](_period_text)
        self.periods = [when[cell] for cell in self._of("period")]
        self.cut = tuple(sorted(_too_long(where, when)))
        self.units = [self._texts[cell] for cell in self._of("unit")]

    def marked(self, values: list[Value]) -> list[Value]:
        """The values of a column; what is not there has the reason that its row gives."""
        if "mark" not in self._place:
            return values
        why = [marks_in_words().get(self._texts[cell].casefold(), "") for cell in self._of("mark")]
        return [
            (None, mark) if mark and number is None else (number, other)
            for (number, other), mark in zip(values, why, strict=True)
        ]

    def cells(self, place: int) -> list[Cell]:
        """One column; empty where a row ends before it. A place of -1 is no column."""
        if place < 0:
            return [""] * len(self._rows)
        return [row[place] if place < len(row) else "" for row in self._rows]

    def names(self, title: str, *, alone: bool) -> list[Name]:
        """For each row the series that a column's figure belongs to.

        The only column of figures is called after its indicator, where rows name one.
        """
        more = [self._of("indicator"), *map(self.cells, self._splits)]
        texts = [[self._texts[cell] for cell in cells] for cells in more]
        if alone:
            titles = [indicator or title for indicator in texts[0]]
            return list(zip(titles, *texts[1:], strict=True))
        return [(title, *parts) for parts in zip(*texts, strict=True)]

    def _of(self, role: Role) -> list[Cell]:
        return self.cells(self._place.get(role, -1))


def _too_long(where: Iterable[tuple[Cell, Cell, Cell]], when: Iterable[Cell]) -> set[str]:
    """Texts of an area or a period that are longer than what is kept of them."""
    most = (LONGEST_PLACE, LONGEST_NAME, LONGEST_LEVEL)
    found = {
        text
        for key in set(where)
        for cell, longest in zip(key, most, strict=True)
        if len(text := _text(cell)) > (longest if key[0] or cell != key[1] else LONGEST_PLACE)
    }
    return found | {text for cell in set(when) if len(text := _text(cell)) > LONGEST_PERIOD}


@cache
def marks_in_words() -> dict[str, str]:
    """What our own exports say of a value that is not there → its mark."""
    return {
        translations(language).gettext(word).casefold(): mark
        for language in LANGUAGES
        for mark, word in MARKS.items()
    }


def _named_twice(where: Iterable[tuple[Cell, Cell, Cell]]) -> frozenset[str]:
    """Names that areas of more than one level have, where there is no code to tell them apart."""
    pairs = {(_text(name), _text(level)) for code, name, level in set(where) if code == ""}
    often = Counter(name for name, _level in pairs)
    return frozenset(name for name, times in often.items() if times > 1)


def _named(title: str, untitled: str, *, long: bool) -> tuple[str, str]:
    """What the figures of a column are called, and its period where the title names one."""
    name, period = (title, "") if long else split_title(title)
    return name or untitled, period[:LONGEST_PERIOD]


def _period_text(cell: Cell) -> str:
    return (period_of(cell) or _text(cell))[:LONGEST_PERIOD]


def _code(cell: Cell) -> str:
    """A code as text: a spreadsheet makes the number 2000 of 02000."""
    text = one_line(whole(cell))
    return text.zfill(5) if text.isdigit() else text


def _text(cell: Cell) -> str:
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else str(cell)
    return one_line(cell)


def places_of(series: Mapping[Name, Mapping[tuple[str, str], Figure]]) -> dict[str, str]:
    """Place → its name, by name."""
    names = {figure.place: figure.name for each in series.values() for figure in each.values()}
    return dict(sorted(names.items(), key=lambda pair: alphabetical(pair[1])))
