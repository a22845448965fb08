"""The script of *Rond de tafel*: how a facilitator runs it."""

from pages import steps
from pages.shell.say import _
from pages.shell.script import Script


def script() -> Script:
    return Script(
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
