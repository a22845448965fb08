"""The words that this group avoids with users, to change by whoever prepares the interviews."""

import streamlit as st

from gbo_core.analysis.users.jargon import default_text
from gbo_core.model import Profile
from pages.forms.editor import Editor
from pages.forms.form import Form
from pages.forms.record_form import store
from pages.forms.save_bar import show_mark
from pages.shell.here import Here
from pages.shell.say import _, language


def jargon_list(here: Here, profile: Profile) -> None:
    """An expander with the list; who changes nothing keeps the list of the field."""
    with st.expander(_("Woorden die we vermijden"), icon=":material/spellcheck:"):
        st.caption(
            _(
                "Eén woord per regel, met achter = wat u liever zegt. "
                "Een * staat voor elk einde: traject* vindt ook trajecten."
            )
        )
        editor = Editor(here, Profile, ("jargon",), "_jargon")
        form = editor.begin(profile, jargon=profile.jargon or default_text(language()))
        typed = st.text_area(
            _("Woorden die we vermijden"),
            form.value("jargon"),
            height=320,
            **form.widget("jargon"),
            label_visibility="collapsed",
        )
        with st.container(horizontal=True, vertical_alignment="center"):
            if st.button(_("Bewaar de woorden"), key="jargon_save"):
                _store(editor, form, typed)
            if profile.jargon and st.button(_("Terug naar de gewone lijst"), key="jargon_reset"):
                _store(editor, form, "")
            if form.is_typed:
                show_mark()


def _store(editor: Editor, form: Form, typed: str) -> None:
    own = "" if typed.split() == default_text(language()).split() else typed
    if store(editor, form, {"jargon": own}):
        form.forget()
        st.rerun()
