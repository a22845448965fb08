"""Organisations and persons from a table: first a preview, row by row, then stored."""

import csv
import io
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import Connection

from gbo_core.exchange.archive.layout import ARCHIVE
from gbo_core.exchange.office.workbook_unseen import NOTHING_UNSEEN, Unseen
from gbo_core.exchange.tables_in.bad_table import BadTable
from gbo_core.exchange.tables_in.grid_in import Source
from gbo_core.exchange.tables_in.mending import NOTHING, Column, Mending
from gbo_core.exchange.tables_in.reader_in import Reader
from gbo_core.exchange.tables_in.row_in import Row
from gbo_core.exchange.tables_in.titles_in import KEPT, best_table
from gbo_core.model import Record
from gbo_core.store import records
from gbo_core.words import N_


@dataclass(frozen=True, slots=True)
class Preview:
    """What would be stored, and every row of the table accounted for.

    `fields` stand in the header; of the `unknown` columns nobody said where they belong, and those
    `in_note` go in the note. `header` is the line of the titles, 0 for a list of names;
    `above` and `repeated` are the lines before it, and those that say the titles once more.
    `swallowed` are rows that seem to hold others: the first and the last line of each.
    """

    kind: type[Record]
    fields: tuple[str, ...]
    rows: tuple[Row, ...]
    unknown: tuple[Column, ...] = ()
    in_note: tuple[Column, ...] = ()
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


def preview(
    connection: Connection,
    workshop: str,
    kind: type[Record],
    source: Source,
    mending: Mending = NOTHING,
) -> Preview:
    """What a table of organisations or persons holds; nothing is stored.

    A list of names, one a line, is a table too. Raises BadTable with one sentence when there is no
    table in it, and MissingColumn when a required column is not there.
    """
    table = best_table(kind, source.grids, mending.columns)
    reader = Reader(connection, workshop, kind, mending)
    found = [reader.row(line, table) for line in table.rows]
    if not found:
        raise BadTable(N_("In deze tabel staan geen rijen."))
    return Preview(
        kind=kind,
        fields=tuple(name for name in table.places.values() if name in kind.typed()),
        rows=tuple(found),
        unknown=table.unknown,
        in_note=table.in_note,
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
    """The wrong rows as text to paste again, below a header. `titles`: field → its header.

    As they are mended so far, with what stands in columns that are no field.
    """
    kept = [name for name in KEPT if any(name in row.cells for row in wanted.wrong)]
    columns = [*kept, *wanted.fields]
    others = [column.name for column in (*wanted.unknown, *wanted.in_note)]
    target = io.StringIO()
    rows = csv.writer(target, delimiter="\t", lineterminator="\n")
    rows.writerow([*(titles[name] for name in columns), *others])
    rows.writerows(
        [*(row.cells[name] for name in columns), *(row.rest.get(title, "") for title in others)]
        for row in wanted.wrong
    )
    return target.getvalue()
