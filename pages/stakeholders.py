"""Rond de tafel: who is there, what the group finds, and who sits at the table when."""

import streamlit as st

from pages import steps, who
from pages.live.loop import loop
from pages.parts.keeping import unsaved_parts
from pages.parts.save_bar import say_unsaved
from pages.parts.script import Script, show_script
from pages.parts.section import section
from pages.parts.undo import offer_undo
from pages.round_table.phases import phases
from pages.round_table.register import organisations, persons
from pages.round_table.standing import standing
from pages.say import _

looker = who.facilitator()
workshop = who.workshop()

st.title(_("Rond de tafel"))
show_script(
    Script(
        purpose=_(steps.STAKEHOLDERS.purpose),
        minutes=_("50 tot 60 minuten, met 8 tot 60 deelnemers."),
        steps=(
            _("Overloop de lijst van organisaties. Vraag wie er ontbreekt en voeg die toe."),
            _("Open het beamerscherm en laat iedereen de code scannen."),
            _("Stel de vraag ‘bijdrage en nodig’ aan iedereen. Lange lijst? Laat eerst aantikken."),
            _("Sluit de stemming, kijk eerst zelf, en toon dan het resultaat."),
            _("Praat over wat uiteenloopt. Wie wil zeggen waarom? Stem zo nodig opnieuw."),
            _("Neem over wat de groep besliste en kies wie in welke fase aan tafel zit."),
        ),
        questions=(
            _("Wie kennen de mensen die wij niet bereiken?"),
            _("Wie praat nu over gebruikers zonder dat er gebruikers bij zijn?"),
            _("Wie moet er vanaf het begin bij zijn, en wie kunnen we later vragen?"),
        ),
    )
)
parts = {
    "organisations": _("Organisaties"),
    "persons": _("Personen"),
    "vote": _("Stemmen"),
    "standing": _("Wat we vinden"),
    "phases": _("Wie in welke fase"),
}
part = section(parts)
say_unsaved(parts[code] for code in parts if code in unsaved_parts(workshop.id) - {part})
offer_undo(workshop, looker, part)
if part == "persons":
    persons(workshop, looker)
elif part == "vote":
    loop(workshop, looker, "organisation")
elif part == "standing":
    standing(workshop)
elif part == "phases":
    phases(workshop, looker)
else:
    organisations(workshop, looker)
