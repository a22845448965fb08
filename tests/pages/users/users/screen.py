"""The parts with personas and journeys, as the screen Gebruikers shows them."""

import streamlit as st

from pages.parts.pinned import show_pinned
from pages.shell.here import find_here
from pages.shell.undo import offer_undo
from pages.users.journeys import journeys
from pages.users.personas import personas

here = find_here()
part = st.query_params.get("deel", "personas")
show_pinned(here.workshop)
offer_undo(here.workshop, here.looker, part)
if part == "journeys":
    journeys(here)
else:
    personas(here)
