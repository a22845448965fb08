"""The last change in each part of a screen can be undone with one button, until another follows."""

import streamlit as st

from gbo_core.store import open_store
from gbo_core.store import undo as history
from gbo_core.store.access import Facilitator
from gbo_core.store.workshops import Workshop
from pages.ask import say_later, showing_refusals
from pages.say import _, plain

_LAST = "undoable"  # what was just done, until a part of a screen offers to undo it
_OFFERS = "undo_offers"  # (workshop, part) → (bundle, what it was)


def remember(bundle: str, words: str) -> None:
    """Offer to undo this bundle; `words` says what it was."""
    st.session_state[_LAST] = (bundle, words)


def forget() -> None:
    """Offer nothing any more: what was erased for good may not be named either."""
    st.session_state.pop(_LAST, None)
    st.session_state.pop(_OFFERS, None)


def offer_undo(workshop: Workshop, looker: Facilitator, part: str) -> None:
    """Offer it in the part of the screen where it was done, also when one comes back there.

    The offer stays in sight while one scrolls: what was clicked may stand far down.
    """
    offers = st.session_state.setdefault(_OFFERS, {})
    here = (workshop.id, part)
    if _LAST in st.session_state:
        offers[here] = st.session_state.pop(_LAST)
    if here not in offers:
        return
    bundle, words = offers[here]
    with st.container(horizontal=True, vertical_alignment="center", key="undo"):
        if st.button(_("Maak ongedaan"), icon=":material/undo:", key="undo_last"):
            del offers[here]
            _undo(workshop, looker, bundle)
        st.markdown(plain(words), width="content")
        st.button(
            ":material/close:",
            key="undo_close",
            help=_("Niet meer tonen"),
            type="tertiary",
            on_click=offers.pop,
            args=(here,),
        )


def _undo(workshop: Workshop, looker: Facilitator, bundle: str) -> None:
    with showing_refusals():
        open_store().write(history.undo, workshop.id, bundle, by=looker.name)
        say_later(_("Ongedaan gemaakt."))
        st.rerun()
