"""Gebruikers: what people live through who look for help, beside what professionals think."""

import streamlit as st

from pages import steps, who
from pages.live.loop import loop
from pages.parts.keeping import unsaved_parts
from pages.parts.save_bar import say_unsaved
from pages.parts.script import Script, show_script
from pages.parts.section import section
from pages.parts.undo import offer_undo
from pages.say import _
from pages.user_voice.insights import insights
from pages.user_voice.interviews import interviews
from pages.user_voice.journeys import journeys
from pages.user_voice.personas import personas
from pages.user_voice.questions import questions

looker = who.facilitator()
workshop = who.workshop()

st.title(_("Gebruikers"))
st.caption(
    _(
        "Hier horen geen gegevens van cliënten: gesprekken staan onder een schuilnaam, persona’s "
        "zijn verzonnen."
    )
)
show_script(
    Script(
        purpose=_(steps.USERS.purpose),
        minutes=_(
            "Een half uur om vragen te schrijven, enkele weken voor gesprekken, en daarna een "
            "bijeenkomst van anderhalf uur."
        ),
        steps=(
            _(
                "**Vooraf, 30 minuten** · Schrijf bij ‘Vragenlijst’ met minstens twee organisaties "
                "zes tot tien vragen. Volg de raad naast elke vraag en druk het blad af."
            ),
            _(
                "**Vooraf, per gesprek een uur** · Laat iemand vragen die de hulp niet gaf en die "
                "niets over het dossier beslist. Zeg: ‘U moet niets vertellen, en uw naam komt "
                "nergens.’ Typ het gesprek in bij ‘Gesprekken’, onder een schuilnaam."
            ),
            _(
                "**20 minuten** · Kies ‘Goede hulp’ en klik op ‘Open de vraag nu’. Hulpverleners "
                "schrijven wat goede hulp is, per fase van de reis, vóór ze lezen wat gebruikers "
                "zeiden. Zet de briefjes op het bord en maak er inzichten van."
            ),
            _(
                "**15 minuten** · Kies ‘Inzichten’. Lees de uitspraken van gebruikers voor, naast "
                "wat hulpverleners schreven. Vraag: ‘Waar zeggen we hetzelfde, en waar schrikt u "
                "van?’"
            ),
            _(
                "**25 minuten** · Maak bij ‘Persona’s’ in groepjes van vier één persona. Kies wat "
                "die persoon tegenhoudt en welke rechten blijven liggen. Duid aan op welke "
                "gesprekken en inzichten dat steunt; anders staat er ‘op aanname’ bij."
            ),
            _(
                "**30 minuten** · Kies ‘Reizen’ en volg die persona stap voor stap, van de eerste "
                "vraag tot na de hulp: waar, bij wie, hoelang wachten, hoe doorgegeven, hoe voelt "
                "dat? Kijk samen waar het verhaal opnieuw verteld wordt en waar mensen afhaken."
            ),
        ),
        questions=(
            _("Wat zou deze persoon van ons vinden als hij hier zat?"),
            _("Welke stap doen mensen alleen omdat wij het zo geregeld hebben?"),
            _("Wie bereikten we niet voor een gesprek, en wat zegt dat?"),
        ),
    )
)
parts = {
    "questions": _("Vragenlijst"),
    "interviews": _("Gesprekken"),
    "good_help": _("Goede hulp"),
    "insights": _("Inzichten"),
    "personas": _("Persona’s"),
    "journeys": _("Reizen"),
}
part = section(parts)
say_unsaved(parts[code] for code in parts if code in unsaved_parts(workshop.id) - {part})
offer_undo(workshop, looker, part)
if part == "interviews":
    interviews(workshop, looker)
elif part == "good_help":
    loop(workshop, looker, "stage")
elif part == "insights":
    insights(workshop, looker)
elif part == "personas":
    personas(workshop, looker)
elif part == "journeys":
    journeys(workshop, looker)
else:
    questions(workshop, looker)
