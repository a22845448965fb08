"""What hangs together goes together, and comes back together."""

from collections.abc import Sequence

import streamlit as st
from sqlalchemy import Connection

from gbo_core.model import Record
from gbo_core.model.ids import new_id
from gbo_core.store import open_store, records, thread
from pages import who
from pages.ask import say_later, showing_refusals
from pages.parts import undo
from pages.parts.editing import Editor
from pages.say import _, plain


def remove_together(editor: Editor, gone: Sequence[Record]) -> None:
    """Take the first record away with all that belongs to it; one button undoes it."""
    bundle = new_id("b")
    with showing_refusals():
        who.find(editor.workshop.id)
        open_store().write(_write, editor, gone, bundle)
        words = _("Verwijderd: %(names)s.") % {"names": thread.label_of(gone[0])}
        undo.remember(bundle, words)
        say_later(plain(words))
        st.rerun()


def _write(connection: Connection, editor: Editor, gone: Sequence[Record], bundle: str) -> None:
    for each in gone:
        records.remove(
            connection,
            editor.workshop.id,
            type(each),
            each.id,
            by=editor.looker.name,
            bundle=bundle,
        )
