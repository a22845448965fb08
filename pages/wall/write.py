"""The facilitator writes down what is said aloud; it is on the wall at once."""

import streamlit as st

from gbo_core.live import moderation
from gbo_core.live.methods.notes import parts
from gbo_core.model.round import Round
from pages.forms.form import Form, sheet
from pages.forms.save_bar import show_mark
from pages.shell.here import Here
from pages.shell.say import _
from pages.wall.board import part_label, section_label


def write(here: Here, asked: Round) -> None:
    said = parts(asked.settings["prompt"])
    form = sheet(
        f"own_note_{asked.id}", asked.workshop, dict.fromkeys(said, "") | {"section": None}
    )
    with st.expander(
        _("Schrijf zelf een briefje"),
        icon=":material/edit_note:",
        expanded=form.is_typed,
        key=form.key,
    ):
        sections = {item.id: section_label(asked, item.id) for item in asked.items}
        section, there = form.value("section"), list(sections)
        section = st.selectbox(
            _("Kolom"),
            sections,
            index=there.index(section) if section in there else None,
            format_func=sections.__getitem__,
            placeholder=_("Kies een kolom"),
            **form.widget("section"),
        )
        texts = {part: _part(asked, form, part) for part in said}
        with st.container(horizontal=True, vertical_alignment="center"):
            pressed = st.button(_("Op het bord"), type="primary", key=form.key_of("store"))
            if form.is_typed:
                show_mark()
        if pressed:
            _store(here, asked, form, section, texts)


def _part(asked: Round, form: Form, part: str) -> str:
    typed: str = st.text_area(
        part_label(asked, part),
        form.value(part),
        height=80,
        **form.widget(part),
    )
    return typed


def _store(here: Here, asked: Round, form: Form, section: str | None, said: dict[str, str]) -> None:
    """The column stays for the next one."""
    if section is None:
        st.error(_("Kies eerst een kolom."))
        return
    texts = (said["first"], said.get("second", ""))
    if here.do(_("Uw briefje staat op het bord."), moderation.write, asked, section, texts):
        form.restart(section=section)
        st.rerun()
