"""A record's form that is checked while somebody types: every field left counts at once.

What was typed and is not stored yet stays when another part of the screen is shown.
"""

from collections.abc import Callable, Mapping
from typing import Any

import streamlit as st

from gbo_core.model import Record
from pages.parts.editing import Editor, store
from pages.parts.inputs import Labels, field_input, labels_of
from pages.say import _

LONG = 3000  # letters: a field that holds so many is a page to write on
PAGE = 320  # pixels

Values = Mapping[str, Any]


def live_form(editor: Editor, beside: Callable[[Values], None], **labels: Labels) -> None:
    """The form of what is open, with what `beside` says of its values to the right of it.

    `labels`: field → what may be chosen there, where that is less than everything.
    """
    opened = editor.opened
    assert opened is not None  # noqa: S101 - drawn only where something is open
    current = opened if isinstance(opened, Record) else None
    begin = current.values() if current else dict(opened)
    form = f"{editor.key}_{current.id if current else 'new'}"
    left, right = st.columns([3, 2], gap="large")
    with left:
        start = begin | _kept(editor, form)
        values = {
            name: _asked(editor, name, start.get(name), form, labels) for name in editor.fields
        }
        st.session_state[f"{form}_typed"] = values
    with right:
        beside(begin | values)
    with left, st.container(horizontal=True):
        wanted = st.button(_("Bewaar"), type="primary", key=f"{form}_save")
        st.button(
            _("Sluit zonder bewaren"), key=f"{form}_close", on_click=_close, args=(editor, form)
        )
    if wanted and store(editor, current, values if current else begin | values):
        _close(editor, form)
        st.rerun()


def _kept(editor: Editor, form: str) -> Values:
    """What was typed before the form came on the screen; it stays the same while it is there."""
    if f"{form}_{editor.fields[0]}" not in st.session_state:
        st.session_state[f"{form}_start"] = st.session_state.get(f"{form}_typed", {})
    kept: Values = st.session_state[f"{form}_start"]
    return kept


def _asked(editor: Editor, name: str, value: Any, form: str, labels: Mapping[str, Labels]) -> Any:
    spec, key = editor.kind.typed()[name], f"{form}_{name}"
    if spec.longest >= LONG:
        return st.text_area(_(spec.title), value or "", height=PAGE, key=key)
    known = labels[name] if name in labels else labels_of(spec, editor.workshop.id)
    return field_input(spec, value, known, key=key)


def _close(editor: Editor, form: str) -> None:
    for part in ("typed", "start"):
        st.session_state.pop(f"{form}_{part}", None)
    editor.close()
