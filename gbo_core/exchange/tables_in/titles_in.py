"""Where the table stands in a list that somebody brings: its titles, and the rows below them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from gbo_core.exchange.office.workbook_unseen import NOTHING_UNSEEN, Unseen, letters
from gbo_core.exchange.tables_in.bad_table import BadTable
from gbo_core.exchange.tables_in.grid_in import Grid, refuse_large
from gbo_core.exchange.tables_in.lines_in import Line
from gbo_core.exchange.tables_in.words_in import headers, plain
from gbo_core.model import Record
from gbo_core.words import LANGUAGES, N_, translations

HEADER_WITHIN: Final = 25  # rows: titles above the header are fewer than this
KEPT: Final = ("id", "removed")  # what the store keeps, and our own exports tell


@dataclass(frozen=True, slots=True)
class Table:
    """A grid with its titles found: column → field, and the rows below it."""

    places: Mapping[int, str]
    rows: tuple[Line, ...]
    ignored: tuple[str, ...] = ()
    untitled: tuple[str, ...] = ()
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

    def is_too_long(self, line: Line) -> bool:
        """Whether a row of text has cells beyond the titles, where the others have none."""
        return bool(self.width) and len(line.cells) > self.width


def best_table(kind: type[Record], grids: Sequence[Grid]) -> Table:
    """The way of reading that recognises most columns; without any, a list of names.

    Raises BadTable when a required column is not there, or for what is too large.
    """
    tables = [(grid, table) for grid in grids if (table := _with_header(kind, grid))]
    best = max(tables, key=lambda pair: len(pair[1].places), default=None)
    if best is None:
        return _list_of_names(kind, grids)
    grid, table = best
    refuse_large(grid)
    for name, spec in kind.typed().items():
        if spec.required and name not in table.places.values():
            raise BadTable(N_("De kolom ‘%(column)s’ ontbreekt."), column=spec.title)
    return table


def _with_header(kind: type[Record], grid: Grid) -> Table | None:
    """The grid below the row that looks most like a header, or None when no row does."""
    known = headers(kind.concept) | _kept_titles(kind)
    candidates = [
        {place: known[plain(cell)] for place, cell in enumerate(line.cells) if plain(cell) in known}
        for line in grid.rows[:HEADER_WITHIN]
    ]
    best = max(range(len(candidates)), key=lambda place: _typed(candidates[place]), default=0)
    if not candidates or not _typed(candidates[best]):
        return None
    once = {name: place for place, name in reversed(candidates[best].items())}
    wanted = {*kind.typed(), *KEPT}
    pairs = sorted(once.items(), key=lambda pair: pair[1])
    places = {place: name for name, place in pairs if name in wanted}
    header = grid.rows[best]
    titles = [plain(cell) for cell in header.cells]
    below = grid.rows[best + 1 :]
    repeated = [line for line in below if [plain(cell) for cell in line.cells] == titles]
    rows = tuple(line for line in below if line not in repeated)
    width = _width(grid, header, rows)
    return Table(
        places=places,
        rows=rows,
        ignored=tuple(
            cell
            for place, cell in enumerate(header.cells)
            if cell and place not in places and candidates[best].get(place) not in _own(kind)
        ),
        untitled=_untitled(header, [r for r in rows if not width or len(r.cells) <= width]),
        header=header.number,
        width=width,
        above=tuple(line.number for line in grid.rows[:best]),
        repeated=tuple(line.number for line in repeated),
        swallowed=grid.swallowed,
        sheet=grid.sheet,
        unseen=grid.unseen,
    )


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


def _untitled(header: Line, rows: Sequence[Line]) -> tuple[str, ...]:
    """Columns that hold something below no title, as Excel calls them."""
    titled = {place for place, cell in enumerate(header.cells) if cell}
    used = {place for line in rows for place, cell in enumerate(line.cells) if cell}
    return tuple(letters(place + 1) for place in sorted(used - titled))


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
        required = next(spec.title for spec in kind.typed().values() if spec.required)
        raise BadTable(N_("De kolom ‘%(column)s’ ontbreekt."), column=required)
    return Table({0: "name"}, lines.rows, sheet=lines.sheet)
