"""Organisations and persons from a table: first a preview, row by row, then stored."""

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, Literal

from sqlalchemy import Connection

from gbo_core.analysis.stakeholders import usual_place
from gbo_core.exchange.bad_table import BadTable
from gbo_core.exchange.grid_in import Grid, grids
from gbo_core.exchange.words_in import code_for, headers, meant, plain
from gbo_core.model import Organisation, Record
from gbo_core.model.errors import BadInput
from gbo_core.model.fields import Spec
from gbo_core.model.order import alphabetical
from gbo_core.store import records
from gbo_core.words import N_

MOST_NAMED: Final = 5  # organisations that one problem names
HEADER_WITHIN: Final = 25  # rows: titles above the header are fewer than this


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a row cannot be stored: a message id, what fills it, and the column's title.

    `among` names the list to choose from, when it is a choice that is wrong.
    """

    sentence: str
    data: Mapping[str, Any]
    column: str
    among: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One row: `line` in the table (from 1), `cells` as typed, `values` as they would be stored.

    `known` is the record that has this name already; `values` then holds only what changes.
    """

    line: int
    cells: Mapping[str, str]
    values: Mapping[str, Any] = field(default_factory=dict)
    problem: Problem | None = None
    known: Record | None = None

    @property
    def name(self) -> str:
        return self.cells["name"]

    @property
    def outcome(self) -> Literal["new", "changed", "same", "wrong"]:
        if self.problem:
            return "wrong"
        if self.known is None:
            return "new"
        return "changed" if self.values else "same"


@dataclass(frozen=True, slots=True)
class Preview:
    """What would be stored. `fields` stand in the header; `ignored` headers say nothing to us."""

    kind: type[Record]
    fields: tuple[str, ...]
    ignored: tuple[str, ...]
    rows: tuple[Row, ...]

    @property
    def wrong(self) -> tuple[Row, ...]:
        return tuple(row for row in self.rows if row.problem)


@dataclass(frozen=True, slots=True)
class _Table:
    """A grid with its header found: column → field, and the rows below it."""

    places: Mapping[int, str]
    ignored: tuple[str, ...]
    first_line: int
    rows: Grid


def preview(
    connection: Connection, workshop: str, kind: type[Record], content: bytes | str
) -> Preview:
    """Read a table of organisations or persons; nothing is stored.

    A list of names, one a line, is a table too. Raises BadTable with one sentence when there is no
    table in it, or when a required column is not there.
    """
    table = _best_table(kind, grids(content))
    reader = _Reader(connection, workshop, kind)
    found = [
        reader.row(line, {name: _cell(row, place) for place, name in table.places.items()})
        for line, row in enumerate(table.rows, table.first_line)
        if any(row)
    ]
    if not found:
        raise BadTable(N_("In deze tabel staan geen rijen."))
    return Preview(kind, tuple(table.places.values()), table.ignored, tuple(found))


def store_rows(
    connection: Connection,
    workshop: str,
    wanted: Preview,
    *,
    by: str,
    bundle: str,
    update: bool = True,
) -> tuple[int, int]:
    """Store what is new and (with `update`) what changed; answers how many of each.

    Wrong rows are left out. Raises Conflict when somebody changed the same since the preview.
    """
    new = [row for row in wanted.rows if row.outcome == "new"]
    changed = [row for row in wanted.rows if row.outcome == "changed" and update]
    for row in new:
        records.add(connection, workshop, wanted.kind.make(**row.values), by=by, bundle=bundle)
    for row in changed:
        if row.known:
            records.save(
                connection,
                workshop,
                wanted.kind,
                row.known.id,
                row.values,
                version=row.known.version,
                by=by,
                bundle=bundle,
            )
    return len(new), len(changed)


def to_mend(wanted: Preview, titles: Mapping[str, str]) -> str:
    """The wrong rows as text to paste again, below a header. `titles`: field → its header."""
    target = io.StringIO()
    rows = csv.writer(target, delimiter="\t", lineterminator="\n")
    rows.writerow(titles[name] for name in wanted.fields)
    rows.writerows([row.cells[name] for name in wanted.fields] for row in wanted.wrong)
    return target.getvalue()


def _cell(row: Sequence[str], place: int) -> str:
    return row[place] if place < len(row) else ""


def _best_table(kind: type[Record], ways: Sequence[Grid]) -> _Table:
    """The way of reading that recognises most columns; without any, a list of names."""
    tables = [table for grid in ways if (table := _with_header(kind, grid))]
    best = max(tables, key=lambda table: len(table.places), default=None)
    if best is None:
        return _list_of_names(kind, ways)
    for name, spec in kind.typed().items():
        if spec.required and name not in best.places.values():
            raise BadTable(N_("De kolom ‘%(column)s’ ontbreekt."), column=spec.title)
    return best


