"""The last change of a tab can be undone with one button."""

import streamlit as st

from gbo_core.store import open_store
from gbo_core.store import undo as history
from gbo_core.store.access import Facilitator
from gbo_core.store.workshops import Workshop
from pages.ask import say_later, showing_refusals
from pages.say import _, plain

KEY = "undoable"
_PLACE = "undoable_in"  # where the offer was first made


def remember(bundle: str, words: str) -> None:
    """Offer to undo this bundle; `words` says what it was."""
    st.session_state[KEY] = (bundle, words)
    st.session_state.pop(_PLACE, None)


def offer_undo(workshop: Workshop, looker: Facilitator, part: str) -> None:
    """Offer it in the part of the screen where it was done; elsewhere it is over."""
    bundle, words = st.session_state.get(KEY, ("", ""))
    here = (workshop.id, part)
    if bundle and st.session_state.setdefault(_PLACE, here) != here:
        del st.session_state[KEY]
        return
    if not bundle:
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(plain(words), width="content")
        if st.button(_("Maak ongedaan"), icon=":material/undo:", key="undo_last"):
            _undo(workshop, looker, bundle)


def _undo(workshop: Workshop, looker: Facilitator, bundle: str) -> None:
    del st.session_state[KEY]
    with showing_refusals():
        open_store().write(history.undo, workshop.id, bundle, by=looker.name)
        say_later(_("Ongedaan gemaakt."))
        st.rerun()
