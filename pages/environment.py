"""Omgeving: what changes around the network, how much that matters, and what it asks of us."""

import streamlit as st

from pages import steps, who
from pages.live.loop import loop
from pages.outlook.confrontation import confrontation
from pages.outlook.factors import factors
from pages.outlook.figures import figures
from pages.outlook.standing import standing
from pages.parts.script import Script, show_script
from pages.parts.section import section
from pages.parts.undo import offer_undo
from pages.say import _

looker = who.facilitator()
workshop = who.workshop()

st.title(_("Omgeving"))
show_script(
    Script(
        purpose=_(steps.ENVIRONMENT.purpose),
        minutes=_(
            "Een uur voor de zes dimensies, met 8 tot 60 deelnemers. Daarna een half uur voor de "
            "confrontatie, dezelfde dag of een volgende keer."
        ),
        steps=(
            _(
                "**Vooraf** · Kijk bij ‘Factoren’ wat er al staat en leg er bij ‘Cijfers’ "
                "cijfers naast. Zet het beamerscherm klaar."
            ),
            _(
                "**5 minuten** · Laat iedereen de code op de beamer scannen. Zeg: ‘We kijken naar "
                "buiten. Wat verandert er rond ons? Er is geen juist antwoord, en we hoeven het "
                "niet eens te worden.’ Lees de zes dimensies met hun vraag voor."
            ),
            _(
                "**12 minuten** · Kies ‘Bord’ en klik op ‘Open de vraag nu’. Zeg: ‘Schrijf één "
                "verandering per briefje: waar gingen we van uit, en wat zien we nu? Eén van de "
                "twee volstaat. Schrijf niets over een persoon die te herkennen is.’ Wie geen "
                "telefoon heeft, zegt het; u typt het bij ‘Schrijf zelf een briefje’."
            ),
            _(
                "**8 minuten** · Lees de briefjes eerst zelf en kies dan ‘Op het bord’ of ‘Niet op "
                "het bord’. Vraag om te steunen wat men zelf ook ziet. Is een dimensie leeg? Vraag "
                "wie daar het meest van ziet. Klik daarna op ‘Stop met schrijven’ en ‘Toon hoeveel "
                "mensen dit ook zien’."
            ),
            _(
                "**10 minuten** · Kies onder ‘Werk aan het bord’ de briefjes die hetzelfde zeggen "
                "en klik op ‘Maak er één factor van’. Kies dan ‘Factoren’, klik bij elke factor op "
                "‘Wijzig’ en vraag: raakt dit toegankelijke hulp, onderbescherming of allebei? Is "
                "het een kans, een bedreiging of allebei? Hoe weten we dit?"
            ),
            _(
                "**8 minuten** · Kies ‘Stemmen’ en klik op ‘Open de vraag nu’. Zeg: ‘Hoe groot "
                "zijn de gevolgen, en hoe onzeker is het hoe dit verdergaat? Antwoord vanuit wat u "
                "zelf ziet.’ Klik op ‘Sluit de stemming’ als bijna iedereen antwoordde."
            ),
            _(
                "**12 minuten** · Klik op ‘Toon het resultaat aan iedereen’. Begin bij wat "
                "uiteenloopt: ‘Wie ziet iets wat een ander niet ziet?’ Verschil van mening blijft "
                "staan. Neem daarna over wat de groep wil meenemen."
            ),
            _(
                "**5 minuten** · Toon ‘Wat we vinden’. Zekere trends: wat doen we daar nu al mee? "
                "Kritische onzekerheden: wat doen we als het meevalt, en wat als het tegenvalt?"
            ),
            _(
                "**30 minuten, apart** · Kies ‘Confrontatie’. Noem samen hoogstens vijf sterktes "
                "en vijf zwaktes van het netwerk, en kies kansen en bedreigingen uit de factoren. "
                "Leg de lijsten naast elkaar en schrijf drie tot vijf vragen die beginnen met ‘Hoe "
                "kunnen we’."
            ),
        ),
        questions=(
            _("Welke zekerheid van vijf jaar geleden klopt niet meer?"),
            _("Wie voelt deze verandering het eerst, en zit die mee aan tafel?"),
            _("Wat zien veldwerkers elke dag dat in geen enkel cijfer staat?"),
            _("Waar kan dit netwerk zelf iets aan doen, en waar niet?"),
        ),
    )
)
part = section(
    {
        "board": _("Bord"),
        "factors": _("Factoren"),
        "vote": _("Stemmen"),
        "standing": _("Wat we vinden"),
        "figures": _("Cijfers"),
        "confrontation": _("Confrontatie"),
    }
)
offer_undo(workshop, looker, part)
if part == "factors":
    factors(workshop, looker)
elif part == "vote":
    loop(workshop, looker, "factor")
elif part == "standing":
    standing(workshop)
elif part == "figures":
    figures(workshop, looker)
elif part == "confrontation":
    confrontation(workshop, looker)
else:
    loop(workshop, looker, "dimension")
