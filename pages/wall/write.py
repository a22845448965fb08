"""The facilitator writes down what is said aloud; it is on the wall at once."""

import streamlit as st

from gbo_core.live import moderation
from gbo_core.live.methods.notes import parts
from gbo_core.model.ids import new_id
from gbo_core.model.round import Round
from gbo_core.store import open_store
from pages.ask import say_later, showing_refusals
from pages.parts import undo
from pages.say import _
from pages.wall.board import part_label, section_label

TURN = "own_note_turn"  # another one after each note: only what was stored leaves the form


def write(asked: Round, by: str) -> None:
    turn = st.session_state.get(TURN, 0)
    with (
        st.expander(_("Schrijf zelf een briefje"), icon=":material/edit_note:"),
        st.form("own_note", border=False),
    ):
        sections = {item.id: section_label(asked, item.id) for item in asked.items}
        section = st.selectbox(
            _("Kolom"),
            sections,
            index=None,
            format_func=sections.__getitem__,
            placeholder=_("Kies een kolom"),
            key=f"own_note_section_{asked.id}",
        )
        said = {
            part: st.text_area(
                part_label(asked, part), height=80, key=f"own_note_{part}_{asked.id}_{turn}"
            )
            for part in parts(asked.settings["prompt"])
        }
        if st.form_submit_button(_("Op het bord"), type="primary"):
            _store(asked, section, said, by)


def _store(asked: Round, section: str | None, said: dict[str, str], by: str) -> None:
    if section is None:
        st.error(_("Kies eerst een kolom."))
        return
    bundle = new_id("b")
    texts = (said["first"], said.get("second", ""))
    with showing_refusals():
        open_store().write(moderation.write, asked, section, texts, by=by, bundle=bundle)
        words = _("Uw briefje staat op het bord.")
        undo.remember(bundle, words)
        say_later(words)
        st.session_state[TURN] = st.session_state.get(TURN, 0) + 1
        st.rerun()
