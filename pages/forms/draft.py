"""What was typed in a table and is not stored yet: a draft stays while its table is off screen.

Streamlit forgets a table's edits as soon as it is not drawn, and knows rows by position only. So
the rows on the screen are a snapshot, and what was typed is kept here by the id of its row.
`keeping` carries it over to the next session.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

import pandas as pd
import streamlit as st

from pages.forms.unsaved import Values, unsaved
from pages.shell.say import language
from pages.shell.section import place

_BEGINS: Final = "draft_"

Row = dict[str, Any]  # column → what its cell holds, as JSON can write it
Edits = dict[str, dict[str, Any]]  # row → column → what was typed there


@dataclass(slots=True)
class Draft:
    """The draft of one table. Labels are typed, so each language has a draft of its own.

    `concept`: what each row is a record of, if it is; `part`: where it stands, as `section.place`
    says it; `rows` as stored when they came on the screen; `typed`: only the cells that differ;
    `start`: what was typed before the table came on the screen, and so is part of its data; `turn`
    goes up when the table has to begin anew; `drawn`: whether it was drawn in this session;
    `cells`: where each row is a form, the key of each widget on the screen → (row, column).
    """

    key: str
    workshop: str
    part: str
    concept: str = ""
    rows: dict[str, Row] = field(default_factory=dict)
    typed: Edits = field(default_factory=dict)
    turn: int = 0
    start: Edits = field(default_factory=dict)
    drawn: bool = False
    cells: dict[str, tuple[str, str]] = field(default_factory=dict)

    @property
    def name(self) -> str:
        return self.key.partition(f"_{self.workshop}_")[0].removeprefix(_BEGINS)

    @property
    def is_left(self) -> bool:
        return bool(self.typed)

    def content(self) -> Values:
        rows = {id_: self.rows[id_] for id_ in self.typed if id_ in self.rows}
        more = {"typed": self.typed, "turn": self.turn}
        return {"part": self.part, "concept": self.concept, "rows": rows, **more}

    @property
    def editor_key(self) -> str:
        """For the table itself; another one whenever its data is renewed.

        A browser whose session was lost sends what it holds by the place of a row: only to a table
        of the very same rows.
        """
        return f"{self.key}_{self.turn}_{_digest(self.rows)}"

    def data(self, fresh: Mapping[str, Row]) -> pd.DataFrame:
        """What the table starts from.

        While somebody types, the rows do not change under their hands. When the table comes back
        on the screen, a row that was typed in keeps what it was typed on: its version tells
        whether somebody else changed the same.
        """
        on_screen = self.editor_key in st.session_state
        self.keep()
        if not on_screen or (not self.typed and self.rows != fresh):
            self._renew(fresh)
        return pd.DataFrame([row | self.start.get(id_, {}) for id_, row in self.rows.items()])

    def follow(self, fresh: Mapping[str, Row]) -> None:
        """The same where each row is a form: a row that nobody typed in follows what is stored.

        A row that was settled goes on from what is stored now.
        """
        self.keep()
        typed = {id_: cells for id_, cells in self.typed.items() if id_ in fresh}
        read = self.rows
        self.rows = {i: read.get(i, row) if i in typed else row for i, row in fresh.items()}
        self.typed = _changed(self.rows, typed)
        self.drawn, self.part, self.cells = True, place(), {}

    def now(self, row: str) -> Row:
        """What stands in a row, typed or stored."""
        return {**self.rows[row], **self.typed.get(row, {})}

    def cell(self, row: str, column: str) -> str:
        """The key of the widget in which a cell is typed; it starts with what stands there.

        It begins anew where the row starts with something else.
        """
        key = f"{self.key}_{self.turn}_{_digest(self.rows[row])}_{row}_{column}"
        self.cells[key] = (row, column)
        st.session_state.setdefault(key, self.now(row)[column])
        return key

    def _keep_cells(self) -> None:
        now = {id_: dict(cells) for id_, cells in self.typed.items()}
        for key, (row, column) in self.cells.items():
            if key in st.session_state:
                now.setdefault(row, {})[column] = st.session_state[key]
        self.typed = _changed(self.rows, now)

    def keep(self) -> None:
        """Take over what the browser sent, also in a run that draws another part."""
        if self.cells:
            self._keep_cells()
            return
        sent = st.session_state.get(self.editor_key)
        if sent is None:
            return
        ids = list(self.rows)
        now = {id_: dict(cells) for id_, cells in self.start.items()}
        for position, cells in sent["edited_rows"].items():
            now.setdefault(ids[position], {}).update(cells)
        self.typed = _changed(self.rows, now)

    def add(self, edits: Edits) -> None:
        """Type this for whoever looks, to be seen before it is stored."""
        self.keep()
        now = {id_: self.typed.get(id_, {}) | edits.get(id_, {}) for id_ in self.rows}
        self._restart(_changed(self.rows, now))

    def type_over(self, fresh: Mapping[str, Row], wanted: Mapping[str, Row]) -> None:
        """Type this over what is stored now."""
        self.rows = dict(fresh)
        now = {id_: dict(wanted[id_]) for id_ in fresh if id_ in wanted}
        self._restart(_changed(self.rows, now))

    def settle(self, row: str, cells: Iterable[str], *, mine: bool) -> None:
        """Somebody else stored other values in these cells: go on from those, or from what I typed.

        Either way the row is read again, so that what I store next was chosen knowingly.
        """
        self.keep()
        typed = self.typed.get(row, {})
        self.forget(row)
        left = {name: value for name, value in typed.items() if mine or name not in cells}
        if left:
            self.typed[row] = left

    def forget(self, row: str) -> None:
        """Leave this row out, with what was typed in it."""
        self.rows.pop(row, None)
        self._restart({id_: cells for id_, cells in self.typed.items() if id_ != row})

    def drop(self) -> None:
        """Forget what was typed, and show what is stored."""
        self.rows, self.start, self.part = {}, {}, place()
        self._restart({})
        self.drawn = True

    def _restart(self, typed: Edits) -> None:
        self.typed = typed
        self.cells = {}
        self.turn += 1
        self.drawn = False  # it has its turn already

    def _renew(self, fresh: Mapping[str, Row]) -> None:
        stays = self.rows.keys() if self.concept else ()  # also when somebody removed the record
        self.typed = {i: cells for i, cells in self.typed.items() if i in fresh or i in stays}
        self.rows = {**fresh, **{i: self.rows.get(i, fresh.get(i, {})) for i in self.typed}}
        self.start = self.typed
        self.turn += self.drawn
        self.drawn, self.part = True, place()


def draft_of(workshop: str, name: str, concept: str = "") -> Draft:
    """The draft of a table by its name, as it was left. `concept`: see `Draft`."""
    key = f"{_BEGINS}{name}_{workshop}_{language()}"
    found = unsaved().setdefault(key, Draft(key, workshop, place(), concept))
    assert isinstance(found, Draft)  # noqa: S101 - its key is that of no form
    return found


def tables() -> list[Draft]:
    """The tables of this tab."""
    return [each for each in unsaved().values() if isinstance(each, Draft)]


def bring_back(workshop: str, key: str, content: Mapping[str, Any]) -> None:
    """A table as `content` gave it."""
    where = (key, workshop, content["part"], content.get("concept", ""))
    unsaved()[key] = Draft(*where, content["rows"], content["typed"], content["turn"])


def _digest(rows: Mapping[str, Any]) -> str:
    return hashlib.sha256(json.dumps(rows, sort_keys=True).encode()).hexdigest()[:12]


def _changed(rows: Mapping[str, Row], typed: Edits) -> Edits:
    """Without what stands there already: an emptied cell comes as None."""
    differing = {
        id_: {name: value for name, value in cells.items() if _differs(rows[id_][name], value)}
        for id_, cells in typed.items()
    }
    return {id_: cells for id_, cells in differing.items() if cells}


def _differs(stored: Any, typed: Any) -> bool:
    return bool(_cell(stored) != _cell(typed))


def _cell(value: Any) -> Any:
    """Nothing in a cell is the same as no text, no tick and no choices; 0 is a number."""
    return "" if value is None or value is False or value == [] else value
