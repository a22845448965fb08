"""Change a question that was prepared and not opened yet."""

from dataclasses import replace

import streamlit as st

from gbo_core.live import rounds
from gbo_core.model.round import Round
from gbo_core.store import open_store
from gbo_core.store.workshops import Workshop
from pages.ask import say_later, showing_refusals
from pages.live.manner import Manner, ask_manner
from pages.say import _


def offer_redraft(workshop: Workshop, asked: Round, by: str) -> None:
    with st.expander(_("Pas deze vraag aan"), icon=":material/edit:"):
        now = Manner(asked.question, asked.audience, asked.purpose, asked.visibility)
        wanted = ask_manner(workshop, asked.method, now, f"redraft_{asked.id}")
        if st.button(_("Bewaar"), type="primary", disabled=wanted == now, key="redraft_save"):
            _store(asked, wanted, by)


def _store(asked: Round, wanted: Manner, by: str) -> None:
    with showing_refusals():
        changed = replace(
            asked,
            question=wanted.question,
            audience=wanted.audience,
            purpose=wanted.purpose,
            visibility=wanted.visibility,
        )
        open_store().write(rounds.redraft, asked.workshop, changed, by=by)
        say_later(_("De vraag is aangepast."))
        st.rerun()
