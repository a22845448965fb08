"""The name of a workshop and how people join it, to change later."""

import streamlit as st

from gbo_core.model import Profile
from gbo_core.model.profile import PROFILE_ID
from gbo_core.store import open_store, records
from gbo_core.store.workshops import Workshop
from pages.forms.editor import Editor
from pages.forms.keeping import keep
from pages.forms.record_form import ask, store
from pages.forms.save_bar import show_mark
from pages.home.new import ask_settings
from pages.shell import who
from pages.shell.here import Here
from pages.shell.say import _

FIELDS = ("name", "area", "asks_name", "tables")


def settings_of(workshop: Workshop) -> Editor:
    return Editor(Here(workshop, who.facilitator()), Profile, FIELDS, "_settings")


def show_settings(workshop_id: str) -> bool:
    """Ask for the changes; answers True when they are stored, or not wanted any more."""
    editor = settings_of(who.find(workshop_id))
    keep(editor.here.looker)  # a window runs alone
    form = editor.begin(open_store().read(records.get, workshop_id, Profile, PROFILE_ID))
    values = ask(editor, FIELDS[:2], form) | ask_settings(form)
    with st.container(horizontal=True, vertical_alignment="center"):
        wanted = st.button(_("Bewaar"), type="primary", key=form.key_of("save"))
        closed = st.button(_("Sluit zonder bewaren"), key=form.key_of("close"))
        if form.is_typed:
            show_mark()
    if closed or (wanted and store(editor, form, values)):
        form.forget()
        return True
    return False
