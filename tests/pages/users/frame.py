"""A frame around one screen, as the real one has around all of them."""

import streamlit as st

from pages.shell import ask, who

looker = who.facilitator()
st.session_state["language"] = looker.language
st.set_page_config(layout="wide")
screen = st.navigation([st.Page("users/screen.py", url_path="gebruikers", default=True)])
ask.show_what_was_said()
with ask.showing_refusals():
    screen.run()
