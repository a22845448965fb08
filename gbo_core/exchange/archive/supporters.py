"""How many see a note too: a column for readers, where the archive itself lists who does."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from gbo_core.exchange.archive.blocks import Row, Tables, rows_of, table_of
from gbo_core.exchange.archive.file import File
from gbo_core.model.fields import Spec
from gbo_core.model.round import State
from gbo_core.words import N_

SUPPORTERS: Final = Spec("integer", N_("Zien dit ook"), low=0)


def with_supporters(files: Mapping[str, File], tables: Tables) -> tuple[dict[str, File], Tables]:
    """The files and tables with that column in the notes; as they are where nobody is listed.

    Empty for a note that is not on a board, or on one whose support the room did not see yet.
    """
    if "supports" not in files:
        return dict(files), tables
    notes = files["notes"]
    counts = Counter(row[0] for row in rows_of(tables["supports"]))
    shown = _shown_rounds(files["rounds"], tables)
    place = {name: place for place, name in enumerate(notes.columns)}

    def counted(row: Row) -> Row:
        on_board = row[place["state"]] == "shown" and not row[place["removed"]]
        told = on_board and row[place["round"]] in shown
        return (*row, counts[row[place["id"]]] if told else None)

    columns = {**notes.columns, "supporters": SUPPORTERS}
    counted_notes = table_of(map(counted, rows_of(tables["notes"])))
    return (
        {**files, "notes": replace(notes, columns=columns)},
        {**tables, "notes": counted_notes},
    )


def _shown_rounds(file: File, tables: Tables) -> set[str]:
    state = list(file.columns).index("state")
    return {row[0] for row in rows_of(tables["rounds"]) if State(row[state]).is_revealed}
