"""All records of a concept, each in a form of its own, with everything left as it is."""

import streamlit as st

from gbo_core.model import CONCEPTS
from gbo_core.store import records
from pages.forms.editor import Editor
from pages.forms.record_form import ask, store
from pages.shell.here import find_here

here = find_here()
kind = CONCEPTS[st.query_params["concept"]]
editor = Editor(here, kind, tuple(kind.typed()))
for record in here.read(records.load, kind):
    form = editor.begin(record)
    values = ask(editor, editor.names, form)
    stored = store(editor, form, values)
    st.text(f"{record.id}: {'same' if stored == record else 'changed'}")
    st.text(f"{record.id}: {'typed' if form.is_typed else 'untouched'}")
