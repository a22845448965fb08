"""What stands here goes to the beamer: views with a button, rounds by themselves."""

import streamlit as st

from gbo_core.live import stage
from gbo_core.live.stage import Stage
from gbo_core.store import open_store
from pages.shell import who
from pages.shell.ask import say_later, showing_refusals
from pages.shell.say import _


def on_beamer(workshop: str, view: str, item: str = "") -> None:
    """`workshop`: its id; `view`: a name in `pages.views`.

    An open question keeps the beamer, for its code.
    """
    wanted = Stage(view=view, item=item)
    if open_store().read(stage.get, workshop) == wanted:
        if st.button(_("Haal van de beamer"), icon=":material/cast_connected:", key="off_beamer"):
            _put(workshop, Stage(), _("De beamer toont dit niet meer."))
        return
    _offer(workshop, wanted)


def follow(workshop: str, wanted: Stage) -> None:
    """The beamer goes along to the round that one looks at; away from a view only when asked."""
    if open_store().read(stage.follow, workshop, wanted):
        open_store().write(stage.put, workshop, wanted)
    elif open_store().read(stage.get, workshop).view:
        st.caption(_("Op de beamer staat nu iets anders."))
        _offer(workshop, wanted)


def _offer(workshop: str, wanted: Stage) -> None:
    asking = any(each.id != wanted.round for each in open_store().read(stage.live, workshop))
    words = _("Toon op de beamer")
    if st.button(words, icon=":material/cast:", key="to_beamer", disabled=asking):
        _put(workshop, wanted, _("Dit staat nu op de beamer."))
    if asking:
        st.caption(_("Er staat een vraag open: die blijft op de beamer."))


def _put(workshop: str, wanted: Stage, words: str) -> None:
    with showing_refusals():
        who.find(workshop)
        open_store().write(stage.put, workshop, wanted)
        say_later(words)
        st.rerun()
