"""Organisations and persons from a table: first a preview, row by row, then stored."""

import csv
import io
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final, Literal

from sqlalchemy import Connection

from gbo_core.analysis.stakeholders import usual_place
from gbo_core.exchange.archive.layout import ARCHIVE
from gbo_core.exchange.office.harmless import same_in_excel
from gbo_core.exchange.office.workbook_unseen import NOTHING_UNSEEN, Unseen
from gbo_core.exchange.tables_in.bad_table import BadTable
from gbo_core.exchange.tables_in.grid_in import Source
from gbo_core.exchange.tables_in.lines_in import Line
from gbo_core.exchange.tables_in.titles_in import KEPT, Table, best_table
from gbo_core.exchange.tables_in.words_in import code_for, meant, plain
from gbo_core.model import Organisation, Record
from gbo_core.model.errors import BadInput
from gbo_core.model.fields import YES, Spec, tidy_text
from gbo_core.model.order import alphabetical
from gbo_core.store import records
from gbo_core.words import N_

MOST_NAMED: Final = 5  # organisations that one problem names
IS_ERROR: Final = re.compile(r"#(?:N/[AB]|[A-ZÀ-Ý0-9/]+[!?])")  # in any language of Excel

_TOTALS: Final = frozenset(
    ("totaal", "totalen", "eindtotaal", "subtotaal", "total", "totaux", "sous-total")
)


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

    `known` is the record that it is about already: by its id, where the table comes from our own
    export, else by its name. `values` then holds only what changes. `removed`: the table or the
    workshop says that it was removed, and so it stays.
    """

    line: int
    cells: Mapping[str, str]
    values: Mapping[str, Any] = field(default_factory=dict)
    problem: Problem | None = None
    known: Record | None = None
    removed: bool = False

    @property
    def name(self) -> str:
        return self.cells["name"]

    @property
    def outcome(self) -> Literal["new", "changed", "same", "wrong", "removed"]:
        if self.removed:
            return "removed"
        if self.problem:
            return "wrong"
        if self.known is None:
            return "new"
        return "changed" if self.values else "same"


@dataclass(frozen=True, slots=True)
class Preview:
    """What would be stored, and every row of the table accounted for.

    `fields` stand in the header; `ignored` headers say nothing to us, and the columns `untitled`
    (as Excel calls them) have none. `header` is the line of the titles, 0 for a list of names;
    `above` and `repeated` are the lines before it, and those that say the titles once more.
    `swallowed` are rows that seem to hold others: the first and the last line of each.
    """

    kind: type[Record]
    fields: tuple[str, ...]
    ignored: tuple[str, ...]
    rows: tuple[Row, ...]
    untitled: tuple[str, ...] = ()
    header: int = 0
    above: tuple[int, ...] = ()
    repeated: tuple[int, ...] = ()
    swallowed: tuple[tuple[int, int], ...] = ()
    sheet: str = ""
    sheets: tuple[str, ...] = ()
    hidden: tuple[str, ...] = ()
    unseen: Unseen = NOTHING_UNSEEN

    @property
    def wrong(self) -> tuple[Row, ...]:
        return tuple(row for row in self.rows if row.outcome == "wrong")

    @property
    def there(self) -> int:
        """How many rows the table has, apart from that of its titles and those above it."""
        return len(self.rows) + len(self.repeated)


def likely_sheets(kind: type[Record]) -> list[str]:
    """What the sheet of this concept is called in our own workbook."""
    return [ARCHIVE[kind.plural].title]


def preview(connection: Connection, workshop: str, kind: type[Record], source: Source) -> Preview:
    """What a table of organisations or persons holds; nothing is stored.

    A list of names, one a line, is a table too. Raises BadTable with one sentence when there is no
    table in it, or when a required column is not there.
    """
    table = best_table(kind, source.grids)
    reader = _Reader(connection, workshop, kind)
    found = [reader.row(line, table) for line in table.rows]
    if not found:
        raise BadTable(N_("In deze tabel staan geen rijen."))
    return Preview(
        kind=kind,
        fields=tuple(name for name in table.places.values() if name in kind.typed()),
        ignored=table.ignored,
        rows=tuple(found),
        untitled=table.untitled,
        header=table.header,
        above=table.above,
        repeated=table.repeated,
        swallowed=tuple((line.first, line.last) for line in table.swallowed),
        sheet=table.sheet,
        sheets=source.sheets,
        hidden=source.hidden,
        unseen=table.unseen,
    )


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
    kept = [name for name in KEPT if any(name in row.cells for row in wanted.wrong)]
    columns = [*kept, *wanted.fields]
    target = io.StringIO()
    rows = csv.writer(target, delimiter="\t", lineterminator="\n")
    rows.writerow(titles[name] for name in columns)
    rows.writerows([row.cells[name] for name in columns] for row in wanted.wrong)
    return target.getvalue()


class _Reader:
    """Turns cells into a record's values, against what the workshop holds already."""

    def __init__(self, connection: Connection, workshop: str, kind: type[Record]) -> None:
        self._kind = kind
        self._specs = kind.typed()
        self._organisations = records.load(connection, workshop, Organisation, removed=True)
        every = records.load(connection, workshop, kind, removed=True)
        self._by_id = {record.id: record for record in every}
        self._known = [record for record in every if not record.removed]
        self._seen: set[tuple[str, ...]] = set()

    def row(self, line: Line, table: Table) -> Row:
        """One row of the table, beside the record that it is about."""
        cells = table.cells(line)
        known = self._by_id.get(cells.get("id", ""))
        if _says_removed(cells) or (known is not None and known.removed):
            return Row(line.number, cells, known=known, removed=True)
        if problem := _whole_row(line, cells, table):
            return Row(line.number, cells, problem=problem)
        values: dict[str, Any] = {}
        for column, spec in self._specs.items():
            if column not in cells:
                continue
            try:
                values |= self._value(column, spec, cells[column], known)
            except BadInput as problem_:
                found = Problem(problem_.sentence, problem_.data, spec.title, spec.among)
                return Row(line.number, cells, problem=found)
        return self._placed(line.number, cells, values, known)

    def _value(self, column: str, spec: Spec, cell: str, known: Record | None) -> dict[str, Any]:
        """The field as it would be stored. Raises BadInput."""
        if IS_ERROR.fullmatch(cell):
            raise BadInput(N_("In deze cel staat een fout van Excel: %(cell)s."), cell=cell)
        there = getattr(known, column) if known else None
        if isinstance(there, str) and spec.kind == "text" and same_in_excel(there, cell):
            return {column: there}
        return self._kind.clean({column: self._meant(spec, cell, str(there or ""))})

    def _meant(self, spec: Spec, cell: str, there: str) -> str:
        """What a cell stands for: a code for a choice, an id for an organisation."""
        if spec.kind == "link":
            return self._organisation(cell, there) if cell else ""
        if spec.kind == "choice":
            code = code_for(spec.among, cell)
            return cell if code is None else code
        return cell

    def _organisation(self, cell: str, there: str) -> str:
        """The id of the organisation that is meant: by its name, a part of it, or what it is.

        Our own export puts the id behind a name that two have. `there` is the one that the record
        has, which may be removed since. Raises BadInput when there is none, or more than one.
        """
        known = [each for each in self._organisations if not each.removed or each.id == there]
        own = next((e.id for e in known if cell == f"{e.name} ({e.id})"), "")
        if own or any(e.id == there and same_in_excel(e.name, cell) for e in known):
            return own or there
        found = meant([(each.id, plain(each.name)) for each in known], cell)
        if not found and (actor := code_for("actors", cell)):
            found = {each.id for each in known if each.actor == actor}
        if not found:
            raise BadInput(N_("De organisatie ‘%(name)s’ staat niet in de lijst."), name=cell[:60])
        if len(found) > 1:
            names = sorted((e.name for e in known if e.id in found), key=alphabetical)
            raise BadInput(
                N_("‘%(name)s’ kan op meer dan één organisatie slaan: %(names)s."),
                name=cell[:60],
                names=", ".join(names[:MOST_NAMED]),
            )
        return found.pop()

    def _placed(
        self, line: int, cells: Mapping[str, str], values: dict[str, Any], by_id: Record | None
    ) -> Row:
        """The row beside the record of that id or name, if there is one."""
        own = cells.get("id", "")  # of another workshop, it still tells two of one name apart
        is_ours = bool(re.fullmatch(rf"{self._kind.letter}[a-z0-9]{{5,20}}", own))
        key = (own,) if is_ours else _key(values)
        if key in self._seen:
            twice = N_("‘%(name)s’ staat twee keer in deze tabel.")
            return Row(line, cells, problem=Problem(twice, {"name": values["name"][:60]}, ""))
        self._seen.add(key)
        known = by_id or self._find(*_key(values))
        if known is None:
            return Row(line, cells, values | self._usual(values))
        given = {c: value for c, value in values.items() if cells[c] and (by_id or c != "name")}
        if getattr(known, "proposed", False) and not cells.get("proposed"):
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


def _says_removed(cells: Mapping[str, str]) -> bool:
    return tidy_text(cells.get("removed", "")).casefold() in YES


def _whole_row(line: Line, cells: Mapping[str, str], table: Table) -> Problem | None:
    """What is wrong with a row that is no record at all, or that moved over a column."""
    if table.is_too_long(line):
        sentence = N_(
            "Deze rij heeft meer cellen dan er titels zijn. Staat er een scheidingsteken in een "
            "tekst? Zet die tekst dan tussen aanhalingstekens."
        )
        return Problem(sentence, {}, "")
    others = [cell for name, cell in cells.items() if name != "name" and cell]
    if plain(cells["name"]) in _TOTALS and not any(map(_says_something, others)):
        return Problem(N_("Dit lijkt een rij met een totaal."), {}, "")
    return None


def _says_something(cell: str) -> bool:
    return any(letter.isalpha() for letter in cell)
