"""A concept's records one by one, with nothing but the call that it takes."""

import streamlit as st

from gbo_core.model import Swot
from gbo_core.store import records
from pages.forms.cards import Cards
from pages.forms.editor import Editor
from pages.shell.here import find_here
from pages.shell.undo import offer_undo

here = find_here()
offer_undo(here.workshop, here.looker, "points")
Cards[Swot](Editor(here, Swot), lambda each: st.text(each.title)).all(
    here.read(records.load, Swot), "Nieuw punt", "Nog geen punt."
)
