"""The sample: a fictional workshop with everything in it, to look around in."""

import streamlit as st

from gbo_core.exchange.errands import load_sample
from gbo_core.store.access import Facilitator
from pages.home.bring_in import go_to
from pages.parts.apart import new_workshop, pressed
from pages.shell.ask import showing_refusals
from pages.shell.say import _


def show_sample(looker: Facilitator) -> None:
    """Say what it is, with a button that makes a copy of it and opens that."""
    st.markdown(_("Een verzonnen streek, in een kopie: probeer gerust alles uit."))
    if press := pressed(_("Open het voorbeeld"), icon=":material/explore:"):
        args = (looker.id, looker.language)
        with showing_refusals():
            go_to(looker, new_workshop(looker, "sample", load_sample, *args, press=press))
