"""Rond de tafel: who is there, what the group finds, and who sits at the table when."""

import streamlit as st

from pages.forms.keeping import unsaved_parts
from pages.forms.save_bar import say_unsaved
from pages.live.loop import loop
from pages.shell.here import find_here
from pages.shell.say import _
from pages.shell.script import show_script
from pages.shell.section import section
from pages.shell.undo import offer_undo
from pages.stakeholders.phases import phases
from pages.stakeholders.register import organisations, persons
from pages.stakeholders.script import script
from pages.stakeholders.standing import standing

here = find_here()

st.title(_("Rond de tafel"))
show_script(script())
parts = {
    "organisations": _("Organisaties"),
    "persons": _("Personen"),
    "vote": _("Stemmen"),
    "standing": _("Wat we vinden"),
    "phases": _("Wie in welke fase"),
}
part = section(parts)
say_unsaved(parts[code] for code in parts if code in unsaved_parts(here.workshop.id) - {part})
offer_undo(here.workshop, here.looker, part)
if part == "persons":
    persons(here)
elif part == "vote":
    loop(here, "organisation")
elif part == "standing":
    standing(here.workshop)
elif part == "phases":
    phases(here)
else:
    organisations(here)
