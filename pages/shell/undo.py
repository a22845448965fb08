"""The last change in each part of a screen can be undone with one button, until another follows.

The store keeps the offer, as a laptop may sleep or a page be loaded anew just after a mis-click.
"""

from contextlib import suppress

import streamlit as st

from gbo_core.model.errors import NotFound
from gbo_core.store import drafts, open_store
from gbo_core.store import undo as history
from gbo_core.store.access import Facilitator
from gbo_core.store.drafts import Offer, Place
from gbo_core.store.errors import StoreClosed
from gbo_core.store.workshops import Workshop
from pages.shell.ask import say_later, showing_refusals
from pages.shell.say import _, plain

_LAST = "undoable"  # what was just done, until a part of a screen offers to undo it
_OFFERS = "undo_offers"  # (workshop, part) → (bundle, what it was)


def remember(bundle: str, words: str) -> None:
    """Offer to undo this bundle; `words` says what it was."""
    st.session_state[_LAST] = (bundle, words)


def forget() -> None:
    """Offer nothing any more: what was erased for good may not be named either."""
    st.session_state.pop(_LAST, None)
    st.session_state[_OFFERS] = {}


def offered(looker: Facilitator, where: Place) -> Offer | None:
    """What can be undone there."""
    return _offers(looker).get(where)


def put(looker: Facilitator, where: Place, offer: Offer | None) -> None:
    """Offer this there, or nothing any more."""
    offers = _offers(looker)
    if offer:
        offers[where] = offer
    else:
        offers.pop(where, None)
    with suppress(StoreClosed):  # what is to be undone was stored; the offer stands in this tab
        open_store().write(drafts.keep_offer, looker.id, where, offer)


def offer_undo(workshop: Workshop, looker: Facilitator, part: str) -> None:
    """Offer it in the part of the screen where it was done, also when one comes back there.

    The offer stays in sight while one scrolls: what was clicked may stand far down.
    """
    here = (workshop.id, part)
    if _LAST in st.session_state:
        put(looker, here, st.session_state.pop(_LAST))
    offer = offered(looker, here)
    if offer is None:
        return
    bundle, words = offer
    with st.container(horizontal=True, vertical_alignment="center", key="undo"):
        if st.button(_("Maak ongedaan"), icon=":material/undo:", key="undo_last"):
            _undo(looker, here, bundle)
        st.markdown(plain(words), width="content")
        st.button(
            ":material/close:",
            key="undo_close",
            help=_("Niet meer tonen"),
            type="tertiary",
            on_click=put,
            args=(looker, here, None),
        )


def _undo(looker: Facilitator, here: Place, bundle: str) -> None:
    """What is refused for now, as on a full disk, can be tried again."""
    with showing_refusals():
        try:
            open_store().write(history.undo, here[0], bundle, by=looker.name)
        except NotFound:  # a colleague, or another tab, was first
            put(looker, here, None)
            raise
        put(looker, here, None)
        say_later(_("Ongedaan gemaakt."))
        st.rerun()


def _offers(looker: Facilitator) -> dict[Place, Offer]:
    if _OFFERS not in st.session_state:
        st.session_state[_OFFERS] = open_store().read(drafts.load_offers, looker.id)
    found: dict[Place, Offer] = st.session_state[_OFFERS]
    return found
