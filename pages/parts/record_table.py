"""Records as a table to type in. It works for every concept: columns come from its fields.

The table is a snapshot: typing is kept by row, so the rows may not change under the hands of who
types. What others change meanwhile shows after saving, or at once when nothing was typed.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd
import streamlit as st

from gbo_core.model import Record
from gbo_core.model.errors import Conflict
from gbo_core.model.fields import Spec
from gbo_core.model.ids import new_id
from gbo_core.store import open_store, records
from gbo_core.store.access import Facilitator
from gbo_core.store.workshops import Workshop
from pages import who
from pages.ask import say_later, showing_refusals
from pages.parts import undo
from pages.parts.conflict import show_conflict
from pages.parts.options import Options, options_of
from pages.say import _, n_, plain

GONE = "gone"


@dataclass(frozen=True, slots=True)
class Table:
    """One table on one screen: what it shows, for whom, and what its rows are called."""

    workshop: Workshop
    looker: Facilitator
    kind: type[Record]
    columns: tuple[str, ...]

    @property
    def key(self) -> str:
        return f"table_{self.kind.concept}_{self.workshop.id}"


def record_table(table: Table, fresh: Sequence[Record]) -> None:
    """Show the records and store what is typed when *Bewaar* is pressed."""
    shown = _snapshot(table, fresh)
    options = options_of(table.kind, table.workshop.id)
    frame = pd.DataFrame([_row(record, table.columns, options) for record in shown])
    st.data_editor(
        frame,
        hide_index=True,
        key=_editor_key(table),
        placeholder="",
        height="content" if len(shown) < 20 else 640,
        column_config=_config(table, options),
        alt=_("Tabel om in te vullen"),
    )
    typed = _typed(table)
    with st.container(horizontal=True):
        if st.button(_("Bewaar"), type="primary", disabled=not typed, key=f"{table.key}_save"):
            _save(table, shown, options, typed)
        if typed and st.button(_("Gooi wijzigingen weg"), key=f"{table.key}_drop"):
            _restart(table)
            st.rerun()


def _snapshot(table: Table, fresh: Sequence[Record]) -> list[Record]:
    """The rows as shown; renewed only when nothing has been typed."""
    state = st.session_state
    now = [(record.id, record.version) for record in fresh]
    known = state.get(table.key)
    if known is None or ([(r.id, r.version) for r in known] != now and not _typed(table)):
        _restart(table)
        state[table.key] = list(fresh)
    return list(state[table.key])


def _restart(table: Table) -> None:
    """Forget what was typed and show what is stored."""
    st.session_state.pop(table.key, None)
    turns = st.session_state.get(f"{table.key}_turn", 0)
    st.session_state[f"{table.key}_turn"] = turns + 1


def _editor_key(table: Table) -> str:
    return f"{table.key}_editor_{st.session_state.get(f'{table.key}_turn', 0)}"


def _typed(table: Table) -> dict[int, dict[str, Any]]:
    """Row position → column → what was typed there."""
    editor = st.session_state.get(_editor_key(table)) or {}
    return dict(editor.get("edited_rows", {}))


def _row(record: Record, columns: Sequence[str], options: Options) -> dict[str, Any]:
    values = {name: getattr(record, name) for name in columns}
    labelled = {n: options[n].get(v, "") if n in options else v for n, v in values.items()}
    return {**labelled, GONE: False}


def _config(table: Table, options: Options) -> dict[str, Any]:
    specs = table.kind.typed()
    config = {name: _column(specs[name], options.get(name)) for name in table.columns}
    return config | {GONE: st.column_config.CheckboxColumn(_("Weg"), width="small")}


def _column(spec: Spec, labels: Mapping[str, str] | None) -> Any:
    if labels is not None:
        return st.column_config.SelectboxColumn(_(spec.title), options=list(labels.values()))
    if spec.kind == "flag":
        return st.column_config.CheckboxColumn(_(spec.title), width="small")
    wide = "large" if spec.longest > 300 else "medium"
    return st.column_config.TextColumn(_(spec.title), max_chars=spec.longest, width=wide)


def _save(
    table: Table, shown: list[Record], options: Options, typed: dict[int, dict[str, Any]]
) -> None:
    gone = [shown[row] for row, cells in typed.items() if cells.get(GONE)]
    changes = {
        shown[row].id: (shown[row].version, _changes(cells, options))
        for row, cells in typed.items()
        if not cells.get(GONE)
    }
    if gone:
        _ask_removal(table, gone, changes)
    else:
        _store(table, [], changes)


def _changes(cells: Mapping[str, Any], options: Options) -> dict[str, Any]:
    codes = {
        name: {label: code for code, label in labels.items()} for name, labels in options.items()
    }
    return {
        name: codes[name].get(value or "", "") if name in codes else value
        for name, value in cells.items()
        if name != GONE
    }


Changes = dict[str, tuple[int, dict[str, Any]]]


def _ask_removal(table: Table, gone: list[Record], changes: Changes) -> None:
    @st.dialog(_("Weghalen?"))
    def ask() -> None:
        names = ", ".join(str(getattr(record, "name", record.id)) for record in gone)
        st.markdown(
            plain(
                _("Dit gaat weg: %(names)s. U kunt het daarna ongedaan maken.") % {"names": names}
            )
        )
        if st.button(_("Haal weg"), type="primary"):
            _store(table, [record.id for record in gone], changes)
        if st.button(_("Toch niet")):
            st.rerun()

    ask()


def _store(table: Table, gone: Sequence[str], changes: Changes) -> None:
    """Everything at once: one refusal and nothing is stored, and what was typed stays."""
    bundle = new_id("b")
    with showing_refusals():
        who.find(
            table.workshop.id
        )  # a dialog runs alone, also in a tab that was logged out meanwhile
        try:
            open_store().write(_write, table, gone, changes, bundle)
        except Conflict as conflict:
            show_conflict(table.kind, conflict)
            return
        done = len(gone) + len(changes)
        words = n_("%(n)d rij bewaard.", "%(n)d rijen bewaard.", done) % {"n": done}
        undo.remember(bundle, words)
        say_later(words)
        _restart(table)
        st.rerun()


def _write(
    connection: Any, table: Table, gone: Sequence[str], changes: Changes, bundle: str
) -> None:
    common = {"by": table.looker.name, "bundle": bundle}
    for record_id, (version, values) in changes.items():
        records.save(
            connection, table.workshop.id, table.kind, record_id, values, version=version, **common
        )
    for record_id in gone:
        records.remove(connection, table.workshop.id, table.kind, record_id, **common)
