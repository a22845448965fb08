"""The words that this group avoids with users, to change by whoever prepares the interviews."""

import streamlit as st

from gbo_core.analysis.jargon import default_text
from gbo_core.model import Profile
from gbo_core.model.errors import Conflict
from gbo_core.model.ids import new_id
from gbo_core.model.profile import PROFILE_ID
from gbo_core.store import open_store, records
from gbo_core.store.access import Facilitator
from gbo_core.store.workshops import Workshop
from pages import who
from pages.ask import say_later, showing_refusals
from pages.parts import undo
from pages.parts.conflict import show_conflict
from pages.say import _, language


def jargon_list(workshop: Workshop, looker: Facilitator, profile: Profile) -> None:
    """An expander with the list; who changes nothing keeps the list of the field."""
    with st.expander(_("Woorden die we vermijden"), icon=":material/spellcheck:"):
        st.caption(
            _(
                "Eén woord per regel, met achter = wat u liever zegt. "
                "Een * staat voor elk einde: traject* vindt ook trajecten."
            )
        )
        typed = st.text_area(
            _("Woorden die we vermijden"),
            profile.jargon or default_text(language()),
            height=320,
            key=f"jargon_{workshop.id}_{profile.version}_{language()}",
            label_visibility="collapsed",
        )
        with st.container(horizontal=True):
            if st.button(_("Bewaar de woorden"), key="jargon_save"):
                _store(workshop, looker, profile, typed)
            if profile.jargon and st.button(_("Terug naar de gewone lijst"), key="jargon_reset"):
                _store(workshop, looker, profile, "")


def _store(workshop: Workshop, looker: Facilitator, profile: Profile, typed: str) -> None:
    own = "" if typed.split() == default_text(language()).split() else typed
    bundle = new_id("b")
    with showing_refusals():
        who.find(workshop.id)
        try:
            open_store().write(
                records.save,
                workshop.id,
                Profile,
                PROFILE_ID,
                {"jargon": own},
                version=profile.version,
                by=looker.name,
                bundle=bundle,
            )
        except Conflict as conflict:
            show_conflict(Profile, conflict)
            return
        words = _("De woorden zijn bewaard.")
        undo.remember(bundle, words)
        say_later(words)
        st.rerun()
