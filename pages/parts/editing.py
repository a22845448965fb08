"""One record in a form where it stands on the screen, and its removal; both can be undone."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import streamlit as st
from sqlalchemy import Connection

from gbo_core.model import Record
from gbo_core.model.errors import Conflict
from gbo_core.model.ids import new_id
from gbo_core.store import open_store, records, thread
from gbo_core.store.access import Facilitator
from gbo_core.store.workshops import Workshop
from pages import who
from pages.ask import say_later, showing_refusals
from pages.parts import undo
from pages.parts.conflict import show_conflict
from pages.parts.inputs import Labels, field_input, labels_of
from pages.say import _


@dataclass(frozen=True, slots=True)
class Editor:
    """The forms of one concept on one screen; one is open at a time.

    What is open is a record as it was read when it was opened, so that what others changed
    meanwhile is noticed; or, for a new record, only what its fields start with.
    """

    workshop: Workshop
    looker: Facilitator
    kind: type[Record]
    fields: Sequence[str]

    @property
    def key(self) -> str:
        return f"editing_{self.kind.concept}_{self.workshop.id}"

    @property
    def opened(self) -> Record | Mapping[str, Any] | None:
        """The record that is being changed, or what a new one starts with; None when neither."""
        found: Record | Mapping[str, Any] | None = st.session_state.get(self.key)
        return found

    def is_open(self, record: Record) -> bool:
        return isinstance(self.opened, Record) and self.opened.id == record.id

    def is_adding(self, **start: Any) -> bool:
        """Whether a new record is being written that starts with these values."""
        here = self.opened
        return isinstance(here, Mapping) and start.items() <= here.items()

    def open(self, what: Record | Mapping[str, Any]) -> None:
        st.session_state[self.key] = what

    def close(self) -> None:
        st.session_state.pop(self.key, None)


def add_button(editor: Editor, label: str, *, key: str, **start: Any) -> None:
    """Opens the form of a new record that starts with these values."""
    icon = ":material/add:"
    st.button(label, icon=icon, key=key, on_click=editor.open, args=(start,))


def record_buttons(editor: Editor, record: Record) -> None:
    """Change and remove, beside the record."""
    st.button(
        _("Wijzig"),
        type="tertiary",
        icon=":material/edit:",
        key=f"edit_{record.id}",
        on_click=editor.open,
        args=(record,),
    )
    if st.button(
        _("Verwijder"), type="tertiary", icon=":material/delete:", key=f"remove_{record.id}"
    ):
        remove(editor.workshop, editor.looker, record)


def edit_form(editor: Editor, **labels: Labels) -> None:
    """The form of what is open, drawn where the screen calls it.

    `labels`: field → what may be chosen there, where that is less than everything.
    """
    opened = editor.opened
    assert opened is not None  # noqa: S101 - drawn only where something is open
    current = opened if isinstance(opened, Record) else None
    start = {} if isinstance(opened, Record) else opened
    form = "_".join([editor.key, current.id if current else "new", *map(str, start.values())])
    with st.form(form):
        values = {
            name: _asked(editor, name, getattr(current, name, start.get(name)), form, labels)
            for name in editor.fields
        }
        with st.container(horizontal=True):
            stored = st.form_submit_button(_("Bewaar"), type="primary")
            st.form_submit_button(_("Sluit zonder bewaren"), on_click=editor.close)
    if stored and store(editor, current, {**start, **values}):
        editor.close()
        st.rerun()


def _asked(editor: Editor, name: str, value: Any, form: str, labels: Mapping[str, Labels]) -> Any:
    spec = editor.kind.typed()[name]
    known = labels[name] if name in labels else labels_of(spec, editor.workshop.id)
    return field_input(spec, value, known, key=f"{form}_{name}")


def store(editor: Editor, current: Record | None, values: Mapping[str, Any]) -> Record | None:
    """Add the record, or save what differs from `current`; None where it says why not."""
    bundle = new_id("b")
    with showing_refusals():
        who.find(editor.workshop.id)
        try:
            stored = open_store().write(
                _write, editor, current, values, by=editor.looker.name, bundle=bundle
            )
        except Conflict as conflict:
            show_conflict(editor.kind, conflict)
            return None
        words = _("‘%(name)s’ is bewaard.") % {"name": thread.label_of(stored)}
        undo.remember(bundle, words)
        say_later(words)
        return stored
    return None


def _write(
    connection: Connection,
    editor: Editor,
    current: Record | None,
    values: Mapping[str, Any],
    **common: Any,
) -> Record:
    workshop, kind = editor.workshop.id, editor.kind
    if current is None:
        return records.add(connection, workshop, kind.make(**values), **common)
    cleaned = kind.clean(values)
    changed = {name: value for name, value in cleaned.items() if getattr(current, name) != value}
    version = current.version
    return records.save(connection, workshop, kind, current.id, changed, version=version, **common)


def remove(workshop: Workshop, looker: Facilitator, record: Record) -> None:
    """Take a record away at once; the button to undo it stands above."""
    bundle = new_id("b")
    with showing_refusals():
        who.find(workshop.id)
        open_store().write(
            records.remove, workshop.id, type(record), record.id, by=looker.name, bundle=bundle
        )
        words = _("Verwijderd: %(names)s.") % {"names": thread.label_of(record)}
        undo.remember(bundle, words)
        say_later(words)
        st.rerun()
