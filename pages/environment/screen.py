"""Omgeving: what changes around the network, how much that matters, and what it asks of us."""

import streamlit as st

from pages.environment.confrontation import confrontation
from pages.environment.factors import factors
from pages.environment.figures.part import figures
from pages.environment.script import script
from pages.environment.standing import standing
from pages.forms.keeping import unsaved_parts
from pages.forms.save_bar import say_unsaved
from pages.live.loop import loop
from pages.shell.here import find_here
from pages.shell.say import _
from pages.shell.script import show_script
from pages.shell.section import section
from pages.shell.undo import offer_undo

here = find_here()

st.title(_("Omgeving"))
show_script(script())
parts = {
    "board": _("Bord"),
    "factors": _("Factoren"),
    "vote": _("Stemmen"),
    "standing": _("Wat we vinden"),
    "figures": _("Cijfers"),
    "confrontation": _("Confrontatie"),
}
part = section(parts)
say_unsaved(parts[code] for code in parts if code in unsaved_parts(here.workshop.id) - {part})
offer_undo(here.workshop, here.looker, part)
if part == "factors":
    factors(here)
elif part == "vote":
    loop(here, "factor")
elif part == "standing":
    standing(here.workshop)
elif part == "figures":
    figures(here)
elif part == "confrontation":
    confrontation(here)
else:
    loop(here, "dimension")
