"""The button that puts what stands here on the beamer, and takes it off again."""

import streamlit as st

from gbo_core.live import stage
from gbo_core.live.stage import Stage
from gbo_core.store import open_store
from gbo_core.store.workshops import Workshop
from pages import who
from pages.ask import say_later, showing_refusals
from pages.say import _


def on_beamer(workshop: Workshop, view: str, item: str = "") -> None:
    """`view` is a name in `pages.views`. An open question keeps the beamer, for its code."""
    wanted = Stage(view=view, item=item)
    if open_store().read(stage.get, workshop.id) == wanted:
        if st.button(_("Haal van de beamer"), icon=":material/cast_connected:", key="off_beamer"):
            _put(workshop, Stage(), _("De beamer toont dit niet meer."))
        return
    asking = bool(open_store().read(stage.live, workshop.id))
    words = _("Er staat een vraag open: die blijft op de beamer.") if asking else None
    if st.button(
        _("Toon op de beamer"),
        icon=":material/cast:",
        key="to_beamer",
        disabled=asking,
        help=words,
    ):
        _put(workshop, wanted, _("Dit staat nu op de beamer."))


def _put(workshop: Workshop, wanted: Stage, words: str) -> None:
    with showing_refusals():
        who.find(workshop.id)
        open_store().write(stage.put, workshop.id, wanted)
        say_later(words)
        st.rerun()