def _with_header(kind: type[Record], grid: Grid) -> _Table | None:
    """The grid below the row that looks most like a header, or None when no row does."""
    known = headers(kind.concept)
    candidates = [
        {place: known[plain(cell)] for place, cell in enumerate(row) if plain(cell) in known}
        for row in grid[:HEADER_WITHIN]
    ]
    best = max(range(len(candidates)), key=lambda line: len(candidates[line]), default=0)
    if not candidates or not candidates[best]:
        return None
    once = {name: place for place, name in reversed(candidates[best].items())}
    places = {place: name for name, place in sorted(once.items(), key=lambda pair: pair[1])}
    header = grid[best]
    ignored = tuple(cell for place, cell in enumerate(header) if cell and place not in places)
    return _Table(places, ignored, best + 2, grid[best + 1 :])


def _list_of_names(kind: type[Record], ways: Sequence[Grid]) -> _Table:
    """One name a line. Raises BadTable for a table whose header says nothing to us."""
    *_, lines = ways
    looks_split = [row for row in lines if any(mark in cell for cell in row for mark in "\t;")]
    if looks_split or any(len(row) > 1 for row in lines):
        required = next(spec.title for spec in kind.typed().values() if spec.required)
        raise BadTable(N_("De kolom ‘%(column)s’ ontbreekt."), column=required)
    return _Table({0: "name"}, (), 1, lines)


class _Reader:
    """Turns cells into a record's values, against what the workshop holds already."""

    def __init__(self, connection: Connection, workshop: str, kind: type[Record]) -> None:
        self._kind = kind
        self._specs = kind.typed()
        self._organisations = records.load(connection, Organisation, workshop)
        self._known = records.load(connection, kind, workshop)
        self._seen: set[tuple[str, str]] = set()

    def row(self, line: int, cells: Mapping[str, str]) -> Row:
        values: dict[str, Any] = {}
        for column, cell in cells.items():
            spec = self._specs[column]
            try:
                values |= self._kind.clean({column: self._meant(spec, cell)})
            except BadInput as problem:
                found = Problem(problem.sentence, problem.data, spec.title, spec.among)
                return Row(line, cells, problem=found)
        return self._placed(line, cells, values)

    def _meant(self, spec: Spec, cell: str) -> str:
        """What a cell stands for: a code for a choice, an id for an organisation."""
        if spec.kind == "link":
            return self._organisation(cell) if cell else ""
        if spec.kind == "choice":
            code = code_for(spec.among, cell)
            return cell if code is None else code
        return cell

    def _organisation(self, cell: str) -> str:
        """The id of the organisation that is meant: by its name, a part of it, or what it is.

        Raises BadInput when there is none, or more than one.
        """
        known = self._organisations
        found = meant([(each.id, plain(each.name)) for each in known], cell)
        if not found and (actor := code_for("actors", cell)):
            found = {each.id for each in known if each.actor == actor}
        if not found:
            raise BadInput(N_("De organisatie ‘%(name)s’ staat niet in de lijst."), name=cell[:60])
        if len(found) > 1:
            names = sorted((o.name for o in known if o.id in found), key=alphabetical)
            raise BadInput(
                N_("‘%(name)s’ kan op meer dan één organisatie slaan: %(names)s."),
                name=cell[:60],
                names=", ".join(names[:MOST_NAMED]),
            )
        return found.pop()

    def _placed(self, line: int, cells: Mapping[str, str], values: dict[str, Any]) -> Row:
        """The row beside the record of that name, if there is one."""
        key = _key(values)
        if key in self._seen:
            twice = N_("‘%(name)s’ staat twee keer in deze tabel.")
            return Row(line, cells, problem=Problem(twice, {"name": values["name"][:60]}, ""))
        self._seen.add(key)
        known = self._find(*key)
        if known is None:
            return Row(line, cells, values | self._usual(values))
        given = {c: value for c, value in values.items() if cells[c] and c != "name"}
        if getattr(known, "proposed", False):
            given["proposed"] = False
        changes = {column: v for column, v in given.items() if getattr(known, column) != v}
        return Row(line, cells, changes, known=known)

    def _usual(self, values: Mapping[str, Any]) -> dict[str, str]:
        return usual_place(values) if self._kind is Organisation else {}

    def _find(self, name: str, organisation: str) -> Record | None:
        """The record of that name; without an organisation the only one, whosever it is."""
        named = [record for record in self._known if _key(record.values())[0] == name]
        exact = [r for r in named if _key(r.values())[1] == organisation]
        found = exact or ([] if organisation else named)
        return found[0] if len(found) == 1 else None


def _key(values: Mapping[str, Any]) -> tuple[str, str]:
    """What makes two rows the same: the name, and for a person the organisation."""
    return plain(values["name"]), values.get("organisation", "")
