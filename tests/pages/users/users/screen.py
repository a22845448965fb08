"""The parts with personas and journeys, as the screen Gebruikers shows them."""

import streamlit as st

from pages.parts.pinned import show_pinned
from pages.shell import who
from pages.shell.undo import offer_undo
from pages.users.journeys import journeys
from pages.users.personas import personas

looker = who.facilitator()
workshop = who.workshop()
part = st.query_params.get("deel", "personas")
show_pinned(workshop)
offer_undo(workshop, looker, part)
if part == "journeys":
    journeys(workshop, looker)
else:
    personas(workshop, looker)
