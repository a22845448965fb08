"""What the beamer shows: said beside every screen, and changed by hand only."""

from contextlib import nullcontext

import streamlit as st

from gbo_core.live import stage
from gbo_core.live.stage import Stage
from gbo_core.store import open_store
from gbo_core.store.workshops import Workshop
from pages.shell import who
from pages.shell.ask import say_later, showing_refusals
from pages.shell.say import _, cut, plain
from pages.steps import BEAMER, VIEWED

SECONDS = 5
_PLACE = "beamer_place"  # in the tab's state: where the sidebar keeps room for the button
LONGEST = 60


def show_beamer(workshop: Workshop) -> None:
    """Beside every screen: what the room looks at, and how to take it away."""
    _now(workshop.id)
    st.session_state[_PLACE] = st.container()
    address = f"/{BEAMER.url}?w={workshop.id}"
    st.link_button(_("Beamerscherm"), address, icon=BEAMER.icon, type="tertiary")


def offer(workshop: str, wanted: Stage) -> None:
    """A button that puts on the beamer what stands here; it stands beside the screen too."""
    if open_store().read(stage.get, workshop) == wanted:
        st.caption(":material/cast_connected: " + _("Dit staat op de beamer."))
        return
    offer_as(_("Toon dit op de beamer"), workshop, wanted, "to_beamer")
    with st.session_state.get(_PLACE) or nullcontext():
        offer_as(_("Toon dit op de beamer"), workshop, wanted, "to_beamer_aside")


def offer_as(words: str, workshop: str, wanted: Stage, key: str) -> None:
    """A button of these words that puts something on the beamer."""
    if st.button(words, icon=":material/cast:", key=key):
        put_carefully(workshop, wanted)


@st.fragment(run_every=SECONDS)
def _now(workshop: str) -> None:
    who.find(workshop)  # a fragment runs without the frame and its checks
    now = open_store().read(stage.get, workshop)
    said = _words(workshop, now)
    what = plain(said or _("alleen de code"))
    st.caption(_("Op de beamer: %(what)s") % {"what": f"**{what}**"})
    icon = ":material/cancel_presentation:"
    if said and st.button(_("Maak leeg"), icon=icon, key="off_beamer", type="tertiary"):
        _put(workshop, Stage(), _("Op de beamer staat nu alleen de code."))
        st.rerun()


def _words(workshop: str, now: Stage) -> str:
    """What the beamer shows, '' where that is only the code to join with."""
    if now.view in VIEWED:
        return _(VIEWED[now.view].title)
    asked = open_store().read(stage.shown_round, workshop)
    if asked is None:
        return ""
    item = next((each.label for each in asked.items if each.id == now.item), "")
    item = _("Wat bewoog") if now.view == stage.MOVED else item
    said = f"{item} · {asked.question}" if item else asked.question
    return cut(said, LONGEST)


def put_carefully(workshop: str, wanted: Stage) -> None:
    """At once, unless the room would lose or see something unawares."""
    doubts = open_store().read(stage.doubts, workshop, wanted)
    if not doubts:
        _put(workshop, wanted, _("Dit staat nu op de beamer."))
        st.rerun()

    @st.dialog(_("Toch op de beamer?"))
    def ask() -> None:
        who.find(workshop)
        for each in doubts:
            st.warning(plain(_(each.sentence) % each.words()))
        anyway = st.button(
            _("Toon dit op de beamer"),
            type="primary",
            key="to_beamer_anyway",
            on_click=_put,
            args=(workshop, wanted, _("Dit staat nu op de beamer.")),
        )
        if anyway or st.button(_("Toch niet")):
            st.rerun()

    ask()


def _put(workshop: str, wanted: Stage, words: str) -> None:
    with showing_refusals():
        who.find(workshop)
        open_store().write(stage.put, workshop, wanted)
        say_later(words)
