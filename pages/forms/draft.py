"""What was typed in a table and is not stored yet: a draft stays while its table is off screen.

Streamlit forgets a table's edits as soon as it is not drawn, and knows rows by position only. So
the rows on the screen are a snapshot, and what was typed is kept here by the id of its row.
`keeping` carries it over to the next session.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import pandas as pd
import streamlit as st

from pages.shell.say import language
from pages.shell.section import place

_TABLES = "drafts"  # key → table, of this tab

Row = dict[str, Any]  # column → what its cell holds, as JSON can write it
Edits = dict[str, dict[str, Any]]  # row → column → what was typed there


@dataclass(slots=True)
class Held:
    """`start`: what was typed before the table came on the screen, and so is part of its data.

    `concept`: what each row is a record of, if it is;
    `part`: where it stands, as `section.here` says it; `turn` goes up when the table has to begin
    anew; `drawn`: whether it was drawn in this session.
    """

    workshop: str
    part: str
    concept: str = ""
    rows: dict[str, Row] = field(default_factory=dict)
    start: Edits = field(default_factory=dict)
    typed: Edits = field(default_factory=dict)
    turn: int = 0
    drawn: bool = False

    def forget(self, row: str) -> None:
        """Leave this row out, with what was typed in it."""
        self.rows.pop(row, None)
        self.typed = {id_: cells for id_, cells in self.typed.items() if id_ != row}
        self.turn += 1
        self.drawn = False


@dataclass(frozen=True, slots=True)
class Draft:
    """The draft of one table. Labels are typed, so each language has a draft of its own.

    `concept`: what each of its rows is a record of, if it is.
    """

    workshop: str
    name: str
    concept: str = ""

    @property
    def rows(self) -> Mapping[str, Row]:
        """The rows as stored when they came on the screen."""
        return self._held.rows

    @property
    def typed(self) -> Edits:
        """Only the cells that differ from their row."""
        return self._held.typed

    @property
    def editor_key(self) -> str:
        """For the table itself; another one whenever its data is renewed.

        A browser whose session was lost sends what it holds by the place of a row: only to a table
        of the very same rows.
        """
        return _editor_key(self._key, self._held)

    def data(self, fresh: Mapping[str, Row]) -> pd.DataFrame:
        """What the table starts from.

        While somebody types, the rows do not change under their hands. When the table comes back
        on the screen, a row that was typed in keeps what it was typed on: its version tells
        whether somebody else changed the same.
        """
        held = self._held
        on_screen = self.editor_key in st.session_state
        self.keep()
        if not on_screen or (not held.typed and held.rows != fresh):
            self._renew(fresh)
        return pd.DataFrame([row | held.start.get(id_, {}) for id_, row in held.rows.items()])

    def keep(self) -> None:
        """Take over what the browser sent, also in a run that draws another part."""
        _take_in(self._key, self._held)

    def add(self, edits: Edits) -> None:
        """Type this for whoever looks, to be seen before it is stored."""
        held = self._held
        now = {id_: held.typed.get(id_, {}) | edits.get(id_, {}) for id_ in held.rows}
        held.typed = _changed(held.rows, now)
        held.turn += 1
        held.drawn = False  # it has its turn already

    def type_over(self, fresh: Mapping[str, Row], wanted: Mapping[str, Row]) -> None:
        """Type this over what is stored now."""
        held = self._held
        held.rows = dict(fresh)
        held.typed = _changed(held.rows, {id_: dict(wanted[id_]) for id_ in fresh if id_ in wanted})
        held.turn += 1
        held.drawn = False

    def settle(self, row: str, cells: Iterable[str], *, mine: bool) -> None:
        """Somebody else stored other values in these cells: go on from those, or from what I typed.

        Either way the row is read again, so that what I store next was chosen knowingly.
        """
        held = self._held
        held.rows.pop(row, None)
        left = {name: v for name, v in held.typed.get(row, {}).items() if mine or name not in cells}
        held.typed = {id_: cells for id_, cells in held.typed.items() if id_ != row}
        if left:
            held.typed[row] = left
        held.turn += 1
        held.drawn = False

    def drop(self) -> None:
        """Forget what was typed, and show what is stored."""
        turn = self._held.turn + 1
        tables()[self._key] = replace(self._new(), turn=turn, drawn=True)

    @property
    def _key(self) -> str:
        return f"draft_{self.name}_{self.workshop}_{language()}"

    @property
    def _held(self) -> Held:
        return tables().setdefault(self._key, self._new())

    def _new(self) -> Held:
        return Held(self.workshop, place(), self.concept)

    def _renew(self, fresh: Mapping[str, Row]) -> None:
        held = self._held
        stays = held.rows.keys() if held.concept else ()  # also when somebody removed the record
        held.typed = {i: cells for i, cells in held.typed.items() if i in fresh or i in stays}
        held.rows = {**fresh, **{i: held.rows.get(i, fresh.get(i, {})) for i in held.typed}}
        held.start = held.typed
        held.turn += held.drawn
        held.drawn, held.part = True, place()


def tables() -> dict[str, Held]:
    found: dict[str, Held] = st.session_state.setdefault(_TABLES, {})
    return found


def take_in() -> None:
    """Take over what the browser sent for any table, before one is drawn."""
    for key, held in tables().items():
        _take_in(key, held)


def _take_in(key: str, held: Held) -> None:
    sent = st.session_state.get(_editor_key(key, held))
    if sent is None:
        return
    ids = list(held.rows)
    now = {id_: dict(cells) for id_, cells in held.start.items()}
    for position, cells in sent["edited_rows"].items():
        now.setdefault(ids[position], {}).update(cells)
    held.typed = _changed(held.rows, now)


def _editor_key(key: str, held: Held) -> str:
    rows = json.dumps(held.rows, sort_keys=True).encode()
    return f"{key}_{held.turn}_{hashlib.sha256(rows).hexdigest()[:12]}"


def left() -> dict[tuple[str, str], dict[str, Any]]:
    """What is to be found again in another session: tables that are typed in."""
    return {
        (held.workshop, key): {
            "part": held.part,
            "concept": held.concept,
            "rows": {id_: held.rows[id_] for id_ in held.typed if id_ in held.rows},
            "typed": held.typed,
            "turn": held.turn,
        }
        for key, held in tables().items()
        if held.typed
    }


def bring_back(workshop: str, key: str, content: Mapping[str, Any]) -> None:
    """A table as `left` gave it."""
    rows, typed = content["rows"], content["typed"]
    where = (workshop, content["part"], content.get("concept", ""))
    tables()[key] = Held(*where, rows, {}, typed, content["turn"])


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
