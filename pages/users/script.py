"""The script of *Gebruikers*: how a facilitator runs it."""

from pages import steps
from pages.shell.say import _
from pages.shell.script import Script


def script() -> Script:
    return Script(
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
