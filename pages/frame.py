"""The main script, run at every click: who looks, in which language, which screens there are."""

from pathlib import Path

import streamlit as st

from pages import steps
from pages.forms.gone import show_gone
from pages.forms.keeping import keep
from pages.parts.apart import show_coming
from pages.parts.pinned import show_pinned
from pages.shell import ask, who
from pages.shell.here import Here
from pages.shell.menu import page
from pages.shell.say import speak
from pages.shell.section import SCREEN
from pages.shell.sidebar import show_sidebar

ICON = Path(__file__).resolve().parent.parent / "web" / "static" / "favicon.svg"

st.set_page_config(page_title="GBO-werktafel", page_icon=str(ICON), layout="wide")
st.logo(str(ICON), size="large")

looker = who.facilitator()
speak(looker.language)
keep(looker)
workshop = who.open_workshop()

# Without a workshop its screens leave the menu but keep their addresses: they lead to the start.
screens = [
    page(steps.START),
    *(page(screen, hidden=workshop is None) for screen in steps.of_workshop()),
]
chosen = st.navigation(screens)
st.set_page_config(page_title=f"{chosen.title} · GBO-werktafel")
st.session_state[SCREEN] = chosen.url_path
if chosen.url_path == steps.BEAMER.url:
    # A room looks at it: no menu and no names beside the question.
    st.navigation(screens, position="hidden")
else:
    show_sidebar(looker, workshop)
ask.show_what_was_said()
with ask.showing_refusals():
    if workshop and steps.keeps_pinned(chosen.url_path):
        show_pinned(workshop)
    if workshop and chosen.url_path != steps.BEAMER.url:
        show_gone(Here(workshop, looker))
    if chosen.url_path != steps.BEAMER.url:
        show_coming(looker)
    chosen.run()
