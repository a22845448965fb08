"""Change a question that was prepared and not opened yet."""

from functools import partial

import streamlit as st

from gbo_core.live import rounds
from gbo_core.model.errors import Conflict
from gbo_core.model.round import Round
from gbo_core.store import open_store
from pages.forms.conflict import show_conflict
from pages.forms.form import Form, sheet
from pages.forms.save_bar import show_mark
from pages.forms.unsaved import Values
from pages.live.manner import (
    Manner,
    ask_manner,
    ask_question,
    in_words,
    manner_of,
    put_in,
    starts_of,
    titles,
)
from pages.shell import who
from pages.shell.ask import say_later, showing_refusals
from pages.shell.here import Here
from pages.shell.say import _


def offer_redraft(here: Here, asked: Round) -> None:
    form = sheet(f"redraft_{asked.id}", here.workshop.id, _starts(asked))
    with st.expander(
        _("Pas deze vraag aan"), icon=":material/edit:", expanded=form.is_typed, key=form.key
    ):
        wanted = ask_manner(here.workshop, asked.method, form, ask_question(form))
        with st.container(horizontal=True, vertical_alignment="center"):
            pressed = st.button(
                _("Bewaar"), type="primary", disabled=not form.is_typed, key="redraft_save"
            )
            if form.is_typed:
                st.button(_("Gooi wijzigingen weg"), key="redraft_drop", on_click=form.restart)
                show_mark()
        if pressed:
            _store(here, asked, form, wanted)


def _starts(asked: Round) -> Values:
    return starts_of(Manner(asked.question, asked.audience, asked.purpose, asked.visibility))


def _store(here: Here, asked: Round, form: Form, wanted: Manner) -> None:
    """Beside it as it was read: what a colleague changed meanwhile stays theirs."""
    read, changed = put_in(asked, manner_of(form.starts)), put_in(asked, wanted)
    with showing_refusals():
        who.find(asked.workshop)
        try:
            open_store().write(rounds.redraft, asked.workshop, changed, read, by=here.looker.name)
        except Conflict as conflict:
            settle = partial(form.settle, {}, _starts(asked), conflict.data["theirs"])
            show_conflict(titles(), in_words(conflict), settle)
            return
        form.restart()
        say_later(_("De vraag is aangepast."))
        st.rerun()
