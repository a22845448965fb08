"""Where the table stands in a list that somebody brings: its titles, and the rows below them."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from gbo_core.analysis.likeness import PERHAPS, bare, nearest
from gbo_core.exchange.office.workbook_unseen import NOTHING_UNSEEN, Unseen
from gbo_core.exchange.tables_in.bad_table import BadTable
from gbo_core.exchange.tables_in.grid_in import MOST_COLUMNS, Grid, refuse_large
from gbo_core.exchange.tables_in.lines_in import Line
from gbo_core.exchange.tables_in.mending import IN_NOTE, LEAVE, Column, columns_of, untitled
from gbo_core.exchange.tables_in.words_in import headers, plain
from gbo_core.model import Record
from gbo_core.model.fields import Spec
from gbo_core.words import LANGUAGES, N_, translations

HEADER_WITHIN: Final = 25  # rows: titles above the header are fewer than this
KEPT: Final = ("id", "removed")  # what the store keeps, and our own exports tell


@dataclass(frozen=True, slots=True)
class Table:
    """A grid with its titles found: column → field, and the rows below it.

    Of what is in an `unknown` column nobody said yet where it belongs; `in_note` goes in the note.
    """

    places: Mapping[int, str]
    rows: tuple[Line, ...]
    unknown: tuple[Column, ...] = ()
    in_note: tuple[Column, ...] = ()
    header: int = 0
    width: int = 0
    above: tuple[int, ...] = ()
    repeated: tuple[int, ...] = ()
    swallowed: tuple[Line, ...] = ()
    sheet: str = ""
    unseen: Unseen = NOTHING_UNSEEN

    def cells(self, line: Line) -> dict[str, str]:
        """Field → its cell; a row that ends before it has an empty one."""
        cells = line.cells
        return {name: cells[p] if p < len(cells) else "" for p, name in self.places.items()}

    def rest(self, line: Line) -> dict[str, str]:
        """Title → what stands in a column that is no field."""
        return _under((*self.unknown, *self.in_note), line)

    def noted(self, line: Line) -> dict[str, str]:
        """Title → what is to be added to the note."""
        return _under(self.in_note, line)

    def is_too_long(self, line: Line) -> bool:
        """Whether a row of text has cells beyond the titles, where the others have none."""
        return bool(self.width) and len(line.cells) > self.width


class MissingColumn(BadTable):
    """A required column is not there; it may be one of `columns`, as `name`."""

    def __init__(self, name: str, spec: Spec, columns: Iterable[Column]) -> None:
        super().__init__(N_("De kolom ‘%(column)s’ ontbreekt."), column=spec.title)
        self.name, self.columns = name, tuple(columns)


def _under(columns: Iterable[Column], line: Line) -> dict[str, str]:
    cells = line.cells
    return {each.name: cells[each.place] for each in columns if each.place < len(cells)}


def best_table(kind: type[Record], grids: Sequence[Grid], said: Mapping[str, str]) -> Table:
    """The way of reading that recognises most columns; without any, a list of names.

    `said`: key of a column → where somebody says that it belongs. Raises MissingColumn when a
    required column is not there, and BadTable for what is too large.
    """
    tables = [(grid, table) for grid in grids if (table := _with_header(kind, grid, said))]
    best = max(tables, key=lambda pair: len(pair[1].places), default=None)
    if best is None:
        return _list_of_names(kind, grids)
    grid, table = best
    refuse_large(grid)
    for name, spec in kind.typed().items():
        if spec.required and name not in table.places.values():
            raise MissingColumn(name, spec, table.unknown)
    return table


def _with_header(kind: type[Record], grid: Grid, said: Mapping[str, str]) -> Table | None:
    """The grid below the row that looks most like a header, or None when no row does."""
    candidates = [_fields_of(kind, line, said) for line in grid.rows[:HEADER_WITHIN]]
    best = max(range(len(candidates)), key=lambda place: _typed(candidates[place]), default=0)
    if not candidates or not _typed(candidates[best]):
        return None
    places = _once(kind, candidates[best])
    header = grid.rows[best]
    titles = [plain(cell) for cell in header.cells]
    below = grid.rows[best + 1 :]
    repeated = [line for line in below if [plain(cell) for cell in line.cells] == titles]
    rows = tuple(line for line in below if line not in repeated)
    width = _width(grid, header, rows)
    fitting = [line for line in rows if not width or len(line.cells) <= width]
    other = [
        column
        for column in _columns(header, fitting)
        if column.place not in places and candidates[best].get(column.place) not in _own(kind)
    ]
    return Table(
        places=places,
        rows=rows,
        unknown=tuple(each for each in other if said.get(each.key) not in {LEAVE, IN_NOTE}),
        in_note=tuple(each for each in other if said.get(each.key) == IN_NOTE),
        header=header.number,
        width=width,
        above=tuple(line.number for line in grid.rows[:best]),
        repeated=tuple(line.number for line in repeated),
        swallowed=grid.swallowed,
        sheet=grid.sheet,
        unseen=grid.unseen,
    )


def _fields_of(kind: type[Record], line: Line, said: Mapping[str, str]) -> dict[int, str]:
    """Place → field, where this row were the header. What somebody said comes first."""
    known, typed = headers(kind.concept) | _kept_titles(kind), kind.typed()
    found: dict[int, str] = {}
    for column in columns_of(line.cells):
        pointed = said.get(column.key, "")
        if name := pointed if pointed in typed else known.get(plain(column.title)):
            found[column.place] = name
    places = range(MOST_COLUMNS if found else 0)
    more = {place: said.get(untitled(place).key, "") for place in places}
    return {**found, **{place: name for place, name in more.items() if name in typed}}


def _once(kind: type[Record], candidate: Mapping[int, str]) -> dict[int, str]:
    """Place → field, each field once: of two the first column."""
    once = {name: place for place, name in reversed([*candidate.items()])}
    wanted = {*kind.typed(), *KEPT}
    pairs = sorted(once.items(), key=lambda pair: pair[1])
    return {place: name for name, place in pairs if name in wanted}


def _columns(header: Line, rows: Sequence[Line]) -> list[Column]:
    """Those with a title, and those that hold something below none."""
    titled = list(columns_of(header.cells))
    used = {place for line in rows for place, cell in enumerate(line.cells) if cell}
    without = sorted(used - {each.place for each in titled})
    return [*titled, *map(untitled, without)]


def fields_like(kind: type[Record], column: Column, free: Collection[str]) -> list[str]:
    """The fields that a column may be meant for, the likeliest first."""
    known = [(n, bare(title)) for title, n in headers(kind.concept).items() if n in free]
    return nearest(bare(column.title), known, PERHAPS)


def _kept_titles(kind: type[Record]) -> dict[str, str]:
    """Plain title → field, for what the store keeps of each record."""
    return {
        plain(word): name
        for name in _own(kind)
        for word in (name, *_in_every_language(kind.specs()[name].title))
    }


def _in_every_language(title: str) -> list[str]:
    return [translations(language).gettext(title) for language in LANGUAGES]


def _own(kind: type[Record]) -> set[str]:
    """The fields that the store keeps: our own exports have them, and nobody needs them here."""
    return {name for name, spec in kind.specs().items() if not spec.own}


def _typed(candidate: Mapping[int, str]) -> int:
    """How many fields a row names, apart from those that many tables have."""
    return len({*candidate.values()} - {"id", "round", "version"})


def _width(grid: Grid, header: Line, rows: Sequence[Line]) -> int:
    """How many cells a row of text may have; 0 where most have more than there are titles."""
    longer = sum(len(line.cells) > len(header.cells) for line in rows)
    return len(header.cells) if grid.separator and 2 * longer <= len(rows) else 0


def _list_of_names(kind: type[Record], grids: Sequence[Grid]) -> Table:
    """One name a line. Raises BadTable for a table whose header says nothing to us."""
    if not grids:
        return Table({0: "name"}, ())
    lines = grids[0] if grids[0].sheet else grids[-1]
    refuse_large(lines)
    looks_split = any(mark in cell for line in lines.rows for cell in line.cells for mark in "\t;|")
    if looks_split or any(len(line.cells) > 1 for line in lines.rows):
        name, spec = next((n, spec) for n, spec in kind.typed().items() if spec.required)
        widest = max(grids, key=lambda grid: len(grid.rows[0].cells) if grid.rows else 0)
        raise MissingColumn(name, spec, columns_of(widest.rows[0].cells))
    return Table({0: "name"}, lines.rows, sheet=lines.sheet)
