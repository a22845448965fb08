"""The script of *Omgeving*: how a facilitator runs it."""

from pages import steps
from pages.shell.say import _
from pages.shell.script import Script


def script() -> Script:
    return Script(
        purpose=_(steps.ENVIRONMENT.purpose),
        minutes=_(
            "Een uur voor de zes dimensies, met 8 tot 60 deelnemers. Daarna een half uur voor de "
            "confrontatie, dezelfde dag of een volgende keer."
        ),
        steps=(
            _(
                "**Vooraf** · Kijk bij ‘Factoren’ wat er al staat en leg er bij ‘Cijfers’ "
                "cijfers naast. Open op de beamer het ‘Beamerscherm’, en houd uw eigen scherm "
                "voor uzelf: daar leest u straks wat nog niet op het bord hangt."
            ),
            _(
                "**5 minuten** · Kies ‘Bord’ en klik op ‘Open de vraag nu’. De beamer toont de "
                "code en de zes dimensies. Laat iedereen de code scannen. Zeg: ‘We kijken naar "
                "buiten. Wat verandert er rond ons? Er is geen juist antwoord, en we hoeven het "
                "niet eens te worden.’ Lees de zes dimensies met hun vraag voor."
            ),
            _(
                "**10 minuten** · Zeg: ‘Schrijf één verandering per briefje: waar gingen we van "
                "uit, en wat zien we nu? Eén van de twee volstaat. Schrijf niets over een persoon "
                "die te herkennen is.’ Wie geen telefoon heeft, zegt het; u typt het bij ‘Schrijf "
                "zelf een briefje’. Zet intussen ‘Toon de briefjes alleen hier’ aan. Lees ze, en "
                "kies ‘Op het bord’ of ‘Niet op het bord’."
            ),
            _(
                "**5 minuten** · Vraag om op ‘Dit zie ik ook’ te tikken bij wat men zelf ook "
                "ziet. Is een dimensie leeg? Vraag wie daar het meest van ziet. Klik daarna op "
                "‘Stop met schrijven’ en ‘Toon hoeveel mensen dit ook zien’."
            ),
            _(
                "**15 minuten** · Neem onder ‘Werk aan het bord’ één kolom tegelijk. Lees voor, "
                "vink aan wat hetzelfde zegt en klik op ‘Maak er één factor van’. Werk van boven "
                "naar beneden: bovenaan staat waar de meesten achter staan. Stop bij een tiental "
                "factoren. Wat er niet bij raakt, blijft hangen."
            ),
            _(
                "**7 minuten** · Kies ‘Factoren’ en dan ‘als tabel’. Vraag bij elke factor: raakt "
                "dit toegankelijke hulp, onderbescherming of allebei? Is het een kans, een "
                "bedreiging of allebei? Klik op ‘Bewaar’. Waar we het vandaan hebben, vult u na "
                "het uur aan."
            ),
            _(
                "**5 minuten** · Kies ‘Stemmen’ en klik op ‘Open de vraag nu’. Zijn er meer dan "
                "tien factoren, dan stelt het scherm eerst een kortere vraag voor. Zeg: ‘Hoe groot "
                "zijn de gevolgen, en hoe onzeker is het hoe dit verdergaat? Antwoord vanuit wat u "
                "zelf ziet.’ Klik op ‘Sluit de stemming’ als bijna iedereen antwoordde."
            ),
            _(
                "**10 minuten** · Klik op ‘Toon het resultaat aan iedereen’. Begin bij wat "
                "uiteenloopt: ‘Wie ziet iets wat een ander niet ziet?’ Verschil van mening blijft "
                "staan. Zet in ‘Wat nemen we mee?’ wat de groep kiest, en klik op ‘Neem over’."
            ),
            _(
                "**3 minuten** · Kies ‘Wat we vinden’ en klik op ‘Toon dit op de beamer’. Zekere "
                "trends: wat doen we daar nu al mee? Kritische onzekerheden: wat doen we als het "
                "meevalt, en wat als het tegenvalt? Een gesprek daarover vraagt meer tijd: zet "
                "het op de agenda."
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
