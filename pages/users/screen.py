"""Gebruikers: what people live through who look for help, beside what professionals think."""

import streamlit as st

from pages.forms.keeping import unsaved_parts
from pages.forms.save_bar import say_unsaved
from pages.live.loop import loop
from pages.shell.here import find_here
from pages.shell.say import _
from pages.shell.script import show_script
from pages.shell.section import section
from pages.shell.undo import offer_undo
from pages.users.insights import insights
from pages.users.interviews import interviews
from pages.users.journeys import journeys
from pages.users.personas import personas
from pages.users.questions import questions
from pages.users.script import script

here = find_here()

st.title(_("Gebruikers"))
st.caption(
    _(
        "Hier horen geen gegevens van cliënten: gesprekken staan onder een schuilnaam, persona’s "
        "zijn verzonnen."
    )
)
show_script(script())
parts = {
    "questions": _("Vragenlijst"),
    "interviews": _("Gesprekken"),
    "good_help": _("Goede hulp"),
    "insights": _("Inzichten"),
    "personas": _("Persona’s"),
    "journeys": _("Reizen"),
}
part = section(parts)
say_unsaved(parts[code] for code in parts if code in unsaved_parts(here.workshop.id) - {part})
offer_undo(here.workshop, here.looker, part)
if part == "interviews":
    interviews(here)
elif part == "good_help":
    loop(here, "stage")
elif part == "insights":
    insights(here)
elif part == "personas":
    personas(here)
elif part == "journeys":
    journeys(here)
else:
    questions(here)
